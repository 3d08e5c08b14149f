"""Names asked of a geocoder: a real server on this computer, and what becomes of its answers."""

import json
import sqlite3
from collections import deque
from itertools import pairwise

import pytest

from geodata.errors import GeocoderError
from geodata.geocode import GIVE_UP_AFTER, Geocoder, GeocodeSettings
from geodata.geocode_answers import SCORE_OTHER_NAME, SCORE_SAME_NAME
from geodata.geocode_cache import GeocodeCache
from geodata.geocode_http import MOST_BYTES
from geodata.geocode_service import TRIES, ServiceSettings, service_names
from geodata.place import Mention, PlaceKind, Reading, Toponym, ToponymUse
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

TEXT = "Shells fell on the village of Zorbulak near Ganja."


@pytest.fixture
def open_geocoder(nominatim, tmp_path):
    """Opens a geocoder on the server; what is named changes its settings."""
    opened = []

    def make(*, service="nominatim", interval_s=0.01, timeout_s=5.0, options=None, **more):
        settings = ServiceSettings(
            service=service,
            contact="reader@example.org",
            options={"domain": nominatim.domain, "scheme": "http"} if options is None else options,
            interval_s=interval_s,
            timeout_s=timeout_s,
        )
        opened.append(Geocoder(GeocodeSettings(service=settings, cache=tmp_path / "geocode.sqlite", **more)))
        return opened[-1]

    yield make
    for geocoder in opened:
        geocoder.close()


def read(geocoder, gazetteer, text=TEXT):
    return geocoder.complete(resolve(text, find_toponyms(text, gazetteer), gazetteer), gazetteer)


def zorbulak(mentions, name="Zorbulak"):
    return next(mention for mention in mentions if mention.toponym.text == name)


# ---------------------------------------------------------------- found, and marked as such


def test_a_name_that_the_gazetteer_lacks_gets_the_geocoders_place(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place()]
    mentions = read(open_geocoder(), valley)
    assert [mention.toponym.text for mention in mentions] == ["Zorbulak", "Ganja"]
    place = zorbulak(mentions).place
    assert (place.lat, place.lon, place.kind) == (40.5, 46.9, PlaceKind.SETTLEMENT)
    assert (place.country, place.country_name, place.admin1) == ("AZ", "Azerbaijan", "Tartar District")
    assert place.within == ("iso:AZ",)
    assert place.radius_km == pytest.approx(1.4, abs=0.1)


def test_its_place_says_where_it_comes_from_and_is_less_sure(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place()]
    mention = zorbulak(read(open_geocoder(), valley))
    assert mention.place.place_id == "geocoder:nominatim:N5"
    assert mention.place.source == "geocoder nominatim, © OpenStreetMap contributors, ODbL 1.0"
    assert mention.score == SCORE_SAME_NAME
    (reading,) = mention.readings
    assert "not in the gazetteer" in reading.reason
    assert "OpenStreetMap contributors, ODbL" in reading.reason


def test_the_name_and_the_country_are_all_that_is_sent(nominatim, open_geocoder, valley):
    read(open_geocoder(), valley)
    (question,) = nominatim.came
    sent = set(question) - {"at_s", "agent"}
    assert sent == {"q", "format", "limit", "addressdetails", "accept-language", "countrycodes"}
    assert (question["q"], question["countrycodes"]) == ("Zorbulak", "az")
    assert question["agent"].startswith("dateline/")
    assert "(reader@example.org)" in question["agent"]


def test_only_names_that_the_gazetteer_lacks_are_asked_for(nominatim, open_geocoder, valley):
    text = "Barda and Ganja were shelled; so was Zorbulak."
    found = resolve(text, find_toponyms(text, valley), valley)
    ambiguous = Mention(
        toponym=Toponym(start=37, end=45, text="Zorbulak", use=ToponymUse.LITERAL),
        place=None,
        unresolved="2 places bear this name",
        readings=(Reading(place_id="gn:9", label="Zorbulak", score=0.05, reason="settlement"),),
    )
    assert open_geocoder().complete((*found, ambiguous), valley) == (*found, ambiguous)
    assert nominatim.came == []


def test_a_mention_for_which_the_gazetteer_has_nothing_is_asked_for(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place()]
    toponym = Toponym(start=0, end=8, text="Zorbulak", use=ToponymUse.DATELINE)
    bare = resolve("Zorbulak - x", [toponym], valley)
    (mention,) = open_geocoder().complete(bare, valley)
    assert mention.place is not None


