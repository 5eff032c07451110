# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Long work: state, progress, pulse, cancelling and revival. django-tasks only dispatches."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from standort.core.errors import DomainError
from standort.core.models import Job, JobState, Tenant

logger = logging.getLogger(__name__)

STALE_AFTER = timedelta(seconds=60)
PULSE_S = 15.0
REPORT_EVERY_S = 0.5
MAX_ATTEMPTS = 3
_MESSAGE_LENGTH = 300


class JobCancelledError(Exception):
    """Raised inside a running job when its owner asked to stop it."""


class JobReport:
    """What a runner calls with fraction and message; it also notices a request to stop."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._last = 0.0

    def __call__(self, fraction: float, message: str) -> None:
        now = time.monotonic()
        if now - self._last < REPORT_EVERY_S and fraction < 1:
            return
        self._last = now
        Job.objects.filter(pk=self._job.pk).update(
            progress=min(max(fraction, 0.0), 1.0),
            message=message[:_MESSAGE_LENGTH],
            heartbeat_at=timezone.now(),
        )
        # The last report comes when the work is in force: what is done cannot be stopped any more.
        if fraction < 1 and Job.objects.filter(pk=self._job.pk, cancel_requested=True).exists():
            raise JobCancelledError


type_of_runner = Callable[[Job, JobReport], dict[str, Any]]
_runners: dict[str, type_of_runner] = {}


def job_runner(kind: str) -> Callable[[type_of_runner], type_of_runner]:
    """Register the function that does one kind of job. It must be idempotent: a killed job runs again."""

    def register(runner: type_of_runner) -> type_of_runner:
        _runners[kind] = runner
        return runner

    return register


@transaction.atomic
def start_job(
    *, tenant: Tenant, kind: str, title: str, params: dict[str, Any], owner: AbstractBaseUser | None
) -> Job:
    """Note a job and hand it to the worker for long work once the transaction is through."""
    if kind not in _runners:
        raise KeyError(kind)
    job = Job.objects.create(tenant=tenant, kind=kind, title=title, params=params, owner=owner)  # type: ignore[misc]
    transaction.on_commit(lambda: run_job_task.enqueue(job.pk))
    return job


@task(queue_name="long")
def run_job_task(job_id: int) -> None:
    run_job(job_id)


def run_job(job_id: int) -> JobState:
    """Run one waiting job to its end; a job somebody else runs, or that has ended, is left alone."""
    job = _claim(job_id)
    if job is None:
        return JobState.RUNNING
    try:
        with _pulse(job.pk):
            result = _runners[job.kind](job, JobReport(job))
    except JobCancelledError:
        return _finish(job, JobState.CANCELLED)
    except DomainError as error:
        return _finish(job, JobState.FAILED, error=str(error))
    except Exception:
        logger.exception("job %s (%s) failed", job.pk, job.kind)
        return _finish(job, JobState.FAILED, error="internal")
    return _finish(job, JobState.DONE, result=result)


def request_cancel(*, job: Job) -> None:
    """Ask a job to stop; a waiting one never starts."""
    # Waiting before running: a job that a worker takes up between the two lines is met by the second.
    Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        state=JobState.CANCELLED, finished_at=timezone.now()
    )
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(cancel_requested=True)


def revive_stale_jobs() -> int:
    """Put jobs whose worker died back in line, at most twice; return how many."""
    stale = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=timezone.now() - STALE_AFTER)
    stale.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED, error="worker_died", finished_at=timezone.now()
    )
    revived = list(stale.values_list("pk", flat=True))
    for pk in revived:
        run_job_task.enqueue(pk)
    return len(revived)


@transaction.atomic
def _claim(job_id: int) -> Job | None:
    free = Q(state=JobState.WAITING) | Q(
        state=JobState.RUNNING, heartbeat_at__lt=timezone.now() - STALE_AFTER
    )
    now = timezone.now()
    claimed = Job.objects.filter(free, pk=job_id, attempts__lt=MAX_ATTEMPTS).update(
        state=JobState.RUNNING, attempts=F("attempts") + 1, started_at=now, heartbeat_at=now, error=""
    )
    return Job.objects.select_related("tenant", "owner").get(pk=job_id) if claimed else None


def _finish(job: Job, state: JobState, *, error: str = "", result: dict[str, Any] | None = None) -> JobState:
    done = {"progress": 1.0} if state == JobState.DONE else {}
    Job.objects.filter(pk=job.pk).update(
        state=state, error=error, result=result or {}, finished_at=timezone.now(), **done
    )
    return state


@contextmanager
def _pulse(job_id: int) -> Iterator[None]:
    """Keep the heartbeat going from a second thread, so that a long step does not look like a dead worker."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(PULSE_S):
            try:
                Job.objects.filter(pk=job_id).update(heartbeat_at=timezone.now())
            except DatabaseError:
                # Without this one missed beat would end the pulse, and a second worker start the same job.
                logger.warning("no pulse for job %s this time", job_id, exc_info=True)
            close_old_connections()
        connection.close()

    thread = threading.Thread(target=beat, daemon=True, name=f"pulse-{job_id}")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)
