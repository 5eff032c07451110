# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import csv
from importlib.resources import files

import pytest

from standort.formats.osm.sector import sector_of

SECTORS = {
    "retail",
    "gastronomy",
    "service",
    "craft",
    "industry",
    "public",
    "health",
    "hospitality",
    "office",
    "education",
    "other",
}


def sector_rows():
    text = files("standort.formats.osm").joinpath("sectors.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def test_sector_table_names_each_tag_once_and_says_where_it_is_from():
    listed = sector_rows()
    assert len({(row["tag"], row["value"]) for row in listed}) == len(listed)
    assert {row["sector"] for row in listed} <= SECTORS
    assert all(row["source"] for row in listed)


def test_assumed_divisions_exist_in_wz_2008(shared):
    with (shared / "classification" / "wz2008.csv").open(encoding="utf-8") as file:
        divisions = {row["code"] for row in csv.DictReader(file) if row["level"] == "2"}
    assert {row["wz_division"] for row in sector_rows()} - {""} <= divisions


@pytest.mark.parametrize(
    ("tags", "kind", "sector", "division"),
    [
        ({"shop": "bakery"}, "shop=bakery", "retail", "47"),
        ({"shop": "hairdresser"}, "shop=hairdresser", "service", "96"),
        ({"shop": "car_repair;tyres"}, "shop=car_repair", "craft", "45"),
        ({"shop": "yes", "amenity": "fuel"}, "amenity=fuel", "retail", "47"),
        ({"shop": "bakery", "amenity": "cafe"}, "shop=bakery", "retail", "47"),
        ({"office": "company"}, "office=company", "office", None),
        ({"craft": "electrician"}, "craft=electrician", "craft", "43"),
        ({"amenity": "restaurant"}, "amenity=restaurant", "gastronomy", "56"),
        ({"amenity": "pharmacy", "healthcare": "pharmacy"}, "amenity=pharmacy", "health", "47"),
        ({"healthcare": "podiatrist"}, "healthcare=podiatrist", "health", "86"),
        ({"tourism": "hotel"}, "tourism=hotel", "hospitality", "55"),
        ({"industrial": "brewery"}, "industrial=brewery", "industry", "11"),
        ({"man_made": "works"}, "man_made=works", "industry", None),
        ({"amenity": "townhall"}, "amenity=townhall", "public", "84"),
        ({"amenity": "school"}, "amenity=school", "education", "85"),
    ],
)
def test_tag_leads_to_sector_and_assumed_division(tags, kind, sector, division):
    assert sector_of(tags) == (kind, sector, division)


@pytest.mark.parametrize(
    "tags", [{"amenity": "bench"}, {"shop": "no"}, {"shop": "vacant"}, {"man_made": "tower"}]
)
def test_what_is_no_business_has_no_sector(tags):
    assert sector_of(tags) is None


def test_point_and_building_of_one_name_are_one_establishment(town):
    shop = town.node(1, 1, {"shop": "bakery", "name": "Bäckerei Ost"})
    town.box(
        0,
        0,
        3,
        {"building": "yes", "shop": "bakery", "name": "BÄCKEREI OST", "website": "https://ost.example"},
    )
    town.node(90, 1, {"shop": "bakery", "name": "Bäckerei Ost"})
    extract = town.read()
    table = extract.tables["establishments"]
    assert f"node/{shop}" in table["source_key"].tolist()
    assert len(table) == 2
    assert extract.tally["establishments"].merged == 1
    assert table["website"].tolist() == ["https://ost.example", None]
    assert table["wz_assumed"].all()


def test_building_of_a_campus_is_part_of_it_and_its_neighbour_is_not(town):
    campus = town.box(0, 0, 20, {"amenity": "school", "name": "Schule"})
    town.box(2, 2, 3, {"building": "school", "amenity": "school", "name": "Schule"})
    other = town.box(40, 2, 3, {"building": "school", "amenity": "school", "name": "Schule"})
    assert town.read().tables["establishments"]["source_key"].tolist() == [f"way/{campus}", f"way/{other}"]


def test_nameless_shops_are_not_merged(town):
    town.node(0, 0, {"shop": "kiosk"})
    town.box(0, 0, 3, {"building": "yes", "shop": "kiosk"})
    assert len(town.read().tables["establishments"]) == 2


def test_shop_without_number_takes_the_address_of_its_building(town):
    town.node(1, 1, {"shop": "bakery"})
    town.box(
        0, 0, 3, {"building": "yes", "addr:street": "Ring", "addr:housenumber": "7", "addr:postcode": "59494"}
    )
    row = town.read().tables["establishments"].iloc[0]
    assert (row["street"], row["house_number"], row["postcode"]) == ("Ring", "7", "59494")
    assert row["address_assumed"]


def test_shop_with_another_street_does_not(town):
    town.node(1, 1, {"shop": "bakery", "addr:street": "Markt"})
    town.box(0, 0, 3, {"building": "yes", "addr:street": "Ring", "addr:housenumber": "7"})
    row = town.read().tables["establishments"].iloc[0]
    assert (row["street"], row["house_number"], bool(row["address_assumed"])) == ("Markt", None, False)


VACANCIES = [
    ({"shop": "vacant"}, "shop", None),
    ({"disused:shop": "bakery"}, "shop", "shop=bakery"),
    ({"disused:shop": "yes"}, "shop", None),
    ({"abandoned:shop": "books"}, "shop", "shop=books"),
    ({"shop": "vacant", "disused:shop": "shoes"}, "shop", "shop=shoes"),
    ({"disused:amenity": "restaurant"}, "gastronomy", "amenity=restaurant"),
    ({"disused:craft": "carpenter"}, "workshop", "craft=carpenter"),
    ({"disused:office": "insurance"}, "office", "office=insurance"),
    ({"shop": "clothes", "vacant": "yes"}, "shop", "shop=clothes"),
    ({"shop": "clothes", "disused": "yes"}, "shop", "shop=clothes"),
    ({"disused:tourism": "hotel"}, "other", "tourism=hotel"),
    ({"building": "warehouse", "abandoned": "yes"}, "hall", "building=warehouse"),
]


@pytest.mark.parametrize(("tags", "kind", "previous"), VACANCIES)
def test_former_business_is_vacant_premises_and_no_establishment(town, tags, kind, previous):
    town.node(0, 0, tags)
    extract = town.read()
    row = extract.tables["vacant_premises"].iloc[0]
    assert (row["premises_kind"], row["previous_use"]) == (kind, previous)
    assert len(extract.tables["establishments"]) == 0


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({"disused:shop": "bakery", "shop": "clothes"}, "in_use_again"),
        ({"disused:amenity": "telephone"}, "not_premises"),
        ({"building": "yes", "disused": "yes"}, "use_unknown"),
    ],
)
def test_what_is_no_vacancy_is_refused_with_the_reason(town, tags, reason):
    town.node(0, 0, tags)
    assert list(town.read().tally["vacant_premises"].refused) == [reason]
