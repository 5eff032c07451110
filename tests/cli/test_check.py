# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
import sqlite3

import pytest


def _findings(done) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for finding in json.loads(done.stdout):
        found.setdefault(finding["topic"], []).append(finding)
    return found


def test_a_fresh_installation_lacks_only_what_people_have_to_decide(cli, installation):
    done = cli("check", "--json", data_dir=installation)
    found = _findings(done)

    assert done.returncode == 1
    assert {topic for topic, some in found.items() if any(one["level"] == "problem" for one in some)} == {
        "workers"
    }
    assert {topic for topic, some in found.items() if any(one["level"] == "warning" for one in some)} == {
        "municipality",
        "hosts",
        "mail",
        "layers",
    }
    assert all(one["mend"] for some in found.values() for one in some if one["level"] != "ok")


def test_without_an_installation_the_way_to_one_is_told(cli, tmp_path):
    done = cli("check", data_dir=tmp_path / "none")

    assert done.returncode == 1
    assert "standort init" in done.stdout


def _no_secret(folder):
    (folder / "secret.key").unlink()


def _readable_secret(folder):
    (folder / "secret.key").chmod(0o644)


def _broken_file(folder):
    (folder / "standort.toml").write_text("allowed_hosts = [", encoding="utf-8")


def _wrong_value(folder):
    (folder / "standort.toml").write_text('mail_port = "many"', encoding="utf-8")


def _unknown_name(folder):
    (folder / "standort.toml").write_text('mail_hots = "x"', encoding="utf-8")


def _plain_http(folder):
    (folder / "standort.toml").write_text('allowed_hosts = ["standort.soest.example"]', encoding="utf-8")


def _debugging(folder):
    (folder / "standort.toml").write_text("debug = true", encoding="utf-8")


def _no_database(folder):
    (folder / "standort.sqlite3").write_bytes(b"this is not a database, whatever its name says" * 20)


def _lost_layer(folder):
    with sqlite3.connect(folder / "standort.sqlite3") as database:
        database.execute(
            "INSERT INTO places_datasource (tenant_id, dataset, title, licence, attribution, file_name,"
            " sha256, created_at) VALUES (1, 'osm', 't', 'l', 'a', '', '', '2026-01-01')"
        )
        database.execute(
            "INSERT INTO places_importbatch (tenant_id, source_id, dataset, state, tally, refused_file,"
            " started_at) VALUES (1, 1, 'osm', 'valid', '{}', '', '2026-01-01')"
        )
        database.execute(
            "INSERT INTO places_lakelayer (tenant_id, batch_id, name, parquet, tiles, rows)"
            " VALUES (1, 1, 'streets', 'gone.parquet', '', 3)"
        )
    database.close()


@pytest.mark.parametrize(
    ("damage", "topic", "level", "told"),
    [
        (_no_secret, "secret", "problem", "missing"),
        (_readable_secret, "secret", "warning", "secret.key"),
        (_broken_file, "configuration", "problem", "standort.toml"),
        (_wrong_value, "application", "problem", "mail_port"),
        (_unknown_name, "configuration", "warning", "mail_hots"),
        (_plain_http, "hosts", "problem", "HTTPS"),
        (_debugging, "hosts", "problem", "Debugging"),
        (_no_database, "database", "problem", "database"),
        (_lost_layer, "layers", "problem", "gone.parquet"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_what_is_wrong_is_named_with_the_way_to_mend_it(damage, topic, level, told, cli, installation):
    damage(installation)

    done = cli("check", "--json", data_dir=installation)

    assert "Traceback" not in done.stderr
    hits = [one for one in _findings(done).get(topic, []) if one["level"] == level and told in one["text"]]
    assert hits, done.stdout
