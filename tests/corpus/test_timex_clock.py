"""Times of the day: parts of days, nights that reach into the next day, clock times and the days they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.timex import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell on Monday morning.", ["Monday morning = TIME 2021-06-14TMO 2021-06-14 publication"]),
        ("Rain fell on Monday afternoon.", ["Monday afternoon = TIME 2021-06-14TAF 2021-06-14 publication"]),
        ("Rain fell on Monday evening.", ["Monday evening = TIME 2021-06-14TEV 2021-06-14 publication"]),
        ("Rain fell on Monday lunchtime.", ["Monday lunchtime = TIME 2021-06-14TMI 2021-06-14 publication"]),
        ("Rain fell yesterday evening.", ["yesterday evening = TIME 2021-06-14TEV 2021-06-14 publication"]),
        ("Rain fell on 3 June night.", ["3 June night = TIME 2021-06-03TNI 2021-06-03 publication"]),
    ],
)
def test_a_part_of_the_day_behind_a_day_belongs_to_it(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell at dawn on Monday.", ["Monday = DATE 2021-06-14 2021-06-14 publication"]),
        ("Rain fell on June 3 at dusk.", ["June 3 = DATE 2021-06-03 2021-06-03 publication"]),
    ],
)
def test_dawn_and_dusk_leave_the_day_to_stand_alone(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rain fell on the afternoon of June 3.",
            ["the afternoon of June 3 = TIME 2021-06-03TAF 2021-06-03 publication"],
        ),
        (
            "Rain fell early in the morning of June 3.",
            ["early in the morning of June 3 = TIME 2021-06-03TMO 2021-06-03 publication"],
        ),
        (
            "Rain fell in the early morning of 3 June.",
            ["the early morning of 3 June = TIME 2021-06-03TMO 2021-06-03 publication"],
        ),
        (
            "Rain fell in the morning hours of June 3.",
            ["the morning hours of June 3 = TIME 2021-06-03TMO 2021-06-03 publication"],
        ),
        (
            "Rain fell on the night from June 3 to 4.",
            [
                "the night from June 3 = TIME 2021-06-03TNI 2021-06-03..2021-06-04 publication",
                "4 = DATE 2021-06-04 2021-06-04 publication",
            ],
        ),
    ],
)
def test_a_part_of_the_day_is_read_with_the_day_after_of_or_from(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rain fell late last night.",
            ["late last night = TIME 2021-06-14TNI 2021-06-14 publication"],
        ),
        ("Rain fell earlier this evening.", ["earlier this evening = TIME 2021-06-15TEV 2021-06-15 publication"]),
        ("Rain fell this afternoon.", ["this afternoon = TIME 2021-06-15TAF 2021-06-15 publication"]),
        ("They meet later tonight.", ["tonight = TIME 2021-06-15TNI 2021-06-15 publication"]),
        (
            "Rain fell by mid-afternoon Monday.",
            ["mid-afternoon Monday = TIME 2021-06-14TAF 2021-06-14 publication"],
        ),
        ("Rain fell in mid afternoon.", ["mid afternoon = TIME 2021-06-15TAF 2021-06-15 publication"]),
        ("Rain fell in the evening.", ["the evening = TIME 2021-06-15TEV 2021-06-15 publication"]),
    ],
)
def test_this_and_last_point_a_part_of_the_day_at_the_day_of_writing(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2021 it froze. The previous night it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The previous night = TIME 2021-05-02TNI 2021-05-02 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. That same evening it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "That same evening = TIME 2021-05-03TEV 2021-05-03 context",
            ],
        ),
        (
            "On 3 May 2021 it froze. The following night it rained.",
            [
                "3 May 2021 = DATE 2021-05-03 2021-05-03 explicit",
                "The following night = TIME 2021-05-04TNI 2021-05-04 context",
            ],
        ),
    ],
)
def test_that_previous_and_following_point_it_at_the_day_of_the_passage(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rain fell overnight on Sunday.",
            [
                "overnight = TIME 2021-06-13TNI 2021-06-13..2021-06-14 publication",
                "Sunday = DATE 2021-06-13 2021-06-13 publication",
            ],
        ),
        (
            "Rain fell overnight into 3 June.",
            [
                "overnight = TIME 2021-06-02TNI 2021-06-02..2021-06-03 publication",
                "3 June = DATE 2021-06-03 2021-06-03 publication",
            ],
        ),
        (
            "Rain fell overnight to Monday.",
            [
                "overnight = TIME 2021-06-13TNI 2021-06-13..2021-06-14 publication",
                "Monday = DATE 2021-06-14 2021-06-14 publication",
            ],
        ),
        (
            "Rain fell from Sunday overnight to Monday.",
            [
                "Sunday = DATE 2021-06-13 2021-06-13 publication",
                "overnight = TIME 2021-06-13TNI 2021-06-13..2021-06-14 context",
                "Monday = DATE 2021-06-14 2021-06-14 publication",
            ],
        ),
    ],
)
def test_overnight_is_the_night_of_the_day_beside_it_or_the_night_that_ends_in_it(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rain fell in the late hours of Monday.",
            ["the late hours of Monday = TIME 2021-06-14TNI 2021-06-14 publication"],
        ),
        (
            "Rain fell in the small hours of June 3.",
            ["the small hours of June 3 = TIME 2021-06-03TMO 2021-06-03 publication"],
        ),
        (
            "Rain fell in the early hours of Monday morning.",
            ["the early hours of Monday morning = TIME 2021-06-14TMO 2021-06-14 publication"],
        ),
        (
            "Rain fell in the final hours of Sunday night.",
            ["the final hours of Sunday night = TIME 2021-06-13TNI 2021-06-13 publication"],
        ),
        ("Rain fell in the happy hours of Sunday.", ["Sunday = DATE 2021-06-13 2021-06-13 publication"]),
    ],
)
def test_hours_late_in_a_day_are_its_night_and_small_hours_its_morning(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus left at 8:00.", ["8:00 = TIME 2021-06-15T08:00 2021-06-15 publication"]),
        ("The bus left at 8.30am.", ["8.30am = TIME 2021-06-15T08:30 2021-06-15 publication"]),
        ("The bus left at 20.30hrs.", ["20.30hrs = TIME 2021-06-15T20:30 2021-06-15 publication"]),
        ("The bus left at 11 pm.", ["11 pm = TIME 2021-06-15T23:00 2021-06-15 publication"]),
        ("The bus left at 5 o'clock.", ["5 o'clock = TIME 2021-06-15T05:00 2021-06-15 publication"]),
        ("The bus left at 5 in the morning.", ["5 in the morning = TIME 2021-06-15T05:00 2021-06-15 publication"]),
        (
            "The bus left at 5 in the afternoon.",
            ["5 in the afternoon = TIME 2021-06-15T17:00 2021-06-15 publication"],
        ),
        ("The bus left around 10:15.", ["around 10:15 = TIME 2021-06-15T10:15 2021-06-15 publication"]),
        ("The bus left at 10:15:30 GMT.", ["10:15:30 GMT = TIME 2021-06-15T10:15 2021-06-15 publication"]),
        ("The bus leaves at midnight.", ["midnight = TIME 2021-06-15T24:00 2021-06-15 publication"]),
    ],
)
def test_a_clock_time_is_of_the_day_of_writing_where_no_day_stands_by(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rains on Friday nights.", ["Friday nights = SET XXXX-WXX-5TNI none unresolved"]),
        ("Sunday mornings rain.", ["Sunday mornings = SET XXXX-WXX-7TMO none unresolved"]),
        ("They left in Monday mornings rain.", ["Monday mornings = TIME 2021-06-14TMO 2021-06-14 publication"]),
        ("It rains on Sunday mornings.", ["Sunday mornings = SET XXXX-WXX-7TMO none unresolved"]),
    ],
)
def test_parts_of_many_days_are_a_set(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained on the night of the 9th.",
            ["the night of the 9th = TIME 2021-06-09TNI 2021-06-09 publication"],
        ),
        (
            "On the morning of the 9th it rained.",
            ["the morning of the 9th = TIME 2021-06-09TMO 2021-06-09 publication"],
        ),
        ("On the evening of the 9th Symphony it rained.", []),
    ],
)
def test_a_part_of_the_day_may_have_its_day_of_the_month_alone(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained on June 3. It had snowed the night before.",
            [
                "June 3 = DATE 2021-06-03 2021-06-03 publication",
                "the night before = TIME 2021-06-02TNI 2021-06-02 context",
            ],
        ),
        (
            "It rained on June 3. It snowed the morning after.",
            [
                "June 3 = DATE 2021-06-03 2021-06-03 publication",
                "the morning after = TIME 2021-06-04TMO 2021-06-04 context",
            ],
        ),
    ],
)
def test_the_night_before_is_counted_from_the_passage(times, text, expected):
    assert times(text) == expected


NIGHTS = [
    (
        "The bus left overnight. It stopped at midnight and came back at 9 a.m.",
        ["2021-06-14..2021-06-15", "2021-06-14..2021-06-15", "2021-06-15"],
    ),
    ("The bus left at midnight. It came back at 3 a.m.", ["2021-06-14..2021-06-15", "2021-06-15"]),
    ("The bus left overnight. It came back in the afternoon.", ["2021-06-14..2021-06-15", "2021-06-15"]),
    (
        "The bus left on Monday. Riders had paid on Sunday evening. It came back at 9 a.m.",
        ["2021-06-14", "2021-06-13", "2021-06-14"],
    ),
    (
        "The bus left on Monday. Riders paid on Sunday evening. It came back at 9 a.m.",
        ["2021-06-14", "2021-06-13", "2021-06-13"],
    ),
    ("The bus left on Saturday night. It came back in the morning.", ["2021-06-12", "2021-06-13"]),
]


@pytest.mark.parametrize(("text", "days"), NIGHTS)
def test_after_a_night_comes_the_next_day(times, text, days):
    assert [line.split(" = ")[1].split()[2] for line in times(text)] == days


def test_a_midnight_that_has_passed_is_the_one_that_began_the_day_of_writing(times):
    assert times("The bus left at midnight.") == [
        "midnight = TIME 2021-06-14T24:00 2021-06-14..2021-06-15 publication"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ferry left at 1 a.m. Lisbon time on June 11 (2400 GMT on June 10).",
            [
                "1 a.m. Lisbon time = TIME 2021-06-11T01:00 2021-06-11 publication",
                "June 11 = DATE 2021-06-11 2021-06-11 publication",
                "June 10 = DATE 2021-06-10 2021-06-10 publication",
            ],
        ),
        (
            "The ferry left at 11 p.m. (0400 GMT) on Friday.",
            [
                "11 p.m. = TIME 2021-06-11T23:00 2021-06-11 publication",
                "0400 GMT = TIME 2021-06-11T04:00 2021-06-11 publication",
                "Friday = DATE 2021-06-11 2021-06-11 publication",
            ],
        ),
        (
            "The ferry left at 7:12 a.m. (0312 GMT) Friday.",
            [
                "7:12 a.m. = TIME 2021-06-11T07:12 2021-06-11 publication",
                "0312 GMT = TIME 2021-06-11T03:12 2021-06-11 context",
                "Friday = DATE 2021-06-11 2021-06-11 publication",
            ],
        ),
        (
            "The ferry left at 5 p.m. Eastern Standard Time on Friday.",
            [
                "5 p.m. Eastern Standard Time = TIME 2021-06-11T17:00 2021-06-11 publication",
                "Friday = DATE 2021-06-11 2021-06-11 publication",
            ],
        ),
        (
            "The ferry left at 2015 local time on Friday.",
            [
                "2015 = TIME 2021-06-11T20:15 2021-06-11 publication",
                "Friday = DATE 2021-06-11 2021-06-11 publication",
            ],
        ),
        (
            "The ferry left at 0530 hours on Friday.",
            [
                "0530 hours = TIME 2021-06-11T05:30 2021-06-11 publication",
                "Friday = DATE 2021-06-11 2021-06-11 publication",
            ],
        ),
    ],
)
def test_a_clock_time_keeps_the_day_printed_with_it_in_whatever_zone(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry took 2000 hours.", ["2000 hours = DURATION PT2000H none unresolved"]),
        ("The ferry sank in 2015.", ["2015 = DATE 2015 2015-01-01..2015-12-31 explicit"]),
        (
            "It was 8 a.m. Then Kern said it was time to go.",
            ["8 a.m. = TIME 2021-06-15T08:00 2021-06-15 publication"],
        ),
    ],
)
def test_four_figures_and_names_are_of_the_clock_only_beside_their_zone(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus left at 12 a.m. Monday.", ["12 a.m. Monday = TIME 2021-06-14T00:00 2021-06-14 publication"]),
        ("The bus left at 12 p.m. Monday.", ["12 p.m. Monday = TIME 2021-06-14T12:00 2021-06-14 publication"]),
        ("The bus left at midday Monday.", ["midday Monday = TIME 2021-06-14T12:00 2021-06-14 publication"]),
        ("The bus left at noon yesterday.", ["noon yesterday = TIME 2021-06-14T12:00 2021-06-14 publication"]),
        ("The bus left at noon tomorrow.", ["noon tomorrow = TIME 2021-06-16T12:00 2021-06-16 publication"]),
        (
            "The bus left at 10:15 GMT, June 3.",
            ["10:15 GMT, June 3 = TIME 2021-06-03T10:15 2021-06-03 publication"],
        ),
        (
            "The bus left at about 10:15 EST on June 3.",
            [
                "10:15 EST = TIME 2021-06-03T10:15 2021-06-03 publication",
                "June 3 = DATE 2021-06-03 2021-06-03 publication",
            ],
        ),
        (
            "The bus left at noon on the third of June.",
            [
                "noon = TIME 2021-06-03T12:00 2021-06-03 publication",
                "the third of June = DATE 2021-06-03 2021-06-03 publication",
            ],
        ),
        (
            "The bus left at 9:00 from the depot on Monday.",
            [
                "9:00 = TIME 2021-06-14T09:00 2021-06-14 publication",
                "Monday = DATE 2021-06-14 2021-06-14 publication",
            ],
        ),
        (
            "The bus left at 9:00. It came back on Monday.",
            [
                "9:00 = TIME 2021-06-15T09:00 2021-06-15 publication",
                "Monday = DATE 2021-06-14 2021-06-14 publication",
            ],
        ),
        (
            "The bus left at 24:00 on June 3.",
            [
                "24:00 = TIME 2021-06-03T24:00 2021-06-03 publication",
                "June 3 = DATE 2021-06-03 2021-06-03 publication",
            ],
        ),
    ],
)
def test_a_clock_time_takes_the_day_that_follows_in_its_sentence(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Sunday night it rained. In the morning it stopped.",
            [
                "Sunday night = TIME 2021-06-13TNI 2021-06-13 publication",
                "the morning = TIME 2021-06-14TMO 2021-06-14 context",
            ],
        ),
        (
            "On Sunday night it rained. In the evening it stopped.",
            [
                "Sunday night = TIME 2021-06-13TNI 2021-06-13 publication",
                "the evening = TIME 2021-06-13TEV 2021-06-13 context",
            ],
        ),
    ],
)
def test_the_morning_after_a_night_is_that_of_the_next_day(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Sunday night it rained. At 14:00 it stopped.",
            [
                "Sunday night = TIME 2021-06-13TNI 2021-06-13 publication",
                "14:00 = TIME 2021-06-13T14:00 2021-06-13 context",
            ],
        ),
        (
            "On Sunday night it rained. At 4:00 it stopped.",
            [
                "Sunday night = TIME 2021-06-13TNI 2021-06-13 publication",
                "4:00 = TIME 2021-06-14T04:00 2021-06-14 context",
            ],
        ),
    ],
)
def test_a_clock_time_after_a_night_lies_on_its_far_side_only_before_noon(times, text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet tonight.", ["tonight = TIME XXXX-XX-XXTNI none unresolved"]),
        ("The bus left at 9:00.", ["9:00 = TIME XXXX-XX-XXT09:00 none unresolved"]),
        (
            "The bus left at 9:00 on 3 June 2021.",
            [
                "9:00 = TIME 2021-06-03T09:00 2021-06-03 explicit",
                "3 June 2021 = DATE 2021-06-03 2021-06-03 explicit",
            ],
        ),
    ],
)
def test_without_a_publication_a_clock_time_has_the_day_that_the_text_gives_it(times, text, expected):
    assert times(text, None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bus left at 25:10.",
        "Rain fell in the early hours of the storm.",
        "The bus left at 10:61.",
        "The bus cost 8.30 in coins.",
        "The ratio was 10:1.",
        "The team won 2:1 and then 21-15.",
        "The rifle takes rounds of 7.62 and 5.45.",
        "The bus left at 0 a.m. or 13 p.m. by that clock.",
    ],
)
def test_figures_that_no_clock_shows_are_no_time_of_day(times, text):
    assert times(text) == []


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm"]), st.sampled_from([" a.m.", "am"]))
def test_a_time_of_twelve_hours_is_read_as_that_of_twenty_four(hour, minute, half, form):
    mark = form.replace("a", half[0])
    (found,) = find_times(f"The bus left at {hour}:{minute:02d}{mark} and came back.", None)
    expected = hour % 12 + 12 * (half == "pm")
    assert found.value == f"XXXX-XX-XXT{expected:02d}:{minute:02d}"


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 30))
def test_a_time_of_twenty_four_hours_is_read_as_it_stands(hour, minute, day):
    found = find_times(f"The bus left at {hour:02d}:{minute:02d} on {day} June 2021.", None)
    assert [time.value for time in found] == [f"2021-06-{day:02d}T{hour:02d}:{minute:02d}", f"2021-06-{day:02d}"]
