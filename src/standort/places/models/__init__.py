# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.places.models.address import Address, Street
from standort.places.models.area import CommercialArea, CommercialAreaUse, District
from standort.places.models.municipality import Municipality
from standort.places.models.provenance import (
    BatchState,
    DataSource,
    ImportBatch,
    ImportedModel,
    ImportedQuerySet,
    LakeLayer,
)

__all__ = [
    "Address",
    "BatchState",
    "CommercialArea",
    "CommercialAreaUse",
    "DataSource",
    "District",
    "ImportBatch",
    "ImportedModel",
    "ImportedQuerySet",
    "LakeLayer",
    "Municipality",
    "Street",
]
