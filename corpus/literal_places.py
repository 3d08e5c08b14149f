"""Names of places that say where something happened: not where somebody speaks or fires from, nor the state that acts."""

from __future__ import annotations

import re

from corpus.drafts import Draft
from corpus.families import Family
from corpus.focus import Focus
from corpus.local_scene import is_beside_local_news, is_street, is_where_hurt_are_brought, is_where_people_live
from geodata.demonyms import capitals
from geodata.names import fold
from geodata.place import Mention, PlaceKind, ToponymUse

CLOCK_CHARACTERS = 14
"""A place no further into a sentence stands behind the clock of a live blog's entry: "16:20 Shusha is shelled"."""

_FURTHER = re.compile(r"(?: (?:district|region|province|village|city|town))?(?: of| in|,| and) (?:the )?")
"""What joins a place to the one it lies in: "from the Vardenis district of Armenia"."""

_NEARBY = re.compile(
    r"(?:\s\([^()]{2,40}\))?,?\s(?:(?:located|lying|just|[\w-]+\s(?:km|kilomet(?:er|re)s|miles))\s)?"
    r"(?:near|close to|not far from|outside|(?:north|south|east|west|north-?(?:east|west)|south-?(?:east|west))\sof|from)\s(?:the\s)?"
    r"(?:(?:city|town|village|border)\s(?:of|with)\s)?"
)
"""What joins a place to one that only tells where to look for it: "Gashalti, near Naftalan"."""

_LIES_IN = re.compile(
    r"(?:\s\([^()]{2,40}\))?(?:\s(?:village|town|settlement|city))?\s(?:in|of)\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?)?"
)
_OF_ITS = re.compile(r"(?:['’]s)?(?:\s(?:district|region)(?:['’]s)?)?\s(?:village|town|settlement|city)\sof\s")
_WITHIN = re.compile(r",\s(?:in|at|near)\s(?:the|its)\s(?:village|town|settlement|hamlet)\sof\s")
"""What leads from a district to the village in it that is meant: "in Terter, in the village of …"."""

_OWNED = re.compile(r"(?:\s(?:district|region|province))?['’]s\s")
_IS_VILLAGE = re.compile(r"\s(?:village|town|settlement|hamlet)\b")
"""About the village that a district owns: "Terter's … village"."""

_IN_DISTRICT = re.compile(r"(?:\s(?:village|town|settlement))?,\s")
_VILLAGE_OF = re.compile(r"\b(?:village|settlement|hamlet|town) of $")
_ADDRESS_ENDS = re.compile(
    r"(?:\s(?:district|region|province))?(?:,(?! and\b)|\.|;|$|\s(?:on|at|around|when|where|was|were|came|during|killing|wounding)\b)"
)
"""About the town of a village's address: "in the village of …, Terter, on Monday"."""
_THE = re.compile(r"\b(?:the|an?|[A-Z][a-z]+['’]s)\s$")
_CLOCK_BEFORE = re.compile(
    r"(?:\b\d{1,2}[:.]\d\d|\b\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hours|o[’']clock)|noon|midnight)\s+(?:in\s+)?$",
    re.IGNORECASE,
)
_SPEAKS_THERE = re.compile(
    r"\b(?:sources?|officials?|embass\w+|correspondents?|media|circles|reporters?|offices?|authorit\w+|governments?"
    r"|diplomats?|analysts?|experts?|newspapers?|parliament|command|minist(?:ry|er|ers|ries)|spokes\w+|agenc\w+|services?"
    r"|presidency|army|prosecutors?|capital|leadership|calls?|count given|statement|speaking|speech|interview|briefing|news conference|press conference)(?:\s+(?!(?:in|at|on|near|that|sa(?:id|ys?)|told|reported|announced|added|claimed|confirmed|stated)\b)\w+){0,3}?\s+(?:in|at|of|from|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?:link(?:s|ing|ed)?|connect(?:s|ing|ed)?|join(?:s|ing)?) (?:[\w’'-]+ ){0,3}(?:(?:with|to|and) )?(?:the )?$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:apolog\w+|condolences?|letters?|notes?|messages?|appeals?|appealed|complain\w+|protested|turned|spoke|sent word)"
    r"(?: \w+){0,2} to (?:the )?$",
    re.IGNORECASE,
)
_LEADS_TO_SPEAKERS = ("in", "at", "of", "from", "with", "the")
"""What must stand before a place for _SPEAKS_THERE to match."""

