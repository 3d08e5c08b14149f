"""What one sentence tells: which words make an event of their own, and which event bears which figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.actions import find_actions
from corpus.casualties import find_casualties
from corpus.clauses import Clauses
from corpus.drafting import draft_sentence
from corpus.drafts import Draft, SentenceFacts, generality
from corpus.families import Family
from corpus.records import Action, Attribution, Casualties, Count, Outcome, Sentence, Span, Status
from corpus.records import SubEventType as Sub


def facts_of(text, actions=None, casualties=None, attribution=None):
    """One sentence with what was found in it, or what the test says was found."""
    sentence = Sentence(start=0, end=len(text), paragraph=0)
    return SentenceFacts(
        text=text,
        index=0,
        sentence=sentence,
        clauses=Clauses(text, 0, len(text)),
        actions=find_actions(text, [sentence]) if actions is None else actions,
        casualties=find_casualties(text, [sentence]) if casualties is None else casualties,
        attribution=attribution,
    )


def action(text, words, sub_event=Sub.SHELLING, **fields):
    start = text.index(words)
    return Action(
        start=start, end=start + len(words), sub_event=sub_event, **{"status": Status.HAPPENED, **fields}
    )


def casualty(text, words, outcome=Outcome.KILLED, low=3, **fields):
    start = text.index(words)
    count = Count(low=low, high=low)
    return Casualties(start=start, end=start + len(words), outcome=outcome, count=count, words=words, **fields)


def told(text, *found):
    """The kinds of the drafts of a sentence in which these actions were found."""
    return [d.sub_event for d in draft_sentence(facts_of(text, actions=found, casualties=()))]


SHELLED = "Fighting went on and guns shelled the hill, where huts burned."
BURNED = action(SHELLED, "burned", Sub.LOOTING)
GUNS = action(SHELLED, "shelled")
FIGHT = action(SHELLED, "Fighting", Sub.ARMED_CLASH)

TELLING = [
    # what was found, what is told
    ((GUNS,), [Sub.SHELLING]),
    ((action(SHELLED, "Fighting", Sub.ARMED_CLASH, vague=True),), [Sub.ARMED_CLASH]),
    ((action(SHELLED, "Fighting", Sub.ARMED_CLASH, vague=True), GUNS), [Sub.SHELLING]),
    ((action(SHELLED, "Fighting", Sub.ATTACK, weak=True), GUNS), [Sub.SHELLING]),
    ((GUNS, action(SHELLED, "burned", Sub.LOOTING, weak=True)), [Sub.SHELLING]),
    ((GUNS, BURNED), [Sub.SHELLING, Sub.LOOTING]),
    ((GUNS, action(SHELLED, "Fighting", Sub.DISPLACEMENT, weak=True)), [Sub.DISPLACEMENT, Sub.SHELLING]),
    ((FIGHT, GUNS), [Sub.SHELLING]),
    ((action(SHELLED, "Fighting", Sub.CEASEFIRE_VIOLATION), GUNS), [Sub.SHELLING]),
    ((FIGHT, action(SHELLED, "shelled", status=Status.DENIED)), [Sub.ARMED_CLASH, Sub.SHELLING]),
    ((GUNS, action(SHELLED, "burned", Sub.AIR_STRIKE)), [Sub.SHELLING, Sub.AIR_STRIKE]),
]


@pytest.mark.parametrize(("found", "kinds"), TELLING)
def test_weak_and_general_words_give_way_to_plain_ones_of_their_clause(found, kinds) -> None:
    assert told(SHELLED, *found) == kinds


def test_a_weak_word_inside_a_figure_tells_nothing_besides() -> None:
    text = "The attack left three dead."
    weak = action(text, "left", Sub.ATTACK, weak=True)
    (draft,) = draft_sentence(facts_of(text, (weak,), (casualty(text, "left three dead"),)))
    assert draft.sub_event is None


def test_an_agreement_to_meet_is_told_by_the_planned_talks() -> None:
    text = "An agreement was reached on the next meeting."
    agreed = action(text, "agreement was reached", Sub.AGREEMENT)
    talks = action(text, "meeting", Sub.TALKS, status=Status.PLANNED)
    held = action(text, "meeting", Sub.TALKS)
    assert told(text, agreed, talks) == [Sub.TALKS]
    assert told(text, agreed, held) == [Sub.AGREEMENT, Sub.TALKS]


ASIDES = [
    ("Shells fell although a truce was agreed.", Status.BACKGROUND),
    ("Shells fell before a truce was agreed.", Status.BACKGROUND),
    ("Shells fell, after which a truce was agreed.", Status.HAPPENED),
    ("Envoys waited while a truce was agreed.", Status.HAPPENED),
    ("A truce was agreed at noon.", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "status"), ASIDES)
def test_an_agreement_recalled_in_passing_is_background(text, status) -> None:
    (draft,) = draft_sentence(facts_of(text, (action(text, "agreed", Sub.AGREEMENT),), ()))
    assert draft.status is status
    assert bool(draft.status_reason) == (status is Status.BACKGROUND)


BLASTS = [("An explosion shook the hill.", "explosion", True), ("A blast shook it.", "blast", True),
          ("A bridge blew up.", "blew up", True), ("A warehouse burned.", "burned", False)]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "blast"), BLASTS)
def test_an_explosion_of_unsaid_cause_is_violence_and_a_fire_is_not(text, words, blast) -> None:
    (draft,) = draft_sentence(facts_of(text, (action(text, words, Sub.OTHER),), ()))
    assert draft.blast is blast
    assert draft.family is (Family.VIOLENCE if blast else Family.OTHER)


# ---------------------------------------------------------------- who bears the figures

ARRESTED = "Shells fell, three died, and police arrested nine."
FELL, SEIZED = action(ARRESTED, "Shells fell"), action(ARRESTED, "arrested", Sub.ARRESTS)
DIED, NINE = casualty(ARRESTED, "three died"), casualty(ARRESTED, "arrested nine", Outcome.DETAINED, 9)

BEARERS = [
    # actions, casualties, (kind, outcomes) of each draft
    ((FELL, SEIZED), (DIED, NINE), [(Sub.SHELLING, [Outcome.KILLED]), (Sub.ARRESTS, [Outcome.DETAINED])]),
    ((FELL,), (NINE,), [(Sub.SHELLING, []), (Sub.ARRESTS, [Outcome.DETAINED])]),
    ((SEIZED,), (DIED,), [(None, [Outcome.KILLED]), (Sub.ARRESTS, [])]),
    ((), (DIED,), [(None, [Outcome.KILLED])]),
    ((), (casualty(ARRESTED, "three died", running=True),), [(None, [Outcome.KILLED])]),
    ((), (casualty(ARRESTED, "three died", part=True),), []),
    ((), (casualty(ARRESTED, "arrested nine", Outcome.DETAINED, 0),), []),
    ((), (casualty(ARRESTED, "three died", low=0),), [(None, [Outcome.KILLED])]),
    (
        (action(ARRESTED, "Shells fell", status=Status.DENIED),),
        (DIED,),
        [(Sub.SHELLING, []), (None, [Outcome.KILLED])],
    ),
]


@pytest.mark.parametrize(("actions", "casualties", "expected"), BEARERS)
def test_figures_go_to_the_event_that_can_bear_them_else_stand_alone(actions, casualties, expected) -> None:
    drafts = draft_sentence(facts_of(ARRESTED, actions, casualties))
    assert [(d.sub_event, [c.outcome for c in d.casualties]) for d in drafts] == expected


def test_a_running_total_is_apart_from_the_event_beside_it_and_of_its_kind() -> None:
    running = casualty(ARRESTED, "three died", running=True)
    event, total = draft_sentence(facts_of(ARRESTED, (FELL,), (running,)))
    assert (event.status, event.casualties) == (Status.HAPPENED, ())
    assert (total.status, total.sub_event) == (Status.RUNNING_TOTAL, Sub.SHELLING)


def test_a_draft_keeps_its_words_its_sentence_and_who_says_so() -> None:
    said = Attribution(start=0, end=len(ARRESTED), claimed_by="the mayor", accused="Baku", denied_by="Yerevan")
    denied = action(ARRESTED, "arrested", Sub.ARRESTS, status=Status.DENIED)
    one, other = draft_sentence(facts_of(ARRESTED, (FELL, denied), (), said))
    assert ARRESTED[one.trigger.start : one.trigger.end] == "Shells fell"
    assert one.passages == (Span(0, len(ARRESTED)),)
    assert (one.claimed_by, one.accused, one.denied_by) == ("the mayor", "Baku", "")
    assert other.denied_by == "Yerevan"


def draft_with(*casualties):
    facts = facts_of(ARRESTED, (FELL,), ())
    return Draft(
        facts=facts,
        trigger=Span(0, 6),
        part=facts.clauses.part_at(0),
        sub_event=None,
        status=Status.HAPPENED,
        casualties=casualties,
    )


COUNTS = st.builds(
    lambda low, more: Count(low=low, high=None if more is None else low + more),
    st.integers(0, 500),
    st.none() | st.integers(0, 50),
)


@given(st.lists(st.tuples(COUNTS, st.booleans()), max_size=5))
def test_groups_are_added_up_without_their_parts_and_open_stays_open(groups) -> None:
    rows = [
        Casualties(start=0, end=1, outcome=Outcome.KILLED, count=count, words="", part=part)
        for count, part in groups
    ]
    whole = [count for count, part in groups if not part]
    counted = draft_with(*rows).count(Outcome.KILLED)
    assert draft_with(*rows).count(Outcome.INJURED) is None
    if not whole:
        assert counted is None
    else:
        assert counted.low == sum(c.low for c in whole)
        assert (counted.high is None) == any(c.high is None for c in whole)


def test_only_dead_and_wounded_make_a_toll() -> None:
    assert draft_with(casualty(ARRESTED, "nine", Outcome.INJURED)).has_toll
    assert not draft_with(casualty(ARRESTED, "nine", Outcome.DETAINED)).has_toll
    assert not draft_with(casualty(ARRESTED, "nine", part=True)).has_toll


def test_particular_words_say_more_than_general_ones() -> None:
    assert generality(Sub.SHELLING) == 0 < generality(Sub.CEASEFIRE_VIOLATION) < generality(Sub.ATTACK)
    assert generality(Sub.ATTACK) < generality(Sub.OTHER)


def test_of_two_events_that_could_bear_a_figure_the_one_of_its_clause_does() -> None:
    text = "Guns shelled the hill after a mine at the old mill on the far river bank left three dead."
    guns = action(text, "shelled")
    mine = action(text, "mine", Sub.REMOTE_EXPLOSIVE)
    one, other = draft_sentence(facts_of(text, (guns, mine), (casualty(text, "three dead"),)))
    assert (one.has_toll, other.has_toll) == (False, True)
    fronted = "Three dead lay where guns shelled the hill, after a mine went off."
    found = (action(fronted, "shelled"), action(fronted, "mine", Sub.REMOTE_EXPLOSIVE))
    one, other = draft_sentence(facts_of(fronted, found, (casualty(fronted, "Three dead"),)))
    assert (one.has_toll, other.has_toll) == (True, False)


def test_counts_that_name_their_own_days_are_told_of_on_each(read) -> None:
    reports = read(
        "Two guards died in Terter on Monday and five people were killed by shelling of Barda on Sunday, he said."
    )
    told = {(r.place.name, f"{r.days.first:%a}", r.killed.low) for r in reports}
    assert told == {("Terter", "Mon", 2), ("Barda", "Sun", 5)}
