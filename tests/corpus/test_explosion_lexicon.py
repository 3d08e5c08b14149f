"""Each rule for fire from afar reads a sentence of ours and lets one that resembles it pass."""

import re

import pytest

from corpus.actions import find_actions
from corpus.explosion_lexicon import EXPLOSIONS
from corpus.records import Status
from corpus.records import SubEventType as Sub
from corpus.sentences import split_sentences

READ = [
    ("A military base near the pass was destroyed.", "base near the pass was destroyed", Sub.SHELLING, "weak"),
    ("The battery downed one of its warplanes.", "downed one of its warplanes", Sub.SHELLING, ""),
    ("A suicide bomber reached the gate.", "suicide bomber", Sub.SUICIDE_BOMB, ""),
    ("A grenade was thrown into a yard.", "grenade was thrown", Sub.GRENADE, ""),
    ("A landmine exploded under a cart.", "landmine exploded", Sub.REMOTE_EXPLOSIVE, ""),
    ("A tractor ran over an old mine.", "ran over an old mine", Sub.REMOTE_EXPLOSIVE, ""),
    ("Two editors were killed by a landmine.", "killed by a landmine", Sub.REMOTE_EXPLOSIVE, ""),
    ("A shepherd died on a mine.", "died on a mine", Sub.REMOTE_EXPLOSIVE, ""),
    ("Six were wounded on Monday when rockets hit a shop.", "rockets hit", Sub.SHELLING, ""),
    ("A tank hit an old mine.", "hit an old mine", Sub.REMOTE_EXPLOSIVE, ""),
    ("A roadside bomb tore a bus apart.", "roadside bomb", Sub.REMOTE_EXPLOSIVE, ""),
    ("A bomb went off in a bazaar.", "bomb went off", Sub.REMOTE_EXPLOSIVE, ""),
    ("The explosion of a small bomb broke a pane.", "explosion of a small bomb", Sub.REMOTE_EXPLOSIVE, ""),
    ("Bombs were set off at dusk.", "Bombs were set off", Sub.REMOTE_EXPLOSIVE, ""),
    ("Strangers hurled a dynamite charge.", "hurled a dynamite", Sub.REMOTE_EXPLOSIVE, ""),
    ("The band blew up a bridge.", "blew up a bridge", Sub.REMOTE_EXPLOSIVE, ""),
    ("A shop was dynamited.", "dynamited", Sub.REMOTE_EXPLOSIVE, ""),
    ("Airstrikes cut the power.", "Airstrikes", Sub.AIR_STRIKE, ""),
    ("Aerial bombardment lasted an hour.", "Aerial bombardment", Sub.AIR_STRIKE, ""),
    ("Two drones struck a depot.", "drones struck", Sub.AIR_STRIKE, ""),
    ("A kamikaze drone hit the mast.", "kamikaze drone hit", Sub.AIR_STRIKE, ""),
    ("A van was hit by an armed drone.", "hit by an armed drone", Sub.AIR_STRIKE, ""),
    ("A Scud flattened two houses.", "Scud flattened", Sub.SHELLING, ""),
    ("The brigade destroyed three tanks.", "destroyed three tanks", Sub.SHELLING, "weak"),
    ("The brigade hit a military airfield.", "hit a military airfield", Sub.SHELLING, "weak"),
    ("The army targeted civilian settlements.", "targeted civilian settlements", Sub.SHELLING, "weak"),
    ("The battery shot down a grey helicopter.", "shot down a grey helicopter", Sub.SHELLING, ""),
    ("A helicopter was shot down over the lake.", "helicopter was shot down", Sub.SHELLING, ""),
    ("The battery downed two drones.", "downed two drones", Sub.DISRUPTED_WEAPONS, ""),
    ("They aimed rockets at the port.", "rockets at", Sub.SHELLING, ""),
    ("The bus was peppered with rocket splinters.", "peppered with rocket", Sub.SHELLING, ""),
    ("Rockets were fired at dusk.", "Rockets were fired", Sub.SHELLING, ""),
    ("The clinic was hit at dawn.", "clinic was hit", Sub.SHELLING, "weak"),
    ("The hamlet lay under intense shelling.", "under intense shelling", Sub.SHELLING, ""),
    ("The road was under fire.", "under fire", Sub.ARMED_CLASH, ""),
    ("Two missiles landed in a vineyard.", "missiles landed", Sub.SHELLING, ""),
    ("The ridge was shelled.", "shelled", Sub.SHELLING, ""),
    ("The depot was bombed.", "bombed", Sub.SHELLING, ""),
    ("Gunners fired ten howitzer rounds.", "fired ten howitzer", Sub.SHELLING, ""),
    ("The barn was struck by a shell.", "struck by a shell", Sub.SHELLING, ""),
    ("The village came under mortar attack.", "came under mortar attack", Sub.SHELLING, ""),
    ("The post came under attack.", "came under attack", Sub.ARMED_CLASH, ""),
    ("The second blow struck Agdere.", "struck", Sub.SHELLING, "weak"),
    ("Fire was opened from the ridge.", "Fire was opened", Sub.SHELLING, ""),
    ("Bombs were dropped over the bay.", "Bombs were dropped", Sub.AIR_STRIKE, ""),
    ("The army was striking Talish.", "striking", Sub.SHELLING, "weak"),
    ("A drone was shot down.", "drone was shot down", Sub.DISRUPTED_WEAPONS, ""),
    ("Two tanks were destroyed.", "tanks were destroyed", Sub.SHELLING, "weak"),
    ("The use of cluster munitions was filmed.", "use of cluster munitions", Sub.SHELLING, ""),
    ("The crew dropped two bombs.", "dropped two bombs", Sub.AIR_STRIKE, ""),
    ("They used two drones near the ford.", "used two drones ", Sub.AIR_STRIKE, ""),
    ("The barn took a direct hit.", "direct hit", Sub.SHELLING, ""),
    ("A shepherd lost a foot to a landmine.", "lost a foot to a landmine", Sub.REMOTE_EXPLOSIVE, ""),
    (
        "A rocket fired by the gunners came down on a barn.",
        "rocket fired by the gunners came down",
        Sub.SHELLING,
        "",
    ),
    (
        "A rocket over the port was neutralised.",
        "rocket over the port was neutralised",
        Sub.DISRUPTED_WEAPONS,
        "",
    ),
]
NEAR_MISSES = [
    ("The base was painted.", []),
    ("The suicide note was read in court.", []),
    ("Grenades were found in a shed.", []),
    ("He was killed by grief.", []),
    ("Mines were cleared from the field.", []),
    ("The envoy stepped on board a liner.", []),
    ("A car stood by the roadside.", []),
    ("A bomb was made safe by sappers.", []),
    ("There were no airstrikes at night.", []),
    ("There was no explosion of joy.", []),
    ("Dynamite was sold at the fair.", []),
    ("They threw a party.", []),
    ("The boat was blown off course.", []),
    ("There was no dynamiting.", []),
    ("Air travel is cheap again.", []),
    ("Drones were shown at the parade.", []),
    ("The minister was struck by grief.", []),
    ("The tax brought down the price of bread.", []),
    ("A helicopter was sent to the valley.", []),
    ("Customs intercepted a lorry of tea.", []),
    ("Missiles of an old type stood in a museum.", []),
    ("The speech was peppered with jokes.", []),
    ("The hospital was built in May.", []),
    ("The town lies under heavy snow.", []),
    ("They kept the peace.", []),
    ("A tank regiment was on parade.", []),
    ("There was no shelling that day.", []),
    ("There were no bombings that year.", []),
    ("The company launched a new phone.", []),
    ("The frost destroyed the harvest.", []),
    ("The bill came under heavy criticism.", []),
    ("Frost hit the crops.", []),
    ("A storm hit two villages.", []),
    ("A lorry struck a bridge.", []),
    ("The worm destroyed three trees.", []),
    ("A fire was lit at dusk.", []),
    ("A striking view opened.", []),
    ("The drone was new.", []),
    ("The tank was painted.", []),
    ("The use of pencils is allowed.", []),
    ("They used drones for the harvest.", []),
    ("He dropped a cup.", []),
    ("They chose the direct way.", []),
    ("He died in the mine collapse.", []),
    ("A rocket launched by the agency reached orbit.", []),
]


