"""What is handed to the page: names, articles, what would become of each, and the day and outlet told of them."""

from __future__ import annotations

from datetime import date
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake import Told
from corpus.records import Article, PublishedBasis, Rejected
from dashboard.handed import Pasted, Upload
from dashboard.uploads import (
    LONGEST_NAME,
    Fate,
    counted,
    file_name,
    open_workers,
    outcomes_of,
    read_uploads,
    told_of,
    warm_up,
)

TODAY = date(2026, 1, 1)
TEXT = b"Shells fell on Terter on Sunday, residents said. Nobody was hurt in the town.\n"
PAGE = (
    b"<!doctype html><html><head><title>Rocket falls near Barda</title>"
    b"<meta property='article:published_time' content='2020-10-29'></head><body><article>"
    + b"".join(
        b"<p>A rocket fell near Barda on Wednesday, officials said, on road number %d.</p>" % n for n in range(9)
    )
    + b"</article></body></html>"
)


@pytest.fixture(scope="module")
def workers():
    with open_workers(TODAY) as processes:
        yield processes


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\articles\\a.txt", "a.txt"),
        ("a\x07\x1b[31m\nb.txt", "a\\x07\\x1b[31m\\nb.txt"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("", ""),
    ],
)
def test_of_a_files_name_the_last_part_is_kept_and_nothing_that_cannot_be_seen(name, shown):
    assert file_name(name) == shown


@given(st.text())
def test_no_name_holds_a_control_character_or_is_long(name):
    assert all(category(each) not in {"Cc", "Cs", "Zl", "Zp"} for each in file_name(name))
    assert len(file_name(name)) <= LONGEST_NAME * len("\\U0010ffff")


def test_files_and_a_pasted_text_become_articles_in_their_order(workers):
    warm_up(workers)
    files = [
        Upload(name="a.txt", content=TEXT),
        Upload(name="b.html", content=PAGE),
        Upload(name="c", content=b""),
    ]
    pasted = Pasted(text="Talks were held in Baku on Monday.", title="Talks go on in a capital")
    text, page, nothing, last = read_uploads(files, pasted, workers).things
    assert (text.origin, text.published) == ("uploaded: a.txt", None)
    assert (page.title, page.published) == ("Rocket falls near Barda", date(2020, 10, 29))
    assert isinstance(nothing, Rejected)
    assert last.text == "Talks go on in a capital\n\nTalks were held in Baku on Monday."


HOSTILE = {
    "one long line": Upload(name="a.txt", content=b"Shells fell on Terter. " * 440_000),
    "too long a text": Upload(name="a.txt", content=b"Shells fell. " * 900_000),
    "an element of many attributes": Upload(
        name="a.html", content=b"<!doctype html><p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">x</p>"
    ),
    "nested elements": Upload(name="a.html", content=b"<!doctype html>" + b"<div>" * 60_000 + b"x"),
    "nested JSON": Upload(name="a.json", content=b"[" * 200_000),
    "no text at all": Upload(name="a.txt", content=bytes(range(256)) * 50),
    "a NUL in the name": Upload(name="a\0.txt", content=b"Shells fell on Terter on Sunday, residents said."),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_or_refused_with_a_reason(workers, name):
    (thing,) = read_uploads([HOSTILE[name]], Pasted(text=""), workers).things
    assert isinstance(thing, Article) or thing.reason
    after = read_uploads([Upload(name="b.html", content=PAGE)], Pasted(text=""), workers)
    assert isinstance(after.things[0], Article)


# ---------------------------------------------------------------- what would become of it


def article(name="a", published=None, source=""):
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    return Article(article_id=name, text="x", published=published, published_basis=basis, source=source)


DAY = date(2020, 10, 5)
REJECTED = Rejected(origin="a", reason="r", code="empty")


@pytest.mark.parametrize(
    ("things", "known", "fates"),
    [
        ([article()], {}, [Fate.NEW]),
        ([article(), article()], {}, [Fate.NEW, Fate.AGAIN]),
        ([article(), article(published=DAY)], {}, [Fate.NEW, Fate.DATED]),
        ([article(published=DAY), article()], {}, [Fate.NEW, Fate.AGAIN]),
        ([article()], {"a": None}, [Fate.KNOWN]),
        ([article(published=DAY)], {"a": None}, [Fate.DATED]),
        ([article(published=DAY)], {"a": DAY}, [Fate.KNOWN]),
        ([REJECTED, article("b")], {"a": DAY}, [Fate.REJECTED, Fate.NEW]),
    ],
)
def test_each_thing_has_a_fate(things, known, fates):
    outcomes = outcomes_of(things, known)
    assert [each.fate for each in outcomes] == fates
    assert sum(counted(outcomes).values()) == len(things)


def test_a_day_and_an_outlet_go_to_those_without_or_to_all(workers):
    files = [Upload(name="a.txt", content=TEXT), Upload(name="b.html", content=PAGE)]
    things = read_uploads(files, Pasted(text=""), workers).things
    told = Told(published=DAY, source="My paper", today=TODAY)
    assert [each.published for each in told_of(things, told, over=False)] == [DAY, date(2020, 10, 29)]
    assert [each.published for each in told_of(things, told, over=True)] == [DAY, DAY]
    assert [each.source for each in told_of(things, told, over=False)] == ["My paper", "My paper"]
    assert told_of(things, Told(today=TODAY), over=True) == things
    assert told_of((REJECTED,), told, over=True) == (REJECTED,)
