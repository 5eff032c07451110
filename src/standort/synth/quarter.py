# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Quarters: pieces of a region between main roads, each of one age and one way of building."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from standort.synth.layout import Layout, Region, Road
from standort.synth.subdivision import Cut, Grain, longer_axis, subdivide

ESTATES = ("port", "classic", "business_park", "logistics", "mixed", "craft", "technology", "retail")
# Size of blocks (m²), least side (m), crookedness (degrees, relative bend) by the way of building.
GRAINS = {
    "old": Grain(3_000, 29, 10, 0.10),
    "dense": Grain(8_500, 62, 4, 0.02),
    "row": Grain(7_500, 60, 3, 0.05),
    "detached": Grain(8_500, 64, 5, 0.12),
    "slab": Grain(16_000, 95, 3, 0.04),
    "village": Grain(10_500, 68, 9, 0.12),
    "port": Grain(32_000, 120, 5, 0.03),
    "classic": Grain(30_000, 110, 5, 0.03),
    "business_park": Grain(36_000, 130, 3, 0.05),
    "logistics": Grain(70_000, 190, 2, 0.02),
    "mixed": Grain(38_000, 130, 3, 0.05),
    "craft": Grain(11_000, 70, 3, 0.03),
    "technology": Grain(20_000, 100, 3, 0.08),
    "retail": Grain(24_000, 110, 3, 0.02),
}
NEIGHBOURHOOD = Grain(110_000, 170, 6, 0.1)
DEAD_END_SHARE = 0.3
COLLECTOR_FROM_M2 = 260_000
SMALLEST_QUARTER_M2 = 900
ROAD_SIDE_M = 3.0


@dataclass(frozen=True, slots=True)
class Block:
    """Ground between streets."""

    outline: Polygon
    region: int
    style: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """Ground between main roads, of one style; its streets share a theme of names."""

    outline: Polygon
    region: int
    style: str
    theme: int


def find_quarters(rng: np.random.Generator, layout: Layout) -> list[Quarter]:
    """Return the pieces into which main roads, river and rails cut the regions."""
    roads = [road.line for road in layout.book.roads]
    tree = shapely.STRtree(roads)
    quarters: list[Quarter] = []
    for index, (region, ground) in enumerate(zip(layout.regions, layout.built(), strict=True)):
        near = [roads[at] for at in np.sort(tree.query(ground, predicate="intersects"))]
        faces = _faces(ground, near)
        if region.kind == "town":
            faces = [part for face in faces for part in _neighbourhoods(rng, layout, face)]
        for face in faces:
            quarters.append(Quarter(face, index, _style(rng, layout, region, face), len(quarters)))
    return quarters


def _neighbourhoods(rng: np.random.Generator, layout: Layout, face: Polygon) -> list[Polygon]:
    """Divide ground too large to have been built up at one time, by streets that collect traffic."""
    parts, cuts = subdivide(rng, face, NEIGHBOURHOOD)
    for cut in cuts:
        layout.book.add(cut.line, role="street", street_class="tertiary", hint="collector")
    return parts


def _faces(ground: BaseGeometry, roads: list[LineString]) -> list[Polygon]:
    lines = shapely.union_all([ground.boundary, *roads], grid_size=0.01)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inside = shapely.contains(ground, shapely.point_on_surface(faces))
    return [face for face in faces[inside] if face.area > SMALLEST_QUARTER_M2]


def _style(rng: np.random.Generator, layout: Layout, region: Region, face: Polygon) -> str:
    """Return how a quarter is built: older and denser towards the middle."""
    if region.kind != "town":
        return region.style
    scale = layout.scale
    middle = face.representative_point()
    if layout.arteries.wall.contains(middle):
        return "old"
    distance = float(np.hypot(middle.x, middle.y))
    if distance < scale.old_m * 1.75:
        return "dense"
    if distance < scale.radius_m * 0.66:
        return str(rng.choice(["dense", "row", "detached"], p=[0.16, 0.34, 0.5]))
    return str(rng.choice(["detached", "row", "slab"], p=[0.7, 0.25, 0.05]))


