"""What the filters take: lines, files and folders, each with its id, its day and the way back to its text."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.filters import Input, distinct, read_inputs
from corpus.records import PublishedBasis, Rejected


def from_lines(*values, **options):
    """What is read from standard input that holds these values, a line each (or bytes as they are)."""
    lines = [v if isinstance(v, bytes) else json.dumps(v).encode() for v in values]
    return list(read_inputs(["-"], io.BytesIO(b"\n".join(lines)), **options))


def test_no_path_at_all_is_standard_input() -> None:
    (one,) = read_inputs([], io.BytesIO(b'{"id": 1, "text": "Snow fell."}'))
    assert isinstance(one, Input)
    assert one.article.origin.startswith("standard input")


KEYS = [(7, 7, "7"), ("x-1", "x-1", "x-1"), (0, 0, "0"), (1.5, 1.5, "1.5"), (True, True, "True")]


@pytest.mark.parametrize(("given_id", "key", "article_id"), KEYS)
def test_an_id_comes_back_as_it_was_given(given_id, key, article_id) -> None:
    (one,) = from_lines({"id": given_id, "text": "Snow fell."})
    assert (one.key, one.article.article_id) == (key, article_id)


def test_without_an_id_the_words_and_the_outlet_make_one() -> None:
    first, again, elsewhere = from_lines(
        {"text": "Snow fell."}, {"text": "Snow fell."}, {"text": "Snow fell.", "source": "The Paper"}
    )
    assert first.key == first.article.article_id == again.key
    assert elsewhere.key != first.key


FIELDS = [
    ({"published": "2020-10-12"}, date(2020, 10, 12), PublishedBasis.GIVEN),
    ({"published": "12 October 2020"}, date(2020, 10, 12), PublishedBasis.GIVEN),
    ({"published": "some day"}, None, PublishedBasis.UNKNOWN),
    ({"published": "05/06/2020"}, None, PublishedBasis.UNKNOWN),
    ({"published": "05/06/2020", "url": "https://paper.uk/a"}, date(2020, 6, 5), PublishedBasis.METADATA),
    ({"published": 20201012}, None, PublishedBasis.UNKNOWN),
    ({"url": "https://paper.example/2020/10/12/snow"}, date(2020, 10, 12), PublishedBasis.ADDRESS),
    (
        {"published": "2020-10-13", "url": "https://paper.example/2020/10/12/snow"},
        date(2020, 10, 13),
        PublishedBasis.GIVEN,
    ),
    ({}, None, PublishedBasis.UNKNOWN),
]


@pytest.mark.parametrize(("fields", "day", "basis"), FIELDS)
def test_the_day_is_the_one_given_else_the_one_that_the_address_tells(fields, day, basis) -> None:
    (one,) = from_lines({"id": 1, "text": "Snow fell.", **fields})
    assert (one.article.published, one.article.published_basis) == (day, basis)


def test_titles_and_outlets_are_one_line_and_what_is_no_text_is_left_out() -> None:
    (one,) = from_lines({"id": 1, "text": "Snow fell.", "title": "Snow\n falls", "source": 5, "url": None})
    assert (one.article.title, one.article.source, one.article.url) == ("Snow falls", "", "")


NO_TEXT = [{"id": 1}, {"id": 1, "text": None}, {"id": 1, "text": ["Snow fell."]}, "Snow fell.", ["Snow fell."], 5]


@pytest.mark.parametrize("value", NO_TEXT)
def test_a_line_without_a_text_is_refused_and_the_next_one_read(value) -> None:
    refused, read = from_lines(value, {"id": 2, "text": "Snow fell."})
    assert isinstance(refused, Rejected)
    assert "text" in refused.reason
    assert read.key == 2


def test_a_line_that_is_no_json_is_refused_with_its_number() -> None:
    _, refused, read = from_lines({"id": 1, "text": "Snow."}, b"{no json", {"id": 3, "text": "Rain."})
    assert isinstance(refused, Rejected)
    assert "2" in refused.origin
    assert read.key == 3


def test_files_and_folders_are_read_in_order_and_a_text_file_is_named_by_its_stem(tmp_path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "b.txt").write_text("Rain fell.", "utf-8")
    (folder / "a.txt").write_text("Snow fell.", "utf-8")
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"id": "c", "text": "Hail fell."}\n', "utf-8")
    found = list(read_inputs([str(folder), str(lines)], io.BytesIO()))
    assert [(one.key, one.article.text) for one in found] == [
        ("a", "Snow fell."),
        ("b", "Rain fell."),
        ("c", "Hail fell."),
    ]


def test_a_text_files_name_may_tell_its_day(tmp_path) -> None:
    path = tmp_path / "2020-10-12-snow.txt"
    path.write_text("Snow fell.", "utf-8")
    (one,) = read_inputs([str(path)], io.BytesIO())
    assert (one.article.published, one.article.published_basis) == (date(2020, 10, 12), PublishedBasis.FILE_NAME)


def test_a_file_that_is_not_there_is_refused_and_the_rest_read(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Snow fell.", "utf-8")
    refused, read = read_inputs([str(tmp_path / "none.jsonl"), str(path)], io.BytesIO())
    assert isinstance(refused, Rejected)
    assert read.key == "a"


def test_inputs_under_one_id_get_ids_of_their_own_and_keep_their_keys() -> None:
    values = [{"id": "x", "text": f"Snow fell {n} times."} for n in range(3)]
    found = list(distinct(from_lines(*values, 5)))
    assert [one.article.article_id for one in found[:3]] == ["x", "x#2", "x#3"]
    assert {one.key for one in found[:3]} == {"x"}
    assert isinstance(found[3], Rejected)


WORDS = st.text(alphabet="abc éə\t\n.,“”  ", min_size=1, max_size=60).filter(lambda t: any(map(str.isalpha, t)))


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_every_text_comes_back_as_it_was_given_and_in_order(texts) -> None:
    found = from_lines(*({"id": n, "text": text} for n, text in enumerate(texts)))
    assert [(one.key, one.given) for one in found] == list(enumerate(texts))


@given(st.lists(st.sampled_from(["x", "y", "x#2"]), max_size=8))
def test_ids_told_apart_are_never_more_than_the_inputs(ids) -> None:
    found = list(distinct(from_lines(*({"id": i, "text": "Snow fell."} for i in ids))))
    assert [one.key for one in found] == ids
