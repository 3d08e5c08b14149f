"""An incident on one line, with its sources, claims and sentence: what every export is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from corpus.grounds import Ground
from corpus.records import (
    OWN_SUB_EVENTS,
    Actor,
    ActorRole,
    Article,
    Claim,
    Count,
    Incident,
    Report,
    Target,
    TargetWhat,
    event_type_of,
)

Evidence = tuple[Mapping[str, Report], Mapping[str, Article]]
"""Reports and articles, by id."""

INCIDENTS_AT_A_TIME: Final = 500
"""So many incidents' articles are in memory at once; more would be no faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """An incident on one line. Columns that mean what ACLED's do bear ACLED's names; the table is not ACLED's."""

    event_id_dateline: str = field(metadata={"about": "the incident's id in this data version"})
    event_date: date | None = field(metadata={"about": "its first day; empty where no article tells it"})
    event_date_last: date | None = field(
        metadata={"about": "its last day, where it lasted or is not known exactly"}
    )
    time_precision: int | None = field(metadata={"about": "1 the day, 2 the week, 3 the month or longer"})
    event_type: str = field(metadata={"about": "ACLED's event type"})
    sub_event_type: str = field(metadata={"about": "ACLED's sub-event type, or one of Dateline's own"})
    own_sub_event_type: bool = field(metadata={"about": "true where the sub-event type is Dateline's own"})
    status: str = field(metadata={"about": "happened, planned, denied, hypothetical, background or running_total"})
    claimed_by: str = field(metadata={"about": "who says so, as the articles write it; several parted by ;"})
    accused: str = field(metadata={"about": "whom they accuse, as the articles write it; several parted by ;"})
    actor1: str = field(
        metadata={
            "about": "who acted, as the passages say, or a side of a fight: by name, else as written; parted by ;"
        }
    )
    actor2: str = field(metadata={"about": "the other side, or the forces that were attacked; parted by ;"})
    accused_actors: str = field(metadata={"about": "who is only accused or suspected, by name; parted by ;"})
    weapons: str = field(metadata={"about": "kinds of weapon that the passages name; parted by ;"})
    targets: str = field(
        metadata={"about": "what was attacked or hit: civilians, military, infrastructure; parted by ;"}
    )
    victims: str = field(metadata={"about": "who the people are whom it befell; parted by ;"})
    country: str = field(
        metadata={"about": "ISO 3166 code of the state that international law gives the place to"}
    )
    country_name: str = field(metadata={"about": "that state's name"})
    admin1: str = field(metadata={"about": "first-order division"})
    location: str = field(metadata={"about": "the place; both names of a disputed one, parted by /"})
    place_kind: str = field(
        metadata={
            "about": "country, region, district, settlement, river, lake, mountain, road, border, site, continent"
        }
    )
    latitude: float | None = field(metadata={"about": "degrees north, WGS 84"})
    longitude: float | None = field(metadata={"about": "degrees east, WGS 84"})
    geo_precision: int | None = field(metadata={"about": "1 the town, 2 near it or its district, 3 a region"})
    radius_km: float | None = field(metadata={"about": "how far from the point it may have been, in km"})
    source: str = field(metadata={"about": "the outlets, parted by ;"})
    source_title: str = field(metadata={"about": "the articles' titles, parted by ;"})
    source_date: str = field(metadata={"about": "the articles' days of publication, parted by ;"})
    source_url: str = field(metadata={"about": "the articles' addresses, parted by a space"})
    published: date | None = field(metadata={"about": "the day of the earliest article that has one"})
    notes: str = field(
        metadata={"about": "the sentence that says so, from the first report; its publisher's words"}
    )
    fatalities_low: int | None = field(metadata={"about": "killed, the lowest claim; empty is unknown, not zero"})
    fatalities_best: int | None = field(metadata={"about": "killed, by Dateline's rule for several claims"})
    fatalities_high: int | None = field(metadata={"about": "killed, the highest claim; empty is open or unknown"})
    injured_low: int | None = field(metadata={"about": "injured, the lowest claim; empty is unknown, not zero"})
    injured_best: int | None = field(metadata={"about": "injured, by Dateline's rule for several claims"})
    injured_high: int | None = field(metadata={"about": "injured, the highest claim; empty is open or unknown"})
    claims: str = field(metadata={"about": "each claim with its claimant, outlet and day, parted by ;"})
    articles: int = field(metadata={"about": "how many articles tell of it"})
    reports: int = field(metadata={"about": "how many passages tell of it"})
    texts: int | None = field(
        metadata={"about": "how many independent texts tell of it: copies count once; empty is not counted"}
    )
    copies: str = field(
        metadata={
            "about": "articles in the same words, by outlet and day, with = between; several texts parted by ;"
        }
    )
    confidence: float | None = field(
        metadata={"about": "0 to 1: how likely place and day are right, see the codebook; empty for a coded event"}
    )
    confidence_because: str = field(metadata={"about": "what raises and what lowers it, the weightiest first"})
    merged_because: str = field(metadata={"about": "why its reports are held to be of one incident"})
    coded_by: str = field(
        metadata={"about": "ACLED or UCDP GED where the row is an event of theirs; empty where read from articles"}
    )
    coded_id: str = field(metadata={"about": "the coder's own id of the event"})
    coded_as: str = field(metadata={"about": "UCDP's type of violence; sub_event_type is empty then"})


def export_rows(
    incidents: Iterable[Incident], reports: Mapping[str, Report], articles: Mapping[str, Article]
) -> Iterator[ExportRow]:
    """The rows of incidents, from their reports and articles by id."""
    for incident in incidents:
        told = [reports[key] for key in incident.report_ids if key in reports]
        sources = [articles[key] for key in incident.article_ids if key in articles]
        yield _row(incident, told, sources, articles)


def rows_with_evidence(
    incidents: Iterable[Incident], evidence_of: Callable[[Sequence[Incident]], Evidence]
) -> Iterator[ExportRow]:
    """The rows of incidents; their reports and articles are asked for some hundred incidents at a time."""
    left = iter(incidents)
    while part := list(islice(left, INCIDENTS_AT_A_TIME)):
        yield from export_rows(part, *evidence_of(part))


def what_happened(row: ExportRow) -> str:
    """The kind of a row: its sub-event type, or its coder's own."""
    return row.sub_event_type or row.coded_as


