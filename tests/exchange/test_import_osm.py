# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A town from OpenStreetMap: good, damaged, twice, newer."""

import csv

import geopandas as gpd
import pytest
import shapely
from django.utils.translation import override

from standort.companies.models import Establishment
from standort.core.errors import DomainError
from standort.core.models import Change
from standort.exchange.errors import BoundaryNotFoundError, FileRefusedError, OtherMunicipalityError
from standort.exchange.osm import import_osm
from standort.exchange.refusal import reports_folder
from standort.land.domain.site import edit_site, publish_site
from standort.land.models import Premises, Site, SiteKind, SiteStatus
from standort.places.domain.lake import lake_folder, layer_frame
from standort.places.models import (
    Address,
    BatchState,
    CommercialArea,
    DataSource,
    ImportBatch,
    LakeLayer,
    Municipality,
    Street,
)

TOWN = {"municipality_name": "Musterstadt", "ags": "05999999"}


def line_of(report, kind):
    return next(line for line in report.lines if line.kind == kind)


@pytest.fixture
def no_boundary(tenant):
    """The home municipality without its boundary, as after `standort init`."""
    home = Municipality.objects.get(tenant=tenant)
    home.geometry = None
    home.save()
    return home


def test_good_file_becomes_records_and_layers(tenant, no_boundary, village):
    report = import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert line_of(report, "addresses").total == Address.objects.filter(tenant=tenant).count() == 6
    assert line_of(report, "streets").total == len(layer_frame(tenant, "streets")) == 3
    assert {(street.name, round(street.length_m)) for street in Street.objects.all()} == {
        ("Hauptstraße", 763),
        ("Bergweg", 556),
    }
    bakery = Establishment.objects.get()
    assert (bakery.name, bakery.sector, bakery.wz_assumed) == ("Backhaus", "retail", True)
    assert str(bakery.address) == "Hauptstraße 1"
    assert CommercialArea.objects.get().name == "Am Werk"
    assert bakery.source.licence.startswith("Open Database License")
    assert "OpenStreetMap" in bakery.source.attribution
    assert report.notes == ("Es ist keine Grenze bekannt: Nichts ist als außerhalb markiert.",)


def test_vacant_shop_and_brownfield_become_drafts(tenant, no_boundary, village):
    import_osm(tenant=tenant, path=village.write(), **TOWN)

    premises = Premises.objects.select_related("site").get()
    assert premises.kind == "shop"
    assert premises.site.name == "Leerstand: Ladenlokal, Hauptstraße 2"
    brownfield = Site.objects.get(kind=SiteKind.BROWNFIELD)
    assert brownfield.name == "Brachfläche, Hauptstraße"
    assert brownfield.area_m2 == pytest.approx(7700, rel=0.02)
    sites = list(Site.objects.all())
    assert all(site.status == SiteStatus.DRAFT and not site.is_public for site in sites)
    assert all(site.number.startswith("MU-") for site in sites)
    assert len({site.number for site in sites}) == 2


def test_every_address_knows_its_street(tenant, no_boundary, village):
    import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert {address.street.name for address in Address.objects.all()} == {"Hauptstraße"}


def test_import_is_noted_in_the_change_log(tenant, no_boundary, village, staff):
    import_osm(tenant=tenant, path=village.write(), by=staff, **TOWN)

    change = Change.objects.get(verb="imported")
    assert change.by == staff


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_truncated_file_stores_nothing_and_says_so_in_one_message(
    tenant, village, rows_of_all_tables, share, tmp_path
):
    path = village.write()
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    before = rows_of_all_tables()

    with pytest.raises(FileRefusedError) as caught:
        import_osm(tenant=tenant, path=path, **TOWN)

    assert caught.value.hint
    assert "village.osm" in str(caught.value)
    assert rows_of_all_tables() == before
    assert not lake_folder(tenant).exists()


def test_file_of_another_kind_is_refused_in_the_readers_language(tenant, tmp_path, rows_of_all_tables):
    path = tmp_path / "photo.osm.pbf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 500)
    before = rows_of_all_tables()
    texts = []
    for language in ("de", "en"):
        with override(language), pytest.raises(DomainError) as caught:
            import_osm(tenant=tenant, path=path, **TOWN)
        texts.append(str(caught.value))

    assert "OpenStreetMap" in texts[0]
    assert texts[0] != texts[1]
    assert rows_of_all_tables() == before


