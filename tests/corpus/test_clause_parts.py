"""Which parts a sentence falls into, where each begins and ends, and the word that opens it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clauses import FRONTED_WITHIN, Clauses, PartKind

MAIN, RELATIVE, SUBORDINATE = PartKind.MAIN, PartKind.RELATIVE, PartKind.SUBORDINATE


def part_with(text, word):
    return Clauses(text, 0, len(text)).part_at(text.index(word))


def words_of(text, word):
    part = part_with(text, word)
    return text[part.start : part.end]


PUT_IN = [
    ("The port, which gunners held in May, was shelled.", "May", ", which gunners held in May,", "which"),
    ("The port, whose pier burned, was shelled.", "pier", ", whose pier burned,", "whose"),
    ("He met the mayor, who left in June.", "June", ", who left in June.", "who"),
    ("They reached Goris, where tents stood, at noon.", "tents", ", where tents stood,", "where"),
    ("The clerk, whom guards held, came home.", "guards", ", whom guards held,", "whom"),
    ("The port (hit in March) was shelled.", "March", "(hit in March)", "("),
    ("The port – hit in March – was shelled.", "March", " – hit in March – ", "–"),
    ("The port—hit in March—was shelled.", "March", "—hit in March—", "–"),
    ("The port - hit in March - was shelled.", "March", " - hit in March - ", "–"),
    ("The port -- hit in March -- was shelled.", "March", " -- hit in March -- ", "–"),
    ("The port, WHO said, was shelled.", "WHO", ", WHO said,", "who"),
]


@pytest.mark.parametrize(("text", "word", "words", "opener"), PUT_IN)
def test_what_is_put_in_between_ends_where_the_main_line_goes_on(text, word, words, opener):
    part = part_with(text, word)
    assert (part.kind, part.opener, words_of(text, word)) == (RELATIVE, opener, words)


NOT_PUT_IN = [
    ("The port which gunners held was shelled.", "held"),  # without a comma it says which port
    ("The port (hit in March was shelled.", "March"),  # never closed
    ("The port hit in March) was shelled.", "March"),
    ("The port – hit in March, was shelled.", "March"),  # one dash only
    ("The well-known port was shelled.", "known"),
    ("The port, watched by guards, was shelled.", "guards"),
    ("The port, whoever held it, was shelled.", "held"),
]


@pytest.mark.parametrize(("text", "word"), NOT_PUT_IN)
def test_what_only_resembles_an_insertion_stays_in_the_main_line(text, word):
    assert part_with(text, word).kind is MAIN


def test_the_innermost_of_two_insertions_wins():
    text = "The port, which gunners (from May on) held, was shelled."
    assert words_of(text, "May") == "(from May on)"
    assert words_of(text, "held") == ", which gunners (from May on) held,"
    assert part_with(text, "shelled").kind is MAIN


def test_one_comma_closes_a_relative_clause_and_opens_the_next():
    text = "The port, which burned, where ships lay, was shelled."
    assert words_of(text, "burned") == ", which burned,"
    assert words_of(text, "ships") == ", where ships lay,"


def test_three_dashes_make_one_pair_and_leave_the_rest_to_the_main_line():
    text = "The port – a small one – was shelled – at dawn."
    assert [part_with(text, w).kind for w in ("small", "shelled", "dawn")] == [RELATIVE, MAIN, MAIN]


def test_what_is_set_between_commas_after_when_belongs_to_what_is_told():
    text = "The port closed in May, when shells fell, and opened in June."
    assert (part_with(text, "fell").kind, words_of(text, "fell")) == (SUBORDINATE, ", when shells fell,")


DATELINES = [
    ("BARDA, 5 October - Rockets hit a market.", "BARDA, 5 October - "),
    ("BARDA, Azerbaijan (Reuters) - Rockets hit a market.", "BARDA, Azerbaijan (Reuters) - "),
    ("BAKU — Rockets hit a market.", "BAKU — "),
    ("NEW TOWN, Oct. 5 /Wire/. Rockets hit.", ""),  # no dash: not a dateline that we know
    ("Yerevan, October 5, 2020 – Rockets hit a market.", "Yerevan, October 5, 2020 – "),
    ("Stepanakert (Wire) - Rockets hit a market.", "Stepanakert (Wire) - "),
    ("Rockets hit a market - again.", ""),
    ("SAN JUAN, 9 JAN 90 (WIRE) -- [TEXT] TWO SHOPS BURNED.", "SAN JUAN, 9 JAN 90 (WIRE) -- [TEXT] "),
    (
        "PORT CITY (ISLE), 9 MAY 90 (SEA\nRADIO) -- [REPORT] [JANE\nROE] [TEXT] IT BURNED.",
        "PORT CITY (ISLE), 9 MAY 90 (SEA\nRADIO) -- [REPORT] [JANE\nROE] [TEXT] ",
    ),
    ("PORT CITY, NO DATE (WIRE) -- IT BURNED.", "PORT CITY, NO DATE (WIRE) -- "),
    (
        "ROME, 9 MAY 90 (WIRE) -- [EXCERPT] PISA, 9 MAY (WIRE) -- IT FELL.",
        "ROME, 9 MAY 90 (WIRE) -- [EXCERPT] PISA, 9 MAY (WIRE) -- ",
    ),
    ("THE SHIP -- A SMALL ONE -- BURNED.", ""),  # in a text all in capitals they mark no place
    ("NOTE: THE SHIP BURNED.", ""),
    ("Goris - a town of tents - filled up.", ""),  # a name with neither day nor agency begins the sentence
]


@pytest.mark.parametrize(("text", "head"), DATELINES)
def test_a_dateline_is_set_before_the_sentence(text, head):
    first = Clauses(text, 0, len(text)).part_at(0)
    assert (text[: first.end] if first.opener == "dateline" else "") == head


CLOCKS = [
    ("11:50 Rockets hit a market.", "11:50 "),
    ("9:15 - Rockets hit a market.", "9:15 - "),
    ("9:15 GMT Rockets hit a market.", "9:15 GMT "),
    ("1:19 Rockets hit a market.", ""),  # how long a film runs
    ("7.05 p.m. – Rockets hit a market.", "7.05 p.m. – "),
    ("[09:15] Rockets hit a market.", ""),  # a bracket closes it: not read as a clock
    ("18:30 GMT: Rockets hit a market.", "18:30 GMT: "),
    ("11 shells hit a market.", ""),
    ("11,500 people left the town.", ""),
]


@pytest.mark.parametrize(("text", "head"), CLOCKS)
def test_the_clock_of_a_live_blog_is_set_before_the_sentence(text, head):
    first = Clauses(text, 0, len(text)).part_at(0)
    assert (text[: first.end] if first.opener == "clock" else "") == head


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from([":", "."]))
def test_any_time_of_the_day_is_a_clock(hour, minute, sign):
    text = f"{hour:02}{sign}{minute:02} Rockets hit a market."
    clauses = Clauses(text, 0, len(text))
    assert clauses.part_at(0).opener == "clock"
    assert clauses.part_at(text.index("Rockets")).kind is MAIN


def test_the_dash_of_a_dateline_does_not_pair_with_one_of_the_sentence():
    text = "BARDA, 5 October - Rockets hit a market - a small one - at noon."
    assert part_with(text, "Rockets").kind is MAIN
    assert words_of(text, "small") == " - a small one - "


OPENERS = [
    "after",
    "following",
    "before",
    "while",
    "when",
    "whereas",
    "amid",
    "although",
    "though",
    "since",
    "until",
    "unless",
    "if",
    "as a result of",
    "because",
    "despite",
    "after which",
    "during which",
]


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("gap", [" ", ", "])
def test_each_conjunction_hangs_a_part_on_and_is_kept_as_its_opener(opener, gap):
    text = f"The old port beside the bay closed{gap}{opener} shells fell."
    part = part_with(text, "shells")
    assert (part.kind, part.opener) == (SUBORDINATE, opener)
    assert (part_with(text, "closed").kind, part_with(text, "closed").end) == (MAIN, text.index("closed") + 6)


NO_OPENERS = [
    ("The port closed after all.", "all"),
    ("The port opened before noon.", "noon"),
    ("The port opened since 9 May.", "9"),
    ("The pier was open until midnight.", "midnight"),
    ("The aftermath was grim.", "math"),
    ("The port served as a depot.", "depot"),
    ("In the afternoon the port closed.", "noon"),
]


@pytest.mark.parametrize(("text", "word"), NO_OPENERS)
def test_words_of_time_and_look_alikes_hang_nothing_on(text, word):
    assert part_with(text, word).kind is MAIN


def test_as_opens_a_part_only_before_a_clause_of_its_own():
    text = "The old port beside the bay closed as the town was shelled."
    assert (part_with(text, "town").kind, part_with(text, "town").opener) == (SUBORDINATE, "as")


FRONTED = [
    ("After shells fell on Monday, the port closed.", "Monday", "closed"),
    ("Two days after shells fell, the port closed.", "shells", "closed"),
    ("When shells fell, guards hid.", "shells", "guards"),
    ("Despite the truce, guards fired.", "truce", "fired"),
]


@pytest.mark.parametrize(("text", "inside", "main"), FRONTED)
def test_a_clause_set_first_gives_way_to_the_main_line_at_its_comma(text, inside, main):
    assert part_with(text, inside).kind is SUBORDINATE
    assert part_with(text, main).kind is MAIN


@given(st.integers(1, 2 * FRONTED_WITHIN))
def test_only_a_clause_that_opens_near_the_start_stands_before_the_main_line(lead):
    text = f"{'x' * lead} after shells fell, the port closed."
    assert (part_with(text, "closed").kind is MAIN) == (lead < FRONTED_WITHIN)


COORDINATED = [
    ("Gunners hit Barda; guards hit Terter.", "guards"),
    ("Gunners hit Barda, and the guards hit Terter.", "guards"),
    ("Gunners hit Barda, but in May guards hit Terter.", "guards"),
    ("Gunners hit Barda, and Terter was hit by guards.", "guards"),
]


@pytest.mark.parametrize(("text", "word"), COORDINATED)
def test_what_is_set_beside_the_first_line_is_a_main_part_of_its_own(text, word):
    first, second = part_with(text, "Gunners"), part_with(text, word)
    assert (first.kind, second.kind) == (MAIN, MAIN)
    assert first.end == second.start == text.index("Barda") + 5


NOT_COORDINATED = [
    "Gunners hit Barda and the guards hit Terter.",
    "Gunners hit Barda, and shelled guards.",
    "Gunners hit Barda, guards hit Terter.",
]


@pytest.mark.parametrize("text", NOT_COORDINATED)
def test_and_without_a_comma_or_a_new_subject_goes_on_in_the_same_part(text):
    assert part_with(text, "Gunners") == part_with(text, "guards")


def test_a_subordinate_part_ends_where_a_main_one_is_set_beside_it():
    text = "The port by the old bay closed after shells fell; the bridge held."
    kinds = [part_with(text, word).kind for word in ("port", "shells", "bridge")]
    assert kinds == [MAIN, SUBORDINATE, MAIN]


def test_islands_are_all_that_is_put_in_and_nothing_of_the_line():
    text = "BARDA, 5 October - The port (a small one), which burned, was shelled."
    islands = {text[p.start : p.end] for p in Clauses(text, 0, len(text)).islands()}
    assert islands == {"BARDA, 5 October - ", "(a small one)", ", which burned,"}


PROSE = st.lists(
    st.sampled_from(
        [
            "the port ",
            "fell",
            ", which ",
            ", when ",
            " after ",
            ", and it ",
            "; ",
            "(",
            ")",
            " – ",
            "—",
            ", ",
            "11:50 ",
        ]
    ),
    max_size=25,
).map("".join)


@given(PROSE, st.text(alphabet="ab. ", max_size=20))
def test_parts_are_counted_in_the_whole_text_wherever_the_sentence_stands(sentence, lead):
    here = Clauses(sentence, 0, len(sentence))
    there = Clauses(f"{lead}{sentence} end", len(lead), len(lead) + len(sentence))
    for at in range(len(sentence)):
        one, other = here.part_at(at), there.part_at(len(lead) + at)
        assert (one.start, one.end, one.kind, one.opener) == (
            other.start - len(lead),
            other.end - len(lead),
            other.kind,
            other.opener,
        )


@given(PROSE)
def test_the_parts_of_a_sentence_cover_it_and_stay_inside_it(sentence):
    clauses = Clauses(sentence, 0, len(sentence))
    for at in range(len(sentence)):
        part = clauses.part_at(at)
        assert 0 <= part.start <= at < part.end <= len(sentence)
        assert part.opener or part.kind is MAIN


@pytest.mark.parametrize("unit", [", which ", "(", " – ", " after ", "; ", ", when ", "A, ", "BARDA, ", "as a b "])
def test_a_hostile_line_is_cut_without_delay(unit):
    text = unit * (3_000 // len(unit))
    assert Clauses(text, 0, len(text)).part_at(len(text) - 1).end == len(text)
