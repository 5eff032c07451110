# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Shops, offices, crafts, gastronomy, health, hotels, industry: who is at work where."""

from collections import defaultdict
from typing import Any

import numpy as np
import shapely

from standort.formats.osm.feature import Feature, locate
from standort.formats.osm.land import Table
from standort.formats.osm.scan import Scan
from standort.formats.osm.sector import Sector, sector_of, stands_empty
from standort.formats.spelling import fold_name, split_numbers
from standort.formats.staging import staging_table
from standort.formats.tally import TableTally
from standort.geo.measure import to_metric

SAME_NAME_MAX_M = 50.0
ADDRESS_TAGS = {
    "street": "addr:street",
    "house_number": "addr:housenumber",
    "postcode": "addr:postcode",
    "city": "addr:city",
}
_CONTACT_TAGS = {"website": ("website", "contact:website", "url"), "phone": ("phone", "contact:phone")}
_FILLED_FROM_TWIN = ("addr:street", "addr:housenumber", "addr:postcode", "addr:city", "website", "phone")


def establishments(scan: Scan) -> Table:
    """Return one row an establishment; WZ divisions follow from tags and are marked as assumed."""
    tally = TableTally()
    chosen = _candidates(scan, tally)
    kept = _each_once(chosen, tally)
    tally.kept = len(kept)
    features = [feature for feature, _ in kept]
    address, assumed = addresses_at(scan, features)
    columns: dict[str, list[Any]] = {
        "name": [feature.tags.get("name") for feature in features],
        "sector": [sector.sector for _, sector in kept],
        "kind": [sector.kind for _, sector in kept],
        "wz_division": [sector.wz_division for _, sector in kept],
        "wz_assumed": [True] * len(kept),
        **address,
        "address_assumed": assumed,
        **{column: [_first(feature, tags) for feature in features] for column, tags in _CONTACT_TAGS.items()},
    }
    table = staging_table(
        "establishments",
        source_key=[feature.key for feature in features],
        geometry=[feature.point for feature in features],
        columns=columns,
    )
    return table, tally


def _candidates(scan: Scan, tally: TableTally) -> list[tuple[Feature, Sector]]:
    chosen: list[tuple[Feature, Sector]] = []
    for feature in scan.features:
        sector = sector_of(feature.tags)
        if sector is None or stands_empty(feature.tags):
            continue
        tally.read += 1
        if feature.point is None and feature.area is None and feature.line is None:
            tally.refuse(feature.fault or "no_geometry", feature.key)
        else:
            chosen.append((feature, sector))
    locate([feature for feature, _ in chosen])
    return chosen


def _first(feature: Feature, tags: tuple[str, ...]) -> str | None:
    return next((feature.tags[tag] for tag in tags if feature.tags.get(tag)), None)


def _each_once(chosen: list[tuple[Feature, Sector]], tally: TableTally) -> list[tuple[Feature, Sector]]:
    """Unite a point with the outline of the same name and sector beside it, and outlines that lie in one."""
    groups: defaultdict[tuple[str, str], list[Feature]] = defaultdict(list)
    for feature, sector in chosen:
        if feature.tags.get("name"):
            groups[fold_name(feature.tags["name"]), sector.sector].append(feature)
    gone: set[str] = set()
    for group in groups.values():
        if len(group) > 1:
            gone |= _merge_group(group, tally)
    return [(feature, sector) for feature, sector in chosen if feature.key not in gone]


def _merge_group(group: list[Feature], tally: TableTally) -> set[str]:
    # Points first; of outlines the largest first, so that the campus takes in its buildings.
    group.sort(key=lambda f: (f.area is not None, -(f.area.area if f.area is not None else 0), f.sort_key))
    shapes = [f.area if f.area is not None else f.point for f in group]
    metric = to_metric(np.array(shapes, dtype=object))
    gone: set[str] = set()
    for position, feature in enumerate(group):
        if feature.area is None:
            continue
        for other in range(position):
            better = group[other]
            if better.key in gone:
                continue
            if better.area is None:
                same = shapely.distance(metric[other], metric[position]) <= SAME_NAME_MAX_M
            else:
                same = shapely.contains(metric[other], shapely.point_on_surface(metric[position]))
            if same:
                _fill(better, feature)
                tally.merge(feature.key, better.key)
                gone.add(feature.key)
                break
    return gone


def _fill(better: Feature, twin: Feature) -> None:
    missing = {
        tag: twin.tags[tag] for tag in _FILLED_FROM_TWIN if tag in twin.tags and tag not in better.tags
    }
    if "addr:street" in better.tags and better.tags["addr:street"] != twin.tags.get("addr:street"):
        missing.pop("addr:housenumber", None)
    better.tags = {**better.tags, **missing}


def addresses_at(scan: Scan, features: list[Feature]) -> tuple[dict[str, list[Any]], list[bool]]:
    """Return address columns; who has no number takes that of the building around it, marked as assumed."""
    found = [_own_address(feature) for feature in features]
    without = [row for row, address in enumerate(found) if not address["house_number"]]
    assumed = [False] * len(features)
    numbered = [f for f in scan.surfaces if f.area is not None and _is_addressed(f)]
    if numbered and without:
        tree = shapely.STRtree([f.area for f in numbered])
        points = np.array([features[row].point for row in without], dtype=object)
        pairs = sorted(
            zip(*(index.tolist() for index in tree.query(points, predicate="within")), strict=True)
        )
        for position, building in reversed(pairs):
            row = without[position]
            around = _own_address(numbered[building])
            if found[row]["street"] in (None, around["street"]):
                found[row] = around
                assumed[row] = True
    return {column: [address[column] for address in found] for column in ADDRESS_TAGS}, assumed


def _own_address(feature: Feature) -> dict[str, str | None]:
    address = {column: feature.tags.get(tag) for column, tag in ADDRESS_TAGS.items()}
    address["street"] = address["street"] or feature.tags.get("addr:place")
    numbers = split_numbers(address["house_number"] or "")
    address["house_number"] = numbers[0] if numbers else None
    return address


def _is_addressed(feature: Feature) -> bool:
    return bool(feature.tags.get("addr:housenumber") and feature.tags.get("addr:street"))
