# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from standort.cli.import_table import line_text
from standort.exchange.report import TallyLine


def test_a_line_says_in_and_outside_and_then_what_happened():
    line = TallyLine(
        kind="addresses", total=1097, outside=12, new=1000, changed=7, unchanged=90, merged=3, refused=2
    )

    assert line_text(line).startswith("addresses: 1,097 in, 12 outside; 1,000 new, 7 changed, 90 unchanged")
    assert "3 merged" in line_text(line)
    assert "2 refused" in line_text(line)


def test_a_line_without_anything_ends_after_the_counts():
    assert line_text(TallyLine(kind="addresses")) == "addresses: 0 in, 0 outside"


@pytest.fixture(autouse=True)
def _english():
    from django.utils.translation import override

    with override("en"):
        yield


@pytest.mark.parametrize("name", ["town.osm.pbf", "town.osm", "town.osm.gz"])
def test_a_damaged_file_ends_with_one_clear_message_and_status_3(name, cli, installation, tmp_path):
    damaged = tmp_path / name
    damaged.write_bytes(b"\x00\x00\x00\x0d\x0a\x09OSMHeader and then nothing")

    done = cli(
        *("import", "osm", str(damaged), "--municipality", "Soest", "--ags", "05974040"),
        data_dir=installation,
    )

    assert done.returncode == 3, done.stdout + done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["boundaries", "addresses"])
def test_a_file_of_another_kind_is_refused(command, cli, installation, tmp_path):
    other = tmp_path / "letter.csv"
    other.write_text("Dear Sir or Madam\n", encoding="utf-8")

    done = cli("import", command, str(other), data_dir=installation)

    assert done.returncode == 3, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_key_founds_no_second_office(cli, installation, tmp_path):
    town = tmp_path / "town.osm"
    town.write_text("<osm version='0.6'/>", encoding="utf-8")

    done = cli(
        "import", "osm", str(town), "--municipality", "Soest", "--ags", "05974041", data_dir=installation
    )

    assert done.returncode == 3, done.stdout + done.stderr
    assert "05974041" in done.stderr
    listed = cli("check", "--json", data_dir=installation).stdout
    assert "05974041" not in listed
