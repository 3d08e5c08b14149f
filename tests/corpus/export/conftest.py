"""One incident with its reports and articles, the words of people who mean harm, and how to write them."""

import io
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from sample_places import sample_place

from corpus.export import FORMATS, ExportNote, export_rows
from corpus.grounds import Ground
from corpus.records import (
    Actor,
    ActorRole,
    Article,
    Claim,
    Count,
    DayRange,
    Incident,
    PublishedBasis,
    Report,
    Span,
    Status,
    SubEventType,
    Target,
    TargetKind,
    TargetWhat,
    Toll,
    VictimKind,
    Victims,
    Weapon,
    WeaponKind,
)

SENTENCE = "Shells fell on Stepanakert on Sunday and Monday, the ombudsman said."
ARTICLE = Article(
    article_id="a1",
    text=f"{SENTENCE}\nNobody else\nspoke.",
    title="Shells fall on the town",
    source="The Paper",
    url="https://paper.example/a",
    published=date(2020, 10, 12),
    published_basis=PublishedBasis.METADATA,
)
PLACE = sample_place(
    "Stepanakert",
    place_id="dl:stepanakert",
    second_name="Khankendi",
    start=15,
    end=26,
    lat=39.8177,
    lon=46.7528,
    radius_km=6,
)
REPORT = Report(
    report_id="r1",
    article_id="a1",
    start=0,
    end=len(SENTENCE),
    passages=(Span(0, len(SENTENCE)),),
    trigger=Span(0, 11),
    sub_event=SubEventType.SHELLING,
    status=Status.HAPPENED,
    place=PLACE,
    days=DayRange(first=date(2020, 10, 11), last=date(2020, 10, 12)),
    claimed_by="the ombudsman",
    accused="Azerbaijan",
    actors=(
        Actor(role=ActorRole.ATTACKER, words="gunners", name="Armed forces of X"),
        Actor(role=ActorRole.ATTACKER, words="artillerymen", name="Armed forces of X"),
        Actor(role=ActorRole.TARGET, words="the garrison"),
        Actor(role=ActorRole.ACCUSED, words="Azerbaijan", said_by="the ombudsman"),
        Actor(role=ActorRole.CLAIMANT, words="the ombudsman"),
    ),
    weapons=(Weapon(kind=WeaponKind.ARTILLERY, words="Shells", span=Span(0, 6)),),
    targets=(
        Target(kind=TargetKind.INFRASTRUCTURE, what=TargetWhat.SCHOOL, words="school", span=Span(0, 6)),
        Target(kind=TargetKind.CIVILIANS, what=TargetWhat.PEOPLE, words="pupils", span=Span(0, 6)),
    ),
    victim_kinds=(Victims(kind=VictimKind.CHILDREN, words="pupils", span=Span(0, 6)),),
)
CLAIM = Claim(
    report_id="r1",
    article_id="a1",
    claimed_by="the ombudsman",
    accused="Azerbaijan",
    killed=Count(low=3, high=3),
    injured=Count(low=24, high=48),
    published=date(2020, 10, 12),
    source="The Paper",
)
OPEN_CLAIM = Claim(
    report_id="r2",
    article_id="a2",
    claimed_by="",
    accused="",
    killed=Count(low=2, high=None),
    injured=None,
    published=None,
    source="",
)
INCIDENT = Incident(
    incident_id="i1",
    report_ids=("r1", "r2"),
    article_ids=("a1", "a2"),
    sub_event=SubEventType.SHELLING,
    status=Status.HAPPENED,
    place=PLACE,
    days=REPORT.days,
    killed=Toll(low=2, best=3, high=None),
    injured=None,
    claims=(CLAIM, OPEN_CLAIM),
    confidence=0.81234,
    confidence_because=(Ground.DAY_NAMED, Ground.VAGUE),
    merged_because="same place and day",
)
NOTE = ExportNote(
    data_version="0123456789abcdef",
    day=date(2021, 3, 4),
    selection_words="battles near Ganja",
    sources=("GeoNames, CC BY 4.0", "Who's On First, CC BY 4.0"),
)

