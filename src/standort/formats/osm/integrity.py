# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Is this an OpenStreetMap file, and is it whole? Asked before the library reads it."""

import re
import struct
from pathlib import Path
from typing import BinaryIO

from standort.formats.errors import FormatError
from standort.formats.limits import MIB, UnpackLimits
from standort.formats.stream import BZIP2_MAGIC, GZIP_MAGIC, guard_size, unpacked_chunks

# From the format description: a blob header has less than 64 KiB, a blob less than 32 MiB.
_HEADER_BYTES_MAX = 64 * 1024
_BLOB_BYTES_MAX = 32 * MIB
_PEEK_BYTES = 64
_MAGICS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"SQLite format 3", "a GeoPackage or SQLite database"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"{", "a JSON file"),
    (b"[", "a JSON file"),
)
_ROOT = re.compile(rb"<([A-Za-z][\w:.-]*)")
_OSM_END = re.compile(rb"</osm\s*>\s*(?:<!--.*?-->\s*)*\Z|<osm\b[^>]*/>\s*\Z", re.DOTALL)
_TAIL_BYTES = 4096
_XML_TEXTS = (b"<", b"\xef\xbb\xbf<")


def check_osm_file(path: Path, *, limits: UnpackLimits) -> str:
    """Return the format for osmium (``pbf``, ``osm``, ``osm.gz``, ``osm.bz2``), told by content.

    Raises
    ------
    FormatError
        If the file is missing, empty, of another kind, cut off, damaged or unpacks to too much.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_TAIL_BYTES)
    except OSError as error:
        raise FormatError("file_missing", file=path) from error
    if size == 0:
        raise FormatError("file_empty", file=path)
    if head.startswith(GZIP_MAGIC):
        _check_xml(path, limits=limits)
        return "osm.gz"
    if head.startswith(BZIP2_MAGIC):
        _check_xml(path, limits=limits)
        return "osm.bz2"
    if head.lstrip().startswith(_XML_TEXTS):
        _check_xml(path, limits=limits)
        return "osm"
    if not _looks_like_pbf(head):
        raise FormatError("osm_wrong_kind", file=path, found=_kind_of(head))
    _check_blocks(path, size, limits=limits)
    return "pbf"


def _kind_of(head: bytes) -> str:
    text = head.lstrip()
    for magic, name in _MAGICS:
        if text.startswith(magic):
            return name
    if not text.strip(b"\x00"):
        return "a file without content"
    return "a text file" if b"\x00" not in head else "a file of an unknown kind"


def _check_xml(path: Path, *, limits: UnpackLimits) -> None:
    head = tail = b""
    for chunk in unpacked_chunks(path, limits=limits):
        if not head:
            head = chunk[:_TAIL_BYTES]
            _check_root(path, head)
        tail = (tail + chunk)[-_TAIL_BYTES:]
    if not head:
        raise FormatError("file_empty", file=path)
    if not _OSM_END.search(tail):
        raise FormatError("file_truncated", file=path)


def _check_root(path: Path, head: bytes) -> None:
    if not head.lstrip().startswith(_XML_TEXTS):
        raise FormatError("osm_wrong_kind", file=path, found=_kind_of(head))
    root = _ROOT.search(re.sub(rb"<!--.*?-->", b"", head, flags=re.DOTALL))
    name = root[1].decode("ascii", "replace") if root else ""
    if name == "osm":
        return
    page = "<!doctype html" in head.decode("latin-1").lower() or name.lower() == "html"
    kinds = {"osmChange": "a file of changes (.osc)", "gpx": "a GPS track", "kml": "a KML file"}
    raise FormatError(
        "osm_wrong_kind", file=path, found="a web page" if page else kinds.get(name, f"an XML file ({name})")
    )


def _looks_like_pbf(head: bytes) -> bool:
    if len(head) < struct.calcsize(">I") + 2:
        return False
    (length,) = struct.unpack(">I", head[:4])
    return 0 < length < _HEADER_BYTES_MAX and b"OSMHeader" in head[4 : 4 + length]


def _check_blocks(path: Path, size: int, *, limits: UnpackLimits) -> None:
    """Walk from block to block by their lengths; a cut inside a block shows here."""
    block = unpacked = 0
    with path.open("rb") as file:
        while prefix := file.read(4):
            data_bytes = _blob_length(path, file, prefix, block=block)
            start = file.tell()
            if start + data_bytes > size:
                raise FormatError("osm_truncated_block", file=path, place=f"byte {size}", block=block)
            unpacked += _raw_size(file.read(min(_PEEK_BYTES, data_bytes)))
            guard_size(unpacked=unpacked, packed=size, limits=limits, file=path)
            file.seek(start + data_bytes)
            block += 1
    if block == 1:
        raise FormatError("file_truncated", file=path, place="block 1")


def _blob_length(path: Path, file: BinaryIO, prefix: bytes, *, block: int) -> int:
    if len(prefix) < struct.calcsize(">I"):
        raise FormatError("osm_truncated_block", file=path, place=f"byte {file.tell()}", block=block)
    (length,) = struct.unpack(">I", prefix)
    place = f"byte {file.tell()}"
    if not 0 < length < _HEADER_BYTES_MAX:
        raise FormatError("osm_damaged", file=path, place=place, detail=f"block {block} has no header")
    header = file.read(length)
    if len(header) < length:
        raise FormatError("osm_truncated_block", file=path, place=place, block=block)
    data_bytes = _number_fields(header).get(3, -1)
    if not 0 <= data_bytes <= _BLOB_BYTES_MAX:
        raise FormatError("osm_damaged", file=path, place=place, detail=f"block {block} has no length")
    return data_bytes


def _raw_size(blob_head: bytes) -> int:
    return _number_fields(blob_head).get(2, 0)


def _number_fields(message: bytes) -> dict[int, int]:
    """Return the whole-number fields of a protocol buffer, as far as its bytes are there."""
    fields: dict[int, int] = {}
    position = 0
    while position < len(message):
        tag, position = _varint(message, position)
        value, position = _varint(message, position)
        if tag & 7 == 0:
            fields[tag >> 3] = value
        elif tag & 7 == 2:  # noqa: PLR2004  # wire type 2: bytes of a given length
            position += value
        else:
            break
    return fields


def _varint(message: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while position < len(message):
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004  # the highest bit says that more follows
            break
        shift += 7
    return value, position
