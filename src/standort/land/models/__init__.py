# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.land.models.choices import (
    Contamination,
    DistanceClass,
    Offer,
    OwnerKind,
    PremisesKind,
    SiteKind,
    SiteStatus,
    Zoning,
)
from standort.land.models.site import Premises, Site, SiteFile, SiteFileKind

__all__ = [
    "Contamination",
    "DistanceClass",
    "Offer",
    "OwnerKind",
    "Premises",
    "PremisesKind",
    "Site",
    "SiteFile",
    "SiteFileKind",
    "SiteKind",
    "SiteStatus",
    "Zoning",
]
