"""Why something was not read, and how that is told."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from corpus.records import Rejected


class Refusal(StrEnum):
    """Why something was not read: the codes that rejected things are counted by."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    BINARY = "binary"
    ENCODING = "encoding"
    LANGUAGE = "language"
    KIND = "kind of file"
    BAD_JSON = "bad JSON"
    BAD_TABLE = "bad table"
    NO_TEXT = "no text"
    CODED_ROW = "coded row"
    HOSTILE_PAGE = "hostile page"
    BROKEN = "broken archive"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_SLOW = "too slow"
    TOO_HEAVY = "too much memory"
    CRASHED = "crashed"
    ADDRESS = "forbidden address"
    ROBOTS = "robots.txt"
    NO_HOST = "unknown host"
    NETWORK = "not reachable now"
    CERTIFICATE = "certificate"
    HTTP_STATUS = "HTTP status"
    REDIRECTS = "redirects"
    BAD_ANSWER = "broken answer"
    FAILED = "failed"


EXCERPT: Final = 2_000
"""Characters that are kept of what was not read."""


def refuse(origin: str, code: Refusal, reason: str, text: str | bytes = "") -> Rejected:
    """Something that was not read, why, and how the text begins that was at hand."""
    return Rejected(origin=origin, reason=reason, code=code.value, text=excerpt(text))


STUMBLES = (ValueError, LookupError, ArithmeticError, RecursionError)
"""What a stage may raise over a text that it was not made for: a fault of ours that costs that text only."""


def stumbled(origin: str, error: BaseException, text: str | bytes = "") -> Rejected:
    """A text over which a stage stumbled."""
    reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
    return refuse(origin, Refusal.FAILED, reason, text)


def excerpt(text: str | bytes) -> str:
    """How a text begins, fit to be kept and shown; bytes that are no UTF-8, and control characters, as escapes."""
    # A character of UTF-8 has four bytes at most: none that is kept is cut in two.
    start = text[: 4 * EXCERPT].decode("utf-8", "backslashreplace") if isinstance(text, bytes) else text[:EXCERPT]
    lines = (shown(line.expandtabs(4)) for line in start[:EXCERPT].splitlines())
    return "\n".join(lines)[:EXCERPT].strip()


def megabytes(size: int) -> str:
    """A size as people read it ("50.0 MB")."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size:,} bytes"


_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]|[\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


def shown(name: str) -> str:
    """A path or another untrusted word, fit for a line of a log: control characters and the like as escapes."""
    return _UNPRINTABLE.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), name)
