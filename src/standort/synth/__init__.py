# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Generated towns: fictitious, believable, the same for the same seed."""

from standort.synth.parameters import TownParameters
from standort.synth.town import Town, generate_town

__all__ = ["Town", "TownParameters", "generate_town"]
