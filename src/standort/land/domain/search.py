# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding sites: conditions for what a company asks, counted all at once."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import reduce
from operator import and_

from django.db.models import Case, Count, F, FloatField, Q, When
from django.db.models.functions import Coalesce

from standort.core.text_search import with_every_word
from standort.land.domain.provision import WITHOUT_NEW_SEALING
from standort.land.models import Offer, SiteKind
from standort.places.models import ImportedQuerySet

EVERYTHING = Q(pk__isnull=False)
_TEXT_FIELDS = (
    "name",
    "number",
    "street_name",
    "previous_use",
    "district__name",
    "commercial_area__name",
    "municipality__name",
)
_CENTS = 100
# What a column of whole cents can hold; nothing on offer costs more.
_MAX_CT = 2_147_483_647
_METRES = 1000

SORT_KEYS = {
    "newest": (F("published_at").desc(nulls_last=True),),
    "area_up": (F("size_m2").asc(nulls_last=True),),
    "area_down": (F("size_m2").desc(nulls_last=True),),
    "price": (
        Case(When(offer=Offer.LEASE, then=None), default=F("price_ct_per_m2")).asc(nulls_last=True),
        F("rent_ct_per_m2_month").asc(nulls_last=True),
    ),
    "motorway": (F("motorway_m").asc(nulls_last=True),),
    "name": (F("name").asc(),),
}
DEFAULT_SORT = "newest"


def with_size(sites: ImportedQuerySet) -> ImportedQuerySet:
    """Add what a company can use: floor space of premises, else ground; and the smallest part of it."""
    size = Case(
        When(kind=SiteKind.PREMISES, then=Coalesce("premises__floor_space_m2", "area_m2")),
        default="area_m2",
        output_field=FloatField(),
    )
    # No part can be larger than the whole, whatever was entered.
    return sites.annotate(size_m2=size, part_m2=Coalesce("divisible_from_m2", size))  # type: ignore[no-any-return]


def sorted_sites(sites: ImportedQuerySet, sort: str) -> ImportedQuerySet:
    """Sort by a key of ``SORT_KEYS``; the name and the number decide between equals."""
    return sites.order_by(*SORT_KEYS.get(sort, SORT_KEYS[DEFAULT_SORT]), "name", "pk")


def at_least(area_m2: Decimal) -> Q:
    return Q(size_m2__gte=float(area_m2))


def at_most(area_m2: Decimal) -> Q:
    """Sites that are small enough, or of which a small enough part can be had."""
    return Q(part_m2__lte=float(area_m2))


def of_offer(offer: str) -> Q:
    return Q(offer__in=(offer, Offer.BOTH))


def price_up_to(euro_per_m2: Decimal) -> Q:
    return Q(price_ct_per_m2__lte=_cents(euro_per_m2)) & of_offer(Offer.SALE)


def rent_up_to(euro_per_m2_month: Decimal) -> Q:
    return Q(rent_ct_per_m2_month__lte=_cents(euro_per_m2_month)) & of_offer(Offer.LEASE)


def _cents(euros: Decimal) -> int:
    return min(int(euros * _CENTS), _MAX_CT)


def motorway_within(distance_km: Decimal) -> Q:
    return Q(motorway_m__lte=float(distance_km * _METRES))


def without_new_sealing() -> Q:
    return Q(kind__in=WITHOUT_NEW_SEALING)


def with_words(text: str) -> Q:
    """Sites in which every word occurs in name, number, street, previous use, district or area."""
    return with_every_word(text, _TEXT_FIELDS)


def all_of(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions, EVERYTHING)


def count_each(sites: ImportedQuerySet, conditions: Mapping[str, Q]) -> dict[str, int]:
    """Count how many sites fulfil each condition, in one query; none of them joins to many rows."""
    if not conditions:
        return {}
    names = {f"count_{place}": name for place, name in enumerate(conditions)}
    found = sites.aggregate(**{alias: Count("pk", filter=conditions[name]) for alias, name in names.items()})
    return {name: found[alias] for alias, name in names.items()}
