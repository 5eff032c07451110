# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What ``check`` looks at, from the folder to the layers; one that fails does not hide the others."""

import json
import logging
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from standort.cli.error import CommandError
from standort.cli.finding import Finding, ok, problem, warning
from standort.cli.installation import (
    DataFolder,
    read_configuration,
    start_django,
    unapplied_migrations,
)
from standort.cli.language import _, ngettext
from standort.cli.worker import HOUSEKEEPING_S, Queue, heartbeat_file
from standort.core.configuration import FILE_NAME, SECRET_FILE

logger = logging.getLogger(__name__)

_LITTLE_DISK_BYTES = 2_000_000_000
_NO_DISK_BYTES = 200_000_000
_DEAD_AFTER_S = 3 * HOUSEKEEPING_S
_STALE_IMPORT_S = 3600
_RESTART = _("Start it with: {command}")


def examine(folder: DataFolder) -> list[Finding]:
    """Look at everything; what needs records is left out where the application cannot start."""
    findings = [*_looked(check_folder, folder)]
    if not folder.is_ours():
        return findings
    findings += [
        *_looked(check_disk, folder),
        *_looked(check_configuration, folder),
        *_looked(check_secret, folder),
    ]
    try:
        start_django(folder)
    except CommandError as error:
        return [*findings, problem("application", error.message, error.hint)]
    findings += [*_looked(check_built_parts, folder), *_looked(check_database, folder)]
    if any(one.topic == "database" and one.level == "problem" for one in findings):
        return findings
    for look in (check_towns, check_reach, check_mail, check_workers, check_imports, check_layers):
        findings += _looked(look, folder)
    return findings


def _looked(look: Callable[[DataFolder], Iterable[Finding]], folder: DataFolder) -> list[Finding]:
    topic = look.__name__.removeprefix("check_")
    try:
        return list(look(folder))
    except CommandError as error:
        return [problem(topic, error.message, error.hint)]
    except Exception as error:
        logger.debug("check %s", topic, exc_info=True)
        return [problem(topic, _("{topic}: {reason}").format(topic=topic, reason=error), "")]


def check_folder(folder: DataFolder) -> Iterator[Finding]:
    if not folder.is_ours():
        yield problem(
            "folder",
            _("There is no installation in {folder}.").format(folder=folder.path),
            _("Make one with: standort init --municipality NAME --ags KEY"),
        )
        return
    folder.make_room()
    yield ok("folder", _("Data folder {folder}").format(folder=folder.path))


def check_disk(folder: DataFolder) -> Iterator[Finding]:
    free = shutil.disk_usage(folder.path).free
    text = _("{gigabytes} GB free").format(gigabytes=round(free / 1e9, 1))
    mend = _("Make room: an import needs several times the size of its file.")
    if free < _NO_DISK_BYTES:
        yield problem("disk", text, mend)
    elif free < _LITTLE_DISK_BYTES:
        yield warning("disk", text, mend)
    else:
        yield ok("disk", text)


def check_configuration(folder: DataFolder) -> Iterator[Finding]:
    read_configuration(folder)
    path = folder.path / FILE_NAME
    yield ok(
        "configuration",
        _("Configuration {file}").format(file=path)
        if path.exists()
        else _("No configuration file; the defaults are in force"),
    )


def check_secret(folder: DataFolder) -> Iterator[Finding]:
    path = folder.path / SECRET_FILE
    if read_configuration(folder).text("secret_key"):
        yield ok("secret", _("Secret key from the configuration"))
    elif not path.is_file():
        yield problem(
            "secret",
            _("The secret key is missing: {file}").format(file=path),
            _("Put the file back from your back-up, or make a new one with: standort init"),
        )
    else:
        yield ok("secret", _("Secret key"))
    for file in (path, folder.path / "standort.sqlite3"):
        if os.name == "posix" and file.is_file() and file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            yield warning(
                "secret",
                _("Others on this machine can read {file}.").format(file=file),
                _("Close it with: chmod 600 {file}").format(file=file),
            )


