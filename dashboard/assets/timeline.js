// The map that moves through time: fetches its columns, draws places, and tells the page what was chosen.
(function () {
  "use strict";

  const D = window.Dateline;
  const make = D.make;
  const POLICY = "Borders as in Natural Earth; dashed: disputed. Names of disputed places are given in both forms.";
  const FARTHEST = 4;
  const NEAR_DEGREES = 1.5;
  const AREA = 2; // a spot of this precision or less is no point
  const HEADER = "4rem"; // Streamlit's own bar lies over the top of the page
  const ONE_COLUMN = 640; // CSS pixels: a window no wider has the panel below the map
  const WINDOW = 1; // the number for a window of days, as Python writes it; 0 is everything so far

  D.Timeline = L.Layer.extend({
    onAdd(map) {
      this._leaflet = map;
      this._turn = null;
      this._said = 0;
      this._canvas = new D.CanvasLayer().addTo(map);
      this._ground = new D.Basemap().addTo(map);
      this._buildFrame();
      this._followTheme();
      window.dateline = this;
      if (window.datelineChoice) this.choose(window.datelineChoice);
    },

    onRemove() {},

    // ---- what Python says: numbers and the ids of files

    choose(choice) {
      this.choice = choice;
      if (this._fetched !== choice.columns) {
        this._fetched = choice.columns;
        this._fetch(choice);
      } else if (this.columns) {
        this._apply();
      }
    },

    async _fetch(choice) {
      try {
        const answer = await D.host.read(choice.columns, "bin");
        this.columns = new D.Columns(await answer.arrayBuffer());
      } catch (error) {
        this._message.textContent = "The map's data could not be loaded (" + error.message + "). The table below has it all.";
        this._fetched = null;
        return;
      }
      const points = this.columns.spots.filter((spot) => spot.precision < AREA);
      this._ground.avoid(points.map(({ lat, lon }) => [lat, lon]), (boxes) => this._canvas.setNames(boxes));
      this._ground.load(choice.basemap);
      this._begin();
    },

    _begin() {
      this._message.textContent = this.columns.rows ? "" : "No report has both a place and a day.";
      this._message.hidden = this.columns.rows > 0;
      this.counts = new D.Counts(this.columns);
      if (this._controls) this._controls.root.remove();
      this._controls = new D.Controls(this.columns, () => this._moved(), (why) => this._rested(why));
      this._foot.prepend(this._controls.root);
      this._legend.fill(this.columns);
      this._turn = null;
      this._apply();
      this._fitHeight(); // the fields under the map have their height only now
      this.fit(FARTHEST);
      if (this.choice.spot >= 0) this._bringIntoView(this.choice.spot);
      document.documentElement.dataset.dateline = "ready";
    },

    _apply() {
      const { choice } = this;
      this._controls.choose(choice, this._dark);
      if (choice.turn !== this._turn) {
        this._turn = choice.turn;
        this._canvas.chosen = choice.spot;
        if (choice.spot >= 0) this._bringIntoView(choice.spot);
        const mode = choice.mode === WINDOW ? "window" : "so-far";
        if (choice.last >= 0) this._controls.set({ day: choice.last, length: choice.last - choice.first + 1, mode });
      }
      this._moved();
      this._focus.update();
    },

    // ---- what the reader does

    _moved() {
      if (!this._controls || !this.choice) return;
      const [first, last] = this._controls.range;
      this._canvas.setCounts(this.counts.count(first, last, this.choice));
      this._summary.textContent = this.summary();
      this._focus.moved();
    },

    _rested(why) {
      this._focus.update();
      this._live.textContent = this.summary();
      if (why === "list") this._canvas.chosen = -1;
      if (why !== "still") this.report(this._canvas.chosen);
    },

    // Tells the page: a spot (-1 for none) and the days shown; the counter keeps two equal choices apart.
    report(spot) {
      const [first, last] = this._controls.range;
      const mode = this._controls.mode === "window" ? WINDOW : 0;
      this._said += 1;
      D.host.tell({ spot, t0: first, t1: last, mode, n: this._said, born: performance.timeOrigin, columns: this._fetched });
    },

    pick(spot) {
      this._canvas.chosen = spot;
      this._canvas.draw();
      this.report(spot);
      this._goToPanel();
    },

    // Where the panel stands below the map, and so out of sight, the page goes to it.
    _goToPanel() {
      const frame = window.frameElement;
      if (!frame || window.parent.innerWidth > ONE_COLUMN) return;
      const column = frame.closest("[data-testid=stColumn]");
      if (!column || !column.nextElementSibling) return;
      column.nextElementSibling.style.scrollMarginTop = HEADER;
      column.nextElementSibling.scrollIntoView({ block: "start" });
    },

    _bringIntoView(spot) {
      const { lat, lon } = this.columns.spots[spot];
      if (!this._leaflet.getBounds().pad(-0.1).contains([lat, lon])) this._leaflet.panTo([lat, lon], { animate: false });
    },

    summary() {
      const [first, last] = this._controls.range;
      const total = this.counts.total;
      const span = first === last ? this._controls.words(last) : `${this._controls.words(first)} to ${this._controls.words(last)}`;
      if (!total.incidents) return `${span}: nothing reported.`;
      return `${span}: ${D.plural(total.incidents, "incident")} in ${D.plural(total.places, "place")}, ${D.deaths(total)}.`;
    },

    spotWords(spot) {
      const counts = this.counts;
      const toll = { known: counts.known[spot], low: counts.low[spot], high: counts.high[spot], open: counts.open[spot] };
      const { name, precision } = this.columns.spots[spot];
      return `${name}${precision < AREA ? "" : ", somewhere in or near it"}: ${D.plural(counts.incidents[spot], "incident")}, ${D.deaths(toll)}`;
    },

    // Shows the spots that lie no farther from the middle of all than so many times the median distance, and those
    // that are near in any case: one report from afar shall not shrink the rest to a heap.
    fit(times) {
      const { spots, spot, rows } = this.columns;
      if (!rows) return;
      const half = (values) => values.sort((a, b) => a - b)[values.length >> 1];
      const all = Array.from(spot, (number) => spots[number]);
      const lat = half(all.map((each) => each.lat));
      const lon = half(all.map((each) => each.lon));
      const distance = (each) => Math.hypot(each.lat - lat, (each.lon - lon) * Math.cos((lat * Math.PI) / 180));
      const farthest = Math.max(half(all.map(distance)) * times, NEAR_DEGREES);
      const shown = spots.filter((each) => distance(each) <= farthest).map((each) => [each.lat, each.lon]);
      const room = { paddingTopLeft: [60, 45], paddingBottomRight: [60, 60], maxZoom: 9, animate: false };
      this._leaflet.fitBounds(L.latLngBounds(shown), room);
    },

    // ---- the frame around the map

    _buildFrame() {
      const map = this._leaflet;
      const box = map.getContainer();
      this._message = make("p", { class: "dl-message", role: "alert" });
      this._summary = make("p", { class: "dl-summary" });
      this._live = make("p", { class: "dl-hidden", role: "status", "aria-live": "polite" });
      this._foot = make("div", { class: "dl-foot" });
      this._foot.append(this._summary, this._live);
      this._tip = make("div", { class: "dl-tip", "aria-hidden": "true" });
      this._tip.hidden = true;
      this._legend = new D.Legend();
      this._focus = new D.PlaceFocus(this);
      const policy = make("p", { class: "dl-policy" }, POLICY);
      const fitAll = make("button", { type: "button", class: "dl-fit", title: "Show all places", "aria-label": "Show all places" }, "⤢");
      fitAll.addEventListener("click", () => this.fit(Infinity));
      box.append(this._message, this._tip, this._legend.root, policy, fitAll, this._focus.root);
      for (const element of [this._legend.root, fitAll, this._focus.root]) L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(this._legend.root);
      const root = document.getElementById("root");
      root.setAttribute("role", "main");
      root.setAttribute("aria-label", "Map and time");
      root.append(this._foot);
      // Folium forbids to zoom the page; whoever needs it larger must be able to.
      for (const meta of document.querySelectorAll("meta[name=viewport]")) meta.content = "width=device-width, initial-scale=1";
      new ResizeObserver(() => this._fitHeight()).observe(this._foot);
      map.on("click", (event) => this._clicked(event));
      map.on("mousemove", (event) => this._hover(event));
      map.on("mouseout", () => (this._tip.hidden = true));
      map.on("moveend zoomend", () => this._focus.update());
    },

    _clicked(event) {
      if (!this.counts) return;
      const spot = this._canvas.spotAt(event.containerPoint);
      if (spot >= 0) this.pick(spot);
    },

    _hover(event) {
      if (!this.counts) return;
      const spot = this._canvas.spotAt(event.containerPoint);
      this._leaflet.getContainer().style.cursor = spot >= 0 ? "pointer" : "";
      this._tip.hidden = spot < 0;
      if (spot < 0) return;
      this._tip.textContent = this.spotWords(spot);
      const { x, y } = event.containerPoint;
      const right = x > this._leaflet.getSize().x / 2;
      this._tip.style.transform = `translate(${x + (right ? -12 : 12)}px, ${y + 12}px)` + (right ? " translateX(-100%)" : "");
    },

    _fitHeight() {
      const box = this._leaflet.getContainer();
      const height = Math.max(180, window.innerHeight - this._foot.offsetHeight) + "px";
      if (box.style.height !== height) {
        box.style.height = height;
        this._leaflet.invalidateSize({ animate: false });
      }
      if (this._controls) this._controls.drawBars();
    },

    // The page's theme comes with every message that Streamlit sends to the frame.
    _followTheme() {
      const adopt = (theme) => {
        const colour = (theme && theme.backgroundColor) || getComputedStyle(document.documentElement).getPropertyValue("--background-color");
        this._dark = D.isDark(colour.trim() || "#ffffff");
        document.documentElement.dataset.theme = this._dark ? "dark" : "light";
        this._canvas.setTheme(this._dark);
        this._ground.setTheme(this._dark);
        this._legend.paint(this._dark);
        if (this._controls && this.choice) this._controls.choose(this.choice, this._dark);
      };
      adopt(null);
      window.addEventListener("message", (event) => {
        if (event.data && event.data.type === "streamlit:render" && event.data.theme) adopt(event.data.theme);
      });
      window.addEventListener("resize", () => this._fitHeight());
    },
  });
})();
