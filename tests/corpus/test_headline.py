"""What a headline adds to the reports of its text: who leads, figures left out, and a text that is cut off."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.casualties import find_casualties
from corpus.headline import headline_figures
from corpus.pipeline import read_article
from corpus.records import Article, Count, DayRange, Outcome, PublishedBasis, Span, Status
from corpus.sentences import split_sentences

PUBLISHED = date(2020, 10, 15)

FIGURES = [
    ("Two dead, six wounded in Testford attack", {"killed": 2, "injured": 6}),
    ("Two killed and a third wounded in Testford", {"killed": 2, "injured": 1}),
    ("Ten people, including two children, killed in Testford", {"killed": 10}),
    ("Nine porters detained in Testford", {}),
    ("At least two dead in Testford", {}),
    ("Five killed in Testford attacks", {}),
    ("Five killed in Testford since Monday", {}),
    ("Five killed over the weekend", {}),
    ("12-year-old girl shot, killed in Testford", {"killed": 1}),
    ("Boy, 3, wounded in accident", {"injured": 1}),
    ("Police: Youth shot in Testford", {"injured": 1}),
    ("Testford mourns", {}),
    ("", {}),
]


@pytest.mark.parametrize(("title", "expected"), FIGURES)
def test_a_headline_counts_the_killed_and_injured_of_one_event(title, expected) -> None:
    told = headline_figures(title, find_casualties(title, split_sentences(title)))
    assert told == {Outcome(name): Count(low=number, high=number) for name, number in expected.items()}


@pytest.fixture
def first_of(world):
    """The first report of a text under a headline, published on a Thursday (or on a day that nobody knows)."""

    def first(title, text, published=PUBLISHED):
        basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
        article = Article(
            article_id="a", title=title, text=text, source="Post", published=published, published_basis=basis
        )
        return next(iter(read_article(article, world).reports), None)

    return first


TWO_PLACES = "Two people were killed in Barda on Monday. Five were killed in Terter on Tuesday."


@pytest.mark.parametrize(
    ("title", "place"), [("Five killed in strike", "Terter"), ("Two killed in strike", "Barda"), ("War", "Barda")]
)
def test_the_report_with_the_headlines_figures_comes_first(first_of, title, place) -> None:
    assert first_of(title, TWO_PLACES).place.name == place


COMPLETED = [
    # headline, text, killed and injured of the first report
    ("Two dead in strike", "Rockets hit Barda on Monday.", 2, None),
    ("Two dead, six hurt in strike", "Rockets hit Barda on Monday.", 2, 6),
    ("Two dead, six hurt in strike", "A rocket killed two people in Barda on Monday.", 2, 6),
    ("Two dead, six hurt in strike", "A rocket killed three people in Barda on Monday.", 3, None),
    ("Boy shot in Barda", "A boy was killed in Barda on Monday.", 1, None),
    ("Barda under fire", "Rockets hit Barda on Monday.", None, None),
    ("Two dead in strike", "Rockets may hit Barda on Friday.", 2, None),
]


@pytest.mark.parametrize(("title", "text", "killed", "injured"), COMPLETED)
def test_figures_of_the_headline_stand_in_for_those_that_the_text_leaves_out(
    first_of, title, text, killed, injured
) -> None:
    report = first_of(title, text)
    told = [count.low if count else None for count in (report.killed, report.injured)]
    assert told == [killed, injured]


def test_a_text_that_is_cut_off_has_the_report_of_its_headline_at_no_words_and_no_place(first_of) -> None:
    report = first_of("Two killed in Testford attack", "You must sign in to read on.")
    assert (report.start, report.end, report.passages) == (0, 0, (Span(0, 0),))
    assert (report.place, report.unplaced) == (None, "only the headline tells of it")
    assert report.status is Status.HAPPENED
    assert report.days == DayRange(first=date(2020, 10, 14), last=PUBLISHED)
    assert report.killed == Count(low=2, high=2)
    assert report.claimed_by == "Post"


def test_a_headline_of_an_article_without_a_day_has_none(first_of) -> None:
    report = first_of("Two killed in Testford attack", "You must sign in to read on.", published=None)
    assert report.days is None
    assert "unknown" in report.undated


@pytest.mark.parametrize("title", ["Testford clerk dies at 93", "Nobody hurt in attack", "Attack in Testford"])
def test_a_headline_without_people_hurt_by_violence_tells_nothing_alone(first_of, title) -> None:
    assert first_of(title, "You must sign in to read on.") is None
