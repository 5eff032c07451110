# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from standort.core.tenancy import TenantRequest
from standort.geo.bounds import Bounds
from standort.land.domain.queries import sites_for_visitor
from standort.land.domain.search import sorted_sites, with_size
from standort.places.domain.queries import town_bounds
from standort.portal.key_figure import town_figures
from standort.portal.map_data import box_text, map_source
from standort.ui.access import public

_NEWEST = 4


@public
@require_safe
def start_view(request: TenantRequest) -> HttpResponse:
    sites = sites_for_visitor(request.tenant)
    newest = sorted_sites(with_size(sites), "newest").defer("geometry_wkb")[:_NEWEST]
    context = {
        "town": town_figures(request.tenant),
        "newest": newest,
        "map_url": reverse("portal:finder_geojson") + "?plain=1",
        "map_bounds": box_text(_hero_box(sites.bounds() or town_bounds(request.tenant))),
        "map_source": map_source(request.tenant),
    }
    return render(request, "portal/start.html", context)


def _hero_box(box: Bounds | None) -> Bounds | None:
    """Widen the view to the west and south, where the search and the doors lie over the map."""
    if box is None:
        return None
    width, height = box.max_lon - box.min_lon, box.max_lat - box.min_lat
    return box._replace(min_lon=box.min_lon - 0.15 * width, min_lat=box.min_lat - 0.3 * height)
