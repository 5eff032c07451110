# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.http import HttpResponse

from standort.cases.domain.queries import cases_for_staff, search_cases
from standort.core.text_search import typed
from standort.land.domain.queries import search_sites, sites_for_user
from standort.office.page import OfficeRequest, may, show
from standort.ui.access import requires

PLACES_SHOWN = 20
MAX_LENGTH = 100


@requires("accounts.enter_office")
def search(request: OfficeRequest) -> HttpResponse:
    """Find a case or a site by any word of it, among what this person may see."""
    text = typed(request.GET.get("all", ""))[:MAX_LENGTH]
    context: dict[str, Any] = {"search_text": text, "cases": [], "sites": []}
    if text:
        sites = search_sites(sites_for_user(request.user, request.tenant), text)
        context["sites"] = list(sites[:PLACES_SHOWN])
        if may(request, "cases.view_case"):
            context["cases"] = list(search_cases(cases_for_staff(request.tenant), text)[:PLACES_SHOWN])
    context["total"] = len(context["cases"]) + len(context["sites"])
    return show(request, "office/search.html", context)
