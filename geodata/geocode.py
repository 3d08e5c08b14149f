"""Places for names that the gazetteer lacks, from a geocoder that the user names, and marked as such."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.geocode_answers import Answer, choose, plain_words, radius_km
from geodata.geocode_cache import GeocodeCache
from geodata.geocode_service import Service, ServiceSettings, Unanswered
from geodata.place import (
    GEOCODED,
    Candidate,
    MatchQuality,
    Mention,
    Place,
    PlaceKind,
    PlaceName,
    Reading,
    ToponymUse,
)

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

GIVE_UP_AFTER = 3
"""Names in a row that a service does not answer before it is left alone for the rest of the run."""

_LONGEST_ASKED = 60
_NOT_SECRET = ("domain", "scheme")
_OPENSTREETMAP = "© OpenStreetMap contributors, ODbL 1.0"
_LICENCES = {
    **dict.fromkeys(("nominatim", "openmapquest", "photon", "pickpoint"), _OPENSTREETMAP),
    "geonames": "GeoNames, CC BY 4.0",
}
_ELSE_LICENCE = "under that service's own terms"
_WHERE = frozenset({ToponymUse.LITERAL, ToponymUse.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocodeSettings:
    """Which service is asked, where its answers are kept and how long, and how many names a run may ask for."""

    service: ServiceSettings
    cache: Path
    keep_days: float = 90.0
    most_asked: int = 500


@dataclass(slots=True, kw_only=True)
class GeocodeAccount:
    """What became of the names, each counted once a run; `failed` by the reason."""

    asked: int = 0
    from_cache: int = 0
    placed: int = 0
    not_placed: int = 0
    failed: Counter[str] = field(default_factory=Counter)


class Geocoder:
    """Asks one service for names without a place; sends nothing but the name and at most a country's code.

    It never fails a run: what is not answered stays unresolved with the reason, and is counted in `account`.
    """

    def __init__(self, settings: GeocodeSettings) -> None:
        """GeocoderError where the settings do not fit or the cache cannot be used; nothing is sent yet."""
        told = settings.service
        self.name = told.service
        self.source = f"geocoder {self.name}, {_LICENCES.get(self.name, _ELSE_LICENCE)}"
        self.account = GeocodeAccount()
        # Settings that do not fit leave no file behind; the cache is there before anything is asked.
        self._service = Service(told, self._turn_s)
        options = json.dumps({key: told.options[key] for key in _NOT_SECRET if key in told.options})
        self._cache = GeocodeCache(
            settings.cache, service=self.name, options=options, keep_days=settings.keep_days
        )
        self._left = settings.most_asked
        self._silent = ""
        self._failures = 0
        self._told: dict[tuple[str, str], tuple[Answer, ...] | str] = {}

    def complete(self, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Mention, ...]:
        """The mentions in order, those of names that the gazetteer lacks with what the service knows of them.

        What was judged ambiguous is left as it is.
        """
        country = _country_of(mentions)
        return tuple(
            self._resolved(mention, country, gazetteer) if _is_lacking(mention, gazetteer) else mention
            for mention in mentions
        )

    def find(self, name: str, gazetteer: Gazetteer) -> Candidate | None:
        """What the service knows under a name, None where it knows no place or does not answer."""
        place, _, _ = self._placed(name, None, "", gazetteer)
        return None if place is None else _candidate(place, name)

    def told(self) -> str:
        """What became of all names, in one line for the person who runs us."""
        done = self.account
        parts = [f"{done.asked} names asked", f"{done.from_cache} known from before"]
        parts += [f"{done.placed} placed", f"{done.not_placed} not placed"]
        parts += [f"{number} unanswered ({why})" for why, number in done.failed.most_common()]
        return f"{self.source}: {', '.join(parts)}."

    def close(self) -> None:
        """Closes the cache."""
        self._cache.close()

    def _turn_s(self, interval_s: float) -> float:
        return self._cache.turn_s(interval_s)

    def _resolved(self, mention: Mention, country: str, gazetteer: Gazetteer) -> Mention:
        place, score, why = self._placed(mention.toponym.text, mention.toponym.said_kind, country, gazetteer)
        if place is None:
            return replace(mention, unresolved=f"the gazetteer has no place of this name, and {self.name} {why}")
        reason = f"{place.kind.value} {why}, not in the gazetteer but from {self.source}"
        reading = Reading(place_id=place.place_id, label=place.label, score=score, reason=reason)
        toponym = replace(mention.toponym, candidates=(_candidate(place, mention.toponym.text),))
        return Mention(toponym=toponym, place=place, score=score, readings=(reading,))

    def _placed(
        self, name: str, kind: PlaceKind | None, country: str, gazetteer: Gazetteer
    ) -> tuple[Place | None, float, str]:
        """The place for a name, its score and why it; or None, 0 and why not."""
        asked = " ".join(name.split())
        if len(asked) > _LONGEST_ASKED:
            return None, 0.0, "is not asked for so long a name"
        is_new = (asked, country) not in self._told
        answers = self._answers(asked, country)
        if isinstance(answers, str):
            self.account.failed[answers] += is_new
            return None, 0.0, answers
        answer, score, why = choose(asked, kind, answers)
        self.account.placed += is_new and answer is not None
        self.account.not_placed += is_new and answer is None
        if answer is None:
            return None, 0.0, why
        return self._place(answer, asked, kind, gazetteer), score, why

    def _answers(self, name: str, country: str) -> tuple[Answer, ...] | str:
        """What the service knows, or why that is not known."""
        key = (name, country)
        if key not in self._told:
            try:
                self._told[key] = self._kept_or_asked(name, country)
            except sqlite3.Error:
                # Without the cache the same names would be asked for again and again.
                self._silent = "is not asked, for its answers cannot be kept"
                self._told[key] = self._silent
        return self._told[key]

    def _kept_or_asked(self, name: str, country: str) -> tuple[Answer, ...] | str:
        kept = self._cache.get(name, country)
        if kept is not None:
            self.account.from_cache += 1
            return kept
        if self._silent:
            return self._silent
        if self._left <= 0:
            return "is not asked for more names in one run"
        self._left -= 1
        self.account.asked += 1
        try:
            answers = self._service.ask(name, country)
        except Unanswered as failure:
            self._failures += 1
            if failure.for_good or self._failures >= GIVE_UP_AFTER:
                self._silent = f"{failure} and is left alone"
            return str(failure)
        self._failures = 0
        self._cache.put(name, country, answers)
        return answers

    def _place(self, answer: Answer, asked: str, wanted: PlaceKind | None, gazetteer: Gazetteer) -> Place:
        kinds = set(PlaceKind)
        kind = PlaceKind(answer.kind) if answer.kind in kinds else wanted or PlaceKind.SETTLEMENT
        state = gazetteer.country(answer.country) if answer.country else None
        number = answer.number or f"{answer.lat:.5f}_{answer.lon:.5f}"
        return Place(
            place_id=f"{GEOCODED}{self.name}:{number}",
            name=answer.name or plain_words(asked),
            lat=answer.lat,
            lon=answer.lon,
            kind=kind,
            country=answer.country,
            country_name=state.name if state else "",
            admin1=answer.admin1,
            radius_km=radius_km(answer, kind),
            within=(state.place_id,) if state else (),
            names=(PlaceName(text=answer.name or asked),),
            source=self.source,
        )


def _candidate(place: Place, name: str) -> Candidate:
    return Candidate(place=place, quality=MatchQuality.EXACT, matched_name=name)


def _is_lacking(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a mention is without a place because the gazetteer has none of the name, and not for a judgement."""
    if mention.place is not None or mention.readings or mention.toponym.use not in _WHERE:
        return False
    return not gazetteer.candidates(mention.toponym.text)


def _country_of(mentions: Sequence[Mention]) -> str:
    """The one state that all places of a text lie in, "" where they lie in several or none is known."""
    states = {m.place.country for m in mentions if m.place is not None and m.toponym.use in _WHERE}
    return states.pop() if len(states) == 1 else ""
