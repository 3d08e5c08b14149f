"""What a rule of the lexicons is: head words, what may stand about them, and the phrases that several share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.records import SubEventType as Sub


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Head words, what must follow from them on, and what must not, or must, stand just before them.

    A rule `before_name` fits only where a name follows ("struck Barda"). `vague` words ("fighting", "the war") tell of an event only with a day, a place or figures of their own.
    Words `of_place` tell of one only beside a place's name: "Askeran was hit", "took Askeran", and not "he was hit".
    `nominal` words are nouns, which "the" can turn into a mention of something already told.
    """

    sub_event: Sub
    heads: frozenset[str]
    pattern: re.Pattern[str]
    unless_before: re.Pattern[str] | None = None
    only_after: re.Pattern[str] | None = None
    before_name: bool = False
    vague: bool = False
    nominal: bool = False
    weak: bool = False
    of_place: bool = False


GAP = r"(?:[\w'’()-]+,? ){0,%d}?"
SAME_CLAUSE = r"(?:(?!(?:when|as|after|while|before|since|which|who)\b)[\w'’()-]+,? ){0,%d}?"
"""Words of one clause, as GAP of any."""
TAKEN = (
    r"(?:(?!(?:in|at|on|from|near|through|with|during|for|by|against|to|into|under|that|who|is|are|was|were|has|have)\b)"
    r"[\w'’()-]+,? ){0,%d}?"
)
"""Words between a verb and what was taken: no other phrase begins among them ("taken asylum in the capital")."""

WEAPON = (
    r"(?:missiles?|rockets?|artillery|mortars?|howitzers?|shells?|projectiles?|grads?|smerch|iskanders?|tochka(?:-u)?"
    r"|ballistic missiles?|cluster (?:munitions?|bombs?)|multiple[- ]launch rocket systems?|tank|heavy weapons?)"
)
AIRCRAFT = r"(?:drones?|uavs?|warplanes?|aircrafts?|(?:fighter |military )?jets?|helicopters?|bayraktars?|harops?)"
MATERIEL = (
    r"(?:tanks?|(?:armou?red|combat|military) (?:personnel carriers?|vehicles?|columns?|equipment|hardware)|howitzers?"
    r"|air[- ]defen[cs]e (?:systems?|units?|missile systems?)|s-300s?|(?:rocket|missile) launchers?|launchers?"
    r"|(?:command|observation|combat|firing) (?:and \w+ )?(?:posts?|positions|points?)|(?:ammunition|ammo|arms|weapons?|fuel|military) depots?"
    r"|(?:artillery|gun|mortar) (?:batter(?:y|ies)|positions|pieces?)|(?:military|air) ?(?:airfields?|airports?|bases?)"
    r"|airfields?|barracks|fortifications?|trenches)"
)
"""What an army loses to fire."""
BUILT = (
    r"(?:airports?|hospitals?|schools?|kindergartens?|church(?:es)?|cathedral|mosque|market|bridges?|houses|homes"
    r"|(?:residential|apartment|civilian|administrative|multi-stor\w+) (?:\w+ )?(?:buildings?|houses?|areas?|quarters?|districts?"
    r"|neighbou?rhoods?|infrastructure|objects?|facilit(?:y|ies)|targets?|settlements?|population)"
    r"|power (?:plants?|stations?|lines?)|pipelines?|infrastructure)"
)
"""What shells fall on in a town."""
NO_WEAPON = re.compile(
    r"\b(?:earth)?(?:quakes?|storms?|floods?|hurricanes?|tornado(?:es)?|virus|pandemic|crisis|outages?|sanctions?|tax(?:es)?"
    r"|prices?|cuts?|trucks?|lorr(?:y|ies)|cars?|bus|vehicles?|trains?|driver|lightning|fires?|wave|campaigns?|hackers?|strikes?)(?: \w+){0,2} $"
)
"""What hits towns and houses and is none: storms, shortages, traffic."""
BLOW = r"(?:attacks?|strikes?|fire|shelling|barrages?|bombardments?|hits?|salvos?|volleys?|duels?|raids?)"
LANDED = (
    r"(?:hit|hits|hitting|struck|strikes?|striking|fell|fall|falls|falling|land|lands|landed|landing|slammed|exploded|burst|rained"
    r"|crashed|came down|come down|fallen|damaged|destroyed|flattened|killed|wounded|injured)"
)
GROUND = (
    r"(?:city|cities|towns?|villages?|settlements?|districts?|regions?|territor(?:y|ies)|heights?|hills?|positions?"
    r"|areas?|posts?|lands?|strongholds?|enclave|province|provinces|capital|percent|outposts?|roads?|junctions?"
    r"|high ground|hilltops?(?! town)|ridges?)"
)
PEOPLE_HELD = (
    r"(?:prisoners?|captives?|detainees?|servicemen|soldiers?|pows?|hostages?|bodies|remains|civilians?|fighters?)"
)
TRUCE = r"(?:cease-?fires?|cease fire|truces?|armistice)"
PACT = r"(?:agreements?|deals?|accords?|treat(?:y|ies)|statements?|declarations?|protocols?|memorand(?:um|a))"
SEAT = r"(?:[\w’'-]+ ){0,4}(?:building|parliament|offices?|residence|embassy|headquarters)\b"
NOT_WAR_OF = re.compile(
    r"(?:labou?r|hunger|general|on|sit-down|armed|transport(?:ation)?|work|nationwide|\d+-hour|(?:worker|teacher|student|driver|miner)s?['’]?"
    r"|heart|panic|world|cold|trade|drugs?|civil|post-?|pre-?|prisoners of|verbal|media"
    r"|information|cyber|sharp|angry|verbally|harshly|bitterly)[ -]*$"
)

NO_DEED = r"(?! (?:threats?|groups?|rings?|squads?|plots?|plans?|rates?|gangs?|networks?|ranges?)\b)"
"""What makes another thing of the name of a crime: "a kidnapping ring", "murder plots"."""

NOT_AT_WORK = re.compile(
    r"(?:labou?r|hunger|general|on|armed|sit-down|transport(?:ation)?|work|national|nationwide|civic|\d+-hour|bus|taxi|rail(?:way)?|port|dock|school"
    r"|(?:worker|teacher|student|driver|miner|trucker|judge|employee|doctor|nurse)s?['’]?|indefinite|wildcat|solidarity"
    r"|(?:stag|call|lift|end|join|hold|declar|suspend|begin)\w*(?: for| off)? (?:an?|the|their|its))[ -]*$"
)
"""Before a strike of people who stop working."""

AT_WORK = r"(?!.{0,90}\b(?:workers?|unions?|employees?|teachers?|judges?|drivers?|miners?|wages?|salar(?:y|ies)|pay|stoppages?)\b)"
"""What does not follow a strike that falls on somebody."""


def rule(
    sub_event: Sub,
    heads: str,
    after: str = "",
    *,
    unless_before: re.Pattern[str] | None = None,
    only_after: re.Pattern[str] | None = None,
    before_name: bool = False,
    vague: bool = False,
    nominal: bool = False,
    weak: bool = False,
    of_place: bool = False,
) -> Rule:
    """A rule from head words set apart by spaces and the pattern of what follows the head word."""
    return Rule(
        sub_event=sub_event,
        heads=frozenset(heads.split()),
        pattern=re.compile(rf"[\w'’-]++{after}" if after else r"[\w'’-]++"),
        unless_before=unless_before,
        only_after=only_after,
        before_name=before_name,
        vague=vague,
        nominal=nominal,
        weak=weak,
        of_place=of_place,
    )
