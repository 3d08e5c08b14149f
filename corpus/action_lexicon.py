"""The words that tell of an event, and what may stand after them: a table that an analyst can read and dispute.

A rule is tried where one of its head words stands; its pattern is matched from there in the lower-cased sentence.
The order of rules matters: the first that matches a head word wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.records import SubEventType as Sub


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Head words, what must follow from them on, and what must not, or must, stand just before them.

    `vague` words ("fighting", "the war") tell of an event only with a day, a place or figures of their own.
    `nominal` words are nouns, which "the" can turn into a mention of something already told.
    """

    sub_event: Sub
    heads: frozenset[str]
    pattern: re.Pattern[str]
    unless_before: re.Pattern[str] | None = None
    only_after: re.Pattern[str] | None = None
    vague: bool = False
    nominal: bool = False
    weak: bool = False


_GAP = r"(?:[\w'’()-]+,? ){0,%d}?"
_WEAPON = (
    r"(?:missiles?|rockets?|artillery|mortars?|howitzers?|shells?|projectiles?|grads?|smerch|iskanders?|tochka(?:-u)?"
    r"|ballistic missiles?|cluster (?:munitions?|bombs?)|multiple[- ]launch rocket systems?|tank|heavy weapons?)"
)
_AIRCRAFT = (
    r"(?:drones?|uavs?|warplanes?|aircrafts?|(?:fighter |military )?jets?|helicopters?|bayraktars?|harops?)"
)
_BLOW = r"(?:attacks?|strikes?|fire|shelling|barrages?|bombardments?|hits?|salvos?|volleys?|duels?|raids?)"
_LANDED = (
    r"(?:hit|hits|hitting|struck|strikes?|striking|fell|fall|falls|falling|landed|landing|slammed|exploded|burst|rained"
    r"|crashed|came down|come down|fallen|damaged|destroyed|flattened|killed|wounded|injured)"
)
_GROUND = (
    r"(?:city|cities|towns?|villages?|settlements?|districts?|regions?|territor(?:y|ies)|heights?|hills?|positions?"
    r"|areas?|posts?|lands?|strongholds?|enclave|province|provinces|capital|percent|outposts?|roads?|junctions?)"
)
_PEOPLE_HELD = (
    r"(?:prisoners?|captives?|detainees?|servicemen|soldiers?|pows?|hostages?|bodies|remains|civilians?|fighters?)"
)
_TRUCE = r"(?:cease-?fires?|cease fire|truces?|armistice)"
_PACT = r"(?:agreements?|deals?|accords?|treat(?:y|ies)|statements?|declarations?|protocols?|memorand(?:um|a))"
_NOT_WAR_OF = re.compile(
    r"(?:labou?r|hunger|general|on|sit-down|heart|panic|world|cold|trade|civil|post-?|pre-?|prisoners of|verbal|media"
    r"|information|cyber|sharp|angry|verbally)[ -]*$"
)


def _rule(
    sub_event: Sub,
    heads: str,
    after: str = "",
    *,
    unless_before: re.Pattern[str] | None = None,
    only_after: re.Pattern[str] | None = None,
    vague: bool = False,
    nominal: bool = False,
    weak: bool = False,
) -> Rule:
    """A rule from head words set apart by spaces and the pattern of what follows the head word."""
    return Rule(
        sub_event=sub_event,
        heads=frozenset(heads.split()),
        pattern=re.compile(rf"[\w'’-]++{after}" if after else r"[\w'’-]++"),
        unless_before=unless_before,
        only_after=only_after,
        vague=vague,
        nominal=nominal,
        weak=weak,
    )


