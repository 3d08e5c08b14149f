"""Text as published, made fit to read: one spelling for each character, no litter, and the way back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from corpus.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """Clean text, and where each of its characters stood in the text as given.

    Character i of `text` came from the given characters [`starts`[i], `ends`[i]), counted from behind a lead of
    `lead_length` characters that came from nowhere. `head_day` is the day that an archive wrote before the text
    ("date 2020-10-18 …"), None where it wrote none or an impossible one.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    given_length: int
    head_day: date | None = None
    lead_length: int = 0

    def given(self, position: int) -> int:
        """The position in the text as given where the character at `position` begins, or the end of it all."""
        if position >= len(self.text):
            return self.given_length
        return self.starts[position - self.lead_length] if position >= self.lead_length else 0

    def given_span(self, start: int, end: int) -> Span:
        """The characters of the text as given that [start, end) of the clean text came from."""
        if start >= end:
            return Span(self.given(start), self.given(start))
        last = end - 1 - self.lead_length
        return Span(self.given(start), self.ends[last] if last >= 0 else 0)

    def clean_position(self, given: int) -> int:
        """The first position in the clean text that stood at `given` or after it."""
        return self.lead_length + bisect_left(self.starts, given) if given > 0 else 0

    def led_by(self, lead: str) -> CleanText:
        """The same behind a lead of which no character was given: it stands at the very beginning of what was."""
        return replace(self, text=lead + self.text, lead_length=self.lead_length + len(lead)) if lead else self


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters [start, end) give way to `new`."""

    start: int
    end: int
    new: str = ""


def clean(text: str, *, keep_litter: bool = False) -> CleanText:
    """The text in NFC with plain spaces and line ends, without invisible characters, archive head and litter.

    `keep_litter` leaves every word in place (for those who are asked where names stand, whatever the words are
    good for) and evens out the characters only.
    """
    whole = range(len(text) + 1)
    result = CleanText(text=text, starts=whole[:-1], ends=whole[1:], given_length=len(text))
    result = _edited(result, _odd_characters(result.text))
    result = _edited(result, _uncomposed(result.text))
    if keep_litter:
        return result
    head, day = _archive_head(result.text)
    result = _edited(result, [*head, *_after(head, _litter(result.text))], day)
    return _edited(result, _repeats(result.text), day)


def article_id_of(text: str, source: str) -> str:
    """The id of an article: 16 hexadecimal digits from its words and its outlet, however they were laid out."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    outlet = " ".join(source.casefold().split())
    content = f"{words}\0{outlet}".encode("utf-8", "replace")
    return blake2b(content, digest_size=8).hexdigest()


def one_line(text: str, longest: int = 500) -> str:
    """A title, an outlet's name or another short field: clean, on one line, at most `longest` characters."""
    words = " ".join(clean(text[: 4 * longest], keep_litter=True).text.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


# ---------------------------------------------------------------- edits and their offsets


def _edited(before: CleanText, edits: Iterable[_Edit], head_day: date | None = None) -> CleanText:
    """The text after `edits`, which come in order and do not overlap; the same where there are none."""
    day = head_day or before.head_day
    listed = list(edits)
    if not listed:
        return before
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for edit in [*listed, _Edit(len(before.text), len(before.text))]:
        pieces += (before.text[position : edit.start], edit.new)
        starts.extend(before.starts[position : edit.start])
        ends.extend(before.ends[position : edit.start])
        if edit.new:
            starts.extend([before.starts[edit.start]] * len(edit.new))
            ends.extend([before.ends[edit.end - 1]] * len(edit.new))
        position = edit.end
    return CleanText(
        text="".join(pieces), starts=starts, ends=ends, given_length=before.given_length, head_day=day
    )


def _after(first: Sequence[_Edit], then: Iterable[_Edit]) -> Iterator[_Edit]:
    """Those of `then` that begin where `first` has ended."""
    end = first[-1].end if first else 0
    return (edit for edit in then if edit.start >= end)


# ---------------------------------------------------------------- characters

# What stands between the brackets of a class of a regular expression.
_LINE_ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_SPACES = "\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LONE_SURROGATES = "\ud800-\udfff"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters, NUL among them
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers, Arabic letter mark
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, marks and overrides of direction
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # fillers, variation selectors, byte order mark, anchors
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # format controls, tags
)
_ODD = re.compile(
    rf"(?P<line>\r\n?|[{_LINE_ENDS}])|(?P<space>[{_SPACES}])|(?P<lone>[{_LONE_SURROGATES}])|[{_INVISIBLE}]+"
)
_ANY_ODD = re.compile(rf"[\r{_LINE_ENDS}{_SPACES}{_LONE_SURROGATES}{_INVISIBLE}]")
"""Most texts have none, and one class is searched for in no time."""
_REPLACEMENT = {"line": "\n", "space": " ", "lone": "\ufffd", None: ""}


def _odd_characters(text: str) -> Iterator[_Edit]:
    """Line ends to line feeds, spaces of every width to plain ones; what cannot be seen goes."""
    if not _ANY_ODD.search(text):
        return iter(())
    return (_Edit(*m.span(), _REPLACEMENT[m.lastgroup]) for m in _ODD.finditer(text))


# An ASCII character starts afresh: nothing composes with what stands before it.
_COMPOSING = re.compile("(?:[\x00-\x7f]|^)[^\x00-\x7f]+")


def _uncomposed(text: str) -> Iterator[_Edit]:
    """Stretches that are not in NFC, as small as can be told apart, each with its composed form."""
    if unicodedata.is_normalized("NFC", text):
        return
    for stretch in _COMPOSING.finditer(text):
        composed = unicodedata.normalize("NFC", stretch[0])
        if composed != stretch[0]:
            yield from _stretch_edits(stretch[0], stretch.start(), composed)


