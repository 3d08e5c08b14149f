"""A letter (EML), or a page as browsers save it with its pictures (MHTML), to the articles in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any, Final, cast

from corpus.documents import Document
from corpus.encoding import decode
from corpus.raw_article import RawArticle
from corpus.raw_event import RawEvent
from corpus.records import Noted, Rejected
from corpus.refusals import Refusal, refuse, shown

Found = RawArticle | RawEvent | Rejected | Noted
ReadDocument = Callable[[Document], Iterator[Found]]
"""What reads a document of any kind: the page in a letter, and what is attached to it."""

MOST_BOUNDARIES: Final = 100
"""Groups of parts; each may lie in another, and the parser goes down by recursion."""
_LONGEST_HEADER: Final = 2_000

MOST_PARTS: Final = 500
MOST_LETTERS_DEEP: Final = 3
LONGEST_HEADER_BYTES: Final = 100_000
_STUMBLES_OF_HEADERS: Final = (ValueError, LookupError, ArithmeticError, AttributeError, TypeError)
"""What the standard library raises over a header that nobody would write."""
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)
_LONG_HEADER = re.compile(rb"^[\w\-]{1,100}:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
_PASSED_OVER: Final = ("image", "audio", "video", "font")
_PASSED_OVER_KINDS: Final = frozenset({".ics", ".vcf", ".p7s", ".p7m", ".asc", ".sig"})
"""Logos, appointments, visiting cards and signatures: no articles, and no loss that anybody need be told of."""
_WROTE = re.compile(r"^(?:On|Am|Le|El) .{5,200}(?:wrote|writes|schrieb|écrit|escribió):$")
_SAVED_PAGE = re.compile(r"saved by", re.IGNORECASE)


class _BoundedHeaders(EmailPolicy):
    """Headers that are read at their beginning only, and without comments.

    Their parser takes time by the square of a header's length, and recurses over comments in comments.
    """

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401  as what it overrides
        """The header's value, parsed."""
        if hasattr(value, "name"):  # it was parsed when it was set
            return value
        bounded = value[:_LONGEST_HEADER]
        return super().header_fetch_parse(
            name, bounded if name.casefold() == "subject" else bounded.replace("(", " ")
        )


def read_mail(document: Document, read_document: ReadDocument, depth: int = 0) -> Iterator[Found]:
    """The article of a letter's own words, then those of what is attached; why there are none.

    Quoted letters and signatures are left out.
    """
    if reason := _hostile(document.content):
        yield refuse(document.origin, Refusal.HOSTILE_PAGE, reason)
        return
    try:
        letter = cast("EmailMessage", message_from_bytes(document.content, policy=_BoundedHeaders()))
        parts = list(letter.walk())
        if not letter.keys() or len(parts) > MOST_PARTS:
            reason = f"it has more than {MOST_PARTS} parts" if letter.keys() else "it has no header"
            yield refuse(document.origin, Refusal.DAMAGED, f"it is no letter that can be read: {reason}")
            return
        yield from _articles(letter, document, read_document, depth)
    except (MessageError, AttributeError, TypeError, UnicodeError, LookupError, ArithmeticError) as error:
        # The standard library's parser stumbles over headers that nobody would write by hand.
        yield refuse(document.origin, Refusal.DAMAGED, f"it cannot be read as a letter ({type(error).__name__})")


def _hostile(content: bytes) -> str:
    """Why the letter would hold or fill the parser, "" where it would not."""
    if len(_BOUNDARY.findall(content)) > MOST_BOUNDARIES:
        return f"it has more than {MOST_BOUNDARIES} groups of parts"
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    longest = max((len(header[0]) for header in _LONG_HEADER.finditer(head)), default=0)
    return "one of its headers is longer than anybody writes" if longest > LONGEST_HEADER_BYTES else ""


def _articles(
    letter: EmailMessage, document: Document, read_document: ReadDocument, depth: int
) -> Iterator[Found]:
    is_page = document.kind != ".eml" or bool(_SAVED_PAGE.search(_header(letter, "From")))
    body = _body(letter, document, read_document, is_page=is_page)
    attached = [] if is_page else list(_attached(letter, document))
    if isinstance(body, RawArticle) or not attached:
        yield body if isinstance(body, Rejected) else _with_header(body, letter, is_page=is_page)
    for one in attached:
        if isinstance(one, Rejected):
            yield one
        elif one.kind == ".eml" and depth + 1 >= MOST_LETTERS_DEEP:
            yield refuse(
                one.origin, Refusal.HOSTILE_PAGE, f"letters lie more than {MOST_LETTERS_DEEP} deep in each other"
            )
        elif one.kind == ".eml":
            yield from read_mail(one, read_document, depth + 1)
        else:
            yield from read_document(one)


def _with_header(article: RawArticle, letter: EmailMessage, *, is_page: bool) -> RawArticle:
    """The article with what the header says of it; of a saved page the header's day is that of its saving."""
    title = _header(letter, "Subject")
    if is_page:
        address = _header(letter, "Snapshot-Content-Location")
        return replace(article, title=article.title or title, url=article.url or address)
    return replace(
        article,
        title=title or article.title,
        source=_sender(letter) or article.source,
        published=_day(letter),
        url="",
    )


# ---------------------------------------------------------------- header


def _header(letter: EmailMessage, name: str) -> str:
    """The header's words on one line, "" where there is none or none that can be read."""
    try:
        return " ".join(str(letter.get(name, "")).split())
    except _STUMBLES_OF_HEADERS:
        return ""


