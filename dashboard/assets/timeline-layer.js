// One canvas over the map: places aggregated, drawn for a range of days.
(function () {
  "use strict";

  const D = window.Dateline;
  const { SYMBOLS, GROUPS, HEAT } = D.LAYERS;
  const WIDEST_AREA = 130; // CSS pixels: an area's radius is cut here, or a country would cover the map
  const NARROWEST_AREA = 16;
  const TURNS = 24; // ways to stand on an area's rim
  const EDGE = 140; // CSS pixels: what lies farther outside than this does not reach into view
  const CLEAR = 14; // CSS pixels from an area's symbol to the others of the same point
  const MOST_SYMBOLS = 3;
  const MOST_IN_VIEW = 4000; // symbols; beyond, they are drawn as small groups
  const CELL = 66; // CSS pixels, of a group
  const SMALL_CELL = 24;
  const BITS = 2 ** 20; // more than there are spots: a spot's number fits into the low part of what is sorted
  const MOST_DEATHS = 2 ** 14 - 1; // as far as deaths count for who lies above whom

  D.CanvasLayer = L.Layer.extend({
    includes: [D.PlacePainting, D.NumberPainting, D.GroupPainting, D.HeatPainting, D.PlacePicking],

    initialize() {
      this.dark = false;
      this.chosen = -1;
      this.focused = -1;
      this.crowded = false; // too many symbols in view: they are drawn as small groups
      this.fan = null;
      this.drawn = new Int32Array(0); // all spots that have incidents now, whether in view or not
      this.style = { layer: SYMBOLS, fade: 0, day: 0 };
    },

    onAdd(map) {
      const pane = map.getPane("places") || map.createPane("places");
      pane.style.zIndex = 450;
      pane.style.pointerEvents = "none";
      this._canvas = L.DomUtil.create("canvas", "dl-canvas leaflet-zoom-animated", pane);
      this._canvas.setAttribute("aria-hidden", "true");
      this._ctx = this._canvas.getContext("2d");
      this._view = "";
      map.on("viewreset zoomend moveend resize", this.reset, this);
      map.on("move", this._follow, this);
      map.on("zoomanim", this._animate, this);
      this.reset();
    },

    onRemove(map) {
      map.off("viewreset zoomend moveend resize", this.reset, this);
      map.off("move", this._follow, this);
      map.off("zoomanim", this._animate, this);
      this._canvas.remove();
    },

    // ---- what is to be shown

    setCounts(counts) {
      const others = !this.counts || this.counts.columns !== counts.columns;
      this.counts = counts;
      if (others) {
        this.growth = D.growthOf(counts.columns);
        this._survey(counts.columns.spots);
      }
      this._all.set(counts.touched.subarray(0, counts.touchedCount));
      this.drawn = this._all.subarray(0, counts.touchedCount);
      this.draw();
    },

    // `layer` is 0 for symbols, 1 for groups, 2 for heat; `fade` 0 or the days over which a place pales by the age of its
    // newest incident; `day` the last day shown. A day alone is drawn with the counts that belong to it.
    setStyle({ layer = this.style.layer, fade = this.style.fade, day = this.style.day }) {
      const draws = layer !== this.style.layer || fade !== this.style.fade;
      if (layer !== this.style.layer) this.fan = null;
      this.style = { layer, fade, day };
      if (draws) this.draw();
    },

    // The boxes of the town names, which numbers leave free.
    setNames(boxes) {
      this._names = boxes;
      this.draw();
    },

    setTheme(dark) {
      this.dark = dark;
      this._sprites = null;
      this.draw();
    },

    // ---- where it lies

    _animate(event) {
      const map = this._map;
      const scale = map.getZoomScale(event.zoom, map.getZoom());
      const offset = map._latLngToNewLayerPoint(map.containerPointToLatLng([0, 0]), event.zoom, event.center);
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },

    // While the map is dragged, places come in at its edge: once a frame, as the browser draws.
    _follow() {
      if (this._following || this._map._animatingZoom) return;
      this._following = requestAnimationFrame(() => {
        this._following = null;
        if (this._map && !this._map._animatingZoom) this.reset();
      });
    },

    // Lays the canvas over what the map shows now.
    reset() {
      const map = this._map;
      if (!map) return;
      const { x: width, y: height } = map.getSize();
      const ratio = window.devicePixelRatio || 1;
      const corner = map.containerPointToLayerPoint([0, 0]);
      const origin = map.getPixelOrigin().add(corner);
      L.DomUtil.setPosition(this._canvas, corner);
      const view = `${map.getZoom()} ${origin.x} ${origin.y} ${width} ${height} ${ratio}`;
      if (view === this._view) return;
      this._view = view;
      this.size = { width, height };
      this.origin = origin;
      this.fan = null;
      this._resize(ratio);
      this._project();
      this.draw();
    },

    _resize(ratio) {
      const { width, height } = this.size;
      const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (this._canvas.width !== wide || this._canvas.height !== tall) [this._canvas.width, this._canvas.height] = [wide, tall];
      this._canvas.style.width = width + "px";
      this._canvas.style.height = height + "px";
      if (ratio !== this._ratio) this._sprites = null;
      this._ratio = ratio;
      this._room = new D.Room(width, height);
      this._neighbours = new D.Neighbours(width, height);
    },

    // What never changes about the spots: their places in the world, from 0 to 1, and how they stand apart.
    _survey(spots) {
      const n = spots.length;
      const sine = (lat) => Math.min(Math.max(Math.sin((lat * Math.PI) / 180), -0.99999), 0.99999);
      this.survey = {
        x: Float64Array.from(spots, ({ lon }) => (lon + 180) / 360),
        y: Float64Array.from(spots, ({ lat }) => 0.5 - Math.atanh(sine(lat)) / (2 * Math.PI)),
        isPoint: Uint8Array.from(spots, ({ precision }) => (precision < D.DISTRICT ? 1 : 0)),
        precision: Uint8Array.from(spots, ({ precision }) => precision),
        origin: Uint8Array.from(spots, ({ origin }) => origin || 0),
        ...D.standApart(spots),
      };
      this.survey.areas = [...spots.keys()].filter((spot) => !this.survey.isPoint[spot]);
      this.fan = null;
      this._groups = {};
      for (const name of ["x", "y", "anchorX", "anchorY", "area"]) this[name] = new Float32Array(n);
      for (const name of ["_under", "_ranking", "_order", "_stack", "_discs", "_all"]) this[name] = new Int32Array(n);
      this._hidden = new Int32Array(n);
      this._covered = new Uint8Array(n);
      this._keys = new Float64Array(n);
      this._project();
    },

    // Where each spot lies on the canvas (x, y), and where its symbol stands (anchorX, anchorY).
    _project() {
      if (!this.survey || !this.origin) return;
      const { survey, x, y, origin } = this;
      const scale = 256 * 2 ** this._map.getZoom();
      for (let spot = 0; spot < x.length; spot++) {
        x[spot] = Math.round(survey.x[spot] * scale) - origin.x;
        y[spot] = Math.round(survey.y[spot] * scale) - origin.y;
        this.anchorX[spot] = x[spot] + survey.dx[spot];
        this.anchorY[spot] = y[spot] + survey.dy[spot];
      }
      const { spots } = this.counts.columns;
      for (const spot of survey.areas) this._layArea(spot, spots[spot], scale);
      this._layUnder();
    },

    // A vague place's symbol stands on the rim of its area, never in the middle: north-east, or farther round or
    // out where another symbol of the same point stands there.
    _layArea(spot, { lat, radius_km: radius }, scale) {
      const metresPerPixel = (40075016.7 * Math.cos((lat * Math.PI) / 180)) / scale;
      this.area[spot] = Math.round(Math.min(Math.max((radius * 1000) / metresPerPixel, NARROWEST_AREA), WIDEST_AREA));
      const mates = this.survey.mates.get(spot) || [];
      for (let turn = 0; turn < 4 * TURNS; turn++) {
        const angle = -Math.PI / 4 + (turn * 2 * Math.PI) / TURNS;
        const away = this.area[spot] + Math.floor(turn / TURNS) * CLEAR;
        this.anchorX[spot] = Math.round(this.x[spot] + away * Math.cos(angle));
        this.anchorY[spot] = Math.round(this.y[spot] + away * Math.sin(angle));
        if (mates.every((mate) => this._apart(spot, mate) >= CLEAR)) break;
      }
    },

    _apart(spot, other) {
      return Math.hypot(this.anchorX[spot] - this.anchorX[other], this.anchorY[spot] - this.anchorY[other]);
    },

    // Areas lie under points, wide under narrow: the lowest has 0, all points the highest number.
    _layUnder() {
      const { areas, precision } = this.survey;
      const sorted = [...areas].sort((a, b) => precision[b] - precision[a] || this.area[b] - this.area[a]);
      this._under.fill(areas.length);
      sorted.forEach((spot, i) => (this._under[spot] = i));
    },

    // ---- what is drawn

    // Makes changes that belong together, and draws once.
    drawAfter(change) {
      this._waits = true;
      change();
      this._waits = false;
      this.draw();
    },

    draw() {
      if (this._waits || !this.counts || !this.survey || !this.size) return;
      if (!this._sprites) this._sprites = new D.Sprites(this.dark, this._ratio);
      this._choose();
      const ctx = this._ctx;
      ctx.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
      ctx.clearRect(0, 0, this.size.width, this.size.height);
      this._paint(ctx);
    },

    // Draws what is on the canvas into another one, at so many of its pixels to a CSS pixel.
    paintInto(ctx, ratio) {
      if (!this.size || !this._sprites) return;
      const { width, height } = this.size;
      let picture = this._canvas;
      if (ratio !== this._ratio) {
        const [own, sprites] = [this._ratio, this._sprites];
        picture = document.createElement("canvas");
        [picture.width, picture.height] = [Math.round(width * ratio), Math.round(height * ratio)];
        [this._ratio, this._sprites] = [ratio, new D.Sprites(this.dark, ratio)];
        const pen = picture.getContext("2d");
        pen.scale(ratio, ratio);
        this._paint(pen);
        [this._ratio, this._sprites] = [own, sprites];
      }
      ctx.drawImage(picture, 0, 0, Math.round(width * ratio), Math.round(height * ratio));
    },

    // Who is drawn as a symbol, and which groups as discs.
    _choose() {
      const { counts } = this;
      this.crowded = this.style.layer === SYMBOLS && this._inView() > MOST_IN_VIEW;
      this.groups = this.style.layer === GROUPS || this.crowded ? this._groupsOf(this.crowded ? SMALL_CELL : CELL) : null;
      if (this.groups) this.groups.count(counts);
      let n = 0;
      for (let i = 0; i < counts.touchedCount; i++) {
        const spot = counts.touched[i];
        if (this._outside(this.x[spot], this.y[spot], EDGE) || this._standsBack(spot)) continue;
        this._ranking[spot] = D.rankingOf(counts, spot, MOST_SYMBOLS);
        this._keys[n++] = (this._under[spot] * (MOST_DEATHS + 1) + MOST_DEATHS - Math.min(counts.best[spot], MOST_DEATHS)) * BITS + spot;
      }
      this._unpack(n);
    },

    // Sorted by what lies under what. Of two points the one with more deaths is the lower in _order, since its circle is
    // wider, and the upper in _stack, in which the symbols lie.
    _unpack(n) {
      const { _keys: keys, _order: order, _stack: stack, survey } = this;
      keys.subarray(0, n).sort();
      let areas = 0;
      for (let i = 0; i < n; i++) {
        order[i] = keys[i] % BITS;
        if (!survey.isPoint[order[i]]) stack[areas++] = order[i];
      }
      for (let i = areas; i < n; i++) stack[i] = order[n - 1 - (i - areas)];
      this._shown = n;
    },

    // In groups and in the heat there are points without a symbol of their own.
    _standsBack(spot) {
      if (!this.survey.isPoint[spot]) return false;
      return (this.style.layer === HEAT && this._isInHeat(spot)) || (this.groups !== null && this.groups.holds(spot));
    },

    _inView() {
      let n = 0;
      for (let i = 0; i < this.counts.touchedCount; i++) {
        const spot = this.counts.touched[i];
        if (!this._outside(this.x[spot], this.y[spot], 0)) n++;
      }
      return n;
    },

    _groupsOf(cell) {
      const zoom = this._map.getZoom();
      if (!this._groups[cell] || this._groups[cell].zoom !== zoom) {
        this._groups[cell] = { zoom, groups: new D.Groups(this.survey, zoom, cell) };
      }
      return this._groups[cell].groups;
    },

    _outside(x, y, reach) {
      return x < -reach || y < -reach || x > this.size.width + reach || y > this.size.height + reach;
    },

    // From below to above: areas, heat, circles of deaths, groups, symbols, numbers, a fan, and what is chosen.
    _paint(ctx) {
      ctx.imageSmoothingEnabled = this._ratio % 1 !== 0; // sprites lie on whole pixels: without it they cost a fifth less
      this._findHeaps();
      this._drawAreas(ctx);
      if (this.style.layer === HEAT) this._drawHeat(ctx);
      this._drawDeaths(ctx);
      this._drawLeads(ctx);
      if (this.groups) this._drawGroups(ctx);
      this._drawSymbols(ctx);
      this._takeRoom();
      this._drawHeapMarks(ctx);
      this._drawNumbers(ctx);
      if (this.fan) this._drawFan(ctx);
      this._drawMark(ctx, this.chosen);
      this._drawMark(ctx, this.focused);
    },

    // ---- what lies where

    // Where a spot is drawn: in an open fan, in its group's disc, or where its own symbol stands.
    anchor(spot) {
      if (this.fan && this.fan.at.has(spot)) return this.fan.at.get(spot);
      if (this.groups && this.groups.holds(spot)) {
        const group = this.groups.of[spot];
        this.groups.place(group, 256 * 2 ** this._map.getZoom(), this.origin);
        return [this.groups.atX[group], this.groups.atY[group]];
      }
      return [this.anchorX[spot], this.anchorY[spot]];
    },

    // The spots that have incidents now, in view or not.
    drawnSpots() {
      return Array.from(this.drawn);
    },

    // 1 for each spot whose point, or any of whose area, is in view.
    spotsInView() {
      return Uint8Array.from(this.x, (x, spot) => (this._outside(x, this.y[spot], this.area[spot]) ? 0 : 1));
    },
  });
})();
