# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standort.geo.measure import area_m2
from standort.synth import TownParameters, generate_town

COLUMNS = {
    "streets": "source_key name street_class surface surface_assumed length_m bridge tunnel",
    "buildings": "source_key use levels area_m2",
    "land_use": "source_key use name area_m2",
    "railways": "source_key kind bridge tunnel",
    "waterways": "source_key kind name",
    "place_names": "source_key name rank",
    "addresses": "source_key street house_number postcode city district repaired premises",
    "establishments": (
        "source_key name sector kind wz_division wz_code wz_assumed street house_number "
        "postcode city size_class employees company_key"
    ),
    "vacant_premises": (
        "source_key name premises_kind previous_use street house_number postcode city floor_area_m2"
    ),
    "commercial_areas": "source_key name use area_m2 kind municipalities plan_name",
    "candidate_sites": "source_key name use area_m2",
    "boundaries": "source_key name ags admin_level",
    "districts": "source_key name",
    "sites": (
        "source_key name kind municipality_ags district commercial_area street "
        "house_number description_de description_en area_m2 divisible_from_m2 "
        "divisible_to_m2 offer price_ct_per_m2 rent_ct_per_m2_month available_from zoning "
        "grz gfz plan_name distance_class housing_distance_m noise_day_db noise_night_db "
        "operation_24h motorway_m rail_m public_transport_m power_kva gas water sewer "
        "fibre rail_siding sealed_share previous_use contamination owner_kind status "
        "premises_kind floor_space_m2 floor vacant_since"
    ),
}
LAND_USES = {
    "allotments",
    "brownfield",
    "cemetery",
    "commercial",
    "education",
    "farmland",
    "forest",
    "greenfield",
    "health",
    "industrial",
    "landfill",
    "meadow",
    "military",
    "mixed",
    "other",
    "park",
    "quarry",
    "railway",
    "religious",
    "residential",
    "retail",
    "sports",
    "water",
}
BUILDING_USES = {
    "commercial",
    "farm",
    "garage",
    "industrial",
    "office",
    "other",
    "public",
    "religious",
    "residential",
    "retail",
    "transport",
}
SURFACES = {"asphalt", "compacted", "concrete", "metal", "other", "paving", "unknown", "unpaved", "wood"}
RANKS = {"city", "hamlet", "quarter", "suburb", "town", "village"}


@pytest.mark.parametrize("name", COLUMNS)
def test_each_table_has_its_columns_and_unique_keys_in_degrees(town, name):
    table = town.tables[name]
    assert len(table) > 0
    assert set(COLUMNS[name].split()) <= set(table.columns)
    assert table.source_key.is_unique
    assert table.crs.to_epsg() == 4326


def test_every_geometry_is_valid_and_of_its_kind(town):
    kinds = {"streets": {"LineString"}, "addresses": {"Point"}, "place_names": {"Point"}}
    for name, table in town.tables.items():
        assert table.geometry.is_valid.all(), name
        assert not table.geometry.is_empty.any(), name
        assert set(table.geom_type) <= kinds.get(name, {"Point", "LineString", "Polygon", "MultiPolygon"})


def test_values_come_from_the_contract(town):
    tables = town.tables
    assert set(tables["land_use"].use) <= LAND_USES
    assert set(tables["buildings"].use) <= BUILDING_USES
    assert set(tables["streets"].surface) <= SURFACES
    assert set(tables["place_names"]["rank"]) <= RANKS


def test_missing_text_is_none(town):
    for name, table in town.tables.items():
        for column in table.columns.drop("geometry"):
            if table[column].dtype == object:
                assert not any(isinstance(value, float) for value in table[column]), (name, column)


def test_the_same_parameters_give_the_same_town_and_another_seed_another(town):
    again = generate_town(town.parameters)
    assert again.digest() == town.digest()
    other = generate_town(TownParameters(premises=1200, seed=8))
    assert other.digest() != town.digest()


def test_premises_are_as_many_as_asked_for(town):
    addresses = town.tables["addresses"]
    assert addresses.premises.sum() == 1200
    assert len(addresses) == pytest.approx(1200, rel=0.05)
    assert (addresses.premises > 1).any()
    assert addresses.premises.min() == 1


def test_addresses_are_unique_and_lie_in_the_municipality_and_a_district(town):
    addresses, own = town.tables["addresses"], town.tables["boundaries"].geometry.iloc[0]
    assert not addresses.duplicated(["street", "house_number"]).any()
    assert shapely.contains(own, addresses.geometry.to_numpy()).all()
    assert addresses.district.notna().all()
    assert addresses.house_number.str.fullmatch(r"[1-9][0-9]{0,3}[a-z]?").all()
    assert addresses.house_number.str.contains("a").any()


