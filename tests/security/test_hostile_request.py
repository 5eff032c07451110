# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Requests no browser sends: null characters, huge numbers, forged hosts and tokens."""

import pytest
from django.urls import reverse

from standort.cases.domain.applicant_link import token_of
from standort.cases.domain.case import submit_inquiry
from standort.cases.models import Case

NULL_ADDRESSES = (
    "/flaechen/?q=a%00b",
    "/flaechen/karte.geojson?commercial_area=%00",
    "/flaechen/%00/",
    "/follow_up/%00:%00/",
    "/anfrage/gesendet/?token=%00",
    "/office/search/?all=%00",
    "/office/cases/?q=%00&sort=%00&page=%00",
)


@pytest.mark.parametrize("address", NULL_ADDRESSES)
def test_a_null_character_in_the_address_does_no_harm(address, client, staff):
    client.force_login(staff)
    assert client.get(address).status_code in (200, 404)


def test_a_null_character_in_the_session_cookie_is_refused(client, tenant):
    # Django unquotes a quoted cookie, and PostgreSQL refuses to compare with what comes out.
    answer = client.get("/office/", headers={"cookie": 'sessionid="abcdefghijkl\\000"'})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        f"/files/{10**30}/",
        f"/files/{'9' * 5000}/",
        f"/tiles/15/{10**30}/1.mvt",
        f"/tiles/{10**30}/1/1.mvt",
        f"/flaechen/{'a' * 20000}/",
        f"/follow_up/{'a' * 20000}/",
    ],
)
def test_numbers_and_names_beyond_measure_are_not_found(address, client, tenant):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["-1", "0", "inf", "1e308", "9" * 5000, "٣", "x"])
def test_any_page_number_is_answered(page, client, tenant):
    assert client.get("/flaechen/", {"page": page}).status_code == 200


def test_ten_megabytes_in_a_field_are_refused_and_nothing_is_stored(client, tenant):
    text = {"name": "Kim", "email": "kim@example.org", "text": "a" * 10_000_000}
    answer = client.post(reverse("portal:inquiry"), text)
    assert answer.status_code == 400
    assert not Case.objects.exists()


def test_a_forged_host_reaches_no_page(client, tenant, other_tenant, settings):
    settings.ALLOWED_HOSTS = ["testserver", "nachbarheim.example", "stray.example"]
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "stray.example"}).status_code == 503
    answer = client.get("/account/password/reset/", headers={"x-forwarded-host": "evil.example"})
    assert "evil.example" not in answer.content.decode()


def test_a_token_that_was_touched_opens_nothing(client, tenant):
    link = submit_inquiry(
        tenant=tenant,
        site=None,
        name="Kim",
        email="kim@example.org",
        text="Guten Tag",
        language="de",
        base_url="http://testserver/",
    )
    token = token_of(link)
    nonce, _, signature = token.partition(":")
    last = "A" if signature[-1] != "A" else "B"
    for forged in (nonce, f"{nonce}:", f"{nonce}x:{signature}", f"{nonce}:{signature[:-1]}{last}"):
        assert client.get(reverse("portal:follow_up", args=[forged])).status_code == 404
    assert client.get(reverse("portal:follow_up", args=[token])).status_code == 200