def test_a_name_that_it_does_not_know_stays_unresolved_with_the_reason(open_geocoder, valley):
    geocoder = open_geocoder()
    mention = zorbulak(read(geocoder, valley))
    assert mention.place is None
    assert mention.unresolved == (
        "the gazetteer has no place of this name, and nominatim knows no place of this name"
    )
    assert "1 not placed" in geocoder.told()


# ---------------------------------------------------------------- which answer is taken


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([{"class": "shop", "type": "supermarket", "addresstype": "shop"}], "knows no settlement"),
        ([{"class": "waterway", "type": "river", "addresstype": "river"}], "knows no settlement"),
        ([{}, {"lat": "41.5", "number": 6}], "several places"),
    ],
)
def test_an_answer_of_another_kind_or_of_several_places_is_not_taken(
    nominatim, open_geocoder, valley, osm_place, *, answers, why
):
    nominatim.answers["Zorbulak"] = [osm_place(**answer) for answer in answers]
    mention = zorbulak(read(open_geocoder(), valley))
    assert mention.place is None
    assert why in mention.unresolved


def test_two_answers_side_by_side_are_one_place(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place(), osm_place(lat="40.55", number=6)]
    assert zorbulak(read(open_geocoder(), valley)).place.place_id == "geocoder:nominatim:N5"


def test_another_name_makes_it_less_sure_and_is_told(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place(name="Yeni Kend")]
    mention = zorbulak(read(open_geocoder(), valley))
    assert mention.score == SCORE_OTHER_NAME < SCORE_SAME_NAME
    assert "under the name Yeni Kend" in mention.readings[0].reason


# ---------------------------------------------------------------- kept


def test_an_answer_is_asked_for_once_and_kept_for_later_runs(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = [osm_place()]
    first = open_geocoder()
    once, again = read(first, valley), read(first, valley)
    later = open_geocoder()
    assert once == again == read(later, valley)
    assert len(nominatim.came) == 1
    assert "0 names asked, 1 known from before" in later.told()


def test_that_it_knows_nothing_is_kept_too(nominatim, open_geocoder, valley):
    assert read(open_geocoder(), valley) == read(open_geocoder(), valley)
    assert len(nominatim.came) == 1


def test_an_old_answer_is_asked_for_again(nominatim, open_geocoder, valley, tmp_path):
    read(open_geocoder(), valley)
    with sqlite3.connect(tmp_path / "geocode.sqlite") as file:
        file.execute("UPDATE answer SET asked_utc_s = asked_utc_s - 8 * 86400")
    file.close()
    read(open_geocoder(keep_days=9), valley)
    assert len(nominatim.came) == 1
    read(open_geocoder(keep_days=7), valley)
    assert len(nominatim.came) == 2


def test_where_nothing_is_to_be_kept_there_is_no_file(nominatim, open_geocoder, valley, tmp_path):
    geocoder = open_geocoder(keep_days=0)
    assert read(geocoder, valley) == read(geocoder, valley)
    assert len(nominatim.came) == 1
    assert not (tmp_path / "geocode.sqlite").exists()


def test_a_damaged_row_is_asked_for_again(nominatim, open_geocoder, valley, tmp_path):
    read(open_geocoder(), valley)
    with sqlite3.connect(tmp_path / "geocode.sqlite") as file:
        file.execute("""UPDATE answer SET answers = '[{"lat": 99}]'""")
    file.close()
    assert zorbulak(read(open_geocoder(), valley)).place is None
    assert len(nominatim.came) == 2


def test_a_damaged_file_is_told_of_with_what_to_do(open_geocoder, tmp_path):
    (tmp_path / "geocode.sqlite").write_bytes(b"no database at all, " * 100)
    with pytest.raises(GeocoderError, match="Remove the file"):
        open_geocoder()


def test_no_key_is_kept(nominatim, open_geocoder, valley, tmp_path):
    options = {"domain": nominatim.domain, "scheme": "http", "api_key": "sesame"}
    read(open_geocoder(service="pickpoint", options=options), valley)
    (question,) = nominatim.came
    assert question["key"] == "sesame"
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("geocode.sqlite*"))
    assert b"Zorbulak" in kept
    assert b"sesame" not in kept


# ---------------------------------------------------------------- politeness


