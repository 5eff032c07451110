# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import http.client
import signal
import socket
import subprocess
import sys
import time

import pytest

from standort.cli.error import CommandError
from standort.cli.supervisor import Supervisor

from .conftest import clean_environment


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _get(port: int, path: str, *, within_s: float = 30, **headers: str) -> http.client.HTTPResponse:
    deadline = time.monotonic() + within_s
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return answer
        finally:
            connection.close()


def _serve(data_dir, port: int, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "standort.cli", "serve"),
            *("--port", str(port), "--data-dir", str(data_dir), *options),
        ],
        env=clean_environment(**environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _end(process: subprocess.Popen[bytes]) -> int:
    process.send_signal(signal.SIGTERM)
    process.stdin.close()
    return process.wait(timeout=10)


def test_the_server_answers_and_ends_when_asked_to(installation, free_port):
    process = _serve(installation, free_port)

    answer = _get(free_port, "/health/")

    assert answer.status == 200
    assert _end(process) == 0


def test_a_supervised_server_ends_with_its_parent(installation, free_port):
    process = _serve(installation, free_port, "--supervised")
    _get(free_port, "/health/")

    process.stdin.close()

    assert process.wait(timeout=10) == 0


def test_only_the_trusted_proxy_is_believed_about_https(installation, free_port):
    process = _serve(installation, free_port, STANDORT_HTTPS="true")
    plain = _get(free_port, "/health/", Host="localhost")
    secure = _get(free_port, "/health/", Host="localhost", **{"X-Forwarded-Proto": "https"})
    _end(process)
    process = _serve(installation, free_port, STANDORT_HTTPS="true", STANDORT_TRUSTED_PROXY="192.0.2.1")
    forged = _get(free_port, "/health/", Host="localhost", **{"X-Forwarded-Proto": "https"})
    _end(process)

    assert (plain.status, secure.status, forged.status) == (301, 200, 301)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_what_is_not_installed_does_not_start(command, cli, tmp_path, installation):
    nowhere = cli(command, data_dir=tmp_path / "nowhere")
    (installation / "secret.key").unlink()
    without_secret = cli(command, data_dir=installation)

    assert nowhere.returncode == without_secret.returncode == 1
    assert "standort init" in nowhere.stderr
    assert "secret.key" in without_secret.stderr
    assert "Traceback" not in nowhere.stderr + without_secret.stderr


def test_a_database_of_another_version_is_refused(cli, installation):
    (installation / "standort.sqlite3").unlink()

    done = cli("serve", data_dir=installation)

    assert done.returncode == 1
    assert "standort migrate" in done.stderr
    assert cli("migrate", data_dir=installation).returncode == 0


def test_the_death_of_one_process_is_said_and_ends_the_others(installation, tmp_path, monkeypatch):
    for name, value in clean_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    for name in ("STANDORT_DATA_DIR", "STANDORT_SECRET_KEY", "STANDORT_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)

    with Supervisor(tmp_path / "log") as supervisor:
        supervisor.start("worker-quick", "worker", "--queue", "quick", "--data-dir", str(installation))
        supervisor.start("server", "serve", "--data-dir", str(tmp_path / "nowhere"))
        living = supervisor._children[0].process
        with pytest.raises(CommandError, match="server has ended unexpectedly") as caught:
            supervisor.watch()

    assert "There is no installation" in caught.value.hint
    assert living.poll() is not None
