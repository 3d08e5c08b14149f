"""How long it takes to find the copies among articles, by how many they are; how many are found, which wrongly.

Run it with `python benchmarks/bench_copies.py [10000 100000]`. The articles are invented: words by Zipf's
law; one story in ten is printed by several papers, each with words changed, the end cut off or a lead of its own;
one story in ten is a day's communiqué over a form that stays the same. The same numbers give the same articles.
After each size a thousand more are put on top, as by a day's news.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from corpus.records import Article, ArticleReading
from corpus.store import Store

SEED = 20201012
VOCABULARY = 30_000
WORDS_OF_AN_ARTICLE = 250
COPIED = 0.1
FORMS = 0.1
PLACES = 40
BATCH = 2000
ON_TOP = 1000
WAYS = (
    "word for word",
    "2 % changed",
    "5 % changed",
    "10 % changed",
    "cut to 70 %",
    "a lead of its own",
    "5 %, cut",
)
CHANGED = {"2 % changed": 0.02, "5 % changed": 0.05, "10 % changed": 0.1, "5 %, cut": 0.05}
FORM = (
    "Over the past day units of the other side broke the truce along the line of contact, the ministry says. "
    "In the direction of {place} fire was opened {number} times, from machine guns of large bore and from rifles. "
    "Our units answered in due measure and put the sources of fire out of action; the front is under control. "
    "The press service asks papers and stations to keep to what it gives out and to print nothing else on {day}."
)


@dataclass(frozen=True, slots=True)
class Made:
    """An article, the story that it truly prints, and in what way."""

    article: Article
    story: int
    way: str


def made_articles(seed: int = SEED) -> Iterator[Made]:
    """Articles without end."""
    random = Random(seed)
    words = [_word(number) for number in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    places = [f"{_word(VOCABULARY + number).title()}" for number in range(PLACES)]
    number = story = 0
    while True:
        story += 1
        prints = [_form(random, places, story)] if random.random() < FORMS else []
        if not prints:
            told = random.choices(words, cum_weights=weights, k=random.randrange(80, 2 * WORDS_OF_AN_ARTICLE - 80))
            prints = [("alone", told)]
            if random.random() < COPIED:
                prints = [("first", told), *((way, _printed(way, told, random, words)) for way in WAYS)]
        for way, text in prints:
            number += 1
            yield Made(Article(article_id=f"article-{number}", text=_sentences(text)), story, way)


def _word(number: int) -> str:
    """A word of letters that no other number has."""
    letters = ""
    while number or not letters:
        number, left = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[left] + "aeiou"[left % 5]
    return letters


def _form(random: Random, places: list[str], story: int) -> tuple[str, list[str]]:
    day = f"{1 + story % 28} October {1000 + story // 28}"
    return "form", FORM.format(place=random.choice(places), number=random.randrange(2, 60), day=day).split()


def _printed(way: str, told: list[str], random: Random, words: list[str]) -> list[str]:
    share = CHANGED.get(way, 0.0)
    text = [random.choice(words) if random.random() < share else word for word in told]
    if "cut" in way:
        text = text[: len(text) * 7 // 10]
    return random.choices(words, k=30) + text if "lead" in way else text


def _sentences(words: list[str]) -> str:
    return " ".join(words)


def _put(store: Store, articles: Iterable[Article]) -> None:
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        store.add(ArticleReading(article=each, sentences=(), mentions=(), times=(), reports=()) for each in batch)


def _found(store: Store, ways: Mapping[str, str], stories: Mapping[str, int]) -> tuple[str, str]:
    """The share of prints that are in the group of their first, in the order of WAYS; groups of two stories."""
    groups = store.copies()
    group_of_first = {stories[name]: groups.get(name) for name, way in ways.items() if way == "first"}
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name, way in ways.items():
        if way in WAYS:
            first = group_of_first.get(stories[name])
            made[way] += 1
            found[way] += first is not None and groups.get(name) == first
    held: dict[str, set[int]] = defaultdict(set)
    for name, group in groups.items():
        held[group].add(stories[name])
    wrong = sum(len(each) > 1 for each in held.values())
    shares = " ".join(f"{100 * found[way] / max(made[way], 1):.1f}" for way in WAYS)
    return shares, f"{wrong:,} of {len(held):,}"


def _timed(store: Store) -> float:
    """Seconds of the processor that finding takes: those on the clock say more of who else is at work."""
    began = time.process_time()
    store.find_copies()
    return time.process_time() - began


def measure(size: int, folder: Path) -> str:
    """A row of the table."""
    path = folder / f"{size}.sqlite"
    ways: dict[str, str] = {}
    stories: dict[str, int] = {}

    def noted(made: Iterable[Made]) -> Iterator[Article]:
        for each in made:
            ways[each.article.article_id], stories[each.article.article_id] = each.way, each.story
            yield each.article

    source = made_articles()
    with Store.create(path) as store:
        _put(store, noted(islice(source, size)))
        before = path.stat().st_size
        seconds = _timed(store)
        grown = path.stat().st_size - before
        _put(store, noted(islice(source, ON_TOP)))
        on_top = _timed(store)
        shares, wrong = _found(store, ways, stories)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    path.unlink()
    return (
        f"| {size:,} | {seconds:.1f} | {1e3 * seconds / size:.2f} | {on_top:.2f} | {grown / size:.0f} | "
        f"{shares} | {wrong} | {memory_mb:,.0f} |"
    )


def main() -> None:
    """Prints a row of a table for each size."""
    print(
        "| articles | processor, s | ms an article | 1,000 more, s | bytes an article | "
        f"found, %: {', '.join(WAYS)} | groups of two texts | memory, MB |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for size in [int(each) for each in sys.argv[1:]] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(size, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
