"""Figures that a text itself overtakes, adds to or leaves in doubt, and totals over a longer time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from operator import itemgetter

from corpus.calendar_names import MONTH
from corpus.casualty_people import SOME, Kind
from corpus.casualty_settling import Mention, Passage
from corpus.casualty_words import CUES, Fate, Voice
from corpus.records import Count, Outcome
from corpus.small_letters import has_any, small
from geodata.light_records import altered

_Span = tuple[int, int]
_FIGURE = r"(?:count|toll|figure|report|number|statement|estimate|tally|total)s?"
_BEFORE = r"(?:earlier|early|previous|initial|first|original|preliminary|prior)"
_SAID = (
    r"(?:spoken|spoke|reported|said|put|given|gave|counted|announced|mentioned|confirmed|acknowledged|named|listed"
    r"|registered|stated|recorded|claimed)"
)
_GAP = r"[^,;:.()–—]{0,80}"
_EARLY = r"(?:earlier|first|at first|initially|previously|originally)"
_OVERTAKEN = re.compile(  # this and the next two over text in small letters
    rf"\b(?:up|down) from {_GAP}"
    rf"|\b(?:not|instead of|rather than) {_GAP}\bas (?:\w+ )?(?:{_EARLY}|had been)\b"
    rf"|\b(?:instead of|rather than) the {_GAP}"
    rf"|\b(?:correct|revis|replac)(?:s|es|ed|ing) (?:\w+ )?{_BEFORE} {_GAP}"
    rf"|\b(?:toll|number|count|figure|tally)\b[^,;:.()–—]{{0,40}}\b{_EARLY} put at {_GAP}"
    rf"|\bfrom {_GAP}\b(?:first|earlier|initial|previous) (?:statement|report|count|figure)s?"
)
_EARLIER = re.compile(
    rf"\b{_BEFORE} (?:death )?{_FIGURE}(?:, [^,;.]{{2,40}},)? {_GAP}"
    rf"|\b(?:had|has|have) (?:\w+ )?{_EARLY} {_SAID} {_GAP}"
    rf"|\bhad {_SAID} {_GAP}\b(?:on the day itself|at first|initially)\b"
    rf"|\b{_EARLY},? (?:\w+ ){{1,4}}{_SAID} {_GAP}"
    rf"|\b(?:earlier|previously|initially|originally) {_SAID} {_GAP}"
    rf"|\bhad {_SAID} (?:\w+ )?{_EARLY} {_GAP}"
    rf"|\b(?:number|toll|count|figure)\b[^,;:.()–—]{{0,40}}\b{_EARLY} at {_GAP}"
    rf"|\b(?:toll|number|count|figure|tally)\b[^,;:.()–—]{{0,40}}\b{_EARLY} (?:stood|{_SAID})\b {_GAP}"
    r"|\b(?:in the first (?:hours|days)|on the (?:day itself|first day|first evening))\b[^;.]{0,100}"
)
_EARLIER_FIGURES = re.compile(
    r"earl[iy]|first|initial|previous|origin|prelimin|prior|from |instead|rather|correct|revis|replac|itself"
)
_NEAR = 3  # passages in which the figure that overtakes another stands
_BESIDE = 2  # passages in which "it lost 50" still speaks of the dead counted there
_DIED_OF_IT = re.compile(
    r"\b(?:another|a (?:second|third|fourth|fifth))(?: \w+)? (?:later |has |had |then |since )*"
    r"(?:died|succumbed)\b",
    re.IGNORECASE,
)
ATTACKERS = frozenset({"gunman", "shooter", "attacker", "assailant", "bomber", "suspect"})
_HE_DID = frozenset({Voice.PARTICIPLE, Voice.GERUND, Voice.PRESENT})
_END_WITHIN = 2  # passages from the victims to the end of the one who killed them
COUNTED_WITH = frozenset({"including", "among", "himself", "herself", "suicide", "total"})
_HIM = frozenset({"him", "her"})
_HE = frozenset({"he", "she"})
_ELSEWHERE = re.compile(r"\b(?:in|at|near) (?:the )?(?:\w+ )?[A-Z]\w")

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_OR_MONTH = rf"(?:{MONTH})|{_WEEKDAY}"
_DATE = rf"(?:\d{{1,2}} (?:{MONTH})\b\.?|(?:{MONTH})\.? \d{{1,2}}\b)"
_FIGHT = r"(?:fighting|hostilities|clashes|combat|violence|war)"
_SO_FAR = r"so far|to date|up to now|until now|altogether|overall|in total|(?:has|have) now been"
_THIS_DAY = (
    r"(?:the |early |this |last )*(?:morning|afternoon|evening|night|dawn|midnight|noon|start of the day)\b"
)
SEPARATE = (
    r"separate (?:[\w-]+ ){0,2}(?:attacks|strikes|blasts|explosions|bombings|incidents|shootings|raids|clashes)"
    r"|shootings (?:across|around|throughout) the (?:city|country|region)"
)
"""Several incidents together."""
_RUNNING = re.compile(  # over text in small letters
    rf"\b(?=[acdfhiklostuw])(?:(?P<sofar>{_SO_FAR})"
    rf"|since (?!{_THIS_DAY})(?:the|then|last|it|that|early|late|mid|\d+|{_DAY_OR_MONTH}|(?:heavy )?{_FIGHT})\b"
    rf"|from {_DATE}(?!(?: \d{{4}}|,)* ?(?:to|until|till|through|and|[-–—])(?: |\d))"
    r"|(?:in|during|over) (?:this|that|the (?:same|reporting|whole)) period\b"
    r"|(?:death toll|dead) (?:from|in|of) (?:(?!\w*day\b)\w+ ){0,4}(?:fighting|hostilities|war|clashes|violence)\b"
    rf"|{SEPARATE}"
    r"|in all\b(?=[ ,]+(?:about |some |nearly )?\d)|total (?:number|death)|cumulative"
    r"|(?:toll|deaths|killed|losses|casualties) (?:of|in|during|from) (?:the|a|that) (?:war|conflict|hostilities"
    r"|fighting(?! (?:near|at|around|in|on|for|outside)\b))"
    r"|\b(?:war|conflict|hostilities)(?: (?:of|in|from)(?: [\w–/-]+){1,3},?)? (?:that |which )?"
    r"(?:has |had |have )?(?:killed|claimed|left|displaced|cost)\b"
    r"|(?:in|within|over) (?:a|one|the) (?:week|fortnight|month|year)\b"
    r"|(?:in|during|over|for|within|after) (?:the )?(?:past|last|previous|recent|(?!(?:2|two) days)(?:\d+|two)"
    r"|three|four|five|six|several|many) (?:\w+ )?(?:days|weeks|months|years|decades)(?: of \w+)?)"
)
_STEMS_OF_TOTALS = (
    "so far", "to date", "up to now", "until now", "altogether", "overall", "in total", "now been", "since",
    "separate", "shootings", "in all", "total ", "cumulative", "war", "conflict", "fighting", "hostilities",
    "clashes", "violence", "week", "fortnight", "month", "year", "days", "decades", "from ", "period",
)  # fmt: skip
"""Letters without one of which _RUNNING matches nothing."""
_BEST = r"(?:dead|blood|heav|fierc|grav|larg|bigg|great|strong|high|tens|hard|sharp|long)\w*est"
_UTMOST = re.compile(rf"\b(?:{_BEST}|worst|first|most \w+)\b[^.;:]{{0,70}}$")
"""Before a time over which something is the worst of its kind, and nobody counted."""
_KILLED = re.compile(r"\b(?:killed|claimed|left|displaced|cost)$")
_ON_A_DAY = re.compile(rf"\bon (?:{_DATE}|{_WEEKDAY})|\b(?:yesterday|today)\b")
_ONE_EVENT = re.compile(
    r"\b(?:the|an?|this|that|in|from|by)\s+(?:[\w-]+\s+){0,4}(?:attack|strike|blast|explosion|shelling|bombing"
    r"|incident|shooting|accident|crash|ambush|raid|fire)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:report(?:s|ed)|announc(?:es|ed)|counts?|counted|puts?|confirm(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)"
    r"|says|said|speaks of|spoke of|gave|gives)\b",
    re.IGNORECASE,
)
_HAPPENING = re.compile(
    r"attack|strike|shell|bomb|explo|clash|ambush|raid|fire\b|rocket|missile|mine\b|drone|shot|crash"
    r"|\b(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|morning|evening|night",
    re.IGNORECASE,
)
_HAVE_BEEN = re.compile(r"\b(?:has|have) (?:also )?been (?:killed|wounded|injured)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|morning|evening|night",
    re.IGNORECASE,
)
_STILL_TOTALS = 3  # passages over which another side's totals follow a running one


def is_running(sentence: str) -> bool:
    """True where a sentence's figures are totals over a longer time, and not of one event."""
    low = small(sentence)
    marks = (
        [m for m in _RUNNING.finditer(low) if not _only_compares(low, m)] if has_any(low, _STEMS_OF_TOTALS) else []
    )
    if any(not mark["sofar"] for mark in marks):
        return True
    # "so far" is also said of the toll of one strike that is still being counted.
    return bool(marks) and _ONE_EVENT.search(sentence) is None


