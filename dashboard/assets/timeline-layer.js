// One canvas over the map: places aggregated, drawn for a range of days.
(function () {
  "use strict";

  const D = window.Dateline;
  const DISTRICT = 2;
  const WIDEST_AREA = 130; // CSS pixels: an area's radius is cut here, or a country would cover the map
  const NARROWEST_AREA = 16;
  const TARGET = 14; // CSS pixels around a symbol that count as a hit: 28 across, WCAG 2.2 wants 24
  const MOST_SYMBOLS = 3;
  const NUMBER_HEIGHT = 12;

  D.CanvasLayer = L.Layer.extend({
    initialize() {
      this.dark = false;
      this.chosen = -1;
      this.focused = -1;
    },

    onAdd(map) {
      const pane = map.getPane("places") || map.createPane("places");
      pane.style.zIndex = 450;
      pane.style.pointerEvents = "none";
      this._canvas = L.DomUtil.create("canvas", "dl-canvas leaflet-zoom-animated", pane);
      this._canvas.setAttribute("aria-hidden", "true");
      map.on("viewreset zoomend moveend resize", this.reset, this);
      map.on("zoomanim", this._animate, this);
      this.reset();
    },

    onRemove(map) {
      map.off("viewreset zoomend moveend resize", this.reset, this);
      map.off("zoomanim", this._animate, this);
      this._canvas.remove();
    },

    setCounts(counts) {
      const others = this.counts !== counts;
      this.counts = counts;
      if (others) this._project();
      this.draw();
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

    _animate(event) {
      const map = this._map;
      const scale = map.getZoomScale(event.zoom, map.getZoom());
      const offset = map._latLngToNewLayerPoint(map.containerPointToLatLng([0, 0]), event.zoom, event.center);
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },

    // Lays the canvas over what the map shows now.
    reset() {
      const map = this._map;
      if (!map) return;
      const size = map.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._canvas, map.containerPointToLayerPoint([0, 0]));
      this._canvas.width = Math.round(size.x * ratio);
      this._canvas.height = Math.round(size.y * ratio);
      this._canvas.style.width = size.x + "px";
      this._canvas.style.height = size.y + "px";
      if (ratio !== this._ratio) this._sprites = null;
      this._ratio = ratio;
      this._project();
      this.draw();
    },

    _project() {
      if (!this.counts || !this._map) return;
      const spots = this.counts.columns.spots;
      this.x = this.x && this.x.length === spots.length ? this.x : new Float32Array(spots.length);
      this.y = this.y && this.y.length === spots.length ? this.y : new Float32Array(spots.length);
      this.area = this.area && this.area.length === spots.length ? this.area : new Float32Array(spots.length);
      spots.forEach((spot, i) => {
        const point = this._map.latLngToContainerPoint([spot.lat, spot.lon]);
        this.x[i] = point.x;
        this.y[i] = point.y;
        if (spot.precision < DISTRICT) return;
        const metresPerPixel = (40075016.7 * Math.cos((spot.lat * Math.PI) / 180)) / (256 * 2 ** this._map.getZoom());
        const radius = (spot.radius_km * 1000) / metresPerPixel;
        this.area[i] = Math.min(Math.max(radius, NARROWEST_AREA), WIDEST_AREA);
      });
    },

    _order() {
      const { touched, touchedCount, best } = this.counts;
      const spots = this.counts.columns.spots;
      const order = Array.from(touched.subarray(0, touchedCount));
      // Areas lie under points, wide under narrow, many deaths under few.
      return order.sort((a, b) => spots[b].precision - spots[a].precision || this.area[b] - this.area[a] || best[b] - best[a]);
    },

    draw() {
      if (!this.counts || !this._canvas) return;
      if (!this._sprites) this._sprites = new D.Sprites(this.dark, this._ratio);
      const ctx = this._canvas.getContext("2d");
      ctx.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
      ctx.clearRect(0, 0, this._canvas.width, this._canvas.height);
      const order = this._order();
      this.drawn = order;
      for (const spot of order) this._drawGround(ctx, spot);
      for (const spot of order) this._drawSymbols(ctx, spot);
      this._drawMark(ctx, this.chosen);
      this._drawMark(ctx, this.focused);
      this._drawNumbers(ctx, order);
    },

    _outside(spot, reach) {
      const { x, y } = this._map.getSize();
      return this.x[spot] < -reach || this.y[spot] < -reach || this.x[spot] > x + reach || this.y[spot] > y + reach;
    },

    _ranking(spot) {
      const { byKind, kinds } = this.counts;
      const found = [];
      for (let kind = 0; kind < kinds; kind++) {
        if (byKind[spot * kinds + kind]) found.push(kind);
      }
      return found.sort((a, b) => byKind[spot * kinds + b] - byKind[spot * kinds + a]);
    },

    // The hatched area of a vague place, and the circles of deaths.
    _drawGround(ctx, spot) {
      if (this._outside(spot, 140)) return;
      const kind = this._ranking(spot)[0];
      ctx.lineWidth = 1.2;
      if (this.counts.columns.spots[spot].precision >= DISTRICT) {
        ctx.beginPath();
        ctx.arc(this.x[spot], this.y[spot], this.area[spot], 0, 2 * Math.PI);
        // Faint: an area says that nobody knows the point, and must not speak louder than those that are known.
        ctx.globalAlpha = this.dark ? 0.32 : 0.22;
        ctx.fillStyle = this._sprites.hatch(ctx, kind);
        ctx.fill();
        ctx.globalAlpha = this.dark ? 0.9 : 0.6;
        ctx.setLineDash([5, 5]);
        ctx.strokeStyle = D.colourOf(kind);
        ctx.stroke();
        ctx.setLineDash([]);
        ctx.globalAlpha = 1;
      }
      if (!this.counts.known[spot]) return;
      const { low, best, high, open } = this.counts;
      const [x, y] = this.anchor(spot);
      this._put(ctx, this._sprites.deaths(kind, low[spot], best[spot], high[spot], open[spot] === 1), x, y);
    },

    // Draws a sprite with its middle at a point.
    _put(ctx, sprite, x, y) {
      const [width, height] = [sprite.width / this._ratio, sprite.height / this._ratio];
      ctx.drawImage(sprite, x - width / 2, y - height / 2, width, height);
    },

    _circle(ctx, x, y, radius) {
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
    },

    // Where a spot's symbol stands: at its point, or for a vague place on the rim of its area, never in the middle.
    anchor(spot) {
      if (this.counts.columns.spots[spot].precision < DISTRICT) return [this.x[spot], this.y[spot]];
      const shift = this.area[spot] * Math.SQRT1_2;
      return [this.x[spot] + shift, this.y[spot] - shift];
    },

    _drawSymbols(ctx, spot) {
      if (this._outside(spot, 140)) return;
      const kinds = this._ranking(spot).slice(0, MOST_SYMBOLS);
      const [x, y] = this.anchor(spot);
      const sprite = this._sprites.symbols(kinds, this.counts.columns.spots[spot].precision);
      if (this.counts.vague[spot] === this.counts.incidents[spot]) ctx.globalAlpha = 0.6;
      this._put(ctx, sprite, x, y);
      ctx.globalAlpha = 1;
    },

    // The numbers of incidents, over all symbols: each where it covers the fewest of them, the greatest first. One that
    // finds no room beside the others is left out; nearer, or under the pointer, it is there.
    _drawNumbers(ctx, order) {
      const several = order.filter((spot) => this.counts.incidents[spot] > 1 && !this._outside(spot, 0));
      if (!several.length) return;
      const { x: width, y: height } = this._map.getSize();
      this._room = this._room && this._room.fits(width, height) ? this._room : new D.Room(width, height);
      this._room.clear();
      for (const box of this._names || []) this._room.take(...box, 2);
      for (const spot of order) {
        const [x, y] = this.anchor(spot);
        this._room.take(x - 7, y - 7, 14, 14, 1);
      }
      several.sort((a, b) => this.counts.incidents[b] - this.counts.incidents[a]);
      for (const spot of several) this._drawNumber(ctx, spot);
    },

    _drawNumber(ctx, spot) {
      const number = this._sprites.number(this.counts.incidents[spot]);
      const [width, height] = [number.width / this._ratio, number.height / this._ratio];
      const [x, y] = this.anchor(spot);
      const kinds = Math.min(this._ranking(spot).length, MOST_SYMBOLS);
      const beside = 5 + kinds * 3;
      const corners = [[beside, -1], [beside, -height + 3], [-beside - width, -1], [-beside - width, -height + 3]];
      const inner = height - NUMBER_HEIGHT; // the halo may touch, the digits may not
      const place = this._room.best(corners.map(([dx, dy]) => [x + dx + 2, y + dy + inner / 2]), width - 4, NUMBER_HEIGHT);
      if (!place) return;
      ctx.drawImage(number, place[0] - 2, place[1] - inner / 2, width, height);
    },

    _drawMark(ctx, spot) {
      if (spot < 0 || !this.counts.incidents[spot]) return;
      const [x, y] = this.anchor(spot);
      this._circle(ctx, x, y, TARGET + 3);
      ctx.lineWidth = 5;
      ctx.strokeStyle = this.dark ? "#14181d" : "#ffffff";
      ctx.stroke();
      ctx.lineWidth = 2.5;
      ctx.strokeStyle = this.dark ? "#8ecbff" : "#0b4f8a";
      ctx.stroke();
    },

    // The spot under a point of the map's container: the nearest symbol, else the narrowest area; -1 for none.
    spotAt(point) {
      let found = -1;
      let nearest = Infinity;
      for (const spot of this.drawn || []) {
        const [x, y] = this.anchor(spot);
        const distance = Math.hypot(x - point.x, y - point.y);
        if (distance <= TARGET && distance < nearest) [found, nearest] = [spot, distance];
      }
      if (found >= 0) return found;
      for (const spot of this.drawn || []) {
        const [x, y] = this.anchor(spot);
        const reach = this.counts.known[spot] ? D.radiusOf(this.counts.best[spot]) : 0;
        if (reach < nearest && Math.hypot(x - point.x, y - point.y) <= reach) [found, nearest] = [spot, reach];
        const inArea = Math.hypot(this.x[spot] - point.x, this.y[spot] - point.y) <= (this.area[spot] || 0);
        if (inArea && this.area[spot] < nearest) [found, nearest] = [spot, this.area[spot]];
      }
      return found;
    },
  });
})();
