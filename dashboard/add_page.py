"""The page that adds articles and coded events: what is handed in, what is read in it, its way into the store."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Thread
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from corpus.errors import StoreBusyError
from corpus.intake import Told, take_in
from corpus.publication import EARLIEST
from corpus.raw_article import RawArticle
from corpus.records import Article, Rejected
from dashboard import session
from dashboard.added import counts_html, outcomes_html, stored_html, title_of
from dashboard.article_reader import article_reader
from dashboard.coded_preview import tables_html
from dashboard.handed import Pasted, Upload
from dashboard.preview import Preview, preview_html, preview_of
from dashboard.selection import to_query
from dashboard.storing import Storing
from dashboard.uploads import (
    MOST_BYTES,
    STORED_FATES,
    Fate,
    HandedIn,
    Outcome,
    counted,
    open_workers,
    outcomes_of,
    read_uploads,
    told_of,
    warm_up,
)
from geodata.errors import DatelineError
from geodata.gazetteer import Gazetteer
from geodata.home import default_gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from corpus.ingestion import Reader
    from corpus.store_writing import Added
    from corpus.workers import Workers
    from dashboard.coded_tables import CodedTables
    from dashboard.language import Language
    from dashboard.opened import Opened

LONGEST_PASTED: Final = 1_000_000
"""Characters of a text that is pasted; it goes to and fro with every step on the page. A file may be longer."""

LONGEST_FIELD: Final = 300
OFFERED: Final = 200
"""So many articles may be chosen to be looked at; of more, these are the first."""

_HAND: Final = "add-hand"  # counts what was stored: fields that bear it in their keys begin anew
_READ: Final = "add-read"
_FILES: Final = "add-files-read"
_PREVIEW: Final = "add-preview"
_WEIGHED: Final = "add-weighed"
_STORING: Final = "add-storing"
_STORED: Final = "add-stored"
_TICK_S: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What reads articles here, and where its places come from."""

    reader: Reader
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    """What somebody handed in on this page; two are the same where their `key` is."""

    uploads: tuple[UploadedFile, ...]
    pasted: Pasted

    @property
    def files(self) -> tuple[str, ...]:
        """The ids of its files."""
        return tuple(each.file_id for each in self.uploads)

    @property
    def key(self) -> tuple[object, ...]:
        return (*self.files, self.pasted)

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(each.size for each in self.uploads)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToStore:
    """What the button stores; `coded` is how many of the tables' events the store would take."""

    outcomes: Sequence[Outcome]
    tables: CodedTables
    coded: int

    @property
    def articles(self) -> int:
        """How many of the articles change the store."""
        return sum(each.fate in STORED_FATES for each in self.outcomes)


def show_adding(opened: Opened, language: Language) -> None:
    """Fields for files and a text, what would be read in them, and the button that stores it."""
    st.title(language.say("Add articles"), anchor=False)
    session.say_address({})
    reading = _reading(language)
    _workers(_today())
    st.session_state.setdefault(_HAND, 0)
    if (storing := st.session_state.get(_STORING)) is not None:
        _follow(opened, storing, language)
    above = st.container()
    st.text(language.say("Whoever looks at this map will see what is stored. Until then it stays on this page."))
    handed = _hand_in(language)
    if handed.size > MOST_BYTES:
        _give_back(handed, language)
    elif handed.uploads or handed.pasted.text.strip():
        st.session_state.pop(_STORED, None)
        _show_handed(opened, reading, handed, language)
    elif (stored := st.session_state.get(_STORED)) is not None:
        above.html(stored_html(stored, opened.library.store, language, opened.names, _kept()))


def _reading(language: Language) -> _Reading:
    """What reads articles, opened once for everybody; raises GazetteerErrors."""
    folder = default_gazetteer()
    stamp = folder.stat().st_mtime_ns if folder.is_dir() else 0
    with st.spinner(language.say("Opening the gazetteer")):
        return _opened_reading(str(folder), stamp)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened_reading(folder: str, stamp: int) -> _Reading:
    del folder, stamp  # the keys: a gazetteer that was built anew is another
    gazetteer = Gazetteer.open(default_gazetteer())
    reader = article_reader(gazetteer)
    # The first text that is read waits for tables to be made; better nobody's.
    first = take_in(RawArticle(text="Two people were hurt in Barda on Sunday.", origin=""), Told())
    if isinstance(first, Article):
        reader.read(first)
    return _Reading(reader=reader, sources=gazetteer.sources)


def _end(workers: Workers) -> None:
    workers.__exit__(None, None, None)


