# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the site register."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import User
from standort.accounts.rules import OFFICE_ROLES
from standort.core.models import Tenant
from standort.land.entry_field import DayField, MoneyField, NumberField, PercentField
from standort.land.models import Premises, PremisesKind, Site, SiteKind, SiteStatus
from standort.land.shape_field import ShapeField, measured_area_m2, write_shape
from standort.places.models import CommercialArea, District, Municipality

_UNITS: Final = {
    "area_m2": "m²",
    "divisible_from_m2": "m²",
    "divisible_to_m2": "m²",
    "floor_space_m2": "m²",
    "housing_distance_m": "m",
    "motorway_m": "m",
    "rail_m": "m",
    "public_transport_m": "m",
    "noise_day_db": "dB(A)/m²",
    "noise_night_db": "dB(A)/m²",
    "power_kva": "kVA",
}
_LABELS: Final = {
    "area_m2": _("Area"),
    "divisible_from_m2": _("Divisible from"),
    "divisible_to_m2": _("Divisible up to"),
    "price_ct_per_m2": _("Price"),
    "rent_ct_per_m2_month": _("Rent a month"),
    "housing_distance_m": _("Distance to housing"),
    "noise_day_db": _("Noise quota by day"),
    "noise_night_db": _("Noise quota by night"),
    "motorway_m": _("To the motorway"),
    "rail_m": _("To the railway station"),
    "public_transport_m": _("To public transport"),
    "power_kva": _("Power connection"),
    "sealed_share": _("Sealed share"),
}


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nobody knows: kept apart, because "unknown" must not read as "no"."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", _("unknown")), ("true", _("yes")), ("false", _("no"))]
        super().__init__(choices=choices, coerce=lambda value: value == "true", empty_value=None, **kwargs)
        self.widget.attrs["data-width"] = "s"

    def prepare_value(self, value: Any) -> Any:
        return str(value).lower() if isinstance(value, bool) else value


