# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What all public pages have in common."""

import re

import pytest

pytestmark = pytest.mark.django_db
PAGES = (
    "/",
    "/flaechen/",
    "/anfrage/",
    "/anfrage/gesendet/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_one_heading_a_title_and_no_foreign_address(client, make_site, prefix, page):
    make_site()
    answer = client.get(prefix + page)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert not re.search(r"<title>\s*–", text)
    assert not re.findall(r'(?:src|href)="https?://(?!testserver)', text)
    assert " style=" not in text
    assert "<script>" not in text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_no_dead_links(client, make_site, page):
    make_site()
    text = client.get(page).content.decode()
    links = set(re.findall(r'href="(/[^"#]*|\?[^"#]*)"', text))
    for link in links:
        target = page + link if link.startswith("?") else link
        if not target.startswith(("/static", "/account")):
            assert client.get(target.replace("&amp;", "&")).status_code in (200, 302), target


def test_legal_pages_say_that_they_are_drafts_until_the_data_are_there(client, tenant):
    pages = ("/impressum/", "/datenschutz/", "/barrierefreiheit/")
    assert all("Entwurf" in client.get(page).content.decode() for page in pages)
    tenant.legal_name, tenant.contact_address = "Stadt Musterstadt", "Rathausplatz 1, 59999 Musterstadt"
    tenant.save()
    for page in pages:
        text = client.get(page).content.decode()
        assert "Entwurf" not in text
    assert "Rathausplatz 1" in client.get("/impressum/").content.decode()


def test_privacy_names_purpose_basis_retention_and_rights(client, tenant):
    tenant.retention_months = 18
    tenant.save()
    text = client.get("/datenschutz/").content.decode().replace("\u00a0", " ")
    for words in ("Art. 6 Abs. 1 Buchst. e DSGVO", "18 Monate", "Art. 15 bis 18 und 21 DSGVO", "Cookies"):
        assert words in text


def test_an_unknown_address_says_so(client, tenant):
    page = client.get("/gibt-es-nicht/")
    assert page.status_code == 404
    assert "<h1" in page.content.decode()
