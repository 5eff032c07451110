# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import bz2
import gzip
import struct
from datetime import date

import osmium
import pytest

from standort.formats.errors import MESSAGES, FormatError
from standort.formats.limits import MIB, UnpackLimits
from standort.formats.osm import read_osm
from standort.formats.staging import COLUMNS


def code_of(path, **more):
    with pytest.raises(FormatError) as caught:
        read_osm(path, **more)
    error = caught.value
    assert error.file == path.name
    assert "%(" not in str(error)
    assert "Traceback" not in str(error)
    return error.code


@pytest.fixture
def village(town):
    for row in range(30):
        town.box(row * 5, 0, 3, {"building": "yes", "addr:street": "Ring", "addr:housenumber": str(row + 1)})
    return town


def as_pbf(source, target):
    with osmium.SimpleWriter(str(target)) as writer:
        for item in osmium.FileProcessor(str(source)):
            writer.add(item)
    return target


@pytest.mark.parametrize("ending", ["osm", "osm.gz", "osm.bz2", "osm.pbf"])
def test_all_four_kinds_give_the_same(village, tmp_path, ending):
    plain = village.write()
    path = tmp_path / f"copy.{ending}"
    if ending == "osm.pbf":
        as_pbf(plain, path)
    else:
        pack = {"osm": bytes, "osm.gz": gzip.compress, "osm.bz2": bz2.compress}[ending]
        path.write_bytes(pack(plain.read_bytes()))
    extract = read_osm(path)
    assert len(extract.tables["addresses"]) == 30
    assert extract.reference_date == date(2026, 1, 2)
    assert extract.tables.keys() == extract.tally.keys() == COLUMNS.keys()
    for name, table in extract.tables.items():
        assert list(table.columns) == ["source_key", *COLUMNS[name], "geometry"]
        assert table.crs.to_epsg() == 4326


def test_kind_is_told_by_content_not_by_name(village, tmp_path):
    path = as_pbf(village.write(), tmp_path / "a.osm.pbf").rename(tmp_path / "wrong-name.osm")
    assert len(read_osm(path).tables["buildings"]) == 30


def test_impossible_time_stamps_give_no_date(town):
    town.node(0, 0, {"shop": "bakery"}, timestamp="1969-12-31T23:59:59Z")
    town.node(0, 1, {"shop": "bakery"}, timestamp="2099-01-01T00:00:00Z")
    assert town.read().reference_date is None


def test_progress_names_steps_and_ends_complete(village):
    calls = []
    read_osm(village.write(), progress=lambda step, done, total: calls.append((step, done, total)))
    assert calls[0][0] == "check"
    assert calls[-1] == ("boundaries", 12, 12)


