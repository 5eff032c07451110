# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The three real towns; why a figure differs from SOURCES.md is said in docs/reference/formats.md."""

from datetime import date
from functools import cache

import pytest

from standort.formats.osm import read_osm

DRIVABLE = [
    "motorway",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "living_street",
    "service",
]
FILES = {"kaiserslautern": "osm.gz", "badwildbad": "osm.pbf", "dreieich": "osm.pbf"}


@cache
def _read(path):
    return read_osm(path)


@pytest.fixture
def read(shared):
    return lambda name: _read(shared / "osm" / f"{name}.{FILES[name]}")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (
            "kaiserslautern",
            {"streets": (5596, 5544), "buildings": (15148, 15122), "addresses": (11416, 11127)},
        ),
        ("badwildbad", {"streets": (864, 864), "buildings": (1174, 1173), "addresses": (1102, 1012)}),
        ("dreieich", {"streets": (477, 477), "buildings": (3771, 3771), "addresses": (918, 900)}),
        (
            "kaiserslautern",
            {"commercial_areas": (36, 32), "candidate_sites": (2, 1), "vacant_premises": (6, 5)},
        ),
        (
            "badwildbad",
            {"commercial_areas": (10, 10), "candidate_sites": (1, 1), "vacant_premises": (24, 16)},
        ),
        ("dreieich", {"commercial_areas": (2, 2), "candidate_sites": (6, 6), "vacant_premises": (2, 2)}),
    ],
)
def test_counts_read_and_kept(read, name, counts):
    tally = read(name).tally
    assert {table: (tally[table].read, tally[table].kept) for table in counts} == counts


@pytest.mark.parametrize(
    ("name", "expected"), [("kaiserslautern", 11159), ("badwildbad", 1097), ("dreieich", 915)]
)
def test_objects_with_a_house_number_are_those_of_the_source(read, name, expected):
    tally = read(name).tally["addresses"]
    assert tally.read - tally.refused["number_missing"].count == expected


@pytest.mark.parametrize(
    ("name", "length_km"), [("kaiserslautern", 327), ("badwildbad", 39), ("dreieich", 40)]
)
def test_length_of_streets_for_vehicles_and_pedestrian_zones(read, name, length_km):
    streets = read(name).tables["streets"]
    base = streets["street_class"].str.removesuffix("_link")
    chosen = streets[base.isin([*DRIVABLE, "pedestrian"]) & ~streets["is_area"]]
    # The source does not say which classes it counts: these come within 1 % of all three figures.
    assert chosen["length_m"].sum() / 1000 == pytest.approx(length_km, rel=0.01)


@pytest.mark.parametrize(("name", "count"), [("kaiserslautern", 394), ("badwildbad", 46), ("dreieich", 48)])
def test_shops_offices_and_crafts(read, name, count):
    kinds = read(name).tables["establishments"]["kind"]
    assert kinds.str.match("(shop|office|craft)=").sum() == count


@pytest.mark.parametrize(
    ("name", "day"),
    [("kaiserslautern", None), ("badwildbad", date(2026, 7, 8)), ("dreieich", date(2022, 10, 16))],
)
def test_reference_date_is_believable_or_none(read, name, day):
    assert read(name).reference_date == day


@pytest.mark.parametrize("name", FILES)
def test_every_object_is_accounted_for_and_every_shape_is_valid(read, name):
    extract = read(name)
    for table, tally in extract.tally.items():
        frame = extract.tables[table]
        assert tally.kept == len(frame) == tally.read + tally.split - tally.merged - tally.refused_count
        assert frame["source_key"].is_unique
        if table not in ("streets", "railways", "waterways"):
            assert frame.geometry.is_valid.all(), table
    min_lon, min_lat, max_lon, max_lat = extract.bounds
    assert 7 < min_lon < max_lon < 9
    assert 48 < min_lat < max_lat < 51
