"""What a page lists of other news is found, and its own prose is left alone."""

from __future__ import annotations

import pytest

from corpus.other_news import is_within, other_news

LISTS = [
    # text, the lines that are of other news
    ("Shells fell.\n\nMore on this story\nBus crash kills nine\nTrial opens", 3),
    ("Shells fell.\n\nMost popular\n1. Bus crash kills nine\n2. Trial opens", 3),
    ("Shells fell.\nOther news in this section:\nBus crash kills nine", 2),
    ("Shells fell.\nRead also\nBus crash kills nine\nThe mayor spoke.", 2),
    ("Shells fell.\nPrint | Share\nBus crash kills nine", 2),
    ("Shells fell.\nFollow The Courier on Facebook\n  Bus crash kills nine\n  Trial opens", 3),
    ("Shells fell.\nBus crash kills nine", 0),
    ("Bus crash kills nine\nShells fell.", 0),
    ("Print | Share\nBus crash kills nine\nShells fell.", 0),
    ("Most popular\nBus crash kills nine", 0),
    ("Shells fell.\nMore than nine died in a bus crash\nTrial opens", 0),
    ("Shells fell.\nLatest news\nThe mayor spoke.", 0),
    ("", 0),
]


@pytest.mark.parametrize(("text", "lines"), LISTS)
def test_headlines_below_a_heading_of_links_or_a_foot_are_of_other_news(text, lines):
    found = [text[span.start : span.end].count("\n") + 1 for span in other_news(text)]
    assert found == ([lines] if lines else [])


def test_a_link_is_no_report_of_the_page(read):
    page = "Shells fell on Terter on Monday.\n\nMore on this story\nMine kills nine in Barda, say officials"
    assert [report.place.name for report in read(page)] == ["Terter"]


def test_a_position_lies_in_a_span_or_not():
    spans = other_news("Shells fell.\nMost read\nTrial opens\nThe mayor spoke.\nMost viewed\nBus crash")
    assert [is_within(spans, position) for position in (0, 13, 30, 36, 60)] == [False, True, True, False, True]
