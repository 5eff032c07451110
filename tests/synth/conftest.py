# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from standort.geo.crs import utm_epsg
from standort.synth import Town, TownParameters, generate_town


@pytest.fixture(scope="session")
def town() -> Town:
    return generate_town(TownParameters(premises=1200, seed=7))


@pytest.fixture(scope="session")
def metric(town):
    """The tables in metres, made once."""
    epsg = utm_epsg(town.parameters.center[0])
    return {name: table.to_crs(epsg) for name, table in town.tables.items()}


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(3)
