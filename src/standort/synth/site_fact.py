# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a company asks about a site. Prices and supplies are invented, in believable ranges."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from standort.synth.facts import densities

# Purchase price in ct per m² by style of the commercial area or kind of site: lowest and highest.
PRICES_CT = {
    "port": (4_200, 6_500),
    "classic": (4_800, 7_200),
    "business_park": (8_200, 11_000),
    "logistics": (7_000, 9_000),
    "mixed": (6_800, 8_800),
    "craft": (7_500, 9_500),
    "technology": (9_500, 13_500),
    "retail": (12_000, 16_000),
    "infill": (13_000, 22_000),
}
RENTS_CT = {
    "shop": (850, 1_800),
    "office": (720, 1_150),
    "hall": (380, 560),
    "gastronomy": (900, 1_400),
    "workshop": (420, 650),
}
ZONING = {
    "port": "GI",
    "classic": "GI",
    "business_park": "GE",
    "logistics": "GI",
    "mixed": "GE",
    "craft": "GEe",
    "technology": "GE",
    "retail": "SO",
    "infill": "MI",
    "premises": "MK",
}
ALL_DAY_FROM_M = 300.0
NOISE_DB = {"far": (65, 60), "near": (60, 45), "housing": (55, 40)}
PREVIOUS = {
    "brownfield": (
        "Gießerei",
        "Möbelfabrik",
        "Ziegelei",
        "Getreidespeicher",
        "Weberei",
        "Kühlhaus",
        "Gaswerk",
        "Lagerhaus",
    ),
    "infill": ("Garten", "Parkplatz", "Wohnhaus"),
    "shop": ("Schuhgeschäft", "Modegeschäft", "Buchhandlung", "Drogerie"),
    "office": ("Versicherungsbüro", "Kanzlei", "Arztpraxis"),
    "gastronomy": ("Gasthaus", "Café"),
    "hall": ("Lager", "Montagehalle"),
    "workshop": ("Tischlerei", "Kfz-Werkstatt"),
}
SAWMILL = "Sägewerk"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is already known of a site when its facts are chosen."""

    kind: str
    style: str
    premises_kind: str | None
    area_m2: float
    housing_m: float
    famous: bool
    reference_date: date


Facts = dict[str, object]


def choose_facts(rng: np.random.Generator, setting: Setting) -> Facts:
    """Return the columns of one site that are chosen, not measured."""
    zoning = ZONING.get(setting.style, "MI")
    grz, gfz = densities()[zoning]
    far = setting.housing_m >= ALL_DAY_FROM_M
    level = "far" if far else "near" if setting.housing_m >= 50 else "housing"  # noqa: PLR2004 - next door
    land = setting.kind in {"plot", "brownfield"}
    return {
        "zoning": zoning,
        "grz": grz,
        "gfz": gfz,
        "noise_day_db": NOISE_DB[level][0],
        "noise_night_db": NOISE_DB[level][1],
        "operation_24h": bool(land and far),
        "power_kva": int(rng.choice([250, 400, 630, 1000] if land else [30, 44, 70, 100])),
        "gas": bool(rng.random() < 0.8),  # noqa: PLR2004 - taste
        "water": True,
        "sewer": True,
        "fibre": bool(setting.famous or rng.random() < 0.7),  # noqa: PLR2004 - taste
        **_division(rng, setting),
        **_price(rng, setting),
        **_state(rng, setting),
        **_history(rng, setting),
        **_premises(rng, setting),
    }


def _division(rng: np.random.Generator, setting: Setting) -> Facts:
    if setting.kind not in {"plot", "brownfield"} or setting.area_m2 < 4_000:  # noqa: PLR2004 - too small to divide
        return {"divisible_from_m2": np.nan, "divisible_to_m2": np.nan}
    least = 500 * round(setting.area_m2 * rng.uniform(0.15, 0.35) / 500) or 500
    return {"divisible_from_m2": float(max(least, 1000)), "divisible_to_m2": float(np.floor(setting.area_m2))}


def _price(rng: np.random.Generator, setting: Setting) -> Facts:
    if setting.premises_kind:
        low, high = RENTS_CT[setting.premises_kind]
        return {
            "offer": "lease",
            "price_ct_per_m2": np.nan,
            "rent_ct_per_m2_month": float(rng.integers(low // 10, high // 10) * 10),
        }
    low, high = PRICES_CT[setting.style]
    price = 100 * round(rng.uniform(low, high) / 100)
    both = setting.kind == "brownfield" and not setting.famous and rng.random() < 0.4  # noqa: PLR2004 - taste
    rent = float(10 * round(price / 200)) if both else np.nan
    return {
        "offer": "both" if both else "sale",
        "price_ct_per_m2": 6_200.0 if setting.famous else float(price),
        "rent_ct_per_m2_month": rent,
    }


def _state(rng: np.random.Generator, setting: Setting) -> Facts:
    status = str(rng.choice(["available", "reserved", "in_development", "sold"], p=[0.76, 0.12, 0.09, 0.03]))
    later = rng.random() < 0.35 or status == "in_development"  # noqa: PLR2004 - taste
    day = setting.reference_date + timedelta(days=int(rng.integers(60, 900)))
    owners = ["municipality", "private", "company", "state", "railway", "church"]
    shares = {
        "plot": [0.75, 0.15, 0.08, 0.02, 0, 0],
        "brownfield": [0.25, 0.2, 0.35, 0.05, 0.15, 0],
        "infill": [0.15, 0.7, 0.05, 0.02, 0, 0.08],
        "premises": [0.08, 0.74, 0.13, 0.02, 0, 0.03],
    }[setting.kind]
    owner = str(rng.choice(owners, p=shares))
    if setting.famous:
        return {"status": "available", "available_from": None, "owner_kind": "municipality"}
    return {"status": status, "available_from": day.replace(day=1) if later else None, "owner_kind": owner}


def _history(rng: np.random.Generator, setting: Setting) -> Facts:
    if setting.kind == "plot":
        return {"sealed_share": 0.0, "previous_use": "Acker", "contamination": "none_known"}
    words = PREVIOUS[setting.premises_kind or setting.kind]
    previous = SAWMILL if setting.famous else words[int(rng.integers(len(words)))]
    state, sealed = "none_known", 0.95
    if setting.kind == "brownfield":
        states = ["suspected", "investigated", "remediation", "cleared", "none_known"]
        state = "cleared" if setting.famous else str(rng.choice(states, p=[0.34, 0.26, 0.12, 0.16, 0.12]))
        sealed = 0.61 if setting.famous else round(float(rng.uniform(0.35, 0.92)), 2)
    elif setting.kind == "infill":
        sealed = round(float(rng.uniform(0, 0.4)), 2)
    return {"sealed_share": sealed, "previous_use": previous, "contamination": state}


def _premises(rng: np.random.Generator, setting: Setting) -> Facts:
    if setting.premises_kind is None:
        return {"premises_kind": None, "floor_space_m2": np.nan, "floor": None, "vacant_since": None}
    share = rng.uniform(0.45, 0.85)
    floor = int(rng.integers(1, 3)) if setting.premises_kind == "office" else 0
    vacant = setting.reference_date - timedelta(days=int(rng.integers(40, 1500)))
    return {
        "premises_kind": setting.premises_kind,
        "floor_space_m2": float(5 * max(6, round(setting.area_m2 * share / 5))),
        "floor": floor,
        "vacant_since": vacant,
    }
