"""Days that only stamp a page or a message: when it was posted, and not when anything happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.records import TimeExpression
from corpus.small_letters import has_any

_STAMP = re.compile(
    r"(?:\b(?:posted|updated|published|created|modified)\s*:|\((?:published|posted|updated)(?: on)?|\(@\w+\))\s*$",
    re.IGNORECASE,
)
_WORDS = ("osted", "pdated", "ublished", "reated", "odified", "OSTED", "PDATED", "UBLISHED", "(@")
_LOOK_BACK = 25
_BESIDE = 4
"""Characters between the day and the hour of one stamp."""


def without_stamps(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions but for those of "Posted: Monday, 4 May 2015 2:06 PM" and of a message's signature."""
    if not has_any(text, _WORDS):
        yield from times
        return
    end_of_stamp = -_BESIDE - 1
    for time in times:
        stamped = _STAMP.search(text[max(0, time.start - _LOOK_BACK) : time.start]) is not None
        if stamped or 0 <= time.start - end_of_stamp <= _BESIDE:
            end_of_stamp = time.end
        else:
            yield time
