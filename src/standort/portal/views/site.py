# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import math
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from standort.core.models import Tenant
from standort.core.tenancy import TenantRequest
from standort.geo.bounds import Bounds
from standort.land.domain.distance_class import distance_ladder
from standort.land.domain.queries import sites_for_visitor
from standort.land.domain.sealing import SealingAccount, sealing_account
from standort.land.models import Site, SiteFile, SiteFileKind, SiteKind
from standort.portal import site_fact
from standort.portal.map_data import box_text, geojson_response, map_source, site_feature
from standort.ui.access import public

_SIMILAR = 3
_CANDIDATES = 500
# How much wider than the site the plan is: the way there and the neighbours count.
_MARGIN_DEGREES = 0.0022


def visible_site(tenant: Tenant, number: str) -> Site:
    """Return a site the public may see; a draft, a sold one and one of another town do not exist here."""
    if "\x00" in number:  # which PostgreSQL refuses to compare
        raise Http404
    site = sites_for_visitor(tenant).select_related("contact", "source").filter(number=number).first()
    if site is None:
        raise Http404
    return site


@public
@require_safe
def site_view(request: TenantRequest, number: str) -> HttpResponse:
    site = visible_site(request.tenant, number)
    files = list(SiteFile.objects.filter(site=site, is_public=True))
    account = _account(site)
    context = {
        "site": site,
        "facts": site_fact.known_facts(site),
        "surroundings": site_fact.surroundings(site),
        "utilities": site_fact.utilities(site),
        "description": site_fact.description_of(site),
        "meta_description": site_fact.meta_description(site, town=request.tenant.name),
        "ladder": distance_ladder(site),
        "sealing": account,
        "bar": _bar(account) if account else [],
        "photos": [file for file in files if file.kind == SiteFileKind.PHOTO],
        "documents": [file for file in files if file.kind == SiteFileKind.DOCUMENT],
        "similar": _similar(site, request.tenant),
        "map_url": reverse("portal:site_geojson", args=[site.number]),
        "map_bounds": box_text(_plan_box(site)),
        "map_source": map_source(request.tenant),
    }
    return render(request, "portal/site.html", context)


@public
@require_safe
def site_geojson_view(request: TenantRequest, number: str) -> HttpResponse:
    return geojson_response([site_feature(visible_site(request.tenant, number))])


def _account(site: Site) -> SealingAccount | None:
    """Set up the account where area, sealed share and GRZ are known; for built space it means nothing."""
    if site.kind == SiteKind.PREMISES or not site.area_m2 or site.sealed_share is None or site.grz is None:
        return None
    return sealing_account(area_m2=site.area_m2, sealed_m2=site.area_m2 * site.sealed_share, grz=site.grz)


_BAR_WIDTH = 1000
_BAR_GAP = 4


def _bar(account: SealingAccount) -> list[dict[str, Any]]:
    """Return the pieces of the bar, in whole numbers: no language writes these with a comma."""
    parts = (("q6", account.sealed_m2), ("q2", account.newly_sealed_m2), ("m-park", account.stays_open_m2))
    pieces, start = [], 0
    for css, area_m2 in parts:
        width = round(area_m2 / account.area_m2 * _BAR_WIDTH)
        if width > _BAR_GAP:
            pieces.append({"css": css, "start": start, "width": width - _BAR_GAP})
        start += width
    return pieces


def _plan_box(site: Site) -> Bounds | None:
    box = site.bounds
    if box is None:
        return None
    margin = _MARGIN_DEGREES
    return Bounds(
        box.min_lon - 1.6 * margin, box.min_lat - margin, box.max_lon + 1.6 * margin, box.max_lat + margin
    )


def _similar(site: Site, tenant: Tenant) -> list[dict[str, Any]]:
    """Return other offers, those of the same kind, of like size and near by first."""
    others = (
        sites_for_visitor(tenant)
        .exclude(pk=site.pk)
        .defer("geometry_wkb", "description_de", "description_en")[:_CANDIDATES]
    )
    ranked = sorted(others, key=lambda other: _difference(site, other))
    return [{"site": other, "distance_m": _apart_m(site, other)} for other in ranked[:_SIMILAR]]


def _difference(site: Site, other: Site) -> float:
    one, two = site_fact.size_m2(site) or 1.0, site_fact.size_m2(other) or 1.0
    size = abs(math.log(max(one, 1.0) / max(two, 1.0)))
    apart_km = (_apart_m(site, other) or 0.0) / 1000
    return size + (site.kind != other.kind) + apart_km / 5


_METRES_PER_DEGREE = 111_200


def _apart_m(site: Site, other: Site) -> float | None:
    """Distance between the middles of two sites, as the crow flies; good to a percent within a town."""
    if site.bounds is None or other.bounds is None:
        return None
    (lon, lat), (other_lon, other_lat) = site.bounds.middle(), other.bounds.middle()
    east = (lon - other_lon) * math.cos(math.radians(lat))
    return math.hypot(east, lat - other_lat) * _METRES_PER_DEGREE
