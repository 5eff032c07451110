# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The way every delivery takes: check, compare, write what is pending, switch, report."""

import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.exchange.application import apply_table
from standort.exchange.batch import (
    Delivery,
    discard_batch,
    open_batch,
    remove_versions,
    short_transaction,
    staging_folder,
)
from standort.exchange.border import Border, BorderOrigin
from standort.exchange.difference import StagedKind, stage_rows
from standort.exchange.layer import write_layers
from standort.exchange.ledger import Ledger
from standort.exchange.municipality_row import municipality_key
from standort.exchange.progress import Progress, stretch
from standort.exchange.refusal import write_refusals
from standort.exchange.report import KIND_LABELS, Account, ImportReport, report_of
from standort.exchange.rows import Rows, check_rows
from standort.exchange.switch import switch
from standort.places.models import BatchState, ImportBatch, ImportedModel, LakeLayer, Municipality


@dataclass(slots=True, kw_only=True)
class Contents:
    """What a delivery brings: rows in the order in which they point to each other, and layers of the lake.

    ``superseded`` are records of other datasets that this delivery describes better.
    """

    rows: Sequence[Rows]
    layers: Mapping[str, gpd.GeoDataFrame] = field(default_factory=dict)
    layer_accounts: Mapping[str, Account] = field(default_factory=dict)
    border: Border = field(default_factory=lambda: Border(None, BorderOrigin.NONE))
    superseded: Sequence[tuple[type[ImportedModel], Sequence[int]]] = ()
    notes: list[str] = field(default_factory=list)


def carry_out(
    contents: Contents,
    *,
    tenant: Tenant,
    delivery: Delivery,
    by: User | None,
    progress: Progress,
    started: float,
) -> ImportReport:
    """Bring a delivery in; only for who holds the lock of the tenant. Any error leaves the old state."""
    batch = open_batch(tenant=tenant, delivery=delivery, by=by)
    try:
        staged, layers = _prepare(contents, batch=batch, progress=progress)
        is_idle = not layers and not contents.superseded and all(part.is_idle for part in staged)
        if is_idle and batch.source.batches.filter(state=BatchState.VALID).exists():
            return _nothing_new(contents, staged, batch=batch, started=started)
        progress(0.97, _("Switching over"))
        _finish(contents, staged, layers, batch=batch, started=started)
    except BaseException:
        discard_batch(batch)
        raise
    remove_versions(tenant)
    shutil.rmtree(staging_folder(batch), ignore_errors=True)
    progress(1.0, _("Done"))
    return report_of(batch)


def _prepare(
    contents: Contents, *, batch: ImportBatch, progress: Progress
) -> tuple[list[StagedKind], list[LakeLayer]]:
    tenant, ledger = batch.tenant, Ledger()
    known = Municipality.objects.filter(tenant=tenant).values_list("ags", "pk")
    ledger.enter("municipalities", {municipality_key(ags): pk for ags, pk in known})
    comparing = stretch(progress, 0.4, 0.55)
    staged = []
    for number, rows in enumerate(contents.rows):
        comparing(number / len(contents.rows), _("Comparing with what is known"))
        check_rows(rows, ledger=ledger)
        folder = staging_folder(batch)
        staged.append(stage_rows(rows, tenant=tenant, dataset=batch.dataset, ledger=ledger, folder=folder))
    layers = write_layers(
        contents.layers,
        batch=batch,
        border=contents.border,
        accounts=contents.layer_accounts,
        progress=stretch(progress, 0.55, 0.75),
    )
    writing = stretch(progress, 0.75, 0.97)
    for number, part in enumerate(staged):
        share = stretch(writing, number / len(staged), (number + 1) / len(staged))
        apply_table(part, batch=batch, ledger=ledger, progress=share)
    return staged, layers


def _finish(
    contents: Contents,
    staged: Sequence[StagedKind],
    layers: list[LakeLayer],
    *,
    batch: ImportBatch,
    started: float,
) -> None:
    """Switch and keep the report in the same transaction; the list of refused rows is written before."""
    accounts = _accounts(contents, staged)
    batch.refused_file = write_refusals(batch, [row for account in accounts for row in account.listed()])
    with short_transaction():
        switch(batch, staged, layers=layers, superseded=contents.superseded)
        report = _report(contents, staged, batch=batch, started=started)
        batch.tally = report.as_json()
        batch.save(update_fields=["tally", "refused_file"])


def _nothing_new(
    contents: Contents, staged: Sequence[StagedKind], *, batch: ImportBatch, started: float
) -> ImportReport:
    """Take the batch back: the same file leaves every table as it was."""
    earlier = batch.source.batches.filter(state=BatchState.VALID).order_by("-pk").first()
    report = _report(contents, staged, batch=earlier or batch, started=started)
    discard_batch(batch)
    return report


def _accounts(contents: Contents, staged: Sequence[StagedKind]) -> list[Account]:
    order = list(KIND_LABELS)
    accounts = [*contents.layer_accounts.values(), *(part.account for part in staged)]
    return sorted(accounts, key=lambda account: order.index(account.kind))


def _report(
    contents: Contents, staged: Sequence[StagedKind], *, batch: ImportBatch, started: float
) -> ImportReport:
    notes = list(contents.notes)
    left_alone = sum(part.left_alone for part in staged)
    if left_alone:
        notes.append(
            ngettext(
                "%(count)d entry is no longer in the source but was edited here: it stays.",
                "%(count)d entries are no longer in the source but were edited here: they stay.",
                left_alone,
            )
            % {"count": left_alone}
        )
    return ImportReport(
        lines=tuple(line for account in _accounts(contents, staged) if (line := account.line()).is_telling),
        refused_file=batch.refused_file,
        source=batch.source,
        seconds=time.monotonic() - started,
        notes=tuple(notes),
        batch_id=batch.pk,
    )
