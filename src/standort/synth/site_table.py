# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The table of sites, with everything a company asks."""

from typing import Any

import numpy as np
import shapely

from standort.synth.address_table import district_names
from standort.synth.draft import Draft
from standort.synth.frame import Framer, Table
from standort.synth.ground_table import plan_name
from standort.synth.site import Offer
from standort.synth.site_distance import (
    distance_class,
    housing_distance_m,
    motorway_distance_m,
    station_distance_m,
    stop_distance_m,
)
from standort.synth.site_fact import Setting, choose_facts
from standort.synth.site_text import describe, site_name

RAIL_SIDING_M = 190.0


def site_table(rng: np.random.Generator, draft: Draft, framer: Framer, offers: list[Offer]) -> Table:
    """Measure, describe and list the sites."""
    outlines = np.array([offer.outline for offer in offers], dtype=object)
    table = framer.with_area(framer.table("site", outlines))
    points = shapely.point_on_surface(outlines)
    measured = {
        "housing_distance_m": np.round(housing_distance_m(draft, outlines), 1),
        "motorway_m": np.round(motorway_distance_m(draft, points)),
        "rail_m": np.round(station_distance_m(draft, outlines)),
        "public_transport_m": np.round(stop_distance_m(draft, outlines)),
    }
    places = {
        "municipality_ags": draft.owner(outlines),
        "district": district_names(draft, points),
        "area_m2": table["area_m2"].to_numpy(),
    }
    counters: dict[int, int] = {}
    rows = []
    for number, offer in enumerate(offers):
        known = {name: values[number] for name, values in {**measured, **places}.items()}
        rows.append(_row(rng, draft, offer, known, counters))
    for column in rows[0]:
        values = [row[column] for row in rows]
        table[column] = framer.column(values)
    for name, values in {**measured, **places}.items():
        table[name] = framer.column(list(values))
    return table


def _row(
    rng: np.random.Generator, draft: Draft, offer: Offer, known: dict[str, Any], counters: dict[int, int]
) -> dict[str, Any]:
    region = draft.parcels[offer.parcel].region if offer.parcel >= 0 else -1
    style = draft.parcels[offer.parcel].style if offer.parcel >= 0 else offer.kind
    famous = offer.door == draft.famous
    setting = Setting(
        kind=offer.kind,
        style=style,
        premises_kind=offer.premises_kind,
        area_m2=float(known["area_m2"]),
        housing_m=float(known["housing_distance_m"]),
        famous=famous,
        reference_date=draft.parameters.reference_date,
    )
    facts = choose_facts(rng, setting)
    street, house_number = draft.street_of(offer.door), draft.numbering.label(offer.door)
    estate = draft.layout.regions[region].name if region >= 0 else None
    counters[region] = counters.get(region, 0) + 1
    name = site_name(offer.kind, facts, street, house_number, (estate, counters[region]))
    place = estate or known["district"] or draft.parameters.name
    german, english = describe(offer.kind, facts, setting.area_m2, float(known["motorway_m"]), place)
    return {
        "name": name,
        "kind": offer.kind,
        "commercial_area": _area_key(draft, region),
        "street": street,
        "house_number": house_number,
        "description_de": german,
        "description_en": english,
        "plan_name": plan_name(draft, region) if region >= 0 else None,
        "distance_class": distance_class(setting.housing_m),
        "rail_siding": bool(region >= 0 and _at_rail(draft, offer)),
        "address_key": None if offer.address < 0 else f"address/{offer.address + 1}",
        **facts,
    }


def _at_rail(draft: Draft, offer: Offer) -> bool:
    style = draft.parcels[offer.parcel].style
    return style in {"classic", "port"} and offer.outline.distance(draft.layout.arteries.rail) < RAIL_SIDING_M


def _area_key(draft: Draft, region: int) -> str | None:
    if region < 0:
        return None
    estates = [number for number, item in enumerate(draft.layout.regions) if item.kind == "estate"]
    return f"commercial_area/{estates.index(region) + 1}"


def vacant_table(framer: Framer, sites: Table, parameters: Any) -> Table:
    """Return the empty premises once more, as the staging table other producers also fill."""
    empty = sites[sites["kind"] == "premises"]
    columns = {
        name: list(empty[name])
        for name in ("name", "premises_kind", "previous_use", "street", "house_number")
    }
    return framer.degrees_table(
        "vacant_premises",
        shapely.point_on_surface(empty.geometry.to_numpy()),
        **columns,
        postcode=[parameters.postcode] * len(empty),
        city=[parameters.name] * len(empty),
        floor_area_m2=list(empty["floor_space_m2"]),
    )


def candidate_table(framer: Framer, sites: Table) -> Table:
    """Return the land on offer once more, as the staging table other producers also fill."""
    land = sites[sites["kind"].isin(["plot", "brownfield"])]
    use = ["brownfield" if kind == "brownfield" else "greenfield" for kind in land["kind"]]
    return framer.degrees_table(
        "candidate_site",
        land.geometry.to_numpy(),
        name=list(land["name"]),
        use=use,
        area_m2=list(land["area_m2"]),
    )
