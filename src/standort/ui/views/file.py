# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Photos and documents of sites: never straight from the disk, always past the question who may see them."""

from django.http import FileResponse, Http404, HttpRequest
from django.utils.text import slugify

from standort.core.tenancy import TenantRequest
from standort.land.domain.queries import sites_for_user, sites_for_visitor
from standort.land.models import SiteFile, SiteFileKind
from standort.ui.access import public


@public
def file_view(request: TenantRequest, file_id: int) -> FileResponse:
    """Send a file that is public with its site, any other only to a member who may see the site."""
    row = SiteFile.objects.filter(pk=file_id, tenant=request.tenant).first()
    if row is None or not _may_see(request, row):
        raise Http404
    try:
        stream = row.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    is_photo = row.kind == SiteFileKind.PHOTO
    name = (slugify(row.title) or "file") + (".jpg" if is_photo else ".pdf")
    response = FileResponse(stream, as_attachment=not is_photo, filename=name, content_type=row.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    # A policy of its own: whatever stands in a file, it runs nothing and reaches nothing.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    seen_by_all = row.is_public and not request.user.is_authenticated
    response["Cache-Control"] = "public, max-age=3600" if seen_by_all else "private, max-age=300"
    return response


def _may_see(request: HttpRequest, row: SiteFile) -> bool:
    tenant = request.tenant  # type: ignore[attr-defined]
    if row.is_public and sites_for_visitor(tenant).filter(pk=row.site_id).exists():
        return True
    return bool(sites_for_user(request.user, tenant).filter(pk=row.site_id).exists())
