"""Twenty articles that mean harm, their words in every field that the store has, and a page that shows them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.records import Count, DateBasis, DayRange, Rejected, Status, TimeExpression, TimexType
from corpus.runs import Run
from corpus.store import Store
from geodata.place import Mention, Place, PlaceKind, Reading, Toponym, ToponymUse

FIRST_DAY = date(2020, 10, 1)
LONGEST_FIELD = 10_000
"""Only titles are longer: one of a megabyte is in every list, and nobody needs twelve more of it."""


@dataclass(frozen=True)
class Hostile:
    """What one of the twenty says wherever it may say something; its address is what a link must not become."""

    number: int
    name: str
    title: str
    url: str

    @property
    def words(self):
        return self.title[:LONGEST_FIELD]

    @property
    def sentence(self):
        return f"{self.words} end of the sentence on Sunday."

    @property
    def place_id(self):
        return f"test:hostile-{self.number}"

    @property
    def report_id(self):
        return f"report-{2 * self.number:05}"

    @property
    def article_id(self):
        return f"article-{2 * self.number:05}"


def read_articles():
    told = json.loads(Path(__file__).with_name("articles.json").read_text(encoding="ascii"))
    return tuple(
        Hostile(number=number, name=each["name"], title=each["words"] * each["times"], url=each["url"])
        for number, each in enumerate(told)
    )


def add_to(corpus, each, place):
    """Two articles that tell of one thing, so that claims stand side by side, with marks of every sort."""
    for incident in (None, each.number):
        corpus.add(
            place=place,
            day=FIRST_DAY + timedelta(days=each.number),
            killed=Count(low=1 + bool(incident), high=4),
            lead=each.words,
            sentence=each.sentence,
            after=each.words,
            title=each.title,
            source=each.words,
            url=each.url,
            claimed_by=each.words,
            accused=each.words,
            incident=incident,
        )
        _fill(corpus, each)
    corpus.incidents[-1] = replace(corpus.incidents[-1], merged_because=each.words)


def _rejected(words):
    fields = dict.fromkeys(("origin", "reason", "text", "title", "source", "url", "language"), words)
    return Rejected(code=words[:60], **fields)


def _fill(corpus, each):
    """The last reading with the hostile words in the fields that `add` leaves alone."""
    reading = corpus.readings[-1]
    (report,) = reading.reports
    words = each.words
    report = replace(
        report,
        status_reason=words,
        place_because=words,
        days_because=words,
        time_words=words,
        victims=words,
        denied_by=words,
        unplaced="" if report.place else words,
        undated="" if report.days else words,
    )
    corpus.readings[-1] = replace(
        reading,
        article=replace(reading.article, origin=words, language="en" if each.number % 2 else words[:40]),
        mentions=tuple(_mentions(words)),
        times=(_time(words, FIRST_DAY),),
        reports=(report,),
    )


def _mentions(words):
    place = Place(
        place_id="test:mention", name=words, second_name=words, lat=40.0, lon=46.0, kind=PlaceKind.SETTLEMENT,
        country_name=words, admin1=words,
    )  # fmt: skip
    readings = (Reading(place_id="test:mention", label=words, score=0.5, reason=words),)
    for start, end, found in ((0, max(len(words) // 3, 1), place), (len(words) // 3 + 1, len(words), None)):
        toponym = Toponym(start=start, end=end, text=words[start:end], use=ToponymUse.LITERAL)
        why = "" if found else words
        yield Mention(toponym=toponym, place=found, score=0.5, unresolved=why, readings=readings)


def _time(words, day):
    return TimeExpression(
        start=len(words) // 2, end=len(words), text=words[len(words) // 2 :], type=TimexType.DATE, value=words,
        days=DayRange(first=day, last=day), basis=DateBasis.PUBLICATION,
    )  # fmt: skip


@pytest.fixture(scope="session")
def hostile_articles():
    return read_articles()


@pytest.fixture(scope="session")
def hostile_store(page_folder, fresh_corpus, make_hostile_place, hostile_articles):
    corpus = fresh_corpus()
    for each in hostile_articles:
        place = make_hostile_place(each.words, each.number)
        readings = (Reading(place_id="test:a", label=each.words, score=0.9, reason=each.words),)
        add_to(corpus, each, replace(place, admin1=each.words, readings=readings))
    for each in hostile_articles:
        shared = {"title": each.title, "source": each.words, "sentence": each.sentence, "claimed_by": each.words}
        corpus.add(day=None, status=Status.HAPPENED, **shared)
        _fill(corpus, each)
        corpus.add(place=None, **shared)
        _fill(corpus, each)
    path = corpus.write(page_folder / "hostile.sqlite")
    with Store.open(path, read_only=False) as store:
        words = [each.words for each in hostile_articles]
        run = store.begin_run(words[0], "", words)
        store.note_run(Run(run_number=run, languages=dict.fromkeys(words, 1), reasons=dict.fromkeys(words, 1)))
        store.add_rejected([_rejected(each) for each in words], run)
        store.note_sources([each.words for each in hostile_articles])
    return path


@pytest.fixture(scope="session")
def hostile_server(hostile_store, page_folder, serve):
    with serve(hostile_store, page_folder) as server:
        yield server
