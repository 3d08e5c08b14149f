"""An article that is told its day or outlet afterwards is the one that it would be had that been told at once."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from corpus.intake import Told, retold, take_in
from corpus.raw_article import RawArticle

TODAY = date(2026, 1, 1)
BODY = "Shells fell on Terter on Sunday, residents said. Nobody was hurt in the town, and the road was open again."
FOUND = {
    "nothing is known": RawArticle(text=BODY, origin="a.txt"),
    "a headline is put before the text": RawArticle(
        text=BODY, origin="a", title="Shells fall on a town | The Daily"
    ),
    "the text begins with its headline": RawArticle(
        text=f"Shells fall on a town\n\n{BODY}", origin="a", title="Shells fall on a town"
    ),
    "metadata": RawArticle(text=BODY, origin="a", published="2020-10-05T10:00:00Z", source="The Daily"),
    "metadata of two readings": RawArticle(text=BODY, origin="a", published="04/10/2020"),
    "a dateline without a year": RawArticle(text=f"TERTER, October 5 (Agency) - {BODY}", origin="a"),
    "a dateline with a year": RawArticle(text=f"TERTER, October 5, 2020 (Agency) - {BODY}", origin="a"),
    "an address": RawArticle(text=BODY, origin="a", url="https://news.example/2020/10/05/shells"),
    "a file's name": RawArticle(text=BODY, origin="a", file_name="2020-10-05 shells.txt"),
    "signs that disagree": RawArticle(
        text=BODY, origin="a", published="2020-10-05", url="https://news.example/2019/01/02/shells"
    ),
    "a day to come": RawArticle(text=BODY, origin="a", published="2031-10-05"),
}
TOLD = {
    "nothing": Told(today=TODAY),
    "a day": Told(published=date(2020, 10, 5), today=TODAY),
    "another day": Told(published=date(2021, 3, 1), today=TODAY),
    "an outlet": Told(source="  My\tpaper ", today=TODAY),
    "both": Told(published=date(2020, 10, 6), source="My paper", today=TODAY),
}


@pytest.mark.parametrize(("found", "told"), list(product(FOUND, TOLD)))
def test_it_is_as_if_it_had_been_told_at_once(found, told):
    first = take_in(FOUND[found], Told(today=TODAY))
    assert retold(first, TOLD[told]) == take_in(FOUND[found], TOLD[told])


def test_what_was_told_before_stays_until_something_else_is_told():
    first = take_in(FOUND["metadata"], Told(published=date(2020, 10, 6), source="My paper"))
    assert retold(first, Told()) == first
    assert retold(first, Told(published=date(2020, 10, 7))).published == date(2020, 10, 7)
