"""The records that travel from an article to the map: frozen, typed, refused where impossible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.grounds import Ground
from geodata.light_records import light

if TYPE_CHECKING:
    from datetime import date

    from geodata.place import Mention, Reading


class Span(NamedTuple):
    """Characters [start, end) of an article's clean text."""

    start: int
    end: int


# ---------------------------------------------------------------- articles


class PublishedBasis(StrEnum):
    """How the day of publication was known."""

    GIVEN = "given"  # told on the command line or by a person
    METADATA = "metadata"
    TEXT = "text"  # the text's own head or dateline
    ADDRESS = "address"
    FILE_NAME = "file name"
    UNKNOWN = "unknown"


class SignKind(StrEnum):
    """What names a day of publication; the surer come first."""

    GIVEN = "given"
    METADATA = "metadata"
    HEAD = "head"  # an archive's, before the text
    DATELINE = "dateline"
    STAMP = "stamp"  # a line at the text's beginning that is a day alone
    ADDRESS = "address"
    FILE_NAME = "file name"

    @property
    def basis(self) -> PublishedBasis:
        """How a day is known that this names."""
        in_text = self in {SignKind.HEAD, SignKind.DATELINE, SignKind.STAMP}
        return PublishedBasis.TEXT if in_text else PublishedBasis(self.value)


class SignFault(StrEnum):
    """Why a sign's day cannot be the day of publication, or what it lacks to name one."""

    TOO_EARLY = "too early"
    FUTURE = "in the future"
    BEFORE_TOLD = "before a day that the text tells of as past"
    TWO_WAYS = "may be read two ways"
    NO_YEAR = "no year"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationSign:
    """Something that names a day of publication, whether it is believed or not.

    `words` are as they are written, "" where there are none; `day` is None where the fault is TWO_WAYS or
    NO_YEAR. `told` is the day that the text tells of as past, where the fault is BEFORE_TOLD.
    """

    kind: SignKind
    words: str = ""
    day: date | None = None
    fault: SignFault | None = None
    told: date | None = None

    def __post_init__(self) -> None:
        if (self.day is None) != (self.fault in {SignFault.TWO_WAYS, SignFault.NO_YEAR}):
            raise ValueError("a sign names a day, or it is said what it lacks to name one")


SAME_PUBLICATION_DAYS: Final = 2
"""Signs of one publication lie so far apart at most: filed in the evening, printed next day, in another zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text somebody published, cleaned; every range of characters counts in `text`.

    `article_id` comes from content (see corpus.clean) or, for the filters, from the caller. `published` is None
    where nobody knows the day, and then `published_basis` is UNKNOWN. `source` is the outlet, `author` who wrote
    it as its byline says (several parted by ", "), `url` its address, `origin` the file that it was read from;
    each "" where unknown. `language` is an ISO 639-1 code.
    `published_signs` are all that name a day of publication, the believed one first; () where nobody kept them.
    """

    article_id: str
    text: str
    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    origin: str = ""
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    language: str = "en"
    published_signs: tuple[PublicationSign, ...] = ()

    def __post_init__(self) -> None:
        if (self.published is None) != (self.published_basis is PublishedBasis.UNKNOWN):
            raise ValueError("an article has a day of publication exactly when it is said how it is known")

    @property
    def published_disputed(self) -> bool:
        """Whether something names another day of publication, more than SAME_PUBLICATION_DAYS away.

        A file's name does not count: files are often named on the day on which they were saved.
        """
        return any(self._disputes(sign) for sign in self.published_signs)

    def _disputes(self, sign: PublicationSign) -> bool:
        if self.published is None or sign.kind is SignKind.FILE_NAME:
            return False
        if sign.day is None:
            # A dateline that agreed with another sign would have that sign's year.
            return sign.fault is SignFault.NO_YEAR
        return abs((sign.day - self.published).days) > SAME_PUBLICATION_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that was not read: where it stood, why in one plain sentence, and a short code to count by.

    `text` is how it begins, fit to be shown; of an article in a `language` (its ISO 639-1 code) that is not read
    it is the whole clean text, kept for the day on which the language is read. `title`, `source`, `author`,
    `url` and `published` are the article's own; each "" or None where nothing is known.
    """

    origin: str
    reason: str
    code: str
    text: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something that a person should know of a file that was read: which columns were taken for what."""

    origin: str
    words: str


