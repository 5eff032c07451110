# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Vacant premises: shops marked vacant, and whatever business was there before."""

from typing import Any, NamedTuple

from standort.formats.osm.establishment import addresses_at
from standort.formats.osm.feature import Feature, locate
from standort.formats.osm.land import Table
from standort.formats.osm.scan import Scan
from standort.formats.osm.sector import BUSINESS_TAGS, NOT_IN_USE, sector_of, stands_empty
from standort.formats.osm.use import Tags, number
from standort.formats.staging import staging_table
from standort.formats.tally import TableTally

_PAST = ("disused:", "abandoned:", "was:", "closed:", "vacant:")
_KIND_OF_TAG = {
    "shop": "shop",
    "office": "office",
    "craft": "workshop",
    "industrial": "hall",
    "man_made": "hall",
}
_KIND_OF_SECTOR = {"gastronomy": "gastronomy", "service": "shop", "retail": "shop", "health": "office"}
_KIND_OF_BUILDING = {
    **dict.fromkeys(("retail", "supermarket", "shop", "kiosk"), "shop"),
    **dict.fromkeys(("industrial", "warehouse", "factory", "manufacture", "works", "hangar"), "hall"),
    **dict.fromkeys(("commercial", "hotel", "hospital", "school", "public", "civic"), "other"),
    "office": "office",
}


class _Vacancy(NamedTuple):
    kind: str
    previous_use: str | None


def vacant_premises(scan: Scan) -> Table:
    """Return vacant shops, former shops, offices, workshops, restaurants, and empty business buildings."""
    tally = TableTally()
    kept: list[tuple[Feature, _Vacancy]] = []
    for feature in scan.features:
        if not _is_candidate(feature.tags):
            continue
        tally.read += 1
        vacancy = _vacancy_of(feature.tags)
        if isinstance(vacancy, str):
            tally.refuse(vacancy, feature.key)
        elif feature.point is None and feature.area is None and feature.line is None:
            tally.refuse(feature.fault or "no_geometry", feature.key)
        else:
            kept.append((feature, vacancy))
    tally.kept = len(kept)
    return _table(scan, kept), tally


def _table(scan: Scan, kept: list[tuple[Feature, _Vacancy]]) -> Any:
    features = [feature for feature, _ in kept]
    locate(features)
    address, _ = addresses_at(scan, features)
    columns: dict[str, list[Any]] = {
        "name": [feature.tags.get("name") or feature.tags.get("old_name") for feature in features],
        "premises_kind": [vacancy.kind for _, vacancy in kept],
        "previous_use": [vacancy.previous_use for _, vacancy in kept],
        **address,
        "floor_area_m2": [number(feature.tags.get("floor_area")) for feature in features],
    }
    return staging_table(
        "vacant_premises",
        source_key=[feature.key for feature in features],
        geometry=[feature.point for feature in features],
        columns=columns,
    )


def _past_uses(tags: Tags) -> list[tuple[str, str]]:
    """Return ``(shop, bakery)`` for ``disused:shop=bakery``."""
    return [
        (tag, tags[prefix + tag])
        for tag in BUSINESS_TAGS
        for prefix in _PAST
        if tags.get(prefix + tag, "no") != "no"
    ]


def _is_candidate(tags: Tags) -> bool:
    if _past_uses(tags) or any(tags.get(tag) == "vacant" for tag in ("shop", "office", "craft", "amenity")):
        return True
    return stands_empty(tags) and ("building" in tags or sector_of(tags) is not None)


def _vacancy_of(tags: Tags) -> _Vacancy | str:
    """Return what is vacant, or the reason why this is not a vacancy of interest."""
    present = sector_of(tags)
    if present is not None and not stands_empty(tags):
        return "in_use_again"
    for tag in ("shop", "office", "craft", "amenity"):
        if tags.get(tag) == "vacant":
            return _Vacancy(_KIND_OF_TAG.get(tag, "other"), _former(tags))
    if present is not None:
        tag = present.kind.partition("=")[0]
        return _Vacancy(_kind(tag, present.sector), present.kind)
    if past := _past_uses(tags):
        return _vacancy_of_past(past)
    kind = _KIND_OF_BUILDING.get(tags.get("building", ""))
    return _Vacancy(kind, f"building={tags['building']}") if kind else "use_unknown"


def _vacancy_of_past(past: list[tuple[str, str]]) -> _Vacancy | str:
    for tag, value in past:
        sector = sector_of({tag: value})
        if sector is not None:
            return _Vacancy(_kind(tag, sector.sector), None if value == "yes" else sector.kind)
        if tag in _KIND_OF_TAG and tag != "man_made":
            return _Vacancy(_KIND_OF_TAG[tag], None)
    return "not_premises"


def _kind(tag: str, sector: str) -> str:
    return _KIND_OF_TAG.get(tag) or _KIND_OF_SECTOR.get(sector, "other")


def _former(tags: Tags) -> str | None:
    past = [f"{tag}={value}" for tag, value in _past_uses(tags) if value not in {"yes", *NOT_IN_USE}]
    old = [f"shop={tags[key]}" for key in ("old_shop", "shop:old", "previous:shop") if tags.get(key)]
    return next(iter([*past, *old]), None)
