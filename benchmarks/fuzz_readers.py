"""Mutated inputs through the readers: none may crash them, hold them for more than a second, or fill memory.

Run it with `python benchmarks/fuzz_readers.py [INPUTS] [SEED]` (1,000,000 if not told; hours on two cores).
Each input is made from a small sound file of one of the kinds that are read, by flipping, cutting, doubling and
splicing bytes and by putting in what parsers dislike; the same numbers give the same inputs. What went wrong is
written to fuzz-faults/ with the number of the input, and the exit code is 1.
"""

from __future__ import annotations

import faulthandler
import io
import multiprocessing
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from fuzz_seeds import Seed, seeds

from corpus.documents import Document
from corpus.intake import Told, take_in
from corpus.listings import read_listing
from corpus.readers import read_open
from corpus.reading_here import read_here
from corpus.records import Noted, Rejected, Thing
from corpus.refusals import Refusal

INPUTS = 1_000_000
LONGEST_S = 1.0
MOST_MEMORY_BYTES = 2_000_000_000
FAULTS = Path("fuzz-faults")
DISLIKED = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\n", b"<", b">", b"<!--", b"]]>", b"&#x110000;", b"&#0;",
    b"&lol9;", b'"', b"'", b"\\", b"{", b"[", b"}", b"]", b",", b";", b"\t", b"%s", b"../", b"-1", b"0", b"1e400",
    b"NaN", b"99999999999999999999", b"2020-13-45", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae",
    b"<!DOCTYPE a [", b"<script>", b"</", b"<a " + b"b " * 300, b"<div>" * 300, b"(" * 300, b"\x1f\x8b",
    b"PK\x03\x04", b"%PDF-1.7",
)  # fmt: skip
LONGEST_RUN = 20_000
LISTS = (".rss", ".atom", ".sitemap")
"""What names of inputs end with that an address gives and not a file."""

