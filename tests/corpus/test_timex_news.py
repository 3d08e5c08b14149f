"""Time expressions in sentences as news writes them: the days that they mean, and what these are counted from."""

from datetime import date

import pytest

from corpus.records import DateBasis, TimexType
from corpus.timex import find_times

WEDNESDAY = date(2022, 9, 14)
SUNDAY = date(2020, 10, 18)
MONDAY = date(2020, 10, 19)
LATE = date(2020, 11, 20)
NEW_YEAR = date(2021, 1, 2)


def days(time):
    if time.days is None:
        return None
    first, last = time.days.first.isoformat(), time.days.last.isoformat()
    return first if first == last else f"{first}..{last}"


def read(text, published=None, country=""):
    """Each expression of a text with its days: "words = days", parted by semicolons."""
    return "; ".join(f"{time.text} = {days(time)}" for time in find_times(text, published, country))


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clashes broke out on 12–13 July 2020.", "12 = 2020-07-12..2020-07-13; 13 July 2020 = 2020-07-13"),
        ("Clashes on July 12-13 cost lives.", "July 12 = 2020-07-12..2020-07-13; 13 = 2020-07-13"),
        ("They fought from 4 to 7 October.", "4 = 2020-10-04..2020-10-07; 7 October = 2020-10-07"),
        ("They fought from 4—7 October.", "4 = 2020-10-04..2020-10-07; 7 October = 2020-10-07"),
        ("They met on 4 and 5 October.", "4 = 2020-10-04; 5 October = 2020-10-05"),
        ("It rained from September 27 until November 10.", "September 27 = 2020-09-27; November 10 = 2020-11-10"),
        ("It rained October 4–November 2.", "October 4 = 2020-10-04; November 2 = 2020-11-02"),
        (
            "It rained in September and October.",
            "September = 2020-09-01..2020-09-30; October = 2020-10-01..2020-10-31",
        ),
        ("It lasted from 1988 to 1994.", "1988 = 1988-01-01..1988-12-31; 1994 = 1994-01-01..1994-12-31"),
        ("It lasted in 2016–18.", "2016 = 2016-01-01..2016-12-31; 18 = 2018-01-01..2018-12-31"),
        (
            "Shells fell on the night of 4-5 October.",
            "the night of 4 = 2020-10-04..2020-10-05; 5 October = 2020-10-05",
        ),
        (
            "Shells fell on the night of October 4 to 5.",
            "the night of October 4 = 2020-10-04..2020-10-05; 5 = 2020-10-05",
        ),
    ],
)
def test_spans_of_days_months_and_years(text, expected):
    assert read(text, LATE) == expected


def test_a_span_of_weekdays_ends_by_publication():
    assert read("It ran from Monday to Wednesday.", WEDNESDAY) == "Monday = 2022-09-12; Wednesday = 2022-09-14"
    assert read("On Saturday and Sunday it rained.", SUNDAY) == "Saturday = 2020-10-17; Sunday = 2020-10-18"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("early October", "2020-10-01..2020-10-10"),
        ("mid-October", "2020-10-11..2020-10-20"),
        ("late September", "2020-09-21..2020-09-30"),
        ("the first days of October", "2020-10-01..2020-10-10"),
        ("the beginning of October", "2020-10-01..2020-10-10"),
        ("the middle of October", "2020-10-11..2020-10-20"),
        ("the end of October", "2020-10-21..2020-10-31"),
        ("the first half of October", "2020-10-01..2020-10-15"),
        ("the last week of September", "2020-09-24..2020-09-30"),
        ("the third week of October", "2020-10-15..2020-10-21"),
        ("the first weekend of October", "2020-10-01..2020-10-07"),
        ("the start of 2020", "2020-01-01..2020-04-30"),
        ("the first quarter of 2020", "2020-01-01..2020-03-31"),
        ("autumn 2020", "2020-09-01..2020-11-30"),
        ("last autumn", "2019-09-01..2019-11-30"),
        ("next spring", "2021-03-01..2021-05-31"),
        ("last winter", "2019-12-01..2020-02-29"),
        ("last year", "2019-01-01..2019-12-31"),
        ("fiscal 2019", "2019-01-01..2019-12-31"),
    ],
)
def test_parts_of_months_and_years(words, expected):
    assert read(f"It was in {words}.", LATE) == f"{words} = {expected}"


