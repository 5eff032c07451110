# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The register of sites: the list, one site, its form, and whether the public sees it."""

import json
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from standort.cases.domain.queries import cases_for_staff
from standort.core.change_log import changes_of
from standort.core.errors import ConflictError, InvalidInputError
from standort.core.models import Tenant
from standort.land.domain.provision import provision_of
from standort.land.domain.queries import PUBLIC_STATUS, search_sites, sites_for_user
from standort.land.domain.site import create_site, edit_site, publish_site, withdraw_site
from standort.land.forms import NewSiteForm, SiteFilterForm, SiteForm
from standort.land.models import Site, SiteKind, SiteStatus
from standort.land.shape_field import write_shape
from standort.office.history import history_of
from standort.office.listing import Column, Listing
from standort.office.page import OfficeRequest, may, show, tells_why_not
from standort.office.site_facts import site_facts
from standort.office.undo import latest_undo_url
from standort.places.domain.queries import layers_in_force, town_bounds
from standort.ui import figures
from standort.ui.access import requires

HISTORY_LINES = 200
CASES_SHOWN = 10
COLUMNS = (
    Column(key="name", label=gettext_lazy("Site"), order_by=("name",)),
    Column(key="kind", label=gettext_lazy("Kind"), order_by=("kind",)),
    Column(key="area", label=gettext_lazy("Area"), order_by=("area_m2",), is_number=True),
    Column(
        key="price",
        label=gettext_lazy("Price"),
        order_by=("price_ct_per_m2", "rent_ct_per_m2_month"),
        is_number=True,
    ),
    Column(key="status", label=gettext_lazy("Status"), order_by=("status",)),
    Column(key="shown", label=gettext_lazy("Portal"), order_by=("is_public",)),
    Column(key="updated", label=gettext_lazy("Changed"), order_by=("updated_at",)),
)


@requires("land.view_site")
def sites(request: OfficeRequest) -> HttpResponse:
    form = SiteFilterForm(request.GET)
    form.is_valid()
    seen = sites_for_user(request.user, request.tenant)
    listing = Listing(_filtered(seen, form.cleaned_data), columns=COLUMNS, query=request.GET, default="name")
    counts = seen.aggregate(
        all=Count("pk", distinct=True),
        shown=Count("pk", filter=Q(is_public=True, status__in=PUBLIC_STATUS), distinct=True),
        draft=Count("pk", filter=Q(status=SiteStatus.DRAFT), distinct=True),
    )
    context = {
        "form": form,
        "listing": listing,
        "counts": counts,
        "may_change": may(request, "land.change_site"),
        "public_status": PUBLIC_STATUS,
    }
    return show(request, "office/sites.html", context)


def _filtered(found: Any, wanted: dict[str, Any]) -> Any:
    found = search_sites(found, wanted.get("q", ""))
    for name in ("kind", "status"):
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    if wanted.get("shown"):
        shown = Q(is_public=True, status__in=PUBLIC_STATUS)
        found = found.filter(shown if wanted["shown"] == "yes" else ~shown)
    return found


@requires("land.change_site")
def site_new(request: OfficeRequest) -> HttpResponse:
    form = NewSiteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        site = create_site(
            tenant=request.tenant,
            by=request.user,
            name=form.cleaned_data["name"],
            kind=SiteKind(form.cleaned_data["kind"]),
        )
        messages.success(request, _("Draft %(number)s begun.") % {"number": site.number})
        return HttpResponseRedirect(reverse("office:site_edit", args=[site.pk]))
    return show(request, "office/site_new.html", {"form": form}, status=422 if form.errors else 200)


def site_or_404(request: OfficeRequest, pk: int) -> Site:
    site: Site = get_object_or_404(sites_for_user(request.user, request.tenant), pk=pk)
    return site


def frame(request: OfficeRequest, site: Site, tab: str) -> dict[str, Any]:
    """Return what head and tabs of every page of a site need."""
    return {
        "site": site,
        "tab": tab,
        "file_total": site.files.count(),
        "may_change": may(request, "land.change_site"),
        "may_read_history": may(request, "land.view_unpublished_site"),
        "is_shown": site.is_public and site.status in PUBLIC_STATUS,
    }


