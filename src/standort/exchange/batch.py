# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The life of an import: one at a time for each tenant, invisible until its switch, else swept."""

import logging
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from filelock import FileLock, Timeout

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.exchange.errors import ImportRunningError
from standort.exchange.refusal import reports_folder
from standort.formats.lake import file_sha256
from standort.places.domain.lake import lake_folder
from standort.places.models import BatchState, DataSource, ImportBatch, ImportedModel, LakeLayer

logger = logging.getLogger(__name__)

SWEEP_ROWS = 1000
# SQLite's busy handler looks again at most every 0.1 s: a shorter gap could starve whoever waits.
_GAP_S = 0.11


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """Where data come from, as it is noted beside every record."""

    dataset: str
    title: str
    licence: str
    attribution: str
    reference_date: date | None = None
    file_name: str = ""
    sha256: str = ""


@contextmanager
def import_lock(tenant: Tenant) -> Iterator[None]:
    """Let one import of a tenant run at a time; who holds the lock first sweeps what a killed one left."""
    folder = Path(settings.DATA_DIR) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"import-{tenant.pk}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ImportRunningError from error
    try:
        sweep_unfinished(tenant)
        yield
    finally:
        lock.release()


def sweep_all() -> int:
    """Sweep after every tenant that has no import running; for the start of a worker. Return how many."""
    swept = 0
    for tenant in Tenant.objects.all():
        pending = ImportBatch.objects.filter(tenant=tenant, state=BatchState.PENDING).count()
        with suppress(ImportRunningError), import_lock(tenant):
            swept += pending
    return swept


def sweep_unfinished(tenant: Tenant) -> int:
    """Remove what killed imports of a tenant have left; only for who holds its lock. Return how many."""
    batches = list(ImportBatch.objects.filter(tenant=tenant, state=BatchState.PENDING))
    for batch in batches:
        logger.warning("sweeping unfinished import %s", batch)
        discard_batch(batch)
    remove_versions(tenant)
    _sweep_files(tenant)
    return len(batches)


def open_batch(*, tenant: Tenant, delivery: Delivery, by: User | None) -> ImportBatch:
    """Begin an import; a file that came before is the same source."""
    with transaction.atomic():
        known = DataSource.objects.filter(
            tenant=tenant, dataset=delivery.dataset, sha256=delivery.sha256, file_name=delivery.file_name
        )
        source = known.exclude(sha256="").order_by("-pk").first() or DataSource.objects.create(
            tenant=tenant, **vars(delivery)
        )
        return ImportBatch.objects.create(tenant=tenant, source=source, dataset=delivery.dataset, by=by)


def discard_batch(batch: ImportBatch) -> None:
    """Remove a batch that never became valid, with everything it prepared, in short transactions."""
    for model in imported_models():
        _remove_rows(model, batch)
    with transaction.atomic():
        source = batch.source
        LakeLayer.objects.filter(batch=batch).delete()
        (reports_folder() / f"{batch.pk}.csv").unlink(missing_ok=True)
        shutil.rmtree(staging_folder(batch), ignore_errors=True)
        batch.delete()
        if not source.batches.exists():
            source.delete()


def remove_versions(tenant: Tenant) -> None:
    """Remove prepared versions of records, which nobody ever sees: after the switch they have served.

    This is no part of the switch, so that the switch stays short.
    """
    for model in imported_models():
        versions = model.every.filter(tenant=tenant, replaces__isnull=False)
        while keys := list(versions.values_list("pk", flat=True)[:SWEEP_ROWS]):
            with short_transaction():
                model.every.filter(pk__in=keys).delete()


def imported_models() -> list[type[ImportedModel]]:
    """Return all models of imported records, those that point to others first."""
    found = [model for model in apps.get_models() if issubclass(model, ImportedModel)]
    return found[::-1]


def staging_folder(batch: ImportBatch) -> Path:
    return Path(settings.DATA_DIR) / "staging" / str(batch.pk)


@contextmanager
def short_transaction() -> Iterator[None]:
    """Write a little, then leave the others a gap: on SQLite they wait for the one writer."""
    with transaction.atomic():
        yield
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(_GAP_S)


def sha256_of(path: Path) -> str:
    return file_sha256(path)


def _remove_rows(model: type[ImportedModel], batch: ImportBatch) -> None:
    while True:
        keys = list(model.every.filter(batch=batch).values_list("pk", flat=True)[:SWEEP_ROWS])
        if not keys:
            return
        with short_transaction():
            model.every.filter(pk__in=keys).delete()


def _sweep_files(tenant: Tenant) -> None:
    """Remove files of the lake that no record points to, and staging folders of batches that are gone."""
    folder = lake_folder(tenant)
    if folder.is_dir():
        layers = LakeLayer.objects.filter(tenant=tenant).values_list("parquet", "tiles")
        wanted = {name for pair in layers for name in pair}
        for path in folder.iterdir():
            if path.name not in wanted:
                _remove(path)
    staging = Path(settings.DATA_DIR) / "staging"
    if staging.is_dir():
        alive = {str(pk) for pk in ImportBatch.objects.values_list("pk", flat=True)}
        for path in staging.iterdir():
            if path.name not in alive:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    # Windows keeps a file that a server has open; the next sweep takes it.
    with suppress(OSError):
        path.unlink(missing_ok=True)
