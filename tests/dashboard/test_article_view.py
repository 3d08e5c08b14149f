"""A whole article: its words as they are, and each of its marks told in the legend and in a table."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.records import (
    Article,
    ArticleReading,
    Count,
    DateBasis,
    DayRange,
    PublicationSign,
    PublishedBasis,
    Report,
    ReportPlace,
    SignFault,
    SignKind,
    Span,
    Status,
    SubEventType,
    TimeExpression,
    TimexType,
)
from corpus.store_account import ArticleLine, Prints
from dashboard.article_marks import DEEPEST, Telling, Underline, marked_paragraphs
from dashboard.article_tables import map_address
from dashboard.article_view import CHARACTERS_SHOWN, MOST_ROWS, article_html
from dashboard.language import LANGUAGES, language_of
from dashboard.place_names import PlaceNames
from dashboard.publication_words import OTHER_SIGNS
from geodata.place import Mention, Place, PlaceKind, Reading, Toponym, ToponymUse

ENGLISH = language_of("en")
NAMES = PlaceNames(None)
WORDS = (
    "GANJA, Oct 4 - Shells fell on Ganja on Sunday.\n\n"
    "Baku said Armenian guns fired. Nobody was hurt in Lamp Street."
)
DAY = DayRange(first=date(2020, 10, 4), last=date(2020, 10, 4))
GANJA = Place(
    place_id="dl:ganja",
    name="Ganja",
    lat=40.68,
    lon=46.36,
    kind=PlaceKind.SETTLEMENT,
    country="AZ",
    country_name="Azerbaijan",
)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror="alert(1)">',
    "{{7*7}} ${7*7} {% raw %}",
    "[a](javascript:alert(1)) ![b](https://example.org/x.png)",
    "\u202eesrever\u202c &amp; <b>",
    "</mark></p></article><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\u200b\u200d\ufeff\u2066 <i>",
    "Title " * 2000,
)
OUR_ATTRIBUTES = {"class", "id", "href", "title", "dir", "lang", "tabindex", "role", "aria-label", "scope", "rel"}


class Strict(HTMLParser):
    """Reads HTML and holds it to be well nested, with no attributes but ours and no id twice."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.words, self.names = [], [], [], [], set()
        self.feed(html)
        self.close()
        assert not self.open
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag, attrs):
        assert tag not in {"script", "img", "svg", "iframe", "style", "b", "i"}
        assert tag != "a" or "a" not in self.open, "a link within a link"
        told = dict(attrs)
        assert set(told) <= OUR_ATTRIBUTES | {"target"}
        self.names.add(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        is_number = "a" in self.open and re.fullmatch(r"\[\d+\]", data)
        self.words += [data] if "article" in self.open and not is_number else []


def span_of(words, part, after=0):
    start = words.index(part, after)
    return start, start + len(part)


def mention(part, use=ToponymUse.LITERAL, place=GANJA, after=0, **fields):
    start, end = span_of(WORDS, part, after)
    told = {"score": 0.87, "unresolved": "" if place else "two places bear this name", **fields}
    return Mention(toponym=Toponym(start=start, end=end, text=part, use=use), place=place, **told)


def time_named(part, **fields):
    start, end = span_of(WORDS, part)
    told = {"type": TimexType.DATE, "value": "2020-10-04", "days": DAY, "basis": DateBasis.PUBLICATION, **fields}
    return TimeExpression(start=start, end=end, text=part, **told)


def report(sentence, number=0, **fields):
    start, end = span_of(WORDS, sentence) if isinstance(sentence, str) else sentence
    place = ReportPlace(
        place_id="dl:ganja", name="Ganja", as_written="Ganja", start=0, end=5, lat=40.68, lon=46.36, country="AZ",
        country_name="Azerbaijan", admin1="", kind="settlement", radius_km=4, geo_precision=1, score=0.9,
    )  # fmt: skip
    told = {
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": place,
        "days": DAY,
        "passages": (Span(start, end),),
        **fields,
    }
    return Report(
        report_id=f"r{number}", article_id="a1", start=start, end=end, trigger=Span(start, start + 1), **told
    )


def reading(words=WORDS, mentions=(), times=(), reports=(), **fields):
    article = Article(
        article_id="a1",
        text=words,
        **{
            "title": "Shells fall on Ganja",
            "source": "The Paper",
            "url": "https://example.org/a",
            "published": date(2020, 10, 5),
            "published_basis": PublishedBasis.METADATA,
            **fields,
        },
    )
    return ArticleReading(
        article=article, sentences=(), mentions=tuple(mentions), times=tuple(times), reports=tuple(reports)
    )


def shown(told, chosen="", incidents=None, language=ENGLISH):
    return article_html(told, incidents or {}, language, NAMES, chosen_report=chosen)


def full_reading():
    reading_of = WORDS.index("Ganja")
    return reading(
        mentions=[
            mention("GANJA", ToponymUse.DATELINE),
            mention(
                "Ganja",
                after=reading_of,
                readings=(Reading(place_id="x", label="Gəncə", score=0.9, reason="near"),),
            ),
            mention("Baku", ToponymUse.METONYM),
            mention("Armenian", ToponymUse.DEMONYM),
            mention("Lamp", ToponymUse.OTHER, place=None),
        ],
        times=[time_named("Oct 4"), time_named("Sunday", basis=DateBasis.CONTEXT, value="", days=None)],
        reports=[
            report("GANJA, Oct 4 - Shells fell on Ganja on Sunday.", 1, killed=Count(low=13, high=None)),
            report("Nobody was hurt in Lamp Street.", 2, status=Status.DENIED),
        ],
    )


# ---------------------------------------------------------------- marks


def test_each_use_of_a_place_name_has_a_line_of_its_own():
    html = shown(full_reading())
    for look, words in (
        ("dl-dateline", "GANJA"),
        ("dl-literal", "Ganja"),
        ("dl-metonym", "Baku"),
        ("dl-demonym", "Armenian"),
        ("dl-other dl-unresolved", "Lamp"),
        ("dl-time", "Sunday"),
    ):
        assert re.search(f'<u class="{look}" id="[^"]+" title="[^"]+">{words}</u>', html)


def test_every_mark_leads_to_a_row_and_every_row_back_to_its_mark():
    page = Strict(shown(full_reading(), chosen="r1"))
    targets = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(targets) <= set(page.ids)
    for name in (
        "dl-place-5",
        "dl-place-5-text",
        "dl-time-2",
        "dl-time-2-text",
        "dl-report-2",
        "dl-report-2-text",
    ):
        assert name in targets


def test_a_sentence_bears_the_numbers_of_its_reports_and_the_chosen_one_stands_out():
    sentence = "Nobody was hurt in Lamp Street."
    html = shown(reading(reports=[report(sentence, 1), report(sentence, 2)]), chosen="r2")
    assert html.count('id="dl-chosen"') == 1
    assert f'<mark class="dl-chosen" id="dl-chosen">{sentence}</mark>' in html
    assert re.search(r"</mark><a [^>]*>\[1\]</a><a [^>]*>\[2\]</a>", html)
    assert "the report that you came from" in html
    assert "dl-chosen" not in shown(reading(reports=[report(sentence, 1)]), chosen="of another article")


def test_every_passage_of_a_report_bears_its_number():
    first, second = (
        Span(*span_of(WORDS, "Baku said Armenian guns fired.")),
        Span(*span_of(WORDS, "Nobody was hurt")),
    )
    html = shown(reading(reports=[report(second, 1, passages=(first, second))]))
    assert html.count(">[1]</a>") == 2
    Strict(html)


def test_the_legend_tells_the_marks_that_the_article_has_and_no_others():
    html = shown(full_reading())
    assert html.count("Abc") == 8
    assert "a question mark: no place was found for the name" in html
    bare = shown(reading())
    assert "What the marks mean" not in bare
    assert "No place is named." in bare


def test_a_name_within_a_name_is_a_link_to_the_shorter_one():
    long, short = mention("Lamp Street", ToponymUse.OTHER), mention("Lamp")
    page = Strict(html := shown(reading(mentions=[long, short])))
    assert 'href="#dl-place-2"><u class="dl-other"' in html
    assert {"dl-place-1-text", "dl-place-2-text"} <= set(page.ids)


ranges = st.tuples(st.integers(-5, 130), st.integers(1, 60)).map(lambda pair: (pair[0], sum(pair)))


@given(
    places=st.lists(ranges, max_size=8),
    times=st.lists(ranges, max_size=5),
    told=st.lists(ranges, max_size=5),
    chosen=st.integers(0, 5),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_wherever_marks_stand_and_cross_the_words_stay_whole_and_the_markup_nests(places, times, told, chosen):
    marked = reading(
        mentions=[
            Mention(toponym=Toponym(start=max(0, a), end=b, text="x", use=ToponymUse.LITERAL), place=GANJA)
            for a, b in places
            if b > 0
        ],
        times=[replace(time_named("Sunday"), start=max(0, a), end=b) for a, b in times if b > 0],
        reports=[report((max(0, a), b), number) for number, (a, b) in enumerate(told) if b > 0],
    )
    page = Strict(shown(marked, chosen=f"r{chosen}"))
    assert "".join(page.words) == WORDS.replace("\n\n", "")


@given(words=st.text(max_size=80), cuts=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=6))
def test_whatever_an_article_says_is_shown_as_it_was_said(words, cuts):
    lines = [
        Underline(start=a, end=a + n, look="dl-time", row=f"dl-time-{i}", told=words)
        for i, (a, n) in enumerate(cuts)
    ]
    (html,) = (
        marked_paragraphs(words, [Span(0, len(words))], lines, [Telling(start=3, end=40, number=1)])
        if words
        else [""]
    )
    assert unescape(re.sub(r"<a class=\"dl-number\".*?</a>|<[^>]*>", "", html, flags=re.DOTALL)) == words


def test_no_more_lines_are_drawn_over_one_another_than_can_be_told_apart():
    lines = [Underline(start=i, end=60 - i, look="dl-time", row=f"dl-time-{i}", told="") for i in range(20)]
    (html,) = marked_paragraphs("x" * 60, [Span(0, 60)], lines, [])
    assert max(run.count("<u ") for run in html.split("</a>")) == DEEPEST


# ---------------------------------------------------------------- tables


def test_the_tables_tell_what_was_read_and_why_not():
    html = shown(full_reading(), incidents={"r1": ("i1",)})
    for words in (
        "Places in this article", "who governs or speaks there", "settlement, Azerbaijan", "0.87", "Gəncə",
        "two places bear this name", "Times in this article", "2020-10-04", "counted from the day of publication",
        "Reports from this article", "Shelling/artillery/missile attack", "at least 13", "denied",
    ):  # fmt: skip
        assert words in html


def test_a_report_leads_back_to_the_map_at_its_place_and_days_with_its_status():
    html = shown(full_reading(), incidents={"r1": ("i1",), "r2": ("i2", "i3")}, language=language_of("ru"))
    links = [link for link in Strict(html).links if link.startswith("./?")]
    assert links[0] == "./?from=2020-10-04&to=2020-10-04&place=dl%3Aganja&lang=ru"
    assert "statuses=happened%2Cdenied" in links[1]


def test_a_report_that_is_not_on_the_map_says_why():
    lost = report(
        "Nobody was hurt", 1, place=None, unplaced="neither <one> nor the other", days=None, undated="none"
    )
    html = shown(reading(reports=[lost]), incidents={"r1": ("i1",)})
    assert "not on it" in html
    assert "neither &lt;one&gt; nor the other; none" in html
    assert map_address(lost, ENGLISH, NAMES) == ""


def test_the_head_says_where_the_article_comes_from_and_how_its_day_is_known():
    html = shown(reading(language="ru"))
    for words in (
        "Shells fall on Ganja",
        "The Paper",
        "5 October 2020 (from the page&#x27;s metadata)",
        "Russian",
    ):
        assert words in html
    assert '<article class="dl-words" lang="ru">' in html
    bare = shown(
        reading(title="", source="", url="javascript:x", published=None, published_basis=PublishedBasis.UNKNOWN)
    )
    for words in ("Article without a title", "unknown", "day of publication unknown"):
        assert words in bare
    assert not [link for link in Strict(bare).links if not link.startswith("#")]


def test_the_head_names_the_author_where_the_article_does():
    html = shown(reading(author="Anna <b>Morel</b>"))
    assert "<dt>Author</dt>" in html
    assert "Anna &lt;b&gt;Morel&lt;/b&gt;" in html
    assert "Author" not in shown(reading())
    assert "Автор" in shown(reading(author="Anna Morel"), language=language_of("ru"))


def test_the_head_leads_to_the_other_articles_that_print_the_text():
    line = ArticleLine(
        article_id="b1",
        title="",
        opening="",
        source="A <Post>",
        published=date(2020, 10, 6),
        published_basis=PublishedBasis.METADATA,
        language="en",
        reports=1,
    )
    html = article_html(reading(), {}, ENGLISH, NAMES, prints=Prints(lines=(line,), number=3))
    assert "<dt>Same text</dt>" in html
    assert "article?id=b1" in html
    assert "A &lt;Post&gt;</bdi>, 6 October 2020</a>; 2 more" in html
    assert "Same text" not in shown(reading())


SIGNS = (
    PublicationSign(kind=SignKind.METADATA, words="2020-10-05", day=date(2020, 10, 5)),
    PublicationSign(kind=SignKind.DATELINE, words="Oct 4", day=date(2020, 10, 4)),
    PublicationSign(kind=SignKind.ADDRESS, day=date(2020, 9, 29)),
)


def test_the_head_says_what_else_names_a_day_and_that_it_disagrees():
    said = "its dateline says 4 October 2020; its address says 29 September 2020"
    assert f"<strong>They disagree:</strong> {said}</dd>" in shown(reading(published_signs=SIGNS))
    agreeing = shown(reading(published_signs=SIGNS[:2]))
    assert "its dateline says 4 October 2020</dd>" in agreeing
    assert "They disagree:" not in agreeing
    assert OTHER_SIGNS not in shown(reading(published_signs=SIGNS[:1]))


NOT_BELIEVED = [
    (SignKind.METADATA, "", date(2031, 1, 1), SignFault.FUTURE, "1 January 2031 (in the future when it was read)"),
    (SignKind.HEAD, "", date(1905, 2, 6), SignFault.TOO_EARLY, "6 February 1905 (too early to be believed)"),
    (SignKind.METADATA, "05/06/<i>", None, SignFault.TWO_WAYS, "say “05/06/<i>” (may be read two ways)"),
    (SignKind.DATELINE, "Oct. 29", None, SignFault.NO_YEAR, "its dateline says “Oct. 29” (no year)"),
    (
        SignKind.ADDRESS,
        "",
        date(2020, 9, 1),
        SignFault.BEFORE_TOLD,
        "1 September 2020 (before 10 November 2020, which the text tells of as past)",
    ),
]


@pytest.mark.parametrize(("kind", "words", "day", "fault", "said"), NOT_BELIEVED)
def test_an_undated_articles_head_says_why_no_sign_is_believed(kind, words, day, fault, said):
    told = date(2020, 11, 10) if fault is SignFault.BEFORE_TOLD else None
    sign = PublicationSign(kind=kind, words=words, day=day, fault=fault, told=told)
    html = shown(
        reading(published=None, published_basis=PublishedBasis.UNKNOWN, published_signs=(sign,), language="ru")
    )
    Strict(html)
    assert said in unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_article_is_shown_in_every_language(code):
    Strict(shown(full_reading(), chosen="r1", language=language_of(code)))


# ---------------------------------------------------------------- long and hostile articles


def long_reading(reports=()):
    sentence = "Shells fell on Ganja on Sunday.\n"
    number = 1_000_000 // len(sentence)
    starts = [len(sentence) * i for i in range(number)]
    toponyms = [Toponym(start=a + 15, end=a + 20, text="Ganja", use=ToponymUse.LITERAL) for a in starts]
    return reading(
        sentence * number,
        mentions=[Mention(toponym=each, place=GANJA) for each in toponyms],
        times=[replace(time_named("Sunday"), start=a + 24, end=a + 30) for a in starts],
        reports=reports or [report((a, a + 31), number) for number, a in enumerate(starts[::10])],
    )


def test_of_a_long_article_the_part_around_the_chosen_report_is_shown_at_once_and_that_is_said():
    told = long_reading()
    html = shown(told, chosen="r2000")
    page = Strict(html)
    assert len("".join(page.words)) == CHARACTERS_SHOWN
    assert f"60,000 of its {len(told.article.text):,} characters are shown, from character 610,016 on" in html
    assert "dl-chosen" in page.ids
    assert page.ids.count("dl-place-1") == 1
    assert f"{MOST_ROWS:,} each are marked and listed at most" in html


def test_a_report_elsewhere_in_a_long_article_leads_to_its_own_part():
    near, far = report((0, 31), 1), report((900_000, 900_031), 2)
    html = shown(long_reading([near, far]))
    assert 'href="#dl-report-1-text"' in html
    assert 'id="dl-report-2" href="article?id=a1&amp;report=r2"' in html
    assert "from character 1 on" in html
    assert "from character 870,016 on" in shown(long_reading([near, far]), chosen="r2")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_wherever_they_stand(words):
    place = replace(GANJA, name=words, second_name=words, country_name=words, country="")
    named = Toponym(start=0, end=len(words), text=words, use=ToponymUse.LITERAL)
    weighed = (Reading(place_id="x", label=words, score=0.5, reason=words),)
    told = reading(
        f"{words}\n\n{words}",
        mentions=[
            Mention(toponym=named, place=place, readings=weighed),
            Mention(toponym=replace(named, start=1), place=None, unresolved=words),
        ],
        times=[replace(time_named("Sunday"), text=words, value=words, start=0, end=2)],
        reports=[report((0, len(words)), 1, place=None, unplaced=words, days=None, undated=words)],
        title=words,
        source=words,
        author=words,
        url=words,
        language=words,
    )
    page = Strict(html := shown(told, chosen="r1"))
    assert "".join(page.words) == words * 2
    assert all(link.startswith(("#", "article?id=")) for link in page.links)
    assert not re.search(r"\u202e[^<]*<(?!/bdi)", html)


def test_an_enormous_title_is_cut():
    assert len(shown(reading(title="T" * 100_000, author="A" * 100_000))) < 10_000
