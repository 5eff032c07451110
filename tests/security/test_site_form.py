# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a forged site form may hold; refused with a message, never with a breakdown."""

from datetime import datetime

import pytest

from standort.core.errors import ConflictError
from standort.land.domain.site import edit_site
from standort.land.models import Site

GEOMETRIES = (
    '{"a":' * 20_000,
    '{"type":"Polygon","coordinates":' + "[" * 100_000,
    '{"type":"Point","coordinates":[NaN,1]}',
    '{"type":"Point","coordinates":[1e999,1]}',
    '{"type":"Point","coordinates":[' + "9" * 5000 + ",1]}",
    '{"type":["Polygon"],"coordinates":1}',
    '{"type":"Polygon","coordinates":[[[true,false],[1,1],[1,2],[1,1]]]}',
    '{"type":"FeatureCollection","features":[null]}',
    '{"type":"GeometryCollection","geometries":[]}',
    '{"type":"Polygon","coordinates":[[[8,51],[8,51],[8,51],[8,51]]]}',
    "9" * 400 + " 1",
    "8.0 51.0\x00",
)


@pytest.mark.parametrize("text", GEOMETRIES)
def test_a_hostile_outline_is_refused_and_nothing_is_stored(text, client, staff, make_site):
    client.force_login(staff)
    site = make_site()
    before = bytes(site.geometry_wkb)
    answer = client.post(f"/office/sites/{site.pk}/edit/", {"name": "x", "geometry": text})
    assert answer.status_code == 422
    site = Site.every.get(pk=site.pk)
    assert (bytes(site.geometry_wkb), site.name) == (before, "Angebot 1")


@pytest.mark.parametrize("seen_at", [datetime(1, 1, 1), datetime(2026, 1, 1, 12)])  # noqa: DTZ001 - forged
def test_a_moment_without_time_zone_is_an_old_one(seen_at, staff, tenant, make_site):
    site = make_site()
    with pytest.raises(ConflictError):
        edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"name": "x"}, seen_at=seen_at)