# ---------------------------------------------------------------- nights, weekends, weeks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The overnight attack shook the town.", "overnight = 2020-10-17..2020-10-18"),
        ("Shells fell overnight into Sunday.", "overnight = 2020-10-17..2020-10-18; Sunday = 2020-10-18"),
        (
            "Shells fell overnight Friday into Saturday.",
            "overnight = 2020-10-16..2020-10-17; Friday = 2020-10-16; Saturday = 2020-10-17",
        ),
        ("Shells fell Friday overnight.", "Friday = 2020-10-16; overnight = 2020-10-16..2020-10-17"),
        ("Shells fell overnight on October 12.", "overnight = 2020-10-12..2020-10-13; October 12 = 2020-10-12"),
        ("Shells fell during the night.", "the night = 2020-10-17..2020-10-18"),
        ("Shells will fall in the night.", "the night = 2020-10-18..2020-10-19"),
        ("Shells fell on the night of October 16.", "the night of October 16 = 2020-10-16"),
        (
            "Shells fell on the night from Friday to Saturday.",
            "the night from Friday = 2020-10-16..2020-10-17; Saturday = 2020-10-17",
        ),
        ("It rained late Saturday and early Sunday.", "late Saturday = 2020-10-17; early Sunday = 2020-10-18"),
        ("They meet tonight.", "tonight = 2020-10-18"),
        ("It rained this morning.", "this morning = 2020-10-18"),
        ("It rained at 01:30 on Sunday.", "01:30 = 2020-10-18; Sunday = 2020-10-18"),
    ],
)
def test_nights_and_mornings(text, expected):
    assert read(text, SUNDAY) == expected


def test_overnight_with_nothing_to_count_from_has_no_day():
    assert read("Shells fell overnight.") == "overnight = None"
    assert read("Shells fell overnight into Sunday.") == "overnight = None; Sunday = None"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It rained last weekend.", MONDAY, "last weekend = 2020-10-17..2020-10-18"),
        ("It rained over the weekend.", MONDAY, "the weekend = 2020-10-17..2020-10-18"),
        ("It rained over the weekend.", SUNDAY, "the weekend = 2020-10-17..2020-10-18"),
        ("They meet this weekend.", WEDNESDAY, "this weekend = 2022-09-17..2022-09-18"),
        ("They will meet at the weekend.", WEDNESDAY, "the weekend = 2022-09-17..2022-09-18"),
        ("They met at the weekend.", WEDNESDAY, "the weekend = 2022-09-10..2022-09-11"),
        ("It rained on the weekend of October 3.", LATE, "October 3 = 2020-10-03"),
        ("It rained last week.", WEDNESDAY, "last week = 2022-09-05..2022-09-11"),
        ("It rained earlier this week.", SUNDAY, "earlier this week = 2020-10-12..2020-10-18"),
        ("It opened on Monday of last week.", WEDNESDAY, "Monday of last week = 2022-09-05"),
        ("It opens on Monday next week.", WEDNESDAY, "Monday next week = 2022-09-19"),
        ("It rained in the last week of the war.", WEDNESDAY, ""),
    ],
)
def test_weekends_and_weeks(text, published, expected):
    assert read(text, published) == expected


# ---------------------------------------------------------------- tense and years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sides are due to meet on Friday.", "2022-09-16"),
        ("They may meet on Friday.", "2022-09-16"),
        ("They said they would leave by Friday.", "2022-09-16"),
        ("The truce takes effect on Friday.", "2022-09-16"),
        ("The truce comes into force on Friday.", "2022-09-16"),
        ("The truce took effect on Friday.", "2022-09-09"),
        ("The truce came into force on Friday.", "2022-09-09"),
        ("The town was taken on Friday.", "2022-09-09"),
        ("The post has been shelled since Friday.", "2022-09-09"),
        ("He said Friday he would resign.", "2022-09-09"),
        ("Friday's attack was the third.", "2022-09-09"),
        ("They will leave this Friday.", "2022-09-16"),
        ("They left last Friday.", "2022-09-09"),
    ],
)
def test_the_tense_decides_between_the_last_and_the_next_friday(text, expected):
    assert read(text, WEDNESDAY) in {f"{words} = {expected}" for words in ("Friday", "this Friday", "last Friday")}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("A vote is expected on 20 September.", WEDNESDAY, "2022-09-20"),
        ("If nothing changes they will leave on 20 September.", WEDNESDAY, "2022-09-20"),
        ("They left on 20 September.", WEDNESDAY, "2021-09-20"),
        ("They were seen on 20 September.", WEDNESDAY, "2021-09-20"),
        ("He was born on 5 November.", SUNDAY, "2019-11-05"),
        ("He told reporters on 10 September that they will leave.", WEDNESDAY, "2022-09-10"),
        ("They met on 18 October.", SUNDAY, "2020-10-18"),
        ("They met on 19 October.", SUNDAY, "2019-10-19"),
        ("It fell on December 31.", NEW_YEAR, "2020-12-31"),
        ("It fell on January 2.", NEW_YEAR, "2021-01-02"),
        ("It will fall on January 5.", date(2020, 12, 30), "2021-01-05"),
        ("It fell in December.", NEW_YEAR, "2020-12-01..2020-12-31"),
        ("It begins in January.", date(2020, 12, 30), "2021-01-01..2021-01-31"),
        ("It began on the 27th.", SUNDAY, "2020-09-27"),
        ("It began on the 15th.", SUNDAY, "2020-10-15"),
    ],
)
def test_a_bare_date_takes_the_year_that_the_tense_allows(text, published, expected):
    (found,) = find_times(text, published)
    assert (days(found), found.basis) == (expected, DateBasis.PUBLICATION)


