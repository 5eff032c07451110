# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Buildings of all kinds, without two of them on the same ground and none on a street."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from standort.synth.amenity import AMENITIES, Campus
from standort.synth.curve import polygons_in
from standort.synth.layout import Layout
from standort.synth.network import Network
from standort.synth.parcel import Parcel
from standort.synth.plot import NO_FRONTAGE, PATTERNS, Floats, Lots, Numbers, draw_houses, half_widths
from standort.synth.quarter import Block

TOUCH_M2 = 0.02
FARTHEST_DOOR_M = 60.0
HALL_LEVELS = {"technology": 3, "business_park": 2}
SLAB_ENTRANCES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """All buildings, (buildings,), and all places that get a house number, (doors,).

    A door without building (``building`` -1) is a gap or an empty plot: its number is kept free.
    """

    outlines: NDArray[np.object_]
    use: NDArray[np.object_]
    levels: Numbers
    style: NDArray[np.object_]
    block: Numbers
    doors: "Doors"


@dataclass(frozen=True, slots=True, eq=False)
class Doors:
    """Where numbers hang, (doors,): the edge, its side (+1 left), the distance along the street's name."""

    edge: Numbers
    side: Numbers
    station_m: Floats
    point: NDArray[np.object_]
    building: Numbers
    parcel: Numbers
    lot: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Outlines that are certain, in the order of their claim to the ground."""

    outlines: list[BaseGeometry]
    use: list[str]
    levels: list[int]
    style: list[str]
    block: list[int]
    parcel: list[int]


def place_fixed(layout: Layout, campuses: list[Campus], parcels: list[Parcel]) -> Placed:
    """Return station, public buildings and halls."""
    placed = Placed([], [], [], [], [], [])
    station = _station(layout)
    _put(placed, station, "transport", 2, ("station", -1, -1))
    for campus in campuses:
        use = AMENITIES[campus.kind][1] or "public"
        whole = shapely.union_all(campus.buildings)
        _put(placed, whole, use, 1 if use == "religious" else 3, (campus.kind, campus.block, -1))
    for index, parcel in enumerate(parcels):
        for part in shapely.get_parts(shapely.union_all(parcel.halls)):
            _put(
                placed,
                part,
                _hall_use(parcel.style),
                HALL_LEVELS.get(parcel.style, 1),
                ("hall", parcel.block, index),
            )
    return placed


def _put(placed: Placed, outline: BaseGeometry, use: str, levels: int, place: tuple[str, int, int]) -> None:
    style, block, parcel = place
    placed.outlines.append(outline)
    placed.use.append(use)
    placed.levels.append(levels)
    placed.style.append(style)
    placed.block.append(block)
    placed.parcel.append(parcel)


def _hall_use(style: str) -> str:
    return {"technology": "office", "retail": "retail", "port": "industrial", "classic": "industrial"}.get(
        style, "commercial"
    )


def _station(layout: Layout) -> Polygon:
    """Return the station building: town side of the railway, beside the road to the market."""
    rail = layout.arteries.rail
    at = rail.project(layout.arteries.station) - 34
    line = shapely.LineString([rail.interpolate(at - 19), rail.interpolate(at + 19)])
    strip = line.buffer(13.0 + 11.5, cap_style="flat", single_sided=False)
    near = line.buffer(13.0, cap_style="flat")
    halves = polygons_in(strip.difference(near))
    return min(halves, key=lambda part: part.distance(layout.arteries.market))


def raise_buildings(
    rng: np.random.Generator,
    net: Network,
    blocks: list[Block],
    lots: Lots,
    fixed: tuple[Placed, list[Parcel]],
) -> Stock:
    """Put houses on the lots where nothing else stands and return everything that stands."""
    placed, parcels = fixed
    houses, entrances = draw_houses(rng, net, lots)
    free = _inside_block(houses, lots.block, blocks) & _off_streets(houses, net)
    certain = np.array(placed.outlines, dtype=object)
    fixed_free = _off_streets(certain, net) & _near_street(certain, net)
    first = np.flatnonzero(fixed_free)
    outlines = np.concatenate([np.array(placed.outlines, dtype=object)[first], houses[free]])
    alive = _without_overlap(outlines)
    lot = np.concatenate([np.full(len(first), -1), np.flatnonzero(free)])[alive]
    gap_share = np.array([PATTERNS[style].gap_share for style in lots.style])
    gap = rng.random(len(lots.style)) < gap_share
    stands = (lot < 0) | ~gap[lot]
    gaps = lot[~stands]
    origin = np.concatenate([first, np.full(int(free.sum()), -1)])[alive][stands]
    lot, outlines = lot[stands], outlines[alive][stands]
    return _stock(net, placed, parcels, lots, _Survivors(outlines, lot, origin, gaps, entrances))


@dataclass(frozen=True, slots=True, eq=False)
class _Survivors:
    outlines: NDArray[np.object_]
    lot: Numbers
    origin: Numbers
    gaps: Numbers
    entrances: NDArray[np.object_]


def _inside_block(houses: NDArray[np.object_], block: Numbers, blocks: list[Block]) -> NDArray[np.bool_]:
    ground = np.array([item.outline for item in blocks], dtype=object)
    shapely.prepare(ground)
    inside: NDArray[np.bool_] = shapely.is_valid(houses) & shapely.contains(ground[block], houses)
    return inside


def _off_streets(outlines: NDArray[np.object_], net: Network) -> NDArray[np.bool_]:
    space = shapely.buffer(net.lines, half_widths(net) + 0.3, quad_segs=3)
    hit = shapely.STRtree(space).query(outlines, predicate="intersects")[0]
    free = np.ones(len(outlines), dtype=bool)
    free[hit] = False
    return free


def _near_street(outlines: NDArray[np.object_], net: Network) -> NDArray[np.bool_]:
    """Return which outlines a street with house numbers reaches."""
    usable = net.lines[~np.isin(net.classes(), list(NO_FRONTAGE))]
    found = shapely.STRtree(usable).query(outlines, predicate="dwithin", distance=FARTHEST_DOOR_M)[0]
    near = np.zeros(len(outlines), dtype=bool)
    near[found] = True
    return near


def _without_overlap(outlines: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return which outlines stay when the earlier one wins each conflict."""
    one, other = shapely.STRtree(outlines).query(outlines, predicate="intersects")
    pick = one < other
    one, other = one[pick], other[pick]
    real = shapely.area(shapely.intersection(outlines[one], outlines[other])) > TOUCH_M2
    one, other = one[real], other[real]
    alive = np.ones(len(outlines), dtype=bool)
    for winner, loser in zip(*(values[np.lexsort([other, one])] for values in (one, other)), strict=True):
        if alive[winner]:
            alive[loser] = False
    return alive


