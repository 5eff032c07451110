# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import connection
from django.http import HttpRequest, HttpResponse

from standort.ui.access import public


@public
def health_view(_request: HttpRequest) -> HttpResponse:
    """Answer a monitor: the server runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
