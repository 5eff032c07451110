# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Lists one can sort by column and leaf through; order and page live in the address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

ROWS_PER_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``order_by`` names the fields it sorts by; without it there is nothing to sort."""

    key: str
    label: str | Promise
    order_by: tuple[str, ...] = ()
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    """A column as its head shows it: the address that sorts by it, and the order in force."""

    column: Column
    query: str
    order: str


class Listing:
    """Rows of a queryset in the order and on the page that the address asks for."""

    def __init__(
        self, rows: QuerySet[Any], *, columns: tuple[Column, ...], query: QueryDict, default: str
    ) -> None:
        self.columns = columns
        self.query = query
        self.sort = self._known(query.get("sort", "")) or default
        ordered = rows.order_by(*self._terms(), "pk")
        self.page: Page[Any] = Paginator(ordered, ROWS_PER_PAGE).get_page(query.get("page"))

    @property
    def total(self) -> int:
        return self.page.paginator.count

    def heads(self) -> Iterator[ColumnHead]:
        for column in self.columns:
            order = ""
            if self.sort.removeprefix("-") == column.key:
                order = "descending" if self.sort.startswith("-") else "ascending"
            yield ColumnHead(column=column, query=self._query_for(column, order), order=order)

    def _query_for(self, column: Column, order: str) -> str:
        query = self.query.copy()
        query.pop("page", None)
        query["sort"] = f"-{column.key}" if order == "ascending" else column.key
        return query.urlencode()

    def _known(self, sort: str) -> str:
        keys = {column.key for column in self.columns if column.order_by}
        return sort if sort.removeprefix("-") in keys else ""

    def _terms(self) -> Iterator[Any]:
        column = next(one for one in self.columns if one.key == self.sort.removeprefix("-"))
        down = self.sort.startswith("-")
        for name in column.order_by:
            # What is unknown stands last, whichever way one sorts.
            yield F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True)
