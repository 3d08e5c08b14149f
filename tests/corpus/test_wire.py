"""The wire formats are a contract: others score what the filters print."""

from dataclasses import replace
from datetime import date

from sample_places import sample_place

from corpus.grounds import Ground
from corpus.records import (
    Actor,
    ActorKind,
    ActorRole,
    Article,
    Claim,
    Count,
    DateBasis,
    DayRange,
    Incident,
    PublishedBasis,
    Report,
    Span,
    Status,
    SubEventType,
    Target,
    TargetKind,
    TargetWhat,
    TimeExpression,
    TimexType,
    Toll,
    VictimKind,
    Victims,
    Weapon,
    WeaponKind,
)
from corpus.wire import extract_line, incident_line, report_json, timexes_line, toponyms_line
from geodata.place import Mention, Place, PlaceKind, Toponym, ToponymUse

TEXT = "On Sunday Ganja was shelled."


def shifted(start, end):
    return Span(start + 10, end + 10)


def same(start, end):
    return Span(start, end)


PLACE = sample_place("Ganja", place_id="dl:ganja", start=10, end=15, lat=40.682812345, lon=46.36)
REPORT = Report(
    report_id="r1",
    article_id="a1",
    start=0,
    end=28,
    passages=(Span(0, 28),),
    trigger=Span(20, 27),
    sub_event=SubEventType.SHELLING,
    status=Status.HAPPENED,
    place=PLACE,
    days=DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11)),
    date_basis=DateBasis.PUBLICATION,
    time_precision=1,
    killed=Count(low=7, high=None),
    accused="Armenia",
    confidence=0.123456,
    confidence_because=(Ground.PLACE_NAMED, Ground.VAGUE),
)
BARE = Report(
    report_id="r2",
    article_id="a1",
    start=0,
    end=28,
    passages=(),
    trigger=Span(20, 27),
    sub_event=SubEventType.TALKS,
    status=Status.PLANNED,
    place=None,
    unplaced="none is named",
    days=None,
    undated="none is told",
)


def test_an_article_line_says_when_it_was_published_and_what_it_tells():
    article = Article(
        article_id="a1", text=TEXT, published=date(2020, 10, 12), published_basis=PublishedBasis.TEXT
    )
    line = extract_line(17, article, [REPORT, BARE], shifted)
    assert (line["id"], line["published"], line["published_basis"]) == (17, "2020-10-12", "text")
    first, second = line["incidents"]
    assert first == {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "status": "happened",
        "place": {
            "place_id": "dl:ganja",
            "name": "Ganja",
            "second_name": None,
            "as_written": "Ganja",
            "lat": 40.68281,
            "lon": 46.36,
            "country": "AZ",
            "country_name": "Azerbaijan",
            "admin1": "",
            "geo_precision": 1,
        },
        "first_day": "2020-10-11",
        "last_day": "2020-10-11",
        "time_precision": 1,
        "date_basis": "publication",
        "killed": [7, None],
        "injured": None,
        "missing": None,
        "displaced": None,
        "detained": None,
        "released": None,
        "victims": None,
        "claimed_by": None,
        "accused": "Armenia",
        "denied_by": None,
        "actors": [],
        "weapons": [],
        "targets": [],
        "victim_kinds": [],
        "start": 10,
        "end": 38,
        "confidence": 0.123,
        "confidence_because": [
            {"reason": "the sentence names the place", "raises": True},
            {"reason": "told in general words", "raises": False},
        ],
    }
    assert (second["place"], second["first_day"], second["last_day"]) == (None, None, None)


def test_an_undated_article_has_null_for_its_day():
    line = extract_line("a", Article(article_id="a", text=TEXT), [], same)
    assert (line["published"], line["published_basis"], line["incidents"]) == (None, "unknown", [])


def test_a_place_name_has_its_place_or_why_there_is_none():
    toponym = Toponym(start=10, end=15, text="Ganja", use=ToponymUse.LITERAL)
    place = Place(place_id="dl:ganja", name="Ganja", lat=40.68, lon=46.36, kind=PlaceKind.SETTLEMENT, country="AZ")
    mentions = [Mention(toponym=toponym, place=place, score=0.98765)]
    mentions.append(Mention(toponym=toponym, place=None, unresolved="two are alike"))
    found, lost = toponyms_line("a", TEXT, mentions, same)["toponyms"]
    assert found == {
        "start": 10,
        "end": 15,
        "text": "Ganja",
        "use": "literal",
        "place_id": "dl:ganja",
        "name": "Ganja",
        "lat": 40.68,
        "lon": 46.36,
        "country": "AZ",
        "admin1": "",
        "kind": "settlement",
        "precision_km": 5.0,
        "score": 0.988,
    }
    assert lost["unresolved"] == "two are alike"
    assert "lat" not in lost


