# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``demo``: a working portal of a fictitious town with one command."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example

if TYPE_CHECKING:
    from standort.cli.installation import DataFolder

HOST = "127.0.0.1"
_FIRST_PAGE_WITHIN_S = 60.0
_ASK_EVERY_S = 0.15


def register(app: typer.Typer) -> None:
    app.command(
        "demo",
        help=_(
            "Show a working portal of a fictitious town. Started again, it keeps what was done in it. "
            "Ctrl-C ends it."
        ),
        epilog=example("standort demo", "standort demo --port 8001 --data-dir /tmp/demo --reset"),
    )(demo)


def demo(
    *,
    port: Annotated[int, typer.Option("--port", help=_("Port of the web server."), min=1, max=65535)] = 8000,
    reset: Annotated[bool, typer.Option("--reset", help=_("Throw the demo away and start over."))] = False,
    premises: Annotated[
        int, typer.Option("--premises", help=_("Size of the town."), min=500, max=100_000)
    ] = 3000,
    seed: Annotated[int, typer.Option("--seed", help=_("Another number gives another town."), min=0)] = 1,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help=_("Only prepare the data, do not start anything."))
    ] = True,
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from standort.cli.installation import DataFolder
    from standort.cli.port import refuse_busy_port

    if serve:
        refuse_busy_port(HOST, port, command="standort demo")
    folder = DataFolder(data_dir)
    with only_one_demo(folder):
        _prepare(folder, reset=reset, premises=premises, seed=seed)
        if serve:
            _serve(folder, port)


@contextmanager
def only_one_demo(folder: "DataFolder") -> Iterator[None]:
    """Hold the folder, so that a second demo neither empties it nor starts workers on it."""
    from filelock import FileLock, Timeout

    from standort.cli.error import CommandError
    from standort.cli.installation import LOCK

    folder.make_room()
    lock = FileLock(folder.path / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise CommandError(
            _("A demo is running on this folder already."),
            hint=_("End it with Ctrl-C, or name another folder with --data-dir."),
        ) from error
    try:
        yield
    finally:
        lock.release()


def _prepare(folder: "DataFolder", *, reset: bool, premises: int, seed: int) -> None:
    from standort.cli.error import CommandError
    from standort.cli.terminal import say, step

    notes = folder.notes()
    if folder.is_ours() and not notes.get("demo"):
        raise CommandError(
            _("{folder} holds a real installation, so no demo is made in it.").format(folder=folder.path),
            hint=_("Name another folder for the demo with --data-dir."),
        )
    say(_("standort demo in {folder}").format(folder=folder.path))
    if reset or (folder.is_ours() and not notes.get("complete")):
        # What an interrupted first start left is no town: begin again.
        with step(_("Empty the folder")):
            folder.empty()
    fresh = not folder.is_ours()
    with step(_("Data folder")):
        folder.make(demo=True)
    _prepare_records(folder, fresh=fresh, premises=premises, seed=seed)


def _prepare_records(folder: "DataFolder", *, fresh: bool, premises: int, seed: int) -> None:
    from standort.cli.installation import migrate, start_django
    from standort.cli.terminal import say, step

    with step(_("Start the application")):
        start_django(folder)
    with step(_("Database")):
        migrate()
    if not fresh:
        say(_("  The demo is there already and stays as it was; --reset starts over."))
        return
    from standort.cli.demo_town import make_town, new_password

    password = new_password()
    make_town(premises=premises, seed=seed, password=password)
    folder.note(password=password, premises=premises, seed=seed, complete=True)


def _serve(folder: "DataFolder", port: int) -> None:
    from standort.cli.supervisor import Supervisor
    from standort.cli.terminal import say, step

    place = ("--data-dir", str(folder.path))
    folder.note(port=port)
    with Supervisor(folder.path / "log") as supervisor:
        with step(_("Web server and workers")):
            supervisor.start("server", "serve", "--host", HOST, "--port", str(port), *place)
            supervisor.start("worker-quick", "worker", "--queue", "quick", *place)
            supervisor.start("worker-long", "worker", "--queue", "long", *place)
            wait_for_page(f"http://{HOST}:{port}/", alive=supervisor.refuse_dead)
        _print_addresses(folder, port)
        try:
            supervisor.watch()
        except KeyboardInterrupt:
            say("\n" + _("The demo ends. Started again, it goes on where it was."))


def wait_for_page(url: str, *, alive: Callable[[], None]) -> None:
    """Ask for the first page until it comes; stop asking when a process has died."""
    import urllib.error
    import urllib.request

    from standort.cli.error import CommandError

    deadline = time.monotonic() + _FIRST_PAGE_WITHIN_S
    # Never through a proxy of the environment: the page is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline:
        alive()
        try:
            with opener.open(url, timeout=_FIRST_PAGE_WITHIN_S):
                return
        except urllib.error.HTTPError as error:
            raise CommandError(
                _("The first page answers with status {status}.").format(status=error.code),
                hint=_("The reason is in the folder log of the data folder."),
            ) from error
        except OSError:
            time.sleep(_ASK_EVERY_S)
    raise CommandError(_("The web server did not answer in time."))


def _print_addresses(folder: "DataFolder", port: int) -> None:
    from rich.table import Table

    from standort.accounts.models import Membership
    from standort.cli.demo_town import DEMO_DOMAIN
    from standort.cli.terminal import console
    from standort.core.models import Tenant

    addresses = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
    for tenant in Tenant.objects.order_by("pk"):
        host = "localhost" if tenant.is_demo else f"{tenant.key}.localhost"
        base = f"http://{host}:{port}"
        name = _("{name} (fictitious)").format(name=tenant.name) if tenant.is_demo else tenant.name
        addresses.add_row(f"[bold]{name}[/]", f"{base}/")
        addresses.add_row(_("office"), f"{base}/office/")
    people = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2))
    for title in (_("Role"), _("E-mail"), _("Password")):
        people.add_column(title)
    password = str(folder.notes().get("password", "–"))
    rows = Membership.objects.filter(tenant__is_demo=True, user__email__endswith="@" + DEMO_DOMAIN)
    for membership in rows.select_related("user").order_by("pk"):
        people.add_row(str(membership.get_role_display()), membership.user.email, password)
    console.print()
    console.print(addresses)
    console.print()
    console.print(people)
    console.print()
    console.print(_("  Ctrl-C ends the demo. All data are fictitious."))
