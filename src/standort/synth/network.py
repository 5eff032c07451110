# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The street net: roads cut at junctions, thinned until everything that stays hangs together."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.synth.layout import Layout, Road

GRID_M = 0.1
KEPT_OUTLINES = 0.35
KEPT_TRACKS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Edges between junctions.

    ``lines`` (edges,) run in the direction of their road; ``road`` (edges,) points to the road,
    ``start_m`` (edges,) is the distance from the road's name start; ``tail`` and ``head`` (edges,) are node
    numbers, ``nodes`` (nodes, 2) their places in metres.
    """

    roads: list[Road]
    lines: NDArray[np.object_]
    road: NDArray[np.int64]
    start_m: NDArray[np.float64]
    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    nodes: NDArray[np.float64]

    def classes(self) -> NDArray[np.object_]:
        """Return the street class of each edge."""
        return np.array([self.roads[at].street_class for at in self.road], dtype=object)

    def units(self) -> NDArray[np.int64]:
        """Return the naming unit of each edge."""
        return np.array([self.roads[at].unit for at in self.road], dtype=np.int64)


class Groups:
    """Union-find over node numbers."""

    def __init__(self, count: int) -> None:
        """Start with every node alone."""
        self._parent = list(range(count))

    def root(self, node: int) -> int:
        """Return the representative of a node's group."""
        parent = self._parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(self, one: int, other: int) -> bool:
        """Unite two groups; false if they were one already."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        self._parent[max(first, second)] = min(first, second)
        return True


def build_network(rng: np.random.Generator, layout: Layout, roads: list[Road]) -> Network:
    """Cut the roads at each other and keep one connected net around the market."""
    full = _noded(roads)
    keep = _kept(rng, full, layout)
    return _without(full, keep)


def _noded(roads: list[Road]) -> Network:
    """Cut every road where it meets another; motorways meet others at the ends of their links only."""
    lines = np.array([road.line for road in roads], dtype=object)
    apart = np.array([road.street_class == "motorway" for road in roads])
    level = np.flatnonzero(~apart)
    merged = shapely.union_all(lines[level], grid_size=GRID_M)
    edges = shapely.get_parts(merged)
    road = level[_origin(edges, lines[level], np.array([_is_minor(roads[at]) for at in level]))]
    motorway = shapely.set_precision(lines[apart], GRID_M)
    return _directed(roads, np.concatenate([edges, motorway]), np.concatenate([road, np.flatnonzero(apart)]))


def _is_minor(road: Road) -> bool:
    return road.optional or road.street_class == "track"


def _origin(
    edges: NDArray[np.object_], lines: NDArray[np.object_], minor: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return the line each edge is a part of, (edges,).

    Snapping moves edges by up to half a grid cell, so near junctions several lines come into question:
    the one nearest to both ends and the middle wins; a very short edge rather belongs to a street than
    to a track.
    """
    middles = shapely.line_interpolate_point(edges, 0.5, normalized=True)
    edge, line = shapely.STRtree(lines).query(middles, predicate="dwithin", distance=3 * GRID_M)
    away = np.where(minor[line], GRID_M, 0.0)
    for points in (middles, shapely.get_point(edges, 0), shapely.get_point(edges, -1)):
        away += shapely.distance(points[edge], lines[line])
    order = np.lexsort([line, away, edge])
    found, first = np.unique(edge[order], return_index=True)
    origin = np.zeros(len(edges), dtype=np.int64)
    origin[found] = line[order][first]
    return origin


def _directed(roads: list[Road], edges: NDArray[np.object_], road: NDArray[np.int64]) -> Network:
    """Turn the edges along their roads, sort them, number the junctions."""
    base = np.array([roads[at].line for at in road], dtype=object)
    first = shapely.line_locate_point(base, shapely.get_point(edges, 0))
    last = shapely.line_locate_point(base, shapely.get_point(edges, -1))
    edges = np.where(first <= last, edges, shapely.reverse(edges))
    offset = np.array([roads[at].offset_m for at in road])
    start = offset + np.minimum(first, last)
    order = np.lexsort([start, road])
    edges, road, start = edges[order], road[order], start[order]
    ends = np.vstack(
        [
            shapely.get_coordinates(shapely.get_point(edges, 0)),
            shapely.get_coordinates(shapely.get_point(edges, -1)),
        ]
    )
    places, number = np.unique(np.round(ends / GRID_M).astype(np.int64), axis=0, return_inverse=True)
    number = number.reshape(-1)
    count = len(edges)
    return Network(
        roads, edges, road, start, number[:count], number[count:], (places * GRID_M).astype(np.float64)
    )


def _kept(rng: np.random.Generator, net: Network, layout: Layout) -> NDArray[np.bool_]:
    """Choose: all streets, outlines that join something, tracks that lead somewhere."""
    optional = np.array([net.roads[at].optional for at in net.road])
    track = net.classes() == "track"
    groups = Groups(len(net.nodes))
    keep = ~optional & ~track
    for edge in np.flatnonzero(keep):
        groups.join(int(net.tail[edge]), int(net.head[edge]))
    length = shapely.length(net.lines)
    candidates = np.flatnonzero(optional)
    for edge in candidates[np.argsort(length[candidates], kind="stable")]:
        keep[edge] = groups.join(int(net.tail[edge]), int(net.head[edge]))
    _drop_loose_ends(net, keep, optional)
    used = np.isin(net.tail, _nodes_of(net, keep)) & np.isin(net.head, _nodes_of(net, keep))
    keep |= optional & used & (rng.random(len(keep)) < KEPT_OUTLINES)
    keep &= _around_market(net, keep, layout)  # a farm track alone must not join a street to the town
    keep |= track & (rng.random(len(keep)) < KEPT_TRACKS)
    chosen: NDArray[np.bool_] = keep & _around_market(net, keep, layout)
    return chosen


def _nodes_of(net: Network, keep: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.unique(np.concatenate([net.tail[keep], net.head[keep]]))


def _drop_loose_ends(net: Network, keep: NDArray[np.bool_], optional: NDArray[np.bool_]) -> None:
    """Take away outlines that end nowhere, until none is left."""
    while True:
        degree = np.bincount(np.concatenate([net.tail[keep], net.head[keep]]), minlength=len(net.nodes))
        loose = keep & optional & ((degree[net.tail] == 1) | (degree[net.head] == 1))
        if not loose.any():
            return
        keep &= ~loose


def _around_market(net: Network, keep: NDArray[np.bool_], layout: Layout) -> NDArray[np.bool_]:
    """Return which edges hang together with the market place."""
    groups = Groups(len(net.nodes))
    for edge in np.flatnonzero(keep):
        groups.join(int(net.tail[edge]), int(net.head[edge]))
    market = np.asarray(layout.arteries.market.exterior.coords[0])
    used = _nodes_of(net, keep)
    nearest = used[np.argmin(np.hypot(*(net.nodes[used] - market).T))]
    center = groups.root(int(nearest))
    root = np.array([groups.root(int(node)) for node in net.tail])
    result: NDArray[np.bool_] = root == center
    return result


def _without(net: Network, keep: NDArray[np.bool_]) -> Network:
    used = _nodes_of(net, keep)
    number = np.full(len(net.nodes), -1, dtype=np.int64)
    number[used] = np.arange(len(used))
    return Network(
        net.roads,
        net.lines[keep],
        net.road[keep],
        net.start_m[keep],
        number[net.tail[keep]],
        number[net.head[keep]],
        net.nodes[used],
    )
