"""Files of every kind are read, and what cannot be read is named with its reason."""

import io
import json
import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.intake import Told, take_in, web_address
from corpus.language import foreign_language
from corpus.raw_article import RawArticle
from corpus.readers import read_file, read_paths
from corpus.reading_here import read_here
from corpus.records import Article, Noted, PublishedBasis, Rejected, SignKind
from corpus.refusals import shown

TODAY = date(2024, 1, 1)
STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."
PAGE = f"""<!doctype html><html><head><title>Shells fall | The Paper</title>
<meta property="og:site_name" content="The Paper"><meta property="og:title" content="Shells fall">
<meta property="article:published_time" content="2020-10-18T10:00:00+04:00">
<link rel="canonical" href="https://paper.example/world/shells-fall"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Shells fall</h1>
<p>{STORY}</p><p>A second paragraph tells that the road was open again by noon and that buses ran.</p>
<p>A third paragraph tells what the other side said, which was that it had not fired at all.</p>
</article><footer>All rights reserved</footer></body></html>"""


def read_articles(paths, told):
    """What files hold, read in this process."""
    for found in read_paths(paths, io.BytesIO()):
        if isinstance(found, Document):
            yield from read_here(found, told)
        else:
            yield found if isinstance(found, Rejected | Noted) else take_in(found, told)


@pytest.fixture
def read(tmp_path):
    """Writes content under a name and gives what the readers make of it."""

    def write_and_read(name, content, told=None):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = read_articles([str(path)], told or Told(today=TODAY))
        return [one for one in found if not isinstance(one, Noted)]

    return write_and_read


def lines(*objects):
    return "\n".join(json.dumps(one) for one in objects)


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a", "A.TXT"])
def test_a_text_file_is_an_article(read, name):
    (article,) = read(name, STORY)
    assert article.text == STORY
    assert article.published is None
    assert article.origin.endswith(name)


def test_an_archives_head_dates_the_article_and_is_no_text(read):
    (article,) = read("a.txt", f" date 2020-10-18 {STORY}")
    assert (article.text, article.published) == (STORY, date(2020, 10, 18))
    assert article.published_basis is PublishedBasis.TEXT


def test_all_that_names_the_day_is_kept_with_the_article(read):
    line = lines({"text": STORY, "date": "2020-10-18", "url": "https://news.example/2020/09/29/a"})
    (article,) = read("2020-10-19.jsonl", line)
    kept = [(sign.kind, str(sign.day)) for sign in article.published_signs]
    assert kept == [
        (SignKind.METADATA, "2020-10-18"),
        (SignKind.ADDRESS, "2020-09-29"),
        (SignKind.FILE_NAME, "2020-10-19"),
    ]
    assert article.published_disputed


def test_a_page_gives_its_text_and_what_it_says_of_itself(read):
    (article,) = read("page.html", PAGE)
    assert STORY in article.text
    assert "Home" not in article.text
    assert article.source == "The Paper"
    assert article.title == "Shells fall"
    assert article.url == "https://paper.example/world/shells-fall"
    assert (article.published, article.published_basis) == (date(2020, 10, 18), PublishedBasis.METADATA)


def test_a_page_in_another_encoding_says_so_itself(read):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Nobody", "“Nobody”")
    (article,) = read("page.htm", page.encode("cp1252"))
    assert "“Nobody”" in article.text


def test_json_lines_are_articles_under_usual_names(read):
    content = lines(
        {"text": STORY, "title": "Shells fall", "published": "2020-10-18", "source": "The Paper"},
        {"body": STORY + " More.", "headline": "More", "date": "Oct. 19, 2020", "link": "https://paper.example/b"},
        {"Content": STORY + " Most.", "source": {"name": "Another Paper"}, "date": 20201020},
    )
    first, second, third = read("a.jsonl", content)
    assert (first.title, first.source, first.published) == ("Shells fall", "The Paper", date(2020, 10, 18))
    assert (second.title, second.source, second.published) == ("More", "paper.example", date(2020, 10, 19))
    assert (third.source, third.published) == ("Another Paper", date(2020, 10, 20))
    assert second.origin.endswith("a.jsonl:2")


DOCUMENTS = [
    (json.dumps({"text": STORY}), 1),
    (json.dumps([{"text": STORY}, {"text": STORY + " More."}]), 2),
    (json.dumps({"articles": [{"text": STORY}, {"text": STORY + " More."}]}), 2),
    (lines({"text": STORY}, {"text": STORY + " More."}), 2),
]


@pytest.mark.parametrize(("content", "number"), DOCUMENTS)
def test_a_json_document_holds_one_article_or_a_list(read, content, number):
    articles = read("a.json", content)
    assert len(articles) == number
    assert all(isinstance(article, Article) for article in articles)


TABLES = [
    ("a.csv", 'title,date,text\nShells,2020-10-18,"{story}"\n'),
    ("a.csv", 'Title;Date;Body\r\nShells;2020-10-18;"{story}"\r\n'),
    ("a.tsv", "title\tdate\tcontent\nShells\t2020-10-18\t{story}\n"),
    ("a.csv", '\ufefftext|headline|published\n"{story}"|Shells|2020-10-18\n'),
]


