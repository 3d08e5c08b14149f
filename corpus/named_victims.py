"""Who was killed or taken, where a deed is told with its victims: by name, or by what they were."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.calendar_names import MONTH
from corpus.casualty_words import PERSON, word_set
from corpus.numerals import CARDINALS
from corpus.records import Span
from corpus.small_letters import has_any, small

_DEED = re.compile(  # over text in small letters
    r"\b(?P<noun>murders?|assassinations?|killings?|deaths?|massacres?|executions?|slayings?|kidnappings?|abductions?)\b"
    r"|\b(?P<verb>murdered|assassinated|killed|massacred|executed|slain|kidnapped|abducted"
    r"|shot(?: (?:dead|to death|and killed))|gunned down|died|found dead)\b"
)
_STEMS = (
    "murder",
    "assassin",
    "kill",
    "death",
    "massacre",
    "execut",
    "sla",
    "kidnap",
    "abduct",
    "shot",
    "gunned",
    "die",
    "dead",
)
_TAKES = re.compile(r"kidnap|abduct")
_IS = re.compile(r"\b(?:was|were|been|being)\s(?:[\w-]+ly\s|also\s|later\s){0,2}$")
_NP_ENDS = re.compile(
    r"[.;:!?\"“”()]|\s--?\s|\b(?:in|on|by|at|near|who|which|that|was|were|has|have|had|is|are|during|after"
    r"|before|when|while|for|from|with|because|whose|(?<!well )as(?! well)|since|carried|committed"
    r"|perpetrated|took|ordered|today|yesterday|last|whom|where|to|this|critically|seriously|slightly|gravely|wounded|injured|hurt"
    r"|and (?:said|the (?:kidnapping|murder|attack|assassination|killing)|later|then|that|to))\b"
    r"|\b\d+ (?:days?|weeks?|months?|years?)\b"
)
"""What ends the words for the victims."""

_SUBJECT_BEGINS = re.compile(
    r"[.;:!?\"“”()]|\s--?\s|\b(?:that|when|after|where|whom|said|says|reported|announced|if|because|but|which|while|since|on|in)\b"
)
_JOINT = re.compile(r",?\sand\s|,?\sas well as\s|,\s", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"\s+(?:(?:in|on|at|last|yesterday|today|this|early|late)\s(?:[\w-]+\s){1,4}?"
    r"(?<!city\s)(?<!town\s)(?<!village\s)(?<!department\s)(?<!province\s)(?<!district\s)(?<!state\s)(?<!municipality\s)"
    r"(?<!outskirts\s)(?<!part\s)(?<!north\s)(?<!south\s)(?<!east\s)(?<!west\s)(?<!night\s)(?<!morning\s)(?<!neighborhood\s))?of\s+",
    re.IGNORECASE,
)
_ATTEMPTED = re.compile(r"\battempted\s$", re.IGNORECASE)
_THAT_KILLED = re.compile(r"(?:\s[\w-]+)?\s(?:that|which)\s(?=killed\b)")
_DEFINED = re.compile(r"\b(?:the|this|that)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_OF = re.compile(r"^\s*of\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")
_NOTE = re.compile(r"\[[^\[\]]*\]")
_OWNER = re.compile(
    r"(?P<who>(?:[^\W\d_][\w-]*\s){0,3}[^\W\d_][\w-]*)['’](?:s\s|\s)(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
_MONTH = re.compile(MONTH)
_BEFORE_OWNER = re.compile(r"\b(?:of|following|about|into|over|against|amid|despite|condemn\w*|investigat\w*)\s")
_LOOK = 170
"""Characters before and after a deed in which its victims stand."""

_CALLINGS = PERSON | word_set(
    """
    governor candidate chairman head chief monsignor msgr mons dr mr mrs ms sr gen col maj capt lt sgt don justice
    magistrate attorney congressman congresswoman councillor rector commander consul representative hopeful
    spokesman writer poet economist rancher cattleman industrialist impresario banker clergyman missionary scholar
    dean ex-president former late slain murdered people other american cardinal brigadier admiral dictator king
    premier
    """
)
_NO_NAMES = word_set(
    """
    the a an his her their its our this that these those of innocent several many some all two other others most
    various political popular national government army police party union guard force forces new same such no
    any first second civilian social labor opposition people and or not de del la los las el y
    """
)
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "these", "those", "this"})
_LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVictims:
    """Whom a deed befell: words of their names, what else they are called, in the singular, and how many.

    `count` is None where nobody says how many, `numbers` are that and those of each kind among them, `several`
    where it is more than one all the same, `known` where the words take them for known ("the priests"), `by_noun`
    where a noun tells of the deed ("the murder of").
    """

    names: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    count: int | None = None
    numbers: frozenset[int] = frozenset()
    known: bool = False
    several: bool = False
    deadly: bool = False
    by_noun: bool = False

    def are(self, other: NamedVictims) -> bool:
        """Whether both are the same people, by a surname or two words of a name that they share."""
        shared = self.names & other.names
        return len(shared) > 1 or (bool(shared) and min(len(self.names), len(other.names)) == 1)

    def may_be(self, other: NamedVictims) -> bool:
        """Whether people without names can be the same: called alike, one of them as known, in no other number."""
        if self.names or other.names or not self.callings & other.callings:
            return False
        same_number = not self.numbers or not other.numbers or bool(self.numbers & other.numbers)
        return same_number and (self.known or other.known)


@lru_cache(maxsize=512)
def victims_of(text: str, trigger: Span, sentence: Span) -> NamedVictims | None:
    """The victims told beside a deed's own words, None where its words are of no such deed or tell of none."""
    low = small(text)
    told_in = trigger.end
    if that := _THAT_KILLED.match(low, trigger.end):
        told_in = that.end() + 1
    elif not has_any(low[trigger.start : trigger.end], _STEMS):
        return None
    deed = _DEED.search(low, trigger.start, min(told_in + 12, sentence.end))
    if deed is None or deed.start() >= told_in:
        return None
    before = _flat(text[max(sentence.start, deed.start() - _LOOK) : deed.start()])
    after = _flat(text[deed.end() : min(sentence.end, deed.end() + _LOOK)])
    if _ATTEMPTED.search(before):
        return None
    deadly = _TAKES.match(deed.group()) is None
    if deed["noun"]:
        told = _told_by_noun(before, after, deadly=deadly)
        return None if told is None else replace(told, by_noun=True)
    return _told_by_verb(before, after, deed.group(), deadly=deadly)


