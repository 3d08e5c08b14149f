// The map that moves through time: takes what Python says, draws it, and tells what the reader chose.
(function () {
  "use strict";

  const D = window.Dateline;
  const FARTHEST = 4; // times the median distance from the middle, for the first view
  const HEADER = "4rem"; // Streamlit's own bar lies over the top of the page
  const ONE_COLUMN = 640; // CSS pixels: a window no wider has the panel below the map
  const VIEW_REST_MS = 120; // the histogram follows the view once it has rested

  D.Timeline = L.Layer.extend({
    onAdd(map) {
      this._leaflet = map;
      this._turn = null;
      this._said = 0;
      this._files = new D.Files();
      this._canvas = new D.CanvasLayer().addTo(map);
      this._ground = new D.Basemap().addTo(map);
      this._view = new D.View(map);
      this._buildFrame();
      D.followTheme((dark) => this._adoptTheme(dark));
      document.body.classList.add("dl-alive");
      for (const late of document.querySelectorAll(".dl-lifeless")) late.remove();
      window.dateline = this;
      if (window.datelineChoice) this.choose(window.datelineChoice);
    },

    onRemove() {},

    _buildFrame() {
      const map = this._leaflet;
      this.page = new D.Page(map, { fit: () => this.fit(Infinity), picture: () => this.takePicture() });
      this._legend = new D.Legend();
      this._focus = new D.PlaceFocus(this);
      this.page.add(this._legend.root);
      this.page.add(this._focus.root);
      L.DomEvent.disableScrollPropagation(this._legend.root);
      this._legend.root.addEventListener("toggle", () => this._ground.placeNames());
      this.page.speak();
      map.on("click", (event) => this._clicked(event));
      map.on("mousemove", (event) => this._hover(event));
      map.on("mouseout", () => this.page.showTip("", {}));
      map.on("resize", () => this._resized());
      map.on("moveend", () => this._viewMoved());
      document.addEventListener("keydown", (event) => event.key === "Escape" && this._escape());
    },

    // ---- what Python says: numbers and the ids of files

    async choose(choice) {
      this._asked = choice;
      this.page.wait();
      try {
        const coming = ["columns", "words", "rows"].map((what) => this._files.get(what, choice[what === "rows" ? "filter" : what]));
        const [, ...files] = await Promise.all([D.styled(), ...coming]);
        if (this._asked !== choice) return; // a later choice is on its way
        this.page.waited();
        this._take(choice, ...files);
      } catch (error) {
        if (this._asked === choice) this._failed(error, () => this.choose(choice));
      }
    },

    _failed(error, again) {
      console.error("Dateline:", error);
      this.page.fail(D.say("The map's data could not be loaded ({reason}). The table has it all.", { reason: error.message }), again);
    },

    _take(choice, columns, words, rows) {
      const others = this.columns !== columns;
      const otherWords = this._words !== words;
      [this.choice, this.columns, this._words] = [choice, columns, words];
      this._shown = { kinds: choice.kinds, statuses: choice.statuses, rows };
      if (others) this.counts = new D.Counts(columns);
      this._loadGround();
      if (otherWords) this._touched = true; // lines of another length shall not move the map
      if (others || otherWords) this._speak(others);
      if (others) this._begin();
      else this._apply();
    },

    // Says everything in the language of the words, with the places' names in it.
    _speak(others) {
      D.setWords(this._words);
      this.columns.spots.forEach((spot, i) => (spot.name = D.words.names[i] ?? spot.name ?? ""));
      this.page.speak();
      this._ground.placeNames();
      const heard = { moved: () => this._daysMoved(), rested: (why) => this._rested(why) };
      const before = this._controls;
      if (others && before) before.leave();
      this._controls = null; // nothing is drawn before the new ones know the days
      if (this.columns.rows) {
        this._controls = new D.Controls(this.columns, heard, others ? null : before);
        this.page.foot.append(this._controls.root);
      }
      this._chosenKey = null;
      try {
        window.frameElement.title = D.mapName();
      } catch {
        // A frame of another origin has no name that we may change, and a page of its own has no frame.
      }
    },

    _begin() {
      this._ground.avoid(() => D.obstaclesOf(this._canvas, this._leaflet.getZoom()), (boxes) => this._canvas.setNames(boxes));
      this._turn = null;
      this._begun = false;
      this._touched = false;
      if (this.columns.rows) this._beginDrawing();
      else this._showNothing();
      document.documentElement.dataset.dateline = "ready";
    },

    _beginDrawing() {
      this._canvas.drawAfter(() => {
        this._apply();
        this.page.fitHeight(); // the fields under the map have their height only now
        this._lookFirst();
      });
      this._begun = true;
      this._viewRested();
    },

    _lookFirst() {
      if (this.choice.zoom >= 0) this._view.show(this.choice);
      else this.fit(FARTHEST);
      if (this.choice.zoom < 0 && this.choice.spot >= 0) this.bringIntoView(this.choice.spot);
      this._view.look();
      this._view.moved = this.choice.zoom >= 0;
      this._view.write();
    },

    // The page gives the frame its height by and by: until the reader has done anything the map fits itself anew.
    _resized() {
      if (this._begun && !this._touched && !this._view.moved) this._canvas.drawAfter(() => this._lookFirst());
    },

    _showNothing() {
      this._canvas.setCounts(this.counts);
      this.page.summarise("");
      this.page.fail(D.say("No report has both a place and a day."));
    },

    async _loadGround() {
      const { basemap } = this.choice;
      if (this._basemap === basemap) return;
      this._basemap = basemap;
      try {
        this._ground.show(await this._files.get("basemap", basemap));
      } catch (error) {
        console.error("Dateline: no basemap", error);
        this._basemap = null;
        D.setText(this.page.policy, D.say("The lines and names of the map could not be loaded."));
      }
    },

    _apply() {
      if (!this._controls) return;
      this._applying = true;
      const filtered = this._followFilters();
      const turned = this.choice.turn !== this._turn;
      if (turned) this._turnTo(this.choice);
      this._applying = false;
      if (filtered || turned) this._moved();
      this._focus.update();
      this._view.write();
      this._controls.restSoon();
    },

    // Filters, theme or language: what the histogram and the days' ends depend on; most choices change none of them.
    _followFilters() {
      const { kinds, statuses, filter } = this.choice;
      const key = [kinds, statuses, filter, this.dark].join();
      if (key === this._chosenKey) return false;
      this._chosenKey = key;
      this._controls.choose(this._shown, this.dark);
      this._fillLegend();
      return true;
    },

    _turnTo(choice) {
      this._turn = choice.turn;
      this._canvas.chosen = choice.spot;
      const mode = D.MODES[choice.mode] || D.MODES[0];
      const days = choice.last < 0 ? {} : { day: choice.last };
      if (choice.last >= 0 && choice.first >= 0 && choice.mode) days.length = choice.last - choice.first + 1;
      this._controls.take({ ...days, mode, layer: choice.layer || 0 });
      this._known = this._state();
      const taken = this._view.take(choice);
      if (!taken && choice.spot >= 0) this.bringIntoView(choice.spot);
    },

    // ---- what the reader does

    _state() {
      const [first, last] = this._controls.range;
      return { first, last, mode: this._controls.modeNumber, layer: this._controls.layer };
    },

    _changed() {
      const state = this._state();
      return Object.keys(state).some((name) => state[name] !== this._known[name]);
    },

    // Whether Python lists other incidents than the map draws, though the reader has changed nothing: other filters
    // move the days' ends. Everything so far is in step as long as Python's days hold those of the map.
    _outOfStep() {
      const [state, known] = [this._state(), this._known];
      if (state.mode) return this._changed();
      return state.first < known.first || state.last > known.last;
    },

    _daysMoved() {
      if (this._applying) return;
      this._touched = true;
      this._moved();
    },

    _moved() {
      if (!this._controls) return;
      const controls = this._controls;
      const [first, last] = controls.range;
      this._canvas.setStyle({ layer: controls.layer, fade: controls.fade, day: controls.day });
      this._canvas.setCounts(this.counts.count(first, last, this._shown));
      this.page.summarise(this.summary());
      this._focus.moved();
    },

    _rested(why) {
      this._focus.update();
      this._fillLegend();
      this._ground.placeNamesAnew(this._controls.layer); // groups take other room than symbols
      this.page.announce(this.summary());
      if (why === "python" ? this._outOfStep() : this._changed()) this.report();
    },

    // Tells the page: a spot (-1 for none), the days and the view; the counter keeps two equal choices apart.
    report() {
      this._known = this._state();
      const { first, last, mode, layer } = this._known;
      this._said += 1;
      const view = this._view.tell();
      const said = { n: this._said, born: performance.timeOrigin, columns: this.choice.columns };
      D.host.tell({ spot: this._canvas.chosen, t0: first, t1: last, mode, layer, ...view, ...said });
    },

    pick(spot) {
      this._canvas.chosen = spot;
      this._canvas.draw();
      this.report();
      this._goToPanel();
    },

    // Where the panel stands below the map, and so out of sight, the page goes to it.
    _goToPanel() {
      if (D.host.alone || window.parent === window || window.parent.innerWidth > ONE_COLUMN) return;
      const column = window.frameElement && window.frameElement.closest("[data-testid=stColumn]");
      if (!column || !column.nextElementSibling) return;
      column.nextElementSibling.style.scrollMarginTop = HEADER;
      column.nextElementSibling.scrollIntoView({ block: "start" });
    },

    bringIntoView(spot) {
      this._view.bringIntoView(this.columns.spots[spot]);
    },

    _viewMoved() {
      this._focus.update();
      if (!this._begun) return;
      clearTimeout(this._viewTimer);
      this._viewTimer = setTimeout(() => this._viewRested(), VIEW_REST_MS);
      this._view.look();
      this._view.write();
    },

    _viewRested() {
      if (!this._controls) return;
      const bounds = this._leaflet.getBounds();
      this._controls.bars.setView(Uint8Array.from(this.columns.spots, ({ lat, lon }) => bounds.contains([lat, lon])));
      if (!this._touched) this.page.loosen();
      this.page.summarise(this.summary()); // whether places stand too close together changes with the view
    },

    summary() {
      return D.summary(this.columns, this._controls.range, this.counts, this._canvas.crowded);
    },

    spotWords(spot) {
      return D.spotWords(this.counts, spot);
    },

    _clicked({ containerPoint: point }) {
      if (!this.counts) return;
      const { _canvas: canvas } = this;
      const { spot, bounds, heap } = canvas.pickAt(point);
      if (bounds) return this._view.comeNearer(bounds);
      const inFan = canvas.fan && canvas.fan.holds(point);
      if (!inFan && heap) canvas.fanAt(spot);
      else if (!inFan) canvas.closeFan();
      if (spot >= 0) this.pick(spot);
    },

    _escape() {
      if (this._canvas.fan) this._canvas.closeFan();
      else this._legend.close();
    },

    _hover({ containerPoint: point }) {
      if (!this.counts) return;
      const hit = this._canvas.pickAt(point);
      const found = hit.spot >= 0 || hit.bounds !== null;
      this._leaflet.getContainer().style.cursor = found ? "pointer" : "";
      this.page.showTip(found ? D.hitWords(this.counts, hit) : "", point);
    },

    // ---- the view

    fit(times) {
      const { incidents } = this.counts;
      this._view.fit(Array.from(this._canvas.drawnSpots(), (spot) => ({ ...this.columns.spots[spot], weight: incidents[spot] })), times);
    },

    // ---- for a picture

    async takePicture() {
      if (!this._controls) return;
      const [first, last] = this._controls.range.map((day) => D.isoDay(this.columns.dateOf(day)));
      D.download(await D.picture(this, this._controls), `dateline-map-${first}-${last}.png`);
    },

    paintMap(ctx, ratio, inks) {
      this._ground.paintGround(ctx);
      ctx.save();
      ctx.resetTransform(); // the canvas counts in pixels of the picture
      this._canvas.paintInto(ctx, ratio);
      ctx.restore();
      this._ground.paintNames(ctx, inks);
    },

    _fillLegend() {
      const { layer, fade } = this._controls;
      if (this._legend.fill(this.columns, { layer, fade, dark: this.dark })) this._ground.placeNames(); // its title is in their way
    },

    _adoptTheme(dark) {
      this.dark = dark;
      document.documentElement.dataset.theme = dark ? "dark" : "light";
      this._canvas.setTheme(dark);
      this._ground.setTheme(dark);
      if (this._controls && this.choice && this._followFilters()) this._moved();
    },
  });
})();
