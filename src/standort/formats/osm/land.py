# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Lines, areas and place names: streets, tracks, watercourses, buildings, land use, boundaries."""

import re
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np

from standort.formats.osm.feature import Feature
from standort.formats.osm.scan import Scan
from standort.formats.osm.use import (
    Tags,
    building_use_of,
    candidate_use_of,
    commercial_use_of,
    land_use_of,
    number,
    railway_kind_of,
    rank_of,
    street_class_of,
    surface_of,
    truth,
    waterway_kind_of,
)
from standort.formats.staging import staging_table
from standort.formats.tally import TableTally
from standort.geo.measure import area_m2, length_m

Classify = Callable[[Tags], str | None]
Chosen = list[tuple[Feature, str]]
Table = tuple[gpd.GeoDataFrame, TableTally]

_AGS = re.compile(r"\d{8}")
_AGS_KEY = "de:amtlicher_gemeindeschluessel"
_LEVELS = frozenset({"6", "7", "8", "9", "10"})


def _lines(scan: Scan, classify: Classify) -> tuple[Chosen, TableTally]:
    tally = TableTally()
    chosen: Chosen = []
    for feature in scan.ways:
        word = classify(feature.tags)
        if word is None:
            continue
        tally.read += 1
        if feature.line is None:
            tally.refuse(feature.fault, feature.key)
        else:
            chosen.append((feature, word))
    tally.kept = len(chosen)
    return chosen, tally


def _areas(scan: Scan, classify: Classify) -> tuple[Chosen, TableTally]:
    """Choose areas; the outer ring of a relation that says the same is united with it."""
    tally = TableTally()
    chosen: Chosen = []
    whole = {relation.osm_id for relation in scan.relations if relation.area is not None}
    for feature in [*scan.nodes, *scan.surfaces]:
        word = classify(feature.tags)
        if word is None:
            continue
        tally.read += 1
        relation = _same_as_relation(scan, feature, word, classify, whole=whole)
        if relation is not None:
            tally.merge(feature.key, f"relation/{relation}")
        elif feature.area is not None:
            chosen.append((feature, word))
        else:
            tally.refuse(_why_no_area(feature), feature.key)
    tally.kept = len(chosen)
    return chosen, tally


def _same_as_relation(
    scan: Scan, feature: Feature, word: str, classify: Classify, *, whole: set[int]
) -> int | None:
    if feature.kind != "way":
        return None
    for relation, tags in scan.outer_of.get(feature.osm_id, ()):
        if relation in whole and classify(tags) == word:
            return relation
    return None


def _why_no_area(feature: Feature) -> str:
    if feature.kind == "node":
        return "not_an_area"
    if feature.fault:
        return feature.fault
    if feature.line is not None and feature.line.is_closed:
        return "invalid_polygon"
    return "not_closed"


def _column(chosen: Chosen, key: str) -> list[str | None]:
    return [feature.tags.get(key) for feature, _ in chosen]


def _table(
    name: str, chosen: Chosen, tally: TableTally, *, shape: str, columns: dict[str, list[Any]]
) -> Table:
    shapes = [getattr(feature, shape) for feature, _ in chosen]
    measured: dict[str, Any] = dict(columns)
    if shape == "area":
        measured["area_m2"] = area_m2(_object_array(shapes))
    keys = [feature.key for feature, _ in chosen]
    return staging_table(name, source_key=keys, geometry=shapes, columns=measured), tally


def _object_array(shapes: list[Any]) -> Any:
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    return array


def streets(scan: Scan) -> Table:
    """Return every way with a ``highway`` tag; squares drawn as areas keep their outline."""
    chosen, tally = _lines(scan, street_class_of)
    surfaces = [surface_of(feature.tags) for feature, _ in chosen]
    columns: dict[str, list[Any]] = {
        "name": _column(chosen, "name"),
        "street_class": [word for _, word in chosen],
        "surface": [surface for surface, _ in surfaces],
        "surface_assumed": [assumed for _, assumed in surfaces],
        "length_m": list(length_m(_object_array([feature.line for feature, _ in chosen]))),
        "bridge": [truth(feature.tags, "bridge") for feature, _ in chosen],
        "tunnel": [truth(feature.tags, "tunnel") for feature, _ in chosen],
        "is_area": [truth(feature.tags, "area") for feature, _ in chosen],
    }
    return _table("streets", chosen, tally, shape="line", columns=columns)


