"""Each rule for fighting and taken ground reads a sentence of ours and lets one that resembles it pass."""

import re

import pytest

from corpus.actions import find_actions
from corpus.battle_lexicon import BATTLES
from corpus.records import Status
from corpus.records import SubEventType as Sub
from corpus.sentences import split_sentences

READ = [
    ("The patrol breached the truce.", "breached the truce", Sub.CEASEFIRE_VIOLATION, ""),
    ("The ceasefire was again broken.", "ceasefire was again broken", Sub.CEASEFIRE_VIOLATION, ""),
    ("The garrison regained full control.", "regained full control", Sub.GOVERNMENT_REGAINS, ""),
    ("The brigade seized two heights.", "seized two heights", Sub.GOVERNMENT_REGAINS, ""),
    ("The brigade recaptured Talish.", "recaptured", Sub.GOVERNMENT_REGAINS, "weak"),
    ("Armoured columns moved into Talish.", "moved into", Sub.GOVERNMENT_REGAINS, "weak"),
    ("Troops entered Talish.", "entered", Sub.GOVERNMENT_REGAINS, "weak"),
    ("The pass was brought under their control.", "brought under their control", Sub.GOVERNMENT_REGAINS, ""),
    ("The taking of the pass cost a day.", "taking of", Sub.GOVERNMENT_REGAINS, "weak"),
    ("The pass fell to the brigade.", "fell to", Sub.GOVERNMENT_REGAINS, ""),
    ("Hadrut fell on Monday.", "fell", Sub.GOVERNMENT_REGAINS, "weak"),
    ("Protesters scuffled with guards.", "Protesters scuffled with", Sub.VIOLENT_DEMONSTRATION, ""),
    ("Police clashed with demonstrators.", "clashed with demonstrators", Sub.VIOLENT_DEMONSTRATION, ""),
    ("Troops opened fire on a shepherd.", "opened fire", Sub.ATTACK, ""),
    ("A sniper fired at two villagers.", "fired at", Sub.ATTACK, ""),
    ("A shepherd was shot dead.", "shot dead", Sub.ATTACK, ""),
    ("Two guards were gunned down.", "gunned down", Sub.ATTACK, ""),
    ("A teacher was murdered.", "murdered", Sub.ATTACK, ""),
    ("A driver was beaten by strangers.", "beaten by", Sub.ATTACK, ""),
    ("A herdsman was abducted.", "abducted", Sub.ABDUCTION, ""),
    ("The gang took six hostages.", "took six hostages", Sub.ABDUCTION, ""),
    ("A court heard of a rape.", "rape", Sub.SEXUAL_VIOLENCE, ""),
    ("Guards opened fire.", "opened fire", Sub.ARMED_CLASH, ""),
    ("Guards fired at a van.", "fired at", Sub.ARMED_CLASH, ""),
    ("The patrols traded shots.", "traded shots", Sub.ARMED_CLASH, ""),
    ("A firefight woke the hamlet.", "firefight", Sub.ARMED_CLASH, ""),
    ("Sniper fire broke a window.", "Sniper fire", Sub.ARMED_CLASH, ""),
    ("Gunfire echoed in the valley.", "Gunfire", Sub.ARMED_CLASH, "vague"),
    ("Shots were exchanged at the ford.", "Shots were exchanged", Sub.ARMED_CLASH, ""),
    ("Gunfire was heard at the ford.", "Gunfire was heard", Sub.ARMED_CLASH, ""),
    ("Gunshots rang out.", "Gunshots rang out", Sub.ARMED_CLASH, ""),
    ("A sabotage group was driven back.", "group was driven back", Sub.ARMED_CLASH, ""),
    ("Army units advanced ten kilometres.", "advanced", Sub.ARMED_CLASH, "weak"),
    ("The post was subjected to machine-gun fire.", "subjected to machine-gun fire", Sub.ARMED_CLASH, ""),
    ("The corps mounted a night assault.", "mounted a night assault", Sub.ARMED_CLASH, ""),
    ("A special operation lasted a week.", "special operation", Sub.ARMED_CLASH, "vague"),
    ("A counteroffensive slowed.", "counteroffensive", Sub.ARMED_CLASH, "vague"),
    ("A column invaded the valley.", "invaded", Sub.ARMED_CLASH, ""),
    ("The squad stormed a dugout.", "stormed", Sub.ARMED_CLASH, ""),
    ("Sentries repelled an attack.", "repelled an attack", Sub.ARMED_CLASH, ""),
    ("Scouts tried to infiltrate the depot.", "tried to infiltrate", Sub.ARMED_CLASH, ""),
    ("An outbreak of fighting was noted.", "outbreak of fighting", Sub.ARMED_CLASH, "vague"),
    ("Clashes erupted on Friday.", "Clashes erupted", Sub.ARMED_CLASH, "vague"),
    ("Hostilities lasted nine days.", "Hostilities", Sub.ARMED_CLASH, "vague"),
    ("Four servicemen were wounded.", "servicemen were wounded", Sub.ATTACK, "weak"),
    ("Attacks went on.", "Attacks", Sub.ARMED_CLASH, "weak"),
    ("The brigade took Talish.", "took", Sub.GOVERNMENT_REGAINS, "weak"),
    ("The hamlet was freed from occupation.", "freed from occupation", Sub.GOVERNMENT_REGAINS, ""),
    ("Soldiers raised a flag over the ridge.", "raised a flag", Sub.GOVERNMENT_REGAINS, "weak"),
    (
        "The flag of the brigade was hoisted there.",
        "flag of the brigade was hoisted",
        Sub.GOVERNMENT_REGAINS,
        "weak",
    ),
    ("The ridge is in rebel hands.", "hands", Sub.GOVERNMENT_REGAINS, "weak"),
    ("Talish was also targeted.", "was also targeted", Sub.ARMED_CLASH, "weak"),
    ("Strikes went on.", "Strikes", Sub.SHELLING, "weak"),
    ("The pass was freed from the enemy.", "freed from the enemy", Sub.GOVERNMENT_REGAINS, ""),
    ("The brigade won back two hills.", "won back two hills", Sub.GOVERNMENT_REGAINS, ""),
    ("The brigade won back Talish.", "won back", Sub.GOVERNMENT_REGAINS, "weak"),
    ("The brigade is in full control of Talish.", "control of", Sub.GOVERNMENT_REGAINS, "weak"),
    ("The pass went into other hands.", "went into other hands", Sub.GOVERNMENT_REGAINS, ""),
    ("A similar incident took place.", "incident took place", Sub.ATTACK, "weak"),
    ("The same happened near Talish.", "same happened", Sub.ATTACK, "weak"),
    ("A patrol heard of shots at farmers.", "shots at", Sub.ARMED_CLASH, ""),
    ("Then Ruritanian fire killed a scout.", "fire killed", Sub.ARMED_CLASH, ""),
    ("A scout was hit by enemy fire.", "hit by enemy fire", Sub.ARMED_CLASH, ""),
]
NEAR_MISSES = [
    ("They broke bread together.", []),
    ("The truce held all week.", [Sub.AGREEMENT]),
    ("He took the morning train.", []),
    ("The then occupied districts were poor.", []),
    ("A previously captured flag was shown.", []),
    ("A family moved into a flat.", []),
    ("The singer entered the hall.", []),
    ("He brought bread and salt.", []),
    ("They are taking notes.", []),
    ("Snow fell all day.", []),
    ("The hall fell silent.", []),
    ("The protesters were tired.", [Sub.PEACEFUL_PROTEST]),
    ("The colours clashed with each other.", [Sub.ARMED_CLASH]),
    ("The film shot last year won a prize.", []),
    ("The lawn was mowed.", []),
    ("There were no murders that year.", []),
    ("The home team was beaten twice.", []),
    ("There were no kidnappings.", []),
    ("A kidnapping ring and its murder plots were the talk of the town.", []),
    ("There was no rape.", []),
    ("They opened a library.", []),
    ("The firm fired its chief.", []),
    ("They traded wool.", []),
    ("There was no ambush.", []),
    ("A small shop stood there.", []),
    ("There was no gunfire.", []),
    ("The shots of the parade were shown.", []),
    ("Recorded gunshots were played in the film.", []),
    ("A group of singers came.", []),
    ("The pupil advanced a grade.", []),
    ("He was subjected to a fine.", []),
    ("The bank launched a card.", []),
    ("A special bus ran.", []),
    ("No offensive followed.", []),
    ("They neither left nor invaded the valley.", []),
    ("A crowd stormed the parliament.", [Sub.VIOLENT_DEMONSTRATION]),
    ("The balm repelled flies.", []),
    ("She tried the soup.", []),
    ("An outbreak of flu worried doctors.", []),
    ("A trade war broke out.", []),
    ("The war zones were mapped.", []),
    ("Residents were warned.", []),
    ("A panic attack passed.", []),
    ("A hunger strike went on.", []),
    ("The fall in prices went on.", []),
    ("They freed up a room.", []),
    ("They raised their glasses.", []),
    ("The flag was red.", []),
    ("They shook hands.", []),
    ("He was struck by grief.", []),
    ("The strike of the tram drivers went on.", []),
    ("They called a strike.", []),
    ("A national strike went on.", []),
    ("War materiel was shown.", []),
    ("They cleared the table.", []),
    ("She won a prize.", []),
    ("He lost control of the car.", []),
    ("The letter passed to his heirs.", []),
    ("The incident was small.", []),
    ("They wore the same coats.", []),
    ("The photographs were shots of birds.", []),
    ("The hotel fire killed nobody.", []),
    ("The barn was hit by lightning.", []),
]


