"""Marks and underlines in a passage, and the reasons beside it, where records are at their edges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Count, DateBasis, PublicationSign, PublishedBasis, SignKind, Span, Status
from dashboard.evidence import claims_html, incident_html, passage_html, report_html, source_html
from dashboard.language import language_of
from dashboard.place_names import PlaceNames
from dashboard.why import why_html
from dashboard.wording import BASIS_WORDS, PUBLISHED_WORDS, STATUS_WORDS

ENGLISH = language_of("en")
NAMES = PlaceNames(None)
SENTENCE = "On Sunday a lamp in Ganja fell over."


def shown(html):
    """What a reader sees of it."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def only(corpus):
    (reading,) = corpus.readings
    return reading.article, reading.reports[0]


@given(
    place=st.tuples(st.integers(0, 120), st.integers(1, 60)),
    time=st.tuples(st.integers(0, 120), st.integers(1, 60)),
)
def test_wherever_place_and_time_stand_the_passage_is_whole_and_its_marks_do_not_cross(place, time, fresh_corpus):
    corpus = fresh_corpus()
    corpus.add(sentence=SENTENCE)
    article, report = only(corpus)
    where = replace(report.place, start=place[0], end=sum(place))
    html = passage_html(article, replace(report, place=where, time=Span(time[0], sum(time))))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == article.text.split("\n\n")[0]
    assert html.count("<u ") == html.count("</u>")
    assert not re.search(r"<u [^>]*>[^<]*<(?!/u>)", html)


@pytest.mark.parametrize("status", Status)
def test_a_reports_status_is_said_with_its_reason(status, corpus):
    corpus.add(status=status)
    article, report = only(corpus)
    html = report_html(replace(report, status_reason="the word <would>"), article, ENGLISH, NAMES)
    assert f"{STATUS_WORDS[status]} (the word <would>)" in shown(html)


@pytest.mark.parametrize("basis", DateBasis)
def test_what_a_day_was_counted_from_is_said(basis, corpus):
    corpus.add()
    article, report = only(corpus)
    html = why_html(replace(report, date_basis=basis), article, ENGLISH, NAMES)
    assert f"{BASIS_WORDS[basis]}, which gives 4 October 2020" in html


@pytest.mark.parametrize("basis", [each for each in PublishedBasis if each is not PublishedBasis.UNKNOWN])
def test_how_the_day_of_publication_is_known_is_said(basis, corpus):
    corpus.add(published=date(2020, 10, 9))
    html = source_html(replace(only(corpus)[0], published_basis=basis), ENGLISH)
    assert f"9 October 2020 ({PUBLISHED_WORDS[basis]})" in shown(html)


def test_that_signs_disagree_on_the_day_of_publication_is_said_and_which_in_the_reasons(corpus):
    corpus.add(published=date(2020, 10, 9))
    article, report = only(corpus)
    believed = PublicationSign(kind=SignKind.METADATA, words="2020-10-09", day=date(2020, 10, 9))
    other = PublicationSign(kind=SignKind.ADDRESS, day=date(2020, 9, 29))
    disputed = replace(article, published_signs=(believed, other))
    assert "(from the page's metadata; other signs disagree)" in shown(source_html(disputed, ENGLISH))
    reasons = shown(why_html(report, disputed, ENGLISH, NAMES))
    assert "Other signs of the day: They disagree: its address says 29 September 2020" in reasons
    assert "Other signs" not in shown(why_html(report, article, ENGLISH, NAMES))


@pytest.mark.parametrize(
    ("geo_precision", "words"),
    [(1, "the place itself"), (2, "near the place"), (3, "somewhere in a region"), (9, "precision unknown")],
)
def test_how_near_a_dot_is_to_the_truth_is_said(geo_precision, words, corpus):
    corpus.add()
    article, report = only(corpus)
    html = why_html(
        replace(report, place=replace(report.place, geo_precision=geo_precision)), article, ENGLISH, NAMES
    )
    assert words in html
    assert "within 4 km of 40.683, 46.361" in html


def test_without_candidates_nothing_is_said_to_have_been_weighed(corpus):
    corpus.add()
    article, report = only(corpus)
    assert "What was weighed" in why_html(report, article, ENGLISH, NAMES)
    assert "What was weighed" not in why_html(
        replace(report, place=replace(report.place, readings=())), article, ENGLISH, NAMES
    )


def test_a_place_without_a_country_and_an_article_without_a_source_are_told_so(corpus):
    corpus.add(source="", title="", url="")
    article, report = only(corpus)
    assert "no country" in why_html(
        replace(report, place=replace(report.place, country_name="")), article, ENGLISH, NAMES
    )
    html = source_html(article, ENGLISH)
    assert "source unknown" in html
    assert "no address" in html
    assert "<strong>" not in html


@pytest.mark.parametrize(("denied_by", "is_said"), [("", False), ("the other <army>", True)])
def test_a_denial_is_shown_beside_the_claim_only_where_there_is_one(denied_by, is_said, corpus):
    corpus.add()
    article, report = only(corpus)
    html = report_html(replace(report, denied_by=denied_by), article, ENGLISH, NAMES)
    assert ("Denied by" in html) is is_said
    assert ("the other &lt;army&gt;" in html) is is_said


def test_several_reports_of_one_article_are_counted_as_one_article(corpus):
    incident = corpus.add()
    article, report = only(corpus)
    twin = replace(report, report_id="twin")
    html = incident_html(incident, [report, twin], {article.article_id: article}, ENGLISH, NAMES)
    assert "2 reports from 1 article<" in html


@given(days=st.lists(st.none() | st.dates(date(2016, 1, 1), date(2023, 12, 31)), min_size=2, max_size=6))
def test_no_claim_is_lost_between_the_others_and_the_undated_come_last(days, fresh_corpus):
    incident = fresh_corpus().add(killed=Count(low=1, high=1))
    claims = [
        replace(incident.claims[0], report_id=f"r{number}", published=day, claimed_by=f"speaker {number}.")
        for number, day in enumerate(days)
    ]
    html = claims_html(claims, {}, ENGLISH)
    order = [int(number) for number in re.findall(r"speaker (\d+)\.", html)]
    assert sorted(order) == list(range(len(days)))
    in_order = [days[number] for number in order]
    known = [day for day in in_order if day is not None]
    assert in_order == sorted(known) + [None] * (len(days) - len(known))
