"""Persons by name, who are told apart from others and never kept."""

from __future__ import annotations

from corpus.casualty_line import Line
from corpus.casualty_people import Group, known_person
from corpus.casualty_words import DAYS, INTO, THINGS, word_set

LONGEST_PERSON = 4
"""Words of a name after an age, and of what tells apart people of one noun."""

_NO_NAMES = (
    THINGS
    | INTO
    | DAYS
    | word_set(
        """
        ministry department army police university college court agency office council committee government bank
        street avenue road county republic forces guard guards service services union front command corporation
        party parliament assembly federation movement bureau commission authority association society institute
        academy station airport park square lake river mount mountain island state north south east west
        northern southern eastern western nations news times post television radio foundation center centre club
        army's
        """
    )
)


def named_person(line: Line, index: int) -> Group | None:
    """Somebody by name: two capitalised words or more in a sentence that is not all capitals; never kept."""
    if line.shouting or not _capitalised(line, index) or _capitalised(line, index - 1):
        return None
    last = index + 1
    while last < len(line.words) and (_capitalised(line, last) or _initial(line, last)):
        last += 1
    if last - index < 2 or not _NO_NAMES.isdisjoint(line.words[index:last]):
        return None
    return known_person(index, last, "")


def past_name(line: Line, start: int) -> int:
    """The word after a name that follows an age ("10-year-old Teo Marl was hurt"), `start` where there is none."""
    last = start
    longest = min(start + LONGEST_PERSON, len(line.words))
    while last < longest and (_capitalised(line, last) or (last > start and _initial(line, last))):
        last += 1
    named = not line.shouting and _NO_NAMES.isdisjoint(line.words[start:last])
    return last if named else start


def _capitalised(line: Line, index: int) -> bool:
    if not 0 <= index < len(line.words):
        return False
    printed = line.printed[index]
    return printed[0].isupper() and printed[1:2].islower() and not printed.endswith(("'s", "’s"))


def _initial(line: Line, index: int) -> bool:
    printed = line.printed[index]
    if len(printed) == 1 and printed.isupper():
        return True
    return printed == "." and len(line.printed[index - 1]) == 1 and line.printed[index - 1].isupper()
