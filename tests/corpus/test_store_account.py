"""What the store tells of itself a page at a time: articles by choice, reports that lack something, rejections."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_places import sample_place

from corpus.records import (
    Article,
    ArticleReading,
    EventType,
    Incident,
    PublishedBasis,
    Rejected,
    Report,
    Span,
    Status,
    SubEventType,
)
from corpus.store import Selection, Store
from corpus.store_account import ArticleChoice, Lack, RejectedChoice

OPENING = "Shells fell on Ganja. " * 10


def article(number, published=None, **fields):
    basis = PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN
    told = {"text": f"Text number {number}.", "title": f"Title {number}", "source": "The Paper", **fields}
    return Article(article_id=f"a{number}", published=published, published_basis=basis, **told)


def report(article_id, number=0, **fields):
    told = {
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": None,
        "unplaced": "no place is named",
        "days": None,
        "undated": "no day is named",
        **fields,
    }
    return Report(
        report_id=f"{article_id}-{number}",
        article_id=article_id,
        start=0,
        end=5,
        passages=(Span(0, 5),),
        trigger=Span(0, 1),
        **told,
    )


def place(place_id):
    return sample_place("Ganja", place_id=place_id)


def reading(told, *reports):
    return ArticleReading(article=told, sentences=(), mentions=(), times=(), reports=reports)


def ids(lines):
    return [line.article_id for line in lines]


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.sqlite") as store:
        yield store


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    with Store.create(tmp_path_factory.mktemp("searched") / "store.sqlite") as store:
        store.add([reading(article(1, title='"quoted" OR NEAR(x)', text="Gəncə şəhəri; it's here"))])
        yield store


# ---------------------------------------------------------------- denials


def test_denials_at_some_places_are_theirs_alone_and_nothing_that_happened(store):
    denied = {"status": Status.DENIED, "unplaced": ""}
    told = [
        report("a1", 0, **denied, place=place("here")),
        report("a1", 1, **denied, place=place("there")),
        report("a1", 2, place=place("here"), unplaced=""),
        report("a1", 3, status=Status.DENIED),
    ]
    store.add([reading(article(1), *told)])
    assert [each.report_id for each in store.account.denials_at({"here"})] == ["a1-0"]
    assert len(store.account.denials_at({"here", "there"})) == 2
    assert store.account.denials_at(()) == ()


# ---------------------------------------------------------------- articles


def test_articles_come_newest_first_and_those_without_a_day_last(store):
    days = [date(2020, 10, 4), None, date(2023, 9, 19), date(2016, 4, 2)]
    store.add([reading(article(number, day)) for number, day in enumerate(days)])
    assert ids(store.account.articles(limit=9)) == ["a2", "a0", "a3", "a1"]
    assert store.account.articles(limit=9)[-1].published is None


def test_a_page_of_articles_goes_on_where_the_one_before_it_ends(store):
    store.add([reading(article(number, date(2020, 1, 1))) for number in range(7)])
    pages = [ids(store.account.articles(limit=3, offset=offset)) for offset in (0, 3, 6, 9)]
    assert pages == [["a6", "a5", "a4"], ["a3", "a2", "a1"], ["a0"], []]
    assert store.account.count_articles() == 7


def test_a_line_has_what_the_article_has_and_how_many_reports(store):
    told = article(1, date(2020, 10, 5), language="ru")
    store.add([reading(told, report("a1"), report("a1", 1))])
    (line,) = store.account.articles(limit=1)
    assert (line.title, line.source, line.published) == (told.title, told.source, told.published)
    assert (line.published_basis, line.language, line.reports) == (PublishedBasis.METADATA, "ru", 2)
    assert line.opening == ""


def test_an_article_without_a_title_is_told_by_how_it_begins(store):
    store.add([reading(article(1, title="", text=OPENING))])
    (line,) = store.account.articles(limit=1)
    assert (line.title, line.opening) == ("", OPENING[:80])


def test_articles_are_chosen_by_words_source_and_lack_of_a_day(store):
    store.add(
        [
            reading(article(1, date(2020, 1, 1), text="Shells fell on Ganja.")),
            reading(article(2, source="Other", text="Ganja was quiet.")),
            reading(article(3, source="Other", text="Nothing.")),
        ]
    )
    account = store.account
    for choice, wanted in (
        (ArticleChoice(words="ganja"), ["a1", "a2"]),
        (ArticleChoice(words="ganja SHELLS"), ["a1"]),
        (ArticleChoice(words="ganja nothing"), []),
        (ArticleChoice(words="title 3"), ["a3"]),
        (ArticleChoice(source="Other"), ["a3", "a2"]),
        (ArticleChoice(words="ganja", source="Other"), ["a2"]),
        (ArticleChoice(source="Nobody"), []),
        (ArticleChoice(undated=True), ["a3", "a2"]),
        (ArticleChoice(words="   "), ["a1", "a3", "a2"]),
    ):
        assert ids(account.articles(choice, limit=9)) == wanted
        assert account.count_articles(choice) == len(wanted)


@pytest.mark.parametrize(
    "words", ['"quoted"', "NEAR(", "OR", 'it"s', "gence", "SEHERI *", "***", '"', "-here", "\0"]
)
def test_words_of_a_search_are_no_query_language(searched, words):
    assert searched.account.count_articles(ArticleChoice(words=words)) in {0, 1}


@given(words=st.text(max_size=30))
def test_no_words_break_a_search(searched, words):
    choice = ArticleChoice(words=words)
    assert len(searched.account.articles(choice, limit=5)) == searched.account.count_articles(choice)


def test_sources_come_with_their_numbers_the_most_frequent_first(store):
    names = ["B", "A", "B", "C", "A", "B", ""]
    store.add([reading(article(number, source=name)) for number, name in enumerate(names)])
    assert list(store.account.sources(limit=9).items()) == [("B", 3), ("A", 2), ("C", 1)]
    assert list(store.account.sources(limit=1)) == ["B"]


def test_an_articles_reports_lead_to_their_incidents(store):
    reports = [report("a1", number) for number in range(3)]
    store.add([reading(article(1), *reports), reading(article(2), report("a2"))])
    store.replace_incidents([incident("i1", "a1-0", "a2-0"), incident("i2", "a1-0"), incident("i3", "a1-2")])
    assert store.account.incidents_of_article("a1") == {"a1-0": ("i1", "i2"), "a1-2": ("i3",)}
    assert store.account.incidents_of_article("nothing") == {}


def incident(incident_id, *report_ids):
    return Incident(
        incident_id=incident_id,
        report_ids=report_ids,
        article_ids=(),
        sub_event=SubEventType.SHELLING,
        status=Status.HAPPENED,
        place=None,
        days=None,
        killed=None,
        injured=None,
        claims=(),
        confidence=0.5,
    )


# ---------------------------------------------------------------- what is left out


def test_reports_that_lack_something_come_page_by_page_and_all_are_counted(store):
    store.add([reading(article(n), *(report(f"a{n}", i) for i in range(3))) for n in range(3)])
    pages = [store.account.reports_without(Lack.DAY, limit=4, offset=offset) for offset in (0, 4, 8)]
    assert [each.report_id for page in pages for each in page] == [f"a{n}-{i}" for n in range(3) for i in range(3)]
    assert store.account.count_reports_without(Lack.DAY) == 9
    assert store.account.count_reports_without(Lack.PLACE) == 9


def test_reports_that_lack_something_are_chosen_by_kind_and_status(store):
    store.add(
        [
            reading(
                article(1),
                report("a1", 0),
                report("a1", 1, status=Status.PLANNED),
                report("a1", 2, sub_event=SubEventType.TALKS),
            )
        ]
    )
    chosen = Selection(kinds=frozenset({EventType.EXPLOSIONS}), statuses=frozenset({Status.HAPPENED}))
    found = store.account.reports_without(Lack.PLACE, chosen, limit=9)
    assert [each.report_id for each in found] == ["a1-0"]
    assert store.account.count_reports_without(Lack.PLACE, chosen) == 1


def test_what_was_not_read_is_counted_by_code_and_told_page_by_page(store):
    codes = ["empty", "binary", "empty", "empty"]
    things = [Rejected(origin=f"{n}.txt", reason=f"reason {n}", code=code) for n, code in enumerate(codes)]
    store.add_rejected(things)
    account = store.account
    assert list(account.rejected_by_code().items()) == [("empty", 3), ("binary", 1)]
    assert account.rejected(limit=2, offset=1) == tuple(things[1:3])
    assert account.rejected(RejectedChoice(code="empty"), limit=9) == (things[0], things[2], things[3])
    assert account.rejected(RejectedChoice(code="no such code"), limit=9) == ()


def test_what_was_not_read_is_chosen_by_the_run_that_met_it_last(store):
    runs = [store.begin_run(f"2024-01-0{day}T00:00:00+00:00", "test") for day in (1, 2)]
    old, new = Rejected(origin="a", reason="x", code="empty"), Rejected(origin="b", reason="y", code="binary")
    store.add_rejected([old, new], runs[0])
    store.add_rejected([new], runs[1])
    assert store.account.rejected(RejectedChoice(run_number=runs[0]), limit=9) == (old,)
    assert store.account.rejected(RejectedChoice(run_number=runs[1], code="empty"), limit=9) == ()
    assert store.account.rejected_by_code(runs[1]) == {"binary": 1}


def test_an_empty_store_has_nothing_to_tell(store):
    account = store.account
    assert account.articles(limit=9) == ()
    assert account.count_articles() == account.count_reports_without(Lack.DAY) == 0
    assert account.sources(limit=9) == account.rejected_by_code() == {}
