# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Outgoing mail: sent once the change is certain, tried again with patience, kept without a server."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction

from standort.core.errors import ConflictError
from standort.work.domain.mail import deliver_mail, queue_mail, send_again
from standort.work.models import MailState, OutgoingMail


@pytest.fixture
def broken(settings, monkeypatch):
    """A mail server that refuses; returns how often it was asked."""
    asked = []

    def refuse(self, *_args, **_kwargs):
        asked.append(self.subject)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    return asked


def _queued(tenant, **fields):
    values = {
        "to": "jana@example.org",
        "subject": "Antwort",
        "body": "Text",
        "reply_to": "office@example.org",
    }
    return OutgoingMail.objects.create(tenant=tenant, **{**values, **fields})


def test_a_mail_leaves_after_the_commit(tenant, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        row = queue_mail(
            tenant=tenant,
            to="jana@example.org",
            subject="A\nBcc: x@evil.example",
            body="B",
            reply_to="o@x.de",
        )
        assert mail.outbox == []
    [message] = mail.outbox
    assert (message.to, message.reply_to) == (["jana@example.org"], ["o@x.de"])
    assert message.subject == "A Bcc: x@evil.example"
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.SENT, 1)
    assert row.sent_at is not None


@pytest.mark.django_db(transaction=True)
def test_a_mail_of_a_change_that_is_taken_back_never_leaves(tenant):
    mail.outbox.clear()

    def fail():
        with transaction.atomic():
            queue_mail(tenant=tenant, to="jana@example.org", subject="A", body="B")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert mail.outbox == []
    assert OutgoingMail.objects.count() == 0


def test_each_failure_waits_twice_as_long_and_the_fifth_is_the_last(tenant, broken):
    row = _queued(tenant)
    waits = [deliver_mail(row.pk) for _ in range(5)]
    assert waits == [*(timedelta(minutes=count) for count in (2, 4, 8, 16)), None]
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.FAILED, 5)
    assert "Connection refused" in row.error
    assert deliver_mail(row.pk) is None
    assert len(broken) == 5


def test_a_mail_that_no_server_would_take_fails_at_once(tenant):
    row = _queued(tenant, reply_to="office@example.org\nBcc: x@evil.example")
    assert deliver_mail(row.pk) is None
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.FAILED, 1)
    assert row.error


def test_a_mail_that_comes_through_later_forgets_its_error(tenant, broken, monkeypatch):
    row = _queued(tenant)
    deliver_mail(row.pk)
    monkeypatch.undo()
    assert deliver_mail(row.pk) is None
    row.refresh_from_db()
    assert (row.state, row.error, row.attempts) == (MailState.SENT, "", 2)


@pytest.mark.parametrize("state", [MailState.SENT, MailState.KEPT, MailState.FAILED])
def test_what_is_done_is_not_sent_again_by_a_second_run(state, tenant):
    mail.outbox.clear()
    row = _queued(tenant, state=state)
    assert deliver_mail(row.pk) is None
    assert mail.outbox == []


def test_a_mail_that_is_gone_is_no_error(db):
    assert deliver_mail(4711) is None


def test_without_a_mail_server_a_mail_is_kept(tenant, settings):
    mail.outbox.clear()
    settings.MAIL_DELIVERY = "outbox"
    row = _queued(tenant)
    assert deliver_mail(row.pk) is None
    row.refresh_from_db()
    assert row.state == MailState.KEPT
    assert mail.outbox == []


def test_a_failed_mail_begins_anew(tenant, staff, django_capture_on_commit_callbacks):
    row = _queued(tenant, state=MailState.FAILED, attempts=5, error="x")
    with django_capture_on_commit_callbacks(execute=True):
        send_again(mail_id=row.pk, tenant=tenant, by=staff)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == (MailState.SENT, 1, "")
    with pytest.raises(ConflictError):
        send_again(mail_id=row.pk, tenant=tenant, by=staff)


def test_a_mail_of_another_office_is_not_sent_again(tenant, other_tenant, staff):
    row = _queued(other_tenant, state=MailState.FAILED)
    with pytest.raises(OutgoingMail.DoesNotExist):
        send_again(mail_id=row.pk, tenant=tenant, by=staff)


def test_a_mail_erased_while_it_is_sent_ends_in_peace(tenant, monkeypatch):
    row = _queued(tenant)
    monkeypatch.setattr(EmailMessage, "send", lambda _self: OutgoingMail.objects.all().delete())

    assert deliver_mail(row.pk) is None
    assert not OutgoingMail.objects.exists()
