# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the start page: computed from records, each with its source and date."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from standort.companies.domain.queries import establishments_of
from standort.core.models import Tenant
from standort.land.domain.provision import WITHOUT_NEW_SEALING
from standort.land.domain.queries import sites_for_visitor
from standort.land.filters import KIND_LABELS
from standort.land.models import SiteKind, SiteStatus
from standort.places.domain.queries import addresses_of, batches_of, home_of
from standort.places.models import DataSource, ImportedQuerySet
from standort.ui import figures

_KEPT_S = 60
_HECTARE_M2 = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    value: str
    unit: str = ""
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many records there are, and the newest delivery they come from."""

    count: int
    source_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedKind:
    """A kind of which there are offers: its value in the address of the finder, and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TownFigures:
    figures: list[KeyFigure]
    source: str
    site_count: int
    premises_count: int
    kinds: list[OfferedKind]

    @property
    def land_count(self) -> int:
        return self.site_count - self.premises_count


def town_figures(tenant: Tenant) -> TownFigures:
    """Return the figures with one line that names where they come from."""
    land = _land_totals(tenant)
    addresses, establishments = _counted(tenant)
    home = home_of(tenant)
    shown = [*_land_figures(land), *_count_figures(addresses, establishments)]
    if home is not None and home.population:
        shown.append(
            KeyFigure(value=figures.number(home.population), label=gettext("inhabitants"), note=home.name)
        )
    sources = DataSource.objects.in_bulk(
        [one for one in (addresses.source_id, establishments.source_id) if one is not None]
    )
    return TownFigures(
        figures=shown[:4],
        source=_source_text(land["updated"], list(sources.values())),
        site_count=land["sites"],
        premises_count=land[SiteKind.PREMISES],
        kinds=[
            OfferedKind(value=kind.value, label=str(label))
            for kind, label in KIND_LABELS.items()
            if land[kind]
        ],
    )


def _land_totals(tenant: Tenant) -> dict[str, Any]:
    today = timezone.localdate()
    now = Q(status=SiteStatus.AVAILABLE) & (Q(available_from=None) | Q(available_from__lte=today))
    ground = now & ~Q(kind=SiteKind.PREMISES)
    return sites_for_visitor(tenant).aggregate(
        sites=Count("pk"),
        **{kind.value: Count("pk", filter=Q(kind=kind)) for kind in SiteKind},
        available=Sum("area_m2", filter=ground),
        reuse=Sum("area_m2", filter=ground & Q(kind__in=WITHOUT_NEW_SEALING)),
        updated=Max("updated_at"),
    )


def _land_figures(land: dict[str, Any]) -> list[KeyFigure]:
    available, reuse = (land[name] or 0.0 for name in ("available", "reuse"))
    sites, premises = land["sites"], land[SiteKind.PREMISES]
    without_new = gettext("of which %(area)s ha without new land") % {
        "area": figures.number(reuse / _HECTARE_M2, 1)
    }
    built = ngettext(
        "of which %(count)s building or shop", "of which %(count)s buildings and shops", premises
    ) % {"count": figures.number(premises)}
    ground = KeyFigure(
        value=figures.number(available / _HECTARE_M2, 1),
        unit="ha",
        label=gettext("land available at once"),
        note=without_new if reuse else "",
    )
    offers = KeyFigure(
        value=figures.number(sites), label=ngettext("offer", "offers", sites), note=built if premises else ""
    )
    # Nought hectares say nothing that "0 offers" does not say.
    return [ground, offers] if available else [offers]


def _count_figures(addresses: Counted, establishments: Counted) -> list[KeyFigure]:
    both = [
        (establishments.count, gettext("companies at work here")),
        (addresses.count, gettext("addresses in the register")),
    ]
    return [KeyFigure(value=figures.number(count), label=label) for count, label in both if count]


def _counted(tenant: Tenant) -> tuple[Counted, Counted]:
    """Count long tables at most once a minute, and again as soon as an import is in force."""
    newest = max((batch.pk for batch in batches_of(tenant)), default=0)
    key = f"portal-counted-{tenant.pk}-{newest}"
    found: tuple[Counted, Counted] | None = cache.get(key)
    if found is None:
        found = (_count(addresses_of(tenant)), _count(establishments_of(tenant)))
        cache.set(key, found, _KEPT_S)
    return found


def _count(rows: ImportedQuerySet) -> Counted:
    return Counted(**rows.inside().aggregate(count=Count("pk"), source_id=Max("source")))


def _source_text(updated: object, sources: list[DataSource]) -> str:
    newest: date = timezone.localdate(updated) if isinstance(updated, datetime) else timezone.localdate()
    parts = [gettext("Offers: register of sites, as of %(day)s") % {"day": figures.day(newest)}]
    for source in sources:
        name = (source.attribution or source.title).rstrip(".")
        day = figures.day(source.reference_date)
        parts.append(gettext("companies and addresses: %(name)s, as of %(day)s") % {"name": name, "day": day})
    return "; ".join(parts) + "."
