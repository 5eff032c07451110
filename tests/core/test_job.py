# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Long work: begun once, stopped, taken up again after its worker died, given up after three times."""

import time
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone

from standort.core import jobs
from standort.core.errors import InvalidInputError
from standort.core.jobs import JobReport, request_cancel, revive_stale_jobs, run_job, start_job
from standort.core.models import Job, JobState

LONG_AGO = timedelta(seconds=61)


@pytest.fixture
def runner(monkeypatch):
    def put(work):
        monkeypatch.setitem(jobs._runners, "test", work)

    return put


@pytest.fixture
def make_job(tenant):
    def make(**fields):
        return Job.objects.create(tenant=tenant, kind="test", title="Test", **fields)

    return make


def _run(job):
    run_job(job.pk)
    job.refresh_from_db()
    return job


def test_a_job_starts_only_after_its_transaction(tenant, staff, runner, django_capture_on_commit_callbacks):
    runner(lambda job, _report: {"said": job.params["word"]})
    with django_capture_on_commit_callbacks(execute=True):
        job = start_job(tenant=tenant, kind="test", title="T", params={"word": "hello"}, owner=staff)
        assert Job.objects.get(pk=job.pk).state == JobState.WAITING
    job.refresh_from_db()
    assert (job.state, job.result, job.progress, job.attempts) == (JobState.DONE, {"said": "hello"}, 1.0, 1)
    assert job.finished_at is not None


def test_an_unknown_kind_is_not_noted(tenant):
    with pytest.raises(KeyError):
        start_job(tenant=tenant, kind="nonsense", title="T", params={}, owner=None)
    assert Job.objects.count() == 0


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
def test_what_has_ended_is_not_run_again(state, make_job, runner):
    runner(lambda _job, _report: pytest.fail("must not run"))
    assert _run(make_job(state=state)).state == state


def test_what_another_worker_runs_is_left_alone(make_job, runner):
    runner(lambda _job, _report: pytest.fail("must not run"))
    job = _run(make_job(state=JobState.RUNNING, heartbeat_at=timezone.now(), attempts=1))
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)


def test_a_job_that_is_running_cannot_be_claimed_by_a_second_worker(make_job, runner):
    job = make_job()
    runner(lambda _job, _report: {"again": run_job(job.pk)})
    assert _run(job).result == {"again": JobState.RUNNING}
    assert job.attempts == 1


def test_after_sixty_seconds_without_a_pulse_a_job_is_taken_up_again(
    make_job, runner, django_capture_on_commit_callbacks
):
    runner(lambda _job, _report: {})
    job = make_job(state=JobState.RUNNING, heartbeat_at=timezone.now() - LONG_AGO, attempts=1)
    fresh = make_job(state=JobState.RUNNING, heartbeat_at=timezone.now() - timedelta(seconds=50), attempts=1)
    with django_capture_on_commit_callbacks(execute=True):
        assert revive_stale_jobs() == 1
    job.refresh_from_db()
    fresh.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)
    assert (fresh.state, fresh.attempts) == (JobState.RUNNING, 1)


def test_after_three_attempts_a_job_is_given_up(make_job, runner):
    runner(lambda _job, _report: pytest.fail("must not run"))
    job = make_job(state=JobState.RUNNING, heartbeat_at=timezone.now() - LONG_AGO, attempts=3)
    assert revive_stale_jobs() == 0
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, "worker_died")


def test_a_waiting_job_is_cancelled_at_once(make_job, runner):
    runner(lambda _job, _report: pytest.fail("must not run"))
    job = make_job()
    request_cancel(job=job)
    assert _run(job).state == JobState.CANCELLED


def test_a_running_job_stops_at_its_next_report(make_job, runner):
    steps = []

    def work(job, report):
        steps.append("before")
        request_cancel(job=job)
        report(0.5, "middle")
        steps.append("after")
        return {}

    runner(work)
    assert _run(make_job()).state == JobState.CANCELLED
    assert steps == ["before"]


def test_what_is_in_force_already_is_done_and_not_cancelled(make_job, runner):
    def work(job, report):
        request_cancel(job=job)
        report(1.0, "done")
        return {"rows": 3}

    runner(work)
    job = _run(make_job())
    assert (job.state, job.result) == (JobState.DONE, {"rows": 3})


def test_a_job_taken_up_while_it_is_cancelled_is_still_stopped(make_job, monkeypatch):
    job = make_job()
    update = QuerySet.update

    def and_a_worker_takes_it(rows, **fields):
        count = update(rows, **fields)
        update(Job.objects.filter(pk=job.pk, state=JobState.WAITING), state=JobState.RUNNING)
        return count

    monkeypatch.setattr(QuerySet, "update", and_a_worker_takes_it)
    request_cancel(job=job)
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED or job.cancel_requested


@pytest.mark.django_db(transaction=True)
def test_the_pulse_outlives_a_database_that_is_busy_for_a_moment(make_job, runner, monkeypatch):
    monkeypatch.setattr(jobs, "PULSE_S", 0.01)
    beats = []
    update = QuerySet.update

    def busy_once(rows, **fields):
        if set(fields) == {"heartbeat_at"}:
            beats.append(len(beats))
            if len(beats) == 1:
                raise OperationalError("database is locked")
        return update(rows, **fields)

    def work(_job, _report):
        started = time.monotonic()
        while len(beats) < 3 and time.monotonic() - started < 5:
            time.sleep(0.01)
        return {"beats": len(beats)}

    monkeypatch.setattr(QuerySet, "update", busy_once)
    runner(work)
    assert _run(make_job()).result["beats"] >= 3


def test_an_error_for_people_is_kept_in_words(make_job, runner):
    def work(_job, _report):
        raise InvalidInputError("Die Datei ist abgeschnitten.", hint="Laden Sie sie neu.")

    runner(work)
    job = _run(make_job())
    assert (job.state, job.error) == (JobState.FAILED, "Die Datei ist abgeschnitten. Laden Sie sie neu.")


def test_an_error_inside_does_not_show_its_text(make_job, runner, caplog):
    def work(_job, _report):
        raise RuntimeError("/secret/path")

    runner(work)
    job = _run(make_job())
    assert (job.state, job.error) == (JobState.FAILED, "internal")
    assert "/secret/path" in caplog.text


def test_a_report_is_kept_within_bounds_and_not_written_too_often(make_job):
    job = make_job(state=JobState.RUNNING)
    report = JobReport(job)
    report(0.25, "x" * 500)
    report(0.5, "too soon")
    job.refresh_from_db()
    assert (job.progress, len(job.message)) == (0.25, 300)
    report(7.0, "end")
    job.refresh_from_db()
    assert (job.progress, job.message) == (1.0, "end")