def check_built_parts(_folder: DataFolder) -> Iterator[Finding]:
    from django.conf import settings

    rebuild = _("Install the package again, or in a source tree: uv sync --reinstall-package standort")
    if (settings.BUILD_DIR / "manifest.json").is_file():
        yield ok("assets", _("Styles and scripts are built"))
    else:
        yield problem("assets", _("The styles and scripts of the pages are missing."), rebuild)
    uncompiled = [
        path for path in settings.PACKAGE_DIR.rglob("*.po") if not path.with_suffix(".mo").is_file()
    ]
    if uncompiled:
        yield problem("translations", _("Translations are not compiled."), rebuild)
    else:
        yield ok("translations", _("Translations are compiled"))


def check_database(_folder: DataFolder) -> Iterator[Finding]:
    from django.db import Error, connection

    try:
        missing = unapplied_migrations()
    except Error as error:
        yield problem(
            "database",
            _("The database cannot be reached: {reason}").format(reason=str(error).strip()),
            _("Is the server running, and is STANDORT_DATABASE_URL right?"),
        )
        return
    if missing:
        yield problem(
            "database", _("The database is not up to date."), _("Bring it up to date with: standort migrate")
        )
        return
    yield ok("database", _("Database: {vendor}, up to date").format(vendor=connection.vendor))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
        if mode != "wal":
            yield problem(
                "database",
                _("SQLite does not use its write-ahead log: readers and writers block each other."),
                _("Put the data folder on a local disk; network folders cannot do this."),
            )


def check_towns(_folder: DataFolder) -> Iterator[Finding]:
    from standort.accounts.models import Membership, Role
    from standort.core.models import Tenant

    tenants = list(Tenant.objects.order_by("pk"))
    if not tenants:
        yield problem(
            "municipality",
            _("No municipality has been set up yet."),
            _("Set it up with: standort init --municipality NAME --ags KEY"),
        )
    for tenant in tenants:
        if Membership.objects.filter(tenant=tenant, role=Role.ADMIN, user__is_active=True).exists():
            yield ok("municipality", tenant.name)
        else:
            yield warning(
                "municipality",
                _("{name} has no administrator.").format(name=tenant.name),
                _("Add one with: standort user add EMAIL --name NAME --role admin"),
            )
        if not tenant.contact_email and not tenant.is_demo:
            yield warning(
                "municipality",
                _("{name}: nobody is told about new inquiries by e-mail.").format(name=tenant.name),
                _("Run standort init again with --email ADDRESS"),
            )


def check_reach(folder: DataFolder) -> Iterator[Finding]:
    from django.conf import settings

    yield from _misspelt_names()
    if folder.notes().get("demo"):
        yield ok("hosts", _("Demonstration: reached from this machine only"))
        return
    public = [name for name in settings.ALLOWED_HOSTS if "localhost" not in name and name[:1].isalpha()]
    if not public:
        yield warning(
            "hosts",
            _("The pages answer under localhost only."),
            _("Set allowed_hosts to the name under which visitors come."),
        )
    elif not settings.HTTPS:
        yield problem(
            "hosts",
            _("Visitors come without HTTPS; passwords could be read on the way."),
            _("Put a web server with HTTPS in front and set https = true."),
        )
    else:
        yield ok("hosts", _("Reached as {hosts}").format(hosts=", ".join(public)))
    if settings.DEBUG:
        yield problem(
            "hosts", _("Debugging is on: error pages show secrets."), _("Set debug = false and start again.")
        )
    yield from _nameless_towns()


def _misspelt_names() -> Iterator[Finding]:
    configuration = import_module(os.environ["DJANGO_SETTINGS_MODULE"]).configuration
    unknown = configuration.unknown_names()
    if unknown:
        yield warning(
            "configuration",
            _("The configuration names what does not exist: {names}").format(names=", ".join(unknown)),
            _("docs/reference/configuration.md lists what may stand in it."),
        )


def _nameless_towns() -> Iterator[Finding]:
    from standort.core.models import Tenant, TenantHost

    if Tenant.objects.count() == 1:
        return
    for tenant in Tenant.objects.exclude(pk__in=TenantHost.objects.values("tenant_id")):
        yield problem(
            "hosts",
            _("{name} has no host name, so its pages cannot be told apart.").format(name=tenant.name),
            _("Several municipalities in one installation each need a host name."),
        )


