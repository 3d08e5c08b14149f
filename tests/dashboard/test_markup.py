"""Pieces of HTML: whatever goes in is text, and stays whole."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.markup import (
    LONGEST_ADDRESS,
    LONGEST_SHOWN_ADDRESS,
    Html,
    address,
    details,
    english,
    facts,
    filled,
    is_web_address,
    link,
    quoted,
    table,
    text,
)

TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = st.text(st.sampled_from("<>&\"'/=abc \u202e;#x"), max_size=60)


class Seen(HTMLParser):
    """What a browser would see: the tags in order, those still open, and the words."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.words, self.names = [], [], "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@given(words=HOSTILE)
def test_a_text_makes_no_tag_and_is_seen_as_it_was_written(words):
    seen = Seen(text(words))
    assert set(seen.tags) <= {"bdi"}
    assert seen.words == words


@pytest.mark.parametrize("sign", list(TURNING))
def test_a_direction_turned_on_in_a_text_ends_with_it(sign):
    assert text(f"a{sign}b") == f"<bdi>a{sign}b</bdi>"


@pytest.mark.parametrize("words", ["", "plain", "Gəncə", "Գորիս", "שלום", "a & b"])
def test_a_text_that_turns_nothing_stands_bare(words):
    assert "<bdi>" not in text(words)


@given(rows=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=5), caption=HOSTILE, names=st.tuples(HOSTILE, HOSTILE))
def test_a_table_of_anything_is_whole_and_has_its_cells(rows, caption, names):
    seen = Seen(table(caption, names, [[text(cell) for cell in row] for row in rows]))
    assert seen.open == []
    assert seen.tags.count("td") == 2 * len(rows)
    assert seen.tags.count("tr") == len(rows) + 1
    assert set(seen.names) <= {"class", "tabindex", "role", "aria-label", "scope"}
    assert seen.words == "".join((caption, *names, *(cell for row in rows for cell in row)))


@given(pairs=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=5))
def test_a_list_of_facts_keeps_each_value_with_its_name(pairs):
    html = facts([(name, text(value)) for name, value in pairs])
    seen = Seen(html)
    assert seen.open == []
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html, re.DOTALL)
    assert [(unescape(name), Seen(value).words) for name, value in found] == pairs


@given(url=st.text(max_size=120) | HOSTILE.map(lambda end: f"https://example.org/{end}"))
def test_an_address_is_a_link_or_plain_text_and_breaks_out_of_neither(url):
    seen = Seen(address(url))
    assert seen.open == []
    assert set(seen.tags) <= {"a", "span", "bdi"}
    assert ("a" in seen.tags) is is_web_address(url)
    assert set(seen.names) <= {"href", "target", "rel"}


@pytest.mark.parametrize(
    ("length", "is_cut"),
    [(LONGEST_SHOWN_ADDRESS, False), (LONGEST_SHOWN_ADDRESS + 1, True), (LONGEST_ADDRESS, True)],
)
def test_a_long_address_is_shown_cut_and_still_followed_whole(length, is_cut):
    url = "https://example.org/".ljust(length, "a")
    html = address(url)
    assert f'href="{url}"' in html
    assert ("…" in html) is is_cut
    assert len(Seen(html).words) <= LONGEST_SHOWN_ADDRESS


@given(words=HOSTILE, language=HOSTILE | st.sampled_from(["en", "hy", "zh-Hant", ""]))
def test_somebodys_words_keep_their_own_direction_and_say_their_language_where_it_is_one(words, language):
    seen = Seen(quoted(words, language))
    assert seen.words == words
    assert seen.open == []
    assert set(seen.names) <= {"lang"}
    assert ("lang" in seen.names) is bool(re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language))


@given(words=HOSTILE)
def test_english_of_the_corpus_is_marked_as_such(words):
    assert english(words) == f'<span lang="en" dir="ltr">{text(words)}</span>'


@given(words=HOSTILE)
def test_a_sentence_is_filled_with_markup_and_nothing_in_a_value_is_filled_again(words):
    value = f"{words}{{other}}"
    html = filled("a < b: {one} & {other}", one=text(value), other=Html("<b>x</b>"))
    seen = Seen(html)
    assert seen.words == f"a < b: {value} & x"
    assert seen.tags.count("b") == 1


@given(url=HOSTILE, words=HOSTILE)
def test_a_link_of_ours_stays_in_its_window_and_in_its_attribute(url, words):
    seen = Seen(link(url, words))
    assert (seen.tags, seen.names, seen.words) == (["a"], ["href", "target"], words)
    assert 'target="_self"' in link(url, words)


def test_what_opens_has_its_heading():
    assert details("Why?", Html("<p>So.</p>")) == "<details><summary>Why?</summary><p>So.</p></details>"
