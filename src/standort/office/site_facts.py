# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Everything known about a site, in groups of label and value, for those who read but do not edit."""

from typing import Any

from standort.land.forms import SECTIONS, SiteForm
from standort.land.models import Premises, Site
from standort.office.field_text import field_text

Fact = tuple[str, str]
_ELSEWHERE = ("name", "description_de", "description_en", "area_from_map")


def site_facts(site: Site) -> list[tuple[str, list[Fact]]]:
    """Return the groups in which something is known."""
    premises = Premises.objects.filter(site=site).first()
    groups = []
    for section in SECTIONS:
        facts = [
            (str(SiteForm.base_fields[name].label), value)
            for name in section.fields
            if name not in _ELSEWHERE and (value := _value(site, premises, name))
        ]
        if facts and (section.key != "premises" or premises is not None):
            groups.append((str(section.title), facts))
    return groups


def _value(site: Site, premises: Premises | None, name: str) -> str:
    if name == "premises_kind":
        return premises.get_kind_display() if premises else ""
    owner: Any = site if hasattr(site, name) else premises
    raw = getattr(owner, name, None)
    if raw is None or raw == "":
        return ""
    display = getattr(owner, f"get_{name}_display", None)
    return str(display()) if display else field_text(name, raw)
