# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``import``: bring data in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standort.cli.error import WrongValueError
from standort.cli.init import Municipality, MunicipalityKey
from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example

if TYPE_CHECKING:
    from standort.core.models import Tenant

app = typer.Typer(
    help=_("Bring data in. The same file twice changes nothing; what staff edited stays."),
    no_args_is_help=True,
    epilog=example('standort import osm soest.osm.pbf --municipality "Soest" --ags 05974040'),
)


def _readable_file(value: Path | None) -> Path | None:
    if value is not None and not value.is_file():
        raise WrongValueError(_("there is no file {file}").format(file=value))
    if value is not None and not os.access(value, os.R_OK):
        raise WrongValueError(_("you may not read {file}").format(file=value))
    return value


File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help=_("The file to read."), callback=_readable_file),
]
For = Annotated[str, typer.Option("--municipality", help=_("Short name or key, where several share it."))]


@app.command(
    "osm",
    help=_(
        "Bring a town in from OpenStreetMap: .osm.pbf, .osm, .osm.gz or .osm.bz2. What lies outside the "
        "boundary is kept and marked."
    ),
    epilog=example('standort import osm badwildbad.osm.pbf --municipality "Bad Wildbad" --ags 08235079'),
)
def osm(
    file: File,
    municipality: Municipality,
    ags: MunicipalityKey,
    boundary: Annotated[
        Path | None,
        typer.Option(
            "--boundary",
            help=_("File with the boundary, where neither the data nor an earlier import has it."),
            callback=_readable_file,
        ),
    ] = None,
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from standort.cli.installation import open_ready

    folder = open_ready(data_dir)
    from standort.cli.import_table import print_report
    from standort.cli.terminal import Steps
    from standort.exchange.osm import import_osm
    from standort.exchange.tenant import tenant_for_import

    is_demo = bool(folder.notes().get("demo"))
    with (
        tenant_for_import(name=municipality, ags=ags, may_make=is_demo) as (tenant, created),
        Steps(_("Import {file}").format(file=file.name)) as progress,
    ):
        report = import_osm(
            tenant=tenant,
            path=file,
            municipality_name=municipality,
            ags=ags,
            boundary_path=boundary,
            progress=progress,
        )
    print_report(report)
    if is_demo and not tenant.is_demo:
        _welcome_to_demo(tenant, created=created, port=int(folder.notes().get("port", 8000)))


@app.command(
    "boundaries",
    help=_(
        "Bring in municipal boundaries (GeoJSON, GeoPackage, Shapefile) or the official list of "
        "municipalities with area and population (CSV)."
    ),
    epilog=example(
        "standort import boundaries kreis_soest.geojson", "standort import boundaries gv100ad.csv"
    ),
)
def boundaries(file: File, municipality: For = "", data_dir: DataDir = DEFAULT_FOLDER) -> None:
    from standort.cli.installation import open_ready

    open_ready(data_dir)
    from standort.cli.import_table import print_report
    from standort.cli.terminal import Steps
    from standort.cli.user import chosen_tenant
    from standort.exchange.boundary import import_boundaries

    tenant = chosen_tenant(municipality)
    with Steps(_("Import {file}").format(file=file.name)) as progress:
        report = import_boundaries(tenant=tenant, path=file, progress=progress)
    print_report(report)


@app.command(
    "addresses",
    help=_("Bring in official address points, for example the house coordinates of a state."),
    epilog=example("standort import addresses hauskoordinaten_essen.zip"),
)
def addresses(file: File, municipality: For = "", data_dir: DataDir = DEFAULT_FOLDER) -> None:
    from standort.cli.installation import open_ready

    open_ready(data_dir)
    from standort.cli.import_table import print_report
    from standort.cli.terminal import Steps
    from standort.cli.user import chosen_tenant
    from standort.exchange.address import import_addresses

    tenant = chosen_tenant(municipality)
    with Steps(_("Import {file}").format(file=file.name)) as progress:
        report = import_addresses(tenant=tenant, path=file, progress=progress)
    print_report(report)


def _welcome_to_demo(tenant: "Tenant", *, created: bool, port: int) -> None:
    """Give the people of the demo the same roles in a real town, and say where it is."""
    from standort.cli.demo_town import give_demo_people_access
    from standort.cli.terminal import say

    give_demo_people_access(tenant)
    if created:
        say(_("{name} has a portal of its own in this demo.").format(name=tenant.name))
    address = f"http://{tenant.key}.localhost:{port}/"
    say(_("While the demo runs: {address}, with the same logins.").format(address=address))
