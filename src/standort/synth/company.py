# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Companies and their establishments at the addresses of the town."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from standort.synth.draft import Draft
from standort.synth.facts import Branch, branches, size_shares
from standort.synth.frame import Framer, Table, lookup
from standort.synth.plot import Floats, Numbers
from standort.synth.street_name import MAIN_STREET
from standort.synth.surname import surnames

ESTABLISHMENTS_PER_PREMISES = 0.13
SECOND_HOME_SHARE = 0.05
PLACES = ("centre", "estate", "any", "village", "public")
SMALL_FORMS = (("", 0.6), (" GmbH", 0.2), (" e. K.", 0.1), (" GbR", 0.06), (" UG (haftungsbeschränkt)", 0.04))
LARGE_FORMS = ((" GmbH", 0.62), (" GmbH & Co. KG", 0.3), (" KG", 0.05), (" AG", 0.03))
FORM_NAMES = {"": "Einzelunternehmen"}
PUBLIC_SECTORS = {"public", "education"}


@dataclass(frozen=True, slots=True, eq=False)
class Business:
    """Companies, their establishments, and the addresses these take."""

    companies: pd.DataFrame
    establishments: Table
    address: Numbers


def settle_companies(rng: np.random.Generator, draft: Draft, framer: Framer, addresses: Table) -> Business:
    """Found companies and give each establishment an address that suits its trade."""
    count = max(40, round(draft.parameters.premises * ESTABLISHMENTS_PER_PREMISES))
    known = branches()
    weights = np.array([branch.weight for branch in known])
    kind = rng.choice(len(known), size=count, p=weights / weights.sum())
    size, employees = _sizes(rng, known, kind)
    address = _addresses(rng, draft, known, kind, size)
    company = _companies_of(rng, known, kind)
    companies = _company_table(rng, draft, known, (kind, size, company))
    names = lookup(list(companies["display"]), company)
    table = _establishment_table(draft, framer, addresses, names, (known, kind, size, employees, address))
    table["company_key"] = lookup(list(companies["company_key"]), company)
    return Business(companies.drop(columns="display"), table, address)


def _sizes(rng: np.random.Generator, known: tuple[Branch, ...], kind: Numbers) -> tuple[Numbers, Numbers]:
    """Return size class and employees: the shares hold for all, large ones go to trades that grow large."""
    shares = size_shares()
    count = len(kind)
    largest = np.array([known[at].largest for at in kind])
    size = np.zeros(count, dtype=np.int64)
    for rank in (3, 2, 1):
        wanted = round(shares[rank][3] * count)
        open_ones = np.flatnonzero((largest >= rank) & (size == 0))
        size[rng.permutation(open_ones)[:wanted]] = rank
    low = np.array([row[1] for row in shares])[size]
    high = np.array([row[2] for row in shares])[size]
    spread = np.exp(rng.random(count) ** 1.4 * np.log(high / low))
    return size, np.clip(np.round(low * spread), low, high).astype(np.int64)


def _weights(draft: Draft, place: str) -> Floats:
    """Return how well each address suits a kind of place, (addresses,)."""
    stock = draft.stock
    building = stock.doors.building[draft.address_door]
    style = stock.style[building]
    main = np.array([draft.street_of(int(door)) == MAIN_STREET for door in draft.address_door])
    market = shapely.distance(stock.doors.point[draft.address_door], draft.layout.arteries.market)
    near = np.exp(-market / (draft.layout.scale.old_m * 0.5))
    by_style = {
        "centre": {"old": 1.0, "dense": 0.12, "hall": 0.02, "village": 0.02, "row": 0.01, "detached": 0.01},
        "estate": {"hall": 1.0, "dense": 0.004},
        "any": {
            "old": 0.5,
            "dense": 0.35,
            "hall": 0.6,
            "village": 0.25,
            "row": 0.12,
            "detached": 0.12,
            "slab": 0.1,
        },
        "village": {"village": 1.0},
        "public": {"hall": 0.0, "school": 1.0, "hospital": 1.0},
    }[place]
    weight = np.array([by_style.get(name, 0.0) for name in style])
    if place == "centre":
        weight *= near * np.where(main, 6.0, 1.0) + 0.05
    if place == "public":
        weight = np.where(np.isin(stock.use[building], ["public"]), 1.0, 1e-6)
    return weight + 1e-9


