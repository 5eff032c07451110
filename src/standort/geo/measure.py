# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Lengths in metres in the local UTM zone, areas in square metres on the ellipsoid."""

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from standort.geo.crs import WGS84, project, utm_epsg

_GRS80 = Geod(ellps="GRS80")


def area_m2(geometries: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return ellipsoidal areas (GRS80) of lon/lat polygons, shape (n,), in m²; 0 where there is none.

    Source of the method: Karney 2013, as in GeographicLib (through pyproj).
    """
    # The sign of a ring is its direction: a hole drawn the way of its shell would be added, not taken away.
    turned = shapely.orient_polygons(geometries)
    return np.array(
        [0.0 if g is None or g.is_empty else abs(_GRS80.geometry_area_perimeter(g)[0]) for g in turned],
        dtype=np.float64,
    )


def length_m(geometries: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return lengths of lon/lat lines, shape (n,), in m, measured in the UTM zone of their middle."""
    if len(geometries) == 0:
        return np.zeros(0)
    lengths: NDArray[np.float64] = shapely.length(to_metric(geometries))
    return lengths


def to_metric(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return lon/lat geometries in the UTM zone in which the middle of them all lies."""
    min_lon, _, max_lon, _ = shapely.total_bounds(geometries)
    return project(geometries, from_epsg=WGS84, to_epsg=utm_epsg((min_lon + max_lon) / 2))
