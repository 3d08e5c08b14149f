"""Letters and saved pages are read with what is attached; quotations, signatures and bombs are not."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_papers import column, pdf

from corpus.documents import Document, kind_of
from corpus.raw_article import RawArticle
from corpus.reading_documents import read_document
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal

STORY = "Shells fell on the town on Sunday, the ministry said. Nobody was hurt, residents told reporters."
PAGE = f"""<!doctype html><html><head><title>Shells fall</title></head><body><article><h1>Shells fall</h1>
<p>{STORY}</p><p>A second paragraph tells that the road was open again by noon and that buses ran.</p>
<p>A third paragraph tells what the other side said, which was that it had not fired at all.</p></article>"""


def letter(text=STORY, **headers):
    made = EmailMessage()
    given_headers = {
        "From": "The Paper <news@paper.example>",
        "Date": "Sun, 18 Oct 2020 23:30:00 +0400",
        "Subject": "Shells fall",
        **headers,
    }
    for name, words in given_headers.items():
        made[name] = words
    if text is not None:
        made.set_content(text)
    return made


def read(made, name="mail.eml"):
    content = made if isinstance(made, bytes) else made.as_bytes(policy=SMTP)
    return list(read_document(Document(content=content, origin=name, name=name)))


def test_a_letters_header_gives_title_source_and_day():
    (article,) = read(letter())
    assert (article.title, article.source, article.published) == ("Shells fall", "The Paper", "2020-10-18")
    assert article.text.strip() == STORY


def test_without_a_name_the_senders_domain_is_the_source():
    (article,) = read(letter(From="news@paper.example"))
    assert article.source == "paper.example"


def test_a_subject_in_another_alphabet_is_read():
    (article,) = read(letter(Subject="Gəncə: the market opens – “as usual”"))
    assert article.title == "Gəncə: the market opens – “as usual”"


def test_quotations_and_signatures_are_left_out():
    quoted = "On Sun, 18 Oct 2020 at 10:00, A. Reader wrote:\n\n> What\n>> is new?"
    words = f"{STORY}\n\n{quoted}\n\nMore follows.\n-- \nA. W."
    (article,) = read(letter(words))
    assert article.text.split() == f"{STORY} More follows.".split()


def test_a_letter_of_quotations_only_is_refused():
    (refused,) = read(letter("> What is new?\n-- \nA. W."))
    assert (refused.code, refused.reason) == (Refusal.EMPTY, "there are no words of its own in it")


def test_lines_that_flow_are_made_whole():
    made = letter(None)
    made.set_content("Shells fell on \nthe town.\nIt was Sunday.", params={"format": "flowed"})
    (article,) = read(made)
    assert article.text.splitlines() == ["Shells fell on the town.", "It was Sunday.", ""]


def test_the_page_in_a_letter_is_read_as_a_page():
    made = letter("See the page.")
    made.add_alternative(PAGE, subtype="html")
    (article,) = read(made)
    assert STORY in article.text
    assert article.published == "2020-10-18"
    assert "See the page" not in article.text


def test_a_page_without_an_article_gives_way_to_the_plain_text():
    made = letter()
    made.add_alternative("<html><body></body></html>", subtype="html")
    (article,) = read(made)
    assert article.text.strip() == STORY


def test_an_answer_is_read_without_the_page_that_it_answers():
    quoted = PAGE.replace("<article>", "<article><p>My own words on this.</p><blockquote type='cite'>")
    with_both = letter("My own words on this.\n\n> " + STORY)
    with_both.add_alternative(quoted, subtype="html")
    (article,) = read(with_both)
    assert article.text.strip() == "My own words on this."


def test_attachments_of_kinds_that_are_read_are_articles_of_their_own():
    made = letter()
    made.add_attachment(
        pdf([column(["Shells fell on Terter,", "the paper said."])]), "application", "pdf", filename="a.pdf"
    )
    made.add_attachment(
        b"text,date\nShells fell on Barda.,2020-10-18\n", "application", "octet-stream", filename="../../b\x1b.csv"
    )
    made.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    made.add_attachment(b"PK\x03\x04", "application", "zip", filename="c.xlsx")
    made.add_attachment(letter("An inner letter.", Subject="Inner"))
    own, paper, note, row, table, inner = read(made)
    assert (own.origin, paper.origin, paper.text) == (
        "mail.eml",
        "mail.eml/a.pdf",
        "Shells fell on Terter, the paper said.",
    )
    assert isinstance(note, Noted)
    assert (row.text, row.published) == ("Shells fell on Barda.", "2020-10-18")
    assert row.origin.startswith("mail.eml/b")
    assert not any(ord(character) < 32 for character in row.origin)
    assert (table.code, table.origin) == (Refusal.KIND, "mail.eml/c.xlsx")
    assert (inner.title, inner.text.strip()) == ("Inner", "An inner letter.")


def test_a_letter_with_nothing_but_an_attachment_is_that():
    made = letter(None)
    made.add_attachment(STORY.encode(), "text", "plain", filename="a.txt")
    (article,) = read(made)
    assert (article.origin, article.text) == ("mail.eml/a.txt", STORY)


SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/shells\r\nSubject: Shells fall"
    b"\r\nDate: Tue, 4 Apr 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    b'\ttype="text/html"; boundary="--b"\r\n\r\n\r\n----b\r\nContent-Type: text/html\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://paper.example/shells\r\n\r\n"
    + PAGE.replace("=", "=3D").replace("\n", "\r\n").encode()
    + b"\r\n----b\r\nContent-Type: image/png\r\nContent-Location: https://paper.example/a.png\r\n\r\nx\r\n----b--\r\n"
)


@pytest.mark.parametrize("name", ["page.mht", "page.mhtml", "page.eml"])
def test_a_saved_page_is_read_with_its_address_and_without_the_day_of_its_saving(name):
    (article,) = read(SAVED, name)
    assert STORY in article.text
    assert (article.url, article.published) == ("https://paper.example/shells", "")
    assert article.title == "Shells fall"


NAMED = [
    ("mail", SAVED, ".eml"),
    ("mail.dat", b"Received: from a\r\n by b\r\nMessage-ID: <a@b>\r\n\r\nwords", ".eml"),
    ("notes", b"From: the front\nWords follow.", ""),
    ("a.txt", b"Received: from a\r\nMessage-ID: <a@b>\r\n\r\nwords", ".txt"),
]


@pytest.mark.parametrize(("name", "content", "kind"), NAMED)
def test_a_letter_is_known_by_its_header_where_its_name_does_not_say_so(name, content, kind):
    assert kind_of(name, content) == kind


# ---------------------------------------------------------------- what is not read


def nested(depth, *, last=b"\r\n"):
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
    for number in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
    return head + last


def letters_in_letters(depth):
    made = letter("The innermost.")
    for _ in range(depth):
        outer = letter("Around it.")
        outer.add_attachment(made)
        made = outer
    return made.as_bytes()


MANY = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 600
REFUSED = [
    ("deep", nested(300), Refusal.HOSTILE_PAGE),
    ("many", MANY, Refusal.DAMAGED),
    ("header", b"Subject: " + b"a\r\n b" * 40_000 + b"\r\n\r\nx", Refusal.HOSTILE_PAGE),
    ("no header", b"\r\nwords", Refusal.DAMAGED),
    ("nothing", b"From: a@b.example\r\n\r\n", Refusal.EMPTY),
]


@pytest.mark.parametrize(("content", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_bombs_and_what_is_no_letter_are_refused(content, code):
    (refused,) = read(content)
    assert isinstance(refused, Rejected), refused
    assert refused.code == code, refused


def test_parts_that_lie_as_deep_as_is_allowed_are_read():
    found = read(nested(90, last=b"Content-Type: text/plain\r\n\r\n" + STORY.encode()))
    assert [type(one) for one in found] == [RawArticle], found


def test_letters_in_letters_are_read_to_a_depth():
    found = read(letters_in_letters(6))
    assert [type(one) for one in found] == [RawArticle, RawArticle, RawArticle, Rejected]


def made_whole():
    made = letter("See the page.")
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(b"text\nShells fell.\n", "text", "csv", filename="a.csv")
    return made.as_bytes()


WHOLE = made_whole()


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=12)), max_size=8))
def test_a_letter_with_other_bytes_in_it_is_read_or_refused(changes):
    content = bytearray(WHOLE)
    for place, put in changes:
        content[place : place + len(put)] = put
    for found in read(bytes(content)):
        assert isinstance(found, RawArticle | Rejected | Noted)


HEADERS = [
    "From",
    "Date",
    "Subject",
    "Content-Type",
    "Content-Disposition",
    "Content-Transfer-Encoding",
    "Message-ID",
]


@pytest.mark.parametrize("charset", ["a\0b", "undefined", "zlib", "x" * 500, "“"])
def test_an_encoding_that_is_none_is_passed_over(charset):
    head = f'From: a@paper.example\r\nContent-Type: text/plain; charset="{charset}"\r\n\r\n'
    (article,) = read(head.encode() + f"“{STORY}”".encode("cp1252"))
    assert STORY in article.text


DATES = ["Sun, 18 Oct 2020 23:30:00 +99999999999999999999", "Sun, 99 Oct 2020", "18 Oct 2020 (", "\x00", "now"]


@pytest.mark.parametrize("words", DATES)
def test_a_day_that_is_none_costs_itself_only(words):
    (article,) = read(f"From: a@paper.example\r\nDate: {words}\r\n\r\n{STORY}".encode())
    assert article.text == STORY


@given(st.dictionaries(st.sampled_from(HEADERS), st.text(max_size=60), min_size=1), st.binary(max_size=80))
def test_no_header_is_too_strange(headers, body):
    head = "".join(f"{name}: {words}\r\n" for name, words in headers.items())
    for found in read(head.encode("utf-8", "surrogatepass") + b"\r\n" + body):
        assert isinstance(found, RawArticle | Rejected | Noted)


@pytest.mark.parametrize("head", ["To: " + "a " * 9_000, "From: " + "(" * 9_000, "Cc: " + "a@b.example, " * 2_000])
def test_a_header_that_holds_its_parser_is_read_at_its_beginning_only(head):
    found = read(f"{head}\nSubject: Shells (two) fall\nMIME-Version: 1.0\n\n{STORY}\n".encode())
    assert [(one.text.strip(), one.title) for one in found] == [(STORY, "Shells (two) fall")]
