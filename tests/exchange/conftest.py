# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A village written by hand as an OpenStreetMap file, a look at every table, processes to kill."""

import hashlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Self
from xml.sax.saxutils import quoteattr

import pytest
from django.apps import apps

LON, LAT = 8.05, 51.55
STEP = 0.001
SCRIPT = Path(__file__).with_name("separate_process.py")


class Village:
    """Writes .osm files: a street, numbered houses, a shop, a vacant shop, a works area, a brownfield."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nodes: dict[int, tuple[float, float, dict[str, str]]] = {}
        self.ways: dict[int, tuple[list[int], dict[str, str]]] = {}

    def node(self, number: int, x: float, y: float, **tags: str) -> int:
        """Add a point; x and y count in steps of about 100 m from the corner of the village."""
        self.nodes[number] = (
            LON + x * STEP,
            LAT + y * STEP,
            {k.replace("__", ":"): v for k, v in tags.items()},
        )
        return number

    def line(self, number: int, *points: tuple[float, float], **tags: str) -> None:
        refs = [self.node(number * 100 + at, x, y) for at, (x, y) in enumerate(points)]
        self.ways[number] = (refs, tags)

    def area(self, number: int, x: float, y: float, size: float = 1.0, **tags: str) -> None:
        corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
        refs = [self.node(number * 100 + at, *corner) for at, corner in enumerate(corners)]
        self.ways[number] = ([*refs, refs[0]], tags)

    def write(self, name: str = "village.osm") -> Path:
        def tags(given: dict[str, str]) -> str:
            return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in given.items())

        parts = ['<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">']
        for number, (lon, lat, given) in sorted(self.nodes.items()):
            parts.append(f'<node id="{number}" lat="{lat:.7f}" lon="{lon:.7f}">{tags(given)}</node>')
        for number, (refs, given) in sorted(self.ways.items()):
            points = "".join(f'<nd ref="{ref}"/>' for ref in refs)
            parts.append(f'<way id="{number}">{points}{tags(given)}</way>')
        path = self.folder / name
        path.write_text("\n".join([*parts, "</osm>"]), encoding="utf-8")
        return path


def build_village(folder: Path) -> Village:
    village = Village(folder)
    village.line(1, (0, 0), (10, 0), highway="residential", name="Hauptstraße", surface="asphalt")
    village.line(2, (10, 0), (10, 5), highway="secondary", name="Bergweg")
    village.line(3, (30, 0), (31, 0), highway="residential", name="Hauptstraße")
    for number in range(1, 6):
        village.node(number, number, 0.2, addr__street="Hauptstraße", addr__housenumber=str(number))
    village.node(6, 30, 0.2, addr__street="Hauptstraße", addr__housenumber="99")
    village.node(
        10, 1, 0.21, shop="bakery", name="Backhaus", addr__street="Hauptstraße", addr__housenumber="1"
    )
    village.node(11, 2, 0.21, shop="vacant", addr__street="Hauptstraße", addr__housenumber="2")
    village.area(20, 4, 1, landuse="industrial", name="Am Werk")
    village.area(21, 6, 1, landuse="brownfield")
    village.area(22, 1, 0.15, 0.1, building="house")
    return village


@pytest.fixture
def village(tmp_path) -> Village:
    return build_village(tmp_path)


def table_rows() -> dict[str, list[tuple]]:
    """Return every row of every table of ours."""
    return {
        model._meta.db_table: sorted(
            (tuple(map(_plain, row)) for row in model._base_manager.values_list()), key=repr
        )
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("standort")
    }


def _plain(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes | memoryview) else value


@pytest.fixture
def rows_of_all_tables() -> Callable[[], dict[str, list[tuple]]]:
    return table_rows


class ProcessServer:
    """Runs functions of ``separate_process``, each in a process of its own."""

    def __enter__(self) -> Self:
        if not hasattr(os, "fork"):
            pytest.skip("this system cannot fork")
        self._errors = tempfile.TemporaryFile()
        self._server = subprocess.Popen(
            [sys.executable, str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "STANDORT_LOG_LEVEL": "ERROR", "STANDORT_DATABASE_URL": ""},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stdin.close()
        self._server.wait(timeout=60)
        self._server.stdout.close()
        self._errors.close()

    def start(self, name: str, *arguments: object) -> int:
        """Start a function and return the number of its process."""
        texts = [str(value) if isinstance(value, Path) else value for value in arguments]
        self._server.stdin.write((json.dumps([name, *texts]) + "\n").encode())
        self._server.stdin.flush()
        return int(self._answer())

    def wait(self) -> int:
        """Wait for the end of what was started and return its exit code."""
        return int(self._answer())

    def run(self, name: str, *arguments: object) -> None:
        self.start(name, *arguments)
        assert self.wait() == 0, self.errors()

    def run_and_kill(self, name: str, *arguments: object, after_s: float) -> bool:
        """Start a function and kill its process after a while; tell whether it was still running."""
        child = self.start(name, *arguments)
        ended, _, _ = select.select([self._server.stdout], [], [], after_s)
        if not ended:
            os.kill(child, signal.SIGKILL)
        code = self.wait()
        assert code in (0, -signal.SIGKILL), self.errors()
        return code != 0

    def errors(self) -> str:
        self._errors.seek(0)
        return self._errors.read().decode()[-4000:]

    def _answer(self) -> bytes:
        # Unbuffered, so that select() sees what is there.
        line = b""
        while not line.endswith(b"\n"):
            piece = os.read(self._server.stdout.fileno(), 1)
            if not piece:
                pytest.fail(self.errors())
            line += piece
        return line


@pytest.fixture(scope="session")
def process_server() -> type[ProcessServer]:
    """Return what starts a server of processes; each test opens its own."""
    return ProcessServer
