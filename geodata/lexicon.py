"""Words of English news that tell how a capitalised word beside them is used, by what they tell."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The words of a list that is shipped as `data/NAME.txt`, one a line, in lower case."""
    lines = (files("geodata") / "data" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


ABBREVIATIONS_BEFORE_NAMES = _words(
    "st ste mt ft mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr rev hon gov sen rep sr jr no vs pt "
    "supt det insp dist atty asst fr"
)
"""Abbreviations whose dot does not end a sentence when a capital follows."""

PLACE_ABBREVIATIONS = _words("st ste mt ft pt saint mount fort port")

CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu "
    "thur thurs fri sat sun christmas easter ramadan"
)

TITLES = _words(
    "mr mrs ms miss dr prof professor president premier minister chancellor senator sen representative rep "
    "congressman congresswoman governor gov mayor sheriff judge justice king queen prince princess pope bishop "
    "archbishop cardinal rev reverend gen general lt lieutenant col colonel maj major capt captain sgt sergeant "
    "cpl corporal pvt officer detective det marshal inspector commissioner secretary spokesman spokeswoman "
    "spokesperson ambassador coach lawyer attorney director chairman chairwoman sir lord lady dame sheikh imam "
    "ayatollah trooper deputy commander admiral constable superintendent councillor councilman councilwoman "
    "alderman pastor principal actor actress singer author analyst journalist reporter editor aide adviser "
    "counsellor envoy lawmaker leader"
)
"""Words before a person's name."""

SURNAME_ENDINGS = tuple(
    sorted(
        _words(
            "yan ian iants yants ov ova ev eva yev yeva zade zadeh oglu shvili adze enko sky skiy skyi sson escu "
            "opoulos ovic evic ovich evich ez ян ов ова ев ева заде",
        ),
    ),
)
"""How surnames end in Armenian, Azerbaijani, Russian, Georgian, Ukrainian and some other languages."""

PERSON_AFTER = _words("jr sr iii ii")

ORGANISATION_HEADS = _words(
    "university college conservatory academy institute school schools bank department ministry party times post "
    "herald tribune gazette journal news press agency club league association federation council committee "
    "commission court company co corp corporation inc ltd llc group holdings airlines airways motors foundation "
    "society union chronicle telegraph mail examiner review observer guardian star globe sun dispatch enquirer "
    "sentinel courier register record reporter today magazine tv radio television police authority bureau "
    "office fund trust team alliance front movement brigade brigades battalion regiment division orchestra "
    "symphony ballet opera cowboys giants jets yankees mets lakers bulls bears lions tigers eagles hawks "
    "falcons cardinals rangers devils angels dodgers padres reds pirates braves marlins royals twins astros "
    "athletics mariners bruins sabres rovers wanderers albion athletic hotspur villa fc afc cf sc ac "
    "city-council declaration statement protocol accord accords treaty convention agreement conference "
    "championship championships cup open marathon festival derby initiative observatory forum act study project "
    "program programme exchange index reserves service services health systems energy oil gas electric power "
    "partners capital securities insurance consulting international cartel cartels"
)
"""Capitalised words that make what stands before them part of an organisation's, paper's or event's name."""

TOWN_FORCES = _words("police sheriff sheriffs")
"""What a town or a county has that is called by its name: "Wichita Police"."""

SITE_HEADS = _words(
    "airport station hospital church cathedral mosque monastery prison jail base airbase stadium bridge tunnel "
    "dam park square museum library theatre theater hotel mall market cemetery castle palace tower port harbour "
    "harbor road street avenue boulevard lane drive highway railway plant refinery arena center centre house "
    "hall island islands beach reservoir checkpoint airfield zoo garden gardens courthouse clinic estate"
)
"""Words that make what stands before them part of the name of a thing that stands somewhere."""

