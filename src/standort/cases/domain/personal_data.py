# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Personal data of applicants: export on request, erasure on request or when the retention ends.

Purpose is answering the inquiry (Art. 6(1)(e) GDPR). What stays after erasure names nobody:
number, subject, site, status and dates of the case, for statistics.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from standort.accounts.models import User
from standort.cases.domain.applicant_link import revoke_links
from standort.cases.domain.queries import cases_for_staff, messages_for_applicant
from standort.cases.models import Case, CaseStatus, Message
from standort.core.change_log import log_change
from standort.core.models import Tenant
from standort.work.domain.mail import forget_mails

_DAYS_PER_MONTH = 30.44


def export_applicant(*, case_id: int, tenant: Tenant) -> dict[str, Any]:
    """Return everything held about the applicant of a case, for Art. 15 GDPR."""
    case = cases_for_staff(tenant).get(pk=case_id)
    inquiry = case.inquiry
    return {
        "case": case.number,
        "subject": case.title,
        "status": case.status,
        "received": case.created_at.isoformat(),
        "purpose": "answering the inquiry, Art. 6(1)(e) GDPR",
        "name": inquiry.name,
        "email": inquiry.email,
        "phone": inquiry.phone,
        "company": inquiry.company_name,
        "language": inquiry.language,
        "messages": [
            {"at": message.created_at.isoformat(), "direction": message.direction, "text": message.body}
            for message in messages_for_applicant(case)
        ],
    }


@transaction.atomic
def erase_applicant(*, case_id: int, tenant: Tenant, by: User | None) -> Case:
    """Remove who asked and what was written; the case itself stays, closed and without a name."""
    Case.objects.select_for_update().filter(pk=case_id, tenant=tenant).first()
    case = cases_for_staff(tenant).get(pk=case_id)
    inquiry = case.inquiry
    inquiry.name = inquiry.email = inquiry.phone = inquiry.company_name = ""
    inquiry.erased_at = timezone.now()
    inquiry.save()
    Message.objects.filter(case=case).update(body="")
    revoke_links(case=case, by=by)
    forget_mails(tenant=tenant, reference=case.number)
    case.status = CaseStatus.CLOSED
    case.save(update_fields=["status", "updated_at"])
    log_change(case, by=by, verb="erased")
    return case


def expired_cases(tenant: Tenant, *, now: datetime) -> QuerySet[Case]:
    """Return closed cases whose retention is over and that still hold personal data."""
    limit = now - timedelta(days=round(tenant.retention_months * _DAYS_PER_MONTH))
    return cases_for_staff(tenant).filter(
        status=CaseStatus.CLOSED, updated_at__lt=limit, inquiry__erased_at__isnull=True
    )


def erase_expired(*, now: datetime | None = None) -> int:
    """Erase in all offices what has outlived its retention; return how many cases."""
    moment = now or timezone.now()
    count = 0
    for tenant in Tenant.objects.all():
        for case_id in list(expired_cases(tenant, now=moment).values_list("pk", flat=True)):
            erase_applicant(case_id=case_id, tenant=tenant, by=None)
            count += 1
    return count