@pytest.mark.parametrize(("name", "content"), TABLES)
def test_a_table_is_read_whatever_parts_its_cells(read, name, content):
    (article,) = read(name, content.format(story=STORY))
    assert (article.text, article.title, article.published) == (STORY, "Shells", date(2020, 10, 18))


def test_a_tables_cell_may_hold_many_lines_and_be_long(read):
    story = (STORY + "\n\n") * 3_000
    (article,) = read("a.csv", f'text\n"{story}"\n')
    assert len(story) > 200_000
    assert article.text.startswith(STORY)


def test_folders_are_read_whole_but_for_hidden_files(tmp_path):
    for name in ("b/two.txt", "a/one.txt", ".hidden.txt", ".git/three.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    origins = [found.origin for found in read_paths([str(tmp_path)], io.BytesIO())]
    assert [Path(origin).name for origin in origins] == ["one.txt", "two.txt"]


def test_standard_input_is_json_lines():
    stdin = io.BytesIO(lines({"text": STORY}, {"text": STORY + " More."}).encode())
    assert sum(isinstance(one, RawArticle) for one in read_paths(["-"], stdin)) == 2


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_in_any_usual_encoding_is_read(read, encoding):
    story = f"“{STORY}” The café in the old town stayed open, its owner’s son said – all day long."
    (article,) = read("a.txt", story.encode(encoding))
    assert article.text == story


def test_a_stray_byte_spoils_nothing_but_itself(read):
    story = f"{STORY} In Gəncə the market was open. " * 20
    (article,) = read("a.txt", story.encode() + b"\x92")
    assert article.text.count("Gəncə") == 20


def test_what_a_person_tells_holds_for_all(read):
    (article,) = read("a.txt", STORY, Told(published=date(2020, 10, 18), source="The Paper", today=TODAY))
    assert (article.source, article.published_basis) == ("The Paper", PublishedBasis.GIVEN)


# ---------------------------------------------------------------- what is not read

RUSSIAN = "Министерство обороны сообщило, что в воскресенье город был обстрелян. Никто не пострадал."
GERMAN = "Auf die Stadt fielen am Sonntag Granaten, wie das Ministerium mitteilte. Niemand wurde dabei verletzt."

REFUSED = [
    ("empty.txt", b"", "empty", "the file is empty"),
    ("blank.txt", b" \n\n ", "empty", "only blanks"),
    ("marks.txt", b"--- 123 ---", "empty", "no words"),
    ("nul.txt", b"text\x00\x01\x02" * 50, "binary", "NUL bytes"),
    ("paper.pdf", b"%PDF-1.7 ...", "damaged", "no PDF, or a damaged one"),
    ("story.docx", b"PK\x03\x04....", "damaged", "no DOCX, or a damaged one"),
    ("story.pages", b"PK\x03\x04....", "binary", "ZIP archive or an office document"),
    ("table.xlsx", b"PK\x03\x04....", "kind of file", "save it as CSV"),
    ("old.doc", b"\xd0\xcf\x11\xe0....", "kind of file", "save it as DOCX"),
    ("old.rtf", b"{\\rtf1 words}", "kind of file", "save it as DOCX"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n", "binary", "an image"),
    ("noise.txt", bytes(range(128, 256)) * 40, "encoding", "save it as UTF-8"),
    ("story.xyz", b"plain text", "kind of file", "ending in .xyz"),
    ("foreign.txt", RUSSIAN.encode(), "language", "in Russian (ru)"),
    ("foreign-too.txt", RUSSIAN.encode("cp1251"), "language", "in Russian (ru)"),
    ("german.txt", GERMAN.encode(), "language", "in German (de)"),
    ("bad.json", b'{"text": ', "bad JSON", "not JSON"),
    ("deep.json", b"[" * 100_000, "bad JSON", "too deep"),
    ("number.json", b'{"text": ' + b"9" * 5_000 + b"}", "bad JSON", "not JSON"),
    ("other.json", b'{"words": "x"}', "no text", "its fields are words"),
    ("list.json", b"[1]", "no text", "not a JSON object"),
    ("empty-text.json", b'{"text": "  "}', "empty", "its text is empty"),
    ("notext.csv", b"day,place\n2020-10-18,Ganja\n", "no text", "its columns are day, place"),
    ("empty.html", b"<html><body></body></html>", "empty", "no article"),
    (
        "attributes.html",
        b"<p " + b" ".join(b"a%d=1" % i for i in range(40_000)) + b">x",
        "hostile page",
        "attributes",
    ),
    ("nested.html", b"<div>" * 50_000, "hostile page", "lie in each other"),
]


@pytest.mark.parametrize(("name", "content", "code", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_named_with_its_reason(read, name, content, code, reason):
    (refused,) = read(name, content)
    assert isinstance(refused, Rejected)
    assert refused.origin.endswith(name)
    assert refused.code == code
    assert reason in refused.reason


def test_an_enormous_file_is_refused_with_its_size_without_being_read(tmp_path):
    path = tmp_path / "enormous.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
        file.seek(0)
        file.write(b"words " * 2_000)
    tracemalloc.start()
    (refused,) = read_file(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    assert refused.code == "too large"
    assert "50.0 MB" in refused.reason


def test_an_enormous_line_costs_itself_and_no_other(read):
    content = (
        lines({"text": STORY}) + "\n" + json.dumps({"text": "x" * 10_100_000}) + "\n" + lines({"text": STORY})
    )
    first, refused, last = read("a.jsonl", content)
    assert isinstance(first, Article)
    assert (refused.code, refused.origin[-2:]) == ("too large", ":2")
    assert isinstance(last, Article)


def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on(read):
    content = b"\n".join(
        [
            lines({"text": STORY}).encode(),
            b"{broken",
            b"",
            b'"a string"',
            b'{"text": 5}',
            b"\xff\xfe\xfa",
            lines({"text": STORY + " More."}).encode(),
        ]
    )
    found = read("a.jsonl", content)
    refused = {one.origin.rsplit(":", 1)[1]: one.code for one in found if isinstance(one, Rejected)}
    assert refused.pop("6") in {"encoding", "bad JSON", "binary"}
    assert refused == {"2": "bad JSON", "4": "no text", "5": "no text"}
    assert sum(isinstance(one, Article) for one in found) == 2


def test_faulty_rows_are_named_and_the_rest_goes_on(read):
    content = f'text,title\n"{STORY}",One\n"{STORY} Two.",Two,surplus\n,Three\n"{STORY} Four."\n'
    found = read("a.csv", content)
    codes = [one.code for one in found if isinstance(one, Rejected)]
    assert codes == ["bad table", "empty"]
    assert [one.title for one in found if isinstance(one, Article)] == ["One", ""]


def test_a_table_with_an_enormous_cell_goes_on_after_it(read):
    content = f'text\n"{"x" * 10_100_000}"\n"{STORY}"\n'
    found = read("a.csv", content)
    assert found[0].code == "too large"
    assert [one.text for one in found if isinstance(one, Article)] == [STORY]


def test_a_quotation_mark_left_open_is_a_bad_row_and_no_end_of_memory(read):
    filler = f"{STORY}\n" * 120_000
    found = read("a.csv", f'text\n"{filler}')
    assert len(filler) > 10_000_000
    assert found[0].code == "bad table"


def test_a_file_that_is_not_there_or_not_ours_is_unreadable(tmp_path):
    (refused,) = read_file(tmp_path / "nowhere.txt")
    assert (refused.code, refused.reason) == ("unreadable", "it cannot be read: no such file or directory")
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY)
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user may read everything")
    (refused,) = read_file(secret)
    assert "permission denied" in refused.reason


def test_a_pipe_is_no_file_and_holds_nobody(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (refused,) = read_file(tmp_path / "pipe.txt")
    assert refused.code == "unreadable"


def test_a_files_name_cannot_write_to_the_screen(tmp_path):
    path = tmp_path / "a\x1b[31m\n\u202eb.txt"
    path.write_bytes(b"")
    (refused,) = read_file(path)
    assert refused.origin.endswith(r"a\x1b[31m\n\u202eb.txt")
    assert shown("Gəncə\udcff") == "Gəncə\\udcff"


# ---------------------------------------------------------------- small judgements

ADDRESSES = [
    ("https://paper.example/a?b=1", "https://paper.example/a?b=1"),
    (" http://paper.example/\n", "http://paper.example/"),
    ("javascript:alert(1)", ""),
    ("data:text/html,x", ""),
    ("//paper.example", ""),
    ("https://[broken", ""),
    ("https://", ""),
    ("paper.example", ""),
]


@pytest.mark.parametrize(("given_address", "kept"), ADDRESSES)
def test_only_addresses_of_pages_are_kept(given_address, kept):
    assert web_address(given_address) == kept


LANGUAGES = [
    (STORY, ""),
    (STORY.upper(), ""),
    (RUSSIAN, "ru"),
    (GERMAN, "de"),
    ("Gəncə, Bərdə, Tərtər.", ""),
    ("Министерство обороны сообщило.", "ru"),
    ("12:30", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_a_foreign_language_is_told_and_a_short_text_let_through(text, language):
    assert foreign_language(text) == language


def test_an_id_is_the_same_for_the_same_words_and_outlet():
    told = Told(today=TODAY)
    first = take_in(RawArticle(text=STORY, origin="a", source="The Paper"), told)
    second = take_in(RawArticle(text=f" date 2020-10-18 {STORY}\n", origin="b", source="The Paper"), told)
    assert first.article_id == second.article_id


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.html"]))
def test_no_bytes_are_too_strange(tmp_path_factory, content, name):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    for found in read_articles([str(path)], Told(today=TODAY)):
        assert isinstance(found, Article | Rejected | Noted)
        assert found.origin
