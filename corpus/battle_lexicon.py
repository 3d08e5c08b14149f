"""The words that tell of fighting, territory taken, truces broken and violence against civilians."""

from __future__ import annotations

import re

from corpus.lexicon_rules import (
    AT_WORK,
    GAP,
    GROUND,
    NO_DEED,
    NOT_AT_WORK,
    NOT_WAR_OF,
    PEOPLE_HELD,
    SEAT,
    TAKEN,
    TRUCE,
    rule,
)
from corpus.records import SubEventType as Sub

BATTLES = (
    rule(
        Sub.CEASEFIRE_VIOLATION,
        "violated violating violate violation violations breached breach breaching broke breaking broken",
        rf" (?:of |in )?{GAP % 5}(?:{TRUCE}|agreement|regime)\b",
        nominal=True,
    ),
    rule(
        Sub.CEASEFIRE_VIOLATION,
        "ceasefire cease-fire truce ceasefires truces agreement",
        rf" {GAP % 7}(?:violat(?:ed|ions?)|broken|breached|collapsed|fell apart|broke down|unravell?ed|did not hold|failed)\b",
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "took take takes taking taken gained regained establish established establishing re-established assumed restored"
        " regaining reestablished seized",
        rf" {GAP % 4}control\b(?! (?:of|over) (?:the|this|that|its|his|her) (?:situation|organi[sz]ation|company|party|plan|vehicle|plane|car)\b)",
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "captured captures capturing capture seizes seized seizing seizure liberates liberated liberating liberation retook retaken recaptured"
        " recapture reconquered conquered occupied occupying overran took taken entered regained reclaimed",
        rf"(?! (?:place|part|to|from|off|out|away)\b)(?! (?:[\w-]+ ){{0,3}}{PEOPLE_HELD}\b)(?! (?:front|army|movement|forces)\b)(?: of| over| back)? {TAKEN % 7}{GROUND}\b",
        unless_before=re.compile(
            r"(?:previously|formerly|then|still|currently|the|be|illegally|armenian-|armenia-)[ -]*$"
        ),
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "captured captures capturing capture seizes seized liberates liberated liberating retook retaken recaptured reconquered overran",
        rf"(?! (?:of )?(?:[\w-]+ ){{0,2}}{PEOPLE_HELD}\b)",
        unless_before=re.compile(r"(?:previously|formerly)[ -]*$"),
        weak=True,
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "moved went marched",
        r" into\b",
        only_after=re.compile(
            r"\b(?:troops|forces|soldiers|units|army|servicemen|columns?|convoy)(?: \w+){0,2} $"
        ),
        weak=True,
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "entered enter enters reached",
        only_after=re.compile(
            r"\b(?:troops|forces|soldiers|units|army|servicemen|(?<!peacekeeping )(?<!humanitarian )(?<!aid )(?:columns?|convoy)|police|tanks)(?: \w+){0,2} $"
        ),
        weak=True,
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "brought took taken takes came placed put",
        rf" {GAP % 4}under (?:[\w’'-]+ ){{0,3}}control\b",
    ),
    rule(Sub.GOVERNMENT_REGAINS, "taking liberation fall loss", r" of\b", nominal=True, weak=True, of_place=True),
    rule(Sub.GOVERNMENT_REGAINS, "took takes taken retake claimed", before_name=True, weak=True, of_place=True),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "freed cleared liberated",
        r" (?:from|of) (?:the )?(?:(?:[\w-]+ )?occupation|enem(?:y|ies)|adversar(?:y|ies)|occupiers?|invaders?"
        r"|opponent|aggressors?)\b",
    ),
    rule(Sub.GOVERNMENT_REGAINS, "won", rf" back {TAKEN % 5}{GROUND}\b"),
    rule(Sub.GOVERNMENT_REGAINS, "won", r" back\b", weak=True, of_place=True),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "control",
        r" (?:of|over)\b",
        only_after=re.compile(
            r"\b(?:is|are|was|were|now|have|has|had) (?:now )?(?:in|(?:in )?full|under) (?:full |complete )?$"
        ),
        weak=True,
        of_place=True,
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "passed fell went came",
        r" (?:in)?to (?:[\w-]+ )?hands\b|(?: back)? under (?:[\w’'-]+ ){0,2}control\b",
    ),
    rule(Sub.GOVERNMENT_REGAINS, "raised hoisted planted raising hoisting", rf" {GAP % 4}flags?\b", weak=True),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "flag flags",
        r" (?:of (?:the )?[\w’'-]+ )?(?:(?:had been|has been|was|were|is|are) (?:\w+ )?(?:raised|hoisted|planted|flying|unfurled)"
        r"|(?:now |again )?(?:flies|waves|flew|waved) (?:again )?(?:over|above|in))\b",
        weak=True,
    ),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "hands",
        only_after=re.compile(
            r"\bin (?:[\w’'-]*(?:ian|ani|ish|ese|qi)|rebels?['’]?|government|army|enemy|opposition|insurgents?['’]?"
            r"|militants?['’]?|separatist|our) $"
        ),
        weak=True,
    ),
    rule(Sub.GOVERNMENT_REGAINS, "fell", r" (?:to|into the hands of|under)\b"),
    rule(
        Sub.GOVERNMENT_REGAINS,
        "fell fallen",
        r"(?! (?:silent|quiet|short|ill|sick|asleep|apart|behind|victim|foul|out|off|from|by|for|below|sharply)\b)",
        unless_before=re.compile(
            r"\b(?:snow|rain|hail|night|darkness|dusk|silence|ash|prices?|shares|temperatures?|shells?|bombs?|rockets?"
            r"|missiles?|debris|trees?) $"
        ),
        weak=True,
        of_place=True,
    ),
    rule(
        Sub.ATTACK,
        "shot",
        r" (?:dead|and killed|and wounded|and injured|in the|to death|at|by|multiple|several|while|on|near|outside)\b",
        unless_before=re.compile(r"(?:videos?|photos?|photographs?|footage|film|images?)(?: \w+){0,3} $"),
    ),
    rule(Sub.ATTACK, "gunned mowed", r" down\b"),
    rule(Sub.ATTACK, "machinegunned machine-gunned"),
    rule(
        Sub.ATTACK,
        "stabbed stabbing executed beheaded massacred massacre murdered murder murders assassinated assassination lynched"
        " tortured shooting shootings gunman gunmen homicide slain",
        NO_DEED,
        nominal=True,
    ),
    rule(Sub.ATTACK, "beaten", r" (?:to death|by|up)\b"),
    rule(
        Sub.ABDUCTION,
        "kidnapped kidnapping kidnap abducted abduction abductions kidnappings",
        NO_DEED,
        nominal=True,
    ),
    rule(Sub.ABDUCTION, "taken took", r" (?:[\w-]+ ){0,3}hostages?\b"),
    rule(Sub.SEXUAL_VIOLENCE, "raped rape", nominal=True),
    rule(Sub.ARMED_CLASH, "opened opening", r" (?:[\w-]+ )?fire\b"),
    rule(
        Sub.ARMED_CLASH, "fired firing fires", r" (?:\w+ )?(?:on|at|upon|toward|towards|from|in the direction)\b"
    ),
    rule(
        Sub.ARMED_CLASH,
        "exchange exchanged exchanges exchanging traded trading",
        r" (?:of )?(?:[\w-]+ ){0,2}(?:fire|gunfire|shots)\b",
        nominal=True,
    ),
    rule(
        Sub.VIOLENT_DEMONSTRATION,
        "protesters demonstrators rioters",
        rf" {GAP % 3}(?:clash(?:ed|es)?|scuffled|brawled|fought) with\b",
        nominal=True,
    ),
    rule(
        Sub.VIOLENT_DEMONSTRATION,
        "clashed clashes clash clashing scuffles",
        rf" (?:with|between|of|broke out between) {GAP % 4}(?:protesters|demonstrators|rioters)\b",
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "clashed firefight firefights skirmish skirmishes shootout gunfight ambush ambushed",
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "gun sniper small",
        r"(?:[ -]arms)? (?:battle|battles|fire|attack|attacks)\b",
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "shots gunfire fire",
        r" (?:was|were|had been) (?:\w+ )?(?:exchanged|traded)\b",
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH, "shots gunfire gunshots", r" (?:rang out|were heard|was heard|broke out)\b", nominal=True
    ),
    rule(Sub.ARMED_CLASH, "shots", r" (?:at|towards?|in the direction of)\b(?! goal\b)", nominal=True),
    rule(
        Sub.ARMED_CLASH,
        "fire",
        r" (?:has |had |have )?(?:killed|wounded|injured|hit|struck)\b",
        only_after=re.compile(r"\b(?:[a-z]+(?:ian|ani|eri|ish|ese)|enemy|hostile|cross-?border) $"),
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "killed wounded injured hit struck",
        r" (?:\w+ )?by (?:[\w-]+ ){0,2}?(?:[a-z]+(?:ian|ani|eri|ish|ese)|enemy|hostile|sniper) (?:sniper |gun)?fire\b",
    ),
    rule(Sub.ARMED_CLASH, "gunfire", nominal=True, vague=True),
    rule(
        Sub.ARMED_CLASH,
        "group groups attack attempt assault offensive",
        rf" {GAP % 8}(?:was |were |is |are |been )?(?:repelled|repulsed|thwarted|foiled|(?:thrown|driven|beaten|pushed|forced) back)\b",
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "advanced",
        only_after=re.compile(r"\b(?:troops|forces|soldiers|units|army|servicemen)(?: \w+){0,2} $"),
        weak=True,
    ),
    rule(Sub.ARMED_CLASH, "subjected", r" to (?:[\w-]+ ){0,3}fire\b"),
    rule(
        Sub.ARMED_CLASH,
        "launched launching launch began started conducted conducting conduct mounted carried",
        rf"(?: out)? {GAP % 7}(?:offensives?|counter-?offensives?|attacks?|assaults?|invasion|(?:military|special|anti-terror\w*"
        r"|counter-?terror\w*|combat|sabotage)[“”\"' ]+(?:operations?|measures|activities|actions))\b",
    ),
    rule(
        Sub.ARMED_CLASH,
        "anti-terror anti-terrorist anti-terrorism counter-terrorism counterterrorism military special",
        r"[”\"']? (?:operations?|measures|offensives?|attacks?|assaults?)\b",
        nominal=True,
        vague=True,
    ),
    rule(
        Sub.ARMED_CLASH, "offensive counteroffensive counter-offensive invasion assault", nominal=True, vague=True
    ),
    rule(Sub.ARMED_CLASH, "invaded assaulted"),
    rule(Sub.ARMED_CLASH, "stormed", rf"(?!(?: into)? {SEAT})"),
    rule(
        Sub.ARMED_CLASH,
        "repelled repulsed thwarted",
        rf" {GAP % 6}(?:attacks?|attempts?|offensive|assault|advance|group)\b",
    ),
    rule(
        Sub.ARMED_CLASH,
        "attempted tried attempt attempts",
        r" (?:to )?(?:attack|advance|cross|break through|infiltrate|sabotage)\b",
    ),
    rule(
        Sub.ARMED_CLASH,
        "outbreak eruption resumption",
        r" of (?:the |a )?(?:[\w-]+ )?(?:war|hostilities|fighting|violence|clashes|conflict)\b",
        vague=True,
        nominal=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "war conflict conflicts hostilities fighting violence clashes escalation escalations battles tensions battle",
        rf" {GAP % 6}(?:broke out|breaks? out|began|begins?|erupts?|erupted|starts?|started|flared|resumed|raged|escalated|took place|happened|intensified|risen)\b",
        vague=True,
        nominal=True,
        unless_before=NOT_WAR_OF,
    ),
    rule(
        Sub.ARMED_CLASH,
        "war wars fighting hostilities violence clashes battles battle clash escalation",
        r"(?! (?:zones?|crimes?|criminals?|-?torn|correspondents?|efforts?|games?|veterans?|planes?|memorial|readiness|museum"
        r"|materiel|materials?|bulletins?|reports?|comrades|cabinet|chest|room|machine|drums?|widows?|orphans?|cries|cry|dead))",
        vague=True,
        nominal=True,
        unless_before=NOT_WAR_OF,
    ),
    rule(
        Sub.ATTACK,
        "incident incidents episode",
        r" (?:also |again )?(?:took place|happened|occurred|followed|was (?:reported|recorded|registered))\b",
        only_after=re.compile(
            r"\b(?:similar|same|another|second|third|further|new|identical|one more)(?: \w+)? $"
        ),
        weak=True,
    ),
    rule(
        Sub.ATTACK,
        "same",
        r" (?:thing )?(?:also )?(?:happened|occurred|took place)\b(?= (?:in|at|near|on|outside)\b)",
        weak=True,
    ),
    rule(
        Sub.ATTACK,
        "people civilians residents villagers soldiers servicemen casualties",
        r" (?:were|was|had been|have been|are) (?:\w+ )?(?:killed|injured|wounded|hurt)\b",
        weak=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "was were been being",
        r" (?:(?:also|again|both|then|later|repeatedly) )?(?:targeted|hit|struck)\b(?! (?:by|with)\b)",
        weak=True,
        of_place=True,
    ),
    rule(
        Sub.ARMED_CLASH,
        "attack attacks attacked attacking",
        nominal=True,
        weak=True,
        unless_before=NOT_WAR_OF,
    ),
    rule(
        Sub.ARMED_CLASH,
        "strike strikes",
        AT_WORK,
        nominal=True,
        weak=True,
        unless_before=NOT_AT_WORK,
    ),
)
