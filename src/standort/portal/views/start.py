# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import numpy as np
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from standort.core.tenancy import TenantRequest
from standort.geo.bounds import Bounds
from standort.land.domain.queries import sites_for_visitor
from standort.land.domain.search import sorted_sites, with_size
from standort.places.domain.queries import town_bounds
from standort.places.models import ImportedQuerySet
from standort.portal.key_figure import town_figures
from standort.portal.map_data import box_text, map_source
from standort.ui.access import public

_NEWEST = 4
_MANY = 1000
_OUTER_SHARE = 0.15
_SMALLEST_VIEW = 0.01


@public
@require_safe
def start_view(request: TenantRequest) -> HttpResponse:
    sites = sites_for_visitor(request.tenant)
    newest = sorted_sites(with_size(sites), "newest").defer("geometry_wkb")[:_NEWEST]
    context = {
        "town": town_figures(request.tenant),
        "newest": newest,
        "map_url": reverse("portal:finder_geojson") + "?plain=1",
        "map_bounds": box_text(_hero_box(sites) or town_bounds(request.tenant)),
        "map_source": map_source(request.tenant),
    }
    return render(request, "portal/start.html", context)


def _hero_box(sites: ImportedQuerySet) -> Bounds | None:
    """Return the part of the town where most offers are, so that streets can be told apart.

    It is widened to the west and south, where the search and the doors lie over the map.
    """
    corners = np.array(sites.exclude(min_lon=None).values_list("min_lon", "min_lat")[:_MANY], dtype=float)
    if not len(corners):
        return None
    (west, south), (east, north) = np.quantile(corners, [_OUTER_SHARE, 1 - _OUTER_SHARE], axis=0)
    width, height = max(east - west, _SMALLEST_VIEW), max(north - south, _SMALLEST_VIEW)
    return Bounds(
        float(west - 0.3 * width),
        float(south - 0.5 * height),
        float(east + 0.1 * width),
        float(north + 0.1 * height),
    )
