# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Bulk geodata into the lake: one file and one archive of tiles for each layer."""

from collections.abc import Callable, Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from standort.exchange.border import Border
from standort.exchange.progress import Progress
from standort.exchange.report import KIND_LABELS, Account
from standort.formats.lake import TileRecipe, write_layer, write_tiles
from standort.places.domain.lake import MAX_ZOOM, MIN_ZOOM, lake_folder
from standort.places.domain.queries import layers_in_force
from standort.places.models import ImportBatch, LakeLayer

LAYERS = ("streets", "buildings", "land_use", "railways", "waterways", "place_names")
_OVERVIEW_MAX_ZOOM = 11
# About two pixels of the map at the largest of these zooms.
_OVERVIEW_AREA_M2 = 4000.0
_BUILDING_MIN_ZOOM = 13
# From afar only these are drawn; the rest would fill a tile with grey.
_OVERVIEW_CLASSES = frozenset(
    f"{name}{link}"
    for name in ("motorway", "trunk", "primary", "secondary", "tertiary")
    for link in ("", "_link")
)
OVERVIEWS: dict[str, Callable[[gpd.GeoDataFrame], "pd.Series[bool]"]] = {
    "streets": lambda table: table["street_class"].isin(_OVERVIEW_CLASSES),
    "land_use": lambda table: table["area_m2"] >= _OVERVIEW_AREA_M2,
}
_STREET_COLUMNS = ("name", "street_class", "bridge", "tunnel")


def _recipe(
    layer: str, columns: tuple[str, ...], min_zoom: int = MIN_ZOOM, max_zoom: int = MAX_ZOOM
) -> TileRecipe:
    return TileRecipe(layer=layer, min_zoom=min_zoom, max_zoom=max_zoom, columns=columns)


RECIPES: dict[str, TileRecipe] = {
    "streets": _recipe("streets", _STREET_COLUMNS, min_zoom=_OVERVIEW_MAX_ZOOM + 1),
    "streets_overview": _recipe("streets", _STREET_COLUMNS, max_zoom=_OVERVIEW_MAX_ZOOM),
    "buildings": _recipe("buildings", ("use",), min_zoom=_BUILDING_MIN_ZOOM),
    "land_use": _recipe("land_use", ("use",), min_zoom=_OVERVIEW_MAX_ZOOM + 1),
    "land_use_overview": _recipe("land_use", ("use",), max_zoom=_OVERVIEW_MAX_ZOOM),
    "railways": _recipe("railways", ("kind", "bridge", "tunnel")),
    "waterways": _recipe("waterways", ("kind", "name")),
    "place_names": _recipe("place_names", ("name", "rank")),
}


def write_layers(
    tables: Mapping[str, gpd.GeoDataFrame],
    *,
    batch: ImportBatch,
    border: Border,
    accounts: Mapping[str, Account],
    progress: Progress,
) -> list[LakeLayer]:
    """Write the layers of a delivery and return records for those that differ from what is in force."""
    in_force = layers_in_force(batch.tenant)
    marked = {name: _marked(tables[name], border) for name in LAYERS if name in tables}
    for name, is_major in OVERVIEWS.items():
        if name in marked:
            table = marked[name]
            marked[f"{name}_overview"] = table[is_major(table)].reset_index(drop=True)
    changed = []
    for number, (name, table) in enumerate(marked.items()):
        progress(number / len(marked), str(KIND_LABELS[name.removesuffix("_overview")]))
        layer = _write(name, table, batch)
        before = in_force.get(name)
        is_same = before is not None and (before.parquet, before.tiles) == (layer.parquet, layer.tiles)
        if name in accounts:
            _count(accounts[name], table, is_same=is_same, is_first=before is None)
        if not is_same:
            changed.append(layer)
    return changed


def _marked(table: gpd.GeoDataFrame, border: Border) -> gpd.GeoDataFrame:
    return table.assign(outside=border.outside(table.geometry.to_numpy()))


def _write(name: str, table: gpd.GeoDataFrame, batch: ImportBatch) -> LakeLayer:
    folder = lake_folder(batch.tenant)
    parquet = write_layer(table, folder)
    tiles = write_tiles(table, folder, of=parquet, recipe=RECIPES[name]) if len(table) else ""
    edges = table.total_bounds.tolist() if len(table) else [None] * 4
    min_lon, min_lat, max_lon, max_lat = edges
    return LakeLayer(
        tenant=batch.tenant,
        name=name,
        batch=batch,
        parquet=parquet,
        tiles=tiles,
        rows=len(table),
        min_lon=min_lon,
        min_lat=min_lat,
        max_lon=max_lon,
        max_lat=max_lat,
    )


def _count(account: Account, table: gpd.GeoDataFrame, *, is_same: bool, is_first: bool) -> None:
    """Count a layer; it is replaced as a whole, so its rows are all new, all changed or all unchanged."""
    account.total = len(table)
    account.outside = int(np.count_nonzero(table["outside"]))
    if is_same:
        account.unchanged = account.total
    elif is_first:
        account.new = account.total
    else:
        account.changed = account.total
