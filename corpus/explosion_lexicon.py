"""The words that tell of explosions and fire from afar: shelling, air strikes, mines."""

from __future__ import annotations

import re

from corpus.lexicon_rules import AIRCRAFT, BLOW, BUILT, GAP, LANDED, MATERIEL, NO_WEAPON, SAME_CLAUSE, WEAPON, rule
from corpus.records import SubEventType as Sub

EXPLOSIONS = (
    rule(Sub.SUICIDE_BOMB, "suicide", r"[ -](?:bomb\w*|attack\w*|blast\w*)", nominal=True),
    rule(
        Sub.GRENADE,
        "grenade grenades",
        r" (?:attack|blast|explosion|exploded|was thrown|were thrown)",
        nominal=True,
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "mine mines landmine landmines ied ieds explosive anti-tank anti-personnel",
        r"(?: devices?| mines?)? (?:blasts?|explosions?|incident|exploded|detonated|blew|went off|kill(?:ed|s)|injur(?:ed|es)|wound(?:ed|s))",
        nominal=True,
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "stepped stepping fell falling hit hitting struck striking triggered triggering ran drove driving blown blew",
        rf" (?:on|up|over|into|by|a|an) {GAP % 5}(?:land)?mines?\b",
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "killed injured wounded hurt maimed died dies lost loses losing",
        rf" {GAP % 6}(?:by|in|to|on|from) (?:an? |the |an? old )?(?:anti-?(?:tank|personnel) )?(?:land)?mines?\b(?! (?:collapse|workers?))",
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "explosion explosions blast blasts detonation detonations",
        rf" of {GAP % 4}(?:bombs?|dynamite|explosive (?:devices?|charges?)|charges?)\b",
        nominal=True,
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "bomb bombs dynamite explosive charge charges molotov incendiary",
        rf"(?: (?:bombs?|devices?|charges?|cocktails?))? {GAP % 3}(?:was|were|had been|have been|been) (?:[\w-]+ ){{0,2}}(?:set off|detonated|hurled|thrown)\b",
        nominal=True,
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "set setting detonated detonating detonate hurled hurling hurl threw throwing",
        rf"(?: off)? {GAP % 4}(?:bombs?|dynamite|explosive (?:devices?|charges?)|molotov|incendiary)\b",
    ),
    rule(
        Sub.REMOTE_EXPLOSIVE,
        "blew blown blowing",
        rf" up {GAP % 6}(?:bridges?|towers?|pylons?|poles?|posts?|lines?|trucks?|bus(?:es)?|cars?|vehicles?|offices?|buildings?|trains?"
        r"|houses?|homes?|residences?|stations?|substations?|transformers?|monuments?|statues?|antennas?|pipelines?)\b",
    ),
    rule(Sub.REMOTE_EXPLOSIVE, "dynamited dynamiting"),
    rule(Sub.REMOTE_EXPLOSIVE, "car roadside truck", r" bomb\w*", nominal=True),
    rule(
        Sub.REMOTE_EXPLOSIVE, "bomb bombs", r" (?:exploded|went off|blasts?|explosions?|detonated)", nominal=True
    ),
    rule(
        Sub.AIR_STRIKE,
        "used using employed deployed",
        rf" {GAP % 3}{AIRCRAFT} (?=(?:against|at|near|in|on|over)\b)",
    ),
    rule(Sub.AIR_STRIKE, "airstrike airstrikes", nominal=True),
    rule(Sub.AIR_STRIKE, "air aerial", r"[ -](?:strikes?|raids?|attacks?|bombardments?|bombings?)", nominal=True),
    rule(
        Sub.AIR_STRIKE,
        "drone drones uav uavs warplane warplanes aircraft jets kamikaze combat bayraktar",
        rf"(?: (?:combat|strike|kamikaze))?(?: {AIRCRAFT})?(?: had| has| have| also| again)? (?:{BLOW}|bombed|hit|struck|dropped|fired|targeted|attacked|killed|injured|wounded)\b",
        nominal=True,
    ),
    rule(
        Sub.AIR_STRIKE,
        "hit struck attacked bombed targeted killed destroyed",
        rf" (?:by |from |with )?(?:[\w’'-]+ ){{0,3}}{AIRCRAFT}\b(?! (?:was|were) (?:shot|downed))",
    ),
    rule(
        Sub.SHELLING,
        "shot brought downed",
        rf"(?: down)? {GAP % 6}(?:helicopters?|planes?|warplanes?|jets?|aircraft|fighters?|su-\d+|mi-\d+)\b",
    ),
    rule(
        Sub.SHELLING,
        "helicopter plane aircraft jet su-25 mi-24",
        r" (?:was |were |had been |being )?(?:shot down|downed)",
    ),
    rule(
        Sub.DISRUPTED_WEAPONS,
        "shot downed intercepted brought knocked",
        rf"(?: down)? {GAP % 5}(?:drones?|uavs?|missiles?|rockets?)\b",
    ),
    rule(
        Sub.DISRUPTED_WEAPONS,
        "drone drones uav uavs missile missiles rocket rockets",
        rf"(?: {GAP % 3}| )(?:was|were|had been|have been) (?:\w+ )?(?:shot down|downed|intercepted|brought down|neutrali[sz]ed)\b",
        nominal=True,
    ),
    rule(
        Sub.SHELLING,
        "mortar artillery rocket rockets shells missiles",
        r"(?: rounds?| shells?)? (?:on|at)\b",
        nominal=True,
    ),
    rule(
        Sub.SHELLING,
        "projectile projectiles missile missiles rocket rockets shell shells mortar",
        rf" (?:fired|launched) (?:by|from) {GAP % 8}{LANDED}\b",
        nominal=True,
    ),
    rule(Sub.SHELLING, "peppered pelted", rf" with {GAP % 3}{WEAPON}\b"),
    rule(
        Sub.SHELLING,
        "missile missiles rocket rockets artillery mortars howitzers shells grad smerch projectiles munitions",
        rf" {GAP % 4}(?:was|were|been|being) (?:\w+ )?(?:fired|launched|used|employed|directed|aimed|thrown)\b",
        nominal=True,
    ),
    rule(
        Sub.SHELLING,
        "infrastructure settlements villages line pipeline substation headquarters tank tanks battery batteries launcher launchers depot depots column columns howitzer howitzers",
        rf" {GAP % 5}(?:was|were|been|being) (?:\w+ )?(?:destroyed|hit|struck)\b",
        weak=True,
    ),
    rule(Sub.SHELLING, "destroyed destroying", rf" {GAP % 5}{MATERIEL}\b", weak=True),
    rule(
        Sub.SHELLING,
        "base bases airfield barracks positions posts post equipment vehicles artillery",
        rf"(?: {GAP % 9}|\s)(?:was|were|been|being) (?:\w+ )?(?:destroyed|hit|struck|targeted)\b",
        weak=True,
    ),
    rule(
        Sub.SHELLING,
        "hit struck targeted hitting targeting",
        rf" {GAP % 4}(?:{MATERIEL}|{BUILT}|settlements?|villages|towns|cities)\b",
        weak=True,
        unless_before=NO_WEAPON,
    ),
    rule(Sub.SHELLING, "use", rf" of {GAP % 4}(?:{WEAPON}|munitions)\b", nominal=True),
    rule(
        Sub.SHELLING,
        "hospital school house houses building buildings church cathedral market plant dam bridge bus convoy kindergarten"
        " court courthouse clinic homes shop shops airfield airport road roads outpost outposts post posts position positions"
        " village town outskirts suburb suburbs apartment apartments dormitory ambulance",
        rf"(?: {GAP % 6}|\s)(?:was|were|been|being) (?:\w+ )?(?:hit|struck)\b",
        weak=True,
    ),
    rule(
        Sub.SHELLING,
        "under",
        r" (?:[\w-]+ ){0,3}(?:artillery|rocket|missile|mortar|heavy|massive|intense) (?:fire|attack|artillery|shelling)\b",
    ),
    rule(Sub.ARMED_CLASH, "kept keep under", r"(?: under)? (?:[\w-]+ ){0,2}fire\b"),
    rule(
        Sub.SHELLING,
        "missile missiles rocket rockets artillery mortar mortars howitzer howitzers shell shells projectile projectiles"
        " grad smerch iskander tochka tochka-u scud scuds elbrus uragan ballistic cluster multiple tank",
        rf"(?: (?:{WEAPON}|[\w-]+)){{0,2}}? (?:{BLOW}|{LANDED})\b(?! (?:on |over )?(?:an? |the )?(?:[\w-]+ )?(?:land)?mines?\b)",
        nominal=True,
    ),
    rule(
        Sub.SHELLING,
        "shelled shelling shellings shell bombard bombarded bombarding bombardment bombardments pounded pounding",
        nominal=True,
    ),
    rule(Sub.SHELLING, "bombed bombing bombings", nominal=True),
    rule(
        Sub.SHELLING,
        "fired firing fires threw throwed throws launched launches launching launch lobbed used using uses fire deployed",
        rf" {GAP % 6}(?:{WEAPON})\b",
    ),
    rule(
        Sub.SHELLING,
        "hit struck destroyed damaged targeted killed wounded",
        rf" (?:by |from |with |in )?{SAME_CLAUSE % 3}{WEAPON}\b",
    ),
    rule(
        Sub.SHELLING,
        "came come comes coming got get were was under",
        rf"(?: under)? {GAP % 3}(?:artillery|rocket|missile|mortar|shell|heavy|massive|intense)(?:[ -]\w+)? (?:fire|attack|bombardment)",
    ),
    rule(Sub.ARMED_CLASH, "came come comes coming got", r" under (?:[\w-]+ ){0,2}(?:fire|attack|assault)"),
    rule(Sub.SHELLING, "struck hit hitting targeted targeting", before_name=True, weak=True),
    rule(
        Sub.SHELLING,
        "striking",
        before_name=True,
        only_after=re.compile(r"\b(?:is|are|was|were|been|keeps?|kept) (?:\w+ )?$"),
        weak=True,
    ),
    rule(Sub.SHELLING, "artillery fire", r" (?:was|were) opened\b", nominal=True),
    rule(Sub.AIR_STRIKE, "bombs bomb", r" (?:was |were )?dropped\b", nominal=True),
    rule(
        Sub.AIR_STRIKE,
        "dropped dropping drops",
        rf" {GAP % 4}(?:bombs?|munitions?|bomblets?|explosives?|grenades?|explosive (?:charges?|devices?))\b",
    ),
    rule(Sub.SHELLING, "direct", r" hits?\b", nominal=True),
)
