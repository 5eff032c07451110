# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Municipal boundaries and the key facts (area, population) of municipalities."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from standort.formats.errors import FormatError
from standort.formats.heading import BOUNDARY_COLUMNS, find_columns
from standort.formats.limits import DEFAULT_LIMITS, UnpackLimits
from standort.formats.repair import mended
from standort.formats.staging import staging_table
from standort.formats.tabular import read_rows
from standort.formats.tally import TableTally
from standort.formats.vector import VECTOR_ENDINGS, data_file, read_vector

AGS_DIGITS = 8
_ARS_DIGITS = 12
_AGS = re.compile(rf"\d{{{AGS_DIGITS}}}")
# BKG: administrative level ADE to the levels OpenStreetMap uses.
_LEVEL_OF_ADE = {"2": 4.0, "3": 5.0, "4": 6.0, "5": 7.0, "6": 8.0}
_MUNICIPALITY_LEVEL = 8.0
# BKG: GF 4 (VG250) and 9 (VG5000) are land; 1 to 3 are parts on the sea or on Lake Constance.
_WATER_FACTORS = frozenset({"1", "2", "3"})
_MONTH_IN_NAME = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")
_WORLD = (180.0, 90.0)
_KEY_FACTS = ("ags", "name", "area_km2", "population")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BoundaryFile:
    """Boundaries as a staging table.

    Parameters
    ----------
    tables
        ``{"boundaries": ...}``.
    key_facts
        ags, name, area_km2, population, as far as the file gives them; may be empty.
    """

    tables: Mapping[str, gpd.GeoDataFrame]
    tally: Mapping[str, TableTally]
    key_facts: pd.DataFrame


def read_boundaries(path: str | Path, *, limits: UnpackLimits = DEFAULT_LIMITS) -> BoundaryFile:
    """Read areas with name and key from GeoJSON, GeoPackage or (zipped) Shapefile.

    Parameters
    ----------
    path
        The file. Columns are found by known names: AGS, ARS, GEN, name, GF, ADE, EWZ, KFL.
    limits
        How much a zip file may unpack to.

    Raises
    ------
    FormatError
        If the file cannot be read or holds no area.
    """
    with data_file(path, endings=VECTOR_ENDINGS, limits=limits) as (file, _):
        frame = read_vector(file, shown_as=path)
    found = find_columns([str(c) for c in frame.columns if c != frame.geometry.name], BOUNDARY_COLUMNS)
    tally = TableTally(read=len(frame))
    rows = _rows(frame, found, tally)
    if not rows and not (set(frame.geom_type.dropna()) & {"Polygon", "MultiPolygon"}):
        raise FormatError("gis_no_polygon", file=path)
    rows = _one_per_key(rows, tally)
    tally.kept = len(rows)
    table = staging_table(
        "boundaries",
        source_key=[row["source_key"] for row in rows],
        geometry=[row["geometry"] for row in rows],
        columns={column: [row[column] for row in rows] for column in ("name", "ags", "admin_level")},
    )
    facts = pd.DataFrame([{key: row[key] for key in _KEY_FACTS} for row in rows], columns=list(_KEY_FACTS))
    given = facts["area_km2"].notna() | facts["population"].notna()
    return BoundaryFile(
        tables={"boundaries": table},
        tally={"boundaries": tally},
        key_facts=facts[given].reset_index(drop=True),
    )


def _rows(frame: gpd.GeoDataFrame, found: dict[str, str], tally: TableTally) -> list[dict[str, Any]]:
    shapes = np.asarray(shapely.force_2d(frame.geometry.to_numpy()), dtype=object)
    areal = np.isin(shapely.get_type_id(shapes), (3, 6))
    inside = np.array([shape is not None and _in_world(shape) for shape in shapes], dtype=bool)
    shapes[areal & inside] = mended(shapes[areal & inside])
    rows: list[dict[str, Any]] = []
    for position, (shape, record) in enumerate(zip(shapes, frame.to_dict("records"), strict=True), start=1):
        text = {meaning: _text(record[column]) for meaning, column in found.items()}
        key = f"row/{position}"
        if not areal[position - 1]:
            tally.refuse("not_an_area", key)
        elif not inside[position - 1]:
            tally.refuse("position_outside", key)
        elif shape is None:
            tally.refuse("invalid_polygon", key)
        elif text.get("factor") in _WATER_FACTORS:
            tally.refuse("water_only", key)
        else:
            rows.append(_row(key, shape, text))
    return rows


