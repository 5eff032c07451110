# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in, by invitation only; mails about accounts; the second factor."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import get_user
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils.translation import override

from standort.accounts.models import Role, User
from standort.work.models import OutgoingMail

PASSWORD = "a long enough password"
OTHER = "another quite long one 7"


@pytest.fixture(autouse=True)
def _fresh():
    """Limits of attempts are counted in the cache; the language of a request stays in its thread."""
    cache.clear()
    with override("de"):
        yield
    cache.clear()


@pytest.fixture
def user(make_user):
    return make_user(Role.STAFF)


def _sign_in(client, password=PASSWORD, *, login="staff@musterstadt.example", **more):
    return client.post("/account/login/", {"login": login, "password": password, **more})


def test_the_right_password_leads_to_today(user):
    client = Client()
    response = _sign_in(client)
    assert response["Location"] == "/office/"
    assert get_user(client) == user


def test_the_address_may_be_typed_in_capitals(user):
    assert _sign_in(Client(), login="STAFF@Musterstadt.example").status_code == 302


@pytest.mark.parametrize(
    ("login", "password"),
    [("staff@musterstadt.example", "wrong"), ("nobody@musterstadt.example", PASSWORD), ("", "")],
)
def test_a_wrong_login_says_no_more_than_that(login, password, user):
    response = _sign_in(Client(), password, login=login)
    page = response.content.decode()
    assert response.status_code == 200
    assert "kern-error" in page or 'role="alert"' in page
    assert get_user(response.wsgi_request).is_anonymous


def test_an_inactive_person_does_not_get_in(user):
    User.objects.update(is_active=False)
    client = Client()
    _sign_in(client)
    assert get_user(client).is_anonymous


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_next_does_not_lead_off_the_site(target, user):
    assert "evil" not in _sign_in(Client(), next=target)["Location"]
    assert "javascript" not in _sign_in(Client(), next=target)["Location"]


def test_next_leads_to_where_one_wanted(user):
    assert _sign_in(Client(), next="/office/sites/")["Location"] == "/office/sites/"


def test_too_many_attempts_are_stopped_even_with_the_right_password_after(user):
    client = Client()
    for _count in range(6):
        _sign_in(client, "wrong")
    response = _sign_in(client)
    assert response.status_code in (200, 429)
    assert get_user(client).is_anonymous


def test_nobody_signs_up(tenant):
    response = Client().get("/account/signup/")
    assert "Zugänge vergibt" in response.content.decode()
    Client().post(
        "/account/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert User.objects.count() == 0


def test_signing_out_needs_a_post(user):
    client = Client()
    client.force_login(user)
    assert client.get("/account/logout/").status_code == 200
    assert get_user(client) == user
    assert client.post("/account/logout/").status_code == 302
    assert get_user(client).is_anonymous


def _reset_link(text):
    return re.search(r"http://testserver(/account/password/reset/key/\S+)", text)[1]


def test_a_forgotten_password_is_set_anew_by_mail(user):
    client = Client()
    mail.outbox.clear()
    response = client.post("/account/password/reset/", {"email": user.email}, follow=True)
    assert "Wenn es zu dieser Adresse ein Konto gibt" in response.content.decode()
    [message] = mail.outbox
    assert message.to == [user.email]
    assert "Musterstadt" in message.subject
    assert not re.search(r"\b(du|dein\w*|dir)\b", message.body, re.IGNORECASE)
    form = client.get(_reset_link(message.body), follow=True)
    action = form.redirect_chain[-1][0]
    client.post(action, {"password1": OTHER, "password2": OTHER})
    assert _sign_in(Client(), OTHER)["Location"] == "/office/"
    assert "ungültig" in Client().get(_reset_link(message.body), follow=True).content.decode()


def test_a_stranger_asking_for_a_password_gets_the_same_page_and_no_mail(user):
    mail.outbox.clear()
    response = Client().post("/account/password/reset/", {"email": "victim@example.org"}, follow=True)
    assert "Wenn es zu dieser Adresse ein Konto gibt" in response.content.decode()
    assert mail.outbox == []


def test_without_a_mail_server_the_link_stays_in_the_office_it_belongs_to(
    user, other_tenant, settings, make_user, django_capture_on_commit_callbacks
):
    settings.MAIL_DELIVERY = "outbox"
    stranger = make_user(Role.STAFF, tenant=other_tenant, email="x@nachbarheim.example")
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(
            "/account/password/reset/", {"email": stranger.email}, headers={"host": "nachbarheim.example"}
        )
    kept = OutgoingMail.objects.get()
    assert (kept.tenant, kept.to, kept.state) == (other_tenant, stranger.email, "kept")


def test_a_new_password_needs_the_old_one(user):
    client = Client()
    client.force_login(user)
    wrong = {"oldpassword": "wrong", "password1": OTHER, "password2": OTHER}
    assert client.post("/account/password/change/", wrong).status_code == 200
    assert _sign_in(Client(), OTHER).status_code == 200
    client.post("/account/password/change/", wrong | {"oldpassword": PASSWORD})
    assert _sign_in(Client(), OTHER).status_code == 302


def test_a_weak_password_is_refused_with_the_reason(user):
    client = Client()
    client.force_login(user)
    weak = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert "12" in client.post("/account/password/change/", weak).content.decode()


def _code(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_second_factor_is_asked_for_once_it_is_set(user):
    client = Client()
    _sign_in(client)
    asked = client.get("/account/2fa/totp/activate/")
    page = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    assert client.post("/account/2fa/totp/activate/", {"code": _code(secret)}).status_code == 302
    codes = client.get("/account/2fa/recovery-codes/").context["unused_codes"]
    cache.clear()  # a code counts once; the next moment is not waited for
    fresh = Client()
    response = _sign_in(fresh)
    assert response["Location"] == "/account/2fa/authenticate/"
    assert get_user(fresh).is_anonymous
    assert fresh.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert get_user(fresh).is_anonymous
    fresh.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert get_user(fresh) == user


def test_page_of_addresses_is_closed_and_stores_nothing(user):
    client = Client()
    _sign_in(client)
    before = list(EmailAddress.objects.values())
    assert client.get("/account/email/").status_code == 404
    assert list(EmailAddress.objects.values()) == before


REACHABLE = (
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/done/",
    "/account/password/reset/key/1-none/",
    "/account/inactive/",
    "/account/confirm-email/",
    "/account/confirm-email/none/",
)
SIGNED_IN = (
    "/account/logout/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
)


@pytest.mark.parametrize("path", REACHABLE + SIGNED_IN)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_of_accounts_is_in_the_look_and_polite(language, path, user):
    client = Client()
    if path in SIGNED_IN:
        _sign_in(client)
    response = client.get(language + path, follow=True)
    page = response.content.decode()
    assert response.status_code == 200
    assert "so-skip" in page
    assert "Musterstadt" in page
    words = re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0])
    if not language:
        assert not re.search(r"\b(du|dein\w*|dir|dich|gib|klick)\b", words, re.IGNORECASE), words
        assert not re.search(r"\b(your|please|password|the)\b", words, re.IGNORECASE), words
