# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of street names and addresses, and which addresses of two sources are the same house."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from standort.core.models import Tenant
from standort.exchange.border import Border
from standort.exchange.kind import ADDRESSES, STREET_NAMES
from standort.exchange.ledger import record_token
from standort.exchange.report import Account
from standort.exchange.rows import Rows, is_missing, make_rows
from standort.formats.spelling import fold_number, fold_street
from standort.geo.measure import length_m
from standort.places.models import Address, Street

OFFICIAL = "addresses"
# The same street and number within this distance is the same house: a number may stand at the gate in one
# source and in the middle of the hall in the other; districts with streets of one name are further apart.
SAME_HOUSE_M = 250.0
_METRES_PER_DEGREE = 111_320.0
_KEY_LENGTH = 80
_POSTCODE_DIGITS = 5


def street_key(name: str, *, outside: bool) -> str:
    """Return the key of a street name; a street outside is another than its namesake inside."""
    key = f"{'outside' if outside else 'street'}/{name}"
    if len(key) <= _KEY_LENGTH:
        return key
    return f"{key[:60]}#{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def text(value: Any) -> str:
    return "" if is_missing(value) else str(value).strip()


def postcode(value: Any) -> str:
    """Return a postcode, or nothing where it is none: the house is where it is all the same."""
    digits = text(value)
    return digits if len(digits) == _POSTCODE_DIGITS and digits.isdigit() else ""


def street_name_rows(streets: gpd.GeoDataFrame, border: Border) -> Rows:
    """Return one row a street name: all its stretches as one geometry, and their length."""
    shapes = streets.geometry.to_numpy()
    outside = border.outside(shapes)
    lengths = length_m(shapes)
    stretches: dict[tuple[str, bool], list[int]] = {}
    for position, (name, out) in enumerate(zip(streets["name"], outside, strict=True)):
        if text(name):
            stretches.setdefault((text(name), bool(out)), []).append(position)
    named = sorted(stretches.items())
    return make_rows(
        STREET_NAMES,
        source_key=[street_key(name, outside=out) for (name, out), _ in named],
        geometry=[_multi_line(shapes[positions]) for _, positions in named],
        outside=[out for (_, out), _ in named],
        columns={
            "name": [name for (name, _), _ in named],
            "length_m": [round(float(lengths[positions].sum()), 1) for _, positions in named],
        },
    )


def _multi_line(shapes: Sequence[Any]) -> Any:
    lines = [part for part in shapely.get_parts(shapes) if part.geom_type in ("LineString", "LinearRing")]
    # A square drawn as an area is a part of its street too.
    lines += [part.exterior for part in shapely.get_parts(shapes) if part.geom_type == "Polygon"]
    return shapely.multilinestrings(lines) if lines else None


@dataclass(slots=True)
class Twins:
    """Addresses that another source has too."""

    merged: int = 0
    withdrawn: list[int] = field(default_factory=list)
    candidates: list[tuple[str, str, str, float, float]] = field(default_factory=list)


