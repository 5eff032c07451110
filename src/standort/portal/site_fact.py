# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of a site, in words: only facts that are there, none that is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from standort.land.domain.provision import Provision, provision_of
from standort.land.filters import KIND_LABELS
from standort.land.models import Contamination, Offer, OwnerKind, PremisesKind, Site, SiteKind, SiteStatus
from standort.ui import figures

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Badge:
    tone: str
    icon: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Reason:
    """One line below a result: what speaks for it, or what to keep in mind."""

    is_good: bool
    text: str


_STATUS_LOOK = {
    SiteStatus.AVAILABLE: ("success", "circle-check"),
    SiteStatus.RESERVED: ("", "lock"),
    SiteStatus.IN_DEVELOPMENT: ("info", "clock"),
}
_PROVISION_LOOK = {
    Provision.REUSE: ("recycle", _("Reuse")),
    Provision.INFILL: ("diamond", _("Infill development")),
    Provision.PREMISES: ("building-2", _("Existing building")),
    Provision.NEW: ("circle", _("New land")),
}


def status_badge(site: Site) -> Badge:
    status = SiteStatus(site.status)
    return Badge(*_STATUS_LOOK[status], status.label)


def provision_badge(site: Site) -> Badge:
    icon, label = _PROVISION_LOOK[provision_of(site.kind)]
    return Badge("", icon, label)


def kind_text(site: Site) -> str:
    """Brownfield; of premises their own kind, such as shop."""
    premises = getattr(site, "premises", None)
    if site.kind == SiteKind.PREMISES and premises is not None and premises.kind != PremisesKind.OTHER:
        return str(PremisesKind(premises.kind).label)
    return str(KIND_LABELS[SiteKind(site.kind)])


def size_m2(site: Site) -> float | None:
    premises = getattr(site, "premises", None)
    if site.kind == SiteKind.PREMISES and premises is not None and premises.floor_space_m2 is not None:
        return float(premises.floor_space_m2)
    return site.area_m2


def size_text(site: Site) -> str:
    size = size_m2(site)
    return gettext("size on request") if size is None else figures.area(size)


def place_text(site: Site) -> str:
    place = site.commercial_area or site.district
    return str(place) if place is not None and str(place) else site.address_text


def sale_text(site: Site) -> str:
    return figures.price_per_m2(site.price_ct_per_m2) if _is_for_sale(site) and site.price_ct_per_m2 else ""


def rent_text(site: Site) -> str:
    return (
        figures.rent_per_m2(site.rent_ct_per_m2_month)
        if _is_to_let(site) and site.rent_ct_per_m2_month
        else ""
    )


def price_text(site: Site) -> str:
    return sale_text(site) or rent_text(site) or gettext("price on request")


def _is_for_sale(site: Site) -> bool:
    return site.offer in (Offer.SALE, Offer.BOTH)


def _is_to_let(site: Site) -> bool:
    return site.offer in (Offer.LEASE, Offer.BOTH)


def availability_text(site: Site) -> str:
    if site.available_from is not None and site.available_from > timezone.localdate():
        return gettext("from %(day)s") % {"day": figures.day(site.available_from)}
    return gettext("at once") if site.status == SiteStatus.AVAILABLE else ""


def is_available_now(site: Site) -> bool:
    return site.status == SiteStatus.AVAILABLE and (
        site.available_from is None or site.available_from <= timezone.localdate()
    )


def description_of(site: Site) -> str:
    german = (get_language() or "de").startswith("de")
    first, second = site.description_de, site.description_en
    return first or second if german else second or first


def reasons(site: Site) -> list[Reason]:
    """Return up to three good points and the gravest caution."""
    return [
        *(Reason(True, text) for text in islice(_good_points(site), _GOOD_POINTS)),
        *(Reason(False, text) for text in islice(_cautions(site), 1)),
    ]


