"""What goes with everything that is taken away: what it is, how to cite it, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.export_text import day_words, one_line
from corpus.records import CodedBy

TITLE: Final = "Incidents that news articles tell of, as read by Dateline"

WHAT_IT_IS: Final = (
    "Read from news articles by a program and not checked by hand. Figures are claims of those who are named with "
    "them. What is empty is unknown, and never zero."
)

NOT_THEIRS: Final = (
    "Nothing here comes from ACLED or UCDP, and neither has seen it: columns that mean what theirs do bear the "
    "same names."
)

THEIRS: Final = {
    "ACLED": (
        "Rows of which coded_by is ACLED are events coded by ACLED (acleddata.com), from a file that the user "
        "brought: ACLED's terms of use hold for them, also for passing them on."
    ),
    "UCDP GED": (
        "Rows of which coded_by is UCDP GED are events coded by UCDP, the Uppsala Conflict Data Program "
        "(ucdp.uu.se), from a file that the user brought: CC BY 4.0."
    ),
}
"""Whose the events of each coder are."""

CODED_APART: Final = (
    "Coded events and incidents that were read from articles may be the same: their figures must not be added up. "
    "What else is here comes neither from ACLED nor from UCDP."
)

WHOSE_WORDS: Final = (
    "The sentences and titles belong to their publishers; quoting them is subject to the law on quotation. "
    "Dateline claims no right in what it has read out of them."
)

PLACES_UNKNOWN: Final = "see the gazetteer that was used"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportNote:
    """What an export says of itself: the data it was taken from, the day, the choice in words, and sources.

    `sources` are where the places come from, each with its licence; `coders` who coded what of it was not read
    from articles.
    """

    data_version: str
    day: date
    selection_words: str = ""
    sources: tuple[str, ...] = ()
    coders: tuple[CodedBy, ...] = ()


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
    theirs = (*(THEIRS[coder] for coder in note.coders), CODED_APART) if note.coders else (NOT_THEIRS,)
    return (WHOSE_WORDS, f"Places: {places}.", *theirs)


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
