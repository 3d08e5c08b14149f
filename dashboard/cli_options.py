"""What the commands share: options, the types of their values, exit codes, and how to speak to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from corpus.ingestion import Reader
    from geodata.gazetteer import Gazetteer
    from geodata.geocode import Geocoder

# Commands import what they need when they run: a filter on five short articles should start at once.
# ruff: noqa: PLC0415

SOME_REJECTED = 1
"""The exit code where something was not read, or a fault was foreseen; 2 is misuse, as click ends it."""
READER_GONE = 1
"""As click ends where it meets a closed pipe itself."""
INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the command line hands its commands: how to make a reader.

    It takes a gazetteer and, at will, a geocoder and the file of a table of actors.
    """

    reader: Callable[[Gazetteer, Geocoder | None, Path | None], Reader]


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails where it is none."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2020-10-18.", param, ctx)


class Column(click.ParamType[tuple[str, str]]):
    """What of an article a column of tables holds, and the column's name."""

    name = "FIELD=NAME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The field and the name; fails where the one is no field or the other is nothing."""
        from corpus.raw_article import FIELD_NAMES

        field, _, name = str(value).partition("=")
        if field not in FIELD_NAMES or not name.strip():
            self.fail(f"{value!r} is not FIELD=NAME, where FIELD is {', '.join(FIELD_NAMES)}.", param, ctx)
        return field, name


FILES = click.argument("files", nargs=-1, metavar="[FILE]…")
GAZETTEER = click.option(
    "--gazetteer",
    "gazetteer_folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="The gazetteer's folder; without it the default one.",
)
ACTORS = click.option(
    "--actors",
    "actors_table",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A table of actors of your own (CSV), put over the one that comes with the program.",
)
STORE = click.option(
    "--store",
    "store_path",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The store's file; without it the default one.",
)


def example(*lines: str) -> str:
    """What a command's help shows at its end: lines to type, as they are."""
    return "\n".join(["\b", "Example:", *(f"  {line}" for line in lines)])


def say(line: str) -> None:
    """Prints a line for the person who runs us, not for the program that reads us."""
    click.echo(line, err=True)


def end(code: int) -> None:
    """Ends the command with an exit code; 0 lets it end by itself."""
    if code:
        click.get_current_context().exit(code)


def open_gazetteer(folder: Path | None) -> Gazetteer:
    """The gazetteer of the folder, or the default one; raises GazetteerError."""
    from geodata.gazetteer import Gazetteer
    from geodata.home import default_gazetteer

    return Gazetteer.open(folder or default_gazetteer())


def store_or_default(path: Path | None) -> Path:
    """The store's file that was named, or the default one."""
    from geodata.home import default_store

    return path or default_store()
