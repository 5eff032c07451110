# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Cases: the list, one case as a conversation, and what can be done with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from standort.cases.domain.applicant_link import current_link, link_url, revoke_links
from standort.cases.domain.case import add_note, answer_case, set_status, take_case
from standort.cases.domain.queries import cases_for_staff, messages_of, open_cases, search_cases
from standort.cases.domain.responsibility import assign_case
from standort.cases.forms import NOBODY, AnswerForm, CaseFilterForm, NoteForm, ResponsibleForm, StatusForm
from standort.cases.models import Case, CaseStatus
from standort.core.change_log import changes_of
from standort.core.errors import InvalidInputError
from standort.office.history import history_of
from standort.office.listing import Column, Listing
from standort.office.page import OfficeRequest, show, tells_why_not
from standort.office.undo import latest_undo_url
from standort.ui.access import requires

HISTORY_LINES = 100
COLUMNS = (
    Column(key="title", label=gettext_lazy("Subject"), order_by=("title",)),
    Column(
        key="applicant", label=gettext_lazy("Applicant"), order_by=("inquiry__company_name", "inquiry__name")
    ),
    Column(key="status", label=gettext_lazy("Status"), order_by=("status",)),
    Column(key="responsible", label=gettext_lazy("Responsible"), order_by=("responsible__name",)),
    Column(key="last", label=gettext_lazy("Last message"), order_by=("last_message_at",)),
)


@requires("cases.view_case")
def cases(request: OfficeRequest) -> HttpResponse:
    form = CaseFilterForm(request.GET, tenant=request.tenant, user=request.user)
    form.is_valid()
    found = _filtered(cases_for_staff(request.tenant), form.cleaned_data)
    listing = Listing(found, columns=COLUMNS, query=request.GET, default="-last")
    any_at_all = bool(listing.total) or cases_for_staff(request.tenant).exists()
    return show(request, "office/cases.html", {"form": form, "listing": listing, "any_at_all": any_at_all})


def _filtered(found: QuerySet[Case], wanted: dict[str, Any]) -> QuerySet[Case]:
    found = search_cases(found, wanted.get("q", ""))
    status, responsible = wanted.get("status", ""), wanted.get("responsible", "")
    if status == "open":
        found = found.exclude(status=CaseStatus.CLOSED)
    elif status:
        found = found.filter(status=status)
    if responsible == NOBODY:
        found = found.filter(responsible__isnull=True)
    elif responsible:
        found = found.filter(responsible_id=responsible)
    return found


@requires("cases.view_case")
def case(request: OfficeRequest, pk: int) -> HttpResponse:
    return _case_page(request, get_object_or_404(cases_for_staff(request.tenant), pk=pk))


def _case_page(
    request: OfficeRequest,
    case: Case,
    *,
    answer_form: forms.Form | None = None,
    note_form: forms.Form | None = None,
) -> HttpResponse:
    """Show a case; with a form that has errors everything typed stays in it."""
    link = current_link(case)
    language = case.inquiry.language
    context = {
        "case": case,
        "case_messages": messages_of(case),
        "answer_form": answer_form or AnswerForm(prefix="answer"),
        "note_form": note_form or NoteForm(prefix="note"),
        "status_form": StatusForm(initial={"status": case.status}),
        "responsible_form": ResponsibleForm(
            tenant=request.tenant, initial={"responsible": case.responsible_id}
        ),
        "link": link,
        "private_url": link_url(link, base_url=_base_url(request), language=language) if link else "",
        "history": history_of(list(changes_of(case)[:HISTORY_LINES]), with_undo=True),
        "open_total": open_cases(request.tenant).count(),
    }
    has_errors = answer_form is not None or note_form is not None
    return show(request, "office/case.html", context, status=422 if has_errors else 200)


def _base_url(request: OfficeRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _back(case: Case, anchor: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("office:case", args=[case.pk]) + anchor)


@requires("cases.change_case")
@require_POST
def case_answer(request: OfficeRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    form = AnswerForm(request.POST, prefix="answer")
    if form.is_valid():
        try:
            message = answer_case(
                case_id=case.pk,
                tenant=request.tenant,
                by=request.user,
                text=form.cleaned_data["text"],
                base_url=_base_url(request),
            )
        except InvalidInputError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Answer sent to %(name)s.") % {"name": case.inquiry.name})
            return _back(case, f"#message-{message.pk}")
    return _case_page(request, case, answer_form=form)


@requires("cases.change_case")
@require_POST
def case_note(request: OfficeRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    form = NoteForm(request.POST, prefix="note")
    if form.is_valid():
        try:
            note = add_note(
                case_id=case.pk, tenant=request.tenant, by=request.user, text=form.cleaned_data["text"]
            )
        except InvalidInputError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Note kept."))
            return _back(case, f"#message-{note.pk}")
    return _case_page(request, case, note_form=form)


@requires("cases.change_case")
@require_POST
@tells_why_not
def case_take(request: OfficeRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    take_case(case_id=case.pk, tenant=request.tenant, by=request.user)
    text = _("You have taken over case %(number)s.") % {"number": case.number}
    messages.success(request, text, extra_tags=latest_undo_url(case, "taken"))
    return _back(case)


@requires("cases.change_case")
@require_POST
@tells_why_not
def case_responsible(request: OfficeRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    form = ResponsibleForm(request.POST, tenant=request.tenant)
    if not form.is_valid():
        raise InvalidInputError(_("This person does not work on cases."))
    person = form.cleaned_data["responsible"]
    assign_case(case_id=case.pk, tenant=request.tenant, by=request.user, responsible=person)
    messages.success(request, _("Responsible: %(name)s.") % {"name": person or _("nobody yet")})
    return _back(case)


@requires("cases.change_case")
@require_POST
@tells_why_not
def case_status(request: OfficeRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    form = StatusForm(request.POST)
    if not form.is_valid():
        raise InvalidInputError(_("There is no such status."))
    status = CaseStatus(form.cleaned_data["status"])
    if status != case.status:
        set_status(case_id=case.pk, tenant=request.tenant, by=request.user, status=status)
        text = _("Case %(number)s: %(status)s.") % {"number": case.number, "status": status.label}
        messages.success(request, text, extra_tags=latest_undo_url(case, "status_set"))
    return _back(case)


@requires("cases.change_case")
@require_POST
@tells_why_not
def case_revoke_link(request: OfficeRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    if revoke_links(case=case, by=request.user):
        text = _("The private link no longer works.")
        messages.success(request, text, extra_tags=latest_undo_url(case, "link_revoked"))
    return _back(case)
