# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import itertools

import numpy as np
import shapely
from shapely import LineString

from standort.synth.layout import Road
from standort.synth.network import Groups, _noded


def component_count(tail, head) -> int:
    nodes = {int(node) for node in itertools.chain(tail, head)}
    neighbours: dict[int, list[int]] = {node: [] for node in nodes}
    for one, other in zip(tail, head, strict=True):
        neighbours[int(one)].append(int(other))
        neighbours[int(other)].append(int(one))
    count = 0
    while nodes:
        waiting = [nodes.pop()]
        count += 1
        while waiting:
            for other in neighbours[waiting.pop()]:
                if other in nodes:
                    nodes.remove(other)
                    waiting.append(other)
    return count


def test_two_crossing_roads_become_four_edges_that_share_a_node():
    roads = [
        Road(LineString([(0, 0), (100, 0)]), 0, "residential"),
        Road(LineString([(50, -50), (50, 50)]), 1, "residential"),
    ]
    net = _noded(roads)
    assert len(net.lines) == 4
    assert len(net.nodes) == 5
    assert np.bincount(np.concatenate([net.tail, net.head])).max() == 4
    assert list(net.start_m) == [0.0, 50.0, 0.0, 50.0]


def test_a_road_that_ends_just_short_of_another_is_joined():
    roads = [
        Road(LineString([(0, 0), (100, 0)]), 0, "residential"),
        Road(LineString([(50, 0.0000001), (50, 50)]), 1, "residential"),
    ]
    net = _noded(roads)
    assert len(net.lines) == 3
    assert component_count(net.tail, net.head) == 1


def test_a_motorway_has_no_junction_with_the_road_above_it():
    roads = [
        Road(LineString([(0, 0), (100, 0)]), 0, "motorway"),
        Road(LineString([(50, -50), (50, 50)]), 1, "residential"),
    ]
    assert len(_noded(roads).lines) == 2


def test_groups_join_once():
    groups = Groups(3)
    assert groups.join(0, 1)
    assert not groups.join(1, 0)
    assert groups.root(2) == 2


def test_the_street_table_is_one_connected_net_with_shared_nodes(town, metric):
    streets = metric["streets"]
    assert component_count(streets.from_node, streets.to_node) == 1
    ends = {}
    for column, at in (("from_node", 0), ("to_node", -1)):
        points = shapely.get_coordinates(shapely.get_point(streets.geometry.to_numpy(), at))
        for node, point in zip(streets[column], points, strict=True):
            first = ends.setdefault(int(node), point)
            assert np.hypot(*(first - point)) < 0.2


def test_every_district_has_streets_and_addresses(town):
    counts = town.tables["addresses"].district.value_counts()
    assert set(counts.index) == set(town.tables["districts"].name)
    assert counts.min() >= 8


def test_a_short_edge_beside_a_track_stays_a_street():
    roads = [
        Road(LineString([(0, 0), (100, 0)]), 0, "residential"),
        Road(LineString([(50, 0.02), (50, 50)]), 1, "track"),
        Road(LineString([(50.14, -0.01), (50.2, 50)]), 2, "track"),
    ]
    net = _noded(roads)
    street = shapely.length(net.lines[net.classes() == "residential"]).sum()
    assert street > 99.7


def test_each_municipality_hangs_together_within_the_net_of_all(town):
    streets = town.tables["streets"]
    own = streets[streets.municipality_ags == town.parameters.ags]
    usual = own[~own.street_class.isin(["motorway", "motorway_link", "track"])]
    assert component_count(usual.from_node, usual.to_node) == 1


def test_no_main_road_is_broken_by_a_very_short_edge():
    roads = [
        Road(LineString([(0, 0), (100, 0)]), 0, "secondary"),
        Road(LineString([(50, 0), (50, 50)]), 1, "track"),
        Road(LineString([(50.1, 0), (50.1, -50)]), 2, "track"),
    ]
    net = _noded(roads)
    road = net.classes() == "secondary"
    assert component_count(net.tail[road], net.head[road]) == 1
    assert shapely.length(net.lines[road]).sum() > 99.9
