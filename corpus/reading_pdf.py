"""A PDF with text in it to its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corpus.documents import Document
from corpus.paper_layout import Piece, paragraphs_of
from corpus.raw_article import LARGEST_ARTICLE_BYTES, RawArticle
from corpus.records import Rejected
from corpus.refusals import Refusal, megabytes, refuse

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES: Final = 500
MOST_PIECES: Final = 5_000
"""Runs of words on one page; a page of a broadsheet has a thousand."""
_FEWEST_TITLE_WORDS: Final = 3
_FILE_NAME_END = re.compile(r"\.\w{2,5}$")


def read_pdf(document: Document) -> RawArticle | Rejected:
    """The article of a PDF, or why there is none.

    The day on which the file was made is left out: it is that of a page's printing as often as of its publication.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415  readers of other files need not wait for it

    origin = document.origin
    try:
        pdf = pdfium.PdfDocument(document.content)
    except pdfium.PdfiumError as error:
        return _unopened(origin, getattr(error, "err_code", None))
    try:
        if len(pdf) > MOST_PAGES:
            return refuse(origin, Refusal.TOO_LARGE, f"it has {len(pdf):,} pages; a PDF may have {MOST_PAGES}")
        return _article(pdf, document)
    except pdfium.PdfiumError as error:
        return refuse(origin, Refusal.DAMAGED, f"the PDF is damaged ({str(error)[:100]})")
    finally:
        pdf.close()


def _unopened(origin: str, code: int | None) -> Rejected:
    from pypdfium2.raw import FPDF_ERR_PASSWORD  # noqa: PLC0415  see read_pdf

    if code == FPDF_ERR_PASSWORD:
        return refuse(origin, Refusal.ENCRYPTED, "the PDF is encrypted, and opens only with its password")
    return refuse(origin, Refusal.DAMAGED, "it is no PDF, or a damaged one")


def _article(pdf: PdfDocument, document: Document) -> RawArticle | Rejected:
    pages: list[list[Piece]] = []
    length = 0
    for page in pdf:
        pages.append(_pieces(page))
        length += sum(len(piece.text) for piece in pages[-1])
        if length > LARGEST_ARTICLE_BYTES:
            reason = f"its text is more than {megabytes(LARGEST_ARTICLE_BYTES)}; that is no article"
            return refuse(document.origin, Refusal.TOO_LARGE, reason)
    paragraphs = paragraphs_of(pages)
    if not any(map(str.isalpha, "".join(paragraphs))):
        return refuse(document.origin, Refusal.EMPTY, "there is no text in it: it may be a scan")
    text = "\n\n".join(paragraphs)
    title = _title(pdf.get_metadata_dict().get("Title", ""), text)
    return RawArticle(text=text, origin=document.origin, title=title, url=document.url, file_name=document.name)


def _pieces(page: PdfPage) -> list[Piece]:
    """The runs of words of a page and where they stand; of too many only the words."""
    words = page.get_textpage()
    try:
        number = words.count_rects()
        if number > MOST_PIECES:
            return [Piece(text=words.get_text_range(), left=0, bottom=0, right=1, top=1)]
        boxes = (words.get_rect(index) for index in range(number))
        return [piece for box in boxes if (piece := _piece(words.get_text_bounded(*box), box))]
    finally:
        words.close()
        page.close()


def _piece(text: str, box: tuple[float, float, float, float]) -> Piece | None:
    left, bottom, right, top = box
    words = " ".join(text.replace("\ufffe", "\x02").split())
    return Piece(text=words, left=left, bottom=bottom, right=right, top=top) if words else None


def _title(said: str, text: str) -> str:
    """The title that the PDF says it has, "" where that is a program's own: many bear the name of a file."""
    title = " ".join(said.split())
    start = " ".join(text[:2_000].split()).casefold()
    if title and title.casefold() in start:
        return title
    is_file = _FILE_NAME_END.search(title) or title.casefold().startswith(("microsoft ", "untitled"))
    return "" if is_file or len(title.split()) < _FEWEST_TITLE_WORDS else title
