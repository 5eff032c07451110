# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Address lists of towns and land registers: CSV, GeoJSON, GeoPackage, Shapefile, also zipped."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from standort.formats.errors import FormatError
from standort.formats.heading import ADDRESS_COLUMNS, find_columns
from standort.formats.limits import DEFAULT_LIMITS, UnpackLimits
from standort.formats.note import Note, read_note
from standort.formats.spelling import fold_number, fold_street
from standort.formats.staging import staging_table
from standort.formats.tabular import read_rows
from standort.formats.tally import TableTally
from standort.formats.vector import (
    VECTOR_ENDINGS,
    data_file,
    epsg_by_range,
    read_vector,
    without_zone_prefix,
)
from standort.geo.crs import WGS84, project

_TABLE_ENDINGS = (*VECTOR_ENDINGS, ".csv")
_GEOJSON_OR_DATABASE = (b"{", b"\xef\xbb\xbf{", b"SQLite format 3", b"\x00\x00\x27\x0a")
_WHOLE = re.compile(r"(?P<street>.*?\D)\s*(?P<number>\d+\s*[a-zA-Z]?(?:\s*[-/]\s*\d+\s*[a-zA-Z]?)?)\s*$")
_NO_NAME = re.compile(r"unbekannt|ohne (?:straßen)?namen?\b|^[\W_]*$", re.IGNORECASE)
_WORLD = (180.0, 90.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AddressFile:
    """An address list as a staging table.

    Parameters
    ----------
    tables
        ``{"addresses": ...}``.
    refused
        row (line of a CSV file, number of a feature), reason_code, text (what the row says).
    epsg
        Coordinate system of the file, given or guessed by range.
    """

    tables: Mapping[str, gpd.GeoDataFrame]
    tally: Mapping[str, TableTally]
    refused: pd.DataFrame
    encoding: str
    epsg: int
    reference_date: date | None
    source: str | None
    licence: str | None


@dataclass(slots=True)
class _Source:
    headings: list[str]
    rows: list[tuple[int, dict[str, Any]]]
    points: NDArray[np.object_] | None
    refused: list[tuple[int, int]]
    encoding: str


def read_addresses(
    path: str | Path, *, epsg: int | None = None, limits: UnpackLimits = DEFAULT_LIMITS
) -> AddressFile:
    """Read an address list; columns are found by known German and English names.

    Parameters
    ----------
    path
        CSV, GeoJSON, GeoPackage or Shapefile, plain or in a zip file (with a note beside it).
    epsg
        Coordinate system of x and y in a CSV file; guessed by range where not given.
    limits
        How much a zip file may unpack to.

    Raises
    ------
    FormatError
        If the file as a whole cannot be read. Single rows are refused and listed instead.
    """
    with data_file(path, endings=_TABLE_ENDINGS, limits=limits) as (file, note_text):
        source = _read_source(file, shown_as=path)
    columns = find_columns(source.headings, ADDRESS_COLUMNS)
    if "street" not in columns and "whole" not in columns:
        raise FormatError(
            "table_column_missing", file=path, wanted="strasse", found=", ".join(source.headings)
        )
    points, used_epsg = _points(source, columns, epsg=epsg, path=path)
    return _assemble(source, columns, points, epsg=used_epsg, note=read_note(note_text))


def _read_source(file: Path, *, shown_as: str | Path) -> _Source:
    with file.open("rb") as stream:
        head = stream.read(64).lstrip(b" \t\r\n")
    if head.startswith(_GEOJSON_OR_DATABASE):
        frame = read_vector(file, shown_as=shown_as)
        points = np.asarray(frame.geometry.to_numpy(), dtype=object)
        attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name))
        records = attributes.astype(object).where(attributes.notna(), None).to_dict("records")
        headings = [str(column) for column in attributes.columns]
        rows = [(number, {str(k): v for k, v in record.items()}) for number, record in enumerate(records, 1)]
        return _Source(headings, rows, points, [], "utf-8")
    table = read_rows(file, shown_as=shown_as)
    return _Source(
        table.headings, [(line, dict(row)) for line, row in table.rows], None, table.refused, table.encoding
    )


def _points(
    source: _Source, columns: dict[str, str], *, epsg: int | None, path: str | Path
) -> tuple[list[Any], int]:
    """Return one point a row in degrees, None where the position is missing or unreadable."""
    if source.points is not None:
        return [_middle(shape) for shape in source.points], WGS84
    missing = [axis for axis in ("x", "y") if axis not in columns]
    if missing:
        raise FormatError(
            "table_column_missing", file=path, wanted=", ".join(missing), found=", ".join(source.headings)
        )
    pairs = np.array(
        [[_coordinate(row[columns["x"]]), _coordinate(row[columns["y"]])] for _, row in source.rows]
    ).reshape(-1, 2)
    used = epsg or epsg_by_range(pairs)
    if used is None:
        raise FormatError("gis_coordinates", file=path)
    points = np.full(len(pairs), None, dtype=object)
    finite = np.isfinite(pairs).all(axis=1)
    plain = pairs[finite] if used == WGS84 else without_zone_prefix(pairs[finite])
    points[finite] = project(np.asarray(shapely.points(plain), dtype=object), from_epsg=used, to_epsg=WGS84)
    return list(points), used


