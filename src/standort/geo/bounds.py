# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Bounding boxes in degrees."""

from typing import NamedTuple

_EAST = 180.0
_NORTH = 90.0


class Bounds(NamedTuple):
    """West, south, east and north border, in degrees."""

    min_lon: float
    min_lat: float
    max_lon: float
    max_lat: float

    def is_in_world(self) -> bool:
        """Tell whether these are finite degrees in order; false for anything not a number."""
        return (
            -_EAST <= self.min_lon <= self.max_lon <= _EAST
            and -_NORTH <= self.min_lat <= self.max_lat <= _NORTH
        )

    def middle(self) -> tuple[float, float]:
        """Return longitude and latitude of the middle."""
        return (self.min_lon + self.max_lon) / 2, (self.min_lat + self.max_lat) / 2
