# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A town from OpenStreetMap."""

import time
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
from django.utils.translation import gettext as _

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.exchange.address_row import HouseIndex, address_rows, street_name_rows, street_tokens_of
from standort.exchange.batch import Delivery, import_lock, sha256_of
from standort.exchange.border import Border, BorderOrigin, find_border
from standort.exchange.boundary_file import read_boundary_file
from standort.exchange.business_row import establishment_rows
from standort.exchange.errors import OtherMunicipalityError, translated_format_errors
from standort.exchange.land_row import (
    candidate_site_rows,
    commercial_area_rows,
    district_rows,
    vacant_premises_rows,
)
from standort.exchange.layer import LAYERS
from standort.exchange.municipality_row import home_rows, known_municipalities, municipality_key
from standort.exchange.progress import Progress, silent, stretch
from standort.exchange.reader_tally import account_of
from standort.exchange.report import Account, ImportReport
from standort.exchange.run import Contents, carry_out
from standort.formats.osm import OsmExtract, read_osm
from standort.places.domain.queries import home_of

DATASET = "osm"
LICENCE = "Open Database License (ODbL) 1.0"
ATTRIBUTION = "© OpenStreetMap contributors"


def import_osm(
    *,
    tenant: Tenant,
    path: Path,
    municipality_name: str,
    ags: str,
    boundary_path: Path | None = None,
    by: User | None = None,
    progress: Progress = silent,
    file_name: str = "",
) -> ImportReport:
    """Bring an OpenStreetMap file in as a whole; what lies outside the boundary is kept and marked.

    ``file_name`` is what the person called the file, where ``path`` is only where it was put.
    """
    started = time.monotonic()
    with import_lock(tenant):
        check_home(tenant, ags)
        extract = _read(path, stretch(progress, 0.0, 0.38))
        given = read_boundary_file(boundary_path) if boundary_path is not None else None
        border = find_border(
            tenant=tenant,
            name=municipality_name,
            ags=ags,
            given=given,
            in_file=extract.tables["boundaries"],
            dataset=DATASET,
        )
        _refuse_elsewhere(extract, border=border, name=municipality_name)
        contents = _contents(extract, tenant=tenant, name=municipality_name, ags=ags, border=border)
        delivery = Delivery(
            dataset=DATASET,
            title="OpenStreetMap",
            licence=LICENCE,
            attribution=ATTRIBUTION,
            reference_date=extract.reference_date,
            file_name=file_name or path.name,
            sha256=sha256_of(path),
        )
        return carry_out(
            contents, tenant=tenant, delivery=delivery, by=by, progress=progress, started=started
        )


def check_home(tenant: Tenant, ags: str) -> None:
    """Refuse data of another town than the one this office works for."""
    home = home_of(tenant)
    if home is not None and home.ags != ags:
        raise OtherMunicipalityError(
            _("This office works for %(name)s (%(ags)s), not for the key %(other)s.")
            % {"name": home.name, "ags": home.ags, "other": ags},
            hint=_("Check the key."),
        )


def _refuse_elsewhere(extract: OsmExtract, *, border: Border, name: str) -> None:
    """Refuse a file of another region: its map would silently take the place of the town's."""
    tables = [extract.tables[kind] for kind in ("streets", "buildings", "addresses")]
    filled = [table for table in tables if len(table)]
    if border.polygon is None or not filled:
        return
    if all(border.outside(table.geometry.to_numpy()).all() for table in filled):
        raise OtherMunicipalityError(
            _("Nothing in this file lies within %(name)s.") % {"name": name},
            hint=_("Check whether it is the right file, and the right boundary. Nothing was changed."),
        )


def _read(path: Path, progress: Progress) -> OsmExtract:
    done = 0.0

    def tell(_step: str, count: int, total: int | None) -> None:
        nonlocal done
        # The reader goes through the file more than once: the bar only ever moves on.
        done = max(done, min(0.95, done + 0.02)) if not total else max(done, 0.9 * count / total)
        progress(done, _("Reading the file"))

    with translated_format_errors():
        return read_osm(path, progress=tell)


def _contents(extract: OsmExtract, *, tenant: Tenant, name: str, ags: str, border: Border) -> Contents:
    tables = extract.tables
    accounts = {kind: account_of(kind, tally) for kind, tally in extract.tally.items()}
    home = municipality_key(ags)
    rows = [home_rows(tenant=tenant, name=name, ags=ags, border=border)]
    rows.append(district_rows(tables["boundaries"], border))
    streets = street_name_rows(tables["streets"], border)
    addresses, twins = address_rows(
        tables["addresses"],
        tenant=tenant,
        dataset=DATASET,
        border=border,
        home_key=home,
        street_tokens=street_tokens_of(streets),
        account=accounts["addresses"],
    )
    houses = HouseIndex([*twins.candidates, *addresses_as_entries(addresses.frame)])
    rows += [streets, addresses]
    rows.append(
        establishment_rows(
            tables["establishments"], border=border, houses=houses, account=accounts["establishments"]
        )
    )
    rows += _land_rows(tables, tenant=tenant, home=home, border=border, accounts=accounts)
    return Contents(
        rows=[part for part in rows if part is not None],
        layers={layer: tables[layer] for layer in LAYERS},
        layer_accounts={layer: accounts[layer] for layer in LAYERS},
        border=border,
        notes=[_border_note(border)],
    )


def _land_rows(
    tables: Mapping[str, gpd.GeoDataFrame],
    *,
    tenant: Tenant,
    home: str,
    border: Border,
    accounts: Mapping[str, Account],
) -> list:
    municipalities = known_municipalities(tenant)
    if border.polygon is not None:
        municipalities[home] = border.polygon
    return [
        commercial_area_rows(
            tables["commercial_areas"],
            border=border,
            home_key=home,
            municipalities=municipalities,
            account=accounts["commercial_areas"],
        ),
        vacant_premises_rows(
            tables["vacant_premises"], border=border, home_key=home, account=accounts["vacant_premises"]
        ),
        candidate_site_rows(
            tables["candidate_sites"],
            streets=tables["streets"],
            border=border,
            home_key=home,
            account=accounts["candidate_sites"],
        ),
    ]


def addresses_as_entries(frame: gpd.GeoDataFrame) -> list[tuple[str, str, str, float, float]]:
    """Return rows of addresses as entries of a house index."""
    points = frame.geometry
    columns = (frame["source_key"], frame["street_name"], frame["house_number"], points.x, points.y)
    return list(zip(*columns, strict=True))


def _border_note(border: Border) -> str:
    return {
        BorderOrigin.GIVEN: _("What lies outside is marked by the boundary given."),
        BorderOrigin.IMPORTED: _("What lies outside is marked by the boundary imported before."),
        BorderOrigin.IN_FILE: _("What lies outside is marked by the boundary in the file."),
        BorderOrigin.NONE: _("No boundary is known: nothing is marked as outside."),
    }[border.origin]
