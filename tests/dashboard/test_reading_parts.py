"""The page's reading parts run as the page runs them: what a reader sees of places, tables and figures."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from corpus.records import Count, EventType, Status, SubEventType
from dashboard import panel
from dashboard.language import language_of
from dashboard.selection import Filters, Selection

ENGLISH = language_of("en")


def _call(part, arguments, chosen):
    import streamlit  # noqa: PLC0415  what runs here is cut out of this file

    streamlit.session_state["choice"] = chosen
    streamlit.session_state["fresh"] = 0
    part(*arguments)


def seen(part, opened, selection, language=ENGLISH):
    """Everything that a part of the page puts before the reader, in order."""
    arguments = (part, (opened, selection, language), selection)
    app = AppTest.from_function(_call, args=arguments, default_timeout=20).run()
    assert not app.exception, app.exception
    return "\n".join(str(getattr(each, "body", "") or getattr(each, "value", "")) for each in _elements(app))


def _elements(app):
    for each in app.main:
        proto = getattr(each, "proto", None)
        yield proto if getattr(proto, "body", "") else each


def test_a_place_without_incidents_says_so_in_the_days_shown(corpus, opened_of):
    corpus.add()
    html = seen(panel.show_place, opened_of(corpus), Selection(place="Nowhere <b>"))
    assert "Nowhere &lt;b&gt;" in html
    assert "Nothing here in 4 October 2020 with these filters." in html


def test_a_place_shows_its_incidents_newest_last_and_adds_up_their_best_figures(corpus, opened_of, places):
    corpus.add(killed=Count(low=2, high=2), sentence="Two lamps went out there.")
    corpus.add(day=date(2020, 10, 17), killed=Count(low=5, high=None), sentence="Five more lamps went out there.")
    corpus.add(place=places[1], sentence="Lamps went out yonder.")
    html = seen(panel.show_place, opened_of(corpus), Selection(place=places[0].place_id))
    assert "2 incidents, 4 to 17 October 2020, newest last." in html
    assert "Killed: 7, the best figures of 2 of these incidents added up" in html
    assert html.index("Two lamps") < html.index("Five more lamps")
    assert "yonder" not in html


def test_of_very_many_incidents_the_newest_page_is_shown_and_the_others_can_be_turned_to(
    corpus, opened_of, places
):
    for number in range(panel.INCIDENTS_A_PAGE + 3):
        corpus.add(
            day=date.fromordinal(date(2020, 1, 1).toordinal() + number), sentence=f"Lamp {number} went out."
        )
    html = seen(panel.show_place, opened_of(corpus), Selection(place=places[0].place_id))
    assert f"{panel.INCIDENTS_A_PAGE + 3} incidents" in html
    assert f"Lamp {panel.INCIDENTS_A_PAGE - 1} went out" not in html
    assert f"Lamp {panel.INCIDENTS_A_PAGE} went out" in html


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(best=st.lists(st.none() | st.integers(0, 10_000), min_size=1, max_size=8))
def test_figures_are_added_up_only_where_two_incidents_have_one(best, fresh_corpus, opened_of, tmp_path):
    (tmp_path / "store.sqlite").unlink(missing_ok=True)
    corpus = fresh_corpus()
    for number in best:
        corpus.add(killed=None if number is None else Count(low=number, high=number))
    known = [number for number in best if number is not None]
    html = seen(panel.show_place, opened_of(corpus), Selection(place=corpus.incidents[0].place.place_id))
    told = f"Killed: {sum(known):,}, the best figures of {len(known)} of these"
    assert (told in html) is (len(known) > 1)


def test_the_table_counts_incidents_and_places_and_says_who_says_so(corpus, opened_of, places):
    corpus.add(claimed_by="the mayor", sub_event=SubEventType.TALKS)
    corpus.add(claimed_by="", place=places[1], day=date(2020, 10, 6))
    corpus.add(status=Status.PLANNED, claimed_by="a planner")
    html = seen(panel.show_table, opened_of(corpus), Selection())
    assert "4 to 6 October 2020: 2 incidents in 2 places." in html
    assert "the mayor" in html
    assert "<td>Khankendi / Stepanakert</td>" in html
    assert "a planner" not in html


def test_nothing_chosen_is_an_empty_table_and_no_days(corpus, opened_of):
    corpus.add()
    html = seen(panel.show_table, opened_of(corpus), Selection(filters=Filters(kinds=frozenset())))
    assert "no days: 0 incidents in 0 places." in html
    assert "<table>" not in html


@pytest.mark.parametrize("code", ["hy", "az", "ru"])
def test_the_table_speaks_the_readers_language(corpus, opened_of, code):
    corpus.add(claimed_by="")
    language = language_of(code)
    html = seen(panel.show_table, opened_of(corpus), Selection(), language)
    assert "incident" not in html
    assert "October" not in html
    assert language.say("not given") in html


def test_a_link_to_a_whole_article_leads_back_to_the_same_choice(corpus, opened_of, places):
    corpus.add()
    chosen = Selection(place=places[0].place_id, filters=Filters(kinds=frozenset({EventType.EXPLOSIONS})))
    html = seen(panel.show_place, opened_of(corpus), chosen)
    assert 'href="article?id=article-00000&amp;report=report-00000&amp;kinds=explosions&amp;place=' in html
