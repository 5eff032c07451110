# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody takes an address of e-mail that is not theirs, or leads a login astray."""

import pytest
from django.urls import reverse

from standort.accounts.domain.membership import add_user
from standort.accounts.models import Role, User

PASSWORD = "a long enough password"


@pytest.fixture
def insider(client, make_user):
    user = make_user(Role.COUNCIL)
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return user


def test_a_member_cannot_take_an_unconfirmed_address(client, insider, other_tenant):
    page = reverse("account_email")
    client.post(page, {"action_add": "", "email": "neue.leitung@nachbarheim.example"})
    client.post(page, {"action_primary": "", "email": "neue.leitung@nachbarheim.example"})
    insider.refresh_from_db()
    assert insider.email == "council@musterstadt.example"
    # Else the account of the insider would become head of the other office.
    membership = add_user(
        tenant=other_tenant,
        email="neue.leitung@nachbarheim.example",
        name="Neue Leitung",
        role=Role.HEAD,
        password=PASSWORD,
    )
    assert membership.user != insider


def test_a_member_cannot_take_the_address_of_a_colleague(client, insider, make_user):
    colleague = make_user(Role.HEAD)
    page = reverse("account_email")
    client.post(page, {"action_add": "", "email": colleague.email})
    assert client.post(page, {"action_primary": "", "email": colleague.email}).status_code in (302, 404)
    assert User.objects.get(email=colleague.email) == colleague


def test_the_session_key_changes_with_the_login(client, make_user):
    user = make_user()
    client.cookies["sessionid"] = "a" * 32
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert client.cookies["sessionid"].value != "a" * 32
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_a_login_never_leads_to_another_site(target, client, make_user):
    user = make_user()
    answer = client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": target}
    )
    assert answer["Location"] == reverse("office:today")


@pytest.mark.parametrize("role", [Role.PARTNER, Role.COUNCIL, Role.PLANNER])
def test_who_does_not_work_on_cases_sees_none(role, client, make_user):
    client.force_login(make_user(role))
    for address in ("office:cases", "office:outbox", "office:imports"):
        assert client.get(reverse(address)).status_code == 403