@pytest.mark.parametrize(("text", "words", "kind", "weighs"), READ)
def test_the_trigger_is_read_with_its_words_its_kind_and_its_weight(triggers_in, text, words, kind, weighs):
    assert (words, kind, weighs, Status.HAPPENED, "") in triggers_in(text)


@pytest.mark.parametrize(("text", "kinds"), NEAR_MISSES)
def test_the_same_word_in_another_sense_is_not_read(triggers_in, text, kinds):
    assert [kind for _, kind, *_ in triggers_in(text)] == kinds


def test_every_rule_reads_one_of_the_examples(rule_that_read):
    used = {rule_that_read(text, words) for text, words, *_ in READ}
    assert [sorted(rule.heads) for rule in EXPLOSIONS if rule not in used] == []


def test_every_rule_lets_one_of_the_near_misses_pass(rule_that_read, triggers_in):
    def passes(rule, text):
        words = set(re.findall(r"[a-z][\w'’-]*", text.lower()))
        return words & rule.heads and all(rule_that_read(text, t[0]) is not rule for t in triggers_in(text))

    missing = [r for r in EXPLOSIONS if not any(passes(r, text) for text, _ in NEAR_MISSES)]
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


SET_OFF = [
    "The explosion of a bomb broke windows in Ganja on Monday.",
    "Two bombs were set off in Ganja on Monday.",
    "Strangers hurled a dynamite charge at a bank in Ganja on Monday.",
    "Rebels blew up a bridge near Ganja on Monday.",
    "Rebels dynamited a shop in Ganja on Monday.",
]


@pytest.mark.parametrize("text", SET_OFF)
def test_what_is_set_off_is_an_explosive(read, text) -> None:
    (report,) = read(text)
    assert report.sub_event is Sub.REMOTE_EXPLOSIVE


BURNED = [
    "Rebels burned three buses near Ganja on Monday.",
    "A bus was burned in Ganja on Monday.",
    "Rebels destroyed ten power towers near Ganja on Monday.",
]


@pytest.mark.parametrize("text", BURNED)
def test_burned_buses_and_felled_power_lines_are_property_destroyed(read, text) -> None:
    (report,) = read(text)
    assert report.sub_event is Sub.LOOTING
