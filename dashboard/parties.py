"""Who acted, with what, against what and whom, as a report's panel says it: each with the article's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.records import ActorRole, TargetWhat
from dashboard.language import message
from dashboard.markup import Html, english, filled, quoted, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.records import Actor, Report, Target
    from dashboard.language import Language

ROLE_WORDS: Final = {
    ActorRole.ATTACKER: message("Attacker"),
    ActorRole.PARTICIPANT: message("Took part"),
    ActorRole.TARGET: message("Who was attacked"),
    ActorRole.MEDIATOR: message("Mediator"),
}
"""What the roles are called that a report's panel does not name by "Says so", "Accused" and "Denied by"."""


def parties_facts(report: Report, written_in: str, language: Language) -> list[tuple[str, Html]]:
    """Those with a part in the event by their roles: the words as written, and the normalised name beside them."""
    told: dict[str, list[Html]] = {}
    for actor in report.actors:
        if actor.role in ROLE_WORDS:
            role = language.say(ROLE_WORDS[actor.role])
            told.setdefault(role, []).append(_actor_html(actor, written_in, language))
    return [(role, _listed(actors)) for role, actors in told.items()]


def kinds_facts(report: Report, written_in: str, language: Language) -> list[tuple[str, Html]]:
    """Weapons, targets and kinds of victims, those of them that are named."""
    rows = (
        (language.say("Weapons"), ((language.say(each.kind), each.words) for each in report.weapons)),
        (language.say("Targets"), ((_target_words(each, language), each.words) for each in report.targets)),
        (
            language.say("Kinds of victims"),
            ((language.say(each.kind), each.words) for each in report.victim_kinds),
        ),
    )
    told = [(name, list(_kinds_html(kinds, written_in, language))) for name, kinds in rows]
    return [(name, _listed(kinds)) for name, kinds in told if kinds]


def _actor_html(actor: Actor, written_in: str, language: Language) -> Html:
    """The words as written, the normalised name where it says more, and who says that this one acted."""
    told = quoted(actor.words, written_in)
    if actor.name and actor.name != actor.words:
        told = filled(language.say("{words} ({name})"), words=told, name=english(actor.name))
    if not actor.said_by:
        return told
    return filled(
        language.say("{actor}, as {speaker} says"), actor=told, speaker=quoted(actor.said_by, written_in)
    )


def _target_words(target: Target, language: Language) -> str:
    people = target.what in (TargetWhat.PEOPLE, TargetWhat.FORCES)
    return language.say(target.kind) if people else language.say(target.what)


def _kinds_html(kinds: Iterable[tuple[str, str]], written_in: str, language: Language) -> Iterator[Html]:
    """Each kind with the words that name it; several words of one kind stand together."""
    by_kind: dict[str, list[Html]] = {}
    for kind, words in kinds:
        by_kind.setdefault(kind, []).append(quoted(words, written_in))
    for kind, told in by_kind.items():
        yield filled(language.say("{kind}: {words}"), kind=text(kind), words=Html(", ".join(told)))


def _listed(parts: Iterable[Html]) -> Html:
    return Html("; ".join(parts))
