# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The official register of addresses."""

import time
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.exchange.address_row import OFFICIAL, address_rows, known_street_tokens
from standort.exchange.batch import Delivery, import_lock, sha256_of
from standort.exchange.border import Border, BorderOrigin
from standort.exchange.errors import translated_format_errors
from standort.exchange.municipality_row import municipality_key
from standort.exchange.progress import Progress, silent
from standort.exchange.refusal import Refusal
from standort.exchange.report import Account, ImportReport
from standort.exchange.run import Contents, carry_out
from standort.formats.addresses import AddressFile, read_addresses
from standort.places.domain.queries import home_of
from standort.places.models import Address, Municipality


def import_addresses(
    *,
    tenant: Tenant,
    path: Path,
    by: User | None = None,
    progress: Progress = silent,
    file_name: str = "",
) -> ImportReport:
    """Bring in official addresses; where another source has the same house, the official one stands."""
    started = time.monotonic()
    with import_lock(tenant):
        progress(0.0, _("Reading the file"))
        with translated_format_errors():
            found = read_addresses(path)
        progress(0.2, _("Comparing with other addresses"))
        delivery = Delivery(
            dataset=OFFICIAL,
            title=_("Official addresses"),
            licence=(found.licence or _("not stated"))[:200],
            attribution=(found.source or _("not stated"))[:300],
            reference_date=found.reference_date,
            file_name=file_name or path.name,
            sha256=sha256_of(path),
        )
        contents = _contents(found, tenant=tenant)
        return carry_out(
            contents, tenant=tenant, delivery=delivery, by=by, progress=progress, started=started
        )


def _contents(found: AddressFile, *, tenant: Tenant) -> Contents:
    home = home_of(tenant)
    border = _border_of(home)
    account = Account(kind="addresses", merged=found.tally["addresses"].merged)
    refused = found.refused
    account.refusals = [
        Refusal(account.kind, f"row/{row}", str(reason), str(says))
        for row, reason, says in zip(refused["row"], refused["reason_code"], refused["text"], strict=True)
    ]
    rows, twins = address_rows(
        found.tables["addresses"],
        tenant=tenant,
        dataset=OFFICIAL,
        border=border,
        home_key=municipality_key(home.ags) if home is not None else "",
        street_tokens=known_street_tokens(tenant),
        account=account,
    )
    notes = []
    if border.polygon is None:
        notes.append(_("No boundary is known: nothing is marked as outside."))
    if twins.withdrawn:
        text = ngettext(
            "%(count)d address of another source is now the official one.",
            "%(count)d addresses of another source are now the official ones.",
            len(twins.withdrawn),
        )
        notes.append(text % {"count": len(twins.withdrawn)})
    superseded = [(Address, twins.withdrawn)] if twins.withdrawn else []
    return Contents(rows=[rows], border=border, superseded=superseded, notes=notes)


def _border_of(home: Municipality | None) -> Border:
    if home is None or home.geometry is None:
        return Border(None, BorderOrigin.NONE)
    return Border(home.geometry, BorderOrigin.IMPORTED)