def entry_field(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Choose for a field of the model how it is typed (Django's ``formfield_callback``)."""
    common: dict[str, Any] = {
        "label": kwargs.get("label") or _LABELS.get(field.name) or _sentence(field.verbose_name),
        "required": not (field.blank or field.null),
    }
    if field.name.endswith(("_ct_per_m2", "_ct_per_m2_month")):
        return MoneyField(**common)
    if field.name.endswith("_share"):
        return PercentField(**common)
    if isinstance(field, models.BooleanField) and field.null:
        return YesNoField(**common)
    if isinstance(field, models.DateField):
        return DayField(**common)
    if isinstance(field, models.FloatField | models.PositiveIntegerField):
        whole = isinstance(field, models.PositiveIntegerField)
        example = 12500 if field.name in _UNITS else 0.8
        return NumberField(unit=_UNITS.get(field.name, ""), whole=whole, example=example, **common)
    formfield = field.formfield(**(kwargs | {"label": common["label"]}))
    if isinstance(formfield, forms.TypedChoiceField) and field.blank:
        formfield.choices = [("", _("not set")), *(field.choices or ())]
    if isinstance(formfield, forms.ChoiceField):
        formfield.widget.attrs.setdefault("data-width", "m")
    return formfield


_sentence = lazy(lambda words: capfirst(str(words)), str)


class Section(NamedTuple):
    """Fields of the site form under one heading."""

    key: str
    title: Any
    fields: tuple[str, ...]


SECTIONS: Final = (
    Section(
        "offer",
        _("Offer"),
        ("name", "kind", "status", "offer", "available_from", "description_de", "description_en", "contact"),
    ),
    Section(
        "place",
        _("Place"),
        ("street_name", "house_number", "municipality", "district", "commercial_area"),
    ),
    Section(
        "size",
        _("Size and price"),
        (
            "area_m2",
            "divisible_from_m2",
            "divisible_to_m2",
            "price_ct_per_m2",
            "rent_ct_per_m2_month",
        ),
    ),
    Section(
        "premises",
        _("Built space"),
        ("premises_kind", "floor_space_m2", "floor", "vacant_since"),
    ),
    Section(
        "law",
        _("Planning law"),
        (
            "zoning",
            "plan_name",
            "grz",
            "gfz",
            "distance_class",
            "housing_distance_m",
            "noise_day_db",
            "noise_night_db",
            "operation_24h",
        ),
    ),
    Section(
        "access",
        _("Access and utilities"),
        (
            "motorway_m",
            "rail_m",
            "public_transport_m",
            "power_kva",
            "has_fibre",
            "has_gas",
            "has_water",
            "has_sewer",
            "has_rail_siding",
        ),
    ),
    Section(
        "past",
        _("Ground and owner"),
        ("previous_use", "sealed_share", "contamination", "contamination_note", "owner_kind"),
    ),
)
_NOT_OF_SITE: Final = ("area_from_map", "premises_kind", "floor_space_m2", "floor", "vacant_since")


class NewSiteForm(forms.Form):
    """What a site begins with; everything else follows on the next page."""

    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        help_text=_("As it will stand in the list, for example “Former sawmill, Mühlenweg 12”."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=SiteKind, widget=forms.RadioSelect)


class SiteForm(forms.ModelForm[Site]):
    """All that a company asks about a site. It checks; `land.domain.site.edit_site` changes."""

    hide_optional = True
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    geometry = ShapeField(
        label=_("Boundary on the map"),
        required=False,
        help_text=_(
            "Corners as longitude and latitude, one a line, or GeoJSON. One corner alone is a point."
        ),
    )
    area_from_map = forms.BooleanField(label=_("Take the area from the map"), required=False)
    premises_kind = forms.ChoiceField(label=_("Kind of premises"), choices=PremisesKind, required=False)
    floor_space_m2 = NumberField(label=_("Floor space"), unit="m²", required=False)
    floor = forms.CharField(label=_("Floor"), max_length=40, required=False)
    vacant_since = DayField(label=_("Vacant since"), required=False)

    class Meta:
        model = Site
        fields = tuple(name for section in SECTIONS for name in section.fields if name not in _NOT_OF_SITE)
        formfield_callback = entry_field
        widgets = {
            "description_de": forms.Textarea(attrs={"rows": 5}),
            "description_en": forms.Textarea(attrs={"rows": 5, "lang": "en"}),
        }

    def __init__(self, *args: Any, tenant: Tenant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_choices(tenant)
        site = self.instance
        self.initial["geometry"] = write_shape(site.geometry)
        self.initial["seen_at"] = site.updated_at.isoformat()
        premises = Premises.objects.filter(site=site).first() or Premises(site=site)
        self.initial["premises_kind"] = premises.kind
        for name in ("floor_space_m2", "floor", "vacant_since"):
            self.initial[name] = getattr(premises, name)
        for name, width in (("house_number", "xs"), ("floor", "s"), ("street_name", "m"), ("plan_name", "m")):
            self.fields[name].widget.attrs["data-width"] = width
        self.measured_m2 = measured_area_m2(site.geometry)

    def _offer_choices(self, tenant: Tenant) -> None:
        chosen = self.instance.commercial_area_id
        areas = CommercialArea.objects.filter(Q(tenant=tenant) & (~Q(name="") | Q(pk=chosen)))
        people = User.objects.filter(memberships__tenant=tenant, memberships__role__in=OFFICE_ROLES)
        querysets = {
            "commercial_area": areas,
            "district": District.objects.filter(tenant=tenant),
            "municipality": Municipality.objects.filter(tenant=tenant),
            "contact": people.order_by("name"),
        }
        for name, queryset in querysets.items():
            field = cast("forms.ModelChoiceField[Any]", self.fields[name])
            field.queryset = queryset
            field.empty_label = str(_("not set"))

    def sections(self) -> Iterator[tuple[Section, list[forms.BoundField]]]:
        """Return what the page shows; fields of built space only where there is some, or they were lost."""
        for section in SECTIONS:
            if section.key != "premises" or self["kind"].value() == SiteKind.PREMISES:
                yield section, [self[name] for name in section.fields]

    def clean_seen_at(self) -> datetime | None:
        try:
            return parse_datetime(self.cleaned_data["seen_at"])
        except ValueError:
            return None

    def clean_premises_kind(self) -> str:
        return self.cleaned_data["premises_kind"] or PremisesKind.OTHER

    def clean_status(self) -> str:
        status: str = self.cleaned_data["status"]
        if status == SiteStatus.DRAFT and self.instance.is_public:
            raise ValidationError(_("A published site is no draft. Take it off the portal first."))
        return status

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        low, high = data.get("divisible_from_m2"), data.get("divisible_to_m2")
        if low is not None and high is not None and low > high:
            self.add_error("divisible_to_m2", _("“Up to” is less than “from”."))
        if data.get("area_from_map"):
            area = measured_area_m2(data.get("geometry"))
            if area is None and "geometry" not in self.errors:
                self.add_error(
                    "area_from_map", _("There is no drawn area. Please draw one or type the area.")
                )
            elif area is not None:
                data["area_m2"] = area
        return data

    def values(self) -> dict[str, Any]:
        """Return what `edit_site` takes."""
        left_out = {"seen_at", "area_from_map"} | ({"geometry"} - set(self.changed_data))
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


class SiteFileForm(forms.Form):
    """A photo or a document to add."""

    file = forms.FileField(
        label=_("Photo or PDF"),
        help_text=_(
            "JPEG, PNG or WebP up to 10 MB, PDF up to 20 MB. Where a photo was taken is removed from it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )
    title = forms.CharField(
        label=_("What can be seen or read"),
        max_length=200,
        help_text=_(
            "Read aloud to people who do not see the picture, for example “View from the east with the hall”."
        ),
    )
    is_public = forms.BooleanField(label=_("Show it to the public, together with the site"), required=False)


class SiteFilterForm(forms.Form):
    """Narrows the list of sites; lives in the address."""

    hide_optional = True
    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    shown = forms.ChoiceField(
        label=_("Portal"),
        required=False,
        choices=[("", _("all")), ("yes", _("shown to the public")), ("no", _("not shown"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", SiteKind.choices), ("status", SiteStatus.choices)):
            cast("forms.ChoiceField", self.fields[name]).choices = [("", _("all")), *choices]
