"""All that names an article's day of publication, in plain words, and whether it disagrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.records import SignFault, SignKind
from dashboard.language import message
from dashboard.markup import Html, filled, quoted, text

if TYPE_CHECKING:
    from corpus.records import Article, PublicationSign
    from dashboard.language import Language

SIGN_WORDS: Final = {
    SignKind.GIVEN: message("a person says {day}"),
    SignKind.METADATA: message("its metadata say {day}"),
    SignKind.HEAD: message("the archive's head says {day}"),
    SignKind.DATELINE: message("its dateline says {day}"),
    SignKind.STAMP: message("a line at its beginning says {day}"),
    SignKind.ADDRESS: message("its address says {day}"),
    SignKind.FILE_NAME: message("its file's name says {day}"),
}

FAULT_WORDS: Final = {
    SignFault.TOO_EARLY: message("too early to be believed"),
    SignFault.FUTURE: message("in the future when it was read"),
    SignFault.BEFORE_TOLD: message("before {day}, which the text tells of as past"),
    SignFault.TWO_WAYS: message("may be read two ways"),
    SignFault.NO_YEAR: message("no year"),
}

OTHER_SIGNS: Final = message("Other signs of the day")
DISAGREE: Final = message("They disagree:")


def other_signs_html(article: Article, language: Language) -> Html:
    """What names a day beside the sign that is believed, with the reason where it cannot be; "" for nothing.

    That they disagree is said first.
    """
    others = article.published_signs[1 if article.published else 0 :]
    said = Html("; ".join(_sign_html(each, article.language, language) for each in others))
    if not article.published_disputed:
        return said
    return Html(f"<strong>{text(language.say(DISAGREE))}</strong> {said}")


def _sign_html(sign: PublicationSign, written_in: str, language: Language) -> Html:
    day = text(language.day(sign.day)) if sign.day else Html(f"“{quoted(sign.words, written_in)}”")
    said = filled(language.say(SIGN_WORDS[sign.kind]), day=day)
    if sign.fault is None:
        return said
    told = language.day(sign.told) if sign.told else ""
    return Html(f"{said} ({text(language.say(FAULT_WORDS[sign.fault], day=told))})")
