"""The account of a run: its lines on standard output, and the file of it that programs read."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Final, Self

import click

from geodata.errors import DatelineError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from corpus.ingestion import Account
    from corpus.records import Rejected

_FATES: Final = {"new": "new", "known": "known before", "replaced": "in a newer edition"}
"""What became of a coded event, as the account says it."""


def tell_account(account: Account, incidents: int | None) -> None:
    """Prints what became of all that was given; `incidents` is None where the run did not get to its end."""
    from corpus.language import language_name  # noqa: PLC0415  commands import what they need when they run

    _tell_read(account)
    if incidents is not None:
        click.echo(f"Near-duplicates among the new: {account.copies}")
    click.echo(f"Without a day: {account.undated}")
    click.echo(f"With signs that disagree on the day: {account.disputed}")
    languages = {f"{language_name(code)} ({code})": number for code, number in account.languages.most_common()}
    click.echo(f"Not in a language that is read: {account.languages.total()}{_listed(languages)}")
    _tell_rejected(account)
    if incidents is None:
        click.echo("Not finished: what is told of here is stored, and the same command goes on from there.")
    else:
        click.echo(f"Incidents in the store: {incidents}")


def tell_reread(account: Account, incidents: int) -> None:
    """Prints what became of the store's articles, read again."""
    _tell_read(account)
    _tell_rejected(account)
    click.echo(f"Incidents in the store: {incidents}")


def _tell_read(account: Account) -> None:
    parts = [f"{account.new} new", f"{account.known} known before"]
    parts += [f"{account.replaced} read again"] if account.replaced else []
    click.echo(f"Articles read: {account.read}: {', '.join(parts)}")
    fates = {words: account.coded[fate] for fate, words in _FATES.items() if account.coded[fate]}
    if fates:
        told = ", ".join(f"{number} {words}" for words, number in fates.items())
        click.echo(f"Coded events read: {account.coded.total()}: {told}")


def _tell_rejected(account: Account) -> None:
    click.echo(f"Rejected: {account.rejected}{_listed(dict(account.refused.most_common()))}")


def _listed(counts: dict[str, int]) -> str:
    return f": {', '.join(f'{name} {number}' for name, number in counts.items())}" if counts else ""


class AccountFile:
    """The account as JSON Lines: a line for each thing that was not read, then one with all the figures.

    Use it as a context; without a path nothing is written. A file whose last line has no figures is of a run
    that was killed.
    """

    def __init__(self, path: Path | None, *, given: tuple[str, ...], store: Path) -> None:
        self._path = path
        self._told: dict[str, object] = {"given": list(given), "store": str(store)}
        try:
            self._out = path.open("w", encoding="utf-8", errors="backslashreplace") if path else None
        except OSError as error:
            reason = f"{path} cannot be written: {(error.strerror or str(error)).lower()}."
            raise click.BadParameter(reason, param_hint="'--account'") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._out:
            with self._said_plainly():
                self._out.close()

    def note(self, thing: Rejected) -> None:
        """Writes the line of one thing that was not read."""
        day = thing.published.isoformat() if thing.published else None
        self._write({**asdict(thing), "published": day})

    def end(self, account: Account, incidents: int | None) -> None:
        """Writes the last line; `incidents` is None where the run was interrupted."""
        figures = ("read", "new", "known", "replaced", "undated", "disputed", "rejected")
        self._write(
            {
                "account": {
                    **self._told,
                    "finished": incidents is not None,
                    **{name: getattr(account, name) for name in figures},
                    "copies": account.copies if incidents is not None else None,
                    "coded_events": {fate: account.coded[fate] for fate in _FATES},
                    "reasons": _counted(account.refused),
                    "not_in_a_language_read": account.languages.total(),
                    "languages": _counted(account.languages),
                    "incidents": incidents,
                }
            }
        )

    def _write(self, line: dict[str, object]) -> None:
        if self._out:
            with self._said_plainly():
                self._out.write(json.dumps(line, ensure_ascii=False) + "\n")

    @contextmanager
    def _said_plainly(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise DatelineError(f"The account cannot be written to {self._path}: {reason}.") from error


def _counted(counts: Counter[str]) -> dict[str, int]:
    return dict(counts.most_common())
