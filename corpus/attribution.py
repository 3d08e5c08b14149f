"""Who says what a sentence says, whom it accuses or who acted, and who denies it: the words as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import attribution_words as words
from corpus import denial_words
from corpus.clauses import clauses_of
from corpus.records import Attribution, Sentence
from corpus.small_letters import has_any, small
from geodata.light_records import altered

MOST_WORDS = 14
"""A longer subject is no subject but a misread sentence."""

LONGEST_SUBJECT = 300
"""Characters before a verb in which its subject is looked for."""

SPEAKERS_KEPT = 12
"""How many earlier speakers "the ministry said" may go back over."""

ROLE_STEM = 8
"""Letters by which a role is known again ("prosecut" in "prosecutor" and "prosecution")."""

PERSONS = ("spokes", "official", "source", "diplomat", "leader", "adviser", "aide", "statemen", "report")
"""Roles that may mean any speaker; "the ministry" means a ministry named before, or nobody."""

LONGEST_PREPOSITION = 24
"""Characters before a name in which a preposition, and the noun it belongs to, may stand."""

_STOPS = re.compile(r"[;:“”\"()]|\s[–—]\s")
_CONJUNCTIONS = re.compile(r"\b(?:that|after|because|when|while|where|following which)\s")
_ACTS = re.compile(rf"\s{words.VIOLENT}\s")


def find_attributions(text: str, sentences: Sequence[Sentence]) -> tuple[Attribution, ...]:
    """One attribution for each sentence that names or carries on a speaker, an accused, an actor or a denier.

    A pronoun ("he added") is carried back to the last speaker named, "the ministry" to the last ministry, and a
    quotation that runs on to its speaker. `accused` is whom the sentence accuses, else who it says acted.
    """
    issuer = _issuer(text, sentences)
    speakers = [issuer] if issuer else []
    stems = _stems_in(text)
    reads: list[Attribution] = []
    quotation: list[int] | None = None  # of the open quotation the sentences that name no speaker
    for sentence in sentences:
        read = _read(text, sentence, stems)
        names_one = bool(read.claimed_by)
        if names_one:
            speaker = _carried_back(read.claimed_by, speakers)
            read = read if speaker == read.claimed_by else altered(read, claimed_by=speaker)
            speakers = [*speakers[-SPEAKERS_KEPT:], speaker]
            for index in quotation or ():
                reads[index] = altered(reads[index], claimed_by=speaker)
        elif read.denied_by:
            speakers = [*speakers[-SPEAKERS_KEPT:], _carried_back(read.denied_by, speakers)]
        elif quotation is not None and speakers:
            read = altered(read, claimed_by=speakers[-1])
        elif issuer:
            read = altered(read, claimed_by=issuer)
        is_open = _is_open(text[sentence.start : sentence.legible_end], quoting=quotation is not None)
        quotation = None if not is_open else [] if names_one else [*(quotation or ()), len(reads)]
        reads.append(read)
    return tuple([read for read in reads if read.claimed_by or read.accused or read.denied_by])


def _issuer(text: str, sentences: Sequence[Sentence]) -> str:
    """Who issued the whole text, if its first line is "Statement of the Ministry of …", else ""."""
    if not sentences:
        return ""
    issued = words.ISSUED_BY.fullmatch(text[sentences[0].start : sentences[0].legible_end].replace("\n", " "))
    return issued.group("who").strip() if issued else ""


def _carried_back(named: str, speakers: Sequence[str]) -> str:
    """Whom a pronoun or a short name stands for among the earlier speakers, else the words themselves."""
    pronoun = words.PRONOUN.match(named)
    if pronoun is None:
        fuller = (s for s in reversed(speakers) if s.endswith(" " + named) and " and " not in s)
        return next(fuller, named) if " " not in named else named
    role = (pronoun.group("role") or "").casefold()[:ROLE_STEM]
    same_role = (s for s in reversed(speakers) if role in s.casefold())
    is_person = not role or role.startswith(PERSONS)
    fallback = "" if words.BARE_PRONOUN.match(named) else named
    return next(same_role, speakers[-1] if speakers and is_person else fallback)


def _is_open(sentence: str, *, quoting: bool) -> bool:
    """Whether a quotation is still open at the sentence's end."""
    opens, closes = sentence.count("“") + sentence.count("«"), sentence.count("”") + sentence.count("»")
    if opens or closes:
        return opens > closes
    return quoting != (sentence.count('"') % 2 == 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stems:
    """Of the letters without which nothing is said, denied or accused, those that the text has."""

    saying: tuple[str, ...]
    citing: tuple[str, ...]
    denying: tuple[str, ...]
    blaming: tuple[str, ...]
    weapons: tuple[str, ...]


def _stems_in(text: str) -> _Stems:
    low = small(text).replace("\n", " ")

    def present(stems: Sequence[str]) -> tuple[str, ...]:
        return tuple([stem for stem in stems if stem.lstrip() in low])

    return _Stems(
        saying=present(words.STEMS_OF_SAYING),
        citing=present(words.STEMS_OF_CITING),
        denying=present(denial_words.STEMS_OF_DENYING),
        blaming=present(words.STEMS_OF_BLAMING),
        weapons=present(words.STEMS_OF_WEAPONS),
    )


def _read(text: str, sentence: Sentence, stems: _Stems) -> Attribution:
    """What one sentence says of speakers and actors, without its neighbours."""
    bare = _without_islands(text, sentence)
    low, whole = small(bare), text[sentence.start : sentence.legible_end]
    accused, accuser = _accusation(bare) if has_any(low, stems.blaming) else ("", "")
    return Attribution(
        start=sentence.start,
        end=sentence.end,
        claimed_by=accuser or _speaker(bare, low, stems),
        accused=accused or _agent(bare, low, stems),
        denied_by=_denier(bare, low, whole) if has_any(whole, stems.denying) else "",
        blames=bool(accused),
    )


def _without_islands(text: str, sentence: Sentence) -> str:
    """The sentence on one line, with what is put in between blanked out (a speaker's apposition, say)."""
    bare = text[sentence.start : sentence.legible_end].replace("\n", " ")
    for part in clauses_of(text, sentence.start, sentence.legible_end).islands():
        if part.end < sentence.legible_end:
            first, last = part.start - sentence.start, part.end - sentence.start
            bare = f"{bare[:first]},{' ' * (last - first - 1)}{bare[last:]}"
    return bare


# ---------------------------------------------------------------- speakers


def _speaker(bare: str, low: str, stems: _Stems) -> str:
    """Who speaks: "according to X", "X said …", "…, X said", "…, said X"; "" where nobody is named."""
    for pattern in (words.QUOTED_AS, words.ACCORDING) if has_any(low, stems.citing) else ():
        for cited in pattern.finditer(low):
            if who := _noun_phrase(bare[cited.start("who") : cited.end("who")]):
                return who
    if not has_any(low, stems.saying):
        return ""
    outlet = ""
    for who in _speaking_subjects(bare, low):
        if words.OUTLET.fullmatch(who) is None:
            return who
        outlet = outlet or who
    if found := words.SAID_THEN_WHO.search(bare):
        return _noun_phrase(found.group("who"))
    return outlet


def _speaking_subjects(bare: str, low: str) -> Iterator[str]:
    for verb in words.SAID.finditer(low):
        if who := _subject(bare[: verb.start()]):
            yield who


def _denier(bare: str, low: str, whole: str) -> str:
    aside = denial_words.WHICH_IS_DENIED.search(whole)
    if aside and _may_speak(aside.group("who")):
        return aside.group("who")
    found = denial_words.DENIES.search(low)
    return _subject(bare[: found.start()]) if found else ""


def _subject(before: str) -> str:
    """The noun phrase that ends where a verb begins, "" where there is none.

    An apposition is kept with its name: "A. B., leader of the C.".
    """
    pieces = [p for p in _STOPS.split(before[-LONGEST_SUBJECT:])[-1].split(",") if p.strip()][-3:]
    for at in range(len(pieces) - 1, -1, -1):
        phrase = _trimmed(pieces[at])
        if not _may_speak(phrase):
            continue
        name = words.LEAD_IN.sub("", pieces[at - 1].strip()) if at else ""
        if not name or words.PRONOUN.match(phrase):
            return phrase
        office = words.OFFICE.fullmatch(name) is not None and words.FULL_NAME.fullmatch(phrase) is not None
        named = not words.CAPITAL.match(phrase) and words.FULL_NAME.fullmatch(name) is not None
        return f"{name}, {phrase}" if office or named else phrase
    return ""


def _trimmed(piece: str) -> str:
    """The piece without the adverbs about it, from its last conjunction up to a verb of action."""
    piece = words.TAIL.sub("", words.LEAD_IN.sub("", piece.strip()))
    piece = _CONJUNCTIONS.split(piece)[-1]
    acts = _ACTS.search(piece)
    phrase = words.TAIL.sub("", (piece[: acts.start()] if acts else piece).strip(" ,’'“”\""))
    late = words.LATE_SUBJECT.search(phrase)
    return late.group("who") if late else phrase


def _may_speak(phrase: str) -> bool:
    """Whether a phrase can be the subject of a verb of saying: a pronoun, a role or a name, and no clause."""
    parts = phrase.split()
    if not parts or len(parts) > MOST_WORDS:
        return False
    if words.PRONOUN.match(phrase):
        return True
    if words.NO_SPEAKER.match(phrase):
        return False
    low = small(phrase)
    if words.SAID.search(low) or words.HAS_VERB.search(low):
        return False
    if words.ROLE.search(phrase) is not None:
        return True
    return phrase.casefold() not in words.NO_AGENT and words.CAPITAL.match(parts[-1]) is not None


def _noun_phrase(stretch: str) -> str:
    """The words up to the first that ends a noun phrase, if they can speak."""
    stretch = stretch[:LONGEST_SUBJECT]
    cut = words.PHRASE_ENDS.search(" " + stretch)
    phrase = _trimmed(stretch[: max(0, cut.start() - 1)] if cut else stretch)
    return phrase if _may_speak(phrase) else ""


# ---------------------------------------------------------------- accused and actors


def _accusation(bare: str) -> tuple[str, str]:
    """Whom the sentence accuses, and who does so; "" twice where it accuses nobody."""
    if found := words.ACCUSED_BY.search(bare):
        return _trimmed(bare[: found.start()].rsplit(",", maxsplit=1)[-1]), _trimmed(found.group("who"))
    if found := words.BLAMES_ON.search(bare):
        return _trimmed(found.group("whom")), _subject(bare[: found.start()])
    for pattern in (words.ACCUSES, words.HOLDS_RESPONSIBLE):
        if found := pattern.search(bare):
            said_so = found.group("verb").casefold().endswith("ing")
            return _whom(found.group("whom")), "" if said_so else _subject(bare[: found.start()])
    return "", ""


def _whom(words_after: str) -> str:
    """Whom an accusation names: the words up to the next clause."""
    whom = words.NEXT_CLAUSE.split(words_after)[0].strip()
    return "" if words.NOBODY.match(whom) else whom


def _agent(bare: str, low: str, stems: _Stems) -> str:
    """Who the sentence says acted, as written, "" where nobody is named."""
    for found in words.AGENT_ACTS.finditer(bare) if words.ACTS.search(bare) else ():
        who = found.group("who").strip()
        at = found.start("who")
        stands_there = words.NOT_A_SUBJECT_AFTER.search(bare, max(0, at - LONGEST_PREPOSITION), at)
        if not stands_there and not _is_no_agent(who):
            return who
    for found in words.BY_AGENT.finditer(bare) if "by" in low else ():
        who = found.group("who").strip()
        if not _is_no_agent(who) and words.ATTACKING_BEFORE.search(bare[: found.start()]):
            return who
    armed = words.WEAPON_OF.search(bare) if has_any(low, stems.weapons) else None
    return armed.group("who") if armed and not _is_no_agent(armed.group("who")) else ""


def _is_no_agent(who: str) -> bool:
    """True for a word that only looks like a name because it begins the sentence."""
    parts = [p.removesuffix("'s").removesuffix("’s") for p in who.casefold().split()]
    return parts[-1] in words.NO_AGENT or words.MODEL.fullmatch(parts[-1]) is not None
