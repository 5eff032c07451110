# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening zip files without trusting them."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from standort.formats.errors import FormatError
from standort.formats.limits import DEFAULT_LIMITS, MIB, UnpackLimits
from standort.formats.stream import CHUNK_BYTES, guard_size

ZIP_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1


@contextmanager
def unpacked(path: str | Path, *, limits: UnpackLimits = DEFAULT_LIMITS) -> Iterator[list[Path]]:
    """Unpack a zip file into a folder that lives as long as the ``with`` block; yield its files.

    Parameters
    ----------
    path
        The zip file.
    limits
        Bounds for members, sizes and ratio; what is written is counted, not what the archive claims.

    Raises
    ------
    FormatError
        If it is no zip file, holds a link or a path outside its folder, is encrypted, damaged or too large.
    """
    file = Path(path)
    with TemporaryDirectory(prefix="standort-") as folder:
        try:
            with zipfile.ZipFile(file) as archive:
                members = checked_members(archive, file=file, limits=limits)
                paths = _extract(archive, members, Path(folder), file=file, limits=limits)
        except FileNotFoundError as error:
            raise FormatError("file_missing", file=file) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise FormatError("archive_wrong", file=file) from error
        yield paths


def checked_members(
    archive: zipfile.ZipFile, *, file: str | Path, limits: UnpackLimits
) -> list[zipfile.ZipInfo]:
    """Return the files of an archive after a look at names, kinds and claimed sizes; folders are left out."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > limits.members:
        raise FormatError("archive_too_many", file=file, count=len(members), limit=limits.members)
    for member in members:
        _check_member(member, file=file)
        if member.file_size > limits.member_bytes:
            raise FormatError(
                "unpacked_too_large", file=file, place=member.filename, limit_mb=limits.member_bytes // MIB
            )
    packed = sum(member.compress_size for member in members)
    guard_size(unpacked=sum(m.file_size for m in members), packed=packed, limits=limits, file=file)
    return members


def _check_member(member: zipfile.ZipInfo, *, file: str | Path) -> None:
    name = member.filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or ":" in parts[0] or "\x00" in name:
        raise FormatError("archive_path", file=file, member=member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise FormatError("archive_link", file=file, member=member.filename)
    if member.flag_bits & _ENCRYPTED:
        raise FormatError("archive_encrypted", file=file, member=member.filename)


def _extract(
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    folder: Path,
    *,
    file: Path,
    limits: UnpackLimits,
) -> list[Path]:
    """Write the members; folders inside the archive are kept, because a Shapefile's parts stand together."""
    packed = file.stat().st_size
    total = 0
    paths: list[Path] = []
    for member in members:
        target = folder / PurePosixPath(member.filename.replace("\\", "/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        size = 0
        with archive.open(member) as source, target.open("xb") as sink:
            while chunk := source.read(CHUNK_BYTES):
                size += len(chunk)
                total += len(chunk)
                if size > limits.member_bytes:
                    raise FormatError(
                        "unpacked_too_large",
                        file=file,
                        place=member.filename,
                        limit_mb=limits.member_bytes // MIB,
                    )
                guard_size(unpacked=total, packed=packed, limits=limits, file=file)
                sink.write(chunk)
        paths.append(target)
    return paths
