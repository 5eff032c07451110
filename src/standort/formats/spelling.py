# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""German street names and house numbers: what counts as the same spelling."""

import re

_STREET_END = re.compile(r"str(?:\.|\b)")
_GAPS = re.compile(r"[\s\-.'’]+")
_LIST = re.compile(r"[;,]")
_DASHES = re.compile(r"\s*[-‐‑‒–—]\s*")
_LEAD = re.compile(r"\d+")


def fold_street(name: str) -> str:
    """Return a key under which ``Hauptstr.``, ``Haupt-Straße`` and ``HAUPTSTRASSE`` are one."""
    return _GAPS.sub("", _STREET_END.sub("strasse", name.casefold()))


def fold_name(name: str) -> str:
    """Return a key of a company name without case and gaps."""
    return _GAPS.sub("", name.casefold())


def fold_number(number: str) -> str:
    """Return a key under which ``12 A`` and ``12a``, ``78 - 82`` and ``78–82`` are one."""
    return re.sub(r"\s+", "", _DASHES.sub("-", number.casefold()))


def split_numbers(text: str) -> list[str]:
    """Return the single numbers of ``12;14`` or ``41a, b``; a range such as ``12-16`` stays one.

    A letter on its own belongs to the number before it; what holds no number at all is left out.
    """
    numbers: list[str] = []
    for part in (piece.strip() for piece in _LIST.split(text)):
        if any(character.isdigit() for character in part):
            numbers.append(part)
        elif part and numbers and len(part) == 1 and part.isalpha():
            lead = _LEAD.match(numbers[-1])
            if lead:
                numbers.append(f"{lead[0]}{part}")
    return list(dict.fromkeys(numbers))
