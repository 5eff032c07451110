# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from standort.core.tenancy import TenantRequest
from standort.land.domain.need_text import read_need
from standort.land.filters import SiteFilterForm
from standort.portal.finder import Finder
from standort.portal.map_data import finder_box, finder_features, geojson_response, map_source
from standort.ui.access import public

_MAX_TEXT = 200
_FOLDED_AWAY = frozenset({"price_to", "rent_to", "zoning", "commercial_area", "premises_kind"})


@public
@require_safe
def finder_view(request: TenantRequest) -> HttpResponse:
    """List, map and filter; a need in words is first turned into fields of the filter."""
    understood = _understood(request)
    if understood is not None:
        return HttpResponseRedirect(f"{reverse('portal:finder')}?{understood.urlencode()}")
    finder = Finder(request.tenant, request.GET)
    clean = reverse("portal:finder") + finder.query_with().rstrip("?")
    if _has_blanks(request) and not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(clean)
    page = finder.page()
    context = {
        "finder": finder,
        "form": finder.form,
        "page": page,
        "rows": list(enumerate(page.object_list, start=page.start_index())),
        "as_table": request.GET.get("view") == "table",
        "kind_counts": finder.kind_counts(),
        "more_open": bool((finder.form.in_force.keys() | finder.form.errors.keys()) & _FOLDED_AWAY),
        "map_url": reverse("portal:finder_geojson") + finder.query_with(page=str(page.number), view=None),
        "map_bounds": finder_box(finder, request.tenant),
        "map_source": map_source(request.tenant),
    }
    response = render(request, "portal/finder.html", context)
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Push-Url"] = clean
    return response


@public
@require_safe
def finder_geojson_view(request: TenantRequest) -> HttpResponse:
    """Send the same sites as the list, with the same numbers on those of its page."""
    finder = Finder(request.tenant, request.GET)
    return geojson_response(finder_features(finder, numbered="plain" not in request.GET))


def _has_blanks(request: HttpRequest) -> bool:
    """Tell whether a form left empty fields in the address, which nobody wants to pass on."""
    return any(value == "" for name in SiteFilterForm.base_fields for value in request.GET.getlist(name))


def _understood(request: HttpRequest) -> QueryDict | None:
    text = request.GET.get("q", "")
    if not text or len(text) > _MAX_TEXT:
        return None
    fields = read_need(text)
    if not fields:
        return None
    query = request.GET.copy()
    del query["q"]
    for name, value in fields.items():
        query[name] = value
    return query
