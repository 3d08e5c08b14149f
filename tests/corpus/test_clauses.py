from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.clauses import Clauses, PartKind

RELATIVE = "The army, which took the town in May, shelled the port."
SUBORDINATE = "Two men died after shells fell on the port."


def kind_at(text: str, word: str) -> PartKind:
    return Clauses(text, 0, len(text)).part_at(text.index(word)).kind


def test_what_stands_in_a_relative_clause_is_set_apart() -> None:
    assert kind_at(RELATIVE, "May") is PartKind.RELATIVE
    assert kind_at(RELATIVE, "shelled") is PartKind.MAIN
    assert kind_at(RELATIVE, "army") is PartKind.MAIN


def test_what_stands_between_dashes_or_in_brackets_is_set_apart() -> None:
    text = "The port – hit in 2016 – was shelled (again) at dawn."
    assert kind_at(text, "2016") is PartKind.RELATIVE
    assert kind_at(text, "again") is PartKind.RELATIVE
    assert kind_at(text, "shelled") is PartKind.MAIN


def test_a_conjunction_opens_a_subordinate_part_and_is_known_by_its_word() -> None:
    part = Clauses(SUBORDINATE, 0, len(SUBORDINATE)).part_at(SUBORDINATE.index("shells"))
    assert (part.kind, part.opener) == (PartKind.SUBORDINATE, "after")
    assert kind_at(SUBORDINATE, "men") is PartKind.MAIN


def test_a_fronted_clause_ends_with_its_comma() -> None:
    text = "After shells fell on Monday, the port closed."
    assert kind_at(text, "Monday") is PartKind.SUBORDINATE
    assert kind_at(text, "closed") is PartKind.MAIN


@given(st.text(alphabet=st.sampled_from("ab ,.;()–-after which"), max_size=120), st.integers(0, 119))
def test_every_position_has_a_part_that_holds_it(text: str, position: int) -> None:
    if text:
        at = position % len(text)
        part = Clauses(text, 0, len(text)).part_at(at)
        assert part.start <= at < part.end
