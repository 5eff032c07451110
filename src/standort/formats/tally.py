# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a reading: how much was read, merged, put right and refused, and why."""

from dataclasses import dataclass, field

EXAMPLES_KEPT = 5
# Every refused row is to be listed; the bound only keeps a wrong file from filling the memory.
REFUSED_KEPT = 100_000

# Plain English, as in formats.errors: the layer above translates.
REASONS: dict[str, str] = {
    "nodes_missing": "its points are not in the file",
    "too_few_points": "it has fewer than two different points",
    "invalid_polygon": "its outline encloses no area",
    "not_closed": "its outline is not closed",
    "ring_open": "its outline is not complete in the file",
    "not_an_area": "it is a point, not an area",
    "no_geometry": "it has no position of its own",
    "number_missing": "it has a street but no house number",
    "number_unreadable": "its house number holds no digit",
    "street_missing": "it has no street, and no named street is within 50 m",
    "rank_unknown": "it is no settlement (a field name, a locality)",
    "name_missing": "it has no name",
    "not_premises": "what stood empty is no business premises",
    "use_unknown": "the building stands empty, its use is not known",
    "in_use_again": "something else has opened there",
    "level_unknown": "it is not between district and quarter (level 6 to 10)",
    "fields_wrong": "it has more or fewer fields than the heading",
    "position_missing": "it has no position",
    "position_outside": "its position is outside the world, or unreadable",
    "water_only": "it is the water part of a municipality",
    "key_unreadable": "its key has not eight digits",
}


@dataclass(slots=True)
class Refusal:
    """How often something was refused for one reason, and which (at most :data:`REFUSED_KEPT`)."""

    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TableTally:
    """The account of one table: ``kept == read + split - merged - refused_count``.

    Parameters
    ----------
    read
        Objects of the file that were candidates for the table.
    split
        Rows more than objects, because one object held several house numbers.
    merged
        Rows that were united with another row which means the same thing.
    repaired
        Rows kept whose street was put right.
    refused
        By reason, see :data:`REASONS`.
    kept
        Rows of the table.
    """

    read: int = 0
    split: int = 0
    merged: int = 0
    repaired: int = 0
    kept: int = 0
    refused: dict[str, Refusal] = field(default_factory=dict)
    merged_examples: list[str] = field(default_factory=list)

    def refuse(self, reason: str, source_key: str) -> None:
        """Count one refused object."""
        refusal = self.refused.setdefault(reason, Refusal())
        refusal.count += 1
        if len(refusal.examples) < REFUSED_KEPT:
            refusal.examples.append(source_key)

    def merge(self, source_key: str, into: str) -> None:
        """Count one row that was united with another."""
        self.merged += 1
        if len(self.merged_examples) < EXAMPLES_KEPT:
            self.merged_examples.append(f"{source_key} → {into}")

    @property
    def refused_count(self) -> int:
        """Refused objects, all reasons together."""
        return sum(refusal.count for refusal in self.refused.values())
