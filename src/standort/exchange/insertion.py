# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Insert many rows with the lock held for the insert alone.

``bulk_create`` turns objects into SQL while the transaction is open, which is most of the time in which, on
SQLite, everybody else waits. Here that is done before.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from standort.exchange.batch import short_transaction
from standort.places.models import ImportBatch, ImportedModel


def insert_rows(records: Sequence[ImportedModel]) -> None:
    """Insert new rows in one short transaction; their keys are not set."""
    if not records:
        return
    meta = records[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    # Only names from the model go into the text; every value is a parameter.
    statement = f"INSERT INTO {quote(meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608
    values = [_values(record, fields) for record in records]
    with short_transaction(), connection.cursor() as cursor:
        cursor.executemany(statement, values)


def inserted_keys(
    model: type[ImportedModel], batch: ImportBatch, source_keys: Sequence[str]
) -> dict[str, int]:
    """Return the records of a batch that are new, by their key in the source."""
    rows = model.every.filter(batch=batch, replaces__isnull=True, source_key__in=source_keys)
    return dict(rows.values_list("source_key", "pk"))


def _values(record: ImportedModel, fields: Sequence[Any]) -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(record, add=True), connection) for field in fields]
