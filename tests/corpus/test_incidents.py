from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_places import sample_place

from corpus.families import Family, family_of
from corpus.incident_tolls import make_claims, text_key, toll
from corpus.incidents import merge_reports
from corpus.records import (
    Article,
    Claim,
    Count,
    DayRange,
    PublishedBasis,
    Report,
    Span,
    Status,
    SubEventType,
)

DAY = date(2020, 10, 11)


def days(first, last=None):
    return DayRange(first=date(2020, 10, first), last=date(2020, 10, last or first))


def place(name, *, within=("district:north", "iso:AZ"), kind="settlement", radius_km=5.0, precision=1):
    return sample_place(name, kind=kind, radius_km=radius_km, geo_precision=precision, within=within)


TOWN = place("Northby")
OTHER_TOWN = place("Norsted")
DISTRICT = replace(
    place("North", within=("iso:AZ",), kind="district", radius_km=20, precision=2), place_id="district:north"
)
COUNTRY = replace(place("Azerbaijan", within=(), kind="country", radius_km=300, precision=3), place_id="iso:AZ")


def report(number, **fields):
    known = {
        "report_id": f"r{number}",
        "article_id": f"a{number}",
        "start": 0,
        "end": 20,
        "passages": (Span(0, 20),),
        "trigger": Span(0, 5),
        "sub_event": SubEventType.SHELLING,
        "status": Status.HAPPENED,
        "place": TOWN,
        "days": days(11),
        "killed": Count(low=7, high=7),
    }
    known.update(fields)
    if known["place"] is None:
        known.setdefault("unplaced", "no place is named")
    if known["days"] is None:
        known.setdefault("undated", "no day is named")
    return Report(**known)


def article(number, day=12, text="", source=""):
    return Article(
        article_id=f"a{number}",
        text=text or " ".join(f"{number}word{step}" for step in range(12)),
        source=source,
        published=date(2020, 10, day) if day else None,
        published_basis=PublishedBasis.METADATA if day else PublishedBasis.UNKNOWN,
    )


def articles(*items):
    return {each.article_id: each for each in items}


def together(*reports, published=()):
    """Which reports were put together, as sets of their numbers."""
    known = articles(*(published or [article(number) for number in range(1, len(reports) + 1)]))
    return sorted(sorted(each.report_ids) for each in merge_reports(reports, known))


# ---------------------------------------------------------------- what is one and what is two


def test_reports_of_one_place_day_and_kind_are_one_incident():
    assert together(report(1), report(2)) == [["r1", "r2"]]


def test_two_strikes_on_one_town_six_days_apart_stay_two():
    assert together(report(1), report(2, days=days(17))) == [["r1"], ["r2"]]


CARRIED = "no day here: “Monday” a little earlier"


@pytest.mark.parametrize(
    ("second", "incidents"),
    [
        ({"days": days(13), "days_because": CARRIED, "killed": Count(low=7, high=7)}, 1),
        ({"days": days(12, 13), "days_because": CARRIED, "killed": Count(low=7, high=7)}, 1),
        ({"days": days(13), "days_because": CARRIED, "killed": Count(low=3, high=3)}, 2),
        ({"days": days(15), "days_because": CARRIED, "killed": Count(low=7, high=7)}, 2),
        ({"days": days(13), "killed": Count(low=3, high=3)}, 2),
    ],
)
def test_a_report_that_names_no_day_joins_the_same_deaths_a_day_or_two_before(second, incidents):
    first = report(1, days=days(11), killed=Count(low=7, high=7))
    assert len(together(first, report(2, **second))) == incidents


def test_two_towns_of_one_district_on_one_day_stay_two():
    assert together(report(1), report(2, place=OTHER_TOWN)) == [["r1"], ["r2"]]


def test_a_vague_report_never_bridges_two_towns():
    vague = report(3, place=DISTRICT, killed=None)
    assert together(report(1), report(2, place=OTHER_TOWN), vague) == [["r1"], ["r2"], ["r3"]]


