"""A byline's names are kept as they are written, without what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bylines import LONGEST_AUTHOR, letters_of, names_told

OUTLET = "Mountain Courier"

NAMED = [
    ("Anna Morel", "Anna Morel"),
    ("By Anna Morel", "Anna Morel"),
    ("by ANNA MOREL and Peter Lind", "ANNA MOREL and Peter Lind"),
    ("Written by: Anna Morel.", "Anna Morel"),
    ("Text: Anna Morel", "Anna Morel"),
    ("Автор: Анна Морель", "Анна Морель"),
    ("Հեղինակ՝ Աննա Մորել", "Աննա Մորել"),
    ("Müəllif: Leyla Kərimli", "Leyla Kərimli"),
    ("Anna Morel | 12 May 2020", "Anna Morel"),
    ("12 May 2020 | Anna Morel", "Anna Morel"),
    ("By Anna Morel Updated Oct 12, 2020", "Anna Morel"),
    ("Published by Anna Morel on Monday, 12 May", "Anna Morel"),
    ("Anna Morel, October 12, 2020 10:30", "Anna Morel"),
    ("Anna Morel - Mountain Courier", "Anna Morel"),
    ("Anna Morel, Mountain Courier", "Anna Morel"),
    ("Anna Morel, Editor", "Anna Morel"),
    ("Anna Morel; Peter Lind", "Anna Morel, Peter Lind"),
    ("['Anna Morel', 'Peter Lind']", "Anna Morel, Peter Lind"),
    ("Anna Morel, Peter Lind, and Mary Holt", "Anna Morel, Peter Lind, Mary Holt"),
    ("Anna Morel, ANNA MOREL", "Anna Morel"),
    ("Anna Morel (@annamorel)", "Anna Morel"),
    ("desk@courier.example (Anna Morel)", "Anna Morel"),
    ("Anna Morel <anna@courier.example>", "Anna Morel"),
    ("Anna Morel https://courier.example/by/anna", "Anna Morel"),
    ("Anna Morel (Terter)", "Anna Morel (Terter)"),
    ("Anna &amp; Peter", "Anna & Peter"),
    ("Martin King Jr.", "Martin King Jr."),
    ("Jean-Luc O'Neill", "Jean-Luc O'Neill"),
    ("J.Smith", "J.Smith"),
    ("Bylan Text", "Bylan Text"),
    ("Sunday May", "Sunday May"),
    ("Reuters", "Reuters"),
    ("The Mountain Courier Review", "The Mountain Courier Review"),
]
NOBODY = [
    "",
    "By",
    "By admin - ",
    "Staff Writer",
    "Редакция",
    "Mountain Courier",
    "The Mountain Courier Staff",
    "MountainCourier.com",
    "courier.example",
    "https://www.facebook.com/courier",
    "/by/anna-morel",
    "@annamorel",
    "desk@courier.example",
    "user123",
    "12 May 2020",
    "Updated at 10:30",
    "3 min read",
    "J",
    "Everybody who was near the bridge on that cold evening in the town remembers it well",
    "x" * 150,
]


@pytest.mark.parametrize(("words", "names"), NAMED)
def test_names_stand_without_what_is_around_them(words, names):
    assert names_told([words], OUTLET) == names


@pytest.mark.parametrize("words", NOBODY)
def test_what_names_nobody_gives_no_author(words):
    assert names_told([words], OUTLET) == ""


def test_each_of_several_is_named_once_as_long_as_there_is_room():
    assert names_told(["By Anna Morel", "Peter Lind", "anna morel"], OUTLET) == "Anna Morel, Peter Lind"
    many = names_told([f"Anna {'a' * 60}{letter}" for letter in "bcdefgh"])
    assert many == ", ".join(f"Anna {'a' * 60}{letter}" for letter in "bc")
    assert len(many) <= LONGEST_AUTHOR


@given(
    st.lists(st.text(st.sampled_from("By an@|.,;:- ()12'é\n\"/Ա")) | st.text(max_size=80), max_size=6), st.text()
)
def test_any_words_give_short_clean_names_or_none(told, outlet):
    names = names_told(told, outlet)
    assert len(names) <= LONGEST_AUTHOR
    assert not set(names) & set("@\n|;\t")
    assert not any(map(str.isdigit, names))
    parts = [letters_of(name) for name in names.split(", ")]
    assert len(parts) == len(set(parts))
