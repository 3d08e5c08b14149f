// The columns of the map: what the browser fetches, and what stands where in a range of days.
(function () {
  "use strict";

  const MAGIC = "DLT1";
  const ARRAYS = {
    "|u1": Uint8Array, "|i1": Int8Array, "<u2": Uint16Array, "<i2": Int16Array, "<u4": Uint32Array, "<i4": Int32Array,
  };
  // An incident whose days are known no better than this has no bar of its own in the histogram.
  const LONGEST_IN_BARS = 31;
  const VAGUE_DAYS = 7;
  const UNKNOWN = -1;
  const ARTICLES = 0; // where a spot's incidents come from: articles, ACLED or UCDP, as Python numbers them

  class Columns {
    constructor(buffer) {
      const bytes = new Uint8Array(buffer);
      if (String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) throw new Error("not a file of columns");
      const headerLength = new DataView(buffer).getUint32(4, true);
      const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
      const start = 8 + headerLength;
      this.rows = header.rows;
      this.days = header.days;
      this.firstDay = header.first_day;
      this.types = header.types;
      this.statuses = header.statuses;
      this.spots = header.spots;
      for (const [name, kind, offset] of header.columns) {
        if (!ARRAYS[kind]) throw new Error("a column of an unknown kind");
        this[name] = new ARRAYS[kind](buffer, start + offset, this.rows);
      }
      this.placeOf = Int32Array.from(this.spots, (spot) => spot.place);
      this.originOf = Uint8Array.from(this.spots, (spot) => spot.origin || ARTICLES);
      this.origins = [...new Set(this.originOf)].sort();
      this.longestSpan = 0;
      for (let row = 0; row < this.rows; row++) this.longestSpan = Math.max(this.longestSpan, this.span[row]);
    }

    // Days from the first day, as a date in UTC: 0 is the first day.
    dateOf(day) {
      return new Date(Date.parse(this.firstDay + "T00:00:00Z") + day * 86400000);
    }

    dayOf(isoDate) {
      return Math.round((Date.parse(isoDate + "T00:00:00Z") - Date.parse(this.firstDay + "T00:00:00Z")) / 86400000);
    }

    // The first row whose day is at least `day`.
    rowOf(day) {
      let low = 0;
      let high = this.rows;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.day[middle] < day) low = middle + 1;
        else high = middle;
      }
      return low;
    }
  }

  // What each spot shows in a range of days; the arrays are kept, so that a frame makes no garbage.
  class Counts {
    constructor(columns) {
      const n = columns.spots.length;
      this.columns = columns;
      this.kinds = columns.types.length;
      this.touched = new Int32Array(n);
      this.touchedCount = 0;
      this.incidents = new Int32Array(n);
      this.byKind = new Int32Array(n * this.kinds);
      this.low = new Int32Array(n);
      this.best = new Int32Array(n);
      this.high = new Int32Array(n);
      this.known = new Int32Array(n);
      this.open = new Uint8Array(n);
      this.vague = new Int32Array(n);
      this.newest = new Int32Array(n); // the last day on which one of its incidents lay, no later than the last shown
      this._lastDay = new Int32Array(n).fill(UNKNOWN); // the last first day of its incidents
      this._until = new Int32Array(n).fill(UNKNOWN); // the last day of those of more than one
      this._atPlace = new Uint8Array(n);
      // Sums of one origin, the first of those that are shown: two origins may tell of the same, and are never added up.
      this.total = totalOf();
      this.base = ARTICLES;
      this.others = []; // each other `origin` that is shown, with its `total`
      this._counted = null;
    }

    clear() {
      for (const each of [this.incidents, this.byKind, this.low, this.best, this.high, this.known, this.open, this.vague]) each.fill(0);
      this._lastDay.fill(UNKNOWN);
      this._until.fill(UNKNOWN);
      this.touchedCount = 0;
      this._counted = null;
    }

    // Counts the incidents that have a day in [first, last] and are of the chosen kinds, statuses and rows. Where only
    // the last day has moved on, the rows that came with it are added to what was counted before.
    count(first, last, choice) {
      const c = this.columns;
      const goesOn = this._goesOn(first, last, choice);
      if (!goesOn) this.clear();
      this._add(c.rowOf(goesOn ? this._counted.last + 1 : first - c.longestSpan), c.rowOf(last + 1), first, choice);
      const { kinds, statuses, rows, stamp } = choice;
      this._counted = { first, last, kinds, statuses, rows, stamp };
      this._sum(last);
      return this;
    }

    _goesOn(first, last, choice) {
      const before = this._counted;
      if (!before || before.first !== first || before.last > last) return false;
      return ["kinds", "statuses", "rows", "stamp"].every((name) => before[name] === choice[name]);
    }

    // One long loop with no call in it: a million rows are counted anew whenever the reader goes back in time.
    _add(from, end, first, { kinds: wanted, statuses, rows }) {
      const { day, span, spot, type, status, low: lows, best: bests, high: highs } = this.columns;
      const { kinds, byKind, vague, known, open, low, best, high, _lastDay: lastDay, _until: until } = this;
      for (let row = from; row < end; row++) {
        const length = span[row];
        const kind = type[row];
        if (day[row] + length < first || !((wanted >> kind) & (statuses >> status[row]) & 1)) continue;
        if (rows && !((rows[row >> 3] >> (row & 7)) & 1)) continue;
        const at = spot[row];
        byKind[at * kinds + kind]++;
        lastDay[at] = day[row]; // the rows are sorted by day
        if (length && day[row] + length > until[at]) until[at] = day[row] + length;
        if (length >= VAGUE_DAYS) vague[at]++;
        const figure = bests[row];
        if (figure === UNKNOWN) continue;
        const top = highs[row];
        known[at]++;
        low[at] += lows[row];
        best[at] += figure;
        high[at] += top === UNKNOWN ? Math.max(figure, lows[row]) : top;
        if (top === UNKNOWN) open[at] = 1;
      }
    }

    // What follows from the counts of the spots: who has any, the newest day of each, and the sums.
    _sum(last) {
      const { touched, newest, incidents, byKind, kinds, _atPlace: atPlace, columns } = this;
      const totals = columns.origins.map(totalOf);
      let n = 0;
      atPlace.fill(0);
      for (let spot = 0; spot < newest.length; spot++) {
        if (this._lastDay[spot] === UNKNOWN) continue;
        touched[n++] = spot;
        newest[spot] = Math.min(Math.max(this._lastDay[spot], this._until[spot]), last);
        incidents[spot] = 0;
        for (let i = spot * kinds; i < (spot + 1) * kinds; i++) incidents[spot] += byKind[i];
        const total = totals[columns.origins.indexOf(columns.originOf[spot])];
        if (!atPlace[columns.placeOf[spot]]) total.places++; // a place may be known at two precisions
        atPlace[columns.placeOf[spot]] = 1;
        this._addToTotal(total, spot);
      }
      this.touchedCount = n;
      const shown = columns.origins.map((origin, i) => ({ origin, total: totals[i] })).filter(({ total }) => total.incidents);
      const first = shown.shift() || { origin: ARTICLES, total: totalOf() };
      this.total = first.total;
      this.base = first.origin;
      this.others = shown;
    }

    _addToTotal(total, spot) {
      total.spots++;
      total.incidents += this.incidents[spot];
      total.low += this.low[spot];
      total.high += this.high[spot];
      total.known += this.known[spot];
      if (this.open[spot]) total.open = true;
    }
  }

  function totalOf() {
    return { incidents: 0, low: 0, high: 0, open: false, known: 0, spots: 0, places: 0 };
  }

  // The first origin of the chosen incidents: bars count these alone.
  function baseOf(columns, choice) {
    if (columns.origins.length < 2) return columns.origins[0];
    let base = Infinity;
    for (let row = 0; row < columns.rows && base > columns.origins[0]; row++) {
      const origin = columns.originOf[columns.spot[row]];
      if (origin < base && chosen(columns, choice, row)) base = origin;
    }
    return base;
  }

  function chosen(columns, { kinds, statuses, rows }, row) {
    if (!((kinds >> columns.type[row]) & (statuses >> columns.status[row]) & 1)) return false;
    return !rows || ((rows[row >> 3] >> (row & 7)) & 1) === 1;
  }

  // The first and the last day of the chosen incidents; all days where none is chosen.
  function extent(columns, choice) {
    let low = columns.days;
    let high = -1;
    for (let row = 0; row < columns.rows; row++) {
      if (!chosen(columns, choice, row)) continue;
      low = Math.min(low, columns.day[row]);
      high = Math.max(high, columns.day[row] + columns.span[row]);
    }
    return high < 0 ? [0, columns.days - 1] : [low, Math.min(high, columns.days - 1)];
  }

  // Chosen incidents of one origin (see `baseOf`) by bin of the days from low to high, those alone whose spot is in view if `inView` (1 or 0 a spot)
  // is given. `counts` has them by bin and kind, on their first day, without those too vague for a bar. `ranges` has for
  // each bin how many incidents of more than one day have a day in it, however vague.
  function binned(columns, choice, bins, [low, high], inView) {
    const { day, span, spot, type, originOf } = columns;
    const kinds = columns.types.length;
    const base = baseOf(columns, choice);
    const counts = new Int32Array(bins * kinds);
    const ranges = new Int32Array(bins + 1); // first the rises and falls, then their sums
    const binOf = Int32Array.from({ length: high - low + 1 }, (_, i) => Math.floor((i * bins) / (high - low + 1)));
    for (let row = 0; row < columns.rows; row++) {
      const [begins, ends] = [day[row] - low, day[row] - low + span[row]];
      if (ends < 0 || begins > high - low || !chosen(columns, choice, row) || (inView && !inView[spot[row]])) continue;
      if (originOf[spot[row]] !== base) continue;
      if (span[row] < LONGEST_IN_BARS && begins >= 0) counts[binOf[begins] * kinds + type[row]]++;
      if (!span[row]) continue;
      ranges[binOf[Math.max(begins, 0)]]++;
      ranges[binOf[Math.min(ends, high - low)] + 1]--;
    }
    for (let bin = 1; bin < bins; bin++) ranges[bin] += ranges[bin - 1];
    return { counts, ranges: ranges.subarray(0, bins) };
  }

  window.Dateline = Object.assign(window.Dateline || {}, { Columns, Counts, binned, extent });
})();
