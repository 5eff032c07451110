# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date

import pytest

from standort.formats.addresses import read_addresses
from standort.formats.errors import FormatError

# The same point in degrees and in both zones.
LON, LAT = 8.1, 51.57
HEAD = "Straße;Hausnr.;Adz;PLZ;Ort;x;y"


def csv_file(tmp_path, text, encoding="utf-8", name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def point(row):
    return row.geometry.x, row.geometry.y


def test_essen_is_read_whole_and_what_is_no_address_is_listed(shared):
    name = "hauskoordinaten_essen_2022-10-05_4326.zip"
    read = read_addresses(shared / "addresses" / name)
    assert read.tally["addresses"].read == 102_981
    assert len(read.tables["addresses"]) == 99_581
    assert read.refused["reason_code"].value_counts().to_dict() == {
        "number_missing": 3396,
        "street_missing": 4,
    }
    assert read.refused["row"].head(5).tolist() == [1, 2, 3, 4, 5]
    assert "Straßenname unbekannt" in read.refused["text"].iloc[0]
    assert read.tables["addresses"]["source_key"].is_unique
    assert (read.reference_date, read.encoding) == (date(2022, 8, 22), "utf-8")
    assert "dl-de/by-2-0" in read.licence
    min_lon, min_lat, max_lon, max_lat = read.tables["addresses"].total_bounds
    assert 6.8 < min_lon < max_lon < 7.2
    assert 51.3 < min_lat < max_lat < 51.6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encoding_and_separator_are_found(tmp_path, encoding, separator):
    text = f"{HEAD}\nGroße Straße;12;a;59494;Soest;{LON};{LAT}\n".replace(";", separator)
    read = read_addresses(csv_file(tmp_path, text, encoding))
    row = read.tables["addresses"].iloc[0]
    assert (row["street"], row["house_number"], row["postcode"], row["city"]) == (
        "Große Straße",
        "12a",
        "59494",
        "Soest",
    )
    assert read.encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize(
    ("x", "y", "epsg"),
    [
        ("8,1", "51,57", 4326),
        ("437634,8", "5713653,6", 25832),
        ("437.634,8", "5.713.653,6", 25832),
        ("32437634.8", "5713653.6", 25832),
        ("33022050.4", "5735807.4", 25833),
    ],
)
def test_coordinates_are_told_by_their_size(tmp_path, x, y, epsg):
    read = read_addresses(csv_file(tmp_path, f"{HEAD}\nRing;1;;;;{x};{y}\n"))
    assert read.epsg == epsg
    assert point(read.tables["addresses"].iloc[0]) == pytest.approx((LON, LAT), abs=2e-3)


def test_given_zone_beats_the_guess(tmp_path):
    path = csv_file(tmp_path, f"{HEAD}\nRing;1;;;;437634;5713653\n")
    assert read_addresses(path, epsg=25833).tables["addresses"].iloc[0].geometry.x > 13


@pytest.mark.parametrize(
    "heading",
    ["strasse;hausnummer;lon;lat", "STRNAME;HSNR;Rechtswert;Hochwert", "Straßenname;Nr.;Ostwert;Nordwert"],
)
def test_known_names_of_columns_are_found(tmp_path, heading):
    read = read_addresses(csv_file(tmp_path, f"{heading}\nRing;1;{LON};{LAT}\n"))
    assert read.tables["addresses"]["street"].tolist() == ["Ring"]


@pytest.mark.parametrize(
    ("whole", "street", "number"),
    [
        ("Straße des 17. Juni 135", "Straße des 17. Juni", "135"),
        ("Am Markt 4 b", "Am Markt", "4 b"),
        ("Ring 12-16", "Ring", "12-16"),
    ],
)
def test_street_and_number_in_one_column_are_parted(tmp_path, whole, street, number):
    row = (
        read_addresses(csv_file(tmp_path, f"Adresse;lon;lat\n{whole};8.1;51.5\n")).tables["addresses"].iloc[0]
    )
    assert (row["street"], row["house_number"]) == (street, number)


def test_bad_rows_are_refused_with_line_and_reason_and_good_ones_stay(tmp_path):
    lines = [
        HEAD,
        "Ring;1;;59494;Soest;8.1;51.5",
        ";2;;59494;Soest;8.1;51.5",
        "Ring;;;59494;Soest;8.1;51.5",
        "Ring;ohne;;59494;Soest;8.1;51.5",
        "Ring;5;;59494;Soest;;51.5",
        "Ring;6;;59494;Soest;8.1;951.5",
        "Ring;7;59494",
        "unbekannt;8;;59494;Soest;8.1;51.5",
    ]
    read = read_addresses(csv_file(tmp_path, "\n".join(lines)))
    assert read.tables["addresses"]["house_number"].tolist() == ["1"]
    assert list(zip(read.refused["row"], read.refused["reason_code"], strict=True)) == [
        (3, "street_missing"),
        (4, "number_missing"),
        (5, "number_unreadable"),
        (6, "position_missing"),
        (7, "position_outside"),
        (8, "fields_wrong"),
        (9, "street_missing"),
    ]
    tally = read.tally["addresses"]
    assert tally.kept == tally.read - tally.refused_count == 1


def test_missing_street_is_found_by_its_official_key(tmp_path):
    text = "strschl;strname;hsnr;lon;lat\n7;Ring;1;8.1;51.5\n7;### Straßenname unbekannt;2;8.1;51.5\n"
    table = read_addresses(csv_file(tmp_path, text)).tables["addresses"]
    assert table["street"].tolist() == ["Ring", "Ring"]
    assert table["repaired"].tolist() == [False, True]


def test_keys_do_not_hang_on_the_order_of_rows(tmp_path):
    rows = ["Hauptstr.;1;;59494;Soest;8.1;51.5", "Ring;1;;59494;Soest;8.1;51.5"]
    first = read_addresses(csv_file(tmp_path, "\n".join([HEAD, *rows]))).tables["addresses"]
    second = read_addresses(csv_file(tmp_path, "\n".join([HEAD, *rows[::-1]]))).tables["addresses"]
    assert set(first["source_key"]) == set(second["source_key"])


def test_geojson_is_read_like_a_table(tmp_path):
    features = [
        {
            "type": "Feature",
            "properties": {"strasse": "Ring", "hausnr": number, "plz": 59494},
            "geometry": {"type": "Point", "coordinates": [8.1, 51.5]} if number else None,
        }
        for number in (1, 2, 0)
    ]
    path = tmp_path / "list.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    read = read_addresses(path)
    assert read.tables["addresses"]["house_number"].tolist() == ["1", "2"]
    assert read.tables["addresses"]["postcode"].tolist() == ["59494", "59494"]
    assert read.refused["reason_code"].tolist() == ["position_missing"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xff\xd8\xff\xe0", "table_wrong_kind"),
        (b"<html></html>", "table_wrong_kind"),
        (b"a\x00b", "table_wrong_kind"),
        (b"strasse;nr\n\x81;1\n", "table_encoding"),
        (b"strasse;hausnr;x;y\n", "table_empty"),
        (b"strasse;hausnr\nRing;1\n", "table_column_missing"),
        (b"farbe;x;y\nrot;1;1\n", "table_column_missing"),
        (b"strasse;hausnr;x;y\nRing;1;9999;9999\n", "gis_coordinates"),
        (b'strasse;hausnr;x;y\n"Ring;1;8;51\n', "file_damaged"),
        (b"PK\x03\x04", "archive_wrong"),
    ],
)
def test_wrong_file_gives_one_clear_message(tmp_path, content, code):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(FormatError) as caught:
        read_addresses(path)
    assert caught.value.code == code
