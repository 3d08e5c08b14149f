"""Which of a sentence's times dates an event of it: the nearest of its own clause, none that was only spoken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.actions import find_actions
from corpus.clauses import Clauses
from corpus.drafting import draft_sentence
from corpus.drafts import SentenceFacts
from corpus.event_times import clock_of, is_in_dateline, is_of_speech, own_time, span_of
from corpus.records import DateBasis, DayRange, Sentence, TimeExpression, TimexType
from corpus.timex import find_times

PUBLISHED = date(2020, 10, 15)


def drafts_of(text, times=None):
    sentence = Sentence(start=0, end=len(text), paragraph=0)
    facts = SentenceFacts(
        text=text,
        index=0,
        sentence=sentence,
        clauses=Clauses(text, 0, len(text)),
        actions=find_actions(text, [sentence]),
        times=find_times(text, PUBLISHED) if times is None else times,
    )
    return draft_sentence(facts)


def draft_of(text, words="shell", times=None):
    """The draft whose trigger has these words."""
    return next(d for d in drafts_of(text, times) if words in text[d.trigger.start : d.trigger.end].casefold())


OWN = [
    # sentence, the words of the time that dates the shelling, "" where none does
    ("Guns shelled the hill on Monday.", "Monday"),
    ("On Monday guns shelled the hill.", "Monday"),
    ("Guns shelled the hill.", ""),
    # how long a film runs is no time of the day
    ("1:19 Guns shelled the hill.", ""),
    ("Guns shelled the hill at 1:19.", "1:19"),
    # nor is the day on which somebody was born
    ("Guns shelled the hill and hit a clerk born in 1967.", ""),
    ("A clerk, born on 3 May 1967, fled as guns shelled the hill on Monday.", "Monday"),
    ("A clerk of 1967 year of birth fled as guns shelled the hill.", ""),
    # the nearer one, and what follows before what precedes
    ("On Sunday it rained and guns shelled the hill on Monday.", "Monday"),
    ("Guns shelled the hill on Monday, the second time after 3 October.", "Monday"),
    # what was only said then
    ("The mayor said on Tuesday that guns shelled the hill on Monday.", "Monday"),
    ("The mayor said on Tuesday that guns had shelled the hill.", ""),
    ("Guns shelled the hill, the mayor told reporters in town on Tuesday.", ""),
    ("In a statement on Tuesday the army told how guns shelled the hill.", ""),
    ("Officers Tuesday said guns shelled the hill on Monday.", "Monday"),
    ("Officers Tuesday said guns shelled the hill.", ""),
    ("Two clerks were reported killed on Tuesday when guns shelled the hill.", "Tuesday"),
    ("On Tuesday the mayor announced that guns had shelled the hill.", ""),
    ("On Tuesday, the ministry said that guns shelled the hill.", "Tuesday"),
    # a clause put in between keeps its own time
    ("Guns shelled the hill, which was quiet on Sunday.", ""),
    ("The hill, which guns shelled on Sunday, was quiet on Monday.", "Sunday"),
    ("The hill, which guns shelled, was quiet on Monday.", ""),
    # other clauses lend theirs
    ("Guns shelled the hill when the fog lifted on Monday.", "Monday"),
    ("Guns shelled the hill before the fog lifted on Monday.", ""),
    ("Guns shelled the hill after the troops attacked the mill on Sunday.", ""),
    # datelines and lengths
    ("GORIS, 12 October - Guns shelled the hill.", ""),
    ("GORIS, 12 October - Guns shelled the hill on Sunday.", "Sunday"),
    ("Guns shelled the hill for three hours.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), OWN)
def test_the_time_of_an_event_is_the_one_of_its_clause(text, words) -> None:
    time = own_time(text, draft_of(text))
    assert (time.text if time else "") == words


SPOKEN = [
    ("The mayor said on Tuesday that guns shelled the hill.", True),
    ("The mayor said late on Tuesday that guns shelled the hill.", True),
    ("In an interview with a radio station on Tuesday he spoke of guns that shelled the hill.", True),
    ("Guns shelled the hill, the mayor tweeted on Tuesday.", True),
    ("The mayor said that guns shelled the hill on Tuesday.", False),
    ("The mayor said that on Tuesday guns shelled the hill.", False),
    ("Guns shelled the hill on Tuesday, the mayor said.", False),
    ("On Tuesday, the mayor said that guns shelled the hill on Monday.", True),
    ("On Tuesday, the mayor said that guns shelled the hill.", False),
]


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_a_day_beside_a_verb_of_saying_is_the_day_of_the_words(text, spoken) -> None:
    draft = draft_of(text)
    assert is_of_speech(text, draft, next(t for t in draft.facts.times if t.text == "Tuesday")) is spoken


SPANS = [
    ("Guns shelled the hill between 27 September and 7 October.", (date(2020, 9, 27), date(2020, 10, 7))),
    ("Guns shelled the hill from 27 September to 7 October.", (date(2020, 9, 27), date(2020, 10, 7))),
    ("From 27 September until 7 October guns shelled the hill.", (date(2020, 9, 27), date(2020, 10, 7))),
    ("Guns shelled the hill on 27 September and 7 October.", None),
    ("Guns shelled the hill between 7 October and the mill.", None),
    ("Guns shelled the hill, which was quiet from 27 September to 7 October.", None),
]


@pytest.mark.parametrize(("text", "days"), SPANS)
def test_two_days_are_a_span_where_the_words_join_them_in_the_events_clause(text, days) -> None:
    span = span_of(text, draft_of(text))
    assert (None if span is None else (span.first, span.last)) == days


CLOCKS = [
    ("11:50 Guns shelled the hill.", "11:50"),
    ("11:50 - Guns shelled the hill.", "11:50"),
    ("11:50 Guns shelled the hill on Monday.", ""),
    ("Guns shelled the hill at 11:50.", ""),
    ("GORIS, 12 October - Guns shelled the hill.", ""),
]


@pytest.mark.parametrize(("text", "words"), CLOCKS)
def test_the_clock_of_a_live_blog_stands_at_the_head_and_gives_way_to_a_day(text, words) -> None:
    clock = clock_of(draft_of(text))
    assert (clock.text if clock else "").startswith(words)
    assert bool(clock) == bool(words)


def test_only_the_time_before_the_dash_is_in_the_dateline() -> None:
    text = "GORIS, 12 October - Guns shelled the hill on Sunday."
    draft = draft_of(text)
    assert [(t.text, is_in_dateline(draft, t)) for t in draft.facts.times] == [
        ("12 October", True),
        ("Sunday", False),
    ]


def time_at(text, words, **fields):
    start = text.index(words)
    known = {
        "type": TimexType.DATE,
        "value": "2020-10-12",
        "days": DayRange(first=date(2020, 10, 12), last=date(2020, 10, 12)),
        "basis": DateBasis.PUBLICATION,
    } | fields
    return TimeExpression(start=start, end=start + len(words), text=words, **known)


NAMED = [
    # fields of the time, whether it can date an event
    ({}, True),
    ({"type": TimexType.TIME, "value": "2020-10-12T12:00"}, True),
    ({"type": TimexType.DURATION, "value": "P3D"}, True),
    ({"type": TimexType.DURATION, "value": "P3D", "days": None}, False),
    ({"type": TimexType.SET, "value": "P1D"}, False),
    ({"days": None, "basis": DateBasis.UNRESOLVED, "value": ""}, True),
    ({"days": None, "basis": DateBasis.UNRESOLVED, "value": "PAST_REF"}, False),
    ({"days": None, "basis": DateBasis.CONTEXT, "value": ""}, False),
]


@pytest.mark.parametrize(("fields", "dates"), NAMED)
def test_a_time_dates_an_event_if_it_names_days_or_would_with_publication_known(fields, dates) -> None:
    text = "Guns shelled the hill on Monday."
    time = time_at(text, "Monday", **fields)
    assert own_time(text, draft_of(text, times=(time,))) == (time if dates else None)


def test_a_known_day_is_taken_before_a_nearer_unknown_one() -> None:
    text = "On Sunday guns shelled the hill on Monday."
    unknown = time_at(text, "Monday", days=None, basis=DateBasis.UNRESOLVED, value="")
    known = time_at(text, "Sunday")
    assert own_time(text, draft_of(text, times=(known, unknown))) == known


@given(st.integers(0, 6), st.integers(0, 6), st.sampled_from(["said", "told reporters", "announced", "wrote"]))
def test_whatever_the_days_speech_gives_way_to_the_deed(spoken, done, verb) -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    text = f"The mayor {verb} on {names[spoken]} that guns had shelled the hill on {names[done]}."
    time = own_time(text, draft_of(text))
    assert time.start == text.rindex(names[done])