def address_rows(
    table: gpd.GeoDataFrame,
    *,
    tenant: Tenant,
    dataset: str,
    border: Border,
    home_key: str,
    street_tokens: dict[tuple[str, bool], str],
    account: Account,
) -> tuple[Rows, Twins]:
    """Return rows of addresses; a house that the official register has too stays the register's."""
    shapes = table.geometry.to_numpy()
    outside = border.outside(shapes)
    streets, numbers = table["street"].map(text), table["house_number"].map(text)
    official = dataset == OFFICIAL
    index = HouseIndex(_others(tenant, dataset, only_official=not official))
    twins = Twins()
    keep = np.ones(len(table), dtype=bool)
    points = shapely.get_coordinates(shapely.centroid(shapes)) if len(table) else np.zeros((0, 2))
    for position, (street, number, point) in enumerate(zip(streets, numbers, points, strict=False)):
        twin = index.nearest(street, number, point[0], point[1], within_m=SAME_HOUSE_M)
        if twin is None:
            continue
        twins.merged += 1
        keep[position] = official
        if official:
            twins.withdrawn.append(int(twin[1:]))
    account.merged += twins.merged
    twins.candidates = index.entries if not official else []
    frame = table[keep]
    rows = make_rows(
        ADDRESSES,
        source_key=frame["source_key"].tolist(),
        geometry=shapes[keep],
        outside=outside[keep],
        columns={
            "street_name": streets[keep].tolist(),
            "house_number": numbers[keep].tolist(),
            "postcode": [postcode(value) for value in _column(frame, "postcode")],
            "city": _column(frame, "city"),
            "district_name": _column(frame, "district"),
            "street": [
                street_tokens.get((fold_street(street), bool(out)), "")
                for street, out in zip(streets[keep], outside[keep], strict=True)
            ],
            "municipality": _municipality_keys(frame, outside[keep], border, home_key),
        },
        account=account,
    )
    return rows, twins


def _column(frame: gpd.GeoDataFrame, name: str) -> list[Any]:
    return frame[name].tolist() if name in frame else [None] * len(frame)


def _municipality_keys(frame: gpd.GeoDataFrame, outside: Any, border: Border, home_key: str) -> list[str]:
    if "municipality_ags" in frame:
        return [f"ags/{ags}" if text(ags) else "" for ags in frame["municipality_ags"]]
    # Without a boundary nobody knows whether a house belongs to the town.
    return [home_key if border.polygon is not None and not out else "" for out in outside]


def street_tokens_of(rows: Rows) -> dict[tuple[str, bool], str]:
    """Return the key of each street name in these rows, by folded name and side of the boundary."""
    frame = rows.frame
    return {
        (fold_street(name), bool(outside)): key
        for key, name, outside in zip(frame["source_key"], frame["name"], frame["outside"], strict=True)
    }


def known_street_tokens(tenant: Tenant) -> dict[tuple[str, bool], str]:
    """Return tokens of the streets in force, by folded name and side of the boundary."""
    streets = Street.objects.filter(tenant=tenant).order_by("-pk").values_list("name", "outside", "pk")
    return {(fold_street(name), outside): record_token(pk) for name, outside, pk in streets}


class HouseIndex:
    """Houses by street and number; the nearest of several with the same text is meant."""

    def __init__(self, entries: Iterable[tuple[str, str, str, float, float]]) -> None:
        self.entries = list(entries)
        self._places: dict[tuple[str, str], list[tuple[str, float, float]]] = {}
        for token, street, number, lon, lat in self.entries:
            if street and number:
                key = (fold_street(street), fold_number(number))
                self._places.setdefault(key, []).append((token, lon, lat))

    def nearest(self, street: str, number: str, lon: float, lat: float, *, within_m: float) -> str | None:
        """Return the token of the nearest house of this text, or None where none is within the distance."""
        if not street or not number or not self._places:
            return None
        shrink = float(np.cos(np.radians(lat)))
        best, best_m = None, within_m
        for token, x, y in self._places.get((fold_street(street), fold_number(number)), ()):
            away_m = float(np.hypot((x - lon) * shrink, y - lat)) * _METRES_PER_DEGREE
            if away_m <= best_m:
                best, best_m = token, away_m
        return best


def _others(tenant: Tenant, dataset: str, *, only_official: bool) -> list[tuple[str, str, str, float, float]]:
    """Return addresses in force of other datasets; beside the official ones nobody else's count."""
    addresses = Address.objects.filter(tenant=tenant).exclude(source__dataset=dataset)
    if only_official:
        addresses = addresses.filter(source__dataset=OFFICIAL)
    else:
        addresses = addresses.filter(source__isnull=False, edited_at__isnull=True)
    values = addresses.values_list("pk", "street_name", "house_number", "min_lon", "min_lat")
    return [(record_token(pk), *place) for pk, *place in values.iterator(chunk_size=10_000)]
