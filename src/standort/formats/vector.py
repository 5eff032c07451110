# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""GeoJSON, GeoPackage and Shapefile as a frame in EPSG:4326."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError

from standort.formats.archive import ZIP_MAGIC, unpacked
from standort.formats.errors import FormatError
from standort.formats.limits import DEFAULT_LIMITS, UnpackLimits
from standort.geo.crs import WGS84, project

_GEOPACKAGE_MAGIC = b"SQLite format 3\x00"
_SHAPEFILE_MAGIC = b"\x00\x00\x27\x0a"
_GEOJSON_STARTS = (b"{", b"\xef\xbb\xbf{")
VECTOR_ENDINGS = (".geojson", ".json", ".gpkg", ".shp")
# Germany with a margin; a guessed zone is right when the points fall into it.
_GERMANY = (5.0, 46.5, 16.0, 56.0)
_UTM_EAST_M = (100_000.0, 1_000_000.0)
_UTM_NORTH_M = (5_000_000.0, 6_300_000.0)
_ZONE_PREFIX_M = 1_000_000.0
_ZONES = {32: 25832, 33: 25833}


@contextmanager
def data_file(
    path: str | Path, *, endings: tuple[str, ...], limits: UnpackLimits = DEFAULT_LIMITS
) -> Iterator[tuple[Path, str]]:
    """Yield the one data file of a path, taken out of its zip file, and the text of a note beside it.

    Raises
    ------
    FormatError
        If the file is missing or empty, or the archive holds no or several files of the endings.
    """
    file = Path(path)
    if not file.is_file():
        raise FormatError("file_missing", file=file)
    with file.open("rb") as stream:
        head = stream.read(len(ZIP_MAGIC))
    if not head:
        raise FormatError("file_empty", file=file)
    if head != ZIP_MAGIC:
        yield file, ""
        return
    with unpacked(file, limits=limits) as members:
        chosen = [m for m in members if m.suffix.casefold() in endings]
        if not chosen:
            raise FormatError("archive_without", file=file, kinds=", ".join(endings))
        if len(chosen) > 1:
            raise FormatError("archive_ambiguous", file=file, members=", ".join(m.name for m in chosen))
        yield chosen[0], _note(members)


def _note(members: list[Path]) -> str:
    texts = [m.read_bytes().decode("utf-8", "replace") for m in members if m.suffix.casefold() == ".txt"]
    return "\n".join(texts)


def read_vector(path: Path, *, shown_as: str | Path) -> gpd.GeoDataFrame:
    """Read a vector file whose kind is told by its content, so that no other GDAL driver is reached.

    Parameters
    ----------
    path
        The file.
    shown_as
        Name used in messages.

    Returns
    -------
    geopandas.GeoDataFrame
        In EPSG:4326; rows in the order of the file.

    Raises
    ------
    FormatError
        If it is of another kind, damaged, or in unknown coordinates.
    """
    with path.open("rb") as file:
        head = file.read(64)
    if head.lstrip().startswith(_GEOJSON_STARTS):
        _check_geojson(path, shown_as)
        prefix = "GeoJSON:"
    elif head.startswith((_GEOPACKAGE_MAGIC, _SHAPEFILE_MAGIC)):
        prefix = ""
    else:
        raise FormatError("gis_wrong_kind", file=shown_as)
    try:
        frame = _layer(path, prefix)
    except (DataSourceError, DataLayerError, ValueError, shapely.errors.GEOSException) as error:
        raise FormatError("gis_unreadable", file=shown_as, detail=_short(error, path)) from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.geometry.isna().all():
        raise FormatError("gis_wrong_kind", file=shown_as)
    return _to_degrees(frame, shown_as=shown_as)


