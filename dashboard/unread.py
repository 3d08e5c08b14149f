"""What was not read as the page and a file tell it: each run's figures, each thing with its reason and text."""

from __future__ import annotations

import csv
from datetime import datetime
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Final

from corpus.export_text import cell
from dashboard.article_words import language_name
from dashboard.language import message
from dashboard.markup import Html, address, english, facts, lang, quoted, table, text
from dashboard.wording import beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.records import Rejected
    from corpus.runs import Run
    from dashboard.language import Language

    ReasonWords = Callable[[str], str]

LONGEST_CELL: Final = 300
"""Characters of a path or a reason that are shown."""

LONGEST_TEXT: Final = 3_000
"""Characters of a text that are shown; the file has all that is kept."""

_OPENING: Final = 70
"""Characters that stand on what a text opens with."""

RUN_COLUMNS: Final = (
    message("Began"),
    message("What was named"),
    message("New"),
    message("Known before"),
    message("Read again"),
    message("Rejected"),
    message("In other languages"),
    message("Near-duplicates"),
    message("Without a day"),
    message("Day in doubt"),
)
CODED_COLUMN: Final = message("Coded events")
"""Stands only where a run that is shown read any."""

CODED_FATES: Final[Mapping[str, str]] = {
    "new": message("new"),
    "known": message("known before"),
    "replaced": message("in a newer edition"),
}
"""What became of coded events, as the store's runs name it."""

FILE_COLUMNS: Final = ("origin", "code", "reason", "language", "title", "source", "url", "published", "text")


# ---------------------------------------------------------------- runs


def runs_html(runs: Sequence[Run], language: Language, reason_words: ReasonWords) -> Html:
    """The account of each run, a row each."""
    names = [language.say(each) for each in RUN_COLUMNS]
    rows = [_run_cells(run, language, reason_words) for run in runs]
    if any(run.coded for run in runs):
        names.append(language.say(CODED_COLUMN))
        rows = [[*cells, _coded_cell(run, language)] for run, cells in zip(runs, rows, strict=True)]
    return Html(f'<div class="dl-runs">{table(language.say("What each run read"), names, rows)}</div>')


def began_words(run: Run, language: Language) -> str:
    """When a run began, by the clock of Greenwich; the words as they are kept where they are no time."""
    try:
        began = datetime.fromisoformat(run.began_utc)
    except ValueError:
        return beginning(run.began_utc, LONGEST_CELL)
    return f"{language.day(began.date())}, {began:%H:%M} UTC"


def _run_cells(run: Run, language: Language, reason_words: ReasonWords) -> list[Html]:
    open_end = "" if run.ended_utc else f"<br><small>{text(language.say('not finished'))}</small>"
    return [
        Html(f"{text(began_words(run, language))}{open_end}"),
        quoted(beginning(", ".join(run.given), LONGEST_CELL)),
        *(text(language.number(figure)) for figure in (run.new, run.known, run.replaced)),
        _counted(run.reasons, run.rejected, reason_words, language),
        _counted(run.languages, sum(run.languages.values()), lambda code: language_name(code, language), language),
        *(text(language.number(figure)) for figure in (run.copies, run.undated, run.disputed)),
    ]


def _coded_cell(run: Run, language: Language) -> Html:
    """The coded events that a run read; nothing where it read none or where nobody counted them yet."""
    if not run.coded:
        return Html("")

    def words(fate: str) -> str:
        return language.say(CODED_FATES[fate]) if fate in CODED_FATES else fate

    return _counted(run.coded, sum(run.coded.values()), words, language)


def _counted(counts: Mapping[str, int], total: int, words: Callable[[str], str], language: Language) -> Html:
    """How many there are, and below it how many of each."""
    each = ", ".join(f"{words(code)} {language.number(number)}" for code, number in counts.items())
    told = f"<br><small>{text(each)}</small>" if each else ""
    return Html(f"{text(language.number(total))}{told}")


# ---------------------------------------------------------------- what was not read


def rejected_html(lines: Iterable[Rejected], language: Language, reason_words: ReasonWords) -> Html:
    """What was not read, each with where it stood, why, and what opens to its text."""
    items = "".join(f"<li>{_item(each, language, reason_words)}</li>" for each in lines)
    return Html(f'<div class="dl-panel"><ol class="dl-left-out dl-unread">{items}</ol></div>')


def _item(thing: Rejected, language: Language, reason_words: ReasonWords) -> Html:
    why = f"{text(reason_words(thing.code))}: {english(beginning(thing.reason, LONGEST_CELL))}"
    return Html(
        f'<p class="dl-reason">{quoted(beginning(thing.origin, LONGEST_CELL))}</p><p>{why}</p>'
        f"{facts(_facts(thing, language))}{_opens(thing, language)}"
    )


def _facts(thing: Rejected, language: Language) -> list[tuple[str, Html]]:
    title = quoted(beginning(thing.title, LONGEST_CELL), thing.language)
    told = [
        (language.say("Title"), title if thing.title else ""),
        (language.say("Source"), quoted(beginning(thing.source, LONGEST_CELL)) if thing.source else ""),
        (language.say("Author"), quoted(beginning(thing.author, LONGEST_CELL)) if thing.author else ""),
        (language.say("Published"), text(language.day(thing.published)) if thing.published else ""),
        (language.say("Language"), text(language_name(thing.language, language)) if thing.language else ""),
        (language.say("Address"), address(thing.url) if thing.url else ""),
    ]
    return [(name, Html(value)) for name, value in told if value]


def _opens(thing: Rejected, language: Language) -> Html:
    """The text, closed at first under its own first words."""
    if not thing.text.strip():
        return Html(f"<p><small>{text(language.say('No text was at hand.'))}</small></p>")
    opening = quoted(beginning(" ".join(thing.text[: 2 * _OPENING].split()), _OPENING), thing.language)
    cut = len(thing.text) > LONGEST_TEXT
    told = language.say("Only its first {number} characters are shown.", number=LONGEST_TEXT) if cut else ""
    return Html(
        f"<details><summary>{text(language.say('Text'))}: {opening}</summary>"
        f'<div class="dl-unread-text" dir="auto"{lang(thing.language)}>'
        f"{text(beginning(thing.text, LONGEST_TEXT))}</div>{f'<p><small>{text(told)}</small></p>' if told else ''}"
        "</details>"
    )


# ---------------------------------------------------------------- as a file


def rejected_csv(lines: Iterable[Rejected]) -> bytes:
    """A table of what was not read, in English, with no cell that a spreadsheet takes for a formula."""
    out = BytesIO()
    with TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True) as words:
        writer = csv.writer(words)
        writer.writerow(FILE_COLUMNS)
        writer.writerows([_cell(getattr(thing, name)) for name in FILE_COLUMNS] for thing in lines)
        return out.getvalue()


def _cell(value: object) -> object:
    return "" if value is None else cell(value if isinstance(value, str) else str(value))
