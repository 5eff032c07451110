# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of companies and establishments."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from standort.exchange.address_row import HouseIndex, postcode, text
from standort.exchange.border import Border
from standort.exchange.kind import COMPANIES, ESTABLISHMENTS
from standort.exchange.report import Account
from standort.exchange.rows import Rows, make_rows

# A works may cover a whole block; its address is still the one it names.
_ADDRESS_WITHIN_M = 1000.0


def company_rows(table: pd.DataFrame, account: Account) -> Rows:
    columns = {name: table[name].tolist() for name in COMPANIES.columns if name in table}
    return make_rows(
        COMPANIES,
        source_key=table["source_key"].tolist(),
        geometry=[None] * len(table),
        columns=columns,
        account=account,
    )


def establishment_rows(
    table: gpd.GeoDataFrame, *, border: Border, houses: HouseIndex, account: Account
) -> Rows:
    """Return rows of establishments, each with the nearest house that has its street and number."""
    shapes = table.geometry.to_numpy()
    points = shapely.get_coordinates(shapely.centroid(shapes)) if len(table) else np.zeros((0, 2))
    columns: dict[str, Any] = {name: table[name].tolist() for name in ESTABLISHMENTS.fields if name in table}
    columns["street_name"] = table["street"].tolist()
    columns["postcode"] = [postcode(value) for value in table["postcode"]]
    given = table["address_key"] if "address_key" in table else [None] * len(table)
    columns["address"] = [
        text(key) or houses.nearest(text(street), text(number), *point, within_m=_ADDRESS_WITHIN_M) or ""
        for key, street, number, point in zip(
            given, table["street"], table["house_number"], points, strict=True
        )
    ]
    if "company_key" in table:
        columns["company"] = [text(key) for key in table["company_key"]]
    return make_rows(
        ESTABLISHMENTS,
        source_key=table["source_key"].tolist(),
        geometry=shapes,
        outside=border.outside(shapes),
        columns=columns,
        account=account,
    )
