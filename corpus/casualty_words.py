"""The words by which newspapers say what became of people: outcomes, kinds of people, and what is no person."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.calendar_names import MONTHS, WEEKDAYS
from corpus.records import Outcome


class Voice(StrEnum):
    """How a cue stands to the people that it tells of."""

    PARTICIPLE = "participle"  # killed: passive with the people before it, active with them after it
    GERUND = "gerund"  # killing: the people follow
    PRESENT = "present"  # kills: the people follow
    INTRANSITIVE = "intransitive"  # died: the people stand before it
    ADJECTIVE = "adjective"  # dead: right after them, or after a form of "be"
    NOUN = "noun"  # the death of: they follow "of" or "to"


class Fate(StrEnum):
    """An outcome, or one that the rest of the article decides."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    RELEASED = "released"
    SHOT = "shot"  # hit by a bullet: injured unless said to have died
    CARED = "cared"  # taken to hospital: injured unless said to have died, and told of before as a rule


OUTCOME = {
    Fate.KILLED: Outcome.KILLED,
    Fate.INJURED: Outcome.INJURED,
    Fate.MISSING: Outcome.MISSING,
    Fate.DISPLACED: Outcome.DISPLACED,
    Fate.DETAINED: Outcome.DETAINED,
    Fate.RELEASED: Outcome.RELEASED,
    Fate.SHOT: Outcome.INJURED,
    Fate.CARED: Outcome.INJURED,
}


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for look-ups."""
    return frozenset(words.split())


def _cues() -> dict[str, tuple[Fate, Voice]]:
    table: dict[str, tuple[Fate, Voice]] = {}
    for fate, voice, words in (
        (
            Fate.KILLED,
            Voice.PARTICIPLE,
            "killed slain murdered assassinated massacred executed beheaded martyred lynched slaughtered slew drowned gunned",
        ),
        (
            Fate.KILLED,
            Voice.GERUND,
            "killing murdering slaying gunning assassinating massacring executing slaughtering beheading martyring",
        ),
        (Fate.KILLED, Voice.PRESENT, "kills kill slays murders assassinates"),
        (Fate.KILLED, Voice.INTRANSITIVE, "died dies die dying perished perish succumbed"),
        (Fate.KILLED, Voice.ADJECTIVE, "dead deceased lifeless"),
        (
            Fate.KILLED,
            Voice.NOUN,
            "death deaths murder assassination massacre slayings execution executions homicide",
        ),
        (Fate.INJURED, Voice.PARTICIPLE, "wounded injured hurt maimed concussed stabbed grazed"),
        (Fate.INJURED, Voice.GERUND, "wounding injuring hurting maiming grazing"),
        (Fate.INJURED, Voice.PRESENT, "injures injure wound hurts stabs"),
        (Fate.SHOT, Voice.PARTICIPLE, "shot hit struck"),
        (Fate.SHOT, Voice.GERUND, "shooting hitting striking"),
        (Fate.SHOT, Voice.PRESENT, "shoots hits"),
        (Fate.CARED, Voice.PARTICIPLE, "hospitalized hospitalised"),
        (Fate.MISSING, Voice.ADJECTIVE, "missing unaccounted"),
        (Fate.MISSING, Voice.INTRANSITIVE, "disappeared vanished"),
        (Fate.MISSING, Voice.NOUN, "disappearance"),
        (Fate.DISPLACED, Voice.PARTICIPLE, "displaced evacuated resettled relocated uprooted deported"),
        (Fate.DISPLACED, Voice.GERUND, "displacing evacuating deporting uprooting"),
        (Fate.DISPLACED, Voice.PRESENT, "evacuates displaces"),
        (Fate.DISPLACED, Voice.INTRANSITIVE, "fled flee fleeing"),
        (Fate.DISPLACED, Voice.ADJECTIVE, "homeless"),
        (Fate.DISPLACED, Voice.NOUN, "evacuation displacement exodus deportation resettlement"),
        (Fate.DETAINED, Voice.PARTICIPLE, "captured detained arrested kidnapped abducted imprisoned seized"),
        (Fate.DETAINED, Voice.GERUND, "capturing detaining arresting kidnapping abducting"),
        (Fate.DETAINED, Voice.PRESENT, "captures detains arrests kidnaps abducts"),
        (Fate.DETAINED, Voice.NOUN, "capture detention abduction kidnappings"),
        (
            Fate.RELEASED,
            Voice.PARTICIPLE,
            "released freed repatriated liberated returned handed exchanged swapped",
        ),
        (
            Fate.RELEASED,
            Voice.GERUND,
            "releasing freeing repatriating returning handing exchanging swapping",
        ),
        (Fate.RELEASED, Voice.PRESENT, "releases frees repatriates returns hands"),
        (Fate.RELEASED, Voice.NOUN, "release repatriation return exchange"),
    ):
        table.update(dict.fromkeys(words.split(), (fate, voice)))
    return table


CUES = _cues()
"""Single words that say what became of somebody."""

STRONG = frozenset({Fate.KILLED, Fate.INJURED})
"""What befalls living things only, so that an unknown plural counts as people."""

ONLY_CAPTIVES = word_set(
    "liberated returned handed exchanged swapped returning handing exchanging swapping returns hands return "
    "exchange freed freeing frees"
)
"""Cues that are about captives only where these are named: land is liberated and villages are handed over too."""

OUTCOME_NOUNS = {
    "deaths": (Fate.KILLED,), "death": (Fate.KILLED,), "fatalities": (Fate.KILLED,), "fatality": (Fate.KILLED,),
    "bodies": (Fate.KILLED,), "corpses": (Fate.KILLED,), "lives": (Fate.KILLED,),
    "murders": (Fate.KILLED,), "killings": (Fate.KILLED,), "injuries": (Fate.INJURED,), "injury": (Fate.INJURED,),
    "casualties": (Fate.KILLED, Fate.INJURED),
    "casualty": (Fate.KILLED, Fate.INJURED), "arrests": (Fate.DETAINED,),
}  # fmt: skip
"""Nouns that a number counts people by ("50 deaths"); two fates hold together only for none at all."""

ADJECTIVES = {
    "dead": Fate.KILLED, "killed": Fate.KILLED, "slain": Fate.KILLED, "wounded": Fate.INJURED,
    "injured": Fate.INJURED, "missing": Fate.MISSING, "displaced": Fate.DISPLACED, "captured": Fate.DETAINED,
    "kidnapped": Fate.DETAINED, "detained": Fate.DETAINED, "released": Fate.RELEASED,
}  # fmt: skip
"""Outcomes that may stand before the people ("12 wounded soldiers")."""

SAY_A_FATE = OUTCOME_NOUNS.keys() | ADJECTIVES.keys() | {"hurt"}
"""Words one of which is in all that says by itself what became of people: "50 deaths", "two of the hurt"."""

PEOPLE = word_set("""people persons civilians residents inhabitants citizens locals villagers townspeople individuals victims men women
    children kids boys girls babies infants toddlers teens teenagers youths adolescents minors adults juveniles males
    females pensioners elderly students pupils schoolchildren teachers professors priests nuns bishops clergymen monks
    pilgrims doctors nurses medics paramedics firefighters rescuers journalists reporters correspondents newsmen
    photographers cameramen workers labourers laborers miners farmers peasants shepherds campesinos fishermen drivers
    passengers commuters motorists cyclists pedestrians passers-by passersby bystanders onlookers shoppers worshippers
    worshipers tourists travelers travellers visitors guests patients employees staff staffers officials politicians
    deputies lawmakers mayors ministers diplomats ambassadors leaders activists protesters protestors demonstrators
    rioters supporters unionists lawyers judges prosecutors businessmen merchants owners guards bodyguards watchmen
    policemen police officers officer-cadets military personnel cops agents detectives troopers gendarmes soldiers servicemen servicewomen
    servicemembers troops conscripts recruits reservists cadets volunteers fighters combatants militants militiamen
    militias insurgents rebels guerrillas guerillas subversives terrorists extremists separatists mercenaries gunmen
    attackers assailants suspects hitmen robbers gangsters criminals bandits paratroopers marines sailors airmen pilots
    crewmen crew crewmembers peacekeepers observers monitors inspectors generals colonels majors captains lieutenants
    sergeants corporals privates commanders conscript-soldiers members relatives parents brothers sisters sons
    daughters siblings twins cousins friends neighbors neighbours colleagues comrades companions spouses couples
    grandparents grandchildren survivors refugees migrants displaced-persons idps evacuees prisoners pows captives
    hostages detainees inmates nationals foreigners americans soviets others personnel families humans lives souls
    compatriots countrymen scouts sappers deminers snipers gunners tankers draftees enlisted enlistees personnel
    saboteurs infiltrators customers patrons clerks party-goers partygoers revelers revellers teammates roommates
    intruders burglars bikers sportsmen athletes players scientists engineers technicians builders electricians
    construction-workers truckers aid-workers humanitarians jesuits indians sergeants-major military-men
    sentries smugglers firemen porters
    army-men legionnaires jihadists islamists fedayeen cossacks azeris azerbaijanis armenians karabakhis russians turks
    georgians iranians syrians israelis palestinians iraqis ukrainians kurds yazidis spaniards colombians
    salvadorans peruvians pastors preachers martyrs partygoers bar-goers
    cooks housekeepers maids cashiers bartenders janitors salesmen landlords
    missionaries magistrates congressmen congresswomen councillors councilors governors candidates attorneys bankers
    industrialists ranchers landowners cattlemen economists academics advisers interpreters chauffeurs""")
"""Plural nouns for people."""

PERSON = word_set("""person civilian resident inhabitant citizen local villager individual victim man woman child kid boy girl baby
    infant toddler teen teenager youth adolescent minor adult juvenile male female pensioner student pupil schoolboy
    schoolgirl teacher professor priest nun bishop archbishop monk pilgrim doctor nurse medic paramedic firefighter
    rescuer journalist reporter correspondent newsman photographer cameraman worker labourer laborer miner farmer peasant
    shepherd campesino fisherman driver passenger commuter motorist cyclist pedestrian passer-by passerby bystander
    onlooker shopper worshipper worshiper tourist traveler traveller visitor guest patient employee staffer official
    politician deputy lawmaker mayor minister diplomat ambassador leader activist protester protestor demonstrator rioter
    supporter unionist lawyer judge prosecutor businessman merchant owner guard bodyguard watchman policeman policewoman
    officer cop agent detective trooper gendarme soldier serviceman servicewoman servicemember conscript recruit
    reservist cadet volunteer fighter combatant militant militiaman insurgent rebel guerrilla guerilla subversive
    terrorist extremist separatist mercenary gunman attacker assailant suspect hitman robber gangster criminal bandit
    paratrooper marine sailor airman pilot copilot co-pilot crewman peacekeeper observer monitor inspector general
    colonel major captain lieutenant sergeant corporal private commander member relative father mother parent brother
    sister son daughter husband wife sibling twin cousin nephew niece uncle aunt friend boyfriend girlfriend
    ex-girlfriend ex-boyfriend ex-wife ex-husband neighbor neighbour colleague comrade companion spouse stepfather
    stepson stepmother stepdaughter grandfather grandmother grandson granddaughter grandparent survivor refugee migrant
    evacuee prisoner pow captive hostage detainee inmate national foreigner scout sapper deminer sniper gunner saboteur
    infiltrator customer patron clerk intruder burglar biker athlete player scientist engineer technician builder
    electrician trucker woman's girl's deputy shooter infant preschooler councilman councilwoman senator president
    director manager secretary guitarist singer rapper roommate teammate fiance fiancee partner dad mom toddler
    juvenile newborn couple mother-of-two father-of-two mother-in-law father-in-law brother-in-law sister-in-law son-in-law daughter-in-law half-brother half-sister stepbrother stepsister great-grandmother caretaker cleric imam rabbi dentist nurse-aide
    sentry smuggler fireman porter
    boss supervisor foreman cook housekeeper maid cashier bartender janitor salesman landlord
    first-grader second-grader third-grader fourth-grader fifth-grader sixth-grader seventh-grader eighth-grader
    kindergartner classmate freshman sophomore coworker co-worker
    missionary clergyman magistrate congressman congresswoman councillor councilor governor candidate attorney banker
    industrialist rancher landowner cattleman economist academic adviser interpreter chauffeur
    presenter editor publisher pastor preacher martyr jesuit indian armenian azerbaijani azeri russian georgian turk""")
"""Singular nouns for a person."""

INVARIANT = word_set("police staff personnel crew troops elderly people military clergy")
"""Words for many people that also stand before another noun ("two police stations")."""

CAPTIVES = word_set("prisoners prisoner captives captive hostages hostage pows pow detainees detainee inmates")
"""People held."""

UPROOTED = word_set("""people persons civilians residents inhabitants citizens refugees families children evacuees idps armenians
    azerbaijanis azeris locals villagers women men patients""")
"""People who, in their numbers, are said to leave a place for good."""

THINGS = word_set("""year years month months week weeks day days hour hours minute minutes second seconds time times decade decades
    century centuries km kilometre kilometres kilometer kilometers mile miles metre metres meter meters mm cm caliber
    calibre millimetre millimeter foot feet yard yards block blocks inch inches hectare hectares acre acres square
    percent per-cent pct cent cents dollar dollars euro euros manat manats dram drams ruble rubles rouble roubles
    pounds pound colones pesos million billion tonnes tons ton kg kilogram kilograms litres liters degrees degree p.m
    a.m pm am o'clock hrs gmt est edt pdt pst cst mph kph points goals votes seats games rounds shots bullets shells
    rockets missiles missile grenades bombs bomb mines mine mortars explosions explosion blasts blast strikes strike
    attacks attack raids raid clashes clash incidents incident cases case shootings shooting counts count charges
    charge tank tanks vehicle vehicles car cars truck trucks bus buses van vans apc apcs helicopter helicopters plane
    planes aircraft jet jets drone drones uav uavs ship ships boat boats trains train artillery howitzer howitzers
    launchers launcher systems system pieces units unit weapons weapon rifles rifle pistols guns gun machineguns
    machinegun cartridges ammunition batteries positions position posts post outposts outpost checkpoints bases base
    barracks villages village towns town cities city districts district settlements settlement regions region provinces
    houses house homes home buildings building apartments apartment schools school hospitals hospital churches church
    shops stores bridges bridge roads heights height hills hill points countries country states nations sides parties
    groups group organizations agencies reports report statements pages articles resolutions resolution items others'
    dogs dog cows cow sheep cattle livestock animals animal horses goats pigs birds heads head leg legs arm arms
    wounds wound floors floor rooms pylons towers substations lines wheels tires windows parts areas area locations
    targets target operations operation battalions battalion brigade brigades regiment regiments companies company
    divisions division platoon platoons squad columns column half quarter third phones calls photos videos messages
    times hours' attempts attempt victories wars war elections talks meetings scene scenes bedroom vehicles'""")
"""Nouns after a number that say it counts no people."""

BE = word_set("was were is are be been being am get got gets getting 's 're wasn't weren't isn't aren't")
HAVE = word_set("has have had having 've")
MODALS = word_set("would could will may might can should must shall cannot couldn't wouldn't")
NOT_SO = word_set(
    "not never nor n't neither wasn't weren't isn't aren't didn't hasn't haven't hadn't almost nearly"
)
ADVERBS = word_set("""also reportedly allegedly apparently accidentally instantly immediately later subsequently eventually already
    then still just only officially presumably since now initially severely seriously slightly lightly badly gravely
    critically fatally mortally heavily gruesomely brutally violently unintentionally intentionally deliberately
    tragically recently previously first both all likewise again so far together yesterday today tonight earlier
    summarily forcibly forcefully temporarily safely successfully internally voluntarily soon there
    promptly unlawfully arbitrarily directly believed feared reported confirmed either possibly probably sadly
    today's non-fatally extrajudicially savagely treacherously
    being""")
"""Words that may stand between an auxiliary and its participle, or a verb and its object."""

INTO = word_set("""of in on at by with from to near during after before when while as for against into inside outside around
    between under over among including include included includes following aboard amid across along through via within
    without about towards toward behind above below onto upon off since until till despite due because if than like
    where that which who whom whose is are was were be been being am has have had do did does will would could may
    might can should said says say told reports reported announced stated according and or but nor yet plus
    vs not never n't also there then it its they them we i you this these those here what how why
    suffered sustained received remained remain remains went came got took left lost fled crossed entered arrived
    survived carrying wearing traveling travelling riding driving walking sitting standing living working became
    become fell made began tried escaped surrendered managed appeared attended opened fired visited""")
"""Words at which a noun phrase ends."""

MONTH_NAMES = frozenset(MONTHS)
"""Names of months."""

DAYS = MONTH_NAMES | frozenset(WEEKDAYS) | {"mon", "sat", "sun"}
"""Names of days and months."""

_WORD = r"[^\W_]+(?:[.,](?=\d)[^\W_]+)*(?:[-'’][^\W_]+|\.[^\W_]\b)*|[^\w\s]"
WORD = re.compile(rf"([a-z]++(?=,? )|{_WORD})")
"""A word with its inner hyphens, points and apostrophes, or a mark; letters and a space are read in no time."""

_YEARS_OLD = r"[\s-]{1,2}(?:year|month|week|day)s?[\s-]{1,2}olds?"
WORD_OR_AGE = re.compile(rf"((?:\d{{1,3}}|[a-z]{{2,9}}(?:-[a-z]{{3,5}})?){_YEARS_OLD}\b(?:['’]s\b)?|{_WORD})")
"""The same over text in small letters, "10-year-old" and "three months old" being one."""

AGE = re.compile(rf"(?:\d{{1,3}}|[a-z-]+){_YEARS_OLD}$")

CUE_STEMS = tuple(
    word_set(
        """
        kill slain slay slew murder assassin massacr execut behead martyr lynch slaughter died dies die dying dead death
        fatal perish succumb deceased lifeless homicide lives life body bodies corpse remains toll drown wound injur
        hurt maim stab casualt victims shot shoot hit struck gunfire hospital condition missing unaccounted disappear
        vanish displac evacuat resettl relocat uproot deport flee fled homeless exodus captur detain detention arrest
        kidnap abduct imprison prisoner captive hostage pow releas repatriat freed freeing refugee crossed homes
        arrived entered forced lost loses losing loss concuss gunned graz suffer sustain treated seized liberated
        returned handed exchanged number safety safer clinic airlift abandon left
        recovering taken took moved escorted brought counts crossing leaving arriving shelter camp bunker basement figure
        """
    )
)
"""What a sentence that tells of casualties has in it, in lower case; the others are not read further."""
