# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A generated town as records: the demonstration, and what benchmarks work on."""

import time

from django.utils.translation import gettext as _
from django.utils.translation import override

from standort.core.models import Tenant
from standort.exchange.address_row import HouseIndex, address_rows, street_name_rows, street_tokens_of
from standort.exchange.batch import Delivery, import_lock
from standort.exchange.border import Border, BorderOrigin, pick_boundary
from standort.exchange.business_row import company_rows, establishment_rows
from standort.exchange.kind import DISTRICTS, MUNICIPALITIES
from standort.exchange.land_row import commercial_area_rows
from standort.exchange.layer import LAYERS
from standort.exchange.municipality_row import area_km2, municipality_key
from standort.exchange.offer_row import site_rows
from standort.exchange.osm import addresses_as_entries, check_home
from standort.exchange.progress import Progress, silent
from standort.exchange.report import Account, ImportReport
from standort.exchange.rows import Rows, make_rows
from standort.exchange.run import Contents, carry_out
from standort.synth.town import Town

DATASET = "town"
LICENCE = "CC0-1.0"
_LANGUAGE = "de"


def load_town(*, tenant: Tenant, town: Town, progress: Progress = silent) -> ImportReport:
    """Bring a fictitious town in, with its offers published; the same town twice changes nothing."""
    started = time.monotonic()
    parameters = town.parameters
    with import_lock(tenant):
        check_home(tenant, parameters.ags)
        # The name of the source stands on the pages of the portal, whatever language the console speaks.
        with override(_LANGUAGE):
            delivery = Delivery(
                dataset=DATASET,
                title=_("Fictitious town %(name)s") % {"name": parameters.name},
                licence=LICENCE,
                attribution=_("Invented by a program; no place, company or person exists"),
                reference_date=parameters.reference_date,
                sha256=town.digest(),
            )
        progress(0.3, _("Putting the town together"))
        contents = _contents(town, tenant=tenant)
        return carry_out(
            contents, tenant=tenant, delivery=delivery, by=None, progress=progress, started=started
        )


def _contents(town: Town, *, tenant: Tenant) -> Contents:
    tables, parameters = town.tables, town.parameters
    polygon = pick_boundary(tables["boundaries"], name=parameters.name, ags=parameters.ags)
    border = Border(polygon, BorderOrigin.IN_FILE)
    accounts = {layer: Account(kind=layer) for layer in LAYERS}
    streets = street_name_rows(tables["streets"], border)
    addresses, _twins = address_rows(
        tables["addresses"],
        tenant=tenant,
        dataset=DATASET,
        border=border,
        home_key=municipality_key(parameters.ags),
        street_tokens=street_tokens_of(streets),
        account=Account(kind="addresses"),
    )
    districts = _district_rows(town, border)
    return Contents(
        rows=[
            _municipality_rows(town),
            districts,
            streets,
            addresses,
            *_business_rows(town, border, addresses),
            commercial_area_rows(
                tables["commercial_areas"],
                border=border,
                home_key=municipality_key(parameters.ags),
                municipalities={},
                account=Account(kind="commercial_areas"),
            ),
            site_rows(
                tables["sites"],
                border=border,
                districts=dict(zip(districts.frame["name"], districts.frame["source_key"], strict=True)),
                checked_on=parameters.reference_date,
            ),
        ],
        layers={layer: tables[layer] for layer in LAYERS},
        layer_accounts=accounts,
        border=border,
    )


def _municipality_rows(town: Town) -> Rows:
    table = town.tables["boundaries"]
    return make_rows(
        MUNICIPALITIES,
        source_key=[municipality_key(ags) for ags in table["ags"]],
        geometry=table.geometry.to_numpy(),
        columns={
            "name": table["name"].tolist(),
            "ags": table["ags"].tolist(),
            "is_home": [ags == town.parameters.ags for ags in table["ags"]],
            "area_km2": [area_km2(shape) for shape in table.geometry],
        },
    )


def _district_rows(town: Town, border: Border) -> Rows:
    table = town.tables["districts"]
    return make_rows(
        DISTRICTS,
        source_key=table["source_key"].tolist(),
        geometry=table.geometry.to_numpy(),
        outside=border.outside(table.geometry.to_numpy()),
        columns={"name": table["name"].tolist()},
    )


def _business_rows(town: Town, border: Border, addresses: Rows) -> list[Rows]:
    companies = town.companies.assign(source_key=town.companies["company_key"])
    return [
        company_rows(companies, Account(kind="companies")),
        establishment_rows(
            town.tables["establishments"],
            border=border,
            houses=HouseIndex(addresses_as_entries(addresses.frame)),
            account=Account(kind="establishments"),
        ),
    ]
