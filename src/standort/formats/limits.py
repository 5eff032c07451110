# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""How much a file may unpack to before it counts as harmful."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpackLimits:
    """Bounds for compressed files.

    Parameters
    ----------
    total_bytes
        All unpacked content together.
    member_bytes
        One member of an archive.
    members
        Files in an archive.
    ratio
        Unpacked to packed size; counted from 10 MiB unpacked, because small texts pack very well.
    """

    total_bytes: int = 4096 * MIB
    member_bytes: int = 4096 * MIB
    members: int = 1000
    ratio: int = 250


RATIO_COUNTS_FROM_BYTES = 10 * MIB
DEFAULT_LIMITS = UnpackLimits()
