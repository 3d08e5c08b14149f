"""The words for weapons, targets, people and forces, and for what is done to them: tables to read and dispute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from corpus.casualty_words import ADVERBS, BE, HAVE, word_set
from corpus.records import ActorKind, TargetKind, TargetWhat, VictimKind, WeaponKind

_Value = TypeVar("_Value")


def _table(rows: Iterable[tuple[_Value, str]]) -> dict[str, _Value]:
    """Each word of a row with the row's value; of two rows that hold a word the first wins."""
    table: dict[str, _Value] = {}
    for value, words in rows:
        for word in words.split():
            table.setdefault(word, value)
    return table


def _pairs(rows: Iterable[tuple[_Value, str, str]]) -> dict[tuple[str, str], _Value]:
    """Each pair of a word of the first list and one of the second, with the row's value."""
    return {
        (before, word): value
        for value, firsts, heads in rows
        for before in firsts.split()
        for word in heads.split()
    }


# ---------------------------------------------------------------- weapons

_W = WeaponKind
WEAPONS: Mapping[str, WeaponKind] = _table(
    (
        (_W.ARTILLERY, "artillery howitzer howitzers cannon cannons shell shells d-30 caesar"),
        (
            _W.ROCKETS,
            "rocket rockets grad grads bm-21 smerch uragan polonez mlrs himars katyusha katyushas qassam",
        ),
        (_W.MISSILE, "missile missiles kornet javelin s-300 s-200 kalibr tomahawk"),
        (_W.BALLISTIC_MISSILE, "iskander iskanders iskander-m tochka tochka-u scud scuds elbrus lora"),
        (
            _W.DRONE,
            (
                "drone drones uav uavs ucav ucavs quadcopter quadcopters bayraktar bayraktars tb2 harop harops orbiter"
                " skystriker shahed shaheds lancet switchblade"
            ),
        ),
        (
            _W.AIRCRAFT,
            (
                "airstrike airstrikes aircraft warplane warplanes plane planes jet jets helicopter helicopters gunship"
                " gunships bomber bombers f-16 f-16s su-24 su-25 su-25s su-30 mig-29 mi-24 mi-8 mi-17 mi-35 a-37"
            ),
        ),
        (_W.MORTAR, "mortar mortars"),
        (
            _W.SMALL_ARMS,
            (
                "rifle rifles sniper snipers gun guns machinegun machineguns machine-gun machine-guns submachinegun"
                " gunfire pistol pistols revolver shotgun shotguns handgun handguns firearm firearms bullet bullets"
                " kalashnikov kalashnikovs ak-47 ak-47s m-16 m-16s g-3 uzi gunshot gunshots small-arms"
            ),
        ),
        (_W.GRENADE, "grenade grenades rpg rpgs rpg-7 hand-grenade hand-grenades"),
        (
            _W.EXPLOSIVE_DEVICE,
            (
                "bomb bombs dynamite ied ieds mine mines landmine landmines explosive explosives tnt c-4 booby-trap"
                " booby-traps car-bomb"
            ),
        ),
        (_W.ARMOUR, "tank tanks armour armor apc apcs bmp bmps btr btrs t-72 t-90 bmp-2"),
        (_W.BLADE, "knife knives machete machetes dagger daggers axe axes sword swords bayonet bayonets"),
        (_W.INCENDIARY, "phosphorus phosphorous napalm molotov molotovs flamethrower flamethrowers"),
        (_W.CHEMICAL, "sarin chlorine novichok"),
        (_W.WARSHIP, "warship warships frigate frigates gunboat gunboats"),
    )
)
WEAPON_PAIRS: Mapping[tuple[str, str], WeaponKind] = _pairs(
    (
        (_W.BALLISTIC_MISSILE, "ballistic", "missile missiles rocket rockets"),
        (
            _W.CLUSTER_MUNITION,
            "cluster",
            "bomb bombs munition munitions ammunition bomblets rocket rockets missile missiles weapon weapons shell shells",
        ),
        (_W.ROCKETS, "rocket", "launcher launchers system systems artillery fire"),
        (_W.GRENADE, "rocket-propelled rifle-propelled hand fragmentation", "grenade grenades"),
        (_W.GRENADE, "grenade", "launcher launchers"),
        (
            _W.DRONE,
            "kamikaze suicide strike attack combat loitering unmanned",
            "drone drones munition munitions uav uavs aircraft",
        ),
        (_W.AIRCRAFT, "air aerial", "strike strikes raid raids attack attacks bomb bombs bombing bombardment"),
        (_W.AIRCRAFT, "aerial aircraft 250-kg 500-pound glide", "bomb bombs"),
        (_W.AIRCRAFT, "fighter attack combat military", "jet jets plane planes helicopter helicopters"),
        (_W.MISSILE, "anti-tank cruise guided anti-aircraft surface-to-air", "missile missiles"),
        (_W.MORTAR, "mortar", "shell shells round rounds bomb bombs grenade grenades"),
        (_W.ARMOUR, "tank", "shell shells fire gun guns round rounds"),
        (_W.ARMOUR, "armored armoured", "vehicle vehicles car cars carrier carriers personnel"),
        (_W.SMALL_ARMS, "small light automatic", "arms weapon weapons rifle rifles"),
        (_W.SMALL_ARMS, "machine", "gun guns"),
        (_W.ARTILLERY, "heavy large-caliber large-calibre", "gun guns artillery weapons weaponry"),
        (
            _W.EXPLOSIVE_DEVICE,
            "explosive incendiary",
            "device devices charge charges substance material",
        ),
        (
            _W.EXPLOSIVE_DEVICE,
            "car truck roadside parcel letter time pipe suicide land anti-tank anti-personnel antipersonnel",
            "bomb bombs mine mines bomber bombers",
        ),
        (_W.INCENDIARY, "white", "phosphorus phosphorous"),
        (_W.INCENDIARY, "molotov petrol gasoline fire incendiary", "cocktail cocktails bomb bombs bombs"),
        (_W.CHEMICAL, "chemical nerve mustard poison toxic", "weapon weapons agent agents gas"),
        (_W.BLADE, "sharp bladed", "object objects weapon weapons"),
    )
)
NO_WEAPON_PAIRS = frozenset(
    [
        *((before, word) for before in ("passenger", "civilian", "commercial") for word in ("plane", "planes", "jet", "aircraft")),
        *((before, word) for before in ("water", "fuel", "oil", "gas", "think", "fish", "septic") for word in ("tank", "tanks")),
        *((before, word) for before in ("coal", "gold", "copper", "salt") for word in ("mine", "mines")),
        ("top", "gun"), ("smoking", "gun"), ("shock", "bomb"),
    ]
)  # fmt: skip
"""Pairs whose second word is no weapon: an airliner, a water tank, a coal mine."""

