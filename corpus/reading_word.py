"""A Word document (DOCX) to its article."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from corpus.documents import Document
from corpus.raw_article import RawArticle
from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

MOST_MEMBERS: Final = 5_000
LARGEST_UNPACKED_BYTES: Final = 200_000_000
LARGEST_XML_BYTES: Final = 50_000_000
"""A novel is 5 MB of XML."""
_SHORT_CELL: Final = 100
_ENCRYPTED: Final = 1
_PACKED: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0D\0|\0<\0!\0D", re.IGNORECASE)
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN, _ROW, _CELL = f"{_W}p", f"{_W}r", f"{_W}tr", f"{_W}tc"
_WORDS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_PRINTED: Final = frozenset(
    {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""What was struck out, and what stands there a second time for programs that are old."""


def read_word(document: Document) -> RawArticle | Rejected:
    """The article of a DOCX, or why there is none: paragraphs and tables' rows in their order.

    The day on which the file was made is left out: it is often that of the one it was copied from.
    """
    content, origin = document.content, document.origin
    if content.startswith(_OLD_OFFICE):
        return refuse(
            origin,
            Refusal.ENCRYPTED,
            "it is encrypted, or an old Word document; save it as DOCX, without password",
        )
    try:
        with ZipFile(BytesIO(content)) as archive:
            if fault := _fault(archive, origin):
                return fault
        word = _opened(content)
    except (BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError):
        word = None
    if word is None:
        return refuse(origin, Refusal.DAMAGED, "it is no DOCX, or a damaged one")
    text = "\n\n".join(_blocks(word.element.body))
    if not text.strip():
        return refuse(origin, Refusal.EMPTY, "there is no text in it")
    title = _title(word)
    return RawArticle(text=text, origin=origin, title=title, url=document.url, file_name=document.name)


# ---------------------------------------------------------------- what it unpacks to


def _fault(archive: ZipFile, origin: str) -> Rejected | None:
    """Why it is not safe to open; an archive's sizes hold, since no more than these is ever unpacked."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        return refuse(origin, Refusal.TOO_LARGE, f"it is made of more than {MOST_MEMBERS:,} parts")
    if (size := sum(member.file_size for member in members)) > LARGEST_UNPACKED_BYTES:
        return refuse(
            origin,
            Refusal.TOO_LARGE,
            f"it unpacks to {megabytes(size)}; {megabytes(LARGEST_UNPACKED_BYTES)} is the most",
        )
    if any(member.compress_type not in _PACKED for member in members):
        return refuse(origin, Refusal.DAMAGED, "it is packed as no word processor packs it")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        return refuse(origin, Refusal.ENCRYPTED, "it is encrypted")
    return next((fault for member in members if (fault := _fault_of_part(archive, member, origin))), None)


def _fault_of_part(archive: ZipFile, member: ZipInfo, origin: str) -> Rejected | None:
    if not member.filename.lower().endswith((".xml", ".rels")):
        return None
    if member.file_size > LARGEST_XML_BYTES:
        return refuse(origin, Refusal.TOO_LARGE, f"one of its parts is {megabytes(member.file_size)} of XML")
    with archive.open(member) as part:
        if _ENTITY.search(part.read()):
            return refuse(origin, Refusal.HOSTILE_PAGE, "its XML declares entities, as no word processor does")
    return None


def _opened(content: bytes) -> WordDocument | None:
    """The document, None where its parts make none."""
    import docx  # noqa: PLC0415  readers of other files need not wait for it
    from docx.opc.exceptions import OpcError  # noqa: PLC0415  likewise
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  likewise; lxml ships no types

    try:
        word: WordDocument = docx.Document(BytesIO(content))
        is_whole = word.element.body is not None
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None
    except (OpcError, KeyError, ValueError, AttributeError, TypeError):
        return None  # its relations lead nowhere, or to parts that are something else
    return word if is_whole else None


# ---------------------------------------------------------------- its words


def _blocks(body: Any) -> Iterator[str]:  # noqa: ANN401  an element of lxml, which ships no types
    """Paragraphs, and rows of tables with short cells as one line each."""
    lines: dict[Any, str] = {}
    for paragraph in body.iter(_PARAGRAPH):
        row = next(paragraph.iterancestors(_ROW), None)
        if row is not None and row not in lines:
            lines[row] = _row_line(row)
            yield from _block(lines[row])
        if row is None or not lines[row]:
            yield from _block(_words(paragraph))


def _block(words: str) -> Iterator[str]:
    if words.strip():
        yield words.strip()


def _row_line(row: Any) -> str:  # noqa: ANN401  see _blocks
    """The cells of a table's row as one line, "" where they hold prose or nothing."""
    cells = [" ".join(" ".join(map(_words, cell.iter(_PARAGRAPH))).split()) for cell in row.iterchildren(_CELL)]
    if any(len(cell) > _SHORT_CELL for cell in cells):
        return ""
    return " | ".join(cell for cell in cells if cell)


def _words(paragraph: Any) -> str:  # noqa: ANN401  see _blocks
    """The words of a paragraph itself, not of a text box that is anchored in it, nor those struck out."""
    found = []
    for node in paragraph.iter(f"{_W}t", *_WORDS):
        for above in node.iterancestors():
            if above is paragraph and node.getparent().tag == _RUN:
                found.append(_WORDS.get(node.tag) or node.text or "")
                break
            if above.tag == _PARAGRAPH or above.tag in _NOT_PRINTED:
                break
    return "".join(found)


def _title(word: WordDocument) -> str:
    """The title among its properties, "" where there is none or it cannot be read."""
    try:
        return str(word.core_properties.title or "")
    except (KeyError, ValueError, AttributeError, TypeError):
        return ""
