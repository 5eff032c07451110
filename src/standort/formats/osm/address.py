# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses from points, outlines and relations: split, repaired, and each only once."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from standort.formats.osm.feature import Feature, locate
from standort.formats.osm.land import Table
from standort.formats.osm.scan import Scan
from standort.formats.osm.street_finder import StreetFinder
from standort.formats.spelling import fold_number, fold_street, split_numbers
from standort.formats.staging import staging_table
from standort.formats.tally import TableTally
from standort.geo.measure import to_metric

SAME_ADDRESS_MAX_M = 100.0
_POI_TAGS = ("shop", "office", "craft", "amenity", "tourism", "healthcare", "leisure", "name")
_FILL = {"postcode": "addr:postcode", "city": "addr:city", "district": "addr:suburb"}


@dataclass(slots=True)
class _Row:
    source_key: str
    feature: Feature
    street: str
    number: str
    found_by: str
    postcode: str | None
    city: str | None
    district: str | None


def addresses(scan: Scan) -> Table:
    """Return one row an address, from everything with a house number."""
    tally = TableTally()
    candidates = _candidates(scan, tally)
    rows = _rows(scan, candidates, tally)
    kept = _each_once(rows, tally)
    kept.sort(key=lambda row: (row.feature.sort_key, row.source_key))
    tally.kept = len(kept)
    tally.repaired = sum(row.found_by != "tag" for row in kept)
    columns: dict[str, list[Any]] = {
        "street": [row.street for row in kept],
        "house_number": [row.number for row in kept],
        "postcode": [row.postcode for row in kept],
        "city": [row.city for row in kept],
        "district": [row.district for row in kept],
        "repaired": [row.found_by != "tag" for row in kept],
        "found_by": [row.found_by for row in kept],
    }
    points = [row.feature.point for row in kept]
    return staging_table(
        "addresses", source_key=[row.source_key for row in kept], geometry=points, columns=columns
    ), tally


def _candidates(scan: Scan, tally: TableTally) -> list[tuple[Feature, list[str]]]:
    candidates: list[tuple[Feature, list[str]]] = []
    for feature in scan.features:
        tags = feature.tags
        written = tags.get("addr:housenumber", "").strip()
        if not written and not (tags.get("addr:street") or tags.get("addr:place")):
            continue
        tally.read += 1
        numbers = split_numbers(written)
        if not written:
            tally.refuse("number_missing", feature.key)
        elif not numbers:
            tally.refuse("number_unreadable", feature.key)
        elif feature.point is None and feature.area is None and feature.line is None:
            tally.refuse(feature.fault or "no_geometry", feature.key)
        else:
            candidates.append((feature, numbers))
    locate([feature for feature, _ in candidates])
    return candidates


def _rows(scan: Scan, candidates: list[tuple[Feature, list[str]]], tally: TableTally) -> list[_Row]:
    streets = StreetFinder(scan).streets_of([feature for feature, _ in candidates])
    rows: list[_Row] = []
    for (feature, numbers), street in zip(candidates, streets, strict=True):
        if street.name is None:
            tally.refuse("street_missing", feature.key)
            continue
        tally.split += len(numbers) - 1
        filled = {column: feature.tags.get(tag) for column, tag in _FILL.items()}
        for position, number in enumerate(numbers):
            key = feature.key if position == 0 else f"{feature.key}#{number}"
            rows.append(_Row(key, feature, street.name, number, street.found_by, **filled))
    return rows


def _priority(row: _Row) -> tuple[int, tuple[int, int]]:
    """Order of trust: an entrance, a point for the address alone, a building, then a shop's point."""
    tags, kind = row.feature.tags, row.feature.kind
    if kind != "node":
        rank = 2 if "building" in tags else 3
    elif "entrance" in tags or tags.get("building") == "entrance":
        rank = 0
    else:
        rank = 4 if any(tag in tags for tag in _POI_TAGS) else 1
    return rank, row.feature.sort_key


def _each_once(rows: list[_Row], tally: TableTally) -> list[_Row]:
    groups: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        groups[fold_street(row.street), fold_number(row.number)].append(row)
    kept: list[_Row] = []
    for group in groups.values():
        kept.extend(group if len(group) == 1 else _nearby_merged(group, tally))
    return kept


def _nearby_merged(group: list[_Row], tally: TableTally) -> list[_Row]:
    group.sort(key=_priority)
    metric = to_metric(np.array([row.feature.point for row in group], dtype=object))
    kept: list[int] = []
    for position, row in enumerate(group):
        near = [k for k in kept if shapely.distance(metric[k], metric[position]) <= SAME_ADDRESS_MAX_M]
        if not near:
            kept.append(position)
            continue
        better = group[near[0]]
        tally.merge(row.source_key, better.source_key)
        for column in _FILL:
            setattr(better, column, getattr(better, column) or getattr(row, column))
    return [group[position] for position in kept]
