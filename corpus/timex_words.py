"""The words that English time expressions are made of."""

from __future__ import annotations

from enum import StrEnum

from corpus.calendar_names import WEEKDAYS


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


class Unit(StrEnum):
    """Units of the calendar and the clock, by their letter in a TIMEX3 duration ("M" and "TM" are told apart)."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"


DAY_NAMES = WEEKDAYS | {f"{word}s": i for word, i in WEEKDAYS.items() if word.endswith("day")}
"""Names of weekdays → Monday 0 .. Sunday 6; plurals too ("on Mondays")."""

AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "august", "jun", "sep", "dec", "jan", "april", "june"})
"""Months whose letters are also a verb, an adjective or a person's name."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
"""Seasons → TIMEX3 codes."""

PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "dawn": "MO", "dusk": "EV", "lunchtime": "MI", "daybreak": "MO",
}  # fmt: skip
"""Parts of a day → TIMEX3 codes."""

UNITS = {
    "second": Unit.SECOND, "minute": Unit.MINUTE, "hour": Unit.HOUR, "day": Unit.DAY, "week": Unit.WEEK,
    "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}  # fmt: skip
PLURALS: dict[str, Unit] = {f"{word}s": unit for word, unit in UNITS.items() if unit is not Unit.CENTURY}
PLURALS |= {"centuries": Unit.CENTURY}
"""Plural names of units."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: i for i, word in enumerate(_ORDINALS.split(), 1)} | {"thirtieth": 30}
ORDINALS |= {f"{i}{'th' if i in range(11, 14) else {1: 'st', 2: 'nd', 3: 'rd'}.get(i % 10, 'th')}": i
             for i in range(1, 100)}  # fmt: skip
"""Ordinals in words and figures → their values."""

VAGUE = {"few", "several", "many", "some", "couple", "dozen", "dozens", "hundreds", "thousands", "number"}
"""Words that stand where a number would."""

DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
"""Names of decades → their digit."""

ADVERBS = {
    "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF",
    "formerly": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
"""Words that mean a vague now, past or future."""

REPEATED = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
           "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W"}  # fmt: skip
"""Words that mean a repetition → its TIMEX3 value."""

LENGTHS = {"hourlong": "PT1H", "daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y",
           "decadelong": "P10Y"}  # fmt: skip
"""Words that mean a length → its TIMEX3 value."""

HEDGES = words("about around nearly almost roughly approximately exactly barely circa ca")
"""Words before a number that TIMEX3 counts as part of the expression."""

TIME_ZONES = words("gmt utc est edt cst cdt mst mdt pst pdt et msk cet cest bst hours hrs hr")
"""Words that may follow a clock time."""

FUTURE_WORDS = words(
    "will shall ll wo expected scheduled slated due planned payable matures mature maturing expire expires effective "
    "upcoming tomorrow going would deliverable hopes hope plans intends must"
)
"""Words that turn a bare day to what is to come."""

PAST_VERBS = words(
    "said was were had did told came went took began broke fell rose met held left sent killed made got gave found "
    "struck hit shot led won lost saw became spoke flew wrote ran stood fought fled blew has have been says"
)
"""Irregular verbs in the past and auxiliaries; what ends in "-ed" counts as well."""

PLAIN_VERBS = words(
    "meet vote visit hold begin start open resume arrive leave return travel attend host discuss sign speak fly end "
    "expire take go come decide announce continue report close convene gather deliver release withdraw play run"
)
"""Verbs that right before a day, after "to" or in the present tense, speak of what is to come."""

PEOPLE = words(
    "people civilians soldiers troops men women children persons refugees others villages tanks families residents "
    "inhabitants prisoners fighters servicemen casualties officers militants militiamen workers percent % million "
    "billion thousand houses homes"
)
"""Words that make the figures before them a count and no day of a month."""

QUANTITIES = PEOPLE | words(
    "dead wounded killed injured dollars km kilometers kilometres meters metres miles feet ft tons tonnes hectares "
    "acres square points mm cm m kg pounds rubles roubles euros deaths bodies rounds shells rockets mb hp ° degrees "
    "barrels shares cases points seats votes jobs words pages"
)
"""Words that make the figures before them a count and no year."""
