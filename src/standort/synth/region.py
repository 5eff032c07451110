# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Outlines of what is built on: town, villages, commercial areas; and the municipal boundaries."""

import math

import numpy as np
import shapely
from shapely import Point, Polygon, box
from shapely.ops import split

from standort.synth.artery import DIRECTIONS, REACH
from standort.synth.curve import bent_rectangle, blob, first_point, largest_polygon, polar, wander
from standort.synth.layout import Arteries, Region, Scale

# Villages in the order in which they appear as the town grows: name, road, distance in town radii.
VILLAGES = (
    ("Lindfeld", "south", 1.62),
    ("Oberweiler", "north_west", 1.72),
    ("Auendorf", "south_east", 1.66),
    ("Niederhain", "west", 1.75),
    ("Brinkhoven", "north", 1.68),
    ("Steinrode", "south_west", 1.75),
    ("Wolbeck am Holz", "south", 2.35),
    ("Haselbruch", "north_west", 2.38),
    ("Eschenau", "west", 2.4),
    ("Mohnfeld", "south_east", 2.36),
    ("Kaltenborn", "south_west", 2.4),
)
FOREIGN_VILLAGES = (
    ("Kirchlohe", "west", 3.2),
    ("Erlenbruch", "east", 3.15),
    ("Dornhagen", "north_east", 3.35),
)
OWN_REACH = 2.68
CITY_FROM = 10_000
EstatePlan = tuple[str, str, tuple[float, ...], tuple[float, float], float | None]
SHARED_AREA = "Auental"


def draw_regions(rng: np.random.Generator, scale: Scale, arteries: Arteries, own: Polygon) -> list[Region]:
    """Return all built-up regions, those first that win where two overlap."""
    return [
        *_estates(rng, scale, arteries, own),
        *_villages(rng, scale, arteries),
        Region("town", "town", "", _body(rng, scale, arteries), (0.0, 0.0)),
    ]


def _body(rng: np.random.Generator, scale: Scale, arteries: Arteries) -> Polygon:
    """Return the outline of the town: rounded, but reaching out along the main roads."""
    body = blob(rng, (0.0, 0.0), scale.radius_m, roughness=0.075)
    arms = [
        line.intersection(Point(0, 0).buffer(scale.radius_m * 1.12)).buffer(70)
        for line in arteries.radials.values()
    ]
    grown = shapely.union_all([body, *arms]).buffer(160).buffer(-160)
    return Polygon(largest_polygon(grown.simplify(6)).exterior)


def _villages(rng: np.random.Generator, scale: Scale, arteries: Arteries) -> list[Region]:
    own = [("village", place) for place in VILLAGES[: scale.villages]]
    foreign = [("foreign", place) for place in FOREIGN_VILLAGES]
    regions = []
    for kind, (name, road, distance) in own + foreign:
        middle = _on_road(arteries, road, distance * scale.span_m)
        size = scale.village_m * rng.uniform(0.85, 1.15) * (0.8 if kind == "foreign" else 1)
        shape = blob(rng, middle, size, roughness=0.16)
        regions.append(Region(kind, "village", name, shape, middle))
    return regions


def _on_road(arteries: Arteries, road: str, distance_m: float) -> tuple[float, float]:
    """Return the point of a main road at a distance from the market, as the crow flies."""
    coordinates = shapely.get_coordinates(arteries.radials[road])
    nearest = int(np.argmin(np.abs(np.hypot(coordinates[:, 0], coordinates[:, 1]) - distance_m)))
    return float(coordinates[nearest, 0]), float(coordinates[nearest, 1])


