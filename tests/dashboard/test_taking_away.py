"""What is taken away is what is shown, in every format, and says what it is."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import pytest

from corpus.export import FORMATS, ExportNote
from dashboard.language import language_of
from dashboard.selection import Filters, Selection
from dashboard.selection_words import selection_words
from dashboard.taking_away import FORMAT_WORDS, Order

ENGLISH = language_of("en")


@pytest.fixture
def order_of(corpus, opened_of):
    """An order for all but the first of three incidents."""
    corpus.add(day=date(2020, 10, 1), sentence="A lamp went out before.")
    corpus.add(day=date(2020, 10, 4), sentence="A lamp went out.")
    corpus.add(day=date(2020, 10, 5), sentence="=1+2 lamps went out.")
    opened = opened_of(corpus)

    def made(name, *, bundled):
        selection = Selection(first=date(2020, 10, 2))
        rows = opened.library.rows(selection)
        note = ExportNote(data_version=opened.library.version, day=date(2026, 1, 2), selection_words="October")
        return Order(
            opened=opened,
            selection=selection,
            rows=rows,
            form=FORMATS[name],
            note=note,
            language=ENGLISH,
            bundled=bundled,
        )

    return made


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_words_and_gives_a_bundle_with_its_account(order_of, name):
    assert FORMAT_WORDS[name]
    order = order_of(name, bundled=True)
    told = []
    with zipfile.ZipFile(io.BytesIO(order.made(told.append))) as bundle:
        assert set(bundle.namelist()) == {order.name.removesuffix(".zip"), "datapackage.json", "README.txt"}
        readme = bundle.read("README.txt").decode()
    assert told[-1] == 1.0
    assert order.opened.library.version in readme
    assert "2 incidents" in readme
    assert order.media_type == "application/zip"


def test_exactly_what_is_shown_is_in_the_table(order_of):
    rows = list(csv.DictReader(io.StringIO(order_of("csv", bundled=False).made(lambda _: None).decode())))
    assert [row["event_date"] for row in rows] == ["2020-10-04", "2020-10-05"]
    assert rows[1]["notes"].startswith("'=1+2")


def test_a_map_of_what_is_shown_has_a_feature_for_each_incident(order_of):
    features = json.loads(order_of("geojson", bundled=False).made(lambda _: None))["features"]
    assert len(features) == 2


def test_the_choice_is_said_in_words_with_everything_that_leaves_something_out(corpus, opened_of):
    corpus.add(day=date(2020, 10, 4))
    opened = opened_of(corpus)
    assert selection_words(opened, Selection(), ENGLISH) == "4 October 2020; Statuses: happened"
    filters = Filters(
        sources=frozenset({"Test agency"}),
        claimants=frozenset({"the prosecutor"}),
        least_confidence=50,
        least_killed=None,
        words="rocket",
        day_precisions=frozenset({1}),
        precisions=frozenset(),
    )
    words = selection_words(opened, Selection(filters=filters, place="test:ganja"), ENGLISH)
    for part in ("Ganja", "Sources: Test agency", "Who says so: the prosecutor", "Day known to: the day"):
        assert part in words
    assert "Confidence at least, in per cent: 50" in words
    assert "Words in the articles: rocket" in words
    assert "Place known to be in: –" in words
