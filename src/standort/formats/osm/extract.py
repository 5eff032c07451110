# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a reading of an OpenStreetMap file returns: tables, and an account of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import geopandas as gpd

from standort.formats.tally import TableTally
from standort.geo.bounds import Bounds

LICENCE = "ODbL-1.0"
SOURCE = "OpenStreetMap contributors"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OsmExtract:
    """The content of an OpenStreetMap file as staging tables.

    Parameters
    ----------
    tables
        Staging tables by name, all of :data:`standort.formats.staging.COLUMNS`.
    tally
        The account of each table, same keys.
    reference_date
        Date of the data; None where the file has no believable time stamp.
    bounds
        Box of the file's header, else the box around what was read; None if nothing was read.
    """

    tables: Mapping[str, gpd.GeoDataFrame]
    tally: Mapping[str, TableTally]
    reference_date: date | None
    bounds: Bounds | None
    source: str = SOURCE
    licence: str = LICENCE
