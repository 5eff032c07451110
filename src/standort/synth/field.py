# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Fields, meadows and woods around what is built, with farm tracks between them."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from standort.synth.curve import Relief
from standort.synth.layout import Layout
from standort.synth.subdivision import Grain, subdivide

FIELD_M2 = 75_000.0
MOST_FIELDS = 2_500
SMALLEST_M2 = 400.0
WOOD_FROM = 0.62
MEADOW_TO_M = 120.0


@dataclass(frozen=True, slots=True, eq=False)
class Countryside:
    """Open ground and how it is used."""

    outlines: NDArray[np.object_]
    uses: list[str]


def draw_countryside(rng: np.random.Generator, layout: Layout) -> Countryside:
    """Cut the open ground into fields, add the tracks to the road book, and choose the uses."""
    built = shapely.union_all([region.outline for region in layout.regions])
    water = layout.arteries.river_area
    ground = layout.extent.difference(shapely.union_all([built, layout.corridor]))
    roads = [road.line for road in layout.book.roads if road.street_class != "motorway"]
    lines = shapely.union_all([ground.boundary, *roads], grid_size=0.05)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    faces = faces[
        shapely.contains(ground, shapely.point_on_surface(faces)) & (shapely.area(faces) > SMALLEST_M2)
    ]
    grain = Grain(max(FIELD_M2, ground.area / MOST_FIELDS), 120.0, 8.0, 0.08)
    fields: list[Polygon] = []
    for face in faces:
        parts, cuts = subdivide(rng, face, grain)
        fields += parts
        for cut in cuts:
            layout.book.add(cut.line, role="track", street_class="track")
    outlines = np.array(fields, dtype=object)
    return Countryside(outlines, _uses(rng, layout, outlines, water))


def _uses(
    rng: np.random.Generator, layout: Layout, outlines: NDArray[np.object_], water: Polygon
) -> list[str]:
    middles = shapely.centroid(outlines)
    xy = shapely.get_coordinates(middles)
    height = Relief(rng, wave_m=max(900.0, layout.scale.span_m * 1.3)).height(xy)
    wood_ok = shapely.distance(outlines, layout.regions[-1].outline) > 120  # noqa: PLR2004 - fields first
    wet = shapely.distance(outlines, water) < MEADOW_TO_M
    pasture = rng.random(len(outlines)) < 0.16  # noqa: PLR2004 - grassland share of the open ground
    uses = np.full(len(outlines), "farmland", dtype=object)
    uses[pasture | wet] = "meadow"
    uses[(height > WOOD_FROM) & wood_ok & ~wet] = "forest"
    return [str(use) for use in uses]
