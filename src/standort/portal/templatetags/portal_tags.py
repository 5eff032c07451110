# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Words about sites for templates, and the links by which a page names its other languages."""

from typing import Any

from django import template
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language

from standort.land.domain.provision import provision_of
from standort.land.models import Site
from standort.portal import site_fact

register = template.Library()

for _name in (
    "availability_text",
    "kind_text",
    "lead_text",
    "place_text",
    "price_text",
    "provision_badge",
    "reasons",
    "rent_text",
    "sale_text",
    "size_text",
    "status_badge",
    "total_text",
):
    register.filter(_name, getattr(site_fact, _name))


@register.filter
def provision(site: Site) -> str:
    """Say which sign a site has on the map."""
    return provision_of(site.kind).value


@register.inclusion_tag("portal/part/head_links.html", takes_context=True)
def head_links(context: Context, description: str = "") -> dict[str, Any]:
    """Canonical address without filters, and the same page in each language."""
    request = context["request"]
    here = request.build_absolute_uri(request.path)
    return {
        "here": here,
        "german": translate_url(here, "de"),
        "english": translate_url(here, "en"),
        "description": description,
        "language": get_language(),
    }
