# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Cases under pressure: double clicks, foreign words in our mails, and writing after erasure."""

import pytest

from standort.cases.domain.applicant_link import revoke_links
from standort.cases.domain.case import add_applicant_message, add_note, answer_case, submit_inquiry
from standort.cases.domain.personal_data import erase_applicant
from standort.cases.models import Direction, Message
from standort.core.errors import InvalidInputError, NotFoundError
from standort.work.models import OutgoingMail

BASE = "http://testserver/"


def _inquiry(tenant, **fields):
    values = {"name": "Kim Beispiel", "email": "kim@example.org", "text": "Guten Tag", "site": None}
    return submit_inquiry(tenant=tenant, language="de", base_url=BASE, **(values | fields))


def test_two_clicks_on_answer_send_one_mail(tenant, staff):
    case = _inquiry(tenant).case
    answers = [
        answer_case(case_id=case.pk, tenant=tenant, by=staff, text="Gern.", base_url=BASE) for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert OutgoingMail.objects.filter(to="kim@example.org", body__contains="Gern.").count() == 1


def test_the_same_words_of_two_people_are_two_messages(tenant, staff):
    link = _inquiry(tenant)
    add_applicant_message(link=link, text="Ja.", base_url=BASE)
    answer_case(case_id=link.case_id, tenant=tenant, by=staff, text="Ja.", base_url=BASE)
    add_applicant_message(link=link, text="Ja.", base_url=BASE)
    assert Message.objects.filter(case=link.case, body="Ja.").count() == 3


@pytest.mark.parametrize("name", ["Gewinn! http://evil.example", "WWW.evil.example"])
def test_a_name_carries_no_web_address_into_the_receipt(tenant, name):
    with pytest.raises(InvalidInputError) as refused:
        _inquiry(tenant, name=name)
    assert refused.value.field == "name"
    assert not OutgoingMail.objects.exists()


def test_a_name_stays_one_line_in_the_receipt(tenant):
    link = _inquiry(tenant, name="Kim\r\nBcc: all@example.org\n\nBitte zahlen")
    assert link.case.inquiry.name == "Kim Bcc: all@example.org Bitte zahlen"


def test_after_erasure_nothing_is_written_about_the_person_again(tenant, staff):
    link = _inquiry(tenant)
    case = erase_applicant(case_id=link.case_id, tenant=tenant, by=staff)
    with pytest.raises(InvalidInputError):
        answer_case(case_id=case.pk, tenant=tenant, by=staff, text="Gern.", base_url=BASE)
    with pytest.raises(InvalidInputError):
        add_note(case_id=case.pk, tenant=tenant, by=staff, text="Rief an: Kim Beispiel")
    assert not Message.objects.filter(case=case).exclude(body="").exists()


def test_a_link_revoked_meanwhile_takes_no_message(tenant, staff):
    link = _inquiry(tenant)
    revoke_links(case=link.case, by=staff)
    with pytest.raises(NotFoundError):
        add_applicant_message(link=link, text="Noch etwas", base_url=BASE)
    assert Message.objects.filter(case=link.case, direction=Direction.IN).count() == 1
