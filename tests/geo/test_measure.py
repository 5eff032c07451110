# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Areas on the ellipsoid and lengths in the zone of the place, whichever way a ring was drawn."""

import numpy as np
import pytest
import shapely
from pyproj import Geod

from standort.geo.crs import utm_epsg
from standort.geo.measure import area_m2, length_m

SHELL = shapely.box(8.0, 51.0, 8.01, 51.01)
HOLE = shapely.box(8.002, 51.002, 8.008, 51.008)


def area(shape):
    return area_m2(np.array([shape], dtype=object))[0]


def test_a_degree_square_at_the_equator_has_its_known_area():
    # GeographicLib's Planimeter for the cell 0° to 1° on GRS80 (its sides are geodesics).
    assert area(shapely.box(0, 0, 1, 1)) == pytest.approx(12_308_778_361, rel=1e-6)


@pytest.mark.parametrize("shell_ccw", [True, False])
@pytest.mark.parametrize("hole_ccw", [True, False])
def test_a_hole_is_taken_away_whichever_way_it_was_drawn(shell_ccw, hole_ccw):
    shell = shapely.box(*SHELL.bounds, ccw=shell_ccw).exterior.coords
    hole = shapely.box(*HOLE.bounds, ccw=hole_ccw).exterior.coords
    assert area(shapely.Polygon(shell, [hole])) == pytest.approx(area(SHELL) - area(HOLE))


def test_parts_drawn_in_opposite_directions_add_up():
    other = shapely.box(9.0, 51.0, 9.01, 51.01, ccw=False)
    assert area(shapely.MultiPolygon([SHELL, other])) == pytest.approx(2 * area(SHELL))


def test_what_has_no_area_measures_nothing():
    shapes = np.array([None, shapely.Polygon(), shapely.Point(8, 51), shapely.LineString([(8, 51), (9, 51)])])
    assert area_m2(shapes).tolist() == [0, 0, 0, 0]
    assert length_m(np.array([], dtype=object)).tolist() == []


def test_a_length_is_measured_on_the_ground():
    line = shapely.LineString([(9.0, 51.5), (9.0, 51.6)])
    geodesic = Geod(ellps="GRS80").line_length(*zip(*line.coords, strict=True))
    # On the central meridian the zone takes off its 0.4 per mille.
    assert length_m(np.array([line], dtype=object))[0] == pytest.approx(geodesic * 0.9996, rel=1e-6)


@pytest.mark.parametrize(("lon", "epsg"), [(6.9, 25832), (11.99, 25832), (12.0, 25833), (14.9, 25833)])
def test_each_place_has_its_zone(lon, epsg):
    assert utm_epsg(lon) == epsg
