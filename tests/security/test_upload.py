# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Files of a hostile uploader: refused, or made harmless; what is sent out runs nothing."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from standort.land.models import SiteFile


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(width, height, *, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IDAT", zlib.compress(bytes(100)))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + extra + body + _chunk(b"IEND", b"")


def _jpeg():
    target = BytesIO()
    Image.new("RGB", (20, 20), "red").save(target, "JPEG")
    return target.getvalue()


REFUSED = {
    "drawing with script": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "web page": b"<html><script>alert(1)</script>",
    "nothing": b"",
    "ten milliard pixels": _png(100_000, 100_000),
    "no pixels": _png(0, 0),
    "text that unpacks": _png(50, 50, extra=_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(20_000_000)))),
    "cut photo": _jpeg()[:200],
    "cut PDF": b"%PDF-1.4 ",
    "animation": b"GIF89a" + bytes(50),
    "broken webp": b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 30,
}


def _add(client, site, content, *, name="bild.jpg", public=True):
    return client.post(
        f"/office/sites/{site.pk}/files/add/",
        {
            "file": SimpleUploadedFile(name, content),
            "title": "<b onclick=x>Bild</b>",
            "is_public": "on" if public else "",
        },
    )


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_photo_and_no_pdf_is_refused_and_nothing_stored(kind, client, staff, make_site, settings):
    client.force_login(staff)
    assert _add(client, make_site(), REFUSED[kind]).status_code == 422
    assert not SiteFile.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_name_and_words_hidden_behind_a_photo_do_not_survive(client, staff, make_site, settings):
    client.force_login(staff)
    _add(client, make_site(), _jpeg() + b"<script>alert(1)</script>", name="../../../evil.html")
    (stored,) = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert stored.suffix == ".jpg"
    assert b"<script" not in stored.read_bytes()


@pytest.mark.parametrize("content", [_jpeg(), b"%PDF-1.4 <script>alert(1)</script>\n%%EOF"])
def test_a_file_is_sent_so_that_it_runs_nothing(content, client, staff, make_site):
    client.force_login(staff)
    _add(client, make_site(), content, name="seite.html")
    client.logout()
    answer = client.get(f"/files/{SiteFile.objects.get().pk}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] in ("image/jpeg", "application/pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith("attachment") == (content[:4] == b"%PDF")
    assert answer.getvalue()


def test_a_file_that_is_not_public_is_not_found_outside(client, staff, make_site):
    client.force_login(staff)
    _add(client, make_site(), _jpeg(), public=False)
    file = SiteFile.objects.get()
    inside = client.get(f"/files/{file.pk}/")
    assert "private" in inside["Cache-Control"]
    assert inside.getvalue()
    client.logout()
    assert client.get(f"/files/{file.pk}/").status_code == 404
