# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""One import at a time, invisible until its switch, swept if it never came."""

import threading

import pytest
from django.db import connection

from standort.core.models import Counter
from standort.exchange import run
from standort.exchange.batch import (
    Delivery,
    import_lock,
    imported_models,
    open_batch,
    staging_folder,
    sweep_all,
    sweep_unfinished,
)
from standort.exchange.errors import FileRefusedError, ImportRunningError
from standort.exchange.osm import import_osm
from standort.land.domain.site import edit_site
from standort.land.models import Premises, Site, SiteKind
from standort.places.domain.lake import lake_folder
from standort.places.models import Address, BatchState, ImportBatch

TOWN = {"municipality_name": "Musterstadt", "ags": "05999999"}
DELIVERY = Delivery(dataset="osm", title="OpenStreetMap", licence="ODbL", attribution="©", sha256="1" * 64)


class KilledError(BaseException):
    """Stands for a process that ends without cleaning up."""


@pytest.fixture
def killed_at_the_switch(monkeypatch):
    """Let an import die just before its switch, leaving everything it has prepared."""

    def die(*_args, **_kwargs):
        raise KilledError

    def arm():
        monkeypatch.setattr(run, "switch", die)
        monkeypatch.setattr(run, "discard_batch", lambda _batch: None)

    yield arm
    monkeypatch.undo()


def test_second_import_of_a_tenant_is_told_to_wait(tenant, village):
    with import_lock(tenant), pytest.raises(ImportRunningError) as caught:
        import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert caught.value.code == "import_running"
    assert caught.value.hint


def test_second_import_in_another_thread_is_told_to_wait(tenant):
    answers = []

    def try_it():
        try:
            with import_lock(tenant):
                answers.append("in")
        except ImportRunningError:
            answers.append("refused")
        finally:
            connection.close()

    with import_lock(tenant):
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()

    assert answers == ["refused"]


def test_another_tenant_may_import_at_the_same_time(tenant, other_tenant):
    with import_lock(tenant), import_lock(other_tenant):
        pass


def test_lock_is_free_again_after_an_error(tenant, village, tmp_path):
    with pytest.raises(FileRefusedError):
        import_osm(tenant=tenant, path=tmp_path / "missing.osm", **TOWN)

    with import_lock(tenant):
        pass


def test_prepared_rows_are_invisible_and_the_sweep_removes_them(
    tenant, village, rows_of_all_tables, killed_at_the_switch
):
    before = rows_of_all_tables()
    killed_at_the_switch()
    with pytest.raises(KilledError):
        import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert Address.every.count() == 6
    assert not Address.objects.exists()
    assert not Site.objects.exists()
    batch = ImportBatch.objects.get()
    assert staging_folder(batch).is_dir()
    assert sweep_unfinished(tenant) == 1
    assert rows_of_all_tables() == before
    assert not staging_folder(batch).exists()
    assert list(lake_folder(tenant).iterdir()) == []


def test_killed_update_leaves_the_old_state_and_its_files(
    tenant, village, rows_of_all_tables, killed_at_the_switch
):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    before, files = rows_of_all_tables(), set(lake_folder(tenant).iterdir())
    village.node(3, 3, 0.3, addr__street="Hauptstraße", addr__housenumber="3a")
    village.area(21, 6, 1, 1.5, landuse="brownfield")
    village.area(20, 4, 1, 2, landuse="industrial", name="Am Werk")
    killed_at_the_switch()
    with pytest.raises(KilledError):
        import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    assert Address.every.filter(replaces__isnull=False).exists()
    sweep_all()
    assert rows_of_all_tables() == before
    assert set(lake_folder(tenant).iterdir()) == files


def test_next_import_sweeps_first(tenant, village, killed_at_the_switch, monkeypatch):
    killed_at_the_switch()
    with pytest.raises(KilledError):
        import_osm(tenant=tenant, path=village.write(), **TOWN)
    monkeypatch.undo()

    import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert Address.every.count() == Address.objects.count() == 6
    assert ImportBatch.objects.get().state == BatchState.VALID


def test_an_error_cleans_up_at_once(tenant, village, rows_of_all_tables, monkeypatch):
    before = rows_of_all_tables()

    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr(run, "switch", fail)
    with pytest.raises(RuntimeError):
        import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert rows_of_all_tables() == before


def test_numbers_of_sites_have_no_gap_after_a_killed_import(
    tenant, village, killed_at_the_switch, monkeypatch
):
    killed_at_the_switch()
    with pytest.raises(KilledError):
        import_osm(tenant=tenant, path=village.write(), **TOWN)
    monkeypatch.undo()
    import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert sorted(number[-3:] for number in Site.objects.values_list("number", flat=True)) == ["001", "002"]
    assert Counter.objects.get(series__startswith="site").value == 2


def test_edit_between_preparing_and_switching_wins(tenant, village, staff, monkeypatch):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    site = Site.objects.get(kind=SiteKind.BROWNFIELD)
    other = Premises.objects.get().site
    village.area(21, 6, 1, 1.5, landuse="brownfield", name="Halde")
    village.nodes[11][2]["addr:housenumber"] = "22"
    real = run.switch

    def edit_first(*args, **kwargs):
        edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"name": "Altes Werk"})
        real(*args, **kwargs)

    monkeypatch.setattr(run, "switch", edit_first)
    report = import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    site.refresh_from_db()
    other.refresh_from_db()
    assert site.name == "Altes Werk"
    assert site.area_m2 == pytest.approx(7700, rel=0.02)
    assert other.house_number == "22"
    assert next(line for line in report.lines if line.kind == "candidate_sites").kept == 1
    assert not Site.every.filter(replaces__isnull=False).exists()


def test_edit_between_comparing_and_withdrawing_wins(tenant, village, staff, monkeypatch):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    site = Site.objects.get(kind=SiteKind.BROWNFIELD)
    del village.ways[21]
    real = run.switch

    def edit_first(*args, **kwargs):
        edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"name": "Altes Werk"})
        real(*args, **kwargs)

    monkeypatch.setattr(run, "switch", edit_first)
    import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    assert Site.objects.get(pk=site.pk).name == "Altes Werk"


def test_premises_that_staff_filled_in_stay_and_others_follow_the_source(tenant, village, staff):
    village.node(12, 3, 0.21, shop="vacant", addr__street="Hauptstraße", addr__housenumber="3")
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    edited = Site.objects.get(source_key="vacant/node/11")
    other = Site.objects.get(source_key="vacant/node/12")
    edit_site(site_id=edited.pk, tenant=tenant, by=staff, values={"floor_space_m2": 80.0})
    for number in (11, 12):
        village.nodes[number][2].update({"shop": "", "office": "vacant"})
        del village.nodes[number][2]["shop"]

    import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    assert Premises.objects.get(site=edited).kind == "shop"
    assert Premises.objects.get(site=edited).floor_space_m2 == 80
    assert Premises.objects.get(site=other).kind == "office"
    assert Premises.objects.count() == 2


def test_a_known_file_is_the_same_source(tenant):
    one = open_batch(tenant=tenant, delivery=DELIVERY, by=None)
    two = open_batch(tenant=tenant, delivery=DELIVERY, by=None)

    assert one.source == two.source


def test_models_of_imports_come_after_what_points_to_them():
    names = [model.__name__ for model in imported_models()]

    assert set(names) >= {"Site", "Establishment", "Address", "Street", "Municipality"}
    assert names.index("Site") < names.index("CommercialArea") < names.index("Municipality")
    assert names.index("Establishment") < names.index("Address") < names.index("Street")