NAVAL_OR_MOUNTED = frozenset({_W.ARMOUR, _W.AIRCRAFT, _W.WARSHIP, _W.DRONE, _W.ARTILLERY, _W.ROCKETS, _W.MISSILE})
"""Weapons that are also what is hit."""

VEHICLE_WEAPONS = frozenset({_W.ARMOUR, _W.AIRCRAFT, _W.WARSHIP})
"""Of these even a verb that only strikes makes a target: a mine is "hit", and goes off."""

# ---------------------------------------------------------------- targets

_K, _X = TargetKind, TargetWhat
Mark = tuple[TargetKind, TargetWhat]


def _built(what: TargetWhat) -> Mark:
    return _K.INFRASTRUCTURE, what


TARGETS: Mapping[str, Mark] = _table(
    (
        (
            (_K.MILITARY, _X.POSITIONS),
            (
                "barracks garrison garrisons outpost outposts checkpoint checkpoints trenches trench stronghold strongholds"
                " base bases positions position bunker bunkers depot depots fortifications dugout dugouts"
            ),
        ),
        ((_K.MILITARY, _X.FORCES), "patrol patrols battalion brigade platoon regiment"),
        (
            _built(_X.HOUSE),
            "house houses home homes apartment apartments residence residences dwelling dwellings flat flats hut huts farmhouse",
        ),
        (
            _built(_X.SCHOOL),
            "school schools kindergarten kindergartens university universities college classroom classrooms dormitory nursery",
        ),
        (
            _built(_X.HOSPITAL),
            "hospital hospitals clinic clinics ambulance ambulances polyclinic pharmacy maternity",
        ),
        (
            _built(_X.WORSHIP),
            "church churches cathedral cathedrals mosque mosques monastery monasteries synagogue synagogues temple temples chapel shrine",
        ),
        (
            _built(_X.BRIDGE_OR_ROAD),
            "bridge bridges road roads highway highways railway railways railroad tunnel tunnels motorway",
        ),
        (
            _built(_X.POWER),
            "powerline powerlines pylon pylons substation substations transformer transformers electricity towers",
        ),
        (_built(_X.WATER), "dam dams reservoir reservoirs aqueduct waterworks"),
        (_built(_X.FUEL), "pipeline pipelines refinery refineries oilfield"),
        (_built(_X.TELECOM), "antenna antennas"),
        (
            _built(_X.MARKET),
            "market markets bazaar shop shops supermarket store stores mall bakery restaurant restaurants cafe bar hotel hotels cinema",
        ),
        (
            _built(_X.VEHICLE),
            (
                "bus buses minibus car cars truck trucks lorry lorries vehicle vehicles train trains van vans tractor tractors"
                " taxi taxis motorcycle convoy convoys airliner jeep pickup ferry boat boats"
            ),
        ),
        (_built(_X.AIRPORT_OR_PORT), "airport airports airfield airfields seaport port ports harbour harbor"),
        (
            _built(_X.OFFICE),
            "headquarters parliament courthouse court courts ministry offices office prison jail palace townhall mayoralty",
        ),
        (_built(_X.DIPLOMATIC), "embassy embassies consulate consulates"),
        (
            _built(_X.BUSINESS),
            "factory factories plant plants bank banks warehouse warehouses business businesses mill mills newspaper",
        ),
        (
            _built(_X.FARMLAND),
            "crops crop livestock farm farms cattle vineyard vineyards fields field pastures plantation",
        ),
        (
            _built(_X.CULTURE),
            "museum museums monument monuments cemetery cemeteries stadium library theatre theater",
        ),
        (_built(_X.BUILDING), "building buildings infrastructure roof roofs facility facilities"),
    )
)
TARGET_PAIRS: Mapping[tuple[str, str], Mark] = _pairs(
    (
        (
            (_K.MILITARY, _X.POSITIONS),
            "military army naval police command firing combat defensive air ammunition arms guard border general",
            ("base bases post posts position positions unit units station stations camp camps airfield headquarters facility"
            " facilities installation installations depot depots site sites complex installations"),
        ),
        ((_K.MILITARY, _X.POSITIONS), "security", "post posts checkpoint checkpoints"),
        ((_K.MILITARY, _X.EQUIPMENT), "military combat fighting", "equipment hardware vehicle vehicles truck trucks"),
        (
            (_K.MILITARY, _X.FORCES),
            "military army police troop national-guard guard",
            "convoy convoys patrol patrols column columns",
        ),
        (
            (_K.MILITARY, _X.EQUIPMENT),
            "police army military",
            "car cars jeep vehicle vehicles bus truck trucks helicopter",
        ),
        (
            _built(_X.HOUSE),
            "residential apartment",
            "building buildings area areas block blocks house houses district quarter neighbourhood neighborhood homes complex",
        ),
        (_built(_X.POWER), "power electric electricity high-voltage", "plant plants line lines station stations grid tower towers pylon pylons post posts poles facilities"),
        (_built(_X.FUEL), "gas oil fuel petrol", "pipeline pipelines line lines station stations depot depots tank tanks refinery tanker"),
        (_built(_X.WATER), "water", "supply pipeline pipelines plant plants main mains tank tanks"),
        (_built(_X.TELECOM), "radio television tv telephone communications telecommunications mobile", "station stations tower towers mast masts line lines office exchange"),
        (_built(_X.VEHICLE), "passenger civilian", "bus buses car cars plane vehicle vehicles train aircraft"),
        (_built(_X.BRIDGE_OR_ROAD), "railway railroad train pan-american", "station stations line lines tracks bridge highway"),
        (_built(_X.CULTURE), "cultural sports", "center centre monument monuments house palace complex site sites"),
        (_built(_X.OFFICE), "city town municipal government administrative public", "hall building buildings council office offices administration"),
        (_built(_X.DIPLOMATIC), "diplomatic", "mission missions residence compound"),
        ((_K.CIVILIANS, _X.PEOPLE), "civilian civil peaceful", "population populations inhabitants residents people"),
        (_built(_X.BUILDING), "civilian civil", "infrastructure building buildings facilities object objects facility targets"),
    )
)  # fmt: skip
NO_TARGET_PAIRS = frozenset(
    [
        ("white", "house"), ("opera", "house"), ("upper", "house"), ("lower", "house"), ("at", "home"), ("press", "office"),
        ("prosecutor's", "office"), ("president's", "office"), ("oil", "field"), ("battle", "field"), ("media", "outlets"),
        ("ceasefire", "position"), ("high", "court"), ("supreme", "court"), ("power", "position"), ("in", "position"),
    ]
)  # fmt: skip