KINDS = {
    "district": "district", "districts": "district", "raion": "district", "rayon": "district",
    "county": "district",
    "counties": "district", "parish": "district", "municipality": "district", "borough": "district",
    "province": "region", "provinces": "region", "region": "region", "regions": "region", "oblast": "region",
    "state": "region", "republic": "region", "enclave": "region", "territory": "region", "governorate": "region",
    "prefecture": "region", "marz": "region", "canton": "region", "exclave": "region", "krai": "region",
    "city": "settlement", "cities": "settlement", "town": "settlement", "towns": "settlement",
    "village": "settlement", "villages": "settlement", "settlement": "settlement", "settlements": "settlement",
    "hamlet": "settlement", "suburb": "settlement", "neighbourhood": "settlement", "neighborhood": "settlement",
    "community": "settlement", "capital": "settlement", "resort": "settlement",
    "river": "river", "rivers": "river", "lake": "lake", "reservoir": "lake", "mount": "mountain",
    "mountain": "mountain", "mountains": "mountain", "peak": "mountain", "ridge": "mountain", "pass": "mountain",
    "corridor": "road", "road": "road", "highway": "road", "bridge": "road", "border": "border",
    "country": "country", "nation": "country", "continent": "continent", "airport": "site", "station": "site",
    "monastery": "site", "cathedral": "site",
}  # fmt: skip
"""Words that say what kind of place the name beside them is."""

LINES = {
    "line": _words("of"), "contact": _words("line"), "road": _words("of"), "corridor": _words("de"),
    "border": _words("with"),
}  # fmt: skip
"""Words that, with the next, begin a name without a capital: "the line of contact", "the border with"."""

LOCATIVES = _words(
    "in at near inside outside around across throughout towards toward within into onto along above beyond "
    "surrounding nearby via reaching entering leaving visiting"
)
"""Words before a name after which it is a place where something is or goes."""

SOFT_LOCATIVES = _words("from to on over off through of for under")

DIRECTIONS = _words(
    "north south east west northeast northwest southeast southwest northern southern eastern western central "
    "downtown outskirts centre center suburb suburbs part parts vicinity area areas"
)

FLAT_WORDS = DIRECTIONS | _words(
    "national nacional central university universidad union liberal liberty democratic orange vice force "
    "forces secretary minister ministry president army republic islands hill hills port bay mountain garden bury "
    "grave grant royal hero heritage gates cook guard patriotic popular social progressive christian constitution "
    "palace cathedral church federal unity peace victory justice assembly bishop major colonel coronel captain "
    "general judge court prison barracks garrison commerce industry radio santa san santo saint modesto vista"
)
"""Words that are words where a text is in capitals throughout, though towns and provinces bear them as names."""

SPEECH_VERBS = _words(
    "said says saying accused accuses accusing claimed claims claiming denied denies denying announced "
    "announces declared declares warned warns blamed blames called calls urged urges demanded demands insisted "
    "insists stated states reported reports agreed agrees refused refuses rejected rejects condemned condemns "
    "confirmed confirms admitted admits argued argues believes believed wants wanted vowed vows pledged pledges "
    "threatened threatens offered offers proposed proposes responded responds replied retaliated acknowledged "
    "acknowledges contends maintains maintained alleged alleges considers considered hopes hoped expects "
    "expected fears feared promised promises signed signs ratified recognised recognized recognises recognizes "
    "supports supported backs backed opposes opposed favours favors seeks sought tried tries decided decides "
    "plans planned negotiated negotiates mediated brokered brokers hosted summoned expelled imposed imposes "
    "lifted banned bans voted votes vetoed deployed deploys launched launches withdrew withdraws attacked "
    "attacks invaded invades fired fires used uses sent sends violated violates broke breached occupied "
    "occupies controls controlled captured recaptured seized regained lost won beat defeated scored faces faced "
    "held holds made makes took takes gave gives began started continued continues resumed suspended halted "
    "stopped intends intended stands stood understands knows thinks sees saw shares shared joined joins left "
    "helped helps bought buys sold sells spends spent asked asks answered appealed appeals protested complained "
    "praised welcomed welcomes thanked dispatched dispatches provided provides refrained undertook undertakes "
    "pressed mobilised mobilized armed trained shot"
)
"""Verbs whose subject acts or speaks: a country, a capital or a government, where a place name stands there."""

