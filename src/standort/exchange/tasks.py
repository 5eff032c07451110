# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Imports as jobs. Each may be killed and run again: what is unfinished is swept, what is done stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from standort.core.errors import DomainError
from standort.core.jobs import JobReport, job_runner
from standort.core.models import Job
from standort.exchange.progress import Progress
from standort.exchange.report import ImportReport
from standort.places.domain.queries import home_of


class NoHomeError(DomainError):
    code = "no_home_municipality"
    message = _("It is not known yet for which municipality this office works.")
    hint = _("Set it with “standort init --municipality NAME --ags KEY”.")


@job_runner("import.osm")
def run_osm_import(job: Job, report: JobReport) -> dict[str, Any]:
    from standort.exchange.osm import import_osm  # noqa: PLC0415 - the geodata libraries load in workers only

    home = home_of(job.tenant)
    if home is None:
        raise NoHomeError
    boundary = job.params.get("boundary_path")

    def run(path: Path, file_name: str, progress: Progress) -> ImportReport:
        return import_osm(
            tenant=job.tenant,
            path=path,
            municipality_name=home.name,
            ags=home.ags,
            boundary_path=Path(boundary) if boundary else None,
            by=job.owner,
            progress=progress,
            file_name=file_name,
        )

    return _run(job, report, run)


@job_runner("import.boundaries")
def run_boundary_import(job: Job, report: JobReport) -> dict[str, Any]:
    from standort.exchange.boundary import import_boundaries  # noqa: PLC0415

    def run(path: Path, file_name: str, progress: Progress) -> ImportReport:
        return import_boundaries(
            tenant=job.tenant,
            path=path,
            by=job.owner,
            progress=progress,
            file_name=file_name,
        )

    return _run(job, report, run)


@job_runner("import.addresses")
def run_address_import(job: Job, report: JobReport) -> dict[str, Any]:
    from standort.exchange.address import import_addresses  # noqa: PLC0415

    def run(path: Path, file_name: str, progress: Progress) -> ImportReport:
        return import_addresses(
            tenant=job.tenant,
            path=path,
            by=job.owner,
            progress=progress,
            file_name=file_name,
        )

    return _run(job, report, run)


def _run(job: Job, report: JobReport, run: Callable[[Path, str, Progress], ImportReport]) -> dict[str, Any]:
    with _uploads(job):
        path = Path(job.params["path"])
        return run(path, job.params.get("file_name") or path.name, report).as_json()


@contextmanager
def _uploads(job: Job) -> Iterator[None]:
    """Remove the uploaded files when the job has ended, well or badly; a killed one needs them again."""
    try:
        yield
    finally:
        home = Path(settings.DATA_DIR).resolve()
        for name in ("path", "boundary_path"):
            path = Path(job.params.get(name) or "")
            if job.params.get(name) and path.resolve().is_relative_to(home):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
