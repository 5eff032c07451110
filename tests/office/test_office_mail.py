# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox: what was written, what failed, who may read it."""

import pytest
from django.core import mail
from django.urls import reverse

from standort.accounts.models import Role
from standort.core.models import Change
from standort.work.domain.mail import queue_mail
from standort.work.models import MailState, OutgoingMail


@pytest.fixture
def failed(tenant):
    return OutgoingMail.objects.create(
        tenant=tenant,
        to="jana@example.org",
        subject="Antwort",
        body="Text",
        reference="2026-001",
        state=MailState.FAILED,
        attempts=5,
        error="Connection refused",
    )


def test_a_failed_mail_is_sent_again(failed, login, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    client = login(Role.STAFF)
    address = reverse("office:mail", args=[failed.pk])
    assert "Connection refused" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("office:mail_again", args=[failed.pk]))
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (MailState.SENT, 1)
    assert [message.subject for message in mail.outbox] == ["Antwort"]
    assert Change.objects.filter(verb="sent_again").count() == 1


def test_a_sent_mail_is_not_sent_twice(failed, login, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    failed.state = MailState.SENT
    failed.save()
    with django_capture_on_commit_callbacks(execute=True):
        page = login(Role.STAFF).post(reverse("office:mail_again", args=[failed.pk]), follow=True)
    assert "schon gesendet" in page.content.decode()
    assert mail.outbox == []


def test_a_mail_about_an_account_is_for_administrators_only(tenant, login, make_user):
    chief = make_user(Role.HEAD)
    secret = queue_mail(tenant=tenant, to=chief.email, subject="Passwort", body="https://secret")
    address = reverse("office:mail", args=[secret.pk])
    staff, admin = login(Role.STAFF), login(Role.ADMIN)
    assert staff.get(address).status_code == 404
    assert "Passwort" not in staff.get(reverse("office:outbox")).context["listing"].page.object_list
    assert staff.get(reverse("office:outbox")).context["listing"].total == 0
    assert admin.get(address).status_code == 200


def test_the_outbox_is_narrowed_by_state_and_word(tenant, failed, login):
    queue_mail(tenant=tenant, to="paul@example.org", subject="Eingang", body="b", reference="2026-002")
    client = login(Role.STAFF)

    def total(**query):
        return client.get(reverse("office:outbox"), query).context["listing"].total

    assert (total(), total(state="failed"), total(q="paul"), total(q="nobody")) == (2, 1, 1, 0)
