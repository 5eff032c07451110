# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.core.models import Tenant
from standort.core.models.geometry import union_bounds
from standort.geo.bounds import Bounds
from standort.places.models import Address, CommercialArea, ImportBatch, LakeLayer, Municipality
from standort.places.models.provenance import BatchState, ImportedQuerySet


def home_of(tenant: Tenant) -> Municipality | None:
    """Return the municipality this office works for."""
    # Its outline is large and seldom asked for; the box around it is not.
    homes = Municipality.objects.filter(tenant=tenant, is_home=True).defer("geometry_wkb")
    return homes.first()  # type: ignore[no-any-return]


def addresses_of(tenant: Tenant) -> ImportedQuerySet:
    return Address.objects.filter(tenant=tenant)  # type: ignore[no-any-return]


def commercial_areas_of(tenant: Tenant) -> ImportedQuerySet:
    return CommercialArea.objects.filter(tenant=tenant)  # type: ignore[no-any-return]


def layers_in_force(tenant: Tenant) -> dict[str, LakeLayer]:
    """Return the newest valid layer of each name."""
    layers = LakeLayer.objects.filter(tenant=tenant, batch__state=BatchState.VALID).select_related(
        "batch__source"
    )
    return {layer.name: layer for layer in layers.order_by("pk")}


def town_bounds(tenant: Tenant) -> Bounds | None:
    """Return the first view of a map: the home municipality, else what has been imported."""
    home = home_of(tenant)
    if home is not None and home.bounds is not None:
        return home.bounds
    boxes = [
        Bounds(layer.min_lon, layer.min_lat, layer.max_lon, layer.max_lat)
        for layer in layers_in_force(tenant).values()
        if layer.min_lon is not None
        and layer.min_lat is not None
        and layer.max_lon is not None
        and layer.max_lat is not None
    ]
    # Roads and rivers leave the town, addresses do not: they frame it better than the layers.
    return Address.objects.filter(tenant=tenant).inside().bounds() or union_bounds(boxes)


def batches_of(tenant: Tenant) -> list[ImportBatch]:
    """Return finished imports, newest first."""
    batches = ImportBatch.objects.filter(tenant=tenant, state=BatchState.VALID).select_related("source", "by")
    return list(batches)