def _in_world(shape: Any) -> bool:
    coordinates = shapely.get_coordinates(shape)
    return bool(np.isfinite(coordinates).all() and (np.abs(coordinates) <= _WORLD).all())


def _row(key: str, shape: Any, text: Mapping[str, str | None]) -> dict[str, Any]:
    ags = ags_of(text.get("ags")) or ags_of(text.get("ars"))
    ade = _LEVEL_OF_ADE.get(text.get("ade") or "")
    level = _number(text.get("level"))
    if np.isnan(level):
        level = ade if ade is not None else (_MUNICIPALITY_LEVEL if ags else float("nan"))
    return {
        "source_key": f"ags/{ags}" if ags else key,
        "geometry": shape,
        "name": text.get("name"),
        "ags": ags,
        "admin_level": level,
        "area_km2": _number(text.get("area_km2")),
        "population": _number(text.get("population")),
    }


def _one_per_key(rows: list[dict[str, Any]], tally: TableTally) -> list[dict[str, Any]]:
    """Unite the parts of a municipality that a file holds as several rows."""
    kept: dict[str, dict[str, Any]] = {}
    for row in rows:
        first = kept.setdefault(row["source_key"], row)
        if first is not row:
            first["geometry"] = shapely.union(first["geometry"], row["geometry"])
            tally.merge(f"{row['source_key']} {row['name']}", first["source_key"])
    return list(kept.values())


def ags_of(text: str | None) -> str | None:
    """Return the eight digits of a municipality key; a lost leading zero is put back, ARS is shortened."""
    digits = (text or "").replace(" ", "").removesuffix(".0")
    if len(digits) == _ARS_DIGITS and digits.isdecimal():
        digits = digits[:5] + digits[9:]
    if len(digits) == AGS_DIGITS - 1:
        digits = f"0{digits}"
    return digits if _AGS.fullmatch(digits) else None


def _text(value: object) -> str | None:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    text = str(value).strip()
    return text if text and text not in ("nan", "None", "NaT") else None


def _number(text: str | None) -> float:
    try:
        return float((text or "nan").replace(",", "."))
    except ValueError:
        return float("nan")


def read_key_facts(
    path: str | Path,
    *,
    reference_date: date | None = None,
    source: str = "Statistisches Bundesamt (Destatis)",
    licence: str = "dl-de/by-2-0",
) -> pd.DataFrame:
    """Read key, name, area and population of municipalities from a CSV file.

    Parameters
    ----------
    path
        CSV with the columns ags, name, area_km2, population.
    reference_date
        Day of the list of municipalities; if not given, taken from the file's name (end of the month).

    Returns
    -------
    pandas.DataFrame
        ags, name, area_km2, population, reference_date, source, licence.

    Raises
    ------
    FormatError
        If a column is missing, or a value cannot be read: the list is official, so nothing is left out.
    """
    table = read_rows(path)
    found = find_columns(table.headings, BOUNDARY_COLUMNS)
    missing = [key for key in _KEY_FACTS if key not in found]
    if missing:
        raise FormatError(
            "table_column_missing", file=path, wanted=", ".join(missing), found=", ".join(table.headings)
        )
    if table.refused:
        line, count = table.refused[0]
        raise FormatError(
            "table_row", file=path, place=f"row {line}", count=count, wanted=len(table.headings)
        )
    records = [_key_fact(row, found, path=path, line=line) for line, row in table.rows]
    frame = pd.DataFrame(records, columns=list(_KEY_FACTS))
    day = reference_date or _date_in_name(Path(path).name)
    return frame.assign(reference_date=day, source=source, licence=licence)


def _key_fact(
    row: Mapping[str, str], found: dict[str, str], *, path: str | Path, line: int
) -> dict[str, Any]:
    ags = ags_of(row[found["ags"]])
    values: dict[str, Any] = {"ags": ags, "name": row[found["name"]].strip()}
    if ags is None:
        raise FormatError(
            "table_value", file=path, place=f"row {line}", column=found["ags"], value=row[found["ags"]]
        )
    for column, kind in (("area_km2", float), ("population", int)):
        try:
            values[column] = kind(row[found[column]].replace(",", "."))
        except ValueError as error:
            raise FormatError(
                "table_value", file=path, place=f"row {line}", column=column, value=row[found[column]]
            ) from error
    return values


def _date_in_name(name: str) -> date | None:
    match = _MONTH_IN_NAME.search(name)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        last = pd.Period(f"{year}-{month}").days_in_month
        return date(int(year), int(month), int(day) if day else last)
    except ValueError:
        return None
