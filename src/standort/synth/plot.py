# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Plots along streets and the houses on them: candidates first, conflicts are sorted out later."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.synth.layout import HALF_WIDTH_M
from standort.synth.network import Network
from standort.synth.quarter import Block

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How houses stand along a street: metres, closed row or single."""

    lot_m: float
    closed: bool
    setback_m: tuple[float, float]
    width_m: tuple[float, float]
    depth_m: tuple[float, float]
    levels: tuple[int, int]
    corner_m: float
    gap_share: float
    turn_deg: float = 0.0
    wing_share: float = 0.0


PATTERNS = {
    "old": Pattern(10.5, True, (0.6, 0.6), (0, 0), (9.5, 14.5), (2, 4), 0.8, 0.03),
    "dense": Pattern(15.5, True, (1.2, 2.2), (0, 0), (11, 13.5), (3, 4), 1.2, 0.09),
    "row": Pattern(8.4, True, (3.5, 3.5), (0, 0), (10, 11.5), (2, 2), 5.0, 0.17),
    "detached": Pattern(20.5, False, (4, 7), (9.5, 13.5), (8.5, 11.5), (1, 2), 4.0, 0.04, 2.0, 0.3),
    "slab": Pattern(46.0, False, (8, 11), (30, 40), (11.5, 12.5), (4, 7), 8.0, 0.12),
    "village": Pattern(23.5, False, (2.5, 9), (10, 16), (9, 12.5), (1, 2), 3.0, 0.08, 7.0, 0.45),
}
NO_FRONTAGE = {"motorway", "motorway_link", "track", "footway"}


@dataclass(frozen=True, slots=True, eq=False)
class Lots:
    """Stretches of street side that could each bear one house; all arrays are (lots,).

    ``side`` is +1 left and -1 right of the edge; ``start_m`` and ``end_m`` are distances along the edge.
    """

    edge: Numbers
    side: Numbers
    start_m: Floats
    end_m: Floats
    block: Numbers
    style: NDArray[np.object_]


def frontage_blocks(net: Network, blocks: list[Block]) -> Numbers:
    """Return the block on the left and on the right of each edge, (edges, 2); -1 where there is none."""
    half = half_widths(net)
    here = shapely.get_coordinates(shapely.line_interpolate_point(net.lines, 0.5, normalized=True))
    normal = _normals(net.lines, shapely.length(net.lines) / 2)
    tree = shapely.STRtree([block.outline for block in blocks])
    found = np.full((len(net.lines), 2), -1, dtype=np.int64)
    for column, side in enumerate((1, -1)):
        probe = shapely.points(here + normal * (side * (half + 4.0))[:, None])
        at, block = tree.query(probe, predicate="within")
        found[at, column] = block
    bare = np.isin(net.classes(), list(NO_FRONTAGE)) | np.array(
        [bool(net.roads[r].structure) for r in net.road]
    )
    found[bare] = -1
    return found


def half_widths(net: Network) -> Floats:
    """Return half the street space of each edge, (edges,), in m."""
    return np.array([HALF_WIDTH_M[street_class] for street_class in net.classes()])


def _normals(lines: NDArray[np.object_], at_m: Floats) -> Floats:
    """Return unit vectors to the left of lines at distances along them, (n, 2)."""
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(lines, at_m + 2.0))
    behind = shapely.get_coordinates(shapely.line_interpolate_point(lines, np.maximum(at_m - 2.0, 0.0)))
    along = ahead - behind
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    return np.column_stack([-along[:, 1], along[:, 0]])


def draw_lots(rng: np.random.Generator, net: Network, blocks: list[Block]) -> Lots:
    """Divide the street sides into lots as wide as the way of building asks for."""
    beside = frontage_blocks(net, blocks)
    edge, column = np.nonzero(beside >= 0)
    block = beside[edge, column]
    style = np.array([block.style for block in blocks], dtype=object)[block]
    wanted = np.isin(style, list(PATTERNS))
    edge, column, block, style = edge[wanted], column[wanted], block[wanted], style[wanted]
    patterns = [PATTERNS[name] for name in style]
    corner = np.array([pattern.corner_m for pattern in patterns])
    clear = _crossing_widths(net)
    first, last = clear[net.tail[edge]] + corner, clear[net.head[edge]] + corner
    length = shapely.length(net.lines)[edge] - first - last
    count = np.floor(length / np.array([pattern.lot_m for pattern in patterns]) + 0.25).astype(np.int64)
    count = np.maximum(count, 0)
    index = np.repeat(np.arange(len(edge)), count)
    rank = np.arange(len(index)) - np.repeat(np.cumsum(count) - count, count)
    unit = length[index] / count[index]
    shake = np.where(np.isin(style[index], ["row"]), 0.0, 0.16)
    inner = rng.uniform(-1, 1, len(index)) * shake * unit
    inner[rank == 0] = 0.0
    start = first[index] + rank * unit + inner
    end = np.empty_like(start)
    end[:-1] = start[1:]
    closing = np.append(rank[1:] == 0, True) if len(rank) else np.zeros(0, dtype=bool)
    end[closing] = (first + length)[index][closing]
    return Lots(edge[index], np.where(column[index] == 0, 1, -1), start, end, block[index], style[index])


def _crossing_widths(net: Network) -> Floats:
    """Return how much of an edge each junction takes, (nodes,): half the widest street there."""
    half = half_widths(net)
    widest = np.zeros(len(net.nodes))
    np.maximum.at(widest, net.tail, half)
    np.maximum.at(widest, net.head, half)
    degree = np.bincount(np.concatenate([net.tail, net.head]), minlength=len(net.nodes))
    return np.where(degree > 2, widest, 0.0)  # noqa: PLR2004 - two edges are no crossing


def _pattern_values(lots: Lots, name: str) -> Floats:
    table = {style: getattr(pattern, name) for style, pattern in PATTERNS.items()}
    return np.array([table[style] for style in lots.style], dtype=np.float64)


def draw_houses(
    rng: np.random.Generator, net: Network, lots: Lots
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return a footprint and an entrance point for each lot."""
    count = len(lots.edge)
    half = half_widths(net)[lots.edge]
    setback_range, depth_range = _pattern_values(lots, "setback_m"), _pattern_values(lots, "depth_m")
    edge_draw = rng.random(len(net.lines))[lots.edge]
    setback = half + setback_range[:, 0] + (setback_range[:, 1] - setback_range[:, 0]) * edge_draw
    depth = depth_range[:, 0] + (depth_range[:, 1] - depth_range[:, 0]) * rng.random(count)
    closed = _pattern_values(lots, "closed").astype(bool)
    lines = net.lines[lots.edge]
    outlines = np.empty(count, dtype=object)
    entrances = np.empty(count, dtype=object)
    start, end = _edge_points(lines, lots.start_m, lots), _edge_points(lines, lots.end_m, lots)
    pick = closed
    front = [point + normal * setback[:, None] for point, normal in (start, end)]
    back = [point + normal * (setback + depth)[:, None] for point, normal in (start, end)]
    rings = np.stack([front[0], front[1], back[1], back[0]], axis=1)
    outlines[pick] = shapely.polygons(rings[pick])
    entrances[pick] = shapely.points(((front[0] + front[1]) / 2 * 0.9 + (back[0] + back[1]) / 2 * 0.1)[pick])
    single = ~closed
    outlines[single], entrances[single] = _single_houses(rng, net, lots, single, (setback, depth))
    return outlines, entrances


