# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.companies.models import Establishment
from standort.core.models import Tenant
from standort.places.models import ImportedQuerySet


def establishments_of(tenant: Tenant) -> ImportedQuerySet:
    return Establishment.objects.filter(tenant=tenant)  # type: ignore[no-any-return]
