"""English names of months and weekdays, with the abbreviations that papers print, in small letters."""

from __future__ import annotations

_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {word: i for i, names in enumerate(_MONTH_NAMES, 1) for word in names.split()}
"""Month names and abbreviations → 1..12."""

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Pattern of a month as papers write it, in full or short; the longer first, so that none is cut."""

MONTH_IN_FULL = "|".join(names.split()[0] for names in _MONTH_NAMES)
"""Pattern of a month's full name."""

MONTH_STEM = "|".join(names[:3] for names in _MONTH_NAMES)
"""Pattern of the letters that a month begins with, however it is cut short."""

_WEEKDAY_NAMES = (
    "monday", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday", "sunday",
)  # fmt: skip
WEEKDAYS = {word: i for i, names in enumerate(_WEEKDAY_NAMES) for word in names.split()}
"""Names of weekdays → Monday 0 .. Sunday 6; "mon", "sat" and "sun" are words of their own and left out."""

MONTH_FIRST = frozenset({"US", "PH", "MH", "FM", "PW"})
"""Countries (ISO 3166) whose papers write the month before the day in figures; Canada's write both ways."""
