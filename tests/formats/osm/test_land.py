# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import math

import pytest

from standort.formats.osm.use import building_use_of, land_use_of, surface_of


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"highway": "residential", "surface": "sett"}, ("paving", False)),
        ({"highway": "residential", "surface": "concrete:plates"}, ("concrete", False)),
        ({"highway": "residential", "surface": "made of dreams"}, ("other", False)),
        ({"highway": "residential"}, ("asphalt", True)),
        ({"highway": "motorway_link"}, ("asphalt", True)),
        ({"highway": "footway"}, ("paving", True)),
        ({"highway": "track"}, ("unpaved", True)),
        ({"highway": "track", "tracktype": "grade1"}, ("asphalt", True)),
        ({"highway": "elevator"}, ("unknown", True)),
    ],
)
def test_surface_is_normalised_or_assumed_from_the_class(tags, expected):
    assert surface_of(tags) == expected


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"landuse": "commercial"}, "commercial"),
        ({"landuse": "commercial;industrial"}, "mixed"),
        ({"landuse": "grass"}, "meadow"),
        ({"landuse": "something new"}, "other"),
        ({"leisure": "pitch"}, "sports"),
        ({"natural": "water"}, "water"),
        ({"waterway": "riverbank"}, "water"),
        ({"amenity": "school"}, "education"),
        ({"amenity": "school", "building": "school"}, None),
        ({"amenity": "restaurant"}, None),
    ],
)
def test_land_use_is_one_word(tags, use):
    assert land_use_of(tags) == use


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"building": "yes"}, "other"),
        ({"building": "yes", "shop": "bakery"}, "retail"),
        ({"building": "warehouse"}, "industrial"),
        ({"building": "no"}, None),
        ({"building": "entrance"}, None),
    ],
)
def test_building_use_is_one_word(tags, use):
    assert building_use_of(tags) == use


def test_street_keeps_class_length_and_bridge(town):
    town.way([(0, 0), (0, 10)], {"highway": "secondary_link", "bridge": "viaduct", "name": "Ring"})
    row = town.read().tables["streets"].iloc[0]
    assert row["street_class"] == "secondary_link"
    assert row["length_m"] == pytest.approx(111.2, abs=0.3)
    assert (row["bridge"], row["tunnel"], row["surface_assumed"]) == (True, False, True)


def test_street_cut_by_the_border_keeps_its_longest_stretch(town):
    refs = [town.node(x, 0) for x in range(4)]
    town.way([], {"highway": "residential"}, refs=[refs[0], 999999, *refs[1:]])
    row = town.read().tables["streets"].iloc[0]
    assert len(row.geometry.coords) == 3


def test_street_of_one_point_is_refused(town):
    town.way([(0, 0)], {"highway": "residential"})
    town.node(0, 0, {"shop": "bakery"})
    assert list(town.read().tally["streets"].refused) == ["too_few_points"]


def test_building_with_hole_is_a_polygon_and_its_ring_is_not_counted_twice(town):
    outer = town.box(0, 0, 10, {"building": "yes"})
    inner = town.box(3, 3, 3, {})
    relation = town.relation(
        [("way", outer, "outer"), ("way", inner, "inner")],
        {"type": "multipolygon", "building": "yes", "building:levels": "2,5"},
    )
    extract = town.read()
    row = extract.tables["buildings"].iloc[0]
    assert row["source_key"] == f"relation/{relation}"
    assert len(row.geometry.interiors) == 1
    assert row["levels"] == 2.5
    assert extract.tally["buildings"].merged == 1


def test_outline_that_crosses_itself_is_mended(town):
    town.way([(0, 0), (4, 4), (4, 0), (0, 4), (0, 0)], {"building": "yes"})
    row = town.read().tables["buildings"].iloc[0]
    assert row.geometry.is_valid
    assert row["area_m2"] > 0
    assert math.isnan(row["levels"])


def test_areas_that_cannot_be_areas_are_refused_with_the_reason(town):
    town.way([(0, 0), (4, 0), (4, 4), (0, 4)], {"landuse": "industrial"})
    town.way([(0, 0), (4, 4), (0, 0)], {"landuse": "industrial"})
    town.node(0, 0, {"landuse": "industrial"})
    town.relation([("way", 999999, "outer")], {"type": "multipolygon", "landuse": "industrial"})
    refused = town.read().tally["commercial_areas"].refused
    assert {reason: r.count for reason, r in refused.items()} == {
        "not_closed": 1,
        "invalid_polygon": 1,
        "not_an_area": 1,
        "ring_open": 1,
    }


def test_commercial_areas_and_sites_are_also_land_use(town):
    town.box(0, 0, 10, {"landuse": "industrial", "name": "Gewerbegebiet Ost"})
    town.box(20, 0, 10, {"landuse": "brownfield"})
    tables = town.read().tables
    assert tables["commercial_areas"]["name"].tolist() == ["Gewerbegebiet Ost"]
    assert tables["candidate_sites"]["use"].tolist() == ["brownfield"]
    assert tables["land_use"]["use"].tolist() == ["industrial", "brownfield"]


def test_tracks_and_watercourses_are_lines(town):
    town.way([(0, 0), (9, 0)], {"railway": "disused"})
    town.way([(0, 1), (9, 1)], {"railway": "platform"})
    town.way([(0, 2), (9, 2)], {"waterway": "stream", "name": "Soestbach"})
    tables = town.read().tables
    assert tables["railways"]["kind"].tolist() == ["disused"]
    assert tables["waterways"]["name"].tolist() == ["Soestbach"]


def test_place_names_have_a_rank_and_localities_are_refused(town):
    town.node(0, 0, {"place": "neighbourhood", "name": "Ost"})
    town.node(0, 1, {"place": "locality", "name": "Galgenberg"})
    town.node(0, 2, {"place": "village"})
    extract = town.read()
    assert extract.tables["place_names"]["rank"].tolist() == ["quarter"]
    assert set(extract.tally["place_names"].refused) == {"rank_unknown", "name_missing"}


def test_boundary_of_a_municipality_has_its_key(town):
    ring = town.box(0, 0, 90, {"boundary": "administrative", "admin_level": "8"})
    tags = {
        "type": "boundary",
        "boundary": "administrative",
        "admin_level": "8",
        "name": "Soest",
        "de:amtlicher_gemeindeschluessel": "05974040",
    }
    town.relation([("way", ring, "outer")], tags)
    town.relation([("way", ring, "outer")], {**tags, "admin_level": "4", "name": "Land"})
    town.relation([("way", ring, "outer"), ("way", 999999, "outer")], {**tags, "name": "half"})
    extract = town.read()
    row = extract.tables["boundaries"].iloc[0]
    assert (row["name"], row["ags"], row["admin_level"]) == ("Soest", "05974040", 8)
    assert set(extract.tally["boundaries"].refused) == {"level_unknown", "ring_open"}
