# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The note that lies beside open data: source, licence, date."""

import re
from datetime import date
from typing import NamedTuple

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Note(NamedTuple):
    """Where data come from, as far as a note says so."""

    source: str | None = None
    licence: str | None = None
    reference_date: date | None = None


def read_note(text: str) -> Note:
    """Read lines such as ``Quelle: …``, ``Lizenz: …`` and ``Stand: 2022-08-22``."""
    return Note(
        source=_line(text, "quelle", "source"),
        licence=_line(text, "lizenz", "licence", "license"),
        reference_date=read_date(_line(text, "stand", "datenstand", "stichtag") or ""),
    )


def read_date(text: str) -> date | None:
    """Read the first date of a text, written ``2022-08-22`` or ``22.8.2022``."""
    try:
        if match := _ISO.search(text):
            year, month, day = (int(part) for part in match.groups())
            return date(year, month, day)
        if match := _GERMAN.search(text):
            day, month, year = (int(part) for part in match.groups())
            return date(year, month, day)
    except ValueError:
        return None
    return None


def _line(text: str, *names: str) -> str | None:
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip().casefold() in names and value.strip():
            return value.strip()
    return None
