# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Imports in processes of their own, which a test may kill.

Started as a script this is a server: it has everything loaded and forks a child for each line it reads, so
that a start costs milliseconds. A line is the JSON list of a function's name and its arguments; the answers
are the number of the child and, when it has ended, its exit code.
"""

import hashlib
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path


def use_data_folder(folder: Path) -> None:
    """Point settings and database to a data folder."""
    from django.conf import settings
    from django.db import connections

    settings.DATA_DIR = folder
    settings.LAKE_DIR = folder / "lake"
    settings.MEDIA_ROOT = folder / "media"
    for configured in (settings.DATABASES["default"], connections["default"].settings_dict):
        configured["NAME"] = str(folder / "standort.sqlite3")


def make_database(folder: Path, name: str, ags: str) -> None:
    from django.core.management import call_command

    from standort.exchange.tenant import found_or_made_tenant

    folder.mkdir(parents=True, exist_ok=True)
    use_data_folder(folder)
    call_command("migrate", verbosity=0)
    found_or_made_tenant(name=name, ags=ags)


def import_town(folder: Path, path: Path) -> None:
    use_data_folder(folder)
    from standort.core.models import Tenant
    from standort.exchange.osm import import_osm
    from standort.places.domain.queries import home_of

    tenant = Tenant.objects.get()
    home = home_of(tenant)
    import_osm(tenant=tenant, path=path, municipality_name=home.name, ags=home.ags)


def import_town_and_die(folder: Path, path: Path, moment: str) -> None:
    """Import, and be killed at a moment that a clock would hardly ever hit."""
    from standort.exchange import run

    victim = {"within the switch": "switch", "after the switch": "report_of"}[moment]
    real = getattr(run, victim)

    def die(*args, **kwargs):
        real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(run, victim, die)
    import_town(folder, path)


def import_register(folder: Path, path: Path, begun: Path, done: Path) -> None:
    """Import addresses; make the file ``begun`` when rows are being written, ``done`` at the end."""
    use_data_folder(folder)
    from standort.core.models import Tenant
    from standort.exchange.address import import_addresses

    def progress(share: float, _message: str) -> None:
        if share > 0.75:
            begun.touch()

    import_addresses(tenant=Tenant.objects.get(), path=path, progress=progress)
    done.touch()


def answer_while_busy(folder: Path, begun: Path, done: Path, target: Path) -> None:
    """Answer a case again and again while the import writes; keep how long each answer took."""
    use_data_folder(folder)
    from standort.accounts.domain.membership import add_user
    from standort.accounts.models import Role
    from standort.cases.domain.case import answer_case, submit_inquiry
    from standort.core.models import Tenant

    tenant = Tenant.objects.get()
    user = add_user(
        tenant=tenant, email="kim@town.example", name="Kim", role=Role.STAFF, password="long enough for this"
    ).user
    visitor = {"name": "Ada", "email": "ada@firm.example", "text": "Land?", "language": "de"}
    case = submit_inquiry(tenant=tenant, site=None, base_url="http://localhost", **visitor).case
    while not begun.exists():
        time.sleep(0.05)
    seconds = []
    while not done.exists():
        start = time.monotonic()
        answer_case(case_id=case.pk, tenant=tenant, by=user, text="Gern.", base_url="http://localhost")
        seconds.append(time.monotonic() - start)
        time.sleep(0.1)
    target.write_text(json.dumps(seconds), encoding="ascii")


def write_state(folder: Path, target: Path) -> None:
    """Write two fingerprints of everything that can be seen: as it is, and after a restart has swept."""
    use_data_folder(folder)
    from standort.exchange.batch import sweep_all

    before = _state()
    sweep_all()
    _assert_swept()
    target.write_text(f"{before} {_state()}", encoding="ascii")


def _state() -> str:
    from standort.core.models import Change, Counter, Tenant
    from standort.exchange.batch import imported_models
    from standort.land.models import Premises, Site
    from standort.places.domain.lake import lake_folder
    from standort.places.domain.queries import layers_in_force

    digest = hashlib.sha256()
    for model in imported_models():
        names = [field.attname for field in model._meta.concrete_fields if _is_content(field)]
        for row in model.objects.order_by("source_key", "pk").values_list("source__sha256", *names):
            digest.update(repr([bytes(v) if isinstance(v, memoryview) else v for v in row]).encode())
    for premises in Premises.objects.filter(site__in=Site.objects.all()).order_by("site__source_key"):
        digest.update(f"{premises} {premises.site.source_key}".encode())
    tenant = Tenant.objects.get()
    for name, layer in sorted(layers_in_force(tenant).items()):
        assert (lake_folder(tenant) / layer.parquet).is_file()
        assert not layer.tiles or (lake_folder(tenant) / layer.tiles).is_file()
        digest.update(f"{name} {layer.parquet} {layer.tiles}".encode())
    digest.update(repr(sorted(Counter.objects.values_list("series", "value"))).encode())
    digest.update(repr(sorted(Change.objects.values_list("verb", "subject_type"))).encode())
    return digest.hexdigest()


def _is_content(field) -> bool:
    """Leave out numbers of records: a repeated import may give them others."""
    return not field.is_relation and not field.primary_key and field.name != "updated_at"


def _assert_swept() -> None:
    """After the sweep nothing is left over: no batch, no prepared row, no source, no file."""
    from standort.core.models import Tenant
    from standort.exchange.batch import imported_models
    from standort.places.domain.lake import lake_folder
    from standort.places.models import DataSource, ImportBatch, LakeLayer

    assert not ImportBatch.objects.filter(state="pending").exists()
    assert not any(model.every.filter(replaces__isnull=False).exists() for model in imported_models())
    assert not DataSource.objects.filter(batches__isnull=True).exists()
    tenant = Tenant.objects.get()
    layers = LakeLayer.objects.filter(tenant=tenant).values_list("parquet", "tiles")
    wanted = {name for layer in layers for name in layer}
    folder = lake_folder(tenant)
    assert not folder.exists() or {path.name for path in folder.iterdir()} <= wanted


def serve() -> None:
    """Fork a child for each line; paths come as text."""
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        paths = [Path(value) if isinstance(value, str) and os.sep in value else value for value in arguments]
        child = os.fork()
        if child == 0:
            _run(name, paths)
        _answer(child)
        _answer(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _run(name: str, arguments: list) -> None:
    code = 1
    try:
        globals()[name](*arguments)
        code = 0
    except BaseException:  # noqa: BLE001 - the border of a process: the test reads code and trace
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standort.project.settings_test")
    import django

    django.setup()
    import standort.exchange.address
    import standort.exchange.osm  # noqa: F401 - loaded once, for all children

    serve()
