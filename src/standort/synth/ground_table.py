# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of the ground and the net: streets, land use, rails, water, boundaries, districts, stops."""

import numpy as np
import shapely

from standort.synth.amenity import AMENITIES
from standort.synth.district import OLD_TOWN, draw_districts
from standort.synth.draft import Draft
from standort.synth.frame import Framer, Table
from standort.synth.land_use import draw_land_use

STOP_EVERY_M = 380.0
PAVED_SHARE = 0.09
BUS_ROLES = {"inner", "wall", "ring", "belt", "radial", "village_main"}
ESTATE_USE = {"port": "industrial", "classic": "industrial", "retail": "retail", "mixed": "mixed"}
ESTATE_KIND = {"port": "port/rail", "retail": "mixed", "craft": "classic"}


def ground_tables(rng: np.random.Generator, draft: Draft, framer: Framer) -> dict[str, Table]:
    """Return the tables that need no people."""
    return {
        "streets": _streets(rng, draft, framer),
        "land_use": _land_use(draft, framer),
        "railways": _railways(draft, framer),
        "waterways": framer.table(
            "waterway",
            [draft.layout.arteries.river.intersection(draft.layout.extent)],
            kind=["river"],
            name=["Mühlbach"],
        ),
        "boundaries": _boundaries(draft, framer),
        "districts": _districts(draft, framer),
        "place_names": _place_names(draft, framer),
        "commercial_areas": _commercial_areas(draft, framer),
        "stops": _stops(draft, framer),
    }


def _streets(rng: np.random.Generator, draft: Draft, framer: Framer) -> Table:
    net, units = draft.net, draft.layout.book.units
    classes = net.classes()
    roads = [net.roads[at] for at in net.road]
    old = [
        units[road.unit].hint.startswith("old") or units[road.unit].role in {"inner", "market"}
        for road in roads
    ]
    by_unit = rng.random(len(units))
    surface = []
    for road, paved in zip(roads, old, strict=True):
        draw = by_unit[road.unit]
        if road.street_class == "track":
            surface.append("unpaved" if draw < 0.5 else "compacted" if draw < 0.8 else "asphalt")  # noqa: PLR2004
        else:
            surface.append(
                "paving"
                if paved or (road.street_class == "residential" and draw < PAVED_SHARE)
                else "asphalt"
            )
    return framer.table(
        "street",
        net.lines,
        name=[draft.names[road.unit] for road in roads],
        street_class=list(classes),
        surface=surface,
        surface_assumed=[False] * len(roads),
        length_m=np.round(shapely.length(net.lines), 2),
        bridge=[road.structure == "bridge" for road in roads],
        tunnel=[road.structure == "tunnel" for road in roads],
        municipality_ags=draft.owner(net.lines),
        from_node=net.tail,
        to_node=net.head,
    )


def _land_use(draft: Draft, framer: Framer) -> Table:
    outlines, uses, names = draw_land_use(draft)
    return framer.with_area(framer.table("land_use", outlines, use=uses, name=names))


def _railways(draft: Draft, framer: Framer) -> Table:
    layout = draft.layout
    main = layout.arteries.rail.intersection(layout.extent)
    yard = next(region for region in layout.regions if region.style == "classic")
    at = main.project(shapely.Point(yard.middle))
    reach = np.sqrt(yard.outline.area) * 0.55
    stations = np.linspace(max(at - reach, 0), min(at + reach, main.length), 12)
    points = np.array([main.interpolate(at_m).coords[0] for at_m in stations])
    side = np.asarray(yard.middle) - points.mean(axis=0)
    side /= np.hypot(*side)
    swing = np.clip(np.minimum(np.arange(12), np.arange(11, -1, -1)) / 2, 0, 1)[:, None]
    siding = shapely.LineString(points + side * 7.5 * swing)
    return framer.table(
        "railway", [main, siding], kind=["rail", "rail"], bridge=[False, False], tunnel=[False, False],
        usage=["main", "siding"],
    )  # fmt: skip


def _boundaries(draft: Draft, framer: Framer) -> Table:
    parameters, grounds = draft.parameters, draft.layout.boundaries
    return framer.table(
        "boundary",
        [grounds["own"], grounds["west"], grounds["east"]],
        name=[parameters.name, *parameters.neighbours],
        ags=[parameters.ags, *parameters.neighbour_ags],
        admin_level=[8, 8, 8],
    )


