# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a generated town is asked to be."""

import math
import re
from dataclasses import dataclass
from datetime import date

MIN_PREMISES = 500
MAX_PREMISES = 100_000
MIN_SITES = 12
MAX_SITES = 400
NEIGHBOURS = 2
DEFAULT_SITES = 42
DEFAULT_PREMISES = 3_000
SITE_GROWTH = 0.4
GERMANY = (5.8, 47.2, 15.1, 55.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TownParameters:
    """Size, place and name of a fictitious town; checked when it is made.

    Parameters
    ----------
    premises
        Units that want a connection: homes, shops, workshops. 500 to 100,000.
    seed
        The same seed gives the same town, bit by bit.
    ags
        Official municipality key, 8 digits; 05999999 is not in use.
    name
        Name of the town.
    center
        Longitude and latitude of the market place, in Germany.
    reference_date
        The day to which dates such as "available from" relate; never the clock.
    sites
        Number of site offers; none: 42 at 3,000 premises, growing moderately with the size.
    postcode
        One postcode for the whole town; 12345 is not in use.
    neighbours
        Names of the two neighbouring municipalities, west and east.

    Raises
    ------
    ValueError
        Naming everything that is wrong, not only the first.
    """

    premises: int = DEFAULT_PREMISES
    seed: int = 1
    ags: str = "05999999"
    name: str = "Musterstadt"
    center: tuple[float, float] = (8.105, 51.571)
    reference_date: date = date(2026, 1, 1)
    sites: int | None = None
    postcode: str = "12345"
    neighbours: tuple[str, str] = ("Hohenlinde", "Auenberg")

    def __post_init__(self) -> None:
        """Refuse what cannot become a town."""
        problems = [*_number_problems(self), *_text_problems(self), *_center_problems(self)]
        if problems:
            message = "this cannot become a town: " + "; ".join(problems)
            raise ValueError(message)

    @property
    def site_count(self) -> int:
        """Number of sites to offer."""
        if self.sites is not None:
            return self.sites
        growth = math.pow(self.premises / DEFAULT_PREMISES, SITE_GROWTH)
        wanted = round(DEFAULT_SITES * growth)
        return max(MIN_SITES, min(MAX_SITES, wanted))

    @property
    def neighbour_ags(self) -> tuple[str, str]:
        """Keys of the two neighbours: the two below the own one, in the same district."""
        own = int(self.ags[5:])
        west, east = (f"{self.ags[:5]}{(own - step) % 1000:03d}" for step in (1, 2))
        return west, east


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number_problems(parameters: TownParameters) -> list[str]:
    problems = []
    if not _is_whole(parameters.premises) or not MIN_PREMISES <= parameters.premises <= MAX_PREMISES:
        problems.append(
            f"premises must be a whole number from {MIN_PREMISES} to {MAX_PREMISES}, "
            f"not {parameters.premises!r}"
        )
    if not _is_whole(parameters.seed) or parameters.seed < 0:
        problems.append(f"seed must be a whole number from 0, not {parameters.seed!r}")
    sites = parameters.sites
    if sites is not None and (not _is_whole(sites) or not MIN_SITES <= sites <= MAX_SITES):
        problems.append(f"sites must be a whole number from {MIN_SITES} to {MAX_SITES}, not {sites!r}")
    if type(parameters.reference_date) is not date:
        problems.append(f"reference_date must be a date, not {parameters.reference_date!r}")
    return problems


def _text_problems(parameters: TownParameters) -> list[str]:
    problems = []
    if not isinstance(parameters.ags, str) or not re.fullmatch(r"[0-9]{8}", parameters.ags):
        problems.append(f"ags must have 8 digits, not {parameters.ags!r}")
    if not isinstance(parameters.postcode, str) or not re.fullmatch(r"[0-9]{5}", parameters.postcode):
        problems.append(f"postcode must have 5 digits, not {parameters.postcode!r}")
    if not _is_name(parameters.name):
        problems.append(f"name must be a short text in one line, not {parameters.name!r}")
    names = parameters.neighbours
    if not isinstance(names, tuple) or len(names) != NEIGHBOURS or not all(map(_is_name, names)):
        problems.append(f"neighbours must be two names, not {names!r}")
    elif len({parameters.name, *names}) != NEIGHBOURS + 1:
        problems.append("the town and its neighbours must have different names")
    return problems


def _is_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\w[\w .()'/-]{0,59}", value) is not None


def _center_problems(parameters: TownParameters) -> list[str]:
    west, south, east, north = GERMANY
    try:
        lon, lat = (float(part) for part in parameters.center)
    except (TypeError, ValueError):
        return [f"center must be longitude and latitude, not {parameters.center!r}"]
    if not (west <= lon <= east and south <= lat <= north):
        return [
            (
                f"center must lie in Germany, longitude {west} to {east} and latitude {south} to {north}, "
                f"not {parameters.center!r} (longitude comes first)"
            )
        ]
    return []
