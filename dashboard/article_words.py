"""What an article's marks are called: uses of place names, sorts of time expressions, what each was read as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.records import TimexType
from dashboard.language import message
from dashboard.wording import BASIS_WORDS
from geodata.place import ToponymUse

if TYPE_CHECKING:
    from corpus.records import TimeExpression
    from dashboard.language import Language
    from dashboard.place_names import PlaceNames
    from geodata.place import Mention

USE_WORDS: Final = {
    ToponymUse.LITERAL: message("the place itself"),
    ToponymUse.METONYM: message("who governs or speaks there"),
    ToponymUse.DATELINE: message("where the text was written"),
    ToponymUse.DEMONYM: message("of that place"),
    ToponymUse.OTHER: message("part of another name"),
}

LEGEND_WORDS: Final = {
    ToponymUse.LITERAL: message("a place, named as a place"),
    ToponymUse.METONYM: message("a place's name for those who govern or speak there, as in “Paris said”"),
    ToponymUse.DATELINE: message("a place that the text was written at"),
    ToponymUse.DEMONYM: message("people or things of a place, as in “French”"),
    ToponymUse.OTHER: message("a place's name as part of another name"),
}

TIMEX_WORDS: Final = {
    TimexType.DATE: message("a day or a longer time"),
    TimexType.TIME: message("a time of day"),
    TimexType.DURATION: message("how long"),
    TimexType.SET: message("how often"),
}


def mention_told(mention: Mention, language: Language, names: PlaceNames) -> str:
    """What a place name was read as, in one line."""
    use = language.say(USE_WORDS[mention.toponym.use])
    if mention.place is None:
        return language.say("{use}; no place: {reason}", use=use, reason=mention.unresolved)
    return language.say(
        "{place}, {kind}, score {score}; {use}",
        place=names.in_language(mention.place, language),
        kind=language.say(mention.place.kind),
        score=language.score(mention.score),
        use=use,
    )


def time_told(time: TimeExpression, language: Language) -> str:
    """What a time expression was read as, in one line."""
    parts = {
        "type": language.say(TIMEX_WORDS[time.type]),
        "days": language.days(time.days),
        "basis": language.say(BASIS_WORDS[time.basis]),
    }
    return language.say("{type}: {days}, {basis}", **parts)


def language_name(code: str, language: Language) -> str:
    """What a language is called in another, its code where that is not known."""
    return str(language.locale.languages.get(code, code))
