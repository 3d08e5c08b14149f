"""The words that show who says, accuses, denies and acts: patterns that an analyst can read and dispute."""

from __future__ import annotations

import re

from corpus.calendar_names import MONTH_IN_FULL

_SAID = (
    r"(?:said|says|saying|told|tells|announced|announces|reported|reports|stated|added|adds|noted|notes"
    r"|declared(?! (?:independence|war|martial|an?|dead)\b)|declares|confirmed|confirms|claimed"
    r"|claims(?! (?:to|against|of|on|for|by)\b)|alleged|alleges|informed|wrote|writes|explained|argued|maintained"
    r"|acknowledged|admitted|estimated|insisted|stressed|emphasi[sz]ed|tweets|tweeted|posted|disclosed|revealed|warned"
    r"|puts? the (?:death )?(?:toll|number)|gave the (?:number|toll)|counted|listed)"
)
SAID = re.compile(
    rf"\b(?=[acdegilmnprstw])(?<!\bthe )(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bbeen ){_SAID}\b"
)
"""A verb of saying that has a subject before it ("the said hostilities" and "is said to" have none).

Over text in small letters.
"""

SAID_THEN_WHO = re.compile(rf"[,”\"'?!]\s*{_SAID}\s+(?P<who>(?:the |an? |his |her )?[\w][^.;”\"]+)")
"""The order of "…, said the minister"."""

ACCUSES = re.compile(
    r"\b(?P<verb>accus(?:es|ed|ing)|blam(?:es|ed|ing))\s+(?P<whom>[^.;:,]{2,80}?)(?:\s+(?:of|for)\s|[.,;]|$)",
    re.IGNORECASE,
)
HOLDS_RESPONSIBLE = re.compile(
    r"\b(?P<verb>holds?|held|holding|nam(?:es|ed|ing))\s+(?P<whom>[^.;:,]{2,80}?)\s+(?:responsible|as (?:those|the))\b",
    re.IGNORECASE,
)
BLAMES_ON = re.compile(r"\bblam(?:es|ed|ing)\s+(?:\w+\s+){1,5}?on\s+(?P<whom>[^.;:,]{2,60})", re.IGNORECASE)
BLAMED_FOR_ELSE = re.compile(
    r"\b(?:accus\w+|blam\w+)\s+[^.;:,]{2,80}?\s(?:of|for)\s"
    r"(?![^.;]{0,80}\b(?:it|this|that|attack|shell|str(?:ik|uck)|fir(?:e|ing)|bomb|kill|target|hit|launch|murder|violen|blast"
    r"|explo|death|casualt|incident|clash|fighting|violat|breach|provo|aggress|crime|genocid|terror|assault|offensive"
    r"|escalat|mining|plant|laying|kidnap|abduct|shoot|shot|attempt|aim|civilian|destr|burn|captur|seiz|weapon|munition|advanc|invad|hostil|damag|ambush|mines\b))",
    re.IGNORECASE,
)
"""An accusation of something else than harm: "accused the sides of refusing to talk"."""
ACCUSED_BY = re.compile(
    r"\s(?:(?:was|were|is|are|has been|have been)\s+)?(?:accused|blamed)\s+by\s+(?P<who>[^.;:,]{2,80}?)\s+(?:of|for)\s",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"\b(?:according to|as reported by|as stated by|in the words of|citing|quoting|with reference to"
    r"|based on (?:data|information|reports) from|data from)\s+(?P<who>[^.;]+)"
)
"""Over text in small letters."""
QUOTED_AS = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es)) (?P<who>[^.;:]{2,90}?) as (?:saying|telling|stating|reporting|confirming)\b"
)
"""Over text in small letters: the order of "the agency quoted the ministry as saying"."""

