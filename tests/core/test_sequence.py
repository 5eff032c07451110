# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers are given out once, whoever asks at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from standort.core.models import Tenant
from standort.core.sequence import next_number


def test_each_series_and_each_office_counts_for_itself(tenant, other_tenant):
    assert [next_number(tenant=tenant, series="a") for _ in range(3)] == [1, 2, 3]
    assert next_number(tenant=tenant, series="b") == 1
    assert next_number(tenant=other_tenant, series="a") == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_get_eight_numbers():
    tenant = Tenant.objects.create(key="town", name="Town", office_name="Office")

    def draw(_count):
        try:
            return next_number(tenant=tenant, series="case-2026")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(draw, range(24)))
    assert sorted(numbers) == list(range(1, 25))