def test_same_file_twice_changes_no_row_of_any_table(tenant, village, rows_of_all_tables):
    path = village.write()
    import_osm(tenant=tenant, path=path, **TOWN)
    before, files = rows_of_all_tables(), sorted(lake_folder(tenant).iterdir())

    report = import_osm(tenant=tenant, path=path, **TOWN)

    assert rows_of_all_tables() == before
    assert sorted(lake_folder(tenant).iterdir()) == files
    assert report.is_unchanged
    assert line_of(report, "addresses").unchanged == 6


def test_newer_file_updates_adds_and_withdraws(tenant, no_boundary, village):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    kept = Address.objects.get(house_number="3")
    village.node(3, 3, 0.3, addr__street="Hauptstraße", addr__housenumber="3", addr__postcode="59494")
    village.node(7, 7, 0.2, addr__street="Hauptstraße", addr__housenumber="7")
    del village.nodes[5]

    report = import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    line = line_of(report, "addresses")
    assert (line.new, line.changed, line.gone, line.unchanged) == (1, 1, 1, 4)
    kept.refresh_from_db()
    assert (kept.postcode, kept.source.file_name) == ("59494", "new.osm")
    assert not Address.objects.filter(house_number="5").exists()
    assert Address.every.get(house_number="5").gone
    assert not Address.every.filter(replaces__isnull=False).exists()
    assert {address.source.file_name for address in Address.objects.all()} == {"new.osm"}


def test_address_that_comes_back_is_the_same_record(tenant, no_boundary, village):
    import_osm(tenant=tenant, path=village.write("1.osm"), **TOWN)
    record = Address.objects.get(house_number="5")
    whole = dict(village.nodes)
    del village.nodes[5]
    import_osm(tenant=tenant, path=village.write("2.osm"), **TOWN)
    village.nodes = whole
    import_osm(tenant=tenant, path=village.write("3.osm"), **TOWN)

    assert Address.objects.get(house_number="5").pk == record.pk


def test_newer_file_never_overwrites_what_staff_edited(tenant, no_boundary, village, staff):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    site = Site.objects.get(kind=SiteKind.BROWNFIELD)
    edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"name": "Altes Werk", "grz": 0.8})
    village.area(21, 6, 1, 1.5, landuse="brownfield", name="Halde")

    report = import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    site.refresh_from_db()
    assert (site.name, site.grz) == ("Altes Werk", 0.8)
    assert site.area_m2 == pytest.approx(17300, rel=0.02)
    assert line_of(report, "candidate_sites").kept == 1


def test_geometry_drawn_by_staff_stays(tenant, no_boundary, village, staff):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    site = Site.objects.get(kind=SiteKind.BROWNFIELD)
    drawn = shapely.box(8.06, 51.56, 8.061, 51.561)
    edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"geometry": drawn})
    village.area(21, 6, 1, 1.5, landuse="brownfield")

    import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    site.refresh_from_db()
    assert site.geometry.equals_exact(drawn, 1e-9)


def test_published_site_stays_when_the_source_loses_it(tenant, no_boundary, village, staff):
    import_osm(tenant=tenant, path=village.write("old.osm"), **TOWN)
    site = Premises.objects.get().site
    publish_site(site_id=site.pk, tenant=tenant, by=staff)
    del village.nodes[11]

    report = import_osm(tenant=tenant, path=village.write("new.osm"), **TOWN)

    assert Site.objects.get(pk=site.pk).is_public
    assert "bearbeitet" in report.notes[-1]


def test_boundary_marks_what_lies_outside_and_keeps_it(tenant, village):
    report = import_osm(tenant=tenant, path=village.write(), **TOWN)

    home = Municipality.objects.get(is_home=True)
    inside = Address.objects.inside()
    assert line_of(report, "addresses").text.endswith("davon 0 außerhalb")
    home.geometry = shapely.box(8.04, 51.54, 8.07, 51.57)
    home.save()
    report = import_osm(tenant=tenant, path=village.write(), **TOWN)
    line = line_of(report, "addresses")
    assert (line.total, line.outside, line.changed) == (6, 1, 1)
    assert set(inside.values_list("house_number", flat=True)) == set("12345")
    assert Address.objects.get(house_number="99").outside
    assert Address.objects.get(house_number="99").municipality is None
    assert layer_frame(tenant, "streets")["outside"].sum() == 1
    # A street of the same name on the other side is another street.
    assert Street.objects.filter(name="Hauptstraße").count() == 2
    assert CommercialArea.objects.get().municipalities.get() == home


