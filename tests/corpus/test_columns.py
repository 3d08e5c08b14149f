"""Columns are told, known by name or guessed by what they hold, and what was taken for what is noted."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import ColumnFault, ColumnMap, day_words, map_columns
from corpus.intake import Told, take_in
from corpus.raw_article import RawArticle
from corpus.reading_json import read_json_document, read_json_lines
from corpus.reading_tables import read_table
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal

STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."
ROWS = [
    {
        "nr": "17",
        "worte": STORY,
        "tag": "2020-10-18",
        "wo": "https://paper.example/a",
        "top": "Shells fall again",
    },
    {
        "nr": "18",
        "worte": STORY * 3,
        "tag": "19 October 2020",
        "wo": "https://paper.example/b",
        "top": "More fall",
    },
    {"nr": "19", "worte": STORY * 2, "tag": "", "wo": "https://paper.example/c", "top": "Most fall on the town"},
]


def mapped(columns, rows=(), told=None, **more):
    return map_columns(columns, rows, told or {}, **more)


def csv_of(rows, **how):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), **how)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read_csv(content, told=None, name="a.csv", encoding="utf-8"):
    return list(read_table(io.BytesIO(content.encode(encoding)), name, name, told or {}))


# ---------------------------------------------------------------- which column is which

SAID = [
    (["id", "body", "date", "views"], {}, 'text from "body", day from "date"; not used: "id", "views"'),
    (["Text"], {}, 'text from "Text"'),
    (["text", "body"], {}, 'text from "text" or "body"'),
    (["text", "body"], {"text": "Body"}, 'text from "body" (as told); not used: "text"'),
    (["text", "name"], {"source": "name"}, 'text from "text", source from "name" (as told)'),
    (["text", "Byline"], {}, 'text from "text", author from "Byline"'),
    (["text", "who"], {"author": "who"}, 'text from "text", author from "who" (as told)'),
]


@pytest.mark.parametrize(("columns", "told", "words"), SAID)
def test_what_was_taken_for_what_is_said_in_words(columns, told, words):
    assert mapped(columns, told=told).words == words


def test_where_no_name_says_text_columns_are_known_by_what_they_hold():
    found = mapped(list(ROWS[0]), ROWS)
    assert found.words == (
        'text from "worte" (guessed), day from "tag" (guessed), address from "wo" (guessed); not used: "nr", "top"'
    )
    assert not found.by_name


def test_of_two_columns_of_days_neither_is_guessed():
    rows = [{**row, "seen": "2023-04-02"} for row in ROWS]
    assert mapped(list(rows[0]), rows).names["published"] == ()


def test_where_the_text_is_known_by_name_nothing_is_guessed():
    rows = [{"text": STORY, "seen": "2023-04-02"}]
    assert mapped(["text", "seen"], rows).words == 'text from "text"; not used: "seen"'


def test_a_column_that_was_told_and_is_not_there_is_named():
    fault = mapped(["text", "day"], told={"published": "dya"})
    assert fault == ColumnFault('it has no column "dya"; its columns are text, day', missing=True)


NO_TEXT = [
    [{"day": "2020-10-18", "place": "Ganja"}],
    [{"link": "https://paper.example/a-long-road-of-words-that-are-no-text-but-an-address-of-one"}],
    [{"code": "ABCD" * 40}],
    [],
]


@pytest.mark.parametrize("rows", NO_TEXT)
def test_what_is_no_text_is_not_guessed_to_be_one(rows):
    assert isinstance(mapped(["day", "place", "link", "code"], rows), ColumnFault)


@pytest.mark.parametrize("first", [STORY * 2, "https://paper.example/a", "2020-10-18"])
def test_a_table_without_a_row_of_names_is_refused_and_loses_no_article_unseen(first):
    (refused,) = read_csv(csv_of([{first: "x", "y": STORY}, {first: "x", "y": STORY}]))
    assert refused.code == Refusal.NO_TEXT
    assert "does not name its columns" in refused.reason


@given(
    st.lists(st.text(max_size=12), max_size=5),
    st.lists(st.lists(st.text(max_size=80), max_size=5), max_size=4),
)
def test_no_columns_are_too_strange(columns, cells):
    rows = [dict(zip(columns, row, strict=False)) for row in cells]
    assert isinstance(mapped(columns, rows), ColumnMap | ColumnFault)


# ---------------------------------------------------------------- days as programs write them

DAYS = [
    ("2020-10-18T10:00:00Z", "2020-10-18T10:00:00Z"),
    (20201018, "20201018"),
    (1602979200, "2020-10-18"),
    ("1602979200", "2020-10-18"),
    ("1602979200.0", "2020-10-18"),
    (1602979200.5, "2020-10-18"),
    (1602979200_000, "2020-10-18"),
    (1602979200_000_000, "2020-10-18"),
    (1602979200_000_000_000, "2020-10-18"),
    (datetime(2020, 10, 18, 9, tzinfo=UTC), "2020-10-18T09:00:00+00:00"),
    (date(2020, 10, 18), "2020-10-18"),
    (10**40, ""),
    (-5, "-5"),
    (float("inf"), ""),
    (True, ""),
    (None, ""),
    (["2020"], ""),
]


@pytest.mark.parametrize(("value", "words"), DAYS)
def test_days_are_read_as_programs_write_them(value, words):
    assert day_words(value) == words


# ---------------------------------------------------------------- tables


def test_a_note_comes_before_the_first_article():
    note, *articles = read_csv(csv_of(ROWS))
    assert isinstance(note, Noted)
    assert note.origin == "a.csv"
    assert [(one.published, one.url) for one in articles] == [(row["tag"], row["wo"]) for row in ROWS]


def test_a_told_column_is_read():
    _, first, *_ = read_csv(csv_of(ROWS), {"text": "top", "published": "Tag"})
    assert (first.text, first.published, first.url) == ("Shells fall again", "2020-10-18", "")


def test_a_told_column_that_is_missing_refuses_the_table_once():
    (refused,) = read_csv(csv_of(ROWS), {"text": "words"})
    assert (refused.code, refused.origin) == (Refusal.BAD_TABLE, "a.csv")
    assert refused.reason == 'it has no column "words"; its columns are nr, worte, tag, wo, top'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_table_with_quoted_newlines_is_read_in_any_usual_encoding(encoding):
    story = f"“{STORY}”\n\nThe café in the old town stayed open – all day long, its owner’s son said."
    rows = [{"title": "Café", "text": story}] * 60
    note, *articles = read_csv(csv_of(rows, delimiter=";"), encoding=encoding)
    assert isinstance(note, Noted)
    assert [one.text for one in articles] == [story] * 60


def test_a_table_in_utf16_may_be_longer_than_an_article():
    rows = [{"text": f"{number} {'x' * 1_000_000}"} for number in range(12)]
    assert sum(isinstance(one, RawArticle) for one in read_csv(csv_of(rows), encoding="utf-16")) == 12


def test_a_line_of_ten_million_characters_costs_itself_in_utf16_too():
    _, refused, article = read_csv(f'text\n{"x" * 10_100_000}\n"{STORY}"\n', encoding="utf-16")
    assert (refused.code, article.text) == (Refusal.TOO_LARGE, STORY)


def test_a_columns_name_cannot_write_to_the_screen():
    note, _ = read_csv(f"text,\x1b[31m{'z' * 500}\n{STORY},1\n")
    assert note.words.startswith('text from "text"; not used: "\\x1b[31m')
    assert len(note.words) < 100


# ---------------------------------------------------------------- JSON


def read_lines(*objects, told=None):
    content = "\n".join(json.dumps(one) for one in objects)
    return list(read_json_lines(io.BytesIO(content.encode()), "a.jsonl", "a.jsonl", told or {}))


def test_fields_of_json_lines_are_told_noted_and_guessed_as_columns_are():
    note, first, *_ = read_lines(*ROWS)
    assert note.words.startswith('text from "worte" (guessed), day from "tag" (guessed)')
    assert (first.text, first.url) == (STORY, "https://paper.example/a")
    note, first, *_ = read_lines(*ROWS, told={"text": "top"})
    assert (note.words.split(";")[0], first.text) == ('text from "top" (as told)', "Shells fall again")
    (refused,) = read_lines(*ROWS, told={"text": "words"})
    assert refused.code == Refusal.BAD_TABLE


def test_later_lines_may_have_other_usual_names():
    found = read_lines(*[{"text": STORY}] * 60, {"body": STORY})
    assert sum(isinstance(one, RawArticle) for one in found) == 61


def test_a_line_without_the_told_field_is_refused_alone():
    found = read_lines({"words": STORY}, {"text": STORY}, told={"text": "words"})
    assert [type(one) for one in found] == [Noted, RawArticle, Rejected]


def test_a_day_may_be_a_number_of_seconds():
    _, article, _ = read_lines({"text": STORY, "date": 1602979200}, {"text": STORY})
    assert article.published == "2020-10-18"


AUTHORS = [
    ({"author": "By Anna Morel"}, "Anna Morel"),
    ({"authors": ["Anna Morel", {"name": "Peter Lind"}, 7, None]}, "Anna Morel, Peter Lind"),
    ({"byline": {"name": "Anna Morel"}}, "Anna Morel"),
    ({"author": [], "creator": "Anna Morel"}, "Anna Morel"),
    ({"author": "The Paper Staff", "source": "The Paper"}, ""),
    ({"author": 7}, ""),
    ({"title": ["Anna Morel"]}, ""),
]


@pytest.mark.parametrize(("fields", "author"), AUTHORS)
def test_an_author_may_be_words_an_object_or_a_list(fields, author):
    (article,) = read_json_document(json.dumps({"text": STORY, **fields}).encode(), "a.json", "a.json")
    taken = take_in(article, Told())
    assert (taken.author, taken.title) == (author, "")


def test_an_authors_column_of_a_table_is_read():
    _, article = read_csv(csv_of([{"text": STORY, "Byline": "By Anna Morel, Peter Lind"}]))
    assert take_in(article, Told()).author == "Anna Morel, Peter Lind"


def test_a_single_object_is_noted_only_where_something_was_told_or_guessed():
    plain = read_json_document(json.dumps({"text": STORY}).encode(), "a.json", "a.json")
    assert [type(one) for one in plain] == [RawArticle]
    guessed = read_json_document(json.dumps(ROWS[0]).encode(), "a.json", "a.json")
    assert [type(one) for one in guessed] == [Noted, RawArticle]


def test_a_number_of_thousands_of_digits_is_no_day():
    assert day_words("1" * 20_000) == "1" * 20_000
