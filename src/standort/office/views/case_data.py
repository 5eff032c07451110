# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The rights of an applicant: to get what is held about them, and to have it erased."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from standort.cases.domain.personal_data import erase_applicant, export_applicant
from standort.cases.domain.queries import cases_for_staff
from standort.core.errors import InvalidInputError
from standort.office.page import OfficeRequest, tells_why_not
from standort.ui.access import requires


@requires("cases.view_case")
def case_export(request: OfficeRequest, pk: int) -> HttpResponse:
    """Send everything held about the applicant of a case as a file."""
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    data = export_applicant(case_id=case.pk, tenant=request.tenant)
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{case.number}.json"'
    return response


@requires("cases.change_case")
@require_POST
@tells_why_not
def case_erase(request: OfficeRequest, pk: int) -> HttpResponse:
    """Erase who asked and what was written. The one thing here that cannot be undone, so it asks."""
    case = get_object_or_404(cases_for_staff(request.tenant), pk=pk)
    if not request.POST.get("sure"):
        raise InvalidInputError(_("Nothing erased."), hint=_("Please tick that you are sure."))
    erase_applicant(case_id=case.pk, tenant=request.tenant, by=request.user)
    messages.success(request, _("The personal data of case %(number)s are erased.") % {"number": case.number})
    return HttpResponseRedirect(reverse("office:case", args=[case.pk]))
