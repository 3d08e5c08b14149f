"""An incident's sentences: marked where they stand, and every word of an article escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.grounds import Ground
from corpus.records import (
    Actor,
    ActorKind,
    ActorRole,
    Count,
    DayRange,
    Span,
    Status,
    SubEventType,
    Target,
    TargetKind,
    TargetWhat,
    Toll,
    VictimKind,
    Victims,
    Weapon,
    WeaponKind,
)
from dashboard.evidence import (
    LONGEST_PARAGRAPH,
    claims_html,
    incident_html,
    passage_html,
    report_html,
    source_html,
)
from dashboard.incident_lines import TABLE_COLUMNS, line_of
from dashboard.language import LANGUAGES, language_of
from dashboard.markup import address, is_web_address, table, text
from dashboard.place_names import PlaceNames
from dashboard.why import MOST_GROUNDS, confidence_html, why_html
from dashboard.wording import count_words, kind_words, place_words, toll_words

ENGLISH = language_of("en")
NAMES = PlaceNames(None)
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "{{7*7}} ${7*7} {% raw %}",
    "[a](javascript:alert(1)) ![b](https://example.org/x.png) **c**",
    "\u202eesrever\u202c &amp; <b>",
    "</mark></blockquote><svg onload=alert(1)>",
    "`${alert(1)}` \\ \" ' --> ]]>",
)
TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")
OUR_TAGS = {
    *("a", "b", "bdi", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "h3", "li", "mark"),
    *(
        "p",
        "section",
        "small",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ),
}


def assert_only_our_markup(html):
    """Every tag is one of ours and none has an event handler; apart from tags there is no angle bracket."""
    for _, name, attributes in TAG.findall(html):
        assert name in OUR_TAGS
        assert not re.search(r"\bon\w+\s*=|javascript:|style=", attributes)
    rest = TAG.sub("", html)
    assert "<" not in rest
    assert ">" not in rest


def shown(html):
    """What a reader sees of it."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def only(corpus):
    reading = corpus.readings[0]
    return reading.article, reading.reports[0]


def test_the_sentence_is_marked_in_its_paragraph_and_no_other_paragraph_is_shown(corpus):
    corpus.add(lead="Before it.", sentence="A shell fell.", after="After it.")
    html = passage_html(*only(corpus))
    assert html == '<blockquote lang="en" dir="auto">Before it. <mark>A shell fell.</mark> After it.</blockquote>'


def test_the_words_for_the_day_and_the_place_are_underlined_inside_the_mark(corpus):
    corpus.add(lead="Lead.", sentence="Ganja was hit on Sunday.", after="End.")
    article, report = only(corpus)
    start = article.text.index("Ganja")
    report = replace(report, place=replace(report.place, start=start, end=start + 5))
    html = passage_html(article, report)
    assert '<mark><u class="dl-where">Ganja</u> was hit <u class="dl-when">on Sunday</u>.</mark>' in html


def test_a_place_named_outside_the_sentence_leaves_the_sentence_whole(corpus):
    corpus.add(sentence="A shell fell.")
    article, report = only(corpus)
    assert "<mark>A shell fell.</mark>" in passage_html(article, replace(report, time=Span(0, 3)))


def test_a_very_long_paragraph_is_cut_around_the_sentence_and_says_so(corpus):
    corpus.add(lead="x" * 100_000, sentence="A shell fell.", after="y" * 100_000)
    html = passage_html(*only(corpus))
    assert len(html) < LONGEST_PARAGRAPH + 200
    assert html.count("…") == 2
    assert "<mark>A shell fell.</mark>" in html


