"""Words for SQLite's full-text search: nothing in them is query language."""

from __future__ import annotations


def phrase(words: str) -> str:
    """Words that must follow each other."""
    return f'"{" ".join(_plain(words))}"'


def every_word(words: str) -> str:
    """Words of which each must be there, in any order; of none, what nothing matches."""
    return " ".join(f'"{word}"' for word in _plain(words)) or '""'


def _plain(words: str) -> list[str]:
    return words.replace('"', " ").replace("\0", " ").split()
