# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and lists the generator takes from outside, each with its source."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of business and where it is found: centre, estate, any or public."""

    wz_code: str
    sector: str
    kind: str
    place: str
    weight: float
    words: tuple[str, ...]
    largest: int


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def branches() -> tuple[Branch, ...]:
    """Return the lines of business a town has."""
    return tuple(
        Branch(
            row["wz_code"],
            row["sector"],
            row["kind"],
            row["place"],
            float(row["weight"]),
            tuple(row["words"].split("|")),
            int(row["largest"]),
        )
        for row in _rows("branch.csv")
    )


@lru_cache(maxsize=1)
def distance_classes() -> tuple[tuple[str, float], ...]:
    """Return the distance classes, the one that asks for most first: name and metres to housing."""
    return tuple((row["distance_class"], float(row["distance_m"])) for row in _rows("distance_class.csv"))


@lru_cache(maxsize=1)
def size_shares() -> tuple[tuple[str, int, int, float], ...]:
    """Return the size classes of establishments: name, fewest and most employees, share."""
    return tuple(
        (row["size_class"], int(row["least"]), int(row["most"]), float(row["share"]))
        for row in _rows("size_share.csv")
    )


@lru_cache(maxsize=1)
def densities() -> dict[str, tuple[float, float]]:
    """Return GRZ and GFZ by zoning category."""
    return {row["zoning"]: (float(row["grz"]), float(row["gfz"])) for row in _rows("density.csv")}


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, ...]]:
    """Return the lists of words names are made from."""
    return {
        row["list"]: tuple(word.replace("_", " ") for word in row["words"].split())
        for row in _rows("word.csv")
    }
