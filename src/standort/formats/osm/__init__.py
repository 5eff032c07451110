# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""OpenStreetMap files: ``read_osm`` turns one into staging tables."""

from standort.formats.osm.extract import REASONS, OsmExtract, Refusal, TableTally
from standort.formats.osm.read import read_osm
from standort.formats.osm.scan import Progress

__all__ = ["REASONS", "OsmExtract", "Progress", "Refusal", "TableTally", "read_osm"]
