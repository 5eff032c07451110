# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of municipalities: the home of an office and its neighbours."""

import numpy as np
from shapely.geometry.base import BaseGeometry

from standort.core.models import Tenant
from standort.exchange.border import Border, BorderOrigin
from standort.exchange.kind import MUNICIPALITIES
from standort.exchange.rows import Rows, make_rows
from standort.geo.measure import area_m2
from standort.places.models import Municipality

_M2_PER_KM2 = 1e6


def municipality_key(ags: str) -> str:
    return f"ags/{ags}"


def area_km2(shape: BaseGeometry | None) -> float | None:
    """Return the area of a boundary; generalised boundaries give it to about one per mille."""
    if shape is None:
        return None
    return round(float(area_m2(np.array([shape], dtype=object))[0]) / _M2_PER_KM2, 2)


def home_rows(*, tenant: Tenant, name: str, ags: str, border: Border) -> Rows | None:
    """Return the row of the home municipality, or None where this import says nothing new about it."""
    home = Municipality.objects.filter(tenant=tenant, ags=ags).first()
    if home is not None and border.origin in (BorderOrigin.IMPORTED, BorderOrigin.NONE):
        return None
    return make_rows(
        MUNICIPALITIES,
        source_key=[municipality_key(ags)],
        geometry=[border.polygon],
        columns={
            # The office's own spelling stands.
            "name": [home.name if home is not None else name],
            "ags": [ags],
            "is_home": [True],
            "area_km2": [area_km2(border.polygon)],
        },
    )


def known_municipalities(tenant: Tenant) -> dict[str, BaseGeometry]:
    """Return the boundaries of the municipalities in force, by key."""
    records = Municipality.objects.filter(tenant=tenant, geometry_wkb__isnull=False)
    return {municipality_key(record.ags): record.geometry for record in records}