_EXPLOSIONS = (
    _rule(Sub.SUICIDE_BOMB, "suicide", r"[ -](?:bomb\w*|attack\w*|blast\w*)", nominal=True),
    _rule(
        Sub.GRENADE,
        "grenade grenades",
        r" (?:attack|blast|explosion|exploded|was thrown|were thrown)",
        nominal=True,
    ),
    _rule(
        Sub.REMOTE_EXPLOSIVE,
        "mine mines landmine landmines ied ieds explosive anti-tank anti-personnel",
        r"(?: devices?| mines?)? (?:blasts?|explosions?|incident|exploded|detonated|blew|went off|killed|injured)",
        nominal=True,
    ),
    _rule(
        Sub.REMOTE_EXPLOSIVE,
        "stepped hit struck triggered ran drove blown blew",
        rf" (?:on|up|over|into|by|a|an) {_GAP % 5}(?:land)?mines?\b",
    ),
    _rule(Sub.REMOTE_EXPLOSIVE, "car roadside truck", r" bomb\w*", nominal=True),
    _rule(
        Sub.REMOTE_EXPLOSIVE, "bomb bombs", r" (?:exploded|went off|blasts?|explosions?|detonated)", nominal=True
    ),
    _rule(Sub.AIR_STRIKE, "airstrike airstrikes", nominal=True),
    _rule(Sub.AIR_STRIKE, "air aerial", r"[ -](?:strikes?|raids?|attacks?|bombardments?|bombings?)", nominal=True),
    _rule(
        Sub.AIR_STRIKE,
        "drone drones uav uavs warplane warplanes aircraft jets kamikaze combat bayraktar",
        rf"(?: (?:combat|strike|kamikaze))?(?: {_AIRCRAFT})? (?:{_BLOW}|bombed|hit|struck|dropped|fired|targeted|attacked)\b",
        nominal=True,
    ),
    _rule(
        Sub.AIR_STRIKE,
        "hit struck attacked bombed targeted killed destroyed by from",
        rf" (?:by |from |with )?(?:an? |the |\w+ ){{0,3}}{_AIRCRAFT}\b(?! (?:was|were) (?:shot|downed))",
    ),
    _rule(
        Sub.SHELLING,
        "shot brought",
        rf" down {_GAP % 6}(?:helicopters?|planes?|jets?|aircraft|fighters?|su-\d+|mi-\d+)\b",
    ),
    _rule(
        Sub.SHELLING,
        "helicopter plane aircraft jet su-25 mi-24",
        r" (?:was |were |had been |being )?(?:shot down|downed)",
    ),
    _rule(
        Sub.DISRUPTED_WEAPONS,
        "shot downed intercepted brought",
        rf"(?: down)? {_GAP % 5}(?:drones?|uavs?|missiles?|rockets?)\b",
    ),
    _rule(
        Sub.SHELLING,
        "missile missiles rocket rockets artillery mortars howitzers shells grad smerch projectiles munitions",
        rf" {_GAP % 4}(?:was|were|been|being) (?:\w+ )?(?:fired|launched|used|employed)\b",
        nominal=True,
    ),
    _rule(
        Sub.SHELLING,
        "hospital school house houses building buildings church cathedral market plant dam bridge bus convoy kindergarten"
        " court courthouse clinic homes shop shops airfield airport",
        r" (?:was|were|been|being) (?:\w+ )?(?:hit|struck)\b",
        weak=True,
    ),
    _rule(
        Sub.SHELLING,
        "under",
        r" (?:[\w-]+ ){0,3}(?:artillery|rocket|missile|mortar|heavy|massive|intense) (?:fire|attack)\b",
    ),
    _rule(Sub.ARMED_CLASH, "kept keep under", r"(?: under)? (?:[\w-]+ ){0,2}fire\b"),
    _rule(
        Sub.SHELLING,
        "missile missiles rocket rockets artillery mortar mortars howitzer howitzers shell shells projectile projectiles"
        " grad smerch iskander tochka tochka-u ballistic cluster multiple tank",
        rf"(?: (?:{_WEAPON}|[\w-]+)){{0,2}}? (?:{_BLOW}|{_LANDED})\b",
        nominal=True,
    ),
    _rule(
        Sub.SHELLING,
        "shelled shelling shellings shell bombard bombarded bombarding bombardment bombardments pounded pounding",
        nominal=True,
    ),
    _rule(Sub.SHELLING, "bombed bombing bombings", nominal=True),
    _rule(
        Sub.SHELLING,
        "fired firing fires launched launches launching launch lobbed used using uses fire deployed",
        rf" {_GAP % 6}(?:{_WEAPON})\b",
    ),
    _rule(
        Sub.SHELLING,
        "hit struck destroyed damaged targeted killed wounded by",
        rf" (?:by |from |with |in )?{_GAP % 3}{_WEAPON}\b",
    ),
    _rule(
        Sub.SHELLING,
        "came come comes coming were was under",
        rf"(?: under)? {_GAP % 3}(?:artillery|rocket|missile|mortar|shell|heavy|massive|intense)(?:[ -]\w+)? (?:fire|attack|bombardment)",
    ),
    _rule(Sub.ARMED_CLASH, "came come comes coming", r" under (?:[\w-]+ ){0,2}(?:fire|attack|assault)"),
)

