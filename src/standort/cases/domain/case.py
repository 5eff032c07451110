# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to a case."""

import copy
import re
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import User
from standort.cases.domain import mail_text
from standort.cases.domain.applicant_link import current_link, link_url
from standort.cases.domain.queries import cases_for_staff
from standort.cases.models import ApplicantLink, Case, CaseStatus, Direction, Inquiry, Message
from standort.core.change_log import changed_fields, log_change
from standort.core.errors import InvalidInputError, NotFoundError
from standort.core.models import Tenant
from standort.core.sequence import next_number
from standort.land.models import Site
from standort.work.domain.mail import queue_mail

MAX_TEXT = 5000
# A second click within this time means the first.
_DOUBLE_WITHIN = timedelta(seconds=60)
_WEB_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)


@transaction.atomic
def submit_inquiry(
    *,
    tenant: Tenant,
    site: Site | None,
    name: str,
    email: str,
    text: str,
    language: str,
    base_url: str,
    phone: str = "",
    company_name: str = "",
) -> ApplicantLink:
    """Open a case for a visitor's inquiry, thank them with a private link and tell the office."""
    _check_text(text)
    name = _checked_name(name)
    case = Case.objects.create(
        tenant=tenant,
        number=_case_number(tenant),
        title=_title(site),
        site=site,
        last_message_at=timezone.now(),
    )
    inquiry = Inquiry.objects.create(
        tenant=tenant,
        case=case,
        name=name,
        email=email,
        phone=phone,
        company_name=company_name,
        language=language,
    )
    link = ApplicantLink.objects.create(tenant=tenant, case=case)
    url = link_url(link, base_url=base_url, language=language)
    subject, body = mail_text.receipt(case=case, inquiry=inquiry, url=url)
    queue_mail(
        tenant=tenant,
        to=email,
        subject=subject,
        body=body,
        reference=case.number,
        reply_to=tenant.contact_email,
    )
    Message.objects.create(tenant=tenant, case=case, direction=Direction.IN, body=text)
    _tell_office(case, base_url=base_url)
    log_change(case, by=None, verb="received")
    return link


@transaction.atomic
def add_applicant_message(*, link: ApplicantLink, text: str, base_url: str) -> Message:
    """Add what the applicant writes on the private page; an answered case is open again."""
    _check_text(text)
    case = Case.objects.select_for_update().get(pk=link.case_id)
    if not ApplicantLink.objects.filter(pk=link.pk, revoked_at__isnull=True).exists():
        raise NotFoundError  # revoked or erased while this was on its way
    if (said := _just_said(case, by=None, direction=Direction.IN, text=text)) is not None:
        return said
    message = Message.objects.create(tenant_id=case.tenant_id, case=case, direction=Direction.IN, body=text)
    before = CaseStatus(case.status)
    if before in (CaseStatus.ANSWERED, CaseStatus.CLOSED):
        case.status = CaseStatus.IN_PROGRESS
        log_change(case, by=None, verb="status_set", fields={"status": (before.value, case.status)})
    _touch(case)
    _tell_office(case, base_url=base_url)
    return message


@transaction.atomic
def answer_case(*, case_id: int, tenant: Tenant, by: User, text: str, base_url: str) -> Message:
    """Send an answer by e-mail and show it on the applicant's page; who answers takes the case."""
    _check_text(text)
    case = _locked(case_id, tenant)
    inquiry = case.inquiry
    if inquiry.erased_at is not None:
        raise InvalidInputError(_("The applicant's data have been erased."), field="text")
    if (said := _just_said(case, by=by, direction=Direction.OUT, text=text)) is not None:
        return said
    link = current_link(case)
    url = link_url(link, base_url=base_url, language=inquiry.language) if link else ""
    subject, body = mail_text.reply(case=case, inquiry=inquiry, text=text, url=url)
    mail = queue_mail(
        tenant=tenant,
        to=inquiry.email,
        subject=subject,
        body=body,
        reference=case.number,
        reply_to=tenant.contact_email,
    )
    message = Message.objects.create(
        tenant=tenant, case=case, direction=Direction.OUT, author=by, body=text, mail=mail
    )
    earlier = copy.copy(case)
    case.responsible = case.responsible or by
    case.status = CaseStatus.ANSWERED
    _touch(case)
    log_change(case, by=by, verb="answered", fields=changed_fields(earlier, case, ("responsible", "status")))
    return message


