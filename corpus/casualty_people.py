"""People in a sentence that may be among its casualties: how many, of what noun, how they are brought up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.casualty_words import CAPTIVES, Fate
from corpus.records import Count
from geodata.light_records import altered, light

ONE = Count(low=1, high=1)
TWO = Count(low=2, high=2)
NONE = Count(low=0, high=0)
SOME = Count(low=2, high=None)


class Kind(StrEnum):
    """How people are brought up."""

    COUNTED = "counted"  # two soldiers
    SINGLE = "single"  # a soldier
    KNOWN = "known"  # the soldier, he, somebody by name
    UNCOUNTED = "uncounted"  # soldiers
    NOBODY = "nobody"  # no one


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People in words [first, last) of a line. `words` are the number's own, `noun` who they are ("" if bare).

    `sure` is False where the noun is none that we know for people. `subset` marks "of them", `fates` what an
    adjective or a noun of outcome says of them already ("wounded soldiers", "deaths"). `whole` is how many
    they are of: 8 in "one of at least 8 people".
    """

    first: int
    last: int
    count: Count
    kind: Kind
    words: str
    noun: str = ""
    head: str = ""
    sure: bool = True
    subset: bool = False
    definite: bool = False
    fates: tuple[Fate, ...] = ()
    counted_by_outcome: bool = False
    whole: Count | None = None

    @property
    def unknown(self) -> bool:
        """True for people without any number ("civilians", "the soldiers")."""
        return self.count == SOME and self.kind is not Kind.COUNTED

    @property
    def everybody(self) -> Group:
        """All of whom they are some: the eight of "one of eight people"; themselves where nobody counted."""
        return self if self.whole is None else altered(self, count=self.whole, whole=None, subset=False)

    @property
    def captive(self) -> bool:
        """True for prisoners, hostages and the like."""
        return self.head in CAPTIVES


def known_person(
    first: int, last: int, words: str, noun: str = "", head: str = "", *, definite: bool = True
) -> Group:
    """One who is known already or by name; not `definite` where it may be somebody new ("his wife")."""
    return Group(
        first=first, last=last, count=ONE, kind=Kind.KNOWN, words=words, noun=noun, head=head, definite=definite
    )