# ---------------------------------------------------------------- one row


def _row(
    incident: Incident, told: Sequence[Report], sources: Sequence[Article], articles: Mapping[str, Article]
) -> ExportRow:
    place, days, killed, injured = incident.place, incident.days, incident.killed, incident.injured
    coded = incident.coded
    published = [article.published for article in sources if article.published]
    sides = _sides(told)
    return ExportRow(
        event_id_dateline=incident.incident_id,
        event_date=days.first if days else None,
        event_date_last=days.last if days else None,
        time_precision=days.time_precision if days else None,
        event_type=event_type_of(incident.sub_event).value,
        sub_event_type="" if coded and coded.kind else incident.sub_event.value,
        own_sub_event_type=incident.sub_event in OWN_SUB_EVENTS,
        status=incident.status.value,
        claimed_by=_joined(report.claimed_by for report in told),
        accused=_joined(report.accused for report in told),
        actor1=_joined(sides[0]),
        actor2=_joined(sides[1]),
        accused_actors=_joined(_called(a) for each in told for a in each.actors if a.role is ActorRole.ACCUSED),
        weapons=_joined(weapon.kind for report in told for weapon in report.weapons),
        targets=_joined(_target(target) for report in told for target in report.targets),
        victims=_joined(people.kind for report in told for people in report.victim_kinds),
        country=place.country if place else "",
        country_name=place.country_name if place else "",
        admin1=place.admin1 if place else "",
        location=" / ".join(filter(None, (place.name, place.second_name))) if place else "",
        place_kind=place.kind if place else "",
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        geo_precision=place.geo_precision if place else None,
        radius_km=place.radius_km if place else None,
        source=_joined(article.source for article in sources),
        source_title=_joined(article.title for article in sources),
        source_date=_joined(day.isoformat() for day in published),
        source_url=_joined((article.url for article in sources), " "),
        published=min(published, default=None),
        notes=_sentence(told, articles),
        fatalities_low=killed.low if killed else None,
        fatalities_best=killed.best if killed else None,
        fatalities_high=killed.high if killed else None,
        injured_low=injured.low if injured else None,
        injured_best=injured.best if injured else None,
        injured_high=injured.high if injured else None,
        claims=_joined(_claim(claim) for claim in incident.claims),
        articles=0 if coded else len(incident.article_ids),
        reports=0 if coded else len(incident.report_ids),
        texts=incident.texts,
        copies="; ".join(_copies(incident, articles)),
        confidence=None if coded else round(incident.confidence, 3),
        confidence_because=_grounds(incident.confidence_because),
        merged_because=incident.merged_because,
        coded_by=coded.by.value if coded else "",
        coded_id=coded.event_id if coded else "",
        coded_as=coded.kind.value if coded and coded.kind else "",
    )