def _edge_points(lines: NDArray[np.object_], at_m: Floats, lots: Lots) -> tuple[Floats, Floats]:
    point = shapely.get_coordinates(shapely.line_interpolate_point(lines, at_m))
    return point, _normals(lines, at_m) * lots.side[:, None]


def _turned(direction: Floats, angle: Floats) -> Floats:
    """Return directions turned by angles in radians, (n, 2)."""
    x, y = direction[:, 0], direction[:, 1]
    return np.column_stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)])


def _single_houses(
    rng: np.random.Generator,
    net: Network,
    lots: Lots,
    pick: NDArray[np.bool_],
    space: tuple[Floats, Floats],
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return detached houses, some turned a little, some with a wing; ``space`` is setback and depth."""
    setback, depth = space
    count = int(pick.sum())
    lines = net.lines[lots.edge[pick]]
    middle_m = (lots.start_m + lots.end_m)[pick] / 2
    point = shapely.get_coordinates(shapely.line_interpolate_point(lines, middle_m))
    normal = _normals(lines, middle_m) * lots.side[pick][:, None]
    turn = np.radians(rng.normal(0, 1, count) * _pattern_values(lots, "turn_deg")[pick])
    away = _turned(normal, turn)
    along = np.column_stack([away[:, 1], -away[:, 0]])
    width_range = _pattern_values(lots, "width_m")[pick]
    width = width_range[:, 0] + (width_range[:, 1] - width_range[:, 0]) * rng.random(count)
    width = np.minimum(width, (lots.end_m - lots.start_m)[pick] - 4.0)
    width = np.maximum(width, 7.0)
    inner = setback[pick] + rng.uniform(0, 1.5, count)
    deep = depth[pick]
    winged = rng.random(count) < _pattern_values(lots, "wing_share")[pick]
    wing = np.where(winged, rng.uniform(3.5, 6.5, count), 0.0)
    part = rng.uniform(0.4, 0.6, count)

    def at(u: Floats, v: Floats) -> Floats:
        moved: Floats = point + along * u[:, None] + normal * inner[:, None] + away * v[:, None]
        return moved

    w, zero = width / 2, np.zeros(count)
    ring = [at(-w, zero), at(w, zero), at(w, deep), at(-w, deep)]
    tail = [at(-w, deep + wing), at(-w + part * width, deep + wing), at(-w + part * width, deep)]
    plain = shapely.polygons(np.stack(ring, axis=1))
    bent = shapely.polygons(np.stack([*ring[:3], tail[2], tail[1], tail[0]], axis=1))
    houses = np.array(plain, dtype=object)
    houses[winged] = np.array(bent, dtype=object)[winged]
    return houses, np.array(shapely.points(at(zero, np.ones(count))), dtype=object)