def test_a_year_in_the_sentence_reaches_the_date_before_it():
    text = "It lasted between 27 September and 10 November 2020."
    assert read(text, date(2023, 1, 1)) == "27 September = 2020-09-27; 10 November 2020 = 2020-11-10"


# ---------------------------------------------------------------- undated texts, passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 12-13 July.", "12 = None; 13 July = None"),
        ("It fell on 12-13 July 2016.", "12 = 2016-07-12..2016-07-13; 13 July 2016 = 2016-07-13"),
        ("They will meet next week.", "next week = None"),
        ("It fell in the summer.", "the summer = None"),
        ("It fell in March.", "March = None"),
        ("It fell at 10:30 on Tuesday.", "10:30 = None; Tuesday = None"),
        ("On 3 May 2016 a truce held. On Friday it broke.", "3 May 2016 = 2016-05-03; Friday = None"),
        ("It fell on 5 July and on 7 August 2016.", "5 July = 2016-07-05; 7 August 2016 = 2016-08-07"),
        (
            "YEREVAN, 5 April 2016 - The bridge was hit yesterday.",
            "5 April 2016 = 2016-04-05; yesterday = 2016-04-04",
        ),
    ],
)
def test_a_text_that_nobody_dated_gives_only_the_days_it_tells_itself(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 2 April 2016 shells fell. The same day a bus burned. A day later a truce began.",
            "2 April 2016 = 2016-04-02; The same day = 2016-04-02; A day later = 2016-04-03",
        ),
        (
            "On 2 April 2016 shells fell. The next morning a bus burned. The day before, all was calm.",
            "2 April 2016 = 2016-04-02; The next morning = 2016-04-03; The day before = 2016-04-02",
        ),
        (
            "In April 2016 shells fell. Later that month a truce began. The following month they met.",
            (
                "April 2016 = 2016-04-01..2016-04-30; Later that month = 2016-04-01..2016-04-30; "
                "The following month = 2016-05-01..2016-05-31"
            ),
        ),
        (
            "In 1988 it began. The following year it spread. By the end of that year nobody stayed.",
            (
                "1988 = 1988-01-01..1988-12-31; The following year = 1989-01-01..1989-12-31; "
                "the end of that year = 1989-09-01..1989-12-31"
            ),
        ),
        (
            "In 1993 a truce held. Two years later it broke.",
            "1993 = 1993-01-01..1993-12-31; Two years later = 1995-01-01..1995-12-31",
        ),
        (
            "On 3 May 2016 a truce held. A week later it broke.",
            "3 May 2016 = 2016-05-03; A week later = 2016-05-09..2016-05-15",
        ),
    ],
)
def test_a_narrative_counts_from_its_own_days_whenever_it_was_published(text, expected):
    assert read(text, LATE) == read(text) == expected
    assert {time.basis for time in find_times(text, LATE)[1:]} == {DateBasis.CONTEXT}


