// The basemap: land, lakes and borders on a canvas below the places, town names above them.
(function () {
  "use strict";

  const D = window.Dateline;
  const LINES = {
    light: { land: "#f3efe6", lake: "#cfe0ea", sea: "#dbe7ee", border: "#8a8577", disputed: "#8a8577" },
    dark: { land: "#262b31", lake: "#141a20", sea: "#11161c", border: "#7b8591", disputed: "#7b8591" },
  };
  const WEIGHT = 1.1; // CSS pixels of a border
  const DASHES = [5, 4];
  const ALWAYS_NAMED = 6; // towns whose name shows from this zoom on are named whatever lies there
  const MOST_COVERED = 0.3; // the share of another town's name that may lie over symbols
  const FURNITURE = ".leaflet-control, .dl-map-buttons, .dl-legend:not([open]) > summary, .dl-policy";

  const SYMBOL_HALF = 9; // CSS pixels that names keep from the middle of a symbol, and of a group
  const GROUP_HALF = 24;

  // What town names do not cover, as middles in the container and half sides: all symbols that may ever be drawn, and the
  // groups of places.
  D.obstaclesOf = function ({ x, y, survey, groups, origin }, zoom) {
    if (!survey) return [];
    const held = new Int32Array(groups ? groups.x.length : 0);
    if (groups) for (const group of groups.of) if (group >= 0) held[group]++;
    const inGroup = (spot) => groups && groups.of[spot] >= 0 && held[groups.of[spot]] > 1;
    const obstacles = [];
    x.forEach((_, spot) => survey.isPoint[spot] && !inGroup(spot) && obstacles.push([x[spot], y[spot], SYMBOL_HALF]));
    const scale = 256 * 2 ** zoom;
    held.forEach((spots, group) => {
      if (spots > 1) obstacles.push([groups.x[group] * scale - origin.x, groups.y[group] * scale - origin.y, GROUP_HALF]);
    });
    return obstacles;
  };

  D.Basemap = L.Layer.extend({
    onAdd(map) {
      this._leaflet = map;
      const pane = map.createPane("ground");
      pane.style.zIndex = 200;
      pane.style.pointerEvents = "none";
      this._renderer = L.canvas({ pane: "ground", padding: 0.3 });
      this._labels = L.layerGroup().addTo(map);
      const names = map.createPane("names");
      names.style.zIndex = 460; // above the symbols, or a town with many of them has no name
      names.style.pointerEvents = "none";
      map.on("zoomend moveend", this.placeNames, this);
    },

    onRemove(map) {
      map.off("zoomend moveend", this.placeNames, this);
      this._labels.remove();
      if (this._shapes) this._shapes.remove();
    },

    // Draws the features of a basemap's file, in place of those before.
    show(collection) {
      if (this._shapes) this._shapes.remove();
      const features = collection.features;
      this._towns = features.filter((each) => each.properties.layer === "label");
      this._features = features.filter((each) => each.properties.layer !== "label");
      const drawn = { type: "FeatureCollection", features: this._features };
      this._shapes = L.geoJSON(drawn, { renderer: this._renderer, interactive: false, style: (each) => this._style(each), pane: "ground" });
      this._shapes.addTo(this._leaflet);
      this.placeNames();
    },

    _colours() {
      return LINES[this._dark ? "dark" : "light"];
    },

    _style(feature) {
      const { layer } = feature.properties;
      const colours = this._colours();
      if (layer === "land" || layer === "lake") return { stroke: false, fill: true, fillColor: colours[layer], fillOpacity: 1 };
      return { fill: false, color: colours[layer], weight: WEIGHT, opacity: 1, dashArray: layer === "disputed" ? DASHES.join(" ") : null };
    },

    setTheme(dark) {
      this._dark = dark;
      if (this._shapes) this._shapes.setStyle((each) => this._style(each));
      this.placeNames();
    },

    // The names stand where they cover the fewest of what `obstacles` gives, whatever the day. `placed` is told the boxes
    // that they take.
    avoid(obstacles, placed) {
      this._obstacles = obstacles;
      this._placed = placed;
      this.placeNames();
    },

    // What lies over the map's corners.
    _takeFurniture(room) {
      const box = this._leaflet.getContainer();
      const origin = box.getBoundingClientRect();
      for (const element of box.querySelectorAll(FURNITURE)) {
        const { left, top, width, height } = element.getBoundingClientRect();
        room.take(left - origin.left, top - origin.top, width, height, 2);
      }
    },

    // Where the layer of symbols is another one than when the names were placed.
    placeNamesAnew(layer) {
      if (this._layer !== layer) this.placeNames();
      this._layer = layer;
    },

    placeNames() {
      this._labels.clearLayers();
      if (!this._towns) return;
      const zoom = this._leaflet.getZoom();
      const { x: width, y: height } = this._leaflet.getSize();
      const room = new D.Room(width, height);
      for (const [x, y, half] of this._obstacles ? this._obstacles() : []) room.take(x - half, y - half, 2 * half, 2 * half, 1);
      this._takeFurniture(room);
      this._named = [];
      for (const { properties, geometry } of this._towns) {
        if (zoom < properties.from_zoom) continue;
        const [lon, lat] = geometry.coordinates;
        const at = this._leaflet.latLngToContainerPoint([lat, lon]);
        if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
        this._place(room, properties, [lat, lon], at);
      }
      if (this._placed) this._placed(this._named.map(({ box }) => box));
    },

    // Below its town, above it, or at a side; a small town's name is left out rather than laid over symbols.
    _place(room, { name: label, from_zoom: fromZoom }, position, at) {
      const name = Object.hasOwn(D.words.labels, label) ? D.words.labels[label] : label;
      const [wide, tall] = [this._widthOf(name), 16];
      const offsets = [[-wide / 2, 7], [-wide / 2, -23], [11, -8], [-wide - 11, -8], [-wide / 2, 21], [-wide / 2, -37]];
      const most = fromZoom <= ALWAYS_NAMED ? 1 : MOST_COVERED;
      const inside = offsets.filter(([x]) => at.x + x > 0 && at.x + x + wide < this._leaflet.getSize().x);
      const corner = room.best(inside.map(([x, y]) => [at.x + x, at.y + y]), wide, tall, most);
      if (!corner) return;
      this._named.push({ name, at, box: [...corner, wide, tall] });
      const icon = this._label(name, corner[0] - at.x, corner[1] - at.y);
      this._labels.addLayer(L.marker(position, { icon, pane: "names", interactive: false, keyboard: false }));
    },

    _font() {
      this._family = this._family || getComputedStyle(document.body).fontFamily;
      return `11.5px ${this._family}`;
    },

    _widthOf(name) {
      this._ruler = this._ruler || document.createElement("canvas").getContext("2d");
      this._ruler.font = this._font();
      return Math.ceil(this._ruler.measureText(name).width) + 2;
    },

    _label(name, x, y) {
      const element = D.make("span", { class: "dl-town" }, name);
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      const holder = D.make("span");
      holder.append(D.make("span", { class: "dl-dot" }), element);
      return L.divIcon({ html: holder, className: "dl-town-holder", iconSize: [0, 0] });
    },

    // ---- for a picture: the same again on a canvas whose unit is a CSS pixel

    paintGround(ctx) {
      const { x, y } = this._leaflet.getSize();
      ctx.fillStyle = this._colours().sea;
      ctx.fillRect(0, 0, x, y);
      ctx.lineJoin = "round";
      ctx.lineWidth = WEIGHT;
      for (const { properties, geometry } of this._features || []) {
        this._trace(ctx, geometry);
        this._ink(ctx, properties.layer);
      }
      ctx.setLineDash([]);
    },

    _ink(ctx, layer) {
      ctx.fillStyle = ctx.strokeStyle = this._colours()[layer];
      ctx.setLineDash(layer === "disputed" ? DASHES : []);
      if (layer === "land" || layer === "lake") ctx.fill("evenodd");
      else ctx.stroke();
    },

    _trace(ctx, { type, coordinates }) {
      const lines = { LineString: [coordinates], MultiLineString: coordinates, Polygon: coordinates, MultiPolygon: coordinates.flat() }[type] || [];
      ctx.beginPath();
      for (const line of lines) {
        line.forEach(([lon, lat], i) => {
          const { x, y } = this._leaflet.latLngToContainerPoint([lat, lon]);
          if (i) ctx.lineTo(x, y);
          else ctx.moveTo(x, y);
        });
      }
    },

    paintNames(ctx, { ink, paper }) {
      ctx.font = this._font();
      ctx.textBaseline = "middle";
      ctx.lineJoin = "round";
      for (const { name, at, box } of this._named || []) {
        const [x, y, , tall] = box;
        ctx.fillStyle = ink;
        ctx.fillRect(at.x - 1.5, at.y - 1.5, 3, 3);
        ctx.lineWidth = 3;
        ctx.strokeStyle = paper;
        ctx.strokeText(name, x, y + tall / 2);
        ctx.fillText(name, x, y + tall / 2);
      }
    },
  });
})();