def _stock(net: Network, placed: Placed, parcels: list[Parcel], lots: Lots, left: _Survivors) -> Stock:
    count = len(left.outlines)
    old = left.origin >= 0
    use = np.full(count, "residential", dtype=object)
    style = np.full(count, "", dtype=object)
    block, levels = np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.int64)
    use[old] = [placed.use[at] for at in left.origin[old]]
    style[old] = [placed.style[at] for at in left.origin[old]]
    block[old] = [placed.block[at] for at in left.origin[old]]
    levels[old] = [placed.levels[at] for at in left.origin[old]]
    style[~old], block[~old] = lots.style[left.lot[~old]], lots.block[left.lot[~old]]
    area = shapely.area(left.outlines)
    for at in np.flatnonzero(~old):
        low, high = PATTERNS[style[at]].levels
        levels[at] = low + int(area[at] * 97) % (high - low + 1)
    parcel = np.array([placed.parcel[at] if at >= 0 else -1 for at in left.origin], dtype=np.int64)
    return Stock(left.outlines, use, levels, style, block, _doors(net, parcels, lots, left, parcel))


def _doors(net: Network, parcels: list[Parcel], lots: Lots, left: _Survivors, parcel: Numbers) -> Doors:
    """Return the doors of houses, of public buildings and halls, and those kept free."""
    houses = np.flatnonzero(left.lot >= 0)
    frontal = _lot_doors(net, lots, np.concatenate([left.lot[houses], left.gaps]), left.entrances)
    building = np.concatenate([houses, np.full(len(left.gaps), -1)])
    frontal = Doors(
        frontal.edge, frontal.side, frontal.station_m, frontal.point, building, frontal.parcel, frontal.lot
    )
    frontal = _with_entrances(frontal, lots)
    first: dict[int, int] = {}
    for at in np.flatnonzero(left.origin >= 0):
        first.setdefault(int(parcel[at]) if parcel[at] >= 0 else -2 - int(at), int(at))
    keys = list(first)
    shapes = [left.outlines[first[key]] for key in keys]
    reached = _near_street(np.array([parcel.outline for parcel in parcels], dtype=object), net)
    empty = [index for index in range(len(parcels)) if index not in first and reached[index]]
    shapes += [parcels[index].outline for index in empty]
    numbers = [max(key, -1) for key in keys] + empty
    own = [first[key] for key in keys] + [-1] * len(empty)
    back = _nearest_doors(net, np.array(shapes, dtype=object), np.array(own), np.array(numbers))
    return Doors(*(np.concatenate([getattr(back, name), getattr(frontal, name)]) for name in Doors.__slots__))