def _only_compares(low: str, mark: re.Match[str]) -> bool:
    """True for "the worst clashes since the 1990s", "the bloodiest day in two decades"."""
    if mark["sofar"] or _KILLED.search(mark.group()):
        return False
    return _UTMOST.search(low, max(0, mark.start() - 90), mark.start()) is not None


def is_of_a_day(clause: str) -> bool:
    """True where the words of one count name its day, and no longer time, as in "two died on 3 May"."""
    low = small(clause)
    return _ON_A_DAY.search(low) is not None and _RUNNING.search(low) is None


def carry_running(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; what another side announces after a running total, in its paragraph, is running, too."""
    total: Passage | None = None
    for mention in mentions:
        passage = mention.passage
        if mention.told.running:
            total = passage
        elif total is not None and passage.number != total.number:
            near = passage.paragraph == total.paragraph and passage.number - total.number <= _STILL_TOTALS
            if near and _ANNOUNCED.search(passage.text) and _tells_no_event(passage.text):
                yield altered(mention, told=altered(mention.told, running=_may_run(mention)))
                continue
            total = None
        yield mention


def _tells_no_event(sentence: str) -> bool:
    """True where nothing is told that happened, or only that so many "have been killed" by something."""
    return not (_DATED if _HAVE_BEEN.search(sentence) else _HAPPENING).search(sentence)


def _may_run(mention: Mention) -> bool:
    """True for figures: one person is no total."""
    return mention.told.kind not in {Kind.SINGLE, Kind.KNOWN}


# ---------------------------------------------------------------- figures in doubt


def without_doubtful(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but for "it lost 50" where nobody near is counted as killed."""
    if not any(mention.told.doubtful for mention in mentions):
        return list(mentions)
    counted = {
        (mention.passage.paragraph, mention.passage.number)
        for mention in mentions
        if not mention.told.doubtful and mention.told.fate is Fate.KILLED and mention.told.kind is Kind.COUNTED
    }
    return [mention for mention in mentions if not mention.told.doubtful or _beside(mention.passage, counted)]


def _beside(passage: Passage, counted: set[tuple[int, int]]) -> bool:
    return any((passage.paragraph, passage.number + step) in counted for step in range(-_BESIDE, _BESIDE + 1))


def is_unknown(mention: Mention) -> bool:
    """True for people without any number, who are no count."""
    return mention.told.count == SOME and mention.told.kind is not Kind.COUNTED


# ---------------------------------------------------------------- figures overtaken


def mark_overtaken(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, the figures that others overtake as part: "19, up from 11", "it had first spoken of two"."""
    spans: dict[int, tuple[list[_Span], list[_Span]]] = {}
    for mention in mentions:
        if mention.passage.number not in spans:
            spans[mention.passage.number] = _earlier_figures(mention.passage.text)
    standings = [_standing(mention, *spans[mention.passage.number]) for mention in mentions]
    fresh: dict[Outcome, dict[int, int]] = defaultdict(dict)
    for mention, standing in zip(mentions, standings, strict=True):
        if standing is _Standing.FRESH and not mention.told.part:
            here = fresh[mention.outcome]
            here[mention.passage.number] = max(mention.told.count.low, here.get(mention.passage.number, 0))
    return [
        as_part(mention) if _is_overtaken(mention, standing, fresh[mention.outcome]) else mention
        for mention, standing in zip(mentions, standings, strict=True)
    ]


class _Standing(Enum):
    FRESH = "fresh"
    EARLIER = "earlier"  # overtaken where a fresh figure stands near
    OVERTAKEN = "overtaken"


def _earlier_figures(text: str) -> tuple[list[_Span], list[_Span]]:
    """Where a passage speaks of figures that are overtaken for sure, and where of earlier ones."""
    low = small(text)
    if _EARLIER_FIGURES.search(low) is None:
        return [], []
    return [found.span() for found in _OVERTAKEN.finditer(low)], [found.span() for found in _EARLIER.finditer(low)]


def _standing(mention: Mention, overtaken: list[_Span], earlier: list[_Span]) -> _Standing:
    if not overtaken and not earlier:
        return _Standing.FRESH
    starts = mention.line.starts
    start = starts[min(mention.told.first, len(starts) - 1)]
    if _covers(overtaken, start):
        return _Standing.OVERTAKEN
    return _Standing.EARLIER if _covers(earlier, start) else _Standing.FRESH


def _covers(spans: list[_Span], start: int) -> bool:
    """True where one of the spans, which are in order and apart, has that character."""
    after = bisect_right(spans, start, key=itemgetter(0))
    return after > 0 and start < spans[after - 1][1]


def _is_overtaken(mention: Mention, standing: _Standing, fresh: dict[int, int]) -> bool:
    """True for a figure overtaken for sure, and for an earlier one where as high a fresh one stands near."""
    if standing is not _Standing.EARLIER:
        return standing is _Standing.OVERTAKEN
    number = mention.passage.number
    near = range(number - _NEAR, number + _NEAR + 1)
    return any(fresh.get(other, -1) >= mention.told.count.low for other in near)


def as_part(mention: Mention) -> Mention:
    """The mention as one of those counted elsewhere."""
    return altered(mention, told=altered(mention.told, part=True))


# ---------------------------------------------------------------- one more who died


def add_later_deaths(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; of "two were killed and another died of his wounds" three killed, the one as part of them.

    So of "killed two guards before killing himself" and of "two guards were killed before police shot the gunman".
    """
    added = list(mentions)
    for place in range(1, len(added)):
        before, later = place - 1, _turned(added[place])
        while before and added[before].told.fate is not Fate.KILLED and added[before].passage is later.passage:
            before -= 1
        first = added[before]
        if first.passage is not later.passage:
            if _is_end_told_next(first, later):
                added[before] = with_one_more(first)
                added[place] = as_part(later)
            continue
        added[place] = later
        if _is_attackers_end(first, later) or (before == place - 1 and _one_more(first, later)):
            whole = with_one_more(first)
            added[before] = altered(whole, told=altered(whole.told, last=later.told.last))
            added[place] = as_part(later)
    return added


def _is_end_told_next(first: Mention, later: Mention) -> bool:
    """True for "A man shot three clerks dead. Police killed the gunman.": one more than those whom he killed."""
    told, line = first.told, first.line
    word = line.word(told.first)
    he_killed = told.fate is Fate.KILLED and word in CUES and CUES[word][1] in _HE_DID
    near = 0 < later.passage.number - first.passage.number <= _END_WITHIN
    ends = later.told.fate is Fate.KILLED and later.told.head in ATTACKERS and later.told.kind is Kind.KNOWN
    if not (he_killed and near and ends) or told.part or told.running or told.count.high in {0, None}:
        return False
    return told.head not in ATTACKERS and COUNTED_WITH.isdisjoint(line.words)


def with_one_more(mention: Mention) -> Mention:
    """The mention with one person more."""
    count = mention.told.count
    more = Count(low=count.low + 1, high=None if count.high is None else count.high + 1)
    return altered(mention, told=altered(mention.told, count=more))


def _turned(mention: Mention) -> Mention:
    """The mention, the end of "before he was shot dead" marked as that of the one who hit the others."""
    told, line = mention.told, mention.line
    he = told.kind is Kind.KNOWN and not _HE.isdisjoint(line.words[told.first : told.first + 1])
    turned = told.fate is Fate.KILLED and he and line.word(told.first - 1) == "before"
    return altered(mention, told=altered(told, attacker=True)) if turned else mention


def _is_attackers_end(first: Mention, later: Mention) -> bool:
    """True where the one who killed those counted before dies in the same sentence: not one of his victims."""
    told, before = later.told, first.told
    if told.kind is not Kind.KNOWN or told.fate is not before.fate:
        return False
    if told.fate is Fate.SHOT:
        return told.attacker and not before.attacker and not before.part
    if told.fate is not Fate.KILLED:
        return False
    if before.part or before.count.high == 0 or before.running or before.head in ATTACKERS or told.part:
        return False
    words = later.line.words[told.first : told.last]
    if not _HIM.isdisjoint(words):
        return before.count.low > 1 and before.kind is Kind.COUNTED
    return told.head in ATTACKERS or told.attacker


def _one_more(first: Mention, later: Mention) -> bool:
    """True where somebody else died of what killed those counted before in the sentence, and nowhere else."""
    if (
        first.told.fate is not Fate.KILLED
        or later.told.fate is not Fate.KILLED
        or later.told.kind is not Kind.SINGLE
    ):
        return False
    if first.told.part or first.told.count.high == 0 or later.told.part or first.told.running:
        return False
    begins = later.line.starts[later.told.first]
    text = later.passage.text[begins:]
    return _DIED_OF_IT.match(text) is not None and _ELSEWHERE.search(text) is None
