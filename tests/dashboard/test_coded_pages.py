"""What the pages and the files that are taken away say of events that somebody else coded."""

from __future__ import annotations

import io
from datetime import date

import pytest
from sample_codings import coded
from streamlit.testing.v1 import AppTest

from corpus.export import FORMATS, ExportNote, citation, licences, rows_with_evidence
from corpus.records import CodedBy, Count
from corpus.store import Store
from dashboard import compare_page, panel
from dashboard.language import language_of
from dashboard.library import read_library
from dashboard.opened import Opened
from dashboard.place_names import PlaceNames
from dashboard.selection import Filters, Selection, from_query, to_query
from dashboard.selection_words import selection_words
from dashboard.standalone import write_standalone
from dashboard.timeline import Origin

ENGLISH = language_of("en")
ALL = Selection()
HOSTILE = "<script>alert(1)</script> {{7*7}} ![x](https://example.org) =1+1"


@pytest.fixture
def opened_with(tmp_path, corpus):
    """A store with two incidents of articles, of one and of three deaths, and events that were coded."""

    def made(*events):
        corpus.add(day=date(2020, 10, 4), killed=Count(low=1, high=1))
        corpus.add(day=date(2020, 10, 5), killed=Count(low=3, high=3))
        path = corpus.write(tmp_path / "store.sqlite")
        with Store.open(path, read_only=False) as store:
            store.add_coded(events)
        library = read_library(Store.open(path), tmp_path)
        names = PlaceNames(None, library.timeline.dots.places)
        return Opened(library=library, names=names, gazetteer=None, stamp=(0, library.version))

    return made


@pytest.fixture
def mixed(opened_with):
    return opened_with(coded(CodedBy.ACLED), coded(CodedBy.UCDP))


def only(*origins):
    return Selection(filters=Filters(origins=frozenset(origins)))


def place_id_of(opened, origin):
    return next(spot.place.place_id for spot in opened.library.timeline.spots if spot.origin is origin)


def _call(part, arguments, chosen):
    import streamlit  # noqa: PLC0415  what runs here is cut out of this file

    streamlit.session_state.setdefault("choice", chosen)
    streamlit.session_state.setdefault("fresh", 0)
    part(*arguments)


def app_of(part, arguments, chosen=ALL):
    app = AppTest.from_function(_call, args=(part, arguments, chosen), default_timeout=20).run()
    assert not app.exception, app.exception
    return app


def seen(part, opened, selection=ALL):
    app = app_of(part, (opened, selection, ENGLISH), selection)
    elements = (each.proto if getattr(getattr(each, "proto", None), "body", "") else each for each in app.main)
    return "\n".join(str(getattr(each, "body", "") or getattr(each, "value", "")) for each in elements)


# ---------------------------------------------------------------- what is shown


def test_the_rows_of_each_origin_come_apart_and_can_be_chosen(mixed):
    library = mixed.library
    assert library.origins == (Origin.ARTICLES, Origin.ACLED, Origin.UCDP)
    parts = library.by_origin(library.rows(ALL))
    assert {origin: library.deaths(rows) for origin, rows in parts.items()} == {
        Origin.ARTICLES: (2, 4),
        Origin.ACLED: (1, 2),
        Origin.UCDP: (1, 4),
    }
    assert len(library.rows(only(Origin.ACLED))) == 1
    assert len(library.rows(only(Origin.ARTICLES, Origin.UCDP))) == 3
    assert len(library.rows(only())) == 0


def test_no_least_confidence_leaves_a_coded_event_out(mixed):
    rows = mixed.library.rows(Selection(filters=Filters(least_confidence=100)))
    assert set(mixed.library.by_origin(rows)) == {Origin.ACLED, Origin.UCDP}


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        (frozenset(Origin), None),
        (frozenset({Origin.ACLED}), "acled"),
        (frozenset({Origin.ARTICLES, Origin.UCDP}), "articles,ucdp"),
        (frozenset(), "none"),
    ],
)
def test_the_address_says_which_origins_are_chosen(origins, words):
    query = to_query(only(*origins))
    assert query.get("origin") == words
    assert from_query({name: [told] for name, told in query.items()}) == only(*origins)


