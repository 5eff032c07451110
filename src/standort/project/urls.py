# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from standort.ui.accent import accent_view
from standort.ui.views import (
    boundary_view,
    closed_view,
    file_view,
    health_view,
    style_view,
    tile_view,
)

urlpatterns = [
    path("tiles/<int:z>/<int:x>/<int:y>.mvt", tile_view, name="tile"),
    path("boundary.geojson", boundary_view, name="boundary"),
    path("files/<int:file_id>/", file_view, name="file"),
    path("accent.css", accent_view, name="accent"),
    path("_style/", style_view, name="style"),
    path("health/", health_view, name="health"),
    *i18n_patterns(
        path("office/", include("standort.office.urls")),
        # Opening allauth's page of addresses would already store one; administrators keep the address.
        path("account/email/", closed_view),
        path("account/", include("allauth.urls")),
        path("", include("standort.portal.urls")),
        prefix_default_language=False,
    ),
]
