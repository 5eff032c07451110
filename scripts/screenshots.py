# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Take the pictures of the README and the handbook from a real demo, so that they stay true.

    uv run scripts/screenshots.py [--chromium /usr/bin/chromium]

Starts a demo in a folder of its own on a free port, walks through the pages and writes docs/images/.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images"
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
START_WITHIN_S = 180


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    with demo() as (base, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=ARGUMENTS)
        visitor_pictures(browser, base)
        office_pictures(browser, base, password)
        browser.close()
    return 0


@contextmanager
def demo() -> Iterator[tuple[str, str]]:
    """Run the demo; give its address and password."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STANDORT_")}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="standort-pictures-") as folder:
        place = Path(folder) / "data"
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "standort.cli", "demo"),
                *("--port", str(port), "--data-dir", str(place)),
            ],
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        try:
            wait_for(process, port)
            notes = json.loads((place / ".standort.json").read_text(encoding="utf-8"))
            yield f"http://localhost:{port}", notes["password"]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.3)
    message = "the demo did not start"
    raise RuntimeError(message)


def new_page(browser: Browser, size: dict[str, int], *, dark: bool = False) -> Page:
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        locale="de-DE",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    return context.new_page()


def take(page: Page, name: str) -> None:
    """Wait until nothing is loaded any more, then keep what is seen."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # MapLibre draws after its last tile has come
    Image.open(BytesIO(page.screenshot())).convert("RGB").save(TARGET / f"{name}.png", optimize=True)
    print(f"{name}.png  {(TARGET / f'{name}.png').stat().st_size // 1000} kB")


def visitor_pictures(browser: Browser, base: str) -> None:
    page = new_page(browser, DESK)
    page.goto(f"{base}/")
    take(page, "start")
    page.goto(f"{base}/flaechen/")
    take(page, "finder")
    page.locator("li.so-res h2 a").first.click()
    take(page, "site")
    phone = new_page(browser, PHONE, dark=True)
    phone.goto(f"{base}/flaechen/")
    take(phone, "finder-phone-dark")


def office_pictures(browser: Browser, base: str, password: str) -> None:
    page = new_page(browser, DESK)
    page.goto(f"{base}/account/login/")
    page.fill("input[name=login]", "staff@demo.example")
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/**")
    take(page, "today")
    page.goto(f"{base}/office/cases/")
    # The newest case stands first; the last one has the longest conversation.
    page.locator("main tbody a[href*='/office/cases/'], main li a[href*='/office/cases/']").last.click()
    take(page, "case")


if __name__ == "__main__":
    sys.exit(main())
