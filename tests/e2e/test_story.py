# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The story: find a site, ask, log in, answer, and the follow-up link shows the answer."""

import re

import pytest

QUESTION = "Ist das Grundstück für eine Schreinerei mit acht Beschäftigten geeignet?"
ANSWER = "Ja, das ist es. Kommen Sie am Donnerstag um 10 Uhr vorbei."
CASE_NUMBER = re.compile(r"\b20\d\d-\d{3}\b")


@pytest.fixture
def publish_first_brownfield(new_page, log_in):
    """What comes from OpenStreetMap is a draft until staff publish it."""

    def publish(base: str) -> None:
        page = new_page()
        log_in(page, role="admin", base=base)
        page.goto(f"{base}/office/sites/?kind=brownfield")
        page.locator("main a[href*='/office/sites/']").filter(
            has_text=re.compile("Brach|Fläche")
        ).first.click()
        button = page.locator("form[action$='/publish/'] button").first
        if button.count():
            button.click()
        page.context.close()

    return publish


def _ask(page, base: str) -> str:
    """Find a site and send an inquiry; return the address of the private page."""
    page.goto(f"{base}/")
    page.locator("nav a[href$='/flaechen/']").first.click()
    page.locator("li.so-res h2 a").first.click()
    name = page.locator("h1").inner_text()
    page.locator("a[href$='/anfrage/'].kern-btn:visible").first.click()
    page.fill("#id_name", "Kim Beispiel")
    page.fill("#id_email", "kim@schreinerei.example")
    page.fill("#id_company_name", "Schreinerei Beispiel")
    page.fill("#id_text", QUESTION)
    page.locator("main form button.kern-btn--primary").click()
    page.wait_for_url("**/gesendet/*")
    number = CASE_NUMBER.search(page.locator("main").inner_text())
    assert number
    page.locator("main a.kern-btn--primary").click()
    assert QUESTION in page.locator("main").inner_text()
    assert name in page.locator("main").inner_text()
    return number.group()


def _answer(page, base: str, number: str) -> None:
    page.goto(f"{base}/office/cases/")
    page.locator("main a", has_text=number).or_(
        page.locator("main tr", has_text=number).locator("a")
    ).first.click()
    assert QUESTION in page.locator("main").inner_text()
    page.locator("#answer textarea").fill(ANSWER)
    page.locator("#answer button").click()
    page.locator("main", has_text=ANSWER).wait_for()


@pytest.mark.parametrize("place", ["demo", "real"])
def test_a_visitor_finds_a_site_asks_and_reads_the_answer(
    place, demo, request, new_page, log_in, publish_first_brownfield
):
    base = demo.url()
    if place == "real":
        base = request.getfixturevalue("real_town")
        publish_first_brownfield(base)
    visitor, staff = new_page(), new_page()

    number = _ask(visitor, base)
    log_in(staff, base=base)
    _answer(staff, base, number)
    visitor.reload()

    assert ANSWER in visitor.locator("main").inner_text()
    staff.goto(f"{base}/office/outbox/")
    assert "kim@schreinerei.example" in staff.locator("main").inner_text()


class Keyboard:
    """A person without a mouse."""

    def __init__(self, page) -> None:
        self._page = page

    def go_to(self, selector: str, *, limit: int = 150) -> None:
        """Press Tab until the focus is on what the selector means, and see that the focus shows."""
        for _press in range(limit):
            self._page.keyboard.press("Tab")
            if self._page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                outlined = self._page.evaluate(
                    "() => { const s = getComputedStyle(document.activeElement);"
                    " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"
                )
                assert outlined, f"{selector}: the focus does not show"
                return
        pytest.fail(f"{selector} cannot be reached by Tab on {self._page.url}")

    def type(self, selector: str, text: str) -> None:
        self.go_to(selector)
        self._page.keyboard.type(text)

    def follow(self, selector: str) -> None:
        self.go_to(selector)
        with self._page.expect_navigation():
            self._page.keyboard.press("Enter")


@pytest.mark.parametrize("place", ["demo", "real"])
def test_the_same_story_goes_by_keyboard_alone(place, demo, request, new_page, publish_first_brownfield):
    base = demo.url()
    if place == "real":
        base = request.getfixturevalue("real_town")
        publish_first_brownfield(base)
    visitor, staff = new_page(), new_page()
    hand = Keyboard(visitor)

    visitor.goto(f"{base}/")
    hand.follow("nav a[href$='/flaechen/']")
    hand.follow("li.so-res h2 a")
    hand.follow("main a[href$='/anfrage/']")
    hand.type("#id_name", "Robin Taste")
    hand.type("#id_email", "robin@taste.example")
    hand.type("#id_text", QUESTION)
    hand.follow("main form button.kern-btn--primary")
    number = CASE_NUMBER.search(visitor.locator("main").inner_text())
    assert number
    hand.follow("main a.kern-btn--primary")

    hand = Keyboard(staff)
    staff.goto(f"{base}/account/login/")
    hand.type("input[name=login]", "staff@demo.example")
    hand.type("input[name=password]", demo.password)
    with staff.expect_navigation():
        staff.keyboard.press("Enter")
    hand.follow("nav a[href$='/office/cases/']")
    pk = staff.evaluate(
        "number => [...document.querySelectorAll('main a[href*=\"/office/cases/\"]')]"
        ".find(a => (a.closest('tr, li') ?? a).textContent.includes(number)).getAttribute('href')",
        number.group(),
    )
    hand.follow(f"main a[href='{pk}']")
    hand.type("#answer textarea", ANSWER)
    hand.follow("#answer button")

    visitor.reload()
    assert ANSWER in visitor.locator("main").inner_text()
