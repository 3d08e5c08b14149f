"""Figures as they count: a toll stands for its parts, a figure overtaken drops out, a total runs on."""

from __future__ import annotations

import pytest

from corpus.casualties import find_casualties
from corpus.clauses import Clauses
from corpus.counting import count_casualties
from corpus.drafts import SentenceFacts
from corpus.records import Casualties, Count, Outcome, Sentence
from corpus.timex import find_times


def counted(text, casualties=None):
    sentence = Sentence(start=0, end=len(text), paragraph=0)
    facts = SentenceFacts(
        text=text,
        index=0,
        sentence=sentence,
        clauses=Clauses(text, 0, len(text)),
        casualties=find_casualties(text, [sentence]) if casualties is None else casualties,
        times=find_times(text, None),
    )
    return count_casualties(facts)


def casualty(text, words, low=1, high=1, **fields):
    start = text.index(words)
    known = {"outcome": Outcome.KILLED, "count": Count(low=low, high=high), "words": words} | fields
    return Casualties(start=start, end=start + len(words), **known)


def test_a_count_that_may_be_anything_tells_nothing() -> None:
    text = "Scores were killed or wounded."
    assert counted(text, (casualty(text, "Scores", 0, None),)) == []
    assert len(counted(text, (casualty(text, "Scores", 0, 0),))) == 1


OVERTAKEN = [
    "The toll rose to ten dead from seven dead.",
    "Ten dead were counted instead of seven dead.",
    "Ten dead were found, rather than seven dead.",
    "There were ten dead, after an earlier report of seven dead.",
    "There were ten dead, though an initial count gave seven dead.",
    "There were ten dead, previously seven dead.",
]


@pytest.mark.parametrize("text", OVERTAKEN)
def test_a_figure_that_the_sentence_itself_overtakes_drops_out(text) -> None:
    kept = counted(
        text, (casualty(text, "ten dead" if "ten" in text else "Ten dead"), casualty(text, "seven dead"))
    )
    assert [c.words.casefold() for c in kept] == ["ten dead"]


def test_a_toll_stands_for_the_figures_that_it_adds_up_and_leaves_other_outcomes() -> None:
    text = "Two died at noon and one at night, so that the toll of dead is three, with six hurt."
    figures = (
        casualty(text, "Two died"),
        casualty(text, "toll of dead is three"),
        casualty(text, "six hurt", outcome=Outcome.INJURED),
    )
    assert [c.words for c in counted(text, figures)] == ["toll of dead is three", "six hurt"]


def test_a_part_of_a_toll_stays_beside_it() -> None:
    text = "The toll of dead is three, two of them girls."
    figures = (casualty(text, "toll of dead is three"), casualty(text, "two of them girls", part=True))
    assert len(counted(text, figures)) == 2


RUNNING = [
    ("So far three people were killed on 5 May 2020.", True, True),
    ("All told, three people were killed on 5 May 2020.", False, True),
    ("Three people dead in the war.", False, True),
    ("Three people were killed on 5 May 2020.", True, False),
    ("Three people were killed.", True, True),
    ("Three people were killed.", False, False),
    ("Three people were killed on 5 May 2020 by a shell, which has since been found.", True, False),
    ("Three people were killed since 5 May 2020.", True, True),
]


@pytest.mark.parametrize(("text", "running", "counts_as_running"), RUNNING)
def test_a_total_runs_on_unless_a_day_bounds_it_or_the_words_are_of_another_clause(
    text, running, counts_as_running
) -> None:
    words = "hree people"
    (one,) = counted(text, (casualty(text, words, 3, 3, running=running),))
    assert one.running is counts_as_running


def test_a_sentence_without_figures_counts_nobody() -> None:
    assert counted("The road to the mill was cut on Monday.") == []
