# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db.models import QuerySet

from standort.cases.models import Case, CaseStatus, Direction, Message
from standort.core.models import Tenant
from standort.core.text_search import with_every_word

_TEXT_FIELDS = ("number", "title", "inquiry__name", "inquiry__company_name", "inquiry__email")


def cases_for_staff(tenant: Tenant) -> QuerySet[Case]:
    return Case.objects.filter(tenant=tenant).select_related("inquiry", "site", "responsible")


def open_cases(tenant: Tenant) -> QuerySet[Case]:
    return cases_for_staff(tenant).exclude(status=CaseStatus.CLOSED)


def search_cases(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Narrow to cases in which every word occurs in number, subject, person or company."""
    return cases.filter(with_every_word(text, _TEXT_FIELDS))


def messages_of(case: Case) -> QuerySet[Message]:
    return Message.objects.filter(case=case).select_related("author", "mail")


def messages_for_applicant(case: Case) -> QuerySet[Message]:
    """Return what the applicant may read: everything but internal notes."""
    return messages_of(case).exclude(direction=Direction.NOTE)