@pytest.mark.parametrize(("text", "words", "kind", "weighs"), READ)
def test_the_trigger_is_read_with_its_words_its_kind_and_its_weight(triggers_in, text, words, kind, weighs):
    assert (words, kind, weighs, Status.HAPPENED, "") in triggers_in(text)


@pytest.mark.parametrize(("text", "kinds"), NEAR_MISSES)
def test_the_same_word_in_another_sense_is_not_read(triggers_in, text, kinds):
    assert [kind for _, kind, *_ in triggers_in(text)] == kinds


def test_every_rule_reads_one_of_the_examples(rule_that_read):
    used = {rule_that_read(text, words) for text, words, *_ in READ}
    assert [sorted(rule.heads) for rule in BATTLES if rule not in used] == []


def test_every_rule_lets_one_of_the_near_misses_pass(rule_that_read, triggers_in):
    def passes(rule, text):
        words = set(re.findall(r"[a-z][\w'’-]*", text.lower()))
        return words & rule.heads and all(rule_that_read(text, t[0]) is not rule for t in triggers_in(text))

    missing = [r for r in BATTLES if not any(passes(r, text) for text, _ in NEAR_MISSES)]
    assert [sorted(rule.heads) for rule in missing] == []


@pytest.mark.parametrize(("text", "words"), [row[:2] for row in READ])
def test_only_a_noun_after_the_speaks_of_something_already_told(rule_that_read, text, words):
    rule = rule_that_read(text, words)
    again = f"Of the {text[text.index(words) :]}"
    first = next(iter(find_actions(again, split_sentences(again))), None)
    if rule.only_after:
        assert first is None or first.start > 7
    else:
        assert (first.start, first.definite) == (7, rule.nominal)
