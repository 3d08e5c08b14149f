"""The command that follows feeds and sitemaps: watch."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from corpus.errors import StoreError
from dashboard.cli_geocode import geocoding
from dashboard.cli_network import ALLOW_PRIVATE, PAUSE, Asked, Network, is_address
from dashboard.cli_options import (
    ACTORS,
    GAZETTEER,
    SOME_REJECTED,
    STORE,
    Tools,
    end,
    example,
    say,
    store_or_default,
)
from dashboard.cli_store import fill_store

if TYPE_CHECKING:
    from corpus.ingestion import Account
    from corpus.workers import Workers
    from geodata.geocode import Geocoder

# ruff: noqa: PLC0415  commands import what they need when they run

SHORTEST_S: Final = 60
"""Between two rounds: no paper wants to be asked more often."""

_UNITS_S: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class Interval(click.ParamType[int]):
    """A length of time in seconds, written as 15m, 2h or 1d."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The seconds; fails where it is none, or shorter than SHORTEST_S."""
        if isinstance(value, int):
            return value
        words = str(value).strip().lower()
        number, unit = words[:-1], words[-1:]
        if unit not in _UNITS_S or not (number.isascii() and number.isdecimal()) or len(number) > 6:
            self.fail(f"{value!r} is no length of time; write it as 15m, 2h or 1d.", param, ctx)
        seconds = int(number) * _UNITS_S[unit]
        if seconds < SHORTEST_S:
            self.fail(f"{value!r} is too short; it may be a minute at least.", param, ctx)
        return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """What is followed and how; the same in every round."""

    tools: Tools
    feeds: tuple[str, ...]
    asked: Asked
    path: Path
    gazetteer_folder: Path | None
    actors_table: Path | None
    geocoder: Geocoder | None


@click.command(
    epilog=example(
        "dateline watch https://paper.example/feed.xml --every 15m",
        "dateline watch --once   # once more what was watched last, as cron would",
    )
)
@click.argument("feeds", nargs=-1, metavar="[FEED]…")
@click.option(
    "--every",
    "every_s",
    type=Interval(),
    default="15m",
    show_default=True,
    help="From the beginning of a round to that of the next: minutes (15m), hours (2h) or days (1d).",
)
@click.option("--once", is_flag=True, help="One round, then end.")
@click.option("--source", default="", help="The outlet that published all of them.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that parse pages; one a core if not told.")
@PAUSE
@ALLOW_PRIVATE
@STORE
@GAZETTEER
@ACTORS
@geocoding
@click.pass_obj
def watch(
    tools: Tools,
    *,
    feeds: tuple[str, ...],
    every_s: int,
    once: bool,
    source: str,
    workers: int | None,
    pause_s: float | None,
    allow_private: bool,
    store_path: Path | None,
    gazetteer_folder: Path | None,
    actors_table: Path | None,
    geocoder: Geocoder | None,
) -> None:
    """Follows feeds and sitemaps, and adds what is new.

    A FEED is the address of a feed (RSS, Atom) or a sitemap, or of a page that names its feeds. Without any, those
    are followed that were named last. In each round they are asked for what is new since the one before, and a
    line tells what came of it. Ctrl-C ends it; what a round did not finish, the next does.
    """
    from corpus.intake import Told
    from corpus.workers import Workers

    path = store_or_default(store_path)
    asked = Asked(pause_s=pause_s, allow_private=allow_private)
    plan = _Watch(
        tools=tools,
        feeds=_followed(feeds, path),
        asked=asked,
        path=path,
        gazetteer_folder=gazetteer_folder,
        actors_table=actors_table,
        geocoder=geocoder,
    )
    while True:
        began_s = time.monotonic()
        told = Told(source=source, today=datetime.now(UTC).date())
        with Workers(told, workers) as processes:
            rejected = _round(plan, processes, patient=not once)
        if once:
            end(SOME_REJECTED if rejected else 0)
            return
        time.sleep(max(0.0, began_s + every_s - time.monotonic()))


def _followed(feeds: tuple[str, ...], path: Path) -> tuple[str, ...]:
    """The feeds that were named, now noted in the store as followed; where none was, those that are."""
    from corpus.store import Store

    if wrong := next((one for one in feeds if not is_address(one)), None):
        raise click.UsageError(f"{wrong!r} is no address of a feed; it begins with http:// or https://.")
    if feeds:
        with Store.create(path) as store:
            store.addresses.follow(feeds)
        return feeds
    if path.is_file():
        with Store.open(path) as store:
            feeds = store.addresses.followed()
    if not feeds:
        raise click.UsageError("Name a FEED: none has been watched with this store.")
    return feeds


def _round(plan: _Watch, processes: Workers, *, patient: bool) -> bool:
    """One round and its line; returns whether anything was refused.

    Where the store cannot be used just now, as when another program writes to it, a `patient` round is lost.
    """
    with Network(plan.asked, plan.path) as network:
        try:
            account = _taken_in(plan, processes, network)
        except StoreError as error:
            if not patient:
                raise
            say(str(error))
            return True
    known = account.known + network.known
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    click.echo(f"{moment}: {account.new} new, {known} known, {account.rejected} refused")
    return bool(account.rejected)


def _taken_in(plan: _Watch, processes: Workers, network: Network) -> Account:
    """What became of all that is new; where nothing came, the store is not written to but for that."""
    from corpus.ingestion import Account
    from corpus.refusals import shown

    things = processes.read(network.followed(plan.feeds))
    first = list(islice(things, 1))
    if not first:
        _take_all(network.note(()))
        return Account()
    return fill_store(
        plan.tools,
        chain(first, things),
        plan.path,
        plan.gazetteer_folder,
        plan.geocoder,
        actors_table=plan.actors_table,
        given=tuple(map(shown, plan.feeds)),
        note=network.note,
        tell=False,
    )


def _take_all(things: Iterable[object]) -> None:
    deque(things, maxlen=0)