def test_a_vague_day_never_bridges_two_strikes():
    vague = report(3, days=days(11, 13), killed=None)
    joined = together(report(1), report(2, days=days(13)), vague)
    assert ["r1", "r2", "r3"] not in joined
    assert len(joined) == 2


NEAR_KINDS = [
    (SubEventType.SHELLING, SubEventType.AIR_STRIKE, True),
    (SubEventType.SHELLING, SubEventType.ATTACK, True),
    (SubEventType.ATTACK, SubEventType.REMOTE_EXPLOSIVE, True),
    (SubEventType.ARMED_CLASH, SubEventType.CEASEFIRE_VIOLATION, True),
    (SubEventType.SHELLING, SubEventType.TALKS, False),
    (SubEventType.TALKS, SubEventType.AGREEMENT, False),
    (SubEventType.PRISONER_EXCHANGE, SubEventType.ARRESTS, False),
    (SubEventType.DISPLACEMENT, SubEventType.BLOCKADE, False),
]


@pytest.mark.parametrize(("one", "other", "joined"), NEAR_KINDS)
def test_near_kinds_join_and_others_do_not(one, other, joined):
    groups = together(report(1, sub_event=one), report(2, sub_event=other))
    assert (groups == [["r1", "r2"]]) is joined


@pytest.mark.parametrize("sub_event", list(SubEventType))
def test_every_kind_of_event_has_a_family(sub_event):
    assert isinstance(family_of(sub_event), Family)


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL, Status.RUNNING_TOTAL])
def test_what_happened_does_not_join_what_did_not(status):
    assert together(report(1), report(2, status=status)) == [["r1"], ["r2"]]


def test_denials_of_one_thing_join_each_other():
    assert together(report(1, status=Status.DENIED), report(2, status=Status.DENIED)) == [["r1", "r2"]]


def test_reports_without_a_place_or_a_day_stand_alone():
    alone = [report(1, place=None), report(2, place=None), report(3, days=None), report(4, days=None)]
    assert together(*alone) == [["r1"], ["r2"], ["r3"], ["r4"]]


def test_background_of_one_place_and_year_is_one():
    year = DayRange(first=date(2016, 1, 1), last=date(2016, 12, 31))
    month = DayRange(first=date(2016, 4, 1), last=date(2016, 4, 30))
    later = DayRange(first=date(2020, 9, 27), last=date(2020, 11, 10))
    old = [
        report(number, status=Status.BACKGROUND, days=when) for number, when in enumerate((year, month, later), 1)
    ]
    assert together(*old) == [["r1", "r2"], ["r3"]]


def test_a_weekend_joins_one_of_its_days_and_a_month_does_not():
    assert together(report(1), report(2, days=days(10, 11))) == [["r1", "r2"]]
    assert together(report(1), report(2, days=days(1, 31))) == [["r1"], ["r2"]]


def test_the_same_period_at_the_same_place_is_one():
    assert together(report(1, days=days(1, 31)), report(2, days=days(1, 31))) == [["r1", "r2"]]


CONTAINMENT = [
    ({"place": DISTRICT}, True),  # the only report from there, and the same figures
    ({"place": DISTRICT, "killed": None}, True),  # the only report from there
    ({"place": COUNTRY}, True),  # the same figures
    ({"place": COUNTRY, "killed": None}, False),  # a country is too large to mean this town
    ({"place": COUNTRY, "killed": Count(low=2, high=2)}, False),
]


@pytest.mark.parametrize(("fields", "joined"), CONTAINMENT)
def test_a_town_lies_in_its_district_and_its_country(fields, joined):
    assert (together(report(1), report(2, **fields)) == [["r1", "r2"]]) is joined


def test_a_night_between_two_days_joins_where_figures_tell():
    assert together(report(1), report(2, days=days(12))) == [["r1", "r2"]]
    one = Count(low=1, high=1)
    assert together(report(1, killed=one), report(2, days=days(12), killed=one)) == [["r1"], ["r2"]]


