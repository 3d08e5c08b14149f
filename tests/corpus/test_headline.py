"""The headline as a first sentence: without its outlet, once, and made one with what it sums up."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest

from corpus.clean import clean
from corpus.filters import read_inputs
from corpus.headline import headline_end, headline_of, lead_of
from corpus.pipeline import read_article

TITLES = [
    # title, headline
    ("Two hurt by shells in Barda", "Two hurt by shells in Barda"),
    ("Two hurt by shells in Barda | The Daily Example", "Two hurt by shells in Barda"),
    ("Two hurt by shells in Barda - Example News 12", "Two hurt by shells in Barda"),
    ("Two hurt by shells in Barda :: Example.com", "Two hurt by shells in Barda"),
    ("Two hurt by shells - mayor calls for calm in Barda", "Two hurt by shells - mayor calls for calm in Barda"),
    ("Barda: two hurt by shells", "Barda: two hurt by shells"),
    ("Daily blotter", ""),
    ("", ""),
]


@pytest.mark.parametrize(("title", "headline"), TITLES)
def test_a_headline_is_the_title_without_its_outlet(title, headline) -> None:
    assert headline_of(title) == headline


LEADS = [
    # text, title, what is put before the text, where the headline ends then
    ("It rained.", "Two hurt by shells", "Two hurt by shells\n\n", 18),
    ("Two hurt by shells\nIt rained.", "Two hurt by shells", "", 18),
    ("TWO HURT, BY SHELLS\nIt rained.", "Two hurt by shells | Example", "", 19),
    ("Incidents\n3 May, 11:07\n\nTwo hurt by shells\nIt rained.", "Two hurt by shells", "", 42),
    ("World\nTwo hurt by shells, one badly\n\nIt rained.", "Two hurt by shells", "", 35),
    ("Two hurt by shells on Monday.\nIt rained.", "Two hurt by shells", "", 0),
    ("It rained.\nTwo hurt by shells\nIt rained.", "Two hurt by shells", "", 0),
    ("It rained.", "", "", 0),
    ("It rained. " * 100 + "Two hurt by shells", "Two hurt by shells", "Two hurt by shells\n\n", 18),
]


@pytest.mark.parametrize(("text", "title", "lead", "end"), LEADS)
def test_a_text_that_begins_with_its_headline_gets_it_no_second_time(text, title, lead, end) -> None:
    assert lead_of(text, title) == lead
    assert headline_end(lead + text, title) == end


def test_the_words_of_a_headline_stand_nowhere_in_the_text_as_given() -> None:
    body = clean("It  rained.\x00 Shells fell.")
    whole = body.led_by("Two hurt\n\n")
    assert whole.text == "Two hurt\n\n" + body.text
    assert whole.given_span(0, 8) == (0, 0)
    begin = whole.text.index("Shells")
    assert whole.given_span(begin, begin + 6) == body.given_span(begin - 10, begin - 4)


@pytest.fixture
def told(world):
    """Reads a text with a title, of Thursday, 15 October 2020, as `dateline extract` does; gives its reports."""

    def reports_of(title, text):
        line = {"id": "a", "title": title, "text": text, "published": "2020-10-15"}
        (one,) = read_inputs([], BytesIO(json.dumps(line).encode()))
        return read_article(one.article, world).reports

    return reports_of


def figures(report):
    return tuple(None if count is None else count.low for count in (report.killed, report.injured))


def test_a_headline_gives_what_its_text_leaves_out(told) -> None:
    (report,) = told("Two killed, four wounded in Barda", "Shells fell on the town of Barda on Tuesday.")
    assert figures(report) == (2, 4)
    assert report.days is not None
    assert report.days.first == date(2020, 10, 13)
    assert len(report.passages) == 2


def test_a_text_that_is_cut_off_has_the_report_of_its_headline(told) -> None:
    (report,) = told("Two killed by shells in Barda", "Please sign in to read on.")
    assert figures(report) == (2, None)
    assert (report.start, report.end) == (0, len("Two killed by shells in Barda"))
    assert report.place is not None
    assert report.place.name == "Barda"


def test_a_headline_goes_with_the_telling_of_its_toll_and_that_comes_first(told) -> None:
    text = "Shells hurt one man in Terter on Monday.\n\nRockets killed three people in Barda on Tuesday."
    first, second = told("Three killed by rockets", text)
    assert figures(first) == (3, None)
    assert figures(second) == (None, 1)


def test_a_headline_sums_up_those_of_whom_the_text_tells_one_by_one(told) -> None:
    text = "Shells killed a man in Barda on Tuesday.\n\nShells also killed two women in Barda on Tuesday."
    (report,) = told("Three killed by shells in Barda", text)
    assert figures(report) == (3, None)


def test_a_headline_of_a_whole_fight_is_no_single_toll(told) -> None:
    text = (
        "Azerbaijan said that 12 of its soldiers were killed near Talish on Tuesday.\n\nShells killed four "
        "farmers in Martakert on Tuesday. The market of Martakert was shelled again."
    )
    tolls = [report.killed for report in told("Karabakh clashes kill dozens", text)]
    assert sorted(count.low for count in tolls if count) == [4, 12]


def test_a_headline_tells_nothing_twice(told) -> None:
    reports = told(
        "Two killed in Barda", "Shells killed two people in Barda on Tuesday. The army denied shelling it."
    )
    assert [figures(r) for r in reports if r.status.value == "happened"] == [(2, None)]


SHORT_OF_IT = [
    # title, text, killed and injured of the first report
    ("Two killed, six hurt in Barda strike", "A strike killed a man in Barda on Tuesday, and hurt five.", (2, 6)),
    ("One killed, two hurt in Barda strike", "A strike killed a man in Barda on Tuesday. Three were hit.", (1, 2)),
    # of several events, of fewer dead than the text tells of, and one that counts only the dead
    ("Two killed, six hurt in strikes", "A strike killed a man in Barda on Tuesday, and hurt five.", (1, 5)),
    ("One killed, six hurt in Barda strike", "A strike killed two in Barda on Tuesday, and hurt five.", (2, 5)),
    ("Two killed in Barda strike", "A strike killed a man in Barda on Tuesday, and hurt five.", (1, 5)),
]


@pytest.mark.parametrize(("title", "text", "counted"), SHORT_OF_IT)
def test_a_headline_that_counts_dead_and_hurt_of_one_event_gives_its_figures(title, text, counted, told) -> None:
    assert figures(told(title, text)[0]) == counted


def test_a_headline_about_one_of_several_goes_with_the_telling_of_all(told) -> None:
    text = "A girl and a clerk were hurt by shells in Barda on Tuesday.\n\n" + "It rained.\n\n" * 6
    first = told("Girl hurt by shells in Barda", f"{text}Medics found a girl hurt in Barda.")[0]
    assert figures(first) == (None, 2)


AGES = [
    ("A 37-year-old man was shot in Barda on Tuesday.\n\nA 17-year-old boy was also wounded.", 2),
    ("A 37-year-old man was shot in Barda on Tuesday.\n\nA 37-year-old man was wounded there.", 1),
    ("Two men were shot in Barda on Tuesday.\n\nA 17-year-old boy was wounded.", 2),
]


@pytest.mark.parametrize(("text", "injured"), AGES)
def test_two_of_different_ages_are_two(text, injured, told) -> None:
    assert figures(told("", text)[0])[1] == injured


def test_people_known_from_before_hide_no_count_of_the_same_event(told) -> None:
    text = "Shells killed the miners in Barda on Tuesday and hurt a girl. Four miners were killed, police said."
    assert figures(told("", text)[0]) == (4, 1)


def test_who_dies_some_days_after_an_attack_died_of_it(told) -> None:
    attack = "A clerk was shot by gunmen in Barda on Monday and has died."
    (report,) = told("", f"{attack} Medics said that Teo Marl died at a clinic at 9 a.m. on Wednesday.")
    assert report.days is not None
    assert (report.days.first, report.days.last) == (date(2020, 10, 12), date(2020, 10, 12))
    assert figures(report) == (1, None)
    assert len(told("", f"{attack} A soldier died of wounds on Wednesday.")) == 2
