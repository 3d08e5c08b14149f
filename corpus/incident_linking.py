"""Groups of reports joined where words, days, places and figures say that they tell of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import product

from corpus.families import combined_family
from corpus.incident_links import log_odds, tell_apart
from corpus.incident_words import Tellings
from corpus.records import Report, Status

MOST_HAVING = 40  # articles: a word that more have leads to no other telling
LEAST_RARITY = 10.0  # of the words that two tellings share, together: two that one article in 150 has
_NEAREST = 20  # tellings that are compared with one, those of the rarest words first
_VOICES = 6  # reports that speak for a group; more change no mean
_LEAST_LOG_ODDS = -1.0  # mean over the pairs of voices; chosen with benchmarks/fit_incident_weights.py


def link_groups(groups: Sequence[Sequence[Report]], tellings: Tellings) -> tuple[tuple[int, ...], ...]:
    """Which groups are one incident, by their numbers, each number once; the likeliest are joined first.

    Groups are joined by the mean over all pairs of their reports, never by one pair alone, so that no article
    bridges two incidents.
    """
    linking = _Linking(tellings)
    for number, group in enumerate(groups):
        linking.add(number, group)
    linking.link()
    return tuple(sorted(tuple(sorted(numbers)) for numbers in linking.joined.values()))


def near_tellings(reports: Sequence[Report], tellings: Tellings) -> Iterator[tuple[int, int]]:
    """Pairs of reports, by their numbers, that share rare words, the smaller number first."""
    having: dict[str, list[int]] = defaultdict(list)
    counts = tellings.counts
    for number, report in enumerate(reports):
        shared: dict[int, float] = defaultdict(float)
        for word in tellings.telling(report).around.rarest:
            if counts.having.get(word, 0) > MOST_HAVING:
                continue
            rarity, others = counts.rarity(word), having[word]
            for other in others:
                shared[other] += rarity
            if len(others) < MOST_HAVING:
                others.append(number)
        enough = [(-rarity, other) for other, rarity in shared.items() if rarity >= LEAST_RARITY]
        for _, other in sorted(enough)[:_NEAREST]:
            yield other, number


@dataclass(slots=True)
class _Linking:
    """Groups on their way to being joined; a joined group goes by the smallest of its numbers."""

    tellings: Tellings
    joined: dict[int, list[int]] = field(default_factory=dict)
    voices: dict[int, list[Report]] = field(default_factory=dict)
    told_in: dict[int, dict[str, Report]] = field(default_factory=dict)
    near: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, number: int, group: Sequence[Report]) -> None:
        """Take in a group."""
        self.joined[number] = [number]
        mains = [one for one in group if one.status is Status.HAPPENED and self.tellings.is_main(one)]
        if mains:
            self.voices[number] = mains[:_VOICES]
            self.told_in[number] = {one.article_id: one for one in reversed(group)}

    def link(self) -> None:
        """Join groups, the likeliest pair first, until no pair is likely enough."""
        heap = [entry for pair in sorted(self._pairs()) if (entry := self._entry(*pair)) is not None]
        heapify(heap)
        while heap:
            _, one, other, sizes = heappop(heap)
            if other in self.joined and one in self.joined and sizes == self._sizes(one, other):
                self._join(one, other)
                for third in sorted(self.near[one]):
                    entry = self._entry(min(one, third), max(one, third))
                    if entry is not None:
                        heappush(heap, entry)

    def _pairs(self) -> set[tuple[int, int]]:
        """Pairs of groups that share rare words."""
        spoken = [(number, report) for number, reports in self.voices.items() for report in reports]
        found = set()
        for one, other in near_tellings([report for _, report in spoken], self.tellings):
            first, second = sorted((spoken[one][0], spoken[other][0]))
            if first != second:
                found.add((first, second))
                self.near[first].add(second)
                self.near[second].add(first)
        return found

    def _entry(self, one: int, other: int) -> tuple[float, int, int, tuple[int, int]] | None:
        """Two groups for the heap, None where they are not likely enough to be one."""
        if any(tell_apart(*pair, self.tellings) for pair in self._twice_told(one, other)):
            return None
        odds = self._mean(one, other)
        return None if odds <= _LEAST_LOG_ODDS else (-odds, one, other, self._sizes(one, other))

    def _twice_told(self, one: int, other: int) -> Iterator[tuple[Report, Report]]:
        """What articles that are in both groups tell in the one and in the other."""
        mine, yours = self.told_in[one], self.told_in[other]
        return ((mine[article_id], yours[article_id]) for article_id in mine.keys() & yours.keys())

    def _sizes(self, one: int, other: int) -> tuple[int, int]:
        return len(self.joined[one]), len(self.joined[other])

    def _mean(self, one: int, other: int) -> float:
        """The mean of the log-odds over the pairs of voices, rounded so that order of summing decides nothing."""
        pairs = list(product(self.voices[one], self.voices[other]))
        return round(sum(self._log_odds(*pair) for pair in pairs) / len(pairs), 6)

    def _log_odds(self, one: Report, other: Report) -> float:
        if combined_family(one.sub_event) is not combined_family(other.sub_event):
            return -float("inf")
        key = (one.report_id, other.report_id)
        odds = self.known.get(key)
        if odds is None:
            odds = log_odds(one, other, self.tellings)
            self.known[key] = odds
        return odds

    def _join(self, one: int, other: int) -> None:
        """Let `one` stand for both from now on."""
        self.joined[one] += self.joined.pop(other)
        self.voices[one] = (self.voices[one] + self.voices.pop(other))[:_VOICES]
        self.told_in[one] |= self.told_in.pop(other)
        nearby = self.near.pop(other)
        for third in nearby:
            self.near[third].discard(other)
            if third != one:
                self.near[third].add(one)
                self.near[one].add(third)