def _check_geojson(path: Path, shown_as: str | Path) -> None:
    """Let Python read it first: its message names line and column, and links inside are not followed."""
    try:
        content = json.loads(path.read_bytes(), object_hook=_refuse_link)
    except UnicodeDecodeError as error:
        raise FormatError("table_encoding", file=shown_as) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError("file_damaged", file=shown_as, place=place, detail=error.msg) from error
    except _LinkedCrsError as error:
        raise FormatError("gis_coordinates", file=shown_as) from error
    except (RecursionError, ValueError) as error:
        raise FormatError("file_damaged", file=shown_as, detail="nested too deeply") from error
    if not isinstance(content, dict) or content.get("type") not in ("FeatureCollection", "Feature"):
        raise FormatError("gis_wrong_kind", file=shown_as)


class _LinkedCrsError(ValueError):
    """A coordinate system that GDAL would fetch from an address."""


def _refuse_link(member: dict[str, Any]) -> dict[str, Any]:
    for key, value in member.items():
        if key.casefold() == "crs" and isinstance(value, dict) and value.get("type") not in ("name", "EPSG"):
            raise _LinkedCrsError
    return member


def _layer(path: Path, prefix: str) -> Any:
    source = f"{prefix}{path}"
    layers = [(name, kind) for name, kind in pyogrio.list_layers(source) if kind is not None]
    if not layers:
        return None
    return pyogrio.read_dataframe(source, layer=layers[0][0])


def _short(error: Exception, path: Path) -> str:
    return str(error).replace(str(path), path.name).splitlines()[0][:200]


def _to_degrees(frame: gpd.GeoDataFrame, *, shown_as: str | Path) -> gpd.GeoDataFrame:
    epsg = frame.crs.to_epsg() if frame.crs is not None else None
    if frame.crs is not None and epsg != WGS84:
        return frame.to_crs(epsg=WGS84)
    shapes = frame.geometry.to_numpy()
    guessed = epsg_by_range(shapely.get_coordinates(shapely.centroid(shapes)))
    if guessed is None:
        raise FormatError("gis_coordinates", file=shown_as)
    if guessed == WGS84:
        moved = shapes
    else:
        plain = shapely.transform(shapes, without_zone_prefix)
        moved = project(plain, from_epsg=guessed, to_epsg=WGS84)
    return frame.set_geometry(gpd.GeoSeries(moved, index=frame.index, crs=WGS84))


def epsg_by_range(points: NDArray[np.float64]) -> int | None:
    """Guess the coordinate system of points in Germany by their size.

    Zones 32 and 33 overlap: without a zone prefix the first zone that puts the middle into Germany wins.

    Parameters
    ----------
    points
        Shape (n, 2), x before y.

    Returns
    -------
    int or None
        4326, 25832 or 25833; None if neither fits.
    """
    finite = points[np.isfinite(points).all(axis=1)]
    if len(finite) == 0:
        return None
    x, y = np.median(finite, axis=0)
    if abs(x) <= 180 and abs(y) <= 90:  # noqa: PLR2004  # the world in degrees
        return WGS84
    prefixed = _ZONES.get(int(x // _ZONE_PREFIX_M))
    if prefixed is not None:
        return prefixed if _UTM_NORTH_M[0] <= y <= _UTM_NORTH_M[1] else None
    if not (_UTM_EAST_M[0] <= x <= _UTM_EAST_M[1] and _UTM_NORTH_M[0] <= y <= _UTM_NORTH_M[1]):
        return None
    for epsg in _ZONES.values():
        middle = project(np.array([shapely.Point(x, y)], dtype=object), from_epsg=epsg, to_epsg=WGS84)[0]
        if _GERMANY[0] <= middle.x <= _GERMANY[2] and _GERMANY[1] <= middle.y <= _GERMANY[3]:
            return epsg
    return None


def without_zone_prefix(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return UTM points without the zone number some land registers put before the easting."""
    plain = points.copy()
    zone = np.floor(plain[:, 0] / _ZONE_PREFIX_M)
    prefixed = np.isin(zone, list(_ZONES))
    plain[prefixed, 0] -= zone[prefixed] * _ZONE_PREFIX_M
    return plain
