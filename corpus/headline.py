"""The headline as an article's first sentence: often what it says happened stands nowhere else so plainly."""

from __future__ import annotations

import re

OPENING_CHARACTERS = 1_000
"""A headline that stands in so many first characters of a text is not put before it once more."""

_FEWEST_WORDS = 3
_LONGEST_OUTLET = 80
_OUTLET = re.compile(r"\s+(?:\||::|»|:(?= [A-Z]\w+$))\s*|\s+[-–—]\s+(?=[A-Z0-9])")
_LINE = re.compile(r"[^\n]+")
_ENDS_A_SENTENCE = (".", "!", "?", "”", '"', ";")


def headline_of(title: str) -> str:
    """A page's title without the name of its outlet: "Two hurt in Goris | The Daily News" is "Two hurt in Goris".

    "" where fewer than three words are left.
    """
    cut = next((m for m in _OUTLET.finditer(title) if _names_an_outlet(title, m)), None)
    words = title[: cut.start()] if cut else title
    return words.strip() if len(words.split()) >= _FEWEST_WORDS else ""


def outlet_of(title: str) -> str:
    """The name of the outlet in a page's title, "" where there is none."""
    cut = next((m for m in _OUTLET.finditer(title) if _names_an_outlet(title, m)), None)
    return title[cut.end() :].strip() if cut else ""


def _names_an_outlet(title: str, mark: re.Match[str]) -> bool:
    """Whether what follows a mark is all names, as that of an outlet is, and a headline stands before it."""
    tail = title[mark.end() :]
    named = all(word[0].isupper() or not word[0].isalpha() for word in tail.split() if len(word) > 3)
    return named and len(tail) <= _LONGEST_OUTLET and len(title[: mark.start()].split()) >= _FEWEST_WORDS


def lead_of(text: str, title: str) -> str:
    """The headline as a first paragraph for the text, "" where there is none or the text begins with it."""
    headline = headline_of(title)
    if not headline or _letters(headline) in _letters(text[:OPENING_CHARACTERS]):
        return ""
    return f"{headline}\n\n"


def headline_end(text: str, title: str) -> int:
    """Where the headline of a text ends, below its section and its stamp; 0 where the text begins with none."""
    headline = _letters(headline_of(title))
    if not headline:
        return 0
    for line in _LINE.finditer(text[:OPENING_CHARACTERS]):
        words = line.group().rstrip()
        letters = _letters(words)
        prose = words.endswith(_ENDS_A_SENTENCE)
        if letters == headline or (letters.startswith(headline) and not prose):
            return line.start() + len(words)
        if prose:
            return 0
    return 0


def _letters(text: str) -> str:
    """The text's letters and figures and nothing else, their size evened out."""
    return "".join(filter(str.isalnum, text.casefold()))