def railways(scan: Scan) -> Table:
    """Return tracks of all kinds, disused ones included."""
    chosen, tally = _lines(scan, railway_kind_of)
    columns: dict[str, list[Any]] = {
        "kind": [word for _, word in chosen],
        "bridge": [truth(feature.tags, "bridge") for feature, _ in chosen],
        "tunnel": [truth(feature.tags, "tunnel") for feature, _ in chosen],
    }
    return _table("railways", chosen, tally, shape="line", columns=columns)


def waterways(scan: Scan) -> Table:
    """Return watercourses as lines."""
    chosen, tally = _lines(scan, waterway_kind_of)
    columns: dict[str, list[Any]] = {"kind": [word for _, word in chosen], "name": _column(chosen, "name")}
    return _table("waterways", chosen, tally, shape="line", columns=columns)


def buildings(scan: Scan) -> Table:
    """Return buildings drawn as outlines or multipolygons."""
    chosen, tally = _areas(scan, building_use_of)
    columns: dict[str, list[Any]] = {
        "use": [word for _, word in chosen],
        "levels": [number(feature.tags.get("building:levels")) for feature, _ in chosen],
    }
    return _table("buildings", chosen, tally, shape="area", columns=columns)


def _named_areas(name: str, scan: Scan, classify: Classify) -> Table:
    chosen, tally = _areas(scan, classify)
    columns: dict[str, list[Any]] = {"use": [word for _, word in chosen], "name": _column(chosen, "name")}
    return _table(name, chosen, tally, shape="area", columns=columns)


def land_use(scan: Scan) -> Table:
    """Return areas by use, from landuse, leisure, natural and amenity."""
    areas_only = Scan(ways=scan.ways, relations=scan.relations, outer_of=scan.outer_of)
    return _named_areas("land_use", areas_only, land_use_of)


def commercial_areas(scan: Scan) -> Table:
    """Return commercial, industrial and retail areas."""
    return _named_areas("commercial_areas", scan, commercial_use_of)


def candidate_sites(scan: Scan) -> Table:
    """Return brownfields and greenfields."""
    return _named_areas("candidate_sites", scan, candidate_use_of)


def place_names(scan: Scan) -> Table:
    """Return settlements that are marked by a point."""
    tally = TableTally()
    chosen: Chosen = []
    for feature in scan.nodes:
        if "place" not in feature.tags:
            continue
        tally.read += 1
        rank = rank_of(feature.tags)
        if rank is None:
            tally.refuse("rank_unknown", feature.key)
        elif not feature.tags.get("name"):
            tally.refuse("name_missing", feature.key)
        else:
            chosen.append((feature, rank))
    tally.kept = len(chosen)
    columns: dict[str, list[Any]] = {"name": _column(chosen, "name"), "rank": [rank for _, rank in chosen]}
    return _table("place_names", chosen, tally, shape="point", columns=columns)


def boundaries(scan: Scan) -> Table:
    """Return administrative areas of level 6 (district) to 10 (quarter) whose rings are in the file."""
    tally = TableTally()
    chosen: Chosen = []
    whole = {relation.osm_id for relation in scan.relations if relation.area is not None}
    for feature in scan.surfaces:
        tags = feature.tags
        # A way of a boundary is only a piece of it, unless it is a ring with a name.
        is_piece = feature.kind == "way" and (feature.area is None or "name" not in tags)
        if tags.get("boundary") != "administrative" or is_piece:
            continue
        tally.read += 1
        level = tags.get("admin_level", "")
        relation = _same_as_relation(scan, feature, level, lambda t: t.get("admin_level"), whole=whole)
        if relation is not None:
            tally.merge(feature.key, f"relation/{relation}")
        elif level not in _LEVELS:
            tally.refuse("level_unknown", feature.key)
        elif feature.area is None:
            tally.refuse(_why_no_area(feature), feature.key)
        else:
            chosen.append((feature, level))
    tally.kept = len(chosen)
    keys = [feature.tags.get(_AGS_KEY, "").replace(" ", "") for feature, _ in chosen]
    columns: dict[str, list[Any]] = {
        "name": _column(chosen, "name"),
        "ags": [key if _AGS.fullmatch(key) else None for key in keys],
        "admin_level": [float(level) for _, level in chosen],
    }
    return _table("boundaries", chosen, tally, shape="area", columns=columns)
