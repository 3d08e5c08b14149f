"""What tests of the whole reading share."""

import re
from datetime import date

import pytest

from corpus.action_lexicon import rules_by_head
from corpus.actions import find_actions
from corpus.casualties import find_casualties
from corpus.pipeline import read_article
from corpus.records import Article, PublishedBasis
from corpus.sentences import split_sentences
from corpus.timex import find_times

THURSDAY = date(2020, 10, 15)
TUESDAY = date(2021, 6, 15)


@pytest.fixture(scope="session")
def read(world):
    """Reads a text as published on Thursday, 15 October 2020 (or another day, or None) and gives its reports."""

    def reports_of(text, published=THURSDAY, source=""):
        basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
        article = Article(article_id="a", text=text, source=source, published=published, published_basis=basis)
        return read_article(article, world).reports

    return reports_of


@pytest.fixture(scope="session")
def times():
    """Writes out what find_times reads in a text of Tuesday, 15 June 2021 (or another day, or None).

    Each expression is one line: "words = type value days basis".
    """

    def told(text, published=TUESDAY, country=""):
        return [_written(time) for time in find_times(text, published, country)]

    return told


def _written(time):
    bounds = dict.fromkeys([time.days.first.isoformat(), time.days.last.isoformat()]) if time.days else ["none"]
    return f"{time.text} = {time.type} {time.value} {'..'.join(bounds)} {time.basis}"


@pytest.fixture(scope="session")
def casualties_in():
    """The casualties that are read in a text."""

    def found(text):
        return find_casualties(text, split_sentences(text))

    return found


@pytest.fixture(scope="session")
def told(casualties_in):
    """What casualties are read in a text, in short: "killed 13+ part", "injured 4 running"; counts only."""

    def lines_of(text):
        lines = []
        for each in casualties_in(text):
            if each.unnumbered:
                continue
            low, high = each.count.low, each.count.high
            number = f"{low}+" if high is None else str(low) if high == low else f"{low}-{high}"
            marks = " running" * each.running + " part" * each.part
            lines.append(f"{each.outcome} {number}{marks}")
        return sorted(lines)

    return lines_of


@pytest.fixture(scope="session")
def triggers_in():
    """The triggers read in a text: words, kind, "vague", "weak" or "", status and the reason for it."""

    def told_by(text):
        return [
            (text[a.start : a.end], a.sub_event, _weight(a), a.status, a.reason)
            for a in find_actions(text, split_sentences(text))
        ]

    return told_by


def _weight(action):
    return "vague" if action.vague else "weak" if action.weak else ""


@pytest.fixture(scope="session")
def rule_that_read():
    """The first rule whose pattern covers exactly the trigger's words."""
    rules = rules_by_head()

    def rule_of(text, words):
        low, start = text.lower(), text.index(words)
        head = re.match(r"[\w'’-]+", low[start:]).group()
        return next(
            rule
            for rule in rules[head]
            if (found := rule.pattern.match(low, start)) and found.end() == start + len(words)
        )

    return rule_of