WRONG = {
    "jpeg.osm.pbf": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 500, "osm_wrong_kind"),
    "page.osm": (b"<!DOCTYPE html>\n<html><body>404</body></html>", "osm_wrong_kind"),
    "page.osm.gz": (gzip.compress(b"<html><body>404</body></html>"), "osm_wrong_kind"),
    "changes.osm": (b'<?xml version="1.0"?><osmChange version="0.6"/>', "osm_wrong_kind"),
    "text.osm": (b"street;number\nRing;1\n", "osm_wrong_kind"),
    "zip.osm.pbf": (b"PK\x03\x04" + b"\x00" * 100, "osm_wrong_kind"),
    "zeros.osm.pbf": (b"\x00" * 100, "osm_wrong_kind"),
    "empty.osm.pbf": (b"", "file_empty"),
    "empty.osm.gz": (gzip.compress(b""), "file_empty"),
    "nothing.osm": (b'<osm version="0.6"></osm>', "osm_nothing"),
    "version.osm": (b'<osm version="0.5"><node id="1" lat="1" lon="1"/></osm>', "osm_damaged"),
    "tag.osm": (b'<osm version="0.6">\n<node id="1" lat="49" lon="8"><tag></node></osm>', "osm_damaged"),
    "latitude.osm": (b'<osm version="0.6"><node id="1" lat="x" lon="8"/></osm>', "osm_damaged"),
    "number.osm": (
        b'<osm version="0.6"><node id="99999999999999999999" lat="4" lon="8"/></osm>',
        "osm_damaged",
    ),
    "laughs.osm": (
        (
            b'<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
            b'<osm version="0.6"><node id="1" lat="49" lon="8"><tag k="shop" v="&b;"/></node></osm>'
        ),
        "osm_damaged",
    ),
    "cut.osm": (b'<osm version="0.6"><node id="1" lat="49" lon="8"/>', "file_truncated"),
    "cut.osm.bz2": (bz2.compress(b'<osm version="0.6"></osm>' * 1000)[:-20], "file_truncated"),
    "broken.osm.gz": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\xff" * 50, "file_damaged"),
    "unsaved.osm": (
        (
            b'<osm version="0.6"><node id="-1" lat="49" lon="8"/><node id="-2" lat="49" lon="8.1"/>'
            b'<way id="-3"><nd ref="-1"/><nd ref="-2"/><tag k="highway" v="path"/></way></osm>'
        ),
        "osm_unsaved",
    ),
    "unsorted.osm": (
        (
            b'<osm version="0.6"><way id="3"><nd ref="1"/><tag k="highway" v="path"/></way>'
            b'<node id="1" lat="49" lon="8"/></osm>'
        ),
        "osm_unsorted",
    ),
    "history.osm": (
        (
            b'<osm version="0.6"><node id="1" version="1" visible="true" lat="4" lon="8"/>'
            b'<node id="1" version="2" visible="false"/></osm>'
        ),
        "osm_history",
    ),
    "twice.osm": (
        (
            b'<osm version="0.6"><node id="1" lat="4" lon="8"><tag k="shop" v="x"/></node>'
            b'<node id="1" lat="4" lon="8"><tag k="shop" v="x"/></node></osm>'
        ),
        "osm_history",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_file_gives_one_clear_message(tmp_path, name):
    content, code = WRONG[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert code_of(path) == code


def test_error_in_xml_names_the_line(tmp_path):
    path = tmp_path / "tag.osm"
    path.write_bytes(WRONG["tag.osm"][0])
    with pytest.raises(FormatError, match="line 2"):
        read_osm(path)


def test_missing_file_and_folder_are_said_clearly(tmp_path):
    assert code_of(tmp_path / "none.osm") == "file_missing"
    assert code_of(tmp_path) == "file_missing"


def test_gzip_cut_in_the_middle_is_refused(village, tmp_path):
    path = tmp_path / "cut.osm.gz"
    packed = gzip.compress(village.text().encode())
    path.write_bytes(packed[: len(packed) // 2])
    assert code_of(path) == "file_truncated"


def test_zip_bomb_stops_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.osm.gz"
    path.write_bytes(gzip.compress(b'<osm version="0.6">' + b" " * (12 * MIB) + b"</osm>"))
    assert code_of(path) == "ratio_too_high"
    assert code_of(path, limits=UnpackLimits(total_bytes=MIB)) == "unpacked_too_large"


def pbf_blocks(data):
    ends, position = [], 0
    while position < len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        header = data[position + 4 : position + 4 + length]
        size, shift = 0, 0
        for byte in header[header.rindex(b"\x18") + 1 :]:
            size |= (byte & 0x7F) << shift
            shift += 7
        position += 4 + length + size
        ends.append(position)
    return ends


def test_pbf_cut_anywhere_inside_a_block_is_refused(village, tmp_path):
    data = as_pbf(village.write(), tmp_path / "whole.osm.pbf").read_bytes()
    ends = pbf_blocks(data)
    path = tmp_path / "cut.osm.pbf"
    for length in range(1, len(data), 37):
        if length not in ends:
            path.write_bytes(data[:length])
            assert code_of(path) in {"osm_truncated_block", "osm_wrong_kind"}


def test_pbf_with_a_flipped_bit_is_refused(village, tmp_path):
    data = bytearray(as_pbf(village.write(), tmp_path / "whole.osm.pbf").read_bytes())
    data[len(data) // 2] ^= 0x10
    path = tmp_path / "flipped.osm.pbf"
    path.write_bytes(data)
    assert code_of(path) == "osm_damaged"


def test_pbf_cut_between_blocks_shows_by_points_without_ways(shared, tmp_path):
    data = (shared / "osm" / "badwildbad.osm.pbf").read_bytes()
    path = tmp_path / "cut.osm.pbf"
    ends = pbf_blocks(data)
    codes = []
    for end in ends[:3]:
        path.write_bytes(data[:end])
        codes.append(code_of(path))
    assert codes == ["file_truncated", "osm_truncated_between", "osm_truncated_between"]


def test_every_message_can_be_written_with_its_gaps():
    for code, message in MESSAGES.items():
        assert message.text, code
        assert message.hint, code
