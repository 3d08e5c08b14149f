"""The main incident of an article held against what somebody noted of it."""

import json
from datetime import date

import pytest

from corpus.scoring_incidents import IncidentScore, Noted, score_articles, score_main_incident

MONDAY = date(2020, 10, 12)
"""Of the week of the Thursday on which the tests' texts are published."""


def counts(score):
    return score.articles, score.dated, score.killed, score.injured


@pytest.mark.parametrize(
    ("text", "killed", "injured", "expected"),
    [
        ("Rockets killed two people in Barda on Monday.", 2, 0, (1, 1, 1, 1)),
        ("Rockets killed two people in Barda on Monday.", 3, 1, (1, 1, 0, 0)),
        ("Rockets killed two people in Barda on Sunday.", 2, 0, (1, 0, 1, 1)),
        ("Rockets killed two people in Barda.", 2, 0, (1, 0, 1, 1)),
        ("Rockets killed at least two people in Barda on Monday.", 2, 0, (1, 1, 1, 1)),
        ("Rockets hit Barda on Monday.", 0, 0, (1, 1, 1, 1)),
        ("The presidents held talks in Moscow on Monday.", 0, 0, (1, 0, 0, 0)),
        ("It rained on Monday.", 0, 0, (1, 0, 0, 0)),
    ],
    ids=[
        "right", "other figures", "another day", "a range of days", "at least so many", "no figures",
        "no violence", "nothing",
    ],
)  # fmt: skip
def test_the_first_report_of_violence_is_held_against_the_notes(read, text, killed, injured, expected):
    assert counts(score_main_incident(Noted(day=MONDAY, killed=killed, injured=injured), read(text))) == expected


def test_shares_are_of_all_articles():
    both = IncidentScore(articles=1, dated=1) + IncidentScore(articles=3, dated=2, killed=1)
    assert (both.percent(both.dated), both.percent(both.killed), both.percent(both.injured)) == (75, 25, 0)
    assert IncidentScore().percent(0) == 0


def test_every_second_article_is_read_with_its_headline_and_its_notes(tmp_path, world):
    rows = [
        {"id": name, "title": "Two killed in Barda", "published": "2020-10-15", "text": text, "gold": gold}
        for name, text, gold in [
            ("a", "Rockets hit Barda on Monday.", {"date": "2020-10-12", "killed": 2, "injured": 0}),
            ("b", "Nothing happened.", {"date": "2020-10-12", "killed": 9, "injured": 9}),
            ("c", "Rockets hit Barda on Monday.", {"date": "2020-10-13", "killed": 2, "injured": 0}),
        ]
    ]
    path = tmp_path / "made.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    assert counts(score_articles(path, world, 2)) == (2, 1, 2, 2)
