# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The commands run as people run them: in processes of their own, on a folder of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def clean_environment(**values: str) -> dict[str, str]:
    """Return an environment without the settings of the suite, so that SQLite in the folder is used."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("STANDORT_", "LC_", "LANG")) and name != "DJANGO_SETTINGS_MODULE"
    }
    return {**kept, "LANG": "C.UTF-8", "COLUMNS": "200", **values}


def standort(*arguments: str, data_dir: Path | None = None, stdin: str = "", **environment: str):
    place = ["--data-dir", str(data_dir)] if data_dir is not None else []
    return subprocess.run(
        [sys.executable, "-m", "standort.cli", *arguments, *place],
        env=clean_environment(**environment),
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="session")
def once() -> None:
    """Skip where the suite runs on another database: these commands bring their own SQLite in any case."""
    if os.environ.get("STANDORT_DATABASE_URL"):
        pytest.skip("commands run on an SQLite folder of their own; the run on SQLite has shown them")


@pytest.fixture
def cli(once) -> Run:
    return standort


@pytest.fixture(scope="session")
def made_installation(once, tmp_path_factory) -> Path:
    """Return a folder that ``init`` has made; tests work on copies."""
    folder = tmp_path_factory.mktemp("installation") / "data"
    done = standort("init", "--municipality", "Soest", "--ags", "05974040", data_dir=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def installation(made_installation, tmp_path) -> Path:
    copy = tmp_path / "installation"
    shutil.copytree(made_installation, copy)
    return copy
