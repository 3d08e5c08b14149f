"""What goes with everything that is taken away: what it is, how to cite it, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.export_text import day_words, one_line

TITLE: Final = "Incidents that news articles tell of, as read by Dateline"

WHAT_IT_IS: Final = (
    "Read from news articles by a program and not checked by hand. Figures are claims of those who are named with "
    "them. What is empty is unknown, and never zero."
)

NOT_THEIRS: Final = (
    "Nothing here comes from ACLED or UCDP, and neither has seen it: columns that mean what theirs do bear the "
    "same names."
)

WHOSE_WORDS: Final = (
    "The sentences and titles belong to their publishers; quoting them is subject to the law on quotation. "
    "Dateline claims no right in what it has read out of them."
)

PLACES_UNKNOWN: Final = "see the gazetteer that was used"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportNote:
    """What an export says of itself: the data it was taken from, the day, the choice in words, and sources.

    `sources` are where the places come from, each with its licence.
    """

    data_version: str
    day: date
    selection_words: str = ""
    sources: tuple[str, ...] = ()


def citation(note: ExportNote) -> str:
    """How to cite what was taken away, on one line."""
    return (
        f"Dateline ({note.day.year:04}): {TITLE}. Data version {one_line(note.data_version)}, "
        f"taken on {day_words(note.day)}. Selection: {selection_words(note)}."
    )


def selection_words(note: ExportNote) -> str:
    """The choice in words, on one line, without a full stop at its end."""
    return one_line(note.selection_words).rstrip(".") or "everything"


def licences(note: ExportNote) -> tuple[str, ...]:
    """Whose the words and the places are, and whose the table is not, a sentence each."""
    places = "; ".join(one_line(source) for source in note.sources) or PLACES_UNKNOWN
    return (WHOSE_WORDS, f"Places: {places}.", NOT_THEIRS)


def note_members(note: ExportNote) -> dict[str, object]:
    """The note as members of a JSON object."""
    return {
        "title": TITLE,
        "about": WHAT_IT_IS,
        "citation": citation(note),
        "data_version": one_line(note.data_version),
        "taken_on": note.day.isoformat(),
        "selection": selection_words(note),
        "licences": list(licences(note)),
    }


def note_lines(note: ExportNote) -> tuple[str, ...]:
    """The note as lines of plain text."""
    return (
        WHAT_IT_IS,
        f"Cite as: {citation(note)}",
        f"Data version: {one_line(note.data_version)}",
        f"Taken on: {day_words(note.day)}",
        f"Selection: {selection_words(note)}",
        *licences(note),
    )


def readme(note: ExportNote, file_name: str, rows: int) -> str:
    """The text that lies beside a file: what it is, how many incidents it holds, and its note."""
    title = [TITLE, "=" * len(TITLE)]
    holds = f"{file_name} holds {rows} incident{'' if rows == 1 else 's'}; datapackage.json describes it."
    return "\n\n".join(["\n".join(title), holds, *note_lines(note)]) + "\n"
