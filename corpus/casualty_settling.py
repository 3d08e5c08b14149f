"""Casualties over the sentences of an article: what the shot came to, and who was counted before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from corpus.casualty_line import Line
from corpus.casualty_people import Kind
from corpus.casualty_reader import Told
from corpus.casualty_words import DAYS, OUTCOME, Fate
from corpus.records import Count, Outcome
from geodata.light_records import altered, light

_SOON = 8  # passages in which a number still belongs to people spoken of without one
_BEGINS_CLAUSE = frozenset({"", ",", "and", "while", "but", ";"})
_LEAVING = frozenset({"leaving", "with"})
_SOON_SHOT = 8  # passages in which those who were shot are still counted with the dead among them
_AT_ONCE = 2  # passages in which a bare number tells of those counted before
_MORE = frozenset({"more", "another", "other", "others", "further", "additional", "also"})
_LATER = 60  # passages in which a death is still told of those who were hurt
_HURT = frozenset({Fate.SHOT, Fate.CARED, Fate.INJURED})
_ANYBODY = frozenset({"people", "persons", "victims"})
_MALE = frozenset({"man", "boy", "male", "father", "son", "husband", "brother", "boyfriend", "grandfather"})
_FEMALE = frozenset(
    {"woman", "girl", "female", "mother", "daughter", "wife", "sister", "girlfriend", "grandmother"}
)
_LIVING = frozenset({"condition", "recovering", "life", "lives", "released"})
SURVIVING = frozenset({"survived", "survives", "survive", "recover", "non-life-threatening", "stable"})
_AGE = re.compile(r"\d{1,3}(?=-)")
_OF_SOMEBODY = re.compile(r"['’]s ")
_NUMBERED = frozenset({"second", "third", "fourth", "fifth", "another"})
_OUT_OF_DANGER = frozenset({"stable", "non-life-threatening", "satisfactory"})
_OTHERS = frozenset({"also", "another", "second", "third", "other"})


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, or a piece of an overlong one: where it starts in the article and its running number."""

    text: str
    start: int
    number: int
    paragraph: int


