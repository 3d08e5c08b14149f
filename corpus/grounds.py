"""The grounds on which a report is trusted or doubted, in the words in which they are told."""

from __future__ import annotations

from enum import StrEnum


class Ground(StrEnum):
    """Something about a report that makes it more or less likely that a careful reader would agree with it."""

    # whether anything of the kind is told at all
    TOLD_AGAIN = "several passages of the article tell it"
    FIGURES = "killed or injured are counted"
    OPENING = "the article opens with it"
    VAGUE = "told in general words"
    RECALLED = "named as something known already"
    BACKGROUND = "told as background"
    NOT_HAPPENED = "told as planned, denied, feared or as a running total"
    IN_PASSING = "agreements, talks and breaches are often named in passing"

    # where
    PLACE_NAMED = "the sentence names the place"
    LOCAL_NEWS = "the place is the town that the local news is of"
    LOCAL_GUESS = "the place is a town that the local news only mentions"
    PLACE_CARRIED = "the place is carried over from what was told before"
    PLACE_OF_ARTICLE = "the place is only what the article is about"
    NO_RIVAL = "no other place of this name came near"
    RIVAL = "another place of this name was possible"
    NEAR_RIVAL = "another place of this name was nearly as likely"
    UNLIKELY_NAME = "what the name means is unsure"
    LISTED = "the place is on the list of the conflict's own places"
    WIDE = "the place is a whole region or country"
    OTHER_PLACES = "the sentence names other places too"
    FEW_PLACES = "the article names few places"
    OTHER_PLACE_OFTENER = "the article names another place more often"

    # when
    DAY_NAMED = "the sentence names the day"
    CLOCK = "a time of the day is told"
    DAY_ELSEWHERE = "the day stands elsewhere in the article"
    DAY_CARRIED = "the day is carried over from what was told before"
    DAY_OF_SPEECH = "the only day named is the one on which somebody spoke"
    DAY_OF_NEWS = "no day is named: the news is taken for fresh"
    MAYBE_LATER = "the day named may be that of later news"
    SEVERAL_TIMES = "the sentence names several times"
    DAY_AT_OPENING = "the day is named where the article opens"
    ONE_DAY = "the article names one day only"
    MANY_DAYS = "the article names many days"
    OTHER_DAY_OFTENER = "the article names another day more often"
    OLD_NEWS = "published some days after"

    # of an incident
    TEXTS_AGREE = "independent texts agree on place and day"
    TEXTS_DISAGREE = "another text gives another place or day"
    NONE_AGREES = "one text gives the place and another the day"

    @property
    def raises(self) -> bool:
        """Whether it speaks for a report; else it speaks against it."""
        return self in _RAISING

    @property
    def of_incident(self) -> bool:
        """Whether it is about an incident's reports together, and not about one of them."""
        return self in _OF_INCIDENT


_OF_INCIDENT = frozenset({Ground.TEXTS_AGREE, Ground.TEXTS_DISAGREE, Ground.NONE_AGREES})

_RAISING = frozenset(
    {
        Ground.TOLD_AGAIN,
        Ground.FIGURES,
        Ground.OPENING,
        Ground.PLACE_NAMED,
        Ground.LOCAL_NEWS,
        Ground.NO_RIVAL,
        Ground.LISTED,
        Ground.FEW_PLACES,
        Ground.DAY_NAMED,
        Ground.CLOCK,
        Ground.DAY_AT_OPENING,
        Ground.ONE_DAY,
        Ground.TEXTS_AGREE,
    }
)