Change = Callable[[Random, bytearray, Sequence[Seed]], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with the input of that number."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one process that came to its end had: how often each outcome, and its memory at the most."""

    outcomes: Counter[str]
    memory_bytes: int


# ---------------------------------------------------------------- mutation


def _flip(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    for _each in range(random.choice((1, 1, 2, 8, 64))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _cut(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    start = random.randrange(len(data))
    del data[start : start + random.choice((1, 4, 64, 1_000))]


def _end(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    del data[random.randrange(len(data)) :]


def _double(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    start = random.randrange(len(data))
    piece = data[start : start + random.choice((4, 64, 1_000))]
    data[start:start] = piece * random.choice((1, 2, 10))


def _put_in(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    start = random.randrange(len(data) + 1)
    data[start:start] = random.choice(DISLIKED)


def _put_over(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    start = random.randrange(len(data))
    piece = random.choice(DISLIKED)
    data[start : start + len(piece)] = piece


def _repeat(random: Random, data: bytearray, _: Sequence[Seed]) -> None:
    start = random.randrange(len(data))
    piece = bytes(data[start : start + random.choice((1, 2, 8))]) or b"a"
    data[start:start] = piece * random.randrange(LONGEST_RUN // len(piece))


def _splice(random: Random, data: bytearray, all_seeds: Sequence[Seed]) -> None:
    other = random.choice(all_seeds).content
    start, begin = random.randrange(len(data)), random.randrange(len(other))
    data[start:] = other[begin:]


CHANGES: tuple[Change, ...] = (_flip, _flip, _cut, _end, _double, _put_in, _put_in, _put_over, _repeat, _splice)


def mutated(number: int, run_seed: int, all_seeds: Sequence[Seed]) -> Seed:
    """The input of that number: the same in every run of that seed."""
    random = Random(f"{run_seed}:{number}")
    seed = all_seeds[number % len(all_seeds)]
    data = bytearray(seed.content)
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        if data:
            random.choice(CHANGES)(random, data, all_seeds)
    return Seed(name=seed.name, content=bytes(data))


# ---------------------------------------------------------------- reading


def read(given: Seed) -> Iterator[str]:
    """The outcome of everything that is found in an input: its record's name, or the code of the refusal."""
    told = Told()
    if given.name.endswith(LISTS):
        yield from _listed(given, told)
        return
    for found in read_open(io.BytesIO(given.content), given.name, given.name):
        if isinstance(found, Document):
            yield from map(_outcome, read_here(found, told))
        else:
            yield _outcome(found if isinstance(found, Rejected | Noted) else take_in(found, told))


def _listed(given: Seed, told: Told) -> Iterator[str]:
    """The outcomes of a feed or sitemap, and of the articles that it carries itself."""
    listing = read_listing(given.content, "https://courier.example/feed")
    if isinstance(listing, Rejected):
        yield listing.code
        return
    yield from (one.code for one in listing.rejected)
    for page in listing.pages:
        yield "Listed"
        if page.in_feed:
            document = Document(content=page.in_feed, origin=page.address, url=page.address, listed=page.published)
            yield from map(_outcome, read_here(document, told))


def _outcome(one: Thing) -> str:
    return one.code if isinstance(one, Rejected) else type(one).__name__


def _work(pipe: Connection, first: int, step: int, last: int, run_seed: int) -> None:
    """Reads every `step`th input and tells of each fault; what ends this process is seen by who began it."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    all_seeds, counted = seeds(), Counter[str]()
    for seed in all_seeds:  # what is imported and loaded at first use is no hang
        list(read(seed))
    for number in range(first, last, step):
        pipe.send(number)
        given = mutated(number, run_seed, all_seeds)
        began = time.perf_counter()
        try:
            counted.update(read(given))
        except MemoryError:  # a parser's process ends with it, and what it read is refused as this
            counted[Refusal.TOO_HEAVY] += 1
        except Exception as error:  # noqa: BLE001  whatever gets out of a reader is a fault
            pipe.send(Fault(number, f"{type(error).__name__}: {error}"))
        if (took_s := time.perf_counter() - began) > LONGEST_S:
            pipe.send(Fault(number, f"took {took_s:.1f} s"))
    pipe.send(_Tally(counted, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


def _watched(first: int, step: int, last: int, run_seed: int) -> Iterator[Fault | _Tally]:
    """What one process tells; where it ends before its time, that is a fault, and another goes on behind it."""
    context = multiprocessing.get_context("spawn")
    while first < last:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(theirs, first, step, last, run_seed), daemon=True)
        process.start()
        theirs.close()
        number, done = first, False
        while True:
            try:
                if not ours.poll(30 * LONGEST_S):
                    process.kill()
                    yield Fault(number, "never ended")
                told = ours.recv()
            except EOFError:
                break
            if isinstance(told, int):
                number = told
            else:
                done = isinstance(told, _Tally)
                yield told
        process.join()
        if done:
            return
        yield Fault(number, f"ended the process with {process.exitcode}")
        first = number + step


def main() -> None:
    """Prints how many inputs were read and what became of them; ends with 1 where anything went wrong."""
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else INPUTS
    run_seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.monotonic()
    faults, outcomes, memory = run(inputs, run_seed)
    minutes = (time.monotonic() - began) / 60
    print(f"{inputs:,} inputs in {minutes:.1f} minutes, at most {memory / 1e6:,.0f} MB: {len(faults)} faults")
    print(", ".join(f"{code} {number:,}" for code, number in outcomes.most_common()))
    _keep(faults, run_seed)
    sys.exit(1 if faults else 0)


def run(inputs: int, run_seed: int) -> tuple[list[Fault], Counter[str], int]:
    """Every fault, how often each outcome came, and the most memory of one process in bytes."""
    cores = os.cpu_count() or 1

    def share(first: int) -> list[Fault | _Tally]:
        return list(_watched(first, cores, inputs, run_seed))

    with ThreadPoolExecutor(cores) as threads:
        told = [one for some in threads.map(share, range(cores)) for one in some]
    tallies = [one for one in told if isinstance(one, _Tally)]
    outcomes = sum((one.outcomes for one in tallies), Counter[str]())
    return [one for one in told if isinstance(one, Fault)], outcomes, max(one.memory_bytes for one in tallies)


def _keep(faults: Sequence[Fault], run_seed: int) -> None:
    all_seeds = seeds()
    for fault in faults:
        given = mutated(fault.number, run_seed, all_seeds)
        FAULTS.mkdir(exist_ok=True)
        (FAULTS / f"{fault.number}-{given.name}").write_bytes(given.content)
        print(f"{fault.number} {given.name}: {fault.what}")


if __name__ == "__main__":
    main()
