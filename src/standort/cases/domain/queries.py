# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db.models import Q, QuerySet

from standort.cases.models import Case, CaseStatus, Direction, Message
from standort.core.models import Tenant


def cases_for_staff(tenant: Tenant) -> QuerySet[Case]:
    return Case.objects.filter(tenant=tenant).select_related("inquiry", "site", "responsible")


def open_cases(tenant: Tenant) -> QuerySet[Case]:
    return cases_for_staff(tenant).exclude(status=CaseStatus.CLOSED)


def search_cases(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Narrow to cases in which every word occurs in number, subject, person or company."""
    for word in text.replace("\x00", " ").split()[:8]:  # PostgreSQL compares no text with a null
        cases = cases.filter(
            Q(number__icontains=word)
            | Q(title__icontains=word)
            | Q(inquiry__name__icontains=word)
            | Q(inquiry__company_name__icontains=word)
            | Q(inquiry__email__icontains=word)
        )
    return cases


def messages_of(case: Case) -> QuerySet[Message]:
    return Message.objects.filter(case=case).select_related("author", "mail")


def messages_for_applicant(case: Case) -> QuerySet[Message]:
    """Return what the applicant may read: everything but internal notes."""
    return messages_of(case).exclude(direction=Direction.NOTE)
