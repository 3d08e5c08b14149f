"""What a sentence says happened, and whether it did: triggers of events with their status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.action_lexicon import rules_by_head
from corpus.capitals import lowered
from corpus.clauses import Clauses, clauses_of
from corpus.lexicon_rules import Rule
from corpus.records import Action, Sentence, Status, SubEventType

_RULES = rules_by_head()
_HEADS = frozenset(_RULES)
_WORD = re.compile(r"([a-z][\w'’-]*)")
_NONE_OF_IT = re.compile(r"\b(?:no|without|without any|nor) (?:new |further |more )?$")
_MONTH_OF_MAY = re.compile(
    r"(?<=\d )may\b|(?<=\b(?:in|of) )may\b(?! (?:be|have)\b)|(?<=\blast )may\b|(?<=\bsince )may\b|\bmay(?= \d)"
)
_NAME_NEXT = re.compile(
    r"(?:\s(?:in turn|again|both|also|the|towns?|cit(?:y|ies)|villages?|of|areas?|outskirts|vicinity|cent(?:er|re)|settlements?"
    r"|districts?|regions?|near|around))*\s[A-ZÀ-ÞƏİŞÇĞ][\w’'-]*[a-z]"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|their|its|such|both)(?: same| latest| recent| deadly)? $")
_DEFINITE_ONE = re.compile(r"\b(?:the|this|that|their|its)(?: [\w-]*[^\Ws]| [\w-]+s?['’]s?){0,2} $")
"""Before a noun in the singular; a plural noun before it would be the subject of a verb ("the rebels attack")."""
_MASS_NOUNS = ("shelling", "fighting", "looting", "gunfire")
_ATTRIBUTE = re.compile(
    r"\b(?:of|by|for|to|against|honou?r\w*|missing,? (?:and|or)|one|two|three|four|five|six|seven|\d+) $"
)
_PERSON_NEXT = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:people|persons?|m[ae]n|wom[ae]n|students?|officials?|leaders?|journalists?|priests?|soldiers?|police\w*"
    r"|citizens?|ministers?|mayors?|judges?|teachers?|workers?|villagers?|peasants?|children|doctors?|engineers?|passengers?"
    r"|hostages?|senators?|candidates?|politicians?|businessm[ae]n|lawyers?)\b"
)

# Each decides from the words between the clause's start and the trigger; the first that fits wins.
_DENIED = re.compile(
    r"\b(?:neither\b[^.;]{0,60} nor|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut\w+|dismiss\w*|disput\w+|contradict\w*"
    r"|(?:did|do|does|had|have|has|was|were|is|are) not|didn['’]t|never|no reports? of|not)\b(?! only| rul\w+ out| be ruled out| exclud\w+)"
    r"[^.;]{0,90}$"
)
_FALSE_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|is|are) (?:false|fake|fabricated|untrue|denied|a lie|disinformation|not true)\b"
)
_PLANNED = re.compile(
    r"\b(?:will(?! (?:recall|remember)\b)|shall|is to|are to|was to|were to|is due to|are due to|due to be|plans? to|planned|planning|plan for"
    r"|schedul\w+|slated|intends? to|intended to|preparing|prepares? (?:to|for)|upcoming|forthcoming|expected to|set to"
    r"|(?:the|their|its) next(?! (?:report|days?|morning|night|evening|afternoon|hours?|weeks?|months?|years?|few|village|town|item)\b)|next round of|going to|agreed to (?:meet|hold)|tomorrow|invited|vow\w* to|pledg\w+ to"
    r"|threaten\w*(?: (?:on|in|at|late|early|last|again|repeatedly|\w+day|\w+ly)){0,3} (?:to|with))\b[^.;]{0,60}$"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:could|may|might|would|should|if|unless|whether|fear\w*|warn\w*|risks?|risking|threats? of|possib\w+"
    r"|potential\w*|kept (?:[\w’'-]+ ){1,6}from|prevent\w*|foil\w*|avoid\w*|in case of|in the event of|danger of|prospects? of|spectre of|lest"
    r"|concerns? (?:about|over)|likely to|(?:protect|guard|shield)\w* (?:[\w’'-]+ ){0,4}(?:from|against)|ready (?:to|for)|readiness"
    r"|rul(?:e|es|ed|ing) out|not exclud\w*|able to|need(?:s|ed)? (?:for|to)|hop\w+ (?:to|for|that)|necessary|intentions? of|attempts? (?:at|to reach))"
    r"\b[^.;]{0,60}$"
)
_CALLED_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:\w+ ){0,4}?(?:for|on|to)|urg(?:e|es|ed|ing)|demand\w*|appeal\w*|insist\w* on"
    r"|propos\w+|request\w*|seek\w*|sought|discuss\w*|offer(?:s|ed|ing)?|must|want(?:s|ed)?|emphasi[sz]\w+ the need"
    r"|stress\w+ the need|calls for|in favou?r of|conditions? for|efforts? (?:to|for)|attempt(?:s|ed)? to"
    r"|(?:reach|achiev|secur|negotiat)\w* an?)\b[^.;]{0,70}$"
)
_HYPOTHETICAL_AFTER = re.compile(r"^[^.;,]{0,40}\b(?:would|could|might|may)\b")
_IS_PERHAPS = re.compile(
    r"^[^.;,]{0,40}\b(?:would|could|might|may) (?:have been|be) (?!carried|launched|staged|under)"
)
"""What "the attack could be" leaves open is not whether it was."""
_PLANNED_AFTER = re.compile(
    r"^[^.;,]{0,50}\b(?:is|are|was|were) (?:foreseen|planned|scheduled|expected|due|to (?:be|take|start|begin|follow))\b"
)
_ENDED = re.compile(
    r"\b(?:end|ends|ending|stop\w*|halt\w*|ceas\w+|cessation|termination|suspen\w+|no more|without|instead of"
    r"|de-escalat\w*|rather than)\b(?: (?:to|of|the|all|any|further|immediate|these|military)){0,4} $"
)
_HAPPENED_ALL_THE_SAME = re.compile(r"\b(?:failed to|despite|after|although|even though)\b[^.;]{0,30}$")
_PRESUMED = re.compile(
    r"\b(?:(?:participat\w+|tak(?:e|en|ing) part|took part|involve\w*|complicity|links?|ties|connections?|role|hand|part"
    r"|anything to do) (?:\w+ )?(?:in|with|to|of)"
    r"|condemn\w*|deplor\w*|repudiat\w*|denounc\w*|protest\w*(?: against)?|mourn\w*|aveng\w*|spoke out against"
    r"|investigat\w*(?: \w+){0,4}?|solv\w+|shed light on|clarify\w*|clear up|brought to justice for|punish\w* for"
    r"|(?P<rejects>reject\w*)) (?:the|this|that|these|those|his|her|their) (?:[\w’'-]+ ){0,2}$"
)
"""What is condemned, looked into or denied to have been one's own deed was done all the same."""
_CRIME_NOUN = re.compile(r"murders?|assassinations?|massacres?|killings?|kidnappings?|abductions?")
_CRIME = re.compile(r"murder|assassinat|massacre|kidnap|abduct|terror")
_HARM_NOUN = re.compile(
    r"attack|bomb|shell|strike|raid|shoot|clash|blast|explo|ambush|murder|kill|kidnap|abduct|assault"
)
_KNOWN_DEED = re.compile(r"(?:\b(?:the|this|that|these|those)(?: [\w’'-]+){0,3}|['’]s?(?: [\w-]+){0,2}) $")
_OF_A_DAY = re.compile(
    r"\b(?:(?:last|this) (?:night|morning|afternoon|evening|week|month|year)|yesterday|today|\w+day)['’]s(?: [\w-]+){0,3} $"
)
_NOT_YET_DONE = re.compile(
    r"\b(?:plan|plot|order|threat|fear|prevent|avoid|call|demand|attempt|seek|sought|propos|advocat|incit|discuss|conspir"
    r"|den(?:y|i)|reject|possib|next|alleged|suppos|foil|thwart|fail)[\w-]*(?: (?:for|of|out|to|commit))?"
    r"(?: (?:the|this|that|these|those))?(?: [\w’'-]+){0,3} $"
)
"""Before the name of a crime that nobody takes for done by naming it."""

