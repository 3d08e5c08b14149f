"""Where a page lists other news: the headlines of what it links to are none of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.records import Span

LONGEST_LINK = 160
"""Characters of a line that may be a link's headline."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS_A_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_MARK = re.compile(r"^[\s»›►▶•*|\[-]*")
_OF = r"(?: (?:on|in|about|from|of|by) [^.\n]{1,40})?"
_HEADING = re.compile(
    rf"(?:(?:read )?more|(?:also|see|read) (?:also|see|read)|(?:read|up) next){_OF}"
    r"|(?:more|other|latest|related|top|recent|recommended|popular|trending|breaking|further) "
    rf"(?:news|stories|articles|reading|coverage|headlines|topics|posts){_OF}"
    r"|most (?:popular|read|viewed|shared|commented)|related|recommended(?: for you)?|trending(?: now)?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|explore more on these topics|what to read next"
    r"|editors?['’] picks?|in other news|news feed|don['’]t miss",
    re.IGNORECASE,
)
"""What stands alone on its line above links."""
_FOOT = re.compile(
    r"(?:share|print|tweet|follow|subscribe|sign up|tags?|comments?|(?:to )?leave a comment|all rights|reuse this"
    r"|if you (?:notice|find|see|spot)|found a (?:typo|mistake)|this text (?:is )?available|facebook|twitter"
    r"|telegram|©|copyright|\(c\)|download|attachments?|loading)\b",
    re.IGNORECASE,
)
"""What a line of a page's foot begins with."""


def other_news(text: str) -> list[Span]:
    """The stretches of a text, in order, that list other news: up to the next line that ends like a sentence.

    They begin below a heading of links, or below the first line of the page's foot, after its last sentence.
    """
    lines = list(_LINE.finditer(text))
    prose = [_is_prose(line.group()) for line in lines]
    if True not in prose:
        return []
    last = max(at for at, is_prose in enumerate(prose) if is_prose)
    return list(_stretches(lines, prose, last))


def _stretches(lines: Sequence[re.Match[str]], prose: Sequence[bool], last: int) -> Iterator[Span]:
    at = 0
    while at < len(lines):
        words = _MARK.sub("", lines[at].group()).rstrip(" :>»|]")
        opens = not prose[at] and (_HEADING.fullmatch(words) or (at > last and _FOOT.match(words)))
        end = at + 1
        while opens and end < len(lines) and not prose[end] and len(lines[end].group()) <= LONGEST_LINK:
            end += 1
        if opens and end > at + 1:
            yield Span(lines[at].start(), lines[end - 1].end())
        at = end


def _is_prose(line: str) -> bool:
    return _ENDS_A_SENTENCE.search(line) is not None


def is_within(spans: Sequence[Span], position: int) -> bool:
    """Whether a position lies in one of the spans, which are in order."""
    at = bisect_right([span.start for span in spans], position) - 1
    return at >= 0 and position < spans[at].end
