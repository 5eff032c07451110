# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The closing table, the list of refused rows, and the words of the readers."""

import json

import pytest
from django.utils.translation import override

from standort.exchange.phrase import READER_TEXTS
from standort.exchange.refusal import REASONS, Refusal, reason_text, write_refusals
from standort.exchange.report import Account, ImportReport, TallyLine, lines_from_json
from standort.formats import tally
from standort.formats.errors import MESSAGES
from standort.places.models import DataSource, ImportBatch


def test_line_reads_as_a_sentence_in_both_languages():
    line = TallyLine(kind="addresses", total=11127, outside=204)

    with override("en"):
        assert line.text == "addresses: 11,127 in, 204 outside"
    with override("de"):
        assert line.text == "Adressen: 11.127 aufgenommen, davon 204 außerhalb"


def test_report_survives_the_way_through_json():
    line = TallyLine(kind="streets", total=3, new=3, refused=2, reasons=(("key_twice", 2),))
    report = ImportReport(lines=(line,), refused_file="1.csv", source=DataSource(), seconds=1.25)

    assert lines_from_json(json.loads(json.dumps(report.as_json()))) == (line,)


def test_report_without_news_says_so():
    nothing = ImportReport(
        lines=(TallyLine(kind="streets", total=3, unchanged=3),),
        refused_file="",
        source=DataSource(),
        seconds=1.0,
    )

    assert nothing.is_unchanged
    assert nothing.summary == "Die Datei brachte nichts Neues."


def test_account_counts_what_is_listed_and_what_is_not():
    account = Account(kind="addresses", refusals=[Refusal("addresses", "node/1", "number_missing")])
    account.unlisted["number_missing"] = 4

    assert account.line().refused == 5
    assert account.line().reasons == (("number_missing", 5),)
    assert [refusal.source_key for refusal in account.listed()] == ["node/1", ""]


@pytest.mark.django_db
def test_no_cell_of_the_list_of_refused_rows_is_a_formula(tenant, settings):
    source = DataSource.objects.create(tenant=tenant, dataset="osm", title="x")
    batch = ImportBatch.objects.create(tenant=tenant, source=source, dataset="osm")

    name = write_refusals(batch, [Refusal("addresses", "node/1", "text_missing", '=HYPERLINK("x")')])

    rows = (settings.DATA_DIR / "reports" / name).read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith("addresses;node/1;")
    assert "'=HYPERLINK" in rows[1]


def test_every_text_of_a_reader_is_in_the_catalogue():
    texts = {text for message in MESSAGES.values() for text in (message.text, message.hint) if text}
    texts |= set(tally.REASONS.values())

    assert texts == READER_TEXTS


def test_every_reason_has_german_words():
    for reason in (*REASONS, *tally.REASONS):
        with override("en"):
            english = reason_text(reason)
        with override("de"):
            assert reason_text(reason) != english
