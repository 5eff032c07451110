# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The way land is provided: reuse first, new land last. Colour and shape on the map follow it."""

from enum import StrEnum

from standort.land.models import SiteKind


class Provision(StrEnum):
    REUSE = "reuse"
    INFILL = "infill"
    PREMISES = "premises"
    NEW = "new"


PROVISION_OF_KIND = {
    SiteKind.BROWNFIELD: Provision.REUSE,
    SiteKind.INFILL: Provision.INFILL,
    SiteKind.PREMISES: Provision.PREMISES,
    SiteKind.PLOT: Provision.NEW,
}
WITHOUT_NEW_SEALING = (SiteKind.BROWNFIELD, SiteKind.INFILL, SiteKind.PREMISES)


def provision_of(kind: str) -> Provision:
    return PROVISION_OF_KIND[SiteKind(kind)]
