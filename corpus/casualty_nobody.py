"""Nobody hurt: "no one", "no casualties", "without loss of life"."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_nouns import DETERMINERS, fates_of, head_of, noun_of
from corpus.casualty_people import NONE, Group, Kind
from corpus.casualty_words import OUTCOME_NOUNS, Fate

NOBODIES = frozenset({"no", "none", "nobody", "noone", "zero", "without"})
"""Words that may tell of nobody hurt."""

_LOST_WITHOUT = frozenset({"casualties", "deaths", "fatalities", "victims"})
_CAUSING = frozenset({"causing", "inflicting"})


def nobody(line: Line, index: int) -> Group | None:
    """Nobody, as told by the word there; None where it denies something else."""
    word = line.words[index]
    last = index + 1
    noun = ""
    fates: tuple[Fate, ...] = ()
    by_outcome = False
    if word in {"no", "zero", "without"}:
        reports = line.words[index + 1 : index + 3] in (("reports", "of"), ("report", "of"))
        start = index + 1 + 2 * reports
        start += line.word(start) in {"any", "causing", "inflicting", "suffering", "a"}
        if line.word(start) == "one":
            last = start + 1
        else:
            head = head_of(line, start, many=True)
            if head is None or {"other", "further", "new", "additional", "more"} & set(line.words[start:head]):
                return None
            fates, by_outcome = fates_of(line, start, head)
            last, noun = head + 1, noun_of(line, start, head)
            if by_outcome and line.word(last) in {"or", "nor"} and line.word(last + 1) in OUTCOME_NOUNS:
                fates = tuple(dict.fromkeys(fates + OUTCOME_NOUNS[line.word(last + 1)]))  # "no deaths or injuries"
                last += 2
            if (
                word == "without"
                and line.words[head] not in _LOST_WITHOUT
                and not (fates and line.words[index + 1] in _CAUSING)
            ):
                return None
    if line.word(last) == "else" or (
        word == "none" and line.word(last) == "of" and line.word(last + 1) not in DETERMINERS
    ):
        return None
    return Group(
        first=index,
        last=last,
        count=NONE,
        kind=Kind.NOBODY,
        words=line.stretch(index, last) if not noun else line.printed[index],
        noun=noun,
        head=line.words[last - 1],
        fates=fates,
        counted_by_outcome=by_outcome,
    )
