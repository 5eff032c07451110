# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``worker``: does what takes long, and looks after what was left lying."""

import json
import logging
import os
import threading
import time
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from standort.cli.error import WrongValueError
from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example
from standort.cli.serve import Supervised, end_with_parent

logger = logging.getLogger(__name__)

HOUSEKEEPING_S = 30.0
MAIL_OVERDUE = timedelta(minutes=1)
_POLL_S = 0.5


class Queue(StrEnum):
    QUICK = "quick"
    LONG = "long"
    ALL = "all"


def register(app: typer.Typer) -> None:
    app.command(
        "worker",
        help=_("Do the work that takes long: mail (quick), imports (long). One of each should run."),
        epilog=example("standort worker --queue quick", "standort worker --queue long"),
    )(worker)


def _checked_queue(value: str) -> str:
    if value not in list(Queue):
        raise WrongValueError(_("one of these is needed: {choices}").format(choices=", ".join(Queue)))
    return value


def worker(
    queue: Annotated[
        str,
        typer.Option(
            "--queue", help=_("One of: {choices}.").format(choices=", ".join(Queue)), callback=_checked_queue
        ),
    ] = Queue.ALL,
    supervised: Supervised = False,
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from standort.cli.installation import open_ready
    from standort.cli.terminal import say

    open_ready(data_dir)
    end_with_parent(wanted=supervised)
    queues = [Queue.QUICK, Queue.LONG] if queue == Queue.ALL else [Queue(queue)]
    for name in queues:
        threading.Thread(
            target=keep_house, args=(name, settings.DATA_DIR), daemon=True, name=f"housekeeping-{name}"
        ).start()
    say(_("Working on: {queues}; Ctrl-C ends it.").format(queues=", ".join(queues)))
    names = "*" if queue == Queue.ALL else queue
    call_command("db_worker", queue_name=names, interval=_POLL_S, reload=False, startup_delay=False)


def heartbeat_file(data_dir: Path, queue: Queue) -> Path:
    return data_dir / "worker" / f"{queue}.json"


def keep_house(queue: Queue, data_dir: Path) -> None:
    """Beat, revive what a dead worker left, and begin with the mails a stop had interrupted."""
    from django.db import close_old_connections

    first = True
    while True:
        try:
            beat(queue, data_dir)
            _look_after(queue, first=first)
            first = False
        except Exception:  # the border of a thread: the next round may find the database again
            logger.exception("housekeeping of %s failed", queue)
        close_old_connections()
        time.sleep(HOUSEKEEPING_S)


def _look_after(queue: Queue, *, first: bool) -> None:
    from standort.cases.domain.personal_data import erase_expired
    from standort.core.jobs import revive_stale_jobs
    from standort.exchange.batch import sweep_all
    from standort.work.domain.mail import requeue_overdue_mails

    if queue is Queue.LONG:
        if first:
            sweep_all()
        revived = revive_stale_jobs()
        if revived:
            logger.warning("%d job(s) of a dead worker are in line again", revived)
        erased = erase_expired()
        if erased:
            logger.info("personal data of %d closed case(s) erased: the retention is over", erased)
    elif first:
        requeued = requeue_overdue_mails(older_than=MAIL_OVERDUE)
        if requeued:
            logger.warning("%d mail(s) were still waiting and are in line again", requeued)


def beat(queue: Queue, data_dir: Path) -> None:
    """Note that this worker lives, for ``standort check``."""
    path = heartbeat_file(data_dir, queue)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_text(json.dumps({"pid": os.getpid(), "at": time.time()}), encoding="ascii")
    fresh.replace(path)