def _flat(text: str) -> str:
    """The text on one line without an editor's notes, as long or shorter."""
    return " ".join(_NOTE.sub(" ", text).split(" ")).replace("\n", " ")


def _told_by_noun(before: str, after: str, *, deadly: bool) -> NamedVictims | None:
    of = _OF_WHOM.match(after)
    if of is not None:
        return _read(_until_end(after[of.end() :]), deadly=deadly, defined=_DEFINED.search(before) is not None)
    owner = _OWNER.search(before)
    return None if owner is None else _read(_last_words(owner["who"]), deadly=deadly)


def _told_by_verb(before: str, after: str, verb: str, *, deadly: bool) -> NamedVictims | None:
    passive = _IS.search(small(before))
    if passive is not None or verb in ("died", "found dead"):
        subject = before[: passive.start()] if passive is not None else before
        begins = [m.end() for m in _SUBJECT_BEGINS.finditer(small(subject))]
        return _read(subject[begins[-1] if begins else 0 :], deadly=deadly)
    return _read(_until_end(after), deadly=deadly)


def _until_end(phrase: str) -> str:
    end = _NP_ENDS.search(small(phrase))
    return phrase[: end.start()] if end is not None else phrase


def _last_words(owner: str) -> str:
    """Of what stands before "'s" the name alone: "after Roe" is Roe."""
    low = small(owner)
    ends = [m.end() for ends in (_NP_ENDS, _BEFORE_OWNER) for m in ends.finditer(low)]
    return owner[max(ends, default=0) :]


def _read(phrase: str, *, deadly: bool, defined: bool = False) -> NamedVictims | None:
    """The people whom a phrase names or calls something, each told by "and" or a comma."""
    names: set[str] = set()
    callings: set[str] = set()
    counts: list[int | None] = []
    known = several = False
    joints = [m.group() for m in _JOINT.finditer(small(phrase))]
    listed = any(j != ", " for j in joints)
    for place, item in enumerate(_JOINT.split(phrase) if joints else [phrase]):
        words = _WORD.findall(_OF.sub("", item))
        if not words:
            continue
        own, called, count = _person(words, shouting=phrase.isupper())
        names |= own
        callings |= called
        known = known or (place == 0 and (words[0].casefold() == "the" or defined))
        if own or count is not None:
            if place == 0 or listed:
                counts.append(count or 1)
        elif called and place == 0:
            counts.append(None)
            several = words[-1].casefold().endswith(("s", "men", "women"))
    if not names and not callings:
        return None
    total = None if None in counts or not counts else sum(count or 0 for count in counts)
    return NamedVictims(
        names=frozenset(names),
        callings=frozenset(callings),
        count=total,
        numbers=frozenset(n for n in (total, *counts) if n is not None),
        known=known,
        several=several,
        deadly=deadly,
    )


def _person(words: list[str], *, shouting: bool) -> tuple[frozenset[str], frozenset[str], int | None]:
    """The words of a name, those for what somebody is, and how many ("a maid", "two women")."""
    low = [w.casefold().rstrip("’'") for w in words]
    low = low[: low.index("of", 1)] if "of" in low[1:] else low
    called = {_singular(w) for w in low if _singular(w) in _CALLINGS}
    last = max((i for i, w in enumerate(low) if _singular(w) in _CALLINGS), default=-1)
    rest = list(zip(low, words, strict=False))[last + 1 : len(low)]
    fits = 0 < len(rest) <= _LONGEST_NAME and (last >= 0 or not shouting or low[0] not in _ARTICLES)
    capital = [
        w for w, written in rest if (shouting or written[:1].isupper()) and len(w) > 2 and w not in _NO_NAMES
    ]
    names = frozenset(w for w in capital if fits and not w.isdigit() and not w.endswith("ly"))
    told = low[1:] if low[0] in _ARTICLES else low
    number = _number(told) if last >= 0 else None
    if low in (["him"], ["her"]):
        number = 1
    single = low[0] in _ARTICLES and last >= 0 and not low[last].endswith("s")
    return names, frozenset() if names else frozenset(called), number or (1 if single else None)


def _number(words: list[str]) -> int | None:
    """The number that a phrase opens with, a figure only before a word: no age behind a name."""
    if not words:
        return None
    counts = words[0].isdigit() and len(words) > 1 and words[1].isalpha() and not _MONTH.match(words[1])
    figure = int(words[0]) if counts else None
    return CARDINALS.get(words[0]) or figure


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and word[:-1] in _CALLINGS else word
