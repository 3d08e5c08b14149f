"""PDFs are read in the order in which people read them; scans, damaged and hostile ones are named."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_papers import add_stream, assembled, column, pdf

from corpus.documents import Document
from corpus.intake import Told
from corpus.process_limits import Limits
from corpus.raw_article import RawArticle
from corpus.reading_documents import read_document
from corpus.reading_pdf import MOST_PAGES
from corpus.records import Article, Rejected
from corpus.refusals import Refusal
from corpus.workers import Workers

LEFT = [
    "Shells fell on the town of Terter",
    "on Sunday, the ministry said. No-",
    "body was hurt, residents told re-",
    "porters who came from Nagorno-",
    "Karabakh to look at what was left.",
]
RIGHT = [
    "In Barda the market opened as",
    "usual, and buses ran on the road",
    "that had been closed for a week",
    "by the fire. A cease-fire was not",
    "in sight, a driver said at noon.",
]
LEFT_READ = (
    "Shells fell on the town of Terter on Sunday, the ministry said. Nobody was hurt, residents told reporters "
    "who came from Nagorno-Karabakh to look at what was left."
)
RIGHT_READ = (
    "In Barda the market opened as usual, and buses ran on the road that had been closed for a week by the fire. "
    "A cease-fire was not in sight, a driver said at noon."
)


def read(content, name="paper.pdf"):
    (found,) = read_document(Document(content=content, origin=name, name=name))
    return found


def text_of(*pages):
    found = read(pdf(pages))
    assert isinstance(found, RawArticle)
    return found.text


# ---------------------------------------------------------------- what is read


def test_lines_are_joined_and_parted_words_made_whole():
    assert text_of(column(LEFT)) == LEFT_READ


def test_a_gap_an_indent_and_a_line_that_ends_early_each_begin_a_paragraph():
    gap = text_of(column([*LEFT, "", *RIGHT]))
    assert gap == f"{LEFT_READ}\n\n{RIGHT_READ}"
    first, *others = column([*LEFT, *RIGHT])
    indented = [
        (x + 18, y, size, words) if words == RIGHT[0] else (x, y, size, words) for x, y, size, words in others
    ]
    assert text_of([first, *indented]) == gap
    early = text_of(column([*LEFT, "It was so.", *RIGHT]))
    assert early == f"{LEFT_READ} It was so.\n\n{RIGHT_READ}"


COLUMNS = [
    ("one after the other", [*column(LEFT), *column(RIGHT, x=320)]),
    (
        "line by line across both",
        [line for pair in zip(column(LEFT), column(RIGHT, x=320), strict=True) for line in pair],
    ),
    ("the right one first", [*column(RIGHT, x=320), *column(LEFT)]),
]


@pytest.mark.parametrize("lines", [lines for _, lines in COLUMNS], ids=[name for name, _ in COLUMNS])
def test_columns_are_read_one_after_the_other_however_the_file_has_them(lines):
    headline = (72, 800, 20, "A town under fire as the market opens again")
    assert text_of([headline, *lines]).split("\n\n") == [headline[3], LEFT_READ, RIGHT_READ]


def test_a_headline_across_columns_parts_what_is_above_from_what_is_below():
    upper = [*column(LEFT), *column(RIGHT, x=320)]
    lower = [*column(LEFT, top=600), *column(RIGHT, x=320, top=600)]
    middle = (72, 650, 20, "On the next day there was fire once more")
    read_in_order = text_of([*upper, *lower, middle]).split("\n\n")
    assert read_in_order == [LEFT_READ, RIGHT_READ, middle[3], LEFT_READ, RIGHT_READ]


def test_a_tables_rows_stay_together():
    rows = [
        (72, 700 - 20 * n, 11, town) for n, town in enumerate(("Barda", "Terter", "Ganja", "Aghdam", "Shusha"))
    ]
    counts = [(320, y, 11, f"{n} hurt") for n, (_, y, _, _) in enumerate(rows)]
    assert "Terter 1 hurt" in text_of([*rows, *counts])


def test_what_runs_at_head_and_foot_of_the_pages_is_left_out():
    bodies = [LEFT, RIGHT, ["A third page tells that all was", "quiet again in the evening."]]
    pages = [
        [
            (72, 810, 9, f"The Mountain Courier, number 7, page {number}"),
            *column(body),
            (290, 30, 9, f"{number}"),
            (72, 45, 9, "All rights reserved"),
        ]
        for number, body in enumerate(bodies, start=1)
    ]
    assert text_of(*pages).split("\n\n") == [
        LEFT_READ,
        RIGHT_READ,
        "A third page tells that all was quiet again in the evening.",
    ]


def test_a_sentence_goes_on_over_the_page():
    first, second = LEFT[:2], LEFT[2:]
    assert text_of(column(first), column(second)) == LEFT_READ


TITLES = [
    ("Shells fall on Terter again", "Shells fall on Terter again"),
    ("Microsoft Word - report final", ""),
    ("report_v2.doc", ""),
    ("untitled", ""),
    ("Courier", ""),
]


@pytest.mark.parametrize(("said", "title"), TITLES)
def test_a_title_is_believed_where_it_is_one(said, title):
    assert read(pdf([column(LEFT)], title=said)).title == title


@pytest.mark.parametrize("name", ["paper", "paper.txt", "paper.html", "paper.bin"])
def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called(name):
    assert read(pdf([column(LEFT)]), name).text == LEFT_READ


# ---------------------------------------------------------------- what is not


def refused(content):
    found = read(content)
    assert isinstance(found, Rejected)
    return found.code, found.reason


def test_a_scan_is_refused_by_name():
    assert refused(pdf([[]])) == (Refusal.EMPTY, "there is no text in it: it may be a scan")


def test_a_pdf_with_too_many_pages_is_refused():
    code, reason = refused(pdf([[]] * (MOST_PAGES + 1)))
    assert (code, reason) == (Refusal.TOO_LARGE, f"it has {MOST_PAGES + 1} pages; a PDF may have {MOST_PAGES}")


def test_an_encrypted_pdf_is_refused_by_name():
    key = "00" * 32
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    code, reason = refused(pdf([column(LEFT)], extra=encrypt))
    assert code == Refusal.ENCRYPTED
    assert "password" in reason


def test_a_page_tree_that_goes_round_and_one_that_lies_are_no_harm():
    for count in (2_000_000_000, 1):
        objects = [
            f"<< /Type /Pages /Count {count} /Kids [1 0 R 1 0 R] >>".encode(),
            b"<< /Type /Catalog /Pages 1 0 R >>",
        ]
        assert isinstance(read(assembled(objects, "/Root 2 0 R")), Rejected)


def test_a_stream_that_unpacks_without_end_costs_itself_only():
    bomb = zlib.compress(b"(A) Tj " * 30_000_000, 1)
    objects = []
    stream = add_stream(lambda content: objects.append(content) or len(objects), bomb, "/Filter /FlateDecode")
    objects += [
        f"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R >>".encode(),
        b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>",
        b"<< /Type /Catalog /Pages 3 0 R >>",
    ]
    content = assembled(objects, "/Root 4 0 R")
    small = Document(content=pdf([column(LEFT)]), origin="small.pdf", name="small.pdf")
    found = [Document(content=content, origin="bomb.pdf", name="bomb.pdf"), small]
    with Workers(Told(), number=1, limits=Limits(memory_bytes=150_000_000)) as workers:
        bombed, good = workers.read(found)
    assert bombed.code in {Refusal.TOO_HEAVY, Refusal.CRASHED}
    assert isinstance(good, Article)


WHOLE = pdf([column(LEFT), column(RIGHT)], title="Shells fall on Terter again")


@given(st.integers(0, len(WHOLE)))
def test_a_pdf_cut_short_is_read_or_refused(length):
    assert isinstance(read(b"%PDF-" + WHOLE[5 : 5 + length]), RawArticle | Rejected)


@given(st.lists(st.tuples(st.integers(5, len(WHOLE) - 1), st.binary(min_size=1, max_size=6)), max_size=8))
def test_a_pdf_with_other_bytes_in_it_is_read_or_refused(changes):
    content = bytearray(WHOLE)
    for place, put in changes:
        content[place : place + len(put)] = put
    assert isinstance(read(bytes(content)), RawArticle | Rejected)
