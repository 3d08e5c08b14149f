"""The page that says what the map is made of: how much, from where, under which policy and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard import session
from dashboard.coded_words import ORIGIN_WORDS, terms_html
from dashboard.language import message
from dashboard.markup import english
from dashboard.timeline import ORIGIN_OF
from geodata.boundaries import POLICY

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.opened import Opened

RULE_WORDS: Final = message(
    "best is the figure of the latest article day; of several, the one that most independent texts give, then the "
    "one nearest to the median. Low and high span the latest claim of each claimant. A text printed several times "
    "counts once, on the first day of its prints. Nothing takes the maximum."
)
"""The rule of corpus.incident_tolls, here where the catalogs look for sentences."""


def show_about(opened: Opened, language: Language) -> None:
    """What the store holds, the rules that were followed, and where the rest comes from."""
    session.say_address({})
    library = opened.library
    counts = library.store.counts()
    st.title(language.say("About this map"), anchor=False)
    coded = library.store.coded()
    told = [
        language.count("{number} article", "{number} articles", counts.articles),
        language.count("{number} report", "{number} reports", counts.reports),
        language.count("{number} incident", "{number} incidents", counts.incidents - sum(coded.values())),
        language.say("without a day of publication: {number}", number=counts.undated_articles),
    ]
    st.text(", ".join(told) + ".")
    for coder, number in coded.items():
        st.text(f"{language.say(ORIGIN_WORDS[ORIGIN_OF[coder]])}: {language.number(number)}")
    st.text(language.say("Data version {version}.", version=library.version))
    st.header(language.say("Borders and names"), anchor=False)
    st.text(language.say(POLICY))
    st.header(language.say("Figures"), anchor=False)
    st.text(
        language.say(
            "Several claims of one incident: {rule} Figures of several incidents are added up on the map; "
            "incidents may overlap, so that a sum is not a toll.",
            rule=language.say(RULE_WORDS),
        )
    )
    st.header(language.say("Sources and licences"), anchor=False)
    st.text(
        language.say(
            "Basemap: Natural Earth (public domain). Town labels: GeoNames (CC BY 4.0). "
            "Map: Leaflet (BSD-2-Clause)."
        )
    )
    for source in library.store.gazetteer_sources():
        st.html(f"<div>{english(source)}</div>")
    if coded:
        st.html(terms_html(list(coded), language))
        st.text(language.say("The sentences shown are their publishers'."))
    else:
        st.text(language.say("The sentences shown are their publishers'. Nothing here comes from ACLED or UCDP."))