def test_tolls_that_cannot_have_grown_from_each_other_are_two_incidents():
    small = {"killed": Count(low=1, high=1), "injured": Count(low=2, high=2)}
    large = {"killed": Count(low=40, high=40), "injured": Count(low=90, high=90)}
    assert together(report(1, **small), report(2, **large)) == [["r1"], ["r2"]]


# ---------------------------------------------------------------- what the words say

HALL = (
    "A rocket hit the Vorotan concert hall on Orbelian Street, where a rehearsal of the Zangezur choir had begun. "
    "The caretaker, a Mr Hovsepyan, led forty singers through the boiler room."
)
HALL_AGAIN = (
    "Forty singers of the Zangezur choir owe their lives to caretaker Hovsepyan, who took them through the boiler "
    "room of the Vorotan hall when Orbelian Street came under fire."
)
BRIDGE = (
    "Shells fell beside the Khudaferin footbridge and the Araz tea house; a shepherd named Quliyev lost his flock "
    "of sixty merino sheep, and a ferryman his barge."
)


def told(number, text, day=12, **fields):
    """A report whose passage is the whole of its article, and the article."""
    spans = {"start": 0, "end": len(text), "passages": (Span(0, len(text)),)}
    return report(number, **{**spans, **fields}), article(number, day, text)


def groups_of(*pairs):
    return together(*(one for one, _ in pairs), published=[held for _, held in pairs])


NOWHERE = {"place": None, "killed": None}
WORDS = [
    ("no place is named, but the same people and street", HALL_AGAIN, NOWHERE, True),
    ("no place is named, and other people", BRIDGE, NOWHERE, False),
    ("the day carried over, and wrongly", HALL_AGAIN, {"days": days(14), "days_because": CARRIED}, True),
    ("another day that is named, the same words", HALL_AGAIN, {"days": days(17)}, False),
    (
        "the next day that is named, other figures, the same words",
        HALL_AGAIN,
        {"days": days(12), "killed": Count(low=40, high=40)},
        False,
    ),
    ("another town that is named, the same words", HALL_AGAIN, {"place": OTHER_TOWN}, False),
    ("a country and other figures, the same words", HALL_AGAIN, {"place": COUNTRY, "killed": None}, False),
    ("another kind of thing, the same words", HALL_AGAIN, {**NOWHERE, "sub_event": SubEventType.TALKS}, False),
    ("it did not happen, the same words", HALL_AGAIN, {**NOWHERE, "status": Status.DENIED}, False),
]


@pytest.mark.parametrize(("why", "text", "fields", "joined"), WORDS)
def test_rare_words_join_what_days_and_places_leave_open(why, text, fields, joined):
    assert (groups_of(told(1, HALL), told(2, text, 13, **fields)) == [["r1", "r2"]]) is joined, why


def test_the_same_communique_of_two_days_is_two_incidents():
    text = f"{HALL} The ministry said so in its evening statement."
    assert groups_of(told(1, text), told(2, text, 18, days=days(17))) == [["r1"], ["r2"]]


def test_the_same_communique_on_two_towns_of_one_day_is_two_incidents():
    north, south = (f"{name} came under fire. {HALL}" for name in ("Northby", "Norsted"))
    assert groups_of(told(1, north), told(2, south, place=OTHER_TOWN)) == [["r1"], ["r2"]]


def test_two_reports_of_one_article_are_never_joined_by_its_words():
    first, held = told(1, HALL)
    second = replace(first, report_id="r2", **NOWHERE, unplaced="no place is named")
    assert together(first, second, published=[held]) == [["r1"], ["r2"]]


def test_an_article_on_two_strikes_does_not_bridge_them():
    first, second = told(1, HALL, days=days(11)), told(2, HALL_AGAIN, 18, days=days(17))
    between = told(3, f"{HALL} {HALL_AGAIN}", 19, days=None, killed=None)
    joined = groups_of(first, second, between)
    assert not any({"r1", "r2"} <= set(group) for group in joined)


