# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the street an address belongs to when the file does not say it, or says a place instead."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.formats.osm.feature import Feature
from standort.formats.osm.scan import Scan
from standort.formats.spelling import fold_street
from standort.geo.measure import to_metric

NEAREST_STREET_MAX_M = 50.0
# A hamlet is numbered as a whole: its name is the right first line of an address.
_NUMBERED_PLACES = frozenset({"hamlet", "isolated_dwelling", "farm", "locality"})
_NO_STREETS = frozenset(
    {"platform", "bus_stop", "elevator", "proposed", "construction", "rest_area", "services"}
)


@dataclass(frozen=True, slots=True)
class FoundStreet:
    """A street name and how it was found: ``tag``, ``place``, ``relation``, ``nearest`` or ````."""

    name: str | None
    found_by: str


class StreetFinder:
    """Knows the named streets and places of one file."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        named = [
            way
            for way in scan.ways
            if way.line is not None
            and way.tags.get("name")
            and way.tags.get("highway", "platform") not in _NO_STREETS
        ]
        self._names = [way.tags["name"] for way in named]
        self._lines = [way.line for way in named]
        self._known = {fold_street(name) for name in self._names}
        self._places: dict[str, bool] = {}
        for feature in scan.features:
            if "place" in feature.tags and feature.tags.get("name"):
                key = fold_street(feature.tags["name"])
                numbered = feature.tags["place"] in _NUMBERED_PLACES
                self._places[key] = self._places.get(key, True) and numbered
        self._member_names = self._street_of_members()

    def _street_of_members(self) -> dict[str, str]:
        names = dict(self._scan.street_names)
        ways = {way.key: way for way in self._scan.ways if "highway" in way.tags}
        for member, relation in self._scan.street_members.items():
            if member in ways and ways[member].tags.get("name"):
                names.setdefault(relation, ways[member].tags["name"])
        return {
            member: names[relation]
            for member, relation in self._scan.street_members.items()
            if relation in names
        }

    def streets_of(self, features: list[Feature]) -> list[FoundStreet]:
        """Return the street of each address; the nearest one is looked for where nothing else helps."""
        found = [self._from_tags(feature) for feature in features]
        open_rows = [row for row, street in enumerate(found) if street.found_by == ""]
        names = self._nearest([features[row].point for row in open_rows])
        for row, name in zip(open_rows, names, strict=True):
            if name is not None:
                found[row] = FoundStreet(name, "nearest")
            elif found[row].name is not None:
                # Nothing better is near: the place stays the first line of the address.
                found[row] = FoundStreet(found[row].name, "place")
        return found

    def _from_tags(self, feature: Feature) -> FoundStreet:
        street = (feature.tags.get("addr:street") or "").strip()
        place = (feature.tags.get("addr:place") or "").strip()
        if street and not self._is_place(street, feature):
            return FoundStreet(street, "tag")
        if feature.key in self._member_names:
            return FoundStreet(self._member_names[feature.key], "relation")
        if place and not street:
            return FoundStreet(place, "place")
        if street and self._places.get(fold_street(street), False):
            return FoundStreet(street, "place")
        return FoundStreet(street or None, "")

    def _is_place(self, street: str, feature: Feature) -> bool:
        """Tell whether the street is really a place: no street is called so, but the place is."""
        key = fold_street(street)
        if key in self._known:
            return False
        own = (feature.tags.get(tag) for tag in ("addr:place", "addr:city", "addr:suburb", "addr:hamlet"))
        return key in self._places or any(key == fold_street(name) for name in own if name)

    def _nearest(self, points: list[Any]) -> list[str | None]:
        names: list[str | None] = [None] * len(points)
        if not points or not self._lines:
            return names
        both: NDArray[np.object_] = np.array([*points, *self._lines], dtype=object)
        metric = to_metric(both)
        tree = shapely.STRtree(metric[len(points) :])
        rows, lines = tree.query_nearest(
            metric[: len(points)], max_distance=NEAREST_STREET_MAX_M, all_matches=False
        )
        for row, line in zip(rows, lines, strict=True):
            names[row] = self._names[line]
        return names
