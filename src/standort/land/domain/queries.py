# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from standort.accounts.models import Role
from standort.accounts.rules import membership_in
from standort.core.models import Tenant
from standort.land.domain.search import with_words
from standort.land.models import Site, SiteStatus
from standort.places.models import CommercialArea, ImportedQuerySet

PUBLIC_STATUS = (SiteStatus.AVAILABLE, SiteStatus.RESERVED, SiteStatus.IN_DEVELOPMENT)
_AROUND = ("commercial_area", "district", "municipality")


def sites_for_visitor(tenant: Tenant) -> ImportedQuerySet:
    """Return what the public may see: published, and not yet sold.

    A site beyond the border is shown like any other: it was published on purpose, in a shared area.
    """
    return _with_places(Site.objects.filter(tenant=tenant, is_public=True, status__in=PUBLIC_STATUS))


def sites_for_user(user: AbstractBaseUser | AnonymousUser, tenant: Tenant) -> ImportedQuerySet:
    """Return the sites a member sees; a partner municipality sees only those in areas it shares."""
    sites = _with_places(Site.objects.filter(tenant=tenant))
    membership = membership_in(user, tenant.pk)
    if membership is None:
        return sites.none()
    if membership.role == Role.PARTNER and membership.partnership is not None:
        # Not by a join: that would double rows, and PostgreSQL locks none of a DISTINCT query.
        shared = CommercialArea.objects.filter(tenant=tenant, municipalities__ags=membership.partnership.ags)
        return sites.filter(commercial_area__in=shared.values("pk"))
    return sites


def _with_places(sites: ImportedQuerySet) -> ImportedQuerySet:
    """Read the names of what lies around a site along with it, but not once a row the outline of the town."""
    outlines = [f"{name}__geometry_wkb" for name in _AROUND]
    return sites.select_related(*_AROUND, "premises").defer(*outlines)


def search_sites(sites: ImportedQuerySet, text: str) -> ImportedQuerySet:
    """Narrow to sites in which every word occurs, as in the finder."""
    return sites.filter(with_words(text))