def test_a_store_of_articles_alone_gives_the_browser_the_columns_of_before(opened_with):
    opened = opened_with()
    assert opened.library.origins == (Origin.ARTICLES,)
    assert b"origin" not in opened.library.timeline.payload


def test_the_columns_have_numbers_of_coded_places_and_no_words(opened_with):
    payload = opened_with(coded(CodedBy.ACLED, {"location": HOSTILE, "notes": HOSTILE})).library.timeline.payload
    assert b'"origin":1' in payload
    assert b"alert" not in payload
    assert b"AZE123" not in payload


def test_the_filter_stands_on_the_page_only_where_something_is_coded(mixed):
    from dashboard.choosing import choose_filters  # noqa: PLC0415  it draws

    labels = [box.label for box in app_of(choose_filters, (mixed.library, ENGLISH)).sidebar.checkbox]
    assert "Read from articles (2)" in labels
    assert "Coded by ACLED (1)" in labels
    assert "Coded by UCDP (1)" in labels


def test_the_filter_is_not_there_for_articles_alone(opened_with):
    from dashboard.choosing import choose_filters  # noqa: PLC0415  it draws

    app = app_of(choose_filters, (opened_with().library, ENGLISH))
    assert "Where it comes from" not in [each.value for each in app.sidebar.subheader]


def test_the_summary_tells_each_origin_apart(mixed):
    told = seen(panel.show_panel, mixed)
    assert "Read from articles: 2 incidents in 1 place." in told
    assert "Coded by ACLED: 1 incident in 1 place." in told
    assert "never added up" in told
    assert "4 incidents" not in told


def test_the_summary_of_articles_alone_is_as_it_was(opened_with):
    assert seen(panel.show_panel, opened_with()).strip().startswith("2 incidents in 1 place. ")


def test_the_panel_says_whose_an_event_is_and_shows_its_own_words(mixed):
    html = seen(panel.show_place, mixed, Selection(place=place_id_of(mixed, Origin.ACLED)))
    assert "Terter (ACLED)" in html
    assert "Coded by ACLED, event AZE123" in html
    assert "On 4 October 2020, shells fell on Terter." in html
    assert "Paper A; Paper B" in html
    assert "Dateline did not read this" in html
    assert "Whole article" not in html


def test_the_panel_has_ucdps_own_kind_and_its_best_figure(mixed):
    html = seen(panel.show_place, mixed, Selection(place=place_id_of(mixed, Origin.UCDP)))
    assert "state-based conflict" in html
    assert "Armed clash" not in html
    assert "2 to 9; best figure 4" in html
    assert "Coded by UCDP, event 412345" in html


def test_the_table_says_whose_an_event_is(mixed):
    html = seen(panel.show_table, mixed)
    assert "Coded by ACLED" in html
    assert "state-based conflict" in html
    assert "Terter (ACLED)" in html


def test_every_word_of_a_row_is_escaped(opened_with):
    cells = dict.fromkeys(("location", "notes", "source", "actor1", "actor2", "country", "admin1"), HOSTILE)
    opened = opened_with(coded(CodedBy.ACLED, cells))
    place = Selection(place=place_id_of(opened, Origin.ACLED))
    for part in (panel.show_place, panel.show_table):
        html = seen(part, opened, place)
        assert "<script>" not in html
        assert "&lt;script&gt;alert(1)" in html


def test_a_comparison_adds_nothing_of_two_origins_up(mixed):
    side = compare_page._side(mixed, "All", ALL, "")  # noqa: SLF001  what the page says above each map
    told = compare_page._summary(mixed, side, ENGLISH)  # noqa: SLF001
    assert (
        "All, Read from articles: 2 incidents in 1 place; killed, best figures of 2 incidents added up: 4." in told
    )
    assert "All, Coded by ACLED: 1 incident in 1 place; killed, best figures of 1 incidents added up: 2." in told
    assert "never added up" in told


def test_the_words_of_a_selection_tell_the_origins(mixed):
    assert "Where it comes from: Coded by ACLED" in selection_words(mixed, only(Origin.ACLED), ENGLISH)
    assert "Where it comes from" not in selection_words(mixed, ALL, ENGLISH)