def _sender(letter: EmailMessage) -> str:
    """Who sent it: by name, or the domain of the address."""
    name, address = parseaddr(_header(letter, "From"))
    return name.strip() or address.rpartition("@")[2].strip(" >")


def _day(letter: EmailMessage) -> str:
    """The day on which it was sent, in its sender's zone; its words where they are no day that is known."""
    words = _header(letter, "Date")
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words


# ---------------------------------------------------------------- body


def _body(
    letter: EmailMessage, document: Document, read_document: ReadDocument, *, is_page: bool
) -> RawArticle | Rejected:
    """What the letter itself says: its page by the reader of pages, or its plain text."""
    plain = None if is_page else letter.get_body(preferencelist=("plain",))
    page = _first_page(letter) if is_page else letter.get_body(preferencelist=("html",))
    refused = refuse(document.origin, Refusal.EMPTY, "there is nothing in it but a header")
    if isinstance(plain, EmailMessage) and (not isinstance(page, EmailMessage) or _answers(_payload(page))):
        page = None  # an answer's page repeats what it answers
    if isinstance(page, EmailMessage):
        found = next(iter(read_document(_page_document(page, document))), refused)
        if isinstance(found, RawArticle):
            return found
        refused = found if isinstance(found, Rejected) else refused
    if isinstance(plain, EmailMessage):
        return _plain(plain, document)
    return refused


def _first_page(letter: EmailMessage) -> EmailMessage | None:
    pages = (part for part in letter.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"})
    return next(pages, None)


def _page_document(page: EmailMessage, document: Document) -> Document:
    return Document(
        content=_without_quotations(_payload(page)),
        origin=document.origin,
        name=document.name,
        media_type="text/html",
        charset=page.get_content_charset() or "",
        url=_header(page, "Content-Location") or document.url,
        fetched=document.fetched,
    )


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _plain(part: EmailMessage, document: Document) -> RawArticle | Rejected:
    text = decode(_payload(part), document.origin, declared=part.get_content_charset() or "")
    if isinstance(text, Rejected):
        return text
    own = "\n".join(_own_lines(_unfolded(text, part)))
    if not own.strip():
        return refuse(document.origin, Refusal.EMPTY, "there are no words of its own in it")
    return RawArticle(text=own, origin=document.origin, file_name=document.name)


def _unfolded(text: str, part: EmailMessage) -> str:
    """The text with paragraphs whole where the letter says that a blank at a line's end breaks none (RFC 3676)."""
    if str(part.get_param("format", "")).casefold() != "flowed":
        return text
    lines = re.sub(r"\r\n?", "\n", text).split("\n")
    unfolded = [line.removeprefix(" ") for line in lines]
    return "".join(line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in unfolded)


def _own_lines(text: str) -> Iterator[str]:
    """The lines that the sender wrote: not what is quoted, nor who wrote that, nor what follows "-- "."""
    lines = re.sub(r"\r\n?", "\n", text).split("\n")
    for number, line in enumerate(lines):
        if line in {"-- ", "--"}:
            return
        following = next((later for later in lines[number + 1 : number + 4] if later.strip()), "")
        if not line.startswith(">") and not (_WROTE.match(line.strip()) and following.startswith(">")):
            yield line


_QUOTATION = re.compile(rb"<blockquote\b[^>]{0,300}(?:type=[\"']?cite|class=[\"']?gmail_quote)", re.IGNORECASE)


def _answers(page: bytes) -> bool:
    return bool(_QUOTATION.search(page))


def _without_quotations(page: bytes) -> bytes:
    """A page from which the quoted letter that ends it, as most do, is cut off."""
    found = _QUOTATION.search(page)
    return page[: found.start()] if found and page[: found.start()].strip() else page


# ---------------------------------------------------------------- attachments


def _attached(letter: EmailMessage, document: Document) -> Iterator[Document | Rejected]:
    """What is attached, each under the name that the letter gives it."""
    for number, part in enumerate(_parts_attached(letter), start=1):
        name = _file_name(part) or f"attachment {number}"
        kind = PurePosixPath(name).suffix.lower()
        if part.get_content_maintype() in _PASSED_OVER or kind in _PASSED_OVER_KINDS:
            continue
        origin = f"{document.origin}/{shown(name)}"
        content = _inner_letter(part) if part.get_content_type() == "message/rfc822" else _payload(part)
        media_type = part.get_content_type()
        if kind and media_type in {"text/plain", "application/octet-stream"}:
            media_type = ""  # programs that do not know better say so
        charset = part.get_content_charset() or ""
        yield Document(content=content, origin=origin, name=name, media_type=media_type, charset=charset)


def _parts_attached(letter: EmailMessage) -> Iterator[EmailMessage]:
    """The letter's attachments, however its parts lie in each other; not what lies in an attached letter."""
    waiting: list[EmailMessage] = [letter]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822":
            yield part
        elif part.is_multipart():
            waiting = [one for one in part.iter_parts() if isinstance(one, EmailMessage)] + waiting
        elif part.is_attachment() or (_file_name(part) and part.get_content_maintype() != "text"):
            yield part


def _file_name(part: EmailMessage) -> str:
    """The last part of the name that a part says it has."""
    try:
        name = part.get_filename() or ""
    except _STUMBLES_OF_HEADERS:
        return ""
    return name.replace("\\", "/").rpartition("/")[2].strip()


def _inner_letter(part: EmailMessage) -> bytes:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
