# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The outline of the town on every map."""

import pytest
from django.urls import reverse

from standort.places.models import Municipality

pytestmark = pytest.mark.django_db


def test_the_home_boundary_is_sent_to_anybody(client, tenant):
    answer = client.get(reverse("boundary"))
    assert answer["Content-Type"] == "application/geo+json"
    (feature,) = answer.json()["features"]
    assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}


def test_a_town_without_outline_has_a_map_without_it(client, tenant):
    Municipality.objects.filter(tenant=tenant).delete()
    assert client.get(reverse("boundary")).json() == {"type": "FeatureCollection", "features": []}
