"""How the program reads articles: the one way to the pipeline for the command line and for the page that adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.ingestion import Reader
    from corpus.records import Article, ArticleReading
    from geodata.gazetteer import Gazetteer
    from geodata.geocode import Geocoder

# ruff: noqa: PLC0415  whoever only looks at a store need not wait for the pipeline


def article_reader(
    gazetteer: Gazetteer, geocoder: Geocoder | None = None, actors_table: Path | None = None
) -> Reader:
    """What reads articles with this gazetteer and, where they are named, this geocoder and table of actors."""
    from importlib.metadata import version

    from corpus.actor_names import actor_names
    from corpus.ingestion import Reader
    from corpus.pipeline import read_article

    actors = actor_names(actors_table)

    def read(article: Article) -> ArticleReading:
        return read_article(article, gazetteer, geocoder, actors)

    named = f", actors {actors_table.name}" if actors_table else ""
    asked = f", geocoder {geocoder.name}" if geocoder else ""
    return Reader(
        read=read, made_by=f"dateline {version('dateline')}, gazetteer {gazetteer.version}{asked}{named}"
    )
