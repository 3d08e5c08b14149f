"""What a geocoder answered, reduced to what is used, and which answer a name in a text may be held for."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodata.geometry import geodesic_km
from geodata.names import transliteration_key
from geodata.place import PlaceKind

LONGEST_NAME = 80
"""Characters of a name that are kept of an answer."""

ONE_PLACE_KM = 25.0
"""Answers no farther apart than this are one place: a town and its municipality."""

SCORE_SAME_NAME = 0.5
SCORE_OTHER_NAME = 0.3
"""Half of what a gazetteer's only place of a name is given, and less where even the name is another."""

_LEAST_RADIUS_KM, _MOST_RADIUS_KM = 1.0, 500.0
_LONGEST_READ = 20_000
_USUAL_RADIUS_KM = {PlaceKind.SETTLEMENT: 5.0}
_ELSE_RADIUS_KM = 50.0

_FEATURES: Mapping[PlaceKind, str] = {
    PlaceKind.SETTLEMENT: "city town village hamlet isolated_dwelling suburb quarter neighbourhood borough "
    "locality municipality city_block",
    PlaceKind.DISTRICT: "county district state_district city_district subdistrict",
    PlaceKind.REGION: "state region province",
    PlaceKind.COUNTRY: "country",
    PlaceKind.RIVER: "river stream canal",
    PlaceKind.LAKE: "water lake reservoir lagoon",
    PlaceKind.MOUNTAIN: "peak volcano mountain_range ridge hill",
}
_KIND_OF_FEATURE = {word: kind for kind, words in _FEATURES.items() for word in words.split()}
_SHOWN_AS = {"Cc": " ", "Cf": "", "Cn": "", "Co": "", "Cs": "", "Zl": " ", "Zp": " ", "Zs": " "}
_PLACE_CLASSES = frozenset({"place", "boundary", "natural", "waterway"})
_NEIGHBOURS: Mapping[PlaceKind, frozenset[PlaceKind]] = {
    PlaceKind.DISTRICT: frozenset({PlaceKind.DISTRICT, PlaceKind.REGION}),
    PlaceKind.REGION: frozenset({PlaceKind.DISTRICT, PlaceKind.REGION}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A place as a geocoder tells of it: plain words, and a point on Earth in WGS 84 degrees.

    `number` is the service's own ("N123" of a node of OpenStreetMap), "" where it has none. `kind` is a
    PlaceKind's word, "" where the service does not say, "other" where it is none of them. `country` is an ISO
    3166 code or "", `admin1` a name or "". `radius_km` 0 is not known.
    """

    number: str
    name: str
    lat: float
    lon: float
    kind: str = ""
    country: str = ""
    admin1: str = ""
    radius_km: float = 0.0

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError("no point on Earth")


def answers_of(locations: Iterable[Any]) -> tuple[Answer, ...]:
    """Locations of geopy as answers, in order; ValueError or TypeError where one is no place on Earth."""
    return tuple(_answer(location) for location in locations)


def choose(name: str, kind: PlaceKind | None, answers: Sequence[Answer]) -> tuple[Answer | None, float, str]:
    """The answer that the name may be held for with its score, or None, 0 and why not in a few words.

    `kind` is what the text calls it, None where it does not say.
    """
    if not answers:
        return None, 0.0, "knows no place of this name"
    fitting = [each for each in answers if _fits(each.kind, kind)]
    if not fitting:
        return None, 0.0, f"knows no {kind or 'place'} of this name"
    key = transliteration_key(name)
    same = [each for each in fitting if transliteration_key(each.name) == key]
    first, *others = same or fitting
    if any(geodesic_km(first.lat, first.lon, each.lat, each.lon) > ONE_PLACE_KM for each in others):
        return None, 0.0, "knows several places of this name"
    if same:
        return first, SCORE_SAME_NAME, "of the same name"
    return first, SCORE_OTHER_NAME, f"under the name {first.name}"


def radius_km(answer: Answer, kind: PlaceKind) -> float:
    """How far from its point the place may reach: as the service says, else what is usual of its kind."""
    return answer.radius_km or _USUAL_RADIUS_KM.get(kind, _ELSE_RADIUS_KM)


def plain_words(told: object, most: int = LONGEST_NAME) -> str:
    """A foreign value as one line of at most `most` characters, without any that do not show; "" for no text."""
    if not isinstance(told, str):
        return ""
    read = unicodedata.normalize("NFC", told[:_LONGEST_READ])
    shown = (_SHOWN_AS.get(unicodedata.category(character), character) for character in read)
    return " ".join("".join(shown).split())[:most].strip()


def _fits(told: str, wanted: PlaceKind | None) -> bool:
    if not told:
        return True
    if wanted is None:
        return told != "other"
    return told in _NEIGHBOURS.get(wanted, frozenset({wanted}))


def _answer(location: Any) -> Answer:  # noqa: ANN401  geopy has no types
    raw = location.raw if isinstance(location.raw, Mapping) else {}
    lat, lon = _point(location, raw)
    address = raw.get("address")
    parts = address if isinstance(address, Mapping) else {}
    country = plain_words(parts.get("country_code"), 3).upper()
    named = plain_words(raw.get("name")) or plain_words(str(location.address or "").partition(",")[0])
    return Answer(
        number=_number(raw),
        name=named,
        lat=lat,
        lon=lon,
        kind=_kind(raw),
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else "",
        admin1=plain_words(parts.get("state")),
        radius_km=_radius(lat, lon, raw.get("boundingbox")),
    )


def _point(location: Any, raw: Mapping[str, object]) -> tuple[float, float]:  # noqa: ANN401  as above
    """The point (lat, lon) as it was sent: geopy turns a longitude round the Earth and takes nothing for 0."""
    lat, lon = location.latitude, location.longitude
    if "lat" in raw or "lon" in raw:
        lat, lon = raw["lat"], raw["lng" if "lng" in raw else "lon"]
    if not isinstance(lat, str | float | int) or not isinstance(lon, str | float | int):
        raise TypeError("no numbers")
    if float(lat) == float(lon) == 0:
        raise ValueError("no point at all")
    return float(lat), float(lon)


def _number(raw: Mapping[str, object]) -> str:
    kind, number = raw.get("osm_type"), raw.get("osm_id")
    letter = {"node": "N", "way": "W", "relation": "R"}.get(kind, "") if isinstance(kind, str) else ""
    return f"{letter}{number}" if letter and isinstance(number, int) and 0 < number < 10**15 else ""


def _kind(raw: Mapping[str, object]) -> str:
    """A PlaceKind's word as OpenStreetMap's features say it, "other" for a shop, "" where nothing is said."""
    family = raw.get("category", raw.get("class"))
    if not isinstance(family, str):
        return ""
    if family not in _PLACE_CLASSES:
        return "other"
    told = (raw.get("addresstype"), raw.get("type"))
    return next(
        (_KIND_OF_FEATURE[word] for word in told if isinstance(word, str) and word in _KIND_OF_FEATURE), "other"
    )


def _radius(lat: float, lon: float, box: object) -> float:
    """From the point to the farthest corner of its box (south, north, west, east), 0 where it is none."""
    if not isinstance(box, Sequence) or isinstance(box, str) or len(box) != 4:
        return 0.0
    south, north, west, east = (float(side) for side in box)
    if not (-90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        return 0.0
    far = max(geodesic_km(lat, lon, y, x) for y in (south, north) for x in (west, east))
    return round(min(max(far, _LEAST_RADIUS_KM), _MOST_RADIUS_KM), 1) if math.isfinite(far) else 0.0
