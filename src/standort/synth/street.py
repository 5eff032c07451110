# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Streets that go on beyond a crossing bear one name: cuts that continue each other become one street."""

import numpy as np
import shapely

from standort.synth.layout import Road, RoadBook
from standort.synth.network import Groups

LARGEST_JOG_M = 34.0
STRAIGHT_COSINE = -0.8
LONGEST_M = 1_100.0
Links = dict[tuple[int, int], tuple[int, int]]


def join_streets(book: RoadBook) -> list[Road]:
    """Return the roads, those that continue each other under one naming unit and one distance."""
    open_roads = [number for number, road in enumerate(book.roads) if book.units[road.unit].role == "street"]
    links = _link(book, open_roads)
    result = list(book.roads)
    done: set[int] = set()
    for start in open_roads:
        if start in done or ((start, 0) in links and (start, 1) in links):
            continue
        first_end = 1 if (start, 0) in links else 0
        done |= _walk(result, links, start, first_end)
    return result


def _link(book: RoadBook, numbers: list[int]) -> Links:
    """Pair the ends of streets that go on in the same direction, nearest first, each end once."""
    roads = [book.roads[number] for number in numbers]
    points, outward = _ends(roads)
    kinds = [(road.street_class, book.units[road.unit].hint.partition("|")[0]) for road in roads]
    one, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=LARGEST_JOG_M)
    pick = (one < other) & (one // 2 != other // 2)
    pick &= (outward[one] * outward[other]).sum(axis=1) < STRAIGHT_COSINE
    one, other = one[pick], other[pick]
    distance = shapely.distance(points[one], points[other])
    groups = Groups(len(roads))
    length = [road.line.length for road in roads]
    links: Links = {}
    for at in np.lexsort([other, one, np.round(distance, 1)]):
        a, b = int(one[at]), int(other[at])
        first, second = (numbers[a // 2], a % 2), (numbers[b // 2], b % 2)
        total = length[groups.root(a // 2)] + length[groups.root(b // 2)]
        if first in links or second in links or kinds[a // 2] != kinds[b // 2] or total > LONGEST_M:
            continue
        if groups.join(a // 2, b // 2):
            length[groups.root(a // 2)] = total
            links[first], links[second] = second, first
    return links


def _ends(roads: list[Road]) -> tuple[np.ndarray, np.ndarray]:
    """Return both ends of each road, (2 n,), and the directions in which they leave it, (2 n, 2)."""
    lines = np.array([road.line for road in roads], dtype=object)
    reach = np.minimum(shapely.length(lines) / 2, 25.0)
    pairs = []
    for at, inner in ((0, reach), (-1, -reach)):
        end = shapely.get_coordinates(shapely.get_point(lines, at))
        away = end - shapely.get_coordinates(shapely.line_interpolate_point(lines, inner))
        pairs.append((end, away / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)[:, None]))
    points = np.stack([pairs[0][0], pairs[1][0]], axis=1).reshape(-1, 2)
    outward = np.stack([pairs[0][1], pairs[1][1]], axis=1).reshape(-1, 2)
    return np.array(shapely.points(points), dtype=object), outward


def _walk(roads: list[Road], links: Links, start: int, first_end: int) -> set[int]:
    """Give the roads of one chain, from a free end on, one unit and rising distances."""
    unit, offset_m = roads[start].unit, 0.0
    seen: set[int] = set()
    at, end = start, first_end
    while True:
        road = roads[at]
        line = road.line if end == 0 else shapely.reverse(road.line)
        roads[at] = Road(line, unit, road.street_class, offset_m, road.optional, road.structure)
        offset_m += line.length
        seen.add(at)
        onward = links.get((at, 1 - end))
        if onward is None:
            return seen
        before = line.coords[-1]
        at, end = onward
        after = roads[at].line.coords[0 if end == 0 else -1]
        offset_m += float(np.hypot(after[0] - before[0], after[1] - before[1]))
