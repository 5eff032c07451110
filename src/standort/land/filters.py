# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The filter of the site finder: a form that lives in the address of the page."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from standort.land.domain import search
from standort.land.fields import AREA_UNITS, DISTANCE_KM_UNITS, PRICE_UNITS, AmountField
from standort.land.models import Offer, PremisesKind, SiteKind, Zoning
from standort.places.models import CommercialArea

KIND_LABELS = {
    SiteKind.PLOT: pgettext_lazy("site finder", "Plot"),
    SiteKind.BROWNFIELD: pgettext_lazy("site finder", "Brownfield"),
    SiteKind.INFILL: pgettext_lazy("site finder", "Infill gap"),
    SiteKind.PREMISES: pgettext_lazy("site finder", "Building, shop"),
}
OFFER_LABELS = [
    ("", _("either")),
    (Offer.SALE.value, pgettext_lazy("site finder", "buy")),
    (Offer.LEASE.value, pgettext_lazy("site finder", "rent or lease")),
]
_ANY = [("", _("any"))]
_TEXT_LENGTH = 200

_CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "q": search.with_words,
    "kind": lambda kinds: Q(kind__in=kinds),
    "premises_kind": lambda kind: Q(premises__kind=kind),
    "area_from": search.at_least,
    "area_to": search.at_most,
    "offer": search.of_offer,
    "price_to": search.price_up_to,
    "rent_to": search.rent_up_to,
    "zoning": lambda zoning: Q(zoning=zoning),
    "motorway_km": search.motorway_within,
    "around_the_clock": lambda _on: Q(operation_24h=True),
    "fibre": lambda _on: Q(has_fibre=True),
    "rail_siding": lambda _on: Q(has_rail_siding=True),
    "reuse_only": lambda _on: search.without_new_sealing(),
    "commercial_area": lambda area: Q(commercial_area_id=area),
}


def _amount(*, unit: str, width: str = "xs", **kwargs: Any) -> AmountField:
    widget = forms.TextInput(attrs={"data-unit": unit, "data-width": width} if unit else {})
    return AmountField(required=False, widget=widget, **kwargs)


class SiteFilterForm(forms.Form):
    """What a company needs. Every field is optional; a wrong one is named and left out of the search."""

    hide_optional = True

    q = forms.CharField(
        label=_("Name, street, district or area"),
        max_length=_TEXT_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.MultipleChoiceField(
        label=_("What are you looking for?"),
        choices=[(kind.value, label) for kind, label in KIND_LABELS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    premises_kind = forms.ChoiceField(
        label=_("Kind of building"), choices=[*_ANY, *PremisesKind.choices], required=False
    )
    area_from = _amount(unit="", label=pgettext_lazy("area", "from"), units=AREA_UNITS, example="12.500")
    area_to = _amount(unit="", label=pgettext_lazy("area", "to"), units=AREA_UNITS, example="20.000")
    offer = forms.ChoiceField(label=_("Buy or rent"), choices=OFFER_LABELS, required=False)
    price_to = _amount(unit="€/m²", label=_("Price up to"), units=PRICE_UNITS, example="80")
    rent_to = _amount(unit="€/m²", label=_("Rent a month up to"), units=PRICE_UNITS, example="7,50")
    zoning = forms.ChoiceField(label=_("Building law"), choices=[*_ANY, *Zoning.choices], required=False)
    motorway_km = _amount(unit="km", label=_("Motorway at most"), units=DISTANCE_KM_UNITS, example="5")
    around_the_clock = forms.BooleanField(label=_("Operation around the clock"), required=False)
    fibre = forms.BooleanField(label=_("Fibre"), required=False)
    rail_siding = forms.BooleanField(label=_("Rail siding"), required=False)
    reuse_only = forms.BooleanField(label=_("No new land"), required=False)
    commercial_area = forms.TypedChoiceField(
        label=_("Commercial area"), coerce=int, empty_value=None, required=False
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("newest", _("newest first")),
            ("area_up", _("smallest first")),
            ("area_down", _("largest first")),
            ("price", _("lowest price first")),
            ("motorway", _("nearest to the motorway")),
            ("name", _("by name")),
        ],
        required=False,
    )

    def __init__(self, data: Any, *, areas: Iterable[CommercialArea] = ()) -> None:
        super().__init__(data)
        field = self.fields["commercial_area"]
        field.choices = [*_ANY, *((area.pk, str(area)) for area in areas)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("area_from"), cleaned.get("area_to")
        if isinstance(low, Decimal) and isinstance(high, Decimal) and low > high:
            self.add_error("area_to", ValidationError(_("Must not be smaller than “from”."), code="order"))
        return cleaned

    @property
    def in_force(self) -> dict[str, Any]:
        """The values that narrow the search; what was refused is not among them."""
        self.is_valid()
        return {name: value for name in _CONDITIONS if (value := self.cleaned_data.get(name))}

    @property
    def sort_key(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("sort") or search.DEFAULT_SORT

    def conditions(self) -> dict[str, Q]:
        return {name: condition_of(name, value) for name, value in self.in_force.items()}


def condition_of(name: str, value: Any) -> Q:
    return _CONDITIONS[name](value)