def test_questions_keep_their_distance(nominatim, open_geocoder, valley):
    read(open_geocoder(interval_s=0.15), valley, "The villages of Zorbulak, Xhyrvan and Qorvanlide burnt.")
    at_s = [question["at_s"] for question in nominatim.came]
    assert len(at_s) == 3
    assert all(after - before > 0.14 for before, after in pairwise(at_s))


def test_runs_that_share_the_file_take_turns_at_a_service(tmp_path):
    def cache(options):
        path = tmp_path / "geocode.sqlite"
        return GeocodeCache(path, service="nominatim", options=options, keep_days=1)

    one, other, elsewhere = cache("here"), cache("here"), cache("there")
    first, second, third = one.turn_s(100.0), other.turn_s(100.0), one.turn_s(100.0)
    assert first == elsewhere.turn_s(100.0) == 0
    assert 50 < second <= 100
    assert 150 < third <= 200
    for each in (one, other, elsewhere):
        each.close()


def test_a_turn_that_a_clock_set_back_left_far_ahead_is_not_waited_for(tmp_path):
    cache = GeocodeCache(tmp_path / "geocode.sqlite", service="nominatim", options="", keep_days=1)
    cache.turn_s(10_000.0)
    assert cache.turn_s(1.0) == 0
    cache.close()


def test_openstreetmaps_own_server_is_never_asked_faster_than_it_allows(open_geocoder):
    for options in ({}, {"domain": "nominatim.openstreetmap.org/"}):
        with pytest.raises(GeocoderError, match="every 1 s"):
            open_geocoder(options=options, interval_s=0.5)


def test_a_run_asks_for_so_many_names_and_no_more(nominatim, open_geocoder, valley):
    geocoder = open_geocoder(most_asked=2)
    read(geocoder, valley, "The villages of Zorbulak, Xhyrvan and Qorvanlide burnt.")
    assert len(nominatim.came) == 2
    assert "is not asked for more names" in geocoder.told()


