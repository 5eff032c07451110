# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What every page of the office has around its content."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from standort.accounts.models import User
from standort.cases.domain.queries import open_cases
from standort.core.errors import DomainError
from standort.core.models import Tenant
from standort.core.tenancy import TenantRequest
from standort.land.domain.queries import sites_for_user
from standort.office.mail import mails_for
from standort.ui.access import View
from standort.work.models import MailState


class OfficeRequest(TenantRequest):
    """A request of somebody who has signed in, for annotations."""

    user: User


def may(request: HttpRequest, permission: str) -> bool:
    """Tell whether the person holds a permission in the tenant of the request."""
    return bool(request.user.has_perm(permission, request.tenant))  # type: ignore[attr-defined]


def way_back(request: HttpRequest) -> str:
    """Return the page on which a button was pressed; never one of another site."""
    referrer = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure())
    return referrer if known else reverse("office:today")


def tells_why_not(view: View) -> View:
    """Lead back to the page with the reason where a button cannot do what it says."""

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except DomainError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(way_back(request))

    return telling


def nav_counts(user: User, tenant: Tenant) -> dict[str, int]:
    """Return the numbers beside the navigation; nobody is told how much there is of what they may not see."""
    counts = {}
    if user.has_perm("land.view_site", tenant):
        counts["sites"] = sites_for_user(user, tenant).count()
    if user.has_perm("cases.view_case", tenant):
        counts["cases"] = open_cases(tenant).count()
        counts["outbox"] = mails_for(user, tenant).filter(state=MailState.FAILED).count()
    return counts


def show(
    request: OfficeRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of the office."""
    counts = SimpleLazyObject(lambda: nav_counts(request.user, request.tenant))
    return render(request, template, {"nav_counts": counts, **context}, status=status)
