"""The names of the map's places: in the language of the page, and under any spelling that a reader may type."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.records import ReportPlace
from dashboard.two_names import called_by_language, in_order, opposites, translated
from geodata.boundaries import town_labels
from geodata.geometry import distance_km
from geodata.names import even_out, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.language import Language
    from geodata.gazetteer import Gazetteer
    from geodata.place import Place, PlaceName

SHORTEST_NEAR: Final = 4
"""Letters that a word needs before its near misses are looked for; below, nearly everything is near."""


FEW: Final = 10
"""Where fewer places than this have a name like that, names that are one slip away are given too."""

LABEL_KM: Final = 15.0
"""A place of a town's name that is no farther than this from its label is that town."""

_BETWEEN: Final = " / "
_BOTH: Final = 2


class _Spellings(NamedTuple):
    """A place's names as keys of geodata.names: a line each, each word with a space before it.

    So a whole name is found with a line's end on both sides, and what a word begins with after a space.
    """

    folded: str
    evened: str


class PlaceNames:
    """The names that a gazetteer knows of places; without a gazetteer, only those that the store has.

    `places` are the places of the map: their own names are found even where the gazetteer lacks them. `first` is
    the ISO 639 code of the language whose name stands first of two, "" for the order of the gazetteer.
    """

    first: str = ""

    def __init__(self, gazetteer: Gazetteer | None, places: Iterable[ReportPlace] = ()) -> None:
        self._gazetteer = gazetteer
        self._stored: dict[str, tuple[str, ...]] = {each.place_id: _own_names(each) for each in places}
        self._said: dict[tuple[str, tuple[str, ...], str, str], str] = {}
        self._spellings: dict[str, _Spellings] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose name may stand first on this map: those that call its disputed places differently.

        There are none where the map has no place of two names.
        """
        return tuple(self._opposites)

    def with_first(self, code: str) -> PlaceNames:
        """The same names, those of a language first; in the gazetteer's order where it is none of languages."""
        names = copy(self)
        names.first = code if code in self._opposites else ""
        return names

    def in_language(self, place: ReportPlace | Place, language: Language) -> str:
        """The place's name, or both of a disputed one in the order chosen; what the language lacks as stored.

        A place of somebody's table of events bears their name: "Barda (ACLED)".
        """
        name = self._in_language(place.place_id, _own_names(place), language.code)
        coder = place.coded_by if isinstance(place, ReportPlace) else None
        return f"{name} ({coder})" if coder else name

    def label_in_language(self, label: str, lat: float, lon: float, language: Language) -> str:
        """A town's name on the basemap, both of a disputed one, in the language, or as it is."""
        place = self._town(label, lat, lon)
        return label if place is None else self.in_language(place, language)

    def label_in_order(self, label: str, place_id: str) -> str:
        """What is written of a place with its two names, which part in " / ", in the order chosen."""
        return self._in_language(place_id, tuple(label.split(_BETWEEN)), "en")

    def known(self, place_id: str) -> tuple[PlaceName, ...]:
        """What the gazetteer calls a place, with languages and days; none where it does not have it."""
        if self._gazetteer is None:
            return ()
        try:
            return self._gazetteer.place(place_id).names
        except KeyError:
            return ()

    def aliases(self, place_id: str) -> tuple[str, ...]:
        """All its names in every language, those of the store first, none twice."""
        names = (*self._stored.get(place_id, ()), *(each.text for each in self.known(place_id)))
        return tuple(dict.fromkeys(names))

    def matching(self, query: str, place_ids: Sequence[str]) -> tuple[str, ...]:
        """Those of the places that have a name like that, the surest first, then in the order given.

        A name may be in any script or transliteration and need not be typed to its end. Names that are one
        slip away come last.
        """
        folded, evened = fold(query), even_out(query)
        if not folded:
            return ()
        spellings = {each: self._spellings_of(each) for each in place_ids}
        ranks = {each: _rank(keys, folded, evened) for each, keys in spellings.items()}
        found = sorted((each for each in ranks if ranks[each] < _NO_MATCH), key=ranks.__getitem__)
        if len(found) < FEW and len(evened) >= SHORTEST_NEAR:
            found += [each for each in ranks if ranks[each] == _NO_MATCH and _is_near(spellings[each], evened)]
        return tuple(found)

    @cached_property
    def _opposites(self) -> dict[str, str]:
        """Each of languages with the one that stands opposite; the towns of the basemap help to tell."""
        disputed = {place_id: own for place_id, own in self._stored.items() if len(own) > 1}
        if not disputed:
            return {}
        towns = (self._town(each.name, each.lat, each.lon) for each in town_labels() if _BETWEEN in each.name)
        disputed |= {town.place_id: _own_names(town) for town in towns if town is not None}
        return opposites(called_by_language(own, self.known(place_id)) for place_id, own in disputed.items())

    def _town(self, label: str, lat: float, lon: float) -> Place | None:
        known = self._gazetteer.candidates(label.partition(_BETWEEN)[0]) if self._gazetteer else ()
        near = (each.place for each in known if distance_km(each.place.lat, each.place.lon, lat, lon) < LABEL_KM)
        return next(near, None)

    def _in_language(self, place_id: str, own: tuple[str, ...], code: str) -> str:
        key = (place_id, own, self.first, code)
        if key not in self._said:
            known = [each for each in self.known(place_id) if each.lang == code] if code != "en" else []
            self._said[key] = _BETWEEN.join(translated(self._in_order(place_id, own), known))
        return self._said[key]

    def _in_order(self, place_id: str, own: tuple[str, ...]) -> tuple[str, ...]:
        if not self.first or len(own) != _BOTH:
            return own
        called = called_by_language(own, self.known(place_id))
        none: frozenset[str] = frozenset()
        return in_order(own, called.get(self.first, none), called.get(self._opposites[self.first], none))

    def _spellings_of(self, place_id: str) -> _Spellings:
        known = self._spellings.get(place_id)
        if known is None:
            names = self.aliases(place_id)
            known = _Spellings(_lines(map(fold, names)), _lines(map(even_out, names)))
            self._spellings[place_id] = known
        return known


def _own_names(place: ReportPlace | Place) -> tuple[str, ...]:
    return (place.name, place.second_name) if place.second_name else (place.name,)


# ---------------------------------------------------------------- under any spelling

_NO_MATCH: Final = 6


def _lines(keys: Iterable[str]) -> str:
    return "".join(f"\n {key}" for key in dict.fromkeys(keys) if key) + "\n"


def _rank(spellings: _Spellings, folded: str, evened: str) -> int:
    """How surely a place is meant: whole names before names that begin so, and those before words that do."""
    tried = (
        (spellings.folded, f"\n {folded}\n"),
        (spellings.evened, f"\n {evened}\n"),
        (spellings.folded, f"\n {folded}"),
        (spellings.folded, f" {folded}"),
        (spellings.evened, f"\n {evened}"),
        (spellings.evened, f" {evened}"),
    )
    return next((rank for rank, (keys, wanted) in enumerate(tried) if wanted in keys), _NO_MATCH)


def _is_near(spellings: _Spellings, evened: str) -> bool:
    """Whether a name or a word of one is one slip away."""
    names = spellings.evened.split("\n")
    return any(_one_slip_apart(evened, each.strip()) for each in (*names, *spellings.evened.split()))


def _one_slip_apart(typed: str, name: str) -> bool:
    """Whether one letter more, less, other or exchanged with its neighbour makes one of the other."""
    if abs(len(typed) - len(name)) > 1:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), min(len(typed), len(name))
    )
    rest, wanted = typed[same:], name[same:]
    if rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]:
        return True
    return rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