def _estate_plans(scale: Scale, arteries: Arteries, own: Polygon) -> list[EstatePlan]:
    """Return style, name, place, relative size and angle of each commercial area."""
    r, body = scale.span_m, scale.radius_m
    return [
        ("port", "Hafenstraße", _at_river(scale, arteries), (0.95, 0.55), None),
        ("classic", "Am Güterbahnhof", _at_rail(scale, arteries), (1.0, 0.42), None),
        (
            "business_park",
            "Gewerbepark Ost",
            _on_road(arteries, "east", 1.48 * r),
            (0.8, 1.0),
            DIRECTIONS["east"],
        ),
        (
            "logistics",
            "Logistikpark Ostkreuz",
            _on_road(arteries, "east", 2.2 * r),
            (0.6, 0.7),
            DIRECTIONS["east"],
        ),
        ("mixed", SHARED_AREA, _at_border(arteries, own), (0.9, 0.75), 50.0),
        ("craft", "Handwerkerhof Süd", _on_road(arteries, "south", 1.02 * body + 20), (0.42, 0.3), 90.0),
        (
            "technology",
            "Technologiepark Nord",
            _on_road(arteries, "north", 1.06 * body + 90),
            (0.45, 0.4),
            95.0,
        ),
        (
            "retail",
            "Westpassage",
            _on_road(arteries, "west", 1.0 * body + 40),
            (0.4, 0.3),
            DIRECTIONS["west"],
        ),
    ]


def _estates(rng: np.random.Generator, scale: Scale, arteries: Arteries, own: Polygon) -> list[Region]:
    """Return the commercial areas: each of another kind, at the place where that kind is found."""
    side = (0.62 if scale.premises <= CITY_FROM else 0.5) * scale.span_m
    regions = []
    for style, name, place, (wide, deep), angle in _estate_plans(scale, arteries, own):
        x, y, turn = (*place, angle) if angle is not None else place
        outline = bent_rectangle(rng, (x, y), (wide * side, deep * side), turn)
        regions.append(Region("estate", style, name, outline, (x, y)))
    return regions


def _at_border(arteries: Arteries, own: Polygon) -> tuple[float, float]:
    """Return where the north-eastern road leaves the municipality: there two towns share an area."""
    crossing = first_point(arteries.radials["north_east"].intersection(own.exterior))
    return crossing.x, crossing.y


def _at_river(scale: Scale, arteries: Arteries) -> tuple[float, float, float]:
    """Return middle and angle of the harbour, south of the river and west of the town."""
    return _beside(
        arteries.river,
        polar(max(scale.radius_m + 0.42 * scale.span_m, 1.3 * scale.span_m), 200),
        -0.2 * scale.span_m,
    )


def _at_rail(scale: Scale, arteries: Arteries) -> tuple[float, float, float]:
    """Return middle and angle of the freight yard, north of the railway and east of the station."""
    x = max(0.42 * scale.radius_m, 1.2 * scale.old_m)
    return _beside(arteries.rail, (x, 1.9 * scale.old_m), 0.15 * scale.span_m)


def _beside(
    line: shapely.LineString, near: tuple[float, float], offset_m: float
) -> tuple[float, float, float]:
    at = line.project(Point(near))
    here, ahead = line.interpolate(at), line.interpolate(at + 40)
    angle = math.atan2(ahead.y - here.y, ahead.x - here.x)
    x, y = here.x - math.sin(angle) * offset_m, here.y + math.cos(angle) * offset_m
    return x, y, math.degrees(angle)


def draw_boundaries(rng: np.random.Generator, scale: Scale) -> tuple[dict[str, Polygon], Polygon]:
    """Return own, west and east municipality, which fill the whole map, and the map's extent."""
    r = scale.span_m
    own = blob(rng, (0.0, 0.0), OWN_REACH * r, roughness=0.055, corners=220)
    extent = box(-REACH * r, -0.93 * REACH * r, REACH * r, 0.93 * REACH * r)
    rest = extent.difference(own)
    far = 2 * REACH * r
    border = wander(rng, [(-0.25 * r, -far), (0.1 * r, 0.0), (-0.35 * r, far)], sway_m=r * 0.06, step_m=60)
    parts = split(extent, border).geoms
    west, east = sorted(parts, key=lambda part: part.centroid.x)
    sides = {"west": rest.intersection(west), "east": rest.intersection(east)}
    return {"own": own, **{name: largest_polygon(ground) for name, ground in sides.items()}}, extent