AUXILIARIES = _words(
    "has have had will would shall should can could may might must does did do is was are were cannot won't "
    "didn't doesn't isn't wasn't"
)
BE = _words("is was are were be been being gets got")

HARM_VERBS = _words(
    "shelled bombed bombarded hit struck targeted attacked captured recaptured seized liberated occupied taken "
    "destroyed damaged besieged surrounded evacuated raided stormed razed burned burnt looted flooded shaken "
    "rocked overrun freed retaken reoccupied devastated cut blockaded blocked encircled rebuilt located "
    "situated inhabited populated hurt wounded killed placed"
)
"""Participles that say what was done to a place ("Ganja was shelled"), and verbs whose object is one."""

PASSIVE_PEOPLE_VERBS = _words(
    "accused blamed asked told urged warned criticised criticized ready prepared willing forced committed "
    "concerned involved interested opposed obliged determined expected accusing seeking trying"
)

MOTION_VERBS = _words(
    "shelled bombed bombarded hit hitting struck striking shelling bombing bombarding attacking attacked "
    "captured capturing recaptured seized seizing liberated liberating entered entering reached reaching left "
    "leaving visited visits visiting visit fled fleeing quit evacuated evacuating besieged besieging surrounded "
    "surrounding crossed crossing approached approaching rocked rocking targeted targeting stormed storming "
    "overran retook retaken retaking occupied occupying hits strikes shook shaking razed toured tour raided "
    "pounding pounded invaded invading occupies reach enter leave attack capture seize shell bomb storm retake "
    "cross approach"
)
"""Verbs whose object is a place where something happens or where somebody goes."""

ADDRESS_VERBS = _words(
    "accused accuses accusing told tells telling urged urges urging blamed blames blaming criticised criticized "
    "criticises criticizes supports supported supporting backs backed backing joined helped helps helping "
    "warned warns warning asked asks thanked condemned condemns condemning called calling sees saw pressed "
    "pressured sanctioned defeated beat recognised recognized represents represented representing assured "
    "informed arming armed threatened threatens threatening betraying betrayed protecting defending praised "
    "deterring angered angering alarmed isolated isolating persuaded provoking punished punish assisting "
    "assisted allowing allowed forcing forced sell selling sold give giving gave given order ordered ordering "
    "grant granted offer offering want wanted let letting join support help urge accuse blame warn tell ask "
    "criticise criticize represent defend betray threaten sanction arm"
)
ADDRESS_PREPOSITIONS = _words(
    "between against by with versus vs v than like regarding despite unlike because concerning"
)
"""Words whose object, where it is a country or a capital, is one that acts or is spoken to."""

_OFFICES = _words(
    "government governments authorities officials official ministry troops troop forces army military soldiers "
    "soldier servicemen serviceman police regime leadership leader leaders president premier minister ministers "
    "ambassador embassy consulate parliament lawmakers delegation diplomats diplomat prosecutors prosecutor "
    "spokesman spokeswoman spokesperson peacekeepers commander commanders negotiators"
)
"""People and bodies that act for a state."""

ACTOR_NOUNS = _OFFICES | _words(
    "authority ministries force armies militaries presidents ambassadors delegations administration side sides "
    "artillery aircraft drone drones jets warplanes units navy intelligence negotiator representatives "
    "representative media press news agency agencies defense defence foreign interior prime deputy chief "
    "state-owned security constitution policy law laws supreme senate congress assembly claim claims accusations "
    "allegations statement statements position positions interests interest role support ally allies allied "
    "demand demands decision decisions response actions action aggression offensive attack attacks strike strikes "
    "shelling operation operations invasion withdrawal refusal intention intentions stance view views proposal "
    "proposals efforts effort losses sovereignty independence ombudsman special permanent human general national "
    "armed air border federal central-bank team squad players"
)
"""Nouns after a name of a country or capital, there as an actor: "Moscow troops", "Baku's claim"."""

