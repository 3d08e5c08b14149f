"""How many people were killed, injured, missing, displaced, detained or released, as an article says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from corpus.casualty_line import Line, line_of
from corpus.casualty_one_more import add_told_apart, both_died
from corpus.casualty_overtaken import (
    add_later_deaths,
    carry_running,
    is_of_a_day,
    is_running,
    is_unknown,
    mark_overtaken,
    without_doubtful,
)
from corpus.casualty_people import ONE, TWO, Kind
from corpus.casualty_phrases import link_phrases
from corpus.casualty_reader import Reader, Told
from corpus.casualty_settling import Mention, Passage, settle
from corpus.casualty_tolls import link_nouns, link_parts
from corpus.casualty_turns import inner_groups
from corpus.casualty_verbs import link_verbs
from corpus.casualty_words import CUE_STEMS, CUES, OUTCOME, Fate, Voice
from corpus.records import Casualties, Count, Sentence
from corpus.small_letters import small
from geodata.light_records import altered

_LONGEST = 2500  # characters; a longer "sentence" is a list or a page without stops, and is read in pieces
_CUE_STEM = re.compile("|".join(CUE_STEMS))
_ONE_PERSON = frozenset({Kind.SINGLE, Kind.KNOWN})  # no total
_BOTH_DIED = frozenset({"murder-suicide", "murder-suicides", "homicide-suicide"})
_HIT = frozenset({Fate.KILLED, Fate.INJURED, Fate.SHOT})
_HURT = frozenset({Fate.INJURED, Fate.SHOT, Fate.CARED})
_SAME_WORDS = 6  # words from a count on that are never twice the same by chance
_LAST_WORDS = 4  # nor are so many where the line ends with them


def find_casualties(text: str, sentences: Sequence[Sentence]) -> tuple[Casualties, ...]:
    """Every count of people in `text` with what became of them, in the order of the text.

    "no one was hurt" is [0, 0] of injured, "no casualties" of killed and of injured. A person spoken of as known
    ("the man died", or by name) counts as one, and as part of what the article counted of that outcome before.
    People without a number ("civilians were killed") are `unnumbered`, "several" and "dozens" counts. Of "up to 70
    killed or injured" none to 70 were the one and none to 70 the other; of "20 killed and wounded" at least one
    each. In "two were killed and another died of his wounds" three were killed, the one as part of them. Figures
    that the text itself overtakes ("up from 11", "not five as first reported") are part, too. Hypothetical and
    denied counts are given: whether a thing happened is told elsewhere. Names of persons are in no field.
    """
    mentions = [
        Mention(told=told, line=line, passage=passage)
        for passage in _passages(text, sentences)
        for line, told in _read(passage.text)
    ]
    counted = add_later_deaths(mark_overtaken(without_doubtful(list(carry_running(mentions)))))
    counted = both_died(add_told_apart(counted), small(text))
    return tuple(_record(mention) for mention in settle(counted) if not is_unknown(mention) or _is_harmed(mention))


def _is_harmed(mention: Mention) -> bool:
    """True for people without a number who were killed: nobody counts those who "were wounded" or "fled"."""
    return mention.told.fate is Fate.KILLED and not mention.told.part and not mention.told.running


def _passages(text: str, sentences: Sequence[Sentence]) -> Iterator[Passage]:
    """The sentences that may tell of casualties, the longest in pieces."""
    low = small(text)
    number = 0
    for sentence in sentences:
        start = sentence.start
        while start < sentence.end:
            end = _piece_end(text, start, sentence.end)
            number += 1
            body = text[start:end]
            if any(map(_has_cue, low[start:end].split())):
                yield Passage(text=body, start=start, number=number, paragraph=sentence.paragraph)
            start = end


@lru_cache(maxsize=100_000)
def _has_cue(word: str) -> bool:
    """Whether a word in small letters has a stem of casualties in it, worked out once for all texts."""
    return _CUE_STEM.search(word) is not None


def _piece_end(text: str, start: int, end: int) -> int:
    if end - start <= _LONGEST:
        return end
    space = text.rfind(" ", start + 1, start + _LONGEST)
    return space if space > start else start + _LONGEST


def _read(body: str) -> list[tuple[Line, Told]]:
    """What one passage says, in order."""
    line = line_of(body)
    reader = Reader(line=line)
    if "among" in line.words:
        reader.inner.update(inner_groups(line, reader.groups))
    link_verbs(reader)
    link_phrases(reader)
    link_nouns(reader)
    if not reader.found:
        return []
    link_parts(reader)
    _settle_attacker(reader)
    running = is_running(body)
    dead = {
        told.first: told.count.low
        for told in reader.found
        if told.fate is Fate.KILLED and told.count.low == told.count.high
    }
    found = [
        altered(told, running=running) if running and _may_run(reader, told) else told
        for told in map(partial(_without_the_dead, dead), reader.found)
        # Who was wounded and died is told of as dead only.
        if told.fate not in _HURT
        or told.first not in dead
        or told.count.low > max(dead[told.first], 1)
        or told.count.high == 0
    ]
    found = _without_repetition(line, found)
    if "respectively" in line.words:
        found = [one for told in found for one in _each_in_turn(line, told)]
    return [(line, told) for told in sorted(found, key=lambda each: (each.first, each.last, each.fate, each.part))]


def _may_run(reader: Reader, told: Told) -> bool:
    """True for a figure whose own words name no day: one person is no total, nor is who died on a day."""
    line = reader.line
    later = (other.first for other in reader.found if other.first > told.first)
    after = min(later, default=len(line.words))
    end = line.starts[after] if after < len(line.words) else line.ends[-1]
    return told.kind not in _ONE_PERSON and not is_of_a_day(line.text[line.starts[told.first] : end])


def _without_repetition(line: Line, found: Sequence[Told]) -> list[Told]:
    """What is found, without what the line says twice in the same words, or in two ways of the same people.

    A caption may stand twice without a stop between, and who "were treated for gunshot wounds" were shot.
    """
    kept: list[Told] = []
    for told in found:
        wounded = told.fate in _HURT and any(
            other.fate in _HURT and other.first == told.first and other.count == told.count for other in kept
        )
        again = line.words[told.first : told.first + _SAME_WORDS]
        repeated = len(again) >= _LAST_WORDS and any(
            other.fate is told.fate
            and other.first < told.first
            and line.words[other.first : other.first + len(again)] == again
            for other in kept
        )
        if not wounded and not repeated:
            kept.append(told)
    return kept


def _each_in_turn(line: Line, told: Told) -> list[Told]:
    """Of "three, one and two killed in Ganja, Barda and Terter respectively" each number by itself."""
    first = next((index for index in range(told.first, told.last) if index in line.numerals), None)
    if first is None:
        return [told]
    row, after = [first], line.numerals[first][1]
    while line.word(after) in {",", "and"}:
        after += 1 + (line.words[after : after + 2] == (",", "and"))
        if after not in line.numerals:
            break
        row.append(after)
        after = line.numerals[after][1]
    if len(row) == 1:
        return [told]
    return [
        altered(told, first=place, last=line.numerals[place][1], count=numeral.count, words=numeral.text)
        for place in row
        for numeral in (line.numerals[place][0],)
    ]


def _without_the_dead(dead: Mapping[int, int], told: Told) -> Told:
    """Of "one of four wounded has died" three wounded, where the dead are counted from the same word on."""
    died = dead.get(told.first, 0)
    if told.fate is not Fate.INJURED or told.count.high != told.count.low or not died < told.count.low:
        return told
    return altered(told, count=Count(low=told.count.low - died, high=told.count.low - died))


def _settle_attacker(reader: Reader) -> None:
    """Decide what became of one who hit others and then himself.

    Who killed others and then shot himself is dead, too; of a murder-suicide that names one, two are.
    Of one who hit nobody but himself nothing else is told than of any who was hit.
    """
    found, words = reader.found, reader.line.words
    if any(
        word in _BOTH_DIED and "attempted" not in words[max(index - 1, 0) : index]
        for index, word in enumerate(words)
    ):
        found[:] = [altered(told, fate=Fate.KILLED) if told.fate is Fate.SHOT else told for told in found]
        killed = [index for index, told in enumerate(found) if told.fate is Fate.KILLED and not told.part]
        if len(killed) == 1 and found[killed[0]].count == ONE:
            found[killed[0]] = altered(found[killed[0]], count=TWO)
    others = [told for told in found if not told.attacker]
    # "A boy died after shooting himself" begins with the boy, "he killed a boy before …" with the verb.
    if any(told.fate is Fate.KILLED and _is_verb(words[told.first]) for told in others):
        found[:] = [_dead_as_well(told) for told in found]
    if _HIT.isdisjoint([told.fate for told in others]):
        found[:] = [altered(told, attacker=False) for told in found]


def _is_verb(word: str) -> bool:
    return word in CUES and CUES[word][1] in {Voice.PARTICIPLE, Voice.GERUND, Voice.PRESENT}


def _dead_as_well(told: Told) -> Told:
    return altered(told, fate=Fate.KILLED) if told.attacker and told.fate is Fate.SHOT else told


def _record(mention: Mention) -> Casualties:
    told, line, offset = mention.told, mention.line, mention.passage.start
    last = max(min(told.last, len(line.ends)), told.first + 1) - 1
    return Casualties(
        start=offset + line.starts[told.first],
        end=offset + line.ends[last],
        outcome=OUTCOME[told.fate],
        count=told.count,
        words=told.words,
        victims=told.noun,
        running=told.running,
        part=told.part,
        unnumbered=is_unknown(mention),
    )
