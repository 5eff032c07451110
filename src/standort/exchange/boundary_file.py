# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A file of boundaries: its areas, and what its name says about where it is from."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas as gpd
from django.utils.translation import gettext as _

from standort.exchange.errors import translated_format_errors
from standort.formats.boundary import read_boundaries

# Products of the Federal Agency for Cartography and Geodesy are called VG250, VG1000, VG5000.
_BKG_PRODUCT = re.compile(r"vg(25|250|1000|2500|5000)(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
# Before that year they came under the ordinance on the use of federal geodata.
_DATA_LICENCE_FROM = 2020


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a file is from, as far as its name tells."""

    title: str
    licence: str
    attribution: str
    reference_date: date | None


def read_boundary_file(path: Path) -> gpd.GeoDataFrame:
    """Return the areas of a file as a staging table."""
    with translated_format_errors():
        return read_boundaries(path).tables["boundaries"]


def origin_of_boundaries(file_name: str) -> Origin:
    """Tell product, licence and year from the name of the file; unknown is said, never guessed."""
    day = _day_in(file_name)
    product = _BKG_PRODUCT.search(file_name)
    if product is None:
        unknown = _("not stated")
        return Origin(
            title=_("Municipal boundaries"), licence=unknown, attribution=unknown, reference_date=day
        )
    is_recent = day is None or day.year >= _DATA_LICENCE_FROM
    return Origin(
        title=f"Verwaltungsgebiete {product[0].upper()}",
        licence="dl-de/by-2-0" if is_recent else "GeoNutzV",
        attribution=f"© GeoBasis-DE / BKG {day.year if day else ''}".strip(),
        reference_date=day,
    )


def _day_in(file_name: str) -> date | None:
    if match := _DAY.search(file_name):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
    year = _YEAR.search(file_name)
    return date(int(year[0]), 1, 1) if year else None
