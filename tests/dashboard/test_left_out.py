"""The page of what the map leaves out: each list with its numbers, its reasons and a way to the whole article."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from corpus.records import EventType, Rejected, Status, SubEventType
from corpus.refusals import Refusal
from corpus.runs import Run
from corpus.store import Store
from corpus.store_account import Lack
from dashboard.language import LANGUAGES, language_of
from dashboard.left_out_page import LINES_A_PAGE, REFUSAL_WORDS, SHOWN_RUNS, lacking_html, refusal_words
from dashboard.place_names import PlaceNames
from dashboard.selection import Filters, Selection
from dashboard.unread import LONGEST_TEXT, began_words, rejected_csv, rejected_html, runs_html

ENGLISH = language_of("en")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror="alert(1)">',
    "\u202e{{7*7}} ![b](https://example.org)",
)


def _page(opened, chosen):
    import streamlit  # noqa: PLC0415  what runs here is cut out of this file

    from dashboard.language import language_of  # noqa: PLC0415
    from dashboard.left_out_page import show_left_out  # noqa: PLC0415

    streamlit.session_state.setdefault("choice", chosen)
    show_left_out(opened, language_of(chosen.language))


def page_of(opened, query=(), chosen=None):
    app = AppTest.from_function(_page, args=(opened, chosen or Selection()), default_timeout=20)
    for name, value in dict(query).items():
        app.query_params[name] = value
    return run(app)


def run(app):
    app.run()
    assert not app.exception, app.exception
    return app


def html_of(app):
    return "\n".join(each.proto.body for each in app.main if getattr(each.proto, "body", ""))


def reject(opened, *things):
    with Store.create(opened.library.store.path) as store:
        store.add_rejected(things)


@pytest.fixture
def lacking(corpus):
    corpus.add()
    for number in range(LINES_A_PAGE + 7):
        corpus.add(day=None, sentence=f"Lamp {number} went out.", title=f"Title {number}")
    corpus.add(place=None, sentence="A heron fell <b>.")
    corpus.add(place=None, sub_event=SubEventType.TALKS, sentence="They talked.")
    corpus.add(place=None, status=Status.PLANNED, sentence="They will talk.")
    return corpus


def test_reports_without_a_day_come_first_a_page_at_a_time(lacking, opened_of):
    app = page_of(opened_of(lacking))
    assert app.radio[0].options == [
        "Reports without a day (107)",
        "Reports without a place (2)",
        "Articles without a day of publication (107)",
        "Not read (0)",
    ]
    assert html_of(app).count('class="dl-report"') == LINES_A_PAGE
    assert html_of(app).count("No day:") == LINES_A_PAGE
    app.number_input[0].set_value(2)
    assert html_of(run(app)).count('class="dl-report"') == 7
    assert app.query_params["page"] == "2"


def test_reports_without_a_place_say_why_show_their_sentence_and_lead_to_the_article(lacking, opened_of):
    app = page_of(opened_of(lacking), {"list": "place"})
    html = html_of(app)
    assert "No place:" in html
    assert "no place is named in the passage" in html
    assert "<mark>A heron fell &lt;b&gt;.</mark>" in html
    assert re.search(r'href="article\?id=article-\d+&amp;report=report-\d+', html)
    assert app.query_params["list"] == "place"


def test_only_what_is_chosen_on_the_map_is_listed(lacking, opened_of):
    opened = opened_of(lacking)
    talks = Filters(kinds=frozenset({EventType.STRATEGIC}))
    html = html_of(page_of(opened, {"list": "place"}, Selection(filters=talks)))
    assert "They talked." in html
    assert "heron" not in html
    planned = Filters(statuses=frozenset({Status.PLANNED}))
    assert "They will talk." in html_of(page_of(opened, {"list": "place"}, Selection(filters=planned)))


@pytest.mark.parametrize("nothing", [Filters(kinds=frozenset()), Filters(statuses=frozenset())])
def test_where_nothing_is_chosen_nothing_is_listed(nothing, lacking, opened_of):
    app = page_of(opened_of(lacking), {}, Selection(filters=nothing))
    assert app.radio[0].options[0] == "Reports without a day (0)"
    assert "dl-report" not in html_of(app)


def test_articles_without_a_day_have_links_to_their_pages(lacking, opened_of):
    app = page_of(opened_of(lacking), {"list": "articles"})
    assert html_of(app).count('href="article?id=') == LINES_A_PAGE
    app.number_input[0].set_value(2)
    assert html_of(run(app)).count('href="article?id=') == 7


def test_what_was_not_read_is_counted_by_reason_and_each_has_its_own(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    reject(
        opened,
        *(Rejected(origin=f"{n}.txt", reason=f"it is empty, number {n}", code="empty") for n in range(3)),
        Rejected(origin="<b>.bin", reason="it is <i>no text", code="binary"),
        Rejected(origin="new.xyz", reason="who knows", code="a code of tomorrow"),
    )
    app = page_of(opened, {"list": "rejected"})
    assert app.selectbox(key="reason").options == [
        "Every reason (5)", "empty (3)", "a code of tomorrow (1)", "no text but something else (1)",
    ]  # fmt: skip
    assert html_of(app).count("<li>") == 5
    app.selectbox(key="reason").set_value("binary")
    html = html_of(run(app))
    assert html.count("<li>") == 1
    assert "&lt;b&gt;.bin" in html
    assert "it is &lt;i&gt;no text" in html


FOREIGN = Rejected(
    origin="a.json",
    reason="it is in Armenian (hy); only English is read for now",
    code="language",
    text="Կիրակի օրը <b>քաղաքի</b> վրա արկեր են ընկել։",
    title="Լուրեր",
    source="The Paper",
    url="https://example.org/a",
    published=date(2020, 10, 18),
    language="hy",
)


def test_what_was_not_read_opens_to_its_text_and_says_what_is_known_of_it():
    html = rejected_html([FOREIGN], ENGLISH, str.upper)
    assert re.search(r"<details><summary>Text: <bdi lang=\"hy\">Կիրակի օրը &lt;b&gt;", html)
    assert re.search(
        r'<div class="dl-unread-text" dir="auto" lang="hy">Կիրակի օրը &lt;b&gt;քաղաքի&lt;/b&gt;', html
    )
    for words in ("LANGUAGE: ", "only English is read", "Լուրեր", "The Paper", "18 October 2020", "Armenian"):
        assert words in html
    assert 'href="https://example.org/a"' in html
    in_armenian = rejected_html([FOREIGN], language_of("hy"), str.upper)
    assert "հայերեն" in in_armenian


def test_what_has_no_text_says_so_and_a_long_one_is_cut_with_a_word():
    bare = rejected_html([replace(FOREIGN, text=" ")], ENGLISH, str.upper)
    assert "No text was at hand." in bare
    assert "<details>" not in bare
    long = rejected_html([replace(FOREIGN, text="ա" * (LONGEST_TEXT + 1))], ENGLISH, str.upper)
    assert f"Only its first {LONGEST_TEXT:,} characters are shown." in long
    assert "ա" * (LONGEST_TEXT + 1) not in long
    whole = rejected_html([replace(FOREIGN, text="ա" * LONGEST_TEXT)], ENGLISH, str.upper)
    assert "Only its first" not in whole


def test_the_file_of_what_was_not_read_has_all_of_it_and_no_formula():
    things = [
        replace(FOREIGN, text="ա" * 9_000),
        Rejected(origin="=cmd|x", reason="+1", code="empty", text="@SUM"),
    ]
    content = rejected_csv(things).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(content, newline=""))
    assert first == {
        "origin": "a.json",
        "code": "language",
        "reason": "it is in Armenian (hy); only English is read for now",
        "language": "hy",
        "title": "Լուրեր",
        "source": "The Paper",
        "url": "https://example.org/a",
        "published": "2020-10-18",
        "text": "ա" * 9_000,
    }
    assert (second["origin"], second["reason"], second["text"]) == ("'=cmd|x", "'+1", "'@SUM")


def test_each_run_has_its_figures_and_what_it_met_last_can_be_chosen(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    with Store.create(opened.library.store.path) as store:
        first = store.begin_run("2024-02-01T09:30:00+00:00", "test", ["<b>folder"])
        store.add_rejected([FOREIGN, replace(FOREIGN, origin="b.json", code="empty")], first)
        told = {"new": 12345, "known": 2, "replaced": 3, "copies": 4, "undated": 5, "disputed": 6, "rejected": 7}
        ended = Run(
            run_number=first,
            ended_utc="2024-02-01T09:31:00+00:00",
            languages={"hy": 8, "und": 1},
            reasons={"bad JSON": 7},
            **told,
        )
        store.note_run(ended)
        second = store.begin_run("2024-02-02T09:30:00+00:00", "test")
        store.add_rejected([replace(FOREIGN, origin="c.json")], second)
    app = page_of(opened, {"list": "rejected"})
    html = html_of(app)
    cells = [re.sub("<[^>]+>", " ", cell).split() for cell in re.findall("<td>(.*?)</td>", html)]
    assert cells[:10] == [["2", "February", "2024,", "09:30", "UTC", "not", "finished"], [], *([["0"]] * 8)]
    assert [" ".join(words) for words in cells[10:]] == [
        "1 February 2024, 09:30 UTC", "&lt;b&gt;folder", "12,345", "2", "3", "7 broken JSON 7",
        "9 Armenian 8, Unknown language 1", "4", "5", "6",
    ]  # fmt: skip
    assert html.count("<li>") == 3
    assert app.selectbox(key="run").options == [
        "Every run", "2 February 2024, 09:30 UTC", "1 February 2024, 09:30 UTC",
    ]  # fmt: skip
    app.selectbox(key="run").set_value(first)
    assert html_of(run(app)).count("<li>") == 2
    assert app.selectbox(key="reason").options == ["Every reason (2)", "empty (1)", "another language (1)"]
    app.selectbox(key="reason").set_value("empty")
    assert html_of(run(app)).count("<li>") == 1
    app.selectbox(key="run").set_value(second)
    assert html_of(run(app)).count("<li>") == 1
    assert "c.json" in html_of(app)


def test_the_coded_events_of_each_run_are_counted_where_one_read_any(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    with Store.create(opened.library.store.path) as store:
        store.begin_run("2024-02-01T09:30:00+00:00", "test")
    assert "Coded events" not in html_of(page_of(opened, {"list": "rejected"}))
    with Store.create(opened.library.store.path) as store:
        read = store.begin_run("2024-02-02T09:30:00+00:00", "test", ["acled.csv"])
        store.note_run(Run(run_number=read, coded={"new": 1200, "known": 3, "replaced": 1, "of tomorrow": 1}))
    html = html_of(page_of(opened, {"list": "rejected"}))
    assert '<th scope="col">Coded events</th></tr>' in html
    rows = [re.findall("<td>(.*?)</td>", row) for row in html.split("<tr>")[2:]]
    assert [row[-1] for row in rows] == [
        "1,205<br><small>new 1,200, known before 3, in a newer edition 1, of tomorrow 1</small>",
        "",
    ]


def test_a_run_of_which_all_was_mended_says_so(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    with Store.create(opened.library.store.path) as store:
        mended = store.begin_run("2024-02-01T09:30:00+00:00", "test")
        store.add_rejected([FOREIGN])
    app = page_of(opened, {"list": "rejected"})
    app.selectbox(key="run").set_value(mended)
    assert [each.value for each in run(app).text] == ["Nothing that this run could not read is still left out."]


def test_only_the_latest_runs_are_shown_and_all_are_counted(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    with Store.create(opened.library.store.path) as store:
        for number in range(SHOWN_RUNS + 3):
            store.begin_run(f"2024-02-{number + 1:02}T09:30:00+00:00", "test")
    app = page_of(opened, {"list": "rejected"})
    assert html_of(app).count("<tr>") == SHOWN_RUNS + 1
    assert app.text[0].value == "The latest 10 of 13 runs are shown."


def test_a_run_that_began_at_no_time_is_told_as_it_is_kept():
    assert began_words(Run(run_number=1, began_utc="<soon>"), ENGLISH) == "<soon>"


def test_a_store_that_leaves_nothing_out_says_so(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    for name, words in (
        ("day", "0 reports of the kinds and statuses that are chosen on the map."),
        ("articles", "Every article has a day of publication."),
        ("rejected", "Everything that was given has been read."),
    ):
        app = page_of(opened, {"list": name})
        assert [each.value for each in app.text] == [words]


@pytest.mark.parametrize("name", ["", "nothing", "<script>", "day,place"])
def test_an_address_that_asks_for_no_such_list_gets_the_first(name, corpus, opened_of):
    corpus.add()
    assert page_of(opened_of(corpus), {"list": name}).query_params["list"] == "day"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lists_are_shown_in_every_language(code, lacking, opened_of):
    opened = opened_of(lacking)
    for name in ("day", "place", "articles", "rejected"):
        assert page_of(opened, {"list": name}, Selection(language=code)).query_params["list"] == name


def test_every_code_of_a_refusal_has_words():
    assert set(REFUSAL_WORDS) == set(Refusal)
    assert refusal_words("of another version", ENGLISH) == "of another version"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_in_every_list(words, corpus):
    corpus.add(place=None, day=None, sentence=words, title=words, source=words, url=words)
    article, report = corpus.readings[0].article, corpus.readings[0].reports[0]
    report = replace(report, unplaced=words, undated=words)
    lines = (
        Rejected(
            origin=words,
            reason=words,
            code=words,
            text=words * 3,
            title=words,
            source=words,
            url=words,
            language=words,
        ),
    )
    runs = (
        Run(
            run_number=1,
            began_utc=words,
            given=(words,),
            languages={words: 1},
            reasons={words: 1},
            coded={words: 1},
        ),
    )
    articles = {article.article_id: article}
    for html in (
        *(lacking_html(lack, (report,), articles, ENGLISH, PlaceNames(None)) for lack in Lack),
        rejected_html(lines, ENGLISH, str),
        runs_html(runs, ENGLISH, str),
    ):
        assert not re.search(r"<(script|img)|href=\"(javascript|data)", html)
        assert html.count("<") == html.count(">")


def test_a_report_whose_article_is_gone_still_says_what_it_lacks(corpus):
    corpus.add(place=None)
    html = lacking_html(Lack.PLACE, corpus.readings[0].reports, {}, ENGLISH, PlaceNames(None))
    assert "no place is named in the passage" in html
    assert "no longer in the store" in html
