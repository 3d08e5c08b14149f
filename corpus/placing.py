"""Where a draft happened: the places that its clause names, what the passage carries over, or the region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.carrying_places import at_local_scene, carry_place
from corpus.casualty_sharing import share_casualties
from corpus.clause_places import area_around, clause_places
from corpus.drafts import Draft
from corpus.focus import Focus, is_namesake_abroad
from corpus.local_scene import holds_local_news
from corpus.report_place import report_place
from geodata.light_records import altered
from geodata.place import Mention, PlaceKind

_NAMESAKE = "“{}” is known only in {}, of which the article does not speak: it is about {}"


def place_draft(text: str, draft: Draft, earlier: Sequence[Draft], focus: Focus) -> tuple[Draft, ...]:
    """The draft once for each place where its sentence says it happened, or with the place that carries over."""
    named = clause_places(text, draft, focus)
    resolved = [m for m in named if m.place is not None]
    if resolved and focus.local and all(holds_local_news(m, focus.local) for m in resolved):
        return (at_local_scene(text, draft, focus.local),)
    if resolved and draft.facts.under is not None and all(_is_a_line(m) for m in resolved):
        return (carry_place(text, draft, earlier, focus),)
    if resolved:
        return _spread(text, draft, resolved, focus)
    if named and focus.local is None and (around := area_around(text, draft, named, focus)) is not None:
        place = report_place(around, text)
        return (altered(draft, place=replace(place, geo_precision=max(2, place.geo_precision)), own_place=True),)
    if named and focus.local is None:
        return (altered(draft, unplaced=f"“{named[0].toponym.text}”: {named[0].unresolved}"),)
    return (carry_place(text, draft, earlier, focus),)


def _spread(text: str, draft: Draft, mentions: Sequence[Mention], focus: Focus) -> tuple[Draft, ...]:
    """One draft a place, each with the counts that belong there."""
    places = [_placed(text, draft, m, focus) for m in mentions]
    if len(places) == 1:
        return (places[0],)
    shares = share_casualties(text, draft, mentions)
    return tuple(altered(d, casualties=share) for d, share in zip(places, shares, strict=True))


def _placed(text: str, draft: Draft, mention: Mention, focus: Focus) -> Draft:
    """The draft at the place of a mention; at the state that the article is about for a namesake abroad."""
    home, name = focus.home, mention.toponym
    if home is None or mention.place is None or not is_namesake_abroad(mention.place, focus):
        return altered(draft, place=report_place(mention, text), own_place=True)
    state = replace(
        report_place(home, text), as_written=" ".join(name.text.split()), start=name.start, end=name.end
    )
    because = _NAMESAKE.format(state.as_written, mention.place.country_name, state.name)
    return altered(draft, place=state, own_place=True, place_because=because)


def _is_a_line(mention: Mention) -> bool:
    """Whether it is a border or a front line, which says less than the heading that names a town."""
    return mention.place is not None and mention.place.kind is PlaceKind.BORDER