@pytest.mark.parametrize("code", ["hy", "az", "ru"])
def test_whose_an_event_is_is_said_in_every_language(mixed, code):
    html = seen_in(mixed, code)
    assert "Coded by" not in html
    assert "AZE123" in html


def seen_in(opened, code):
    selection = Selection(place=place_id_of(opened, Origin.ACLED), language=code)
    app = app_of(panel.show_place, (opened, selection, language_of(code)), selection)
    return "".join(each.proto.body for each in app.main if getattr(getattr(each, "proto", None), "body", ""))


# ---------------------------------------------------------------- what is taken away


def note_of(opened, *coders):
    return ExportNote(data_version=opened.library.version, day=date(2026, 1, 2), coders=coders)


def rows_of(opened):
    library = opened.library
    return list(rows_with_evidence(library.incidents(library.rows(ALL)), library.evidence_of))


def test_a_row_says_who_coded_it_and_nothing_that_we_did_not_find_out(mixed):
    by_coder = {row.coded_by: row for row in rows_of(mixed)}
    acled, ucdp, read = by_coder["ACLED"], by_coder["UCDP GED"], by_coder[""]
    assert (acled.coded_id, acled.coded_as) == ("AZE123", "")
    assert acled.sub_event_type == "Shelling/artillery/missile attack"
    assert (ucdp.coded_id, ucdp.coded_as, ucdp.sub_event_type) == ("412345", "state-based conflict", "")
    assert (ucdp.fatalities_low, ucdp.fatalities_best, ucdp.fatalities_high) == (2, 4, 9)
    assert (acled.confidence, acled.articles, acled.reports, acled.claimed_by) == (None, 0, 0, "")
    assert acled.notes == "On 4 October 2020, shells fell on Terter. Two people were killed."
    assert acled.location == "Terter"
    assert (read.coded_id, read.articles) == ("", 1)


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_says_whose_the_coded_events_are(mixed, form):
    out = io.BytesIO()
    FORMATS[form].write(rows_of(mixed), out, note_of(mixed, CodedBy.ACLED, CodedBy.UCDP))
    content = out.getvalue()
    assert b"ACLED" in content
    assert b"UCDP GED" in content


def test_the_note_tells_the_terms_of_each_coder(mixed):
    told = " ".join(licences(note_of(mixed, CodedBy.ACLED, CodedBy.UCDP)))
    assert "ACLED's terms of use" in told
    assert "CC BY 4.0" in told
    assert "must not be added up" in told
    assert "Nothing here comes from ACLED or UCDP" not in told


def test_without_coded_events_the_note_is_as_it_was(opened_with):
    assert "Nothing here comes from ACLED or UCDP" in " ".join(licences(note_of(opened_with())))


def test_the_citation_is_still_datelines(mixed):
    assert citation(note_of(mixed, CodedBy.ACLED)).startswith("Dateline (2026)")


def test_the_file_of_its_own_carries_coded_events_too(mixed):
    out = io.BytesIO()
    write_standalone(mixed, ALL, ENGLISH, note_of(mixed, CodedBy.ACLED, CodedBy.UCDP), out)
    assert b"Rows of which coded_by is ACLED" in out.getvalue()


def about(opened):
    from dashboard.about_page import show_about  # noqa: PLC0415  it draws

    app = app_of(show_about, (opened, ENGLISH))
    elements = (each.proto if getattr(getattr(each, "proto", None), "body", "") else each for each in app.main)
    return "\n".join(str(getattr(each, "body", "") or getattr(each, "value", "")) for each in elements)


def test_the_page_about_the_map_counts_them_apart_and_names_the_terms(mixed):
    told = about(mixed)
    assert "2 incidents" in told
    assert "Coded by ACLED: 1" in told
    assert "CC BY 4.0" in told
    assert "terms of use" in told
    assert "Nothing here comes from ACLED or UCDP" not in told


def test_the_page_about_a_map_of_articles_says_that_nothing_is_theirs(opened_with):
    told = about(opened_with())
    assert "Nothing here comes from ACLED or UCDP" in told
    assert "Coded by" not in told
