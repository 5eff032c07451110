# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2

HOUSE = {"addr:street": "Hauptstraße", "addr:housenumber": "12", "addr:city": "Soest"}


def rows(extract):
    table = extract.tables["addresses"]
    return sorted(zip(table["street"], table["house_number"], table["repaired"], strict=True))


def reasons(extract):
    return {reason: refusal.count for reason, refusal in extract.tally["addresses"].refused.items()}


def test_node_way_and_relation_with_a_number_are_addresses(town):
    town.way([(0, 0), (50, 0)], {"highway": "residential", "name": "Hauptstraße"})
    town.node(1, 1, {**HOUSE, "addr:housenumber": "1"})
    town.box(5, 1, 2, {**HOUSE, "addr:housenumber": "3", "building": "yes"})
    ring = town.box(10, 1, 2, {})
    town.relation([("way", ring, "outer")], {**HOUSE, "addr:housenumber": "5", "type": "multipolygon"})
    extract = town.read()
    assert [number for _, number, _ in rows(extract)] == ["1", "3", "5"]
    table = extract.tables["addresses"]
    assert table["source_key"].str.partition("/")[0].tolist() == ["node", "way", "relation"]
    assert set(table.geom_type) == {"Point"}
    assert table["postcode"].tolist() == [None] * 3


def test_lists_of_numbers_are_split_and_ranges_are_kept(town):
    town.node(0, 0, {**HOUSE, "addr:housenumber": "12;14"})
    town.node(40, 0, {**HOUSE, "addr:housenumber": "41a, b"})
    town.node(80, 0, {**HOUSE, "addr:housenumber": "20-24"})
    extract = town.read()
    assert [number for _, number, _ in rows(extract)] == ["12", "14", "20-24", "41a", "41b"]
    assert extract.tally["addresses"].split == 2
    keys = extract.tables["addresses"]["source_key"]
    assert keys.is_unique
    assert keys.str.endswith("#14").sum() == 1


def test_address_on_point_and_building_is_one_and_the_point_stays(town):
    point = town.node(1, 1, {"addr:street": "Haupt-Str.", "addr:housenumber": "12 A", "entrance": "main"})
    town.box(0, 0, 3, {**HOUSE, "addr:housenumber": "12a", "building": "yes"})
    extract = town.read()
    table = extract.tables["addresses"]
    assert table["source_key"].tolist() == [f"node/{point}"]
    assert table["city"].tolist() == ["Soest"], "what only the building knew is kept"
    assert extract.tally["addresses"].merged == 1


def test_building_stays_before_the_point_of_a_shop(town):
    town.node(1, 1, {**HOUSE, "shop": "bakery"})
    building = town.box(0, 0, 3, {**HOUSE, "building": "yes"})
    assert town.read().tables["addresses"]["source_key"].tolist() == [f"way/{building}"]


def test_same_address_more_than_100_m_away_stays_two(town):
    town.node(0, 0, HOUSE)
    town.node(0, 10, HOUSE)
    assert len(town.read().tables["addresses"]) == 2


def test_address_without_number_is_refused_with_its_key(town):
    town.node(5, 5, HOUSE)
    number = town.node(0, 0, {"addr:street": "Hauptstraße"})
    town.node(0, 5, {**HOUSE, "addr:housenumber": "?"})
    extract = town.read()
    assert reasons(extract) == {"number_missing": 1, "number_unreadable": 1}
    assert extract.tally["addresses"].refused["number_missing"].examples == [f"node/{number}"]


def test_place_as_street_of_a_hamlet_is_kept_and_marked(town):
    town.node(0, 0, {"addr:place": "Hüttenhof", "addr:housenumber": "3"})
    assert rows(town.read()) == [("Hüttenhof", "3", True)]


def test_town_name_as_street_gives_way_to_the_nearest_named_street(town):
    town.node(0, 50, {"place": "town", "name": "Soest"})
    town.way([(0, 0), (50, 0)], {"highway": "residential", "name": "Hauptstraße"})
    town.way([(0, 1), (50, 1)], {"highway": "service"})
    town.node(3, 2, {"addr:street": "Soest", "addr:housenumber": "3"})
    extract = town.read()
    assert rows(extract) == [("Hauptstraße", "3", True)]
    assert extract.tally["addresses"].repaired == 1


def test_hamlet_name_as_street_is_not_overruled_by_a_road_nearby(town):
    town.node(0, 50, {"place": "hamlet", "name": "Hüttenhof"})
    town.way([(0, 0), (50, 0)], {"highway": "tertiary", "name": "Landstraße"})
    town.node(3, 1, {"addr:street": "Hüttenhof", "addr:housenumber": "3"})
    assert rows(town.read()) == [("Hüttenhof", "3", True)]


def test_street_called_like_the_place_is_a_street(town):
    town.node(0, 50, {"place": "suburb", "name": "Sonnenberg"})
    town.way([(0, 0), (50, 0)], {"highway": "residential", "name": "Sonnenberg"})
    town.node(3, 1, {"addr:street": "Sonnenberg", "addr:housenumber": "3"})
    assert rows(town.read()) == [("Sonnenberg", "3", False)]


def test_unknown_street_that_is_no_place_is_left_alone(town):
    town.way([(0, 0), (50, 0)], {"highway": "residential", "name": "Hauptstraße"})
    town.node(3, 1, {"addr:street": "Nebenstraße", "addr:housenumber": "3"})
    assert rows(town.read()) == [("Nebenstraße", "3", False)]


def test_associated_street_relation_beats_the_nearest_street(town):
    town.way([(0, 0), (50, 0)], {"highway": "residential", "name": "Hauptstraße"})
    street = town.way([(0, 40), (50, 40)], {"highway": "residential", "name": "Ring"})
    house = town.node(3, 1, {"addr:housenumber": "3"})
    town.relation([("way", street, "street"), ("node", house, "house")], {"type": "associatedStreet"})
    assert rows(town.read()) == [("Ring", "3", True)]


def test_missing_street_is_found_within_50_m_and_refused_beyond(town):
    town.way([(0, 0), (50, 0)], {"highway": "residential", "name": "Hauptstraße"})
    town.node(3, 4, {"addr:housenumber": "3"})
    town.node(3, 6, {"addr:housenumber": "5"})
    extract = town.read()
    assert rows(extract) == [("Hauptstraße", "3", True)]
    assert reasons(extract) == {"street_missing": 1}