LONGEST_SENTENCE = 3_000
"""Characters of a sentence that are read for events; what is longer is a table or an attack, not prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the clean text; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int

    @property
    def legible_end(self) -> int:
        """Where reading stops: a sentence longer than any writer's is read only at its beginning."""
        return min(self.end, self.start + LONGEST_SENTENCE)


# ---------------------------------------------------------------- days


DAYS_OF_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """A closed range of days."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} is no range of days")

    @property
    def days(self) -> int:
        """How many days it covers, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def time_precision(self) -> int:
        """ACLED's time_precision: 1 the day, 2 within a week, 3 within a month or worse."""
        return 1 if self.days == 1 else 2 if self.days <= DAYS_OF_A_WEEK else 3


class TimexType(StrEnum):
    """TIMEX3's types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateBasis(StrEnum):
    """What a time expression was counted from."""

    EXPLICIT = "explicit"
    PUBLICATION = "publication"
    CONTEXT = "context"  # the passage's own last day
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a day or a span: TIMEX3 `value` ("" if none) and the days they mean, None if not known."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    days: DayRange | None
    basis: DateBasis


# ---------------------------------------------------------------- what happened


class EventType(StrEnum):
    """ACLED's event types, spelt as its codebook does."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC = "Strategic developments"


class SubEventType(StrEnum):
    """ACLED's sub-event types and, under Strategic developments, a few of our own (see OWN_SUB_EVENTS)."""

    GOVERNMENT_REGAINS = "Government regains territory"
    NON_STATE_OVERTAKES = "Non-state actor overtakes territory"
    ARMED_CLASH = "Armed clash"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS = "Disrupted weapons use"
    HEADQUARTERS = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"
    TALKS = "Talks"
    CEASEFIRE_VIOLATION = "Ceasefire violation"
    DISPLACEMENT = "Displacement"
    PRISONER_EXCHANGE = "Prisoner exchange"
    BLOCKADE = "Blockade"


_TYPES: dict[EventType, tuple[SubEventType, ...]] = {
    EventType.BATTLES: (
        SubEventType.GOVERNMENT_REGAINS,
        SubEventType.NON_STATE_OVERTAKES,
        SubEventType.ARMED_CLASH,
    ),
    EventType.EXPLOSIONS: (
        SubEventType.CHEMICAL_WEAPON,
        SubEventType.AIR_STRIKE,
        SubEventType.SUICIDE_BOMB,
        SubEventType.SHELLING,
        SubEventType.REMOTE_EXPLOSIVE,
        SubEventType.GRENADE,
    ),
    EventType.CIVILIANS: (SubEventType.SEXUAL_VIOLENCE, SubEventType.ATTACK, SubEventType.ABDUCTION),
    EventType.PROTESTS: (
        SubEventType.PEACEFUL_PROTEST,
        SubEventType.PROTEST_INTERVENTION,
        SubEventType.EXCESSIVE_FORCE,
    ),
    EventType.RIOTS: (SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE),
}
_TYPE_OF = {sub: kind for kind, subs in _TYPES.items() for sub in subs}

OWN_SUB_EVENTS = frozenset(
    {
        SubEventType.TALKS,
        SubEventType.CEASEFIRE_VIOLATION,
        SubEventType.DISPLACEMENT,
        SubEventType.PRISONER_EXCHANGE,
        SubEventType.BLOCKADE,
    }
)
"""Sub-event types that are ours and not ACLED's."""


