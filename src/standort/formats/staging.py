# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The staging tables every reader hands on: names, columns and their kinds."""

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from standort.geo.crs import WGS84

_ADDRESS = {"street": str, "house_number": str, "postcode": str, "city": str}
COLUMNS: dict[str, dict[str, type]] = {
    "streets": {
        "name": str,
        "street_class": str,
        "surface": str,
        "surface_assumed": bool,
        "length_m": float,
        "bridge": bool,
        "tunnel": bool,
        "is_area": bool,
    },
    "buildings": {"use": str, "levels": float, "area_m2": float},
    "land_use": {"use": str, "name": str, "area_m2": float},
    "railways": {"kind": str, "bridge": bool, "tunnel": bool},
    "waterways": {"kind": str, "name": str},
    "place_names": {"name": str, "rank": str},
    "addresses": {**_ADDRESS, "district": str, "repaired": bool, "found_by": str},
    "establishments": {
        "name": str,
        "sector": str,
        "kind": str,
        "wz_division": str,
        "wz_assumed": bool,
        **_ADDRESS,
        "address_assumed": bool,
        "website": str,
        "phone": str,
    },
    "vacant_premises": {
        "name": str,
        "premises_kind": str,
        "previous_use": str,
        **_ADDRESS,
        "floor_area_m2": float,
    },
    "commercial_areas": {"name": str, "use": str, "area_m2": float},
    "candidate_sites": {"name": str, "use": str, "area_m2": float},
    "boundaries": {"name": str, "ags": str, "admin_level": float},
}


def staging_table(
    name: str,
    *,
    source_key: Sequence[str],
    geometry: Sequence[Any],
    columns: Mapping[str, Sequence[Any]],
) -> gpd.GeoDataFrame:
    """Return one staging table in EPSG:4326; missing text is None, a missing number NaN.

    Parameters
    ----------
    name
        Key of :data:`COLUMNS`, where its columns and their kinds are listed.
    source_key, geometry, columns
        Equally long, shape (rows,).
    """
    kinds = COLUMNS[name]
    data = {"source_key": pd.Series(list(source_key), dtype=object)}
    for column, kind in kinds.items():
        # Object, not str: pandas would turn None into NaN.
        data[column] = pd.Series(list(columns[column]), dtype=object if kind is str else kind)
    shapes = np.empty(len(geometry), dtype=object)
    shapes[:] = list(geometry)
    return gpd.GeoDataFrame(pd.DataFrame(data), geometry=shapes, crs=f"EPSG:{WGS84}")


def total_bounds(tables: Mapping[str, gpd.GeoDataFrame]) -> tuple[float, float, float, float] | None:
    """Return the box around all tables in degrees, or None where they are empty."""
    boxes = [shapely.total_bounds(table.geometry.to_numpy()) for table in tables.values() if len(table)]
    if not boxes:
        return None
    lows, highs = np.min(boxes, axis=0), np.max(boxes, axis=0)
    return float(lows[0]), float(lows[1]), float(highs[2]), float(highs[3])
