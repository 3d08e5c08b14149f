"""What tests of the whole reading share."""

from datetime import date

import pytest

from corpus.pipeline import read_article
from corpus.records import Article, PublishedBasis
from corpus.timex import find_times

THURSDAY = date(2020, 10, 15)
TUESDAY = date(2021, 6, 15)


@pytest.fixture(scope="session")
def read(world):
    """Reads a text as published on Thursday, 15 October 2020 (or another day, or None) and gives its reports."""

    def reports_of(text, published=THURSDAY, source=""):
        basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
        article = Article(article_id="a", text=text, source=source, published=published, published_basis=basis)
        return read_article(article, world).reports

    return reports_of


@pytest.fixture(scope="session")
def times():
    """Writes out what find_times reads in a text of Tuesday, 15 June 2021 (or another day, or None).

    Each expression is one line: "words = type value days basis".
    """

    def told(text, published=TUESDAY, country=""):
        return [_written(time) for time in find_times(text, published, country)]

    return told


def _written(time):
    bounds = dict.fromkeys([time.days.first.isoformat(), time.days.last.isoformat()]) if time.days else ["none"]
    return f"{time.text} = {time.type} {time.value} {'..'.join(bounds)} {time.basis}"
