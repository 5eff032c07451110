# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Cases in the office: finding, answering, noting, handing over, undoing."""

import pytest
from django.core import mail
from django.urls import reverse

from standort.accounts.models import Role
from standort.cases.domain.personal_data import erase_applicant
from standort.cases.models import ApplicantLink, Case, CaseStatus, Direction, Message
from standort.core.models import Change


@pytest.fixture
def case(tenant, make_case):
    return make_case(tenant=tenant, company_name="Kühllogistik Nord GmbH")


@pytest.fixture
def client(staff, login):
    return login(Role.STAFF)


def _url(name, case):
    return reverse(f"office:{name}", args=[case.pk])


def test_an_answer_goes_out_by_mail_and_stands_in_the_conversation(
    client, case, staff, django_capture_on_commit_callbacks
):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(_url("case_answer", case), {"answer-text": "Gern am Donnerstag."}, follow=True)
    page = response.content.decode()
    assert "Gern am Donnerstag." in page
    assert "gesendet" in page
    assert [message.to for message in mail.outbox] == [["jana@example.org"]]
    assert "Gern am Donnerstag." in mail.outbox[0].body
    assert "/follow_up/" in mail.outbox[0].body
    case.refresh_from_db()
    assert (case.status, case.responsible) == (CaseStatus.ANSWERED, staff)


def test_an_empty_answer_is_told_at_the_field_and_nothing_is_stored(client, case):
    response = client.post(_url("case_answer", case), {"answer-text": "  "})
    assert response.status_code == 422
    assert list(response.context["answer_form"].errors) == ["text"]
    assert Message.objects.filter(direction=Direction.OUT).count() == 0


def test_an_answer_that_is_too_long_stays_in_the_field(client, case):
    text = "Wort " * 1200
    response = client.post(_url("case_answer", case), {"answer-text": text})
    assert response.status_code == 422
    assert text.strip() in response.content.decode()
    assert Message.objects.filter(direction=Direction.OUT).count() == 0


def test_a_note_is_kept_inside_and_sends_nothing(client, case, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(
            _url("case_note", case), {"note-text": "Gutachten fehlt"}, follow=True
        ).content.decode()
    assert "Gutachten fehlt" in page
    assert "so-msg note" in page
    assert mail.outbox == []


def test_taking_over_can_be_undone_from_the_toast(client, case, staff):
    page = client.post(_url("case_take", case), follow=True)
    change = Change.objects.get(verb="taken")
    assert f'action="{reverse("office:undo", args=[change.pk])}"' in page.content.decode()
    case.refresh_from_db()
    assert (case.responsible, case.status) == (staff, CaseStatus.IN_PROGRESS)
    client.post(reverse("office:undo", args=[change.pk]))
    case.refresh_from_db()
    assert (case.responsible, case.status) == (None, CaseStatus.NEW)


def test_a_status_is_set_and_put_back(client, case):
    client.post(_url("case_status", case), {"status": "closed"})
    change = Change.objects.get(verb="status_set")
    response = client.post(reverse("office:undo", args=[change.pk]), follow=True)
    case.refresh_from_db()
    assert case.status == CaseStatus.NEW
    assert "Rückgängig gemacht" in response.content.decode()


def test_what_was_changed_again_is_not_undone(client, case):
    client.post(_url("case_status", case), {"status": "closed"})
    change = Change.objects.get(verb="status_set")
    client.post(_url("case_status", case), {"status": "answered"})
    response = client.post(reverse("office:undo", args=[change.pk]), follow=True)
    assert "nicht mehr rückgängig" in response.content.decode()
    case.refresh_from_db()
    assert case.status == CaseStatus.ANSWERED


def test_the_history_offers_to_undo_only_what_still_stands(client, case):
    client.post(_url("case_status", case), {"status": "closed"})
    client.post(_url("case_status", case), {"status": "answered"})
    first, second = Change.objects.filter(verb="status_set").order_by("pk")
    client.get(_url("case", case))  # the toasts are seen
    page = client.get(_url("case", case)).content.decode()
    assert reverse("office:undo", args=[second.pk]) in page
    assert reverse("office:undo", args=[first.pk]) not in page


def test_an_unknown_status_is_refused(client, case):
    page = client.post(_url("case_status", case), {"status": "gone"}, follow=True)
    assert "Diesen Status gibt es nicht" in page.content.decode()
    case.refresh_from_db()
    assert case.status == CaseStatus.NEW


def test_a_revoked_link_no_longer_works_until_it_is_undone(client, case):
    link = ApplicantLink.objects.get(case=case)
    client.post(_url("case_revoke_link", case))
    link.refresh_from_db()
    assert link.revoked_at is not None
    change = Change.objects.get(verb="link_revoked")
    client.post(reverse("office:undo", args=[change.pk]))
    link.refresh_from_db()
    assert link.revoked_at is None
    assert "nicht mehr" in client.post(reverse("office:undo", args=[change.pk]), follow=True).content.decode()
    assert Change.objects.filter(verb="link_restored").count() == 1


def test_a_case_is_handed_to_a_colleague_but_not_to_a_council_reader(client, case, make_user):
    head, council = make_user(Role.HEAD), make_user(Role.COUNCIL)
    client.post(_url("case_responsible", case), {"responsible": head.pk})
    case.refresh_from_db()
    assert case.responsible == head
    page = client.post(_url("case_responsible", case), {"responsible": council.pk}, follow=True)
    assert "bearbeitet keine Vorgänge" in page.content.decode()
    case.refresh_from_db()
    assert case.responsible == head


def test_an_erased_case_shows_no_form_to_answer(client, case, tenant):
    erase_applicant(case_id=case.pk, tenant=tenant, by=None)
    page = client.get(_url("case", case)).content.decode()
    assert "Jana Winter" not in page
    assert _url("case_answer", case) not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "kühl"}, 1),
        ({"q": "unbekannt"}, 0),
        ({"status": "new"}, 2),
        ({"status": "closed"}, 0),
        ({"status": "open"}, 2),
        ({"responsible": "none"}, 2),
        ({"status": "nonsense"}, 2),
        ({"page": "99"}, 2),
        ({"sort": "-title"}, 2),
        ({"sort": "password"}, 2),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_says(query, found, client, case, tenant, make_case):
    make_case(tenant=tenant, name="Paul Rad")
    response = client.get(reverse("office:cases"), query)
    assert response.status_code == 200
    assert response.context["listing"].total == found


