// The histogram under the map, stacked by kind, with a brush that chooses days.
(function () {
  "use strict";

  const D = window.Dateline;
  const NARROWEST = 4; // CSS pixels of a bar, at least
  const STRIP = 5; // CSS pixels of the line of incidents that last, or whose day is uncertain
  const AXIS = 14;
  const GRIP = 10; // CSS pixels to either side of the brush's edge that take hold of it
  const TAP = 3; // CSS pixels: a pointer that moved no farther has tapped
  const TICK_EVERY = 64; // CSS pixels between two words of the axis, at least
  const MONTHS_APART = [1, 3, 6, 12, 24, 60, 120, 240];
  const DAYS_APART = [1, 2, 7, 14];

  class Bars {
    constructor(columns, controls) {
      this.columns = columns;
      this.controls = controls;
      this.width = this.height = 0;
      this.chart = D.make("canvas", { class: "dl-bars", "aria-hidden": "true" });
      this.title = D.make("span");
      this.highest = D.make("span");
      const caption = D.make("p", { class: "dl-bars-words" });
      caption.append(this.title, this.highest);
      this.root = D.make("div", { class: "dl-histogram" });
      this.root.append(caption, this.chart);
      new ResizeObserver(([{ contentRect }]) => this._resize(contentRect)).observe(this.chart);
      this._listen();
    }

    _resize({ width, height }) {
      [this.width, this.height] = [width, height];
      this._all = this._painted = null;
      this.draw();
    }

    // Other filters, or another theme.
    choose(choice, dark) {
      [this.choice, this.dark] = [choice, dark];
      this._all = this._painted = null;
    }

    // Which spots the map shows: a byte for each, or null for all.
    setView(inView) {
      this.inView = inView;
      this._painted = null;
      this.draw();
    }

    // ---- what is painted once, for a choice and a view

    _binning() {
      const days = this.controls.last - this.controls.first + 1;
      const daysEach = Math.ceil(days / Math.max(Math.floor(this.width / NARROWEST), 1));
      return { daysEach, bins: Math.ceil(days / daysEach) };
    }

    _count(inView, { bins, daysEach }) {
      const { first } = this.controls;
      const { counts, ranges } = D.binned(this.columns, this.choice, bins, [first, first + bins * daysEach - 1], inView);
      return { counts, ranges, totals: this._totals(counts, bins) };
    }

    _totals(counts, bins) {
      const kinds = this.columns.types.length;
      const totals = new Int32Array(bins);
      for (let i = 0; i < counts.length; i++) totals[Math.floor(i / kinds)] += counts[i];
      return totals;
    }

    _paint() {
      const binning = this._binning();
      this._all = this._all || this._count(null, binning);
      const seen = this.inView ? this._count(this.inView, binning) : this._all;
      const ratio = window.devicePixelRatio || 1;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(this.width * ratio);
      canvas.height = Math.round(this.height * ratio);
      const ctx = canvas.getContext("2d");
      ctx.scale(ratio, ratio);
      this._paintBars(ctx, binning, seen);
      if (seen.ranges) this._paintRanges(ctx, binning, seen.ranges);
      this._paintAxis(ctx);
      this._say(binning, seen);
      this._painted = canvas;
    }

    get _tall() {
      return this.height - STRIP - AXIS;
    }

    // All places pale behind, those in the view in colour before them.
    _paintBars(ctx, { bins, daysEach }, seen) {
      const kinds = this.columns.types.length;
      const most = this._all.totals.reduce((a, b) => Math.max(a, b), 1);
      const scale = (this._tall - 2) / most;
      const wide = this._x(this.controls.first + daysEach) - this._x(this.controls.first);
      const barWidth = Math.max(wide - (wide > 3 ? 1 : 0), 1);
      for (let bin = 0; bin < bins; bin++) {
        const left = bin * wide;
        ctx.fillStyle = D.inks(this.dark).others;
        ctx.fillRect(left, this._tall - this._all.totals[bin] * scale, barWidth, this._all.totals[bin] * scale);
        let base = this._tall;
        for (let kind = 0; kind < kinds; kind++) {
          const tall = seen.counts[bin * kinds + kind] * scale;
          if (!tall) continue;
          ctx.fillStyle = D.colourOf(kind);
          ctx.fillRect(left, base - tall, barWidth, tall);
          base -= tall;
        }
      }
    }

    // The denser the strip, the more incidents last over those days or may lie on any of them.
    _paintRanges(ctx, { bins, daysEach }, ranges) {
      const most = ranges.reduce((a, b) => Math.max(a, b), 1);
      const wide = this._x(this.controls.first + daysEach) - this._x(this.controls.first);
      ctx.fillStyle = D.inks(this.dark).ranges;
      for (let bin = 0; bin < bins; bin++) {
        if (!ranges[bin]) continue;
        ctx.globalAlpha = 0.25 + 0.75 * Math.sqrt(ranges[bin] / most);
        ctx.fillRect(bin * wide, this._tall + 1, wide + 0.5, STRIP - 1);
      }
      ctx.globalAlpha = 1;
    }

    _paintAxis(ctx) {
      const { soft } = D.inks(this.dark);
      ctx.fillStyle = soft;
      ctx.fillRect(0, this._tall, this.width, 1);
      ctx.font = `10.5px ${getComputedStyle(document.body).fontFamily}`;
      ctx.textBaseline = "alphabetic";
      let free = 0;
      for (const [day, words] of this._ticks()) {
        const x = this._x(day);
        const wide = ctx.measureText(words).width;
        if (x < free || x + 3 + wide > this.width) continue;
        free = x + wide + 12;
        ctx.fillRect(x, this._tall, 1, STRIP + AXIS - 2);
        ctx.fillText(words, x + 4, this.height - 2.5);
      }
    }

    // The days that the axis names: first days of years or months, or single days where few are shown.
    _ticks() {
      const { first, last } = this.controls;
      const most = Math.max(Math.floor(this.width / TICK_EVERY), 1);
      const [from, to] = [this.columns.dateOf(first), this.columns.dateOf(last)];
      const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
      const days = DAYS_APART.find((apart) => (last - first + 1) / apart <= most);
      if (days && months < 3) return this._dayTicks(days);
      const apart = MONTHS_APART.find((each) => months / each <= most) || MONTHS_APART.at(-1);
      return this._monthTicks(from, months, apart);
    }

    _dayTicks(apart) {
      const ticks = [];
      for (let day = this.controls.first; day <= this.controls.last; day += apart) {
        const date = this.columns.dateOf(day);
        ticks.push([day, `${date.getUTCDate()} ${D.shortMonth(date)}`]);
      }
      return ticks;
    }

    _monthTicks(from, months, apart) {
      const ticks = [];
      for (let i = 0; i <= months; i++) {
        const date = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1));
        const since = date.getUTCFullYear() * 12 + date.getUTCMonth();
        if (since % apart) continue;
        const day = this.columns.dayOf(D.isoDay(date));
        if (day >= this.controls.first) ticks.push([day, this._tickWords(date, apart)]);
      }
      return ticks;
    }

    _tickWords(date, apart) {
      const year = String(date.getUTCFullYear());
      if (apart >= 12) return year;
      return date.getUTCMonth() === 0 ? year : D.shortMonth(date);
    }

    _say({ daysEach }, { totals }) {
      D.setText(this.title, D.count("Incidents by day, in this view", "Incidents by {number} days, in this view", daysEach));
      const most = totals.reduce((a, b) => Math.max(a, b), 0);
      D.setText(this.highest, D.say("highest bar: {number}", { number: most }));
    }

    // ---- what is drawn with every step

    _x(day) {
      return ((day - this.controls.first) / (this.controls.last - this.controls.first + 1)) * this.width;
    }

    // The brush's edges, in CSS pixels.
    _edges() {
      const [first, last] = this.controls.range;
      const left = this._x(first);
      return [left, Math.max(this._x(last + 1), left + 2)];
    }

    draw() {
      if (!this.width || !this.choice) return;
      if (!this._painted) this._paint();
      const { chart, _painted: painted } = this;
      if (chart.width !== painted.width || chart.height !== painted.height) [chart.width, chart.height] = [painted.width, painted.height];
      const ratio = painted.width / this.width;
      const [left, right] = this._edges();
      const inks = D.inks(this.dark);
      const ctx = chart.getContext("2d");
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, this.width, this.height);
      ctx.fillStyle = inks.chosen;
      ctx.fillRect(left, 0, right - left, this._tall);
      ctx.drawImage(painted, 0, 0, this.width, this.height);
      ctx.strokeStyle = ctx.fillStyle = inks.accent;
      ctx.lineWidth = 1.5;
      ctx.strokeRect(Math.max(left, 0.75), 0.75, Math.min(right, this.width - 0.75) - Math.max(left, 0.75), this._tall);
      if (this.controls.mode !== "so-far") this._drawGrips(ctx, left, right);
    }

    _drawGrips(ctx, left, right) {
      const top = (this._tall - 16) / 2;
      for (const x of [Math.max(left, 2.5), Math.min(right, this.width - 2.5)]) {
        ctx.beginPath();
        ctx.roundRect(x - 2.5, top, 5, 16, 2.5);
        ctx.fill();
      }
    }

    // ---- the brush: a drag chooses days, its edges and the whole of it can be moved, a tap goes to a day

    _listen() {
      const { chart } = this;
      chart.addEventListener("pointerdown", (event) => this._take(event));
      chart.addEventListener("pointermove", (event) => (this._held ? this._drag(event) : this._hint(event)));
      chart.addEventListener("pointerup", (event) => this._drop(event));
      chart.addEventListener("pointercancel", () => this._letGo());
    }

    _at(event) {
      return event.clientX - this.chart.getBoundingClientRect().left;
    }

    _dayAt(x) {
      const { first, last } = this.controls;
      return Math.min(Math.max(first + Math.floor((x / this.width) * (last - first + 1)), first), last);
    }

    // What a pointer there takes hold of: an edge, the whole brush, or nothing yet, which begins a new one.
    _holdAt(x) {
      if (this.controls.mode === "so-far") return "new";
      const [left, right] = this._edges();
      const inwards = Math.min(GRIP, (right - left) / 4);
      if (x >= left - GRIP && x <= left + inwards) return "first";
      if (x <= right + GRIP && x >= right - inwards) return "last";
      return x > left && x < right ? "whole" : "new";
    }

    _hint(event) {
      const cursors = { first: "ew-resize", last: "ew-resize", whole: "grab", new: "crosshair" };
      this.chart.style.cursor = cursors[this._holdAt(this._at(event))];
    }

    _take(event) {
      if (event.button) return;
      const x = this._at(event);
      this.chart.setPointerCapture(event.pointerId);
      this._held = { what: this._holdAt(x), x, day: this._dayAt(x), range: this.controls.range, moved: false };
      this.controls.hold();
    }

    _drag(event) {
      const held = this._held;
      const x = this._at(event);
      held.moved = held.moved || Math.abs(x - held.x) > TAP;
      if (!held.moved) return;
      const [first, last] = held.range;
      const day = this._dayAt(x);
      const by = day - held.day;
      if (held.what === "new") this._choose(held.day, day);
      else if (held.what === "first") this._choose(first + by, last);
      else if (held.what === "last") this._choose(first, last + by);
      else this.controls.set({ day: Math.max(last + by, this.controls.first + last - first) });
    }

    _choose(one, other) {
      const { first: least, last: most, mode } = this.controls;
      const [first, last] = [one, other].map((day) => Math.min(Math.max(day, least), most)).sort((a, b) => a - b);
      this.controls.set({ day: last, length: last - first + 1, mode: mode === "so-far" ? "window" : mode });
    }

    _drop(event) {
      if (!this._held) return;
      if (!this._held.moved) this.controls.set({ day: this._dayAt(this._at(event)) });
      this._letGo();
    }

    _letGo() {
      if (!this._held) return;
      const { moved } = this._held;
      this._held = null;
      this.controls.letGo(moved ? "brush" : "rest");
    }
  }

  Object.assign(D, { Bars });
})();