def test_who_asks_too_much_waits_as_told_and_gets_the_answer(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = deque([(429, {"Retry-After": "1"}), [osm_place()]])
    assert zorbulak(read(open_geocoder(), valley)).place is not None
    first, second = nominatim.came
    assert second["at_s"] - first["at_s"] > 0.95


# ---------------------------------------------------------------- a service that fails


def test_a_server_in_trouble_is_asked_again_later_each_time(nominatim, open_geocoder, valley, osm_place):
    nominatim.answers["Zorbulak"] = deque([(500, {}), (503, {}), [osm_place()]])
    assert zorbulak(read(open_geocoder(interval_s=0.05), valley)).place is not None
    first, second, third = (question["at_s"] for question in nominatim.came)
    assert second - first > 0.1
    assert third - second > 0.2


@pytest.mark.parametrize(
    ("answer", "why", "tries"),
    [
        ((500, {}), "failed", TRIES),
        ((302, {"Location": "http://127.0.0.1:1/"}), "failed", TRIES),
        ((429, {"Retry-After": "3600"}), "asked us to slow down", 1),
        ((429, {"Retry-After": "\x0c<b>"}), "asked us to slow down", TRIES),
        ((403, {}), "refused us", 1),
        ((401, {}), "refused us", 1),
        (b"<html>busy</html>", "sent what is no answer", 1),
        (b'[{"lat": ', "sent what is no answer", 1),
        (b"[" * 50_000, "sent what is no answer", 1),
        (b"\xff\xfe\x00", "failed", TRIES),
        (b'["Zorbulak", 3]', "sent what is no answer", 1),
        (b"17", "sent what is no answer", 1),
        (b'[{"lat": "here", "lon": "there"}]', "sent what is no answer", 1),
        (b" " * (MOST_BYTES + 1), "failed", TRIES),
    ],
)
def test_what_is_no_answer_fails_the_name_and_not_the_run(nominatim, open_geocoder, valley, *, answer, why, tries):
    nominatim.answers["Zorbulak"] = answer
    geocoder = open_geocoder()
    mention = zorbulak(read(geocoder, valley))
    assert mention.place is None
    assert mention.unresolved.endswith(f"nominatim {why}")
    assert f"1 unanswered ({why})" in geocoder.told()
    assert len(nominatim.came) == tries
    nominatim.answers.clear()
    read(open_geocoder(), valley)
    assert len(nominatim.came) == tries + 1, "no failure is kept"


def test_a_slow_answer_is_not_waited_for(nominatim, open_geocoder, valley):
    nominatim.delay_s = 0.4
    assert "did not answer in time" in zorbulak(read(open_geocoder(timeout_s=0.1), valley)).unresolved


def test_a_server_that_is_not_there_costs_a_name_its_place(open_geocoder, valley):
    geocoder = open_geocoder(options={"domain": "127.0.0.1:1", "scheme": "http"})
    assert "could not be reached" in zorbulak(read(geocoder, valley)).unresolved


def test_a_service_that_keeps_failing_is_left_alone(nominatim, open_geocoder, valley):
    names = ["Zorbulak", "Xhyrvan", "Qorvanlide", "Brelkovich", "Mirzagalash"]
    nominatim.answers = dict.fromkeys(names, b"no")
    geocoder = open_geocoder()
    mentions = read(geocoder, valley, " ".join(f"The village of {name} burnt." for name in names))
    assert len(nominatim.came) == GIVE_UP_AFTER
    assert mentions[-1].unresolved.endswith("is left alone")
    assert f"{GIVE_UP_AFTER} unanswered" in geocoder.told()


# ---------------------------------------------------------------- hostile answers


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Zor\u202ebulak\x00\x1b[31m\nx", "Zorbulak [31m x"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("\ud800Zorbulak", "Zorbulak"),
        ("Z" * 10_000, "Z" * 80),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
        ("", "Zorbulak"),
    ],
)
def test_a_hostile_name_stays_a_few_plain_words(nominatim, open_geocoder, valley, osm_place, *, name, kept):
    place = osm_place(name=name, display_name=name, address={"state": name, "country_code": name})
    nominatim.answers["Zorbulak"] = [place]
    mention = zorbulak(read(open_geocoder(), valley))
    assert mention.place.name == kept
    assert mention.place.admin1 == (kept if name else "")
    assert mention.place.country == ""
    assert mention == zorbulak(read(open_geocoder(), valley)), "kept as it was told"


@pytest.mark.parametrize(
    "point",
    [
        {"lat": "91"},
        {"lon": "181"},
        {"lat": "NaN"},
        {"lon": "Infinity"},
        {"lat": None},
        {"lat": [40]},
        {"lat": "0", "lon": "0"},
    ],
)
def test_a_point_that_is_not_on_earth_is_refused(nominatim, open_geocoder, valley, osm_place, point):
    nominatim.answers["Zorbulak"] = [osm_place() | point]
    mention = zorbulak(read(open_geocoder(), valley))
    assert mention.place is None
    assert "sent what is no answer" in mention.unresolved


@pytest.mark.parametrize(
    "odd",
    [
        {"osm_id": "5); DROP"},
        {"osm_type": ["node"]},
        {"osm_id": -5},
        {"osm_id": 10**40},
        {"boundingbox": "wide"},
        {"boundingbox": ["99", "-99", "0", "0"]},
        {"address": "here"},
        {"category": {"a": 1}, "class": None},
    ],
)
def test_odd_members_are_passed_over(nominatim, open_geocoder, valley, osm_place, odd):
    nominatim.answers["Zorbulak"] = [osm_place() | odd]
    place = zorbulak(read(open_geocoder(), valley)).place
    assert place.place_id in {"geocoder:nominatim:N5", "geocoder:nominatim:40.50000_46.90000"}
    assert json.loads(json.dumps(place.radius_km)) >= 1


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"service": "nowhere"}, "geopy has arcgis"),
        ({"contact": ""}, "--geocode-contact"),
        ({"contact": "me@example.org\r\nX-Header: 1"}, "--geocode-contact"),
        ({"options": {"user_agent": "somebody"}}, "no option user_agent"),
        ({"options": {"sheme": "http"}}, "it takes domain, scheme"),
        ({"options": {"scheme": "file"}}, "cannot make"),
        ({"service": "pickpoint"}, "api_key=…"),
    ],
)
def test_settings_that_do_not_fit_are_told_of_before_anything_is_sent(tmp_path, settings, told):
    service = ServiceSettings(**{"service": "nominatim", "contact": "me@example.org", **settings})
    with pytest.raises(GeocoderError, match=told):
        Geocoder(GeocodeSettings(service=service, cache=tmp_path / "c.sqlite"))
    assert not (tmp_path / "c.sqlite").exists()


def test_every_geocoder_of_geopys_is_offered():
    assert {"nominatim", "photon", "geonames"} <= set(service_names())
