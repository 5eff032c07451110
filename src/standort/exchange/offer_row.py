# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of full site offers, as a generated town has them."""

from datetime import date, datetime, time, timedelta
from typing import Any

import geopandas as gpd
from django.utils import timezone

from standort.exchange.address_row import text
from standort.exchange.border import Border
from standort.exchange.kind import Kind
from standort.exchange.report import Account
from standort.exchange.rows import Rows, is_missing, make_rows
from standort.land.models import Site, SiteStatus

_SAME_NAME = (
    "name",
    "kind",
    "description_de",
    "description_en",
    "house_number",
    "area_m2",
    "divisible_from_m2",
    "divisible_to_m2",
    "offer",
    "price_ct_per_m2",
    "rent_ct_per_m2_month",
    "available_from",
    "zoning",
    "grz",
    "gfz",
    "plan_name",
    "distance_class",
    "housing_distance_m",
    "noise_day_db",
    "noise_night_db",
    "operation_24h",
    "motorway_m",
    "rail_m",
    "public_transport_m",
    "power_kva",
    "sealed_share",
    "previous_use",
    "contamination",
    "owner_kind",
)
_OTHER_NAME = {
    "street_name": "street",
    "has_gas": "gas",
    "has_water": "water",
    "has_sewer": "sewer",
    "has_fibre": "fibre",
    "has_rail_siding": "rail_siding",
}
SITES = Kind(
    name="sites",
    model=Site,
    fields=(*_SAME_NAME, *_OTHER_NAME),
    initial=("status", "is_public", "published_at", "checked_on"),
    links={
        "municipality": "municipalities",
        "district": "districts",
        "commercial_area": "commercial_areas",
    },
    premises=("premises_kind", "floor_space_m2", "floor", "vacant_since"),
)


def site_rows(
    table: gpd.GeoDataFrame, *, border: Border, districts: dict[str, str], checked_on: date
) -> Rows:
    """Return rows of offers that are published at once; only a sold one is not.

    ``districts`` gives the key of each district by its name.
    """
    shapes = table.geometry.to_numpy()
    # An office publishes one after the other: "newest first" then mixes the kinds as in a real town.
    newest = timezone.make_aware(datetime.combine(checked_on, time(9)))
    published_at = [newest - timedelta(days=at * 17 % 61) for at in range(len(table))]
    columns: dict[str, Any] = {name: table[name].tolist() for name in _SAME_NAME}
    columns |= {name: table[column].tolist() for name, column in _OTHER_NAME.items()}
    columns |= {name: table[name].tolist() for name in ("status", "premises_kind", "floor_space_m2")}
    columns |= {
        "vacant_since": table["vacant_since"].tolist(),
        "floor": [_floor_name(value) for value in table["floor"]],
        "is_public": [status != SiteStatus.SOLD for status in table["status"]],
        "published_at": published_at,
        "checked_on": [checked_on] * len(table),
        "municipality": [f"ags/{ags}" if text(ags) else "" for ags in table["municipality_ags"]],
        "district": [districts.get(text(name), "") for name in table["district"]],
        "commercial_area": [text(key) for key in table["commercial_area"]],
    }
    return make_rows(
        SITES,
        source_key=table["source_key"].tolist(),
        geometry=shapes,
        outside=border.outside(shapes),
        columns=columns,
        account=Account(kind=SITES.name),
    )


def _floor_name(value: Any) -> str:
    """Return the storey in words; records hold German texts."""
    if is_missing(value):
        return ""
    number = int(value)
    return "Erdgeschoss" if number == 0 else f"{number}. Obergeschoss"
