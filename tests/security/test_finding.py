# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What an attack on the first version found, so that it does not come back."""

import json
import logging

import pytest
import shapely
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from standort.accounts.models import Membership, Role, User
from standort.cases.models import Case
from standort.core.errors import InvalidInputError
from standort.formats.boundary import read_boundaries
from standort.formats.errors import FormatError
from standort.land.domain.site import edit_site, publish_site
from standort.land.models import SiteStatus
from standort.project.log_filter import DiscreetFilter
from standort.work.models import OutgoingMail

pytestmark = pytest.mark.django_db
RESET = "/account/password/reset/"


@pytest.fixture
def outbox_mode(settings):
    settings.MAIL_DELIVERY = "outbox"


def test_a_forgotten_password_is_not_mailed_through_another_towns_host(
    client, outbox_mode, make_user, tenant, other_tenant
):
    user = make_user(Role.PARTNER)
    client.post(RESET, {"email": user.email}, headers={"host": "nachbarheim.example"})
    assert not OutgoingMail.objects.exists()
    client.post(RESET, {"email": user.email})
    assert OutgoingMail.objects.get().tenant == tenant


def test_an_administrator_reads_no_account_mail_of_who_works_elsewhere_too(
    client, outbox_mode, make_user, tenant, other_tenant
):
    user = make_user(Role.STAFF)
    client.post(RESET, {"email": user.email})
    client.force_login(make_user(Role.ADMIN))
    assert client.get("/office/outbox/").context["listing"].total == 1
    Membership.objects.create(tenant=other_tenant, user=user, role=Role.STAFF)
    assert client.get("/office/outbox/").context["listing"].total == 0
    assert client.get(f"/office/outbox/{OutgoingMail.objects.get().pk}/").status_code == 404


def test_an_address_that_repeats_itself_makes_no_larger_page(client, make_site):
    make_site()
    kinds = "&".join(f"kind={kind}" for kind in ("plot", "brownfield", "infill", "premises"))
    once = client.get(f"/flaechen/?{kinds}")
    address = "/flaechen/?" + "&".join([kinds] * 200)
    often = client.get(address)
    long = client.get("/flaechen/", {"q": "x" * 200_000, "sort": "y" * 50_000})
    # The link to the other language names the address itself; nothing else repeats it.
    assert len(often.content) < len(once.content) + 5 * len(address)
    assert len(long.content) < len(once.content) + 5 * 250_000


@pytest.mark.parametrize("kind", ["link", "URL", "LINK", None])
@pytest.mark.parametrize("key", ["crs", "CRS"])
@pytest.mark.parametrize("depth", ["collection", "geometry"])
def test_no_coordinate_system_is_fetched_from_an_address(kind, key, depth, tmp_path):
    crs = {key: {"type": kind, "properties": {"href": "http://127.0.0.1:9/crs"}}}
    shape = {**shapely.geometry.mapping(shapely.box(8, 51, 9, 52))}
    feature = {"type": "Feature", "properties": {"GEN": "Ort", "AGS": "05999999"}, "geometry": shape}
    content = {"type": "FeatureCollection", "features": [feature]}
    (content if depth == "collection" else shape).update(crs)
    path = tmp_path / "border.geojson"
    path.write_text(json.dumps(content))
    with pytest.raises(FormatError) as refused:
        read_boundaries(path)
    assert refused.value.code == "gis_coordinates"


def test_the_log_holds_no_private_link_and_no_traceback_of_a_refusal():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "x", 1, "Forbidden: %s", ("/follow_up/SecretNonce:signature/",),
        (PermissionDenied, PermissionDenied(), None),
    )  # fmt: skip
    assert DiscreetFilter().filter(record)
    assert record.getMessage() == "Forbidden: /follow_up/…/"
    assert record.exc_info is None


def test_pages_of_the_office_stay_in_no_cache(client, staff, tenant):
    client.force_login(staff)
    for address in ("/office/", "/office/cases/", "/office/search/?q=x"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_a_stranger_cannot_leave_a_file(tenant):
    stranger = Client(enforce_csrf_checks=True)
    file = SimpleUploadedFile("big.bin", b"x" * 1_000_000)
    answer = stranger.post("/account/login/", {"login": "a@b.example", "password": "x", "file": file})
    assert answer.status_code == 403
    assert not answer.wsgi_request.FILES


def test_a_double_click_opens_one_case(client, tenant):
    form = client.get("/anfrage/").context["form"]
    data = {"name": "Alex", "email": "a@b.example", "text": "Wir suchen Land.", "once": form.initial["once"]}
    first, second = client.post("/anfrage/", data), client.post("/anfrage/", data)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1
    client.post("/anfrage/", {**data, "once": ""})
    client.post("/anfrage/", {**data, "once": ""})
    assert Case.objects.count() == 3


def test_a_site_as_large_as_the_world_is_refused(tenant, staff, make_site):
    site = make_site()
    with pytest.raises(InvalidInputError):
        edit_site(
            site_id=site.pk, tenant=tenant, by=staff, values={"geometry": shapely.box(-170, -80, 170, 80)}
        )
    site.refresh_from_db()
    assert site.geometry.area < 1


def test_publishing_twice_is_noted_once(tenant, staff, make_site):
    site = make_site(is_public=False, status=SiteStatus.DRAFT)
    first = publish_site(site_id=site.pk, tenant=tenant, by=staff).updated_at
    assert publish_site(site_id=site.pk, tenant=tenant, by=staff).updated_at == first


@pytest.mark.parametrize("host", ["testserver.", "TESTSERVER"])
def test_a_host_may_be_written_in_full_or_in_capitals(client, tenant, host):
    assert client.get("/", headers={"host": host}).status_code == 200


def test_the_account_of_nobody_here_gets_no_mail(client, outbox_mode, tenant):
    User.objects.create_user(email="alone@nowhere.example", password="a long enough password", name="A")
    client.post(RESET, {"email": "alone@nowhere.example"})
    assert not OutgoingMail.objects.exists()