@light
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one passage says of some people."""

    told: Told
    line: Line
    passage: Passage

    @property
    def outcome(self) -> Outcome:
        """What became of them, the shot and the hospitalised taken for injured."""
        return OUTCOME[self.told.fate]


@dataclass(slots=True, kw_only=True)
class _Article:
    """The mentions of an article, those of deaths by passage, and what was counted so far."""

    mentions: list[Mention]
    dead: list[Mention] = field(default_factory=list)
    dead_at: list[int] = field(default_factory=list)
    first_fresh_death: int | None = None
    counted: dict[Outcome, Count] = field(default_factory=dict)
    latest: dict[Outcome, Mention] = field(default_factory=dict)
    heads: set[tuple[Outcome, str]] = field(default_factory=set)
    fates_here: dict[int, set[Fate]] = field(default_factory=lambda: defaultdict(set))
    counts_here: dict[Outcome, set[int]] = field(default_factory=lambda: defaultdict(set))


def settle(mentions: list[Mention]) -> list[Mention]:
    """The mentions with every fate decided, and those that only repeat what was counted marked as part."""
    article = _Article(mentions=mentions)
    for place, mention in enumerate(mentions):
        if mention.told.fate is Fate.KILLED and not mention.told.part:
            article.dead.append(mention)
            article.dead_at.append(mention.passage.number)
            if article.first_fresh_death is None and not mention.told.definite:
                article.first_fresh_death = place
    settled = []
    for place, mention in enumerate(mentions):
        told = _decided(article, mention, place)
        if told is not None:
            settled.append(_noted(article, _telling(mention, told), place))
    return settled


def _noted(article: _Article, mention: Mention, place: int) -> Mention:
    """The mention, marked as part where its people are counted elsewhere; what it counts is remembered."""
    told, outcome = mention.told, mention.outcome
    if _vaguer(article, mention, place) or _repeats(article, mention):
        told = altered(told, part=True)
    if not told.part and not told.running and told.count.high != 0 and told.kind is not Kind.UNCOUNTED:
        article.counted.setdefault(outcome, told.count)
        article.latest[outcome] = mention
        article.counts_here[outcome].add(mention.passage.number)
    if told.head:
        article.heads.add((outcome, told.head))
    article.fates_here[mention.passage.number].add(told.fate)
    return _telling(mention, told)


def _telling(mention: Mention, told: Told) -> Mention:
    return mention if told is mention.told else altered(mention, told=told)


def _repeats(article: _Article, mention: Mention) -> bool:
    """True for people known from before: "the man died" after "two were killed", "two of them"."""
    told = mention.told
    if _is_bare_part(article, mention) or _is_one_of_known(article, mention):
        return True
    earlier = article.counted.get(mention.outcome)
    if earlier is None:
        return False
    if told.fate is Fate.CARED and told.kind is Kind.COUNTED and told.count == earlier:
        return mention.passage.number in article.counts_here[mention.outcome]
    if told.kind is Kind.UNCOUNTED or (told.fate is Fate.CARED and not _is_somebody_else(article, mention)):
        return True
    return told.definite and told.count.low <= max(earlier.low, 2)


def _is_somebody_else(article: _Article, mention: Mention) -> bool:
    """True for "a second clerk was taken to hospital", and for one of another age than who was counted last."""
    told, latest = mention.told, article.latest.get(mention.outcome)
    if told.count.high != 1 or latest is None:
        return False
    first = _words(mention)[:2]
    return (told.kind is Kind.SINGLE and not _NUMBERED.isdisjoint(first)) or (
        latest.told.count.high == 1 and _are_of_two_ages(told, latest.told)
    )


def _are_of_two_ages(one: Told, other: Told) -> bool:
    ages = [_AGE.match(told.noun) for told in (one, other)]
    return len({age.group() for age in ages if age}) == len(ages)


def _is_one_of_known(article: _Article, mention: Mention) -> bool:
    """True for "the nurse", "two of them", "one of the nurses" after nurses who met the same fate."""
    told = mention.told
    if told.subset and (told.fate in article.fates_here[mention.passage.number] or told.fate is Fate.CARED):
        return True
    return (told.kind is Kind.KNOWN or told.subset) and (mention.outcome, told.head) in article.heads


def _is_bare_part(article: _Article, mention: Mention) -> bool:
    """True for "two died" soon after five who were killed, where no other place is named for them."""
    told, counted = mention.told, article.latest.get(mention.outcome)
    if told.kind is not Kind.COUNTED or told.noun or told.head or counted is None or told.count.high is None:
        return False
    if mention.passage is counted.passage:
        leaving = mention.line.word(told.first - 1) in _LEAVING
        return leaving and told.count.high < counted.told.count.low and _MORE.isdisjoint(_words(mention))
    if mention.line.word(told.first - 1) not in _BEGINS_CLAUSE:
        return False
    soon = 0 < mention.passage.number - counted.passage.number <= _AT_ONCE
    same_paragraphs = mention.passage.paragraph - counted.passage.paragraph <= 1
    if not (soon and same_paragraphs and told.count.high < counted.told.count.low):
        return False
    return _MORE.isdisjoint(mention.line.words) and not any(map(str.istitle, mention.line.printed[1:]))


def _vaguer(article: _Article, mention: Mention, place: int) -> bool:
    """True for people without a number whose number follows soon: "priests were murdered … the six priests"."""
    told = mention.told
    if told.kind is Kind.COUNTED or told.count.high is not None:
        return False
    for index in range(place + 1, len(article.mentions)):
        other = article.mentions[index]
        if other.passage.number - mention.passage.number > _SOON:
            return False
        if other.told.kind is Kind.COUNTED and other.outcome is mention.outcome:
            same = other.told.head == told.head or other.told.head in _ANYBODY or not other.told.noun
            if same:
                return True
    return False


# ---------------------------------------------------------------- the hurt who died


def _decided(article: _Article, mention: Mention, place: int) -> Told | None:
    """What is told with its fate known; None where the same people are told of as dead."""
    told = mention.told
    if told.kind is Kind.NOBODY or told.part or told.fate not in _HURT or _survives(mention):
        return told
    if told.fate is Fate.CARED and (_is_known_dead(article, mention) or _is_the_one_dead(article, mention)):
        return None
    if told.fate in {Fate.SHOT, Fate.INJURED} and _already_dead(article, mention):
        return altered(told, fate=Fate.KILLED, part=True)
    if _is_whole_of_shot(mention):
        left = _rest_after_the_dead(article, mention)
        if left is not None:
            return left
    dead = 0 if _is_stable(mention) else _deaths_among(article, mention, place)
    if dead == 0 or (told.kind is Kind.COUNTED and not _MORE.isdisjoint(_words(mention))):
        return told
    return _one_who_died(told) if told.count.high == 1 else _rest_of_shot(told, dead)


def _is_stable(mention: Mention) -> bool:
    """True for one of whom the same passage says that the wounds do not threaten his life."""
    return mention.told.count.high == 1 and not _OUT_OF_DANGER.isdisjoint(mention.line.words)


def _is_known_dead(article: _Article, mention: Mention) -> bool:
    """True for "the boy was taken to hospital" after a boy who died, where no boy was hurt."""
    told = mention.told
    if not told.definite or told.count.high != 1 or not told.head or not _OTHERS.isdisjoint(_words(mention)):
        return False
    return (Outcome.KILLED, told.head) in article.heads and (Outcome.INJURED, told.head) not in article.heads


def _is_the_one_dead(article: _Article, mention: Mention) -> bool:
    """True for "a teen was taken to hospital" after the one person killed, where nobody was hurt."""
    told, dead = mention.told, article.latest.get(Outcome.KILLED)
    if dead is None or dead.told.count.high != 1 or told.count.high != 1 or mention.passage is dead.passage:
        return False
    kin = told.kind is Kind.KNOWN and bool(told.head) and not told.definite  # "her mother"
    if kin or Outcome.INJURED in article.counted or not _OTHERS.isdisjoint(_words(mention)):
        return False
    another_day = (DAYS & set(mention.line.words)) - set(dead.line.words)
    return not (another_day or _lives(mention) or _are_others(told, dead.told))


def _lives(mention: Mention) -> bool:
    """True for "was shot but survived", "is in stable condition"."""
    words = mention.line.words
    return not (_LIVING.isdisjoint(words[mention.told.first : mention.told.last]) and SURVIVING.isdisjoint(words))


def _survives(mention: Mention) -> bool:
    """True for one person who was "shot but survived"."""
    return mention.told.count.high == 1 and not SURVIVING.isdisjoint(mention.line.words)


def _already_dead(article: _Article, mention: Mention) -> bool:
    """True for one person shot where the article has counted the dead only."""
    if mention.told.fate is not Fate.SHOT and not _is_pronoun(mention):
        return False
    if not SURVIVING.isdisjoint(mention.line.words) or _OF_SOMEBODY.search(mention.told.noun):
        return False
    if _is_told_beside_the_dead(article, mention):
        return False
    one = mention.told.definite or mention.told.count.high == 1
    only_dead = Outcome.KILLED in article.counted and Outcome.INJURED not in article.counted
    return one and only_dead and _OTHERS.isdisjoint(_words(mention))


def _is_pronoun(mention: Mention) -> bool:
    """True for "she was wounded"."""
    told = mention.told
    near = mention.line.words[max(told.first - 1, 0) : told.first + 1]
    return told.kind is Kind.KNOWN and not told.noun and not {"he", "she"}.isdisjoint(near)


def _words(mention: Mention) -> tuple[str, ...]:
    return mention.line.words[mention.told.first : mention.told.last]


def _one_who_died(told: Told) -> Told | None:
    if told.fate is Fate.SHOT:
        return altered(told, fate=Fate.KILLED)
    return None if told.fate is Fate.CARED else altered(told, part=True)


def _rest_of_shot(told: Told, dead: int) -> Told:
    """Of nine shot of whom one died, eight were injured."""
    if told.fate is Fate.INJURED or told.count.high is None:
        return told
    left = told.count.low - dead
    if left <= 0:
        return altered(told, fate=Fate.KILLED)
    return altered(told, count=Count(low=left, high=max(told.count.high - dead, left)))


def _is_whole_of_shot(mention: Mention) -> bool:
    """True for a number of people shot who are nobody else than those told of before."""
    told = mention.told
    exact = told.count.high == told.count.low > 1 and not told.definite
    return exact and told.fate is Fate.SHOT and _MORE.isdisjoint(mention.line.words[: told.last])


def _rest_after_the_dead(article: _Article, mention: Mention) -> Told | None:
    """Of five shot after one was told of as killed, four injured; None where others were injured before."""
    told, killed, injured = mention.told, article.latest.get(Outcome.KILLED), article.latest.get(Outcome.INJURED)
    if killed is None or not 0 < mention.passage.number - killed.passage.number <= _SOON_SHOT:
        return None
    dead = killed.told.count
    if dead.high != dead.low or dead.low > told.count.low:
        return None
    if dead.low == told.count.low:
        return altered(told, fate=Fate.KILLED, part=True)
    left = told.count.low - dead.low
    if injured is not None and injured.told.count.low != left:
        return None
    return altered(told, count=Count(low=left, high=left))


def _deaths_among(article: _Article, mention: Mention, place: int) -> int:
    """How many of the people of a mention are said to have died, in its passage or later."""
    number = mention.passage.number
    first, after = bisect_left(article.dead_at, number), bisect_right(article.dead_at, number)
    here = [other.told.count.low for other in article.dead[first:after] if _same_here(mention.told, other.told)]
    if here:
        return sum(here)
    if _is_told_beside_the_dead(article, mention):
        return 0
    if article.first_fresh_death is not None and article.first_fresh_death < place:
        return 0
    for other in article.dead[after : bisect_right(article.dead_at, number + _LATER)]:
        if _same_later(mention.told, other.told) and not _on_its_own_day(mention, other):
            return other.told.count.low
    return 0


def _on_its_own_day(hurt: Mention, dead: Mention) -> bool:
    """True for a soldier who was killed on 28 June after one who was wounded on 5 July."""
    days = [DAYS & set(mention.line.words) for mention in (hurt, dead)]
    fresh = dead.told.kind is Kind.SINGLE and not dead.told.definite and hurt.told.fate is Fate.INJURED
    return fresh and all(days) and days[0].isdisjoint(days[1])


def _are_others(one: Told, other: Told) -> bool:
    """True for a man and a woman, and for two of different ages."""
    alone = one.count.high == 1 and other.count.high == 1
    return alone and (
        _are_of_two_ages(one, other)
        or (one.head in _MALE and other.head in _FEMALE)
        or (one.head in _FEMALE and other.head in _MALE)
    )


def _is_told_beside_the_dead(article: _Article, mention: Mention) -> bool:
    """True for the clerk of "shot a clerk and killed his wife": who is not said to have died there lived."""
    number = mention.passage.number
    here = article.dead[bisect_left(article.dead_at, number) : bisect_right(article.dead_at, number)]
    return mention.told.count.high == 1 and any(
        dead.first > mention.told.first and not dead.definite and not dead.attacker and bool(dead.noun)
        for dead in (other.told for other in here)
    )


def _same_here(hurt: Told, dead: Told) -> bool:
    if (dead.attacker and not hurt.attacker) or _are_others(hurt, dead) or _comes_after(hurt, dead):
        return False
    known = dead.definite and (hurt.definite or dead.first > hurt.first)
    return dead.subset or known or (hurt.fate is Fate.SHOT and hurt.count.low > dead.count.low)


def _comes_after(hurt: Told, dead: Told) -> bool:
    """True for the passenger of "the driver died and a passenger lost an arm", and for "his brother" there."""
    named = hurt.head and dead.head and not {hurt.head, dead.head} & (_ANYBODY | {"victim", "person"})
    new = hurt.kind is Kind.SINGLE or (hurt.kind is Kind.KNOWN and not hurt.definite)
    return bool(named) and new and hurt.head != dead.head and dead.last <= hurt.first


def _same_later(hurt: Told, dead: Told) -> bool:
    """True where a death is told of somebody spoken of before: of the hurt, that is."""
    if hurt.count.high is not None and dead.count.low > hurt.count.high and dead.kind is Kind.COUNTED:
        return False
    if (dead.attacker and not hurt.attacker) or _are_others(hurt, dead):
        return False
    if dead.definite or dead.subset:
        return True
    if hurt.count.high == 1 and dead.count.high == 1 and dead.kind is Kind.SINGLE:
        return hurt.head == dead.head or hurt.fate is Fate.SHOT
    return not dead.noun and hurt.fate is not Fate.INJURED