def event_type_of(sub_event: SubEventType) -> EventType:
    """The event type that a sub-event type belongs to."""
    return _TYPE_OF.get(sub_event, EventType.STRATEGIC)


class Status(StrEnum):
    """Whether a passage says that the thing happened; only HAPPENED becomes a dot."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"
    RUNNING_TOTAL = "running_total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people: at least `low`, at most `high` (None is open). Unknown is no Count at all, not zero."""

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"[{self.low}, {self.high}] is no count")


class Outcome(StrEnum):
    """What became of the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """A count of people where it stands in a text.

    [start, end) covers the words from the number to the verb or noun that says what became of them ("killing
    at least 13 civilians"). `words` are those of the number as printed ("at least 13"), `victims` who they were
    ("civilians, including three children"), "" if not said. `running` marks a total over a longer time ("so
    far more than 200"). `part` marks figures contained in another of the same passage ("including three
    children"), or overtaken by the text ("the toll rose from 7 to 9"): these are never added and never a toll
    of their own. `unnumbered` marks people whom nobody counts ("villagers were killed"): two at the least.
    """

    start: int
    end: int
    outcome: Outcome
    count: Count
    words: str
    victims: str = ""
    running: bool = False
    part: bool = False
    unnumbered: bool = False


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Words that tell of an event: [start, end) is the trigger ("missile attack", "shelled").

    `reason` are the words that decided its status. `vague` words ("fighting") tell of an event only with a day,
    a place or figures of their own, `weak` ones only where no other word of the sentence does, those `of_place`
    only beside the name of a place, and a `definite` noun ("the attack") speaks of something already told.
    """

    start: int
    end: int
    sub_event: SubEventType
    status: Status
    reason: str = ""
    vague: bool = False
    weak: bool = False
    of_place: bool = False
    definite: bool = False


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what a stretch of text says: [start, end) is the stretch, the others are words as written.

    `blames` marks an `accused` whom somebody accuses; without it the sentence itself says who acted.
    """

    start: int
    end: int
    claimed_by: str = ""
    accused: str = ""
    denied_by: str = ""
    blames: bool = False


# ---------------------------------------------------------------- who, with what, against whom


class ActorRole(StrEnum):
    """What part somebody has in an event, or in what is said of it."""

    ATTACKER = "attacker"  # the passage says that it acted
    TARGET = "target"
    PARTICIPANT = "participant"  # of two that fight, meet or agree; who arrests, blocks or hands over
    MEDIATOR = "mediator"
    ACCUSED = "accused"  # somebody says that it acted, or the passage only suspects it
    CLAIMANT = "claimant"
    DENIER = "denier"


class ActorKind(StrEnum):
    """What sort of actor a name means."""

    STATE = "state"
    STATE_FORCES = "state forces"
    POLICE = "police"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    AGENCY = "agency"
    NON_STATE_GROUP = "non-state group"
    INTERNATIONAL = "international organisation"
    PEACEKEEPERS = "peacekeepers"
    UNIDENTIFIED = "unidentified"


class WeaponKind(StrEnum):
    """Kinds of weapon, as far as news tell them apart."""

    ARTILLERY = "artillery"
    ROCKETS = "rockets"
    MISSILE = "missile"
    BALLISTIC_MISSILE = "ballistic missile"
    CLUSTER_MUNITION = "cluster munition"
    DRONE = "drone or loitering munition"
    AIRCRAFT = "aircraft"
    MORTAR = "mortar"
    SMALL_ARMS = "small arms"
    GRENADE = "grenade"
    EXPLOSIVE_DEVICE = "mine or explosive device"
    ARMOUR = "tank or armour"
    BLADE = "knife or blade"
    INCENDIARY = "incendiary weapon"
    CHEMICAL = "chemical weapon"
    WARSHIP = "warship"


class TargetKind(StrEnum):
    """What was attacked, at its broadest."""

    CIVILIANS = "civilians"
    MILITARY = "military"
    INFRASTRUCTURE = "infrastructure"


class TargetWhat(StrEnum):
    """What of it was attacked."""

    PEOPLE = "people"
    FORCES = "forces"
    POSITIONS = "positions or bases"
    EQUIPMENT = "equipment"
    HOUSE = "house"
    SCHOOL = "school"
    HOSPITAL = "hospital or ambulance"
    WORSHIP = "place of worship"
    BRIDGE_OR_ROAD = "bridge, road or railway"
    POWER = "power"
    WATER = "water"
    FUEL = "gas or oil"
    TELECOM = "communications"
    MARKET = "market or shop"
    VEHICLE = "vehicle"
    AIRPORT_OR_PORT = "airport or port"
    OFFICE = "public building"
    DIPLOMATIC = "embassy or mission"
    BUSINESS = "business or industry"
    FARMLAND = "farmland or livestock"
    CULTURE = "cultural or sports site"
    BUILDING = "building"


class VictimKind(StrEnum):
    """Who the people are whom an event befell."""

    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    ELDERLY = "elderly"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid or medical workers"
    CLERGY = "clergy"
    OFFICIALS = "officials"
    JUDICIARY = "judges and lawyers"
    TEACHERS_STUDENTS = "teachers and students"
    WORKERS = "workers and farmers"
    DIPLOMATS = "diplomats"
    SOLDIERS = "soldiers"
    POLICE = "police"
    GUARDS = "guards"
    FIGHTERS = "fighters"
    PEACEKEEPERS = "peacekeepers"
    PRISONERS = "prisoners"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody with a part in an event: `words` as written, `span` where they stand.

    `span` is None where another sentence named it. `name` is the normalised name, "" where none is known; `side`
    is an ISO 3166 code or a side that the table of actors names, "" where none is. `said_by` is who says that it
    acted, in the words of the article, "" where the article itself does.
    """

    role: ActorRole
    words: str
    span: Span | None = None
    name: str = ""
    kind: ActorKind | None = None
    side: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon that was used: the `words` at `span`."""

    kind: WeaponKind
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What was attacked or hit: the `words` at `span`."""

    kind: TargetKind
    what: TargetWhat
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """Who the people are whom it befell: the `words` at `span`."""

    kind: VictimKind
    words: str
    span: Span


# ---------------------------------------------------------------- reports and incidents


CODED: Final = "coded-"
"""What the ids of coded incidents, their reports and articles begin with, and no others."""


class CodedBy(StrEnum):
    """Who coded an event that was read from a table of theirs, and not by us from an article."""

    ACLED = "ACLED"
    UCDP = "UCDP GED"


class CodedKind(StrEnum):
    """UCDP's types of organised violence: they say who against whom, and not how, as ACLED's kinds do."""

    STATE_BASED = "state-based conflict"
    NON_STATE = "non-state conflict"
    ONE_SIDED = "one-sided violence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Where a coded event comes from: `event_id` is its coder's own.

    `edition` grows with newer exports of one event, 0 where the table does not tell it. `kind` is the coder's own
    for what happened where no sub-event type says the same: that of the incident then only says where it is drawn.
    """

    by: CodedBy
    event_id: str
    edition: int = 0
    kind: CodedKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlace:
    """Where a report says it happened: the resolved place and the toponym that named it.

    `start`, `end` is the toponym in the clean text. `geo_precision` is ACLED's: 1 the town itself, 2 near it or
    its district, 3 a region or country. `radius_km` is how far from the point it may be. `score` (0..1) and
    `readings` say how sure the place is and what else was weighed. `coded_by` is whose table gave the place, None
    where an article did.
    """

    place_id: str
    name: str
    second_name: str = ""
    as_written: str
    start: int
    end: int
    lat: float
    lon: float
    country: str
    country_name: str
    admin1: str
    kind: str
    radius_km: float
    geo_precision: int
    score: float
    within: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    coded_by: CodedBy | None = None

    def overlaps(self, other: ReportPlace) -> bool:
        """Whether the two are one place, or one lies in the other."""
        return self.place_id == other.place_id or self.place_id in other.within or other.place_id in self.within


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one passage of one article says happened. Never merged with another, never corrected.

    [start, end) is the sentence that says it, `passages` all sentences of the article that tell it. `time` is
    the time expression's range, `days` what it means. None for a count means that no number was given.
    `place` None goes with `unplaced` (why not), `days` None with `undated`. `place_because` and `days_because` say
    in words how they were found where the sentence itself does not name them. `confidence` is the estimated
    probability, in 0..1, that a careful reader would agree with what it says of event, place and days, and
    `confidence_because` what speaks for and against it, the weightiest first. `actors`, `weapons`, `targets` and
    `victim_kinds` are what its passages name, each with its words. `coded` says whose table it was read from, None
    where we read an article; the confidence of a coded one is 1 and nobody's estimate.
    """

    report_id: str
    article_id: str
    start: int
    end: int
    passages: tuple[Span, ...]
    trigger: Span
    sub_event: SubEventType
    status: Status
    status_reason: str = ""
    place: ReportPlace | None
    unplaced: str = ""
    place_because: str = ""
    days: DayRange | None
    undated: str = ""
    days_because: str = ""
    time: Span | None = None
    time_words: str = ""
    date_basis: DateBasis = DateBasis.UNRESOLVED
    time_precision: int | None = None
    killed: Count | None = None
    injured: Count | None = None
    missing: Count | None = None
    displaced: Count | None = None
    detained: Count | None = None
    released: Count | None = None
    victims: str = ""
    claimed_by: str = ""
    accused: str = ""
    denied_by: str = ""
    confidence: float = 0.5
    confidence_because: tuple[Ground, ...] = ()
    actors: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    targets: tuple[Target, ...] = ()
    victim_kinds: tuple[Victims, ...] = ()
    coded: Coding | None = None

    def __post_init__(self) -> None:
        if (self.place is None) != bool(self.unplaced) or (self.days is None) != bool(self.undated):
            raise ValueError("a report without a place or a day says why, and one with them does not")

    @property
    def event_type(self) -> EventType:
        """The event type of its sub-event type."""
        return event_type_of(self.sub_event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source's figures for one incident at one time; `published` is the article's day, None if unknown."""

    report_id: str
    article_id: str
    claimed_by: str
    accused: str
    killed: Count | None
    injured: Count | None
    published: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure over several claims: `low` and `high` bound them (None is open), `best` is by a stated rule."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened: it points to the reports that tell of it and shows their claims side by side.

    Its status is HAPPENED, PLANNED and so on like its reports', which all share it. `merged_because` says in
    words why its reports are held to be one. `confidence` is the estimated probability, in 0..1, that such a thing
    happened there and then, and `confidence_because` what speaks for and against it. `texts` is how many
    independent texts tell of it, None where nobody has looked yet; `copies` are the articles that tell of it in
    the same words, a group for each such text. `coded` says whose table it was read from: it has one report then,
    and is never put together with another.
    """

    incident_id: str
    report_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    sub_event: SubEventType
    status: Status
    place: ReportPlace | None
    days: DayRange | None
    killed: Toll | None
    injured: Toll | None
    claims: tuple[Claim, ...]
    confidence: float
    confidence_because: tuple[Ground, ...] = ()
    merged_because: str = ""
    texts: int | None = None
    copies: tuple[tuple[str, ...], ...] = ()
    coded: Coding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """A row of somebody's table of events: an incident of its own, and the words and the source that the row has.

    The ids of article, report and incident are one and the same, which follows from the coder's own.
    """

    article: Article
    report: Report
    incident: Incident

    @property
    def origin(self) -> str:
        """The file and line that it was read from."""
        return self.article.origin


Thing = Article | CodedEvent | Rejected | Noted
"""What becomes of something that was given to be read, or a note on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReading:
    """All that was read out of one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    reports: tuple[Report, ...]