def test_the_list_is_sorted_both_ways_and_says_so(client, tenant, make_case):
    for name in ("Berta", "Anna", "Carla"):
        make_case(tenant=tenant, name=name)
    up = client.get(reverse("office:cases"), {"sort": "applicant"})
    down = client.get(reverse("office:cases"), {"sort": "-applicant"})
    assert [case.inquiry.name for case in up.context["listing"].page] == ["Anna", "Berta", "Carla"]
    assert [case.inquiry.name for case in down.context["listing"].page] == ["Carla", "Berta", "Anna"]
    assert 'aria-sort="ascending"' in up.content.decode()
    assert 'aria-sort="descending"' in down.content.decode()


def test_the_first_page_leads_to_the_second(client, tenant, make_case):
    for count in range(27):
        make_case(tenant=tenant, name=f"Person {count}")
    first = client.get(reverse("office:cases"), {"status": "new"})
    assert len(first.context["listing"].page) == 25
    assert "status=new&amp;page=2" in first.content.decode()
    assert len(client.get(reverse("office:cases"), {"page": "2"}).context["listing"].page) == 2


def test_without_cases_the_page_says_how_they_come(client):
    assert reverse("portal:inquiry") in client.get(reverse("office:cases")).content.decode()


def test_the_mail_state_of_each_answer_is_said(client, case, django_capture_on_commit_callbacks):
    client.post(_url("case_answer", case), {"answer-text": "Gern."})
    message = Message.objects.get(direction=Direction.OUT)
    message.mail.state = "failed"
    message.mail.save()
    page = client.get(_url("case", case)).content.decode()
    assert "nicht gesendet" in page
    assert reverse("office:mail", args=[message.mail.pk]) in page


def test_html_of_a_visitor_is_shown_as_text(client, tenant, make_case):
    evil = "<img src=x onerror=alert(1)>"
    case = make_case(
        tenant=tenant, name=f"N{evil}", company_name=f"C{evil}", phone=f"P{evil}", text=f"T{evil}"
    )
    client.post(_url("case_note", case), {"note-text": f"Note{evil}"})
    client.post(_url("case_answer", case), {"answer-text": f"Answer{evil}"})
    sent = Message.objects.get(direction=Direction.OUT).mail
    addresses = [
        _url("case", case),
        reverse("office:today"),
        reverse("office:cases"),
        reverse("office:outbox"),
        reverse("office:mail", args=[sent.pk]),
        reverse("office:search") + "?all=" + evil,
    ]
    for address in addresses:
        assert evil not in client.get(address).content.decode(), address
    assert Case.objects.count() == 1


def test_an_applicant_gets_what_is_held_about_them(client, case):
    client.post(_url("case_note", case), {"note-text": "nur intern"})
    response = client.get(_url("case_export", case))
    assert response["Content-Disposition"] == f'attachment; filename="{case.number}.json"'
    assert response.json()["email"] == "jana@example.org"
    assert "nur intern" not in response.content.decode()


def test_personal_data_are_erased_only_when_one_is_sure(client, case):
    page = client.post(_url("case_erase", case), follow=True)
    assert "Bitte kreuzen Sie an" in page.content.decode()
    case.inquiry.refresh_from_db()
    assert case.inquiry.name == "Jana Winter"
    page = client.post(_url("case_erase", case), {"sure": "1"}, follow=True)
    assert "Jana Winter" not in page.content.decode()
    assert client.post(_url("case_answer", case), {"answer-text": "Gern."}).status_code != 302
    assert Message.objects.filter(direction=Direction.OUT).count() == 0
