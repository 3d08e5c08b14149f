"""The store gives back what was put in, once, and says plainly what is wrong with it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_places import sample_place

from corpus.errors import StoreError
from corpus.records import (
    Article,
    ArticleReading,
    Casualties,
    Claim,
    Count,
    DateBasis,
    DayRange,
    EventType,
    Incident,
    Outcome,
    PublicationSign,
    PublishedBasis,
    Rejected,
    Report,
    Sentence,
    SignFault,
    SignKind,
    Span,
    Status,
    SubEventType,
    TimeExpression,
    TimexType,
    Toll,
)
from corpus.store import Run, Selection, Store
from corpus.store_account import ArticleChoice, Lack
from corpus.store_codec import from_json, to_json
from geodata.place import (
    Candidate,
    MatchQuality,
    Mention,
    Place,
    PlaceKind,
    PlaceName,
    Reading,
    Toponym,
    ToponymUse,
)

GANJA = Place(
    place_id="dl:ganja",
    name="Ganja",
    lat=40.6828,
    lon=46.3606,
    kind=PlaceKind.SETTLEMENT,
    country="AZ",
    country_name="Azerbaijan",
    names=(PlaceName(text="Gəncə", lang="az"),),
    within=("iso:AZ",),
    source="test",
)
WEIGHED = (Reading(place_id="dl:ganja", label="Ganja", score=0.9, reason="the only one"),)
TEXT = "Shells fell on Ganja on Sunday.\n\nThe mayor of Gəncə said that nobody was hurt."


def place_of_report(place=GANJA):
    return sample_place(
        place.name,
        place_id=place.place_id,
        as_written="Ganja",
        start=15,
        end=20,
        lat=place.lat,
        lon=place.lon,
        kind=place.kind.value,
        within=("iso:AZ",),
        readings=WEIGHED,
    )


def report(number=1, article_id="a1", **fields):
    day = DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11))
    told = {
        "report_id": f"{article_id}-r{number}",
        "article_id": article_id,
        "start": 0,
        "end": 31,
        "passages": (Span(0, 31), Span(33, 40)),
        "trigger": Span(0, 11),
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": place_of_report(),
        "days": day,
        "time": Span(24, 30),
        "date_basis": DateBasis.PUBLICATION,
        "time_precision": 1,
        "killed": Count(low=0, high=0),
        "injured": Count(low=24, high=None),
        **fields,
    }
    return Report(**told)


def reading(article_id="a1", published=date(2020, 10, 12), reports=None, **fields):
    basis = PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN
    article = Article(
        article_id=article_id,
        text=fields.pop("text", TEXT),
        title="Shells fall on Ganja",
        source="The Paper",
        origin=f"{article_id}.txt",
        published=published,
        published_basis=basis,
        **fields,
    )
    toponym = Toponym(start=15, end=20, text="Ganja", use=ToponymUse.LITERAL)
    return ArticleReading(
        article=article,
        sentences=(Sentence(start=0, end=31, paragraph=0), Sentence(start=33, end=len(TEXT), paragraph=1)),
        mentions=(
            Mention(toponym=toponym, place=replace(GANJA, names=()), score=0.9, readings=WEIGHED),
            Mention(
                toponym=replace(toponym, start=46, end=51, text="Gəncə", use=ToponymUse.METONYM),
                place=None,
                unresolved="it speaks",
            ),
        ),
        times=(
            TimeExpression(
                start=24,
                end=30,
                text="Sunday",
                type=TimexType.DATE,
                value="2020-10-11",
                days=DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11)),
                basis=DateBasis.PUBLICATION,
            ),
        ),
        reports=(report(article_id=article_id),) if reports is None else reports,
    )


def incident(number=1, reports=(), **fields):
    reports = reports or (report(),)
    told = {
        "incident_id": f"i{number}",
        "report_ids": tuple(one.report_id for one in reports),
        "article_ids": tuple(one.article_id for one in reports),
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": place_of_report(),
        "days": reports[0].days,
        "killed": Toll(low=0, best=1, high=None),
        "injured": None,
        "claims": tuple(
            Claim(
                report_id=one.report_id,
                article_id=one.article_id,
                claimed_by="the mayor",
                accused="",
                killed=Count(low=0, high=0),
                injured=None,
                published=date(2020, 10, 12),
                source="The Paper",
            )
            for one in reports
        ),
        "confidence": 0.7,
        **fields,
    }
    return Incident(**told)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "a store" / "store.sqlite") as store:
        yield store


# ---------------------------------------------------------------- round trips


def test_every_record_comes_back_as_it_went_in(store):
    told = reading()
    store.add([told])
    store.replace_incidents([incident()])
    assert store.article("a1") == told.article
    assert store.sentences("a1") == told.sentences
    assert store.mentions("a1") == told.mentions
    assert store.times("a1") == told.times
    assert store.reports_of_article("a1") == told.reports
    assert store.report("a1-r1") == told.reports[0]
    assert store.incident("i1") == incident()
    assert store.incidents() == (incident(),)
    assert store.incidents_of_report("a1-r1") == ("i1",)


def test_all_that_names_an_articles_day_comes_back_in_its_order(store):
    signs = (
        PublicationSign(kind=SignKind.METADATA, words="2020-10-12T09:30:00Z", day=date(2020, 10, 12)),
        PublicationSign(kind=SignKind.DATELINE, words="Oct. “4”", fault=SignFault.NO_YEAR),
        PublicationSign(
            kind=SignKind.ADDRESS,
            day=date(2020, 9, 1),
            fault=SignFault.BEFORE_TOLD,
            told=date(2020, 9, 27),
        ),
    )
    told = reading(published_signs=signs)
    store.add([told])
    assert store.article("a1") == told.article
    assert store.article("a1").published_disputed


def test_what_was_passed_over_for_a_name_is_not_kept(store):
    told = reading()
    candidate = Candidate(place=GANJA, quality=MatchQuality.EXACT, matched_name="Ganja")
    full = replace(
        told.mentions[0], toponym=replace(told.mentions[0].toponym, candidates=(candidate,)), place=GANJA
    )
    store.add([replace(told, mentions=(full,))])
    assert store.mentions("a1") == told.mentions[:1]


def test_what_is_not_there_is_none(store):
    assert store.article("nowhere") is None
    assert store.report("nowhere") is None
    assert store.incident("nowhere") is None
    assert store.sentences("nowhere") == ()


COUNTS = st.none() | st.integers(0, 9_999).flatmap(
    lambda low: (
        st.none().map(lambda high: Count(low=low, high=high))
        | st.integers(low, low + 9).map(lambda high: Count(low=low, high=high))
    )
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(COUNTS, COUNTS, WORDS, st.sampled_from(Status), st.sampled_from(SubEventType), st.dates())
def test_any_report_survives_the_journey_through_json(killed, injured, words, status, sub_event, day):  # noqa: PLR0917  Hypothesis names them
    told = report(
        killed=killed,
        injured=injured,
        victims=words,
        claimed_by=words,
        status=status,
        sub_event=sub_event,
        days=DayRange(first=day, last=day),
    )
    assert from_json(Report, to_json(told)) == told
    bare = replace(told, place=None, unplaced="why not", days=None, undated="why not", time=None)
    assert from_json(Report, to_json(bare)) == bare


@given(COUNTS.filter(bool), WORDS, st.booleans())
def test_any_casualties_survive_it_too(count, words, flag):
    told = Casualties(start=0, end=5, outcome=Outcome.KILLED, count=count, words=words, running=flag, part=flag)
    assert from_json(Casualties, to_json(told)) == told


def test_a_field_that_a_record_no_longer_has_is_passed_over():
    told = to_json(report())
    assert from_json(Report, told[:-1] + ',"of_long_ago":1}') == report()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), title=WORDS)
def test_any_text_survives_the_journey_through_the_file(store, text, title):
    article = Article(article_id=f"{text!r}{title!r}", text=text, title=title)
    store.add([ArticleReading(article=article, sentences=(), mentions=(), times=(), reports=())])
    assert store.article(article.article_id) == article


# ---------------------------------------------------------------- once and only once


def test_the_same_article_twice_is_one_article(store):
    assert (store.add([reading(), reading()]).new, store.add([reading()]).known) == (1, 1)
    assert store.counts().articles == 1


def test_an_article_that_now_has_a_day_is_put_in_the_place_of_the_undated_one(store):
    store.add([reading(published=None, reports=(report(days=None, undated="no day"),))])
    assert store.known(["a1", "a2"]) == {"a1": None}
    assert store.add([reading()]).replaced == 1
    assert store.article("a1").published == date(2020, 10, 12)
    assert store.reports() == (report(),)
    assert store.add([reading(published=None)]).known == 1
    assert store.add([reading(published=date(2020, 10, 13))]).known == 1


def test_replacing_reads_over_what_was_known(store):
    store.add([reading()])
    assert store.replace([reading(reports=())]).replaced == 1
    assert store.reports() == ()


def test_incidents_are_replaced_whole(store):
    store.add([reading()])
    store.replace_incidents([incident(1), incident(2)])
    store.replace_incidents([incident(3)])
    assert [one.incident_id for one in store.incidents()] == ["i3"]


def test_a_batch_goes_in_whole_or_not_at_all(store):
    twice = reading("a2", reports=(report(article_id="a2"), report(article_id="a2")))
    with pytest.raises(StoreError):
        store.add([reading("a1"), twice])
    assert store.counts().articles == 0


def test_the_data_version_changes_with_the_content_and_only_with_it(store, tmp_path):
    versions = [store.data_version()]
    for step in (
        lambda: store.add([reading("a1")]),
        lambda: store.add([reading("a2")]),
        lambda: store.replace_incidents([incident()]),
        lambda: store.replace([reading("a2", reports=())]),
    ):
        step()
        versions.append(store.data_version())
    assert len(set(versions)) == len(versions)
    store.add([reading("a1")])
    store.add_rejected([Rejected(origin="x", reason="y", code="empty")])
    store.replace_incidents([incident()])
    assert store.data_version() == versions[-1]
    with Store.create(tmp_path / "other.sqlite") as other:
        other.add([reading("a2", reports=())])
        other.add([reading("a1")])
        other.replace_incidents([incident()])
        assert other.data_version() == versions[-1]


# ---------------------------------------------------------------- choosing


@pytest.fixture
def full(store):
    """Reports on three days, one undated, one unplaced, one planned."""

    def on(day):
        return DayRange(first=date(2020, 10, day), last=date(2020, 10, day + 1))

    reports = (
        report(1, days=on(20)),
        report(2, days=on(4), sub_event=SubEventType.TALKS),
        report(3, days=on(10), status=Status.PLANNED),
        report(4, days=None, undated="no day is told"),
        report(5, days=on(5), place=None, unplaced="no place is told"),
    )
    store.add([reading(reports=reports)])
    store.replace_incidents(
        [
            incident(
                one.report_id, (one,), days=one.days, place=one.place, sub_event=one.sub_event, status=one.status
            )
            for one in reports
        ]
    )
    return store


CHOICES = [
    (Selection(), "2 5 3 1 4"),
    (Selection(first=date(2020, 10, 10)), "3 1"),
    (Selection(last=date(2020, 10, 5)), "2 5"),
    (Selection(first=date(2020, 10, 5), last=date(2020, 10, 5)), "2 5"),
    (Selection(kinds=frozenset({SubEventType.TALKS})), "2"),
    (Selection(kinds=frozenset({EventType.EXPLOSIONS})), "5 3 1 4"),
    (Selection(kinds=frozenset({EventType.EXPLOSIONS, SubEventType.TALKS})), "2 5 3 1 4"),
    (Selection(statuses=frozenset({Status.PLANNED})), "3"),
    (Selection(place_ids=frozenset({"dl:ganja"}), statuses=frozenset({Status.HAPPENED})), "2 1 4"),
    (Selection(place_ids=frozenset({"dl:nowhere"})), ""),
]


@pytest.mark.parametrize(("selection", "numbers"), CHOICES)
def test_a_selection_gives_its_own_oldest_first(full, selection, numbers):
    expected = [f"a1-r{number}" for number in numbers.split()]
    assert [one.report_id for one in full.reports(selection=selection)] == expected
    assert sorted(i.report_ids[0] for i in full.incidents(selection=selection)) == sorted(expected)


def test_reports_come_by_id_place_and_lack(full):
    assert {one.report_id for one in full.reports(["a1-r4", "a1-r1", "nowhere"])} == {"a1-r1", "a1-r4"}
    assert full.reports([]) == ()
    assert [one.report_id for one in full.reports_of_place("dl:ganja")] == ["a1-r2", "a1-r3", "a1-r1", "a1-r4"]
    assert [one.report_id for one in full.account.reports_without(Lack.DAY, limit=9)] == ["a1-r4"]
    assert [one.report_id for one in full.account.reports_without(Lack.PLACE, limit=9)] == ["a1-r5"]
    assert full.places() == (("dl:ganja", ("Ganja", "Ganja")),)


def test_many_ids_are_asked_for_at_once(store):
    store.add([reading(f"a{i}") for i in range(1_200)])
    wanted = [f"a{i}" for i in range(1_200)]
    assert list(store.articles(wanted)) == wanted
    assert len(store.reports([f"a{i}-r1" for i in range(1_200)])) == 1_200


SEARCHES = [
    ("shells", ("a1",)),
    ("SHELLS ganja", ("a1",)),
    ("gence", ()),
    ("GƏNCƏ", ("a1",)),
    ("quiet shells", ()),
    ('"', ()),
    ('NEAR( AND " * OR -x:', ()),
    ("title:x", ()),
]


def found_by(store, words):
    return tuple(line.article_id for line in store.account.articles(ArticleChoice(words=words), limit=10))


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_words_are_words_and_no_query(store, words, found):
    store.add([reading()])
    assert found_by(store, words) == found


def test_the_index_of_words_follows_what_is_replaced(store):
    store.add([reading()])
    store.replace([reading(text="The road was quiet. " + TEXT)])
    assert found_by(store, "quiet road") == ("a1",)


# ---------------------------------------------------------------- account


def test_what_was_rejected_is_kept_once_with_its_newest_reason(store):
    run = store.begin_run("2024-01-01T00:00:00+00:00", "test")
    store.add_rejected([Rejected(origin="a", reason="old", code="empty")], run)
    store.add_rejected([Rejected(origin="a", reason="new", code="binary")] * 2, run)
    assert store.account.rejected(limit=9) == (Rejected(origin="a", reason="new", code="binary"),)
    store.add_rejected([], run, now_read=["a"])
    assert store.account.rejected(limit=9) == ()


def test_what_was_rejected_comes_back_with_all_that_is_known_of_it(store):
    whole = Rejected(
        origin="a",
        reason="it is in Armenian",
        code="language",
        text="Կիրակի օրը " * 900,
        title="Լուրեր",
        source="The Paper",
        url="https://example.org/a",
        published=date(2020, 10, 18),
        language="hy",
    )
    bare = Rejected(origin="b", reason="the file is empty", code="empty")
    store.add_rejected([whole, bare])
    assert store.account.rejected(limit=9) == (whole, bare)
    assert store.account.rejected(limit=1, longest=20)[0].text == whole.text[:20]
    store.add_rejected([replace(bare, origin="a")])
    assert store.account.rejected(limit=9) == (replace(bare, origin="a"), bare)


def test_a_run_keeps_its_account_and_has_no_end_until_it_is_told(store):
    first = store.begin_run("2024-01-01T00:00:00+00:00", "test", ["a folder", "b.jsonl"])
    second = store.begin_run("2024-01-02T00:00:00+00:00", "test")
    begun = Run(run_number=first, began_utc="2024-01-01T00:00:00+00:00", given=("a folder", "b.jsonl"))
    assert store.account.runs(limit=9)[1] == begun
    ended = replace(
        begun,
        ended_utc="2024-01-01T00:01:00+00:00",
        new=1,
        known=2,
        replaced=3,
        copies=4,
        undated=5,
        disputed=6,
        rejected=7,
        languages={"hy": 2, "az": 1},
        reasons={"bad JSON": 7},
        coded={"new": 5, "known": 4},
    )
    store.note_run(ended)
    assert [each.run_number for each in store.account.runs(limit=9)] == [second, first]
    assert store.account.runs(limit=1, offset=1) == (ended,)
    assert store.account.count_runs() == 2


def test_everything_is_counted(full):
    full.add([reading("a2", published=None, reports=())])
    full.add_rejected([Rejected(origin="a", reason="b", code="empty")])
    counts = full.counts()
    assert (counts.articles, counts.undated_articles, counts.reports) == (2, 1, 5)
    assert (counts.undated_reports, counts.unplaced_reports) == (1, 1)
    assert (counts.incidents, counts.rejected) == (5, 1)


def test_where_places_come_from_is_noted(store):
    assert store.gazetteer_sources() == ()
    store.note_sources(["GeoNames, CC BY 4.0"])
    assert store.gazetteer_sources() == ("GeoNames, CC BY 4.0",)