_ONLY_SAID = re.compile(r"^\s(?:claims?|allegations?|accusations?|charges?|reports?|threats?|plans?|attempts?)\b")

BEFORE_CHARACTERS = 160
"""How far before a trigger the words that decide its status may stand."""

_ENDING_IS_THE_EVENT = frozenset({SubEventType.AGREEMENT, SubEventType.CEASEFIRE_VIOLATION, SubEventType.TRANSFER})
_CALLED_FOR_ONLY = frozenset(
    {
        SubEventType.AGREEMENT,
        SubEventType.TALKS,
        SubEventType.PRISONER_EXCHANGE,
        SubEventType.TRANSFER,
        SubEventType.DISPLACEMENT,
        SubEventType.PEACEFUL_PROTEST,
    }
)


def find_actions(text: str, sentences: Sequence[Sentence]) -> tuple[Action, ...]:
    """Every trigger of an event in the sentences, in order; where several words tell one, the longest stands."""
    return tuple(action for sentence in sentences for action in _in_sentence(text, sentence))


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Action]:
    low = _without_may(text[sentence.start : sentence.legible_end])
    hits = list(_hits(low, text[sentence.start : sentence.legible_end]))
    if not hits:
        return
    clauses = clauses_of(text, sentence.start, sentence.legible_end)
    main_line = _without_islands(low, clauses, sentence.start)
    for start, end, rule in hits:
        part = clauses.part_at(sentence.start + start)
        line = low if part in clauses.islands() else main_line
        before = line[max(0, part.start - sentence.start, start - BEFORE_CHARACTERS) : start]
        earlier = low[max(0, start - BEFORE_CHARACTERS) : start]
        status, reason = _status(
            rule,
            before,
            low[start:end],
            earlier,
            low[end : min(part.end - sentence.start, end + BEFORE_CHARACTERS)],
        )
        yield Action(
            start=sentence.start + start,
            end=sentence.start + end,
            sub_event=_finer(rule, low, start, end),
            status=status,
            reason=reason,
            vague=rule.vague,
            weak=rule.weak,
            of_place=rule.of_place,
            definite=rule.nominal and _is_definite(low, start, end),
        )


