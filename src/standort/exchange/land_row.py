# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of districts, commercial areas and possible sites."""

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from django.utils.translation import gettext, override
from shapely.geometry.base import BaseGeometry

from standort.exchange.address_row import text
from standort.exchange.border import Border
from standort.exchange.kind import CANDIDATE_SITES, COMMERCIAL_AREAS, DISTRICTS, VACANT_PREMISES
from standort.exchange.report import Account
from standort.exchange.rows import Rows, is_missing, make_rows
from standort.land.models import PremisesKind, SiteKind

# A sliver that two boundary lines cut off does not make an area a shared one.
_SHARE_OF_AREA = 0.05
_DISTRICT_LEVEL = 9
_STREET_WITHIN_DEG = 0.003
# Records hold German texts, in whatever language the importing person works.
_LANGUAGE = "de"
_KIND_OF_USE = {"brownfield": SiteKind.BROWNFIELD, "greenfield": SiteKind.PLOT}


def district_rows(boundaries: gpd.GeoDataFrame, border: Border) -> Rows:
    """Return a row for each district among the boundaries of a file."""
    levels = boundaries["admin_level"].to_numpy(dtype=float) if len(boundaries) else np.zeros(0)
    table = boundaries[levels >= _DISTRICT_LEVEL]
    shapes = table.geometry.to_numpy()
    return make_rows(
        DISTRICTS,
        source_key=table["source_key"].tolist(),
        geometry=shapes,
        outside=border.outside(shapes),
        columns={"name": table["name"].tolist()},
    )


def commercial_area_rows(
    table: gpd.GeoDataFrame,
    *,
    border: Border,
    home_key: str,
    municipalities: Mapping[str, BaseGeometry],
    account: Account,
) -> Rows:
    """Return rows of commercial areas; one that reaches into several municipalities belongs to all."""
    shapes = table.geometry.to_numpy()
    columns: dict[str, Any] = {
        name: table[name].tolist() for name in COMMERCIAL_AREAS.fields if name in table
    }
    if "municipalities" in table:
        columns["municipalities"] = [[f"ags/{ags}" for ags in listed] for listed in table["municipalities"]]
    else:
        columns["municipalities"] = [_owners(shape, municipalities) for shape in shapes]
    # A shared area is the town's own too, wherever its middle lies.
    is_own = [home_key in owners for owners in columns["municipalities"]]
    return make_rows(
        COMMERCIAL_AREAS,
        source_key=table["source_key"].tolist(),
        geometry=shapes,
        outside=border.outside(shapes) & ~np.array(is_own, dtype=bool),
        columns=columns,
        account=account,
    )


def vacant_premises_rows(table: gpd.GeoDataFrame, *, border: Border, home_key: str, account: Account) -> Rows:
    """Return a draft of an offer for each vacant shop, office or hall."""
    shapes = table.geometry.to_numpy()
    outside = border.outside(shapes)
    kinds = [kind if kind in PremisesKind.values else PremisesKind.OTHER for kind in table["premises_kind"]]
    columns = {
        "name": [
            _premises_name(PremisesKind(kind), text(street), text(number))
            for kind, street, number in zip(kinds, table["street"], table["house_number"], strict=True)
        ],
        "kind": [SiteKind.PREMISES.value] * len(table),
        "street_name": table["street"].tolist(),
        "house_number": table["house_number"].tolist(),
        "previous_use": [
            text(name) or text(use) for name, use in zip(table["name"], table["previous_use"], strict=True)
        ],
        "municipality": _home_keys(outside, border, home_key),
        "premises_kind": [str(kind) for kind in kinds],
        "floor_space_m2": table["floor_area_m2"].tolist(),
    }
    return make_rows(
        VACANT_PREMISES,
        source_key=table["source_key"].tolist(),
        geometry=shapes,
        outside=outside,
        columns=columns,
        account=account,
    )


def candidate_site_rows(
    table: gpd.GeoDataFrame, *, streets: gpd.GeoDataFrame, border: Border, home_key: str, account: Account
) -> Rows:
    """Return a draft of an offer for each brownfield and greenfield, named after the nearest street."""
    shapes = table.geometry.to_numpy()
    outside = border.outside(shapes)
    kinds = [_KIND_OF_USE.get(use, SiteKind.PLOT) for use in table["use"]]
    nearby = _nearest_street_names(shapes, streets)
    names = [
        text(name) or _candidate_name(kind, street)
        for name, kind, street in zip(table["name"], kinds, nearby, strict=True)
    ]
    return make_rows(
        CANDIDATE_SITES,
        source_key=table["source_key"].tolist(),
        geometry=shapes,
        outside=outside,
        columns={
            "name": names,
            "kind": [kind.value for kind in kinds],
            "area_m2": [None if is_missing(area) else round(float(area), 1) for area in table["area_m2"]],
            "municipality": _home_keys(outside, border, home_key),
        },
        account=account,
    )


def _owners(shape: BaseGeometry, municipalities: Mapping[str, BaseGeometry]) -> list[str]:
    return [
        key
        for key, ground in municipalities.items()
        if ground.intersects(shape) and ground.intersection(shape).area >= _SHARE_OF_AREA * shape.area
    ]


def _home_keys(outside: Any, border: Border, home_key: str) -> list[str]:
    return [home_key if border.polygon is not None and not out else "" for out in outside]


def _premises_name(kind: PremisesKind, street: str, number: str) -> str:
    with override(_LANGUAGE):
        label = gettext("Vacant: %(kind)s") % {"kind": kind.label}
    place = f"{street} {number}".strip()
    return f"{label}, {place}" if place else label


def _candidate_name(kind: SiteKind, street: str) -> str:
    with override(_LANGUAGE):
        label = str(kind.label)
    return f"{label}, {street}" if street else label


def _nearest_street_names(shapes: Any, streets: gpd.GeoDataFrame) -> list[str]:
    named = streets[[bool(text(name)) for name in streets["name"]]]
    names = [""] * len(shapes)
    if len(named) and len(shapes):
        tree = shapely.STRtree(named.geometry.to_numpy())
        of, to = tree.query_nearest(shapes, max_distance=_STREET_WITHIN_DEG, all_matches=False)
        for shape, street in zip(of, to, strict=True):
            names[shape] = text(named["name"].iloc[street])
    return names
