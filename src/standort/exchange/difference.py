# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Compare a delivery with what is known and write down, outside the database, what has to be done."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from standort.core.models import Tenant
from standort.exchange.kind import Kind
from standort.exchange.ledger import Ledger
from standort.exchange.report import Account
from standort.exchange.rows import Rows
from standort.places.models import ImportedQuerySet

CHUNK_ROWS = 2000
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Known:
    """What the comparison needs of a record."""

    pk: int
    content_hash: str
    gone: bool
    edited: bool


@dataclass(slots=True, kw_only=True)
class StagedKind:
    """What has to be done for one kind: rows in a file, and records that vanish or come back."""

    kind: Kind
    account: Account
    path: Path | None = None
    vanished: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    left_alone: int = 0

    def chunks(self) -> Iterator[list[dict[str, Any]]]:
        """Read the staged rows piece by piece, so that memory does not grow with the town."""
        if self.path is None:
            return
        with pq.ParquetFile(self.path) as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group).to_pylist()

    @property
    def is_idle(self) -> bool:
        return self.path is None and not self.vanished and not self.returned


def stage_rows(rows: Rows, *, tenant: Tenant, dataset: str, ledger: Ledger, folder: Path) -> StagedKind:
    """Tell new, changed and unchanged rows apart and write the first two to a file of the folder."""
    kind, frame, account = rows.kind, rows.frame, rows.account
    known = known_records(kind, tenant=tenant, dataset=dataset)
    keys = frame["ags"] if kind.match == "ags" else frame["source_key"]
    frame["content_hash"] = _hashes(kind, frame)
    found = [known.get(key) for key in keys]
    differs = np.array(
        [
            record is None or record.content_hash != text
            for record, text in zip(found, frame["content_hash"], strict=True)
        ],
        dtype=bool,
    )
    frame["replaces"] = pd.array([record.pk if record else None for record in found], dtype="Int64")
    ledger.enter(
        kind.name,
        {key: record.pk for key, record in zip(frame["source_key"], found, strict=True) if record},
    )
    staged = StagedKind(kind=kind, account=account)
    staged.returned = [
        record.pk for record, new in zip(found, differs, strict=True) if record and record.gone and not new
    ]
    if kind.vanishes:
        _mark_vanished(staged, known, present=frozenset(keys))
    _count(account, frame, known=found, differs=differs)
    staged.path = _write(frame[differs], folder / f"{kind.name}.parquet")
    return staged


def _mark_vanished(staged: StagedKind, known: dict[str, Known], *, present: frozenset[str]) -> None:
    """Note records the delivery lacks; one that staff edited is theirs and stays."""
    for key, record in known.items():
        if key in present or record.gone:
            continue
        if record.edited:
            staged.left_alone += 1
        else:
            staged.vanished.append(record.pk)
    staged.account.gone = len(staged.vanished)


def known_records(kind: Kind, *, tenant: Tenant, dataset: str) -> dict[str, Known]:
    """Return the records a delivery of this dataset speaks of, by their key."""
    records: ImportedQuerySet = kind.model.every.filter(tenant=tenant, replaces__isnull=True)
    if kind.match == "source_key":
        records = records.filter(source__dataset=dataset, source_key__startswith=kind.prefix)
    values = records.order_by("pk").values_list(kind.match, "pk", "content_hash", "gone", "edited_at")
    return {
        key: Known(pk, content_hash, gone, edited_at is not None)
        for key, pk, content_hash, gone, edited_at in values.iterator(chunk_size=10_000)
    }


def _count(account: Account, frame: gpd.GeoDataFrame, *, known: list[Known | None], differs: Any) -> None:
    is_new = np.array([record is None for record in known], dtype=bool)
    account.total = len(frame)
    account.outside = int(frame["outside"].sum())
    account.new = int(is_new.sum())
    account.changed = int((differs & ~is_new).sum())
    account.unchanged = int((~differs).sum())


def _hashes(kind: Kind, frame: gpd.GeoDataFrame) -> list[str]:
    """Return a fingerprint a row of everything an import would set; names of fields are part of it."""
    names = kind.compared
    salt = repr(names).encode()
    shapes = frame.geometry.to_wkb()
    columns = [frame[name] for name in names]
    fingerprints = []
    for shape, outside, *values in zip(shapes, frame["outside"], *columns, strict=True):
        digest = hashlib.blake2b(salt, digest_size=_HASH_BYTES)
        digest.update(shape or b"")
        digest.update(json.dumps([bool(outside), *values], ensure_ascii=False, default=_plain).encode())
        fingerprints.append(digest.hexdigest())
    return fingerprints


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        return value.item()
    message = f"no plain form of {value!r}"
    raise TypeError(message)


def _write(frame: gpd.GeoDataFrame, path: Path) -> Path | None:
    if frame.empty:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_parquet(path, index=False, row_group_size=CHUNK_ROWS)
    return path