def _stretch_edits(stretch: str, start: int, composed: str) -> Iterator[_Edit]:
    clusters = _clusters(stretch)
    forms = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
    if "".join(forms) != composed:  # a script whose letters compose over more than marks
        yield _Edit(start, start + len(stretch), composed)
        return
    for cluster, form in zip(clusters, forms, strict=True):
        if cluster != form:
            yield _Edit(start, start + len(cluster), form)
        start += len(cluster)


def _clusters(stretch: str) -> list[str]:
    """A letter with its marks, one after another."""
    begins = [i for i, char in enumerate(stretch) if i == 0 or not unicodedata.combining(char)]
    return [stretch[a:b] for a, b in zip(begins, [*begins[1:], len(stretch)], strict=True)]


# ---------------------------------------------------------------- litter

_HEAD = re.compile(
    r"\s*[Dd]ate:?[ ](\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?:\s+|\Z)"
)

# Lines that no article says of itself; each stands alone on its line. Collected by counting the short lines
# that thousands of saved news pages share.
_LITTER_LINES = (
    r"(?:story|article) continues below(?: (?:this )?ad(?:vertisement)?)?",
    r"(?:advertisements?|advertising|sponsored(?: content| links?)?|promoted content)",
    r"(?:continue reading|keep reading|read more|show more|load more|see more|learn more|more)",
    r"(?:read (?:more|also|next)|also read|see also)(?::[^\n]{0,200})?",
    r"related(?: (?:articles?|stories|news|coverage))?(?::[^\n]{0,200})?",
    r"[»›►▶] ?[^\n]{0,120}",
    r"(?:share|tweet|print|email|e-mail|save|copy link|close)",
    r"(?:pinterest|twitter|facebook|whatsapp|telegram|linkedin)",
    r"(?:share (?:this|on|via)|follow us)\b[^\n]{0,60}",
    r"like this: like loading",
    r"(?:please )?enable java ?script[^\n]{0,80}",
    r"(?:sign up|subscribe|log in|register)(?: (?:now|here|for|to)\b[^\n]{0,80})?",
    r"(?:scroll down for (?:video|more)|hide transcript show transcript|watch this story|play video)",
    r"(?:leave a comment|join the conversation|comments? \(?\d{0,5}\)?|\d{1,5} comments?|no comments?)",
    r"(?:accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|manage (?:cookies|preferences))",
    r"(?:we|(?:this|our) (?:web)?site|by (?:continuing|using|clicking)) [^\n]{0,200}\bcookies?\b[^\n]{0,200}",
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:by )?\d{4}\b[^\n]{0,100}",
    r"(?:(?:copyright|©|\(c\))[^\n]{0,80} )?all rights reserved",
)
# The marks of an encyclopedia's notes, set right behind a word: "fired.[12]", "[citation needed]", "[edit]".
_NOTE = r"(?<=[^\s\[!])(?:\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed|edit)\])+(?!\()"
_LITTER = re.compile(
    rf"{_NOTE}|\[ad_\d{{1,3}}\][ \n]?|^[ ]*(?:[-–—•*>|] ?)?(?:{'|'.join(_LITTER_LINES)})[ .:!…»>→]*(?:\n|\Z)",
    re.IGNORECASE | re.MULTILINE,
)


def _archive_head(text: str) -> tuple[list[_Edit], date | None]:
    """What an archive wrote before the text, to be cut, and the day that it names, None if there is none such."""
    found = _HEAD.match(text)
    if not found:
        return [], None
    year, month, day = (int(part) for part in found.groups())
    return [_Edit(0, found.end())], _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _litter(text: str) -> Iterator[_Edit]:
    """Marks of advertisements and notes, and lines that are a page's and not an article's."""
    if "[" in text:
        yield from (_Edit(*found.span()) for found in _LITTER.finditer(text))
        return
    start = 0
    while start < len(text):  # what has no bracket stands at the beginning of a line
        found = _LITTER.match(text, start)
        if found is not None:
            yield _Edit(*found.span())
        start = found.end() if found is not None else text.find("\n", start) + 1 or len(text)


# Shorter ones come back in honest texts: "No.", a refrain, a table's heading.
SHORTEST_REPEATED_BLOCK = 40
SHORTEST_REPEATED_LINE = 90
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[ ]*[^\s][^\n]*)*\n*")
_LINE = re.compile(r"[^\n]+\n*")


def _repeats(text: str) -> Iterator[_Edit]:
    """Paragraphs that stood in the text before, word for word."""
    if "\n" not in text:
        return
    seen: set[str] = set()
    for block in _BLOCK.finditer(text):
        if _is_repeat(block[0], seen, SHORTEST_REPEATED_BLOCK):
            yield _Edit(*block.span())
        else:
            yield from _repeated_lines(block[0], block.start(), seen)


def _repeated_lines(block: str, start: int, seen: set[str]) -> Iterator[_Edit]:
    lines = list(_LINE.finditer(block))
    if len(lines) == 1:
        return
    for line in lines:
        if _is_repeat(line[0], seen, SHORTEST_REPEATED_LINE):
            yield _Edit(start + line.start(), start + line.end())


def _is_repeat(passage: str, seen: set[str], shortest: int) -> bool:
    """Whether it was seen before, and is long enough to tell; notes that it now was."""
    words = " ".join(passage.split())
    if len(words) < shortest:
        return False
    known = words in seen
    seen.add(words)
    return known
