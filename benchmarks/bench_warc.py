"""What reading a web archive takes: its pages taken out, and parsed in processes, by the size of the archive.

Run it with `python benchmarks/bench_warc.py [MEGABYTES …] [--parsed MEGABYTES]`. Archives of these sizes on disk
(5 and 25 if none is told) are made of invented pages, each record packed by itself as Common Crawl does, and
read each in a process of its own; those up to `--parsed` (5 if not told) are also read with `corpus.workers`. The
peaks of memory are those of the process that reads and of the largest that parses.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

from corpus.intake import Told
from corpus.readers import read_file
from corpus.records import Rejected
from corpus.workers import Workers

SEED: Final = 20201019
VOCABULARY: Final = 20_000
PARAGRAPHS: Final = 9
WORDS_OF_A_PARAGRAPH: Final = 60
LINKS: Final = 150
HEAD: Final = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
_LETTERS: Final = str.maketrans("01234567", "aeiorstn")
_WATCHED_EVERY: Final = 50


@dataclass(slots=True)
class Measured:
    """What one reading took."""

    pages: int = 0
    refused: int = 0
    largest_worker_mb: int = 0


def made_archive(path: Path, size_bytes: int) -> None:
    """Writes a web archive of about that size on disk; the same size gives the same archive."""
    random = Random(SEED)
    words = [f"{random.getrandbits(30):o}".translate(_LETTERS) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    with path.open("wb") as out:
        number = 0
        while out.tell() < size_bytes:
            out.write(gzip.compress(_record(_page(random, words, weights, number), number), 6))
            number += 1


def _page(random: Random, words: list[str], weights: list[float], number: int) -> str:
    def told(count: int) -> str:
        return " ".join(random.choices(words, cum_weights=weights, k=count))

    links = "".join(
        f'<li><a href="/{told(1)}/{random.getrandbits(40):x}">{told(6)}</a></li>' for _ in range(LINKS)
    )
    body = "".join(f"<p>The mayor of Barda said that {told(WORDS_OF_A_PARAGRAPH)}.</p>" for _ in range(PARAGRAPHS))
    head = f"<title>{told(8)}</title><script>var n = {number};</script>"
    return f"<!doctype html><html><head>{head}</head><body><ul>{links}</ul><article>{body}</article></body></html>"


def _record(page: str, number: int) -> bytes:
    block = f"{HEAD}{page}".encode()
    heads = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{number:032x}>",
        "WARC-Date: 2020-10-19T23:10:05Z",
        f"WARC-Target-URI: https://paper.example/2020/10/18/{number}.html",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(heads).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def measure(path: Path, *, parsed: bool) -> str:
    """Reads the archive in this process and gives a row of the table."""
    began = time.monotonic()
    measured = Measured()
    with Workers(Told()) as workers:
        found = read_file(path)
        things = workers.read(found) if parsed else found
        for thing in _watched(iter(things), measured):
            measured.pages += not isinstance(thing, Rejected)
            measured.refused += isinstance(thing, Rejected)
    seconds = time.monotonic() - began
    own_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    largest = f"{measured.largest_worker_mb:,}" if parsed else "–"
    return (
        f"{path.stat().st_size / 1e6:>8,.0f} {'parsed' if parsed else 'taken out':>10} {measured.pages:>8,}"
        f" {measured.refused:>8,} {measured.pages / seconds:>8,.0f} {own_mb:>8,} {largest:>8}"
    )


def _watched(things: Iterator[object], measured: Measured) -> Iterator[object]:
    """The things, with a look at the processes that parse from time to time."""
    for number, thing in enumerate(things):
        if number % _WATCHED_EVERY == 0:
            peaks = [_peak_mb(child.pid) for child in multiprocessing.active_children()]
            measured.largest_worker_mb = max([measured.largest_worker_mb, *peaks])
        yield thing


def _peak_mb(process_id: int | None) -> int:
    """The most memory that a process has taken, 0 where it is gone."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1_000 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megabytes", type=int, nargs="*", default=[5, 25])
    parser.add_argument("--parsed", type=int, default=5, metavar="MEGABYTES")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(measure(asked.one, parsed=bool(asked.parsed)), flush=True)
        return
    print("      MB        how    pages  refused  pages/s  peak MB  a worker's")
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.megabytes:
            path = Path(folder) / f"{size}.warc.gz"
            made_archive(path, size * 1_000_000)
            for parsed in (0, 1) if size <= asked.parsed else (0,):
                subprocess.run([sys.executable, __file__, "--one", path, "--parsed", str(parsed)], check=True)
            path.unlink()


if __name__ == "__main__":
    main()
