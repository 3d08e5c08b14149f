"""A row tells the incident with its source and sentence, and nothing that is not known."""

import csv
import io
from dataclasses import fields, replace
from datetime import date

import pytest

from corpus.export import FORMATS, ExportRow, rows_with_evidence
from corpus.export_rows import INCIDENTS_AT_A_TIME, export_rows
from corpus.records import Actor, ActorRole, DayRange, SubEventType


@pytest.fixture(scope="module")
def as_csv(sample):
    def read(exported):
        return list(csv.DictReader(io.StringIO(sample.written("csv", exported).decode(), newline="")))

    return read


COLUMNS = [
    ("event_id_dateline", "i1"),
    ("event_date", "2020-10-11"),
    ("event_date_last", "2020-10-12"),
    ("time_precision", "2"),
    ("event_type", "Explosions/Remote violence"),
    ("sub_event_type", "Shelling/artillery/missile attack"),
    ("own_sub_event_type", "false"),
    ("status", "happened"),
    ("claimed_by", "the ombudsman"),
    ("accused", "Azerbaijan"),
    ("actor1", "Armed forces of X"),
    ("actor2", "the garrison"),
    ("accused_actors", "Azerbaijan"),
    ("weapons", "artillery"),
    ("targets", "infrastructure: school; civilians"),
    ("victims", "children"),
    ("country", "AZ"),
    ("country_name", "Azerbaijan"),
    ("location", "Stepanakert / Khankendi"),
    ("place_kind", "settlement"),
    ("latitude", "39.8177"),
    ("longitude", "46.7528"),
    ("geo_precision", "1"),
    ("source", "The Paper"),
    ("source_title", "Shells fall on the town"),
    ("source_date", "2020-10-12"),
    ("source_url", "https://paper.example/a"),
    ("published", "2020-10-12"),
    ("notes", "Shells fell on Stepanakert on Sunday and Monday, the ombudsman said."),
    ("fatalities_low", "2"),
    ("fatalities_best", "3"),
    ("fatalities_high", ""),
    ("injured_low", ""),
    ("articles", "2"),
    ("texts", ""),
    ("copies", ""),
    ("confidence", "0.812"),
    ("confidence_because", "raised: the sentence names the day; lowered: told in general words"),
    (
        "claims",
        "killed 3, injured 24 to 48 (the ombudsman; The Paper, 2020-10-12); killed 2 or more",
    ),
]


@pytest.mark.parametrize(("column", "value"), COLUMNS)
def test_a_row_holds_the_incident_with_its_source_and_sentence(column, value, sample, as_csv):
    assert as_csv(sample.rows())[0][column] == value


SIDES = [
    # roles in order, actor1, actor2
    (["participant", "participant"], "A", "B"),
    (["target", "attacker"], "B", "A"),
    (["attacker", "attacker"], "A; B", ""),
    (["attacker", "participant"], "A", "B"),
    (["accused", "target"], "", "B"),
    (["claimant", "denier"], "", ""),
    (["mediator", "participant"], "B", ""),
]


@pytest.mark.parametrize(("roles", "one", "other"), SIDES)
def test_the_two_sides_are_told_apart_and_an_accused_is_none(roles, one, other, sample):
    actors = tuple(Actor(role=ActorRole(role), words=words) for role, words in zip(roles, "AB", strict=True))
    (row, *_) = sample.rows(report=replace(sample.report, actors=actors))
    assert (row.actor1, row.actor2) == (one, other)


def test_a_kind_of_our_own_is_marked_as_such(sample, as_csv):
    talks = replace(sample.incident, sub_event=SubEventType.TALKS)
    assert as_csv(sample.rows(talks))[0]["own_sub_event_type"] == "true"


DAYS = [(0, "1"), (6, "2"), (7, "3"), (400, "3")]


@pytest.mark.parametrize(("more", "precision"), DAYS)
def test_time_precision_is_that_of_the_days(more, precision, sample, as_csv):
    first = date(2020, 1, 1)
    days = DayRange(first=first, last=date.fromordinal(first.toordinal() + more))
    assert as_csv(sample.rows(replace(sample.incident, days=days)))[0]["time_precision"] == precision


def test_what_is_not_known_is_empty_and_never_zero(sample, as_csv):
    row = as_csv(sample.rows(sample.bare))[0]
    known = {"event_id_dateline", "event_type", "sub_event_type", "own_sub_event_type", "status", "confidence"}
    known |= {"articles", "reports", "merged_because", "confidence_because"}
    assert {name for name, value in row.items() if value} == known
    assert (row["articles"], row["reports"]) == ("0", "0")


def test_copies_are_told_by_outlet_and_day_and_count_once(sample):
    incident = replace(sample.incident, texts=1, copies=(("a1", "a2"), ("a3", "not here")))
    post = replace(sample.article, article_id="a2", source="A Post", published=date(2020, 10, 13))
    nameless = replace(sample.article, article_id="a3", source="")
    held = {each.article_id: each for each in (sample.article, post, nameless)}
    (row,) = export_rows([incident], {"r1": sample.report}, held)
    assert (row.articles, row.texts) == (2, 1)
    assert row.copies == "The Paper, 2020-10-12 = A Post, 2020-10-13"


def test_a_point_in_the_west_or_south_stays_a_number(sample, as_csv):
    place = replace(sample.place, lat=-12.5, lon=-46.75)
    row = as_csv(sample.rows(replace(sample.incident, place=place)))[0]
    assert (row["latitude"], row["longitude"]) == ("-12.5", "-46.75")


def test_evidence_is_asked_for_some_hundred_incidents_at_a_time(sample):
    asked = []

    def evidence(part):
        asked.append(len(part))
        return {"r1": sample.report}, {"a1": sample.article}

    many = [sample.incident] * (INCIDENTS_AT_A_TIME + 2)
    told = rows_with_evidence(iter(many), evidence)
    assert next(told).notes == sample.sentence
    assert asked == [INCIDENTS_AT_A_TIME]
    assert len(list(told)) == INCIDENTS_AT_A_TIME + 1
    assert asked == [INCIDENTS_AT_A_TIME, 2]


def test_every_field_of_a_row_is_a_column_with_a_meaning():
    columns = FORMATS["csv"].columns
    assert [column.name for column in columns] == [one.name for one in fields(ExportRow)]
    assert all(len(column.about) > 5 for column in columns)
