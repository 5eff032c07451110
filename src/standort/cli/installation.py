# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The data folder of an installation: made, recognised, opened."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from standort.cli.error import CommandError
from standort.cli.language import _, language
from standort.core.configuration import SECRET_FILE, Configuration, ConfigurationError, write_secret

MARKER = ".standort.json"
LOCK = ".demo.lock"
_PRIVATE = 0o600


class DataFolder:
    """A folder that carries our marker. Only such a folder is ever emptied."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()

    @property
    def marker(self) -> Path:
        return self.path / MARKER

    def is_ours(self) -> bool:
        return self.marker.is_file()

    def notes(self) -> dict[str, Any]:
        """Return what was noted when the folder was made: whether it is a demo, and its password."""
        try:
            noted = json.loads(self.marker.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise CommandError(
                _("The file {file} cannot be read: {reason}").format(file=self.marker, reason=error)
            ) from error
        return noted if isinstance(noted, dict) else {}

    def note(self, **values: Any) -> None:
        fresh = self.marker.with_suffix(".tmp")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({**self.notes(), **values}, file, indent=1)
        fresh.replace(self.marker)

    def make_room(self) -> None:
        """Create the folder where it does not exist; say why it cannot be written to."""
        probe = self.path / f".probe-{os.getpid()}"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise CommandError(
                _("The folder {folder} cannot be written to: {reason}").format(
                    folder=self.path, reason=error.strerror or error
                ),
                hint=_("Name a folder you may write to, for example: --data-dir ~/standort-data"),
            ) from error

    def make(self, **notes: Any) -> None:
        """Make an installation of the folder: our marker and a secret of its own."""
        self.make_room()
        if not self.is_ours() and self._content():
            raise CommandError(
                _("The folder {folder} holds other files.").format(folder=self.path),
                hint=_("Name an empty or a new folder with --data-dir."),
            )
        self.note(**notes)
        write_secret(self.path)

    def _content(self) -> list[Path]:
        return [entry for entry in self.path.iterdir() if entry.name != LOCK]

    def empty(self) -> None:
        """Remove everything in the folder; refuse one that is not ours."""
        if not self.path.exists():
            return
        if not self.is_ours() and self._content():
            raise CommandError(
                _("The folder {folder} was not made by standort, so it is not emptied.").format(
                    folder=self.path
                ),
                hint=_("Remove it yourself, or name another one with --data-dir."),
            )
        try:
            for entry in sorted(self._content(), key=lambda entry: entry.name == MARKER):
                # The marker goes last: an interrupted removal can be taken up again.
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        except OSError as error:
            raise CommandError(
                _("The folder {folder} cannot be emptied: {reason}").format(folder=self.path, reason=error)
            ) from error


def read_configuration(folder: DataFolder) -> Configuration:
    try:
        return Configuration(folder.path)
    except ConfigurationError as error:
        raise CommandError(
            _("The configuration cannot be read: {reason}").format(reason=error),
            hint=_("Mend the file; docs/reference/configuration.md lists what may stand in it."),
        ) from error


def start_django(folder: DataFolder) -> None:
    """Load the application for this folder; from here on records can be used."""
    os.environ["STANDORT_DATA_DIR"] = str(folder.path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standort.project.settings")
    read_configuration(folder)
    import django
    from django.utils import translation

    try:
        django.setup()
    except ConfigurationError as error:
        raise CommandError(_("The configuration is not valid: {reason}").format(reason=error)) from error
    translation.activate(language())


def open_installation(path: Path) -> DataFolder:
    """Start the application on a folder that ``init`` or ``demo`` has made; say how to make one."""
    folder = DataFolder(path)
    if not folder.is_ours():
        raise CommandError(
            _("There is no installation in {folder}.").format(folder=folder.path),
            hint=_(
                "Make one with: standort init --municipality NAME --ags KEY   or try: standort demo"
                "   or name its folder with --data-dir."
            ),
        )
    start_django(folder)
    return folder


def refuse_missing_secret(folder: DataFolder) -> None:
    if read_configuration(folder).text("secret_key") or (folder.path / SECRET_FILE).is_file():
        return
    raise CommandError(
        _("The secret key is missing: {file}").format(file=folder.path / SECRET_FILE),
        hint=_(
            "Put the file back from your back-up. Or make a new one with: standort init; then everybody "
            "has to log in again, and private links sent to applicants no longer work."
        ),
    )


def open_ready(path: Path) -> DataFolder:
    """Open an installation to work on its records: nothing is missing, the database is up to date."""
    folder = open_installation(path)
    refuse_missing_secret(folder)
    refuse_old_database()
    return folder


def unapplied_migrations() -> int:
    """Return how many changes of the database's layout are still to be made."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def refuse_old_database() -> None:
    """Refuse to work on a database that does not exist or belongs to another version."""
    from django.db import Error

    try:
        missing = unapplied_migrations()
    except Error as error:
        raise CommandError(
            _("The database cannot be reached: {reason}").format(reason=str(error).strip()),
            hint=_("Is the server running, and is STANDORT_DATABASE_URL right? More with: standort check"),
        ) from error
    if missing:
        raise CommandError(
            _("The database is not up to date."), hint=_("Bring it up to date with: standort migrate")
        )
