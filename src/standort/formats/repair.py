# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Mending areas that cross themselves."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray


def mended(polygons: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return valid polygons; what encloses no area becomes None."""
    wrong = ~shapely.is_valid(polygons)
    polygons[wrong] = [polygonal(shape) for shape in shapely.make_valid(polygons[wrong])]
    empty = np.array([shape is None or shape.area == 0 for shape in polygons], dtype=bool)
    polygons[empty] = None
    return polygons


def polygonal(shape: Any) -> Any:
    """Return the areas of a mended shape without stray lines and points, or None."""
    parts = [
        p for p in shapely.get_parts(shapely.get_parts(shape)) if p.geom_type == "Polygon" and p.area > 0
    ]
    if not parts:
        return None
    # A union, because two parts that share an edge are no valid multipolygon.
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)
