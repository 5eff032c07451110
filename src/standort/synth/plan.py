# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Put the large lines together: one call from parameters to a layout."""

from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from standort.synth.artery import CLASSES, add_main_roads, draw_arteries
from standort.synth.curve import cut, on_grid, wander
from standort.synth.layout import Arteries, Layout, Region, Road, RoadBook, Scale
from standort.synth.region import draw_boundaries, draw_regions

RAIL_HALF_M = 11.0
BANK_M = 7.0
MOTORWAY_HALF_M = 34.0
CROSSING_FREE = {"motorway", "motorway_link", "track"}


def draw_layout(rng: np.random.Generator, scale: Scale) -> Layout:
    """Draw river, rails, motorway, main roads and outlines."""
    arteries = draw_arteries(rng, scale)
    book = RoadBook()
    add_main_roads(rng, scale, arteries, book)
    boundaries, extent = draw_boundaries(rng, scale)
    regions = draw_regions(rng, scale, arteries, boundaries["own"])
    _add_radials(book, arteries, regions, boundaries["own"], extent)
    _add_village_links(rng, book, regions)
    _add_harbour_road(rng, scale, arteries, book, regions)
    _add_motorway(book, arteries)
    corridor = shapely.union_all(
        [
            arteries.river_area.buffer(BANK_M),
            arteries.rail.buffer(RAIL_HALF_M, quad_segs=4),
            arteries.motorway.buffer(MOTORWAY_HALF_M, quad_segs=4),
            *[link.buffer(14, quad_segs=4) for link in arteries.motorway_links],
        ]
    )
    return Layout(scale, arteries, regions, book, corridor, boundaries, extent)


def _add_radials(
    book: RoadBook, arteries: Arteries, regions: list[Region], own: Polygon, extent: Polygon
) -> None:
    """Add the main roads, cut where their name changes: at the railway, at villages, at the boundary."""
    villages = [region for region in regions if region.kind in {"village", "foreign"}]
    for name, whole in arteries.radials.items():
        line = shapely.get_parts(whole.intersection(extent))[0]
        stops = [0.0, line.length]
        border = line.intersection(own.exterior)
        stops += [line.project(point) for point in shapely.get_parts(border)]
        if name == "north":
            stops.append(line.project(arteries.station))
        for village in villages:
            inside = line.intersection(village.outline)
            if not inside.is_empty:
                stops += [line.project(shapely.Point(end)) for end in _ends(inside)]
        marks = sorted(stops)
        for start, end in pairwise(marks):
            if end - start > 1.0:
                _add_stretch(book, cut(line, start, end), name, villages, own)


def _add_harbour_road(
    rng: np.random.Generator, scale: Scale, arteries: Arteries, book: RoadBook, regions: list[Region]
) -> None:
    """Lead a road from the south-western main road into the harbour, which no main road touches."""
    port = next(region for region in regions if region.style == "port")
    road = arteries.radials["south_west"]
    end = road.interpolate(max(0.75 * scale.radius_m, 1.3 * scale.old_m))
    gate = port.outline.exterior.interpolate(port.outline.exterior.project(end))
    line = wander(rng, [(gate.x, gate.y), (end.x, end.y)], sway_m=12.0, step_m=15)
    book.add(line, role="street", street_class="unclassified", hint=f"estate|{port.name}")


def _add_motorway(book: RoadBook, arteries: Arteries) -> None:
    """Add the motorway, cut where the links of the junction begin, and the links."""
    line = arteries.motorway
    unit = book.open_unit("motorway")
    marks = sorted(line.project(shapely.Point(link.coords[-1])) for link in arteries.motorway_links)
    marks = [0.0, *marks, line.length]
    for start, end in pairwise(marks):
        points = [on_grid(shapely.Point(point)) for point in cut(line, start, end).coords]
        book.roads.append(Road(LineString(points), unit, "motorway"))
    for link in arteries.motorway_links:
        book.add(link, role="motorway_link", street_class="motorway_link")


def _ends(inside: BaseGeometry) -> list[tuple[float, float]]:
    parts = shapely.get_parts(inside)
    return [parts[0].coords[0], parts[-1].coords[-1]]


def _add_stretch(
    book: RoadBook, part: LineString, name: str, villages: list[Region], own: BaseGeometry
) -> None:
    middle = part.interpolate(0.5, normalized=True)
    street_class = CLASSES.get(name, "tertiary")
    inside = next((village for village in villages if village.outline.contains(middle)), None)
    if inside is not None:
        book.add(part, role="village_main", street_class=street_class, hint=inside.name)
        return
    role = "radial" if own.contains(middle) else "outer"
    book.add(part, role=role, street_class=street_class, hint=name)


def _add_village_links(rng: np.random.Generator, book: RoadBook, regions: list[Region]) -> None:
    """Join neighbouring villages where neither river nor railway lies between them."""
    middles = {region.name: region.middle for region in regions if region.kind == "village"}
    for one, other in (("Steinrode", "Lindfeld"), ("Lindfeld", "Auendorf"), ("Brinkhoven", "Oberweiler")):
        if one in middles and other in middles:
            line = wander(rng, [middles[one], middles[other]], sway_m=25.0, step_m=25)
            book.add(line, role="link", street_class="tertiary", hint=f"{one}|{other}")


def with_structures(roads: list[Road], arteries: Arteries) -> list[Road]:
    """Return the roads cut at river, railway and motorway, so that bridges are edges of their own."""
    barriers = [
        (arteries.river_area.buffer(3), "bridge"),
        (arteries.rail.buffer(9, quad_segs=2), "tunnel"),
        (arteries.motorway.buffer(18, quad_segs=2), "bridge"),
    ]
    result = []
    for road in roads:
        pieces = [road]
        if road.street_class in CROSSING_FREE:
            result.append(road)
            continue
        for area, structure in barriers:
            pieces = [part for piece in pieces for part in _split(piece, area, structure)]
        result.extend(pieces)
    return result


def _split(road: Road, area: BaseGeometry, structure: str) -> list[Road]:
    if road.structure or not road.line.intersects(area):
        return [road]
    inside = [part for part in shapely.get_parts(road.line.intersection(area)) if part.length > 1.0]
    marks = sorted(
        {0.0, road.line.length, *[road.line.project(shapely.Point(e)) for p in inside for e in _ends(p)]}
    )
    result = []
    for start, end in pairwise(marks):
        if end - start < 0.5:  # noqa: PLR2004 - shorter than a step
            continue
        line = cut(road.line, start, end)
        kind = structure if area.contains(line.interpolate(0.5, normalized=True)) else ""
        result.append(Road(line, road.unit, road.street_class, road.offset_m + start, road.optional, kind))
    return result
