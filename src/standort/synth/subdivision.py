# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Cut ground into blocks the way towns grow: again and again across the longer side.

Method: recursive division along oriented bounding boxes, after Vanegas, Kelly, Weber, Halatsch, Aliaga and
Müller, "Procedural Generation of Parcels in Urban Modeling", Eurographics 2012. Each cut becomes a street,
so every block has one and the net hangs together.
"""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.ops import split

from standort.synth.curve import polygons_in


@dataclass(frozen=True, slots=True)
class Grain:
    """How fine and how crooked a quarter is cut."""

    area_m2: float
    min_side_m: float
    angle_deg: float
    bend: float


@dataclass(frozen=True, slots=True)
class Cut:
    """One street made by a cut, with the ground it opened."""

    line: LineString
    parent_area_m2: float


def subdivide(rng: np.random.Generator, ground: Polygon, grain: Grain) -> tuple[list[Polygon], list[Cut]]:
    """Return the blocks and the cuts between them."""
    waiting: list[Polygon] = [ground]
    blocks: list[Polygon] = []
    cuts: list[Cut] = []
    while waiting:
        piece = waiting.pop()
        line = None if piece.area < grain.area_m2 * rng.uniform(0.8, 1.5) else _cut_line(rng, piece, grain)
        parts = [] if line is None else _parts(piece, line)
        if line is None or len(parts) < 2:  # noqa: PLR2004 - one part is no cut
            blocks.append(piece)
            continue
        inside = line.intersection(piece)
        cuts.extend(
            Cut(part, piece.area) for part in shapely.get_parts(inside) if part.geom_type == "LineString"
        )
        waiting.extend(parts)
    return blocks, cuts


def _parts(piece: Polygon, line: LineString) -> list[Polygon]:
    return [part for part in polygons_in(split(piece, line)) if part.area > 1.0]


def longer_axis(piece: Polygon) -> tuple[np.ndarray, np.ndarray, np.ndarray, float, float]:
    """Return middle, direction of the longer and the shorter side, and both lengths, of the bounding box."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(piece))[:4]
    first, second = corners[1] - corners[0], corners[2] - corners[1]
    if np.hypot(*first) < np.hypot(*second):
        first, second = second, first
    long_m, short_m = float(np.hypot(*first)), max(float(np.hypot(*second)), 1e-6)
    return corners.mean(axis=0), first / max(long_m, 1e-6), second / short_m, long_m, short_m


def _cut_line(rng: np.random.Generator, piece: Polygon, grain: Grain) -> LineString | None:
    middle, along, across, long_m, short_m = longer_axis(piece)
    if long_m / 2 < grain.min_side_m:
        return None
    where = middle + along * long_m * rng.uniform(-0.09, 0.09)
    angle = math.radians(rng.normal(0, grain.angle_deg))
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    direction, normal = across @ turn, along @ turn
    half_m = short_m * 0.75 + long_m * abs(math.sin(angle))
    t = np.linspace(-1, 1, 3 if grain.bend == 0 else 13)
    sway_m = grain.bend * min(short_m, 500.0) * rng.uniform(-1, 1)
    shape = np.cos(t * math.pi / 2) if rng.random() < 0.6 else np.sin(t * math.pi) * 0.5  # noqa: PLR2004 - taste
    return LineString(where + direction * (t * half_m)[:, None] + normal * (shape * sway_m)[:, None])