def _good_points(site: Site) -> Iterator[str]:
    if site.divisible_from_m2:
        yield gettext("divisible from %(value)s") % {"value": figures.area(site.divisible_from_m2)}
    if site.operation_24h:
        yield _with_distance(site) % {"value": figures.distance(site.housing_distance_m)}
    if site.has_rail_siding:
        yield gettext("with a rail siding")
    if site.has_fibre:
        yield gettext("fibre on the site")
    if _mostly_sealed(site):
        yield gettext("%(value)s sealed already") % {"value": figures.percent(site.sealed_share)}
    if _near_motorway(site):
        yield gettext("%(value)s to the motorway") % {"value": figures.distance(site.motorway_m)}


def _cautions(site: Site) -> Iterator[str]:
    """Return what to keep in mind, the gravest first."""
    if site.contamination == Contamination.SUSPECTED:
        yield gettext("contamination suspected")
    if site.contamination == Contamination.REMEDIATION:
        yield gettext("soil is being remediated")
    late = "" if is_available_now(site) else availability_text(site)
    if late:
        yield gettext("not before: %(value)s") % {"value": late}
    if site.operation_24h is False:
        yield gettext("no operation at night")


_GOOD_POINTS = 3
_NEAR_M = 5000


def _near_motorway(site: Site) -> bool:
    return site.motorway_m is not None and site.motorway_m <= _NEAR_M


def _mostly_sealed(site: Site) -> bool:
    return site.kind != SiteKind.PREMISES and (site.sealed_share or 0) >= 0.5  # noqa: PLR2004 - "mostly"


def _with_distance(site: Site) -> str:
    if site.housing_distance_m is None:
        return gettext("operation around the clock permitted")
    return gettext("operation around the clock permitted, %(value)s to housing")


def lead_text(site: Site) -> str:
    """Compose one sentence from what is known: size and kind, place; then what marks the site."""
    place = place_text(site)
    size = size_m2(site)
    words = [f"{figures.area(size)} {kind_text(site)}" if size is not None else kind_text(site)]
    if place:
        words.append(place)
    marks = [
        (site.previous_use, gettext("formerly %(value)s"), site.previous_use),
        (_mostly_sealed(site), gettext("%(value)s sealed already"), figures.percent(site.sealed_share)),
        (_is_serviced(site), gettext("serviced"), ""),
        (site.has_fibre, gettext("fibre on the site"), ""),
        (site.has_rail_siding, gettext("with a rail siding"), ""),
    ]
    tail = [text % {"value": value} for known, text, value in marks if known]
    return ", ".join(words) + (": " + ", ".join(tail[:3]) if tail else "") + "."


def _is_serviced(site: Site) -> bool:
    return bool(site.has_water and site.has_sewer)


def known_facts(site: Site) -> list[Fact]:
    """Return the facts at a glance; the list leaves out what is empty."""
    return [
        (gettext("Ground"), _ground_text(site)),
        *_premises_facts(site),
        (gettext("Purchase price"), _total_text(site)),
        (gettext("Rent"), rent_text(site)),
        (gettext("Offer"), "" if site.offer != Offer.BOTH else str(site.get_offer_display())),
        (gettext("Available"), availability_text(site)),
        (gettext("Address"), site.address_text),
        (gettext("District"), str(site.district or "")),
        (gettext("Commercial area"), str(site.commercial_area or "")),
        (gettext("Building law"), _law_text(site)),
        (gettext("GRZ / GFZ"), _density_text(site)),
        (gettext("Operation"), _operation_text(site)),
        (gettext("Noise quota"), _noise_text(site)),
        (gettext("Previous use"), site.previous_use),
        (gettext("Contamination"), _contamination_text(site)),
        (gettext("Owner"), _owner_text(site)),
    ]


def surroundings(site: Site) -> list[Fact]:
    distances = [
        (gettext("Motorway"), site.motorway_m),
        (gettext("Railway station"), site.rail_m),
        (gettext("Bus or tram"), site.public_transport_m),
        (gettext("Nearest housing"), site.housing_distance_m),
    ]
    return [(name, figures.distance(metres)) for name, metres in distances if metres is not None]


