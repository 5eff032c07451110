# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The municipality's own colour as a style sheet, because the policy allows no inline style."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from standort.ui.access import public

HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@public
@require_safe
@cache_control(public=True, max_age=3600)
def accent_view(request: HttpRequest) -> HttpResponse:
    """Set the accent and the two tints made from it; the page appends the colours to the address."""
    tenant = getattr(request, "tenant", None)
    light, dark = (getattr(tenant, name, "") or "" for name in ("accent_light", "accent_dark"))
    rule = ""
    if HEX_COLOUR.fullmatch(light) and HEX_COLOUR.fullmatch(dark):
        tints = {"--so-tint": (7, 12), "--so-tint-2": (15, 26)}
        rules = [f"--so-accent:light-dark({light},{dark})"] + [
            f"{name}:light-dark(color-mix(in srgb,{light} {on_light}%,#fff),"
            f"color-mix(in srgb,{dark} {on_dark}%,#10131f))"
            for name, (on_light, on_dark) in tints.items()
        ]
        rule = f":root,[data-kern-theme=light],[data-kern-theme=dark]{{{';'.join(rules)}}}"
    return HttpResponse(rule, content_type="text/css; charset=utf-8")
