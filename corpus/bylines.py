"""The names in a byline, without what stands around them; none where it names nobody but the outlet's own desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Final


def _words(told: str) -> frozenset[str]:
    return frozenset(told.split())


LONGEST_AUTHOR: Final = 200
"""Characters of all the names of an article's authors; names that would go beyond it are left out."""

_MOST_TOLD: Final = 50
_LONGEST_TOLD: Final = 1_000
_LONGEST_NAME: Final = 100
_MOST_WORDS: Final = 10
_FEWEST_LETTERS: Final = 2
_SHORTEST_LAST_WORD: Final = 4
"""A word of fewer letters keeps the full stop behind it: "Jr."."""

_EDGES: Final = " \t:|·•*_-–—/\\'\"“”„«»‹›[]{}<>՝"
_LEAD: Final = re.compile(
    r"\A(?:(?:(?:written|words|text|reported|report|story|posted|published|submitted|article) )?by(?!\w)[\s:]*"
    r"|(?:authors?|byline|text|words|report|story|reporters?|correspondents?|автор\w?|текст|müəllif\w{0,3}|mətn"
    r"|հեղինակ\w{0,4}|տեքստ\w?|yazar|auteur)\s?[:՝]\s*|(?:and|&)\s)+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"[\s,(]*\b(?:(?:(?:first|last) )?(?:updated|published|posted|modified)\b"
    r"|(?:on |at )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? )?\d).*",
    re.IGNORECASE,
)
"""From a day, a clock or an update on."""

_BARS: Final = re.compile(r"[|·•\n]|\s[-–—]\s")
_COMMAS: Final = re.compile(r"[;,]")
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/.*)?")
_NOBODY: Final = _words(
    """
    admin administrator webadmin siteadmin wpadmin webmaster root superuser user author authors guest guestauthor
    anonymous unknown none null undefined na test moderator team staff staffwriter staffwriters staffreporter
    staffreporters newsstaff newsroom newsdesk webdesk onlinedesk worlddesk desk editor editors theeditors
    editorial editorialstaff editorialteam staffandagencies agencies reporter reporters correspondent
    correspondents ourcorrespondent owncorrespondent ourreporter contributor contributors writer journalist and by
    админ администратор редактор редакция автор redaktor redaksiya müəllif yazar rédaction larédaction
    ադմին խմբագիր խմբագրություն հեղինակ
    """
)
_OF_AN_OUTLET: Final = _words(
    "staff newsroom newsdesk desk webdesk team editor editors editorial admin online com correspondent "
    "correspondents reporter reporters staffwriter staffreporter"
) | {""}
"""What may follow an outlet's name where no person is named."""


def names_told(told: Iterable[str], source: str = "") -> str:
    """The names in what is told of an article's authors, each once, parted by ", "; "" where nobody is named.

    `source` is the outlet: its own name tells nothing of who wrote.
    """
    outlet = _bare(source)
    names: dict[str, str] = {}
    for words in islice(told, _MOST_TOLD):
        for name in _names_in(words):
            if not _is_of_outlet(name, outlet):
                names.setdefault(letters_of(name), name)
    author = ""
    for name in names.values():
        longer = f"{author}, {name}" if author else name
        author = longer if len(longer) <= LONGEST_AUTHOR else author
    return author


def letters_of(words: str) -> str:
    """Letters and figures and nothing else, their size evened out."""
    return "".join(filter(str.isalnum, words.casefold()))


def _names_in(words: str) -> list[str]:
    """The names of the first part of a line that has any: behind it stand days, places and outlets."""
    line = unescape(words[:_LONGEST_TOLD])
    for piece in _BARS.split(line):
        kept = " ".join(word for word in piece.split() if not _is_address(word))
        bare = _TAIL.sub("", _LEAD.sub("", kept.lstrip(_EDGES)))
        if names := list(_names(bare)):
            return names
    return []


def _names(words: str) -> Iterator[str]:
    for part in _COMMAS.split(words):
        name = _trimmed(_LEAD.sub("", part.strip(_EDGES)))
        letters = letters_of(name)
        if (
            len(letters) >= _FEWEST_LETTERS
            and letters not in _NOBODY
            and len(name) <= _LONGEST_NAME
            and len(name.split()) <= _MOST_WORDS
            and not any(map(str.isdigit, name))
        ):
            yield name


def _trimmed(name: str) -> str:
    """The name without empty brackets, brackets around all of it, and the full stop of a sentence."""
    bare = name.replace("()", "").strip(_EDGES)
    if bare.startswith("(") or bare.count("(") != bare.count(")"):
        bare = bare.replace("(", " ").replace(")", " ")
    bare = " ".join(bare.strip(_EDGES).removesuffix(" and").split())
    last = bare.rpartition(" ")[2]
    return bare.rstrip(".") if len(last.rstrip(".")) >= _SHORTEST_LAST_WORD else bare


def _is_address(word: str) -> bool:
    """Whether it is an address of the web or of a letter, or a handle."""
    bare = word.strip("()<>[],;")
    return "@" in bare or "://" in bare or bare.startswith(("www.", "/")) or bool(_HOST.fullmatch(bare))


def _is_of_outlet(name: str, outlet: str) -> bool:
    bare = _bare(name)
    return bool(outlet) and bare.startswith(outlet) and bare[len(outlet) :] in _OF_AN_OUTLET


def _bare(outlet: str) -> str:
    return letters_of(outlet).removeprefix("the")