@requires("land.view_site")
def site(request: OfficeRequest, pk: int) -> HttpResponse:
    site = site_or_404(request, pk)
    context = frame(request, site, "overview") | {
        "groups": site_facts(site),
        "bounds": _box_text(site, request.tenant),
        "map_source": _map_source(request.tenant),
    }
    if may(request, "cases.view_case"):
        context["cases"] = cases_for_staff(request.tenant).filter(site=site)[:CASES_SHOWN]
    return show(request, "office/site.html", context)


@requires("land.view_site")
def site_geojson(request: OfficeRequest, pk: int) -> HttpResponse:
    """Send the outline of one site for the map on its page, drafts included."""
    site = site_or_404(request, pk)
    features = []
    if site.geometry is not None:
        properties = {
            "id": site.pk,
            "number": None,
            "name": site.name,
            "url": reverse("office:site", args=[site.pk]),
            "kind": provision_of(site.kind).value,
            "kind_text": str(site.get_kind_display()),
            "status": str(site.get_status_display()),
            "area_text": figures.area(site.area_m2),
            "price_text": figures.price_per_m2(site.price_ct_per_m2),
        }
        shape = json.loads(write_shape(site.geometry))
        features = [{"type": "Feature", "id": site.pk, "geometry": shape, "properties": properties}]
    return JsonResponse(
        {"type": "FeatureCollection", "features": features}, content_type="application/geo+json"
    )


def _box_text(site: Site, tenant: Tenant) -> str:
    box = site.bounds or town_bounds(tenant)
    return ",".join(f"{edge:.5f}" for edge in box) if box else ""


def _map_source(tenant: Tenant) -> str:
    """Name where the ground map comes from."""
    sources = {layer.batch.source.pk: layer.batch.source for layer in layers_in_force(tenant).values()}
    return " · ".join(
        f"{source.attribution or source.title}, {figures.day(source.reference_date)}"
        for source in sources.values()
    )


@requires("land.change_site")
def site_edit(request: OfficeRequest, pk: int) -> HttpResponse:
    site = site_or_404(request, pk)
    if request.method != "POST":
        return _edit_page(request, site, SiteForm(instance=site, tenant=request.tenant))
    # The form fills its instance even where it finds errors; the page around it shows the site as it is.
    form = SiteForm(request.POST, instance=site_or_404(request, pk), tenant=request.tenant)
    if not form.is_valid():
        return _edit_page(request, site, form, status=422)
    try:
        edit_site(
            site_id=site.pk,
            tenant=request.tenant,
            by=request.user,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
        )
    except ConflictError:
        return _edit_page(request, site, form, status=409, has_conflict=True)
    except InvalidInputError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _edit_page(request, site, form, status=422)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("office:site", args=[site.pk]))


def _edit_page(
    request: OfficeRequest, site: Site, form: SiteForm, *, status: int = 200, has_conflict: bool = False
) -> HttpResponse:
    context = frame(request, site, "edit") | {
        "form": form,
        "has_conflict": has_conflict,
        "bounds": _box_text(site, request.tenant),
    }
    if has_conflict:
        context["newer"] = history_of(list(changes_of(site)[:1]), with_undo=False)
    return show(request, "office/site_edit.html", context, status=status)


@requires("land.change_site")
@require_POST
@tells_why_not
def site_publish(request: OfficeRequest, pk: int) -> HttpResponse:
    site = site_or_404(request, pk)
    publish_site(site_id=site.pk, tenant=request.tenant, by=request.user)
    text = _("“%(name)s” is shown to the public.") % {"name": site.name}
    messages.success(request, text, extra_tags=latest_undo_url(site, "published"))
    return HttpResponseRedirect(reverse("office:site", args=[site.pk]))


@requires("land.change_site")
@require_POST
@tells_why_not
def site_withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    site = site_or_404(request, pk)
    withdraw_site(site_id=site.pk, tenant=request.tenant, by=request.user)
    text = _("“%(name)s” has been taken off the portal.") % {"name": site.name}
    messages.success(request, text, extra_tags=latest_undo_url(site, "withdrawn"))
    return HttpResponseRedirect(reverse("office:site", args=[site.pk]))


@requires("land.view_unpublished_site")
def site_history(request: OfficeRequest, pk: int) -> HttpResponse:
    site = site_or_404(request, pk)
    with_undo = may(request, "land.change_site")
    context = frame(request, site, "history") | {
        "history": history_of(list(changes_of(site)[:HISTORY_LINES]), with_undo=with_undo)
    }
    return show(request, "office/site_history.html", context)
