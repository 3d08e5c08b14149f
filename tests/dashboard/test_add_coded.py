"""Tables of coded events on the page that adds: in figures and first rows, stored as ingest would, never twice."""

from __future__ import annotations

import re

import pytest
from sample_codings import ACLED, UCDP, coded, table_of
from streamlit.testing.v1 import AppTest

from corpus.records import CodedBy
from corpus.store import Store
from dashboard import uploads
from dashboard.coded_tables import KEPT_ROWS
from dashboard.handed import Pasted, Upload
from dashboard.language import LANGUAGES
from dashboard.selection import Selection
from dashboard.storing import GIVEN
from dashboard.uploads import coded_events, open_workers, read_uploads

TEXT = "Two people were killed on Sunday when shells fell on Terter, the prosecutor said."
REFUSED = ACLED | {"event_id_cnty": "AZE9", "latitude": "99"}
HOSTILE = "<script>alert(1)</script> {{7*7}} ![x](https://example.org/x.png)"
# Processes that parse files begin with the main module, so that it must do nothing there.
PAGE = """
if __name__ == "__main__":
    import streamlit
    from dashboard.add_page import show_adding
    from dashboard.language import language_of

    show_adding(streamlit.session_state["opened"], language_of(streamlit.session_state["choice"].language))
"""


def acled(number, **cells):
    return ACLED | {"event_id_cnty": f"AZE{number}"} | cells


@pytest.fixture
def adding(corpus, opened_of, world, tmp_path, monkeypatch):
    """Opens the page on a store of one article, with the whole gazetteer."""
    corpus.add()
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "gazetteer").symlink_to(world.folder, target_is_directory=True)
    opened = opened_of(corpus)

    def begun(code="en"):
        app = AppTest.from_string(PAGE, default_timeout=120)
        held = {"opened": opened, "choice": Selection(language=code), "version": opened.library.version, "turn": 0}
        for name, value in held.items():
            app.session_state[name] = value
        app.store = opened.library.store.path
        return run(app)

    return begun


def run(app):
    app.run()
    assert not app.exception, app.exception
    return app


def hand(app, *files):
    app.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files])
    return run(app)


def press(app):
    app.button[0].click()
    return run(app)


def html_of(app):
    return "\n".join(each.proto.body for each in app.main if getattr(each.proto, "body", ""))


def figures_of(app):
    pairs = re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html_of(app))
    return dict(pairs)


def rows_of(app):
    caption = "The first coded events</caption>"
    body = html_of(app).partition(caption)[2].partition("</tbody>")[0]
    return [re.findall("<td>(.*?)</td>", row) for row in body.split("<tr>")[2:]]


def labels(app):
    return [each.label for each in app.button]


# ---------------------------------------------------------------- on the page


def test_a_table_tells_whose_events_it_holds_of_which_days_and_shows_them_before_they_are_stored(adding):
    later = acled(124, event_date="28 October 2020", fatalities="0", geo_precision="2", notes="n " * 900)
    app = hand(adding(), ("acled.csv", table_of(ACLED, later)), ("GEDEvent_v24_1.csv", table_of(UCDP)))
    assert figures_of(app) == {
        "Coded by ACLED": "2",
        "Coded by UCDP": "1",
        "new": "3",
        "Days": "4 to 28 October 2020",
    }
    first, second, third = rows_of(app)
    assert first == [
        "4 October 2020",
        "Shelling/artillery/missile attack",
        "Terter (ACLED)<br><small>40.3450, 46.9300: the place itself</small>",
        "2",
        "<bdi>AZE123</bdi><br><small>Coded by ACLED</small>",
        "<bdi>On 4 October 2020, shells fell on Terter. Two people were killed.</bdi>",
    ]
    assert "near the place, or somewhere in its district" in second[2]
    assert second[3] == "not given"
    assert second[5] == f"<bdi>{'n ' * 100}…</bdi>"
    assert third[3] == "2 to 9; best figure 4"
    assert "ACLED&#x27;s terms of use hold for them" in html_of(app)
    assert "never added up with what is read from articles" in html_of(app)
    assert labels(app) == ["Store 3 coded events"]
    with Store.open(app.store) as store:
        assert store.coded() == {}


def test_neither_day_nor_source_is_asked_for_a_table_alone(adding):
    app = hand(adding(), ("acled.csv", table_of(ACLED)))
    assert not app.date_input
    assert [each.label for each in app.text_input] == ["Headline"]
    assert not app.radio


def test_it_is_stored_as_ingest_would_and_is_known_the_second_time(adding):
    content = table_of(ACLED, acled(124))
    app = press(hand(adding(), ("acled.csv", content)))
    assert figures_of(app)["New coded events"] == "2"
    assert "New articles" not in figures_of(app)
    assert 'href="./?origin=acled"' in html_of(app)
    with Store.open(app.store) as store:
        assert store.coded() == {CodedBy.ACLED: 2}
        assert {each.incident_id for each in store.incidents() if each.coded} == {
            coded(CodedBy.ACLED, {"event_id_cnty": name}).incident.incident_id for name in ("AZE123", "AZE124")
        }
        (last,) = store.account.runs(limit=1)
    assert (last.given, last.new, dict(last.coded)) == ((GIVEN,), 0, {"new": 2})
    app = hand(app, ("again.csv", content))
    assert figures_of(app)["in the store already"] == "2"
    assert not app.button
    assert app.text[-1].value == "There is nothing here that the store does not have."


