"""The page that adds articles, run as the page runs it: pasted, looked at, dated, stored, and found again."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from corpus.store import Store
from corpus.store_writer import sole_writer
from dashboard import storing
from dashboard.selection import Selection
from geodata import home

TEXT = "Two people were killed on Sunday when shells fell on Terter, the prosecutor said."
# Processes that parse files begin with the main module, so that it must do nothing there.
PAGE = """
if __name__ == "__main__":
    import streamlit
    from dashboard.add_page import show_adding
    from dashboard.language import language_of

    show_adding(streamlit.session_state["opened"], language_of("en"))
"""


@pytest.fixture
def adding(corpus, opened_of, world, tmp_path, monkeypatch):
    """The page on a store of one article, with the whole gazetteer."""
    corpus.add()
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "gazetteer").symlink_to(world.folder, target_is_directory=True)
    assert home.default_gazetteer().is_dir()
    opened = opened_of(corpus)
    app = AppTest.from_string(PAGE, default_timeout=60)
    held = {"opened": opened, "choice": Selection(), "version": opened.library.version, "turn": 0}
    for name, value in held.items():
        app.session_state[name] = value
    app.opened = opened
    return run(app)


def run(app):
    app.run()
    assert not app.exception, app.exception
    return app


def paste(app, text, **fields):
    number = app.session_state["add-hand"]
    app.text_area(key=f"add-text-{number}").set_value(text)
    run(app)
    for name, value in fields.items():
        field = app.date_input if name == "day" else app.text_input
        field(key=f"add-{name}-{number}").set_value(value)
    return run(app)


def html_of(app):
    return "\n".join(each.proto.body for each in app.main if getattr(each.proto, "body", ""))


def press(app):
    app.button[0].click()
    return run(app)


def articles_in(app):
    with Store.open(app.opened.library.store.path) as store:
        return [each.text for each in store.articles().values()]


def test_nothing_is_stored_before_the_button_is_pressed(adding):
    app = paste(adding, TEXT)
    assert "This article has no day of publication" in app.info[0].value
    assert "<mark>Two people were killed" in html_of(app)
    assert [each.label for each in app.button] == ["Store 1 article"]
    assert len(articles_in(app)) == 1


def test_the_preview_follows_the_day_and_the_source(adding):
    app = paste(adding, TEXT, day=date(2020, 10, 5), source="My <b>paper")
    assert not app.info
    html = html_of(app)
    assert "4 October 2020" in html
    assert "it would stand there" in html
    assert "My &lt;b&gt;paper" in html


def test_it_is_stored_as_ingest_would_and_the_page_leads_to_it(adding):
    app = press(paste(adding, TEXT, day=date(2020, 10, 5), source="My paper"))
    with Store.open(app.opened.library.store.path) as store:
        (article,) = (each for each in store.articles().values() if each.text == TEXT)
        assert (article.published, article.source, article.origin) == (
            date(2020, 10, 5),
            "My paper",
            "pasted text",
        )
        (report,) = store.reports_of_article(article.article_id)
        assert store.incidents_of_report(report.report_id)
        assert store.gazetteer_sources()
    html = html_of(app)
    assert f'href="article?id={article.article_id}"' in html
    assert "place=" in html
    assert "See it on the map" in html
    assert app.text_area[0].value == ""
    assert not app.button
    assert paste(app, TEXT, source="My paper").info[0].value == "This article is in the store already."
    assert not app.button


def test_a_day_that_comes_later_is_given_to_the_article_that_has_none(adding):
    app = press(paste(adding, TEXT))
    assert "Without a day of publication" in html_of(app)
    assert "See it on the map" not in html_of(app)
    app = press(paste(app, TEXT, day=date(2020, 10, 5)))
    assert "Read again with their day" in html_of(app)
    assert articles_in(app).count(TEXT) == 1


def test_while_another_is_writing_nothing_is_lost_and_it_can_be_tried_again(adding, monkeypatch):
    monkeypatch.setattr(storing, "PATIENCE_S", 0.1)
    app = paste(adding, TEXT, day=date(2020, 10, 5))
    with sole_writer(app.opened.library.store.path):
        press(app)
        assert "Somebody else is writing" in app.info[0].value
        assert app.text_area[0].value == TEXT
        assert len(articles_in(app)) == 1
    press(app)
    assert TEXT in articles_in(app)


def test_what_cannot_be_read_is_told_with_its_reason_and_cannot_be_stored(adding):
    app = paste(adding, "Երեկ քաղաքում տեղի ունեցավ հանդիպում, որին մասնակցում էին շատ մարդիկ։ " * 9)
    assert "only English is read for now" in html_of(app)
    assert not app.button
    assert not app.date_input


def test_two_who_store_at_once_both_have_their_articles_in(adding, world):
    from dashboard.article_reader import article_reader  # noqa: PLC0415
    from dashboard.uploads import Pasted, open_workers, read_uploads  # noqa: PLC0415

    path, reader = adding.opened.library.store.path, article_reader(world)
    begun = threading.Barrier(3)
    ended = []

    def store(number):
        texts = [f"Shells fell on Barda on {day} October 2020, post {number} said." for day in range(1, 21)]
        workers = open_workers(date(2026, 1, 1))
        things = [thing for text in texts for thing in read_uploads([], Pasted(text=text), workers).things]
        begun.wait()
        ended.append(storing.Storing(path, things, reader, ()).result())

    threads = [threading.Thread(target=store, args=(number,)) for number in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each.account.new for each in ended] == [20, 20, 20]
    with Store.open(path) as opened:
        assert opened.counts().articles == 61
        held = [report for each in opened.incidents() for report in each.report_ids]
        assert sorted(held) == sorted(each.report_id for each in opened.reports())