def test_addresses_lie_beside_their_street(metric):
    streets = metric["streets"].dissolve("name")
    addresses = metric["addresses"]
    near = shapely.distance(streets.geometry.loc[addresses.street].to_numpy(), addresses.geometry.to_numpy())
    assert np.quantile(near, 0.97) < 35
    assert near.max() < 75


def test_even_and_odd_numbers_are_on_different_sides(metric):
    addresses = metric["addresses"]
    street = metric["streets"].query("name == 'Lange Straße'").dissolve().geometry.iloc[0]
    line = shapely.line_merge(street)
    mine = addresses[addresses.street == "Lange Straße"]
    at = shapely.line_locate_point(line, mine.geometry.to_numpy())
    here = shapely.get_coordinates(shapely.line_interpolate_point(line, at))
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(line, at + 1)) - shapely.get_coordinates(
        shapely.line_interpolate_point(line, np.maximum(at - 1, 0))
    )
    way = shapely.get_coordinates(mine.geometry.to_numpy()) - here
    left = ahead[:, 0] * way[:, 1] - ahead[:, 1] * way[:, 0] > 0
    odd = mine.house_number.str.extract(r"(\d+)")[0].astype(int).to_numpy() % 2 == 1
    assert len(mine) > 5
    assert (left == odd).all() or (left != odd).all()


def test_no_building_overlaps_another_or_a_street(metric):
    buildings = metric["buildings"].geometry.to_numpy()
    one, other = shapely.STRtree(buildings).query(buildings, predicate="intersects")
    pick = one < other
    shared = shapely.area(shapely.intersection(buildings[one[pick]], buildings[other[pick]]))
    assert shared.max(initial=0) < 0.1
    streets = metric["streets"].geometry.to_numpy()
    assert len(shapely.STRtree(streets).query(buildings, predicate="intersects")[0]) == 0


def test_buildings_keep_out_of_the_river(metric):
    river = metric["waterways"].geometry.iloc[0].buffer(5)
    assert not shapely.intersects(river, metric["buildings"].geometry.to_numpy()).any()


def test_street_names_are_unique_per_street_and_main_roads_lead_somewhere(town, metric):
    streets = metric["streets"]
    named = streets[streets.name.notna()].dissolve("name")
    assert "Lindfelder Straße" in named.index
    assert "Mühlenweg" in named.index
    assert {"Nordwall", "Südwall", "Lange Straße", "Bahnhofstraße", "Marktplatz"} <= set(named.index)
    extent = shapely.length(shapely.envelope(named.geometry.to_numpy())) / 2
    assert (extent < 4 * shapely.length(named.geometry.to_numpy()) + 400).all()
    assert set(streets[streets.street_class == "track"].surface) <= {"unpaved", "compacted", "asphalt"}
    assert "paving" in set(streets.surface)


def test_boundaries_and_districts_fill_their_ground(town):
    boundaries, districts = town.tables["boundaries"], town.tables["districts"]
    areas = area_m2(boundaries.geometry.to_numpy())
    whole = area_m2(np.array([boundaries.union_all()], dtype=object))[0]
    assert areas.sum() == pytest.approx(whole, rel=1e-3)
    own = boundaries.geometry.iloc[0]
    assert area_m2(districts.geometry.to_numpy()).sum() == pytest.approx(areas[0], rel=0.01)
    assert districts.union_all().intersection(own).area == pytest.approx(own.area, rel=0.01)
    assert list(boundaries.ags) == ["05999999", "05999998", "05999997"]


def test_progress_is_reported_in_order():
    seen: list[tuple[str, float]] = []
    generate_town(TownParameters(premises=500), lambda step, share: seen.append((step, share)))
    assert [share for _, share in seen] == sorted(share for _, share in seen)
    assert (seen[0][1], seen[-1]) == (0.0, ("done", 1.0))


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(premises=st.integers(500, 900), seed=st.integers(0, 2**32))
def test_every_small_town_is_complete(premises, seed):
    town = generate_town(TownParameters(premises=premises, seed=seed))
    assert town.tables["addresses"].premises.sum() == premises
    assert not town.tables["addresses"].duplicated(["street", "house_number"]).any()
    assert "Ehemaliges Sägewerk, Mühlenweg 12" in set(town.tables["sites"].name)
    assert all(table.geometry.is_valid.all() for table in town.tables.values())
    shared = [keys for keys in town.tables["commercial_areas"].municipalities if len(keys) > 1]
    assert len(shared) == 1
