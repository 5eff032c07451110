# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from standort.core.tenancy import TenantRequest
from standort.ui.access import public


@public
@require_safe
def imprint_view(request: TenantRequest) -> HttpResponse:
    return render(request, "portal/imprint.html", {"missing": _missing(request)})


@public
@require_safe
def privacy_view(request: TenantRequest) -> HttpResponse:
    return render(request, "portal/privacy.html", {"missing": _missing(request)})


@public
@require_safe
def accessibility_view(request: TenantRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html", {"missing": _missing(request)})


def _missing(request: TenantRequest) -> bool:
    """Tell whether what the law asks for is not entered yet: the page then says that it is a draft."""
    tenant = request.tenant
    return not (tenant.legal_name and tenant.contact_address and tenant.contact_email)
