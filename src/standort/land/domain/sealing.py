# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The sealing account of a site: how much ground is sealed, may be sealed, and stays open.

Assumption: the plan follows BauNVO 1990 or later, so garages, parking and ancillary buildings may exceed the
site occupancy index (GRZ) by half, up to 0.8 (section 19(4)). Older plans and plans with rules of their own
count otherwise.
"""

from dataclasses import dataclass

from standort.land.domain.fact import fact_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingAccount:
    """Areas in m²; ``for_buildings_m2`` is without, ``allowed_m2`` with ancillary buildings."""

    area_m2: float
    grz: float
    sealed_m2: float
    for_buildings_m2: float
    allowed_m2: float
    newly_sealed_m2: float
    stays_open_m2: float
    ancillary_share: float
    limit: float
    source: str


def sealing_account(*, area_m2: float, sealed_m2: float, grz: float) -> SealingAccount:
    """Set up the account for full use of what the plan allows.

    Raises
    ------
    ValueError
        If the area is not positive, more is sealed than there is, or the index is not between 0 and 1.
    """
    if not (area_m2 > 0 and 0 <= sealed_m2 <= area_m2 and 0 <= grz <= 1):
        message = f"not a site: {area_m2} m², {sealed_m2} m² sealed, GRZ {grz}"
        raise ValueError(message)
    rows = {row["name"]: row for row in fact_table("sealing_limit")}
    ancillary_share, limit = float(rows["ancillary_share"]["value"]), float(rows["limit"]["value"])
    # A plan that sets a GRZ above the limit keeps it: the limit only bounds the surplus.
    index = max(grz, min(grz * (1 + ancillary_share), limit))
    allowed_m2 = area_m2 * index
    return SealingAccount(
        area_m2=area_m2,
        grz=grz,
        sealed_m2=sealed_m2,
        for_buildings_m2=area_m2 * grz,
        allowed_m2=allowed_m2,
        newly_sealed_m2=max(allowed_m2 - sealed_m2, 0.0),
        stays_open_m2=area_m2 - max(allowed_m2, sealed_m2),
        ancillary_share=ancillary_share,
        limit=limit,
        source=rows["limit"]["source"].split(":")[0],
    )