# ---------------------------------------------------------------- people

_V = VictimKind
_MILITARY = (_K.MILITARY, _X.FORCES)
_PEOPLE = (_K.CIVILIANS, _X.PEOPLE)
VICTIMS: Mapping[str, VictimKind] = _table(
    (
        (
            _V.CIVILIANS,
            (
                "civilian civilians resident residents villager villagers inhabitant inhabitants passer-by passers-by bystander"
                " bystanders passenger passengers pedestrian pedestrians shopper shoppers worshipper worshippers tourist tourists"
                " citizen citizens townspeople refugee refugees protester protesters demonstrator demonstrators neighbour"
                " neighbours neighbor neighbors family families settlers noncombatants"
            ),
        ),
        (
            _V.CHILDREN,
            (
                "child children boy boys girl girls baby babies infant infants toddler toddlers teenager teenagers schoolboy"
                " schoolboys schoolgirl schoolgirls minors schoolchildren kid kids newborn"
            ),
        ),
        (
            _V.WOMEN,
            "woman women mother mothers wife daughter daughters grandmother sister sisters nun nuns housewife",
        ),
        (_V.ELDERLY, "elderly pensioner pensioners grandfather grandparents"),
        (
            _V.JOURNALISTS,
            (
                "journalist journalists reporter reporters cameraman cameramen photographer photographers newsman newsmen"
                " correspondent correspondents"
            ),
        ),
        (
            _V.AID_WORKERS,
            (
                "doctor doctors nurse nurses medic medics paramedic paramedics surgeon surgeons aid-worker aid-workers rescuer"
                " rescuers firefighter firefighters"
            ),
        ),
        (
            _V.CLERGY,
            "priest priests monk monks bishop archbishop bishops pastor imam rabbi jesuit jesuits clergymen",
        ),
        (
            _V.OFFICIALS,
            (
                "mayor mayors minister ministers governor governors official officials deputy deputies senator senators"
                " councilman councillor councillors lawmaker lawmakers politician politicians president candidate congressman"
            ),
        ),
        (_V.JUDICIARY, "judge judges magistrate magistrates prosecutor prosecutors lawyer lawyers"),
        (
            _V.TEACHERS_STUDENTS,
            "teacher teachers student students professor professors pupil pupils rector",
        ),
        (
            _V.WORKERS,
            (
                "worker workers farmer farmers peasant peasants shepherd shepherds miner miners driver drivers labourer labourers"
                " laborer laborers engineer engineers unionist unionists campesinos technician technicians businessman businessmen"
            ),
        ),
        (_V.DIPLOMATS, "diplomat diplomats ambassador ambassadors consul attache"),
        (
            _V.SOLDIERS,
            (
                "soldier soldiers serviceman servicemen servicewoman conscript conscripts troops trooper troopers marine marines"
                " recruits reservist reservists sergeant sergeants lieutenant lieutenants captain colonel colonels"
                " generals paratrooper paratroopers sailor sailors sapper sappers"
            ),
        ),
        (_V.POLICE, "police policeman policemen policewoman officer officers gendarme gendarmes detective"),
        (_V.GUARDS, "guard guards bodyguard bodyguards watchman watchmen escorts"),
        (
            _V.FIGHTERS,
            (
                "militant militants guerrilla guerrillas guerilla guerillas rebel rebels insurgent insurgents fighter fighters"
                " terrorist terrorists subversive subversives extremist extremists separatist separatists mercenary mercenaries"
                " gunman gunmen militiaman militiamen combatant combatants saboteur saboteurs attacker attackers assailant"
                " assailants paramilitaries hitmen"
            ),
        ),
        (_V.PEACEKEEPERS, "peacekeeper peacekeepers"),
        (_V.PRISONERS, "prisoner prisoners captive captives hostage hostages inmate inmates detainee detainees"),
    )
)
VICTIM_PAIRS: Mapping[tuple[str, str], VictimKind] = _pairs(
    (
        (_V.AID_WORKERS, "aid medical humanitarian relief health rescue emergency", "worker workers staff personnel official volunteers"),
        (_V.POLICE, "police", "officer officers chief commander captain lieutenant colonel sergeant"),
        (_V.SOLDIERS, "army military armed air navy", "officer officers men personnel force forces"),
        (_V.GUARDS, "border security prison national civil", "guard guards guardsmen"),
        (_V.FIGHTERS, "armed", "group groups"),
        (_V.CHILDREN, "school", "children"),
        (_V.CIVILIANS, "civilian civil", "population people"),
        (_V.JUDICIARY, "attorney", "general"),
        (_V.OFFICIALS, "secretary director", "general"),
    )
)  # fmt: skip
MILITARY_VICTIMS = frozenset({_V.SOLDIERS, _V.POLICE, _V.GUARDS, _V.FIGHTERS, _V.PEACEKEEPERS})


