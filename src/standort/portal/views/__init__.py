# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.portal.views.finder import finder_geojson_view, finder_view
from standort.portal.views.follow_up import follow_up_view
from standort.portal.views.inquiry import inquiry_sent_view, inquiry_view
from standort.portal.views.legal import accessibility_view, imprint_view, privacy_view
from standort.portal.views.site import site_geojson_view, site_view
from standort.portal.views.start import start_view

__all__ = [
    "accessibility_view",
    "finder_geojson_view",
    "finder_view",
    "follow_up_view",
    "imprint_view",
    "inquiry_sent_view",
    "inquiry_view",
    "privacy_view",
    "site_geojson_view",
    "site_view",
    "start_view",
]