def _lot_doors(net: Network, lots: Lots, lot: Numbers, entrances: NDArray[np.object_]) -> Doors:
    middle = (lots.start_m[lot] + lots.end_m[lot]) / 2
    edge = lots.edge[lot]
    none = np.full(len(lot), -1, dtype=np.int64)
    return Doors(edge, lots.side[lot], net.start_m[edge] + middle, entrances[lot], none, none, lot)


def _with_entrances(doors: Doors, lots: Lots) -> Doors:
    """Give the long slabs of the 1960s their several entrances, each with a number of its own."""
    slab = (lots.style[doors.lot] == "slab") & (doors.building >= 0)
    times = np.where(slab, SLAB_ENTRANCES, 1)
    index = np.repeat(np.arange(len(times)), times)
    rank = np.arange(len(index)) - np.repeat(np.cumsum(times) - times, times)
    shift = np.where(slab[index], (rank - 1) * 9.5, 0.0)
    point = doors.point[index]
    lot = doors.lot[index]
    return Doors(
        doors.edge[index], doors.side[index], doors.station_m[index] + shift, point, doors.building[index],
        doors.parcel[index], lot,
    )  # fmt: skip


def _nearest_doors(net: Network, shapes: NDArray[np.object_], building: Numbers, parcel: Numbers) -> Doors:
    """Return doors on the side of each shape that is nearest to a street with houses."""
    usable = np.flatnonzero(~np.isin(net.classes(), list(NO_FRONTAGE)))
    found = shapely.STRtree(net.lines[usable]).query_nearest(shapes, all_matches=False)
    edge = usable[found[1]]
    lines = net.lines[edge]
    ways = shapely.shortest_line(lines, shapes)
    on_street, at_house = shapely.get_point(ways, 0), shapely.get_point(ways, -1)
    along = shapely.line_locate_point(lines, on_street)
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(lines, along + 2))
    behind = shapely.get_coordinates(shapely.line_interpolate_point(lines, np.maximum(along - 2, 0)))
    way = shapely.get_coordinates(at_house) - shapely.get_coordinates(on_street)
    run = ahead - behind
    side = np.where(run[:, 0] * way[:, 1] - run[:, 1] * way[:, 0] >= 0, 1, -1)
    none = np.full(len(shapes), -1, dtype=np.int64)
    return Doors(edge, side, net.start_m[edge] + along, at_house, building, parcel, none)
