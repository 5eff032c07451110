# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a tag says about the branch: the table ``sectors.csv`` beside this file."""

import csv
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from standort.formats.osm.use import Tags

# In the order of trust where an object carries several.
BUSINESS_TAGS = (
    "shop",
    "craft",
    "office",
    "amenity",
    "healthcare",
    "tourism",
    "industrial",
    "man_made",
    "power",
    "leisure",
)
NOT_IN_USE = frozenset({"no", "none", "vacant", "disused", "abandoned", "closed"})
_ANY = "*"


class Sector(NamedTuple):
    """Branch of an object: tag as ``shop=bakery``, sector, assumed WZ 2008 division or None."""

    kind: str
    sector: str
    wz_division: str | None


@lru_cache(maxsize=1)
def _sectors() -> dict[tuple[str, str], tuple[str, str | None]]:
    text = files("standort.formats.osm").joinpath("sectors.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {
        (row["tag"], row["value"]): (row["sector"], row["wz_division"] or None)
        for row in csv.DictReader(lines)
    }


def sector_of(tags: Tags) -> Sector | None:
    """Return the branch of what is in use there; a bare ``shop=yes`` gives way to a tag that says more."""
    values = [(tag, tags[tag].split(";")[0].strip()) for tag in BUSINESS_TAGS if tags.get(tag)]
    values = [(tag, value) for tag, value in values if value and value not in NOT_IN_USE]
    for tag, value in sorted(values, key=lambda pair: pair[1] == "yes"):
        for listed in (value, _ANY):
            if (tag, listed) in _sectors():
                return Sector(f"{tag}={value}", *_sectors()[tag, listed])
    return None


def stands_empty(tags: Tags) -> bool:
    """Tell whether the object as a whole is out of use, whatever its other tags say."""
    return any(tags.get(key) in ("yes", "vacant") for key in ("disused", "abandoned", "vacant", "vacancy"))