def _copies(incident: Incident, articles: Mapping[str, Article]) -> Iterator[str]:
    """The articles of each text that several print: "The Paper, 2020-10-11 = The Post, 2020-10-12"."""
    for group in incident.copies:
        held = [articles[key] for key in group if key in articles]
        if len(held) > 1:
            yield " = ".join(_outlet_and_day(each.source, each.published) for each in held)


def _outlet_and_day(source: str, published: date | None) -> str:
    return ", ".join(filter(None, (source, published.isoformat() if published else ""))) or "unknown"


def _sides(told: Sequence[Report]) -> tuple[list[str], list[str]]:
    """Who acted and whom they acted against; of two that fight each other the one named first, and the others."""
    actors = [actor for report in told for actor in report.actors]
    attackers = [_called(each) for each in actors if each.role is ActorRole.ATTACKER]
    fighting = list(dict.fromkeys(_called(each) for each in actors if each.role is ActorRole.PARTICIPANT))
    struck = [_called(each) for each in actors if each.role is ActorRole.TARGET]
    if attackers:
        return attackers, [each for each in (*struck, *fighting) if each not in attackers]
    return fighting[:1], [*fighting[1:], *(each for each in struck if each not in fighting[:1])]


def _called(actor: Actor) -> str:
    return actor.name or actor.words


def _target(target: Target) -> str:
    """The kind of a target, with what of it ("infrastructure: school")."""
    people = target.what in (TargetWhat.PEOPLE, TargetWhat.FORCES)
    return target.kind.value if people else f"{target.kind}: {target.what}"


def _joined(words: Iterable[str], mark: str = "; ") -> str:
    """Words, each once, in order."""
    return mark.join(dict.fromkeys(filter(None, words)))


def _grounds(grounds: Sequence[Ground]) -> str:
    """Grounds in words: "raised: the sentence names the day; lowered: told in general words"."""
    return "; ".join(f"{'raised' if ground.raises else 'lowered'}: {ground.value}" for ground in grounds)


def _sentence(told: Sequence[Report], articles: Mapping[str, Article]) -> str:
    """The sentence of the first report whose article is there."""
    for report in told:
        if article := articles.get(report.article_id):
            return " ".join(article.text[report.start : report.end].split())
    return ""


def _claim(claim: Claim) -> str:
    """A claim in words: "killed 7, injured 33 or more (the prosecutor; The Paper, 2020-10-11)"."""
    figures = [
        f"{what} {_count(count)}"
        for what, count in (("killed", claim.killed), ("injured", claim.injured))
        if count
    ]
    if not figures:
        return ""
    source = ", ".join(filter(None, (claim.source, claim.published.isoformat() if claim.published else "")))
    said = "; ".join(filter(None, (claim.claimed_by, source)))
    return ", ".join(figures) + (f" ({said})" if said else "")


def _count(count: Count) -> str:
    if count.high is None:
        return f"{count.low} or more"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
