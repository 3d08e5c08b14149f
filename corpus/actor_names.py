"""The names of actors: from words as written to a normalised name, by tables that people can change and a rule."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from corpus.casualty_words import word_set
from corpus.errors import ActorTableError
from corpus.records import ActorKind
from geodata.demonyms import abbreviations, capitals, demonyms
from geodata.names import fold
from geodata.place import PlaceKind

COLUMNS: Final = ("name", "aliases", "kind", "side", "source")
"""The columns of a table of actors: `aliases` are parted by |, `side` is an ISO 3166 code or any other word."""

MOST_WORDS: Final = 8
"""A name has at most so many words."""

MOST_READ: Final = 24
"""So many words of what is written are looked at."""

_MOST_KNOWN: Final = 4096
"""So many words as written are kept with their names: an article tells the same ones again and again."""

_WORD = re.compile(r"[^\W_][\w.'’-]*+")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.-]{1,6}s?")
_SPELLINGS = str.maketrans({"-": " ", ".": " "})


class ActorName(NamedTuple):
    """A normalised name; `acronym` marks an alias that means the actor only in capitals ("ETA")."""

    name: str
    kind: ActorKind
    side: str = ""
    acronym: bool = False


class _Side(NamedTuple):
    """A state, or what a table names as one: who "its forces" belong to. `seat` marks a capital."""

    name: str
    side: str
    seat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A line of a table of actors."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    side: str


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """The look-up key of a word of a name: folded, without a possessive, "defence" for "defense"."""
    return fold(_POSSESSIVE.sub("", word.strip(".")).translate(_SPELLINGS)).replace("defense", "defence")


def _key(words: str) -> str:
    return " ".join(key_of(word) for word in _WORD.findall(words))


# ---------------------------------------------------------------- tables


def read_actor_table(path: Path) -> tuple[ActorRow, ...]:
    """The rows of a table of actors (CSV); ActorTableError tells every fault of it, each with its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ActorTableError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise ActorTableError(f"{path}: is not UTF-8; save the table as CSV in UTF-8") from error
    faults: list[str] = []
    rows = tuple(_rows(text, faults))
    if faults:
        raise ActorTableError("\n".join([f"{path}: {_counted(faults)}", *(f"  {fault}" for fault in faults)]))
    return rows


def _counted(faults: Sequence[str]) -> str:
    return "1 fault" if len(faults) == 1 else f"{len(faults)} faults"


def _rows(text: str, faults: list[str]) -> Iterator[ActorRow]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        faults.append(f"line 1: the header lacks {', '.join(map(repr, missing))}")
        return
    kinds = {kind.value for kind in ActorKind}
    try:
        for row in reader:
            name, kind = (row["name"] or "").strip(), (row["kind"] or "").strip()
            aliases = tuple(filter(None, map(str.strip, (row["aliases"] or "").split("|"))))
            if not name:
                faults.append(f"line {reader.line_num}: name: is empty")
            elif kind not in kinds:
                faults.append(f"line {reader.line_num}: kind: {kind!r} is none of {', '.join(sorted(kinds))}")
            else:
                yield ActorRow(name=name, aliases=aliases, kind=ActorKind(kind), side=(row["side"] or "").strip())
    except csv.Error as error:
        faults.append(f"line {reader.line_num}: is no CSV ({error})")


def _shipped() -> Iterator[ActorRow]:
    for table in sorted(files("corpus").joinpath("actor_tables").iterdir(), key=lambda entry: entry.name):
        faults: list[str] = []
        yield from _rows(table.read_text(encoding="utf-8"), faults)


# ---------------------------------------------------------------- sides


@lru_cache(maxsize=1)
def _states() -> Mapping[str, _Side]:
    """Countries by their names, demonyms, abbreviations and capitals, each folded."""
    sides: dict[str, _Side] = {}
    by_code: dict[str, _Side] = {}
    for key, place in demonyms().items():
        if place.kind is PlaceKind.COUNTRY:
            side = by_code.setdefault(place.country, _Side(place.name, place.country))
            sides.setdefault(key, side)
            sides.setdefault(_key(place.name), side)
    for forms in abbreviations().values():
        for printed, place in forms:
            if place.kind is PlaceKind.COUNTRY and place.country in by_code:
                sides.setdefault(_key(printed), by_code[place.country])
    for key, codes in capitals().items():
        (code, *others) = sorted(codes)
        if not others and code in by_code:
            sides.setdefault(key, by_code[code]._replace(seat=True))
    return sides


