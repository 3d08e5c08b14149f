// What the map says in words: of the days shown, of one place, of deaths.
(function () {
  "use strict";

  const D = window.Dateline;
  const AREA = 2; // a spot of this precision or less is no point

  function people({ low, high, open }) {
    if (open) return D.count("at least {number} reported killed", "at least {number} reported killed", low);
    if (low === high) return D.count("{number} reported killed", "{number} reported killed", low);
    return D.say("{low} to {high} reported killed", { low, high });
  }

  // Unknown is not zero: "no number of deaths reported" and "0 killed" are two things. Several incidents' figures are a
  // sum, and said to be one: two incidents may tell of the same deaths.
  D.deaths = function (toll) {
    const { known } = toll;
    if (!known) return D.say("no number of deaths reported");
    if (known === 1) return people(toll);
    const sum = D.count("figure of {number} incident", "figures of {number} incidents added up; they may overlap", known);
    return `${people(toll)} (${sum})`;
  };

  D.incidents = (number) => D.count("{number} incident", "{number} incidents", number);

  D.rangeWords = (columns, [first, last]) => D.days(columns.dateOf(first), columns.dateOf(last));

  const ORIGINS = [() => D.say("Read from articles"), () => D.say("Coded by ACLED"), () => D.say("Coded by UCDP")];
  D.originWords = (origin) => ORIGINS[origin]();

  function sums({ origin, total }) {
    const parts = { incidents: D.incidents(total.incidents), deaths: D.deaths(total), origin: D.originWords(origin) };
    parts.places = D.count("in {number} place", "in {number} places", total.places);
    return D.say("{origin}: {incidents} {places}, {deaths}.", parts);
  }

  // Each origin's sums by themselves, where anything that is shown was coded by somebody.
  function apart(days, { base, total, others }) {
    const words = [days.endsWith(".") ? days : `${days}.`, ...[{ origin: base, total }, ...others].map(sums)];
    if (others.length) words.push(D.say("They may tell of the same events and are never added up."));
    return words.join(" ");
  }

  // What stands on the map, in a line or two.
  D.summary = function (columns, range, counts, crowded) {
    const { total } = counts;
    const days = D.rangeWords(columns, range);
    if (!total.incidents) return D.say("{days}: nothing reported.", { days });
    const places = D.count("in {number} place", "in {number} places", total.places);
    const parts = { days, incidents: D.incidents(total.incidents), places, deaths: D.deaths(total) };
    const coded = counts.base || counts.others.length;
    const words = coded ? apart(days, counts) : D.say("{days}: {incidents} {places}, {deaths}.", parts);
    if (!crowded) return words;
    return `${words} ${D.say("So many places here that they are drawn in groups; come nearer to see each.")}`;
  };

  D.spotWords = function (counts, spot) {
    const toll = { known: counts.known[spot], low: counts.low[spot], high: counts.high[spot], open: counts.open[spot] };
    const { name, precision } = counts.columns.spots[spot];
    const parts = { place: name, incidents: D.incidents(counts.incidents[spot]), deaths: D.deaths(toll) };
    if (precision < AREA) return D.say("{place}: {incidents}, {deaths}", parts);
    return D.say("{place}, somewhere in or near it: {incidents}, {deaths}", parts);
  };

  // What lies under the pointer: a group, or a spot that may hide others.
  D.hitWords = function (counts, { spot, bounds, heap, spots, incidents }) {
    if (bounds) {
      const places = D.count("in {number} place", "in {number} places", spots);
      return D.say("{incidents} {places}; a click comes nearer", { incidents: D.incidents(incidents), places });
    }
    const words = D.spotWords(counts, spot);
    return heap ? `${words}. ${D.count("{number} more here: a click fans them out", "{number} more here: a click fans them out", heap)}` : words;
  };
})();
