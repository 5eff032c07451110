# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
import zipfile
from datetime import date

import geopandas as gpd
import pytest
import shapely

from standort.formats.boundary import ags_of, read_boundaries, read_key_facts
from standort.formats.errors import FormatError
from standort.geo.measure import area_m2


def square(west=8.0, size=0.1):
    return shapely.box(west, 51.5, west + size, 51.6)


def frame(rows, crs=4326):
    return gpd.GeoDataFrame(rows, geometry=[row.pop("geometry") for row in rows], crs=crs)


def geojson(tmp_path, features, name="areas.geojson"):
    path = tmp_path / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def feature(shape, **properties):
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(shape))}


def test_municipalities_of_soest_have_key_and_area(shared):
    read = read_boundaries(shared / "admin" / "kreis_soest_vg250_2017.geojson")
    table = read.tables["boundaries"].set_index("ags")
    assert len(table) == 14
    assert table.loc["05974040", "name"] == "Soest"
    assert table.loc["05974040", "admin_level"] == 8
    area_km2 = area_m2(table.loc[["05974040"]].geometry.to_numpy())[0] / 1e6
    assert area_km2 == pytest.approx(85.98, rel=0.01)


def test_all_municipalities_of_nrw(shared):
    table = read_boundaries(shared / "admin" / "nrw_gemeinden_vg5000_2021.geojson").tables["boundaries"]
    assert len(table) == 396
    assert table["ags"].str.fullmatch(r"05\d{6}").all()
    assert table["source_key"].is_unique


def test_key_facts_of_all_municipalities(shared):
    facts = read_key_facts(shared / "admin" / "gemeinden_gv100ad_2023-11.csv")
    assert len(facts) == 10_981
    assert facts["population"].sum() == 84_358_845
    assert facts["ags"].str.fullmatch(r"\d{8}").all()
    assert set(facts["reference_date"]) == {date(2023, 11, 30)}
    assert list(facts.columns) == [
        "ags",
        "name",
        "area_km2",
        "population",
        "reference_date",
        "source",
        "licence",
    ]


@pytest.mark.parametrize(
    ("text", "ags"),
    [
        ("05974040", "05974040"),
        ("5974040", "05974040"),
        ("5974040.0", "05974040"),
        ("059740040040", "05974040"),
        ("05974", None),
        ("none", None),
        (None, None),
    ],
)
def test_key_is_brought_to_eight_digits(text, ags):
    assert ags_of(text) == ags


def test_parts_of_one_municipality_are_united_and_water_is_refused(tmp_path):
    path = geojson(
        tmp_path,
        [
            feature(square(8.0), AGS="05974040", GEN="Soest", GF=4, EWZ=47_000, KFL=85.98),
            feature(square(8.3), AGS="05974040", GEN="Soest", GF=4),
            feature(square(8.5), AGS="05974040", GEN="Soest", GF=2),
            feature(shapely.Point(8, 51), AGS="05974040", GEN="Soest", GF=4),
        ],
    )
    read = read_boundaries(path)
    assert read.tables["boundaries"].geom_type.tolist() == ["MultiPolygon"]
    tally = read.tally["boundaries"]
    assert (tally.read, tally.kept, tally.merged, set(tally.refused)) == (
        4,
        1,
        1,
        {"water_only", "not_an_area"},
    )
    assert read.key_facts.to_dict("records") == [
        {"ags": "05974040", "name": "Soest", "area_km2": 85.98, "population": 47_000}
    ]


@pytest.mark.parametrize("kind", ["gpkg", "shp.zip", "utm.gpkg", "utm33.geojson"])
def test_other_files_and_coordinates_come_out_in_degrees(tmp_path, kind):
    areas = frame([{"name": "Soest", "ags": "05974040", "geometry": square(13.0 if "33" in kind else 8.0)}])
    path = tmp_path / f"areas.{kind}"
    if kind == "shp.zip":
        areas.to_file(tmp_path / "areas.shp")
        with zipfile.ZipFile(path, "w") as archive:
            for part in tmp_path.glob("areas.*"):
                if part != path:
                    archive.write(part, f"folder/{part.name}")
    elif kind == "utm33.geojson":
        moved = areas.to_crs(25833).set_crs(4326, allow_override=True)
        content = json.loads(moved.to_json())
        # As some land registers write it: the zone before the easting, and no coordinate system.
        content["features"][0]["geometry"]["coordinates"] = [
            [[x + 33_000_000, y] for x, y in content["features"][0]["geometry"]["coordinates"][0]]
        ]
        path.write_text(json.dumps(content), encoding="utf-8")
    else:
        areas.to_crs(25832 if kind.startswith("utm") else 4326).to_file(path)
    row = read_boundaries(path).tables["boundaries"].iloc[0]
    assert (row["name"], row["ags"]) == ("Soest", "05974040")
    assert row.geometry.bounds == pytest.approx(areas.geometry.iloc[0].bounds, abs=1e-3)


def broken_file(tmp_path, content, name="areas.geojson"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xff\xd8\xff\xe0", "gis_wrong_kind"),
        (b"<html></html>", "gis_wrong_kind"),
        (b"<OGRVRTDataSource></OGRVRTDataSource>", "gis_wrong_kind"),
        (b'{"type": "FeatureCollection", "features": [', "file_damaged"),
        (b'{"type": "FeatureCollection", "features": []}', "gis_wrong_kind"),
        (b'{"type": "Topology"}', "gis_wrong_kind"),
        (b'{"a": ' * 20_000, "file_damaged"),
        (b'{"type": "FeatureCollection", "features": "\xff"}', "table_encoding"),
        (b"SQLite format 3\x00 and no more", "gis_unreadable"),
    ],
)
def test_wrong_file_gives_one_clear_message(tmp_path, content, code):
    path = broken_file(tmp_path, content)
    with pytest.raises(FormatError) as caught:
        read_boundaries(path)
    assert caught.value.code == code
    assert str(tmp_path) not in str(caught.value)


def test_file_of_points_holds_no_area(tmp_path):
    with pytest.raises(FormatError, match="no area"):
        read_boundaries(geojson(tmp_path, [feature(shapely.Point(8, 51), name="x")]))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ags,name\n05974040,Soest\n", "table_column_missing"),
        ("ags,name,area_km2,population\n0597,Soest,1,1\n", "table_value"),
        ("ags,name,area_km2,population\n05974040,Soest,1,many\n", "table_value"),
        ("ags,name,area_km2,population\n05974040,Soest,1\n", "table_row"),
        ("ags,name,area_km2,population\n", "table_empty"),
    ],
)
def test_key_facts_with_an_error_name_it(tmp_path, text, code):
    with pytest.raises(FormatError) as caught:
        read_key_facts(broken_file(tmp_path, text.encode(), "facts.csv"))
    assert caught.value.code == code
