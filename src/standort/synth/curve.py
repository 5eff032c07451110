# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Lines and outlines that look grown rather than drawn; coordinates are metres around the market place."""

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

Coordinates = NDArray[np.float64]
FINE_CORNERS = 150


def polar(distance_m: float, angle_deg: float) -> tuple[float, float]:
    """Return the point at a distance and an angle (0 = east, counterclockwise)."""
    angle = math.radians(angle_deg)
    return distance_m * math.cos(angle), distance_m * math.sin(angle)


def smooth(points: list[tuple[float, float]], *, step_m: float) -> LineString:
    """Return a Catmull-Rom curve through the points, with a vertex about every ``step_m``."""
    given = np.asarray(points, dtype=np.float64)
    ends = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    parts = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        count = max(2, int(np.hypot(*(p2 - p1)) / step_m))
        t = np.linspace(0, 1, count, endpoint=False)[:, None]
        bend = 2 * p0 - 5 * p1 + 4 * p2 - p3
        twist = -p0 + 3 * p1 - 3 * p2 + p3
        parts.append(0.5 * (2 * p1 + (p2 - p0) * t + bend * t**2 + twist * t**3))
    return LineString(np.vstack([*parts, given[-1:]]))


def wander(
    rng: np.random.Generator, points: list[tuple[float, float]], *, sway_m: float, step_m: float
) -> LineString:
    """Return a smooth curve through the points that sways between them and is exact at both ends."""
    line = smooth(points, step_m=step_m)
    length = line.length
    wave_m = max(350.0, length / 9)
    count = max(3, int(length / step_m))
    along = np.linspace(0, length, count)
    here = shapely.get_coordinates(shapely.line_interpolate_point(line, along))
    ahead = np.gradient(here, axis=0)
    normal = np.column_stack([-ahead[:, 1], ahead[:, 0]])
    normal /= np.maximum(np.hypot(normal[:, 0], normal[:, 1])[:, None], 1e-9)
    offset = np.zeros(count)
    for octave in (1.0, 2.1, 3.3):
        phase = rng.uniform(0, 2 * math.pi)
        offset += np.sin(2 * math.pi * along / wave_m * octave / 2 + phase) / octave**1.3
    fade = np.clip(np.minimum(along, length - along) / wave_m, 0, 1)
    return LineString(here + normal * (offset * fade * sway_m)[:, None])


def blob(
    rng: np.random.Generator,
    middle: tuple[float, float],
    radius_m: float,
    *,
    roughness: float,
    corners: int = 96,
) -> Polygon:
    """Return a rounded outline around a point; ``roughness`` is its relative deviation from a circle."""
    angle = np.linspace(0, 2 * math.pi, corners, endpoint=False)
    radius = np.ones(corners)
    for wave in (2, 3, 4, 5, 7, 13) if corners > FINE_CORNERS else (2, 3, 4, 5, 7):
        radius += (
            roughness * rng.uniform(0.3, 1) / wave**0.7 * np.cos(wave * angle + rng.uniform(0, 2 * math.pi))
        )
    around = np.column_stack([np.cos(angle), np.sin(angle)]) * (radius * radius_m)[:, None]
    return Polygon(around + np.asarray(middle))


def bent_rectangle(
    rng: np.random.Generator, middle: tuple[float, float], size_m: tuple[float, float], angle_deg: float
) -> Polygon:
    """Return a four-sided outline that is nearly a rectangle, as commercial areas are."""
    half = np.asarray(size_m) / 2
    corner = (
        np.array([[-1, -1], [0, -1.04], [1, -1], [1.05, 0], [1, 1], [0, 1.03], [-1, 1], [-1.03, 0]]) * half
    )
    corner = corner * rng.uniform(0.92, 1.08, corner.shape)
    angle = math.radians(angle_deg)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return Polygon(corner @ turn + np.asarray(middle))


class Relief:
    """A smooth random surface, about -1 to 1, that tells wood from field."""

    def __init__(self, rng: np.random.Generator, *, wave_m: float) -> None:
        """Draw the waves."""
        count = 9
        angle = rng.uniform(0, 2 * math.pi, count)
        number = 2 * math.pi / wave_m * rng.uniform(0.6, 1.9, count)
        self._waves = np.column_stack([np.cos(angle), np.sin(angle)]) * number[:, None]
        self._phase = rng.uniform(0, 2 * math.pi, count)

    def height(self, xy: Coordinates) -> NDArray[np.float64]:
        """Return the height at points, shape (n, 2) -> (n,)."""
        surface: NDArray[np.float64] = np.cos(xy @ self._waves.T + self._phase).sum(axis=1) / 3
        return surface


def cut(line: LineString, start_m: float, end_m: float) -> LineString:
    """Return the part of a line between two distances along it."""
    coordinates = shapely.get_coordinates(line)
    steps = np.hypot(*np.diff(coordinates, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    inner = coordinates[(along > start_m + 1e-6) & (along < end_m - 1e-6)]
    first = shapely.get_coordinates(line.interpolate(start_m))
    last = shapely.get_coordinates(line.interpolate(end_m))
    return LineString(np.vstack([first, inner, last]))


def on_grid(point: Point) -> Point:
    """Return the point on whole decimetres, so that lines drawn apart meet in it exactly."""
    return Point(round(point.x, 1), round(point.y, 1))


def polygons_in(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons a geometry consists of."""
    return [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]


def largest_polygon(geometry: BaseGeometry) -> Polygon:
    """Return the largest polygon of a geometry."""
    return max(polygons_in(geometry), key=lambda part: part.area)


def first_point(geometry: BaseGeometry) -> Point:
    """Return the first point of what two lines have in common."""
    return Point(shapely.get_coordinates(geometry)[0])