# Those of the day before may be at work yet when a day begins.
@st.cache_resource(max_entries=2, show_spinner=False, on_release=_end)
def _workers(today: date) -> Workers:
    """The processes that parse files, the same for everybody."""
    workers = open_workers(today)
    Thread(target=warm_up, args=(workers,), daemon=True, name="warming up").start()
    return workers


# ---------------------------------------------------------------- what is handed in


def _hand_in(language: Language) -> _Handed:
    number = st.session_state[_HAND]
    files, words = st.tabs([language.say("Files"), language.say("Text")])
    with files:
        uploads = st.file_uploader(
            language.say("Files with articles, or ACLED's or UCDP's tables: drop them here or choose them"),
            accept_multiple_files=True,
            key=f"add-files-{number}",
        )
    with words:
        title = st.text_input(language.say("Headline"), max_chars=LONGEST_FIELD, key=f"add-title-{number}")
        pasted = st.text_area(
            language.say("Text of an article"), height=220, max_chars=LONGEST_PASTED, key=f"add-text-{number}"
        )
    return _Handed(uploads=tuple(uploads), pasted=Pasted(text=pasted or "", title=title or ""))


def _give_back(handed: _Handed, language: Language) -> None:
    """Says that it is too much."""
    st.text(
        language.say(
            "These files hold {size} MB; {most} MB are read at once here. Take some of them back, or use "
            "“dateline ingest”.",
            size=handed.size // 1_000_000,
            most=MOST_BYTES // 1_000_000,
        )
    )


def _handed_in(handed: _Handed, language: Language) -> HandedIn:
    """What is in what was handed in; files are read once, however often the page is drawn."""
    held = st.session_state.get(_READ)
    if held is None or held[0] != handed.key:
        with st.spinner(language.say("Reading what you handed in"), show_time=True):
            files = _in_files(handed)
            pasted = read_uploads((), handed.pasted, _workers(_today()))
        both = HandedIn(things=files.things + pasted.things, tables=files.tables)
        held = st.session_state[_READ] = (handed.key, both)
    found: HandedIn = held[1]
    return found


def _in_files(handed: _Handed) -> HandedIn:
    held = st.session_state.get(_FILES)
    if held is None or held[0] != handed.files:
        uploads = (Upload(name=each.name, content=each.getvalue()) for each in handed.uploads)
        found = read_uploads(uploads, Pasted(text=""), _workers(_today()))
        held = st.session_state[_FILES] = (handed.files, found)
    in_files: HandedIn = held[1]
    return in_files


# ---------------------------------------------------------------- what is read in it


def _show_handed(opened: Opened, reading: _Reading, handed: _Handed, language: Language) -> None:
    found = _handed_in(handed, language)
    coded = _show_tables(opened, found.tables, language)
    things = _as_told(found.things, language)
    articles = _articles(things)
    outcomes = outcomes_of(things, opened.library.store.known([each.article_id for each in articles]))
    if len(outcomes) > 1 or (outcomes and not articles):
        st.html(counts_html(counted(outcomes), language) + outcomes_html(outcomes, language, _kept()))
    _offer_to_store(opened, reading, _ToStore(outcomes=outcomes, tables=found.tables, coded=coded), language)
    if articles:
        _show_one(opened, reading, outcomes, language)


def _show_tables(opened: Opened, tables: CodedTables, language: Language) -> int:
    """What the tables of coded events hold; returns how many events the store would take."""
    if not tables.number:
        return 0
    store, key = opened.library.store, (st.session_state[_FILES][0], opened.library.store.data_version())
    held = st.session_state.get(_WEIGHED)
    if held is None or held[0] != key:
        held = st.session_state[_WEIGHED] = (key, store.weigh_coded(tables.editions))
    fates: Added = held[1]
    st.html(tables_html(tables, fates, language, opened.names))
    return fates.new + fates.replaced


def _as_told(found: tuple[Article | Rejected, ...], language: Language) -> tuple[Article | Rejected, ...]:
    """What was read, with the day and the outlet that the reader gives."""
    if not (articles := _articles(found)):
        return found
    told = _asked(language)
    over = len(articles) == 1 or ((told.published or told.source) and _for_all(language))
    return told_of(found, told, over=bool(over))


def _asked(language: Language) -> Told:
    """The day and the outlet that the reader gives."""
    number = st.session_state[_HAND]
    today = _today()
    with st.container(horizontal=True):
        day = st.date_input(
            language.say("Day of publication"),
            None,
            min_value=EARLIEST,
            max_value=today,
            format="DD.MM.YYYY",
            key=f"add-day-{number}",
        )
        source = st.text_input(language.say("Source"), max_chars=LONGEST_FIELD, key=f"add-source-{number}")
    published = day if isinstance(day, date) else None
    return Told(published=published, source=(source or "").strip(), today=today)