_COMES_FROM = re.compile(
    r"\b(?:(?:from|from inside|from across|out of|bound for)"
    r"(?: (?:the )?(?:direction|territory|side|area|outskirts|(?:[\w-]+ )?(?:towns?|cit(?:y|ies)|villages?|settlements?"
    r"|districts?|regions?|provinces?)) of| (?:positions|heights|posts?) (?:in|near|at|above))?"
    r"|(?:brought|taken|sent(?: on)?|delivered|rushed|transferred|admitted|flown)(?: (?:him|her|them|it))? to(?: (?:the |a )?hospitals? (?:of|in))?)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADS_FROM = ("from", "inside", "across", "of", "for", "to", "in", "the", "near", "at", "above")
"""What must stand before a place for _COMES_FROM to match."""

_OBJECT = re.compile(r"\s(?:(?!by\b|said\b|after\b|told\b)[\w’'-]+\s){0,5}")
_BULLET = re.compile(r"[•*▪◦–-]\s*$")
_ROAD_TO = re.compile(
    r"\b(?:(?:road|highway|way|track|route|turn-?off)\s+(?:(?:that leads|leading|running|going)\s+)?"
    r"|(?:heading|head(?:ed|s)|travel(?:l?ing|l?ed)|driv(?:ing|en|es)|drove|going|moving|bound|en route|on (?:its|their|his|the) way)\s+)"
    r"(?:from\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s+)?(?:to|towards?|for)\s+(?:the\s+)?$"
)
_FACED = re.compile(
    r"\b(?:opposite|bordering|facing|adjacent to|overlooking|across from)\s+(?:the\s+)?$", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:home to|borders? (?:with|of)|close to|next to)\s+(?:the\s+)?$", re.IGNORECASE)
_AGREED_THERE = re.compile(
    r"\b(?:agreed|brokered|signed|reached|negotiated|mediated|concluded)\s+(?:\w+\s+){0,2}(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:demand\w*|against|call(?:ing|ed)? (?:for|on)|in (?:support|solidarity|favou?r)|urging|protesting)\b[^.;]*$"
)
_NOUN_NEXT = re.compile(
    r"\s(?!(?:in|on|at|and|or|but|to|by|for|from|with|when|where|while|after|before|during|as|since|until|is|was|were|has|had"
    r"|have|are|will|would|that|which|who|last|this|next|early|late|today|yesterday)\b)[a-z]"
)


def literal_places(text: str, draft: Draft, focus: Focus) -> list[Mention]:
    """The mentions that say where: not where somebody speaks or fires from, nor the state that acts."""
    kept: list[Mention] = []
    left_out: Mention | None = None
    for mention in draft.facts.mentions:
        gap = text[left_out.toponym.end : mention.toponym.start] if left_out else ""
        nearby = kept and not _is_only_led_to(text, kept[-1]) and only_locates(text, kept[-1], mention)
        same_address = left_out is not None and _holds(mention, left_out) and _FURTHER.fullmatch(gap) is not None
        if (
            nearby
            or same_address
            or _is_demanded(text, draft, mention)
            or _comes_from(text, draft, mention)
            or _is_actor(text, draft, mention)
        ):
            left_out = mention
        elif kept and _is_of_its(text, kept[-1], mention):
            kept[-1] = mention
        elif _is_where(text, draft, mention) and not _is_beside(text, draft, mention, focus):
            kept.append(mention)
    nearer = [m for m in kept if not (_is_only_led_to(text, m) or _is_only_faced(text, m))]
    return nearer or kept


def _holds(mention: Mention, before: Mention) -> bool:
    """Whether a place may hold the one before it: "from the Vardenis district of Armenia", unlike a list's next."""
    return mention.place is None or before.place is None or mention.place.place_id in before.place.within


def only_locates(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a place only tells where the one before it lies: "Ordubad in Nakhchivan", "Gashalti, near Naftalan"."""
    start, end = before.toponym.end, mention.toponym.start
    if _NEARBY.fullmatch(text, start, end) is not None:
        return before.place is None or before.place.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION)
    if _is_of_its(text, before, mention):
        return False
    if _is_address(text, before, mention):
        return True
    is_town = before.place is not None and before.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT)
    return is_town and _LIES_IN.fullmatch(text, start, end) is not None


def _is_of_its(text: str, before: Mention, mention: Mention) -> bool:
    """Whether the second place lies in the first: "the Fuzuli village of Alkhanli", unlike "Alkhanli village of Fuzuli"."""
    start = before.toponym.start
    gap = (before.toponym.end, mention.toponym.start)
    if _WITHIN.fullmatch(text, *gap):
        return True
    if _OWNED.fullmatch(text, *gap) and _IS_VILLAGE.match(text, mention.toponym.end):
        return True
    joined = _OF_ITS.fullmatch(text, *gap) is not None
    larger = _people(before) >= _people(mention)
    return joined and larger and _THE.search(text[max(0, start - 12) : start]) is not None


def _people(mention: Mention) -> int:
    return (mention.place.population or 0) if mention.place is not None else 0


def _is_address(text: str, village: Mention, town: Mention) -> bool:
    """Whether a town only tells where a village lies: "in the village of Gapanli, Terter, on Monday"."""
    start, end = village.toponym.end, town.toponym.start
    if _IN_DISTRICT.fullmatch(text, start, end) is None or _ADDRESS_ENDS.match(text, town.toponym.end) is None:
        return False
    said = "village" in text[start:end] or "settlement" in text[start:end]
    return said or _VILLAGE_OF.search(text, max(0, village.toponym.start - 20), village.toponym.start) is not None


def _is_only_led_to(text: str, mention: Mention) -> bool:
    """Whether a place only tells which road is meant: "outside Stepanakert, on the road to Askeran"."""
    return _ROAD_TO.search(text[max(0, mention.toponym.start - 60) : mention.toponym.start]) is not None


def _is_only_faced(text: str, mention: Mention) -> bool:
    """Whether a place only lies across from the scene: "at Yeraskh, opposite Nakhichevan"."""
    return _FACED.search(text[max(0, mention.toponym.start - 30) : mention.toponym.start]) is not None


def _is_where(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether a mention says where something happened, and not where somebody speaks or what the clock shows.

    What befell those who speak befell them there: "stormed the parliament in Yerevan".
    """
    if mention.toponym.use is not ToponymUse.LITERAL:
        return False
    if text[mention.toponym.end : mention.toponym.end + 1] == ":":
        return _heads_an_entry(draft, mention)
    window = max(0, mention.toponym.start - 60)
    before = text[window : mention.toponym.start]
    heads_the_entry = mention.toponym.start - draft.facts.sentence.start <= CLOCK_CHARACTERS
    if not heads_the_entry and _CLOCK_BEFORE.search(before) is not None:
        return False
    led_to = before.rstrip().lower().endswith(_LEADS_TO_SPEAKERS)
    speaks = _SPEAKS_THERE.search(before) if led_to else None
    if speaks is None or window + speaks.start() < draft.trigger.start < mention.toponym.start:
        return True  # nobody speaks there, or who could speak acts: "the army captured the town of …"
    return _befalls_them(text, draft, window + speaks.start())


def _befalls_them(text: str, draft: Draft, speaker: int) -> bool:
    """Whether a speaker by office is whom the event befalls: "stormed the parliament in …", "held a minister at …"."""
    if draft.trigger.start <= speaker < draft.trigger.end:
        return True
    acts = draft.family is Family.ARRESTS and speaker >= draft.trigger.end
    return acts and _OBJECT.fullmatch(text, draft.trigger.end, speaker) is not None


def _heads_an_entry(draft: Draft, mention: Mention) -> bool:
    """Whether a place opens an entry of a list, "Ganja: two dead"; a state or its capital rather says so."""
    place = mention.place
    opens = mention.toponym.start - draft.facts.sentence.start <= CLOCK_CHARACTERS
    town = place is not None and place.kind in (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT)
    listed = _BULLET.search(draft.facts.text[max(0, draft.facts.sentence.start - 4) : mention.toponym.start])
    return opens and town and (listed is not None or fold(mention.toponym.text) not in capitals())


def _is_beside(text: str, draft: Draft, mention: Mention, focus: Focus) -> bool:
    """Whether a name is a street's, tells where the hurt are brought, or cannot be in the local news' town."""
    if is_street(text, mention) or is_where_hurt_are_brought(text, mention):
        return True
    if focus.local is None:
        return False
    lives = is_where_people_live(text, mention)
    return lives or is_beside_local_news(text, mention, draft.facts.mentions, focus.local)


def _comes_from(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether the place is where fire comes from, what was agreed on, or one that only helps to find the scene."""
    if (
        draft.family in (Family.AGREEMENT, Family.TALKS)
        and mention.place
        and mention.place.kind is PlaceKind.BORDER
    ):
        return True
    before = text[max(0, mention.toponym.start - 40) : mention.toponym.start]
    if _BESIDE.search(before) or _ADDRESSED.search(before) or _LINKED.search(before):
        return True
    if draft.family not in (Family.VIOLENCE, Family.BREACH, Family.PROPERTY, Family.OTHER, Family.ARRESTS):
        return False
    if draft.family is Family.BREACH and _AGREED_THERE.search(before):
        return True
    before = text[max(0, mention.toponym.start - 30) : mention.toponym.start]
    return before.rstrip().lower().endswith(_LEADS_FROM) and _COMES_FROM.search(before) is not None


def _is_demanded(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether a crowd only demands something about the place: "filled the square to demand the opening of …"."""
    if draft.family is not Family.PROTEST or mention.toponym.start < draft.trigger.end:
        return False
    return _DEMANDS.search(text, draft.trigger.start, mention.toponym.start) is not None


def _is_actor(text: str, draft: Draft, mention: Mention) -> bool:
    """Whether a state is named as who acts or speaks ("Armenia had used …", "Armenia's army"), not as where."""
    place, toponym = mention.place, mention.toponym
    if place is None or place.kind is not PlaceKind.COUNTRY:
        return False
    if text[toponym.end : toponym.end + 2] in ("'s", "’s") or _is_of_state(text, mention):
        return True
    if _OF_ITS_PEOPLE.search(text[max(0, toponym.start - 30) : toponym.start]):
        return True
    return toponym.text in draft.accused or toponym.text in draft.claimed_by


_OF_ITS_PEOPLE = re.compile(
    r"\b(?:servicem[ae]n|soldiers?|troops|forces|army|armies|units?|citizens?|officers?|fighters?|positions?|side|representatives?)"
    r" of (?:the )?$",
    re.IGNORECASE,
)


def _is_of_state(text: str, mention: Mention) -> bool:
    """Whether an abbreviation says whose something is: "U.S. troops", and not "in the U.S. on Monday"."""
    after = _NOUN_NEXT.match(text, mention.toponym.end)
    return mention.toponym.text.endswith(".") and after is not None