_BATTLES = (
    _rule(
        Sub.CEASEFIRE_VIOLATION,
        "violated violating violate violation violations breached breach breaching broke breaking broken",
        rf" (?:of |in )?{_GAP % 5}(?:{_TRUCE}|agreement|regime)\b",
        nominal=True,
    ),
    _rule(
        Sub.CEASEFIRE_VIOLATION,
        "ceasefire cease-fire truce ceasefires truces agreement",
        rf" {_GAP % 7}(?:violat(?:ed|ions?)|broken|breached|collapsed|fell apart|broke down|unravell?ed|did not hold|failed)\b",
    ),
    _rule(
        Sub.GOVERNMENT_REGAINS,
        "took take takes taking taken gained regained establish established establishing re-established assumed restored"
        " regaining reestablished seized",
        rf" {_GAP % 4}control\b",
    ),
    _rule(
        Sub.GOVERNMENT_REGAINS,
        "captured captures capturing capture seizes seized seizing seizure liberates liberated liberating liberation retook retaken recaptured"
        " recapture reconquered conquered occupied occupying overran took taken entered",
        rf"(?: of| over| back)? {_GAP % 7}{_GROUND}\b",
        unless_before=re.compile(
            r"(?:previously|formerly|then|still|currently|the|be|illegally|armenian-|armenia-)[ -]*$"
        ),
    ),
    _rule(
        Sub.GOVERNMENT_REGAINS,
        "captured captures capturing capture seizes seized liberates liberated liberating retook retaken recaptured reconquered overran",
        unless_before=re.compile(r"(?:previously|formerly)[ -]*$"),
        weak=True,
    ),
    _rule(
        Sub.GOVERNMENT_REGAINS,
        "entered enter enters reached",
        only_after=re.compile(
            r"\b(?:troops|forces|soldiers|units|army|servicemen|columns?|convoy)(?: \w+){0,2} $"
        ),
        weak=True,
    ),
    _rule(
        Sub.GOVERNMENT_REGAINS,
        "brought took taken takes came placed put",
        rf" {_GAP % 4}under (?:[\w’'-]+ ){{0,3}}control\b",
    ),
    _rule(Sub.GOVERNMENT_REGAINS, "taking", r" of\b", nominal=True),
    _rule(Sub.GOVERNMENT_REGAINS, "fell", r" (?:to|into the hands of|under)\b"),
    _rule(
        Sub.ATTACK,
        "shot",
        r" (?:dead|and killed|and wounded|and injured|in the|to death|at|by|multiple|several|while|on|near|outside)\b",
        unless_before=re.compile(r"(?:videos?|photos?|photographs?|footage|film|images?)(?: \w+){0,3} $"),
    ),
    _rule(Sub.ATTACK, "gunned mowed", r" down\b"),
    _rule(
        Sub.ATTACK,
        "stabbed stabbing executed beheaded massacred massacre murdered murder murders assassinated assassination lynched"
        " tortured shooting shootings gunman gunmen homicide slain",
        nominal=True,
    ),
    _rule(Sub.ATTACK, "beaten", r" (?:to death|by|up)\b"),
    _rule(Sub.ABDUCTION, "kidnapped kidnapping kidnap abducted abduction abductions kidnappings", nominal=True),
    _rule(Sub.ABDUCTION, "taken took", r" (?:[\w-]+ ){0,3}hostages?\b"),
    _rule(Sub.SEXUAL_VIOLENCE, "raped rape", nominal=True),
    _rule(Sub.ARMED_CLASH, "opened opening", r" (?:[\w-]+ )?fire\b"),
    _rule(Sub.ARMED_CLASH, "fired firing", r" (?:\w+ )?(?:on|at|upon|toward|towards|from|in the direction)\b"),
    _rule(
        Sub.ARMED_CLASH,
        "exchange exchanged exchanges exchanging traded trading",
        r" (?:of )?(?:[\w-]+ ){0,2}(?:fire|gunfire|shots)\b",
        nominal=True,
    ),
    _rule(
        Sub.ARMED_CLASH,
        "clashed firefight firefights skirmish skirmishes shootout gunfight ambush ambushed",
        nominal=True,
    ),
    _rule(
        Sub.ARMED_CLASH,
        "gun sniper small",
        r"(?:[ -]arms)? (?:battle|battles|fire|attack|attacks)\b",
        nominal=True,
    ),
    _rule(Sub.ARMED_CLASH, "gunfire", nominal=True, vague=True),
    _rule(Sub.ARMED_CLASH, "subjected", r" to (?:[\w-]+ ){0,3}fire\b"),
    _rule(
        Sub.ARMED_CLASH,
        "launched launching launch began started conducted conducting conduct mounted carried",
        rf"(?: out)? {_GAP % 7}(?:offensives?|counter-?offensives?|attacks?|assaults?|invasion|(?:military|special|anti-terror\w*"
        r"|counter-?terror\w*|combat|sabotage)[“”\"' ]+(?:operations?|measures|activities|actions))\b",
    ),
    _rule(
        Sub.ARMED_CLASH,
        "anti-terror anti-terrorist anti-terrorism counter-terrorism counterterrorism military special",
        r"[”\"']? (?:operations?|measures|offensives?|attacks?|assaults?)\b",
        nominal=True,
        vague=True,
    ),
    _rule(
        Sub.ARMED_CLASH, "offensive counteroffensive counter-offensive invasion assault", nominal=True, vague=True
    ),
    _rule(Sub.ARMED_CLASH, "invaded assaulted stormed"),
    _rule(
        Sub.ARMED_CLASH,
        "repelled repulsed thwarted",
        rf" {_GAP % 6}(?:attacks?|attempts?|offensive|assault|advance|group)\b",
    ),
    _rule(
        Sub.ARMED_CLASH,
        "attempted tried attempt attempts",
        r" (?:to )?(?:attack|advance|cross|break through|infiltrate|sabotage)\b",
    ),
    _rule(
        Sub.ARMED_CLASH,
        "outbreak eruption resumption",
        r" of (?:the |a )?(?:[\w-]+ )?(?:war|hostilities|fighting|violence|clashes|conflict)\b",
        vague=True,
        nominal=True,
    ),
    _rule(
        Sub.ARMED_CLASH,
        "war conflict conflicts hostilities fighting violence clashes escalation escalations battles tensions battle",
        rf" {_GAP % 6}(?:broke out|breaks? out|began|begins?|erupts?|erupted|starts?|started|flared|resumed|raged|escalated|took place|happened|intensified|risen)\b",
        vague=True,
        nominal=True,
        unless_before=_NOT_WAR_OF,
    ),
    _rule(
        Sub.ARMED_CLASH,
        "war wars fighting hostilities violence clashes battles battle clash escalation",
        r"(?! (?:zones?|crimes?|criminals?|-?torn|correspondents?|effort|games?|veterans?|planes?|memorial|readiness|museum))",
        vague=True,
        nominal=True,
        unless_before=_NOT_WAR_OF,
    ),
    _rule(
        Sub.ATTACK,
        "people civilians residents villagers soldiers servicemen casualties",
        r" (?:were|was|had been|have been|are) (?:\w+ )?(?:killed|injured|wounded|hurt)\b",
        weak=True,
    ),
    _rule(
        Sub.ARMED_CLASH,
        "attack attacks attacked attacking strike strikes",
        nominal=True,
        weak=True,
        unless_before=_NOT_WAR_OF,
    ),
)

