# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.utils import timezone

from standort.cases.domain.applicant_link import link_for_token, token_of
from standort.cases.domain.case import add_note, answer_case, set_status, submit_inquiry
from standort.cases.domain.personal_data import erase_applicant, erase_expired, export_applicant
from standort.cases.models import Case, CaseStatus, Message
from standort.core.models import Change
from standort.work.models import OutgoingMail

BASE = "https://testserver"
PERSON = (
    "Erika Beispiel",
    "erika@firma.example",
    "0170 1234567",
    "Beispiel GmbH",
    "Wir brauchen eine Halle.",
)


@pytest.fixture
def link(tenant):
    name, email, phone, company, text = PERSON
    return submit_inquiry(
        tenant=tenant,
        site=None,
        name=name,
        email=email,
        phone=phone,
        company_name=company,
        text=text,
        language="de",
        base_url=BASE,
    )


def test_export_holds_all_about_the_person_and_no_internal_note(link, tenant, staff):
    add_note(case_id=link.case_id, tenant=tenant, by=staff, text="Vorsicht, nur intern")

    exported = str(export_applicant(case_id=link.case_id, tenant=tenant))

    assert all(part in exported for part in PERSON)
    assert "nur intern" not in exported


def test_erasure_leaves_no_trace_of_the_person_in_any_table(link, tenant, staff):
    answer_case(
        case_id=link.case_id, tenant=tenant, by=staff, text="Guten Tag, Erika Beispiel", base_url=BASE
    )

    erase_applicant(case_id=link.case_id, tenant=tenant, by=staff)

    case = Case.objects.select_related("inquiry").get(pk=link.case_id)
    left = [
        *[str(row) for row in OutgoingMail.objects.values()],
        *[str(row) for row in Message.objects.values()],
        *[str(row) for row in Change.objects.values()],
        str(vars(case)),
        str(vars(case.inquiry)),
    ]
    assert not [row for row in left for part in (*PERSON, "erika") if part in row]
    assert case.status == CaseStatus.CLOSED
    assert link_for_token(tenant=tenant, token=token_of(link)) is None


@pytest.mark.parametrize(
    ("status", "months_ago", "erased"),
    [(CaseStatus.CLOSED, 25, 1), (CaseStatus.CLOSED, 23, 0), (CaseStatus.ANSWERED, 25, 0)],
)
def test_retention_erases_only_closed_cases_that_are_old_enough(
    link, tenant, staff, status, months_ago, erased
):
    set_status(case_id=link.case_id, tenant=tenant, by=staff, status=status)
    later = timezone.now() + timedelta(days=months_ago * 30.44)

    assert erase_expired(now=later) == erased
    assert erase_expired(now=later) == 0
