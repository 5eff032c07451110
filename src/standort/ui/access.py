# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Every view says who may see it: the public, or those a rule names."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import resolve

PUBLIC: Final = "public"
View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Mark a view that everybody may see; what it shows is narrowed by the query it uses."""
    view.rule = PUBLIC  # type: ignore[attr-defined]
    return view


def requires(permission: str) -> Callable[[View], View]:
    """Let a view be seen only by those who hold a permission in the tenant of the request."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.has_perm(permission, request.tenant):  # type: ignore[attr-defined]
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            # What an office page shows stays in no cache, and is gone from "back" after signing out.
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        guarded.rule = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def may_open(request: HttpRequest, path: str) -> bool:
    """Tell whether somebody may open an address of ours, by the rule of its view."""
    rule = getattr(resolve(path).func, "rule", PUBLIC)
    tenant = getattr(request, "tenant", None)
    if rule == PUBLIC:
        return True
    user = getattr(request, "user", None)
    return tenant is not None and user is not None and bool(user.has_perm(rule, tenant))
