# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading an OpenStreetMap file into staging tables: wiring only."""

from collections.abc import Callable
from pathlib import Path

from standort.formats.errors import FormatError
from standort.formats.limits import DEFAULT_LIMITS, UnpackLimits
from standort.formats.osm import land
from standort.formats.osm.address import addresses
from standort.formats.osm.establishment import establishments
from standort.formats.osm.extract import OsmExtract
from standort.formats.osm.integrity import check_osm_file
from standort.formats.osm.scan import Progress, Scan, scan_file
from standort.formats.osm.vacancy import vacant_premises
from standort.formats.staging import total_bounds
from standort.geo.bounds import Bounds

_READERS: dict[str, Callable[[Scan], land.Table]] = {
    "streets": land.streets,
    "buildings": land.buildings,
    "land_use": land.land_use,
    "railways": land.railways,
    "waterways": land.waterways,
    "place_names": land.place_names,
    "addresses": addresses,
    "establishments": establishments,
    "vacant_premises": vacant_premises,
    "commercial_areas": land.commercial_areas,
    "candidate_sites": land.candidate_sites,
    "boundaries": land.boundaries,
}


def read_osm(
    path: str | Path, *, progress: Progress | None = None, limits: UnpackLimits = DEFAULT_LIMITS
) -> OsmExtract:
    """Read a ``.osm.pbf``, ``.osm``, ``.osm.gz`` or ``.osm.bz2`` file; the kind is told by content.

    Parameters
    ----------
    path
        The file.
    progress
        Called with step (``check``, ``read``, or a table), done and total (None where unknown).
    limits
        How much a compressed file may unpack to.

    Returns
    -------
    OsmExtract
        All staging tables (EPSG:4326), and what was merged and refused for each.

    Raises
    ------
    FormatError
        If the file as a whole cannot be read: one error with code, place and hint.
    """
    file = Path(path)
    tell: Progress = progress or (lambda _step, _done, _total: None)
    tell("check", 0, 1)
    file_format = check_osm_file(file, limits=limits)
    tell("check", 1, 1)
    scan = scan_file(file, file_format, progress=progress)
    tables, tally = {}, {}
    for done, (name, reader) in enumerate(_READERS.items(), start=1):
        tables[name], tally[name] = reader(scan)
        tell(name, done, len(_READERS))
    if not any(account.read for account in tally.values()):
        raise FormatError("osm_nothing", file=file)
    box = total_bounds(tables)
    return OsmExtract(
        tables=tables,
        tally=tally,
        reference_date=scan.reference_date,
        bounds=scan.bounds or (Bounds(*box) if box else None),
    )