def target_of(victims: VictimKind) -> Mark:
    """What people are as a target."""
    return _MILITARY if victims in MILITARY_VICTIMS else _PEOPLE


# ---------------------------------------------------------------- forces

_A = ActorKind
FORCES: Mapping[str, ActorKind] = _table(
    (
        (
            _A.STATE_FORCES,
            (
                "army armies military troops forces force soldier soldiers serviceman servicemen marines paratroopers troopers"
                " battalion battalions brigade regiment garrison navy airforce commandos guardsmen gunners artillerymen"
                " units unit patrol guard guards"
            ),
        ),
        (_A.POLICE, "police policeman policemen gendarmes gendarmerie carabineros officers officer"),
        (
            _A.NON_STATE_GROUP,
            (
                "rebel rebels guerrilla guerrillas guerilla guerillas insurgent insurgents militant militants separatist"
                " separatists terrorist terrorists extremist extremists subversives subversive militia militias militiamen"
                " paramilitaries fighters jihadists jihadis mercenaries saboteurs cartel cartels squad squads"
                " insurgency secessionists narcos traffickers"
            ),
        ),
        (
            _A.UNIDENTIFIED,
            (
                "gunmen gunman assailants assailant attackers attacker hitmen hitman assassin assassins bomber bombers robbers"
                " killers snipers sniper mob arsonists bandits kidnappers men man individuals individual persons group"
                " groups youths perpetrators members member commando cell cells"
            ),
        ),
        (_A.PEACEKEEPERS, "peacekeepers peacekeeper"),
        (_A.STATE, "side sides parties"),
    )
)
ONLY_MODIFIED = word_set(
    """
    men man individuals individual persons group groups youths squad squads unit units force officer
    officers side guard guards patrol members member cell cells commando
    """
)
"""Heads that name an actor only with a word before them that says what sort: "armed men", "the Armenian side"."""

