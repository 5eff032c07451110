# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import time
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from standort.cases.domain.applicant_link import link_for_token, token_of
from standort.cases.domain.case import submit_inquiry
from standort.core.errors import InvalidInputError
from standort.core.tenancy import TenantRequest
from standort.land.models import Site
from standort.portal.forms import InquiryForm
from standort.portal.rate_limit import TooManyRequestsError, spend
from standort.portal.views.site import visible_site
from standort.ui.access import public

INQUIRIES_PER_HOUR = 10
_ONCE_S = 600
_WAIT_S = 0.1
_WAITS = 30


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_view(request: TenantRequest, number: str | None = None) -> HttpResponse:
    """Ask about one offer, or anything."""
    site = visible_site(request.tenant, number) if number is not None else None
    form = InquiryForm(request.POST if request.method == "POST" else None, site=site)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                spend(request, purpose="inquiry", limit=INQUIRIES_PER_HOUR)
                token = _submit_once(request, site, dict(form.cleaned_data))
            except (InvalidInputError, TooManyRequestsError) as error:
                # The form comes back with everything in it: nothing typed is lost.
                form.add_error(error.field, str(error))
                status = error.status
            else:
                return HttpResponseRedirect(f"{reverse('portal:inquiry_sent')}?token={token}")
    context = {"form": form, "site": site}
    return render(request, "portal/inquiry.html", context, status=status)


def _submit_once(request: TenantRequest, site: Site | None, fields: dict[str, Any]) -> str:
    """Submit and return the private token; the same form sent again, as by a double click, gets the first."""
    once = fields.pop("once")
    key = f"portal-inquiry-{request.tenant.pk}-{once}"
    if once and not cache.add(key, "", timeout=_ONCE_S):
        for _ in range(_WAITS):
            token: str = cache.get(key, "")
            if token:
                return token
            time.sleep(_WAIT_S)
    language = get_language() or "de"
    link = submit_inquiry(
        tenant=request.tenant, site=site, language=language, base_url=base_url(request), **fields
    )
    cache.set(key, token_of(link), timeout=_ONCE_S if once else 0)
    return token_of(link)


@public
@never_cache
@require_safe
def inquiry_sent_view(request: TenantRequest) -> HttpResponse:
    """Say thank you; with the token of the inquiry also its number and the way to the private page."""
    token = request.GET.get("token", "")
    link = link_for_token(tenant=request.tenant, token=token) if token else None
    context = {"link": link, "token": token}
    return private(render(request, "portal/inquiry_sent.html", context))


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page with a private address out of caches, search engines and other servers' logs.

    The policy is same-origin, not no-referrer: with the latter browsers send ``Origin: null`` along
    with a form, and the protection against forged requests refuses it. Other servers learn
    nothing either way.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response


def base_url(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")