def _addresses(
    rng: np.random.Generator, draft: Draft, known: tuple[Branch, ...], kind: Numbers, size: Numbers
) -> Numbers:
    """Return an address per establishment; larger ones go to commercial areas; sharing is rare."""
    address = np.full(len(kind), -1, dtype=np.int64)
    places = np.array([known[at].place for at in kind], dtype=object)
    places[(size >= 2) & ~np.isin(places, ["public"])] = "estate"  # noqa: PLR2004 - from 50 employees
    taken = np.zeros(len(draft.address_door), dtype=np.int64)
    for place in ("public", "estate", "centre", "village", "any"):
        wanted = np.flatnonzero(places == place)
        wanted = wanted[np.argsort(-size[wanted], kind="stable")]
        if len(wanted) == 0:
            continue
        weight = _weights(draft, place) * np.power(0.03, taken)
        pool = min(len(weight), len(wanted))
        first = rng.choice(len(weight), size=pool, replace=False, p=weight / weight.sum())
        chosen = (
            first
            if pool == len(wanted)
            else np.concatenate([first, rng.choice(len(weight), len(wanted) - pool)])
        )
        address[wanted] = chosen
        np.add.at(taken, chosen, 1)
    return address


def _companies_of(rng: np.random.Generator, known: tuple[Branch, ...], kind: Numbers) -> Numbers:
    """Return the company of each establishment: mostly its own, sometimes a branch of an earlier one."""
    company = np.arange(len(kind))
    seen: dict[int, list[int]] = {}
    branch_office = rng.random(len(kind)) < SECOND_HOME_SHARE
    for at, trade in enumerate(kind):
        owners = seen.setdefault(int(trade), [])
        if branch_office[at] and owners and known[trade].sector not in PUBLIC_SECTORS:
            company[at] = owners[int(rng.integers(len(owners)))]
        else:
            owners.append(at)
    _, number = np.unique(company, return_inverse=True)
    return number.astype(np.int64)


def _company_table(
    rng: np.random.Generator, draft: Draft, known: tuple[Branch, ...], parts: tuple[Numbers, Numbers, Numbers]
) -> pd.DataFrame:
    kind, size, company = parts
    first = np.unique(company, return_index=True)[1]
    people = surnames(rng)
    used: set[str] = set()
    rows = []
    for number, at in enumerate(first):
        branch = known[kind[at]]
        form = _form(rng, branch, int(size[at]))
        display = _display(rng, branch, people, used, (number, draft.parameters.name))
        age = int(np.clip(rng.gamma(1.6, 16), 0, 160))
        rows.append(
            {
                "company_key": f"company/{number + 1}",
                "name": display + form,
                "legal_form": FORM_NAMES.get(form, form.strip())
                if branch.sector not in PUBLIC_SECTORS
                else "Körperschaft",
                "wz_code": branch.wz_code,
                "founded_year": draft.parameters.reference_date.year - 1 - age,
                "display": display,
            }
        )
    return pd.DataFrame(rows)


def _form(rng: np.random.Generator, branch: Branch, size: int) -> str:
    if branch.sector in PUBLIC_SECTORS:
        return ""
    forms = SMALL_FORMS if size == 0 else LARGE_FORMS
    return str(rng.choice([form for form, _ in forms], p=[share for _, share in forms]))


def _display(
    rng: np.random.Generator, branch: Branch, people: list[str], used: set[str], place: tuple[int, str]
) -> str:
    """Return a name no other company of the town bears."""
    number, town = place
    word = branch.words[int(rng.integers(len(branch.words)))]
    for turn in range(len(people)):
        person = people[(number + turn) % len(people)]
        if turn > 0 and "{}" not in word:
            person = f"{person}-Straße"
        name = word.replace("[]", town).replace("{}", person)
        if turn and "{}" not in word:
            name = f"{name} {person}"
        if name not in used:
            used.add(name)
            return name
    used.add(f"{word.replace('{}', people[0])} {number}")
    return f"{word.replace('{}', people[0])} {number}"


def _establishment_table(
    draft: Draft,
    framer: Framer,
    addresses: Table,
    names: list[str],
    parts: tuple[tuple[Branch, ...], Numbers, Numbers, Numbers, Numbers],
) -> Table:
    known, kind, size, employees, address = parts
    points: NDArray[np.object_] = draft.stock.doors.point[draft.address_door[address]]
    chosen = [known[at] for at in kind]
    columns = {
        name: list(addresses[name].iloc[address])
        for name in ("street", "house_number", "postcode", "city", "district")
    }
    return framer.table(
        "establishment",
        points,
        name=names,
        sector=[branch.sector for branch in chosen],
        kind=[branch.kind for branch in chosen],
        wz_code=[branch.wz_code for branch in chosen],
        wz_division=[branch.wz_code[:2] for branch in chosen],
        wz_assumed=[False] * len(chosen),
        size_class=[size_shares()[rank][0] for rank in size],
        employees=employees,
        address_key=list(addresses["source_key"].iloc[address]),
        **columns,
    )
