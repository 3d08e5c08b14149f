"""What part of the store somebody wants to see: kinds, statuses, days and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, or_

from corpus.records import EventType, Status, SubEventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A choice of reports or incidents; a field that is empty leaves nothing out.

    The days bound a closed range that what is chosen must touch, so that one bound leaves out the undated.
    `kinds` holds event types, sub-event types or both.
    """

    first: date | None = None
    last: date | None = None
    kinds: frozenset[EventType | SubEventType] = frozenset()
    statuses: frozenset[Status] = frozenset()
    place_ids: frozenset[str] = frozenset()


EVERYTHING = Selection()


def conditions(selection: Selection, table: Table) -> Iterator[ColumnElement[bool]]:
    """The selection as conditions on the table of reports or that of incidents."""
    columns = table.c
    if selection.first:
        yield columns.last_day >= selection.first
    if selection.last:
        yield columns.first_day <= selection.last
    if selection.kinds:
        names = [kind.value for kind in selection.kinds]
        yield or_(columns.sub_event.in_(names), columns.event_type.in_(names))
    if selection.statuses:
        yield columns.status.in_([status.value for status in selection.statuses])
    if selection.place_ids:
        yield columns.place_id.in_(selection.place_ids)
