"""The day of publication is judged by all that names it; what is not believed is kept with the reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.publication import Evidence, publication_of
from corpus.raw_article import PageDay
from corpus.records import Article, PublicationSign, PublishedBasis, SignFault, SignKind

DAY = date(2020, 10, 18)
TODAY = date(2024, 1, 1)
TOLD_TWICE = (
    "It began on 27 September 2020. The accord was signed on 10 November 2020. The last post was left on "
    "1 December 2020."
)


def told(publication):
    """Each sign in a line: kind, day or words, and what speaks against it."""
    lines = ((sign, sign.day.isoformat() if sign.day else f"“{sign.words}”") for sign in publication.signs)
    return [f"{sign.kind} {said}" + (f": {sign.fault}" if sign.fault else "") for sign, said in lines]


ORDER = [
    ("given", PublishedBasis.GIVEN),
    ("metadata", PublishedBasis.METADATA),
    ("head", PublishedBasis.TEXT),
    ("text", PublishedBasis.TEXT),
    ("url", PublishedBasis.ADDRESS),
    ("file_name", PublishedBasis.FILE_NAME),
]


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_of_signs_that_agree_the_surest_comes_first(first):
    days = [DAY + timedelta(days=i % 3) for i in range(len(ORDER))]
    everything = {
        "given": days[0],
        "metadata": str(days[1]),
        "head": days[2],
        "text": f"BAKU, {days[3]:%d %B %Y} — Talks began.",
        "url": f"https://news.example/{days[4]:%Y/%m/%d}/",
        "file_name": f"{days[5]}.txt",
    }
    named = dict(list(everything.items())[first:])
    publication = publication_of(Evidence(**named), TODAY)
    assert publication.day == days[first]
    assert publication.basis is ORDER[first][1]
    assert len(publication.signs) == len(named)


DATELINE = "TBILISI, 29 September 2020 (Agency) — Talks began."
LATER = "https://news.example/2020/10/17/talks"

JUDGED = [
    (
        "most agree: the address bears the metadata out",
        {"metadata": "2020-10-18", "text": DATELINE, "url": LATER},
        ["metadata 2020-10-18", "dateline 2020-09-29", "address 2020-10-17"],
    ),
    (
        "most agree: the address bears the dateline out",
        {"metadata": "2023-04-02", "text": DATELINE, "url": "https://news.example/2020/09/30/talks"},
        ["dateline 2020-09-29", "metadata 2023-04-02", "address 2020-09-30"],
    ),
    (
        "one against one: a page is fetched again after it was written",
        {"metadata": "2023-04-02", "text": DATELINE},
        ["dateline 2020-09-29", "metadata 2023-04-02"],
    ),
    (
        "one against one: nothing is published before it was filed",
        {"metadata": "2019-01-01", "text": DATELINE},
        ["dateline 2020-09-29", "metadata 2019-01-01"],
    ),
    (
        "two against one: a dateline too may hold a slip of the pen",
        {"metadata": "2019-10-01", "text": DATELINE, "url": "https://news.example/2019/09/30/talks"},
        ["metadata 2019-10-01", "dateline 2020-09-29", "address 2019-09-30"],
    ),
    (
        "one against one: an archive's head may be of its own later visit",
        {"metadata": "2020-10-18", "head": date(2023, 4, 2)},
        ["metadata 2020-10-18", "head 2023-04-02"],
    ),
    (
        "one against one: an archive's head of before",
        {"metadata": "2023-04-02", "head": DAY},
        ["head 2020-10-18", "metadata 2023-04-02"],
    ),
    (
        "one against one: what was updated since bears a later stamp",
        {"metadata": "2020-10-18", "text": "Updated: 2 April 2023\nTalks began."},
        ["metadata 2020-10-18", "stamp 2023-04-02"],
    ),
    (
        "one against one: an address may hold the day of an event",
        {"metadata": "2020-10-18", "url": "https://news.example/since-2016-04-02-in-pictures"},
        ["metadata 2020-10-18", "address 2016-04-02"],
    ),
    (
        "a day or two apart is one publication",
        {"metadata": "2020-10-18", "text": "TBILISI, 16 October 2020 (Agency) — Talks began."},
        ["metadata 2020-10-18", "dateline 2020-10-16"],
    ),
    (
        "a file is named when it is saved and has no vote",
        {"metadata": "2023-04-02", "text": DATELINE, "file_name": "2023-04-02.html"},
        ["dateline 2020-09-29", "metadata 2023-04-02", "file name 2023-04-02"],
    ),
    (
        "a person is believed",
        {"given": DAY, "metadata": "2023-04-02", "url": "https://news.example/2023/04/02/talks"},
        ["given 2020-10-18", "metadata 2023-04-02", "address 2023-04-02"],
    ),
    (
        "what is in the future gives way",
        {"metadata": "2031-10-18", "file_name": "2020-10-18.txt"},
        ["file name 2020-10-18", "metadata 2031-10-18: in the future"],
    ),
    (
        "what is too early gives way",
        {"metadata": "1979-12-31", "file_name": "2020-10-18.txt"},
        ["file name 2020-10-18", "metadata 1979-12-31: too early"],
    ),
    (
        "tomorrow is today somewhere",
        {"metadata": "2024-01-02"},
        ["metadata 2024-01-02"],
    ),
    (
        "the text tells of later days as past, twice",
        {"metadata": "2020-10-18", "text": TOLD_TWICE},
        ["metadata 2020-10-18: before a day that the text tells of as past"],
    ),
    (
        "the text tells of a later day, and the address agrees",
        {
            "metadata": "2020-01-01",
            "text": "The accord was signed on 10 November 2020.",
            "url": "https://news.example/2020/11/12/accord",
        },
        ["address 2020-11-12", "metadata 2020-01-01: before a day that the text tells of as past"],
    ),
    (
        "one later day alone may be a slip of the pen",
        {"metadata": "2021-01-02", "text": "The accord was signed on 28 December 2021."},
        ["metadata 2021-01-02"],
    ),
    (
        "a day told of may be tomorrow in another zone",
        {"metadata": "2020-11-30", "text": TOLD_TWICE},
        ["metadata 2020-11-30"],
    ),
]


@pytest.mark.parametrize(("named", "signs"), [(named, signs) for _, named, signs in JUDGED])
def test_the_day_is_judged_and_all_that_names_one_is_kept(named, signs):
    assert told(publication_of(Evidence(**named), TODAY)) == signs


YEARLESS = "BAKU, Oct. 29 /Agency/ Talks began."

WITHOUT_YEAR = [
    ({"metadata": "2020-10-30"}, ["metadata 2020-10-30", "dateline 2020-10-29"]),
    (
        {"metadata": "2023-04-02", "url": "https://news.example/2020/10/29/a"},
        ["dateline 2020-10-29", "metadata 2023-04-02", "address 2020-10-29"],
    ),
    ({"url": "https://news.example/2020/10/a"}, ["dateline 2020-10-29"]),
    ({"file_name": "talks_2020-10.txt"}, ["dateline 2020-10-29"]),
    ({"url": "https://news.example/2020/12/a"}, ["dateline “Oct. 29”: no year"]),
    ({"metadata": "2020-11-15"}, ["dateline 2020-10-29", "metadata 2020-11-15"]),
    ({"metadata": "2020-12-15"}, ["metadata 2020-12-15", "dateline “Oct. 29”: no year"]),
    ({"metadata": "2020-10-15"}, ["metadata 2020-10-15", "dateline “Oct. 29”: no year"]),
    ({"metadata": "2023-04-02"}, ["metadata 2023-04-02", "dateline “Oct. 29”: no year"]),
    ({}, ["dateline “Oct. 29”: no year"]),
]


@pytest.mark.parametrize(("named", "signs"), WITHOUT_YEAR)
def test_a_dateline_without_a_year_takes_it_from_what_agrees_with_it(named, signs):
    assert told(publication_of(Evidence(text=YEARLESS, **named), TODAY)) == signs


TOLD_BEFORE = [
    ("The bridge fell on 27 October 2020.", ["dateline 2020-10-29"]),
    ("The bridge was built on 12 May 1994.", ["dateline “Oct. 29”: no year"]),
    ("The bridge fell on 30 October 2020.", ["dateline “Oct. 29”: no year"]),
]


@pytest.mark.parametrize(("sentence", "signs"), TOLD_BEFORE)
def test_a_dateline_without_a_year_is_of_the_year_of_what_just_happened(sentence, signs):
    assert told(publication_of(Evidence(text=f"{YEARLESS} {sentence}"), TODAY)) == signs


def test_around_new_year_a_dateline_is_of_the_old_year():
    evidence = Evidence(metadata="2021-01-01", text="BAKU, Dec. 31 /Agency/ Talks began.")
    assert told(publication_of(evidence, TODAY)) == ["metadata 2021-01-01", "dateline 2020-12-31"]


TWO_WAYS = [
    ({}, ["metadata “05/06/2020”: may be read two ways"]),
    ({"url": "https://news.example/a"}, ["metadata “05/06/2020”: may be read two ways"]),
    ({"url": "https://news.co/a"}, ["metadata “05/06/2020”: may be read two ways"]),
    ({"url": "https://news.uk/a"}, ["metadata 2020-06-05"]),
    ({"url": "https://news.us/a"}, ["metadata 2020-05-06"]),
    ({"url": "https://news.us/2020/06/05/a"}, ["metadata 2020-06-05", "address 2020-06-05"]),
    ({"text": "BAKU, June 5 /Agency/ Talks began."}, ["metadata 2020-06-05", "dateline 2020-06-05"]),
    (
        {"file_name": "2020-12-01.txt"},
        ["file name 2020-12-01", "metadata “05/06/2020”: may be read two ways"],
    ),
]


@pytest.mark.parametrize(("named", "signs"), TWO_WAYS)
def test_a_field_of_two_readings_is_read_as_another_sign_or_the_outlets_country_has_it(named, signs):
    assert told(publication_of(Evidence(metadata="05/06/2020", **named), TODAY)) == signs


def test_of_two_readings_one_in_the_future_is_none():
    assert told(publication_of(Evidence(metadata="01/02/2024"), TODAY)) == ["metadata 2024-01-02"]


def test_with_nothing_that_names_it_the_day_stays_unknown():
    publication = publication_of(Evidence(text="Talks began on Sunday."), TODAY)
    assert (publication.day, publication.basis, publication.signs) == (None, PublishedBasis.UNKNOWN, ())


def test_what_a_person_gave_is_believed():
    assert publication_of(Evidence(given=date(1905, 2, 6), text=TOLD_TWICE), TODAY).day == date(1905, 2, 6)


DISPUTED = [
    ([], False),
    ([("2020-10-18", None)], False),
    ([("2020-10-18", None), ("2020-10-20", None)], False),
    ([("2020-10-18", None), ("2020-10-21", None)], True),
    ([("2020-10-18", None), ("2020-10-15", None)], True),
    ([("2020-10-18", None), ("2031-10-18", SignFault.FUTURE)], True),
    ([("2020-10-18", None), (None, SignFault.NO_YEAR)], True),
    ([("2020-10-18", None), (None, SignFault.TWO_WAYS)], False),
]


@pytest.mark.parametrize(("signs", "disputed"), DISPUTED)
def test_days_more_than_two_apart_are_a_disagreement(signs, disputed):
    kept = tuple(
        PublicationSign(kind=SignKind.ADDRESS, words="x", day=day and date.fromisoformat(day), fault=fault)
        for day, fault in signs
    )
    article = Article(
        article_id="a",
        text="a",
        published=DAY,
        published_basis=PublishedBasis.ADDRESS,
        published_signs=kept,
    )
    assert article.published_disputed is disputed


def test_a_files_name_disputes_no_day():
    told = publication_of(Evidence(metadata="2020-10-18", file_name="2023-04-02.jsonl"), TODAY)
    article = Article(
        article_id="a",
        text="a",
        published=told.day,
        published_basis=told.basis,
        published_signs=told.signs,
    )
    assert len(told.signs) == 2
    assert not article.published_disputed


def test_a_sign_without_a_day_says_what_it_lacks():
    with pytest.raises(ValueError, match="lacks"):
        PublicationSign(kind=SignKind.METADATA, words="05/06/2020")
    with pytest.raises(ValueError, match="lacks"):
        PublicationSign(kind=SignKind.DATELINE, words="Oct. 29", day=DAY, fault=SignFault.NO_YEAR)


@pytest.mark.parametrize("kind", SignKind)
def test_every_kind_of_sign_is_a_way_of_knowing_the_day(kind):
    assert kind.basis is not PublishedBasis.UNKNOWN


DAYS = st.none() | st.dates(min_value=date(1970, 1, 1), max_value=date(2030, 12, 31))


@given(metadata=DAYS, head=DAYS, dateline=DAYS, address=DAYS, name=DAYS)
def test_whatever_is_named_the_believed_sign_is_sound_and_nothing_is_lost(metadata, head, dateline, address, name):
    evidence = Evidence(
        metadata=str(metadata or ""),
        head=head,
        text=f"BAKU, {dateline:%d %B %Y} — Talks began." if dateline else "Talks began.",
        url=f"https://news.example/{address:%Y/%m/%d}/" if address else "",
        file_name=f"{name}.txt" if name else "",
    )
    publication = publication_of(evidence, TODAY)
    named = [day for day in (metadata, head, dateline, address, name) if day]
    assert sorted(sign.day for sign in publication.signs) == sorted(named)
    sound = [sign for sign in publication.signs if sign.fault is None]
    assert (publication.day is None) is (not sound)
    if sound:
        assert publication.signs[0] is sound[0]
        assert (publication.day, publication.basis) == (sound[0].day, sound[0].kind.basis)


# ---------------------------------------------------------------- what a feed or list tells


@pytest.mark.parametrize(
    ("metadata", "listed", "text", "day", "signs"),
    [
        ("", "Mon, 19 Oct 2020 09:30:00 +0000", "Shells fell.", date(2020, 10, 19), 1),
        ("2020-10-19", "2020-10-19T08:00:00Z", "Shells fell.", date(2020, 10, 19), 1),
        ("2020-10-18", "2023-04-02", "Shells fell.", date(2020, 10, 18), 2),
        ("2023-04-02", "2023-04-02", "BAKU, Sept. 29, 2020 - Shells fell.", date(2020, 9, 29), 2),
        ("05/10/2020", "2020-10-05", "Shells fell.", date(2020, 10, 5), 2),
        ("", "soon", "Shells fell.", None, 0),
    ],
)
def test_the_day_that_a_feed_tells_is_one_sign_with_the_pages_own(metadata, listed, text, day, signs):
    found = publication_of(Evidence(metadata=metadata, listed=listed, text=text), date(2026, 1, 1))
    assert (found.day, len(found.signs)) == (day, signs)


# ---------------------------------------------------------------- days of a page


def page_days(*told):
    return tuple(PageDay(where=where, words=words) for where, words in told)


def test_the_days_of_a_page_are_signs_that_say_where_each_stands():
    days = page_days(("JSON-LD datePublished", "2020-10-18T10:00Z"), ("date", "2021-03-04"))
    told = publication_of(Evidence(metadata="2020-10-18T10:00Z", page_days=days))
    assert [(sign.words, str(sign.day)) for sign in told.signs] == [
        ("JSON-LD datePublished: 2020-10-18T10:00Z", "2020-10-18"),
        ("date: 2021-03-04", "2021-03-04"),
    ]
    assert (told.day, told.basis) == (date(2020, 10, 18), PublishedBasis.METADATA)


def test_days_that_agree_on_a_page_are_one_voice():
    days = page_days(
        ("JSON-LD datePublished", "2021-03-04"), ("date", "2021-03-05"), ("below the title", "2021-03-04")
    )
    told = publication_of(Evidence(page_days=days, text="BARDA, October 18, 2020 /Agency/ Guns fired."))
    assert told.day == date(2020, 10, 18)
    assert len(told.signs) == 2


def test_a_page_that_was_moved_is_dated_by_what_it_shows_where_its_address_agrees():
    days = page_days(("JSON-LD datePublished", "2021-03-04"), ("below the title", "18 October 2020"))
    told = publication_of(Evidence(page_days=days, url="https://news.example/2020/10/18/road"))
    assert told.day == date(2020, 10, 18)


@pytest.mark.parametrize(
    ("told", "url", "day"),
    [
        # The same moment by UTC and by the outlet's clock, and a field that has the day of UTC alone.
        (["2020-10-19T00:08:00Z", "2020-10-18 20:08:00-0400"], "", date(2020, 10, 18)),
        (["2020-10-17", "2020-10-18T01:30:00+04:00"], "", date(2020, 10, 18)),
        # Another moment than the first one's.
        (["2020-10-17", "2020-10-18T09:30:00+04:00"], "", date(2020, 10, 17)),
        (["2020-10-18T01:30:00+04:00", "2020-10-17T21:30:00Z"], "", date(2020, 10, 18)),
        # The address has the outlet's day.
        (["2020-10-17T21:30:00Z"], "2020/10/18", date(2020, 10, 18)),
        (["2020-10-19T02:00:00+00:00"], "2020/10/18", date(2020, 10, 18)),
        # It is on that day by no clock.
        (["2020-10-17T08:30:00Z"], "2020/10/18", date(2020, 10, 17)),
        (["2020-10-17T22:30:00+04:00"], "2020/10/18", date(2020, 10, 17)),
        (["2020-10-17"], "2020/10/18", date(2020, 10, 17)),
    ],
)
def test_a_moment_is_of_the_day_that_the_outlets_clock_has(told, url, day):
    address = f"https://news.example/{url}/road" if url else ""
    days = page_days(*((f"field {number}", words) for number, words in enumerate(told)))
    assert publication_of(Evidence(page_days=days, url=address)).day == day
    if len(told) == 1:
        assert publication_of(Evidence(metadata=told[0], url=address)).day == day