def _middle(shape: Any) -> Any:
    if shape is None or shape.is_empty:
        return None
    return shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)


def _coordinate(text: str) -> float:
    """Read ``32.359.072,93``, ``359072,93``, ``7.0119`` and ``359072.93``."""
    text = text.strip().replace(" ", "")
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _assemble(
    source: _Source, columns: dict[str, str], points: list[Any], *, epsg: int, note: Note
) -> AddressFile:
    tally = TableTally(read=len(source.rows) + len(source.refused))
    refused: list[tuple[int, str, str]] = []
    for line, count in source.refused:
        refused.append((line, "fields_wrong", f"{count} / {len(source.headings)}"))
        tally.refuse("fields_wrong", f"row/{line}")
    by_key = _street_by_key(source.rows, columns)
    kept: list[dict[str, Any]] = []
    for (line, raw), point in zip(source.rows, points, strict=True):
        row = _row(raw, columns, by_key)
        reason = _refusal(row, point)
        if reason:
            refused.append((line, reason, _shown(raw)))
            tally.refuse(reason, f"row/{line}")
        else:
            kept.append({**row, "point": point})
    tally.kept = len(kept)
    tally.repaired = sum(row["repaired"] for row in kept)
    return AddressFile(
        tables={"addresses": _table(kept)},
        tally={"addresses": tally},
        refused=pd.DataFrame(sorted(refused), columns=["row", "reason_code", "text"]),
        encoding=source.encoding,
        epsg=epsg,
        reference_date=note.reference_date,
        source=note.source,
        licence=note.licence,
    )


def _street_by_key(rows: Iterable[tuple[int, dict[str, Any]]], columns: dict[str, str]) -> dict[str, str]:
    """Return the street name of each official street key that another row names."""
    if not {"street_key", "street"} <= columns.keys():
        return {}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, row in rows:
        key, street = _clean(row[columns["street_key"]]), _street_name(row[columns["street"]])
        if key and street:
            names[key][street] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in names.items()}


def _row(raw: dict[str, Any], columns: dict[str, str], by_key: dict[str, str]) -> dict[str, Any]:
    value = {meaning: _clean(raw[column]) for meaning, column in columns.items()}
    street, number = _street_name(value.get("street")), value.get("house_number")
    if "street" not in columns and (whole := _WHOLE.match(value.get("whole") or "")):
        street, number = _street_name(whole["street"]), whole["number"]
    repaired = street is None and (value.get("street_key") or "") in by_key
    if repaired:
        street = by_key[value["street_key"] or ""]
    if number and value.get("suffix"):
        number = f"{number}{value['suffix']}"
    return {
        "street": street,
        "house_number": number,
        "postcode": value.get("postcode"),
        "city": value.get("city"),
        "district": value.get("district"),
        "official_id": value.get("official_id"),
        "repaired": repaired,
    }


def _refusal(row: dict[str, Any], point: Any) -> str:
    """Return why a row cannot be an address, or nothing."""
    number = row["house_number"]
    if not row["street"]:
        return "street_missing"
    if not number:
        return "number_missing"
    if not any(character.isdigit() for character in number):
        return "number_unreadable"
    if point is None:
        return "position_missing"
    if not (abs(point.x) <= _WORLD[0] and abs(point.y) <= _WORLD[1]):
        return "position_outside"
    return ""


def _clean(value: object) -> str | None:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return text or None


def _street_name(value: object) -> str | None:
    text = _clean(value)
    return None if text is None or _NO_NAME.search(text) else text


def _shown(raw: dict[str, Any]) -> str:
    return "; ".join(str(value) for value in raw.values() if value not in (None, ""))


def _table(kept: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    columns = {
        name: [row[name] for row in kept]
        for name in ("street", "house_number", "postcode", "city", "district", "repaired")
    }
    columns["found_by"] = ["street_key" if row["repaired"] else "tag" for row in kept]
    return staging_table(
        "addresses", source_key=_keys(kept), geometry=[row["point"] for row in kept], columns=columns
    )


def _keys(kept: list[dict[str, Any]]) -> list[str]:
    """Return keys that a newer file repeats: the official one, else street, number, place; not the row."""
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for row in kept:
        place = row["postcode"] or fold_street(row["city"] or "")
        written = f"{fold_street(row['street'])}/{fold_number(row['house_number'])}/{place}"
        key = f"address/{row['official_id'] or written.rstrip('/')}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys
