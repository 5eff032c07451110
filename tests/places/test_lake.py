# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Layers of the lake, their tiles, and the address that serves them."""

import gzip
import math

import geopandas as gpd
import pytest
import shapely

from standort.core.errors import NotFoundError
from standort.formats.lake import TileRecipe, file_sha256, read_layer, write_layer, write_tiles
from standort.formats.vector_tile import TileArchive, is_tile, join_tiles, tile_content
from standort.places.domain.lake import lake_folder, layer_frame, tile, tile_files, tiles_version
from standort.places.models import BatchState, DataSource, ImportBatch, LakeLayer

LON, LAT = 8.05, 51.55
BUILDINGS = TileRecipe(layer="buildings", min_zoom=13, max_zoom=15, columns=("use",))
STREETS = TileRecipe(layer="streets", min_zoom=11, max_zoom=15, columns=("name", "street_class"))


def tile_at(zoom, lon=LON, lat=LAT):
    count = 1 << zoom
    x = int((lon + 180) / 360 * count)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * count)
    return zoom, x, y


@pytest.fixture
def buildings():
    return gpd.GeoDataFrame(
        {"source_key": ["way/1", "way/2"], "use": ["residential", None], "area_m2": [100.0, 80.0]},
        geometry=[shapely.box(LON + at, LAT, LON + at + 0.0002, LAT + 0.0001) for at in (0.0, 0.0004)],
        crs=4326,
    )


@pytest.fixture
def streets():
    return gpd.GeoDataFrame(
        {"source_key": ["way/3"], "name": ["Hauptstraße"], "street_class": ["primary"]},
        geometry=[shapely.LineString([(LON, LAT), (LON + 0.01, LAT)])],
        crs=4326,
    )


@pytest.fixture
def put(tenant):
    """Put a layer into force."""

    def put_layer(table, recipe, *, tenant=tenant, state=BatchState.VALID):
        source = DataSource.objects.create(
            tenant=tenant, dataset="osm", title="x", licence="x", attribution="x"
        )
        batch = ImportBatch.objects.create(tenant=tenant, source=source, dataset="osm", state=state)
        folder = lake_folder(tenant)
        parquet = write_layer(table, folder)
        tiles = write_tiles(table, folder, of=parquet, recipe=recipe)
        return LakeLayer.objects.create(
            tenant=tenant, name=recipe.layer, batch=batch, parquet=parquet, tiles=tiles, rows=len(table)
        )

    return put_layer


def test_file_is_named_by_its_checksum_and_never_written_twice(buildings, tmp_path):
    name = write_layer(buildings, tmp_path)
    stamp = (tmp_path / name).stat().st_mtime_ns

    assert name == f"{file_sha256(tmp_path / name)[:32]}.parquet"
    assert write_layer(buildings, tmp_path) == name
    assert (tmp_path / name).stat().st_mtime_ns == stamp
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_layer_reads_back_as_it_was_written(buildings, tmp_path):
    read = read_layer(tmp_path / write_layer(buildings, tmp_path))

    assert read["source_key"].tolist() == ["way/1", "way/2"]
    assert read.geometry.geom_equals(buildings.geometry).all()
    assert read.crs.to_epsg() == 4326


def test_tiles_carry_only_what_the_recipe_names(buildings, tmp_path):
    parquet = write_layer(buildings, tmp_path)
    archive = TileArchive(tmp_path / write_tiles(buildings, tmp_path, of=parquet, recipe=BUILDINGS))

    content = tile_content(archive.tile(*tile_at(15)))
    assert set(content) == {"buildings"}
    assert content["buildings"].features == 2
    assert content["buildings"].keys == ("use",)
    assert (archive.min_zoom, archive.max_zoom) == (13, 15)
    assert archive.tile(*tile_at(12)) == b""
    assert archive.tile(15, 0, 0) == b""
    archive.close()


def test_changed_recipe_makes_another_file(buildings, tmp_path):
    parquet = write_layer(buildings, tmp_path)
    other = TileRecipe(layer="buildings", min_zoom=14, max_zoom=15)

    assert write_tiles(buildings, tmp_path, of=parquet, recipe=BUILDINGS) != write_tiles(
        buildings, tmp_path, of=parquet, recipe=other
    )


def test_crashed_writing_leaves_no_file(buildings, tmp_path):
    with pytest.raises(KeyError):
        write_tiles(
            buildings,
            tmp_path,
            of="x.parquet",
            recipe=TileRecipe(layer="b", min_zoom=1, max_zoom=2, columns=("no such column",)),
        )

    assert list(tmp_path.iterdir()) == []


