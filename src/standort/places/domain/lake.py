# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Bulk geodata of a tenant: frames for engines, tiles for maps."""

import gzip
import hashlib
import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from standort.core.errors import NotFoundError
from standort.core.models import Tenant
from standort.formats.vector_tile import TileArchive, join_tiles
from standort.places.models import BatchState, LakeLayer

if TYPE_CHECKING:
    import geopandas as gpd

logger = logging.getLogger(__name__)

MIN_ZOOM = 9
MAX_ZOOM = 15
# Level 4 packs within a few per cent of level 9 in a quarter of its time.
_GZIP_LEVEL = 4
_OPEN_ARCHIVES = 64
_KEPT_TILES = 512


def lake_folder(tenant: Tenant) -> Path:
    """Return the folder of one tenant, so that sweeping one never touches another's files."""
    return Path(settings.LAKE_DIR) / str(tenant.pk)


def layer_frame(tenant: Tenant, name: str, *, columns: list[str] | None = None) -> "gpd.GeoDataFrame":
    """Return the rows of a layer in force, those outside the municipality marked ``outside``."""
    # The web server reads tiles only: it starts without the geodata libraries.
    from standort.formats.lake import read_layer  # noqa: PLC0415

    layer = (
        LakeLayer.objects.filter(tenant=tenant, name=name, batch__state=BatchState.VALID)
        .order_by("-pk")
        .first()
    )
    if layer is None:
        raise NotFoundError(
            _("There is no layer “%(name)s” yet.") % {"name": name},
            hint=_("Import an OpenStreetMap file first."),
        )
    return read_layer(lake_folder(tenant) / layer.parquet, columns=columns)


def tile_files(tenant: Tenant) -> tuple[str, ...]:
    """Return the tile archives in force, one a layer: what a tile of this tenant is made from."""
    layers = LakeLayer.objects.filter(tenant=tenant, batch__state=BatchState.VALID).order_by("pk")
    newest = dict(layers.values_list("name", "tiles"))
    folder = lake_folder(tenant)
    return tuple(str(folder / tiles) for _name, tiles in sorted(newest.items()) if tiles)


def tiles_version(files: tuple[str, ...]) -> str:
    """Return a short text that changes whenever a tile may look different (names hold checksums)."""
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:16]


def tile(tenant: Tenant, z: int, x: int, y: int) -> bytes:
    """Return one vector tile with all layers of the tenant, packed with gzip; empty where nothing is."""
    return tile_of_files(tile_files(tenant), z, x, y)


@lru_cache(maxsize=_KEPT_TILES)
def tile_of_files(files: tuple[str, ...], z: int, x: int, y: int) -> bytes:
    """Return the tile that these archives make together; cached, because such files never change."""
    joined = join_tiles([_archive_tile(path, z, x, y) for path in files])
    return gzip.compress(joined, compresslevel=_GZIP_LEVEL, mtime=0) if joined else b""


def _archive_tile(path: str, z: int, x: int, y: int) -> bytes:
    try:
        return _archive(path).tile(z, x, y)
    except FileNotFoundError:
        # A map without one layer is worth more than no map; `standort check` names the missing file.
        logger.exception("a file of the lake is missing")
        return b""


@lru_cache(maxsize=_OPEN_ARCHIVES)
def _archive(path: str) -> TileArchive:
    return TileArchive(Path(path))
