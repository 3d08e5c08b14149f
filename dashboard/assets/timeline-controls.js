// The controls under the map: day, steps, play, speed, window or everything so far, histogram with a brush.
(function () {
  "use strict";

  const D = window.Dateline;
  const SPEEDS = [1, 7, 30, 90, 365]; // days a second
  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
  const BAR_WIDTH = 4; // CSS pixels, at least
  const REST_MS = 500; // after so long without a change a screen reader is told

  function make(tag, attributes, text) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function button(label, sign, action) {
    const element = make("button", { type: "button", "aria-label": label, title: label }, sign);
    element.addEventListener("click", action);
    return element;
  }

  function select(label, choices) {
    const holder = make("label", { class: "dl-field" });
    const element = make("select");
    for (const [value, text] of choices) element.append(make("option", { value }, text));
    holder.append(make("span", {}, label), element);
    return [holder, element];
  }

  class Controls {
    // `moved` is called when the range of days changes, `rested` with a reason when Python may hear of it.
    constructor(columns, moved, rested) {
      this.columns = columns;
      this.moved = moved;
      this.rested = rested;
      this.first = 0;
      this.last = columns.days - 1;
      this.day = this.last;
      this.length = 7;
      this.mode = "so-far";
      this.speed = 30;
      this.playing = false;
      this.format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
      this.root = make("section", { class: "dl-controls", "aria-label": "Time" });
      this._build();
      this.set({});
    }

    get range() {
      return [this.mode === "so-far" ? this.first : Math.max(this.first, this.day - this.length + 1), this.day];
    }

    words(day) {
      return this.format.format(this.columns.dateOf(day));
    }

    _build() {
      this.chart = make("canvas", { class: "dl-bars", "aria-hidden": "true" });
      this.slider = make("input", { type: "range", step: 1, "aria-label": "Day", class: "dl-slider" });
      this.slider.addEventListener("input", () => this.set({ day: Number(this.slider.value) }));
      this.playButton = button("Play", "▶", () => (this.playing ? this.pause() : this.play()));
      this.date = make("input", { type: "date", "aria-label": "Jump to a date", class: "dl-date" });
      this.date.addEventListener("change", () => this.date.value && this.set({ day: this.columns.dayOf(this.date.value) }));
      const buttons = make("div", { class: "dl-buttons" });
      buttons.append(
        button("A week back", "«", () => this.set({ day: this.day - 7 })),
        button("A day back", "‹", () => this.set({ day: this.day - 1 })),
        this.playButton,
        button("A day forward", "›", () => this.set({ day: this.day + 1 })),
        button("A week forward", "»", () => this.set({ day: this.day + 7 })),
        this.date,
      );
      const row = make("div", { class: "dl-row" });
      row.append(buttons, this._fields());
      this.root.append(this.chart, this.slider, row);
      this._listenToBrush();
    }

    _fields() {
      const fields = make("div", { class: "dl-fields" });
      const [modeLabel, mode] = select("Show", [["so-far", "everything so far"], ["window", "a number of days"]]);
      const [speedLabel, speed] = select("Speed", SPEEDS.map((days) => [days, days === 1 ? "1 day/s" : `${days} days/s`]));
      mode.addEventListener("change", () => this.set({ mode: mode.value }));
      speed.value = this.speed;
      speed.addEventListener("change", () => (this.speed = Number(speed.value)));
      const days = make("label", { class: "dl-field" });
      this.lengthField = make("input", { type: "number", min: 1, max: this.columns.days, step: 1 });
      this.lengthField.addEventListener("change", () => this.set({ length: Number(this.lengthField.value) || 1, mode: "window" }));
      days.append(make("span", {}, "Days"), this.lengthField);
      const list = make("button", { type: "button", class: "dl-list" }, "List these reports");
      list.addEventListener("click", () => this.rested("list"));
      this.modeField = mode;
      fields.append(modeLabel, days, speedLabel, list);
      return fields;
    }

    // Takes over what is given, cuts it to what there is, and shows it.
    set({ day = this.day, length = this.length, mode = this.mode }) {
      this.day = Math.min(Math.max(Math.round(day), this.first), this.last);
      this.length = Math.min(Math.max(Math.round(length), 1), this.columns.days);
      this.mode = mode;
      this.slider.value = this.day;
      this.slider.setAttribute("aria-valuetext", this.words(this.day));
      this.modeField.value = mode;
      this.lengthField.value = this.length;
      this.lengthField.parentElement.hidden = mode !== "window";
      if (document.activeElement !== this.date) this.date.value = this._iso(this.day);
      this.drawBars();
      this.moved();
      clearTimeout(this._restTimer);
      if (!this.playing) this._restTimer = setTimeout(() => this.rested("still"), REST_MS);
    }

    play() {
      if (this.day >= this.last) this.set({ day: this.first });
      this.playing = true;
      this._showPlaying();
      this._exact = this.day;
      this._before = performance.now();
      this._frame = requestAnimationFrame((now) => this._tick(now));
    }

    pause() {
      this.playing = false;
      cancelAnimationFrame(this._frame);
      this._showPlaying();
      this.rested("pause");
    }

    _showPlaying() {
      const label = this.playing ? "Pause" : "Play";
      this.playButton.textContent = this.playing ? "❚❚" : "▶";
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = label;
    }

    // Where less motion is asked for, the days go by once a second and not with every frame.
    _tick(now) {
      if (!this.playing) return;
      const elapsed = (now - this._before) / 1000;
      if (!STILL.matches || elapsed >= 1) {
        this._before = now;
        this._exact += elapsed * this.speed;
        if (Math.floor(this._exact) !== this.day) this.set({ day: Math.floor(this._exact) });
      }
      if (this.day >= this.last) return this.pause();
      this._frame = requestAnimationFrame((next) => this._tick(next));
    }

    // ---- the histogram

    // Other filters: the days run from the first to the last of what is chosen; who stood at the end stays there.
    choose(choice, dark) {
      const atEnd = this.day === this.last;
      this.choice = choice;
      this.dark = dark;
      this._bars = null;
      [this.first, this.last] = D.extent(this.columns, choice);
      [this.slider.min, this.slider.max] = [this.first, this.last];
      [this.date.min, this.date.max] = [this._iso(this.first), this._iso(this.last)];
      this.set({ day: atEnd ? this.last : this.day });
    }

    _iso(day) {
      return this.columns.dateOf(day).toISOString().slice(0, 10);
    }

    _share(day) {
      return (day - this.first) / (this.last - this.first + 1);
    }

    drawBars() {
      const width = this.chart.clientWidth;
      const height = this.chart.clientHeight;
      if (!width || !this.choice) return;
      const ratio = window.devicePixelRatio || 1;
      if (!this._bars || this._bars.width !== width * ratio) this._bars = this._paintBars(width, height, ratio);
      if (this.chart.width !== this._bars.width) [this.chart.width, this.chart.height] = [this._bars.width, this._bars.height];
      const ctx = this.chart.getContext("2d");
      ctx.clearRect(0, 0, this.chart.width, this.chart.height);
      const [first, last] = this.range.map((day, i) => this._share(day + i) * this.chart.width);
      ctx.fillStyle = this.dark ? "#33475c" : "#cfe1f2";
      ctx.fillRect(first, 0, Math.max(last - first, 2), this.chart.height);
      ctx.drawImage(this._bars, 0, 0);
      ctx.strokeStyle = this.dark ? "#8ecbff" : "#0b4f8a";
      ctx.lineWidth = 1.5 * ratio;
      ctx.strokeRect(first, 0, Math.max(last - first, 2), this.chart.height);
    }

    _paintBars(width, height, ratio) {
      const bins = Math.max(1, Math.min(this.last - this.first + 1, Math.floor(width / BAR_WIDTH)));
      const kinds = this.columns.types.length;
      const counts = D.binned(this.columns, this.choice, bins, [this.first, this.last]);
      let most = 1;
      for (let bin = 0; bin < bins; bin++) {
        most = Math.max(most, counts.subarray(bin * kinds, (bin + 1) * kinds).reduce((a, b) => a + b, 0));
      }
      const canvas = document.createElement("canvas");
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      const ctx = canvas.getContext("2d");
      const barWidth = canvas.width / bins;
      for (let bin = 0; bin < bins; bin++) {
        let base = canvas.height;
        for (let kind = 0; kind < kinds; kind++) {
          const tall = (counts[bin * kinds + kind] / most) * (canvas.height - 2);
          if (!tall) continue;
          ctx.fillStyle = D.colourOf(kind);
          ctx.fillRect(bin * barWidth, base - tall, Math.max(barWidth - ratio * 0.6, 1), tall);
          base -= tall;
        }
      }
      return canvas;
    }

    // Dragging over the bars chooses days; a tap goes to a day.
    _listenToBrush() {
      const dayAt = (event) => {
        const box = this.chart.getBoundingClientRect();
        const day = this.first + Math.floor(((event.clientX - box.left) / box.width) * (this.last - this.first + 1));
        return Math.min(Math.max(day, this.first), this.last);
      };
      this.chart.addEventListener("pointerdown", (event) => {
        this.chart.setPointerCapture(event.pointerId);
        this._from = dayAt(event);
      });
      this.chart.addEventListener("pointermove", (event) => {
        if (this._from === undefined) return;
        const days = [this._from, dayAt(event)].sort((a, b) => a - b);
        if (days[0] !== days[1]) this.set({ day: days[1], length: days[1] - days[0] + 1, mode: "window" });
      });
      const end = (event) => {
        if (this._from === undefined) return;
        const tapped = dayAt(event) === this._from;
        this._from = undefined;
        if (tapped) this.set({ day: dayAt(event) });
        else this.rested("brush");
      };
      this.chart.addEventListener("pointerup", end);
      this.chart.addEventListener("pointercancel", () => (this._from = undefined));
    }
  }

  Object.assign(D, { Controls, make });
})();
