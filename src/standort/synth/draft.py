# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Everything drawn so far, in metres around the market place: what the tables are made from."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.synth.address import (
    Numbering,
    TooFewDoorsError,
    choose_addresses,
    find_famous,
    number_doors,
)
from standort.synth.amenity import assign_amenities, draw_campuses
from standort.synth.building import Stock, place_fixed, raise_buildings
from standort.synth.field import Countryside, draw_countryside
from standort.synth.layout import Layout, Scale
from standort.synth.network import Network, build_network
from standort.synth.parameters import TownParameters
from standort.synth.parcel import Parcel, draw_parcels
from standort.synth.plan import draw_layout, with_structures
from standort.synth.plot import Lots, Numbers, draw_lots
from standort.synth.quarter import Block, cut_blocks, find_quarters, offer_outlines
from standort.synth.street import join_streets
from standort.synth.street_name import name_units

TRIES = 8
GROWTH = 1.06


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A town before it becomes tables."""

    parameters: TownParameters
    layout: Layout
    net: Network
    blocks: list[Block]
    parcels: list[Parcel]
    lots: Lots
    stock: Stock
    numbering: Numbering
    country: Countryside
    names: dict[int, str | None]
    address_door: Numbers
    address_premises: Numbers
    famous: int | None

    def street_of(self, door: int) -> str:
        """Return the street name of a door."""
        return self.names[int(self.numbering.unit[door])] or ""

    def owner(self, geometries: NDArray[np.object_]) -> NDArray[np.object_]:
        """Return the key of the municipality in which each geometry lies."""
        west, east = self.parameters.neighbour_ags
        keys = {"own": self.parameters.ags, "west": west, "east": east}
        middles = shapely.point_on_surface(geometries)
        result = np.full(len(geometries), self.parameters.ags, dtype=object)
        for side in ("west", "east"):
            outline = self.layout.boundaries[side]
            shapely.prepare(outline)
            result[shapely.contains(outline, middles)] = keys[side]
        return result


def draw_town(rng: np.random.Generator, parameters: TownParameters) -> Draft:
    """Draw a town; once more and a little larger while it does not bear the premises asked for."""
    stretch = 1.0
    for _ in range(TRIES):
        try:
            return _draw_once(rng, parameters, stretch)
        except TooFewDoorsError as error:
            stretch *= max(GROWTH, float(np.sqrt(1.03 / error.share)))
    message = f"no town with {parameters.premises} premises could be drawn; try another seed"
    raise RuntimeError(message)


def _draw_once(rng: np.random.Generator, parameters: TownParameters, stretch: float) -> Draft:
    layout = draw_layout(rng, Scale.of(parameters.premises, stretch))
    quarters = find_quarters(rng, layout)
    offer_outlines(layout, quarters)
    blocks = assign_amenities(rng, layout, cut_blocks(rng, layout, quarters))
    country = draw_countryside(rng, layout)
    net = build_network(rng, layout, with_structures(join_streets(layout.book), layout.arteries))
    parcels = draw_parcels(rng, blocks)
    lots = draw_lots(rng, net, blocks)
    stock = raise_buildings(
        rng, net, blocks, lots, (place_fixed(layout, draw_campuses(blocks), parcels), parcels)
    )
    famous = find_famous(stock, parcels, net)
    numbering = number_doors(rng, net, stock, famous)
    doors, premises = choose_addresses(rng, layout, stock, blocks)
    used = {int(unit) for unit in net.units()}
    unit = None if famous is None else int(numbering.unit[famous])
    names = name_units(rng, layout.book.units, used, unit, parameters.neighbours)
    return Draft(
        parameters,
        layout,
        net,
        blocks,
        parcels,
        lots,
        stock,
        numbering,
        country,
        names,
        doors,
        premises,
        famous,
    )