@given(lead=st.text(min_size=1), sentence=st.text(min_size=1), after=st.text(min_size=1))
def test_whatever_an_article_says_is_shown_as_it_was_said(lead, sentence, after, fresh_corpus):
    corpus = fresh_corpus()
    corpus.add(lead=lead, sentence=sentence, after=after)
    html = passage_html(*only(corpus))
    assert_only_our_markup(html)
    shown = unescape(re.search("<mark>(.*)</mark>", html, re.DOTALL)[1].replace("<bdi>", "").replace("</bdi>", ""))
    assert re.sub(r'<u class="dl-when">|</u>', "", shown) == sentence


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_wherever_they_stand(corpus, words):
    corpus.add(
        lead=words,
        sentence=words,
        after=words,
        title=words,
        source=words,
        url=words,
        claimed_by=words,
        accused=words,
    )
    incident = corpus.add(sentence=words, source=words, claimed_by=words, incident=0)
    reports = [replace(each.reports[0], status_reason=words, time_words=words) for each in corpus.readings]
    place = replace(reports[0].place, name=words, second_name=words, as_written=words, country_name=words)
    reports[0] = replace(reports[0], place=place, denied_by=words)
    articles = {each.article.article_id: each.article for each in corpus.readings}
    incident = replace(incident, place=place, merged_because=words, texts=1, copies=(tuple(articles),))
    html = incident_html(incident, reports, articles, ENGLISH, NAMES)
    assert_only_our_markup(html)
    assert words.split()[0] in unescape(html)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=c&d=e#f", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("https://пример.example/путь", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" https://example.org", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.org/a", False),
        ("https://", False),
        ("https://user:word@example.org/", False),
        ("https://example.org/\u202egpj", False),
        ('https://example.org/"onmouseover="x', False),
        ("https://[broken", False),
        ("https://example.org/" + "a" * 2000, False),
        ("ftp://example.org/", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url, followed):
    assert is_web_address(url) is followed
    html = address(url)
    assert ("href" in html) is followed
    assert_only_our_markup(html)


def test_a_link_tells_the_other_site_nothing():
    assert 'rel="noopener noreferrer nofollow"' in address("https://example.org/")


def test_an_ampersand_in_an_address_is_escaped_once():
    assert 'href="https://example.org/?a=1&amp;b=2"' in address("https://example.org/?a=1&b=2")


def test_claims_stand_side_by_side_in_the_order_of_their_days(corpus):
    corpus.add(published=date(2020, 10, 9), claimed_by="second", killed=Count(low=5, high=5))
    corpus.add(published=date(2020, 10, 5), claimed_by="first", incident=0)
    incident = corpus.add(published=None, day=None, claimed_by="undated", incident=0)
    html = claims_html(incident.claims, {}, ENGLISH)
    assert html.index("first") < html.index("second") < html.index("undated")
    assert "<td>5</td>" in html
    assert html.count("not given") >= 3


def test_one_claim_needs_no_table(corpus):
    incident = corpus.add()
    article, report = only(corpus)
    html = incident_html(incident, [report], {article.article_id: article}, ENGLISH, NAMES)
    assert "<table>" not in html
    assert "1 report from 1 article" in html


def told_by_three(corpus):
    """An incident of three articles, the reports of it, and the articles by id."""
    for source, day in (("The Paper", 12), ("A Post", 12), ("The Courier", 13)):
        incident = corpus.add(
            source=source, published=date(2020, 10, day), incident=0 if corpus.incidents else None
        )
    articles = {each.article.article_id: each.article for each in corpus.readings}
    return incident, [each.reports[0] for each in corpus.readings], articles


def test_an_agencys_text_in_two_papers_of_three_is_said_to_be_one(corpus):
    incident, reports, articles = told_by_three(corpus)
    first, second, _ = articles
    html = incident_html(
        replace(incident, texts=2, copies=((first, second),)), reports, articles, ENGLISH, NAMES, query="lang=en"
    )
    assert "3 reports from 3 articles, 2 independent texts" in html
    assert "<summary>1 text in several articles</summary>" in html
    assert "The Paper, 12 October 2020 = A Post, 12 October 2020" in shown(html)
    assert f'href="article?id={second}&amp;lang=en"' in html
    alone = incident_html(
        replace(incident, texts=2, copies=((first, second),)), reports, articles, ENGLISH, NAMES, query=None
    )
    assert "A Post, 12 October 2020" in shown(alone)
    assert "article?id=" not in alone


def test_of_an_incident_that_nobody_looked_at_no_number_of_texts_is_said(corpus):
    incident, reports, articles = told_by_three(corpus)
    html = incident_html(incident, reports, articles, ENGLISH, NAMES)
    assert "3 reports from 3 articles<" in html
    assert "text" not in shown(html).partition("Place")[0]


def test_the_table_tells_articles_and_independent_texts(corpus):
    incident, _, _ = told_by_three(corpus)
    assert line_of(replace(incident, texts=2), ENGLISH, NAMES)[-3:] == ["3", "3", "2"]
    assert line_of(incident, ENGLISH, NAMES)[-1] == "unknown"
    assert len(TABLE_COLUMNS) == len(line_of(incident, ENGLISH, NAMES))


