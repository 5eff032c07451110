# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Municipal boundaries and key facts of municipalities."""

import time
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.exchange.address_row import text
from standort.exchange.batch import Delivery, discard_batch, import_lock, open_batch, sha256_of
from standort.exchange.boundary_file import origin_of_boundaries
from standort.exchange.errors import translated_format_errors
from standort.exchange.kind import MUNICIPALITIES
from standort.exchange.municipality_row import area_km2, municipality_key
from standort.exchange.progress import Progress, silent
from standort.exchange.reader_tally import account_of
from standort.exchange.refusal import Refusal
from standort.exchange.report import Account, ImportReport
from standort.exchange.rows import Rows, make_rows
from standort.exchange.run import Contents, carry_out
from standort.exchange.switch import switch
from standort.formats.boundary import read_boundaries, read_key_facts
from standort.places.domain.queries import home_of
from standort.places.models import ImportBatch, Municipality

BOUNDARIES = "boundaries"
KEY_FACTS = "key_facts"
_FACTS = ("population", "population_date", "area_km2")


def import_boundaries(
    *,
    tenant: Tenant,
    path: Path,
    by: User | None = None,
    progress: Progress = silent,
    file_name: str = "",
) -> ImportReport:
    """Bring in boundaries (GeoJSON, GeoPackage, Shapefile), or key facts where the file is a CSV table."""
    name = file_name or path.name
    with import_lock(tenant):
        if Path(name).suffix.lower() == ".csv":
            return _import_key_facts(tenant=tenant, path=path, file_name=name, by=by, progress=progress)
        return _import_areas(tenant=tenant, path=path, file_name=name, by=by, progress=progress)


def _import_areas(
    *, tenant: Tenant, path: Path, file_name: str, by: User | None, progress: Progress
) -> ImportReport:
    started = time.monotonic()
    progress(0.0, _("Reading the file"))
    with translated_format_errors():
        found = read_boundaries(path)
    account = account_of(MUNICIPALITIES.name, found.tally["boundaries"])
    areas = dict(zip(found.key_facts["ags"], found.key_facts["area_km2"], strict=True))
    rows = _municipality_rows(found.tables["boundaries"], areas, tenant=tenant, account=account)
    delivery = Delivery(
        dataset=BOUNDARIES,
        file_name=file_name,
        sha256=sha256_of(path),
        **_fields_of(origin_of_boundaries(file_name)),
    )
    return carry_out(
        Contents(rows=[rows]), tenant=tenant, delivery=delivery, by=by, progress=progress, started=started
    )


def _fields_of(origin: Any) -> dict[str, Any]:
    return {name: getattr(origin, name) for name in ("title", "licence", "attribution", "reference_date")}


def _municipality_rows(
    table: gpd.GeoDataFrame, areas: dict[str, float], *, tenant: Tenant, account: Account
) -> Rows:
    home = home_of(tenant)
    keys = [_key_of(row, home, is_only=len(table) == 1) for row in table.itertuples()]
    for key, row in zip(keys, table.itertuples(), strict=True):
        if not key:
            account.refusals.append(
                Refusal(account.kind, row.source_key, "municipality_key_missing", text(row.name))
            )
    frame = table[[bool(key) for key in keys]]
    known = [key for key in keys if key]
    shapes = frame.geometry.to_numpy()
    return make_rows(
        MUNICIPALITIES,
        source_key=[municipality_key(key) for key in known],
        geometry=shapes,
        columns={
            # The office's own spelling of its town stands.
            "name": [
                home.name if home is not None and home.ags == key else name
                for key, name in zip(known, frame["name"], strict=True)
            ],
            "ags": known,
            "is_home": [False] * len(known),
            "area_km2": [
                areas[key] if not pd.isna(areas.get(key)) else area_km2(shape)
                for key, shape in zip(known, shapes, strict=True)
            ],
        },
        account=account,
    )


def _key_of(row: Any, home: Municipality | None, *, is_only: bool) -> str:
    """Return the key of an area; one without a key is the home if it is called so, or the only one."""
    if text(row.ags) or home is None:
        return text(row.ags)
    is_home = is_only or text(row.name).casefold() == home.name.casefold()
    return home.ags if is_home else ""


def _import_key_facts(
    *, tenant: Tenant, path: Path, file_name: str, by: User | None, progress: Progress
) -> ImportReport:
    started = time.monotonic()
    progress(0.0, _("Reading the file"))
    with translated_format_errors():
        facts = read_key_facts(path)
    first = facts.iloc[0]
    delivery = Delivery(
        dataset=KEY_FACTS,
        title=_("Area and population of municipalities"),
        licence=first["licence"],
        attribution=f"© {first['source']}",
        reference_date=first["reference_date"],
        file_name=file_name,
        sha256=sha256_of(path),
    )
    account, changed = _compare_facts(facts, tenant=tenant)
    batch = open_batch(tenant=tenant, delivery=delivery, by=by)
    try:
        report = _store_facts(batch, account, changed, started=started)
    except BaseException:
        discard_batch(batch)
        raise
    if not changed:
        discard_batch(batch)
    progress(1.0, _("Done"))
    return report


def _compare_facts(facts: pd.DataFrame, *, tenant: Tenant) -> tuple[Account, list[Municipality]]:
    """Return the municipalities known here whose facts differ; staff's own figures stand."""
    rows = {row["ags"]: row for row in facts.to_dict("records")}
    account = Account(kind=KEY_FACTS, total=len(rows))
    changed: list[Municipality] = []
    known = 0
    for record in Municipality.objects.filter(tenant=tenant):
        row = rows.get(record.ags)
        if row is None:
            continue
        known += 1
        new = {
            "population": int(row["population"]),
            "population_date": row["reference_date"],
            "area_km2": float(row["area_km2"]),
        }
        differing = {name for name in _FACTS if getattr(record, name) != new[name]}
        if differing & set(record.edited_fields):
            account.kept += 1
        differing -= set(record.edited_fields)
        for name in differing:
            setattr(record, name, new[name])
        if differing:
            changed.append(record)
    account.outside = account.total - known
    account.changed = len(changed)
    account.unchanged = account.total - account.changed - account.kept
    return account, changed


def _store_facts(
    batch: ImportBatch, account: Account, changed: list[Municipality], *, started: float
) -> ImportReport:
    with transaction.atomic():
        if changed:
            Municipality.every.bulk_update(changed, _FACTS, batch_size=200)
            switch(batch, [])
        report = ImportReport(
            lines=(account.line(),),
            refused_file="",
            source=batch.source,
            seconds=time.monotonic() - started,
            batch_id=batch.pk if changed else None,
        )
        if changed:
            batch.tally = report.as_json()
            batch.finished_at = timezone.now()
            batch.save(update_fields=["tally", "finished_at"])
    return report
