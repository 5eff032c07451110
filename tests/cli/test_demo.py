# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from standort.cli.demo_town import new_password
from standort.cli.installation import MARKER

from .conftest import clean_environment, standort

HOLDER = """
import sys
from pathlib import Path
from standort.cli.demo import only_one_demo
from standort.cli.installation import DataFolder
with only_one_demo(DataFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="session")
def made_demo(once, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "data"
    done = standort("demo", "--no-serve", "--premises", "500", data_dir=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def demo_folder(made_demo, tmp_path):
    copy = tmp_path / "demo"
    shutil.copytree(made_demo, copy)
    return copy


def _notes(folder):
    return json.loads((folder / MARKER).read_text(encoding="utf-8"))


def test_a_demo_holds_one_person_for_each_role_and_a_map(cli, demo_folder):
    people = cli("user", "list", data_dir=demo_folder).stdout
    checked = json.loads(cli("check", "--json", data_dir=demo_folder).stdout)

    for role in ("staff", "planner", "head", "partner", "council", "admin"):
        assert f"{role}@demo.example" in people
    assert {one["topic"] for one in checked if one["level"] == "problem"} == {"workers"}


def test_a_second_start_keeps_what_is_there_and_reset_starts_over(cli, demo_folder):
    before = _notes(demo_folder)
    cli(
        *(
            "user",
            "add",
            "new@demo.example",
            "--name",
            "New",
            "--role",
            "staff",
            "--municipality",
            "musterstadt",
        ),
        data_dir=demo_folder,
    )

    again = cli("demo", "--no-serve", "--premises", "500", data_dir=demo_folder)

    assert again.returncode == 0, again.stderr
    assert "stays as it was" in again.stdout
    assert _notes(demo_folder) == before
    assert "new@demo.example" in cli("user", "list", data_dir=demo_folder).stdout

    fresh = cli("demo", "--no-serve", "--premises", "500", "--reset", data_dir=demo_folder)

    assert fresh.returncode == 0, fresh.stderr
    assert "new@demo.example" not in cli("user", "list", data_dir=demo_folder).stdout
    assert _notes(demo_folder)["password"] != before["password"]


def test_a_first_start_that_was_interrupted_begins_again(cli, demo_folder):
    notes = _notes(demo_folder)
    (demo_folder / MARKER).write_text(json.dumps({"demo": True}), encoding="utf-8")

    done = cli("demo", "--no-serve", "--premises", "500", data_dir=demo_folder)

    assert done.returncode == 0, done.stderr
    assert _notes(demo_folder)["complete"]
    assert _notes(demo_folder)["password"] != notes["password"]


def test_no_demo_is_made_in_a_real_installation_nor_the_other_way_round(cli, installation, demo_folder):
    demo = cli("demo", "--no-serve", "--reset", data_dir=installation)
    real = cli("init", "--municipality", "Soest", "--ags", "05974040", data_dir=demo_folder)

    assert demo.returncode == real.returncode == 1
    assert (installation / "standort.sqlite3").exists()
    assert _notes(demo_folder)["demo"]


def test_reset_does_not_empty_a_folder_of_somebody_else(cli, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")

    done = cli("demo", "--no-serve", "--reset", data_dir=tmp_path)

    assert done.returncode == 1
    assert (tmp_path / "thesis.txt").exists()


def test_a_second_demo_on_the_same_folder_is_refused(cli, demo_folder):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(demo_folder),
        ],
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        refused = cli("demo", "--no-serve", data_dir=demo_folder)
        holder.stdin.close()
        holder.wait(timeout=10)

    assert refused.returncode == 1
    assert "running" in refused.stderr


def test_each_demo_gets_a_password_that_the_rules_accept():
    passwords = {new_password() for _draw in range(50)}

    assert len(passwords) > 45
    assert min(len(password) for password in passwords) >= 12


def test_a_demo_that_is_stopped_ends_all_its_processes(demo_folder, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "out.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "standort.cli", "demo"),
                *("--port", str(port), "--data-dir", str(demo_folder)),
            ],
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + 60
    while "staff@demo.example" not in log.read_text(encoding="utf-8") and time.monotonic() < deadline:
        time.sleep(0.1)
    said = log.read_text(encoding="utf-8")
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=15) == 0
    assert f"http://localhost:{port}/" in said
    assert _notes(demo_folder)["password"] in said
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