def _districts(draft: Draft, framer: Framer) -> Table:
    districts = draw_districts(draft.layout)
    return framer.table("district", [ground for _, ground in districts], name=[name for name, _ in districts])


def _place_names(draft: Draft, framer: Framer) -> Table:
    layout = draft.layout
    rank = "city" if draft.parameters.premises > 30_000 else "town"  # noqa: PLR2004 - about 100,000 people
    rows: list[tuple[str, str, shapely.Point]] = [(draft.parameters.name, rank, shapely.Point(0, 0))]
    rows += [
        (region.name, "village", shapely.Point(region.middle))
        for region in layout.regions
        if region.kind in {"village", "foreign"}
    ]
    villages = {name for name, _, _ in rows}
    body = layout.regions[-1].outline
    for name, ground in draw_districts(layout):
        if name not in villages:
            rank = "quarter" if name == OLD_TOWN else "suburb"
            rows.append((name, rank, ground.intersection(body).representative_point()))
    return framer.table(
        "place", [point for _, _, point in rows], name=[row[0] for row in rows], rank=[row[1] for row in rows]
    )


def _commercial_areas(draft: Draft, framer: Framer) -> Table:
    layout = draft.layout
    regions = [(n, region) for n, region in enumerate(layout.regions) if region.kind == "estate"]
    grounds = [region.outline.difference(layout.corridor) for _, region in regions]
    table = framer.table(
        "commercial_area",
        grounds,
        name=[region.name for _, region in regions],
        use=[ESTATE_USE.get(region.style, "commercial") for _, region in regions],
        kind=[ESTATE_KIND.get(region.style, region.style) for _, region in regions],
        municipalities=[_municipalities(draft, region.style) for _, region in regions],
        plan_name=[plan_name(draft, number) for number, _ in regions],
    )
    return framer.with_area(table)


def _municipalities(draft: Draft, style: str) -> list[str]:
    own = [draft.parameters.ags]
    return [*own, draft.parameters.neighbour_ags[1]] if style == "mixed" else own


def plan_name(draft: Draft, region: int) -> str:
    """Return the name of the development plan of a commercial area."""
    name = draft.layout.regions[region].name
    return f"Bebauungsplan {31 + 8 * region} „{name}“"


def _stops(draft: Draft, framer: Framer) -> Table:
    """Return station and bus stops; buses run on the main roads of the town."""
    points, names = bus_stops(draft)
    station = draft.layout.arteries.station
    return framer.table(
        "stop",
        [station, *points],
        name=[f"{draft.parameters.name}, Bahnhof", *names],
        kind=["station", *["bus"] * len(points)],
    )


def bus_stops(draft: Draft) -> tuple[list[shapely.Point], list[str]]:
    """Return places and names of bus stops along the main roads within the municipality."""
    units = draft.layout.book.units
    own = draft.layout.boundaries["own"]
    points: list[shapely.Point] = []
    names: list[str] = []
    for road in draft.layout.book.roads:
        name = draft.names.get(road.unit)
        if units[road.unit].role not in BUS_ROLES or name is None:
            continue
        for number, at in enumerate(np.arange(STOP_EVERY_M / 2, road.line.length, STOP_EVERY_M), 1):
            point = road.line.interpolate(float(at))
            if own.contains(point):
                points.append(point)
                names.append(f"{name} {number}")
    return points, names


def building_table(draft: Draft, framer: Framer) -> Table:
    """Return the buildings that an address or the country around needs."""
    stock = draft.stock
    stands = np.ones(len(stock.outlines), dtype=bool)
    frontal = stock.doors.building[(stock.doors.building >= 0) & (stock.doors.lot >= 0)]
    own = draft.layout.boundaries["own"]
    inside = shapely.contains(own, shapely.centroid(stock.outlines))
    stands[frontal] = False
    stands[stock.doors.building[draft.address_door]] = True
    stands |= ~inside
    use = np.where(np.isin(stock.style, list(AMENITIES)), "public", stock.use)
    use = np.where(stock.style == "church", "religious", use)
    table = framer.table(
        "building", stock.outlines[stands], use=list(use[stands]), levels=stock.levels[stands].astype(float)
    )
    return framer.with_area(table)
