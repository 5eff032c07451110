# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What an import knows about each kind of record: its model, the fields it sets, what it points to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from standort.companies.models import Company, Establishment
from standort.land.models import Site
from standort.places.models import (
    Address,
    CommercialArea,
    District,
    ImportedModel,
    Municipality,
    Street,
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record.

    ``fields`` are set on new and on known records, ``initial`` on new ones only, ``fills`` also where a known
    one has nothing. ``links`` maps a foreign key to the kind it points to, ``many`` the same for
    many-to-many. ``premises`` are fields of the premises of a site. ``prefix`` keeps apart two kinds that
    share a model. ``match`` names the field by which a known record is found; anything but the key of the
    source is looked up over all datasets. ``vanishes`` says that what a delivery lacks is no longer there.
    """

    name: str
    model: type[ImportedModel]
    fields: tuple[str, ...]
    initial: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, str] = field(default_factory=dict)
    premises: tuple[str, ...] = ()
    prefix: str = ""
    match: str = "source_key"
    vanishes: bool = True
    needs_geometry: bool = True

    @property
    def plain(self) -> tuple[str, ...]:
        """Columns that are fields of the model and no links."""
        return (*self.fields, *self.initial, *self.fills)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the rows of this kind, besides key, geometry and mark."""
        return (*self.plain, *self.links, *self.many, *self.premises)

    @property
    def compared(self) -> tuple[str, ...]:
        """Columns in which a new delivery may differ from what is known."""
        return (*self.fields, *self.links, *self.many, *self.premises)


MUNICIPALITIES = Kind(
    name="municipalities",
    model=Municipality,
    fields=("name",),
    initial=("ags", "is_home"),
    fills=("area_km2",),
    match="ags",
    vanishes=False,
    needs_geometry=False,
)
DISTRICTS = Kind(name="districts", model=District, fields=("name",))
STREET_NAMES = Kind(name="street_names", model=Street, fields=("name", "length_m"))
ADDRESSES = Kind(
    name="addresses",
    model=Address,
    fields=("street_name", "house_number", "postcode", "city", "district_name"),
    links={"street": "street_names", "municipality": "municipalities"},
)
COMPANIES = Kind(
    name="companies",
    model=Company,
    fields=("name", "legal_form", "wz_code", "founded_year"),
    needs_geometry=False,
)
ESTABLISHMENTS = Kind(
    name="establishments",
    model=Establishment,
    fields=(
        "name",
        "sector",
        "kind",
        "wz_division",
        "wz_assumed",
        "size_class",
        "employees",
        "street_name",
        "house_number",
        "postcode",
        "city",
    ),
    links={"company": "companies", "address": "addresses"},
)
COMMERCIAL_AREAS = Kind(
    name="commercial_areas",
    model=CommercialArea,
    fields=("name", "use", "kind", "plan_name", "area_m2"),
    many={"municipalities": "municipalities"},
)
VACANT_PREMISES = Kind(
    name="vacant_premises",
    model=Site,
    fields=("name", "kind", "street_name", "house_number", "previous_use"),
    links={"municipality": "municipalities"},
    premises=("premises_kind", "floor_space_m2"),
    prefix="vacant/",
)
CANDIDATE_SITES = Kind(
    name="candidate_sites",
    model=Site,
    fields=("name", "kind", "area_m2"),
    links={"municipality": "municipalities"},
    prefix="area/",
)
