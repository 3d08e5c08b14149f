"""Pages of our own making in the layouts of news sites, each with what a reader should take from it.

The layouts in page_layouts/ were written from what such sites look like, before any reader had seen one. Names of
classes, the order of boxes, teasers, spellings of days and wrong days around them are drawn; seeds decide.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final, TypeVar

from made_page_texts import OTHER_LANGUAGES, OUTLETS, Block, Story, make_story

if TYPE_CHECKING:
    from jinja2 import Environment

LAYOUTS: Final = (
    "wordpress", "daily", "agency", "table", "amp", "live", "consent", "paywall", "blog", "release", "aggregator",
    "saved", "infinite", "foreign",
)  # fmt: skip
FOLDER: Final = Path(__file__).with_name("page_layouts")
SIGNED: Final = frozenset(
    {"wordpress", "daily", "table", "amp", "consent", "paywall", "blog", "saved", "infinite"}
)
"""Layouts that name who wrote: in their metadata, in a byline, or in both."""

UNDATED: Final = 0.2
"""The share of old table pages that tell no day at all."""

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page, and what is to be read from it; `day` None and `author` "" where it does not tell one."""

    layout: str
    html: str
    text: str
    title: str
    source: str
    url: str
    language: str
    day: date | None
    author: str


def make_pages(seed: int, each: int, layouts: Sequence[str] = LAYOUTS) -> Iterator[MadePage]:
    """So many pages of each layout, always the same for a seed."""
    for number in range(each):
        for layout in layouts:
            yield make_page(layout, Random(f"{seed} {layout} {number}"))


def make_page(layout: str, random: Random) -> MadePage:
    """One page."""
    language = random.choice(list(OTHER_LANGUAGES)) if layout == "foreign" else "en"
    story = _shaped(layout, make_story(random, _length(layout, random), language=language), random)
    facts = _facts(layout, story, random)
    others = [make_story(random, random.randrange(3, 12)) for _ in range(8)]
    draw = Draw(random)
    html = _templates().get_template(f"{layout}.html").render(story=story, page=facts, draw=draw, others=others)
    text = story.text
    if layout == "agency":
        text = f"{facts['dateline']} {text}"
    return MadePage(
        layout=layout,
        html=html,
        text=text,
        title=f"{story.title} – live" if layout == "live" else story.title,
        source=facts["outlet"],
        url=facts["url"],
        language=language,
        day=story.day if facts["dated"] else None,
        author=story.author if layout in SIGNED else "",
    )


def _length(layout: str, random: Random) -> int:
    """Paragraphs of a story; the web has far more short ones than long ones."""
    if layout == "paywall":
        return random.randrange(2, 5)
    return min(40, 4 + int(random.expovariate(1 / 7)))


def _shaped(layout: str, story: Story, random: Random) -> Story:
    """The story as its layout tells it: entries without headings, a release with a list."""
    blocks = story.blocks
    if layout in {"live", "agency", "table"}:
        blocks = tuple(block for block in blocks if block.kind == "p")
    if layout == "live":
        blocks = blocks[:15]
    if layout == "release" and random.random() < 0.5:
        blocks = (*blocks[:3], *(Block(kind="li", text=block.text) for block in blocks[3:5]), *blocks[5:])
    return Story(
        title=story.title, summary=story.summary, blocks=blocks, town=story.town, author=story.author,
        day=story.day, section=story.section, language=story.language,
    )  # fmt: skip


def _facts(layout: str, story: Story, random: Random) -> dict[str, Any]:
    outlet = random.choice(OUTLETS) if layout != "release" else "Ministry of Regional Affairs"
    host = outlet.lower().replace("the ", "").replace(" ", "") + ".example"
    root = f"https://{random.choice(('www.', ''))}{host}/"
    path = random.choice(("{0:%Y/%m/%d}/", "news/", "{0:%Y/%m}/", "article/", "")).format(story.day)
    slug = story.slug if story.language == "en" else "item"
    day = story.day
    return {
        "outlet": outlet,
        "host": host,
        "root": root,
        "url": f"{root}{path}{slug}-{random.randrange(10_000, 99_999)}",
        "day": day,
        "clock": f"{random.randrange(6, 19):02}:{random.randrange(10, 59)}",
        "later": day + timedelta(days=random.choice((0, 0, 1, 3, 40, 400))),
        "earlier": day - timedelta(days=random.randrange(30, 900)),
        "seen": date(2024, 2, 1) + timedelta(days=random.randrange(300)),
        "dated": layout != "table" or random.random() >= UNDATED,
        "dateline": _dateline(story, outlet, random),
        "aside": random.choice(("aside", "div", "section")),
        "entry": random.choice(("article", "div", "li")),
        "unit": random.choice(("article", "section", "div")),
        "time": random.choice(("time", "span")),
        "para": f"x{random.randrange(16**5):05x}",
        "words": WORDS.get(story.language),
    }