def test_given_boundary_becomes_the_home_boundary(tenant, no_boundary, village, tmp_path):
    frame = gpd.GeoDataFrame(
        {"AGS": ["05999999", "05000000"], "GEN": ["Musterstadt", "Anderswo"]},
        geometry=[shapely.box(8.04, 51.54, 8.07, 51.57), shapely.box(8.07, 51.54, 8.2, 51.57)],
        crs=4326,
    )
    frame.to_file(tmp_path / "boundary.geojson")

    report = import_osm(
        tenant=tenant, path=village.write(), boundary_path=tmp_path / "boundary.geojson", **TOWN
    )

    assert line_of(report, "addresses").outside == 1
    assert Municipality.objects.get(is_home=True).area_km2 == pytest.approx(6.94, abs=0.02)


def test_boundary_file_without_this_town_is_refused(tenant, no_boundary, village, tmp_path):
    frame = gpd.GeoDataFrame(
        {"AGS": ["05000001", "05000000"], "GEN": ["A", "B"]},
        geometry=[shapely.box(8, 51, 8.1, 51.1), shapely.box(8.1, 51, 8.2, 51.1)],
        crs=4326,
    )
    frame.to_file(tmp_path / "boundary.geojson")

    with pytest.raises(BoundaryNotFoundError):
        import_osm(tenant=tenant, path=village.write(), boundary_path=tmp_path / "boundary.geojson", **TOWN)

    assert not ImportBatch.objects.exists()


def test_file_of_another_region_is_refused_and_changes_nothing(tenant, village, rows_of_all_tables):
    home = Municipality.objects.get(tenant=tenant, is_home=True)
    home.geometry = shapely.box(10, 53, 10.1, 53.1)
    home.save()
    before = rows_of_all_tables()

    with pytest.raises(OtherMunicipalityError, match="Musterstadt"):
        import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert rows_of_all_tables() == before


def test_town_of_another_office_is_refused(tenant, village):
    with pytest.raises(OtherMunicipalityError):
        import_osm(tenant=tenant, path=village.write(), municipality_name="Soest", ags="05974040")


def test_two_tenants_do_not_touch_each_other(tenant, other_tenant, village, rows_of_all_tables):
    Municipality.objects.filter(tenant=other_tenant).delete()
    Municipality.objects.create(tenant=other_tenant, ags="05999998", name="Nachbarheim", is_home=True)
    import_osm(tenant=tenant, path=village.write("one.osm"), **TOWN)
    own = {
        name: [row for row in rows if tenant.pk in row[:2]]
        for name, rows in rows_of_all_tables().items()
        if name == "places_address"
    }
    del village.nodes[5]
    import_osm(
        tenant=other_tenant, path=village.write("two.osm"), municipality_name="Nachbarheim", ags="05999998"
    )

    assert Address.objects.filter(tenant=tenant).count() == 6
    assert Address.objects.filter(tenant=other_tenant).count() == 5
    assert len(own["places_address"]) == 6
    assert lake_folder(tenant) != lake_folder(other_tenant)


def test_refused_rows_are_counted_by_reason_and_listed_safely(tenant, no_boundary, village):
    village.node(
        30, 5, 0.2, addr__street="Hauptstraße", addr__housenumber="7", shop="bakery", name="=" + "1" * 250
    )

    report = import_osm(tenant=tenant, path=village.write(), **TOWN)

    line = line_of(report, "establishments")
    assert line.reasons == (("text_too_long", 1),)
    assert line.reason_texts == [("ein Text ist zu lang", 1)]
    with (reports_folder() / report.refused_file).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][:3] == ["establishments", "node/30", "ein Text ist zu lang"]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_batch_keeps_source_tally_and_layers(tenant, no_boundary, village):
    report = import_osm(tenant=tenant, path=village.write(), file_name="Stadt.osm", **TOWN)

    batch = ImportBatch.objects.get()
    assert batch.state == BatchState.VALID
    assert batch.finished_at is not None
    assert batch.tally["lines"][0]["kind"] == report.lines[0].kind
    assert DataSource.objects.get().file_name == "Stadt.osm"
    assert set(LakeLayer.objects.values_list("name", flat=True)) >= {"streets", "buildings", "land_use"}


def test_progress_only_ever_moves_on(tenant, no_boundary, village):
    seen = []
    import_osm(tenant=tenant, path=village.write(), progress=lambda share, _: seen.append(share), **TOWN)

    assert seen == sorted(seen)
    assert seen[-1] == 1.0
