"""What tests of the whole reading share."""

from datetime import date

import pytest

from corpus.pipeline import read_article
from corpus.records import Article, PublishedBasis

THURSDAY = date(2020, 10, 15)


@pytest.fixture(scope="session")
def read(world):
    """Reads a text as published on Thursday, 15 October 2020 (or another day, or None) and gives its reports."""

    def reports_of(text, published=THURSDAY, source=""):
        basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
        article = Article(article_id="a", text=text, source=source, published=published, published_basis=basis)
        return read_article(article, world).reports

    return reports_of