# ---------------------------------------------------------------- the names


_MINISTRIES: Final = {
    "defence": "Defence", "foreign": "Foreign Affairs", "interior": "the Interior", "internal": "Internal Affairs",
    "health": "Health", "emergency": "Emergency Situations", "emergencies": "Emergency Situations",
    "justice": "Justice", "education": "Education", "security": "Security", "finance": "Finance",
}  # fmt: skip
_OF_MINISTRY: Final = frozenset({"ministry", "minister", "mod", "ministries", "department"})
_FORCES: Final = word_set(
    """
    air army armies military troops forces soldiers soldier servicemen serviceman units unit artillery navy
    aviation gunners marines paratroopers armed battalion brigade regiment snipers drones drone missiles
    missile positions position
    """
)
_GOVERNMENT: Final = word_set(
    """
    government authorities president premier presidency officials official regime leadership leader
    cabinet administration parliament prime
    """
)
_NO_FIGHTERS: Final = word_set(
    """
    ethnic villagers residents civilians people media newspaper agency journalist journalists village
    town border
    """
)
_NOT_THE_STATE: Final = _NO_FIGHTERS | word_set(
    """
    rebels rebel separatists separatist guerrillas guerrilla insurgents militants militant terrorists
    terrorist gunmen mercenaries fighters militia militias paramilitaries extremists backed led
    """
)
_SMALL: Final = word_set(
    """
    the of a an and for in by state republic s its
    """
)


_WITH_ARTICLE: Final = ("United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Democratic Rep")
_ORGANS: Final = (
    ("Prosecutor General", ActorKind.AGENCY, frozenset({"prosecutor", "prosecutors", "prosecution"})),
    ("Peacekeepers", ActorKind.PEACEKEEPERS, frozenset({"peacekeeper", "peacekeepers", "peacekeeping"})),
    ("Police", ActorKind.POLICE, frozenset({"police", "policemen", "policeman", "gendarmerie"})),
    ("Border guard", ActorKind.AGENCY, frozenset({"border"})),
    ("Armed forces", ActorKind.STATE_FORCES, _FORCES),
    ("Government", ActorKind.GOVERNMENT, _GOVERNMENT),
)
"""What of a state words mean, by the first of these that has one of them."""


