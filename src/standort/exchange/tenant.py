# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The tenant a municipality key belongs to, made where there is none yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from standort.core.models import Tenant, TenantHost
from standort.exchange.errors import OtherMunicipalityError
from standort.places.models import ImportBatch, Municipality

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_KEY_LENGTH = 36
# Names under which a first tenant without a name of its own has been reached until now.
_LOCAL_HOSTS = ("localhost", "127.0.0.1")


@transaction.atomic
def found_or_made_tenant(*, name: str, ags: str) -> tuple[Tenant, bool]:
    """Return the tenant whose home has this key and False, or a new one for it and True.

    A second tenant is reached at ``<key>.localhost``; the first keeps the plain local names.
    """
    home = Municipality.objects.filter(ags=ags, is_home=True).select_related("tenant").first()
    if home is not None:
        return home.tenant, False
    is_first = not Tenant.objects.exists()
    if not is_first:
        _give_first_its_hosts()
    with override(settings.LANGUAGE_CODE):  # of the town, not of the console
        office_name = gettext("Economic development")
    tenant = Tenant.objects.create(key=_free_key(name), name=name, office_name=office_name)
    if not is_first:
        TenantHost.objects.create(tenant=tenant, host=f"{tenant.key}.localhost")
    Municipality.objects.create(tenant=tenant, ags=ags, name=name, is_home=True)
    return tenant, True


@contextmanager
def tenant_for_import(*, name: str, ags: str, may_make: bool) -> Iterator[tuple[Tenant, bool]]:
    """Yield the tenant a town's data go to, made where ``may_make`` or where there is none at all.

    A mistyped key must not found a second office: the first would no longer answer under every name.
    What was made goes again if the import brings nothing.
    """
    known = Municipality.objects.filter(ags=ags, is_home=True).exists()
    if not known and not may_make and Tenant.objects.exists():
        raise OtherMunicipalityError(
            _("No municipality with the key %(ags)s is set up here.") % {"ags": ags},
            hint=_("Check the key. A further municipality is set up first, with: standort init"),
        )
    tenant, made = found_or_made_tenant(name=name, ags=ags)
    try:
        yield tenant, made
    except BaseException:
        if made and not ImportBatch.objects.filter(tenant=tenant).exists():
            tenant.delete()
        raise


def _give_first_its_hosts() -> None:
    """Name the hosts of a tenant that had none: with a second one, a stray name belongs to nobody."""
    nameless = Tenant.objects.filter(hosts__isnull=True).order_by("pk").first()
    if nameless is None:
        return
    taken = set(TenantHost.objects.filter(host__in=_LOCAL_HOSTS).values_list("host", flat=True))
    TenantHost.objects.bulk_create(
        TenantHost(tenant=nameless, host=host) for host in _LOCAL_HOSTS if host not in taken
    )


def _free_key(name: str) -> str:
    base = slugify(name.translate(_UMLAUTS))[:_KEY_LENGTH].strip("-") or "kommune"
    taken = set(Tenant.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for key in _candidates(base) if key not in taken)


def _candidates(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
