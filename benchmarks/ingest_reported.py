"""Ingests a folder into a store as `dateline ingest` does, and prints each origin once it is said to be stored.

kill_ingests.py starts it and kills it. Run it with `python benchmarks/ingest_reported.py STORE FOLDER`.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from corpus.ingestion import Account, Reader, ingest, merge_new
from corpus.intake import Told
from corpus.pipeline import read_article
from corpus.readers import read_paths
from corpus.records import Article, ArticleReading
from corpus.store import Store
from corpus.workers import Workers
from dashboard.library import prepare
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer

ALL_DONE = "all done"


def main(store_path: Path, folder: str) -> None:
    """Reads the folder and tells of each thing as the product's progress does: when it is in the store."""
    gazetteer = Gazetteer.open(default_gazetteer())

    def read(article: Article) -> ArticleReading:
        return read_article(article, gazetteer)

    with Workers(Told(), number=2) as workers, Store.create(store_path) as store:
        things = workers.read(read_paths([folder], BytesIO()))
        reader = Reader(read=read, made_by="a test of interruptions")
        for thing in ingest(things, store, reader, Account(), lambda: "2020-10-18T00:00:00+00:00"):
            print(thing.origin, flush=True)
        merge_new(store)
        prepare(store)
    print(ALL_DONE, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
