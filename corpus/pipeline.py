"""The one place that knows the order of the stages: an article in, everything that was read out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.actions import find_actions
from corpus.actor_names import ActorNames, actor_names
from corpus.attribution import find_attributions
from corpus.casualties import find_casualties
from corpus.home_ground import home_of
from corpus.records import Article, ArticleReading
from corpus.reports import Findings, make_reports
from corpus.sentences import split_sentences
from corpus.timex import find_times
from corpus.written_days import country_of_address
from geodata.gazetteer import Gazetteer
from geodata.place import Mention, Place
from geodata.resolve import resolve
from geodata.toponyms import find_toponyms

if TYPE_CHECKING:
    from geodata.geocode import Geocoder


def read_article(
    article: Article, gazetteer: Gazetteer, geocoder: Geocoder | None = None, actors: ActorNames | None = None
) -> ArticleReading:
    """The article's sentences, places, time expressions and reports: a pure function of its arguments.

    With a geocoder it is also one of what that answers. Without names of actors the shipped ones are used.
    """
    text = article.text
    sentences = split_sentences(text)
    mentions = find_mentions(text, gazetteer, geocoder, home_of(text, article.title, gazetteer))
    times = find_times(text, article.published, country_of_address(article.url))
    found = Findings(
        sentences=sentences,
        mentions=mentions,
        times=times,
        casualties=find_casualties(text, sentences),
        actions=find_actions(text, sentences),
        attributions=find_attributions(text, sentences),
    )
    reports = make_reports(article, found, actors or actor_names())
    return ArticleReading(article=article, sentences=sentences, mentions=mentions, times=times, reports=reports)


def find_mentions(
    text: str, gazetteer: Gazetteer, geocoder: Geocoder | None = None, home: Sequence[Place] = ()
) -> tuple[Mention, ...]:
    """The place names of a text, each with the place that it means or why there is none.

    A geocoder, where one is given, is asked for names that the gazetteer lacks. Of places of one name those near
    `home`, where the text comes from, are the likelier.
    """
    mentions = resolve(text, find_toponyms(text, gazetteer), gazetteer, home)
    return mentions if geocoder is None else geocoder.complete(mentions, gazetteer)