def _without_may(written: str) -> str:
    """The sentence in small letters, its May spelt as no modal verb is."""
    low = lowered(written.replace("May", "Máy"))
    return _MONTH_OF_MAY.sub("máy", low) if "may" in low else low


def _is_definite(low: str, start: int, end: int) -> bool:
    """Whether the words about a noun make it one that the reader knows: "the attack", "seven kidnapped students"."""
    before, noun = low[max(0, start - 40) : start], low[start:end]
    if _DEFINITE.search(before):
        return True
    if noun.endswith("ed"):
        return _ATTRIBUTE.search(before) is not None and _PERSON_NEXT.match(low, end) is not None
    counted = " " not in noun and not noun.endswith(("s", *_MASS_NOUNS))
    return counted and _DEFINITE_ONE.search(before) is not None


def _without_islands(low: str, clauses: Clauses, sentence_start: int) -> str:
    """The sentence with blanks for what is put in between: ", which denied it," denies nothing of the main line."""
    for island in clauses.islands():
        start, end = island.start - sentence_start, island.end - sentence_start
        low = f"{low[:start]}{' ' * (end - start)}{low[end:]}"
    return low


def _hits(low: str, written: str) -> Iterator[tuple[int, int, Rule]]:
    """Where rules match the sentence in lower case, from left to right, none inside another."""
    pieces = _WORD.split(low)  # what stands between, a word, and so on
    words = pieces[1::2]
    if _HEADS.isdisjoint(words):
        return
    starts = [*accumulate(map(len, pieces))][::2]
    taken = 0
    for word, start in zip(words, starts, strict=False):
        if word not in _HEADS or start < taken:
            continue
        for rule in _RULES[word]:
            found = rule.pattern.match(low, start)
            if found is None:
                continue
            if rule.unless_before is not None and rule.unless_before.search(low[max(0, start - 30) : start]):
                continue
            if rule.only_after is not None and not rule.only_after.search(low[max(0, start - 40) : start]):
                continue
            if rule.before_name and not _NAME_NEXT.match(written, found.end()):
                continue
            if _NONE_OF_IT.search(low[max(0, start - 30) : start]):
                break
            yield start, found.end(), rule
            taken = found.end()
            break


