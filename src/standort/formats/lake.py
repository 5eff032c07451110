# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Files of the lake: GeoParquet named by its checksum, written in one piece and never overwritten."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pyogrio

TEMPORARY = ".tmp"
_NAME_LENGTH = 32
_CHUNK = 1 << 20
_MAX_TILE_BYTES = 450_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TileRecipe:
    """How the vector tiles of one layer are made.

    Parameters
    ----------
    layer
        Name of the layer inside the tile.
    min_zoom, max_zoom
        Zoom levels for which tiles are made, both included.
    columns
        Attributes that go into the tile: only what the style of the map asks for.
    simplification
        Tolerance in tile units (a tile has 4,096) below the largest zoom; 0 keeps every corner.
    """

    layer: str
    min_zoom: int
    max_zoom: int
    columns: tuple[str, ...] = ()
    simplification: float = 4.0

    @property
    def stamp(self) -> str:
        """Short text that changes with the recipe."""
        parts = repr((self.layer, self.min_zoom, self.max_zoom, self.columns, self.simplification))
        return hashlib.sha256(parts.encode()).hexdigest()[:8]


def file_sha256(path: Path) -> str:
    """Return the checksum of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def write_layer(table: gpd.GeoDataFrame, folder: Path) -> str:
    """Write a table as GeoParquet and return the name of the file, which is its checksum.

    Parameters
    ----------
    table
        Any rows, EPSG:4326.
    folder
        Made where it is absent.
    """

    def write(path: Path) -> None:
        table.to_parquet(path, index=False, compression="zstd")

    return _store(folder, write, lambda path: f"{file_sha256(path)[:_NAME_LENGTH]}.parquet")


def read_layer(path: Path, *, columns: list[str] | None = None) -> gpd.GeoDataFrame:
    """Read a file of the lake, all columns or those named."""
    return gpd.read_parquet(path, columns=columns)


def write_tiles(table: gpd.GeoDataFrame, folder: Path, *, of: str, recipe: TileRecipe) -> str:
    """Make the vector tiles (PMTiles) of a layer and return the name of their file.

    Parameters
    ----------
    table
        The rows of the layer.
    folder
        Where the file goes.
    of
        Name of the GeoParquet file with these rows. The tiles are named after it and the recipe, so that what
        has been made once is not made again.
    recipe
        Zoom levels and attributes.
    """
    name = f"{Path(of).stem}-{recipe.stamp}.pmtiles"
    if (folder / name).exists():
        return name

    def write(path: Path) -> None:
        pyogrio.write_dataframe(
            table[[*recipe.columns, "geometry"]],
            path,
            driver="PMTiles",
            layer=recipe.layer,
            dataset_options={
                "NAME": recipe.layer,
                "MINZOOM": str(recipe.min_zoom),
                "MAXZOOM": str(recipe.max_zoom),
                "SIMPLIFICATION": str(recipe.simplification),
                "SIMPLIFICATION_MAX_ZOOM": "1",
                "MAX_SIZE": str(_MAX_TILE_BYTES),
            },
        )

    return _store(folder, write, lambda _path: name, suffix=".pmtiles")


def _store(
    folder: Path, write: Callable[[Path], None], name_of: Callable[[Path], str], suffix: str = ".parquet"
) -> str:
    """Let ``write`` make a file in a folder of its own, then move it to its name in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    passing = folder / f"{uuid.uuid4().hex}{TEMPORARY}"
    passing.mkdir()
    try:
        path = passing / f"layer{suffix}"
        write(path)
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        name = name_of(path)
        if not (folder / name).exists():
            path.replace(folder / name)
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    return name
