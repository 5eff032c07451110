# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core import mail

from standort.accounts.models import Role
from standort.cases.domain.applicant_link import (
    current_link,
    link_for_token,
    link_url,
    revoke_links,
    token_of,
)
from standort.cases.domain.case import (
    MAX_TEXT,
    add_applicant_message,
    add_note,
    answer_case,
    set_status,
    submit_inquiry,
    take_case,
)
from standort.cases.domain.queries import messages_for_applicant, open_cases, search_cases
from standort.cases.models import Case, CaseStatus, Direction, Inquiry, Message
from standort.core.change_log import changes_of
from standort.core.errors import InvalidInputError
from standort.work.models import OutgoingMail

pytestmark = pytest.mark.django_db
BASE = "http://testserver/"


@pytest.fixture
def submit(tenant, make_site):
    def make(**fields):
        values = {
            "tenant": tenant,
            "site": None,
            "name": "Alex Beispiel",
            "email": "alex@firma.example",
            "text": "Wir suchen Land.",
            "language": "de",
            "base_url": BASE,
        }
        return submit_inquiry(**{**values, **fields})

    return make


def test_an_inquiry_opens_a_case_and_tells_both_sides(submit, tenant, make_site):
    site = make_site(name="Sägewerk")
    link = submit(site=site)
    case = Case.objects.get()
    assert (case.title, case.status, case.site) == ("Sägewerk", CaseStatus.NEW, site)
    assert changes_of(case).get().verb == "received"
    to_applicant, to_office = OutgoingMail.objects.order_by("pk")
    assert to_applicant.to == "alex@firma.example"
    assert token_of(link) in to_applicant.body
    assert to_office.to == tenant.contact_email
    assert "Alex" not in to_office.body + to_office.subject


def test_numbers_run_on_without_doubles(submit):
    numbers = {submit().case.number for _ in range(3)}
    assert len(numbers) == 3


def test_the_receipt_is_in_the_language_of_the_applicant(submit):
    submit(language="en")
    receipt = OutgoingMail.objects.earliest("pk")
    assert receipt.subject.startswith("Your inquiry")
    assert "/en/follow_up/" in receipt.body


def test_mail_leaves_only_after_commit(submit, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submit()
        assert mail.outbox == []
    assert {message.to[0] for message in mail.outbox} == {"alex@firma.example", "office@testserver"}


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (MAX_TEXT + 1)])
def test_an_empty_or_endless_message_is_refused_and_nothing_stored(submit, text):
    with pytest.raises(InvalidInputError) as refusal:
        submit(text=text)
    assert refusal.value.field == "text"
    assert not Case.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_an_answer_goes_out_and_whoever_answers_takes_the_case(submit, tenant, staff):
    case = submit().case
    answer_case(case_id=case.pk, tenant=tenant, by=staff, text="Gern.", base_url=BASE)
    case.refresh_from_db()
    assert (case.status, case.responsible) == (CaseStatus.ANSWERED, staff)
    sent = OutgoingMail.objects.latest("pk")
    assert sent.to == "alex@firma.example"
    assert "Gern." in sent.body
    assert case.number in sent.subject
    assert [one.direction for one in messages_for_applicant(case)] == [Direction.IN, Direction.OUT]


def test_an_answer_after_revoking_carries_no_link(submit, tenant, staff):
    link = submit()
    revoke_links(case=link.case, by=staff)
    answer_case(case_id=link.case_id, tenant=tenant, by=staff, text="Gern.", base_url=BASE)
    assert "follow_up" not in OutgoingMail.objects.latest("pk").body


def test_writing_again_opens_an_answered_case(submit, tenant, staff):
    link = submit()
    answer_case(case_id=link.case_id, tenant=tenant, by=staff, text="Gern.", base_url=BASE)
    add_applicant_message(link=link, text="Noch eine Frage.", base_url=BASE)
    case = Case.objects.get()
    assert case.status == CaseStatus.IN_PROGRESS
    assert OutgoingMail.objects.latest("pk").to == staff.email
    reopened, answered = changes_of(case)[:2]
    assert (reopened.by, reopened.fields) == (None, {"status": ["answered", "in_progress"]})
    assert answered.fields == {"status": ["new", "answered"], "responsible": [None, str(staff)]}


def test_an_umlaut_is_found_in_either_case(submit, tenant):
    case = submit(name="Änne Übelacker").case
    assert search_cases(open_cases(tenant), "ÜBELACKER änne").get() == case


def test_a_note_never_reaches_the_applicant(submit, tenant, staff):
    case = submit().case
    add_note(case_id=case.pk, tenant=tenant, by=staff, text="Vorsicht.")
    assert [one.body for one in messages_for_applicant(case)] == ["Wir suchen Land."]
    assert OutgoingMail.objects.count() == 2


def test_taking_and_closing_are_logged_and_closing_can_be_undone(submit, tenant, staff):
    case = submit().case
    take_case(case_id=case.pk, tenant=tenant, by=staff)
    before = set_status(case_id=case.pk, tenant=tenant, by=staff, status=CaseStatus.CLOSED)
    assert before == CaseStatus.IN_PROGRESS
    assert not open_cases(tenant).exists()
    set_status(case_id=case.pk, tenant=tenant, by=staff, status=before)
    assert [change.verb for change in changes_of(case)] == ["status_set", "status_set", "taken", "received"]


def test_a_case_of_another_town_cannot_be_touched(submit, other_tenant, make_user):
    case = submit().case
    stranger = make_user(Role.ADMIN, tenant=other_tenant)
    with pytest.raises(Case.DoesNotExist):
        answer_case(case_id=case.pk, tenant=other_tenant, by=stranger, text="x", base_url=BASE)
    with pytest.raises(Case.DoesNotExist):
        add_note(case_id=case.pk, tenant=other_tenant, by=stranger, text="x")
    assert Message.objects.count() == 1


def test_search_finds_every_word_in_number_person_and_company(submit, tenant):
    case = submit(company_name="Muster GmbH").case
    assert search_cases(open_cases(tenant), "muster alex").get() == case
    assert not search_cases(open_cases(tenant), "muster anna").exists()


def test_a_token_opens_only_its_own_link(submit, tenant, other_tenant):
    link = submit()
    token = token_of(link)
    assert link_for_token(tenant=tenant, token=token) == link
    assert link_for_token(tenant=other_tenant, token=token) is None
    for forged in ("", ":", token[:-1], token + "a", link.nonce, token.replace(":", "")):
        assert link_for_token(tenant=tenant, token=forged) is None
    assert (
        link_url(link, base_url="https://a.example/", language="de")
        == f"https://a.example/follow_up/{token}/"
    )


def test_a_revoked_link_is_useless_and_revoking_twice_says_so_once(submit, tenant, staff):
    link = submit()
    assert current_link(link.case) == link
    assert revoke_links(case=link.case, by=staff) == 1
    assert revoke_links(case=link.case, by=staff) == 0
    assert link_for_token(tenant=tenant, token=token_of(link)) is None
    assert current_link(link.case) is None
    assert Inquiry.objects.count() == 1