def test_one_agency_text_in_twenty_papers_is_one_source_twenty_times():
    papers = [told(number, HALL, 12) for number in range(1, 21)]
    known = articles(*(replace(held, source=f"paper {number}") for number, (_, held) in enumerate(papers)))
    (incident,) = merge_reports([one for one, _ in papers], known)
    assert len(incident.claims) == 20
    assert "20 reports" in incident.merged_because
    assert "1 of different text" in incident.merged_because


# ---------------------------------------------------------------- what an incident says


def test_a_toll_that_goes_7_9_10_is_one_incident_with_three_claims_in_order():
    reports = [report(number, killed=Count(low=low, high=low)) for number, low in ((1, 10), (2, 7), (3, 9))]
    known = articles(article(1, 14), article(2, 11), article(3, 12))
    (incident,) = merge_reports(reports, known)
    assert [claim.killed.low for claim in incident.claims] == [7, 9, 10]
    assert incident.killed.best == 10


def test_a_toll_corrected_downwards_is_believed():
    reports = [report(number, killed=Count(low=low, high=low)) for number, low in ((1, 2), (2, 4), (3, 3))]
    (incident,) = merge_reports(reports, articles(article(1, 11), article(2, 12), article(3, 13)))
    assert incident.killed.best == 3


def test_the_same_text_in_several_outlets_counts_once():
    agency = "Two died in the strike, an agency says."
    known = articles(
        *(article(number, 12, agency, f"paper {number}") for number in (1, 2, 3)),
        article(4, 12, "Five were killed, one paper found out."),
        article(5, 12, "Another paper also counted five dead."),
    )
    reports = [report(number, killed=Count(low=2, high=2), end=len(agency)) for number in (1, 2, 3)]
    reports += [report(number, killed=Count(low=5, high=5)) for number in (4, 5)]
    (incident,) = merge_reports(reports, known)
    assert incident.killed.best == 5
    assert "3 of different text" in incident.merged_because


def test_the_same_words_have_one_key_whatever_their_case_and_marks():
    known = articles(
        article(1, text="Two of the town's bakers died in the strike."),
        article(2, text="TWO OF THE TOWN’S bakers died in the Strike,"),
    )
    keys = {text_key(report(number, end=44), known) for number in (1, 2)}
    assert len(keys) == 1


def test_an_article_with_two_reports_of_one_incident_is_one_text():
    words = "Shells hit the market of the town at dawn. At noon a second salvo fell on the same market."
    twice = [report(1, end=42), replace(report(1, start=43, end=len(words)), report_id="r1b")]
    (incident,) = merge_reports(twice, articles(article(1, text=words)))
    assert (incident.texts, incident.copies) == (1, ())
    (other,) = merge_reports([report(1)], articles(article(1)))
    assert incident.confidence == other.confidence


def test_articles_that_tell_in_the_same_sentence_are_one_text_whatever_else_they_say():
    said = "Seven people died when shells hit the market, the mayor of the town said."
    known = articles(
        article(1, text=said + " The paper adds nothing of its own to that."),
        article(2, text=f"{OWN_WORDS} {said}"),
        article(3, text="Another paper had a man there who counted seven dead."),
    )
    reports = [
        report(1, end=len(said)),
        report(2, start=len(OWN_WORDS) + 1, end=len(OWN_WORDS) + 1 + len(said)),
        report(3, end=50),
    ]
    (incident,) = merge_reports(reports, known)
    assert (incident.texts, incident.copies) == (2, (("a1", "a2"),))


OWN_WORDS = "It was a quiet week in the hills, and then it was not; the herds were already on their way down."


def test_copies_add_no_confidence():
    same = [replace(article(number, text=HALL), source=f"paper {number}") for number in range(1, 6)]
    reports = [report(number, end=len(HALL)) for number in range(1, 6)]
    (copied,) = merge_reports(reports, articles(*same))
    (alone,) = merge_reports(reports[:1], articles(*same[:1]))
    assert copied.texts == 1
    assert copied.confidence == alone.confidence