UNKNOWN = word_set(
    """
    armed unidentified unknown masked hooded heavily-armed well-armed suspected anonymous uniformed
    plainclothes
    """
)
MODIFIERS = UNKNOWN | word_set(
    """
    the of alleged leftist rightist left-wing right-wing far-right far-left communist marxist maoist
    government pro-government anti-government rebel guerrilla terrorist separatist secessionist islamist
    jihadist ethnic security special military paramilitary national royal federal regular border army
    police rural enemy allied joint foreign occupying occupation occupational state both opposing
    warring local civil heavily extremist subversive militant air naval task death suicide riot infantry
    peacekeeping breakaway drug land elite defence defense self-defense lone young hired clandestine insurgent
    left-wing leftwing rightwing opposition criminal treasury presidential rapid urban armed
    """
) - {"the", "of"}
KIND_BY_MODIFIER: Mapping[str, ActorKind] = {
    **dict.fromkeys(("rebel", "guerrilla", "terrorist", "separatist", "death", "insurgent", "militant"), _A.NON_STATE_GROUP),
    **dict.fromkeys(("extremist", "subversive", "paramilitary", "criminal", "secessionist", "drug"), _A.NON_STATE_GROUP),
    **dict.fromkeys(("unidentified", "unknown", "masked", "hooded", "anonymous"), _A.UNIDENTIFIED),
    "police": _A.POLICE,
    "peacekeeping": _A.PEACEKEEPERS,
}  # fmt: skip
TITLES = word_set(
    """
    captain colonel general lieutenant major sergeant corporal private commander president
    """
)