def test_why_here_names_the_toponym_the_place_and_what_else_was_weighed(corpus):
    corpus.add()
    article, report = only(corpus)
    said = shown(why_html(report, article, ENGLISH, NAMES))
    for words in ("“Ganja” was read as Ganja", "score 0.87", "Ganja elsewhere: 0.13", "far from the other places"):
        assert words in said
    for words in ("“on Sunday”", "counted from the day of publication", "4 October 2020", "5 October 2020"):
        assert words in said


def test_what_is_not_known_is_said_with_its_reason(corpus):
    corpus.add(place=None, day=None)
    article, report = only(corpus)
    html = why_html(report, article, ENGLISH, NAMES)
    assert "no place is named in the passage" in html
    assert "no day of publication to count from" in html
    assert "no day of publication" in source_html(article, ENGLISH)


def test_a_report_whose_article_is_gone_says_so(corpus):
    corpus.add()
    assert "no longer in the store" in report_html(only(corpus)[1], None, ENGLISH, NAMES)


def test_a_table_has_headers_with_a_scope_and_can_be_reached_by_keyboard():
    html = table("Rows", ("A", "B"), [[text("1"), text("<2>")]])
    assert html.count('<th scope="col">') == 2
    assert 'tabindex="0"' in html
    assert "<td>&lt;2&gt;</td>" in html


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "not given"),
        (Count(low=0, high=0), "0"),
        (Count(low=7, high=7), "7"),
        (Count(low=13, high=None), "at least 13"),
        (Count(low=2, high=4), "2 to 4"),
        (Count(low=1200, high=1200), "1,200"),
    ],
)
def test_counts_are_said_as_ranges(count, words):
    assert count_words(count, ENGLISH) == words
    toll = None if count is None else Toll(low=count.low, best=count.low, high=count.high)
    assert toll_words(toll, ENGLISH) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 10, 4), date(2020, 10, 4), "4 October 2020"),
        (date(2020, 10, 4), date(2020, 10, 17), "4 to 17 October 2020"),
        (date(2020, 9, 28), date(2020, 10, 3), "28 September to 3 October 2020"),
        (date(2019, 12, 31), date(2020, 1, 1), "31 December 2019 to 1 January 2020"),
    ],
)
def test_days_are_said_in_words(first, last, words):
    assert ENGLISH.days(DayRange(first=first, last=last)) == words


def test_small_words(corpus):
    assert ENGLISH.days(None) == "day unknown"
    assert ENGLISH.day(date(2023, 9, 1)) == "1 September 2023"
    assert ENGLISH.count("{number} report", "{number} reports", 1) == "1 report"
    assert ENGLISH.count("{number} report", "{number} reports", 2000) == "2,000 reports"
    assert kind_words(SubEventType.TALKS, ENGLISH) == "Talks (Dateline's own kind)"
    assert kind_words(SubEventType.SHELLING, ENGLISH) == "Shelling/artillery/missile attack"
    assert place_words(None, ENGLISH, NAMES) == "no place"
    assert corpus.add(status=Status.PLANNED).status is Status.PLANNED


def test_a_whole_article_is_one_link_away_and_the_readers_choice_goes_with_it(corpus):
    incident = corpus.add()
    article, report = only(corpus)
    report = replace(report, article_id="a&b=c", report_id='r"1')
    html = incident_html(incident, [report], {"a&b=c": article}, ENGLISH, NAMES, query="lang=hy&from=2020-09-27")
    address_ = unescape(re.search(r'href="(article[^"]*)" target="_self"', html)[1])
    assert address_ == "article?id=a%26b%3Dc&report=r%221&lang=hy&from=2020-09-27"
    assert "Whole article" in shown(html)
    assert_only_our_markup(html)


def test_why_reports_are_one_incident_stands_under_a_heading_of_its_own(corpus):
    corpus.add()
    incident = corpus.add(incident=0)
    reports = [each.reports[0] for each in corpus.readings]
    articles = {each.article.article_id: each.article for each in corpus.readings}
    html = incident_html(incident, reports, articles, ENGLISH, NAMES)
    because = '<span lang="en" dir="ltr">same place, same day, same kind</span>'
    assert f"<details><summary>Why one incident</summary><p>{because}</p></details>" in html
    alone = incident_html(replace(incident, merged_because=""), reports[:1], articles, ENGLISH, NAMES)
    assert "Why one incident" not in alone


