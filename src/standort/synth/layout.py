# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The large lines of a town, before any block is cut: river, rails, motorway, main roads, outlines."""

from dataclasses import dataclass, field
from math import pi, sqrt

from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

# Half the width of street space by class, in m: carriageway, parking and pavement.
HALF_WIDTH_M = {
    "motorway": 14.0,
    "motorway_link": 4.0,
    "primary": 7.5,
    "secondary": 6.5,
    "tertiary": 5.5,
    "unclassified": 5.5,
    "residential": 4.5,
    "living_street": 3.2,
    "pedestrian": 3.6,
    "service": 3.0,
    "track": 2.0,
    "footway": 1.5,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """The few lengths everything else follows from."""

    premises: int
    radius_m: float
    old_m: float
    village_m: float
    villages: int

    @classmethod
    def of(cls, premises: int, stretch: float) -> "Scale":
        """Return the lengths for a size; ``stretch`` corrects a first try that was too small."""
        old_m = 225 * (premises / 3000) ** 0.28
        villages = max(3, min(11, round(3 + 2.2 * (premises / 500 - 1) ** 0.33)))
        body_ha = (0.78 * premises - OLD_PER_HA * pi * old_m**2 / 1e4) / BODY_PER_HA
        radius_m = sqrt(max(body_ha, 6) * 1e4 / pi + old_m**2)
        village_m = sqrt(0.22 * premises / villages / VILLAGE_PER_HA * 1e4 / pi)
        return cls(premises, radius_m * stretch, old_m, max(village_m, 85) * stretch, villages)

    @property
    def span_m(self) -> float:
        """The town radius for placing what lies outside; a very small town still has surroundings."""
        return max(self.radius_m, 600.0)


# Addresses per hectare of gross ground the generator reaches; they only set the first try.
OLD_PER_HA = 24.0
BODY_PER_HA = 11.0
VILLAGE_PER_HA = 7.8


@dataclass(frozen=True, slots=True)
class Unit:
    """What will bear one street name."""

    role: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """One line of the street net before junctions cut it."""

    line: LineString
    unit: int
    street_class: str
    offset_m: float = 0.0
    optional: bool = False
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """Ground that is built on: the town, a village or a commercial area."""

    kind: str
    style: str
    name: str
    outline: Polygon
    middle: tuple[float, float]


@dataclass(slots=True)
class RoadBook:
    """The roads so far; drafts add to it while the town is laid out."""

    units: list[Unit] = field(default_factory=list)
    roads: list[Road] = field(default_factory=list)

    def open_unit(self, role: str, hint: str = "") -> int:
        """Start something with a name of its own and return its number."""
        self.units.append(Unit(role, hint))
        return len(self.units) - 1

    def add(
        self, line: LineString, *, role: str, street_class: str, hint: str = "", optional: bool = False
    ) -> None:
        """Add a line with a name of its own."""
        unit = self.open_unit(role, hint)
        self.roads.append(Road(line, unit, street_class, optional=optional))


@dataclass(frozen=True, slots=True)
class Arteries:
    """What crosses the whole map."""

    river: LineString
    river_area: Polygon
    rail: LineString
    station: Point
    motorway: LineString
    motorway_links: list[LineString]
    market: Polygon
    wall: Polygon
    radials: dict[str, LineString]


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan the rest of the generator fills in."""

    scale: Scale
    arteries: Arteries
    regions: list[Region]
    book: RoadBook
    corridor: BaseGeometry
    boundaries: dict[str, Polygon]
    extent: Polygon

    def built(self) -> list[BaseGeometry]:
        """Return the ground of each region without river, rails and motorway, estates first."""
        taken: BaseGeometry = self.corridor
        grounds: list[BaseGeometry] = []
        for region in self.regions:
            grounds.append(region.outline.difference(taken))
            taken = taken.union(region.outline)
        return grounds