# ---------------------------------------------------------------- what is done


class Deed(StrEnum):
    """What a word does to those about it."""

    ATTACK = "attack"  # shelled, attacked: subject acts, object is the target
    HURT = "hurt"  # killed, wounded: without an object the subject suffers it
    LOSS = "loss"  # destroyed, downed, seized: weapons so treated were not used
    SEND = "send"  # fired, launched, used: the object is the weapon
    LAND = "land"  # fell, exploded: the subject is the weapon
    DIE = "die"
    CLASH = "clash"
    DEAL = "deal"  # agreed, met, exchanged
    HOLD = "hold"  # arrested, blocked: done by an authority
    BROKER = "broker"
    BLOW = "blow"  # nouns: shelling, attack, fire
    REPEL = "repel"  # its subject was attacked
    SAY = "say"
    BLAME = "blame"
    CLAIM = "claim"  # claimed responsibility, or an attack claimed by
    GO_ON = "go on"  # began, tried: the deed follows


DEEDS: Mapping[str, Deed] = _table(
    (
        (
            Deed.ATTACK,
            (
                "shelled bombed bombarded bombarding attacked attacking struck targeted targeting stormed storming invaded"
                " invading ambushed ambushing raided raiding assaulted pounded pounding strafed strafing besieged machinegunned"
                " machine-gunned dynamited torched burned burnt blew blown overran hit hits hitting striking set stoned"
                " violated violating violates captured capturing liberated occupied took taken retook recaptured entered"
                " advanced advancing captures takes attacks shells intruded infiltrated broke desecrated looted vandalised vandalized"
                " shot shooting shoots opened opening"
            ),
        ),
        (
            Deed.HURT,
            (
                "wiped killed killing kills wounded wounding injured injuring murdered murdering assassinated executed executing"
                " massacred kidnapped kidnapping abducted abducting stabbed stabbing beheaded tortured slain hurt lynched maimed"
                " raped beaten gunned slaughtered slaughtering"
            ),
        ),
        (
            Deed.LOSS,
            (
                "destroyed destroying downed downing intercepted intercepting seized seizing confiscated found neutralised"
                " neutralized defused damaged damaging knocked discovered demolished flattened razed cleared disabled"
            ),
        ),
        (
            Deed.SEND,
            (
                "fired firing fires launched launching launches used using threw throwing hurled hurling dropped dropping planted"
                " planting detonated detonating carried conducted mounted placed lobbed employed deployed staged perpetrated"
                " committed delivered inflicted"
            ),
        ),
        (Deed.LAND, "fell fallen falling landed landing exploded exploding slammed crashed rained burst came"),
        (Deed.DIE, "died dies perished drowned dead"),
        (
            Deed.CLASH,
            (
                "clashed clashing clash clashes fought fighting battled battling skirmished skirmish skirmishes firefight"
                " firefights battle battles gunfight shootout hostilities war confrontation confrontations combat duel duels"
                " crossfire exchange exchanges"
            ),
        ),
        (
            Deed.DEAL,
            (
                "agreed agree signed signing met meet talks negotiations ceasefire cease-fire truce agreement agreements exchanged"
                " exchanging swapped traded accord deal talked negotiated negotiating meeting"
            ),
        ),
        (
            Deed.HOLD,
            (
                "arrested arresting arrests detained detaining detains blocked blocking blockaded evacuated released releasing"
                " freed deported expelled dispersed"
            ),
        ),
        (
            Deed.BROKER,
            (
                "mediated brokered mediating mediation mediator mediators brokering auspices co-chaired sponsored facilitated"
                " hosted"
            ),
        ),
        (
            Deed.BLOW,
            (
                "attack shelling shellings bombardment bombardments fire strike strikes raid raids ambush ambushes offensive"
                " offensives counteroffensive assault assaults aggression bombing bombings airstrike airstrikes barrage barrages"
                " incursion invasion explosion explosions blast blasts murder murders assassination assassinations massacre"
                " kidnapping kidnappings provocation provocations sabotage gunfire killings execution abduction salvo volley"
                " shootings destruction burning occupation siege"
            ),
        ),
        (Deed.REPEL, "repelled repelling repulsed thwarted foiled suffered sustained"),
        (
            Deed.SAY,
            (
                "said says say told reported reports announced stated added claimed claims confirmed denied denies declared"
                " warned noted accused accuses alleged according condemned called urged demanded vowed threatened"
                " asked ordered wrote promised expressed published regretted thanked welcomed believed learned"
            ),
        ),
        (Deed.BLAME, "blamed blames blaming blame attributed"),
        (Deed.CLAIM, "responsibility"),
        (
            Deed.GO_ON,
            "held hold holding began begun started continued tried attempted managed resumed kept proceeded continue forced sought",
        ),
    )
)
ATTACK_OF_ITS_SUBJECT = word_set(
    """
    attack offensive offensives aggression invasion ambush raid raids assault provocation provocations
    fire incursion
    """
)
"""Blows that are "of" those who strike; the others are "of" those who are struck ("the shelling of the post")."""

