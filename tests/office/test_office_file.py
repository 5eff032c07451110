# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Photos and documents: cleaned, refused, shown to the right people, removed and brought back."""

import struct
import zlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from standort.accounts.models import Role
from standort.core.models import Change
from standort.land.models import SiteFile

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def site(make_site):
    return make_site()


@pytest.fixture
def client(login):
    return login(Role.PLANNER)


def _add(client, site, content, *, name="bild.jpg", title="Ansicht von Osten", **extra):
    data = {"file": SimpleUploadedFile(name, content), "title": title, **extra}
    return client.post(reverse("office:site_file_add", args=[site.pk]), data)


def _content(row):
    with row.file.open("rb") as stream:
        return stream.read()


def _stored_files():
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_painted_anew_without_place_and_camera(kind, client, site, photo):
    assert _add(client, site, photo(kind=kind)).status_code == 302
    row = SiteFile.objects.get()
    assert (row.kind, row.content_type) == ("photo", "image/jpeg")
    content = _content(row)
    assert b"SecretCamera" not in content
    with Image.open(BytesIO(content)) as image:
        assert image.format == "JPEG"
        assert dict(image.getexif()) == {}
        assert image.size == (640, 480)


def test_a_photo_lying_on_its_side_is_turned_upright(client, site):
    image, exif, stream = Image.new("RGB", (40, 20)), Image.Exif(), BytesIO()
    exif[0x0112] = 6
    image.save(stream, "JPEG", exif=exif)
    _add(client, site, stream.getvalue())
    with Image.open(BytesIO(_content(SiteFile.objects.get()))) as upright:
        assert upright.size == (20, 40)


def test_a_large_photo_becomes_as_large_as_a_screen_needs(client, site, photo):
    _add(client, site, photo(size=(4000, 1000)))
    with Image.open(BytesIO(_content(SiteFile.objects.get()))) as image:
        assert max(image.size) == 2560


def test_a_pdf_is_a_document_whatever_its_name(client, site):
    assert _add(client, site, PDF, name="foto.jpg").status_code == 302
    row = SiteFile.objects.get()
    assert (row.kind, row.content_type) == ("document", "application/pdf")
    assert _content(row) == PDF


def _png_header(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = zlib.compress(b"\0" * 100)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", len(body))
        + b"IDAT"
        + body
        + struct.pack(">I", zlib.crc32(b"IDAT" + body))
        + struct.pack(">I", 0)
        + b"IEND"
        + struct.pack(">I", zlib.crc32(b"IEND"))
    )


def _zip_bomb():
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 20_000_000)
    return stream.getvalue()


HOSTILE = {
    "nothing": b"",
    "text": b"only words",
    "html": b"<html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "zip bomb": _zip_bomb(),
    "picture bomb": _png_header(60_000, 60_000),
    "enough pixels to hurt": _png_header(9_000, 9_000),
    "cut off picture": _png_header(100, 100)[:60],
    "cut off pdf": b"%PDF-1.7\n1 0 obj<<>>",
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "program": b"MZ" + b"\0" * 200,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason_and_nothing_is_stored(name, client, site):
    response = _add(client, site, HOSTILE[name], name="bild.jpg")
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]
    assert SiteFile.objects.count() == 0
    assert _stored_files() == []


def test_a_photo_over_ten_megabytes_is_refused(client, site):
    response = _add(client, site, b"\xff\xd8\xff" + b"\0" * 10_000_001)
    assert response.status_code == 422
    assert "10" in str(response.context["form"].errors["file"])


def test_without_a_description_nothing_is_stored(client, site, photo):
    response = _add(client, site, photo(), title=" ")
    assert list(response.context["form"].errors) == ["title"]
    assert _stored_files() == []


def test_a_removed_file_comes_back_by_undo_once(client, site, photo):
    _add(client, site, photo(), is_public="on")
    row = SiteFile.objects.get()
    content = _content(row)
    page = client.post(
        reverse("office:site_file_remove", args=[site.pk, row.pk]), follow=True
    ).content.decode()
    change = Change.objects.get(verb="file_removed")
    assert reverse("office:undo", args=[change.pk]) in page
    assert SiteFile.objects.count() == 0
    assert Client().get(reverse("file", args=[row.pk])).status_code == 404
    client.post(reverse("office:undo", args=[change.pk]))
    back = SiteFile.objects.get()
    assert (back.pk, back.title, back.is_public) == (row.pk, row.title, True)
    assert _content(back) == content
    page = client.post(reverse("office:undo", args=[change.pk]), follow=True).content.decode()
    assert "nicht mehr" in page
    assert SiteFile.objects.count() == 1


def test_of_two_removed_files_each_comes_back(client, site, photo):
    for title in ("Eins", "Zwei"):
        _add(client, site, photo(), title=title)
    for row in SiteFile.objects.all():
        client.post(reverse("office:site_file_remove", args=[site.pk, row.pk]))
    for change in Change.objects.filter(verb="file_removed").order_by("pk"):
        client.post(reverse("office:undo", args=[change.pk]))
    assert {row.title for row in SiteFile.objects.all()} == {"Eins", "Zwei"}


def test_a_file_removed_a_month_ago_is_deleted_for_good(client, site, photo):
    for title in ("Alt", "Neu"):
        _add(client, site, photo(), title=title)
    old, new = SiteFile.objects.order_by("pk")
    client.post(reverse("office:site_file_remove", args=[site.pk, old.pk]))
    Change.objects.filter(verb="file_removed").update(at=timezone.now() - timedelta(days=31))
    assert len(_stored_files()) == 2
    client.post(reverse("office:site_file_remove", args=[site.pk, new.pk]))
    assert len(_stored_files()) == 1


def _get(client, row):
    response = client.get(reverse("file", args=[row.pk]))
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end the file is closed
    return response


def test_the_public_sees_a_public_file_of_a_published_site_only(client, site, photo, login):
    _add(client, site, photo(), is_public="on")
    row = SiteFile.objects.get()
    response = _get(Client(), row)
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Content-Disposition"].startswith("inline")
    client.post(reverse("office:site_file_hide", args=[site.pk, row.pk]))
    assert _get(Client(), row).status_code == 404
    assert _get(login(Role.COUNCIL), row).status_code == 200
    client.post(reverse("office:site_file_show", args=[site.pk, row.pk]))
    client.post(reverse("office:site_withdraw", args=[site.pk]))
    assert _get(Client(), row).status_code == 404
    assert _get(client, row).status_code == 200
    assert _get(login(Role.PARTNER), row).status_code == 404


def test_a_pdf_is_downloaded_not_opened(client, site):
    _add(client, site, PDF, name="plan.pdf", title="B-Plan Nr. 7", is_public="on")
    response = _get(Client(), SiteFile.objects.get())
    assert response["Content-Disposition"].startswith("attachment")
    assert "b-plan-nr-7.pdf" in response["Content-Disposition"]


def test_a_file_of_another_town_is_not_found(client, site, photo, other_tenant):
    _add(client, site, photo(), is_public="on")
    row = SiteFile.objects.get()
    row.tenant = other_tenant
    row.save()
    assert _get(client, row).status_code == 404
    assert (
        Client().get(reverse("file", args=[row.pk]), headers={"host": "nachbarheim.example"}).status_code
        == 404
    )


def test_a_file_that_is_missing_on_the_disk_is_not_found(client, site, photo):
    _add(client, site, photo(), is_public="on")
    row = SiteFile.objects.get()
    row.file.storage.delete(row.file.name)
    assert _get(Client(), row).status_code == 404
