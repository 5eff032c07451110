# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import stat
import zipfile

import pytest

from standort.formats.archive import unpacked
from standort.formats.errors import FormatError
from standort.formats.limits import MIB, UnpackLimits


def make_zip(tmp_path, members):
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def code_of(path, **limits):
    with pytest.raises(FormatError) as caught, unpacked(path, limits=UnpackLimits(**limits)):
        pass
    assert str(caught.value)
    return caught.value.code


def test_files_are_there_inside_the_block_and_gone_after_it(tmp_path):
    path = make_zip(tmp_path, [("folder/a.csv", "1"), ("folder/", ""), ("b.txt", "2")])
    with unpacked(path) as members:
        assert sorted(member.name for member in members) == ["a.csv", "b.txt"]
        assert all(member.is_file() for member in members)
    assert not any(member.exists() for member in members)


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/evil", "..\\evil", "C:\\evil", "C:evil"])
def test_path_out_of_the_folder_is_refused(tmp_path, name):
    assert code_of(make_zip(tmp_path, [(name, "x")])) == "archive_path"


def test_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert code_of(make_zip(tmp_path, [(link, "/etc/passwd")])) == "archive_link"


def test_too_many_members_are_refused(tmp_path):
    assert code_of(make_zip(tmp_path, [(str(n), "") for n in range(4)]), members=3) == "archive_too_many"


def test_one_and_all_members_have_a_limit(tmp_path):
    path = make_zip(tmp_path, [("a", "x" * 600), ("b", "x" * 600)])
    assert code_of(path, member_bytes=500) == "unpacked_too_large"
    assert code_of(path, total_bytes=1000) == "unpacked_too_large"


def test_bomb_is_refused_by_its_ratio(tmp_path):
    assert code_of(make_zip(tmp_path, [("zeros", b"\0" * (12 * MIB))])) == "ratio_too_high"


def test_bomb_that_lies_about_its_size_is_refused(tmp_path):
    path = make_zip(tmp_path, [("zeros", b"\0" * (2 * MIB))])
    data = path.read_bytes()
    path.write_bytes(data.replace((2 * MIB).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert code_of(path, total_bytes=MIB) in {"archive_wrong", "unpacked_too_large"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"PK\x05\x06" + b"\0" * 10])
def test_what_is_no_zip_file_is_said_so(tmp_path, content):
    path = tmp_path / "data.zip"
    path.write_bytes(content)
    assert code_of(path) == "archive_wrong"


def test_cut_zip_file_is_said_so(tmp_path):
    path = make_zip(tmp_path, [("a.csv", "street;number\n" * 500)])
    path.write_bytes(path.read_bytes()[:-40])
    assert code_of(path) == "archive_wrong"
    assert code_of(tmp_path / "none.zip") == "file_missing"


def test_error_raised_by_the_user_of_the_files_passes_through(tmp_path):
    with pytest.raises(OSError, match="mine"), unpacked(make_zip(tmp_path, [("a", "1")])):
        raise OSError("mine")
