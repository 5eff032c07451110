# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which record stands for which key of the source, while an import goes on."""

from collections.abc import Iterable, Mapping

_DIRECT = "#"


def record_token(pk: int) -> str:
    """Return a key that names a record of another dataset directly."""
    return f"{_DIRECT}{pk}"


class Ledger:
    """Keys by kind: known from the first look on, with a record from the moment it is written."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, int | None]] = {}

    def announce(self, kind: str, keys: Iterable[str]) -> None:
        """Note keys that will have a record."""
        known = self._records.setdefault(kind, {})
        for key in keys:
            known.setdefault(key, None)

    def enter(self, kind: str, records: Mapping[str, int]) -> None:
        """Note the records of keys."""
        self._records.setdefault(kind, {}).update(records)

    def is_known(self, kind: str, key: str) -> bool:
        return key.startswith(_DIRECT) or key in self._records.get(kind, {})

    def record(self, kind: str, key: str) -> int | None:
        """Return the record of a key; None for the empty key."""
        if key.startswith(_DIRECT):
            return int(key[len(_DIRECT) :])
        return self._records.get(kind, {}).get(key) if key else None
