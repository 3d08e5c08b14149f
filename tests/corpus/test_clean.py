"""Text is cleaned once, and every character knows where it stood."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import article_id_of, clean, one_line

CHARACTERS = [
    ("two\r\nlines\rand a third", "two\nlines\nand a third"),
    ("a\u2028b\x0bc\x85d", "a\nb\nc\nd"),
    ("thin\u2009and\xa0wide\tspaces", "thin and wide spaces"),
    ("Gan\xadja was\u200b hit\ufeff", "Ganja was hit"),
    ("\u202eright to left\u202c", "right to left"),
    ("nul\x00 and bell\x07", "nul and bell"),
    ("half a pair \ud83d here", "half a pair \ufffd here"),
    ("Ga\u0308nce\u0301", "Gänc\xe9"),
    ("e\u200b\u0301", "\xe9"),
    ("Gəncə, Гянджа, Գանձակ", "Gəncə, Гянджа, Գանձակ"),
    ("\u1112\u1161\u11ab", "한"),
]


@pytest.mark.parametrize(("given_text", "expected"), CHARACTERS)
def test_characters_become_plain(given_text, expected):
    assert clean(given_text).text == expected


LITTER = [
    ("[ad_1]Shells fell on the town.[ad_2]", "Shells fell on the town."),
    ("[ad_1]\nShells fell.\n[ad_2]", "Shells fell.\n"),
    (
        "Two were hurt.[12][13] Shells fell[a] on the town.[citation needed]",
        "Two were hurt. Shells fell on the town.",
    ),
    ("Shells fell. ![x](a.png) Two[b](c) were hurt.", "Shells fell. ![x](a.png) Two[b](c) were hurt."),
    ("In [2] Shells fell at [14:42].", "In [2] Shells fell at [14:42]."),
    ("One.\nAdvertisement\nTwo.", "One.\nTwo."),
    ("One.\nADVERTISEMENT:\nTwo.", "One.\nTwo."),
    ("One.\nRead more: Talks in Geneva end\nTwo.", "One.\nTwo."),
    ("One.\nRead more\n", "One.\n"),
    ("We use cookies to make this site better. Learn how cookies work.\nOne.", "One."),
    ("One.\n© 2020 The Paper. All rights reserved.", "One.\n"),
    ("One.\nLike this: Like Loading...\n", "One.\n"),
    ("One.\n• Share\n• Tweet\nTwo.", "One.\nTwo."),
]


@pytest.mark.parametrize(("given_text", "expected"), LITTER)
def test_litter_goes(given_text, expected):
    assert clean(given_text).text == expected


HONEST = [
    "The minister said he would read more reports before he spoke.",
    "The advertisement was withdrawn on Friday.",
    "Villagers baked cookies for the soldiers.",
    "No.\nHe said no.\nNo.",
    "Copyright law was not on the table.",
    "Share prices fell in Baku.",
    "More than 20 shells fell.",
    "A date 2020-10-18 in the middle stays.",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_lines_stay(text):
    assert clean(text).text == text


def test_a_paragraph_told_twice_is_told_once():
    paragraph = "Artillery fire was heard north of the town through the night, residents said."
    text = f"{paragraph}\n\nA second paragraph says something else altogether.\n\n{paragraph}\n\nThe end."
    assert clean(text).text.count(paragraph) == 1
    assert clean(text).text.endswith("The end.")


def test_a_line_of_wrapped_copy_that_comes_back_is_no_repeat():
    wrapped = "THE MINISTRY OF DEFENCE SAID THAT\nTHE TOWN WAS QUIET IN THE MORNING AND\n"
    text = f"{wrapped}THAT NO ONE WAS HURT.\n\n{wrapped}THAT LATER IT WAS NOT."
    assert clean(text).text == text


HEADS = [
    (" date 2020-10-18 The talks began.", "2020-10-18", "The talks began."),
    ("\ufeffDate: 2021-03-02\nThe talks began.", "2021-03-02", "The talks began."),
    ("date 2020-10-18T09:30:00Z The talks began.", "2020-10-18", "The talks began."),
    ("date 2020-13-45 The talks began.", None, "The talks began."),
    ("The date 2020-10-18 was set.", None, "The date 2020-10-18 was set."),
]


@pytest.mark.parametrize(("text", "day", "rest"), HEADS)
def test_an_archives_head_is_a_day_and_no_text(text, day, rest):
    cleaned = clean(text)
    assert (str(cleaned.head_day) if cleaned.head_day else None) == day
    assert cleaned.text == rest


def test_with_litter_kept_only_characters_change():
    text = " date 2020-10-18 [ad_1]Shells\u200b fell.\nAdvertisement\n"
    assert clean(text, keep_litter=True).text == " date 2020-10-18 [ad_1]Shells fell.\nAdvertisement\n"


def test_a_span_leads_back_to_the_words_as_given():
    text = " date 2020-10-18 [ad_1]\r\nOn Sunday Ga\u0308n\u200bja\u200b was quiet."
    cleaned = clean(text)
    start = cleaned.text.index("Gänja")
    span = cleaned.given_span(start, start + 5)
    assert text[span.start : span.end] == "Ga\u0308n\u200bja"
    assert cleaned.given(len(cleaned.text)) == len(text)
    assert cleaned.clean_position(span.start) == start


def test_a_lead_stands_at_the_very_beginning_of_what_was_given():
    given = "Shells\u00a0fell on Goris."
    cleaned = clean(given)
    led = cleaned.led_by("War.\n\n")
    assert led.text == "War.\n\n" + cleaned.text
    assert led.given_span(0, 4) == (0, 0)
    start = led.text.index("fell")
    assert led.given_span(start, start + 4) == cleaned.given_span(start - 6, start - 2)
    assert cleaned.led_by("") is cleaned


def test_text_without_fault_is_given_back_as_it_is():
    text = "Shells fell on the town.\nNobody was hurt.\n"
    cleaned = clean(text)
    assert cleaned.text is text
    assert isinstance(cleaned.starts, range)


DIRT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("ab \n\r\t\u0301\u0308\u200b\xad\ud800\x00\u1112\u1161\u11abéə"),
    ),
    max_size=80,
)


@given(DIRT)
def test_whatever_comes_leaves_clean_and_cleaning_again_changes_no_character(text):
    cleaned = clean(text, keep_litter=True)
    assert unicodedata.is_normalized("NFC", cleaned.text)
    assert not any(unicodedata.category(c) == "Cs" or c in "\x00\r\u200b\xad" for c in cleaned.text)
    assert clean(cleaned.text, keep_litter=True).text == cleaned.text


@given(
    st.lists(
        st.one_of(DIRT, st.sampled_from(["Advertisement\n", "[ad_1]", "\n", " date 2020-10-18 "])), max_size=8
    )
)
def test_offsets_never_run_backwards_or_out_of_the_text(parts):
    text = "".join(parts)
    cleaned = clean(text)
    assert len(cleaned.starts) == len(cleaned.ends) == len(cleaned.text)
    assert all(a <= b for a, b in zip(cleaned.starts, cleaned.starts[1:], strict=False))
    assert all(0 <= a < b <= len(text) for a, b in zip(cleaned.starts, cleaned.ends, strict=True))


@given(st.text(alphabet="abc .\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_plain_characters_lead_back_to_themselves(text, a, b):
    dirty = "\u200b".join(text)
    cleaned = clean(dirty, keep_litter=True)
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = cleaned.given_span(start, end)
    assert cleaned.text == text
    assert dirty[span.start : span.end].replace("\u200b", "") == text[start:end]


def test_an_id_comes_from_words_and_outlet_and_not_from_the_layout():
    first = article_id_of("Shells fell.\n\nNobody was hurt.", "The Paper")
    assert first == article_id_of("Shells  fell. Nobody was hurt.\n", " the paper ")
    assert first != article_id_of("Shells fell. Nobody was hurt.", "Another Paper")
    assert first != article_id_of("Shells fell. Somebody was hurt.", "The Paper")
    assert len(first) == 16
    assert int(first, 16) >= 0


def test_a_title_is_one_short_line():
    assert one_line("  Talks\nbegin\u200b in\tGeneva ") == "Talks begin in Geneva"
    assert len(one_line("long " * 10_000)) <= 500


HOSTILE = [
    "a" * 100_000,
    "\n" * 100_000,
    "\n   " * 25_000,
    "[ad_" * 25_000,
    "we " * 33_000,
    "\u0301" * 100_000,
    "e\u0301" * 50_000,
    "read more: " * 9_000,
    "- " * 50_000,
    "\u200b" * 100_000,
    "we use cookies " * 6_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:8]) for text in HOSTILE])
def test_hostile_lines_take_no_time(text):
    begun = time.process_time()
    clean(text)
    assert time.process_time() - begun < 10
