# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""House numbers: odd on the left, even on the right, counted away from the market; and who gets one."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from standort.synth.building import Stock
from standort.synth.layout import Layout
from standort.synth.network import Network
from standort.synth.parcel import Parcel
from standort.synth.plot import Numbers
from standort.synth.quarter import Block

SUFFIX_SHARE = 0.03
SKIP_SHARE = 0.04
SHARED_DOORS = 1.035
FAMOUS_NUMBER = 12


@dataclass(frozen=True, slots=True, eq=False)
class Numbering:
    """Number and suffix of each door, and the naming unit it belongs to, (doors,)."""

    unit: Numbers
    number: Numbers
    suffix: NDArray[np.object_]

    def label(self, door: int) -> str:
        """Return the house number as written on the door."""
        return f"{self.number[door]}{self.suffix[door]}"


def number_doors(rng: np.random.Generator, net: Network, stock: Stock, famous: int | None) -> Numbering:
    """Give every door a number; the ``famous`` one becomes 12 of its street."""
    doors = stock.doors
    unit = net.units()[doors.edge]
    station = np.where(_runs_inward(net)[unit], -1.0, 1.0) * doors.station_m
    odd = doors.side == 1
    if famous is not None:
        odd = odd ^ ((unit == unit[famous]) & odd[famous])
    order = np.lexsort([np.arange(len(unit)), station, odd, unit])
    step = np.where(rng.random(len(unit)) < SKIP_SHARE, 4, 2)
    step[rng.random(len(unit)) < SUFFIX_SHARE] = 0
    if famous is not None:
        step[order == famous] = 2  # a door that is to become 12 must not share a number
    group_unit, group_odd = unit[order], odd[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (group_unit[1:] != group_unit[:-1]) | (group_odd[1:] != group_odd[:-1])
    step[new] = 0
    total = np.cumsum(step)
    group = np.cumsum(new) - 1
    number_sorted = total - total[new][group] + np.where(group_odd, 1, 2)
    repeat = (step == 0) & ~new
    rank = np.arange(len(order))
    streak = rank - np.maximum.accumulate(np.where(repeat, -1, rank))
    number = np.empty(len(order), dtype=np.int64)
    suffix = np.empty(len(order), dtype=object)
    number[order] = number_sorted
    suffix[order] = ["" if length == 0 else chr(ord("a") + min(int(length), 26) - 1) for length in streak]
    if famous is not None:
        _make_famous(number, suffix, (unit == unit[famous]) & (odd == odd[famous]), famous)
    return Numbering(unit, number, suffix)


def _make_famous(
    number: Numbers, suffix: NDArray[np.object_], same_side: NDArray[np.bool_], famous: int
) -> None:
    """Move the numbers of one street side so that the famous door gets 12."""
    before = same_side & (number < number[famous])
    shift = FAMOUS_NUMBER - int(number[famous])
    if shift < 0 and before.any() and int(number[before].min()) + shift < 2:  # noqa: PLR2004 - first even number
        ranks = np.argsort(np.lexsort([suffix[before].astype(str), number[before]]))
        wished = FAMOUS_NUMBER - 2 * (int(ranks.max()) + 1 - ranks)
        number[before] = np.maximum(wished, 2)
        crowded = np.maximum((2 - wished) // 2, 0)
        suffix[before] = ["" if at == 0 else chr(ord("a") + min(int(at), 26) - 1) for at in crowded]
    elif before.any():
        number[before] += shift
    after = same_side & (number >= number[famous]) & ~before
    number[after] += shift
    suffix[famous] = ""


def _runs_inward(net: Network) -> NDArray[np.bool_]:
    """Return for each naming unit whether its line runs towards the market."""
    last = int(net.units().max()) + 1
    inward = np.zeros(last, dtype=bool)
    for road in net.roads:
        first, final = road.line.coords[0], road.line.coords[-1]
        if road.unit < last and road.offset_m == 0:
            inward[road.unit] = np.hypot(final[0], final[1]) < np.hypot(first[0], first[1])
    return inward


def find_famous(stock: Stock, parcels: list[Parcel], net: Network) -> int | None:
    """Return the door of the old sawmill: the largest brownfield at the river with few neighbours."""
    doors = stock.doors
    best, best_area = None, 0.0
    per_unit = np.bincount(net.units()[doors.edge])
    for door in np.flatnonzero(doors.parcel >= 0):
        parcel = parcels[doors.parcel[door]]
        crowd = per_unit[net.units()[doors.edge[door]]]
        if parcel.style != "port" or parcel.state != "brown":
            continue
        street = net.roads[net.road[doors.edge[door]]]
        suits = crowd <= FAMOUS_NUMBER and street.street_class == "unclassified"
        worth = parcel.outline.area * (1.0 if suits else 0.01) * (1.0 if doors.building[door] >= 0 else 0.1)
        if worth > best_area:
            best, best_area = int(door), worth
    return best


def choose_addresses(
    rng: np.random.Generator, layout: Layout, stock: Stock, blocks: list[Block]
) -> tuple[Numbers, Numbers]:
    """Return the doors that become addresses and the premises behind each.

    Raises
    ------
    TooFewDoorsError
        If the town turned out too small; the caller draws a larger one.
    """
    doors = stock.doors
    own = layout.boundaries["own"]
    shapely.prepare(own)
    real = np.flatnonzero((doors.building >= 0) & shapely.contains(own, doors.point))
    wanted = round(layout.scale.premises / SHARED_DOORS)
    if len(real) < wanted:
        raise TooFewDoorsError(len(real) / wanted)
    score = _remoteness(rng, layout, stock, blocks)[real]
    kept = np.sort(real[np.argsort(score, kind="stable")[:wanted]])
    premises = np.ones(wanted, dtype=np.int64)
    many = np.isin(stock.style[doors.building[kept]], ["old", "dense", "slab", "hall"])
    places = np.flatnonzero(many) if many.any() else np.arange(wanted)
    extra = layout.scale.premises - wanted
    np.add.at(premises, rng.choice(places, size=extra), 1)
    return kept, premises


class TooFewDoorsError(Exception):
    """The layout bears fewer houses than asked for; ``share`` is found by wanted."""

    def __init__(self, share: float) -> None:
        """Keep the share."""
        super().__init__(f"only {share:.0%} of the houses found room")
        self.share = share


def _remoteness(
    rng: np.random.Generator, layout: Layout, stock: Stock, blocks: list[Block]
) -> NDArray[np.float64]:
    """Return how readily a door is given up: outer blocks first, never halls and public buildings."""
    doors = stock.doors
    point = shapely.get_coordinates(doors.point)
    block = np.where(doors.building >= 0, stock.block[doors.building], -1)
    region = np.array([item.region for item in blocks] + [0])[block]
    middle = np.array([item.middle for item in layout.regions])[region]
    size = np.sqrt(np.array([item.outline.area for item in layout.regions]) / np.pi)[region]
    score = np.hypot(*(point - middle).T) / size
    score += 0.45 * rng.random(len(blocks) + 1)[block] + 0.08 * rng.random(len(score))
    score[doors.lot < 0] = -1.0
    return np.asarray(score, dtype=np.float64)
