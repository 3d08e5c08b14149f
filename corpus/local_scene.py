"""The town or county that local news is of: whose police act in the article, or where it was filed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.small_letters import has_any, small
from geodata.geometry import distance_km
from geodata.place import Mention, Place, PlaceKind, ToponymUse


class Sign(StrEnum):
    """What a mention tells of a town's part in the news."""

    POLICE = "no nearer place named here: the police of “{}” act in the article"
    FILED = "no nearer place named here: local news filed from “{}”"
    PEOPLE = "no nearer place named here: the news is of people of “{}”"
    THERE = "no nearer place named here: the local news is of “{}”, named elsewhere in the article"
    NAMED = "no nearer place named here: the local news is of “{}”, which it names"
    BESIDE = "no nearer place named here: the local news mentions “{}”"


# Set on the development half of the Gun Violence Database's articles and held to the demonstration corpus
# (benchmarks/evaluate.py); measure both again when one changes.
WEIGHTS = {
    Sign.POLICE: 2.5,
    Sign.FILED: 2.5,
    Sign.THERE: 1.0,
    Sign.PEOPLE: 0.5,
    Sign.NAMED: 0.5,
    Sign.BESIDE: 0.5,
}

IN_OPENING = 0.5
"""What a place gains that is named among the first OPENING_CHARACTERS."""

OPENING_CHARACTERS = 400

WITH_ADDRESS = 1.0
"""What the town of a dateline gains where the article names a street or a block: it needs no other town's."""

NEIGHBOURS = 0.5
"""The share of the evidence for places near by that a place gains."""

MOST_COUNTED = 3
"""Mentions with one sign past so many tell nothing new."""

MOST_WEIGHED = 50
"""Places held against each other; what is named more often than these is what the news is of."""

LEAST_EVIDENCE = 1.5
"""Below this a town is only named; a town's police, a dateline or where the article opens suffice alone."""

NEAR_KM = 80.0
"""Places no further apart are near each other; past this a place in another state is not where local news is."""

IN_COUNTY_KM = 45.0
"""A town no further from a county's middle lies in it, as far as the gazetteer can tell."""

LARGE = 100_000
"""Inhabitants of a town that is meant by its name alone, far from the news."""

CLEAR_SCORE = 0.9
"""The score from which a name means one place whatever the news is of."""