def _for_all(language: Language) -> bool:
    """Whether what the reader gives counts before what the articles say themselves."""
    chosen = st.radio(
        language.say("Day and source are for"),
        [False, True],
        format_func=lambda over: language.say("all articles") if over else language.say("articles that have none"),
        horizontal=True,
        key=f"add-over-{st.session_state[_HAND]}",
    )
    return bool(chosen)


def _show_one(opened: Opened, reading: _Reading, outcomes: Sequence[Outcome], language: Language) -> None:
    """One of the articles with all that is read in it."""
    chosen = _chosen(outcomes, language)
    article = chosen.thing
    if not isinstance(article, Article):
        return
    if chosen.fate is Fate.KNOWN:
        st.info(language.say("This article is in the store already."))
    if article.published is None:
        st.info(
            language.say(
                "This article has no day of publication: “on Sunday” has no day in it, and what has no day is not "
                "on the map. Give it a day above."
            )
        )
    preview = _preview(article, reading, language)
    if isinstance(preview, Rejected):
        st.text(preview.reason)
        return
    st.html(preview_html(preview, language, opened.names))


def _chosen(outcomes: Sequence[Outcome], language: Language) -> Outcome:
    readable = [each for each in outcomes if isinstance(each.thing, Article)][:OFFERED]
    if len(readable) == 1:
        return readable[0]
    number = st.selectbox(
        language.say("Article to look at"),
        range(len(readable)),
        format_func=lambda index: f"{index + 1}. {title_of(readable[index].thing)}",
        key=f"add-look-{st.session_state[_HAND]}-{hash(st.session_state[_READ][0])}",
    )
    return readable[number or 0]


def _preview(article: Article, reading: _Reading, language: Language) -> Preview | Rejected:
    held = st.session_state.get(_PREVIEW)
    if held is None or held[0] != article:
        with st.spinner(language.say("Reading the article")):
            held = st.session_state[_PREVIEW] = (article, preview_of(article, reading.reader))
    found: Preview | Rejected = held[1]
    return found


# ---------------------------------------------------------------- into the store


def _offer_to_store(opened: Opened, reading: _Reading, offered: _ToStore, language: Language) -> None:
    if not (offered.articles or offered.coded):
        st.text(language.say("There is nothing here that the store does not have."))
        return
    if not offered.coded:
        label = language.count("Store {number} article", "Store {number} articles", offered.articles)
    elif not offered.articles:
        label = language.count("Store {number} coded event", "Store {number} coded events", offered.coded)
    else:
        label = language.say(
            "Store all: {articles}, {events}",
            articles=language.count("{number} article", "{number} articles", offered.articles),
            events=language.count("{number} coded event", "{number} coded events", offered.coded),
        )
    if st.button(label, key=f"add-store-{st.session_state[_HAND]}"):
        things = [each.thing for each in offered.outcomes]
        path = opened.library.store.path
        storing = Storing(path, things, reading.reader, reading.sources, offered.tables)
        st.session_state[_STORING] = storing
        st.rerun()


def _follow(opened: Opened, storing: Storing, language: Language) -> None:
    """Waits for the end of it; what was handed in goes once it is stored, and stays where it could not be."""
    bar = st.progress(0.0)
    while not storing.is_over:
        told = language.say("Storing: {done} of {all}", done=storing.done, all=storing.number)
        bar.progress(storing.done / max(storing.number, 1), told)
        time.sleep(_TICK_S)
    bar.empty()
    del st.session_state[_STORING]
    try:
        stored = storing.result()
    except StoreBusyError:
        st.info(
            language.say(
                "Somebody else is writing to the store just now. Nothing of yours is lost: press the button again "
                "in a moment."
            )
        )
        return
    except DatelineError as error:
        st.error(language.say("It could not be stored."))
        st.text(str(error))
        return
    for name in (_READ, _FILES, _PREVIEW, _WEIGHED):
        st.session_state.pop(name, None)
    st.session_state[_HAND] += 1
    st.session_state[_STORED] = (stored, tuple(each for each in storing.things if isinstance(each, Article)))
    session.knows(opened.library.store.data_version())
    st.rerun()


def _articles(things: Sequence[Article | Rejected]) -> list[Article]:
    return [each for each in things if isinstance(each, Article)]


def _kept() -> str:
    return urlencode(to_query(session.choice()), doseq=True)


def _today() -> date:
    return datetime.now(UTC).date()
