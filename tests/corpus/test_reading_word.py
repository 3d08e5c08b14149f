"""Word documents are read paragraph by paragraph; bombs, entities and damaged ones are named."""

import io
import zipfile
from functools import cache

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.raw_article import RawArticle
from corpus.reading_documents import read_document
from corpus.reading_word import LARGEST_UNPACKED_BYTES
from corpus.records import Rejected
from corpus.refusals import Refusal

STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."
PROSE = "In Barda the market opened as usual, and buses ran on the road that the fire had closed."
PROSE += " The bridge was still shut."


def read(content, name="story.docx"):
    (found,) = read_document(Document(content=content, origin=name, name=name))
    return found


def saved(word):
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@cache
def whole():
    """A document of two paragraphs around a table."""
    word = docx.Document()
    word.core_properties.title = "Shells fall"
    word.core_properties.author = "A. Writer"
    word.add_paragraph(STORY)
    table = word.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Barda", "3 hurt", "Terter", PROSE], strict=True):  # noqa: SLF001
        cell.text = words
    word.add_paragraph("The road was open again by noon.")
    return saved(word)


def with_member(name, content):
    """The same document with one part in another's place, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def test_paragraphs_and_tables_are_read_in_their_order():
    article = read(whole())
    assert article.text.split("\n\n") == [
        STORY,
        "Barda | 3 hurt",
        "Terter",
        PROSE,
        "The road was open again by noon.",
    ]
    assert article.title == "Shells fall"
    assert article.published == ""


def test_what_was_struck_out_is_not_read_and_what_was_put_in_is():
    word = docx.Document()
    run = '<w:r><w:{kind} xml:space="preserve">{words}</w:{kind}></w:r>'
    put_in = run.format(kind="t", words="two ")
    struck_out = run.format(kind="delText", words="nine ")
    moved = run.format(kind="t", words="ten ")
    body = (
        f"<w:p {nsdecls('w')}>{run.format(kind='t', words='Shells hurt ')}"
        f'<w:del w:id="1" w:author="a">{struck_out}</w:del><w:moveFrom w:id="3" w:author="a">{moved}</w:moveFrom>'
        f'<w:ins w:id="2" w:author="a">{put_in}</w:ins>'
        f"<w:sdt><w:sdtContent>{run.format(kind='t', words='people.')}</w:sdtContent></w:sdt></w:p>"
    )
    word.element.body.insert(0, parse_xml(body))
    assert read(saved(word)).text == "Shells hurt two people."


def test_tabs_and_line_breaks_are_kept_but_not_where_tabs_are_set():
    word = docx.Document()
    paragraph = word.add_paragraph("BARDA\tOctober\nShells fell.")
    paragraph.paragraph_format.tab_stops.add_tab_stop(100_000)
    assert read(saved(word)).text == "BARDA\tOctober\nShells fell."


@pytest.mark.parametrize("name", ["story", "story.txt", "story.doc"])
def test_a_docx_is_known_by_its_first_bytes_whatever_it_is_called(name):
    assert read(whole(), name).text.startswith(STORY)


# ---------------------------------------------------------------- what is not read

BILLION = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
EXTERNAL = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document>&a;</w:document>'
)
REFUSED = [
    ("entities", lambda: with_member("word/document.xml", BILLION), Refusal.HOSTILE_PAGE, "declares entities"),
    ("external", lambda: with_member("word/document.xml", EXTERNAL), Refusal.HOSTILE_PAGE, "declares entities"),
    (
        "entities behind a comment",
        lambda: with_member(
            "word/document.xml", BILLION.replace(b"<!DOCTYPE", b"<!--" + b"x" * 100_000 + b"--><!DOCTYPE")
        ),
        Refusal.HOSTILE_PAGE,
        "declares entities",
    ),
    (
        "entities in UTF-16",
        lambda: with_member("docProps/core.xml", BILLION.decode().encode("utf-16")),
        Refusal.HOSTILE_PAGE,
        "declares entities",
    ),
    ("xml bomb", lambda: with_member("word/document.xml", b" " * 60_000_000), Refusal.TOO_LARGE, "60.0 MB of XML"),
    (
        "bomb",
        lambda: with_member("word/media/a.png", bytes(LARGEST_UNPACKED_BYTES + 1)),
        Refusal.TOO_LARGE,
        "it unpacks to",
    ),
    ("no xml", lambda: with_member("word/document.xml", b"<w:document"), Refusal.DAMAGED, "damaged"),
    ("other xml", lambda: with_member("word/document.xml", b"<a/>"), Refusal.DAMAGED, "damaged"),
    ("no relations", lambda: with_member("_rels/.rels", b"<a/>"), Refusal.DAMAGED, "damaged"),
    ("cut short", lambda: whole()[: len(whole()) // 2], Refusal.DAMAGED, "damaged"),
    ("encrypted or old", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), Refusal.ENCRYPTED, "without password"),
    ("blank", lambda: saved(docx.Document()), Refusal.EMPTY, "no text"),
]


@pytest.mark.parametrize(("make", "code", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_named_with_its_reason(make, code, reason):
    found = read(make())
    assert isinstance(found, Rejected), found
    assert (found.code, reason in found.reason) == (code, True), found


@given(st.lists(st.tuples(st.integers(4, 40_000), st.binary(min_size=1, max_size=6)), max_size=8))
def test_a_docx_with_other_bytes_in_it_is_read_or_refused(changes):
    content = bytearray(whole())
    for place, put in changes:
        at = place % (len(content) - 8)
        content[at : at + len(put)] = put
    assert isinstance(read(bytes(content)), RawArticle | Rejected)


XML_PARTS = ["word/document.xml", "word/styles.xml", "_rels/.rels", "[Content_Types].xml", "docProps/core.xml"]


@given(st.sampled_from(XML_PARTS), st.integers(0, 100_000), st.binary(min_size=1, max_size=12))
def test_a_docx_with_other_bytes_in_its_xml_is_read_or_refused(member, place, put):
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        content = bytearray(archive.read(member))
    at = place % len(content)
    content[at : at + len(put)] = put
    assert isinstance(read(with_member(member, bytes(content))), RawArticle | Rejected)
