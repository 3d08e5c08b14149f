"""Stores that are not as they should be, or change while they are looked at, in a real browser."""

from __future__ import annotations

import shutil

import pytest

pytestmark = pytest.mark.browser


def shown(chromium, url):
    page = chromium.new_page()
    try:
        page.goto(url)
        page.locator("[data-testid=stAlert]").first.wait_for(timeout=30_000)
        page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
        return page.inner_text("body")
    finally:
        page.close()


def test_a_missing_store_says_how_to_make_one(chromium, page_folder, serve):
    with serve(page_folder / "absent.sqlite", page_folder) as server:
        words = shown(chromium, server.url)
    assert "There is no store at" in words
    assert "dateline ingest" in words
    assert "Traceback" not in words


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_broken_store_says_so_without_a_traceback(chromium, page_folder, serve, content):
    path = page_folder / f"broken-{len(content)}.sqlite"
    path.write_bytes(content)
    with serve(path, page_folder) as server:
        words = shown(chromium, server.url)
    assert "This cannot be shown just now." in words
    assert str(path.name) in words
    assert "Traceback" not in words


@pytest.mark.parametrize("name", ["**bold** [x](javascript:alert(1)) :red[red] {{7*7}}.sqlite", "<b>.sqlite"])
def test_the_name_of_a_missing_store_is_words(chromium, page_folder, serve, name):
    with serve(page_folder / name, page_folder) as server:
        assert name in shown(chromium, server.url)


def test_an_empty_store_shows_an_empty_map_and_says_what_to_do(chromium, page_folder, fresh_corpus, serve):
    with serve(fresh_corpus().write(page_folder / "empty.sqlite"), page_folder) as server:
        words = shown(chromium, server.url)
    assert "There is nothing in the store yet" in words
    assert "dateline ingest" in words


def test_where_the_columns_do_not_come_the_table_stays_and_the_map_says_so(
    chromium, ordinary_server, open_page_without_columns
):
    page = open_page_without_columns(chromium, ordinary_server.url)
    page.frame_locator("iframe").get_by_text("The map's data could not be loaded").wait_for(timeout=30_000)
    assert page.get_by_role("table").first.locator("tbody tr").count() > 10


def test_new_data_in_the_store_is_shown_on_the_next_look(chromium, page_folder, fresh_corpus, serve, open_reader):
    first, second = fresh_corpus(), fresh_corpus()
    first.add()
    path = first.write(page_folder / "grows.sqlite")
    with serve(path, page_folder) as server:
        assert open_reader(chromium, server.url).counted() == 1
        second.add()
        second.add(title="One more")
        copy = second.write(page_folder / "grown.sqlite")
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        shutil.move(copy, path)
        assert open_reader(chromium, server.url).counted() == 2
