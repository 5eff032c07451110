# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The official register beside the addresses of OpenStreetMap."""

import pytest

from standort.companies.models import Establishment
from standort.exchange.address import import_addresses
from standort.exchange.address_row import HouseIndex
from standort.exchange.errors import FileRefusedError
from standort.exchange.osm import import_osm
from standort.places.models import Address

TOWN = {"municipality_name": "Musterstadt", "ags": "05999999"}


@pytest.fixture
def register(tmp_path):
    """Houses 1 to 3 and 8 of the main street, slightly beside where the village has them."""

    def write(*numbers, name="register.csv"):
        lines = ["Straße;Hausnummer;PLZ;Ort;x;y"]
        for number in numbers or (1, 2, 3, 8):
            lon, lat = 8.05 + number * 0.001 + 0.0002, 51.5503
            lines.append(f"Hauptstr.;{number};59494;Musterstadt;{lon:.6f};{lat:.6f}")
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_register_comes_in_with_its_streets(tenant, village, register):
    import_osm(tenant=tenant, path=village.write(), **TOWN)
    report = import_addresses(tenant=tenant, path=register())

    line = report.lines[0]
    assert (line.kind, line.total, line.new, line.merged) == ("addresses", 4, 4, 3)
    assert {str(address.street) for address in Address.objects.filter(source__dataset="addresses")} == {
        "Hauptstraße"
    }


def test_no_house_is_there_twice_whichever_came_first(tenant, village, register):
    alone = import_osm(tenant=tenant, path=village.write(), **TOWN)
    import_addresses(tenant=tenant, path=register())
    first = sorted(Address.objects.values_list("house_number", "source__dataset"))

    Address.every.all().delete()
    import_addresses(tenant=tenant, path=register())
    report = import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert sorted(Address.objects.values_list("house_number", "source__dataset")) == first
    assert [number for number, _ in first] == ["1", "2", "3", "4", "5", "8", "99"]
    before, after = (
        next(line for line in each.lines if line.kind == "addresses") for each in (alone, report)
    )
    assert (after.total, after.merged - before.merged) == (3, 3)


def test_establishment_stands_at_the_official_house(tenant, village, register):
    import_addresses(tenant=tenant, path=register())
    import_osm(tenant=tenant, path=village.write(), **TOWN)

    assert Establishment.objects.get().address.source.dataset == "addresses"


def test_same_register_twice_changes_no_row(tenant, village, register, rows_of_all_tables):
    import_osm(tenant=tenant, path=village.write(), **TOWN)
    import_addresses(tenant=tenant, path=register())
    before = rows_of_all_tables()

    report = import_addresses(tenant=tenant, path=register())

    assert report.is_unchanged
    assert rows_of_all_tables() == before


def test_newer_register_does_not_touch_the_other_source(tenant, village, register):
    import_osm(tenant=tenant, path=village.write(), **TOWN)
    import_addresses(tenant=tenant, path=register())
    import_addresses(tenant=tenant, path=register(1, 2, 8, name="newer.csv"))

    official = Address.objects.filter(source__dataset="addresses").values_list("house_number", flat=True)
    assert set(official) == {"1", "2", "8"}
    assert Address.objects.filter(source__dataset="osm").count() == 3


def test_refused_rows_are_listed_with_what_they_say(tenant, register):
    path = register()
    path.write_text(path.read_text(encoding="utf-8") + "Hauptstr.;;;;8.05;51.55\n", encoding="utf-8")

    report = import_addresses(tenant=tenant, path=path)

    assert report.lines[0].reasons == (("number_missing", 1),)


def test_damaged_register_stores_nothing(tenant, tmp_path, rows_of_all_tables):
    path = tmp_path / "register.csv"
    path.write_bytes(b"\x00\x01\x02 nothing of use")
    before = rows_of_all_tables()

    with pytest.raises(FileRefusedError):
        import_addresses(tenant=tenant, path=path)

    assert rows_of_all_tables() == before


def test_nearest_of_two_houses_with_one_text_is_meant():
    index = HouseIndex([("a", "Dorfstraße", "1", 8.0, 51.0), ("b", "Dorfstr.", "1", 8.002, 51.0)])

    assert index.nearest("Dorf-Straße", "1", 8.0018, 51.0, within_m=250) == "b"
    assert index.nearest("Dorfstraße", "1", 8.0001, 51.0, within_m=250) == "a"
    assert index.nearest("Dorfstraße", "1", 8.2, 51.0, within_m=250) is None
    assert index.nearest("Dorfstraße", "", 8.0, 51.0, within_m=250) is None