PEOPLE_NOUNS = _OFFICES | _words(
    "man woman men women boy girl teenager student students teacher teachers survivor survivors driver drivers "
    "detective detectives employee employees couple family families mother father producer coach fan fans voter "
    "voters commuters native natives businessman businesswoman doctor doctors lawyer lawyers firefighter "
    "firefighters resident residents officer officers serviceperson"
)
"""People and bodies of whom a name before them tells where they are from, whatever stands before the name."""

GAMES = _words(
    "game games match matches win wins won loss losses lost defeat defeats defeated victory victories goal goals "
    "beat beating draw points scored season team playoff playoffs fixture fixtures home away"
)
"""Words of sport before "against NAME" and the like, after which a town is its team."""

BEATING = _words("beating beat beats defeating defeated thrashed thrashing")
"""Verbs whose object is a team or an army where it bears a place's name."""

ACTOR_HEADS_OF = _words(
    "government governments president presidents leader leaders minister ministers premier authorities ministry "
    "army forces troops parliament ambassador king queen prince emir sultan ally allies friend enemy enemies "
    "representatives representative delegation delegations spokesman spokeswoman foreign interests policy "
    "support behalf side accusations favour favor rivals rival citizen citizens sides peoples independence "
    "sovereignty constitution militaries betrayal actions officials diplomats history flag name president-elect "
    "recognition accused guilty lobby critic critics embassy envoy envoys passport currency ruler people "
    "security organization organisation chamber house artist opponents supporters victory defeat capitulation "
    "mediation"
)
"""Nouns before "of NAME" after which NAME is who acts: "the presidents of Armenia and Azerbaijan"."""

PLACE_NOUNS = _words(
    "capital territory territories border borders borderline soil north south east west northern southern "
    "eastern western central city cities town towns village villages district districts region regions province "
    "provinces outskirts airport streets population area areas coast airspace countryside centre center "
    "downtown mountains mountain river lake residents resident suburb suburbs frontline front neighbourhoods "
    "neighborhoods hospital hospitals school schools largest second-largest second biggest old main waters "
    "shore shores corridor zone enclave exclave heights university market hotel prison square park bazaar road "
    "roads highway economy economies jobs job growth development tourism climate weather winter summer season "
    "tour direction railway station plain valley steppe historic municipality county state church"
)
"""Nouns after a name where it is a place."""

TOPIC_NOUNS = _words(
    "war wars conflict conflicts crisis dispute disputes issue question problem settlement process peace talks "
    "negotiations agreement agreements treaty accord accords deal pact ceasefire truce armistice declaration "
    "protocol protocols resolution relations escalation escalations summit standoff stand-off rivalry campaign "
    "revolution genocide massacre pogrom pogroms movement tensions hostilities scandal syndrome principles "
    "format"
)
"""Nouns that make the name before them the name of a topic: "the Karabakh war"."""

ZONES = _words(
    "zone zones region regions area areas territory territories line lines front frontline theatre side"
)

PEOPLE_FROM = _words(
    "troops soldiers soldier fighters forces officials delegation delegations separatists mercenaries militants "
    "independence support help aid pressure intervention reaction response demands secede seceded separate "
    "ceded recruits volunteers experts journalists peacekeepers ambassador message call statement letter "
    "guarantees"
)
"""Words before "from NAME" after which NAME is whose they are, not where they are."""