def test_tile_holds_all_layers(tenant, put, buildings, streets):
    put(buildings, BUILDINGS)
    put(streets, STREETS)

    content = tile_content(gzip.decompress(tile(tenant, *tile_at(14))))

    assert set(content) == {"buildings", "streets"}


def test_newest_valid_layer_is_in_force_and_a_pending_one_is_not(tenant, put, buildings):
    put(buildings, BUILDINGS)
    before = tiles_version(tile_files(tenant))
    put(buildings.iloc[:1], BUILDINGS, state=BatchState.PENDING)
    assert tiles_version(tile_files(tenant)) == before
    put(buildings.iloc[:1], BUILDINGS)

    assert tiles_version(tile_files(tenant)) != before
    assert len(layer_frame(tenant, "buildings")) == 1


def test_missing_layer_is_said(tenant):
    with pytest.raises(NotFoundError):
        layer_frame(tenant, "buildings")


def test_map_survives_a_missing_file(tenant, put, buildings, streets):
    layer = put(buildings, BUILDINGS)
    put(streets, STREETS)
    (lake_folder(tenant) / layer.tiles).unlink()

    assert set(tile_content(gzip.decompress(tile(tenant, *tile_at(14))))) == {"streets"}


def test_view_answers_a_packed_tile_with_its_mark(client, put, buildings):
    put(buildings, BUILDINGS)
    url = "/tiles/{}/{}/{}.mvt".format(*tile_at(14))

    answer = client.get(url, headers={"accept-encoding": "gzip"})

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert answer["Content-Encoding"] == "gzip"
    assert "max-age" in answer["Cache-Control"]
    assert tile_content(gzip.decompress(answer.content))["buildings"].features == 2
    again = client.get(url, headers={"accept-encoding": "gzip", "if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_view_unpacks_for_a_client_without_gzip(client, put, buildings):
    put(buildings, BUILDINGS)

    answer = client.get("/tiles/{}/{}/{}.mvt".format(*tile_at(14)), headers={"accept-encoding": "identity"})

    assert "Content-Encoding" not in answer
    assert "buildings" in tile_content(answer.content)


def test_versioned_address_may_be_kept_for_good(client, tenant, put, buildings):
    put(buildings, BUILDINGS)
    url = "/tiles/{}/{}/{}.mvt".format(*tile_at(14))

    version = tiles_version(tile_files(tenant))
    assert "immutable" in client.get(url, {"v": version})["Cache-Control"]
    assert "immutable" not in client.get(url, {"v": "old"})["Cache-Control"]


def test_tile_without_content_is_empty_and_place_outside_the_grid_is_not_found(client, put, buildings):
    put(buildings, BUILDINGS)

    assert client.get("/tiles/14/0/0.mvt").status_code == 204
    assert client.get("/tiles/2/4/0.mvt").status_code == 404
    assert client.get("/tiles/23/0/0.mvt").status_code == 404
    assert client.get("/tiles/-1/0/0.mvt").status_code == 404


def test_no_tenant_sees_the_tiles_of_another(client, tenant, other_tenant, put, buildings):
    put(buildings, BUILDINGS)
    url = "/tiles/{}/{}/{}.mvt".format(*tile_at(14))

    assert client.get(url).status_code == 200
    assert client.get(url, headers={"host": "nachbarheim.example"}).status_code == 204


def test_number_of_queries_does_not_grow_with_the_layers(
    client, put, buildings, streets, django_assert_num_queries
):
    url = "/tiles/{}/{}/{}.mvt".format(*tile_at(14))
    put(buildings, BUILDINGS)
    with django_assert_num_queries(2):
        client.get(url)
    put(streets, STREETS)
    with django_assert_num_queries(2):
        client.get(url)


@pytest.mark.parametrize("broken", [b"\x1a\xff", b"\x0a\x01x", b"\x1f"])
def test_broken_tile_is_refused(broken):
    with pytest.raises(ValueError, match="vector tile"):
        tile_content(broken)


def test_grid_ends_where_the_world_does():
    assert is_tile(0, 0, 0)
    assert not is_tile(0, 1, 0)
    assert is_tile(3, 7, 7)
    assert not is_tile(3, 8, 0)
    assert not is_tile(3, 0, -1)


def test_joining_nothing_is_nothing():
    assert join_tiles([b"", b""]) == b""
