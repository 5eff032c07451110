# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
import socket
import stat

import pytest

from standort.cli.error import CommandError
from standort.cli.installation import MARKER, DataFolder, refuse_missing_secret
from standort.cli.port import is_free, next_free, refuse_busy_port


def test_a_new_folder_is_marked_and_gets_a_secret_only_its_owner_reads(tmp_path):
    folder = DataFolder(tmp_path / "new")

    folder.make(demo=True)

    assert folder.is_ours()
    assert folder.notes() == {"demo": True}
    assert stat.S_IMODE((folder.path / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.marker.stat().st_mode) == 0o600


def test_making_a_folder_again_keeps_secret_and_notes(tmp_path):
    folder = DataFolder(tmp_path)
    folder.make(demo=True)
    secret = (tmp_path / "secret.key").read_text(encoding="ascii")
    folder.note(password="abc")

    folder.make(demo=True)

    assert (tmp_path / "secret.key").read_text(encoding="ascii") == secret
    assert folder.notes() == {"demo": True, "password": "abc"}


def test_a_folder_with_other_files_is_neither_used_nor_emptied(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    folder = DataFolder(tmp_path)

    with pytest.raises(CommandError, match="other files"):
        folder.make()
    with pytest.raises(CommandError, match="not made by standort"):
        folder.empty()
    assert (tmp_path / "thesis.txt").exists()


def test_emptying_our_folder_removes_everything_in_it(tmp_path):
    folder = DataFolder(tmp_path)
    folder.make()
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "a.parquet").write_bytes(b"x")

    folder.empty()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_said_clearly(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(CommandError, match="cannot be written to") as caught:
        DataFolder(tmp_path / "file" / "data").make()
    assert "--data-dir" in caught.value.hint


def test_a_damaged_marker_is_said_clearly(tmp_path):
    (tmp_path / MARKER).write_text("{", encoding="utf-8")

    with pytest.raises(CommandError, match="cannot be read"):
        DataFolder(tmp_path).notes()


def test_a_missing_secret_is_refused_unless_the_environment_gives_one(tmp_path, monkeypatch):
    monkeypatch.delenv("STANDORT_SECRET_KEY", raising=False)
    folder = DataFolder(tmp_path)
    folder.make()
    (tmp_path / "secret.key").unlink()

    with pytest.raises(CommandError, match="secret key is missing"):
        refuse_missing_secret(folder)
    monkeypatch.setenv("STANDORT_SECRET_KEY", "from elsewhere")
    refuse_missing_secret(folder)


def test_a_busy_port_is_refused_and_the_next_free_one_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert not is_free("127.0.0.1", port)
        free = next_free("127.0.0.1", port)
        with pytest.raises(CommandError) as caught:
            refuse_busy_port("127.0.0.1", port, command="standort demo")

    assert free is not None
    assert free > port
    assert f"standort demo --port {free}" in caught.value.hint


def test_init_done_twice_completes_what_is_missing(cli, installation):
    (installation / "secret.key").unlink()

    done = cli(
        *("init", "--municipality", "Soest", "--ags", "05974040"),
        *("--email", "office@soest.example", "--host", "standort.soest.example"),
        data_dir=installation,
    )

    assert done.returncode == 0, done.stderr
    assert "is there already" in done.stdout
    assert (installation / "secret.key").is_file()
    assert json.loads((installation / MARKER).read_text(encoding="utf-8")) == {"demo": False}


def test_a_host_name_belongs_to_one_municipality(cli, installation):
    for name, ags, status in (("Soest", "05974040", 0), ("Werl", "05974052", 3)):
        done = cli(
            *("init", "--municipality", name, "--ags", ags, "--host", "standort.example"),
            data_dir=installation,
        )
        assert done.returncode == status, done.stderr

    assert "belongs to Soest" in done.stderr
