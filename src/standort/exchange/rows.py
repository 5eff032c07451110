# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows on their way into records: checked one by one, the bad ones put aside with a reason."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from django.db import models

from standort.exchange.kind import Kind
from standort.exchange.ledger import Ledger
from standort.exchange.refusal import Refusal
from standort.exchange.report import Account
from standort.geo.crs import WGS84
from standort.land.models import Premises

_WORLD = (-180.0, -90.0, 180.0, 90.0)
_KEY_LENGTH = 80
_PREMISES_FIELDS = {"premises_kind": "kind"}


class BadValueError(ValueError):
    """A value that a field cannot take; the text is the reason."""


@dataclass(slots=True, kw_only=True)
class Rows:
    """Rows of one kind: key, columns of the kind, ``outside`` and geometry; and the account of them."""

    kind: Kind
    frame: gpd.GeoDataFrame
    account: Account


def make_rows(
    kind: Kind,
    *,
    source_key: Sequence[str],
    geometry: Sequence[Any],
    outside: Any = None,
    columns: Mapping[str, Sequence[Any]],
    account: Account | None = None,
) -> Rows:
    """Put rows together; a column of the kind that is not given is empty."""
    count = len(source_key)
    data: dict[str, Any] = {"source_key": _objects([f"{kind.prefix}{key}" for key in source_key])}
    for name in kind.columns:
        data[name] = _objects(columns[name] if name in columns else [None] * count)
    data["outside"] = np.array(outside if outside is not None else np.zeros(count), dtype=bool)
    frame = gpd.GeoDataFrame(pd.DataFrame(data), geometry=_objects(geometry), crs=f"EPSG:{WGS84}")
    return Rows(kind=kind, frame=frame, account=account or Account(kind=kind.name))


def check_rows(rows: Rows, *, ledger: Ledger) -> None:
    """Clean every value and put rows aside that cannot become a record; announce the others' keys."""
    kind, frame = rows.kind, rows.frame
    problems: dict[int, tuple[str, str]] = {}
    _check_keys(frame, problems)
    _check_geometry(kind, frame, problems)
    for name in (*kind.plain, *kind.premises):
        # Land has no premises: there their fields are empty.
        clean = _cleaner(_field_of(kind, name), may_miss=name in kind.premises)
        frame[name] = _objects(_clean_column(clean, name, frame[name], problems))
    for name, target in kind.links.items():
        frame[name] = _objects([key if key and ledger.is_known(target, key) else "" for key in frame[name]])
    for name, target in kind.many.items():
        frame[name] = _objects(
            [sorted({key for key in keys or () if ledger.is_known(target, key)}) for keys in frame[name]]
        )
    keys = frame["source_key"].to_list()
    for position, (reason, detail) in sorted(problems.items()):
        rows.account.refusals.append(Refusal(kind.name, str(keys[position]), reason, detail))
    keep = np.ones(len(frame), dtype=bool)
    keep[list(problems)] = False
    rows.frame = frame[keep].reset_index(drop=True)
    ledger.announce(kind.name, rows.frame["source_key"])


def _objects(values: Sequence[Any]) -> Any:
    """Return an array of objects, also of those that numpy would unpack (lists, geometries)."""
    array = np.empty(len(values), dtype=object)
    array[:] = list(values)
    return array


def _field_of(kind: Kind, name: str) -> models.Field[Any, Any]:
    if name in kind.premises:
        return Premises._meta.get_field(_PREMISES_FIELDS.get(name, name))  # type: ignore[return-value]
    return kind.model._meta.get_field(name)  # type: ignore[return-value]


def _check_keys(frame: gpd.GeoDataFrame, problems: dict[int, tuple[str, str]]) -> None:
    seen: set[str] = set()
    for position, key in enumerate(frame["source_key"]):
        if not key:
            problems[position] = ("key_missing", "")
        elif len(key) > _KEY_LENGTH:
            problems[position] = ("key_too_long", key)
        elif key in seen:
            problems[position] = ("key_twice", key)
        seen.add(key)


def _check_geometry(kind: Kind, frame: gpd.GeoDataFrame, problems: dict[int, tuple[str, str]]) -> None:
    shapes = frame.geometry.to_numpy()
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    bounds = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        inside = (bounds[:, :2] >= _WORLD[:2]).all(axis=1) & (bounds[:, 2:] <= _WORLD[2:]).all(axis=1)
    if kind.needs_geometry:
        for position in np.flatnonzero(empty):
            problems.setdefault(int(position), ("no_geometry", ""))
    for position in np.flatnonzero(~empty & ~inside):
        problems.setdefault(int(position), ("geometry_outside_world", str(bounds[position].tolist())))


def _clean_column(
    clean: Callable[[Any], Any], name: str, values: Sequence[Any], problems: dict[int, tuple[str, str]]
) -> list[Any]:
    cleaned: list[Any] = []
    for position, value in enumerate(values):
        try:
            cleaned.append(clean(value))
        except BadValueError as error:
            problems.setdefault(position, (str(error), f"{name}: {value}"))
            cleaned.append(None)
    return cleaned


def _cleaner(field: models.Field[Any, Any], *, may_miss: bool) -> Callable[[Any], Any]:
    if isinstance(field, models.CharField | models.TextField):
        return lambda value: _clean_text(field, value, may_miss=may_miss or field.blank)
    if isinstance(field, models.BooleanField):
        return lambda value: _clean_flag(field, value)
    if isinstance(field, models.IntegerField):
        return lambda value: _clean_number(field, value, whole=True)
    if isinstance(field, models.FloatField):
        return lambda value: _clean_number(field, value, whole=False)
    if isinstance(field, models.DateTimeField):
        return lambda value: None if is_missing(value) else value
    if isinstance(field, models.DateField):
        return _clean_date
    message = f"no rule for {field!r}"
    raise TypeError(message)


def is_missing(value: Any) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _clean_text(field: models.Field[Any, Any], value: Any, *, may_miss: bool) -> str:
    text = "" if is_missing(value) else str(value).strip()
    if any(character < " " and character not in "\n\t" for character in text):
        raise BadValueError("text_unreadable")
    if not text and not may_miss:
        raise BadValueError("text_missing")
    if field.max_length is not None and len(text) > field.max_length:
        raise BadValueError("text_too_long")
    if text and field.choices and text not in {str(choice) for choice, _label in field.flatchoices}:
        raise BadValueError("value_unknown")
    return text


def _clean_flag(field: models.Field[Any, Any], value: Any) -> bool | None:
    if is_missing(value):
        return None if field.null else False
    return bool(value)


def _clean_number(field: models.Field[Any, Any], value: Any, *, whole: bool) -> float | int | None:
    if is_missing(value):
        if not field.null:
            raise BadValueError("number_wrong")
        return None
    number = float(value)
    if not math.isfinite(number) or number < 0:
        raise BadValueError("number_wrong")
    if whole and number != int(number):
        raise BadValueError("number_wrong")
    return int(number) if whole else number


def _clean_date(value: Any) -> date | None:
    if is_missing(value):
        return None
    return value.date() if isinstance(value, datetime) else value
