# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The one last short transaction that makes an import valid all at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from standort.core.change_log import log_change
from standort.core.models import GEOMETRY_FIELDS
from standort.exchange.difference import StagedKind
from standort.exchange.kind import Kind
from standort.land.domain.site import next_site_number
from standort.land.models import Premises, Site
from standort.places.models import (
    BatchState,
    DataSource,
    ImportBatch,
    ImportedModel,
    ImportedQuerySet,
    LakeLayer,
)

_KEYS_A_STATEMENT = 500
_BOOKKEEPING = ("source", "source_key", "content_hash", "outside", "gone")


@transaction.atomic
def switch(
    batch: ImportBatch,
    staged: Sequence[StagedKind],
    *,
    layers: Iterable[LakeLayer] = (),
    superseded: Iterable[tuple[type[ImportedModel], Sequence[int]]] = (),
) -> None:
    """Make a batch valid: copy prepared versions over their records, number sites, withdraw what is gone.

    ``superseded`` are records of other datasets that this delivery describes better.
    """
    for part in staged:
        if part.path is not None:
            _copy_versions(part, batch)
        _mark_gone(part.kind.model, part.vanished, gone=True)
        _mark_gone(part.kind.model, part.returned, gone=False)
    for model, keys in superseded:
        _mark_gone(model, keys, gone=True)
    _number_sites(batch)
    _move_to_source(batch, staged)
    LakeLayer.objects.bulk_create(layers)
    batch.state = BatchState.VALID
    batch.finished_at = timezone.now()
    batch.save(update_fields=["state", "finished_at"])
    log_change(batch, by=batch.by, verb="imported")


def _copy_versions(part: StagedKind, batch: ImportBatch) -> None:
    """Copy prepared versions over their records, except where staff edited the record in the meantime."""
    kind, account = part.kind, part.account
    prepared = account.changed + account.kept
    if not prepared:
        return
    skipped = prepared - _run_copy(kind, batch)
    account.changed -= min(skipped, account.changed)
    account.kept = prepared - account.changed
    if kind.many or kind.premises:
        pairs = _still_current(
            prepared_versions(kind.model, batch).filter(source_key__startswith=kind.prefix)
        )
        for name in kind.many:
            _copy_many(kind, name, pairs)
        if kind.premises:
            _copy_premises(pairs)


def prepared_versions(model: type[ImportedModel], batch: ImportBatch) -> ImportedQuerySet:
    """Return the rows of a batch that stand for a new version of a record; nobody ever sees them."""
    return model.every.filter(batch=batch, replaces__isnull=False)


def _run_copy(kind: Kind, batch: ImportBatch) -> int:
    """Run the set-based copy; one statement however many rows there are."""
    meta = kind.model._meta
    quote = connection.ops.quote_name
    names = (*kind.fields, *kind.fills, *kind.links, *GEOMETRY_FIELDS, *_BOOKKEEPING)
    columns = [quote(str(meta.get_field(name).column)) for name in names]  # type: ignore[union-attr]
    table = quote(meta.db_table)
    prefix = " AND version.source_key LIKE %s" if kind.prefix else ""
    # Only names from the models go into the text; every value is a parameter.
    statement = f"""
        UPDATE {table} AS record SET {", ".join(f"{column} = version.{column}" for column in columns)}
        FROM {table} AS version
        WHERE version.batch_id = %s AND version.replaces_id = record.id{prefix}
          AND (version.edited_at = record.edited_at
               OR (version.edited_at IS NULL AND record.edited_at IS NULL))
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [batch.pk, *([f"{kind.prefix}%"] if kind.prefix else [])])
        return cursor.rowcount


def _still_current(prepared: ImportedQuerySet) -> list[tuple[int, int]]:
    """Return pairs of prepared version and record that were copied; small kinds only."""
    pairs = prepared.values_list("pk", "replaces_id", "edited_at", "replaces__edited_at")
    return [(version, record) for version, record, seen, edited in pairs if seen == edited]


def _copy_many(kind: Kind, name: str, pairs: list[tuple[int, int]]) -> None:
    field: Any = kind.model._meta.get_field(name)
    through = getattr(kind.model, name).through
    own = f"{field.m2m_field_name()}_id"
    records = dict(pairs)
    through.objects.filter(**{f"{own}__in": list(records.values())}).delete()
    for version, record in records.items():
        through.objects.filter(**{own: version}).update(**{own: record})


def _copy_premises(pairs: list[tuple[int, int]]) -> None:
    records = dict(pairs)
    for premises in Premises.objects.filter(site__in=list(records)):
        Premises.objects.filter(site=records[premises.site_id]).delete()
        Premises.objects.filter(pk=premises.pk).update(site=records[premises.site_id])


def _mark_gone(model: type[ImportedModel], keys: Sequence[int], *, gone: bool) -> None:
    for start in range(0, len(keys), _KEYS_A_STATEMENT):
        records = model.every.filter(pk__in=keys[start : start + _KEYS_A_STATEMENT])
        if gone:
            # Whoever edited it since the comparison wants it to stay.
            records = records.filter(edited_at__isnull=True)
        records.update(gone=gone)


def _number_sites(batch: ImportBatch) -> None:
    for site in Site.every.filter(batch=batch, number__startswith="~").order_by("pk"):
        Site.every.filter(pk=site.pk).update(number=next_site_number(batch.tenant))


def _move_to_source(batch: ImportBatch, staged: Sequence[StagedKind]) -> None:
    """Let what the new delivery confirms name this delivery, with its reference date, as its source."""
    older = DataSource.objects.filter(tenant=batch.tenant_id, dataset=batch.dataset)
    sources = list(older.exclude(pk=batch.source_id).values_list("pk", flat=True))
    if not sources:
        return
    for part in staged:
        records = part.kind.model.every.filter(source__in=sources, gone=False)
        if part.kind.vanishes:
            records.filter(source_key__startswith=part.kind.prefix).update(source=batch.source_id)
