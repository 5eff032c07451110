# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A real demo, started by its command, and a real browser in front of it.

The demo runs in processes of its own with a database of its own, so that it meets neither the test
database nor Django's settings of the suite.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_WITHIN_S = 180
EXPECTED_STATUS = re.compile(r"status of (404|422) ")
TOWN = {
    "name": "Bad Wildbad",
    "ags": "08235079",
    "file": "badwildbad.osm.pbf",
    "host": "bad-wildbad.localhost",
}


@dataclass(frozen=True)
class Demo:
    """A running demo: where it is and how to get in."""

    port: int
    data_dir: Path
    password: str
    environment: dict[str, str]

    def url(self, host: str = "localhost") -> str:
        return f"http://{host}:{self.port}"

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "standort.cli", *arguments, "--data-dir", str(self.data_dir)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=START_WITHIN_S,
        )


def pytest_collection_modifyitems(items):
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)
            # One demo serves all of them; two at once would only share the two cores.
            item.add_marker(pytest.mark.xdist_group("e2e"))


@pytest.fixture(scope="session")
def chromium() -> Path:
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium on this machine (package chromium)")
    return CHROMIUM


@pytest.fixture(scope="session")
def environment() -> Iterator[dict[str, str]]:
    """Return the environment of the demo: none of the suite's settings, a database of its own."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("STANDORT_") and name != "DJANGO_SETTINGS_MODULE"
    }
    clean["LANG"] = "C.UTF-8"
    server = os.environ.get("STANDORT_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield clean
        return
    import psycopg

    name = f"standort_e2e_{uuid.uuid4().hex[:8]}"
    maintenance = server.rsplit("/", 1)[0] + "/postgres"
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield {**clean, "STANDORT_DATABASE_URL": server.rsplit("/", 1)[0] + f"/{name}"}
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def demo(environment, tmp_path_factory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo") / "data"
    port = _free_port()
    log = folder.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "standort.cli", "demo"),
                *("--port", str(port), "--premises", "500", "--data-dir", str(folder)),
            ],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for_table(process, log)
        notes = json.loads((folder / ".standort.json").read_text(encoding="utf-8"))
        yield Demo(port, folder, notes["password"], environment)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait_for_table(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while "staff@demo.example" not in log.read_text(encoding="utf-8"):
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the demo did not start:\n{log.read_text(encoding='utf-8')}")
        time.sleep(0.3)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Watch:
    """Notes what a page must not do: fetch from elsewhere, or write an error to the console."""

    origins: set[str]
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("request", self._on_request)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))

    def _on_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc not in self.origins:
            self.foreign.append(request.url)

    def _on_console(self, message) -> None:
        # The browser itself reports pages that answer 404 or 422; such pages are looked at on purpose.
        if message.type == "error" and not EXPECTED_STATUS.search(message.text):
            self.errors.append(f"{message.location.get('url', '')}: {message.text}")


@pytest.fixture
def browser(chromium) -> Iterator[Browser]:
    # Playwright's loop must not outlive the test: Django refuses its ORM where a loop runs.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def watch(demo) -> Iterator[Watch]:
    watch = Watch({f"{host}:{demo.port}" for host in ("localhost", TOWN["host"])})
    yield watch
    assert watch.foreign == []
    assert watch.errors == []


@pytest.fixture
def new_page(browser, watch) -> Callable[..., Page]:
    """Make a page in a session of its own, watched for what it must not do."""

    def make(**options) -> Page:
        context: BrowserContext = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "locale": "de-DE", **options}
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        watch.follow(page)
        return page

    return make


@pytest.fixture
def log_in(demo) -> Callable[..., None]:
    def enter(page: Page, *, role: str = "staff", base: str | None = None) -> None:
        page.goto(f"{base or demo.url()}/account/login/")
        page.fill("input[name=login]", f"{role}@demo.example")
        page.fill("input[name=password]", demo.password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/**")

    return enter


@pytest.fixture(scope="session")
def real_town(demo, shared) -> str:
    """Bring a real town into the demo and return its address."""
    source = shared / "osm" / TOWN["file"]
    done = demo.command("import", "osm", str(source), "--municipality", TOWN["name"], "--ags", TOWN["ags"])
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"addresses: 1,\d{3} in, \d+ outside", done.stdout), done.stdout
    assert TOWN["host"] in done.stdout
    return demo.url(TOWN["host"])
