# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""From metres around the market place to tables in degrees."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from standort.geo.crs import WGS84, project, utm_epsg
from standort.geo.measure import area_m2

Table: TypeAlias = geopandas.GeoDataFrame


class Projection:
    """Moves local metres to longitude and latitude."""

    def __init__(self, center: tuple[float, float]) -> None:
        """Find the UTM zone of the town and the place of its market in it."""
        self._epsg = utm_epsg(center[0])
        market = project(np.array([shapely.Point(center)], dtype=object), from_epsg=WGS84, to_epsg=self._epsg)
        self._origin = shapely.get_coordinates(market)[0]

    def to_degrees(self, geometries: NDArray[np.object_]) -> NDArray[np.object_]:
        """Return the geometries in EPSG:4326."""
        moved = shapely.transform(geometries, self._shift)
        return project(moved, from_epsg=self._epsg, to_epsg=WGS84)

    def _shift(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        shifted: NDArray[np.float64] = xy + self._origin
        return shifted


class Framer:
    """Makes tables with keys: one rule for all."""

    def __init__(self, center: tuple[float, float]) -> None:
        """Prepare the projection."""
        self._projection = Projection(center)

    def table(self, kind: str, geometries: Sequence[Any] | NDArray[np.object_], /, **columns: Any) -> Table:
        """Return a table with the key ``kind/number``, the columns and the geometry in degrees."""
        shapes = np.array(list(geometries), dtype=object)
        degrees = self._projection.to_degrees(shapes) if len(shapes) else shapes
        broken = ~shapely.is_valid(degrees)
        degrees[broken] = shapely.buffer(degrees[broken], 0)
        return self.degrees_table(kind, degrees, **columns)

    def degrees_table(self, kind: str, degrees: NDArray[np.object_], /, **columns: Any) -> Table:
        """Return the same for geometries that are in degrees already."""
        keys = [f"{kind}/{number}" for number in range(1, len(degrees) + 1)]
        data = {"source_key": self.column(keys)}
        data.update({name: self.column(values) for name, values in columns.items()})
        return Table(data, geometry=list(degrees), crs=WGS84)

    @staticmethod
    def column(values: Any) -> Any:
        """Return a column in which a missing text is None, not NaN."""
        if isinstance(values, np.ndarray) and values.dtype != object:
            return values
        given = list(values)
        if any(value is None or isinstance(value, str | date | list) for value in given):
            return pd.Series(given, dtype=object)
        return given

    def with_area(self, table: Table) -> Table:
        """Return the table with ``area_m2`` on the ellipsoid, in whole tenths."""
        table["area_m2"] = np.round(area_m2(table.geometry.to_numpy()), 1)
        return table


def lookup(values: Sequence[Any], at: NDArray[np.int64]) -> list[Any]:
    """Return values by position."""
    return [values[int(index)] for index in at]
