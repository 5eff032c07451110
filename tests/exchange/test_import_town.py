# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A generated town as records."""

import pytest

from standort.companies.models import Company, Establishment
from standort.exchange.town import load_town
from standort.land.domain.queries import sites_for_visitor
from standort.land.models import Premises, Site, SiteKind, SiteStatus
from standort.places.domain.lake import layer_frame
from standort.places.domain.queries import home_of
from standort.places.models import Address, CommercialArea, District
from standort.synth.parameters import TownParameters
from standort.synth.town import generate_town


@pytest.fixture(scope="module")
def town():
    return generate_town(TownParameters(premises=500, seed=3))


def test_town_comes_in_with_everything(tenant, town):
    report = load_town(tenant=tenant, town=town)

    assert not any(line.refused for line in report.lines), report.lines
    for model, table in (
        (Address, town.tables["addresses"]),
        (Establishment, town.tables["establishments"]),
        (Company, town.companies),
        (Site, town.tables["sites"]),
        (District, town.tables["districts"]),
    ):
        assert model.objects.filter(tenant=tenant).count() == len(table)
    assert len(layer_frame(tenant, "buildings")) == len(town.tables["buildings"])
    assert report.source.licence == "CC0-1.0"
    assert "erfunden" in report.source.attribution
    assert home_of(tenant).geometry.area > 0


def test_offers_are_published_with_number_and_facts(tenant, town):
    load_town(tenant=tenant, town=town)

    shown = sites_for_visitor(tenant)
    assert shown.count() >= 0.8 * len(town.tables["sites"])
    plot = shown.filter(kind=SiteKind.PLOT).first()
    assert plot.number.startswith("MU-")
    assert plot.status != SiteStatus.DRAFT
    assert plot.price_ct_per_m2 > 0
    assert plot.commercial_area is not None
    assert plot.has_water is True
    assert plot.description_de
    assert plot.description_en
    premises = Premises.objects.exclude(floor_space_m2=None).first()
    assert premises.site.kind == SiteKind.PREMISES
    assert not Site.objects.filter(number__startswith="~").exists()


def test_shared_area_belongs_to_both_municipalities(tenant, town):
    load_town(tenant=tenant, town=town)

    owners = [area.municipalities.count() for area in CommercialArea.objects.filter(tenant=tenant)]
    assert sorted(set(owners)) == [1, 2]
    assert not CommercialArea.objects.filter(outside=True).exists()


def test_establishments_stand_at_their_address_and_know_their_company(tenant, town):
    load_town(tenant=tenant, town=town)

    for establishment in Establishment.objects.select_related("address", "company")[:20]:
        assert establishment.address.street_name == establishment.street_name
        assert establishment.company is not None


def test_same_town_twice_changes_no_row(tenant, town, rows_of_all_tables):
    load_town(tenant=tenant, town=town)
    before = rows_of_all_tables()

    assert load_town(tenant=tenant, town=town).is_unchanged
    assert rows_of_all_tables() == before
