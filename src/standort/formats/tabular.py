# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""CSV as people save it: UTF-8, UTF-16 or Windows-1252, semicolon, comma or tab."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from standort.formats.errors import FormatError
from standort.formats.limits import DEFAULT_LIMITS, MIB

_SEPARATORS = ";,\t|"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PEEK_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A CSV file.

    Parameters
    ----------
    rows
        Line of the file (the heading is line 1) and values by heading.
    refused
        Line and number of fields of rows that do not fit the heading.
    """

    headings: list[str]
    rows: list[tuple[int, dict[str, str]]]
    refused: list[tuple[int, int]]
    encoding: str


def read_rows(path: str | Path, *, shown_as: str | Path | None = None, max_bytes: int | None = None) -> Rows:
    """Read a CSV file with a heading.

    Raises
    ------
    FormatError
        If the file is missing, empty, too large, no text, or has no rows.
    """
    file = Path(path)
    name = shown_as or file
    text, encoding = _decoded(file, name, max_bytes or DEFAULT_LIMITS.total_bytes)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    refused: list[tuple[int, int]] = []
    headings: list[str] = []
    try:
        for values in reader:
            if not any(value.strip() for value in values):
                continue
            if not headings:
                headings = [value.strip() for value in values]
            elif len(values) != len(headings):
                refused.append((reader.line_num, len(values)))
            else:
                rows.append((reader.line_num, dict(zip(headings, values, strict=True))))
    except csv.Error as error:
        raise FormatError("file_damaged", file=name, place=f"line {reader.line_num}", detail=error) from error
    if not rows and not refused:
        raise FormatError("table_empty", file=name)
    return Rows(headings=headings, rows=rows, refused=refused, encoding=encoding)


def _decoded(file: Path, name: str | Path, max_bytes: int) -> tuple[str, str]:
    try:
        size = file.stat().st_size
        if size > max_bytes:
            raise FormatError("file_too_large", file=name, size_mb=size // MIB, limit_mb=max_bytes // MIB)
        raw = file.read_bytes()
    except OSError as error:
        raise FormatError("file_missing", file=name) from error
    if not raw.strip():
        raise FormatError("file_empty", file=name)
    if raw.startswith(_UTF16_MARKS):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in raw[:_PEEK_BYTES] or raw.lstrip().startswith(
        (b"<", b"%PDF", b"\xff\xd8\xff", b"PK\x03\x04")
    ):
        raise FormatError("table_wrong_kind", file=name)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return raw.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise FormatError("table_encoding", file=name)
