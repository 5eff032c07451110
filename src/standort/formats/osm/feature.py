# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""One object of an OpenStreetMap file with its shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.formats.repair import mended

KIND_ORDER = {"node": 0, "way": 1, "relation": 2}


@dataclass(slots=True)
class Feature:
    """A node, way or relation that carries tags.

    Parameters
    ----------
    line
        The way as drawn; None for nodes and relations.
    area
        Polygon of a closed way or of a multipolygon relation.
    fault
        Why there is no shape, a key of ``REASONS``; empty if there is one.
    """

    kind: str
    osm_id: int
    tags: dict[str, str]
    point: Any = None
    line: Any = None
    area: Any = None
    fault: str = ""

    @property
    def key(self) -> str:
        """Source key, for example ``way/7``."""
        return f"{self.kind}/{self.osm_id}"

    @property
    def sort_key(self) -> tuple[int, int]:
        """Nodes, ways, relations, each by number: the order of a sorted file."""
        return KIND_ORDER[self.kind], self.osm_id


def locate(features: Sequence[Feature]) -> None:
    """Give ways and relations a point: inside the area, or halfway along the line."""
    areas = [f for f in features if f.point is None and f.area is not None]
    lines = [f for f in features if f.point is None and f.area is None and f.line is not None]
    for feature, point in zip(areas, shapely.point_on_surface([f.area for f in areas]), strict=True):
        feature.point = point
    halfway = shapely.line_interpolate_point([f.line for f in lines], 0.5, normalized=True)
    for feature, point in zip(lines, halfway, strict=True):
        feature.point = point


def polygons_of_rings(rings: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return polygons for closed lines, mended where they cross themselves, None without area.

    Parameters
    ----------
    rings
        Closed shapely lines of at least four points, shape (n,).
    """
    coordinates, index = shapely.get_coordinates(rings, return_index=True)
    polygons = shapely.polygons(shapely.linearrings(coordinates, indices=index))
    return mended(np.atleast_1d(np.asarray(polygons, dtype=object)))
