"""What the words after a name tell of its use, by themselves: the name is in brackets."""

import re

import pytest

from geodata.after_name import use_after, use_before_any_word
from geodata.spans import find_spans
from geodata.words import read_words

MARK = re.compile(r"\[([^\]]+)\]")


def marked_span(marked, world):
    mark = MARK.search(marked)
    words = read_words(MARK.sub(r"\1", marked))
    spans = find_spans(words, world)
    names = frozenset(i for span in spans for i in range(span.first, span.last + 1))
    (span,) = (span for span in spans if span.start == mark.start())
    return words, span, names


def told_after(marked, world):
    use = use_after(*marked_span(marked, world))
    return None if use is None else use.value


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Baku]'s airport was closed.", "literal"),
        ("[Baku]'s old bazaar was full.", "literal"),
        ("[Armenia]'s Syunik province is green.", "literal"),
        ("[Ganja]'s mayor wept.", "metonym"),
        ("[Armenia]'s answer was late.", "metonym"),
        ("[Armenia]’s answer was late.", "metonym"),
        ("[Ganja]'s answer was late.", None),
    ],
)
def test_what_a_place_owns_tells_whether_it_acts(sentence, use, world):
    assert told_after(sentence, world) == use


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Armenia]-based dealers left.", "literal"),
        ("[Ganja]-born singers came.", "literal"),
        ("[Armenia]-backed units left.", "metonym"),
        ("[Russia]-brokered terms held.", "metonym"),
    ],
)
def test_a_participle_tied_on_with_a_hyphen_tells_who_did_it_or_where(sentence, use, world):
    assert told_after(sentence, world) == use


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Ganja] was rebuilt.", "literal"),
        ("[Armenia] was rebuilt.", "literal"),
        ("[Armenia] was asked to wait.", "metonym"),
        ("[Armenia] is preparing a note.", "metonym"),
        ("[Ganja] is preparing a note.", None),
        ("[Armenia] has quietly bought trucks.", "metonym"),
        ("[Ganja] has quietly bought trucks.", None),
        ("[Armenia] bought trucks.", "metonym"),
        ("[Ganja] bought trucks.", None),
        ("[Ganja] denied the report.", "metonym"),
        ("[Ganja] fell at dawn.", "literal"),
        ("[Ganja] comes under shellfire.", "literal"),
    ],
)
def test_the_verb_after_a_name_tells_whether_something_is_done_there_or_by_it(sentence, use, world):
    assert told_after(sentence, world) == use


@pytest.mark.parametrize("adverb", ["quickly", "already", "repeatedly", "then", "again"])
@pytest.mark.parametrize(("participle", "use"), [("occupied", "literal"), ("asked", "metonym")])
def test_an_adverb_before_a_participle_changes_nothing(adverb, participle, use, world):
    assert told_after(f"[Armenia] was {adverb} {participle}.", world) == use


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Armenia], which bought the trucks, was content.", "metonym"),
        ("[Ganja], which was rebuilt, is green.", "literal"),
        ("[Ganja], a city of gardens, was bombed.", "literal"),
        ("[Armenia], short of fuel, accused the dealers.", "metonym"),
        ("[Armenia] – short of fuel – accused the dealers.", "metonym"),
        ("[Armenia], short of fuel. Dealers, it seems, accused nobody.", None),
    ],
)
def test_the_verb_may_stand_beyond_an_apposition_of_the_same_sentence(sentence, use, world):
    assert told_after(sentence, world) == use


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Ganja] Football Club won.", "other"),
        ("[Ganja] Zorblax opened.", "other"),
        ("The Zorblax [Ganja] opened.", "other"),
        ("[Ganja] Railway Station opened.", "literal"),
        ("[Armenia] Foreign Ministry wrote.", "metonym"),
        ("[Yerevan] Mayor Somebody spoke.", "metonym"),
    ],
)
def test_a_longer_name_is_an_organisations_a_sites_or_an_offices(sentence, use, world):
    assert told_after(sentence, world) == use


@pytest.mark.parametrize(
    ("noun", "use"),
    [
        ("ceasefire", "other"),
        ("talks", "other"),
        ("conflict", "other"),
        ("conflict zone", "literal"),
        ("peace line", "literal"),
        ("bombing", "literal"),
        ("residents", "literal"),
        ("airport", "literal"),
        ("officials", "metonym"),
        ("police", "metonym"),
        ("garlic", None),
    ],
)
def test_the_noun_after_a_bare_name_tells_topic_scene_or_office(noun, use, world):
    assert told_after(f"The [Lachin] {noun} came up again.", world) == use


@pytest.mark.parametrize("ending", ["", ".", "! Then it rained.", "\n\nRain fell.", '" Rain fell.'])
def test_what_lies_beyond_the_end_of_a_sentence_tells_nothing(ending, world):
    marked = f"Nobody had been told of [Armenia]{ending}"
    assert told_after(marked, world) is None
    words, span, _ = marked_span(marked, world)
    assert use_before_any_word(words, span) is None


@pytest.mark.parametrize(
    ("following", "use"),
    [
        ("advocates", "metonym"),
        ("plums", "metonym"),
        ("and", None),
        ("yesterday", None),
        ("Plums", None),
        ("7", None),
    ],
)
def test_before_any_plain_word_an_actors_bare_name_acts(following, use, world):
    words, span, _ = marked_span(f"[China] {following} ripened.", world)
    assert use_before_any_word(words, span) == use
