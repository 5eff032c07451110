# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import re
import sqlite3


def _add(cli, installation, *options, email="kim@soest.example", role="staff", stdin=""):
    return cli(
        *("user", "add", email, "--name", "Kim Muster", "--role", role, *options),
        data_dir=installation,
        stdin=stdin,
    )


def test_without_a_password_a_link_is_printed_with_which_one_is_chosen(cli, installation):
    done = _add(cli, installation)

    assert done.returncode == 0, done.stderr
    assert re.search(r"http://localhost:8000/account/password/reset/key/\w+-[\w-]+/", done.stdout)
    listed = cli("user", "list", data_dir=installation).stdout
    assert "kim@soest.example" in listed
    assert "Staff" in listed


def test_a_password_comes_from_the_input_and_is_stored_as_a_hash(cli, installation):
    done = _add(cli, installation, "--password-stdin", stdin="a long enough password\n")

    assert done.returncode == 0, done.stderr
    assert "http" not in done.stdout
    database = sqlite3.connect(installation / "standort.sqlite3")
    stored = database.execute("SELECT password FROM accounts_user").fetchone()[0]
    database.close()
    assert stored.startswith("argon2")


def test_a_weak_password_is_refused_with_the_reason(cli, installation):
    done = _add(cli, installation, "--password-stdin", stdin="short\n")

    assert done.returncode == 3
    assert "12" in done.stderr


def test_the_same_person_twice_is_refused(cli, installation):
    _add(cli, installation)
    done = _add(cli, installation)

    assert done.returncode == 3
    assert "already" in done.stderr


def test_what_is_no_address_is_refused(cli, installation):
    assert _add(cli, installation, email="kim").returncode == 3


def test_a_partner_has_to_name_a_municipality_that_is_known(cli, installation):
    without = _add(cli, installation, role="partner")
    unknown = _add(cli, installation, "--partner-ags", "05974052", role="partner")

    assert without.returncode == unknown.returncode == 3
    assert "import boundaries" in unknown.stderr


def test_where_several_share_an_installation_one_has_to_be_named(cli, installation):
    cli("init", "--municipality", "Werl", "--ags", "05974052", data_dir=installation)

    unclear = _add(cli, installation)
    by_key = _add(cli, installation, "--municipality", "werl")
    by_ags = _add(cli, installation, "--municipality", "05974040", email="robin@soest.example")

    assert unclear.returncode == 2
    assert "soest, werl" in unclear.stderr
    assert "Werl" in by_key.stdout
    assert "Soest" in by_ags.stdout