def test_after_a_weekday_the_passage_counts_on_from_it():
    text = "On Monday night shells fell. At 3 a.m. a bus burned. The following day all was calm."
    expected = "Monday night = 2022-09-12; 3 a.m. = 2022-09-13; The following day = 2022-09-14"
    assert read(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three months ago", "2020-07-01..2020-07-31"),
        ("six weeks ago", "2020-08-31..2020-09-06"),
        ("20 years ago", "2000-01-01..2000-12-31"),
        ("a day earlier", "2020-10-17"),
        ("the past week", "2020-10-11..2020-10-18"),
        ("the past two days", "2020-10-16..2020-10-18"),
        ("the last 48 hours", "2020-10-16..2020-10-18"),
        ("a few days ago", None),
        ("the coming days", None),
    ],
)
def test_lengths_that_reach_up_to_publication(words, expected):
    assert read(f"It spread {words}.", SUNDAY) == f"{words} = {expected}"


# ---------------------------------------------------------------- capitals, orders, spellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BAKU, 18 OCT - SHELLS FELL ON THE TOWN ON FRIDAY NIGHT.",
            "18 OCT = 2020-10-18; FRIDAY NIGHT = 2020-10-16",
        ),
        ("SHELLS FELL LAST WEEKEND.", "LAST WEEKEND = 2020-10-10..2020-10-11"),
        ("THE ARMY MAY MARCH IN MAY.", "MAY = 2020-05-01..2020-05-31"),
    ],
)
def test_capitals_throughout_change_nothing(text, expected):
    assert read(text, SUNDAY) == expected


@pytest.mark.parametrize(
    "words",
    [
        "4 October 2020",
        "4 Oct., 2020",
        "Oct 4 2020",
        "the 4th October 2020",
        "4th of Oct 2020",
        "the fourth of October 2020",
        "4-Oct-2020",
        "2020-10-04",
        "2020/10/04",
        "4.10.2020",
    ],
)
@pytest.mark.parametrize("country", ["GB", "US", ""])
def test_a_full_date_is_the_same_day_in_every_country(words, country):
    assert read(f"It fell on {words} in rain.", LATE, country) == f"{words} = 2020-10-04"


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("04/10/20", "GB", "2020-10-04"),
        ("04/10/20", "US", "2020-04-10"),
        ("4/10/2020", "PH", "2020-04-10"),
        ("13/10/2020", "US", "2020-10-13"),
    ],
)
def test_figures_with_strokes_are_read_as_the_country_writes_them(words, country, expected):
    assert read(f"It fell on {words}.", LATE, country) == f"{words} = {expected}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the twenty-ninth of October", "2020-10-29"),
        ("the thirty-first of October", "2020-10-31"),
        ("October the 4th", "2020-10-04"),
        ("Sunday 4 October", "2020-10-04"),
        ("Sunday, October 4th", "2020-10-04"),
    ],
)
def test_days_in_words_and_with_their_weekday(words, expected):
    assert read(f"It fell on {words}.", LATE) == f"{words} = {expected}"


@pytest.mark.parametrize(
    "text",
    [
        "Two five-year-olds were hurt.",
        "A woman, 34, and a boy of 5 were hurt.",
        "The 366th regiment left by route 1990.",
        "It stands on page 12 of 2000 pages.",
        "Help is there 24/7, a 9/10 mark.",
        "They live at No. 12-13 and own 1.5 million.",
        "Flight 1994 left for $2020.",
    ],
)
def test_ages_numbers_of_things_and_amounts_are_no_dates(text):
    assert find_times(text, LATE) == ()


@pytest.mark.parametrize(
    ("text", "value"), [("The 3-day truce broke.", "P3D"), ("It was a 40-minute attack.", "PT40M")]
)
def test_lengths_before_a_noun_are_durations_without_days(text, value):
    (found,) = find_times(text, LATE)
    assert (found.type, found.value, found.days) == (TimexType.DURATION, value, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 10/11/2020, and on 10/29/2020.", "10/11/2020 = 2020-10-11; 10/29/2020 = 2020-10-29"),
        ("It fell on 10/11/2020, and on 29/10/2020.", "10/11/2020 = 2020-11-10; 29/10/2020 = 2020-10-29"),
        ("It fell on 10/11/2020, not 10.29.2020.", "10/11/2020 = 2020-11-10; 10.29.2020 = 2020-10-29"),
        ("It fell on 10/12/2020.", "10/12/2020 = 2020-10-12"),
        ("It fell on 10/09/2020.", "10/09/2020 = 2020-09-10"),
    ],
)
def test_where_no_country_is_known_the_text_tells_the_order_of_its_figures_else_the_publication(text, expected):
    assert read(text, date(2020, 11, 20)) == expected
