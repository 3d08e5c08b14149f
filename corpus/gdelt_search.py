"""GDELT's search of documents (DOC 2.0), as requests that it can answer whole and as the addresses it answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlencode

from corpus.gdelt import day_of_stamp
from corpus.listed import Listed, address_of, no_address
from corpus.records import Rejected
from corpus.refusals import Refusal, refuse, shown

PUBLIC_SERVER: Final = "https://api.gdeltproject.org/api/v2/doc/doc"
MOST_ANSWERED: Final = 250
"""Articles to an answer, set by GDELT; a span that has as many is asked for again in halves."""
PAUSE_S: Final = 5.0
"""Between requests, as GDELT asks for."""

Articles = list[Listed | Rejected]
"""What an answer names, and what in it is no address."""

_SHORTEST: Final = timedelta(minutes=15)
"""GDELT takes in the news every fifteen minutes; a shorter span would not hold fewer articles."""
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Words, and when GDELT first saw the articles that hold them: from `first_utc` on and before `end_utc`."""

    words: str
    first_utc: datetime
    end_utc: datetime
    server: str = PUBLIC_SERVER

    @property
    def address(self) -> str:
        """What to ask for; only English articles, unless the words choose a language themselves."""
        words = self.words if "sourcelang:" in self.words.lower() else f"{self.words} sourcelang:english"
        asked = {
            "query": words,
            "mode": "artlist",
            "format": "json",
            "sort": "dateasc",
            "maxrecords": str(MOST_ANSWERED),
            "startdatetime": f"{self.first_utc:%Y%m%d%H%M%S}",
            "enddatetime": f"{self.end_utc - timedelta(seconds=1):%Y%m%d%H%M%S}",
        }
        return f"{self.server}{'&' if '?' in self.server else '?'}{urlencode(asked)}"

    @property
    def is_shortest(self) -> bool:
        """Whether halves of its span would be shorter than any that GDELT tells apart."""
        return self.end_utc - self.first_utc < 2 * _SHORTEST

    def halves(self) -> tuple[Search, Search]:
        """The search in the two halves of its span."""
        quarters = (self.end_utc - self.first_utc) // _SHORTEST
        middle = self.first_utc + quarters // 2 * _SHORTEST
        return replace(self, end_utc=middle), replace(self, first_utc=middle)


def search_of_days(words: str, first: date, last: date, server: str = PUBLIC_SERVER) -> Search:
    """The search for words from the first day's beginning to the last day's end."""
    begin = datetime.combine(first, time(), UTC)
    return Search(words=words, first_utc=begin, end_utc=_after(last), server=server)


def _after(day: date) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(days=1)


def search_all(search: Search, ask: Callable[[str], Articles | Rejected]) -> Iterator[Listed | Rejected]:
    """All that GDELT has for a search, the oldest first; spans with too many articles are cut until they fit.

    `ask` gives the articles of the answer to an address (see `articles_of`).
    """
    found = ask(search.address)
    if isinstance(found, Rejected):
        yield found
    elif len(found) < MOST_ANSWERED:
        yield from found
    elif search.is_shortest:
        yield from found
        minutes = _SHORTEST.seconds // 60
        reason = f"GDELT has {MOST_ANSWERED} articles or more in these {minutes} minutes; not all were listed"
        yield refuse(shown(search.address), Refusal.TOO_LARGE, reason)
    else:
        for half in search.halves():
            yield from search_all(half, ask)


def articles_of(content: bytes, origin: str) -> Articles | Rejected:
    """The articles of an answer; refused where it is none, as where GDELT says what it dislikes in the search."""
    try:
        # GDELT leaves control characters in titles as they are.
        answer = json.loads(content.decode("utf-8", "replace") or "{}", strict=False)
    except (ValueError, RecursionError):
        said = shown(" ".join(content[: 4 * _SHOWN].decode("utf-8", "replace").split())[:_SHOWN])
        return refuse(origin, Refusal.BAD_JSON, f"GDELT did not answer with a list but said: {said}")
    found = answer.get("articles", []) if isinstance(answer, dict) else None
    if not isinstance(found, list):
        return refuse(origin, Refusal.BAD_JSON, "GDELT's answer is no list of articles")
    return [_listed(one, f"{origin}, entry {number}") for number, one in enumerate(found, start=1)]


def _listed(article: object, origin: str) -> Listed | Rejected:
    told = article if isinstance(article, dict) else {}
    words, seen, title = (_words(told.get(name)) for name in ("url", "seendate", "title"))
    address = address_of(words)
    return (
        Listed(address=address, published=day_of_stamp(seen), title=title)
        if address
        else no_address(origin, words)
    )


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
