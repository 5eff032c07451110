# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache():
    """Counts of the start page and the limits of the forms live in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def query_count(client, django_assert_max_num_queries):
    """Return how many queries a page takes."""

    def count(url: str) -> int:
        with django_assert_max_num_queries(40) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count
