# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a town needs besides homes and work: schools, churches, parks, hospital, sports, cemetery, station."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import Polygon

from standort.synth.layout import Layout
from standort.synth.quarter import Block
from standort.synth.subdivision import longer_axis

# Style of block -> (use of land, use of building, name in German); None: no building.
AMENITIES: dict[str, tuple[str, str | None, str]] = {
    "square": ("other", None, "Marktplatz"),
    "church": ("religious", "religious", "Kirche"),
    "hall": ("mixed", "public", "Rathaus"),
    "school": ("education", "public", "Schule"),
    "hospital": ("health", "public", "Krankenhaus"),
    "park": ("park", None, "Park"),
    "sports": ("sports", None, "Sportplatz"),
    "cemetery": ("cemetery", None, "Friedhof"),
    "allotments": ("allotments", None, "Kleingärten"),
}
# Footprints in the block's own frame, -1 to 1, like the halls of parcels.
CAMPUS = {
    "church": ((-0.45, 0.35, -0.22, 0.22), (0.35, 0.55, -0.13, 0.13)),
    "hall": ((-0.7, 0.7, -0.62, 0.0), (-0.7, -0.25, 0.0, 0.6)),
    "school": ((-0.6, 0.45, -0.6, -0.3), (-0.6, -0.4, -0.3, 0.4), (0.1, 0.55, 0.15, 0.55)),
    "hospital": (
        (-0.65, 0.65, -0.25, 0.05),
        (-0.5, -0.3, 0.05, 0.6),
        (0.25, 0.45, 0.05, 0.6),
        (-0.2, 0.1, -0.65, -0.25),
    ),
}
# One per so many premises, least number, styles it replaces.
NEEDS = (
    ("school", 1_300, 1, ("dense", "row", "detached")),
    ("park", 450, 2, ("dense", "row", "detached", "slab")),
    ("sports", 1_500, 1, ("detached", "slab", "row")),
    ("cemetery", 6_000, 1, ("detached", "row")),
    ("allotments", 2_500, 1, ("detached", "row", "slab")),
    ("hospital", 25_000, 1, ("row", "detached", "slab")),
)


@dataclass(frozen=True, slots=True)
class Campus:
    """A public place with its buildings."""

    block: int
    kind: str
    buildings: tuple[Polygon, ...]


def assign_amenities(rng: np.random.Generator, layout: Layout, blocks: list[Block]) -> list[Block]:
    """Return the blocks with some of them given to public uses."""
    result = list(blocks)
    middles = shapely.get_coordinates(shapely.centroid([block.outline for block in blocks]))
    distance = np.hypot(middles[:, 0], middles[:, 1])
    area = shapely.area([block.outline for block in blocks])
    for kind, style in zip(("square", "church", "hall"), ("old", "old", "old"), strict=True):
        open_ones = [i for i, block in enumerate(result) if block.style == style]
        best = min(open_ones, key=lambda i: distance[i] - (25 if kind == "church" and area[i] > 2000 else 0))  # noqa: PLR2004
        result[best] = replace(result[best], style=kind)
    for kind, every, least, styles in NEEDS:
        wanted = max(least, round(layout.scale.premises / every))
        fitting = [i for i, b in enumerate(result) if b.style in styles and area[i] > 5_000]  # noqa: PLR2004
        chosen = rng.permutation(len(fitting))[:wanted]
        for at in chosen:
            result[fitting[at]] = replace(result[fitting[at]], style=kind)
    return _village_churches(layout, result, middles)


def _village_churches(layout: Layout, blocks: list[Block], middles: np.ndarray) -> list[Block]:
    """Give each village of the town a church and a green next to its main road."""
    for number, region in enumerate(layout.regions):
        if region.kind != "village":
            continue
        own = [i for i, block in enumerate(blocks) if block.region == number]
        own.sort(key=lambda i: float(np.hypot(*(middles[i] - np.asarray(region.middle)))))
        for at, kind in zip(own[1:3], ("church", "park"), strict=False):
            blocks[at] = replace(blocks[at], style=kind)
    return blocks


def draw_campuses(blocks: list[Block]) -> list[Campus]:
    """Return the public buildings."""
    return [
        Campus(index, block.style, tuple(_building(block.outline, box) for box in CAMPUS[block.style]))
        for index, block in enumerate(blocks)
        if block.style in CAMPUS
    ]


def _building(outline: Polygon, box: tuple[float, float, float, float]) -> Polygon:
    middle, along, across, long_m, short_m = longer_axis(outline)
    reach_long, reach_short = min(long_m, 130.0) / 2, min(short_m, 95.0) / 2
    u0, u1, v0, v1 = box
    corners = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    ring = [middle + along * (u * reach_long) + across * (v * reach_short) for u, v in corners]
    inside = Polygon(ring).intersection(outline.buffer(-8))
    return (
        max(shapely.get_parts(inside), key=lambda part: part.area) if not inside.is_empty else Polygon(ring)
    )