def test_who_denies_it_elsewhere_stands_last_under_a_heading_of_its_own(corpus):
    incident = corpus.add()
    corpus.add(status=Status.DENIED, sentence="The army denied <b>firing</b> a rocket.", claimed_by="")
    told, denied = (each.reports[0] for each in corpus.readings)
    articles = {each.article.article_id: each.article for each in corpus.readings}
    html = incident_html(incident, [told], articles, ENGLISH, NAMES, denials=[denied])
    before, after = html.split("<h4>Denied in other reports</h4>")
    assert "denied &lt;b&gt;firing" in after
    assert "denied" not in before
    assert "<h4>" not in incident_html(incident, [told], articles, ENGLISH, NAMES)


def test_how_place_and_day_were_found_is_told_where_the_sentence_does_not_name_them(corpus):
    corpus.add()
    article, report = only(corpus)
    assert "How it was found" not in why_html(report, article, ENGLISH, NAMES)
    carried = replace(report, place_because="told again of “Ganja”", days_because="told of “Sunday”")
    said = shown(why_html(carried, article, ENGLISH, NAMES))
    assert "How it was found: told again of “Ganja”" in said
    assert "How it was found: told of “Sunday”" in said


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"missing": Count(low=3, high=3)}, "Missing3"),
        ({"displaced": Count(low=1200, high=None)}, "Displacedat least 1,200"),
        ({"detained": Count(low=1, high=2)}, "Detained1 to 2"),
        ({"released": Count(low=5, high=5)}, "Released5"),
        ({"victims": "civilians & a child"}, "Victimscivilians & a child"),
    ],
)
def test_what_else_is_known_of_people_is_said_only_where_it_is_known(known, words, corpus):
    corpus.add()
    article, report = only(corpus)
    assert words in shown(report_html(replace(report, **known), article, ENGLISH, NAMES))
    assert words[:7] not in shown(report_html(report, article, ENGLISH, NAMES))


def test_confidence_is_a_number_with_its_word(corpus):
    incident = corpus.add()
    article, report = only(corpus)
    articles = {article.article_id: article}
    said = shown(incident_html(incident, [replace(report, confidence=0.5)], articles, ENGLISH, NAMES))
    assert "Confidence0.80" in said
    assert "Confidence0.50" in said


def test_what_raises_and_what_lowers_confidence_stands_below_it(corpus):
    incident = corpus.add()
    article, report = only(corpus)
    doubted = replace(report, confidence_because=(Ground.DAY_NAMED, Ground.VAGUE, Ground.FIGURES))
    said = shown(report_html(doubted, article, ENGLISH, NAMES))
    assert "Raised: the sentence names the day; killed or injured are counted" in said
    assert "Lowered: told in general words" in said
    assert "Raised" not in shown(report_html(replace(report, confidence_because=()), article, ENGLISH, NAMES))
    together = replace(incident, confidence_because=(Ground.TEXTS_AGREE, Ground.VAGUE))
    said = shown(incident_html(together, [], {}, ENGLISH, NAMES))
    assert "Raised: independent texts agree on place and day" in said
    assert "general words" not in said


def test_of_many_grounds_the_weightiest_are_told():
    many = [ground for ground in Ground if ground.raises]
    said = confidence_html(0.5, many, ENGLISH)
    assert [ground in said for ground in many] == [at < MOST_GROUNDS for at in range(len(many))]


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_grounds_are_said_in_the_language_of_the_page(code):
    language = language_of(code)
    assert all(language.say(ground) != ground for ground in Ground)
    assert language.say(Ground.VAGUE) in confidence_html(0.5, [Ground.VAGUE], language)


def test_a_thing_told_several_times_in_one_article_says_so(corpus):
    corpus.add()
    article, report = only(corpus)
    twice = replace(report, passages=(report.passages[0], Span(0, 5)))
    assert "Told in 2 passages of this article." in report_html(twice, article, ENGLISH, NAMES)
    assert "Told in" not in report_html(report, article, ENGLISH, NAMES)


