# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of an installation: environment, then ``standort.toml`` in the data folder, then a default.

It stands here and not beside Django's settings because the command line needs it before Django starts.
"""

import os
import secrets
import tomllib
from pathlib import Path
from typing import Any

DEFAULT_DATA_DIR = "standort-data"
FILE_NAME = "standort.toml"
SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file


class ConfigurationError(Exception):
    """The settings cannot be read; the text says which file, where and how to mend it."""


def data_dir() -> Path:
    return Path(os.environ.get("STANDORT_DATA_DIR") or DEFAULT_DATA_DIR).expanduser().absolute()


def read_file(folder: Path) -> dict[str, Any]:
    """Return what ``standort.toml`` says; nothing where there is no such file."""
    path = folder / FILE_NAME
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path}: {error}"
        raise ConfigurationError(message) from error


class Configuration:
    """Answers for one setting after the other; ``mail_host`` is ``STANDORT_MAIL_HOST`` in the environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = read_file(folder)
        self._asked: set[str] = set()

    def unknown_names(self) -> list[str]:
        """Return what the file sets and nobody asked for: most often a slip of the pen."""
        return sorted(set(self._file) - self._asked)

    def text(self, name: str, default: str = "") -> str:
        self._asked.add(name)
        value = os.environ.get(f"STANDORT_{name.upper()}", self._file.get(name, default))
        return str(value)

    def number(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        try:
            return int(value)
        except ValueError as error:
            message = f"{name}: a whole number is needed, not {value!r}"
            raise ConfigurationError(message) from error

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, str(default)).lower()
        if value not in ("true", "false", "1", "0", "yes", "no"):
            message = f"{name}: true or false is needed, not {value!r}"
            raise ConfigurationError(message)
        return value in ("true", "1", "yes")

    def names(self, name: str, default: list[str]) -> list[str]:
        self._asked.add(name)
        value = os.environ.get(f"STANDORT_{name.upper()}")
        if value is not None:
            return [part.strip() for part in value.split(",") if part.strip()]
        listed = self._file.get(name, default)
        return [str(part) for part in listed] if isinstance(listed, list) else [str(listed)]

    def secret_key(self) -> str:
        """Return the secret of this installation; made by ``standort init`` or ``demo`` beside the database.

        Without a file a passing one is returned, so that `--help` and checks work; the server refuses it.
        """
        given = self.text("secret_key")
        if given:
            return given
        try:
            return (self.folder / SECRET_FILE).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return "passing-" + secrets.token_urlsafe(50)


def write_secret(folder: Path) -> None:
    """Make the secret key of an installation once, readable by its owner only."""
    path = folder / SECRET_FILE
    if path.exists():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
