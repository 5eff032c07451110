# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Use of the ground, block by block; streets stay open between the blocks."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from standort.synth.amenity import AMENITIES
from standort.synth.draft import Draft

STREET_M = 3.4
SMALLEST_M2 = 25.0
WOOD_EDGE_M = 26.0
USES = {
    "old": "mixed",
    "dense": "residential",
    "row": "residential",
    "detached": "residential",
    "slab": "residential",
    "village": "residential",
    "port": "industrial",
    "classic": "industrial",
    "business_park": "commercial",
    "logistics": "commercial",
    "mixed": "commercial",
    "craft": "commercial",
    "technology": "commercial",
    "retail": "retail",
}
Piece = tuple[NDArray[np.object_], list[str], list[str | None]]


def draw_land_use(draft: Draft) -> Piece:
    """Return outlines, uses and names."""
    parts = [_blocks(draft), _open_land(draft), _brownfields(draft)]
    outlines = np.concatenate([part[0] for part in parts])
    uses = [use for part in parts for use in part[1]]
    names = [name for part in parts for name in part[2]]
    single, index = shapely.get_parts(outlines, return_index=True)
    keep = (shapely.area(single) > SMALLEST_M2) & (shapely.get_type_id(single) == 3)  # noqa: PLR2004 - polygon
    index = index[keep]
    return single[keep], [uses[at] for at in index], [names[at] for at in index]


def _blocks(draft: Draft) -> Piece:
    outlines = shapely.buffer([block.outline for block in draft.blocks], -STREET_M, join_style="mitre")
    brown = shapely.union_all([parcel.outline for parcel in draft.parcels if parcel.state == "brown"])
    uses, names = [], []
    for at, block in enumerate(draft.blocks):
        if block.style in {"port", "classic"}:
            outlines[at] = outlines[at].difference(brown)
        use, _, name = AMENITIES.get(block.style, (USES.get(block.style, "other"), None, None))
        uses.append(use)
        names.append(name)
    return outlines, uses, names


def _brownfields(draft: Draft) -> Piece:
    brown = [parcel.outline for parcel in draft.parcels if parcel.state == "brown"]
    return np.array(brown, dtype=object), ["brownfield"] * len(brown), [None] * len(brown)


def _open_land(draft: Draft) -> Piece:
    """Return woods with soft edges, fields cut back to them, river, banks and railway ground."""
    layout, country = draft.layout, draft.country
    use = np.array(country.uses, dtype=object)
    wood: BaseGeometry = shapely.union_all(country.outlines[use == "forest"])
    soft: BaseGeometry = wood.buffer(WOOD_EDGE_M * 2).buffer(-WOOD_EDGE_M * 4).buffer(WOOD_EDGE_M * 3)
    built = shapely.union_all([layout.corridor, *[region.outline for region in layout.regions]])
    soft = soft.intersection(layout.extent).difference(built)
    shapely.prepare(soft)
    fields = country.outlines.copy()
    touched = shapely.intersects(soft, fields)
    fields[touched] = shapely.difference(fields[touched], soft)
    use[use == "forest"] = "meadow"
    water = layout.arteries.river_area.intersection(layout.extent)
    rail = layout.arteries.rail.buffer(9.0, quad_segs=2).intersection(layout.extent).difference(water)
    banks = layout.arteries.river_area.buffer(7.0).intersection(layout.extent).difference(water.union(rail))
    woods = shapely.get_parts(soft)
    outlines = np.concatenate([fields, woods, np.array([water, banks, rail], dtype=object)])
    uses = [*use, *["forest"] * len(woods), "water", "meadow", "railway"]
    names: list[str | None] = [None] * len(outlines)
    names[-3] = "Mühlbach"
    return outlines, uses, names
