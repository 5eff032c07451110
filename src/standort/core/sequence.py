# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Running numbers without doubles, one series per tenant and purpose."""

from django.db import transaction

from standort.core.models import Counter, Tenant


@transaction.atomic
def next_number(*, tenant: Tenant, series: str) -> int:
    """Give out the next number of a series; concurrent callers wait for each other."""
    Counter.objects.get_or_create(tenant=tenant, series=series)
    counter = Counter.objects.select_for_update().get(tenant=tenant, series=series)
    counter.value += 1
    counter.save(update_fields=["value"])
    return counter.value
