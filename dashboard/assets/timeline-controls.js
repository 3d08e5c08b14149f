// The controls under the map: day, steps, play, speed, days shown, layer, and the histogram.
(function () {
  "use strict";

  const D = window.Dateline;
  const MODES = ["so-far", "window", "fading"]; // in the order of their numbers in Python
  const SPEEDS = [1, 7, 30, 90, 365]; // days a second
  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
  const REST_MS = 500; // after so long without a change Python and a screen reader are told

  class Controls {
    // `moved` is called when the days shown change, `rested` with a reason once they have come to rest. `before` are
    // the controls that these stand in for, in another language.
    constructor(columns, { moved, rested }, before) {
      this.columns = columns;
      this.moved = moved;
      this.rested = rested;
      this.first = 0;
      this.last = columns.days - 1;
      this.day = this.last;
      this.wanted = Infinity; // the day asked for, which other filters may cut for a while; the end, wherever that is
      this.length = 7;
      this.mode = "so-far";
      this.layer = 0;
      this.speed = 30;
      this.playing = false;
      this.held = false;
      this.root = D.make("div", { class: "dl-controls", role: "group", "aria-label": D.say("Time") });
      this._build();
      if (before) this._follow(before);
    }

    _follow(before) {
      for (const name of ["first", "last", "day", "wanted", "length", "mode", "layer", "speed"]) this[name] = before[name];
      this.bars.inView = before.bars.inView;
      this.speedField.value = this.speed;
      if (before.playing) this._go();
      before.leave();
    }

    // Ends these controls without a word to anybody.
    leave() {
      this.playing = false;
      cancelAnimationFrame(this._frame);
      clearTimeout(this._restTimer);
      this.root.remove();
    }

    get range() {
      return [this.mode === "so-far" ? this.first : Math.max(this.first, this.day - this.length + 1), this.day];
    }

    get modeNumber() {
      return MODES.indexOf(this.mode);
    }

    // Over how many days symbols pale; 0 where they do not.
    get fade() {
      return this.mode === "fading" ? this.length : 0;
    }

    // ---- elements

    _build() {
      this.bars = new D.Bars(this.columns, this);
      this.slider = D.make("input", { type: "range", step: 1, "aria-label": D.say("Day"), class: "dl-slider" });
      this.slider.addEventListener("input", () => this.set({ day: Number(this.slider.value) }));
      this.slider.addEventListener("pointerdown", () => this.hold());
      for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) this.slider.addEventListener(end, () => this.letGo("rest"));
      const time = D.make("div", { class: "dl-time" });
      time.append(this.bars.root, this.slider);
      const row = D.make("div", { class: "dl-row" });
      row.append(this._buttons(), this._fields());
      this.root.append(time, row);
    }

    _buttons() {
      const buttons = D.make("div", { class: "dl-buttons" });
      this.playButton = D.signButton("play", D.say("Play"), () => (this.playing ? this.pause() : this.play()));
      this.playButton.classList.add("dl-play");
      this.date = D.make("input", { type: "date", "aria-label": D.say("Jump to a date"), class: "dl-date" });
      this.date.addEventListener("change", () => this.date.value && this.set({ day: this.columns.dayOf(this.date.value) }));
      const step = (days) => () => this.set({ day: this.day + days });
      buttons.append(
        D.signButton("week-back", D.say("A week back"), step(-7)),
        D.signButton("day-back", D.say("A day back"), step(-1)),
        this.playButton,
        D.signButton("day-forward", D.say("A day forward"), step(1)),
        D.signButton("week-forward", D.say("A week forward"), step(7)),
        this.date,
      );
      return buttons;
    }

    _fields() {
      const fields = D.make("div", { class: "dl-fields" });
      const modes = [["so-far", D.say("everything so far")], ["window", D.say("a number of days")], ["fading", D.say("fading")]];
      const layers = [[0, D.say("symbols")], [1, D.say("groups")], [2, D.say("heat")]];
      const speeds = SPEEDS.map((days) => [days, D.count("{number} day a second", "{number} days a second", days)]);
      this.modeField = D.select(modes, (mode) => this._choose({ mode }));
      this.layerField = D.select(layers, (layer) => this._choose({ layer: Number(layer) }));
      this.speedField = D.select(speeds, (speed) => (this.speed = Number(speed)));
      this.speedField.value = this.speed;
      fields.append(
        D.labelled(D.say("Show"), this.modeField),
        this._lengthField(),
        D.labelled(D.say("Draw as"), this.layerField),
        D.labelled(D.say("Speed"), this.speedField),
      );
      return fields;
    }

    _lengthField() {
      this.lengthField = D.make("input", { type: "number", min: 1, max: this.columns.days, step: 1 });
      this.lengthField.addEventListener("change", () => this.set({ length: Number(this.lengthField.value) || 1 }));
      const holder = D.labelled("", this.lengthField);
      this.lengthWords = holder.firstChild;
      return holder;
    }

    // ---- what is shown

    _choose(change) {
      this.take(change);
      this._rest("chosen", 0);
    }

    // What the reader changes: it is taken over, and told once it has come to rest.
    set(change) {
      this.take(change);
      this._rest("rest", REST_MS);
    }

    // Takes over what is given, cuts it to what there is, and shows it.
    take({ day, length = this.length, mode = this.mode, layer = this.layer }) {
      if (day !== undefined) this.wanted = day >= this.last ? Infinity : Math.round(day);
      this.day = Math.min(Math.max(this.wanted, this.first), this.last);
      this.length = Math.min(Math.max(Math.round(length), 1), this.columns.days);
      [this.mode, this.layer] = [mode, layer];
      if (this.day !== Math.floor(this._exact)) this._exact = this.day;
      this._show();
      this.moved();
    }

    _show() {
      this.slider.value = this.day;
      this.slider.setAttribute("aria-valuetext", D.day(this.columns.dateOf(this.day)));
      const iso = D.isoDay(this.columns.dateOf(this.day));
      if (document.activeElement !== this.date && this.date.value !== iso) this.date.value = iso;
      this.bars.draw();
      if (this.modeField.value !== this.mode) this.modeField.value = this.mode;
      if (this.layerField.value !== String(this.layer)) this.layerField.value = this.layer;
      if (this.lengthField.value !== String(this.length)) this.lengthField.value = this.length;
      this.lengthField.parentElement.hidden = this.mode === "so-far";
      D.setText(this.lengthWords, this.mode === "fading" ? D.say("Days to pale") : D.say("Days"));
    }

    // Other filters: the days run from the first to the last of what is chosen; who stood at the end stays there.
    choose(choice, dark) {
      this.bars.choose(choice, dark);
      [this.first, this.last] = D.extent(this.columns, choice);
      [this.slider.min, this.slider.max] = [this.first, this.last];
      [this.date.min, this.date.max] = [this.first, this.last].map((day) => D.isoDay(this.columns.dateOf(day)));
      this.take({});
    }

    // ---- rest: nothing is told while the days go by, or while a finger holds them

    hold() {
      this.held = true;
    }

    letGo(why) {
      if (!this.held) return;
      this.held = false;
      this._rest(why, why === "brush" ? 0 : REST_MS);
    }

    // What Python chose rests too, unless the reader's own change is about to.
    restSoon() {
      if (!this._restTimer) this._rest("python", REST_MS);
    }

    _rest(why, after) {
      clearTimeout(this._restTimer);
      this._restTimer = setTimeout(() => {
        this._restTimer = null;
        if (!this.playing && !this.held) this.rested(why);
      }, after);
    }

    // ---- play

    play() {
      if (this.day >= this.last) this.take({ day: this.first });
      this._go();
    }

    _go() {
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
      this._rest("pause", 0);
    }

    _showPlaying() {
      const label = this.playing ? D.say("Pause") : D.say("Play");
      this.playButton.firstChild.dataset.sign = this.playing ? "pause" : "play";
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
        if (Math.floor(this._exact) !== this.day) this.take({ day: Math.floor(this._exact) });
      }
      if (this.day >= this.last) return this.pause();
      this._frame = requestAnimationFrame((next) => this._tick(next));
    }
  }

  Object.assign(D, { Controls, MODES });
})();
