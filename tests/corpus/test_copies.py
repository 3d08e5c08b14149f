"""Prints of one text are found, and texts that only look alike are not; in memory and in the store."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import store_copies, store_opening
from corpus.copies import is_print
from corpus.copy_groups import Groups, copies_among
from corpus.incidents import merge_reports
from corpus.ingestion import merge_anew, merge_new
from corpus.records import (
    Article,
    ArticleReading,
    Count,
    DayRange,
    PublishedBasis,
    Report,
    Span,
    Status,
    SubEventType,
)
from corpus.shingles import BANDS, MOST_CHARACTERS, ROWS, Wording, bands_of, sketch_of
from corpus.store import Store
from corpus.store_opening import migrations

AGENCY = (
    "Three rockets struck the covered market of Northby on Sunday morning, killing two stallholders and "
    "wounding eleven other people, the mayor's office said. Rescuers pulled a baker out of the ruins of "
    "his shop after four hours of digging.\n\n"
    "The roof of the fish hall fell in, and windows were broken as far away as the railway station. "
    "Schools will stay closed until Wednesday, and the buses run only to the bridge.\n\n"
    "Witnesses told of a first blast in the car park behind the hall, followed by two more within a "
    "minute. A nurse who lives across the street carried water to the wounded until the ambulances came. "
    "The mayor thanked the volunteers and asked those who have a spare room to call the town hall.\n\n"
    "The regional governor called an urgent meeting of the security council for the evening. Both sides "
    "accuse each other of having fired first, and neither account could be checked."
)

OWN = (
    "When the shutters went up in Northby there was a smell of yeast in the lane. By nine the lane was "
    "gone. People who had queued for bread spoke of a whistle, then of nothing at all. Our reporter "
    "counted three craters between the fish hall and the station road, the widest of them four metres "
    "across. Two families mourn; eleven people lie in the district hospital, most of them with cuts from "
    "glass. The governor's council met behind closed doors until midnight, and nobody who came out of the "
    "room would say what had been decided there about the schools."
)

COMMUNIQUE = (
    "The ministry of defence informs that on {day} units of the other side broke the ceasefire along the "
    "line of contact. Over the past day the enemy opened fire on the positions of our troops from machine "
    "guns of large calibre and from sniper rifles. In the direction of {place} fire was recorded {number} "
    "times. Our units took answering measures and put the sources of fire out of action. The situation "
    "along the front is under the full control of our forces. The press service asks the media to rely on "
    "official information only and to refrain from spreading reports that have not been confirmed."
)


def communique(day="12 October", place="Norsted", number="14"):
    return COMMUNIQUE.format(day=day, place=place, number=number)


def cut(text, share):
    words = text.split(" ")
    return " ".join(words[: int(len(words) * share)])


def edited(text, every):
    """The text with another word in the place of each so-manieth that is neither a name nor a number."""
    words = text.split(" ")
    for place in range(every, len(words), every):
        if words[place].islower():
            words[place] = f"edited{place}x"
    return " ".join(words)


def prints(one, other):
    found = is_print(Wording(one), Wording(other))
    assert found == is_print(Wording(other), Wording(one))
    return found


# ---------------------------------------------------------------- what is a print

PRINTS = {
    "word for word": AGENCY,
    "in capitals and without marks": AGENCY.upper().replace(",", ""),
    "one word in fifty changed": edited(AGENCY, 50),
    "one word in twenty changed": edited(AGENCY, 20),
    "one word in ten changed": edited(AGENCY, 10),
    "cut to seven tenths": cut(AGENCY, 0.7),
    "cut to one half": cut(AGENCY, 0.5),
    "cut and edited": edited(cut(AGENCY, 0.7), 20),
    "a headline above it": "Market hit by rockets, at least two dead\n\n" + AGENCY,
    "a credit line": "NORTHBY (Agency) – " + AGENCY,
    "a tail of the paper's own": AGENCY + " Reporting by our staff; more on page 4 of the Saturday edition.",
    "a lead of the paper's own": "A strike on the market of Northby has left the town in shock. The Courier has "
    "learnt that eleven people were hurt, and schools stay closed for days.\n\n" + AGENCY,
    "a paragraph more": AGENCY.replace(
        "The roof", "Our reader sent a picture of the smoke over the river.\n\nThe roof"
    ),
    "numbers in figures": AGENCY.replace("Three", "3").replace("eleven", "11").replace("two", "2"),
    "a name spelt otherwise": AGENCY.replace("Northby", "Nordby"),
    "today for the weekday": AGENCY.replace("on Sunday morning", "this morning"),
}


@pytest.mark.parametrize("text", PRINTS.values(), ids=PRINTS.keys())
def test_a_print_is_one_whatever_was_lightly_changed(text):
    assert prints(AGENCY, text)


OTHER_TEXTS = {
    "a report of one's own": OWN,
    "the first sentence alone": AGENCY.partition(".")[0],
    "a survey that holds it": f"{OWN} {AGENCY} {OWN.upper()[::-1]} {OWN[::-1]}",
    "nothing": "",
    "another toll": AGENCY.replace("two stallholders", "nine stallholders"),
    "another day": AGENCY.replace("Sunday", "Tuesday"),
}


@pytest.mark.parametrize("text", OTHER_TEXTS.values(), ids=OTHER_TEXTS.keys())
def test_a_text_that_tells_otherwise_is_no_print(text):
    assert not prints(AGENCY, text)


@pytest.mark.parametrize(
    "other",
    [
        {"day": "13 October"},
        {"day": "12 November"},
        {"place": "Eastwick"},
        {"place": "Norwick"},
        {"number": "17"},
        {"number": "nine"},
        {"day": "3 November", "place": "Eastwick", "number": "9"},
    ],
)
def test_communiques_over_one_form_that_differ_in_day_place_or_number_are_different_texts(other):
    assert prints(communique(), communique())
    assert not prints(communique(), communique(**other))
    assert not prints(communique(), "The Courier: " + communique(**other))


@pytest.mark.parametrize(("one", "other", "same"), [("Tartar", "Tərtər", True), ("Khojaly", "Khojavend", False)])
def test_two_spellings_of_a_place_are_told_from_two_places(one, other, same):
    assert prints(communique(place=one), communique(place=other)) is same


def test_news_before_the_same_background_are_different_texts():
    background = AGENCY.replace("\n\n", " ")
    mine = (
        "Shells fell on the village of Eastwick on Monday and killed a shepherd of the Halden family. "
        + background
    )
    yours = (
        "Envoys of Osterland and Westmark met in Genf on Friday to speak of prisoners and of water. " + background
    )
    assert not prints(mine, yours)


def test_short_texts_are_prints_only_word_for_word():
    assert prints("Rockets hit Northby on Monday.", "ROCKETS HIT Northby on Monday")
    assert not prints("Rockets hit Northby on Monday.", "Rockets hit Northby on Monday night.")
    assert not prints("", "")


@given(st.text(alphabet="ab .\n1A", max_size=400), st.text(alphabet="ab .\n1A", max_size=400))
def test_whichever_comes_first_the_answer_is_the_same(one, other):
    assert prints(one, one) == bool(Wording(one).words)
    prints(one, other)


# ---------------------------------------------------------------- sketches


def test_a_sketch_is_the_same_for_ever():
    # Stores hold sketches: a change of these asks for a migration that makes them anew.
    sketch = sketch_of(Wording("Three rockets struck the covered market of Northby."))
    assert sketch is not None
    assert sketch.shape == (BANDS * ROWS,)
    assert sketch[:3].tolist() == [110351029, 274062420, 276735260]
    assert bands_of(sketch)[0] == 355338784073812214


@given(st.integers(0, 200), st.integers(1, 200))
@settings(max_examples=30)
def test_sketches_estimate_how_much_two_texts_share(shared, own):
    words = [f"word{number}" for number in range(shared + 2)]
    mine, yours = (words + [f"{whose}{number}" for number in range(own)] for whose in ("mine", "yours"))
    one, other = Wording(" ".join(mine)), Wording(" ".join(yours))
    both = len(np.intersect1d(one.different, other.different))
    jaccard = both / (len(one.different) + len(other.different) - both)
    assert (sketch_of(one) == sketch_of(other)).mean() == pytest.approx(jaccard, abs=0.25)


def test_two_words_have_no_sketch_and_a_list_without_end_is_read_at_its_beginning_only():
    assert sketch_of(Wording("Two words")) is None
    assert len(Wording("word " * MOST_CHARACTERS)) == MOST_CHARACTERS // len("word ")


def test_a_text_without_end_is_laid_beside_another_in_no_time():
    # It takes less than a tenth of a second.
    mine, yours = (" ".join(f"{word} {number}" for number in range(40_000)) for word in ("Aa", "bb"))
    began = time.process_time()
    assert not prints(mine, yours)
    assert prints(mine, mine + " and more")
    assert time.process_time() - began < 5


# ---------------------------------------------------------------- groups in memory


def article(name, text, day=12, source=""):
    return Article(
        article_id=name,
        text=text,
        source=source,
        published=date(2020, 10, day),
        published_basis=PublishedBasis.METADATA,
    )


MIXED = {
    "a1": AGENCY,
    "a2": edited(AGENCY, 20),
    "a3": cut(AGENCY, 0.6),
    "b1": OWN,
    "b2": "The Courier\n\n" + OWN,
    "c1": communique(),
    "c2": communique(number="15"),
    "c3": communique(),
    "d1": "",
    "d2": "",
}
GROUPED = {"a1": "a1", "a2": "a1", "a3": "a1", "b1": "b1", "b2": "b1", "c1": "c1", "c3": "c1"}


@given(st.permutations(list(MIXED)))
@settings(max_examples=20)
def test_groups_are_the_same_whatever_the_order(order):
    assert copies_among(article(name, MIXED[name]) for name in order) == GROUPED


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_what_is_joined_has_one_lead(pairs):
    groups = Groups()
    for one, other in pairs:
        groups.join(one, other)
    assert all(groups.lead(one) == groups.lead(other) for one, other in pairs)


def test_a_text_in_very_many_papers_is_one_group():
    many = [article(f"paper{number:03}", AGENCY) for number in range(300)]
    assert set(copies_among(many).values()) == {"paper000"}


# ---------------------------------------------------------------- groups in the store


def reading(name, text, *, day=12, killed=None, source=""):
    """An article with a report of its first sentence."""
    held = article(name, text, day, source)
    end = max(text.find("."), 0)
    strike = DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11))
    report = Report(
        report_id=f"report-{name}",
        article_id=name,
        start=0,
        end=end,
        passages=(Span(0, end),),
        trigger=Span(0, 5),
        sub_event=SubEventType.SHELLING,
        status=Status.HAPPENED,
        place=None,
        unplaced="no place is named",
        days=strike,
        killed=Count(low=killed, high=killed) if killed else None,
    )
    return ArticleReading(article=held, sentences=(), mentions=(), times=(), reports=(report,))


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.sqlite") as made:
        yield made


def members(store):
    groups = {}
    for name, group in store.copies().items():
        groups.setdefault(group, set()).add(name)
    return sorted(map(sorted, groups.values()))


IN_GROUPS = [["a1", "a2", "a3"], ["b1", "b2"], ["c1", "c3"]]


@given(order=st.permutations(list(MIXED)), batch=st.integers(1, len(MIXED)))
@settings(max_examples=12, deadline=None)
def test_the_stores_groups_are_the_same_in_whatever_order_and_runs_articles_come(tmp_path_factory, order, batch):
    with Store.create(tmp_path_factory.mktemp("copies") / "store.sqlite") as store:
        for start in range(0, len(order), batch):
            store.add(reading(name, MIXED[name]) for name in order[start : start + batch])
            store.find_copies()
        assert members(store) == IN_GROUPS


def test_a_group_keeps_its_id_as_it_grows_and_is_called_by_its_first(store):
    for name in ("a2", "a3", "a1"):
        store.add([reading(name, MIXED[name])])
        store.find_copies()
    assert store.copies() == dict.fromkeys(("a1", "a2", "a3"), "a2")


def test_two_groups_that_turn_out_to_be_one_go_by_the_id_of_the_larger(store):
    # The halves have nothing in common; the whole is a print of each.
    words = AGENCY.split(" ")
    first, second = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
    store.add([reading("f1", first), reading("f2", first)])
    store.add([reading(f"s{number}", second) for number in (1, 2, 3)])
    store.find_copies()
    assert set(store.copies().values()) == {"f1", "s1"}
    store.add([reading("whole", AGENCY)])
    store.find_copies()
    assert store.copies() == dict.fromkeys(("f1", "f2", "s1", "s2", "s3", "whole"), "s1")


def test_what_an_interrupted_run_left_is_found_by_the_next(store, monkeypatch):
    store.add(reading(name, text) for name, text in MIXED.items())
    with monkeypatch.context() as interrupted:
        # Three at a time are put in whole; the second three stumble.
        interrupted.setattr(store_copies, "ARTICLES_AT_A_TIME", 3)
        interrupted.setattr("corpus.store.ARTICLES_AT_A_TIME", 3)
        interrupted.setattr(store_copies, "sketch_of", stumbling_after(5))
        with pytest.raises(KeyboardInterrupt):
            store.find_copies()
    assert members(store) == [["a1", "a2", "a3"]]
    with Store.create(store.path) as again:
        again.find_copies()
        assert members(again) == IN_GROUPS


def stumbling_after(calls):
    """Makes sketches, but is interrupted when asked for one too many."""
    made = []

    def sketch(wording):
        if len(made) == calls:
            raise KeyboardInterrupt
        made.append(wording)
        return sketch_of(wording)

    return sketch


def test_levels_of_bands_are_moved_on_as_they_fill_and_nothing_is_lost(store, monkeypatch):
    monkeypatch.setattr(store_copies, "_FIRST_LEVEL", 30)
    monkeypatch.setattr(store_copies, "_NEXT_LEVEL", 2)
    for name, text in MIXED.items():
        store.add([reading(name, text)])
        store.find_copies()
    with sqlite3.connect(store.path) as connection:
        levels = dict(connection.execute("SELECT level, count(*) FROM article_band GROUP BY 1"))
    connection.close()
    assert sum(levels.values()) == BANDS * sum(bool(text) for text in MIXED.values())
    assert max(levels) > 1
    assert members(store) == IN_GROUPS


def test_an_article_that_is_read_again_keeps_its_number_and_its_group(store):
    readings = [reading(name, text) for name, text in MIXED.items()]
    store.add(readings)
    store.find_copies()
    before, order = store.copies(), list(store.articles())
    store.replace(readings[::-1])
    store.find_copies()
    assert store.copies() == before
    assert list(store.articles()) == order


def test_a_new_article_is_compared_with_those_that_share_a_band_and_no_others(store, monkeypatch):
    store.add(
        reading(f"other{number}", f"{OWN[::-1]} {number} " + " ".join(f"w{number}x{k}" for k in range(400)))
        for number in range(50)
    )
    store.add([reading("a1", AGENCY)])
    store.find_copies()
    read = []
    monkeypatch.setattr(store_copies, "Wording", lambda text: read.append(text) or Wording(text))
    store.add([reading("a2", edited(AGENCY, 20))])
    store.find_copies()
    assert read == [edited(AGENCY, 20), AGENCY]


def test_copies_are_counted_that_came_after_what_they_print(store):
    store.add([reading(name, MIXED[name]) for name in ("a2", "b1", "c2", "d1")])
    store.find_copies()
    before = store.last_article()
    assert store.count_copies() == 0
    store.add([reading(name, MIXED[name]) for name in ("a1", "a3", "c1", "c3", "d2")])
    store.find_copies()
    assert store.count_copies(before) == 3  # both of a2's, and c3 of c1's
    before = store.last_article()
    store.add([reading("b2", MIXED["b2"])])
    store.find_copies()
    assert (store.count_copies(before), store.count_copies()) == (1, 4)


# ---------------------------------------------------------------- incidents


def incident_of(store, name):
    (incident_id,) = store.incidents_of_report(f"report-{name}")
    return store.incident(incident_id)


def test_one_agencys_text_in_several_papers_is_one_source_on_its_incident_as_they_come_in(store):
    store.add(reading(f"else{number}", f"{number} " + OWN[::-1] + f" word{number}" * 30) for number in range(20))
    merge_new(store)
    for name in ("a1", "a2", "a3"):
        store.add([reading(name, MIXED[name], killed=2)])
        merge_new(store)
    incident = incident_of(store, "a1")
    assert set(incident.article_ids) == {"a1", "a2", "a3"}
    assert (incident.texts, incident.copies) == (1, (("a1", "a2", "a3"),))
    before = store.incidents()
    merge_anew(store)
    assert store.incidents() == before


def test_a_store_of_before_says_nothing_of_copies_until_articles_come(tmp_path, monkeypatch):
    path = tmp_path / "store.sqlite"
    *first, (number, name, script) = migrations()[:4]
    with monkeypatch.context() as older:
        # Today's writer has a column more than that store had.
        wider = f"{script}ALTER TABLE article ADD COLUMN author TEXT NOT NULL DEFAULT '';\n"
        older.setattr(store_opening, "migrations", lambda: [*first, (number, name, wider)])
        with Store.create(path) as store:
            store.add(reading(name, text, killed=2) for name, text in MIXED.items() if text)
            incidents = [replace(each, texts=None, copies=()) for each in merged(store)]
            store.replace_incidents(incidents)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE article DROP COLUMN author")
    connection.close()
    with Store.create(path) as store:
        assert {each.texts for each in store.incidents()} == {None}
        assert store.account.prints_of("a1", limit=5).number == 0
        merge_new(store)
        assert members(store) == IN_GROUPS
        assert incident_of(store, "a1").texts == 2
        assert incident_of(store, "a1").copies == (("a1", "a2", "a3"), ("b1", "b2"))


def merged(store):
    return merge_reports(store.reports(), store.articles())


def test_the_other_prints_of_an_article_are_told_the_earliest_first(store):
    store.add(
        reading(name, AGENCY, day=day, source=f"Paper {name}") for name, day in (("x", 14), ("y", 12), ("z", 13))
    )
    store.add([reading("own", OWN)])
    store.find_copies()
    found = store.account.prints_of("x", limit=1)
    assert ([line.article_id for line in found.lines], found.number) == (["y"], 2)
    assert store.account.prints_of("own", limit=5).number == 0
    assert store.account.prints_of("nobody", limit=5).number == 0