def test_a_text_that_is_printed_again_later_is_not_the_latest_news():
    # Seven by the agency on the 11th, nine by another on the 12th; on the 13th a weekly prints the agency's text.
    agency = "Seven people died when shells hit the market, an agency reports from the town of Northby."
    known = articles(
        article(1, 11, agency, "the agency"),
        article(2, 12, "Nine died, says another paper."),
        article(3, 13, agency),
    )
    reports = [
        report(1, end=len(agency)),
        report(2, killed=Count(low=9, high=9)),
        report(3, end=len(agency)),
    ]
    (incident,) = merge_reports(reports, known)
    assert incident.killed.best == 9
    assert [claim.killed.low for claim in incident.claims] == [7, 9, 7]


def test_the_groups_that_the_caller_knows_are_believed():
    known = articles(article(1), article(2))
    (incident,) = merge_reports([report(1), report(2)], known, copies={"a1": "a1", "a2": "a1"})
    assert (incident.texts, incident.copies) == (1, (("a1", "a2"),))


def test_a_sentence_of_few_words_is_anybodys():
    known = articles(article(1, text="Two died in town."), article(2, text="Two died in town."))
    assert len({text_key(report(number, end=17), known) for number in (1, 2)}) == 2


def claim(number, low, high=..., *, by="", day=12):
    top = low if high is ... else high
    return Claim(
        report_id=f"r{number}",
        article_id=f"a{number}",
        claimed_by=by,
        accused="",
        killed=Count(low=low, high=top),
        injured=None,
        published=date(2020, 10, day) if day else None,
        source="",
    )


TOLLS = [
    ([claim(1, 7)], (7, 7, 7)),
    ([claim(1, 13, None)], (13, 13, None)),
    ([claim(1, 13, None), claim(2, 15)], (13, 13, 15)),
    ([claim(1, 20, None), claim(2, 15)], (15, 15, None)),
    ([claim(1, 7, by="the ministry", day=11), claim(2, 9, by="the ministry", day=12)], (9, 9, 9)),
    ([claim(1, 7, by="one side"), claim(2, 9, by="the other side")], (7, 7, 9)),
    ([claim(1, 4, day=11), claim(2, 3, day=12)], (3, 3, 4)),
    ([claim(1, 30, day=None), claim(2, 3, day=12)], (3, 3, 30)),
    ([claim(1, 3), claim(2, 5), claim(3, 9)], (3, 5, 9)),
    ([claim(1, 3), claim(2, 9), claim(3, 9)], (3, 9, 9)),
    # "a deadly strike" and "villagers killed" count nobody
    ([claim(1, 9, day=11), claim(2, 2, None, day=12)], (9, 9, 9)),
    ([claim(1, 1, None), claim(2, 2, None)], (1, 1, None)),
]


@pytest.mark.parametrize(("claims", "expected"), TOLLS)
def test_low_best_and_high_follow_the_rule(claims, expected):
    reckoned = toll(claims, "killed", {})
    assert (reckoned.low, reckoned.best, reckoned.high) == expected


def test_no_figure_is_no_toll():
    assert toll([claim(1, 7)], "injured", {}) is None


def test_claims_without_a_day_come_last():
    known = articles(article(1, None), article(2, 14))
    assert [each.report_id for each in make_claims([report(1), report(2)], known)] == ["r2", "r1"]


def test_the_incident_takes_the_most_precise_place_and_day():
    (incident,) = merge_reports(
        [report(1, place=DISTRICT), report(2, days=days(10, 11))], articles(article(1), article(2))
    )
    assert incident.place == TOWN
    assert incident.days == days(11)


