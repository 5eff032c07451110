# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""One shape typed or drawn in a form: checked, mended, or refused with a reason."""

import json
import math
from typing import Any, NoReturn

import numpy as np
import shapely
from shapely.errors import GEOSException

from standort.formats.errors import FormatError
from standort.formats.repair import mended

TEXT_BYTES_MAX = 1024 * 1024
VERTICES_MAX = 10_000
_RING_POINTS_MIN = 3
_POSITION_NUMBERS = (2, 3, 4)
_KINDS = ("Point", "Polygon", "MultiPolygon")
_WORLD = (180.0, 90.0)

Position = tuple[float, float]


def read_geometry(
    text: str, *, vertices_max: int = VERTICES_MAX, bytes_max: int = TEXT_BYTES_MAX
) -> shapely.Point | shapely.Polygon | shapely.MultiPolygon:
    """Read one Point, Polygon or MultiPolygon in degrees, bare or as the only feature.

    Parameters
    ----------
    text
        GeoJSON.
    vertices_max, bytes_max
        Bounds for what is looked at.

    Returns
    -------
    shapely geometry
        Valid, two-dimensional, not empty; open rings are closed, crossings mended.

    Raises
    ------
    FormatError
        With the place inside the shape (``ring 1, point 3``) and a hint.
    """
    if len(text) > bytes_max or len(text.encode("utf-8", "surrogatepass")) > bytes_max:
        raise FormatError("geometry_too_long", limit_kb=bytes_max // 1024)
    geometry = _only_geometry(_parsed(text))
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in _KINDS:
        raise FormatError("geometry_kind", found=str(kind)[:40])
    if kind == "Point":
        return shapely.Point(_position(coordinates, place="point"))
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts:
        raise FormatError("geometry_coordinates")
    _check_count(parts, vertices_max)
    polygons = [_polygon(part, place=f"area {number}, ") for number, part in enumerate(parts, start=1)]
    return _valid(polygons)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError("geometry_not_json", place=place, detail=error.msg) from error
    except (RecursionError, ValueError) as error:
        raise FormatError("geometry_not_json", detail="too deep, or no ordinary number") from error


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)


def _only_geometry(content: Any) -> dict[str, Any]:
    if isinstance(content, dict) and content.get("type") == "FeatureCollection":
        features = content.get("features")
        if not isinstance(features, list) or len(features) != 1:
            count = len(features) if isinstance(features, list) else 0
            raise FormatError("geometry_several", count=count)
        content = features[0]
    if isinstance(content, dict) and content.get("type") == "Feature":
        content = content.get("geometry")
    if not isinstance(content, dict):
        raise FormatError("geometry_not_json", detail="there is no geometry")
    return content


def _check_count(parts: list[Any], vertices_max: int) -> None:
    rings = [ring for part in parts if isinstance(part, list) for ring in part if isinstance(ring, list)]
    count = sum(len(ring) for ring in rings)
    if count > vertices_max:
        raise FormatError("geometry_vertices", count=count, limit=vertices_max)


def _position(value: Any, *, place: str) -> Position:
    if not isinstance(value, list) or len(value) not in _POSITION_NUMBERS:
        raise FormatError("geometry_coordinates", place=place)
    numbers = value[:2]
    if not all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
        raise FormatError("geometry_coordinates", place=place)
    # Compared before the conversion: an integer of a thousand digits does not fit a float.
    if not all(math.isfinite(n) if isinstance(n, float) else abs(n) <= _WORLD[0] for n in numbers) or not (
        abs(numbers[0]) <= _WORLD[0] and abs(numbers[1]) <= _WORLD[1]
    ):
        raise FormatError("geometry_outside", place=place, value=str(numbers)[:60])
    return float(numbers[0]), float(numbers[1])


def _polygon(rings: Any, *, place: str) -> shapely.Polygon:
    if not isinstance(rings, list) or not rings:
        raise FormatError("geometry_coordinates", place=place.rstrip(", "))
    shell, *holes = [_ring(ring, place=f"{place}ring {number}") for number, ring in enumerate(rings, start=1)]
    return shapely.Polygon(shell, holes)


def _ring(positions: Any, *, place: str) -> list[Position]:
    if not isinstance(positions, list):
        raise FormatError("geometry_coordinates", place=place)
    ring = [_position(p, place=f"{place}, point {number}") for number, p in enumerate(positions, start=1)]
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(ring) <= _RING_POINTS_MIN:
        raise FormatError("geometry_no_area", place=place)
    return ring


def _valid(polygons: list[shapely.Polygon]) -> shapely.Polygon | shapely.MultiPolygon:
    shape: Any = polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)
    try:
        shape = mended(np.array([shape], dtype=object))[0]
    except GEOSException as error:
        raise FormatError("geometry_no_area") from error
    if shape is None or not shape.is_valid or not isinstance(shape, shapely.Polygon | shapely.MultiPolygon):
        raise FormatError("geometry_no_area")
    return shape