def test_words_of_an_article_say_their_language_and_the_corpus_speaks_english(corpus):
    incident = corpus.add(claimed_by="прокурор", accused="армия", title="Ракета")
    article, report = only(corpus)
    report = replace(report, status_reason="its day lies after publication", victims="жители")
    articles = {article.article_id: replace(article, language="ru")}
    html = incident_html(incident, [report], articles, language_of("hy"), NAMES)
    assert '<blockquote lang="ru" dir="auto">' in html
    for words in ("прокурор", "армия", "Ракета", "жители"):
        assert f'<bdi lang="ru">{words}</bdi>' in html
    assert '<span lang="en" dir="ltr">its day lies after publication</span>' in html
    assert '<span lang="en" dir="ltr">far from the other places</span>' in html


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_no_sentence_of_the_page_is_left_in_english(code, corpus):
    corpus.add(killed=Count(low=2, high=4))
    incident = corpus.add(killed=Count(low=13, high=None), incident=0)
    reports = [
        replace(each.reports[0], missing=Count(low=1, high=1), denied_by="x", passages=(Span(0, 1), Span(2, 3)))
        for each in corpus.readings
    ]
    articles = {each.article.article_id: each.article for each in corpus.readings}
    incident = replace(incident, texts=1, copies=(tuple(articles),))
    html = incident_html(incident, reports, articles, language_of(code), NAMES)
    ours = re.sub(r"<(bdi|span|blockquote|a)\b.*?</\1>|Ganja|Dateline|\b(km|score)\b", "", html, flags=re.DOTALL)
    assert not re.findall(
        r"\b(the|of|this|Killed|Status|Place|day|not|nobody|at least|report|text|texts)\b", shown(ours)
    )


# ---------------------------------------------------------------- who, with what, against whom


def with_fields(report, words="Armenian troops"):
    span = Span(report.start, report.end)
    return replace(
        report,
        actors=(
            Actor(
                role=ActorRole.ATTACKER,
                words=words,
                span=span,
                name="Armed forces of Armenia",
                kind=ActorKind.STATE_FORCES,
                said_by=f"{words} mayor",
            ),
            Actor(role=ActorRole.TARGET, words=words),
            Actor(role=ActorRole.ACCUSED, words="somebody accused"),
        ),
        weapons=(
            Weapon(kind=WeaponKind.ROCKETS, words=words, span=span),
            Weapon(kind=WeaponKind.ROCKETS, words="Grads", span=span),
        ),
        targets=(
            Target(kind=TargetKind.INFRASTRUCTURE, what=TargetWhat.SCHOOL, words=words, span=span),
            Target(kind=TargetKind.CIVILIANS, what=TargetWhat.PEOPLE, words="villagers", span=span),
        ),
        victim_kinds=(Victims(kind=VictimKind.CHILDREN, words=words, span=span),),
    )


def test_a_report_tells_who_attacked_as_whom_says_with_what_and_against_whom(corpus):
    corpus.add()
    article, report = only(corpus)
    told = shown(report_html(with_fields(report), article, ENGLISH, NAMES))
    assert "AttackerArmenian troops (Armed forces of Armenia), as Armenian troops mayor says" in told
    assert "Who was attackedArmenian troops" in told
    assert "Weaponsrockets: Armenian troops, Grads" in told
    assert "Targetsschool: Armenian troops; civilians: villagers" in told
    assert "Kinds of victimschildren: Armenian troops" in told
    assert "somebody accused" not in told  # it stands as the report's own words for whom it accuses


def test_a_report_that_names_none_of_these_has_no_rows_for_them(corpus):
    corpus.add()
    article, report = only(corpus)
    bare = replace(report, actors=(), weapons=(), targets=(), victim_kinds=())
    told = shown(report_html(bare, article, ENGLISH, NAMES))
    assert not any(word in told for word in ("Attacker", "Weapons", "Targets", "Kinds of victims"))


@pytest.mark.parametrize("words", HOSTILE)
def test_the_words_for_actors_weapons_and_targets_are_escaped(corpus, words):
    corpus.add()
    article, report = only(corpus)
    html = report_html(with_fields(report, words), article, ENGLISH, NAMES)
    assert_only_our_markup(html)
    assert shown(html).count(words) >= 5


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_role_kind_and_target_is_said_in_every_language(corpus, code):
    corpus.add()
    article, report = only(corpus)
    language = language_of(code)
    told = shown(report_html(with_fields(report), article, language, NAMES))
    for word in ("Attacker", "Weapons", "Targets", "rockets", "school", "civilians", "children"):
        assert language.say(word) in told
        assert code == "en" or language.say(word) != word