def cut_blocks(rng: np.random.Generator, layout: Layout, quarters: list[Quarter]) -> list[Block]:
    """Cut the quarters into blocks and add the streets this makes to the road book."""
    blocks = []
    for quarter in quarters:
        grain = GRAINS[quarter.style]
        parts, cuts = subdivide(rng, quarter.outline, grain)
        for line in cuts:
            _add_street(layout, quarter, line)
        for part in parts:
            blocks.append(Block(part, quarter.region, quarter.style))
            if quarter.style in {"detached", "village"} and part.area > grain.area_m2 * 1.1:
                _add_dead_end(rng, layout, quarter, part)
    return blocks


def _add_street(layout: Layout, quarter: Quarter, cut: Cut) -> None:
    if cut.line.length < 12:  # noqa: PLR2004 - not even a lane
        return
    if quarter.style == "old":
        street_class = "pedestrian" if cut.line.distance(layout.arteries.market) < 20 else "living_street"  # noqa: PLR2004
    elif quarter.style in ESTATES:
        street_class = "unclassified"
    else:
        street_class = "tertiary" if cut.parent_area_m2 > COLLECTOR_FROM_M2 else "residential"
    layout.book.add(cut.line, role="street", street_class=street_class, hint=_hint(layout, quarter))


def _hint(layout: Layout, quarter: Quarter) -> str:
    region = layout.regions[quarter.region]
    return f"{quarter.style}|{quarter.theme}" if region.kind == "town" else f"{region.kind}|{region.name}"


def _add_dead_end(rng: np.random.Generator, layout: Layout, quarter: Quarter, part: Polygon) -> None:
    """Open a deep block by a short dead-end street, as developments since the 1970s do."""
    if rng.random() > DEAD_END_SHARE:
        return
    middle, along, across, long_m, short_m = longer_axis(part)
    if short_m < 80:  # noqa: PLR2004 - no room for two rows of houses and a street
        return
    side = 1.0 if rng.random() < 0.5 else -1.0  # noqa: PLR2004 - a coin
    ray = LineString([middle, middle + along * side * long_m])
    inside = ray.intersection(part)
    if inside.geom_type != "LineString" or inside.is_empty:
        return
    edge = np.asarray(inside.coords[-1])
    bend = across * rng.uniform(-8, 8)
    inner = edge + (middle - edge) * rng.uniform(0.95, 1.25)
    line = LineString([edge, (edge + inner) / 2 + bend, inner])
    layout.book.add(line, role="street", street_class="residential", hint=_hint(layout, quarter))


def _to_roads(line: LineString, tree: shapely.STRtree) -> LineString:
    """Return the line led on to the roads its ends lie beside, so that they get a junction there."""
    ends = [shapely.Point(line.coords[at]) for at in (0, -1)]
    added: list[list[tuple[float, ...]]] = [[], []]
    for at, end in enumerate(ends):
        nearest = tree.geometries[int(tree.nearest(end))]
        if 0 < nearest.distance(end) < 2 * ROAD_SIDE_M:
            meeting = nearest.interpolate(nearest.project(end))
            added[at].append((meeting.x, meeting.y))
    return LineString([*added[0], *line.coords, *added[1]])


def offer_outlines(layout: Layout, quarters: list[Quarter]) -> None:
    """Offer the outer edges of quarters as streets: banks, rail sides, the edge of the town.

    To be called before blocks are cut, while the road book holds few lines.
    """
    inner = shapely.union_all([road.line for road in layout.book.roads]).buffer(ROAD_SIDE_M, quad_segs=2)
    outlines: list[tuple[LineString, Quarter]] = []
    for quarter in quarters:
        edge = shapely.line_merge(quarter.outline.exterior.difference(inner))
        outlines += [(line, quarter) for line in shapely.get_parts(edge) if line.length > 15]  # noqa: PLR2004
    tree = shapely.STRtree([road.line for road in layout.book.roads])
    for part, quarter in outlines:
        line = _to_roads(part, tree)
        unit = layout.book.open_unit("outline", _hint(layout, quarter))
        street_class = "unclassified" if quarter.style in ESTATES else "residential"
        layout.book.roads.append(Road(line, unit, street_class, optional=True))