def _dateline(story: Story, outlet: str, random: Random) -> str:
    form = random.choice(
        (
            "{town}, {month} {day}. /{outlet}/.",
            "{town}, {month} {day}, {outlet}",
            "{TOWN}. {day} {month}. {OUTLET}:",
        )
    )
    return form.format(
        town=story.town, TOWN=story.town.upper(), day=story.day.day, month=f"{story.day:%B}", outlet=outlet,
        OUTLET=outlet.upper(),
    )  # fmt: skip


WORDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "ru": {
        "menu": ["Главная", "Политика", "Общество", "Мир"],
        "share": "Поделиться",
        "more": "Читайте также",
        "rights": "Все права защищены.",
    },
    "az": {
        "menu": ["Ana səhifə", "Siyasət", "Cəmiyyət", "Dünya"],
        "share": "Paylaş",
        "more": "Digər xəbərlər",
        "rights": "Bütün hüquqlar qorunur.",
    },
    "hy": {
        "menu": ["Գլխավոր", "Քաղաքական", "Հասարակություն", "Աշխարհ"],
        "share": "Կիսվել",
        "more": "Կարդացեք նաև",
        "rights": "Բոլոր իրավունքները պաշտպանված են։",
    },
    "fr": {
        "menu": ["Accueil", "Politique", "Société", "Monde"],
        "share": "Partager",
        "more": "Lire aussi",
        "rights": "Tous droits réservés.",
    },
    "tr": {
        "menu": ["Ana sayfa", "Siyaset", "Toplum", "Dünya"],
        "share": "Paylaş",
        "more": "Diğer haberler",
        "rights": "Tüm hakları saklıdır.",
    },
}
"""Words that frame pages in other languages."""

# ---------------------------------------------------------------- what a page draws

STEMS: Final[Mapping[str, tuple[str, ...]]] = {
    "body": (
        "article-body",
        "story-body",
        "content__article-body",
        "post-text",
        "ArticleBody-articleBody",
        "text",
    ),
    "article": ("article", "story", "ArticlePage", "main-article", "content-main"),
    "related": ("related", "rich-link", "related-coverage", "inline-promo", "see-also", "embed-teaser"),
    "newsletter": ("newsletter", "email-sign-up", "nl-signup", "subscribe-box"),
    "advert": ("ad", "advert", "dfp-slot", "ad-slot-wrapper"),
    "share": ("share", "social", "sharing-buttons", "share-tools"),
    "consent": ("consent", "cookie-overlay", "cmp-wrapper", "privacy-modal"),
    "paywall": ("paywall", "offer-box", "subscription-wall", "regwall"),
    "date": ("date", "pubdate", "post-date", "article-date", "dateline"),
}
WAYS: Final = ("plain", "hashed", "module", "utility")


class Draw:
    """What the layouts leave to chance, with one way of naming classes for a page."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._way = random.choice(WAYS)
        self._spelling = random.choice(SPELLINGS)
        self._names: dict[str, str] = {}

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self._random.random() < share

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of them."""
        return self._random.choice(choices)

    def shuffled(self, things: Sequence[Choice]) -> list[Choice]:
        """All of them in another order."""
        return self._random.sample(things, len(things))

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        return self._random.randint(low, high)

    def hashed(self) -> str:
        """A class as builders of pages make it."""
        return " ".join(f"x{self._random.randrange(16**6):06x}" for _ in range(self._random.randrange(1, 4)))

    def name(self, role: str) -> str:
        """A class for a role, the same all over the page."""
        if role not in self._names:
            self._names[role] = self._new_name(role)
        return self._names[role]

    def _new_name(self, role: str) -> str:
        stem = self._random.choice(STEMS.get(role, (role,)))
        match self._way:
            case "plain":
                return stem
            case "module":
                return f"{stem.title().replace('-', '')}_{role}__{self._random.randrange(16**5):05x}"
            case "utility":
                first, second = self._random.randrange(9), self._random.randrange(9)
                return f"mt-{first} px-{second} text-{self._random.choice('sml')}"
            case _:
                return f"css-{self._random.randrange(16**6):06x}"

    def day(self, day: date) -> str:
        """A day as this site writes days."""
        return self._spelling(day)

    def weekday_day(self, day: date) -> str:
        """A day with its weekday, as blogs write them."""
        return f"{day:%A}, {day:%B} {day.day}, {day.year}"

    def base64(self, length: int) -> str:
        """So many bytes of noise as pictures are saved."""
        return base64.b64encode(self._random.randbytes(length)).decode("ascii")


SPELLINGS: Final[tuple[Callable[[date], str], ...]] = (
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%a} {day.day} {day:%b} {day.year}",
    lambda day: f"{day:%A}, {day.day} {day:%B} {day.year}",
    lambda day: f"{day:%d %b %Y}".upper(),
)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  tests of tables need none

    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
