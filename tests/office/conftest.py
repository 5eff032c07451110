# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the office are tested with: one of each record, in either town."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.test import Client
from django.utils.translation import override
from PIL import Image

from standort.accounts.models import Role, User
from standort.cases.domain.case import submit_inquiry
from standort.cases.models import Case
from standort.core.change_log import log_change
from standort.core.models import Change, Job, JobState, Tenant
from standort.land.models import Site, SiteFile, SiteFileKind
from standort.places.models import BatchState, DataSource, ImportBatch
from standort.work.models import OutgoingMail


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """One of everything that has an address in the office."""

    case: Case
    site: Site
    file: SiteFile
    mail: OutgoingMail
    job: Job
    batch: ImportBatch
    change: Change


@pytest.fixture(autouse=True)
def _in_german():
    """The language of a request outlives it in its thread; the next test begins in German."""
    with override("de"):
        yield


@pytest.fixture
def make_case() -> Callable[..., Case]:
    def make(*, tenant: Tenant, site: Site | None = None, **words) -> Case:
        values = {"name": "Jana Winter", "email": "jana@example.org", "text": "Guten Tag", "language": "de"}
        link = submit_inquiry(tenant=tenant, site=site, base_url="http://testserver", **{**values, **words})
        return link.case

    return make


@pytest.fixture
def make_records(make_site, make_case) -> Callable[..., Records]:
    def make(*, tenant: Tenant) -> Records:
        site = make_site(tenant=tenant)
        case = make_case(tenant=tenant, site=site)
        source = DataSource.objects.create(
            tenant=tenant, dataset="osm", title="OpenStreetMap", licence="ODbL"
        )
        return Records(
            site=site,
            case=case,
            file=SiteFile.objects.create(
                tenant=tenant,
                site=site,
                kind=SiteFileKind.DOCUMENT,
                title="Plan",
                file="sites/none.pdf",
                content_type="application/pdf",
                size_bytes=1,
            ),
            mail=OutgoingMail.objects.filter(tenant=tenant, reference=case.number).first(),
            job=Job.objects.create(tenant=tenant, kind="import.osm", title="town.osm", state=JobState.DONE),
            batch=ImportBatch.objects.create(
                tenant=tenant, source=source, dataset="osm", state=BatchState.VALID, tally={"lines": []}
            ),
            change=log_change(site, by=None, verb="published", fields={"is_public": (False, True)}),
        )

    return make


@pytest.fixture
def login(make_user) -> Callable[..., Client]:
    """Return a client that has signed in with a role."""

    def sign_in(role: Role = Role.STAFF) -> Client:
        user = User.objects.filter(email=f"{role}@musterstadt.example").first() or make_user(role)
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def photo() -> Callable[..., bytes]:
    """Return the bytes of a small picture with a place in its metadata."""

    def paint(*, kind: str = "JPEG", size: tuple[int, int] = (640, 480), gps: bool = True) -> bytes:
        image = Image.new("RGB", size, (20, 120, 90))
        exif = Image.Exif()
        if gps:
            exif.get_ifd(0x8825)[1] = "N"
            exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
            exif[0x010F] = "SecretCamera"
        stream = BytesIO()
        image.save(stream, kind, **({"exif": exif} if kind == "JPEG" else {}))
        return stream.getvalue()

    return paint