_NO_TOWNS = frozenset(
    {"central", "city", "county", "downtown", "east", "metro", "north", "south", "springs", "university", "west"}
)
_CRIME = re.compile(  # over text in small letters
    r"\b(?=[acdfgijmops])(?:police|sheriff|deputies|detectives?|coroner|medical examiner|officers?|investigators"
    r"|arrested|charged with|gunshot|murder(?:s|ed|ing)?|fire department|prosecutors?|jury|convicted|pleaded"
    r"|shot (?:him|her)self)\b",
)
_WAR = re.compile(
    r"\b(?=[acdfgimprst])(?:troops|army|armed forces|military|ministry|front line|cease-?fire|shelling|shelled"
    r"|missiles?|artillery|soldiers?|peacekeep\w+|captives|drones?|air ?strikes?|militants?|insurgents?|rebels?"
    r"|militia|guerrillas?|separatists?)\b",
)
_STEMS_OF_WAR = (
    "troops", "army", "armed f", "military", "ministry", "front line", "cease", "shell", "missile", "artillery",
    "soldier", "peacekeep", "captives", "drone", "air strike", "airstrike", "militant", "insurgent", "rebel",
    "militia", "guerrilla", "separatist",
)  # fmt: skip
"""Letters without one of which _WAR matches nothing."""
_ADDRESS = re.compile(
    r"\b(?=[b\dA-Z])(?:block of|(?:[A-Z][\w’'-]{0,30}|\d{1,4}(?:st|nd|rd|th)) "
    r"(?:Street|St\.|Avenue|Ave\b|Road|Rd\b|Drive|Dr\.|Boulevard|Blvd|Lane|Court|Place|Highway))"
)
_POLICE_AFTER = re.compile(
    r"(?:[’']s)?,?\s+(?:(?:city|county|metro|metropolitan|area|local|township|town|village)\s+){0,2}"
    r"(?:police|sheriff|deputies\b|officers?\b|detectives?|fire(?:fighters?| department| rescue| crews| officials)"
    r"|paramedics|emergency|coroner|medical examiner|prosecut|district attorney|homicide|PD\b|mayor"
    r"|public safety)",
    re.IGNORECASE,
)
_POLICE_BEFORE = re.compile(
    r"\b(?:police|officers|deputies|firefighters|detectives|sheriff|mayor|authorities)\s+(?:in|of)\s+"
    r"(?:the (?:city|town|village|suburb) of )?$",
    re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(
    r"\s+(?:man|men|woman|women|boy|girl|teen\w*|child|toddler|father|mother|couple|family)\b"
)
_BROUGHT_TO = re.compile(
    r"\b(?:taken|brought|rushed|flown|air-?lifted|transported|transferred|driven|sent|admitted|treated|hospitali[sz]ed"
    r"|recover(?:ed|ing)|died|dead|pronounced|listed|remain(?:s|ed)?|surgery)\b[^.;\n]{0,90}"
    r"\b(?:hospitals?|medical cent(?:er|re)|trauma cent(?:er|re)|clinic|infirmary|morgue|center|health)"
    r"\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)
_CARE = ("hospital", "center", "centre", "clinic", "infirmary", "morgue", "health")
_CARE_WITHIN = 36
"""Where one of these words must stand for _BROUGHT_TO to match, in characters: it is dear to try."""

_LIVES_THERE = re.compile(
    r"(?:\b\w+,\s+of|\b(?:live[sd]?|resident|native|moved|from)(?:\s+(?:in|of|from|to))?)\s+(?:the\s+)?$"
)
_LEADS_HOME = ("of", "live", "lived", "lives", "resident", "native", "moved", "from", "in", "to", "the")
"""What must stand before a name for _LIVES_THERE to match."""
_STREET_AFTER = re.compile(
    r"[\s-]+(?:Street|St\.|Avenue|Aves?\b|Road|Rd\b|Drive|Dr\b|Boulevard|Blvd|Lane|Ln\b|Court|Ct\b|Parkway|Pkwy|Circle"
    r"|Terrace|Highway|Hwy)\b"
)
_BLOCK_BEFORE = re.compile(r"\bblock of (?:[NSEW]\w*\.? )?$")
_QUARTER_AFTER = re.compile(
    r"(?: \w+)?\s+(?:neighbou?rhood|subdivision|section|apartments?\b|housing|community\b)", re.IGNORECASE
)
_QUARTERS = ("neighborhood", "neighbourhood", "section of", "subdivision")
_BROUGHT = re.compile(
    r"\b(?:taken|brought|rushed|flown|air-?lifted|transported|transferred|driven|sent|admitted|treated|recovering)"
    r"\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_HOSPITAL_AFTER = re.compile(
    r"(?: area)? (?:\w+ )?(?:hospitals?|medical cent(?:er|re)|trauma cent(?:er|re))\b", re.IGNORECASE
)
_IN_BEFORE = re.compile(r"\b(?:in|at|near|outside|around)\s+(?:the\s+)?$")
_LOOK_BACK = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalScene:
    """Where local news happens, by the mention that tells it best, and why."""

    mention: Mention
    because: str


def find_local_scene(text: str, mentions: Sequence[Mention]) -> LocalScene | None:
    """The town or county that local news is of; None where the article tells of a war or of no crime.

    A wire agency's dateline is no scene: news of a war has more words for soldiers than for police.
    """
    low = small(text)
    if _CRIME.search(low) is None:
        return None
    if has_any(low, _STEMS_OF_WAR) and len(_WAR.findall(low)) > len(_CRIME.findall(low)):
        return None
    evidence = _gather(text, mentions)
    chosen = _town_or_county(_totals(text, evidence), evidence)
    if chosen is None:
        return None
    sign, mention = evidence[chosen].best
    return LocalScene(mention=mention, because=sign.format(mention.toponym.text))


def is_street(text: str, mention: Mention) -> bool:
    """Whether the name is that of a street: "on Riverside Drive", "the 600 block of Escanaba"."""
    start, end = mention.toponym.start, mention.toponym.end
    if _STREET_AFTER.match(text, end):
        return True
    return _BLOCK_BEFORE.search(text[max(0, start - 30) : start]) is not None


def is_where_hurt_are_brought(text: str, mention: Mention) -> bool:
    """Whether the name only tells where a hospital lies that somebody was brought to."""
    start, end = mention.toponym.start, mention.toponym.end
    before = text[max(0, start - _LOOK_BACK) : start]
    if _HOSPITAL_AFTER.match(text, end) and _BROUGHT.search(before):
        return True
    near = small(before[-_CARE_WITHIN:])
    return any(word in near for word in _CARE) and _BROUGHT_TO.search(before) is not None


def is_where_people_live(text: str, mention: Mention) -> bool:
    """Whether the name only tells where somebody lives: "a Wichita man", "John Roe, of Wichita"."""
    start, end = mention.toponym.start, mention.toponym.end
    before = text[max(0, start - _LOOK_BACK) : start]
    return _PEOPLE_AFTER.match(text, end) is not None or _lives_there(before)


def _lives_there(before: str) -> bool:
    return before.rstrip().endswith(_LEADS_HOME) and _LIVES_THERE.search(before) is not None


def is_beside_local_news(text: str, mention: Mention, others: Sequence[Mention], local: LocalScene) -> bool:
    """Whether a place is none where the local news can be: a quarter or a person of like name, far away.

    A large town whose name means only it, and one whose state the sentence names among `others`, stay.
    """
    place, home = mention.place, local.mention.place
    if place is None or home is None or place.kind is PlaceKind.COUNTRY or place.place_id in home.within:
        return False
    if _are_near(place, home):
        return False
    if _is_quarter(text, mention):
        return True
    if place.within[:1] == home.within[:1]:
        return False
    if any(m.place is not None and m is not mention and m.place.place_id in place.within for m in others):
        return False
    known = (place.population or 0) >= LARGE and mention.score >= CLEAR_SCORE
    before = text[max(0, mention.toponym.start - 20) : mention.toponym.start]
    return not (known and _IN_BEFORE.search(before))


def holds_local_news(mention: Mention, local: LocalScene) -> bool:
    """Whether the place is the county, the state or the region that the local news' town lies in."""
    place, home = mention.place, local.mention.place
    if place is None or home is None:
        return False
    return place.place_id in home.within or (place.kind is PlaceKind.DISTRICT and _is_town_of(home, place))


# ---------------------------------------------------------------- evidence


class _Evidence:
    """What the mentions of one place tell, by sign; `best` is the strongest of them."""

    __slots__ = ("best", "place", "strongest", "weights")

    def __init__(self, place: Place, sign: Sign, mention: Mention) -> None:
        self.place = place
        self.best = (sign, mention)
        self.strongest = 0.0
        self.weights: defaultdict[Sign, float] = defaultdict(float)

    def add(self, sign: Sign, weight: float, mention: Mention) -> None:
        self.weights[sign] = min(self.weights[sign] + weight, MOST_COUNTED * weight)
        if weight > self.strongest:
            self.strongest, self.best = weight, (sign, mention)


def _gather(text: str, mentions: Sequence[Mention]) -> dict[str, _Evidence]:
    found: dict[str, _Evidence] = {}
    for mention in mentions:
        place = mention.place
        if place is None or place.kind not in (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT):
            continue
        sign = _sign(text, mention)
        if sign is None or mention.toponym.text.casefold() in _NO_TOWNS:
            continue
        opens = mention.toponym.start < OPENING_CHARACTERS and sign not in (Sign.FILED, Sign.BESIDE)
        evidence = found.setdefault(place.place_id, _Evidence(place, sign, mention))
        evidence.add(sign, WEIGHTS[sign] + (IN_OPENING if opens else 0.0), mention)
    return found


def _sign(text: str, mention: Mention) -> Sign | None:
    """What a mention tells of its town's part in the news, None where it tells nothing."""
    toponym = mention.toponym
    before = text[max(0, toponym.start - _LOOK_BACK) : toponym.start]
    if _POLICE_AFTER.match(text, toponym.end) or _POLICE_BEFORE.search(before):
        return Sign.POLICE
    if toponym.use is ToponymUse.DATELINE:
        return Sign.FILED
    if toponym.use is ToponymUse.DEMONYM or _is_no_town(text, mention) or _lives_there(before):
        return None
    if _PEOPLE_AFTER.match(text, toponym.end):
        return Sign.PEOPLE
    if toponym.use is not ToponymUse.LITERAL:
        return Sign.BESIDE
    return Sign.THERE if _IN_BEFORE.search(before) else Sign.NAMED


def _is_no_town(text: str, mention: Mention) -> bool:
    """Whether the name is a street's or a quarter's, or tells only where a hospital lies."""
    return _is_quarter(text, mention) or is_street(text, mention) or is_where_hurt_are_brought(text, mention)


def _is_quarter(text: str, mention: Mention) -> bool:
    """Whether the text calls what bears the name a part of a town, here or elsewhere."""
    name = text[mention.toponym.start : mention.toponym.end]
    return _QUARTER_AFTER.match(text, mention.toponym.end) is not None or any(
        f"{name} {quarter}" in text for quarter in _quarters_in(text)
    )


@lru_cache(maxsize=8)
def _quarters_in(text: str) -> tuple[str, ...]:
    """The words for a quarter that a text has, looked for once for all its places."""
    return tuple([quarter for quarter in _QUARTERS if quarter in text])


def _totals(text: str, evidence: Mapping[str, _Evidence]) -> dict[str, float]:
    """The evidence for each place with a share of that for places near by: a quarter's homonym has none there."""
    filed = any(Sign.FILED in found.weights for found in evidence.values())
    address = WITH_ADDRESS if filed and _ADDRESS.search(text) else 0.0
    own = {
        place_id: sum(found.weights.values()) + (address if Sign.FILED in found.weights else 0.0)
        for place_id, found in evidence.items()
    }
    most = sorted(own, key=lambda place_id: -own[place_id])[:MOST_WEIGHED]

    def near(place_id: str) -> float:
        place = evidence[place_id].place
        return sum(own[i] for i in most if i != place_id and _are_near(place, evidence[i].place))

    return {place_id: own[place_id] + NEIGHBOURS * near(place_id) for place_id in most}


def _town_or_county(totals: Mapping[str, float], evidence: Mapping[str, _Evidence]) -> str | None:
    """The place with most evidence; of a county the town in it that the text names as well."""
    best = max(totals, key=lambda place_id: totals[place_id], default=None)
    if best is None or totals[best] < LEAST_EVIDENCE:
        return None
    county = evidence[best].place
    if county.kind is not PlaceKind.DISTRICT:
        return best
    towns = [place_id for place_id in totals if _is_town_of(evidence[place_id].place, county)]
    return max(towns, key=lambda place_id: totals[place_id], default=best)


def _is_town_of(town: Place, county: Place) -> bool:
    if town.kind is not PlaceKind.SETTLEMENT or not set(county.within) <= set(town.within):
        return False
    return distance_km(town.lat, town.lon, county.lat, county.lon) <= IN_COUNTY_KM


def _are_near(one: Place, other: Place) -> bool:
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= NEAR_KM