def test_only_a_place_of_a_geocoder_tells_its_source_with_each_name():
    toponym = Toponym(start=10, end=15, text="Ganja", use=ToponymUse.LITERAL)
    known = Place(place_id="dl:a", name="Ganja", lat=40, lon=46, kind=PlaceKind.SETTLEMENT, source="GeoNames")
    asked = replace(known, place_id="geocoder:nominatim:N5", source="geocoder nominatim, ODbL")
    mentions = [Mention(toponym=toponym, place=place, score=0.5) for place in (known, asked)]
    first, second = toponyms_line("a", TEXT, mentions, same)["toponyms"]
    assert "source" not in first
    assert second["source"] == "geocoder nominatim, ODbL"


def test_a_time_expression_has_its_value_and_days():
    time = TimeExpression(
        start=3,
        end=9,
        text="Sunday",
        type=TimexType.DATE,
        value="2020-10-11",
        days=DayRange(first=date(2020, 10, 11), last=date(2020, 10, 11)),
        basis=DateBasis.PUBLICATION,
    )
    (told,) = timexes_line("a", TEXT, [time], same)["timexes"]
    assert told == {
        "start": 3,
        "end": 9,
        "text": "Sunday",
        "type": "DATE",
        "value": "2020-10-11",
        "first_day": "2020-10-11",
        "last_day": "2020-10-11",
        "basis": "publication",
    }


def test_an_incident_points_to_its_articles_as_their_readers_know_them():
    claim = Claim(
        report_id="r1",
        article_id="17",
        claimed_by="the mayor",
        accused="",
        killed=Count(low=7, high=7),
        injured=None,
        published=None,
        source="",
    )
    incident = Incident(
        incident_id="i1",
        report_ids=("r1",),
        article_ids=("17",),
        sub_event=SubEventType.SHELLING,
        status=Status.HAPPENED,
        place=PLACE,
        days=None,
        killed=Toll(low=7, best=7, high=None),
        injured=None,
        claims=(claim,),
        confidence=0.5,
        confidence_because=(Ground.TEXTS_DISAGREE,),
    )
    line = incident_line(incident, {"r1": report_json(REPORT, same)}, {"17": 17})
    assert line["articles"] == [17]
    assert line["confidence_because"] == [{"reason": "another text gives another place or day", "raises": False}]
    assert line["killed"] == {"low": 7, "best": 7, "high": None}
    assert line["claims"][0]["article"] == 17
    assert line["claims"][0]["killed"] == [7, 7]
    assert line["reports"][0]["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (line["incident_id"], line["first_day"]) == ("i1", None)


def test_who_with_what_and_against_whom_bear_their_words_and_where_they_stand():
    report = replace(
        REPORT,
        actors=(
            Actor(
                role=ActorRole.ACCUSED,
                words="Armenian troops",
                span=Span(3, 9),
                name="Armed forces of Armenia",
                kind=ActorKind.STATE_FORCES,
                side="AM",
                said_by="the mayor",
            ),
            Actor(role=ActorRole.CLAIMANT, words="the mayor"),
        ),
        weapons=(Weapon(kind=WeaponKind.ROCKETS, words="Grads", span=Span(1, 6)),),
        targets=(
            Target(kind=TargetKind.INFRASTRUCTURE, what=TargetWhat.SCHOOL, words="kindergarten", span=Span(2, 14)),
        ),
        victim_kinds=(Victims(kind=VictimKind.CHILDREN, words="boy", span=Span(4, 7)),),
    )
    told = report_json(report, shifted)
    assert told["actors"] == [
        {
            "role": "accused",
            "name": "Armed forces of Armenia",
            "kind": "state forces",
            "side": "AM",
            "said_by": "the mayor",
            "words": "Armenian troops",
            "start": 13,
            "end": 19,
        },
        {
            "role": "claimant",
            "name": None,
            "kind": None,
            "side": None,
            "said_by": None,
            "words": "the mayor",
            "start": None,
            "end": None,
        },
    ]
    assert told["weapons"] == [{"kind": "rockets", "words": "Grads", "start": 11, "end": 16}]
    assert told["targets"] == [
        {"kind": "infrastructure", "what": "school", "words": "kindergarten", "start": 12, "end": 24}
    ]
    assert told["victim_kinds"] == [{"kind": "children", "words": "boy", "start": 14, "end": 17}]
