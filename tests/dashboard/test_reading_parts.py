"""The page's reading parts run as the page runs them: what a reader sees of places, tables and what has no dot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from corpus.records import Count, Rejected, Status, SubEventType, Toll
from corpus.store import Store
from dashboard import panel
from dashboard.library import read_library
from dashboard.selection import Selection


@pytest.fixture
def library_of(tmp_path):
    def made(corpus):
        return read_library(Store.open(corpus.write(tmp_path / "store.sqlite")), tmp_path)

    return made


def _call(part, arguments):
    part(*arguments)


def seen(part, *arguments):
    """Everything that a part of the page puts before the reader, in order."""
    app = AppTest.from_function(_call, args=(part, arguments), default_timeout=20).run()
    assert not app.exception, app.exception
    return "\n".join(str(getattr(each, "body", "") or getattr(each, "value", "")) for each in _elements(app))


def _elements(app):
    for each in app.main:
        proto = getattr(each, "proto", None)
        yield proto if getattr(proto, "body", "") else each


def test_a_place_without_incidents_says_so_in_the_days_shown(corpus, library_of):
    corpus.add()
    html = seen(panel.show_place, library_of(corpus), Selection(place="test:nowhere"), "Nowhere <b>")
    assert "Nowhere &lt;b&gt;" in html
    assert "Nothing here in 4 October 2020 with these filters." in html


def test_a_place_shows_its_incidents_newest_last_and_adds_up_their_best_figures(corpus, library_of, places):
    corpus.add(killed=Count(low=2, high=2), sentence="Two lamps went out there.")
    corpus.add(day=date(2020, 10, 17), killed=Count(low=5, high=None), sentence="Five more lamps went out there.")
    corpus.add(place=places[1], sentence="Lamps went out yonder.")
    html = seen(panel.show_place, library_of(corpus), Selection(place=places[0].place_id), "Ganja")
    assert "2 incidents, 4 to 17 October 2020, newest last." in html
    assert "Killed: 7, the best figures of 2 of these incidents added up" in html
    assert html.index("Two lamps") < html.index("Five more lamps")
    assert "yonder" not in html


def test_of_very_many_incidents_the_oldest_are_left_out_and_counted(corpus, library_of, places):
    for number in range(panel.MOST_INCIDENTS + 3):
        corpus.add(
            day=date.fromordinal(date(2020, 1, 1).toordinal() + number), sentence=f"Lamp {number} went out."
        )
    html = seen(panel.show_place, library_of(corpus), Selection(place=places[0].place_id), "Ganja")
    assert "The 3 oldest are left out here" in html
    assert "Lamp 2 went out" not in html
    assert "Lamp 3 went out" in html


@given(best=st.lists(st.none() | st.integers(0, 10_000), max_size=8))
def test_figures_are_added_up_only_where_two_incidents_have_one(best, fresh_corpus):
    incident = fresh_corpus().add()
    tolls = [None if each is None else Toll(low=each, best=each, high=each) for each in best]
    known = [each for each in best if each is not None]
    words = panel.toll_words_of([replace(incident, killed=toll) for toll in tolls])
    assert bool(words) is (len(known) > 1)
    if words:
        assert f"Killed: {sum(known):,}," in words
        assert f"of {len(known)} of these" in words


def test_the_table_counts_incidents_and_places_and_says_who_says_so(corpus, library_of, places):
    corpus.add(claimed_by="the mayor", sub_event=SubEventType.TALKS)
    corpus.add(claimed_by="", place=places[1], day=date(2020, 10, 6))
    corpus.add(status=Status.PLANNED, claimed_by="a planner")
    html = seen(panel.show_table, library_of(corpus), Selection())
    assert "4 to 6 October 2020: 2 incidents in 2 places." in html
    assert "<td>the mayor</td>" in html
    assert "<td>Khankendi / Stepanakert</td>" in html
    assert "a planner" not in html


def test_nothing_chosen_is_an_empty_table_and_no_days(corpus, library_of):
    corpus.add()
    html = seen(panel.show_table, library_of(corpus), Selection(kinds=frozenset()))
    assert "no days: 0 incidents in 0 places." in html
    assert "<table>" not in html


def test_reports_without_a_dot_are_listed_with_the_reason(corpus, library_of):
    corpus.add(place=None, sentence="A lamp went out somewhere.")
    library = library_of(corpus)
    html = seen(panel.show_without_dot, library, library.unplaced(Selection()), "a place")
    assert "1 report without a place; the first 1 are listed." in html
    assert "no place is named in the passage" in html
    assert "Every report of these kinds has a day." in seen(panel.show_without_dot, library, (), "a day")


def test_what_was_not_read_is_listed_as_text():
    assert "Everything that was given has been read." in seen(panel.show_rejected, ())
    html = seen(panel.show_rejected, [Rejected(origin="<b>.txt", reason="It is <empty>.", code="empty")] * 2)
    assert "2 items could not be read." in html
    assert "<td>&lt;b&gt;.txt</td><td>It is &lt;empty&gt;.</td>" in html