def test_a_newer_export_takes_the_place_of_an_older_one(adding):
    app = press(hand(adding(), ("acled.csv", table_of(ACLED, acled(124)))))
    newer = table_of(ACLED | {"timestamp": "1800000000", "fatalities": "7"}, acled(124), acled(125))
    app = hand(app, ("newer.csv", newer))
    told = figures_of(app)
    assert (told["new"], told["in the store already"], told["in the store in an older edition"]) == ("1", "1", "1")
    assert labels(app) == ["Store 2 coded events"]
    app = press(app)
    told = figures_of(app)
    assert (told["New coded events"], told["Coded events known before"]) == ("1", "1")
    assert told["Coded events in a newer edition"] == "1"
    with Store.open(app.store) as store:
        assert sorted(each.killed.best for each in store.incidents() if each.coded) == [2, 2, 7]


def test_rows_that_cannot_be_are_listed_with_their_reasons_and_stay_left_out(adding):
    app = hand(adding(), ("acled.csv", table_of(ACLED, REFUSED)))
    html = html_of(app)
    assert "uploaded: acled.csv:3" in html
    assert "its latitude is &quot;99&quot;" in html
    app = press(app)
    assert figures_of(app)["Not read"] == "1"
    with Store.open(app.store) as store:
        assert store.account.rejected_by_code() == {"coded row": 1}


def test_beside_articles_a_day_is_for_the_articles_alone(adding):
    app = hand(adding(), ("acled.csv", table_of(ACLED)), ("a.txt", TEXT.encode()))
    number = app.session_state["add-hand"]
    app.text_input(key=f"add-source-{number}").set_value("My paper")
    app = run(app)
    assert labels(app) == ["Store all: 1 article, 1 coded event"]
    app = press(app)
    told = figures_of(app)
    assert (told["New articles"], told["New coded events"]) == ("1", "1")
    with Store.open(app.store) as store:
        (event,) = (each for each in store.incidents() if each.coded)
        assert event.claims[0].source == "Paper A; Paper B"
        assert "My paper" in {each.source for each in store.articles().values()}


def test_the_words_of_a_row_are_text(adding):
    row = acled(1, notes=HOSTILE, location=HOSTILE, source=HOSTILE, actor1=HOSTILE)
    app = press(hand(adding(), (f"{HOSTILE}.csv", table_of(row, REFUSED))))
    before = hand(adding(), (f"{HOSTILE}.csv", table_of(row, REFUSED)))
    for html in (html_of(app), html_of(before)):
        assert not re.search("<(script|img)", html)
    assert "&lt;script&gt;" in html_of(before)


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_are_shown_in_every_language(code, adding):
    app = hand(adding(code), ("acled.csv", table_of(ACLED, acled(124))))
    assert "AZE124" in html_of(app)
    assert len(app.button) == 1
    assert (labels(app) == ["Store 2 coded events"]) == (code == "en")


# ---------------------------------------------------------------- how they are held


@pytest.fixture(scope="module")
def workers():
    from datetime import date  # noqa: PLC0415  for this one day

    with open_workers(date(2026, 1, 1)) as processes:
        yield processes


def test_of_many_events_the_first_are_held_and_all_come_again_as_they_were(workers):
    rows = [acled(number, notes=f"Note {number}.") for number in range(KEPT_ROWS + 20)]
    found = read_uploads([Upload(name="acled.csv", content=table_of(*rows))], Pasted(text=""), workers)
    tables = found.tables
    assert found.things == ()
    assert (tables.number, len(tables.first)) == (KEPT_ROWS + 20, KEPT_ROWS)
    again = list(coded_events(tables))
    assert tuple(again[:KEPT_ROWS]) == tables.first
    assert [each.incident.incident_id for each in again] == [each.incident_id for each in tables.editions]


def test_how_many_more_there_are_is_said(adding):
    app = hand(adding(), ("acled.csv", table_of(*(acled(number) for number in range(KEPT_ROWS + 20)))))
    assert len(rows_of(app)) == KEPT_ROWS
    assert "The first 50 of 70 are listed." in html_of(app)
    assert labels(app) == ["Store 70 coded events"]


def test_a_text_that_is_pasted_beside_a_table_does_not_have_it_read_again(adding):
    app = hand(adding(), ("acled.csv", table_of(ACLED)))
    read, number = app.session_state["add-files-read"][1], app.session_state["add-hand"]
    app.text_area(key=f"add-text-{number}").set_value(TEXT)
    app = run(app)
    assert app.session_state["add-files-read"][1] is read
    assert labels(app) == ["Store all: 1 article, 1 coded event"]
    app = hand(app, ("ucdp.csv", table_of(UCDP)))
    assert figures_of(app)["Coded by UCDP"] == "1"
    assert "Coded by ACLED" not in figures_of(app)


def test_only_files_with_coded_events_are_kept_to_be_read_again(workers):
    files = [Upload(name="a.txt", content=TEXT.encode()), Upload(name="acled.csv", content=table_of(ACLED))]
    found = read_uploads(files, Pasted(text=TEXT), workers)
    assert found.tables.uploads == (files[1],)
    assert len(found.things) == 2


def test_more_rows_than_the_page_takes_are_for_the_command_line(workers, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_CODED", 3)
    files = [Upload(name=f"{part}.csv", content=table_of(acled(f"{part}1"), acled(f"{part}2"))) for part in (1, 2)]
    found = read_uploads(files, Pasted(text=""), workers)
    assert found.tables.number == 0
    assert [(each.origin, each.code) for each in found.things] == [
        ("uploaded: 1.csv", "too large"),
        ("uploaded: 2.csv", "too large"),
    ]
    assert "dateline ingest" in found.things[0].reason
    assert read_uploads(files[:1], Pasted(text=""), workers).tables.number == 2
