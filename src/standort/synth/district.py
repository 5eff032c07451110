# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Districts: the old town, four quarters around it, and the villages with the land about them."""

import numpy as np
import shapely
from shapely import MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

from standort.synth.curve import polar
from standort.synth.layout import Layout

SECTORS = (
    ("Nordstadt", 45.0, 135.0),
    ("Weststadt", 135.0, 225.0),
    ("Südstadt", 225.0, 315.0),
    ("Oststadt", -45.0, 45.0),
)
OLD_TOWN = "Altstadt"
TOWN_EDGE_M = 130.0
TOWN_ESTATES = {"port", "classic", "business_park", "craft", "technology", "retail"}


def draw_districts(layout: Layout) -> list[tuple[str, BaseGeometry]]:
    """Return name and ground of each district; together they fill the municipality."""
    own = layout.boundaries["own"]
    wall = layout.arteries.wall
    estates = [region.outline.buffer(30) for region in layout.regions if region.style in TOWN_ESTATES]
    body = layout.regions[-1].outline.buffer(TOWN_EDGE_M)
    town = shapely.union_all([body, wall, *estates]).buffer(60).buffer(-60).intersection(own)
    villages = [region for region in layout.regions if region.kind == "village"]
    town = town.difference(shapely.union_all([region.outline.buffer(10) for region in villages]))
    town = Polygon(max(shapely.get_parts(town), key=lambda part: part.area).exterior)
    districts: list[tuple[str, BaseGeometry]] = [(OLD_TOWN, wall)]
    far = 3 * layout.scale.span_m
    for name, start, end in SECTORS:
        wedge = Polygon([(0, 0), *[polar(far, angle) for angle in np.linspace(start, end, 7)]])
        districts.append((name, town.intersection(wedge).difference(wall)))
    cells = shapely.get_parts(
        shapely.voronoi_polygons(MultiPoint([region.middle for region in villages]), extend_to=layout.extent)
    )
    rural = own.difference(town)
    for region in villages:
        cell = next(cell for cell in cells if cell.contains(Point(region.middle)))
        districts.append((region.name, rural.intersection(cell)))
    return districts
