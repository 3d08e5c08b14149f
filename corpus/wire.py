"""Records as the dicts of the wire formats: what the filters print, and what others score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from corpus.grounds import Ground
from corpus.records import (
    Actor,
    Article,
    Claim,
    Count,
    DayRange,
    Incident,
    Report,
    ReportPlace,
    Span,
    TimeExpression,
    Toll,
    event_type_of,
)
from geodata.place import GEOCODED, Mention, Place

Json = dict[str, object]
GivenSpan = Callable[[int, int], Span]
"""From a range of the clean text to the range of the text as given."""

COORDINATE_DIGITS = 5
"""A metre: no gazetteer is finer."""

_SCORE_DIGITS = 3


def toponyms_line(key: object, text: str, mentions: Iterable[Mention], given: GivenSpan) -> Json:
    """The line of `geoparse` for one text: its place names, each with its place or why there is none."""
    return {"id": key, "toponyms": [_toponym(text, mention, given) for mention in mentions]}


def timexes_line(key: object, text: str, times: Iterable[TimeExpression], given: GivenSpan) -> Json:
    """The line of `dates` for one text: its time expressions with TIMEX3 values and the days they mean."""
    return {"id": key, "timexes": [_timex(text, time, given) for time in times]}


def extract_line(key: object, article: Article, reports: Iterable[Report], given: GivenSpan) -> Json:
    """The line of `extract` for one article: what it says happened, the most prominent first."""
    return {
        "id": key,
        "published": iso(article.published),
        "published_basis": article.published_basis.value,
        "incidents": [report_json(report, given) for report in reports],
    }


def incident_line(incident: Incident, reports: Mapping[str, Json], ids: Mapping[str, object]) -> Json:
    """The line of `incidents` for one incident.

    `reports` holds the JSON of its reports by report id, `ids` the articles' ids as their readers know them.
    """
    return {
        "incident_id": incident.incident_id,
        "articles": [ids.get(article, article) for article in incident.article_ids],
        "independent_texts": incident.texts,
        "copies": [[ids.get(article, article) for article in group] for group in incident.copies],
        "event_type": event_type_of(incident.sub_event).value,
        "sub_event_type": incident.sub_event.value,
        "status": incident.status.value,
        "place": place_json(incident.place),
        **_days(incident.days),
        "killed": toll_json(incident.killed),
        "injured": toll_json(incident.injured),
        "claims": [_claim(claim, ids) for claim in incident.claims],
        "confidence": _score(incident.confidence),
        "confidence_because": grounds_json(incident.confidence_because),
        "merged_because": incident.merged_because,
        "reports": [reports[report_id] for report_id in incident.report_ids if report_id in reports],
    }


def report_json(report: Report, given: GivenSpan) -> Json:
    """A report; unknown is null, a count is [at least, at most]."""
    span = given(report.start, report.end)
    return {
        "event_type": report.event_type.value,
        "sub_event_type": report.sub_event.value,
        "status": report.status.value,
        "place": place_json(report.place),
        **_days(report.days),
        "time_precision": report.time_precision,
        "date_basis": report.date_basis.value,
        "killed": count_json(report.killed),
        "injured": count_json(report.injured),
        "missing": count_json(report.missing),
        "displaced": count_json(report.displaced),
        "detained": count_json(report.detained),
        "released": count_json(report.released),
        "victims": report.victims or None,
        "claimed_by": report.claimed_by or None,
        "accused": report.accused or None,
        "denied_by": report.denied_by or None,
        "actors": [_actor(actor, given) for actor in report.actors],
        "weapons": [{"kind": each.kind.value, **_words(each.words, each.span, given)} for each in report.weapons],
        "targets": [
            {"kind": each.kind.value, "what": each.what.value, **_words(each.words, each.span, given)}
            for each in report.targets
        ],
        "victim_kinds": [
            {"kind": each.kind.value, **_words(each.words, each.span, given)} for each in report.victim_kinds
        ],
        "start": span.start,
        "end": span.end,
        "confidence": _score(report.confidence),
        "confidence_because": grounds_json(report.confidence_because),
    }


def _actor(actor: Actor, given: GivenSpan) -> Json:
    return {
        "role": actor.role.value,
        "name": actor.name or None,
        "kind": actor.kind.value if actor.kind else None,
        "side": actor.side or None,
        "said_by": actor.said_by or None,
        **_words(actor.words, actor.span, given),
    }


def _words(words: str, span: Span | None, given: GivenSpan) -> Json:
    """Words as written with where they stand in the text as given, null where another sentence named them."""
    at = given(span.start, span.end) if span else None
    return {"words": words, "start": at.start if at else None, "end": at.end if at else None}


def grounds_json(grounds: Iterable[Ground]) -> list[Json]:
    """What speaks for and against a report or incident, the weightiest first."""
    return [{"reason": ground.value, "raises": ground.raises} for ground in grounds]


def place_json(place: ReportPlace | None) -> Json | None:
    """Where a report says it happened, None where it stands at no place."""
    if place is None:
        return None
    return {
        "place_id": place.place_id,
        "name": place.name,
        "second_name": place.second_name or None,
        "as_written": place.as_written,
        "lat": _degrees(place.lat),
        "lon": _degrees(place.lon),
        "country": place.country,
        "country_name": place.country_name,
        "admin1": place.admin1,
        "geo_precision": place.geo_precision,
    }


def count_json(count: Count | None) -> list[int | None] | None:
    """[at least, at most], the second null where it is open; None where no number was given."""
    return None if count is None else [count.low, count.high]


def toll_json(toll: Toll | None) -> Json | None:
    """Low, best and high over several claims, None where nobody gave a number."""
    return None if toll is None else {"low": toll.low, "best": toll.best, "high": toll.high}


def iso(day: date | None) -> str | None:
    """The day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def _toponym(text: str, mention: Mention, given: GivenSpan) -> Json:
    toponym = mention.toponym
    span = given(toponym.start, toponym.end)
    where = _place(mention.place) if mention.place else {"unresolved": mention.unresolved}
    return {
        "start": span.start,
        "end": span.end,
        "text": text[span.start : span.end],
        "use": toponym.use.value,
        **where,
        "score": _score(mention.score),
    }


def _place(place: Place) -> Json:
    return {
        "place_id": place.place_id,
        "name": place.name,
        "lat": _degrees(place.lat),
        "lon": _degrees(place.lon),
        "country": place.country,
        "admin1": place.admin1,
        "kind": place.kind.value,
        "precision_km": place.radius_km,
        **({"source": place.source} if place.place_id.startswith(GEOCODED) else {}),
    }


def _timex(text: str, time: TimeExpression, given: GivenSpan) -> Json:
    span = given(time.start, time.end)
    return {
        "start": span.start,
        "end": span.end,
        "text": text[span.start : span.end],
        "type": time.type.value,
        "value": time.value,
        **_days(time.days),
        "basis": time.basis.value,
    }


def _claim(claim: Claim, ids: Mapping[str, object]) -> Json:
    return {
        "article": ids.get(claim.article_id, claim.article_id),
        "claimed_by": claim.claimed_by or None,
        "accused": claim.accused or None,
        "killed": count_json(claim.killed),
        "injured": count_json(claim.injured),
        "published": iso(claim.published),
        "source": claim.source or None,
    }


def _days(days: DayRange | None) -> Json:
    return {"first_day": iso(days.first if days else None), "last_day": iso(days.last if days else None)}


def _degrees(value: float) -> float:
    return round(value, COORDINATE_DIGITS)


def _score(value: float) -> float:
    return round(value, _SCORE_DIGITS)