TO_ACTORS = _words(
    "according addition belong belongs belonged threat threats support supports aid assistance sold supplied "
    "supply supplies ally allied loyal close due thanks ambassador response gave given give demands sell handed "
    "message appeal call appealed apology territorial subordinate respect regard opposed committed linked ties "
    "tied owed attributed"
)
ON_ACTORS = _words("sanctions pressure blame blamed war rely depend depends relies imposed influence embargo")
FOR_ACTORS = _words("support victory defeat spokesman spokeswoman spokesperson ambassador responsibility blow bad")
OVER_TOPICS = _words(
    "conflict conflicts dispute disputes war wars fighting talks tensions clashes fight fought crisis row "
    "rivalry control negotiations battle hostility standoff sovereignty struggle clashed"
)
ATTACK_NOUNS = _words(
    "attack attacks strike strikes fire assault assaults offensive shelling bombardment raid raids advance "
    "march airstrike airstrikes hit explosion explosions rockets missiles shells bombs bomb fired fell landed "
    "rained dropped advanced advancing encroach closed closing"
)

FUNCTION_WORDS = _words(
    "the a an and or but nor so yet in at on to from of for by with about into over under after before during "
    "since until till through between against among within without near toward towards across along around as "
    "than if when while where who which that what whose whom because although though however not no only also "
    "just even then there here this these those it its his her their our my your he she they we you i yesterday "
    "today tomorrow tonight last next early late earlier later now still again ago once twice soon too very "
    "more most less least both either neither all any some each every other another such one two three four "
    "five six several many few monday tuesday wednesday thursday friday saturday sunday per via amid despite "
    "except like unlike including alone itself themselves together instead rather well back away up down out "
    "off onto upon beyond"
)
"""Words that are neither a verb's nor a noun's beginning."""

MOVERS = _words(
    "sent send sending moved moving relocated relocating brought bringing arrived arriving transferred "
    "transferring evacuated evacuating flew flown flying deployed deploying recruited recruiting escorted "
    "escorting fled fleeing withdraw withdrawal withdrawing withdrawn withdrew returning returned smuggled "
    "delivered expelled"
)
"""Words with which people from a place are on their way from it."""

BEFORE_NAMES = _words(
    "a all an ancient and biggest both breakaway central disputed downtown eastern entire ethnic former her his "
    "its largest main mainland mainly nearby neighboring neighbouring northern occupied other our second "
    "self-proclaimed southern strategic that the their this unrecognised unrecognized western whole"
)
"""Words that may stand between a preposition or a verb and the name that it belongs to."""

LIST_LINKS = _words("also and as both nor or the then well")
"""Words that tie the names of a list."""

ADVERBS = _words("again already also earlier first have itself later not now previously repeatedly still then")
"""Words that may stand between a name and its verb."""

TOWNS_VERBS = _words(
    "accused accuses accusing announced announces blamed blames claimed claims condemned condemns declared "
    "denied denies insisted insists rejected rejects said says urged urges warned warns "
    "won win wins beat beats scored"
)
"""Verbs that only those who speak or play have: a town's name too then stands for its people or its team."""

EVENT_NOUNS = _words(
    "action actions attack attacks battle blast bombing bombings clashes earthquake explosion fighting invasion "
    "offensive operation operations protest protests shelling siege strike strikes"
)
"""Nouns for what happens at the place whose name stands before them."""

DONE_TO_PLACES = _words(
    "shelling bombing bombings bombardment bombardments siege blockade capture recapture fall liberation "
    "occupation seizure storming destruction evacuation surrender defence defense encirclement pounding"
)
"""Nouns for what befalls the place whose name stands after "of": "the shelling of"."""

LINKING_NOUNS = _words(
    "border borders borderland borderlands corridor distance frontier highway line link railway road roads route "
    "section sector stretch"
)
"""Nouns for what lies between two places: "the border between"."""

STRUCK_AGAINST = _words(
    "bombardment bombs drones fired launched missile missiles munitions rocket rockets shelling shells strike "
    "strikes"
)
"""Words before "against" that make its object what is struck: "rockets were fired against"."""

SUFFERED = _words("suffered suffers endured endures under")
"""Words whose subject is what is struck: "Terter suffered heavy shelling", "was under bombardment"."""
