"""Who, with what, against what and whom: what a report's passages name, each with its words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.actor_names import actor_names
from corpus.field_roles import roles_of
from corpus.records import ActorRole, Report
from corpus.store_codec import from_json, to_json


def first(read, text):
    """The most prominent report of a text."""
    return read(text)[0]


def actors(report):
    """The actors who have a part in the event itself: role, words, name."""
    informants = (ActorRole.CLAIMANT, ActorRole.DENIER)
    return [(a.role.value, a.words, a.name) for a in report.actors if a.role not in informants]


ARMENIAN, AZERBAIJANI = "Armed forces of Armenia", "Armed forces of Azerbaijan"
ACTORS = [
    # active
    ("Armenian forces shelled Terter on Monday.", [("attacker", "Armenian forces", ARMENIAN)]),
    ("Azerbaijani troops entered Hadrut on Monday.", [("attacker", "Azerbaijani troops", AZERBAIJANI)]),
    (
        "On Monday units of the Azerbaijani army opened fire on Sotk.",
        [("attacker", "units of the Azerbaijani army", AZERBAIJANI)],
    ),
    ("Armenian forces near Fizuli shelled Terter on Monday.", [("attacker", "Armenian forces", ARMENIAN)]),
    ("Rebels, using mortars, attacked Goma on Monday.", [("attacker", "Rebels", "")]),
    ("Gunmen who stormed a bank in Barda on Monday killed a clerk.", [("attacker", "Gunmen", "")]),
    # passive
    ("Terter was shelled by Armenian forces on Monday.", [("attacker", "Armenian forces", ARMENIAN)]),
    (
        "Three shepherds were abducted by unidentified armed men near Tovuz on Monday.",
        [("attacker", "unidentified armed men", "")],
    ),
    ("Two Armenian soldiers were killed near Talish on Monday.", [("target", "Armenian soldiers", ARMENIAN)]),
    (
        "Azerbaijani artillery positions near Terter were shelled on Monday.",
        [("target", "Azerbaijani", "Azerbaijan")],
    ),
    # nominal
    ("Armenia's shelling of Terter on Monday destroyed a mill.", [("attacker", "Armenia", "Armenia")]),
    ("The Armenian shelling of Terter on Monday hurt nobody.", [("attacker", "Armenian", "Armenia")]),
    ("Baku’s bombardment of Shusha on Monday hurt nobody.", [("attacker", "Baku", "Government of Azerbaijan")]),
    ("A guerrilla attack in Goma on Monday killed two farmers.", [("attacker", "guerrilla", "")]),
    ("The rebels' attack in Goma on Monday killed two farmers.", [("attacker", "rebels", "")]),
    ("Terter came under fire from the Armenian side on Monday.", [("attacker", "Armenian side", "Armenia")]),
    # between
    (
        "Clashes between Armenian and Azerbaijani forces broke out near Talish on Monday.",
        [("participant", "Armenian", ARMENIAN), ("participant", "Azerbaijani forces", AZERBAIJANI)],
    ),
    (
        "Armenia and Azerbaijan exchanged fire near Talish on Monday.",
        [("participant", "Armenia", "Armenia"), ("participant", "Azerbaijan", "Azerbaijan")],
    ),
    (
        "Azerbaijani troops clashed with Armenian troops near Talish on Monday.",
        [("participant", "Azerbaijani troops", AZERBAIJANI), ("participant", "Armenian troops", ARMENIAN)],
    ),
    # both sides of an attack
    (
        "Gunmen ambushed an army patrol in Goma on Monday.",
        [("attacker", "Gunmen", ""), ("target", "army patrol", "")],
    ),
    (
        "The army repelled an attack by rebels near Goma on Monday.",
        [("target", "army", ""), ("attacker", "rebels", "")],
    ),
    # responsibility
    (
        "Hezbollah claimed responsibility for the attack on the market in Barda on Monday.",
        [("attacker", "Hezbollah", "Hezbollah")],
    ),
    ("The killing of a mayor near Barda on Monday was attributed to the ELN.", [("accused", "ELN", "ELN")]),
    (
        "Two Armenian soldiers, a sapper among them, were killed near Talish on Monday.",
        [("target", "Armenian soldiers", ARMENIAN)],
    ),
    (
        "A shooting broke out at a bridge near Shusha on Monday, and an Armenian soldier was wounded.",
        [("target", "Armenian soldier", ARMENIAN)],
    ),
    # other kinds of event
    (
        "Six Armenian soldiers were captured by Azerbaijani troops near Kalbajar on Monday.",
        [("target", "Armenian soldiers", ARMENIAN), ("participant", "Azerbaijani troops", AZERBAIJANI)],
    ),
    (
        "Armenia and Azerbaijan agreed on a truce brokered by Russia in Moscow on Monday.",
        [
            ("participant", "Armenia", "Armenia"),
            ("participant", "Azerbaijan", "Azerbaijan"),
            ("mediator", "Russia", "Russia"),
        ],
    ),
    ("Police arrested 40 people in Yerevan on Monday.", [("participant", "Police", "")]),
    # nobody
    ("Rockets hit Terter on Monday.", []),
    ("A mine exploded in a zone patrolled by Russian peacekeepers near Agdam on Monday.", []),
    ("The army said that rockets hit Terter on Monday.", []),
]


@pytest.mark.parametrize(("text", "told"), ACTORS)
def test_actors_have_their_part_by_the_grammar_of_the_sentence(read, text, told):
    report = first(read, text)
    assert sorted(actors(report)) == sorted(told)
    assert all(
        text[a.span.start : a.span.end] in (a.words, f"{a.words}'s", f"{a.words}’s")
        for a in report.actors
        if a.span
    )


def test_an_accused_is_no_attacker_and_the_claim_stays_its_claimants(read):
    report = first(read, "Azerbaijan accused Armenia of shelling Ganja on Monday.")
    assert actors(report) == [("accused", "Armenia", "Armenia")]
    assert [(a.words, a.said_by) for a in report.actors if a.role is ActorRole.ACCUSED] == [
        ("Armenia", "Azerbaijan")
    ]
    assert [(a.words, a.name) for a in report.actors if a.role is ActorRole.CLAIMANT] == [
        ("Azerbaijan", "Azerbaijan")
    ]


def test_each_side_accuses_by_the_same_rule(read):
    one = first(read, "Azerbaijan accused Armenia of shelling Terter on Monday.")
    other = first(read, "Armenia accused Azerbaijan of shelling Terter on Monday.")
    swapped = {"Armenia": "Azerbaijan", "Azerbaijan": "Armenia"}
    assert [(a.role, swapped[a.words], swapped[a.said_by]) for a in one.actors if a.said_by] == [
        (a.role, a.words, a.said_by) for a in other.actors if a.said_by
    ]


def test_an_attacker_is_one_as_the_claimant_says(read):
    report = first(read, "Azerbaijani drones hit a bus in Martuni on Monday, the Armenian Defence Ministry said.")
    (attacker, claimant) = report.actors
    assert (attacker.role, attacker.name, attacker.said_by) == (
        ActorRole.ATTACKER,
        "Azerbaijan",
        "the Armenian Defence Ministry",
    )
    assert (claimant.name, claimant.span) == ("Ministry of Defence of Armenia", (51, 80))


def test_who_is_blamed_a_sentence_later_is_accused(read):
    report = first(read, "Rockets hit Ganja on Monday. Baku blamed Armenia.")
    assert [(a.role.value, a.words, a.span) for a in report.actors] == [("accused", "Armenia", None)]


def test_what_is_denied_is_no_attack_of_theirs(read):
    report = first(read, "Armenia denied that its forces had shelled Ganja on Monday.")
    assert [(a.role.value, a.words, a.name) for a in report.actors] == [
        ("accused", "forces", ARMENIAN),
        ("denier", "Armenia", "Armenia"),
    ]


def test_of_two_events_in_a_sentence_each_has_its_own_attacker(read):
    reports = read("Armenian forces shelled Terter on Monday, while Azerbaijani forces shelled Martuni.")
    assert {r.place.name: [a.words for a in r.actors] for r in reports} == {
        "Terter": ["Armenian forces"],
        "Martuni": ["Azerbaijani forces"],
    }


def test_the_place_of_the_agency_is_no_actor(read):
    report = first(read, "BAKU, Oct. 12 - Rockets struck a bus in Barda on Monday.")
    assert actors(report) == []


def test_a_text_in_capitals_names_its_actors_too(read):
    report = first(
        read,
        "REBELS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN] ATTACKED A BANK IN BARDA ON MONDAY.",
    )
    (attacker,) = report.actors
    assert (attacker.role, attacker.name) == (ActorRole.ATTACKER, "FMLN")


def test_in_capitals_a_pronoun_is_no_state_and_a_group_no_states_army(read):
    report = first(read, "TWO MEN WERE KILLED IN BARDA ON MONDAY BY THE COLOMBIAN ARMY OF NATIONAL LIBERATION.")
    assert [a.name for a in report.actors if a.role is ActorRole.ATTACKER] == ["ELN"]
    report = first(read, "THEY TOLD US GUNFIRE KILLED TWO MEN IN BARDA ON MONDAY.")
    assert actors(report) == []


def test_who_takes_the_wounded_away_is_no_attacker(read):
    report = first(read, "Two farmers were wounded in Barda on Monday and taken to hospital by the police.")
    assert actors(report) == []


WEAPONS = [
    ("Artillery shelled Stepanakert on Monday.", [("artillery", "Artillery")]),
    ("Grad rockets hit Terter on Monday.", [("rockets", "Grad rockets")]),
    ("Ganja was hit by a ballistic missile on Monday.", [("ballistic missile", "ballistic missile")]),
    (
        "Smerch rockets with cluster munitions hit Barda on Monday.",
        [("rockets", "Smerch rockets"), ("cluster munition", "cluster munitions")],
    ),
    (
        "A kamikaze drone struck a lorry near Martuni on Monday.",
        [("drone or loitering munition", "kamikaze drone")],
    ),
    ("An airstrike hit Hadrut on Monday.", [("aircraft", "airstrike")]),
    ("Mortar fire hit Sotk on Monday.", [("mortar", "Mortar")]),
    ("Gunmen armed with rifles killed two farmers in Barda on Monday.", [("small arms", "rifles")]),
    ("A hand grenade was thrown at a bus in Barda on Monday.", [("grenade", "hand grenade")]),
    ("A roadside bomb killed two farmers near Agdam on Monday.", [("mine or explosive device", "roadside bomb")]),
    ("Tank shells hit Talish on Monday.", [("tank or armour", "Tank shells")]),
    ("A man stabbed a priest with a knife in Barda on Monday.", [("knife or blade", "knife")]),
    ("Terter was shelled on Monday.", []),
    ("Troops attacked near Terter on Monday and destroyed two tanks.", []),
    ("Rockets hit a water tank in Terter on Monday.", [("rockets", "Rockets")]),
    ("Police fired tear gas at protesters in Baku on Monday.", []),
]


@pytest.mark.parametrize(("text", "told"), WEAPONS)
def test_weapons_are_those_that_were_used_and_named(read, text, told):
    weapons = first(read, text).weapons
    assert [(w.kind.value, w.words) for w in weapons] == told
    assert all(text[w.span.start : w.span.end] == w.words for w in weapons)


TARGETS = [
    ("Shells hit a school and three houses in Terter on Monday.", [("school", "school"), ("house", "houses")]),
    ("A missile destroyed an apartment building in Ganja on Monday.", [("house", "apartment building")]),
    ("A hospital in Martuni was shelled on Monday.", [("hospital or ambulance", "hospital")]),
    ("Shells fell on a church in Shusha on Monday.", [("place of worship", "church")]),
    (
        "Rebels blew up a bridge and two power pylons near Goma on Monday.",
        [("bridge, road or railway", "bridge"), ("power", "power pylons")],
    ),
    ("A gas pipeline was damaged by shells in Terter on Monday.", [("gas or oil", "gas pipeline")]),
    ("The attack on the market in Barda on Monday killed six people.", [("market or shop", "market")]),
    ("A drone struck a bus near Martuni on Monday.", [("vehicle", "bus")]),
    ("Troops shelled an army base near Terter on Monday.", [("positions or bases", "army base")]),
    ("Troops attacked near Terter on Monday and destroyed two tanks.", [("equipment", "tanks")]),
    ("Gunmen killed two policemen in Barda on Monday.", [("forces", "policemen")]),
    ("Troops fired on civilians in Barda on Monday.", [("people", "civilians")]),
    ("Two people were killed near a school in Barda on Monday.", []),
    ("Rockets hit a market town near Terter on Monday.", []),
    ("Rockets hit Terter on Monday and civilians were taken to hospital.", []),
    ("Rockets hit Terter on Monday.", []),
]


@pytest.mark.parametrize(("text", "told"), TARGETS)
def test_targets_are_what_was_struck_not_what_stands_near(read, text, told):
    targets = first(read, text).targets
    assert [(t.what.value, t.words) for t in targets] == told
    assert all(text[t.span.start : t.span.end] == t.words for t in targets)


VICTIMS = [
    ("Shells killed two civilians in Ganja on Monday.", [("civilians", "civilians")]),
    ("A boy and two women were wounded in Terter on Monday.", [("children", "boy"), ("women", "women")]),
    (
        "Two soldiers and a policeman were killed near Talish on Monday.",
        [("soldiers", "soldiers"), ("police", "policeman")],
    ),
    ("A mine killed two journalists near Agdam on Monday.", [("journalists", "journalists")]),
    (
        "A drone hit an ambulance in Martuni on Monday, killing a doctor and two aid workers.",
        [("aid or medical workers", "doctor"), ("aid or medical workers", "aid workers")],
    ),
    ("Gunmen murdered the mayor of Barda on Monday.", [("officials", "mayor")]),
    ("Three peacekeepers were killed near Shusha on Monday.", [("peacekeepers", "peacekeepers")]),
    ("Six rebels were killed near Goma on Monday.", [("fighters", "rebels")]),
    ("Rockets hit Ganja on Monday; no civilians were hurt.", []),
    ("Rockets hit Ganja on Monday, residents said.", []),
]


@pytest.mark.parametrize(("text", "told"), VICTIMS)
def test_kinds_of_victims_are_those_whom_it_befell(read, text, told):
    victims = first(read, text).victim_kinds
    assert [(v.kind.value, v.words) for v in victims] == told
    assert all(text[v.span.start : v.span.end] == v.words for v in victims)


def test_what_another_passage_of_the_report_names_is_the_reports_too(read):
    text = (
        "Two civilians were killed in Ganja on Sunday, the mayor said.\n\n"
        "The two civilians were killed in Ganja on Sunday when a ballistic missile hit a house."
    )
    report = first(read, text)
    assert len(report.passages) == 2
    assert [(w.kind.value, text[w.span.start : w.span.end]) for w in report.weapons] == [
        ("ballistic missile", "ballistic missile")
    ]
    assert [t.words for t in report.targets] == ["house"]


def test_a_report_comes_back_from_the_store_with_all_its_fields(read):
    report = first(read, "Armenian forces shelled a school in Terter with mortars on Monday, killing two boys.")
    assert all((report.actors, report.weapons, report.targets, report.victim_kinds))
    assert from_json(Report, to_json(report)) == report


def test_a_report_of_an_older_store_has_none_of_them(read):
    report = first(read, "Rockets hit Terter on Monday.")
    told = to_json(report, leave_out=frozenset({"actors", "weapons", "targets", "victim_kinds"}))
    old = from_json(Report, told)
    assert (old.actors, old.weapons, old.targets, old.victim_kinds) == ((), (), (), ())


ENDLESS = [
    "Armenian forces, " * 20_000,
    "attacked by the " * 20_000,
    "clashes between rebels and " * 10_000,
    "the " * 50_000 + "army",
    "’s" * 50_000,
    "A" * 200_000,
    "U.S. " * 50_000,
    "a school, a clinic and " * 10_000,
]


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: text[:24])
def test_a_sentence_without_end_is_read_in_time_that_grows_with_it(text):
    def seconds(words):
        began = time.process_time()
        roles_of.__wrapped__(words, actor_names())
        return time.process_time() - began

    seconds(text[:1_000])
    half, whole = seconds(text[: len(text) // 2]), seconds(text)
    assert whole < 4 * half + 0.2


WORDS = [
    *(
        "Armenian",
        "forces",
        "army's",
        "men",
        "police",
        "Baku",
        "rockets",
        "school",
        "killed",
        "shelled",
        "said",
        "claimed",
    ),
    *(
        "responsibility",
        "were",
        "by",
        "the",
        "a",
        "two",
        "and",
        ",",
        "between",
        "with",
        "from",
        "on",
        "of",
        "“",
        "(",
        ")",
        "'",
    ),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_have_roles_within_the_sentence(found):
    text = " ".join(found)
    roles = roles_of(text, actor_names())
    for phrase, part in (*roles.weapons, *roles.struck, *roles.people, *roles.parties):
        assert 0 <= phrase.first < phrase.last <= len(roles.line.low)
        assert part is None or 0 <= part.governor < len(roles.line.low)
