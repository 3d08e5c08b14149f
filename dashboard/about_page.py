"""The page that says what the map is made of: how much, from where, under which policy and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from corpus.incident_tolls import RULE
from dashboard import session
from geodata.boundaries import POLICY

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.opening import Opened


def show_about(opened: Opened, language: Language) -> None:
    """What the store holds, the rules that were followed, and where the rest comes from."""
    session.say_address({})
    library = opened.library
    counts = library.store.counts()
    st.title(language.say("About this map"), anchor=False)
    told = [
        language.count("{number} article", "{number} articles", counts.articles),
        language.count("{number} report", "{number} reports", counts.reports),
        language.count("{number} incident", "{number} incidents", counts.incidents),
        language.say("without a day of publication: {number}", number=counts.undated_articles),
    ]
    st.text(", ".join(told) + ".")
    st.text(language.say("Data version {version}.", version=library.version))
    st.subheader(language.say("Borders and names"), anchor=False)
    st.text(language.say(POLICY))
    st.subheader(language.say("Figures"), anchor=False)
    st.text(
        language.say(
            "Several claims of one incident: {rule} Figures of several incidents are added up on the map; "
            "incidents may overlap, so that a sum is not a toll.",
            rule=language.say(RULE),
        )
    )
    st.subheader(language.say("Sources and licences"), anchor=False)
    st.text(
        language.say(
            "Basemap: Natural Earth (public domain). Town labels: GeoNames (CC BY 4.0). Map: Leaflet (BSD-2-Clause)."
        )
    )
    for source in library.store.gazetteer_sources():
        st.text(source)
    st.text(language.say("The sentences shown are their publishers'. Nothing here comes from ACLED or UCDP."))
