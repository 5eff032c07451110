# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every command: help, usage, exit status, language, no traceback."""

import subprocess
import sys

import pytest
from typer.main import get_command

from standort.cli import main
from standort.cli.error import CommandError, ExitStatus
from standort.cli.main import app, run
from standort.core.errors import ConflictError

from .conftest import clean_environment


def _commands(command=None, path=()):
    for name, child in getattr(command or get_command(app), "commands", {}).items():
        if getattr(child, "commands", None):
            yield from _commands(child, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(_commands()), ids=" ".join)
def test_help_ends_well_and_shows_an_example(path, capsys):
    assert run([*path, "--help"]) == ExitStatus.OK
    assert f"standort {' '.join(path)}" in capsys.readouterr().out


def test_the_help_needs_neither_django_nor_numpy():
    code = (
        "import sys; from standort.cli.main import run; run(['--help']);"
        "sys.exit(bool({'django', 'numpy', 'waitress'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean_environment(), capture_output=True, check=False
    )

    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bla"], "bla"),
        (["check", "--bla"], "--bla"),
        (["init", "--ags", "05974040"], "--municipality is missing"),
        (["init", "--municipality", "Soest", "--ags", "0597"], "eight digits"),
        (["demo", "--port", "x"], "from 1 to 65535"),
        (["demo", "--premises", "3"], "from 500 to 100000"),
        (["worker", "--queue", "slow"], "quick, long, all"),
        (["user", "add", "kim@x.example", "--name", "Kim", "--role", "king"], "staff, planner"),
        (["import", "osm", "nowhere.pbf", "--municipality", "A", "--ags", "05974040"], "nowhere.pbf"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_a_wrong_command_line_is_explained_and_ends_with_2(arguments, told, capsys):
    assert run(arguments) == ExitStatus.USAGE

    said = capsys.readouterr().err
    assert told in said
    assert "--help" in said


@pytest.mark.parametrize("arguments", [[], ["user"], ["import"]])
def test_a_bare_group_shows_what_there_is(arguments, capsys):
    assert run(arguments) == ExitStatus.USAGE
    assert "standort" in capsys.readouterr().out


def _raising(error):
    def broken(*_arguments, **_options):
        raise error

    return broken


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (CommandError("no way", hint="another way"), ExitStatus.PROBLEM, "another way"),
        (CommandError("no", status=ExitStatus.REFUSED), ExitStatus.REFUSED, "no"),
        (ConflictError("changed", hint="reload"), ExitStatus.REFUSED, "reload"),
        (PermissionError(13, "Permission denied", "/x/y"), ExitStatus.PROBLEM, "/x/y: Permission denied"),
        (ZeroDivisionError("of all things"), ExitStatus.PROBLEM, "--debug"),
        (KeyboardInterrupt(), ExitStatus.INTERRUPTED, "Stopped"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_becomes_a_sentence(error, status, told, monkeypatch, capsys):
    monkeypatch.setattr(main, "app", _raising(error))

    assert run(["check"]) == status
    said = capsys.readouterr().err
    assert told in said
    assert "Traceback" not in said


def test_debug_shows_where_an_error_came_from(monkeypatch):
    monkeypatch.setattr(main, "app", _raising(ZeroDivisionError()))

    with pytest.raises(ZeroDivisionError):
        run(["check", "--debug"])


def test_the_commands_speak_the_language_of_the_person(cli, tmp_path):
    german = cli("check", data_dir=tmp_path / "none", LANG="de_DE.UTF-8")
    english = cli("check", data_dir=tmp_path / "none", LANG="en_GB.UTF-8")

    assert "gibt es keine Installation" in german.stdout
    assert "There is no installation" in english.stdout
    assert "Befehle" in cli("--help", LANG="de_DE.UTF-8").stdout


def test_the_version_is_that_of_the_package(cli):
    done = cli("--version")

    assert done.returncode in (0, 1)  # 1 where the package runs from a source tree without metadata
    assert "Traceback" not in done.stderr