_BY_SHELLS = re.compile(
    r"(?: heavily| severely| badly)? by (?:[\w’'-]+ ){0,3}?(?:artillery|rockets?|missiles?|mortars?|shells?|shelling|drones?|uavs?"
    r"|warplanes?|helicopters?|air ?strikes?)\b"
)
_FROM_THE_AIR = re.compile(
    r"\b(?:air ?strikes?|airstrikes?|drones?|uavs?|aircraft|warplanes?|planes?|jets?|aviation|air force)\b"
)
_WITH_SHELLS = re.compile(
    r"\b(?:artillery|rockets?|missiles?|mortars?|shells?|shelling|howitzers?|grads?|smerch|cluster|bombard\w*|projectiles?)\b"
)
_ON_CIVILIANS = re.compile(
    r"\b(?:civilians?|residents?|children|women|villagers|journalists?|peaceful|school|hospital)\b"
)
_FIRE_ON_CIVILIANS = re.compile(
    r"^(?:open|fir)\w+(?: \w+)? (?:on|upon|at) (?:(?:an?|the|its|their|two|three|four|several|some) )?(?:[\w-]+ ){0,2}?(?:civilians?|residents?|villagers?"
    r"|farmers?|shepherds?|tractors?|harvesters?|journalists?|reporters?|ambulances?|bus(?:es)?|children|women|wom[ae]n|refugees)\b"
)
_WITH_BOMBS = re.compile(
    r"\b(?:dynamite|explosives?|(?:car |time |truck )?bombs?|explosive devices?|explosive charges?)\b"
)


def _finer(rule: Rule, low: str, start: int, end: int) -> SubEventType:
    """The sub-event type of a general word, told from the weapons and victims named about it."""
    words = low[start:end]
    if rule.sub_event is SubEventType.LOOTING and (by := _BY_SHELLS.match(low, end)):
        return SubEventType.AIR_STRIKE if _FROM_THE_AIR.search(by.group()) else SubEventType.SHELLING
    if rule.sub_event is SubEventType.SHELLING and words.startswith("bomb"):
        near = low[max(0, start - 60) : end + 80]
        return SubEventType.AIR_STRIKE if _FROM_THE_AIR.search(near) else SubEventType.SHELLING
    if (
        rule.sub_event is SubEventType.ARMED_CLASH
        and not rule.vague
        and _WITH_SHELLS.search(low[start : end + 40])
    ):
        return SubEventType.SHELLING
    if rule.sub_event is SubEventType.ARMED_CLASH and _FIRE_ON_CIVILIANS.search(low[start : end + 60]):
        return SubEventType.ATTACK
    is_attack = rule.sub_event is SubEventType.ARMED_CLASH and rule.weak
    if not is_attack:
        return rule.sub_event
    return _kind_of_attack(low[max(0, start - 80) : end + 80], low[max(0, start - 20) : end + 20], words)


def _kind_of_attack(near: str, about: str, words: str) -> SubEventType:
    """What an attack was by the weapons and victims near it or right about it, else an armed clash."""
    if _FROM_THE_AIR.search(near):
        return SubEventType.AIR_STRIKE
    if _WITH_SHELLS.search(near) or words.startswith("strike"):
        return SubEventType.SHELLING
    if _WITH_BOMBS.search(about):
        return SubEventType.REMOTE_EXPLOSIVE
    return SubEventType.ATTACK if _ON_CIVILIANS.search(near) else SubEventType.ARMED_CLASH


