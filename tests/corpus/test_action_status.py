"""Whether a thing happened, and which of the writer's words decided it, before the trigger and after it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.action_lexicon import RULES, rules_by_head
from corpus.actions import BEFORE_CHARACTERS, find_actions
from corpus.capitals import lowered
from corpus.lexicon_rules import rule
from corpus.records import LONGEST_SENTENCE, Sentence, Status
from corpus.records import SubEventType as Sub
from corpus.sentences import split_sentences


def trigger(text, words):
    """The action whose trigger is `words`."""
    return next(a for a in find_actions(text, split_sentences(text)) if text[a.start : a.end] == words)


DENIED = [
    ("The ministry denies that gunners shelled the port.", "shelled", "denies that gunners"),
    ("The envoy rejected claims that guards opened fire.", "opened fire", "rejected claims that guards"),
    ("Both dismissed talk of airstrikes.", "airstrikes", "dismissed talk of"),
    ("The brigade did not enter; it never stormed the port.", "stormed", "never"),
    ("There were no reports of looting.", "looting", "no reports of"),
    ("The corps didn’t bombard the dam.", "bombard", "didn’t"),
    ("Talk of airstrikes on the dam is fabricated.", "airstrikes", "is fabricated"),
]
PLANNED = [
    ("The army threatened on Friday to bombard the port.", "bombard", "threatened on friday to"),
    ("The sides will exchange prisoners on Friday.", "exchange prisoners", "will"),
    ("The army is to evacuate the hamlet.", "evacuate", "is to"),
    ("The brigade plans to storm the parliament.", "storm the parliament", "plans to"),
    ("The general vowed to launch an offensive.", "launch an offensive", "vowed to"),
    ("Preparations went on for the upcoming talks.", "talks", "upcoming"),
    ("The next round of negotiations is near.", "negotiations", "next round of"),
    ("They agreed to meet in Tbilisi.", "meet in", "agreed to"),
    ("Talks are scheduled for Monday.", "Talks", "are scheduled"),
    ("A rally was planned on the square.", "rally", "was planned"),
]


PRESUMED = [
    ("All parties condemned the murder of the abbot.", "murder"),
    ("The envoy denied any part in the assassination of the abbot.", "assassination"),
    ("The front denied involvement in the bombing.", "bombing"),
    ("All parties rejected the massacre.", "massacre"),
    ("The clerks will march on Friday to protest the attack.", "attack"),
    ("The court will investigate the circumstances of the attack.", "attack"),
    ("The bishops spoke out against the kidnapping of the clerk.", "kidnapping"),
]


@pytest.mark.parametrize(("text", "words"), PRESUMED)
def test_what_is_condemned_or_looked_into_was_done(text, words):
    assert trigger(text, words).status is Status.HAPPENED
    assert trigger(text.upper(), words.upper()).status is Status.HAPPENED


def test_a_deed_of_war_that_is_rejected_is_denied():
    told = trigger("The army rejected the shelling of the port as an invention.", "shelling")
    assert told.status is Status.DENIED


def test_a_mere_claim_of_a_deed_that_is_protested_against_is_no_deed():
    assert trigger("The envoy denied and protested the attack claims.", "attack").status is Status.DENIED


def test_the_next_day_is_no_plan():
    assert trigger("The next day gunners shelled the port.", "shelled").status is Status.HAPPENED


HYPOTHETICAL = [
    ("The clerk did not rule out that gunners shelled the port.", "shelled", "rule out that gunners"),
    ("Gunners could shell the dam.", "shell", "could"),
    ("Villagers fear an airstrike.", "airstrike", "fear an"),
    ("Observers warned of shelling along the river.", "shelling", "warned of"),
    ("Nobody knows whether rockets hit the dam.", "rockets hit", "whether"),
    ("Screens protect the road against sniper fire.", "sniper fire", "against"),
    ("The risk of clashes is small; there is a danger of looting.", "looting", "danger of"),
    ("A blockade might begin in spring.", "blockade", "might"),
    ("An armistice would calm the valley.", "armistice", "would"),
]
CALLED_FOR = [
    ("Geneva called on both to release prisoners.", "release prisoners", "called on both to"),
    ("Ankara urged the sides to hold talks.", "talks", "urged the sides to hold"),
    ("Mothers demanded that guards evacuate the school.", "evacuate", "demanded that guards"),
    ("Tehran offered to host negotiations.", "negotiations", "offered to host"),
    ("The envoy sought a truce.", "truce", "sought a"),
    ("The bishop appealed against war.", "war", "against"),
]
ENDED = [
    ("Both halted the shelling.", "shelling", "halted the"),
    ("The order ends all hostilities.", "hostilities", "ends all"),
    ("The pact brought a cessation of hostilities.", "hostilities", "cessation of"),
    ("Shepherds grazed sheep instead of fighting.", "fighting", "instead of"),
    ("The fighting has stopped along the river.", "fighting", "has stopped"),
    ("The clashes died down at dusk.", "clashes", "died down"),
]


def rows(status, table):
    return [(text, words, status, reason) for text, words, reason in table]


@pytest.mark.parametrize(
    ("text", "words", "status", "reason"),
    [
        *rows(Status.DENIED, DENIED),
        *rows(Status.PLANNED, PLANNED),
        *rows(Status.HYPOTHETICAL, HYPOTHETICAL),
        *rows(Status.HYPOTHETICAL, CALLED_FOR),
        *rows(Status.HYPOTHETICAL, ENDED),
    ],
)
def test_what_speaks_against_an_event_gives_its_status_and_is_kept_as_the_reason(text, words, status, reason):
    found = trigger(text, words)
    assert found.status is status
    assert reason in found.reason


HAPPENED = [
    ("The gunners not only shelled the port but burned it.", "shelled"),  # "not only" denies nothing
    ("The sides failed to agree and did not talk despite the shelling.", "shelling"),
    ("The envoy never tired but failed to see the shelling.", "shelling"),
    ("Guards opened fire on what could be a scout.", "opened fire"),  # only of a noun: "shelling could begin"
    ("Having planned for months and despite a truce they shelled the port.", "shelled"),
    ("The ministry denied it. Gunners shelled the port.", "shelled"),  # another sentence
    ("The ministry, which denied everything, shelled the port.", "shelled"),  # another part
    ("The ministry (which once denied it) shelled the port.", "shelled"),
    ("The ministry – never loved – shelled the port.", "shelled"),
    ("He spoke of what could come; gunners shelled the port.", "shelled"),
    ("The village was shelled after the minister said he would resign.", "shelled"),
    ("The truce ended a blockade that a rocket attack began.", "rocket attack"),
    ("Police demanded passports and arrested a clerk.", "arrested"),  # only a vague word is called for
    ("The halt of the ceasefire violated no law, yet patrols breached the truce.", "breached the truce"),
    ("Both sides stopped fighting and signed a truce.", "signed a truce"),
]


@pytest.mark.parametrize(("text", "words"), HAPPENED)
def test_words_that_deny_or_plan_something_else_leave_the_event_as_told(text, words):
    found = trigger(text, words)
    assert (found.status, found.reason) == (Status.HAPPENED, "")


FOR_AND_AGAINST = [
    ("The envoy called for talks.", "talks", Status.HYPOTHETICAL),
    ("The envoy held talks.", "talks", Status.HAPPENED),
    ("The end of the truce was near.", "truce", Status.HAPPENED),  # a truce's end is an event of its own
    ("The end of the shelling was near.", "shelling", Status.HYPOTHETICAL),
    ("They did not release hostages.", "release hostages", Status.DENIED),
    ("They did release hostages.", "release hostages", Status.HAPPENED),
    ("A truce was expected to hold.", "truce", Status.PLANNED),
    ("A truce was hoped for by many.", "truce", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "words", "status"), FOR_AND_AGAINST)
def test_a_word_more_or_less_turns_the_status(text, words, status):
    assert trigger(text, words).status is status


@pytest.mark.parametrize("denial", ["no", "without", "without any", "nor", "no new", "no further", "no more"])
def test_what_was_absent_is_no_event_at_all(denial):
    text = f"The night passed with {denial} shelling."
    assert find_actions(text, split_sentences(text)) == ()


FINER = [
    ("Warplanes came in low and bombed it.", "bombed", Sub.AIR_STRIKE),
    ("The depot was bombed by howitzers.", "bombed", Sub.SHELLING),
    ("The depot was attacked at noon.", "attacked", Sub.ARMED_CLASH),
    ("The depot was attacked at noon, a jet circling above.", "attacked", Sub.AIR_STRIKE),
    ("The depot was attacked at noon, rockets piercing its roof.", "attacked", Sub.SHELLING),
    ("A nurse was attacked beside two children.", "attacked", Sub.ATTACK),
    ("The strike lasted a minute.", "strike", Sub.SHELLING),
    ("The guards opened fire with mortars.", "opened fire", Sub.SHELLING),
    ("The guards opened fire with pistols.", "opened fire", Sub.ARMED_CLASH),
    ("Fighting with mortars wore on.", "Fighting", Sub.ARMED_CLASH),  # a vague word is told no finer
]


@pytest.mark.parametrize(("text", "words", "kind"), FINER)
def test_weapons_and_victims_named_nearby_tell_a_general_word_finer(text, words, kind):
    assert trigger(text, words).sub_event is kind


DEFINITE = [
    ("The shelling went on.", "shelling", True),
    ("This deadly shelling went on.", "shelling", True),
    ("Their latest shelling went on.", "shelling", True),
    ("Heavy shelling went on.", "shelling", False),
    ("The heavy shelling went on.", "shelling", False),  # an adjective of its own may tell something new
    ("The cowardly attack shook the town.", "attack", True),  # one attack, by an adjective no less known
    ("The herdsman's murder shook the town.", "murder", True),
    ("The rebels attack shook the town.", "attack", False),
    ("A cowardly attack shook the town.", "attack", False),
    ("The kidnapped herdsman came home.", "kidnapped", True),
    ("They asked for the return of seven kidnapped students.", "kidnapped", True),
    ("Seven students were kidnapped.", "kidnapped", False),
    ("The guards opened fire.", "opened fire", False),
]


@pytest.mark.parametrize(("text", "words", "definite"), DEFINITE)
def test_the_word_just_before_a_noun_makes_it_definite(text, words, definite):
    assert trigger(text, words).definite is definite


LONGEST = [
    ("Rocket attacks began.", ["Rocket attacks"]),
    ("Gunners violated the truce with rockets falling at dusk.", ["violated the truce", "rockets falling"]),
    ("A car bomb exploded.", ["car bomb", "exploded"]),
    ("Guards opened fire and clashed with scouts.", ["opened fire", "clashed"]),
]


@pytest.mark.parametrize(("text", "words"), LONGEST)
def test_a_word_inside_a_trigger_is_no_trigger_of_its_own(text, words):
    assert [text[a.start : a.end] for a in find_actions(text, split_sentences(text))] == words


GUARDED = [
    ("A labour strike closed the mine.", Sub.ARMED_CLASH),
    ("The panic attack passed.", Sub.ARMED_CLASH),
    ("A trade war went on.", Sub.ARMED_CLASH),
    ("Verbal clashes went on.", Sub.ARMED_CLASH),
    ("He kept videos of men shot in the yard.", Sub.ATTACK),
    ("The suspect who fled was found.", Sub.DISPLACEMENT),
    ("They sang in protest songs.", Sub.PEACEFUL_PROTEST),
    ("The crown passed to her son.", Sub.TRANSFER),
    ("A family moved into a flat with troops as neighbours.", Sub.GOVERNMENT_REGAINS),
    ("The bill was struck from the list.", Sub.SHELLING),
]


@pytest.mark.parametrize(("text", "kind"), GUARDED)
def test_the_words_just_before_can_take_a_trigger_s_meaning_away(text, kind):
    assert kind not in {a.sub_event for a in find_actions(text, split_sentences(text))}


NAMED = ["Barda", "the town of Barda", "both Barda", "again Şuşa", "Ağdam", "Öğuz"]


@pytest.mark.parametrize("name", NAMED)
def test_a_blow_at_a_name_is_read_and_one_at_a_common_word_is_not(name):
    assert trigger(f"The second blow struck {name}.", "struck").weak
    low = f"The second blow struck {name.lower()}."
    assert find_actions(low, split_sentences(low)) == ()


@given(st.integers(0, 2 * BEFORE_CHARACTERS))
def test_a_denial_reaches_ninety_characters_on_to_the_trigger_s_end(distance):
    text = f"It never {'x' * distance} shelled it."
    denied = trigger(text, "shelled").status is Status.DENIED
    assert denied == (len(text) - len("It never") - len(" it.") <= 90)


@given(st.integers(0, LONGEST_SENTENCE + 50))
def test_a_sentence_is_read_only_as_far_as_it_is_legible(lead):
    text = f"{'x ' * (lead // 2)}{'x' * (lead % 2)} shelled"
    found = find_actions(text, (Sentence(start=0, end=len(text), paragraph=0),))
    assert bool(found) == (len(text) <= LONGEST_SENTENCE)


@given(st.text(max_size=60).map(lambda lead: lead.replace(".", "").replace("\n", " ")))
def test_triggers_stand_where_the_text_has_them_whatever_comes_before(lead):
    text = f"{lead} || Gunners shelled the port."
    found = find_actions(text, (Sentence(start=0, end=len(text), paragraph=0),))
    assert "shelled" in [text[a.start : a.end] for a in found]


LOWERED = [
    ("İrevan ROAD", "irevan road"),  # lowered, the dotted I would be two characters
    ("Shells\nfell\ton it", "shells fell on it"),
    ("ŞUŞA", "şuşa"),
]


@pytest.mark.parametrize(("text", "low"), LOWERED)
def test_lowering_changes_case_and_blanks_only(text, low):
    assert lowered(text) == low


def test_a_line_break_inside_a_trigger_does_not_hide_it():
    assert trigger("Guards opened\nfire.", "opened\nfire").sub_event is Sub.ARMED_CLASH


def test_each_sentence_is_judged_alone_and_positions_count_in_the_whole_text():
    text = "The army will shell the port. The army shelled the dam."
    assert [(a.start, a.status) for a in find_actions(text, split_sentences(text))] == [
        (14, Status.PLANNED),
        (39, Status.HAPPENED),
    ]


@pytest.mark.parametrize(
    "unit", ["will ", "never ", "could call for ", "the end of the ", "shelled was ", "bombed, "]
)
def test_a_long_line_of_deciding_words_is_read_without_delay(unit):
    text = f"{unit * 20_000} shelled"
    find_actions(text, tuple(Sentence(start=i, end=i + 3_000, paragraph=0) for i in range(0, 90_000, 3_000)))


BARE = rule(Sub.OTHER, "word").pattern


def takes_every_use(earlier):
    """Whether a rule fits wherever its head word stands, so that no later rule of that word is ever tried."""
    guarded = earlier.unless_before or earlier.only_after or earlier.before_name
    return earlier.pattern == BARE and not guarded


def test_no_rule_of_a_head_word_is_hidden_behind_an_earlier_one():
    hidden = [head for head, rules in rules_by_head().items() if any(map(takes_every_use, rules[:-1]))]
    assert hidden == []


def test_the_first_rule_that_fits_a_head_word_is_the_one_that_reads_it():
    for head, rules in rules_by_head().items():
        assert list(rules) == [r for r in RULES if head in r.heads]


def test_head_words_are_single_words_in_lower_case_that_the_text_can_show():
    assert [head for head in rules_by_head() if not re.fullmatch(r"[a-z][\w'’-]*", head)] == []


@pytest.mark.parametrize(
    "text", ["A dynamite attack shook the bank.", "The attack with explosives shook the bank."]
)
def test_an_attack_with_a_bomb_is_an_explosion(text):
    assert trigger(text, "attack").sub_event is Sub.REMOTE_EXPLOSIVE


DONE_ALL_THE_SAME = [
    "He denied that the trip was put off because of the murder of the abbot.",
    "Nobody knew whether the kidnapping of the surveyor was linked to it.",
    "The envoy would not say who ordered it after the abbot's murder.",
    "A spokesman said that Monday's attack could be the work of outsiders.",
    "They found no trace in the case of the murdered abbot.",
    "ON 24 MAY THE BAND MURDERED TWO MONKS IN GANJA.",
    "As you will recall, the abbot was murdered in Ganja.",
    "They stormed a post against orders and murdered a guard.",
]


@pytest.mark.parametrize("text", DONE_ALL_THE_SAME)
def test_a_crime_named_as_known_was_done_whatever_is_said_about_it(text):
    assert {a.status for a in find_actions(text, split_sentences(text))} == {Status.HAPPENED}


@pytest.mark.parametrize(
    "text",
    [
        "They planned the murder of the abbot.",
        "Guards foiled the kidnapping of the abbot.",
        "Wednesday's talks in Goris were expected to go ahead.",
        "Friday's attack was planned to begin at dawn.",
    ],
)
def test_a_crime_that_is_planned_is_not_done_by_its_name(text):
    assert find_actions(text, split_sentences(text))[0].status is not Status.HAPPENED
