# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import heapq
from datetime import date

import numpy as np
import pytest
import shapely

from standort.synth import TownParameters, generate_town
from standort.synth.facts import distance_classes
from standort.synth.site_distance import distance_class
from standort.synth.site_text import german_number, kilometres

ALLOWED = {
    "kind": {"plot", "brownfield", "infill", "premises"},
    "offer": {"sale", "lease", "both"},
    "zoning": {"GE", "GI", "MI", "MK", "MU", "SO", "GEe"},
    "contamination": {"none_known", "suspected", "investigated", "remediation", "cleared"},
    "owner_kind": {"municipality", "private", "company", "state", "railway", "church"},
    "status": {"available", "reserved", "in_development", "sold"},
}


def test_default_town_offers_42_sites_of_four_kinds():
    town = generate_town(TownParameters())
    sites = town.tables["sites"]
    assert len(sites) == 42
    assert set(sites.kind) == ALLOWED["kind"]
    assert "Ehemaliges Sägewerk, Mühlenweg 12" in set(sites.name)
    assert len(set(sites.municipality_ags)) >= 2
    assert sites.name.is_unique


@pytest.mark.parametrize("column", ALLOWED)
def test_values_are_of_the_lists(town, column):
    assert set(town.tables["sites"][column]) <= ALLOWED[column]


def test_sites_lie_in_their_commercial_area(town, metric):
    sites, areas = metric["sites"], metric["commercial_areas"].set_index("source_key").geometry
    placed = sites[sites.commercial_area.notna()]
    assert len(placed) > 5
    for site in placed.itertuples():
        assert areas[site.commercial_area].buffer(0.5).contains(site.geometry)
    assert set(placed.kind) == {"plot", "brownfield"}


def test_sites_do_not_overlap_and_infill_has_no_building(metric):
    sites = metric["sites"]
    land = sites[sites.kind != "premises"].geometry.to_numpy()
    one, other = shapely.STRtree(land).query(land, predicate="overlaps")
    assert shapely.area(shapely.intersection(land[one], land[other])).max(initial=0) < 0.5
    gaps = sites[sites.kind.isin(["infill", "plot"])].geometry.to_numpy()
    at, building = shapely.STRtree(metric["buildings"].geometry.to_numpy()).query(
        gaps, predicate="intersects"
    )
    shared = shapely.area(shapely.intersection(gaps[at], metric["buildings"].geometry.to_numpy()[building]))
    assert shared.max(initial=0) < 0.5


def test_housing_distance_and_class_are_right_by_brute_force(metric):
    homes = metric["land_use"].query("use == 'residential'").geometry
    for site in metric["sites"].itertuples():
        nearest = homes.distance(site.geometry).min()
        assert site.housing_distance_m == pytest.approx(nearest, abs=0.2)
        assert site.distance_class == distance_class(site.housing_distance_m)


def test_distance_classes_are_those_of_nordrhein_westfalen():
    assert [least for _, least in distance_classes()] == [1500, 1000, 700, 500, 300, 200, 100]
    assert [distance_class(at) for at in (99.9, 100, 310, 2000)] == [None, "VII", "V", "I"]


def test_station_and_stop_distances_are_right_by_brute_force(metric):
    site = metric["sites"].iloc[0]
    stops = metric["stops"]
    station = stops[stops.kind == "station"].geometry.iloc[0]
    assert site.rail_m == pytest.approx(site.geometry.distance(station), abs=0.6)
    assert site.public_transport_m == pytest.approx(stops.distance(site.geometry).min(), abs=0.6)


def test_way_to_the_motorway_is_the_shortest_in_the_street_table(metric):
    streets = metric["streets"]
    links = streets[streets.street_class == "motorway_link"]
    motorway = streets[streets.street_class == "motorway"]
    start = set(links.from_node) | set(links.to_node)
    start &= set(motorway.from_node) | set(motorway.to_node)
    roads = streets[~streets.street_class.isin(["motorway", "track"])]
    beside: dict[int, list[tuple[int, float]]] = {}
    for road in roads.itertuples():
        beside.setdefault(road.from_node, []).append((road.to_node, road.length_m))
        beside.setdefault(road.to_node, []).append((road.from_node, road.length_m))
    best = dict.fromkeys(start, 0.0)
    queue = [(0.0, node) for node in start]
    while queue:
        way, node = heapq.heappop(queue)
        for other, length in beside.get(node, []):
            if way + length < best.get(other, np.inf):
                best[other] = way + length
                heapq.heappush(queue, (way + length, other))
    site = metric["sites"].iloc[0]
    usable = roads[roads.street_class != "motorway_link"]
    point = shapely.point_on_surface(site.geometry)
    road = usable.iloc[int(np.argmin(usable.distance(point)))]
    along = road.geometry.project(point)
    wanted = min(best[road.from_node] + along, best[road.to_node] + road.length_m - along)
    assert site.motorway_m == pytest.approx(wanted, abs=2)


def test_price_or_rent_is_there_and_dates_hang_on_the_reference_date(town):
    sites = town.tables["sites"]
    assert sites[sites.offer != "lease"].price_ct_per_m2.gt(0).all()
    assert sites[sites.offer != "sale"].rent_ct_per_m2_month.gt(0).all()
    day = town.parameters.reference_date
    assert all(at is None or at > day for at in sites.available_from)
    assert all(at is None or at < day for at in sites.vacant_since)
    moved = generate_town(TownParameters(premises=1200, seed=7, reference_date=date(2027, 1, 1)))
    later = moved.tables["sites"].available_from
    pairs = [(one, two) for one, two in zip(sites.available_from, later, strict=True) if one is not None]
    assert pairs
    assert all(two > one for one, two in pairs)


def test_premises_stand_at_real_addresses_nobody_occupies(town):
    sites, addresses = town.tables["sites"], town.tables["addresses"]
    empty = sites[sites.kind == "premises"]
    known = set(zip(addresses.street, addresses.house_number, strict=True))
    assert set(zip(empty.street, empty.house_number, strict=True)) <= known
    assert not set(empty.address_key) & set(town.tables["establishments"].address_key)
    assert len(town.tables["vacant_premises"]) == len(empty)
    assert empty.floor_space_m2.gt(0).all()


def test_one_commercial_area_is_shared_and_crosses_the_boundary(town, metric):
    areas = metric["commercial_areas"]
    shared = areas[areas.municipalities.map(len) > 1]
    assert len(shared) == 1
    grounds = metric["boundaries"].set_index("ags").geometry
    for key in shared.municipalities.iloc[0]:
        assert shared.geometry.iloc[0].intersection(grounds[key]).area > 5_000
    own = areas[areas.municipalities.map(len) == 1]
    assert own.within(grounds[town.parameters.ags].buffer(1)).all()


def test_numbers_are_written_in_german_and_english():
    assert german_number(18400) == "18.400"
    assert kilometres(4210, german=True) == "4,2\u00a0km"
    assert kilometres(4210, german=False) == "4.2\u00a0km"