def _status(rule: Rule, before: str, inside: str, sentence_before: str, after: str) -> tuple[Status, str]:
    """Whether it happened, with the words that decided ("" where nothing speaks against it)."""
    if _is_presumed(rule, before, inside, after):
        return Status.HAPPENED, ""
    told = _by_words_before(before + inside) or _by_words_after(
        rule, after, definite=_DEFINITE_ONE.search(before) is not None
    )
    if told is not None:
        return told
    if rule.sub_event not in _ENDING_IS_THE_EVENT and (ended := _ENDED.search(before)):
        return Status.HYPOTHETICAL, ended.group().strip()
    called = _CALLED_FOR.search(before if rule.sub_event not in _CALLED_FOR_ONLY else sentence_before[-120:])
    if called and (rule.sub_event in _CALLED_FOR_ONLY or rule.vague):
        return Status.HYPOTHETICAL, called.group()[:40].strip()
    return Status.HAPPENED, ""


def _is_presumed(rule: Rule, before: str, inside: str, after: str) -> bool:
    """Whether somebody takes the deed for done: "condemned the murder", "denied any part in the attack"."""
    if not rule.nominal or any(p.search(after) for p in (_ONLY_SAID, _FALSE_AFTER, _PLANNED_AFTER)):
        return False
    if _is_crime_known(before, inside):
        return True
    found = _PRESUMED.search(before)
    return found is not None and (found["rejects"] is None or _CRIME.match(inside) is not None)


def _is_crime_known(before: str, inside: str) -> bool:
    """Whether a murder or a kidnapping is named as one that the reader knows: "since the murder of the abbot".

    What is said of it, planned or denied about it leaves no doubt that it was.
    """
    crime = _CRIME_NOUN.fullmatch(inside) is not None and _KNOWN_DEED.search(before) is not None
    done = _HARM_NOUN.match(inside) is not None and _OF_A_DAY.search(before) is not None
    return (crime or done) and _NOT_YET_DONE.search(before) is None


_OVER_AFTER = re.compile(
    r"^ (?:\w+ )?(?:stopped|stops|ended|ends|ceased|died down|subsided|is over|are over|was over)\b"
)
_SAYS_ANEW = re.compile(
    r"\b(?:and|but) (?:also |later |then |in turn |instead )?(?:said|says|added|claimed|stated|accused|insisted|reported|announced) "
)
"""Where somebody who denied or announced one thing goes on to say another."""
_DECIDE_BEFORE = ((_DENIED, Status.DENIED), (_PLANNED, Status.PLANNED), (_HYPOTHETICAL, Status.HYPOTHETICAL))
_DECIDE_AFTER = ((_PLANNED_AFTER, Status.PLANNED), (_FALSE_AFTER, Status.DENIED))


def _by_words_before(before: str) -> tuple[Status, str] | None:
    before = _SAYS_ANEW.split(before)[-1]
    for pattern, status in _DECIDE_BEFORE:
        found = pattern.search(before)
        if found and not _HAPPENED_ALL_THE_SAME.search(before[found.start() :]):
            return status, found.group()[:40].strip()
    return None


def _by_words_after(rule: Rule, after: str, *, definite: bool) -> tuple[Status, str] | None:
    for pattern, status in _DECIDE_AFTER:
        if found := pattern.search(after):
            return status, found.group().strip()[-30:]
    if rule.vague and rule.sub_event is SubEventType.ARMED_CLASH and (found := _OVER_AFTER.search(after)):
        return Status.HYPOTHETICAL, found.group().strip()
    if (
        rule.nominal
        and (found := _HYPOTHETICAL_AFTER.search(after))
        and not (definite and _IS_PERHAPS.search(after))
    ):
        return Status.HYPOTHETICAL, found.group().strip()[-30:]
    return None
