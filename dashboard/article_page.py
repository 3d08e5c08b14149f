"""The page of articles: one of them whole with all its marks, or a list to find one in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from corpus.records import ArticleReading
from dashboard import session
from dashboard.article_list import show_list
from dashboard.article_view import article_html
from dashboard.evidence import ARTICLE_PAGE
from dashboard.markup import Html, link
from dashboard.selection import to_query

if TYPE_CHECKING:
    from corpus.records import Article
    from corpus.store import Store
    from dashboard.language import Language
    from dashboard.opened import Opened
    from dashboard.place_names import PlaceNames

LONG: Final = 300_000
"""Characters of an article that takes a second and more to read out of the store with all its marks."""

PRINTS_SHOWN: Final = 30
"""So many other articles of the same text are named; an agency's may stand in hundreds."""

# Streamlit fills the page after the browser has looked for the part of it that the address names, and may lay it
# out anew for a while yet: until then the sentence is kept in view, unless the reader has begun to move.
_TO_CHOSEN: Final = """<script>
{
  const settled = performance.now() + 3000;
  let touched = false;
  for (const act of ["wheel", "keydown", "pointerdown", "touchstart"])
    addEventListener(act, () => { touched = true; }, { once: true, passive: true });
  const show = (it) => {
    it.tabIndex = -1;
    it.focus({ preventScroll: true });
    it.scrollIntoView({ block: "center" });
  };
  const keepInView = () => {
    const it = document.getElementById("dl-chosen");
    const { bottom, top } = it ? it.getBoundingClientRect() : { bottom: 0, top: 0 };
    const lost = document.activeElement === document.body || bottom < 0 || top > innerHeight;
    if (it && lost && !touched) show(it);
    if (!touched && performance.now() < settled) requestAnimationFrame(keepInView);
  };
  keepInView();
}
</script>"""


def show_article(opened: Opened, language: Language) -> None:
    """The article that the address asks for, else the list of all; the choice made on the map goes along."""
    query = st.query_params.to_dict()
    kept = urlencode(to_query(session.choice()), doseq=True)
    article_id, report_id = query.get("id", ""), query.get("report", "")
    store = opened.library.store
    if not article_id:
        st.title(language.say("Articles"), anchor=False)
        session.say_address(show_list(store, language, query, kept))
        return
    session.say_address({"id": article_id, "report": report_id})
    st.title(language.say("Article"), anchor=False)
    st.html(_ways_back(language, kept))
    article = store.article(article_id)
    if article is None:
        st.text(language.say("The store has no article of this number. It may have been read anew, or taken out."))
        return
    show_whole(store, article, language, opened.names, report_id)


def show_whole(store: Store, article: Article, language: Language, names: PlaceNames, report_id: str = "") -> None:
    """One article with all its marks; the page goes to the sentence of the report where one is given."""
    if len(article.text) > LONG:
        with st.spinner(language.say("Reading the article")):
            html = _whole(store, article, language, names, report_id)
    else:
        html = _whole(store, article, language, names, report_id)
    st.html(html)
    if report_id:
        st.html(_TO_CHOSEN, unsafe_allow_javascript=True)


def _whole(store: Store, article: Article, language: Language, names: PlaceNames, report_id: str) -> Html:
    name = article.article_id
    reading = ArticleReading(
        article=article,
        sentences=store.sentences(name),
        mentions=store.mentions(name),
        times=store.times(name),
        reports=store.reports_of_article(name),
    )
    incidents = store.account.incidents_of_article(name)
    prints = store.account.prints_of(name, limit=PRINTS_SHOWN)
    return article_html(reading, incidents, language, names, chosen_report=report_id, prints=prints)


def _ways_back(language: Language, kept: str) -> Html:
    links = (
        link(f"./?{kept}", language.say("Back to the map")),
        link(f"{ARTICLE_PAGE}?{kept}", language.say("All articles")),
    )
    return Html(f'<p class="dl-back">{" ".join(links)}</p>')
