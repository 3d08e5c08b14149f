"""Invented, neutral news for pages of our own making: nothing in it happened, and the seeds decide every word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

TOWNS: Final = ("Terter", "Barda", "Goris", "Ganja", "Kapan", "Sheki", "Vardenis", "Shamkir", "Ijevan", "Zagatala")
RIVERS: Final = ("the Kura", "the Aras", "the Tartar", "the Vorotan", "the Hrazdan")
BODIES: Final = (
    "the Ministry of Emergencies", "the regional council", "the railway company", "the water board",
    "the national statistics office", "the border service", "the municipal hospital", "the road agency",
)  # fmt: skip
PEOPLE: Final = ("Anna Morel", "Peter Lind", "Leyla Karim", "David Sarkis", "Mary Holt", "Omar Reyes", "Nina Voss")
OUTLETS: Final = (
    "Mountain Courier", "The River Post", "Caspian Observer", "Northern Herald", "Daily Caravan", "Valley Gazette",
    "Highland News Agency", "The Evening Ledger",
)  # fmt: skip
TITLES: Final = (
    "Road between {town} and {other} reopens after {number} days",
    "{number} families return to homes near {town}",
    "Engineers begin work on the bridge over {river}",
    "Shelling reported near {town}, officials say talks go on",
    "Power restored to {number} villages around {town}",
    "{Body} says water in {river} is safe again",
    "Market of {town} opens its gates after a long winter",
    "Monitors visit {other} and hear from both sides",
)

SENTENCES: Final = (
    "{Body} said on {weekday} that the road between {town} and {other} would stay closed for {few} more days.",
    "Residents of {town} told reporters that they had heard nothing since early morning.",
    "About {number} people spent the night in the school of {town}, most of them with relatives close by.",
    "“We counted the windows twice and there were still more broken ones than whole ones,” {person} said.",
    "The bridge over {river} was last repaired in {past_year}, according to the archive of the district.",
    "On {event_day}, two months before the talks, {body} had warned that stocks of fuel were low.",
    "Nobody was hurt.",
    "Officials on the other side denied that any of their units had been near {other} at the time.",
    "The two delegations are to meet again in {few} days, although neither has named a place.",
    "A spokesman for {body}, {person}, described the damage as serious but limited to the old quarter.",
    "In the afternoon the shelling stopped, and by evening buses were running as far as {other}.",
    "{number} tonnes of flour and {few} lorries of medicine reached the town before the pass was shut.",
    "“Nobody asked us, and nobody told us,” said {person}, who has kept a shop by the station since {past_year}.",
    "Similar incidents were recorded in {past_year}, when {number} houses lost their roofs.",
    "{Body} has asked for {number} more blankets, saying that nights along {river} are already cold.",
    "The figures could not be checked independently.",
    "What happened between four and five in the morning is told in two ways.",
    "According to {body}, {few} shells fell in fields west of {town} and did no harm.",
    "The line, built in {past_year}, carries most of the grain that is sold in {other}.",
    "Doctors at the municipal hospital of {town} treated {few} people for cuts, and all but one went home.",
    "Schools in the district will open on Monday, {body} added in a statement on its website.",
    "An agreement signed on {event_day} provides for monitors, who have not been seen near {town} this week.",
    "Prices on the market rose by a tenth, traders said, but there was bread in every shop.",
    "“It is quiet now,” {person} said by telephone. “Ask me again tomorrow.”",
    "Rescue workers from {other} arrived with {few} boats and a crane, and left again before dark.",
    "Neither side has published a map of the {number} sites that it says were visited.",
    "The council of {town} voted to rename the square, a decision that was put off {few} times.",
    "Electricity came back to {number} households shortly before midnight.",
    "In a letter dated {event_day}, {person} had asked for the very same thing.",
    "Farmers around {other} are still waiting for seed that was promised to them in the spring.",
    "Observers counted {number} vehicles on the road to {town}, fewer than on the day before.",
    "Asked whether the ceasefire held, {person} answered that it held where people wanted it to.",
    "The water board opened two gates above {other} so that the level of {river} could fall by half a metre.",
    "Talks on the exchange of those detained go on, and lists with {few} names were handed over.",
    "{Body} counted {number} claims for compensation, of which it has paid {few}.",
    "From the hill above {town} one can see both banks, and on most days nothing moves on either.",
)  # fmt: skip
HEADS: Final = (
    "What is known",
    "Both sides speak",
    "On the road",
    "What comes next",
    "A long winter",
    "Figures in dispute",
)

OTHER_LANGUAGES: Final = {
    "ru": (
        "Дорога между городами снова открыта, сообщили в областном совете.",
        "По словам жителей, ночь прошла спокойно, и утром автобусы вышли на линию.",
        "В больнице помощь получили несколько человек, все они вернулись домой.",
        "Представители другой стороны заявили, что их подразделений в этом районе не было.",
        "Мост через реку в последний раз ремонтировали много лет назад.",
        "Переговоры продолжатся через несколько дней, место встречи пока не названо.",
        "Электричество вернулось в большинство сёл незадолго до полуночи.",
    ),
    "az": (
        "Şəhərlər arasındakı yol yenidən açılıb, bu barədə rayon şurası məlumat verib.",
        "Sakinlərin sözlərinə görə, gecə sakit keçib və səhər avtobuslar yola çıxıb.",
        "Xəstəxanada bir neçə nəfərə yardım göstərilib, hamısı evə qayıdıb.",
        "Qarşı tərəfin nümayəndələri bu ərazidə bölmələrinin olmadığını bildirib.",
        "Çayın üzərindəki körpü sonuncu dəfə uzun illər əvvəl təmir olunub.",
        "Danışıqlar bir neçə gündən sonra davam edəcək, görüş yeri hələ açıqlanmayıb.",
        "Gecə yarısına yaxın kəndlərin çoxuna elektrik enerjisi verilib.",
    ),
    "hy": (
        "Քաղաքների միջև ճանապարհը կրկին բաց է, հայտնել է մարզային խորհուրդը։",
        "Բնակիչների խոսքով՝ գիշերն անցել է հանգիստ, և առավոտյան ավտոբուսները դուրս են եկել գիծ։",
        "Հիվանդանոցում մի քանի հոգու օգնություն է ցուցաբերվել, բոլորը վերադարձել են տուն։",
        "Մյուս կողմի ներկայացուցիչները հայտարարել են, որ իրենց ստորաբաժանումներն այդ տարածքում չեն եղել։",
        "Գետի կամուրջը վերջին անգամ վերանորոգվել է շատ տարիներ առաջ։",
        "Բանակցությունները կշարունակվեն մի քանի օրից, հանդիպման վայրը դեռ հայտնի չէ։",
        "Էլեկտրաէներգիան վերականգնվել է գյուղերի մեծ մասում կեսգիշերից քիչ առաջ։",
    ),
    "fr": (
        "La route entre les deux villes est rouverte, a annoncé le conseil régional.",
        "Selon les habitants, la nuit a été calme et les autobus sont partis au matin.",
        "À l’hôpital, plusieurs personnes ont reçu des soins avant de rentrer chez elles.",
        "Les représentants de l’autre camp ont déclaré qu’aucune de leurs unités ne s’y trouvait.",
        "Le pont sur la rivière a été réparé pour la dernière fois il y a de nombreuses années.",
        "Les pourparlers reprendront dans quelques jours, en un lieu encore inconnu.",
        "L’électricité est revenue dans la plupart des villages peu avant minuit.",
    ),
    "tr": (
        "İki şehir arasındaki yolun yeniden açıldığı bölge meclisi tarafından duyuruldu.",
        "Sakinlere göre gece sakin geçti ve sabah otobüsler sefere çıktı.",
        "Hastanede birkaç kişi tedavi edildi, hepsi evine döndü.",
        "Karşı tarafın temsilcileri bölgede birliklerinin bulunmadığını söyledi.",
        "Nehrin üzerindeki köprü en son yıllar önce onarılmıştı.",
        "Görüşmeler birkaç gün içinde sürecek, buluşma yeri henüz açıklanmadı.",
        "Gece yarısından kısa süre önce köylerin çoğuna elektrik verildi.",
    ),
}  # fmt: skip

HEADED: Final = 0.08
"""The share of paragraphs that stand under a heading."""

FIRST_DAY: Final = date(2016, 1, 4)
LAST_DAY: Final = date(2023, 12, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph ("p"), a heading ("h") or an item of a list ("li") of a story."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An invented story as its desk filed it."""

    title: str
    summary: str
    blocks: tuple[Block, ...]
    town: str
    author: str
    day: date
    section: str
    language: str = "en"

    @property
    def slug(self) -> str:
        """The title as addresses have it."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.title.lower()).split())

    @property
    def text(self) -> str:
        """The body, its paragraphs apart."""
        return "\n\n".join(block.text for block in self.blocks)


def make_story(random: Random, paragraphs: int, *, day: date | None = None, language: str = "en") -> Story:
    """A story of so many paragraphs."""
    told = day or FIRST_DAY + timedelta(days=random.randrange((LAST_DAY - FIRST_DAY).days))
    town = random.choice(TOWNS)
    pool = list(OTHER_LANGUAGES.get(language, SENTENCES))
    random.shuffle(pool)
    blocks = tuple(_blocks(random, pool, paragraphs, town, told))
    title = (
        OTHER_LANGUAGES[language][0].rstrip(".։")
        if language != "en"
        else _filled(random, random.choice(TITLES), town, told)
    )
    return Story(
        title=title,
        summary=_filled(random, random.choice(SENTENCES), town, told) if language == "en" else pool[-1],
        blocks=blocks,
        town=town,
        author=random.choice(PEOPLE),
        day=told,
        section=random.choice(("World", "Region", "Politics", "Society")),
        language=language,
    )


def _blocks(random: Random, pool: list[str], paragraphs: int, town: str, day: date) -> list[Block]:
    english = pool[0] in SENTENCES
    sentences = iter(pool)
    blocks: list[Block] = []
    while sum(block.kind == "p" for block in blocks) < paragraphs:
        taken = list(islice(sentences, random.choice((1, 1, 2, 2, 3, 4) if english else (1, 1, 2))))
        if not taken:
            if not english:
                break
            sentences = iter(random.sample(SENTENCES, len(SENTENCES)))
            continue
        if english and blocks and blocks[-1].kind == "p" and random.random() < HEADED:
            blocks.append(Block(kind="h", text=random.choice(HEADS)))
        words = " ".join(_filled(random, each, town, day) for each in taken)
        blocks.append(Block(kind="p", text=words))
    return blocks


def _filled(random: Random, template: str, town: str, day: date) -> str:
    body = random.choice(BODIES)
    event = day - timedelta(days=random.randrange(40, 2_000))
    return template.format(
        town=town,
        other=random.choice([other for other in TOWNS if other != town]),
        river=random.choice(RIVERS),
        body=body,
        Body=body[0].upper() + body[1:],
        person=random.choice(PEOPLE),
        number=random.randrange(12, 900),
        few=random.choice(("two", "three", "four", "five", "six")),
        weekday=f"{day - timedelta(days=random.randrange(3)):%A}",
        past_year=random.randrange(1961, 2012),
        event_day=f"{event.day} {event:%B %Y}",
    )
