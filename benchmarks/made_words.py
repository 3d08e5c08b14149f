"""What the reports of a made store say of an event: who speaks, who is blamed, how many died, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

from corpus.records import Count, DayRange

if TYPE_CHECKING:
    from made_events import Event

PAPERS: Final = ("Courier", "Herald", "Gazette", "News Agency", "Radio", "Evening Post")
SOURCES: Final = tuple(
    " ".join(pair) for pair in product(("North", "South", "East", "West", "River", "Hill"), PAPERS)
)
SPEAKERS: Final = ("the ministry", "a hospital", "residents", "the governor", "rescuers", "a spokesman")
CLAIMANTS: Final = tuple(" of the ".join(pair) for pair in product(SPEAKERS, ("north", "south", "east", "west")))
ACCUSED: Final = ("", "", "", "the northern army", "the southern army", "an armed group", "border guards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the report of one desk says of an event."""

    claimed_by: str
    accused: str
    killed: Count | None
    injured: Count | None

    def sentence(self, kind: str, place: str, day: str) -> tuple[str, int, int]:
        """The report's sentence, and where the place and the day stand in it."""
        start = f"{kind} was reported at "
        words = f"{start}{place}{day and f' {day}'}, {self.claimed_by} said{self._blame()}{self._deaths()}."
        return words, len(start), len(start) + len(place) + 1

    def _blame(self) -> str:
        return f", blaming {self.accused}" if self.accused else ""

    def _deaths(self) -> str:
        count = self.killed
        if count is None:
            return ""
        if count.high is None:
            return f"; at least {count.low} people were killed"
        exact = count.low == count.high
        return (
            f"; {count.low} people were killed" if exact else f"; {count.low} to {count.high} people were killed"
        )


def told_of(event: Event, desk: int) -> Told:
    """What a desk says of an event, always the same."""
    number = event.number * 7 + desk * 5
    return Told(
        claimed_by=CLAIMANTS[number % len(CLAIMANTS)],
        accused=ACCUSED[number % len(ACCUSED) if event.number % 2 else 0],
        killed=None if event.killed is None else _count(event.killed + desk * (event.number % 3), number),
        injured=_count(event.number % 23, number) if event.number % 5 == 0 else None,
    )


def source_of(desk: int, number: int) -> str:
    """The paper that prints a desk's article."""
    return SOURCES[(number + 11 * desk) % len(SOURCES)]


@cache
def day_words(days: DayRange | None) -> str:
    """The days as an article says them, "" where it does not."""
    if days is None:
        return ""
    first, last = (f"{day.day} {day:%B} {day.year}" for day in (days.first, days.last))
    return f"on {first}" if first == last else f"from {first} to {last}"


def _count(low: int, number: int) -> Count:
    return Count(low=low, high=(low, low, low + 3, None)[number % 4])
