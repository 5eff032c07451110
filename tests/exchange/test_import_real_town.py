# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Real towns and registers, with the counts to expect; skipped where the data are not on the machine."""

import pytest

from standort.companies.models import Establishment
from standort.exchange.address import import_addresses
from standort.exchange.boundary import import_boundaries
from standort.exchange.osm import import_osm
from standort.exchange.tenant import found_or_made_tenant
from standort.land.models import Premises, Site, SiteKind
from standort.places.domain.lake import layer_frame
from standort.places.models import Address, CommercialArea, Municipality, Street

# Counts of objects in the files are those of the folder's SOURCES.md. What differs has a reason there and in
# docs/reference/staging.md: a house with several tags is one address, broken outlines are refused.
TOWNS = {
    "badwildbad.osm.pbf": {
        "home": ("Bad Wildbad", "08235079"),
        "streets": (864, 0),
        "kilometres": 39,
        "buildings": (1173, 1),
        "addresses": (1012, 85),
        "commercial_areas": (10, 0),
        "brownfields": 1,
        "plots": 0,
        "vacant": 3,
    },
    "dreieich.osm.pbf": {
        "home": ("Dreieich", "06438002"),
        "streets": (477, 0),
        "kilometres": 40,
        "buildings": (3771, 0),
        "addresses": (900, 16),
        "commercial_areas": (2, 0),
        "brownfields": 0,
        "plots": 6,
        "vacant": 0,
    },
    "kaiserslautern.osm.gz": {
        "home": ("Kaiserslautern", "07312000"),
        "streets": (5544, 52),
        "kilometres": 327,
        "buildings": (15122, 26),
        "addresses": (11127, 42),
        "commercial_areas": (32, 4),
        # The one brownfield of the file is an outline that does not close: refused, and listed.
        "brownfields": 0,
        "plots": 1,
        "vacant": 0,
    },
}
# The expected kilometres are those of what cars may use and of pedestrian zones, without tracks and paths.
PATHS = {"track", "footway", "path", "cycleway", "steps", "bridleway", "corridor", "construction", "proposed"}


@pytest.mark.parametrize("file_name", TOWNS)
def test_real_town_comes_in_with_the_counts_to_expect(db, shared, file_name):
    expected = TOWNS[file_name]
    name, ags = expected["home"]
    tenant, _ = found_or_made_tenant(name=name, ags=ags)

    report = import_osm(tenant=tenant, path=shared / "osm" / file_name, municipality_name=name, ags=ags)

    lines = {line.kind: line for line in report.lines}
    assert (lines["streets"].total, lines["streets"].refused) == expected["streets"]
    assert (lines["buildings"].total, lines["buildings"].refused) == expected["buildings"]
    assert (lines["addresses"].total, lines["addresses"].merged) == expected["addresses"]
    areas = lines["commercial_areas"]
    assert (areas.total, areas.refused) == expected["commercial_areas"]
    drawn = layer_frame(tenant, "streets")
    for_cars = drawn[~drawn["street_class"].isin(PATHS)]
    assert for_cars["length_m"].sum() / 1000 == pytest.approx(expected["kilometres"], rel=0.03)
    assert Address.objects.count() == expected["addresses"][0]
    assert CommercialArea.objects.count() == expected["commercial_areas"][0]
    assert Site.objects.filter(kind=SiteKind.BROWNFIELD).count() == expected["brownfields"]
    assert Site.objects.filter(kind=SiteKind.PLOT).count() == expected["plots"]
    assert Premises.objects.filter(kind="shop").count() >= expected["vacant"]
    assert Establishment.objects.exclude(address=None).exists()
    named = drawn.loc[drawn["name"].notna(), "name"].str.strip()
    assert Street.objects.count() == named[named != ""].nunique()


def test_municipalities_of_the_state_come_in_and_get_their_key_facts(db, shared):
    tenant, _ = found_or_made_tenant(name="Soest", ags="05974040")

    report = import_boundaries(tenant=tenant, path=shared / "admin" / "nrw_gemeinden_vg5000_2021.geojson")
    facts = import_boundaries(tenant=tenant, path=shared / "admin" / "gemeinden_gv100ad_2023-11.csv")

    assert report.lines[0].total == Municipality.objects.count() == 396
    assert report.source.licence == "dl-de/by-2-0"
    assert (facts.lines[0].total, facts.lines[0].changed) == (10_981, 396)
    soest = Municipality.objects.get(is_home=True)
    assert soest.name == "Soest"
    assert soest.area_km2 == pytest.approx(85.98, abs=0.2)
    assert soest.population > 40_000


def test_district_boundaries_measure_the_area_to_expect(db, shared):
    tenant, _ = found_or_made_tenant(name="Soest", ags="05974040")

    report = import_boundaries(tenant=tenant, path=shared / "admin" / "kreis_soest_vg250_2017.geojson")

    assert report.lines[0].total == 14
    assert Municipality.objects.get(is_home=True).area_km2 == pytest.approx(85.98, abs=0.3)


def test_official_addresses_of_a_city_come_in(db, shared):
    tenant, _ = found_or_made_tenant(name="Essen", ags="05113000")
    path = shared / "addresses" / "hauskoordinaten_essen_2022-10-05_4326.zip"

    report = import_addresses(tenant=tenant, path=path)

    line = report.lines[0]
    assert line.total + line.refused == 102_981
    assert dict(line.reasons).keys() == {"street_missing", "number_missing"}
    assert report.source.reference_date.isoformat() == "2022-08-22"
    assert "Namensnennung" in report.source.licence
    assert Address.objects.count() == line.total
