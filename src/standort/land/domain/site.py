# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to a site."""

import copy
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from shapely.geometry.base import BaseGeometry

from standort.accounts.models import User
from standort.core.change_log import changed_fields, log_change
from standort.core.errors import ConflictError, InvalidInputError
from standort.core.models import GEOMETRY_FIELDS, Tenant
from standort.core.sequence import next_number
from standort.geo.measure import area_m2
from standort.land.domain.queries import PUBLIC_STATUS, sites_for_user
from standort.land.models import Premises, Site, SiteKind, SiteStatus

_LARGEST_SITE_M2 = 50e6
_PREMISES_FIELDS = ("floor_space_m2", "floor", "vacant_since")


def next_site_number(tenant: Tenant) -> str:
    """Return a number such as MS-2026-031, the reference a visitor names on the telephone."""
    year = timezone.localdate().year
    count = next_number(tenant=tenant, series=f"site-{year}")
    return f"{tenant.key[:2].upper()}-{year}-{count:03d}"


@transaction.atomic
def create_site(*, tenant: Tenant, by: User, name: str, kind: SiteKind) -> Site:
    """Begin a new site as a draft."""
    site = Site.objects.create(tenant=tenant, number=next_site_number(tenant), name=name, kind=kind)
    log_change(site, by=by, verb="created")
    return site  # type: ignore[no-any-return]


@transaction.atomic
def edit_site(
    *,
    site_id: int,
    tenant: Tenant,
    by: User,
    values: Mapping[str, Any],
    seen_at: datetime | None = None,
) -> Site:
    """Change fields of a site; ``values`` may hold ``geometry`` and the fields of its premises.

    ``seen_at`` is the ``updated_at`` the editor started from: a change in between is a conflict, not a loss.
    """
    site: Site = sites_for_user(by, tenant).select_related(None).select_for_update().get(pk=site_id)
    if seen_at is not None and _changed_since(site, seen_at):
        raise ConflictError
    before = copy.copy(site)
    changed = _assign(site, before, values)
    premises_changed = _assign_premises(site, values)
    if not changed and not premises_changed:
        return site
    touched = set(changed) - {"geometry"} | (set(GEOMETRY_FIELDS) if "geometry" in changed else set())
    site.edited_fields = sorted({*site.edited_fields, *touched})
    site.edited_at = timezone.now()
    site.full_clean(exclude=["replaces", "batch", "source"])
    _refuse_empty_offer(site)
    site.save()
    log_change(site, by=by, verb="edited", fields={**changed, **premises_changed})
    return site


def _changed_since(site: Site, seen_at: datetime) -> bool:
    # It comes back from a form, so it may lack its time zone.
    seen = seen_at if timezone.is_aware(seen_at) else seen_at.replace(tzinfo=UTC)
    return bool(site.updated_at > seen)


def _assign(site: Site, before: Site, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    own = {
        name: value
        for name, value in values.items()
        if name not in ("geometry", "premises_kind", *_PREMISES_FIELDS)
    }
    for name, value in own.items():
        setattr(site, name, value)
    changed = changed_fields(before, site, own)
    if "geometry" in values:
        shape: BaseGeometry | None = values["geometry"]
        if not _same_shape(before.geometry, shape):
            _refuse_huge(shape)
            site.geometry = shape
            changed["geometry"] = (None, None)
    return changed


def _refuse_huge(shape: BaseGeometry | None) -> None:
    area = float(area_m2(np.array([shape], dtype=object))[0]) if shape is not None else 0.0
    if area > _LARGEST_SITE_M2:
        raise InvalidInputError(
            _("This outline is larger than any site can be: %(area)d km².") % {"area": area / 1e6},
            hint=_("Please check whether it is drawn in the right place."),
            field="geometry",
        )


def _same_shape(one: BaseGeometry | None, other: BaseGeometry | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.equals_exact(other, tolerance=1e-9))


def _assign_premises(site: Site, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    given = {name: values[name] for name in _PREMISES_FIELDS if name in values}
    if "premises_kind" in values:
        given["kind"] = values["premises_kind"]
    if site.kind != SiteKind.PREMISES or not given:
        return {}
    premises = Premises.objects.filter(site=site).first() or Premises(site=site, tenant_id=site.tenant_id)
    before = copy.copy(premises)
    for name, value in given.items():
        setattr(premises, name, value)
    changed = changed_fields(before, premises, given)
    if changed or premises.pk is None:
        premises.full_clean()
        premises.save()
    return changed


def _refuse_empty_offer(site: Site) -> None:
    if site.is_public and site.geometry_wkb is None:
        raise InvalidInputError(
            _("A published site needs its place on the map."),
            hint=_("Draw it, or take it off the portal."),
            field="geometry",
        )


@transaction.atomic
def publish_site(*, site_id: int, tenant: Tenant, by: User) -> Site:
    """Show a site to the public; a draft becomes available."""
    site: Site = sites_for_user(by, tenant).select_related(None).select_for_update().get(pk=site_id)
    if site.is_public and site.status in PUBLIC_STATUS:
        return site
    before = copy.copy(site)
    if site.status == SiteStatus.DRAFT:
        site.status = SiteStatus.AVAILABLE
    if site.status not in PUBLIC_STATUS:
        raise InvalidInputError(_("A sold site is not shown to the public."))
    site.is_public = True
    site.published_at = site.published_at or timezone.now()
    site.checked_on = timezone.localdate()
    _refuse_empty_offer(site)
    names = ("status", "is_public", "published_at", "checked_on")
    site.edited_fields = sorted({*site.edited_fields, "status", "is_public"})
    site.edited_at = timezone.now()
    site.save(update_fields=[*names, "edited_fields", "edited_at", "updated_at"])
    log_change(site, by=by, verb="published", fields=changed_fields(before, site, names))
    return site


@transaction.atomic
def withdraw_site(*, site_id: int, tenant: Tenant, by: User) -> Site:
    """Take a site off the portal; it stays in the register."""
    site: Site = sites_for_user(by, tenant).select_related(None).select_for_update().get(pk=site_id)
    site.is_public = False
    site.edited_fields = sorted({*site.edited_fields, "is_public"})
    site.edited_at = timezone.now()
    site.save(update_fields=["is_public", "edited_fields", "edited_at", "updated_at"])
    log_change(site, by=by, verb="withdrawn", fields={"is_public": (True, False)})
    return site