def check_mail(_folder: DataFolder) -> Iterator[Finding]:
    from django.conf import settings

    from standort.work.models import MailState, OutgoingMail

    if settings.MAIL_DELIVERY == "outbox":
        yield warning(
            "mail",
            _("No mail server: messages are kept in the outbox and reach nobody."),
            _("Set mail_host, mail_user, mail_password and mail_from."),
        )
    else:
        yield ok(
            "mail",
            _("Mail leaves by {host} as {sender}").format(
                host=settings.EMAIL_HOST, sender=settings.DEFAULT_FROM_EMAIL
            ),
        )
    failed = OutgoingMail.objects.filter(state=MailState.FAILED).count()
    if failed:
        yield warning(
            "mail",
            ngettext("{count} mail could not be sent.", "{count} mails could not be sent.", failed).format(
                count=failed
            ),
            _("The outbox in the office names the reason of each."),
        )


def check_workers(folder: DataFolder) -> Iterator[Finding]:
    for queue in (Queue.QUICK, Queue.LONG):
        command = f"standort worker --queue {queue}"
        age_s = _heartbeat_age_s(heartbeat_file(folder.path, queue))
        if age_s is None or age_s > _DEAD_AFTER_S:
            yield problem(
                "workers",
                _("The worker for {queue} does not run.").format(queue=queue),
                _RESTART.format(command=command),
            )
        else:
            yield ok("workers", _("The worker for {queue} runs").format(queue=queue))


def _heartbeat_age_s(path: Path) -> float | None:
    try:
        return time.time() - float(json.loads(path.read_text(encoding="ascii"))["at"])
    except (OSError, ValueError, KeyError):
        return None


def check_imports(_folder: DataFolder) -> Iterator[Finding]:
    from datetime import timedelta

    from django.utils import timezone

    from standort.core.models import Job, JobState
    from standort.places.models import ImportBatch
    from standort.places.models.provenance import BatchState

    before = timezone.now() - timedelta(seconds=_STALE_IMPORT_S)
    week_ago = timezone.now() - timedelta(days=7)
    unfinished = ImportBatch.objects.filter(state=BatchState.PENDING, started_at__lt=before).count()
    failed = Job.objects.filter(state=JobState.FAILED, finished_at__gte=week_ago).count()
    if unfinished:
        yield warning(
            "imports",
            ngettext(
                "{count} import was interrupted; nothing of it is visible.",
                "{count} imports were interrupted; nothing of them is visible.",
                unfinished,
            ).format(count=unfinished),
            _("Start the import again; it sweeps what the interrupted one left."),
        )
    if failed:
        yield warning(
            "imports",
            ngettext("{count} job failed this week.", "{count} jobs failed this week.", failed).format(
                count=failed
            ),
            _("The list of imports in the office names the reason of each."),
        )
    if not unfinished and not failed:
        yield ok("imports", _("No interrupted or failed import"))


def check_layers(_folder: DataFolder) -> Iterator[Finding]:
    from standort.core.models import Tenant
    from standort.places.domain.lake import lake_folder
    from standort.places.domain.queries import layers_in_force

    count = 0
    for tenant in Tenant.objects.order_by("pk"):
        layers = layers_in_force(tenant)
        count += len(layers)
        for layer in layers.values():
            files = [name for name in (layer.parquet, layer.tiles) if name]
            lost = [name for name in files if not (lake_folder(tenant) / name).is_file()]
            if lost:
                yield problem(
                    "layers",
                    _("{name}: the layer {layer} has lost its file {file}.").format(
                        name=tenant.name, layer=layer.name, file=lost[0]
                    ),
                    _("Put the folder lake back from your back-up, or import the file again."),
                )
        if not layers:
            yield warning(
                "layers",
                _("{name} has no map yet.").format(name=tenant.name),
                _("Bring it in with: standort import osm FILE --municipality NAME --ags KEY"),
            )
    if count:
        yield ok("layers", _("{count} layers of the map").format(count=count))
