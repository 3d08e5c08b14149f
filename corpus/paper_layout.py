"""Words where they stand on printed pages to paragraphs in the order in which people read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in one run on a line, and the box around their letters: points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """How high the middle of the letters stands."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """How high the letters are."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How long the run is."""
        return self.right - self.left


Line = Piece
"""All of a column's words on one line."""

# A page of news has two to four columns; what is decided here was tried on pages made for the tests.
_FEWEST_LINES_OF_COLUMN: Final = 4
_MOST_ACROSS: Final = 0.25
"""Of a page's lines so many may run across a gutter, as headlines do."""
_NARROWEST_COLUMN: Final = 0.2
_FEWEST_WORDS_OF_COLUMN_LINE: Final = 3
"""In the middle of a column's lines: the cells of a table have fewer, and are read row by row."""
_MOST_SPLITS: Final = 3
_SAME_LINE: Final = 0.35
_PARAGRAPH_GAP: Final = 1.35
_INDENT: Final = 0.8
_SHORT_LINE: Final = 0.25
_HEADING_LINE: Final = 0.4
_HEADING_HEIGHT: Final = 1.5
_OUTER_LINES: Final = 2
_RUNNING_SHARE: Final = 0.4
_RUNNING_DRIFT: Final = 6.0
_HYPHENS: Final = ("\x02", "\xad", "-", "\u2010")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_COMPOUND = re.compile(r"\b\w+-\w+\b")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)? ?[-–—]? ?(?:\d{1,4}|[ivxl]{1,6}) ?[-–—]?(?: ?(?:of|/|\|) ?\d{1,4})?", re.IGNORECASE
)


def paragraphs_of(pages: Sequence[Sequence[Piece]]) -> list[str]:
    """The paragraphs of a paper's pages, without what runs at the head and foot of each."""
    kept = _without_running_lines(pages)
    blocks = [block for page in kept for block in _blocks(page)]
    compounds = set(_COMPOUND.findall("\n".join(line.text for block in blocks for line in block)))
    paragraphs: list[str] = []
    for block in blocks:
        for number, lines in enumerate(_paragraphs(block)):
            text = _joined((line.text for line in lines), compounds)
            if number == 0 and paragraphs and _goes_on(paragraphs[-1], text):
                paragraphs[-1] = _joined((paragraphs[-1], text), compounds)
            else:
                paragraphs.append(text)
    return [text.rstrip("\x02\xad") for text in paragraphs if text.strip()]


# ---------------------------------------------------------------- what runs at head and foot


def _without_running_lines(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pages without lines that stand at the same height on many of them, and without page numbers."""
    outer = [_outer_lines(page) for page in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for lines in outer:
        seen.update({(_wording(line), height) for line in lines for height in _heights(line)})
    enough = max(2, _RUNNING_SHARE * len(pages))
    kept = []
    for page, lines in zip(pages, outer, strict=True):
        running = [
            line
            for line in lines
            if _is_page_number(line) or any(seen[_wording(line), height] >= enough for height in _heights(line))
        ]
        kept.append([piece for piece in page if not any(_on_line(piece, line) for line in running)])
    return kept


def _outer_lines(page: Sequence[Piece]) -> list[Line]:
    lines = _lines(page)
    return lines if len(lines) <= 2 * _OUTER_LINES else [*lines[:_OUTER_LINES], *lines[-_OUTER_LINES:]]


def _wording(line: Line) -> str:
    """The line's words without its figures: "Page 3 of 9" is one wording on all pages."""
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))


