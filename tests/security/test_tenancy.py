# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of another town in every address of the office: nothing is shown and nothing is changed."""

import pytest
from django.urls import get_resolver, reverse

from standort.accounts.models import Role
from standort.cases.domain.applicant_link import token_of
from standort.cases.domain.case import submit_inquiry
from standort.core.change_log import log_change
from standort.core.models import Change, Job
from standort.land.models import SiteFile
from standort.places.models import DataSource, ImportBatch
from standort.work.models import OutgoingMail

OFFICE = [pattern.name for pattern in get_resolver("standort.office.urls").url_patterns]


@pytest.fixture
def foreign(other_tenant, make_site):
    """One of everything that another town owns."""
    site = make_site(tenant=other_tenant, number="NH-1", name="Fremde Fläche")
    link = submit_inquiry(
        tenant=other_tenant,
        site=site,
        name="Fremde Person",
        email="fremd@example.org",
        text="Fremder Text",
        language="de",
        base_url="http://nachbarheim.example/",
    )
    source = DataSource.objects.create(tenant=other_tenant, title="Quelle", licence="frei")
    file = SiteFile.objects.create(
        tenant=other_tenant,
        site=site,
        kind="photo",
        title="Fremdes Bild",
        file="sites/x.jpg",
        content_type="image/jpeg",
        size_bytes=1,
        is_public=True,
    )
    return {
        "site": site,
        "case": link.case,
        "link": link,
        "mail": OutgoingMail.objects.filter(tenant=other_tenant).first(),
        "job": Job.objects.create(tenant=other_tenant, kind="import.osm", title="Fremd"),
        "batch": ImportBatch.objects.create(tenant=other_tenant, source=source),
        "file": file,
        "change": log_change(link.case, by=None, verb="link_revoked"),
    }


def _address(name, foreign):
    kind = next((key for key in ("case", "site", "mail") if name.startswith(key)), "site")
    if name == "undo":
        return reverse("office:undo", args=[foreign["change"].pk])
    if name.startswith(("import_job", "import_cancel")):
        return reverse(f"office:{name}", args=[foreign["job"].pk])
    if name.startswith(("import_batch", "import_refused")):
        return reverse(f"office:{name}", args=[foreign["batch"].pk])
    if name in ("site_file_show", "site_file_hide", "site_file_remove"):
        return reverse(f"office:{name}", args=[foreign["site"].pk, foreign["file"].pk])
    try:
        return reverse(f"office:{name}", args=[foreign[kind].pk])
    except Exception:  # noqa: BLE001 - an address without a number
        return None


@pytest.mark.parametrize("name", OFFICE)
def test_a_number_of_another_town_is_not_found(name, client, make_user, foreign):
    client.force_login(make_user(Role.ADMIN))
    address = _address(name, foreign)
    if address is None:
        pytest.skip("takes no number")
    before = Change.objects.count()
    statuses = {client.get(address).status_code, client.post(address, {"text": "x"}).status_code}
    assert statuses <= {404, 405}, f"{address}: {statuses}"
    assert Change.objects.count() == before


def test_public_addresses_know_nothing_of_another_town(client, tenant, foreign):
    token, site, file = token_of(foreign["link"]), foreign["site"], foreign["file"]
    for address in (
        reverse("portal:follow_up", args=[token]),
        reverse("portal:site", args=[site.number]),
        reverse("portal:site_geojson", args=[site.number]),
        reverse("portal:site_inquiry", args=[site.number]),
        reverse("file", args=[file.pk]),
    ):
        assert client.get(address).status_code == 404, address
    assert foreign["case"].number not in client.get(f"/anfrage/gesendet/?token={token}").content.decode()
    assert "Fremde" not in client.get(reverse("portal:finder_geojson")).content.decode()


def test_a_member_of_another_town_is_a_stranger_here(client, make_user, other_tenant, tenant):
    client.force_login(make_user(Role.ADMIN, tenant=other_tenant))
    for name in ("today", "cases", "sites", "outbox", "imports", "search"):
        assert client.get(reverse(f"office:{name}")).status_code == 403, name