PARTICLES = word_set(
    """
    dead down up fire out off back into away
    """
)
DETERMINERS = word_set(
    """
    the a an this that these those its their his her our some any several many both all other another
    each no two three four five six seven eight nine ten eleven twelve twenty dozens dozen hundreds
    scores more than about at least around approximately over nearly almost one
    """
)
PASSED_OVER = (
    ADVERBS
    | HAVE
    | word_set(
        """
    who which that again jointly openly once twice thrice simultaneously yesterday today tonight
    overnight thereby repeatedly continuously constantly deliberately allegedly heavily still suddenly
    himself herself itself themselves did do does
    """
    )
)
ASIDE = word_set(
    """
    on in at near from of stationed based during with aboard wearing riding travelling traveling dressed
    early late about around inside outside the a an this last morning night evening afternoon day dawn
    midnight noon monday tuesday wednesday thursday friday saturday sunday hours january february march
    april may june july august september october november december some two three four five by after
    """
) - {"by", "after"}
"""Words between a subject and its verb: where and when, and how it came there."""

IS_DONE = BE
COME_UPON = frozenset({"found", "discovered", "confiscated", "taken"})
"""Verbs of what befalls things, but no blow to people or buildings."""

TOWNS = frozenset({"town", "towns", "village", "villages", "city"})
"""After these a building only describes a place ("a market town")."""

