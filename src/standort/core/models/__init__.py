# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.core.models.change import Change
from standort.core.models.counter import Counter
from standort.core.models.geometry import GEOMETRY_FIELDS, GeometryModel, GeometryQuerySet
from standort.core.models.job import Job, JobState
from standort.core.models.tenant import Tenant, TenantHost, TenantOwned

__all__ = [
    "GEOMETRY_FIELDS",
    "Change",
    "Counter",
    "GeometryModel",
    "GeometryQuerySet",
    "Job",
    "JobState",
    "Tenant",
    "TenantHost",
    "TenantOwned",
]