def test_a_morning_and_an_afternoon_of_one_article_are_two_incidents():
    told = {"article_id": "a1", "killed": None}
    morning = report(1, time_words="Monday morning", **told)
    afternoon = report(2, time_words="the afternoon", **told)
    articles = {"a1": article(1)}
    assert len(merge_reports([morning, afternoon], articles)) == 2
    elsewhere = replace(afternoon, article_id="a2")
    assert len(merge_reports([morning, elsewhere], {**articles, "a2": article(2)})) == 1


def test_more_independent_texts_make_it_surer():
    alone, both = (
        merge_reports(which, articles(article(1), article(2))) for which in ([report(1)], [report(1), report(2)])
    )
    assert both[0].confidence > alone[0].confidence


def test_why_reports_are_one_is_told_in_words():
    (incident,) = merge_reports([report(1), report(2, place=DISTRICT)], articles(article(1), article(2)))
    assert incident.merged_because.startswith("2 reports of overlapping days and near kinds")
    (alone,) = merge_reports([report(1)], articles(article(1)))
    assert not alone.merged_because


def test_the_id_stays_when_later_articles_join():
    (before,) = merge_reports([report(5)], articles(article(5, 12)))
    (after,) = merge_reports([report(5), report(1)], articles(article(5, 12), article(1, 13)))
    assert after.incident_id == before.incident_id


def test_an_article_that_nobody_knows_does_not_stop_the_merge():
    assert together(report(1), report(2), published=[article(1)]) == [["r1", "r2"]]


# ---------------------------------------------------------------- any reports

PLACES = st.sampled_from([TOWN, OTHER_TOWN, DISTRICT, COUNTRY, None])
RANGES = st.one_of(
    st.none(),
    st.builds(
        lambda start, length: DayRange(first=start, last=start + timedelta(days=length)),
        st.integers(0, 6).map(lambda step: DAY + timedelta(days=step)),
        st.sampled_from([0, 0, 0, 1, 2, 6, 30]),
    ),
)
COUNTS = st.one_of(st.none(), st.builds(lambda low: Count(low=low, high=low), st.integers(0, 12)))
KINDS = st.sampled_from([SubEventType.SHELLING, SubEventType.AIR_STRIKE, SubEventType.TALKS, SubEventType.ARRESTS])
STATUSES = st.sampled_from([Status.HAPPENED, Status.HAPPENED, Status.PLANNED, Status.BACKGROUND])
FIELDS = st.tuples(PLACES, RANGES, COUNTS, COUNTS, KINDS, STATUSES)


def build(rows):
    return [
        report(number, place=where, days=when, killed=killed, injured=injured, sub_event=kind, status=status)
        for number, (where, when, killed, injured, kind, status) in enumerate(rows, 1)
    ]


@given(st.lists(FIELDS, max_size=25), st.randoms())
def test_the_order_of_the_reports_changes_nothing(rows, shuffler):
    reports = build(rows)
    known = articles(*(article(number, 11 + number % 5) for number in range(1, len(reports) + 1)))
    merged = merge_reports(reports, known)
    shuffler.shuffle(reports)
    assert merge_reports(reports, known) == merged


@given(st.lists(FIELDS, max_size=25))
def test_every_report_is_in_exactly_one_incident_and_tolls_hold_together(rows):
    reports = build(rows)
    merged = merge_reports(reports, {})
    assert sorted(one for each in merged for one in each.report_ids) == sorted(each.report_id for each in reports)
    assert len({each.incident_id for each in merged}) == len(merged)
    by_id = {each.report_id: each for each in reports}
    for incident in merged:
        assert {by_id[one].status for one in incident.report_ids} == {incident.status}
        for reckoned in (incident.killed, incident.injured):
            if reckoned is not None:
                assert reckoned.low <= reckoned.best
                assert reckoned.high is None or reckoned.best <= reckoned.high


@given(st.lists(FIELDS, min_size=1, max_size=25))
def test_a_report_given_twice_counts_once(rows):
    reports = build(rows)
    assert merge_reports([*reports, *reports], {}) == merge_reports(reports, {})
