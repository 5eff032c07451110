# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``init`` makes a real installation, ``migrate`` brings its database up to date."""

from typing import TYPE_CHECKING, Annotated

import typer

from standort.cli.error import WrongValueError
from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example

if TYPE_CHECKING:
    from standort.core.models import Tenant

KEY_LENGTH = 8


def register(app: typer.Typer) -> None:
    app.command(
        "init",
        help=_("Make an installation for one municipality. Done twice, it completes what is missing."),
        epilog=example(
            'standort init --municipality "Soest" --ags 05974040 --email wirtschaft@soest.example'
        ),
    )(init)
    app.command(
        "migrate",
        help=_("Bring the database up to date after an update."),
        epilog=example("standort migrate --data-dir /srv/standort"),
    )(migrate_database)


def checked_key(value: str) -> str:
    digits = value.replace(" ", "")
    if len(digits) != KEY_LENGTH or not digits.isdigit():
        raise WrongValueError(_("the official municipality key has eight digits, for example 05974040"))
    return digits


Municipality = Annotated[str, typer.Option("--municipality", help=_("Name of the municipality."))]
MunicipalityKey = Annotated[
    str,
    typer.Option("--ags", help=_("Its official municipality key, eight digits."), callback=checked_key),
]


def init(
    *,
    municipality: Municipality,
    ags: MunicipalityKey,
    email: Annotated[str, typer.Option("--email", help=_("Where new inquiries are announced."))] = "",
    host: Annotated[
        str,
        typer.Option("--host", help=_("Host name of its pages, where several share the installation.")),
    ] = "",
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from standort.cli.installation import DataFolder, migrate, start_django
    from standort.cli.terminal import say, step

    folder = DataFolder(data_dir)
    if folder.notes().get("demo"):
        from standort.cli.error import CommandError

        raise CommandError(
            _("{folder} holds a demonstration.").format(folder=folder.path),
            hint=_("Name another folder for the real installation with --data-dir."),
        )
    with step(_("Folder {folder}").format(folder=folder.path)):
        folder.make(demo=False)
    with step(_("Database")):
        start_django(folder)
        migrate()
    _found(name=municipality, ags=ags, email=email, host=host)
    say("")
    say(_("Next: give yourself access, bring in your town, start the server and its two workers:"))
    say('  standort user add NAME@EXAMPLE.DE --name "NAME" --role admin')
    say(f'  standort import osm FILE --municipality "{municipality}" --ags {ags}')
    say("  standort serve")
    say("  standort worker --queue quick      standort worker --queue long")
    say(_("What is missing for the public: standort check"))


def _found(*, name: str, ags: str, email: str, host: str) -> None:
    from standort.cli.terminal import say
    from standort.exchange.tenant import found_or_made_tenant

    tenant, created = found_or_made_tenant(name=name, ags=ags)
    if email and tenant.contact_email != email:
        tenant.contact_email = email
        tenant.full_clean(exclude=["key"])
        tenant.save(update_fields=["contact_email"])
    if host:
        _give_host(tenant, host.lower())
    text = _("{name} ({ags}) has been set up.") if created else _("{name} ({ags}) is there already.")
    say(text.format(name=tenant.name, ags=ags))


def _give_host(tenant: "Tenant", host: str) -> None:
    from standort.cli.error import CommandError, ExitStatus
    from standort.core.models import TenantHost

    entry, _created = TenantHost.objects.get_or_create(host=host, defaults={"tenant": tenant})
    if entry.tenant_id != tenant.pk:
        raise CommandError(
            _("The host name {host} belongs to {name}.").format(host=host, name=entry.tenant.name),
            status=ExitStatus.REFUSED,
        )


def migrate_database(data_dir: DataDir = DEFAULT_FOLDER) -> None:
    from standort.cli.installation import migrate, open_installation
    from standort.cli.terminal import step

    open_installation(data_dir)
    with step(_("Database")):
        migrate()
