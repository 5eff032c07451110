# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Every page, in both languages, light and dark, on a phone and on a desk: no barrier, no sideways scroll."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
WIDTHS = (1440, 390)
THEMES = ("light", "dark")
# What stands for a record in an address: two sites are the same page.
RECORD = re.compile(r"/(?:\d+|[A-Z]{2}-\d{4}-\d+|[\w-]{20,}[:\w-]*)(?=/|$)")
HREF = re.compile(r"""<a\b[^>]*?\shref=["']([^"'#]+)""")
MAX_PAGES = 80
STARTS = {
    "portal": ("", "flaechen/", "anfrage/", "account/login/", "account/password/reset/", "gibt-es-nicht/"),
    "office": ("office/", "office/cases/", "office/sites/new/", "account/2fa/", "account/password/change/"),
}


def _kind_of(address: str) -> str:
    return RECORD.sub("/#", urlsplit(address).path)


def _pages(page: Page, base: str, *, area: str, prefix: str) -> Iterator[str]:
    """Follow links and yield one address of every kind of page."""
    waiting = [f"{base}/{prefix}{path}" for path in STARTS[area]]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop(0)
        if _kind_of(address) in seen or not _belongs(address, base, area=area, prefix=prefix):
            continue
        seen.add(_kind_of(address))
        assert len(seen) < MAX_PAGES, "the crawl does not come to an end"
        answer = page.request.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        yield address
        waiting += [urljoin(address, target.replace("&amp;", "&")) for target in HREF.findall(answer.text())]


def _belongs(address: str, base: str, *, area: str, prefix: str) -> bool:
    path = urlsplit(address).path
    if not address.startswith(base) or path.startswith("/en/") != bool(prefix):
        return False
    inside = path.removeprefix("/en").startswith(("/office/", "/account/"))
    if area == "portal":
        return not inside or path.endswith(("/login/", "/password/reset/"))
    return inside


def _problems(page: Page, address: str) -> Iterator[str]:
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(address)
    page.evaluate(AXE)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            where = f"{address} [{theme}, {width}]"
            found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            for violation in found["violations"]:
                places = [node["target"] for node in violation["nodes"][:3]]
                yield f"{where}: {violation['id']} ({violation['impact']}) {places}"
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                yield f"{where}: scrolls sideways"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("area", ["portal", "office"])
def test_no_page_has_a_barrier_or_scrolls_sideways(area, language, demo, new_page, log_in):
    page = new_page()
    if area == "office":
        log_in(page, role="admin")
    prefix = "" if language == "de" else "en/"
    addresses = list(_pages(page, demo.url(), area=area, prefix=prefix))

    problems = [problem for address in addresses for problem in _problems(page, address)]

    assert len(addresses) > len(STARTS[area])
    assert problems == []


def test_the_private_page_and_a_refused_form_have_no_barrier(demo, new_page):
    page = new_page()
    page.goto(f"{demo.url()}/anfrage/")
    page.locator("main form button.kern-btn--primary").click()
    page.locator("[role=alert]").first.wait_for()
    page.evaluate(AXE)
    refused = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    page.fill("#id_name", "Kim Beispiel")
    page.fill("#id_email", "kim@beispiel.example")
    page.fill("#id_text", "Eine Frage.")
    page.locator("main form button.kern-btn--primary").click()
    page.wait_for_url("**/gesendet/*")
    sent = list(_problems(page, page.url))
    page.locator("main a.kern-btn--primary").click()

    assert [violation["id"] for violation in refused] == []
    assert sent + list(_problems(page, page.url)) == []
