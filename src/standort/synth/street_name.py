# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Names for streets: each name once in the town, themes by quarter, main roads after where they lead."""

import itertools
from collections.abc import Iterator

import numpy as np

from standort.synth.facts import words
from standort.synth.layout import Unit
from standort.synth.region import VILLAGES
from standort.synth.surname import surnames

INNER = {
    "east": "Lange Straße",
    "north": "Rathausstraße",
    "west": "Brüderstraße",
    "south": "Brückstraße",
    "south_east": "Lederstraße",
}
SIDES = {"north": "Nord", "west": "West", "south": "Süd", "east": "Ost"}
FAMOUS = "Mühlenweg"
PEOPLE = 300
MAIN_STREET = INNER["east"]
STATION_STREET = "Bahnhofstraße"
MOTORWAY = "A 998"
FIXED_ESTATE = {
    "Hafenstraße": ("Hafenstraße", "Kaistraße", "Am Speicher", "Schiffergang"),
    "Am Güterbahnhof": ("Am Güterbahnhof", "Ladestraße", "Gleisweg", "Alte Gießerei"),
    "Gewerbepark Ost": ("Am Gewerbepark", "Ostkreuzring"),
    "Logistikpark Ostkreuz": ("Frachtstraße", "Am Autohof"),
    "Auental": ("Auentalring", "Zur Landwehr"),
    "Handwerkerhof Süd": ("Am Handwerkerhof", "Meisterweg"),
    "Technologiepark Nord": ("Forschungsring", "Ideenweg"),
    "Westpassage": ("Westpassage",),
}
LINKS = ("Alter Kirchweg", "Postweg", "Totenweg", "Salzstraße")


class NameBook:
    """Gives names and never the same twice."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Shuffle the words."""
        word = words()
        self._used: set[str] = {FAMOUS}
        self._rng = rng
        themes = [theme for name, theme in word.items() if name.startswith("theme_")]
        self._themes = [self._shuffled(theme) for theme in themes]
        self._old = self._shuffled(word["old_town"])
        self._estate = self._shuffled(word["estate"])
        self._collector = self._shuffled(word["collector"])
        stems = self._shuffled(tuple(itertools.product(word["stem"], word["end"])))
        self._rural = iter(first + last for first, last in stems if last not in first.lower())
        placed = self._shuffled(tuple(itertools.product(word["placed"], word["stem"], word["placed_end"])))
        self._placed = iter(frame.format(first + last) for frame, first, last in placed)
        people = self._shuffled(tuple(itertools.product(word["first_name"], surnames(rng)[:PEOPLE])))
        self._people = iter(f"{first}-{last}-Straße" for first, last in people)

    def _shuffled(self, items: tuple) -> list:  # type: ignore[type-arg]
        return [items[at] for at in self._rng.permutation(len(items))]

    def take(self, *wishes: str) -> str:
        """Return the first wish that is free, else an invented name."""
        for wish in itertools.chain(wishes, self._invented()):
            if wish not in self._used:
                self._used.add(wish)
                return wish
        message = "no street name is left"
        raise RuntimeError(message)

    def _invented(self) -> Iterator[str]:
        while True:
            at = self._rng.random()
            source = self._rural if at < 0.4 else self._placed if at < 0.7 else self._people  # noqa: PLR2004 - taste
            name = next(source, None) or next(self._placed, None) or next(self._people, None)
            if name is None:
                return
            yield name

    def for_street(self, hint: str) -> str:
        """Return a name that suits the quarter."""
        kind, _, detail = hint.partition("|")
        if kind == "old":
            return self.take(*self._old)
        if kind == "collector":
            return self.take(*self._collector)
        if kind == "estate":
            return self.take(*FIXED_ESTATE[detail], *self._estate)
        if kind in {"village", "foreign"}:
            return self.take()
        theme = self._themes[int(detail) % len(self._themes)]
        return self.take(*theme)


def adjective(place: str) -> str:
    """Return the form of a place name that stands before "Straße": Lindfelder, Oberweiler, Steinroder."""
    stem = place.split(maxsplit=1)[0]
    if stem.endswith("er"):
        return stem
    return stem + ("r" if stem.endswith("e") else "er")


def name_units(
    rng: np.random.Generator,
    units: list[Unit],
    used: set[int],
    famous: int | None,
    neighbours: tuple[str, str],
) -> dict[int, str | None]:
    """Return a name for each unit that is used; tracks and links of the motorway have none."""
    book = NameBook(rng)
    names: dict[int, str | None] = {}
    for index, unit in enumerate(units):
        if index not in used:
            continue
        if index == famous:
            names[index] = FAMOUS
        elif unit.role in {"track", "motorway_link"}:
            names[index] = None
        elif unit.role in {"street", "outline"}:
            names[index] = book.for_street(unit.hint)
        else:
            names[index] = _main_name(book, unit, neighbours)
    return names


def _main_name(book: NameBook, unit: Unit, neighbours: tuple[str, str]) -> str:
    fixed = {"market": "Marktplatz", "motorway": MOTORWAY, "inner": INNER.get(unit.hint, "")}
    if unit.role in fixed:
        return book.take(fixed[unit.role])
    if unit.role in {"wall", "ring", "belt"}:
        return book.take(SIDES[unit.hint] + {"wall": "wall", "ring": "ring", "belt": "allee"}[unit.role])
    if unit.role == "village_main":
        form = adjective(unit.hint)
        return book.take(f"{form} Dorfstraße", f"{form} Hauptstraße")
    if unit.role == "link":
        return book.take(*LINKS)
    return book.take(*_road_wishes(unit, neighbours))


def _road_wishes(unit: Unit, neighbours: tuple[str, str]) -> list[str]:
    places = [name for name, road, _ in VILLAGES if road == unit.hint]
    places.append(neighbours[0] if "west" in unit.hint or unit.hint == "south" else neighbours[1])
    wishes = [
        f"{adjective(place)} {kind}" for kind in ("Straße", "Chaussee", "Landstraße") for place in places
    ]
    if unit.hint == "north" and unit.role == "radial":
        wishes.insert(0, STATION_STREET)
    return wishes[1:] + wishes[:1] if unit.role == "outer" else wishes
