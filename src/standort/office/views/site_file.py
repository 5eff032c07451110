# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Photos and documents of a site."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from standort.core.errors import InvalidInputError
from standort.land.domain.file import add_file, remove_file, set_file_public
from standort.land.forms import SiteFileForm
from standort.land.models import Site, SiteFile
from standort.office.page import OfficeRequest, show, tells_why_not
from standort.office.undo import undo_url
from standort.office.views.site import frame, site_or_404
from standort.ui.access import requires


@requires("land.view_site")
def site_files(request: OfficeRequest, pk: int) -> HttpResponse:
    return _page(request, site_or_404(request, pk), SiteFileForm())


def _page(request: OfficeRequest, site: Site, form: SiteFileForm) -> HttpResponse:
    context = frame(request, site, "files") | {"form": form, "files": site.files.all()}
    return show(request, "office/site_files.html", context, status=422 if form.errors else 200)


def _back(site: Site) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("office:site_files", args=[site.pk]))


@requires("land.change_site")
@require_POST
def site_file_add(request: OfficeRequest, pk: int) -> HttpResponse:
    site = site_or_404(request, pk)
    form = SiteFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            row = add_file(
                site_id=site.pk,
                tenant=request.tenant,
                by=request.user,
                upload=form.cleaned_data["file"],
                title=form.cleaned_data["title"],
                is_public=form.cleaned_data["is_public"],
            )
        except InvalidInputError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("“%(title)s” added.") % {"title": row.title})
            return _back(site)
    return _page(request, site, form)


def _file_or_404(request: OfficeRequest, pk: int, file_id: int) -> SiteFile:
    site = site_or_404(request, pk)
    return get_object_or_404(SiteFile, pk=file_id, site=site, tenant=request.tenant)


@requires("land.change_site")
@require_POST
@tells_why_not
def site_file_show(request: OfficeRequest, pk: int, file_id: int) -> HttpResponse:
    row = _file_or_404(request, pk, file_id)
    set_file_public(file_id=row.pk, tenant=request.tenant, by=request.user, is_public=True)
    messages.success(request, _("“%(title)s” is shown to the public.") % {"title": row.title})
    return _back(row.site)


@requires("land.change_site")
@require_POST
@tells_why_not
def site_file_hide(request: OfficeRequest, pk: int, file_id: int) -> HttpResponse:
    row = _file_or_404(request, pk, file_id)
    set_file_public(file_id=row.pk, tenant=request.tenant, by=request.user, is_public=False)
    messages.success(request, _("“%(title)s” is only visible inside.") % {"title": row.title})
    return _back(row.site)


@requires("land.change_site")
@require_POST
@tells_why_not
def site_file_remove(request: OfficeRequest, pk: int, file_id: int) -> HttpResponse:
    row = _file_or_404(request, pk, file_id)
    change = remove_file(file_id=row.pk, tenant=request.tenant, by=request.user)
    messages.success(request, _("“%(title)s” removed.") % {"title": row.title}, extra_tags=undo_url(change))
    return _back(row.site)
