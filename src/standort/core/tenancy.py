# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which tenant a request is for: by host name, or the only one there is."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import render

from standort.core.models import Tenant


class TenantRequest(HttpRequest):
    """A request after the middleware, for annotations."""

    tenant: Tenant


def tenant_for_host(host: str) -> Tenant | None:
    """Return the tenant that a host name belongs to.

    A host nobody claims is served only where there is one tenant and this tenant claims no host:
    otherwise a stray name could show one town's data under another's address.
    """
    name = split_domain_port(host)[0].removesuffix(".")
    found = Tenant.objects.filter(hosts__host=name).first()
    if found is not None:
        return found
    some = list(Tenant.objects.filter(hosts__isnull=True)[:2])
    return some[0] if len(some) == 1 and Tenant.objects.count() == 1 else None


class TenantMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        _refuse_null(request)
        tenant = tenant_for_host(request.get_host())
        if tenant is None:
            return render(request, "ui/no_tenant.html", status=503)
        request.tenant = tenant  # type: ignore[attr-defined]
        return self.get_response(request)


def _refuse_null(request: HttpRequest) -> None:
    """Refuse a null character in a cookie: Django unquotes it there, PostgreSQL looks up no session by it."""
    if any("\x00" in value for value in request.COOKIES.values()):
        message = "null character in a cookie"
        raise BadRequest(message)


def tenant_context(request: HttpRequest) -> dict[str, Tenant | None]:
    """Context processor: ``tenant`` in every template."""
    return {"tenant": getattr(request, "tenant", None)}