def utilities(site: Site) -> list[Fact]:
    there = {True: gettext("on the site"), False: gettext("not on the site")}
    lines = [
        (gettext("Fibre"), site.has_fibre),
        (gettext("Gas"), site.has_gas),
        (gettext("Water"), site.has_water),
        (gettext("Sewer"), site.has_sewer),
        (gettext("Rail siding"), site.has_rail_siding),
    ]
    power = figures.with_unit(site.power_kva, "kVA") if site.power_kva is not None else ""
    return [
        *([(gettext("Electricity"), power)] if power else []),
        *[(name, there[value]) for name, value in lines if value is not None],
    ]


def _premises_facts(site: Site) -> list[Fact]:
    premises = getattr(site, "premises", None)
    if premises is None:
        return []
    floor_space = figures.area(premises.floor_space_m2) if premises.floor_space_m2 is not None else ""
    vacant = figures.day(premises.vacant_since) if premises.vacant_since else ""
    return [
        (gettext("Kind"), str(premises.get_kind_display())),
        (gettext("Floor space"), floor_space),
        (gettext("Floor"), premises.floor),
        (gettext("Vacant since"), vacant),
    ]


_NEARLY_ALL = 0.99


def _ground_text(site: Site) -> str:
    if site.area_m2 is None:
        return ""
    text = figures.area(site.area_m2)
    low, high = site.divisible_from_m2, site.divisible_to_m2
    if low is not None and high is not None and high < _NEARLY_ALL * site.area_m2:
        return gettext("%(area)s, divisible into %(span)s") % {
            "area": text,
            "span": figures.span(figures.area(low), figures.area(high)),
        }
    if low is not None:
        return gettext("%(area)s, divisible from %(low)s") % {"area": text, "low": figures.area(low)}
    return text


def _total_text(site: Site) -> str:
    price = sale_text(site)
    total = site.total_price_ct
    if not price or total is None:
        return price
    return gettext("%(price)s, together %(total)s") % {"price": price, "total": figures.money(_euros(total))}


def total_text(site: Site) -> str:
    """1.140.800 € for 18.400 m²: beside the price per square metre."""
    total = site.total_price_ct
    if not sale_text(site) or total is None:
        return ""
    return gettext("%(total)s for %(area)s") % {
        "total": figures.money(_euros(total)),
        "area": figures.area(site.area_m2),
    }


def _euros(amount_ct: int) -> int:
    """Drop the cents of a product of price and measured area: they would feign precision."""
    return round(amount_ct / figures.CENTS) * figures.CENTS


def _law_text(site: Site) -> str:
    return ", ".join(part for part in (str(site.get_zoning_display() or ""), site.plan_name) if part)


def _density_text(site: Site) -> str:
    if site.grz is None and site.gfz is None:
        return ""
    return f"{figures.index(site.grz)} / {figures.index(site.gfz)}"


def _operation_text(site: Site) -> str:
    if site.operation_24h is None:
        return ""
    return gettext("permitted around the clock") if site.operation_24h else gettext("by day only")


def _noise_text(site: Site) -> str:
    parts = [
        (gettext("by day %(value)s"), site.noise_day_db),
        (gettext("by night %(value)s"), site.noise_night_db),
    ]
    return ", ".join(
        text % {"value": figures.noise_quota(value)} for text, value in parts if value is not None
    )


def _contamination_text(site: Site) -> str:
    words = (str(site.get_contamination_display() or ""), site.contamination_note)
    return ": ".join(part for part in words if part)


def _owner_text(site: Site) -> str:
    # A private person stays a private person: nobody is named on a public page.
    return str(OwnerKind(site.owner_kind).label) if site.owner_kind else ""


def meta_description(site: Site, *, town: str) -> str:
    """Return what a search engine shows below the title: at most about 155 characters."""
    parts: list[Any] = [kind_text(site), size_text(site), price_text(site), place_text(site), town]
    return " · ".join(str(part) for part in parts if part)[:155]
