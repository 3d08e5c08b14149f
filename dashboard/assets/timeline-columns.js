// The columns of the map: what the browser fetches, and what stands where in a range of days.
(function () {
  "use strict";

  const MAGIC = "DLT1";
  const ARRAYS = { "|u1": Uint8Array, "<u2": Uint16Array, "<u4": Uint32Array, "<i4": Int32Array };
  // An incident whose days are known no better than this has no bar of its own in the histogram.
  const LONGEST_IN_BARS = 31;
  const UNKNOWN = -1;

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
        this[name] = new ARRAYS[kind](buffer, start + offset, this.rows);
      }
      this.longestSpan = this.span.reduce((longest, span) => Math.max(longest, span), 0);
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

  // What each spot shows, counted anew for every frame; arrays are kept so that a frame makes no garbage.
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
      this.atPlace = new Int32Array(n);
      this._nothing();
    }

    _nothing() {
      this.total = { incidents: 0, low: 0, high: 0, open: false, known: 0, spots: 0, places: 0 };
    }

    clear() {
      for (let i = 0; i < this.touchedCount; i++) {
        const spot = this.touched[i];
        this.incidents[spot] = this.low[spot] = this.best[spot] = this.high[spot] = 0;
        this.known[spot] = this.open[spot] = this.vague[spot] = 0;
        this.byKind.fill(0, spot * this.kinds, (spot + 1) * this.kinds);
        this.atPlace[this.columns.spots[spot].place] = 0;
      }
      this.touchedCount = 0;
      this._nothing();
    }

    // Counts the incidents of the chosen kinds and statuses that have a day in [first, last].
    count(first, last, choice) {
      const c = this.columns;
      this.clear();
      const end = c.rowOf(last + 1);
      for (let row = c.rowOf(first - c.longestSpan); row < end; row++) {
        if (c.day[row] + c.span[row] < first) continue;
        if (!((choice.kinds >> c.type[row]) & 1) || !((choice.statuses >> c.status[row]) & 1)) continue;
        this.add(row);
      }
      this.total.spots = this.touchedCount;
      return this;
    }

    add(row) {
      const c = this.columns;
      const spot = c.spot[row];
      if (this.incidents[spot] === 0) this.touched[this.touchedCount++] = spot;
      this.incidents[spot]++;
      if (this.atPlace[c.spots[spot].place]++ === 0) this.total.places++; // a place may be known at two precisions
      this.byKind[spot * this.kinds + c.type[row]]++;
      if (c.span[row] >= 7) this.vague[spot]++;
      this.total.incidents++;
      if (c.best[row] === UNKNOWN) return;
      const top = c.high[row] === UNKNOWN ? Math.max(c.best[row], c.low[row]) : c.high[row];
      this.known[spot]++;
      this.low[spot] += c.low[row];
      this.best[spot] += c.best[row];
      this.high[spot] += top;
      if (c.high[row] === UNKNOWN) this.open[spot] = 1;
      this.total.known++;
      this.total.low += c.low[row];
      this.total.high += top;
      if (c.high[row] === UNKNOWN) this.total.open = true;
    }
  }

  function chosen(columns, choice, row) {
    return ((choice.kinds >> columns.type[row]) & 1) === 1 && ((choice.statuses >> columns.status[row]) & 1) === 1;
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

  // Incidents by bin and kind, for the histogram of the days from low to high; those whose days are too vague for
  // a bar are left out.
  function binned(columns, choice, bins, [low, high]) {
    const kinds = columns.types.length;
    const counts = new Int32Array(bins * kinds);
    for (let row = 0; row < columns.rows; row++) {
      if (columns.span[row] >= LONGEST_IN_BARS || !chosen(columns, choice, row)) continue;
      counts[Math.floor(((columns.day[row] - low) * bins) / (high - low + 1)) * kinds + columns.type[row]]++;
    }
    return counts;
  }

  window.Dateline = Object.assign(window.Dateline || {}, { Columns, Counts, binned, extent });
})();
