"""The words that tell of truces, talks, prisoners, flight, blockades, protests and destruction."""

from __future__ import annotations

import re

from corpus.lexicon_rules import GAP, PACT, PEOPLE_HELD, SEAT, TRUCE, rule
from corpus.records import SubEventType as Sub

STRATEGIC = (
    rule(
        Sub.PRISONER_EXCHANGE,
        "exchange exchanged swap swapped exchanging",
        rf" (?:of )?{GAP % 4}{PEOPLE_HELD}\b",
        nominal=True,
    ),
    rule(
        Sub.PRISONER_EXCHANGE,
        "handed hand returned return returning released release releasing freed freeing repatriated transferred extradited"
        " handover handing",
        rf"(?: over| back)?(?: of)? {GAP % 5}{PEOPLE_HELD}\b(?! (?:to (?:their|the) homes?))",
    ),
    rule(
        Sub.PRISONER_EXCHANGE,
        "bodies remains prisoners captives detainees pows hostages",
        rf" {GAP % 6}(?:was|were|been|being) (?:[\w-]+ )?(?:handed over|handed back|returned|released|freed|repatriated|exchanged|swapped"
        r"|transferred)\b",
        nominal=True,
    ),
    rule(
        Sub.PRISONER_EXCHANGE,
        "prisoners captives detainees pows hostages",
        rf" {GAP % 3}(?:flew|flown|came|come|arrived|arrive|landed|returned|return|brought) (?:back |home |safely )",
        nominal=True,
    ),
    rule(
        Sub.TRANSFER,
        "hand handed returned ceded transferred handover withdrew withdrawn withdrawal pulled ceding handing",
        rf"(?: over| back| out)?(?: of| from)? {GAP % 6}(?:districts?|regions?|villages?|territor(?:y|ies)|control|towns?|provinces?|rayons?)\b",
    ),
    rule(
        Sub.TRANSFER,
        "passed",
        r" (?:back )?(?:to|into|under)\b",
        only_after=re.compile(
            r"\b(?:districts?|region|town|city|villages?|province|territory)(?: \([\w’'-]+\))?(?:, which)? $"
        ),
    ),
    rule(Sub.TRANSFER, "handed", r" over\b", weak=True),
    rule(
        Sub.TRANSFER,
        "withdrew withdrawn withdraws withdrawal retreated retreats retreat pulled",
        r"(?: back| out)? from\b",
        weak=True,
        of_place=True,
    ),
    rule(Sub.TRANSFER, "handover surrender return", r" of\b", nominal=True, weak=True, of_place=True),
    rule(Sub.ARRESTS, "arrested arrest arrests arresting detained detaining detention", nominal=True),
    rule(Sub.ARRESTS, "taken took", r" (?:[\w-]+ ){0,4}(?:prisoners?|captive|into custody)\b"),
    rule(Sub.ARRESTS, "captured capturing capture", rf" (?:of )?{GAP % 4}{PEOPLE_HELD}\b"),
    rule(
        Sub.DISPLACEMENT,
        "evacuated evacuating evacuation evacuations evacuate exodus",
        rf"(?! (?:\w+ )?{GAP % 4}(?:hospitals?|clinics?|medical|wounded|injured|bodies|the dead|soldiers?|servicemen)\b)",
        nominal=True,
    ),
    rule(
        Sub.DISPLACEMENT,
        "displaced",
        r"(?! (?:famil(?:y|ies)|persons?|people|residents|communit\w+))",
        nominal=True,
    ),
    rule(
        Sub.DISPLACEMENT,
        "fled flee fleeing",
        unless_before=re.compile(r"(?:suspects?|gunm[ae]n|shooter|attackers?) (?:who )?$"),
    ),
    rule(
        Sub.DISPLACEMENT,
        "left leave leaving abandoned",
        rf" {GAP % 4}(?:homes?|houses|villages|karabakh|artsakh)\b",
    ),
    rule(
        Sub.DISPLACEMENT,
        "crossed crossing arrived arriving entered",
        r" (?:into|in|to) (?:armenia|azerbaijan|goris|kornidzor)\b",
        weak=True,
    ),
    rule(
        Sub.DISPLACEMENT,
        "refugees residents people civilians",
        r" (?:have |had |has )?(?:already )?(?:crossed|arrived|fled|left|returned|moved)\b",
        weak=True,
    ),
    rule(Sub.DISPLACEMENT, "returning returned return", r" (?:[\w-]+ ){0,2}to (?:the |their )?homes\b"),
    rule(
        Sub.DISPLACEMENT,
        "moved taken brought",
        r" out (?:of|from)\b",
        only_after=re.compile(r"\b(?:was|were|been) $"),
        weak=True,
    ),
    rule(
        Sub.DISPLACEMENT,
        "moved relocated taken brought transported removed",
        r" (?:away )?(?:out )?(?:from|of|to safe\w*|to safety)\b",
        only_after=re.compile(
            r"\b(?:famil(?:y|ies)|people|residents|civilians|women|children|inhabitants|villagers|population|elderly)"
            r"(?: [\w’'-]+){0,4} (?:was|were|been|being) $"
        ),
        weak=True,
    ),
    rule(Sub.DISPLACEMENT, "took takes found sought", r" (?:refuge|shelter)\b", weak=True),
    rule(Sub.BLOCKADE, "blockade blockaded blockading", nominal=True),
    rule(
        Sub.BLOCKADE,
        "convoy convoys ambulance ambulances",
        rf" {GAP % 5}(?:was|were|been) (?:\w+ )?(?:blocked|turned back|held up|stopped)\b",
        weak=True,
    ),
    rule(
        Sub.BLOCKADE,
        "blocked blocking closed closing closure shut",
        rf"(?: off| down)? {GAP % 5}(?:roads?|corridor|highway|checkpoint|traffic|route|bridge)\b",
    ),
    rule(
        Sub.BLOCKADE,
        "road corridor highway traffic bridge",
        rf" {GAP % 8}(?:blocked|closed|cut off|shut|halted)\b",
    ),
    rule(
        Sub.HEADQUARTERS,
        "set established establishing installed opened deployed",
        rf"(?: up)? {GAP % 4}(?:checkpoints?|military bases?|headquarters|observation posts?)\b",
    ),
    rule(
        Sub.PEACEFUL_PROTEST,
        "protested protests protest demonstration demonstrations rallied rally rallies picketed",
        nominal=True,
        unless_before=re.compile(r"(?:in|note of|diplomatic) $"),
    ),
    rule(
        Sub.PEACEFUL_PROTEST,
        "protesters demonstrators",
        nominal=True,
        weak=True,
        unless_before=re.compile(r"\bformer $"),
    ),
    rule(
        Sub.PEACEFUL_PROTEST,
        "gather gathered gathering took",
        rf" {GAP % 10}(?:to demand|to protest|to the streets|in protest)\b",
    ),
    rule(
        Sub.PEACEFUL_PROTEST,
        "gathered gather gathering assembled massed",
        rf" (?:again )?(?:outside|in front of|in|on|at) {GAP % 4}(?:squares?|avenue|boulevard|streets?|parliament|embassy|consulate"
        r"|ministry|residence)\b",
        only_after=re.compile(
            r"\b(?:thousands|hundreds|dozens|people|residents|crowds?|supporters|opponents|activists|students|women"
            r"|citizens|workers|relatives|parents|demonstrators|protesters)(?: [\w’'-]+){0,5} $"
        ),
    ),
    rule(
        Sub.PEACEFUL_PROTEST,
        "filled packed flooded thronged",
        rf" {GAP % 4}(?:squares?|avenue|boulevard|streets)\b",
        only_after=re.compile(
            r"\b(?:thousands|hundreds|people|residents|crowds?|supporters|opponents|activists|students|women"
            r"|citizens|demonstrators|protesters)(?: [\w’'-]+){0,4} $"
        ),
    ),
    rule(
        Sub.PEACEFUL_PROTEST,
        "marched march marching",
        r" (?:through|on|in|to|across|down|along|past|for|against)\b",
        only_after=re.compile(
            r"\b(?:thousands|hundreds|dozens|people|residents|crowds?|supporters|opponents|activists|students|women"
            r"|mourners|citizens|workers)(?: [\w’'-]+){0,4} $"
        ),
    ),
    rule(
        Sub.VIOLENT_DEMONSTRATION,
        "threw throw throws throwing hurled hurling pelted pelt pelting",
        rf" {GAP % 6}(?:stones?|rocks?|bottles?|bricks?|petrol bombs?|molotov\w*|eggs?)\b",
    ),
    rule(
        Sub.VIOLENT_DEMONSTRATION,
        "stones rocks bottles",
        r" (?:was|were|had been|being) (?:\w+ )?(?:thrown|hurled)\b",
        nominal=True,
    ),
    rule(Sub.VIOLENT_DEMONSTRATION, "forced", r" (?:its|their) way into\b"),
    rule(
        Sub.VIOLENT_DEMONSTRATION,
        "stormed storms storming storm broke",
        rf"(?: into)? {SEAT}",
    ),
    rule(
        Sub.MOB_VIOLENCE,
        "riot riots rioted rioters mob pogrom pogroms",
        r"(?! (?:police|gear|squads?|shields?|control))",
        nominal=True,
    ),
    rule(
        Sub.AGREEMENT,
        "agrees agreed confirmed decided announced declared signed sign signs brokered negotiated reached mediated accepted concluded resume",
        rf" {GAP % 9}(?:{TRUCE}|{PACT}|halt|cessation|end to (?:the )?(?:hostilities|fighting|war))\b",
    ),
    rule(
        Sub.AGREEMENT,
        "declaration statement accord deal agreement pact treaty",
        r" (?:(?!the\b|that\b|which\b)[\w’'-]+ ){0,3}?(?:ended|ends|ending|halted|halts|halting) (?:[\w’'-]+ ){0,5}?(?:hostilities|fighting|war|conflict)\b",
        nominal=True,
    ),
    rule(
        Sub.AGREEMENT,
        "agreed agree",
        rf" {GAP % 6}to (?:stop|cease|halt|end|suspend) (?:the |all )?(?:shooting|fire|firing|fighting|hostilities|attacks)\b",
    ),
    rule(Sub.AGREEMENT, "guns", r" (?:have |had )?(?:fall|fell|fallen|went) silent\b", nominal=True),
    rule(
        Sub.AGREEMENT,
        "ceasefire cease-fire truce ceasefires truces armistice agreement deal accord treaty cease halt",
        rf"(?: fire)?(?:,? {GAP % 6})(?:(?:was|were|been|is|are) (?:\w+ )?(?:agreed|announced|declared|signed|brokered|reached"
        r"|negotiated|mediated|accepted|established|concluded|followed)|took (?:effect|place|hold)|takes effect|came into"
        r"|entered into|went into)\b",
        nominal=True,
    ),
    rule(
        Sub.AGREEMENT,
        "ceasefire cease-fire truce ceasefires truces armistice",
        r"(?! (?:attempts?|talks|efforts?|proposals?|calls?|lines?|plans?|regime|violations?|monitors?))",
        nominal=True,
        vague=True,
    ),
    rule(Sub.TALKS, "sat", r" down (?:with|together|for)\b", weak=True),
    rule(Sub.TALKS, "sat", r" down (?:in|at)\b", before_name=True, weak=True),
    rule(
        Sub.TALKS,
        "met meets",
        rf" {GAP % 4}(?:mediators?|counterparts?|presidents?|ministers?|envoys?|diplomats?|officials?|leaders?|co-?chairs?|ambassadors?"
        r"|delegations?|representatives?|commanders?|negotiators?|premiers?)\b",
        weak=True,
    ),
    rule(
        Sub.TALKS,
        "brought brings bringing",
        rf" {GAP % 4}(?:leaders|ministers|sides|presidents|envoys|negotiators|premiers|counterparts|delegations) together\b",
        weak=True,
    ),
    rule(
        Sub.TALKS,
        "convened convene convenes",
        r" (?:again )?(?:in|at)\b",
        weak=True,
    ),
    rule(
        Sub.TALKS,
        "received hosted",
        rf" {GAP % 5}(?:delegations?|envoys?|ministers?|negotiators?|counterparts?|representatives?|leaders?)\b",
        weak=True,
    ),
    rule(Sub.TALKS, "received", r" (?:in|by|at)\b", only_after=re.compile(r"\b(?:was|were|been) $"), weak=True),
    rule(
        Sub.TALKS,
        "met meet meets",
        r" (?:(?:with|in|on|at|for|again|his|her|their|face|several|the)\b|(?=\d{1,2} [a-z]))",
        weak=True,
    ),
    rule(Sub.TALKS, "met meets", before_name=True, weak=True),
    rule(
        Sub.TALKS,
        "meeting meetings talks negotiations summit",
        r"(?! (?:point|room|place))",
        nominal=True,
        weak=True,
    ),
    rule(
        Sub.LOOTING,
        "looted looting vandalised vandalized vandalism torched razed desecrated bulldozed",
        nominal=True,
    ),
    rule(
        Sub.LOOTING,
        "houses homes buildings house cars car vehicle vehicles bus buses truck trucks forests",
        r" (?:[\w-]+ ){0,3}(?:were|was|been) (?:[\w-]+ )?(?:set (?:on fire|ablaze|alight|afire)|burned|burnt|torched|blown up)\b",
        weak=True,
    ),
    rule(
        Sub.LOOTING,
        "houses homes buildings house building",
        r" burn(?:ed|t)(?: down| to the ground)?\b",
        weak=True,
    ),
    rule(
        Sub.LOOTING,
        "burned burnt burning set",
        r"(?: down)?(?: fire to)? (?:[\w-]+ ){0,4}(?:houses?|homes|buildings?|schools?|forests?|church\w*|bus(?:es)?|vehicles?|trucks?|cars"
        r"|offices?|stores?|shops?|(?:gas|service) stations?|crops)\b",
    ),
    rule(
        Sub.LOOTING,
        "destroyed destroying damaged damaging sabotaged sabotaging toppled toppling downed cut",
        rf"(?: down)? {GAP % 5}(?:(?:power|transmission|electric(?:al|ity)?|telephone|telegraph|high[- ](?:tension|voltage)|energy|light|utility)"
        r" (?:[\w-]+ )?(?:towers?|pylons?|poles?|posts?|lines?|cables?|stations?|systems?|networks?|offices?|exchanges?)|pylons?|transformers?|substations?|pipelines?)\b",
        weak=True,
    ),
    rule(
        Sub.LOOTING,
        "damaged destroyed damage",
        rf"(?: to)? {GAP % 6}(?:houses?|homes?|buildings?|church|cathedral|schools?|hospital|infrastructure|bridge|kindergarten|monument)\b",
        weak=True,
    ),
    rule(
        Sub.LOOTING,
        "houses homes buildings building house station church cathedral school hospital",
        r" (?:[\w-]+ ){0,3}(?:were|was|been) (?:[\w-]+ ){0,2}(?:damaged|destroyed|burned)\b",
        weak=True,
    ),
    rule(Sub.OTHER, "martial", r" law\b", nominal=True),
    rule(Sub.OTHER, "explosion explosions exploded blast blasts blew", r"(?: up)?", nominal=True),
)
