# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The table of addresses."""

import numpy as np
import shapely

from standort.synth.district import draw_districts
from standort.synth.draft import Draft
from standort.synth.frame import Framer, Table


def address_table(draft: Draft, framer: Framer) -> Table:
    """Return one row per entrance that has a number."""
    doors = draft.address_door
    points = draft.stock.doors.point[doors]
    table = framer.table(
        "address",
        points,
        street=[draft.street_of(int(door)) for door in doors],
        house_number=[draft.numbering.label(int(door)) for door in doors],
        postcode=[draft.parameters.postcode] * len(doors),
        city=[draft.parameters.name] * len(doors),
        district=district_names(draft, points),
        municipality_ags=[draft.parameters.ags] * len(doors),
        repaired=[False] * len(doors),
        premises=draft.address_premises,
    )
    table["building_use"] = list(draft.stock.use[draft.stock.doors.building[doors]])
    return table


def district_names(draft: Draft, points: np.ndarray) -> list[str | None]:
    """Return the district of each point; none outside the municipality."""
    names = np.full(len(points), None, dtype=object)
    for name, ground in draw_districts(draft.layout):
        shapely.prepare(ground)
        names[shapely.intersects(ground, points)] = name
    return list(names)
