# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.http import Http404, HttpRequest, HttpResponse

from standort.ui.access import public


@public
def closed_view(_request: HttpRequest) -> HttpResponse:
    """Stand in for a page of a library that is not offered here."""
    raise Http404