# Letters without which a sentence cannot match: looked for first, since most sentences have none of them.
STEMS_OF_SAYING = (
    "said", "say", "told", "tell", "announc", "report", "stat", "add", "not", "declar", "confirm", "claim", "alleg",
    "inform", "wr", "explain", "argu", "maintain", "acknowledg", "admit", "estimat", "insist", "stress", "emphasi",
    "tweet", "post", "disclos", "reveal", "warn", "put", "gave", "count", "list",
)  # fmt: skip
STEMS_OF_CITING = (
    "according to", "reported by", "stated by", "words of", "citing", "quoting", "reference to", "based on", "data from",
    " as ",
)  # fmt: skip
STEMS_OF_BLAMING = ("accus", "blam", "responsible", " as th")
STEMS_OF_WEAPONS = (
    "fire", "shell", "bombard", "artillery", "missile", "rocket", "drone", "strike", "attack", "mortar", "sniper", "raid",
)  # fmt: skip

CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞƏİŞÇĞÖÜА-ЯԱ-Ֆ]")
ROLE = re.compile(
    r"\b(?:minist(?:ry|er|ries)|spokes(?:man|woman|person|people)|officials?|authorit(?:y|ies)|office|prosecut\w+|police"
    r"|sheriff|army|military|forces|president|premier|governments?|agenc(?:y|ies)|services?|ombuds\w+|mayor|governor|residents?"
    r"|witness\w*|leaders?|commanders?|officers?|sources?|media|correspondent|reporter|command|committee|administration"
    r"|doctors?|hospital|villagers?|headquarters|representatives?|sides?|parties|investigators?|embassy"
    r"|organi[sz]ation|diplomats?|envoy|presidency|department|garrison|adviser|aide|secretary|capital|rescuers?"
    r"|medics?|paramedics?|firefighters?|relatives|neighbou?rs?|survivors?|activists?|monitors?|observers?|lawyers?"
    r"|workers?|locals|eyewitness\w*|parents|militants?|rebels?|deput(?:y|ies)|peacekeepers)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"^(?:he|she|they|it|(?:the|this|that) (?:same )?(?P<role>spokes\w+|ministry|minister|president|officials?|statement"
    r"|agency|office|ombuds\w+|report|source|mayor|prosecut\w+|diplomat|leader|service|department|garrison|command"
    r"|police|army|military|government|authorities|document|adviser|aide|sheriff|committee))$",
    re.IGNORECASE,
)
NEXT_CLAUSE = re.compile(
    r"\s(?:and (?:had|has|said|that|was|were)|but|who|which|while|after|when|saying)\b", re.IGNORECASE
)
FULL_NAME = re.compile(r"(?:[A-ZÀ-ÞƏİŞÇĞ][\w.’'-]*)(?: (?:of|the|de|al|[A-ZÀ-ÞƏİŞÇĞ][\w.’'-]*)){0,5}")
OFFICE = re.compile(
    r"(?:[Tt]he|[Aa]|[A-ZÀ-ÞƏİŞÇĞ][\w-]*(?:['’]s|ian|ani|ish|ese)) (?:[\w’'-]+ ){0,6}?"
    r"(?:spokes(?:man|woman|person)|ombuds\w+|president|premier|(?:prime )?minister|prosecutor(?: general)?|mayor|governor|leader|commander|chief|head|envoy|aide|adviser|secretary|defender|chairman)"
    r"(?: (?:of|for|in) (?:the )?[\w’'-]+(?: [\w’'-]+){0,5})?"
)
"""The office of a person whose name follows in apposition: "the mayor of Goris, A. B.,"."""
LATE_SUBJECT = re.compile(
    r"(?:\S+ ){4,}(?P<who>the (?:\S+ ){0,4}" + ROLE.pattern + r"(?: (?:of|in|for) (?:the )?\S+)?)$", re.IGNORECASE
)
"""The subject at the end of a long adverbial: "on the other side of the front the ombudsman"."""

BARE_PRONOUN = re.compile(r"^(?:he|she|they|it)$", re.IGNORECASE)
NOBODY = re.compile(r"^(?:by\b|each other|the other|one another|nobody|no one)", re.IGNORECASE)
NO_SPEAKER = re.compile(
    r"^(?:\d|(?:among|with|of|for|from|near|at|by|under|over|about|including|despite|between|through|since|until)\b"
    rf"|(?:{MONTH_IN_FULL}|\w+day)\b)",
    re.IGNORECASE,
)
ISSUED_BY = re.compile(
    r"(?:official |joint |press )?(?:statement|release|communiqu[eé]|information|report|commentary|bulletin) (?:of|by|from) "
    r"(?P<who>(?:the )?[A-Z][^.!?:]{3,120})[.:]?",
    re.IGNORECASE,
)
OUTLET = re.compile(r"(?:Trend|Reuters|AFP|TASS|Interfax|AP|RIA|Armenpress|Azertac|APA|AZERTAC|UPI|dpa|ANSA)")

LEAD_IN = re.compile(
    r"^(?:[^\w“\"]|(?:(?:jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?=\s?[-–—:,])|in turn|meanwhile|however|earlier|later|also|but|and|while|on \w+|in the \w+|at the same time|then"
    r"|in addition|previously|separately|for (?:its|his|her|their) part|in response|that|yesterday|today|although"
    r"|as|so|by \w+day|in a (?:\w+ )?(?:statement|post|report|briefing|speech|message|interview)|last \w+|early|overnight"
    r"|after|before|a (?:day|week) (?:later|earlier|ago)|which(?= (?:the|an?|both) ))\b)+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:\s+(?:also|later|earlier|recently|reportedly|had|has|have|then|immediately|previously|officially|repeatedly"
    r"|separately|initially|first|now|again|already|was|were|would|will|on(?: \w+day)?|is|are|meanwhile|yesterday|today|denied|denies|rejected|rejects))+$",
    re.IGNORECASE,
)
PHRASE_ENDS = re.compile(
    r"\s(?:on|in an?|at a|who|which|that|when|where|after|as|while|during|saying|but|and (?:that|the)|to|by|late|early|there"
    r"|had|has|have|was|were|is|are)\s|\s(?:said|says|told|reported|reports|added|announced|confirmed)\b"
    r"|\s[–—-]\s|[“”\"():]|\s(?:killed|wounded|injured)\s|,\s"
)
HAS_VERB = re.compile(  # over text in small letters
    r"\b(?:was|were|had|has|have|is|are|been|be|called|which|who|took|made|should|must)\b"
)

FORCE = (
    r"(?:armed forces|forces|troops|army|military|units?|soldiers|servicemen|artillery|aviation|air force|side|militants"
    r"|fighters|rebels|separatists|terrorists|insurgents|guerrillas|drones?|missiles?|snipers?|border guards|navy"
    r"|formations?|militia|police|gunm[ae]n|group|defen[cs]e ministry|ministry of defen[cs]e)"
)
_NAME = r"(?:[A-ZÀ-ÞƏİŞÇĞ][\w’'-]+)"
BY_AGENT = re.compile(
    rf"\bby\s+(?P<who>(?:the\s+)?(?:{_NAME}\s+(?:of\s+|and\s+)?){{0,4}}(?:[\w-]+\s+){{0,2}}?{FORCE}\b"
    rf"|(?:the\s+)?{_NAME}(?:\s+{_NAME}){{0,3}})"
)
VIOLENT = (
    r"(?:launch\w*|shell(?:ed|ing|s)|bomb(?:ed|ing|s|arded|arding)|attack(?:ed|ing|s)|fir(?:ed|ing)|open(?:ed|ing) (?:[a-z-]+ )?fire"
    r"|struck|hit|target(?:ed|ing|s)|kill(?:ed|ing|s)|captur(?:ed|ing|es)|seiz(?:ed|ing|es)|storm(?:ed|ing)|invad(?:ed|ing)"
    r"|violat(?:ed|ing|es)|broke|breached|used|using|conducted|carried out|liberated|occupied|entered|shot|advanced"
    r"|reconquered|retook|recaptured|took(?! (?:place|part))|pounded"
    r"|(?:resumed|continued|intensified|stepped up) (?:the |its |their |heavy )?"
    r"(?:shelling|bombardment|attacks?|strikes?|bombing|offensive|fire|firing))"
)
ACTS = re.compile(rf"\s{VIOLENT}\b")
"""Without which AGENT_ACTS, which is dear to try, matches nowhere."""
AGENT_ACTS = re.compile(
    rf"(?=[A-ZÀ-ÞƏİŞÇĞt])(?P<who>(?:[Tt]he\s+)?\b{_NAME}(?:\s+{_NAME}|\s+of(?=\s+(?:the\s+)?[A-Z])|\s+and(?=\s+[A-Z])){{0,6}}(?:[’']s)?"
    rf"(?:\s+{FORCE}){{0,2}})\s+(?!(?:killed|captured|shot|wounded|injured|hit|struck|seized)\s(?:in|near|at|during|after|as|on|when)\b)(?:(?:has|have|had|again|also|then|repeatedly|first|began|started)\s+){{0,3}}{VIOLENT}\b(?!\s+by\b)"
)
WEAPON_OF = re.compile(
    rf"\b(?P<who>{_NAME}(?:ian|i|ish|ese|an|akh)|French|Dutch|Greek|Czech|{_NAME}(?=[’']s))(?:[’']s)?\s+"
    r"(?:(?!(?:as|under|and|or|by|with|from|after|before|when|while|where|in|on|to|that|which|was|were|is|are|has|have|had"
    r"|came|comes?|saw|fell|felt|lost)\b)(?!(?!guided\b|armed\b|unmanned\b)[a-z-]+ed\b)[a-z-]+\s+){0,2}?"
    r"(?:fire|shelling|bombardment|artillery|missiles?|rockets?|drones?|shells?|strikes?|attacks?|mortars?|snipers?|raids?)\b"
)
"""The side in "came under Azerbaijani fire" and "an Armenian missile strike"."""

ATTACKING_BEFORE = re.compile(
    rf"\b(?:{VIOLENT}\b|(?:attack|fire|strike|shelling|offensive|conducted)\w*)(?:(?! \w+(?:ed|en)\b)[^.;])*$",
    re.IGNORECASE,
)
"""Before "by": no other deed stands between ("the attack came after a truce brokered by …")."""
NO_AGENT = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "on",
        "in",
        "at",
        "by",
        "this",
        "that",
        "these",
        "those",
        "both",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "one",
        "several",
        "many",
        "some",
        "shells",
        "shell",
        "scud",
        "rockets",
        "rocket",
        "missiles",
        "missile",
        "videos",
        "photos",
        "last",
        "earlier",
        "later",
        "reports",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "fighting",
        "shots",
        "all",
        "blast",
        "rescue",
        "grad",
        "smerch",
        "tochka",
        "iskander",
        "bayraktar",
        "artillery",
        "drones",
        "mortars",
        "explosions",
        "clashes",
        "residents",
        "civilians",
        "people",
        "hostilities",
        "according",
        "attack",
        "attacks",
        "strike",
        "strikes",
        "shelling",
        "bombing",
        "bombardment",
        "explosion",
        "gunfire",
        "drone",
        "uav",
        "uavs",
        "jet",
        "jets",
        "plane",
        "planes",
        "aircraft",
        "warplane",
        "warplanes",
        "helicopter",
        "helicopters",
        "bomb",
        "bombs",
        "mine",
        "mines",
        "mortar",
        "projectile",
        "projectiles",
        "tank",
        "tanks",
        "car",
        "truck",
        "bus",
    ]
)
MODEL = re.compile(r"[a-z]{1,6}-?\d+\w*")
"""A weapon's model in lower case: "f-16", "su-25", "tb2"."""

NOT_A_SUBJECT_AFTER = re.compile(
    r"\b(?:on|in|at|near|to|into|against|towards?|over|around|between|outside|across|upon|within|inside|toward"
    r"|(?<!forces )(?<!army )(?<!troops )(?<!military )(?<!government )(?<!units )of)\s+$",
    re.IGNORECASE,
)
"""Before a name that is where something happened, not who did it: "the strike on Arles killed"."""
