# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which boundary an import goes by, and what lies outside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from standort.core.models import Tenant
from standort.exchange.errors import BoundaryNotFoundError
from standort.places.models import Municipality

_POINT, _LINES = 0, (1, 2, 5)


class BorderOrigin(StrEnum):
    """Where the boundary is from."""

    GIVEN = "given"
    IMPORTED = "imported"
    IN_FILE = "in_file"
    NONE = "none"


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """The boundary of the municipality, if one is known; without one nothing is outside."""

    polygon: BaseGeometry | None
    origin: BorderOrigin

    def outside(self, shapes: Sequence[Any]) -> NDArray[np.bool_]:
        """Tell for each geometry whether it lies outside.

        A point and an area (by a point that is surely in it) is in or out; a line that touches is in.
        """
        array = np.asarray(shapes, dtype=object)
        if self.polygon is None or len(array) == 0:
            return np.zeros(len(array), dtype=bool)
        shapely.prepare(self.polygon)
        kinds = shapely.get_type_id(array)
        inside = np.zeros(len(array), dtype=bool)
        points = kinds == _POINT
        inside[points] = shapely.intersects_xy(
            self.polygon, shapely.get_x(array[points]), shapely.get_y(array[points])
        )
        lines = np.isin(kinds, _LINES)
        inside[lines] = shapely.intersects(self.polygon, array[lines])
        areas = ~points & ~lines
        inside[areas] = shapely.intersects(self.polygon, shapely.point_on_surface(array[areas]))
        # What has no position is not somewhere else.
        return ~inside & ~shapely.is_missing(array) & ~shapely.is_empty(array)


def find_border(
    *,
    tenant: Tenant,
    name: str,
    ags: str,
    given: gpd.GeoDataFrame | None,
    in_file: gpd.GeoDataFrame,
    dataset: str,
) -> Border:
    """Return the boundary to go by: the given one, else one imported before, else one in the file itself.

    One that came with an earlier file of the same kind gives way to the one in this file.
    """
    if given is not None:
        return Border(pick_boundary(given, name=name, ags=ags), BorderOrigin.GIVEN)
    home = Municipality.objects.filter(tenant=tenant, ags=ags, geometry_wkb__isnull=False).first()
    own = _find(in_file, name=name, ags=ags)
    if home is not None and (own is None or home.source is None or home.source.dataset != dataset):
        return Border(home.geometry, BorderOrigin.IMPORTED)
    if own is not None:
        return Border(own, BorderOrigin.IN_FILE)
    return Border(None, BorderOrigin.NONE)


def pick_boundary(boundaries: gpd.GeoDataFrame, *, name: str, ags: str) -> BaseGeometry:
    """Return the boundary with this key or name, or the only one there is."""
    found = _find(boundaries, name=name, ags=ags)
    if found is not None:
        return found
    if len(boundaries) == 1 and not _key(boundaries.iloc[0]["ags"]):
        shape: BaseGeometry = boundaries.geometry.iloc[0]
        return shape
    raise BoundaryNotFoundError(
        _("Of the %(count)d areas in the file none has the key %(ags)s or the name “%(name)s”.")
        % {"count": len(boundaries), "ags": ags, "name": name},
        hint=_("Check the key, or choose a file with the boundary of this municipality."),
        field="boundary",
    )


def _find(boundaries: gpd.GeoDataFrame, *, name: str, ags: str) -> BaseGeometry | None:
    """Return all parts with this key as one area; where no key is given the name must do."""
    keys = np.array([_key(value) for value in boundaries["ags"]], dtype=object)
    rows = keys == ags
    if not rows.any():
        names = np.array([str(value or "").casefold() for value in boundaries["name"]], dtype=object)
        rows = (keys == "") & (names == name.casefold())
    if not rows.any():
        return None
    shape: BaseGeometry = shapely.union_all(boundaries.geometry.to_numpy()[rows])
    return shape


def _key(value: object) -> str:
    return value if isinstance(value, str) else ""
