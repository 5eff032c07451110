# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Write staged rows as records of a pending batch: new ones, and prepared versions of known ones."""

import copy
from collections.abc import Sequence
from typing import Any

import shapely

from standort.core.models.geometry import BOX_FIELDS
from standort.exchange.batch import short_transaction
from standort.exchange.difference import CHUNK_ROWS, StagedKind
from standort.exchange.insertion import insert_rows, inserted_keys
from standort.exchange.kind import Kind
from standort.exchange.ledger import Ledger
from standort.exchange.progress import Progress
from standort.land.models import Premises, Site
from standort.places.models import ImportBatch, ImportedModel

_PREMISES_COLUMNS = {"premises_kind": "kind"}
_GEOMETRY = {"geometry", "geometry_wkb", *BOX_FIELDS}


def apply_table(staged: StagedKind, *, batch: ImportBatch, ledger: Ledger, progress: Progress) -> None:
    """Write the staged rows of one kind in short transactions; nothing of it is visible yet."""
    writer = _Writer(staged, batch, ledger)
    rows = staged.account.new + staged.account.changed
    for number, chunk in enumerate(staged.chunks()):
        writer.write(chunk)
        progress(min(1.0, (number + 1) * CHUNK_ROWS / max(rows, 1)), staged.account.line().label)


class _Writer:
    def __init__(self, staged: StagedKind, batch: ImportBatch, ledger: Ledger) -> None:
        self.kind: Kind = staged.kind
        self.account = staged.account
        self.batch = batch
        self.ledger = ledger
        self.written = 0

    def write(self, chunk: Sequence[dict[str, Any]]) -> None:
        """Build outside the transaction, write inside."""
        replaced = [row["replaces"] for row in chunk if row["replaces"] is not None]
        known = self.kind.model.every.in_bulk(replaced)
        records = [self._record(row, known.get(row["replaces"])) for row in chunk]
        if self.kind.many or self.kind.premises:
            with short_transaction():
                self.kind.model.every.bulk_create(records)
                self._write_many(chunk, records)
                self._write_premises(chunk, records, known)
        else:
            insert_rows(records)
        new = [record.source_key for record in records if record.replaces is None]
        self.ledger.enter(self.kind.name, inserted_keys(self.kind.model, self.batch, new))

    def _record(self, row: dict[str, Any], known: ImportedModel | None) -> ImportedModel:
        kind = self.kind
        record = _fresh(kind.model, self.batch) if known is None else _prepared(known)
        record.batch = self.batch
        record.source_id = self.batch.source_id
        record.source_key, record.content_hash = row["source_key"], row["content_hash"]
        record.gone = False
        edited = set(record.edited_fields)
        values = {name: row[name] for name in kind.fields}
        values |= {f"{name}_id": self.ledger.record(target, row[name]) for name, target in kind.links.items()}
        values |= {name: row[name] for name in kind.fills if getattr(record, name) in (None, "")}
        values["outside"] = row["outside"]
        if known is None:
            values |= {name: row[name] for name in kind.initial}
        kept = self._assign(record, values, edited)
        shape = None if row["geometry"] is None else shapely.from_wkb(row["geometry"])
        if edited & _GEOMETRY:
            kept |= shape is None or bytes(record.geometry_wkb or b"") != shapely.to_wkb(shape)
        else:
            record.geometry = shape
        if kept:
            self.account.changed -= 1
            self.account.kept += 1
        if known is None and isinstance(record, Site):
            # Its real number is given out at the switch: a killed import leaves no gap in the series.
            self.written += 1
            record.number = f"~{self.batch.pk}-{self.kind.prefix[:1]}{self.written}"
        return record

    def _assign(self, record: ImportedModel, values: dict[str, Any], edited: set[str]) -> bool:
        """Set values, but none that staff edited; tell whether such a one differs."""
        kept = False
        for name, value in values.items():
            if name in edited or name.removesuffix("_id") in edited:
                kept |= getattr(record, name) != value
            else:
                setattr(record, name, value)
        return kept

    def _write_many(self, chunk: Sequence[dict[str, Any]], records: Sequence[ImportedModel]) -> None:
        for name, target in self.kind.many.items():
            field: Any = self.kind.model._meta.get_field(name)
            own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
            through = getattr(self.kind.model, name).through
            pairs = [
                through(**{f"{own}_id": record.pk, f"{other}_id": self.ledger.record(target, key)})
                for row, record in zip(chunk, records, strict=True)
                for key in row[name]
            ]
            through.objects.bulk_create(pairs)

    def _write_premises(
        self,
        chunk: Sequence[dict[str, Any]],
        records: Sequence[ImportedModel],
        known: dict[int, ImportedModel],
    ) -> None:
        if not self.kind.premises:
            return
        edited = {pk for pk, record in known.items() if record.edited_at is not None}
        Premises.objects.bulk_create(
            Premises(
                tenant_id=self.batch.tenant_id,
                site_id=record.pk,
                **{_PREMISES_COLUMNS.get(name, name): row[name] for name in self.kind.premises},
            )
            for row, record in zip(chunk, records, strict=True)
            # The form of a site edits its premises too, without a mark for each field.
            if row["replaces"] not in edited and row["premises_kind"]
        )


def _fresh(model: type[ImportedModel], batch: ImportBatch) -> ImportedModel:
    return model(tenant_id=batch.tenant_id)


def _prepared(known: ImportedModel) -> ImportedModel:
    """Return a copy that will replace a record; its ``edited_at`` says which state of it was seen."""
    version = copy.copy(known)
    version.pk = None
    version.replaces = known
    return version
