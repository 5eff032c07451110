# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Geometry for both databases: WKB in EPSG:4326 and its bounding box, kept true by one setter."""

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
import shapely
from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from shapely.geometry.base import BaseGeometry

from standort.geo.bounds import Bounds

BOX_FIELDS = ("min_lon", "min_lat", "max_lon", "max_lat")
GEOMETRY_FIELDS = ("geometry_wkb", *BOX_FIELDS)


class GeometryQuerySet(models.QuerySet[Any]):
    def within_box(self, box: Bounds) -> Self:
        """Rows whose bounding box touches ``box``."""
        return self.filter(
            Q(min_lon__lte=box.max_lon, max_lon__gte=box.min_lon),
            Q(min_lat__lte=box.max_lat, max_lat__gte=box.min_lat),
        )

    def update(self, **kwargs: Any) -> int:
        """Refuse to write geometry and box apart from each other; ``bulk_update`` writes them together."""
        touched = kwargs.keys() & set(GEOMETRY_FIELDS)
        together = touched == set(GEOMETRY_FIELDS) and all(
            isinstance(kwargs[name], Combinable) for name in touched
        )
        if touched and not together:
            message = "geometry is set through the model's `geometry`, and bulk_update(GEOMETRY_FIELDS)"
            raise TypeError(message)
        return super().update(**kwargs)

    def bounds(self) -> Bounds | None:
        """Return the box around all rows, or None where there is no geometry."""
        row = self.aggregate(
            min_lon=models.Min("min_lon"),
            min_lat=models.Min("min_lat"),
            max_lon=models.Max("max_lon"),
            max_lat=models.Max("max_lat"),
        )
        return None if row["min_lon"] is None else Bounds(**row)


class GeometryModel(models.Model):
    """Abstract: a geometry in lon/lat with an indexed bounding box."""

    geometry_wkb = models.BinaryField(null=True, editable=False)
    min_lon = models.FloatField(null=True, editable=False)
    min_lat = models.FloatField(null=True, editable=False)
    max_lon = models.FloatField(null=True, editable=False)
    max_lat = models.FloatField(null=True, editable=False)

    objects = GeometryQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["min_lon", "max_lon", "min_lat", "max_lat"], name="%(app_label)s_%(class)s_box"
            )
        ]

    @property
    def geometry(self) -> BaseGeometry | None:
        if self.geometry_wkb is None:
            return None
        geometry: BaseGeometry = shapely.from_wkb(bytes(self.geometry_wkb))
        return geometry

    @geometry.setter
    def geometry(self, value: BaseGeometry | None) -> None:
        if value is None or value.is_empty:
            self.geometry_wkb = None
            self.min_lon = self.min_lat = self.max_lon = self.max_lat = None
            return
        box = Bounds(*(float(edge) for edge in value.bounds))
        if not box.is_in_world():
            message = f"not longitude and latitude: {box}"
            raise ValueError(message)
        self.geometry_wkb = shapely.to_wkb(value)
        self.min_lon, self.min_lat, self.max_lon, self.max_lat = box

    @property
    def bounds(self) -> Bounds | None:
        if self.min_lon is None or self.min_lat is None or self.max_lon is None or self.max_lat is None:
            return None
        return Bounds(self.min_lon, self.min_lat, self.max_lon, self.max_lat)


def union_bounds(boxes: Iterable[Bounds | None]) -> Bounds | None:
    """Return the box around all given boxes; None where there is none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    low = np.min([(box.min_lon, box.min_lat) for box in known], axis=0)
    high = np.max([(box.max_lon, box.max_lat) for box in known], axis=0)
    return Bounds(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