@transaction.atomic
def add_note(*, case_id: int, tenant: Tenant, by: User, text: str) -> Message:
    """Add a note that only the office reads."""
    _check_text(text)
    case = _locked(case_id, tenant)
    if case.inquiry.erased_at is not None:
        raise InvalidInputError(_("The applicant's data have been erased."), field="text")
    if (said := _just_said(case, by=by, direction=Direction.NOTE, text=text)) is not None:
        return said
    return Message.objects.create(tenant=tenant, case=case, direction=Direction.NOTE, author=by, body=text)


@transaction.atomic
def take_case(*, case_id: int, tenant: Tenant, by: User) -> Case:
    """Make oneself responsible."""
    case = _locked(case_id, tenant)
    before = case.responsible
    case.responsible = by
    if case.status == CaseStatus.NEW:
        case.status = CaseStatus.IN_PROGRESS
    case.save(update_fields=["responsible", "status", "updated_at"])
    log_change(case, by=by, verb="taken", fields={"responsible": (before, by)})
    return case


@transaction.atomic
def set_status(*, case_id: int, tenant: Tenant, by: User, status: CaseStatus) -> CaseStatus:
    """Set the status and return the one before, so that it can be undone."""
    case = _locked(case_id, tenant)
    before = CaseStatus(case.status)
    case.status = status
    case.save(update_fields=["status", "updated_at"])
    log_change(case, by=by, verb="status_set", fields={"status": (before.value, status.value)})
    return before


def _locked(case_id: int, tenant: Tenant) -> Case:
    Case.objects.select_for_update().filter(pk=case_id, tenant=tenant).first()
    return cases_for_staff(tenant).get(pk=case_id)


def _just_said(case: Case, *, by: User | None, direction: Direction, text: str) -> Message | None:
    """Return the newest message if the same person said the same a moment ago; the case is locked."""
    newest = Message.objects.filter(case=case).order_by("-pk").first()
    if newest is None or timezone.now() - newest.created_at > _DOUBLE_WITHIN:
        return None
    same = (newest.direction, newest.author_id, newest.body) == (direction, by.pk if by else None, text)
    return newest if same else None


def _touch(case: Case) -> None:
    case.last_message_at = timezone.now()
    case.save(update_fields=["last_message_at", "status", "responsible", "updated_at"])


def _tell_office(case: Case, *, base_url: str) -> None:
    tenant = case.tenant
    to = case.responsible.email if case.responsible else tenant.contact_email
    if not to:
        return
    with override("de"):
        path = reverse("office:case", args=[case.pk])
    subject, body = mail_text.notice(case=case, url=base_url.rstrip("/") + path)
    queue_mail(tenant=tenant, to=to, subject=subject, body=body, reference=case.number)


def _case_number(tenant: Tenant) -> str:
    year = timezone.localdate().year
    return f"{year}-{next_number(tenant=tenant, series=f'case-{year}'):03d}"


def _title(site: Site | None) -> str:
    with override("de"):
        return site.name if site else gettext("General inquiry")


def _checked_name(name: str) -> str:
    """Return the name in one line: the receipt greets with it, and anybody can have one sent to anybody."""
    if _WEB_ADDRESS.search(name):
        raise InvalidInputError(_("Please enter a name here, without a web address."), field="name")
    return " ".join(name.split())


def _check_text(text: str) -> None:
    if not text.strip():
        raise InvalidInputError(_("The message is empty."), field="text")
    if len(text) > MAX_TEXT:
        raise InvalidInputError(
            _("The message is too long: %(length)d of at most %(limit)d characters.")
            % {"length": len(text), "limit": MAX_TEXT},
            field="text",
        )