LANDING_ON = word_set(
    """
    on at against upon toward towards into onto inside
    """
)
LANDING_IN = frozenset({"in", "outside"})
NEVER_BEFORE_A_SUBJECT = word_set(
    """
    in at near into of to for from by on against between around across about within under over inside
    outside toward towards through including than beside behind onto upon off per via among alongside
    """
)
DIVIDES = word_set(
    """
    border borders line contact frontier corridor relations road boundary
    """
)
"""What lies between two states, and is nothing that they do."""

DEALS_AND_FIGHTS = word_set(
    """
    clash clashes skirmish skirmishes firefight firefights battle battles gunfight shootout hostilities
    war confrontation confrontations combat duel duels crossfire exchange exchanges talks negotiations
    ceasefire cease-fire truce agreement agreements accord deal meeting signing
    """
)
"""Nouns of fighting and agreeing: what somebody holds, and no verb of theirs."""

STRUCK_BY_VERB = word_set(
    """
    to they we you will would planes who aircraft airplanes forces
    """
)
OF_A_WEAPON = word_set(
    """
    position positions unit units depot depots base battery batteries installations crew crews site
    sites factory range warehouse warehouses
    """
)
"""What is named after its weapon: "artillery positions" are struck, and strike nobody by their name."""

ALSO_VERBS = frozenset({"shell", "bomb", "mine", "shells"})
"""Weapons that are verbs after such words: "they shell the town"."""

PREPOSITIONS = word_set(
    """
    in on at by near during after before when while as for from with over under inside outside amid
    since following because along and or , . ; : ) to”
    """
)
MAY_FOLLOW_A_NAME = (
    PREPOSITIONS
    | NEVER_BEFORE_A_SUBJECT
    | PASSED_OVER
    | ASIDE
    | IS_DONE
    | MODIFIERS
    | frozenset({"to", "but", "[", "(", "]", ")"})
)
"""Words after a name that leave it a name: before any other it only describes ("an American oil company")."""

WEAPON_MODIFIERS = word_set(
    """
    missile rocket drone mortar artillery air aerial sniper ground heavy
    """
)
"""Words between whose blow it is and the blow: "an Armenian missile strike"."""


# ---------------------------------------------------------------- one look at a word


class Paired(NamedTuple):
    """What a word names after a certain other."""

    weapon: WeaponKind | None = None
    mark: Mark | None = None
    people: VictimKind | None = None


class Entry(NamedTuple):
    """What a word names by itself, and after which words something else."""

    weapon: WeaponKind | None
    mark: Mark | None
    people: VictimKind | None
    pairs: Mapping[str, Paired]


UNPAIRED = Paired()


def _lexicon() -> dict[str, Entry]:
    """Every word of the tables above with all that they say of it."""
    pairs: dict[str, dict[str, Paired]] = {}
    for before, word in (*WEAPON_PAIRS, *TARGET_PAIRS, *VICTIM_PAIRS):
        pair = before, word
        told = Paired(WEAPON_PAIRS.get(pair), TARGET_PAIRS.get(pair), VICTIM_PAIRS.get(pair))
        pairs.setdefault(word, {})[before] = told
    return {
        word: Entry(WEAPONS.get(word), TARGETS.get(word), VICTIMS.get(word), pairs.get(word, {}))
        for word in {*WEAPONS, *TARGETS, *VICTIMS, *pairs}
    }


LEXICON: Mapping[str, Entry] = _lexicon()
