# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""OpenStreetMap files: ``read_osm`` turns one into staging tables."""

from standort.formats.osm.extract import OsmExtract
from standort.formats.osm.read import read_osm
from standort.formats.osm.scan import Progress
from standort.formats.tally import REASONS, Refusal, TableTally

__all__ = ["REASONS", "OsmExtract", "Progress", "Refusal", "TableTally", "read_osm"]
