# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Vector tiles: read them from an archive (PMTiles), join layers, look into one."""

import gzip
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pmtiles.tile import Compression, deserialize_directory, deserialize_header, zxy_to_tileid

_HEADER_BYTES = 127
_VARINT_MORE = 0x80
_LAYER_FIELD = 3
_NAME_FIELD = 1
_FEATURE_FIELD = 2
_KEY_FIELD = 3
_BYTES_TYPE = 2
_FIXED_BYTES = {1: 8, 5: 4}


class LayerContent(NamedTuple):
    """What a tile holds of one layer."""

    features: int
    keys: tuple[str, ...]


class TileArchive:
    """A PMTiles file mapped into memory, its directory read once.

    The directory of a town's layer has some thousand entries; reading it anew for each tile, as the reader
    of the ``pmtiles`` package does, costs more than the tile.

    Parameters
    ----------
    path
        The file; it must not change while it is open (files of the lake never do).
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = deserialize_header(self._bytes[:_HEADER_BYTES])
        self.min_zoom = int(header["min_zoom"])
        self.max_zoom = int(header["max_zoom"])
        self._is_gzip = header["tile_compression"] == Compression.GZIP
        self._data = int(header["tile_data_offset"])
        self._leaves = int(header["leaf_directory_offset"])
        self._tiles: dict[int, tuple[int, int]] = {}
        self._read_directory(int(header["root_offset"]), int(header["root_length"]))

    def _read_directory(self, offset: int, length: int) -> None:
        for entry in deserialize_directory(self._bytes[offset : offset + length]):
            if entry.run_length == 0:
                self._read_directory(self._leaves + entry.offset, entry.length)
                continue
            for step in range(entry.run_length):
                self._tiles[entry.tile_id + step] = (entry.offset, entry.length)

    def tile(self, z: int, x: int, y: int) -> bytes:
        """Return the unpacked tile, empty where the archive has none.

        Parameters
        ----------
        z, x, y
            Zoom level, column and row, counted from the north-west.
        """
        place = self._tiles.get(zxy_to_tileid(z, x, y))
        if place is None:
            return b""
        start = self._data + place[0]
        packed = self._bytes[start : start + place[1]]
        return gzip.decompress(packed) if self._is_gzip else packed

    def __len__(self) -> int:
        """Return the number of tiles."""
        return len(self._tiles)

    def close(self) -> None:
        """Give the file back."""
        self._bytes.close()


def is_tile(z: int, x: int, y: int) -> bool:
    """Tell whether there is such a place in the grid of tiles at all."""
    return z >= 0 and 0 <= x < 1 << z and 0 <= y < 1 << z


def join_tiles(tiles: list[bytes]) -> bytes:
    """Return one tile with the layers of all; their layer names must differ.

    A tile is a protobuf message with nothing but a repeated field of layers, and two such messages one behind
    the other are the encoding of a message with the layers of both.
    """
    return b"".join(tiles)


def tile_content(tile: bytes) -> dict[str, LayerContent]:
    """Return layer by layer how many features a tile has and which attributes they use.

    Raises
    ------
    ValueError
        If this is no vector tile.
    """
    content = {}
    for number, layer in _fields(tile):
        if number != _LAYER_FIELD:
            message = "not a vector tile: a field that is no layer"
            raise ValueError(message)
        parts = list(_fields(layer))
        name = next(value for part, value in parts if part == _NAME_FIELD).decode()
        keys = tuple(value.decode() for part, value in parts if part == _KEY_FIELD)
        content[name] = LayerContent(sum(part == _FEATURE_FIELD for part, _ in parts), keys)
    return content


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk over the fields of a protobuf message; numbers are passed over as empty bytes."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        kind = tag & 7
        value = b""
        if kind == _BYTES_TYPE:
            length, at = _varint(message, at)
            value = message[at : at + length]
            at += length
        elif kind == 0:
            _, at = _varint(message, at)
        elif kind in _FIXED_BYTES:
            at += _FIXED_BYTES[kind]
        else:
            problem = "not a vector tile: an unknown kind of field"
            raise ValueError(problem)
        if at > len(message):
            problem = "not a vector tile: cut off"
            raise ValueError(problem)
        yield tag >> 3, value


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(message):
            problem = "not a vector tile: cut off"
            raise ValueError(problem)
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if not byte & _VARINT_MORE:
            return value, at
        shift += 7
