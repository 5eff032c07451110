# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Distances of sites, measured on the town's own ground: housing, motorway by road, station, stops."""

import heapq

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.synth.draft import Draft
from standort.synth.facts import distance_classes
from standort.synth.ground_table import bus_stops
from standort.synth.land_use import draw_land_use
from standort.synth.network import Network
from standort.synth.plot import Floats

ROADLESS = ("motorway", "motorway_link", "track", "footway")


def housing_distance_m(draft: Draft, outlines: NDArray[np.object_]) -> Floats:
    """Return the distance from each outline to the nearest residential ground, as the crow flies."""
    ground, uses, _ = draw_land_use(draft)
    homes = ground[np.array(uses, dtype=object) == "residential"]
    return _nearest(homes, outlines)


def station_distance_m(draft: Draft, outlines: NDArray[np.object_]) -> Floats:
    """Return the distance to the station, as the crow flies."""
    distance: Floats = shapely.distance(outlines, draft.layout.arteries.station)
    return distance


def stop_distance_m(draft: Draft, outlines: NDArray[np.object_]) -> Floats:
    """Return the distance to the nearest stop or the station, as the crow flies."""
    points, _ = bus_stops(draft)
    return _nearest(np.array([*points, draft.layout.arteries.station], dtype=object), outlines)


def _nearest(targets: NDArray[np.object_], outlines: NDArray[np.object_]) -> Floats:
    pairs, distance = shapely.STRtree(targets).query_nearest(
        outlines, all_matches=False, return_distance=True
    )
    result = np.full(len(outlines), np.nan)
    result[pairs[0]] = distance
    return result


def motorway_distance_m(draft: Draft, points: NDArray[np.object_]) -> Floats:
    """Return the way by road from the street nearest to each point to the motorway junction."""
    net = draft.net
    from_junction = road_distances_m(net)
    usable = np.flatnonzero(~np.isin(net.classes(), ROADLESS))
    pairs = shapely.STRtree(net.lines[usable]).query_nearest(points, all_matches=False)
    edge = usable[pairs[1]]
    along = shapely.line_locate_point(net.lines[edge], points[pairs[0]])
    length = shapely.length(net.lines[edge])
    way: Floats = np.minimum(
        from_junction[net.tail[edge]] + along, from_junction[net.head[edge]] + length - along
    )
    return way


def road_distances_m(net: Network) -> Floats:
    """Return the shortest way from the motorway junction to each node, (nodes,), by Dijkstra's method."""
    classes = net.classes()
    motorway = classes == "motorway"
    ends = np.concatenate([net.tail[motorway], net.head[motorway]])
    link = classes == "motorway_link"
    junction = np.intersect1d(ends, np.concatenate([net.tail[link], net.head[link]]))
    lengths = shapely.length(net.lines)
    beside: list[list[tuple[int, float]]] = [[] for _ in range(len(net.nodes))]
    for edge in np.flatnonzero(~motorway & (classes != "track")):
        tail, head, length = int(net.tail[edge]), int(net.head[edge]), float(lengths[edge])
        beside[tail].append((head, length))
        beside[head].append((tail, length))
    best = np.full(len(net.nodes), np.inf)
    best[junction] = 0.0
    queue = [(0.0, int(node)) for node in junction]
    while queue:
        way, node = heapq.heappop(queue)
        if way > best[node]:
            continue
        for other, length in beside[node]:
            if way + length < best[other]:
                best[other] = way + length
                heapq.heappush(queue, (way + length, other))
    return best


def distance_class(housing_m: float) -> str | None:
    """Return the class that asks for most and is still possible; none below 100 m."""
    return next((name for name, least_m in distance_classes() if housing_m >= least_m), None)
