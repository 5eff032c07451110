# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json

import shapely
from django.http import HttpResponse

from standort.core.tenancy import TenantRequest
from standort.places.domain.queries import home_of
from standort.ui.access import public

# About five metres: less than a pixel until one looks at single houses.
_TOLERANCE_DEGREES = 5e-5


@public
def boundary_view(request: TenantRequest) -> HttpResponse:
    """Send the outline of the home municipality for the ground map; no feature where none is known."""
    home = home_of(request.tenant)
    shape = home.geometry if home is not None else None
    features = []
    if shape is not None:
        drawn = shapely.set_precision(shapely.simplify(shape, _TOLERANCE_DEGREES), 1e-6, mode="pointwise")
        features = [{"type": "Feature", "geometry": json.loads(shapely.to_geojson(drawn)), "properties": {}}]
    body = {"type": "FeatureCollection", "features": features}
    response = HttpResponse(json.dumps(body, separators=(",", ":")), content_type="application/geo+json")
    response["Cache-Control"] = "public, max-age=300"
    return response
