# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from standort.cli.examination import _heartbeat_age_s
from standort.cli.worker import Queue, _look_after, beat, heartbeat_file
from standort.core import jobs
from standort.core.models import Job, JobState
from standort.work.domain.mail import requeue_overdue_mails
from standort.work.models import MailState, OutgoingMail


@pytest.fixture
def waiting_mail(tenant) -> OutgoingMail:
    waiting = OutgoingMail.objects.create(tenant=tenant, to="kim@x.example", subject="Hallo", body="Text")
    OutgoingMail.objects.filter(pk=waiting.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    return waiting


def test_a_worker_notes_that_it_lives(tmp_path):
    beat(Queue.QUICK, tmp_path)

    noted = json.loads(heartbeat_file(tmp_path, Queue.QUICK).read_text(encoding="ascii"))
    assert time.time() - noted["at"] < 5
    assert _heartbeat_age_s(heartbeat_file(tmp_path, Queue.QUICK)) < 5
    assert _heartbeat_age_s(heartbeat_file(tmp_path, Queue.LONG)) is None


def test_mails_that_a_stop_interrupted_are_delivered_after_the_next_start(waiting_mail):
    assert requeue_overdue_mails(older_than=timedelta(minutes=1)) == 1

    waiting_mail.refresh_from_db()
    assert waiting_mail.state == MailState.SENT
    assert len(mail.outbox) == 1


def test_a_mail_that_has_just_been_written_is_left_to_its_task(tenant):
    OutgoingMail.objects.create(tenant=tenant, to="kim@x.example", subject="Hallo", body="Text")

    assert requeue_overdue_mails(older_than=timedelta(minutes=1)) == 0


def test_the_quick_worker_looks_for_waiting_mails_at_its_start_only(waiting_mail):
    _look_after(Queue.QUICK, first=False)
    assert mail.outbox == []

    _look_after(Queue.QUICK, first=True)
    assert len(mail.outbox) == 1


def test_the_long_worker_takes_up_what_a_dead_one_left(tenant, monkeypatch):
    monkeypatch.setitem(jobs._runners, "test.quick", lambda _job, _report: {"done": True})
    job = Job.objects.create(
        tenant=tenant,
        kind="test.quick",
        title="Test",
        state=JobState.RUNNING,
        attempts=1,
        heartbeat_at=timezone.now() - timedelta(minutes=5),
    )

    _look_after(Queue.LONG, first=False)

    job.refresh_from_db()
    assert job.state == JobState.DONE
