# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Fixtures that several parts of the suite share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from django.utils.translation import override

from standort.accounts.domain.membership import add_user
from standort.accounts.models import Partnership, Role, User
from standort.core.models import Tenant, TenantHost
from standort.land.models import Site, SiteKind, SiteStatus
from standort.places.models import Municipality

SHARED = Path(os.environ.get("STANDORT_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real data beside the repository; where it is absent the test is skipped."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the folder with real data (../shared) is not on this machine")
    return SHARED / "data"


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.LAKE_DIR = tmp_path / "lake"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _german(settings):
    """Begin every test in the default language: a page asked for in English leaves its language behind."""
    with override(settings.LANGUAGE_CODE):
        yield


def _tenant(key: str, name: str, ags: str, host: str, west: float) -> Tenant:
    tenant = Tenant.objects.create(
        key=key, name=name, office_name="Wirtschaftsförderung", contact_email=f"office@{host}"
    )
    TenantHost.objects.create(tenant=tenant, host=host)
    home = Municipality(tenant=tenant, ags=ags, name=name, is_home=True)
    home.geometry = shapely.box(west, 51.5, west + 0.1, 51.6)
    home.save()
    return tenant


@pytest.fixture
def tenant(db) -> Tenant:
    return _tenant("musterstadt", "Musterstadt", "05999999", "testserver", 8.0)


@pytest.fixture
def other_tenant(db) -> Tenant:
    """A second town on the same installation, whose data nobody of the first may see."""
    return _tenant("nachbarheim", "Nachbarheim", "05999998", "nachbarheim.example", 8.2)


@pytest.fixture
def make_user(tenant: Tenant) -> Callable[..., User]:
    def make(role: Role = Role.STAFF, *, tenant: Tenant = tenant, email: str | None = None) -> User:
        partnership = None
        if role == Role.PARTNER:
            partnership, _ = Partnership.objects.get_or_create(
                tenant=tenant, ags="05999998", name="Nachbarheim"
            )
        return add_user(
            tenant=tenant,
            email=email or f"{role}@{tenant.key}.example",
            name=f"Kim {role.capitalize()}",
            role=role,
            password="a long enough password",
            partnership=partnership,
        ).user

    return make


@pytest.fixture
def staff(make_user) -> User:
    return make_user(Role.STAFF)


@pytest.fixture
def make_site(tenant: Tenant) -> Callable[..., Site]:
    def make(*, tenant: Tenant = tenant, **fields) -> Site:
        count = Site.every.filter(tenant=tenant).count() + 1
        geometry = fields.pop("geometry", shapely.box(8.01, 51.51, 8.012, 51.512))
        values = {
            "number": f"MS-2026-{count:03d}",
            "name": f"Angebot {count}",
            "kind": SiteKind.PLOT,
            "status": SiteStatus.AVAILABLE,
            "is_public": True,
            "area_m2": 5000.0,
            "price_ct_per_m2": 6200,
        }
        site = Site(tenant=tenant, **{**values, **fields})
        site.geometry = geometry
        site.save()
        return site

    return make