HOSTILE = {
    "formula": "=1+1",
    "a call": '=HYPERLINK("https://elsewhere.example/","click")',
    "dynamic data exchange": "=cmd|' /C calc'!A0",
    "a lead of DDE": "|cmd",
    "percent": "%0",
    "minus": "-2+3",
    "plus": "+2",
    "at": "@SUM(A1:A9)",
    "tab": "\t=1",
    "carriage return": "\r=1\rmore",
    "line feed": "\n=1",
    "spaces": "  =1",
    "no-break space": "\u00a0=1",
    "ideographic space": "\u3000=1",
    "zero width": "\u200b\u200d\ufeff=1",
    "soft hyphen and filler": "\u00ad\u3164\u2800=1",
    "wide": "＝1＋1",
    "small": "﹦1",
    "second cell": "well;=1+1",
    "second cell in quotes": 'well; "=1+1"',
    "second line": "well\n=1+1",
    "script": "<script>window.hurt='script'</script>",
    "image": "<img src=x onerror=\"window.hurt='image'\">",
    "template": "{{7*7}} {% raw %} ${7*7} $[description] #{7*7}",
    "markdown": "[link](javascript:alert(1)) ![image](https://elsewhere.example/x.png)",
    "address": "javascript:alert(1)",
    "end of CDATA": "<![CDATA[ ]]> ]]> --> <!-- ?> <?php",
    "entities": "&lt;b&gt; &amp; &xxe; <!DOCTYPE a [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
    "bidi": "\u202eright to left\u202c and \u2066isolated",
    "NUL": "a\0b\0=c",
    "NUL before a formula": "\0=1",
    "half a character": "\ud800 and \udfff",
    "controls": "\x01\x07\x1b[31m\x7f\x85\ufffe\uffff",
    "JSON": '"}, {"type": "Feature" \u2028\u2029 \\',
    "long": "enormous <b>title</b> " * 50_000,
    "long and blank": " \u3000" * 500_000 + "=",
}


def rows(incident=INCIDENT, article=ARTICLE, report=REPORT):
    """The rows of one incident."""
    return list(export_rows([incident], {"r1": report}, {"a1": article}))


def rows_of_words(words):
    """The row of an incident in which a stranger has written everything that strangers can."""
    place = replace(PLACE, name=words, second_name=words, admin1=words, country_name=words)
    claim = replace(CLAIM, claimed_by=words, accused=words, source=words)
    incident = replace(INCIDENT, place=place, claims=(claim,), merged_because=words, copies=(("a1", "a1"),))
    article = replace(ARTICLE, text=words, title=words, source=words, url=words)
    report = replace(REPORT, end=len(words), place=place, claimed_by=words, accused=words)
    report = replace(
        report,
        actors=tuple(Actor(role=role, words=words, name=name) for role in ActorRole for name in ("", words)),
    )
    return rows(incident, article, report)


def bare():
    """An incident of which next to nothing is known."""
    return replace(INCIDENT, place=None, days=None, killed=None, claims=(), report_ids=(), article_ids=())


def note_of_words(words):
    """A note whose words a stranger has written."""
    return replace(NOTE, selection_words=words, sources=(words,))


def written(name, exported, note=NOTE):
    """The bytes of rows in a format."""
    out = io.BytesIO()
    FORMATS[name].write(exported, out, note)
    return out.getvalue()


@pytest.fixture(scope="session")
def sample():
    """The incident and what belongs to it, to be changed with dataclasses.replace."""
    return SimpleNamespace(
        sentence=SENTENCE,
        article=ARTICLE,
        place=PLACE,
        report=REPORT,
        claim=CLAIM,
        incident=INCIDENT,
        note=NOTE,
        bare=bare(),
        rows=rows,
        rows_of_words=rows_of_words,
        note_of_words=note_of_words,
        written=written,
    )


@pytest.fixture(scope="session", params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request):
    """Words of somebody who means harm."""
    return request.param
