"""Words of strangers do no harm in a table: no cell becomes a formula, however a spreadsheet cuts the lines."""

import csv
import io
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export_columns import OWN_COLUMNS
from corpus.export_text import cell, sound, sound_for_xml, unformulated

TABLES = ["csv", "acled", "ucdp"]
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
FILLERS = set("\u115f\u1160\u2800\u3164\uffa0\u034f\ufe0f\u180b")


@pytest.fixture(autouse=True, scope="module")
def long_fields():
    """Our own reader takes fields as long as our hostile words are."""
    before = csv.field_size_limit(100_000_000)
    yield
    csv.field_size_limit(before)


def begins_like_a_formula(text):
    """Whether a spreadsheet could take a cell for a formula or a call; told without the code that is tested."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    for letter in text:
        if unicodedata.category(letter) in UNSEEN or letter in FILLERS or letter == '"':
            continue
        return unicodedata.normalize("NFKC", letter)[:1] in {*"=+-@|%\u2212"}
    return False


def is_number(text):
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def words_with(marks):
    return st.text(alphabet=st.one_of(st.sampled_from(marks), st.characters()), max_size=40)


ANY_WORDS = words_with("=+-@|%;,\t\r\n \"'\0\u00a0\u3000\u200b\ufeff\u202e\u3164＝＋－﹣abc1")


@given(ANY_WORDS)
def test_no_words_become_a_formula(words):
    assert not begins_like_a_formula(cell(words))


@given(ANY_WORDS)
def test_no_part_of_a_cell_becomes_one_where_semicolons_or_lines_cut_it(words):
    for separator in ";\t\r\n":
        for part in cell(words).split(separator)[1:]:
            assert not begins_like_a_formula(part) or part[:1] in {"\t", "\r", "\n"}


@given(ANY_WORDS)
def test_nothing_but_apostrophes_is_put_in_and_nothing_is_taken_out(words):
    left = iter(cell(words))
    for letter in sound(words):
        assert letter == next(got for got in left if got == letter or got != "'")
    assert not set(left) - {"'"}


HARMLESS = ["", "Ganja", "Գանձակ", "12 - 14 killed", "it's; 5 = 5", "a, b; c", "“quoted”", "'=1", "—dash", "50%"]


@pytest.mark.parametrize("words", HARMLESS)
def test_harmless_words_are_left_as_they_are(words):
    assert cell(words) == words


@pytest.mark.parametrize("value", [-46.75, 0, -3, 12, None])
def test_numbers_are_left_as_they_are(value):
    assert cell(value) is value


def test_every_sign_that_reads_like_a_mark_is_one_in_any_width_and_behind_anything_unseen():
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    marks = [each for each in signs if unicodedata.normalize("NFKC", each)[:1] in {*"=+-@|%\u2212"}]
    unseen = [each for each in signs if unicodedata.category(each) in UNSEEN or each in FILLERS]
    assert len(marks) > 15
    assert len(unseen) > 200
    assert [each for each in marks if not unformulated(f"{each}1").startswith("'")] == []
    assert [each for each in unseen if not unformulated(f"{each}=1").startswith("'")] == []


def test_reading_hostile_words_takes_time_in_proportion_only():
    began = time.process_time()
    for words in (
        " " * 10**6,
        "\t" * 10**6,
        ";" * 10**6,
        "; \u3000" * 300_000,
        "\n" * 10**6,
        "\0\ud800" * 300_000,
    ):
        cell(words)
    assert time.process_time() - began < 20


@pytest.mark.parametrize("form", TABLES)
def test_hostile_words_stay_words_in_every_table(form, hostile, sample):
    told = sample.written(form, sample.rows_of_words(hostile), sample.note_of_words(hostile)).decode("utf-8")
    (header, row) = csv.reader(io.StringIO(told, newline=""))
    assert len(header) == len(row)
    assert [each for each in row if begins_like_a_formula(each) and not is_number(each)] == []
    assert "\0" not in told


@pytest.mark.parametrize("form", TABLES)
def test_hostile_words_stay_words_where_the_list_separator_is_a_semicolon(form, hostile, sample):
    told = sample.written(form, sample.rows_of_words(hostile)).decode("utf-8")
    for line in csv.reader(io.StringIO(told, newline=""), delimiter=";"):
        assert [each for each in line if begins_like_a_formula(each)] == []


def test_hostile_words_come_back_from_the_table_as_they_were_but_for_apostrophes(hostile, sample):
    told = sample.written("csv", sample.rows_of_words(hostile)).decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(told, newline=""))
    assert row["source_title"].replace("'", "") == sound(hostile).replace("'", "")


@given(ANY_WORDS, ANY_WORDS)
def test_any_words_come_through_a_table_as_one_row(sample, source, claimant):
    article, report = sample.rows_of_words(source)[0], sample.rows_of_words(claimant)[0]
    told = sample.written("csv", [article, report]).decode("utf-8")
    header, *rows = csv.reader(io.StringIO(told, newline=""))
    assert [len(row) for row in (header, *rows)] == [len(OWN_COLUMNS)] * 3


@given(st.text(alphabet=st.characters() | st.characters(categories=["Cs"])))
def test_sound_words_can_be_written_and_lose_nothing_but_nul(words):
    told = sound(words)
    assert len(told) == len(words.replace("\0", ""))
    assert told.encode("utf-8").decode("utf-8") == told
    assert sound(told) == told


def test_what_xml_may_not_hold_is_marked():
    assert sound_for_xml("a\x01b\0c\ufffed\t\n") == "a\ufffdbc\ufffdd\t\n"
