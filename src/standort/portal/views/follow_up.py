# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from standort.cases.domain.applicant_link import link_for_token
from standort.cases.domain.case import add_applicant_message
from standort.cases.domain.queries import messages_for_applicant
from standort.cases.models import ApplicantLink, CaseStatus
from standort.core.errors import InvalidInputError
from standort.core.tenancy import TenantRequest
from standort.land.domain.queries import sites_for_visitor
from standort.portal.forms import FollowUpForm
from standort.portal.rate_limit import TooManyRequestsError, spend
from standort.portal.views.inquiry import base_url, private
from standort.ui.access import public

MESSAGES_PER_HOUR = 20


@public
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_view(request: TenantRequest, token: str) -> HttpResponse:
    """Show an applicant their case and let them write; a wrong link says how to get help."""
    link = link_for_token(tenant=request.tenant, token=token)
    if link is None:
        return private(render(request, "portal/follow_up_gone.html", status=404))
    form = FollowUpForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _add(request, link, form.cleaned_data["text"])
            except (InvalidInputError, TooManyRequestsError) as error:
                form.add_error(error.field, str(error))
                status = error.status
            else:
                messages.success(request, gettext("Your message has been sent."))
                return private(HttpResponseRedirect(request.path))
    return private(render(request, "portal/follow_up.html", _context(request, link, form), status=status))


def _add(request: TenantRequest, link: ApplicantLink, text: str) -> None:
    spend(request, purpose="follow_up", limit=MESSAGES_PER_HOUR)
    add_applicant_message(link=link, text=text, base_url=base_url(request))


def _context(request: TenantRequest, link: ApplicantLink, form: FollowUpForm) -> dict[str, object]:
    case = link.case
    site = sites_for_visitor(request.tenant).filter(pk=case.site_id).first() if case.site_id else None
    return {
        "case": case,
        "site": site,
        "form": form,
        "thread": messages_for_applicant(case),
        "heading": _heading(CaseStatus(case.status)),
    }


def _heading(status: CaseStatus) -> str:
    """Answer the one question the visitor has: how does my inquiry stand."""
    return {
        CaseStatus.NEW: gettext("Your inquiry has arrived"),
        CaseStatus.IN_PROGRESS: gettext("We are working on your inquiry"),
        CaseStatus.ANSWERED: gettext("We have answered you"),
        CaseStatus.CLOSED: gettext("Your inquiry is settled"),
    }[status]
