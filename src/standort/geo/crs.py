# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinate systems: storage is EPSG:4326, lengths are taken in the UTM zone of the place."""

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

WGS84 = 4326
ZONE_BORDER_LON = 12.0


def utm_epsg(lon: float) -> int:
    """Return the ETRS89/UTM zone in official use at a longitude: 25832 or 25833.

    Parameters
    ----------
    lon
        Longitude in degrees.
    """
    return 25832 if lon < ZONE_BORDER_LON else 25833


@lru_cache(maxsize=32)
def _transformer(from_epsg: int, to_epsg: int) -> Transformer:
    return Transformer.from_crs(from_epsg, to_epsg, always_xy=True)


def project(geometries: NDArray[np.object_], *, from_epsg: int, to_epsg: int) -> NDArray[np.object_]:
    """Return the geometries in another coordinate system.

    Parameters
    ----------
    geometries
        Array of shapely geometries, shape (n,); axis order is x, y (lon, lat).
    from_epsg, to_epsg
        EPSG codes.
    """
    if from_epsg == to_epsg:
        return geometries
    transformer = _transformer(from_epsg, to_epsg)

    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    projected: NDArray[np.object_] = shapely.transform(geometries, move)
    return projected
