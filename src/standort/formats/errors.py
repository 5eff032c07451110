# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader says when it cannot read a file: one error with a code, a place and a way out."""

from pathlib import Path
from typing import NamedTuple


class Message(NamedTuple):
    """A text with named gaps (``%(name)s``) and what the reader of it can do."""

    text: str
    hint: str


_DOWNLOAD_AGAIN = "Fetch the file again and compare its size with the one at the source."
_OSM_KINDS = "Choose an OpenStreetMap file: .osm.pbf, .osm, .osm.gz or .osm.bz2."
_GIS_KINDS = "Choose a GeoJSON file, a GeoPackage or a zipped Shapefile."

# Plain English: the layer above translates the text first and fills the gaps afterwards.
MESSAGES: dict[str, Message] = {
    "file_missing": Message("There is no such file.", "Check the path and whether the file may be read."),
    "file_empty": Message("The file is empty.", _DOWNLOAD_AGAIN),
    "file_too_large": Message(
        "The file has %(size_mb)s MB, more than the %(limit_mb)s MB allowed.",
        "Cut out the municipality first, or raise the limit.",
    ),
    "file_truncated": Message("The file is cut off.", _DOWNLOAD_AGAIN),
    "file_damaged": Message("The file is damaged: %(detail)s.", _DOWNLOAD_AGAIN),
    "unpacked_too_large": Message(
        "Unpacked, the file has more than %(limit_mb)s MB.",
        "Nothing was read. If the file is trustworthy, unpack it yourself or raise the limit.",
    ),
    "ratio_too_high": Message(
        "The file unpacks to more than %(limit)s times its size, as only a harmful file does.",
        "Nothing was read. Get the file from its original source.",
    ),
    "archive_wrong": Message("This is not a readable zip file.", _DOWNLOAD_AGAIN),
    "archive_too_many": Message(
        "The archive holds %(count)s files, more than the %(limit)s allowed.", "Pack only the data itself."
    ),
    "archive_path": Message(
        "The archive wants to write outside its folder: %(member)s.",
        "Nothing was read. Get the file from its original source.",
    ),
    "archive_link": Message(
        "The archive holds a link instead of a file: %(member)s.", "Pack the file itself."
    ),
    "archive_encrypted": Message("%(member)s is protected by a password.", "Pack it without a password."),
    "archive_without": Message("The archive holds no file of a known kind.", "Known kinds: %(kinds)s."),
    "archive_ambiguous": Message(
        "The archive holds several data files: %(members)s.", "Pack one file a zip."
    ),
    "osm_wrong_kind": Message("This is %(found)s, not an OpenStreetMap file.", _OSM_KINDS),
    "osm_truncated_block": Message("The file is cut off in block %(block)s.", _DOWNLOAD_AGAIN),
    "osm_truncated_between": Message(
        "The file is cut off: %(count)s of %(total)s points belong to ways that are missing.",
        _DOWNLOAD_AGAIN,
    ),
    "osm_damaged": Message("The OpenStreetMap data are damaged: %(detail)s.", _DOWNLOAD_AGAIN),
    "osm_history": Message(
        "This is a history file with several versions of each object.",
        "Make a file of one date, for example with: osmium time-filter.",
    ),
    "osm_unsorted": Message(
        "The file is not sorted: ways stand before the points they are made of.",
        "Sort it, for example with: osmium sort. In Overpass use: (._;>;); out meta;",
    ),
    "osm_unsaved": Message(
        "The file holds objects with negative numbers, as a map editor writes them before the upload.",
        "Renumber it, for example with: osmium renumber.",
    ),
    "osm_nothing": Message("The file holds no object that could be used.", _OSM_KINDS),
    "gis_wrong_kind": Message("This is not a file with areas.", _GIS_KINDS),
    "gis_unreadable": Message("The file cannot be read: %(detail)s.", _GIS_KINDS),
    "gis_no_polygon": Message("The file holds no area.", _GIS_KINDS),
    "gis_coordinates": Message(
        "The coordinates are neither degrees nor UTM zone 32 or 33.",
        "Save the file in EPSG:4326, 25832 or 25833, and with its coordinate system.",
    ),
    "table_wrong_kind": Message(
        "This is not a table of addresses.", "Choose CSV, GeoJSON, GeoPackage or zip."
    ),
    "table_encoding": Message("The text is neither UTF-8 nor Windows-1252.", "Save the file as UTF-8."),
    "table_column_missing": Message(
        "A column is missing: %(wanted)s. Found: %(found)s.", "Name the columns as in the reference."
    ),
    "table_row": Message(
        "The row has %(count)s fields instead of %(wanted)s.", "Check separators and quotes."
    ),
    "table_value": Message("%(column)s cannot be read: %(value)s.", "Correct the value and try again."),
    "table_empty": Message("The table has no rows.", "Check whether the export was complete."),
    "geometry_too_long": Message(
        "The drawing has more than %(limit_kb)s KB.", "Simplify it, or draw the area again."
    ),
    "geometry_not_json": Message("This is not GeoJSON: %(detail)s.", "Paste a GeoJSON geometry."),
    "geometry_kind": Message(
        "A %(found)s cannot be used here.", "Draw one point or one area (Point, Polygon, MultiPolygon)."
    ),
    "geometry_several": Message("There are %(count)s shapes instead of one.", "Keep one shape."),
    "geometry_coordinates": Message("The coordinates are not well-formed.", "Draw the shape again."),
    "geometry_outside": Message(
        "A coordinate is outside the world: %(value)s.",
        "Use longitude and latitude in degrees, in this order.",
    ),
    "geometry_vertices": Message(
        "The shape has %(count)s corners, more than the %(limit)s allowed.", "Simplify the shape."
    ),
    "geometry_no_area": Message(
        "The shape encloses no area.", "Set at least three corners that are not in line."
    ),
}


class FormatError(Exception):
    """A file, or a text typed in, that cannot be read as a whole.

    Parameters
    ----------
    code
        Stable key of :data:`MESSAGES`.
    file
        Name of the file, without its folder.
    place
        Where in it: ``line 12``, ``block 3``, ``row 7``, ``feature 4``, a member of an archive.
    params
        Values for the gaps in text and hint.
    """

    def __init__(
        self, code: str, *, file: str | Path | None = None, place: str = "", **params: object
    ) -> None:
        self.code = code
        self.file = Path(file).name if file is not None else ""
        self.place = place
        self.params = params
        super().__init__(code)

    @property
    def text(self) -> str:
        """What is wrong, in English."""
        return MESSAGES[self.code].text % self.params

    @property
    def hint(self) -> str:
        """What to do, in English."""
        hint = MESSAGES[self.code].hint
        return hint % self.params if "%(" in hint else hint

    def __str__(self) -> str:
        """Join file, place, text and hint to one line."""
        where = ", ".join(part for part in (self.file, self.place) if part)
        return f"{where}: {self.text} {self.hint}" if where else f"{self.text} {self.hint}"
