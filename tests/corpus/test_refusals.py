"""What was not read keeps how it began, fit to be kept and shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.intake import Told, take_in
from corpus.raw_article import RawArticle
from corpus.readers import read_file
from corpus.reading_documents import read_document
from corpus.records import Article, Noted, Rejected
from corpus.refusals import EXCERPT, excerpt
from corpus.store import Store

ARMENIAN = "Կիրակի օրը քաղաքի վրա արկեր են ընկել, հայտնել է դատախազությունը։ Բնակիչները թաքնվել են նկուղներում։"


def refused(tmp_path, name, content):
    """The only thing that a file holds, which is one that is not read."""
    path = tmp_path / name
    path.write_bytes(content)
    found = [
        each for one in read_file(path) for each in (read_document(one) if isinstance(one, Document) else [one])
    ]
    told = (take_in(one, Told()) if isinstance(one, RawArticle) else one for one in found)
    (thing,) = (one for one in told if not isinstance(one, Noted))
    assert isinstance(thing, Rejected)
    return thing


BEGINNINGS = [
    ("marks.txt", b"--- 123 ---", "--- 123 ---"),
    ("bad.json", b'{"text": ', '{"text":'),
    ("bad.jsonl", b'{"text": "Shells fell\n', '{"text": "Shells fell'),
    ("other.json", b'{"words": "x", "id": 7, "more": [1]}', "words: x\nid: 7"),
    ("string.json", b'["a string"]', "a string"),
    ("notext.csv", b"day,place\n2020-10-18,Ganja\n", "day\nplace"),
    ("long.csv", b"text,day\nShells fell,2020-10-18,surplus\n", "Shells fell\n2020-10-18\nsurplus"),
    ("noise.txt", bytes(range(128, 256)) * 40, "\\x80\\x81"),
    ("page.html", b"<p " + b" ".join(b"a%d=1" % i for i in range(2_000)) + b">x", "<p a0=1 a1=1"),
    ("empty.txt", b"", ""),
    ("program.txt", b"\x7fELF\x02\x01\x01\x00" * 9, ""),
]


@pytest.mark.parametrize(("name", "content", "beginning"), BEGINNINGS, ids=[row[0] for row in BEGINNINGS])
def test_what_is_refused_keeps_how_it_begins_where_a_text_was_at_hand(tmp_path, name, content, beginning):
    text = refused(tmp_path, name, content).text
    assert text.startswith(beginning)
    assert bool(text) == bool(beginning)


def test_a_page_without_an_article_keeps_the_words_that_a_reader_sees(tmp_path):
    page = b"<html><head><title>T</title><style>p{}</style></head><body><script>var x</script>%s</body></html>"
    footer = b"<footer>Menu <b>of</b> towns</footer>"
    thing = refused(tmp_path, "page.html", page % footer)
    assert thing.reason == "no article was found in the page"
    assert thing.text == "Menu\nof\ntowns"


def test_an_article_in_another_language_is_kept_whole_with_all_that_is_known_of_it():
    text = "\n\n".join(f"{ARMENIAN} {number}." for number in range(200))
    found = RawArticle(
        text=text,
        origin="a.json",
        title="Լուրեր",
        source="The Paper",
        author="By Anna Morel",
        url="https://example.org/a",
        published="2020-10-18",
    )
    thing = take_in(found, Told())
    assert isinstance(thing, Rejected)
    assert (thing.code, thing.language, thing.text) == ("language", "hy", text)
    assert len(text) > EXCERPT
    assert (thing.title, thing.source, thing.url) == ("Լուրեր", "The Paper", found.url)
    assert thing.author == "Anna Morel"
    assert thing.published == date(2020, 10, 18)


def test_what_is_kept_of_another_language_is_the_text_that_its_article_would_have():
    """So that it gets the id that it would have got, on the day on which the language is read."""
    text = "\u200b" + ARMENIAN.replace(" ", "  ", 1) + " [ad_1]"
    thing = take_in(RawArticle(text=text, origin="a.json"), Told())
    again = take_in(RawArticle(text=thing.text, origin="a.json"), Told())
    assert again.text == thing.text


def test_an_english_article_is_no_refusal():
    found = RawArticle(text="Shells fell on Terter on Sunday, residents of the town said.", origin="a.txt")
    assert isinstance(take_in(found, Told()), Article)


@given(text=st.one_of(st.text(max_size=300), st.binary(max_size=300)), times=st.sampled_from([1, 40]))
def test_any_beginning_can_be_shown_and_stored(text, times):
    kept = excerpt(text * times)
    assert len(kept) <= EXCERPT
    assert kept.encode("utf-8", "replace").decode() == kept
    assert not set(kept) & set("\0\t\r\x1b\x7f\x85\xad\u200b\u202e\u2028")


def test_half_a_character_does_no_harm_to_the_store(tmp_path):
    thing = Rejected(origin="a", reason="b", code="c", text=excerpt("\ud800 \0 \u202e"))
    with Store.create(tmp_path / "store.sqlite") as store:
        store.add_rejected([thing])
        assert store.account.rejected(limit=1) == (thing,)
