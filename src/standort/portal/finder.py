# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The site finder: one search, shown as list, map and table."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext

from standort.core.models import Tenant
from standort.land.domain import search
from standort.land.domain.provision import Provision, provision_of
from standort.land.domain.queries import sites_for_visitor
from standort.land.filters import KIND_LABELS, SiteFilterForm, condition_of
from standort.land.models import SiteKind
from standort.places.domain.queries import commercial_areas_of
from standort.places.models import CommercialArea, ImportedQuerySet
from standort.ui import figures

PAGE_SIZE = 20
_MAX_RELAXED = 3
_NOT_IN_A_LIST = ("geometry_wkb", "description_de", "description_en")
# How far a limit is moved to see what lies just beyond it.
_STEPS = {
    "area_from": Decimal("0.75"),
    "area_to": Decimal("1.25"),
    "price_to": Decimal("1.25"),
    "rent_to": Decimal("1.25"),
    "motorway_km": Decimal(2),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force and the address without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A filter that could be loosened: in which words, to which address, how many sites more."""

    label: str
    query: str
    gain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loosening:
    label: str
    changes: dict[str, str | None]
    condition: Q


class Finder:
    """The search that an address describes, with everything the page shows of it."""

    def __init__(self, tenant: Tenant, params: QueryDict) -> None:
        self.params = params = _cleaned(params)
        self._offered = sites_for_visitor(tenant)
        self._sized = search.with_size(self._offered)
        self.form = SiteFilterForm(params, areas=self._areas(tenant))
        self._conditions = self.form.conditions()
        self._loosenings = list(self._possible_loosenings())
        self._counts = search.count_each(self._sized, self._questions())

    def _areas(self, tenant: Tenant) -> list[CommercialArea]:
        # Only names: the shapes of the areas are none of a select box's business.
        used = self._offered.exclude(commercial_area=None).values("commercial_area")
        return list(commercial_areas_of(tenant).filter(pk__in=used).only("name"))

    @property
    def found(self) -> ImportedQuerySet:
        matching = self._sized.filter(search.all_of(self._conditions.values()))
        return search.sorted_sites(matching, self.form.sort_key)

    @property
    def total(self) -> int:
        return self._counts["found"]

    @property
    def offered(self) -> int:
        return self._counts["all"]

    @property
    def is_narrowed(self) -> bool:
        return bool(self._conditions)

    def page(self) -> Page[Any]:
        paginator = _CountedPaginator(self.found.defer(*_NOT_IN_A_LIST), PAGE_SIZE)
        paginator.known_count = self.total
        return paginator.get_page(self.params.get("page"))

    def kind_counts(self) -> dict[str, int]:
        """How many sites of each kind there would be with all other filters as they are."""
        return {kind.value: self._counts[f"kind_{kind}"] for kind in SiteKind}

    def provisions(self) -> list[Provision]:
        """Return the ways of providing land on the map, in the order of the legend."""
        kinds = self._conditions.get("kind") and self.form.in_force["kind"]
        counted = {
            kind for kind, count in self.kind_counts().items() if count and (not kinds or kind in kinds)
        }
        shown = {provision_of(kind) for kind in counted}
        return [provision for provision in Provision if provision in shown]

    def chips(self) -> list[Chip]:
        return [Chip(label, self.query_with(changes)) for label, changes in _chip_labels(self.form)]

    def relaxed(self) -> list[Relaxed]:
        """Return filters worth loosening, the most fruitful first; of each filter the smaller step."""
        taken: set[str] = set()
        ways = []
        for place, way in enumerate(self._loosenings):
            gain = self._counts[f"loose_{place}"] - self.total
            name = next(iter(way.changes))
            if gain > 0 and name not in taken:
                taken.add(name)
                ways.append(Relaxed(way.label, self.query_with(way.changes), gain))
        return sorted(ways, key=lambda way: -way.gain)[:_MAX_RELAXED]

    def query_with(self, changes: dict[str, str | None] | None = None, **more: str | None) -> str:
        """Return the address with some parameters changed or, where None is given, removed."""
        query = QueryDict(mutable=True)
        for name, values in self.params.lists():
            kept = [value for value in values if value.strip()]
            if kept and name in _KNOWN and (name, kept[-1]) != ("sort", search.DEFAULT_SORT):
                query.setlist(name, kept)
        for name, value in {**(changes or {}), **more}.items():
            if value is None:
                query.pop(name, None)
            elif name.startswith("-"):
                _remove(query, name[1:], value)
            else:
                query[name] = value
        return "?" + query.urlencode()

    def _questions(self) -> dict[str, Q]:
        others = search.all_of(value for name, value in self._conditions.items() if name != "kind")
        questions = {
            "all": search.EVERYTHING,
            "found": search.all_of(self._conditions.values()),
            **{f"kind_{kind}": others & Q(kind=kind) for kind in SiteKind},
        }
        for place, way in enumerate(self._loosenings):
            questions[f"loose_{place}"] = way.condition
        return questions

    def _possible_loosenings(self) -> Iterator[_Loosening]:
        values = self.form.in_force
        for name, value in values.items():
            rest = [condition for other, condition in self._conditions.items() if other != name]
            if name in _STEPS:
                moved = _rounded(value * _STEPS[name])
                yield _Loosening(
                    label=_moved_label(name, moved),
                    changes={name: figures.number(moved, _decimals(moved))},
                    condition=search.all_of([*rest, condition_of(name, moved)]),
                )
            yield _Loosening(
                label=gettext("Leave out “%(filter)s”") % {"filter": _short_label(self.form, name)},
                changes={name: None},
                condition=search.all_of(rest),
            )


_KNOWN = frozenset({*SiteFilterForm.base_fields, "view"})
_VALUE_LENGTH = 200


def _cleaned(params: QueryDict) -> QueryDict:
    """Keep what the finder knows, once and of bounded length: every link on the page repeats it."""
    query = QueryDict(mutable=True)
    for name, values in params.lists():
        if name == "kind":
            once = dict.fromkeys(value[:_VALUE_LENGTH] for value in values)
            query.setlist(name, list(once)[: len(SiteKind)])
        elif name in _KNOWN or name == "page":
            query[name] = values[-1][:_VALUE_LENGTH]
    return query


class _CountedPaginator(Paginator[Any]):
    """A paginator that is told the count instead of asking again."""

    known_count = 0

    @property
    def count(self) -> int:
        return self.known_count


def _remove(query: QueryDict, name: str, value: str) -> None:
    query.setlist(name, [one for one in query.getlist(name) if one != value])
    if not query.getlist(name):
        del query[name]


def _chip_labels(form: SiteFilterForm) -> Iterator[tuple[str, dict[str, str | None]]]:
    values = form.in_force
    for name, value in values.items():
        if name == "kind":
            for kind in value:
                yield str(KIND_LABELS[SiteKind(kind)]), {"-kind": kind}
        elif name == "area_to" and "area_from" in values:
            continue
        elif name == "area_from" and "area_to" in values:
            span = figures.span(figures.area(value), figures.area(values["area_to"]))
            yield span, {"area_from": None, "area_to": None}
        else:
            yield _value_label(form, name, value), {name: None}


def _value_label(form: SiteFilterForm, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(value, bool):
        return str(field.label)
    if name in _STEPS:
        return _limit_label(name, value)
    if name == "q":
        return gettext("“%(text)s”") % {"text": value}
    labels = {str(key): str(label) for key, label in field.choices}  # type: ignore[attr-defined]
    return labels[str(value)]


def _short_label(form: SiteFilterForm, name: str) -> str:
    value = form.in_force[name]
    if name == "kind":
        return ", ".join(str(KIND_LABELS[SiteKind(kind)]) for kind in value)
    return _value_label(form, name, value)


def _limit_label(name: str, value: Decimal) -> str:
    words = {
        "area_from": gettext("from %(value)s"),
        "area_to": gettext("up to %(value)s"),
        "price_to": gettext("up to %(value)s"),
        "rent_to": gettext("rent up to %(value)s"),
        "motorway_km": gettext("up to %(value)s to the motorway"),
    }
    return words[name] % {"value": _amount_text(name, value)}


def _moved_label(name: str, value: Decimal) -> str:
    words = {
        "area_from": gettext("Lower the smallest area to %(value)s"),
        "area_to": gettext("Raise the largest area to %(value)s"),
        "price_to": gettext("Raise the price to %(value)s"),
        "rent_to": gettext("Raise the rent to %(value)s"),
        "motorway_km": gettext("Allow %(value)s to the motorway"),
    }
    return words[name] % {"value": _amount_text(name, value)}


def _amount_text(name: str, value: Decimal) -> str:
    if name in ("area_from", "area_to"):
        return figures.area(value)
    unit = "km" if name == "motorway_km" else "€/m²"
    return figures.with_unit(value, unit, _decimals(value))


def _decimals(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 2


def _rounded(value: Decimal) -> Decimal:
    """Two leading digits: nobody wants to read 3.562,5 m²."""
    return round(value, 1 - value.adjusted()) if value else value
