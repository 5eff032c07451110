# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from standort.cases.domain.applicant_link import revoke_links, token_of
from standort.cases.domain.case import add_note, answer_case, submit_inquiry
from standort.cases.models import Case, CaseStatus, Message
from standort.portal.views.follow_up import MESSAGES_PER_HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(tenant, make_site):
    return submit_inquiry(
        tenant=tenant,
        site=make_site(name="Sägewerk"),
        name="Alex",
        email="alex@firma.example",
        text="Wir suchen Land.",
        language="de",
        base_url="http://testserver/",
    )


@pytest.fixture
def address(link) -> str:
    return f"/follow_up/{token_of(link)}/"


def test_the_visitor_sees_the_answer_and_never_a_note(client, link, address, tenant, staff):
    assert "Ihre Anfrage ist angekommen" in client.get(address).content.decode()
    add_note(case_id=link.case_id, tenant=tenant, by=staff, text="Streng geheim.")
    answer_case(
        case_id=link.case_id,
        tenant=tenant,
        by=staff,
        text="Gern zeigen wir es.",
        base_url="http://testserver/",
    )
    text = client.get(address).content.decode()
    assert "Wir haben Ihnen geantwortet" in text
    assert "Gern zeigen wir es." in text
    assert "Wir suchen Land." in text
    assert "Streng geheim" not in text


def test_the_page_is_kept_out_of_caches_search_and_foreign_logs(client, address):
    page = client.get(address)
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert 'content="noindex' in page.content.decode()


def test_writing_again_is_stored_once_and_confirmed(client, link, address):
    answer = client.post(address, {"text": "Noch eine Frage."})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert "Ihre Nachricht ist gesendet." in client.get(address).content.decode()
    assert Message.objects.filter(case=link.case).count() == 2


def test_writing_to_a_settled_case_opens_it(client, link, address):
    Case.objects.update(status=CaseStatus.CLOSED)
    client.post(address, {"text": "Es gibt Neues."})
    assert Case.objects.get().status == CaseStatus.IN_PROGRESS


@pytest.mark.parametrize("text", ["", " \n", "x" * 5001])
def test_an_empty_or_endless_message_is_refused(client, address, text):
    page = client.post(address, {"text": text})
    assert page.status_code == 422
    assert Message.objects.count() == 1


def test_too_many_messages_are_refused(client, address):
    for _ in range(MESSAGES_PER_HOUR):
        assert client.post(address, {"text": "x"}).status_code == 302
    assert client.post(address, {"text": "Noch eine."}).status_code == 429


def test_a_forged_form_is_refused(address):
    assert Client(enforce_csrf_checks=True).post(address, {"text": "x"}).status_code == 403


def test_wrong_revoked_and_foreign_links_get_the_same_page_with_help(
    client, link, address, staff, other_tenant
):
    token = token_of(link)
    pages = [client.get(f"/follow_up/{wrong}/") for wrong in (token[:-1], token + "x", "abc", "a:b", "%00")]
    pages.append(client.get(address, headers={"host": "nachbarheim.example"}))
    revoke_links(case=link.case, by=staff)
    pages += [client.get(address), client.post(address, {"text": "x"})]
    for page in pages:
        assert page.status_code == 404
        assert "Dieser Link gilt nicht (mehr)" in page.content.decode()
        assert "Sägewerk" not in page.content.decode()
        assert page["Cache-Control"] == "no-store, private"
    assert Message.objects.count() == 1


def test_an_offer_taken_off_the_portal_is_no_longer_linked(client, link, address):
    link.case.site.is_public = False
    link.case.site.save()
    page = client.get(address)
    assert page.status_code == 200
    assert page.context["site"] is None


def test_query_count_does_not_grow_with_messages(query_count, link, address):
    first = query_count(address)
    for _ in range(5):
        Message.objects.create(tenant=link.tenant, case=link.case, direction="in", body="x")
    assert query_count(address) == first
