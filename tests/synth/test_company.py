# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from standort.synth.facts import branches, size_shares


def test_size_classes_are_in_their_shares(town):
    found = town.tables["establishments"].size_class.value_counts(normalize=True)
    for name, _, _, share in size_shares():
        assert found.get(name, 0) == pytest.approx(share, abs=0.02), name
    assert 0.85 <= found["1-9"] <= 0.9


def test_employees_fit_their_class(town):
    table = town.tables["establishments"]
    for name, least, most, _ in size_shares():
        employees = table[table.size_class == name].employees
        assert employees.between(least, most).all()


def test_establishments_stand_at_addresses_and_belong_to_companies(town):
    establishments, addresses = town.tables["establishments"], town.tables["addresses"]
    known = set(zip(addresses.street, addresses.house_number, strict=True))
    assert set(zip(establishments.street, establishments.house_number, strict=True)) <= known
    assert set(establishments.company_key) == set(town.companies.company_key)
    assert len(town.companies) < len(establishments)
    keyed = addresses.set_index("source_key").geometry.loc[establishments.address_key]
    assert (keyed.to_numpy() == establishments.geometry.to_numpy()).all()


def test_companies_have_names_of_their_own_and_codes_of_wz_2008(town):
    companies = town.companies
    assert companies.name.is_unique
    assert companies.company_key.is_unique
    assert companies.wz_code.str.fullmatch(r"[0-9]{2}\.[0-9]{2}").all()
    assert companies.founded_year.between(1800, 2025).all()
    assert set(companies.wz_code) <= {branch.wz_code for branch in branches()}


def test_shops_gather_in_the_old_town_and_industry_in_commercial_areas(town, metric):
    table = metric["establishments"]
    centre = table[table.sector.isin(["gastronomy"]) | table.kind.str.startswith("shop=clothes")]
    assert (centre.district == "Altstadt").mean() > 0.5
    industry = table[table.sector == "industry"]
    areas = metric["commercial_areas"].union_all().buffer(5)
    assert industry.geometry.within(areas).mean() > 0.7