class ActorNames:
    """The names of actors, looked up; see `actor_names`."""

    def __init__(self, rows: Iterable[ActorRow]) -> None:
        self._named: dict[str, ActorName] = {}
        self._sides: dict[str, _Side] = dict(_states())
        for row in rows:
            for alias in (row.name, *row.aliases):
                acronym = _ACRONYM.fullmatch(alias) is not None
                self._named[_key(alias)] = ActorName(row.name, row.kind, row.side, acronym)
                if row.kind is ActorKind.STATE:
                    self._sides[_key(alias)] = _Side(row.name, row.side)
        self._longest: dict[str, int] = {}
        for key in filter(None, (*self._named, *self._sides)):
            beginning, *others = key.split()
            self._longest[beginning] = max(self._longest.get(beginning, 0), min(MOST_WORDS, 1 + len(others)))
        """The first words of all keys: a word that is none of them begins no name."""
        self._known: dict[str, ActorName | None] = {}

    def named_at(self, printed: Sequence[str], at: int, *, shouting: bool) -> int:
        """How many of the words from `at` on are a name of a table or of a side, 0 where none are."""
        longest = self._longest.get(key_of(printed[at]).partition(" ")[0])
        if longest is None:
            return 0
        keys = [key_of(word) for word in printed[at : at + longest]]
        for many in range(len(keys), 0, -1):
            key = " ".join(keys[:many])
            if key in self._sides:
                return many
            entry = self._named.get(key)
            if entry is not None and (shouting or not entry.acronym or printed[at].isupper()):
                return many
        return 0

    def of_side(self, side: str, words: str) -> ActorName | None:
        """What the words mean of a state that is known by its code: "its troops", said by that state."""
        name = next((each.name for each in self._sides.values() if side and each.side == side), "")
        return self.normalised(f"{name} {words}") if name else None

    def side_of(self, words: str) -> str:
        """The side of whom words name: a table's, else of the one state named among them; "" where unknown."""
        known = self.normalised(words)
        if known is not None and known.side:
            return known.side
        found = self._side_in([key for word in _WORD.findall(words)[:MOST_READ] for key in key_of(word).split()])
        return found[0].side if found else ""

    def normalised(self, words: str) -> ActorName | None:
        """The name that words of an article mean, None where neither a table nor the rule knows one."""
        if words not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[words] = self._looked_up(words)
        return self._known[words]

    def _looked_up(self, words: str) -> ActorName | None:
        keys = [key for word in _WORD.findall(words)[:MOST_READ] for key in key_of(word).split() if key != "the"]
        return self._in_table(keys) or self._by_rule(keys)

    def _in_table(self, keys: Sequence[str]) -> ActorName | None:
        """The longest alias among the words, if all that is left besides tells of nobody else."""
        for many in range(min(MOST_WORDS, len(keys)), 0, -1):
            for at in range(len(keys) - many + 1):
                if keys[at] not in self._longest:
                    continue
                entry = self._named.get(" ".join(keys[at : at + many]))
                if entry is None or (entry.kind is ActorKind.STATE and many < len(keys)):
                    continue
                rest = (*keys[:at], *keys[at + many :])
                if entry.kind is ActorKind.STATE or not self._speaks_of_another(entry, rest):
                    return entry
        return None

    def _speaks_of_another(self, entry: ActorName, rest: Sequence[str]) -> bool:
        """Whether words beside an alias make it another: "Azerbaijani army" is not "Azerbaijani army veterans"."""
        others = {side.side for key in rest if (side := self._sides.get(key)) and not side.seat}
        barred = _NO_FIGHTERS if entry.kind is ActorKind.NON_STATE_GROUP else _NOT_THE_STATE
        return bool(others - {entry.side} if entry.side else ()) or not barred.isdisjoint(rest)

    def _by_rule(self, keys: Sequence[str]) -> ActorName | None:
        """A state and what of it: its army, its police, a ministry, its government, or the state itself."""
        found = self._side_in(keys)
        if found is None:
            return None
        side, rest = found
        left = set(rest) - _SMALL
        if not _NOT_THE_STATE.isdisjoint(left):
            return None
        if not left or left <= {"side", "capital"}:
            plural = not left and keys[-1].endswith("s") and keys[-1][:-1] in self._sides
            if plural:
                return None  # a people is no actor by itself
            if side.seat:
                return _organ(side, {"government"})
            return ActorName(side.name, ActorKind.STATE, side.side)
        return _organ(side, left)

    def _side_in(self, keys: Sequence[str]) -> tuple[_Side, list[str]] | None:
        """The one state that words name, with the words that are left; None for none or several."""
        found: _Side | None = None
        rest: list[str] = []
        at = 0
        while at < len(keys):
            many = next(
                (n for n in range(min(4, len(keys) - at), 0, -1) if " ".join(keys[at : at + n]) in self._sides), 0
            )
            if not many:
                rest.append(keys[at])
                at += 1
                continue
            side = self._sides[" ".join(keys[at : at + many])]
            if found is not None and found.side != side.side:
                return None
            found = side if found is None or found.seat else found
            at += many
        return (found, rest) if found is not None else None


def _organ(side: _Side, left: set[str]) -> ActorName | None:
    """What of a state the words mean, None where they are no organ that is known."""

    def named(what: str, kind: ActorKind) -> ActorName:
        the = "the " if side.name.startswith(_WITH_ARTICLE) else ""
        return ActorName(f"{what} of {the}{side.name}", kind, side.side)

    if not _OF_MINISTRY.isdisjoint(left):
        topic = next(
            (told for word, told in _MINISTRIES.items() if word in left), "Defence" if "mod" in left else ""
        )
        return named(f"Ministry of {topic}", ActorKind.MINISTRY) if topic else None
    found = next(((what, kind) for what, kind, words in _ORGANS if not words.isdisjoint(left)), None)
    return named(*found) if found else None


@lru_cache(maxsize=8)
def actor_names(table: Path | None = None) -> ActorNames:
    """The shipped names, with those of a table of one's own put over them; raises ActorTableError."""
    return ActorNames([*_shipped(), *(read_actor_table(table) if table else ())])