_STRATEGIC = (
    _rule(
        Sub.PRISONER_EXCHANGE,
        "exchange exchanged swap swapped exchanging",
        rf" (?:of )?{_GAP % 4}{_PEOPLE_HELD}\b",
        nominal=True,
    ),
    _rule(
        Sub.PRISONER_EXCHANGE,
        "handed hand returned return returning released release releasing freed freeing repatriated transferred extradited"
        " handover handing",
        rf"(?: over| back)?(?: of)? {_GAP % 5}{_PEOPLE_HELD}\b(?! (?:to (?:their|the) homes?))",
    ),
    _rule(
        Sub.TRANSFER,
        "hand handed returned ceded transferred handover withdrew withdrawn withdrawal pulled ceding handing",
        rf"(?: over| back| out)?(?: of| from)? {_GAP % 6}(?:districts?|regions?|villages?|territor(?:y|ies)|control|towns?|provinces?|rayons?)\b",
    ),
    _rule(Sub.TRANSFER, "handed", r" over\b", weak=True),
    _rule(Sub.ARRESTS, "arrested arrest arrests arresting detained detaining detention", nominal=True),
    _rule(Sub.ARRESTS, "taken took", r" (?:[\w-]+ ){0,4}(?:prisoners?|captive|into custody)\b"),
    _rule(Sub.ARRESTS, "captured capturing capture", rf" (?:of )?{_GAP % 4}{_PEOPLE_HELD}\b"),
    _rule(Sub.DISPLACEMENT, "evacuated evacuating evacuation evacuations evacuate displaced exodus", nominal=True),
    _rule(
        Sub.DISPLACEMENT,
        "fled flee fleeing",
        unless_before=re.compile(r"(?:suspects?|gunm[ae]n|shooter|attackers?) (?:who )?$"),
    ),
    _rule(
        Sub.DISPLACEMENT,
        "left leave leaving abandoned",
        rf" {_GAP % 4}(?:homes?|houses|villages|karabakh|artsakh)\b",
    ),
    _rule(
        Sub.DISPLACEMENT,
        "crossed crossing arrived arriving entered",
        r" (?:into|in|to) (?:armenia|azerbaijan|goris|kornidzor)\b",
        weak=True,
    ),
    _rule(
        Sub.DISPLACEMENT,
        "refugees residents people civilians",
        r" (?:have |had |has )?(?:already )?(?:crossed|arrived|fled|left|returned|moved)\b",
        weak=True,
    ),
    _rule(Sub.DISPLACEMENT, "returning returned return", r" (?:[\w-]+ ){0,2}to (?:the |their )?homes\b"),
    _rule(Sub.BLOCKADE, "blockade blockaded blockading", nominal=True),
    _rule(
        Sub.BLOCKADE,
        "blocked blocking closed closing closure shut",
        rf"(?: off| down)? {_GAP % 5}(?:roads?|corridor|highway|checkpoint|traffic|route|bridge)\b",
    ),
    _rule(
        Sub.BLOCKADE,
        "road corridor highway traffic bridge",
        rf" {_GAP % 8}(?:blocked|closed|cut off|shut|halted)\b",
    ),
    _rule(
        Sub.HEADQUARTERS,
        "set established establishing installed opened deployed",
        rf"(?: up)? {_GAP % 4}(?:checkpoints?|military bases?|headquarters|observation posts?)\b",
    ),
    _rule(
        Sub.PEACEFUL_PROTEST,
        "protested protests protest protesters demonstrators demonstration demonstrations rallied rally rallies picketed",
        nominal=True,
        unless_before=re.compile(r"(?:in|note of|diplomatic) $"),
    ),
    _rule(
        Sub.VIOLENT_DEMONSTRATION,
        "stormed storms storming storm broke",
        r"(?: into)? (?:[\w’'-]+ ){0,4}(?:building|parliament|offices?|residence|embassy|headquarters)\b",
    ),
    _rule(Sub.MOB_VIOLENCE, "riot riots rioted rioters mob", nominal=True),
    _rule(
        Sub.AGREEMENT,
        "agrees agreed confirmed decided announced declared signed brokered negotiated reached mediated accepted concluded resume",
        rf" {_GAP % 9}(?:{_TRUCE}|{_PACT}|halt|cessation|end to (?:the )?(?:hostilities|fighting|war))\b",
    ),
    _rule(
        Sub.AGREEMENT,
        "agreed agree",
        rf" {_GAP % 6}to (?:stop|cease|halt|end|suspend) (?:the |all )?(?:shooting|fire|firing|fighting|hostilities|attacks)\b",
    ),
    _rule(
        Sub.AGREEMENT,
        "ceasefire cease-fire truce ceasefires truces armistice agreement deal accord treaty cease halt",
        rf"(?: fire)?(?:,? {_GAP % 6})(?:(?:was|were|been|is|are) (?:\w+ )?(?:agreed|announced|declared|signed|brokered|reached"
        r"|negotiated|mediated|accepted|established|concluded|followed)|took (?:effect|place|hold)|takes effect|came into"
        r"|entered into|went into)\b",
        nominal=True,
    ),
    _rule(
        Sub.AGREEMENT,
        "ceasefire cease-fire truce ceasefires truces armistice",
        r"(?! (?:attempts?|talks|efforts?|proposals?|calls?|lines?|plans?|regime|violations?|monitors?))",
        nominal=True,
        vague=True,
    ),
    _rule(
        Sub.TALKS,
        "received hosted",
        rf" {_GAP % 5}(?:delegations?|envoys?|ministers?|negotiators?|counterparts?|representatives?|leaders?)\b",
        weak=True,
    ),
    _rule(
        Sub.TALKS, "met meet meets", r" (?:with|in|on|at|for|again|his|her|their|face|several|the)\b", weak=True
    ),
    _rule(
        Sub.TALKS,
        "meeting meetings talks negotiations summit",
        r"(?! (?:point|room|place))",
        nominal=True,
        weak=True,
    ),
    _rule(Sub.LOOTING, "looted looting vandalised vandalized vandalism torched", nominal=True),
    _rule(
        Sub.LOOTING,
        "burned burnt burning set",
        r"(?: down)?(?: fire to)? (?:[\w-]+ ){0,4}(?:houses?|homes|buildings?|schools?|forests?|church\w*)\b",
    ),
    _rule(
        Sub.LOOTING,
        "damaged destroyed damage",
        rf"(?: to)? {_GAP % 6}(?:houses?|homes?|buildings?|church|cathedral|schools?|hospital|infrastructure|bridge|kindergarten|monument)\b",
        weak=True,
    ),
    _rule(
        Sub.LOOTING,
        "houses homes buildings church cathedral school hospital",
        r" (?:[\w-]+ ){0,3}(?:were|was|been) (?:[\w-]+ ){0,2}(?:damaged|destroyed|burned)\b",
        weak=True,
    ),
    _rule(Sub.OTHER, "martial", r" law\b", nominal=True),
    _rule(Sub.OTHER, "explosion explosions exploded blast blasts blew", r"(?: up)?", nominal=True),
)

RULES = (*_EXPLOSIONS, *_BATTLES, *_STRATEGIC)


def rules_by_head() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at each head word, in order."""
    table: dict[str, list[Rule]] = {}
    for rule in RULES:
        for head in rule.heads:
            table.setdefault(head, []).append(rule)
    return {head: tuple(rules) for head, rules in table.items()}
