# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Known names of columns: which one of a file means what."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_NOT_LETTERS = re.compile(r"[^a-z0-9]")

ADDRESS_COLUMNS: dict[str, tuple[str, ...]] = {
    "street": ("strasse", "str", "strname", "strassenname", "strassname", "stn", "street", "addrstreet"),
    "house_number": (
        "hausnummer",
        "hausnr",
        "hsnr",
        "hnr",
        "hausnummern",
        "nr",
        "housenumber",
        "addrhousenumber",
    ),
    "suffix": (
        "adz",
        "hsnrzu",
        "hausnrzusatz",
        "hausnummerzusatz",
        "hausnummernzusatz",
        "hnrzusatz",
        "hnrzus",
        "zusatz",
    ),
    "whole": ("adresse", "anschrift", "address", "lage"),
    "postcode": ("plz", "postleitzahl", "postcode", "zip", "addrpostcode"),
    "city": (
        "ort",
        "ortsname",
        "gemeinde",
        "gemeindename",
        "gmdname",
        "stadt",
        "onm",
        "pon",
        "city",
        "addrcity",
    ),
    "district": (
        "ortsteil",
        "ortsteilname",
        "stadtteil",
        "stadtbezirk",
        "ottname",
        "otname",
        "district",
        "addrsuburb",
    ),
    "street_key": ("strschl", "strassenschluessel", "strassenschl", "strkey", "sss"),
    "official_id": ("oid", "oi", "gmlid", "uuid", "addressid"),
    "x": (
        "x",
        "e",
        "ost",
        "ostwert",
        "rechtswert",
        "rw",
        "east",
        "easting",
        "utmost",
        "utme",
        "xkoordinate",
        "lon",
        "lng",
        "long",
        "longitude",
        "laenge",
        "laengengrad",
    ),
    "y": (
        "y",
        "n",
        "nord",
        "nordwert",
        "hochwert",
        "hw",
        "north",
        "northing",
        "utmnord",
        "utmn",
        "ykoordinate",
        "lat",
        "latitude",
        "breite",
        "breitengrad",
    ),
}
BOUNDARY_COLUMNS: dict[str, tuple[str, ...]] = {
    "ags": (
        "ags",
        "ags0",
        "gemeindeschluessel",
        "amtlichergemeindeschluessel",
        "deamtlichergemeindeschluessel",
        "gkz",
    ),
    "ars": ("ars", "rs", "ars0", "rs0", "regionalschluessel"),
    "name": ("gen", "name", "gemeinde", "gemeindename", "gn", "bezeichnung"),
    "level": ("adminlevel",),
    "ade": ("ade",),
    "factor": ("gf",),
    "population": ("ewz", "einwohner", "einwohnerzahl", "population", "bevoelkerung"),
    "area_km2": ("kfl", "areakm2", "flaechekm2", "katasterflaeche"),
}


def fold_heading(text: str) -> str:
    """Return a column name without case, umlauts and signs: ``Straße (amtl.)`` becomes ``strasseamtl``."""
    text = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", text))


def find_columns(headings: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return meaning → column of the file; the first known name that is there wins."""
    by_fold: dict[str, str] = {}
    for heading in headings:
        by_fold.setdefault(fold_heading(heading), heading)
    found: dict[str, str] = {}
    for meaning, names in known.items():
        column = next((by_fold[name] for name in names if name in by_fold), None)
        if column is not None:
            found[meaning] = column
    return found
