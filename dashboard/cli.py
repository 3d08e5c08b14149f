"""The command line: `dateline` and its commands."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from corpus.refusals import shown
from dashboard.article_reader import article_reader
from dashboard.cli_export import export
from dashboard.cli_gazetteer import gazetteer_group
from dashboard.cli_geocode import geocoding
from dashboard.cli_options import (
    ACTORS,
    FILES,
    GAZETTEER,
    INTERRUPTED,
    READER_GONE,
    SOME_REJECTED,
    Tools,
    end,
    example,
    open_gazetteer,
    say,
)
from dashboard.cli_store import demo, ingest, reread, serve
from dashboard.cli_watch import watch
from geodata.errors import DatelineError

if TYPE_CHECKING:
    from corpus.filters import Input
    from corpus.records import Article, Rejected, Report
    from corpus.wire import Json
    from geodata.geocode import Geocoder

Result = TypeVar("Result")

COLLECT_AFTER = 50_000
"""Records that may pile up before memory is searched for rings of them; reading an article leaves none."""

# Commands import what they need when they run: a filter on five short articles should start at once.
# ruff: noqa: PLC0415


def main() -> None:
    """Runs the command line; every fault that is foreseen becomes one clear line and an exit code."""
    gc.set_threshold(COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        # Half a surrogate pair leaves as an escape, which JSON reads as what it was.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = dateline.main(standalone_mode=False, prog_name="dateline")
        sys.stdout.flush()
    except click.exceptions.Abort:
        say("Interrupted.")
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except DatelineError as error:
        say(str(error))
        code = SOME_REJECTED
    except BrokenPipeError:
        # Who reads us has gone, as `head` does; the interpreter must not complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = READER_GONE
    except OSError as error:
        # The disk is full, or a folder may not be written to: what is stored stays, and the same run may follow.
        say(f"{shown(str(error.filename or 'The system'))}: {error.strerror or error}")
        code = SOME_REJECTED
    sys.exit(code if isinstance(code, int) else 0)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example('dateline ingest articles/ --source "The Paper"', "dateline serve"),
)
@click.version_option(package_name="dateline", prog_name="dateline")
@click.pass_context
def dateline(context: click.Context) -> None:
    """Reads news on an armed conflict; shows where and when things happened, and which sentence says so."""
    context.obj = Tools(reader=article_reader)


for _command in (ingest, watch, reread, demo, serve, export, gazetteer_group):
    dateline.add_command(_command)


# ---------------------------------------------------------------- filters


@dateline.command(epilog=example('echo \'{"id": 1, "text": "Shells fell on Terter."}\' | dateline geoparse'))
@FILES
@GAZETTEER
@geocoding
def geoparse(files: tuple[str, ...], gazetteer_folder: Path | None, geocoder: Geocoder | None) -> None:
    """Finds place names and what they mean.

    JSON Lines in (id, text), JSON Lines out, a line a text.

    FILEs are JSON Lines, text files or folders; without any, standard input is read. Offsets count characters
    of the text as given.
    """
    from corpus.pipeline import find_mentions
    from corpus.wire import toponyms_line

    gazetteer = open_gazetteer(gazetteer_folder)

    def line(one: Input) -> Json:
        mentions = find_mentions(one.article.text, gazetteer, geocoder)
        return toponyms_line(one.key, one.given, mentions, one.cleaned.given_span)

    _filter(files, line, keep_litter=True)


@dateline.command(
    epilog=example('echo \'{"id": 1, "text": "It began on Monday.", "published": "2020-10-01"}\' | dateline dates')
)
@FILES
def dates(files: tuple[str, ...]) -> None:
    """Finds time expressions and their days.

    JSON Lines in (id, text, published), JSON Lines out, a line a text.

    FILEs are JSON Lines, text files or folders; without any, standard input is read. Offsets count characters
    of the text as given. Where `published` is missing, the text's own head or dateline may give the day.
    """
    from corpus.timex import find_times
    from corpus.wire import timexes_line
    from corpus.written_days import country_of_address

    def line(one: Input) -> Json:
        times = find_times(one.article.text, one.article.published, country_of_address(one.article.url))
        return timexes_line(one.key, one.given, times, one.cleaned.given_span)

    _filter(files, line, keep_litter=True)


@dateline.command(
    epilog=example("dateline extract articles/*.txt > reports.jsonl", "dateline extract < articles.jsonl")
)
@FILES
@GAZETTEER
@ACTORS
@geocoding
def extract(
    files: tuple[str, ...], gazetteer_folder: Path | None, actors_table: Path | None, geocoder: Geocoder | None
) -> None:
    """Finds what articles say happened.

    JSON Lines in (id, text, title, published, source), JSON Lines out, a line an article.

    FILEs are JSON Lines, text files or folders; without any, standard input is read. Offsets count characters
    of the text as given. Where `published` is missing, the text's own head or dateline may give the day; an
    article without a day stays without.
    """
    from corpus.actor_names import actor_names
    from corpus.pipeline import read_article
    from corpus.wire import extract_line

    gazetteer, actors = open_gazetteer(gazetteer_folder), actor_names(actors_table)

    def line(one: Input) -> Json:
        reports = read_article(one.article, gazetteer, geocoder, actors).reports
        return extract_line(one.key, one.article, reports, one.cleaned.given_span)

    _filter(files, line)


@dateline.command(epilog=example("dateline incidents articles/*.txt | head"))
@FILES
@GAZETTEER
@ACTORS
@geocoding
def incidents(
    files: tuple[str, ...], gazetteer_folder: Path | None, actors_table: Path | None, geocoder: Geocoder | None
) -> None:
    """Puts reports of one incident together.

    JSON Lines in as for `extract`, JSON Lines out, a line an incident.

    FILEs are JSON Lines, text files or folders; without any, standard input is read. All articles are read
    before the first incident is printed.
    """
    from corpus.actor_names import actor_names
    from corpus.filters import distinct
    from corpus.incidents import merge_reports
    from corpus.pipeline import read_article
    from corpus.wire import incident_line, report_json

    gazetteer, actors = open_gazetteer(gazetteer_folder), actor_names(actors_table)
    articles: dict[str, Article] = {}
    ids: dict[str, object] = {}
    reports: list[Report] = []
    told: dict[str, Json] = {}
    refused = _Refused()
    for one, found in refused.reading(
        distinct(_inputs(files)), lambda one: read_article(one.article, gazetteer, geocoder, actors)
    ):
        articles[one.article.article_id], ids[one.article.article_id] = one.article, one.key
        reports += found.reports
        told |= {
            r.report_id: {"article": one.key, **report_json(r, one.cleaned.given_span)} for r in found.reports
        }
    for incident in merge_reports(reports, articles):
        _print_json(incident_line(incident, told, ids))
    refused.end()


def _filter(files: tuple[str, ...], line: Callable[[Input], Json], *, keep_litter: bool = False) -> None:
    """One line out for each text in; what is none is told of, and counts in the exit code."""
    refused = _Refused()
    for _, told in refused.reading(_inputs(files, keep_litter=keep_litter), line):
        _print_json(told)
    refused.end()


class _Refused:
    """Tells of what is refused on its way through, and ends the command accordingly."""

    def __init__(self) -> None:
        self._count = 0

    def reading(
        self, inputs: Iterable[Input | Rejected], read: Callable[[Input], Result]
    ) -> Iterator[tuple[Input, Result]]:
        """Each input with what `read` makes of it, but for those refused or stumbled over."""
        from corpus.records import Rejected
        from corpus.refusals import STUMBLES, stumbled

        for one in inputs:
            if isinstance(one, Rejected):
                self._tell(one)
                continue
            try:
                result = read(one)
            except STUMBLES as error:
                self._tell(stumbled(one.article.origin, error))
            else:
                yield one, result

    def _tell(self, refused: Rejected) -> None:
        self._count += 1
        say(f"{refused.origin}: {refused.reason}")

    def end(self) -> None:
        """Ends the command with a code that says whether anything was refused."""
        end(SOME_REJECTED if self._count else 0)


def _inputs(files: tuple[str, ...], *, keep_litter: bool = False) -> Iterator[Input | Rejected]:
    from corpus.filters import read_inputs

    if not files and sys.stdin.isatty():
        say("Reading JSON Lines from the keyboard; end with Ctrl-D. (--help shows an example.)")
    return read_inputs(files, sys.stdin.buffer, keep_litter=keep_litter)


def _print_json(line: Json) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
