# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading gzip and bzip2 to the end, with an eye on how much comes out."""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from standort.formats.errors import FormatError
from standort.formats.limits import DEFAULT_LIMITS, MIB, RATIO_COUNTS_FROM_BYTES, UnpackLimits

GZIP_MAGIC = b"\x1f\x8b"
BZIP2_MAGIC = b"BZh"
CHUNK_BYTES = MIB


def guard_size(*, unpacked: int, packed: int, limits: UnpackLimits, file: Path | str) -> None:
    """Refuse what unpacks to more than is allowed.

    Raises
    ------
    FormatError
        ``unpacked_too_large`` or ``ratio_too_high``.
    """
    if unpacked > limits.total_bytes:
        raise FormatError("unpacked_too_large", file=file, limit_mb=limits.total_bytes // MIB)
    if unpacked > RATIO_COUNTS_FROM_BYTES and unpacked > limits.ratio * max(packed, 1):
        raise FormatError("ratio_too_high", file=file, limit=limits.ratio)


def _open(path: Path, magic: bytes) -> IO[bytes]:
    if magic.startswith(GZIP_MAGIC):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if magic.startswith(BZIP2_MAGIC):
        return cast("IO[bytes]", bz2.open(path, "rb"))
    return path.open("rb")


def unpacked_chunks(path: Path, *, limits: UnpackLimits = DEFAULT_LIMITS) -> Iterator[bytes]:
    """Yield the content of a plain, gzip or bzip2 file piece by piece.

    Raises
    ------
    FormatError
        If the stream is cut, damaged or larger than allowed.
    """
    packed = path.stat().st_size
    with path.open("rb") as file:
        magic = file.read(3)
    total = 0
    try:
        with _open(path, magic) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                total += len(chunk)
                guard_size(unpacked=total, packed=packed, limits=limits, file=path)
                yield chunk
    except EOFError as error:
        raise FormatError("file_truncated", file=path, place=f"byte {total} unpacked") from error
    except (OSError, zlib.error, ValueError) as error:
        raise FormatError("file_damaged", file=path, place=f"byte {total} unpacked", detail=error) from error
