# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Boundaries and key facts of municipalities."""

from datetime import date

import geopandas as gpd
import pytest
import shapely

from standort.exchange.boundary import import_boundaries
from standort.exchange.boundary_file import origin_of_boundaries
from standort.exchange.errors import FileRefusedError
from standort.places.models import Municipality


@pytest.fixture
def boundaries(tmp_path):
    def write(name="vg250_2024.geojson", *, keys=("05999999", "05999998"), east=8.1):
        frame = gpd.GeoDataFrame(
            {"AGS": list(keys), "GEN": ["Musterstadt (Westf.)", "Nachbarheim"][: len(keys)]},
            geometry=[shapely.box(8, 51.5, east, 51.6), shapely.box(east, 51.5, 8.2, 51.6)][: len(keys)],
            crs=4326,
        )
        frame.to_file(tmp_path / name)
        return tmp_path / name

    return write


def test_home_gets_its_boundary_and_the_neighbours_come_in(tenant, boundaries):
    report = import_boundaries(tenant=tenant, path=boundaries(east=8.12))

    home = Municipality.objects.get(tenant=tenant, is_home=True)
    assert (home.name, home.bounds.max_lon) == ("Musterstadt", 8.12)
    assert home.area_km2 == pytest.approx(92.6, abs=0.3)
    neighbour = Municipality.objects.get(tenant=tenant, ags="05999998")
    assert (neighbour.name, neighbour.is_home) == ("Nachbarheim", False)
    assert neighbour.source.attribution == "© GeoBasis-DE / BKG 2024"
    assert (report.lines[0].new, report.lines[0].changed) == (1, 1)


def test_other_file_does_not_withdraw_municipalities(tenant, boundaries):
    import_boundaries(tenant=tenant, path=boundaries())
    import_boundaries(tenant=tenant, path=boundaries("other.geojson", keys=("05999999",)))

    assert Municipality.objects.filter(tenant=tenant).count() == 2


def test_same_boundaries_twice_change_no_row(tenant, boundaries, rows_of_all_tables):
    import_boundaries(tenant=tenant, path=boundaries())
    before = rows_of_all_tables()

    assert import_boundaries(tenant=tenant, path=boundaries()).is_unchanged
    assert rows_of_all_tables() == before


def test_key_facts_fill_in_what_is_known_here(tenant, tmp_path, rows_of_all_tables):
    path = tmp_path / "gv100ad_2023-11.csv"
    path.write_text(
        "ags,name,area_km2,population\n"
        '05999999,"Musterstadt, Stadt",85.98,47206\n'
        "01001000,Flensburg,56.73,92550\n",
        encoding="utf-8",
    )

    report = import_boundaries(tenant=tenant, path=path)

    home = Municipality.objects.get(tenant=tenant)
    assert (home.population, home.area_km2, home.population_date) == (47206, 85.98, date(2023, 11, 30))
    assert (report.lines[0].total, report.lines[0].outside, report.lines[0].changed) == (2, 1, 1)
    before = rows_of_all_tables()
    assert import_boundaries(tenant=tenant, path=path).is_unchanged
    assert rows_of_all_tables() == before


def test_damaged_boundaries_store_nothing(tenant, boundaries, rows_of_all_tables):
    path = boundaries()
    path.write_bytes(path.read_bytes()[:200])
    before = rows_of_all_tables()

    with pytest.raises(FileRefusedError):
        import_boundaries(tenant=tenant, path=path)

    assert rows_of_all_tables() == before


@pytest.mark.parametrize(
    ("name", "licence", "day"),
    [
        ("nrw_gemeinden_vg5000_2021.geojson", "dl-de/by-2-0", date(2021, 1, 1)),
        ("kreis_soest_vg250_2017.geojson", "GeoNutzV", date(2017, 1, 1)),
        ("grenze.geojson", "nicht angegeben", None),
        ("grenze_2024-02-30.geojson", "nicht angegeben", None),
    ],
)
def test_licence_is_read_from_the_name_or_said_to_be_unknown(name, licence, day):
    origin = origin_of_boundaries(name)

    assert (origin.licence, origin.reference_date) == (licence, day)
