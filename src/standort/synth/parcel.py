# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Parcels of commercial areas and the halls on them; some stay empty and are on offer."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import Polygon

from standort.synth.quarter import ESTATES, Block
from standort.synth.subdivision import Grain, longer_axis, subdivide

PARCELS = {
    "port": Grain(15_000, 60, 4, 0),
    "classic": Grain(7_500, 42, 4, 0),
    "business_park": Grain(8_500, 46, 2, 0),
    "logistics": Grain(28_000, 80, 1, 0),
    "mixed": Grain(11_000, 50, 2, 0),
    "craft": Grain(2_200, 24, 2, 0),
    "technology": Grain(5_500, 38, 2, 0),
    "retail": Grain(7_500, 44, 2, 0),
}
# Share of parcels without a user: old areas have brownfields, young ones have plots still to sell.
IDLE_SHARE = {
    "port": 0.3,
    "classic": 0.24,
    "business_park": 0.3,
    "logistics": 0.28,
    "mixed": 0.62,
    "craft": 0.16,
    "technology": 0.35,
    "retail": 0.12,
}
BROWN_STYLES = {"port", "classic"}
# Halls in the parcel's own frame: from and to along the longer and the shorter side, -1 to 1.
HALLS = {
    "port": (((-0.8, 0.3, -0.75, 0.1), (-0.2, 0.8, 0.3, 0.8)), ((-0.75, 0.75, -0.6, 0.35),)),
    "classic": (
        ((-0.82, 0.1, -0.7, 0.6), (0.3, 0.8, -0.7, -0.1)),
        ((-0.8, 0.8, -0.7, -0.05), (-0.8, -0.2, 0.2, 0.75)),
    ),
    "business_park": (((-0.7, 0.45, -0.65, 0.65), (0.55, 0.8, -0.65, 0.2)), ((-0.72, 0.72, -0.5, 0.6),)),
    "logistics": (((-0.82, 0.82, -0.68, 0.6),), ((-0.84, 0.3, -0.7, 0.7), (0.45, 0.8, -0.4, 0.5))),
    "mixed": (((-0.7, 0.5, -0.65, 0.55),), ((-0.75, 0.75, -0.55, 0.2), (-0.75, -0.3, 0.35, 0.7))),
    "craft": (((-0.65, 0.65, -0.5, 0.6),), ((-0.7, 0.1, -0.6, 0.6), (0.25, 0.7, -0.6, 0.0))),
    "technology": (((-0.7, 0.7, -0.7, -0.25), (-0.7, -0.25, -0.1, 0.7)), ((-0.6, 0.6, -0.35, 0.4),)),
    "retail": (((-0.75, 0.75, -0.05, 0.8),), ((-0.8, 0.0, -0.5, 0.75),)),
}
STREET_SPACE_M = 6.0
SMALLEST_PARCEL_M2 = 600.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """One piece of land in a commercial area."""

    outline: Polygon
    block: int
    region: int
    style: str
    state: str
    halls: tuple[Polygon, ...]


def draw_parcels(rng: np.random.Generator, blocks: list[Block]) -> list[Parcel]:
    """Divide the blocks of commercial areas; a parcel is used, brown or green."""
    parcels = []
    for index, block in enumerate(blocks):
        if block.style not in ESTATES:
            continue
        ground = block.outline.buffer(-STREET_SPACE_M, join_style="mitre")
        for piece in shapely.get_parts(ground):
            parts, _ = subdivide(rng, piece, PARCELS[block.style])
            parcels += [_parcel(rng, part, index, block) for part in parts if part.area > SMALLEST_PARCEL_M2]
    return _with_old_sawmill(parcels)


def _with_old_sawmill(parcels: list[Parcel]) -> list[Parcel]:
    """Make sure that the largest parcel at the river lies idle: every demo town has its old sawmill."""
    port = [number for number, parcel in enumerate(parcels) if parcel.style == "port" and parcel.halls]
    if port:
        largest = max(port, key=lambda number: parcels[number].outline.area)
        parcels[largest] = replace(parcels[largest], state="brown")
    return parcels


def _parcel(rng: np.random.Generator, outline: Polygon, index: int, block: Block) -> Parcel:
    state = "used"
    if rng.random() < IDLE_SHARE[block.style]:
        state = "brown" if block.style in BROWN_STYLES else "green"
    halls: tuple[Polygon, ...] = ()
    if state != "green":
        options = HALLS[block.style]
        choice = options[int(rng.integers(len(options)))]
        mirror = -1.0 if rng.random() < 0.5 else 1.0  # noqa: PLR2004 - a coin
        halls = tuple(hall for box in choice for hall in _hall(rng, outline, box, mirror))
    return Parcel(outline, index, block.region, block.style, state, halls)


def _hall(
    rng: np.random.Generator, outline: Polygon, box: tuple[float, float, float, float], mirror: float
) -> list[Polygon]:
    """Return one hall, cut back to where it stays 4 m from the neighbour."""
    middle, along, across, long_m, short_m = longer_axis(outline)
    u0, u1, v0, v1 = np.asarray(box) * rng.uniform(0.92, 1.06, 4)
    corners = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    ring = [middle + along * (mirror * u * long_m / 2) + across * (v * short_m / 2) for u, v in corners]
    inside = Polygon(ring).intersection(outline.buffer(-4, join_style="mitre"))
    return [part for part in shapely.get_parts(inside) if part.geom_type == "Polygon" and part.area > 60]  # noqa: PLR2004
