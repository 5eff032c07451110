# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteKind(models.TextChoices):
    """The way land is provided; reuse comes first, new land last."""

    BROWNFIELD = "brownfield", _("Brownfield")
    INFILL = "infill", _("Infill gap")
    PREMISES = "premises", _("Premises")
    PLOT = "plot", _("Plot")


class SiteStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_DEVELOPMENT = "in_development", _("in development")
    AVAILABLE = "available", _("available")
    RESERVED = "reserved", _("reserved")
    SOLD = "sold", _("sold")


class Offer(models.TextChoices):
    SALE = "sale", _("for sale")
    LEASE = "lease", _("to let")
    BOTH = "both", _("for sale or to let")


class Zoning(models.TextChoices):
    GE = "GE", _("Commercial area (GE)")
    GEE = "GEe", _("Restricted commercial area (GEe)")
    GI = "GI", _("Industrial area (GI)")
    MI = "MI", _("Mixed area (MI)")
    MK = "MK", _("Core area (MK)")
    MU = "MU", _("Urban area (MU)")
    SO = "SO", _("Special area (SO)")
    UNPLANNED = "34", _("Inner area without plan (section 34 BauGB)")
    OUTER = "35", _("Outer area (section 35 BauGB)")


class DistanceClass(models.TextChoices):
    """NRW distance decree: the strictest class whose distance to housing is kept."""

    I = "I", "I"  # noqa: E741 - the decree counts in Roman numerals
    II = "II", "II"
    III = "III", "III"
    IV = "IV", "IV"
    V = "V", "V"
    VI = "VI", "VI"
    VII = "VII", "VII"


class Contamination(models.TextChoices):
    NONE_KNOWN = "none_known", _("nothing known")
    SUSPECTED = "suspected", _("suspected")
    INVESTIGATED = "investigated", _("investigated")
    REMEDIATION = "remediation", _("being remediated")
    CLEARED = "cleared", _("cleared")


class OwnerKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    PRIVATE = "private", _("private person")
    COMPANY = "company", _("company")
    STATE = "state", _("federal or state government")
    RAILWAY = "railway", _("railway")
    CHURCH = "church", _("church")


class PremisesKind(models.TextChoices):
    SHOP = "shop", _("shop")
    OFFICE = "office", _("office")
    HALL = "hall", _("hall, production")
    GASTRONOMY = "gastronomy", _("restaurant, café")
    WORKSHOP = "workshop", _("workshop")
    OTHER = "other", _("other")
