# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which office a host name leads to."""

import pytest
from django.test import Client

from standort.core.models import Tenant, TenantHost
from standort.core.tenancy import tenant_for_host


@pytest.mark.parametrize("host", ["testserver", "TESTSERVER", "testserver:8000"])
def test_a_host_leads_to_the_office_that_claims_it(host, tenant, other_tenant):
    assert tenant_for_host(host) == tenant


def test_another_host_leads_to_another_office(tenant, other_tenant):
    assert tenant_for_host("nachbarheim.example") == other_tenant


def test_a_host_nobody_claims_leads_nowhere_where_there_are_several(tenant, other_tenant):
    assert tenant_for_host("stray.example") is None


def test_a_host_nobody_claims_leads_nowhere_where_the_only_office_claims_another(tenant):
    assert tenant_for_host("stray.example") is None


def test_the_only_office_without_a_host_is_served_under_every_name(db):
    only = Tenant.objects.create(key="town", name="Town", office_name="Office")
    assert tenant_for_host("localhost:8000") == only


def test_an_office_without_host_is_hidden_as_soon_as_there_are_two(db):
    Tenant.objects.create(key="one", name="One", office_name="Office")
    two = Tenant.objects.create(key="two", name="Two", office_name="Office")
    TenantHost.objects.create(tenant=two, host="two.example")
    assert tenant_for_host("localhost") is None


def test_a_stray_host_gets_a_page_that_says_so_and_no_data(tenant, other_tenant):
    response = Client().get("/", headers={"host": "stray.example"})
    assert response.status_code == 503
    assert "Musterstadt" not in response.content.decode()


def test_the_page_of_a_host_names_its_office(tenant, other_tenant):
    page = Client().get("/account/login/", headers={"host": "nachbarheim.example"}).content.decode()
    assert "Nachbarheim" in page
    assert "Musterstadt" not in page
