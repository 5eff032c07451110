# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from standort.core.models import Change
from standort.office.page import OfficeRequest, may, tells_why_not, way_back
from standort.office.undo import PERMISSION, undo_change
from standort.ui.access import requires


@requires("accounts.enter_office")
@require_POST
@tells_why_not
def undo(request: OfficeRequest, change_id: int) -> HttpResponse:
    """Take back one change; who may make it may take it back."""
    change = get_object_or_404(Change, pk=change_id, tenant=request.tenant, subject_type__in=list(PERMISSION))
    if not may(request, PERMISSION[change.subject_type]):
        raise PermissionDenied
    try:
        undo_change(change=change, tenant=request.tenant, by=request.user)
    except ObjectDoesNotExist:
        raise Http404 from None
    messages.success(request, _("Undone."))
    return HttpResponseRedirect(way_back(request))
