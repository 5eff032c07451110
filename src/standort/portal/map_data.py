# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What the maps of the portal show, and where it comes from."""

import json
from collections.abc import Iterable
from typing import Any

import shapely
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from standort.core.models import Tenant
from standort.geo.bounds import Bounds
from standort.land.domain.provision import provision_of
from standort.land.models import Site, SiteStatus
from standort.places.domain.queries import layers_in_force, town_bounds
from standort.portal.finder import Finder
from standort.portal.site_fact import kind_text, price_text, size_text
from standort.ui import figures

# As far as single sites can be told apart on a screen; ARCHITECTURE: beyond, tiles.
MAX_FEATURES = 5000
_COORDINATE_STEP = 1e-6
_ON_THE_MAP = (
    "number",
    "name",
    "kind",
    "status",
    "offer",
    "area_m2",
    "price_ct_per_m2",
    "rent_ct_per_m2_month",
    "geometry_wkb",
    "premises__kind",
    "premises__floor_space_m2",
)


def box_text(box: Bounds | None) -> str:
    """Return west,south,east,north as the map component reads it; empty where nothing is known."""
    return ",".join(f"{edge:.5f}" for edge in box) if box else ""


def finder_box(finder: Finder, tenant: Tenant) -> str:
    """Return the first view: what was found, or else the town."""
    found = finder.found.bounds() if finder.total else None
    return box_text(found or town_bounds(tenant))


def map_source(tenant: Tenant) -> str:
    """Name source, licence and date of the ground map, then of the sites on it."""
    sources = {layer.batch.source.pk: layer.batch.source for layer in layers_in_force(tenant).values()}
    lines = [
        ", ".join(
            part
            for part in (
                (source.attribution or source.title).rstrip("."),
                source.licence,
                gettext("as of %(day)s") % {"day": figures.day(source.reference_date)}
                if source.reference_date
                else "",
            )
            if part
        )
        for source in sources.values()
    ]
    return " · ".join(lines)


def finder_features(finder: Finder, *, numbered: bool = True) -> Iterable[dict[str, Any]]:
    """Return what was found; the sites of the page in view carry their number in the list."""
    page = finder.page()
    numbers = range(page.start_index(), page.end_index() + 1) if numbered and finder.total else range(0)
    # Of the records around a site the map names none; built space says its kind and size.
    found = finder.found.select_related(None).select_related("premises").only(*_ON_THE_MAP)[:MAX_FEATURES]
    for place, site in enumerate(found, start=1):
        yield site_feature(site, number=place if place in numbers else None)


def site_feature(site: Site, *, number: int | None = None) -> dict[str, Any]:
    """Return a site as a feature of GeoJSON; ``number`` is its place in the list beside the map."""
    shape = site.geometry
    if shape is not None:
        shape = shapely.set_precision(shape, _COORDINATE_STEP, mode="pointwise")
    return {
        "type": "Feature",
        "id": site.pk,
        "geometry": json.loads(shapely.to_geojson(shape)) if shape is not None else None,
        "properties": {
            "id": site.pk,
            "number": number,
            "name": site.name,
            "url": reverse("portal:site", args=[site.number]),
            "kind": provision_of(site.kind).value,
            "kind_text": kind_text(site),
            "status": str(SiteStatus(site.status).label),
            "area_text": size_text(site),
            "price_text": price_text(site),
        },
    }


def geojson_response(features: Iterable[dict[str, Any]]) -> HttpResponse:
    body = {"type": "FeatureCollection", "features": [one for one in features if one["geometry"]]}
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False, separators=(",", ":")), content_type="application/geo+json"
    )
    response["Cache-Control"] = "no-cache"
    return response