def _heights(line: Line) -> tuple[int, int]:
    """The two steps of height that the line is near to, so that a small drift parts no two."""
    step = int(line.middle // _RUNNING_DRIFT)
    return (step, step + 1)


def _is_page_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _on_line(piece: Piece, line: Line) -> bool:
    return line.bottom - 1 <= piece.middle <= line.top + 1 and line.left - 1 <= piece.left <= line.right + 1


# ---------------------------------------------------------------- columns


def _blocks(pieces: Sequence[Piece], splits: int = 0) -> Iterator[list[Line]]:
    """The lines of a page, column by column; lines across columns part what is above from below."""
    gutter = _gutter(pieces) if splits < _MOST_SPLITS else None
    if gutter is None:
        if lines := _lines(pieces):
            yield lines
        return
    across = _lines([piece for piece in pieces if piece.left < gutter < piece.right])
    rest = [piece for piece in pieces if not piece.left < gutter < piece.right]
    heading: list[Line] = []
    for line in across:
        above = [piece for piece in rest if piece.middle > line.middle]
        rest = [piece for piece in rest if piece.middle <= line.middle]
        if above and heading:
            yield heading
            heading = []
        yield from _beside(above, gutter, splits)
        heading.append(line)
    if heading:
        yield heading
    yield from _beside(rest, gutter, splits)


def _beside(pieces: Sequence[Piece], gutter: float, splits: int) -> Iterator[list[Line]]:
    yield from _blocks([piece for piece in pieces if piece.right <= gutter], splits + 1)
    yield from _blocks([piece for piece in pieces if piece.left >= gutter], splits + 1)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where an empty strip parts two columns of prose from above to below, None where there is none."""
    if len(pieces) < 2 * _FEWEST_LINES_OF_COLUMN:
        return None
    left, right = int(min(piece.left for piece in pieces)), int(max(piece.right for piece in pieces)) + 1
    if not 0 < right - left < 100_000:
        return None
    across = _across(pieces, left, right)
    narrowest = max(5.0, 0.6 * median(piece.height for piece in pieces))
    strips = _strips(across, int(_MOST_ACROSS * len(pieces)))
    wide = [(start, end) for start, end in strips if end - start >= narrowest]
    for start, end in sorted(wide, key=lambda strip: min(across[strip[0] : strip[1]])):
        fewest = min(across[start:end])
        at = [x for x in range(start, end) if across[x] == fewest]
        gutter = left + at[len(at) // 2] + 0.5
        if _parts_columns(pieces, gutter, right - left):
            return gutter
    return None


def _across(pieces: Sequence[Piece], left: int, right: int) -> list[int]:
    """For each point from `left` on how many pieces stand there."""
    change = [0] * (right - left + 2)
    for piece in pieces:
        change[max(0, int(piece.left) - left)] += 1
        change[max(0, min(int(piece.right), right) - left + 1)] -= 1
    total, across = 0, []
    for step in change[:-1]:
        total += step
        across.append(total)
    return across


def _strips(across: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    start = None
    for x, number in enumerate([*across, most + 1]):
        if number <= most and start is None:
            start = x
        elif number > most and start is not None:
            yield (start, x)
            start = None


def _parts_columns(pieces: Sequence[Piece], gutter: float, width: float) -> bool:
    sides = (
        [piece for piece in pieces if piece.right <= gutter],
        [piece for piece in pieces if piece.left >= gutter],
    )
    if any(len(side) < _FEWEST_LINES_OF_COLUMN or not _is_prose(side, width) for side in sides):
        return False
    low, high = (max(p.bottom for p in _lowest(sides)), min(p.top for p in _highest(sides)))
    return high > low


def _is_prose(side: Sequence[Piece], width: float) -> bool:
    wide = median(piece.width for piece in side) >= _NARROWEST_COLUMN * width
    return wide and median(len(piece.text.split()) for piece in side) >= _FEWEST_WORDS_OF_COLUMN_LINE


def _lowest(sides: Iterable[Sequence[Piece]]) -> list[Piece]:
    return [min(side, key=lambda piece: piece.bottom) for side in sides]


def _highest(sides: Iterable[Sequence[Piece]]) -> list[Piece]:
    return [max(side, key=lambda piece: piece.top) for side in sides]


# ---------------------------------------------------------------- lines and paragraphs


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of one column from above to below."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if rows and _is_beside(piece, rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(row) for row in rows]


def _is_beside(piece: Piece, row: Sequence[Piece]) -> bool:
    """Whether a run stands on the row's line; commas and figures raised above it lie beside it in part only."""
    bottom, top = min(one.bottom for one in row), max(one.top for one in row)
    return min(piece.top, top) - max(piece.bottom, bottom) >= _SAME_LINE * min(piece.height, top - bottom)


def _line(row: list[Piece]) -> Line:
    row.sort(key=lambda piece: piece.left)
    text = row[0].text
    for before, piece in pairwise(row):
        apart = piece.left - before.right > 0.15 * max(before.height, piece.height)
        text += (" " if apart else "") + piece.text
    return Line(
        text=" ".join(text.split(" ")).strip(" \t\r\n"),
        left=row[0].left,
        bottom=min(piece.bottom for piece in row),
        right=max(piece.right for piece in row),
        top=max(piece.top for piece in row),
    )


def _paragraphs(block: Sequence[Line]) -> Iterator[list[Line]]:
    steps = [above.middle - below.middle for above, below in pairwise(block)]
    step = median(steps) if steps else 0.0
    left, right = min(line.left for line in block), max(line.right for line in block)
    paragraph = [block[0]]
    for above, below in pairwise(block):
        if _begins(above, below, step, left, right):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    yield paragraph


def _begins(above: Line, below: Line, step: float, left: float, right: float) -> bool:
    """Whether a paragraph begins with the line below."""
    if above.text.endswith("\x02"):
        return False
    if above.middle - below.middle > _PARAGRAPH_GAP * step:
        return True
    heights = sorted((max(above.height, 0.1), max(below.height, 0.1)))
    if heights[1] > _HEADING_HEIGHT * heights[0]:
        return True
    indent = _INDENT * max(above.height, below.height)
    if below.left - left > indent >= above.left - left and below.left - left < (right - left) / 4:
        return True
    unfilled = (right - above.right) / max(right - left, 1.0)
    if unfilled > _SHORT_LINE and _SENTENCE_END.search(above.text):
        return True
    return unfilled > _HEADING_LINE and not below.text[:1].islower()


def _goes_on(before: str, text: str) -> bool:
    """Whether a column's first words go on with the paragraph that stood before them."""
    return before.endswith("\x02") or (text[:1].islower() and not _SENTENCE_END.search(before))


def _joined(lines: Iterable[str], compounds: set[str]) -> str:
    """Lines as one, words made whole that were parted at their ends."""
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text.endswith(_HYPHENS) and text[-2:-1].isalpha() and line[:1].isalpha():
            text = _made_whole(text[:-1], line, compounds)
        else:
            text = f"{text.rstrip(chr(2))} {line}"
    return text


def _made_whole(before: str, after: str, compounds: set[str]) -> str:
    """A parted word: without its hyphen, but for names ("Nagorno-Karabakh") and what has one elsewhere."""
    parted = (re.search(r"\w+$", before), re.match(r"\w+", after))
    compound = "-".join(part[0] for part in parted if part)
    is_name = after[:1].isupper() and before[-1:].islower()
    hyphen = "-" if is_name or compound in compounds else ""
    return f"{before}{hyphen}{after}"
