# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""River, rails, motorway and main roads: they decide where everything else may go."""

import numpy as np
import shapely
from shapely import LineString, Point, Polygon

from standort.synth.curve import bent_rectangle, blob, cut, first_point, on_grid, polar, smooth, wander
from standort.synth.layout import Arteries, RoadBook, Scale

# The main roads by the direction in which they leave the town, degrees from east, counterclockwise.
# River (197° to 343°) and railway (157° to 23°) leave between them, so each crosses a road at most once.
DIRECTIONS = {
    "east": 6.0,
    "north_east": 50.0,
    "north": 97.0,
    "north_west": 139.0,
    "west": 172.0,
    "south_west": 228.0,
    "south": 270.0,
    "south_east": 318.0,
}
CLASSES = {"east": "primary", "west": "primary", "north": "secondary", "south": "secondary"}
INNER = ("east", "north", "west", "south", "south_east")
REACH = 3.5


def draw_arteries(rng: np.random.Generator, scale: Scale) -> Arteries:
    """Draw what crosses the whole map."""
    radius, old = scale.span_m, scale.old_m
    far = radius * (REACH + 0.6)
    near = max(radius, old * 1.9)
    river = wander(
        rng,
        [
            polar(far, 198),
            polar(near * 1.1, 199),
            (-old * 0.1, -old * 1.5),
            polar(near * 1.1, 341),
            polar(far, 343),
        ],
        sway_m=radius * 0.035,
        step_m=25,
    )
    width = 9 + 5 * (scale.premises / 3000) ** 0.4
    rail = smooth(
        [polar(far, 160), polar(near, 152), (0.0, old * 1.6), polar(near, 30), polar(far, 20)], step_m=25
    )
    wall = blob(rng, (0.0, 0.0), old, roughness=0.05, corners=72)
    radials = {name: _radial(rng, scale, wall, angle) for name, angle in DIRECTIONS.items()}
    motorway, links = _motorway(scale, radials["east"])
    return Arteries(
        river=river,
        river_area=river.buffer(width, quad_segs=4),
        rail=rail,
        station=first_point(rail.intersection(radials["north"])),
        motorway=motorway,
        motorway_links=links,
        market=bent_rectangle(rng, (0, 0), (old * 0.3, old * 0.19), 14),
        wall=wall,
        radials=radials,
    )


def _radial(rng: np.random.Generator, scale: Scale, wall: Polygon, angle_deg: float) -> LineString:
    radius = scale.span_m
    ray = LineString([polar(scale.old_m * 0.3, angle_deg), polar(scale.old_m * 2, angle_deg)])
    gate = first_point(ray.intersection(wall.exterior))
    points = [
        (gate.x, gate.y),
        polar(max(radius * 0.55, scale.old_m * 1.4), angle_deg + rng.uniform(-2.5, 2.5)),
    ]
    points += [polar(radius * at, angle_deg + rng.uniform(-3, 3)) for at in (1.1, 1.9, 2.7, 3.5, REACH + 1.2)]
    return wander(rng, points, sway_m=radius * 0.022, step_m=20)


def _motorway(scale: Scale, road: LineString) -> tuple[LineString, list[LineString]]:
    """Draw the motorway and the two halves of its junction with the eastern road."""
    r = scale.span_m
    line = smooth(
        [
            (0.45 * r, 4 * r),
            (1.1 * r, 2 * r),
            (1.86 * r, 0.7 * r),
            (2.0 * r, 0),
            (2.0 * r, -1 * r),
            (2.35 * r, -4 * r),
        ],
        step_m=40,
    )
    crossing = line.project(first_point(line.intersection(road)))
    reach = min(max(150.0, 0.2 * r), 420.0)
    on_road = road.project(line.interpolate(crossing))
    links = []
    for side in (-1, 1):
        start = road.interpolate(on_road + side * reach * 0.45)
        end = on_grid(line.interpolate(crossing + side * reach))
        ahead = line.interpolate(crossing + side * reach * 0.45)
        bend = Point((ahead.x * 0.55 + start.x * 0.45), (ahead.y * 0.75 + start.y * 0.25))
        links.append(smooth([(start.x, start.y), (bend.x, bend.y), (end.x, end.y)], step_m=12))
    return line, links


def add_main_roads(rng: np.random.Generator, scale: Scale, arteries: Arteries, book: RoadBook) -> None:
    """Add market, the streets from it to the gates, the wall promenade and the ring road."""
    book.add(LineString(arteries.market.exterior), role="market", street_class="pedestrian")
    for name in INNER:
        gate = Point(arteries.radials[name].coords[0])
        start = arteries.market.exterior.interpolate(arteries.market.exterior.project(gate))
        line = wander(rng, [(start.x, start.y), (gate.x, gate.y)], sway_m=scale.old_m * 0.05, step_m=8)
        street_class = "pedestrian" if name in {"east", "north"} else "living_street"
        book.add(line, role="inner", street_class=street_class, hint=name)
    _add_ring(book, arteries.wall, role="wall", street_class="tertiary")
    if scale.radius_m > 3.1 * scale.old_m:
        ring = blob(rng, (0.0, 0.0), max(scale.radius_m * 0.64, scale.old_m * 2.1), roughness=0.04)
        _add_ring(book, ring, role="ring", street_class="secondary")
    if scale.radius_m > 9 * scale.old_m / 2:
        inner = blob(rng, (0.0, 0.0), scale.radius_m * 0.36, roughness=0.05)
        _add_ring(book, inner, role="belt", street_class="tertiary")


def _add_ring(book: RoadBook, ring: Polygon, *, role: str, street_class: str) -> None:
    """Add a closed road as four quarters, each with a name of its own."""
    line = LineString(ring.exterior)
    start = line.length / 8
    turned = shapely.get_coordinates(line)
    closed = LineString(np.vstack([turned, turned[1:]]))
    for index, hint in enumerate(("north", "west", "south", "east")):
        part = cut(closed, start + index * line.length / 4, start + (index + 1) * line.length / 4)
        book.add(part, role=role, street_class=street_class, hint=hint)
