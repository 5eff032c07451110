# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The ladder of distance classes: which kinds of business a site may take (NRW distance decree)."""

from dataclasses import dataclass

from standort.land.domain.fact import fact_table
from standort.land.models import DistanceClass, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    code: str
    distance_m: int
    allowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceLadder:
    """Seven rungs from the widest distance down; ``strictest`` is the first allowed one."""

    rungs: tuple[Rung, ...]
    strictest: Rung | None
    housing_distance_m: float | None
    is_set_by_plan: bool
    source: str


def class_at_distance(housing_distance_m: float) -> DistanceClass | None:
    """Return the strictest class whose distance to housing is kept; None below the smallest."""
    for row in fact_table("distance_class"):
        if housing_distance_m >= int(row["distance_m"]):
            return DistanceClass(row["class"])
    return None


def distance_ladder(site: Site) -> DistanceLadder | None:
    """Return the ladder of a site, from what the plan says or else from the distance to housing.

    Nothing is returned where neither is known: a guess would read like a promise.
    """
    if not site.distance_class and site.housing_distance_m is None:
        return None
    code = site.distance_class or class_at_distance(site.housing_distance_m or 0.0)
    table = fact_table("distance_class")
    codes = [row["class"] for row in table]
    first = codes.index(code) if code else len(codes)
    rungs = tuple(
        Rung(code=row["class"], distance_m=int(row["distance_m"]), allowed=position >= first)
        for position, row in enumerate(table)
    )
    return DistanceLadder(
        rungs=rungs,
        strictest=rungs[first] if code else None,
        housing_distance_m=site.housing_distance_m,
        is_set_by_plan=bool(site.distance_class),
        source=table[0]["source"],
    )
