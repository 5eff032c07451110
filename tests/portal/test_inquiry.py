# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from standort.cases.domain.applicant_link import token_of
from standort.cases.domain.case import MAX_TEXT
from standort.cases.models import ApplicantLink, Case, Inquiry, Message
from standort.portal.views.inquiry import INQUIRIES_PER_HOUR
from standort.work.models import OutgoingMail

pytestmark = pytest.mark.django_db
GENERAL = "/anfrage/"


def filled(**fields) -> dict[str, str]:
    return {"name": "Alex Beispiel", "email": "alex@firma.example", "text": "Wir suchen Land.", **fields}


def test_form_asks_only_what_an_answer_needs(client, tenant):
    form = client.get(GENERAL).context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["name", "email", "text"]
    assert form.initial["text"] == ""


def test_for_a_site_a_sentence_is_suggested(client, make_site):
    site = make_site(name="Sägewerk")
    page = client.get(f"/flaechen/{site.number}/anfrage/")
    assert "„Sägewerk“" in page.context["form"].initial["text"]
    assert "Datenschutz" in page.content.decode()


def test_a_visitor_asks_and_is_shown_number_and_private_page(client, make_site):
    site = make_site(name="Sägewerk")
    answer = client.post(f"/flaechen/{site.number}/anfrage/", filled(company_name="Muster GmbH"))
    assert answer.status_code == 302
    case = Case.objects.get()
    assert (case.site, case.inquiry.company_name) == (site, "Muster GmbH")
    token = token_of(ApplicantLink.objects.get())
    assert answer["Location"] == f"/anfrage/gesendet/?token={token}"
    page = client.get(answer["Location"])
    text = page.content.decode()
    assert case.number in text
    assert f"/follow_up/{token}/" in text
    assert "no-store" in page["Cache-Control"]
    assert f"http://testserver/follow_up/{token}/" in OutgoingMail.objects.earliest("pk").body


def test_the_mail_speaks_the_language_of_the_page(client, tenant):
    client.post(f"/en{GENERAL}", filled())
    assert Inquiry.objects.get().language == "en"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "keine"}, "email"),
        ({"email": "a@b.example\nBcc: x@y.example"}, "email"),
        ({"text": ""}, "text"),
        ({"text": "   "}, "text"),
        ({"text": "x" * (MAX_TEXT + 1)}, "text"),
        ({"name": "x" * 200}, "name"),
        ({"phone": "1" * 99}, "phone"),
        ({"company_name": "\x00"}, "company_name"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_stored(client, tenant, fields, field):
    page = client.post(GENERAL, filled(**fields))
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Case.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_nothing_typed_is_lost(client, tenant):
    text = client.post(GENERAL, filled(email="keine")).content.decode()
    assert "Alex Beispiel" in text
    assert "Wir suchen Land." in text
    assert 'aria-invalid="true"' in text


def test_a_program_that_fills_everything_in_is_refused_with_a_way_out(client, tenant):
    page = client.post(GENERAL, filled(website="http://spam.example"))
    assert page.status_code == 422
    assert "automatischen Eintrag" in page.content.decode()
    assert not Case.objects.exists()


def test_html_is_kept_as_text(client, tenant):
    evil = "<img src=x onerror=alert(1)>"
    answer = client.post(GENERAL, filled(name=evil, company_name=evil, phone=evil, text=evil))
    assert Message.objects.get().body == evil
    token = answer["Location"].split("token=")[1]
    text = client.get(f"/follow_up/{token}/").content.decode()
    assert "<img src=x" not in text
    assert "&lt;img src=x" in text


def test_too_many_in_an_hour_are_refused_and_the_text_stays(client, tenant):
    for _ in range(INQUIRIES_PER_HOUR):
        assert client.post(GENERAL, filled()).status_code == 302
    page = client.post(GENERAL, filled(text="Noch einmal."))
    assert page.status_code == 429
    text = page.content.decode()
    assert "viele Nachrichten in kurzer Zeit" in text
    assert "Noch einmal." in text
    assert Case.objects.count() == INQUIRIES_PER_HOUR


def test_the_limit_is_each_visitors_own(client, tenant):
    for _ in range(INQUIRIES_PER_HOUR):
        client.post(GENERAL, filled())
    other = client.post(GENERAL, filled(), REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302


def test_a_header_does_not_evade_the_limit(client, tenant):
    for number in range(INQUIRIES_PER_HOUR):
        client.post(GENERAL, filled(), headers={"x-forwarded-for": f"192.0.2.{number}"})
    assert client.post(GENERAL, filled(), headers={"x-forwarded-for": "192.0.2.99"}).status_code == 429


def test_mistakes_do_not_use_up_the_limit(client, tenant):
    for _ in range(INQUIRIES_PER_HOUR + 1):
        client.post(GENERAL, filled(email=""))
    assert client.post(GENERAL, filled()).status_code == 302


def test_ten_megabytes_in_a_field_are_refused(client, tenant):
    page = client.post(GENERAL, filled(text="x" * 10_000_000))
    assert page.status_code in (400, 413)
    assert not Case.objects.exists()


def test_a_forged_form_is_refused(tenant):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    assert client.post(GENERAL, filled()).status_code == 403
    assert not Case.objects.exists()


def test_thanks_without_a_token_name_nobody(client, tenant):
    for query in ("", "?token=", "?token=abc:def", "?token=%00"):
        page = client.get(f"/anfrage/gesendet/{query}")
        assert page.status_code == 200
        assert "@" not in page.content.decode().split("<main")[1].split("</main>")[0]
