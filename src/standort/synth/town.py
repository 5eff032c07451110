# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The one call: parameters in, a town out."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd

from standort.synth.address_table import address_table
from standort.synth.company import settle_companies
from standort.synth.draft import draw_town
from standort.synth.frame import Framer
from standort.synth.ground_table import building_table, ground_tables
from standort.synth.parameters import TownParameters
from standort.synth.site import choose_sites
from standort.synth.site_table import candidate_table, site_table, vacant_table

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """A fictitious town.

    Attributes
    ----------
    parameters
        What was asked for.
    tables
        Tables in EPSG:4326 by name: streets, buildings, land_use, railways, waterways, place_names,
        addresses, establishments, vacant_premises, commercial_areas, candidate_sites, boundaries,
        districts, sites, stops.
    companies
        Companies without geometry: company_key, name, legal_form, wz_code, founded_year.
    """

    parameters: TownParameters
    tables: dict[str, geopandas.GeoDataFrame]
    companies: pd.DataFrame

    def digest(self) -> str:
        """Return a checksum over all tables; the same parameters give the same one."""
        total = hashlib.sha256()
        for name in sorted(self.tables):
            table = self.tables[name]
            total.update(name.encode())
            total.update(pd.DataFrame(table.drop(columns="geometry")).to_csv(index=False).encode())
            total.update(b"".join(table.geometry.to_wkb()))
        total.update(self.companies.to_csv(index=False).encode())
        return total.hexdigest()


def generate_town(parameters: TownParameters, progress: Progress | None = None) -> Town:
    """Generate a town.

    Parameters
    ----------
    parameters
        Size, seed, place and name.
    progress
        Called with the name of the step that begins and the share done so far, 0 to 1.

    Returns
    -------
    Town
        The same for the same parameters, bit by bit.

    Raises
    ------
    RuntimeError
        If no town of this size could be drawn (never seen; the message names a way out).
    """
    report = progress or _silent
    rng = np.random.default_rng(parameters.seed)
    report("layout", 0.0)
    draft = draw_town(rng, parameters)
    framer = Framer(parameters.center)
    report("ground", 0.5)
    tables = ground_tables(rng, draft, framer)
    report("buildings", 0.7)
    tables["buildings"] = building_table(draft, framer)
    tables["addresses"] = address_table(draft, framer)
    report("companies", 0.8)
    business = settle_companies(rng, draft, framer, tables["addresses"])
    tables["establishments"] = business.establishments
    report("sites", 0.9)
    offers = choose_sites(rng, draft, business.address)
    tables["sites"] = site_table(rng, draft, framer, offers)
    tables["vacant_premises"] = vacant_table(framer, tables["sites"], parameters)
    tables["candidate_sites"] = candidate_table(framer, tables["sites"])
    report("done", 1.0)
    return Town(parameters, tables, business.companies)


def _silent(step: str, share: float) -> None:
    """Report nothing."""
