"""All names of a place by language, with the days for which each held where the gazetteer knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.article_words import language_name
from dashboard.markup import Html, details, facts, quoted, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.language import Language
    from geodata.place import PlaceName


def all_names_html(names: Iterable[PlaceName], language: Language) -> Html:
    """The names under a heading that opens, "" where there are none: languages that know days first."""
    by_language: dict[str, list[PlaceName]] = {}
    for each in names:
        by_language.setdefault(each.lang.partition("-")[0], []).append(each)
    if not by_language:
        return Html("")
    groups = [(_group(code, language), group) for code, group in by_language.items() if code]
    groups.sort(key=lambda named: (not any(map(_has_days, named[1])), named[0].casefold()))
    if spellings := by_language.get(""):
        groups.append((language.say("Other spellings"), spellings))
    listed = facts((f"{name}:", _listed(group, language)) for name, group in groups)
    told = language.say("In brackets: the days for which a name held, where the gazetteer has them.")
    note = f"<p>{text(told)}</p>" if any(_has_days(each) for _, group in groups for each in group) else ""
    return details(language.say("All its names"), Html(f"{note}{listed}"))


def days_words(name: PlaceName, language: Language) -> str:
    """The days of a name, "1935 to 30 December 1989"; "" where none are known.

    The first or last day of a year stands for the year, since where only that is known such a day is given.
    """
    if name.first_day and name.last_day:
        first, last = _day_or_year(name.first_day, language), _day_or_year(name.last_day, language)
        return language.say("{first} to {last}", first=first, last=last)
    if name.first_day:
        return language.say("from {day}", day=_day_or_year(name.first_day, language))
    return language.say("until {day}", day=_day_or_year(name.last_day, language)) if name.last_day else ""


def _day_or_year(day: date, language: Language) -> str:
    return str(day.year) if (day.month, day.day) in {(1, 1), (12, 31)} else language.day(day)


def _has_days(name: PlaceName) -> bool:
    return bool(name.first_day or name.last_day)


def _group(code: str, language: Language) -> str:
    """The language's name, with a capital letter since it begins a line."""
    name = language_name(code, language)
    return f"{name[:1].upper()}{name[1:]}"


def _listed(names: Iterable[PlaceName], language: Language) -> Html:
    told: dict[str, None] = {}
    for each in names:
        days = days_words(each, language)
        told[f"{quoted(each.text, each.lang)}{text(f' ({days})') if days else ''}"] = None
    return Html(", ".join(told))
