# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Sites on offer: plots, brownfields, gaps between houses, empty premises."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from standort.synth.draft import Draft
from standort.synth.plot import Numbers
from standort.synth.street_name import MAIN_STREET

# Shares of the kinds among all sites; what is missing of one kind is made up by premises.
SHARES = {"plot": 0.4, "brownfield": 0.19, "infill": 0.12}
SMALLEST_GAP_M2 = 220.0
GAP_DEPTH_M = 32.0
GAP_STYLES = ("dense", "row", "detached", "village")
PREMISES_KINDS = ("shop", "shop", "office", "gastronomy", "shop", "workshop", "office", "hall")


@dataclass(frozen=True, slots=True)
class Offer:
    """One site before its facts are gathered."""

    kind: str
    outline: Polygon
    door: int
    parcel: int = -1
    premises_kind: str | None = None
    address: int = -1


def choose_sites(rng: np.random.Generator, draft: Draft, occupied: Numbers) -> list[Offer]:
    """Choose the sites; the same addresses are never both occupied and empty."""
    total = draft.parameters.site_count
    doors = draft.stock.doors
    by_parcel = {int(parcel): door for door, parcel in enumerate(doors.parcel) if parcel >= 0}
    offers: list[Offer] = []
    for kind, state in (("brownfield", "brown"), ("plot", "green")):
        pool = [n for n, parcel in enumerate(draft.parcels) if parcel.state == state and n in by_parcel]
        chosen = _spread(rng, draft, pool, round(SHARES[kind] * total), by_parcel)
        offers += [Offer(kind, draft.parcels[number].outline, by_parcel[number], number) for number in chosen]
    offers += _gaps(rng, draft, round(SHARES["infill"] * total))
    return offers + _empty_premises(rng, draft, total - len(offers), occupied)


def _spread(
    rng: np.random.Generator, draft: Draft, pool: list[int], wanted: int, by_parcel: dict[int, int]
) -> list[int]:
    """Take parcels in turn from each commercial area, the sawmill first."""
    shuffled = [pool[at] for at in rng.permutation(len(pool))]
    famous = [number for number in shuffled if by_parcel[number] == draft.famous]
    rank: dict[int, int] = {}
    keyed = []
    for place, number in enumerate(number for number in shuffled if number not in famous):
        region = draft.parcels[number].region
        rank[region] = rank.get(region, 0) + 1
        keyed.append((rank[region], place, number))
    return [*famous, *[number for _, _, number in sorted(keyed)]][:wanted]


def _gaps(rng: np.random.Generator, draft: Draft, wanted: int) -> list[Offer]:
    """Return gaps between houses, as deep as the block allows."""
    doors, lots = draft.stock.doors, draft.lots
    own = draft.layout.boundaries["own"]
    open_doors = np.flatnonzero((doors.building < 0) & (doors.lot >= 0))
    open_doors = open_doors[np.isin(lots.style[doors.lot[open_doors]], GAP_STYLES)]
    tree = shapely.STRtree(draft.stock.outlines)
    offers: list[Offer] = []
    for door in rng.permutation(open_doors):
        if len(offers) == wanted:
            break
        outline = _gap_outline(draft, int(door), tree)
        if outline is not None and outline.area >= SMALLEST_GAP_M2 and own.contains(outline):
            offers.append(Offer("infill", outline, int(door)))
    return offers


def _gap_outline(draft: Draft, door: int, tree: shapely.STRtree) -> Polygon | None:
    lot, lots = int(draft.stock.doors.lot[door]), draft.lots
    line = draft.net.lines[lots.edge[lot]]
    stretch = shapely.LineString([line.interpolate(lots.start_m[lot]), line.interpolate(lots.end_m[lot])])
    deep = stretch.buffer(GAP_DEPTH_M * float(lots.side[lot]), single_sided=True, cap_style="flat")
    space = shapely.union_all(shapely.buffer(draft.net.lines[_near(draft, stretch)], 6.5))
    houses = shapely.union_all(draft.stock.outlines[np.sort(tree.query(deep))]).buffer(
        1.5, join_style="mitre"
    )
    ground = deep.intersection(draft.blocks[lots.block[lot]].outline).difference(space).difference(houses)
    ground = ground.buffer(-2, join_style="mitre").buffer(2, join_style="mitre")
    parts = [part for part in shapely.get_parts(ground) if part.geom_type == "Polygon" and not part.interiors]
    return max(parts, key=lambda part: part.area) if parts else None


def _near(draft: Draft, stretch: shapely.LineString) -> Numbers:
    hit: Numbers = np.flatnonzero(shapely.dwithin(draft.net.lines, stretch, GAP_DEPTH_M + 10))
    return hit


def _empty_premises(rng: np.random.Generator, draft: Draft, wanted: int, occupied: Numbers) -> list[Offer]:
    """Return empty shops and offices in the old town, and some halls, at addresses nobody uses."""
    stock = draft.stock
    building = stock.doors.building[draft.address_door]
    free = np.ones(len(building), dtype=bool)
    free[occupied] = False
    free &= ~np.isin(building, building[~free])
    market = shapely.distance(stock.doors.point[draft.address_door], draft.layout.arteries.market)
    main = np.array([draft.street_of(int(door)) == MAIN_STREET for door in draft.address_door])
    score = market / draft.layout.scale.old_m - main * 0.8 + rng.random(len(market)) * 0.9
    old = [
        int(at) for at in np.argsort(score, kind="stable") if free[at] and stock.style[building[at]] == "old"
    ]
    state = np.array([parcel.state for parcel in draft.parcels] + [""])[
        stock.doors.parcel[draft.address_door]
    ]
    halls = [
        int(at)
        for at in rng.permutation(
            np.flatnonzero(free & (stock.style[building] == "hall") & (state == "used"))
        )
    ]
    rest = [
        int(at)
        for at in np.argsort(score, kind="stable")
        if free[at] and stock.style[building[at]] == "dense"
    ]
    old += rest
    offers = []
    for number in range(wanted):
        kind = PREMISES_KINDS[number % len(PREMISES_KINDS)]
        pool = halls if kind in {"hall", "workshop"} and halls else old
        if not pool:
            break
        at = pool.pop(0)
        door = int(draft.address_door[at])
        offers.append(Offer("premises", stock.outlines[building[at]], door, -1, kind, at))
    return offers
