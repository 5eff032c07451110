# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The place of a site in a form: GeoJSON from the map, or corners typed as latitude and longitude."""

import json
import re
from typing import Any

import numpy as np
import shapely
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from shapely.geometry.base import BaseGeometry

from standort.formats.errors import MESSAGES, FormatError
from standort.formats.geojson import read_geometry
from standort.geo.measure import area_m2

MAX_CHARACTERS = 200_000
_DEGREES = re.compile(r"-?\d+(?:[.,]\d+)?")
_DECIMALS = 7
_FEWEST_CORNERS = 3
_PAIR = 2


def geojson_of_corners(text: str) -> str:
    """Return the GeoJSON of corners typed one a line: ``8.0123 51.5121``; one line alone is a point.

    Longitude and latitude may stand in either order: in Germany the latitude is always the larger number.

    Raises
    ------
    ValidationError
        If a line does not hold two numbers, or two corners are given.
    """
    corners = []
    for count, line in enumerate(filter(None, (line.strip() for line in text.splitlines())), start=1):
        numbers = [float(part.replace(",", ".")) for part in _DEGREES.findall(line)]
        if len(numbers) != _PAIR or re.search(r"[A-Za-z{\[]", line):
            raise ValidationError(
                _("Line %(line)d: please enter longitude and latitude, for example 8.0123 51.5121."),
                params={"line": count},
            )
        corners.append(sorted(numbers))
    if len(corners) == 1:
        return json.dumps({"type": "Point", "coordinates": corners[0]})
    if len(corners) < _FEWEST_CORNERS:
        raise ValidationError(_("An area needs at least three corners."))
    return json.dumps({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})


def write_shape(shape: BaseGeometry | None) -> str:
    """Write a geometry into the field, to the centimetre."""
    if shape is None:
        return ""
    return str(shapely.to_geojson(shapely.set_precision(shape, 10**-_DECIMALS, mode="pointwise")))


def measured_area_m2(shape: BaseGeometry | None) -> float | None:
    """Return the area of a drawn polygon in whole m²; None for a point or nothing."""
    if shape is None:
        return None
    area = float(area_m2(np.array([shape], dtype=object))[0])
    return float(round(area)) if area > 0 else None


class ShapeField(forms.CharField):
    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_CHARACTERS, strip=True, **kwargs)
        self.widget.attrs.update({"rows": 4, "spellcheck": "false", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return write_shape(value) if isinstance(value, BaseGeometry) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        # Text against text: reading may turn a ring around, which is no change of anybody's.
        return str(self.prepare_value(initial) or "").strip() != str(data or "").strip()

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text or len(text) > MAX_CHARACTERS:
            return text or None
        try:
            return read_geometry(text if text.startswith("{") else geojson_of_corners(text))
        except FormatError as error:
            raise ValidationError(_translated(error)) from error

    def run_validators(self, value: Any) -> None:
        # The length is a property of the text; what was read as a geometry has passed it.
        if not isinstance(value, BaseGeometry):
            super().run_validators(value)


def _translated(error: FormatError) -> str:
    told = MESSAGES[error.code]
    parts = (gettext(told.text), gettext(told.hint))
    return " ".join(part % error.params if "%(" in part else part for part in parts)
