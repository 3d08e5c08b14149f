// Parts around the canvas: words, legend, the keyboard's way through the places, and the basemap.
(function () {
  "use strict";

  const D = window.Dateline;
  const make = D.make;

  D.plural = (n, word) => `${n.toLocaleString("en-GB")} ${word}${n === 1 ? "" : "s"}`;

  // Unknown is not zero: "no number of deaths reported" and "0 killed" are two things. Several incidents' figures are a
  // sum, and said to be one: two incidents may tell of the same deaths.
  D.deaths = function ({ known, low, high, open }) {
    if (!known) return "no number of deaths reported";
    const least = low.toLocaleString("en-GB");
    const range = low === high ? least : `${least} to ${high.toLocaleString("en-GB")}`;
    const sum = known > 1 ? ` (figures of ${known.toLocaleString("en-GB")} incidents added up; they may overlap)` : "";
    return `${open ? `at least ${least}` : range} reported killed${sum}`;
  };

  D.isDark = function (colour) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    const [r, g, b] = ctx.getImageData(0, 0, 1, 1).data;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
  };

  class Legend {
    constructor() {
      this.root = make("details", { class: "dl-legend" });
      this.root.append(make("summary", {}, "Legend"));
      this.list = make("ul");
      this.root.append(this.list);
      this.pictures = [];
      this.dark = false;
    }

    fill(columns) {
      this.list.replaceChildren();
      this.pictures = [];
      columns.types.forEach((name, kind) => this._line(name, (ctx) => D.symbol(ctx, kind, 0, this.dark)));
      this._line("Filled: at the point itself", (ctx) => D.symbol(ctx, 5, 0, this.dark));
      this._line("Open: somewhere in the town", (ctx) => D.symbol(ctx, 5, 1, this.dark));
      this._line("Hatched: somewhere in a district or region", (ctx) => this._hatched(ctx));
      this._line("Tint: deaths, the best figures of the incidents shown, added up; incidents may overlap", (ctx) => this._tinted(ctx));
      this._line("Two circles: lowest and highest figures, added up; dotted: open above", (ctx) => this._circles(ctx));
      this._line("No circle: no number of deaths reported", (ctx) => D.symbol(ctx, 0, 1, this.dark));
      this._line("Number: incidents there, where it has room", (ctx) => this._number(ctx));
      this._line("Pale: the day is known to within a week or worse", (ctx) => {
        ctx.globalAlpha = 0.6;
        D.symbol(ctx, 0, 1, this.dark);
      });
      this.paint(this.dark);
    }

    _line(text, draw) {
      const canvas = make("canvas", { "aria-hidden": "true" });
      const item = make("li");
      item.append(canvas, make("span", {}, text));
      this.list.append(item);
      this.pictures.push([canvas, draw]);
    }

    _hatched(ctx) {
      ctx.globalAlpha = 0.5;
      ctx.fillStyle = new D.Sprites(this.dark, 1).hatch(ctx, 5);
      ctx.beginPath();
      ctx.arc(0, 0, 10, 0, 2 * Math.PI);
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.setLineDash([4, 3]);
      ctx.strokeStyle = D.colourOf(5);
      ctx.stroke();
    }

    _tinted(ctx) {
      ctx.fillStyle = D.colourOf(1);
      ctx.globalAlpha = 0.35;
      ctx.beginPath();
      ctx.arc(0, 0, 10, 0, 2 * Math.PI);
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.stroke();
    }

    _number(ctx) {
      ctx.font = "600 12px system-ui, sans-serif";
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText("5", 0, 0);
    }

    _circles(ctx) {
      ctx.strokeStyle = this.dark ? "#f4f4f4" : "#1d1d1d";
      for (const radius of [6, 10]) {
        ctx.beginPath();
        ctx.arc(0, 0, radius, 0, 2 * Math.PI);
        ctx.stroke();
      }
    }

    paint(dark) {
      this.dark = dark;
      const ratio = window.devicePixelRatio || 1;
      for (const [canvas, draw] of this.pictures) {
        canvas.width = canvas.height = 24 * ratio;
        const ctx = canvas.getContext("2d");
        ctx.setTransform(ratio, 0, 0, ratio, 12 * ratio, 12 * ratio);
        ctx.fillStyle = ctx.strokeStyle = dark ? "#f4f4f4" : "#1d1d1d";
        draw(ctx);
      }
    }
  }

  // One tab stop for all places: arrows go from one to the next, west to east, Enter opens its reports.
  class PlaceFocus {
    constructor(timeline) {
      this.timeline = timeline;
      this.root = make("button", { type: "button", class: "dl-place", "aria-label": "Places on the map" });
      this.spot = -1;
      this.root.addEventListener("focus", () => this.update(true));
      this.root.addEventListener("blur", () => this._mark(-1));
      this.root.addEventListener("click", () => this.spot >= 0 && timeline.pick(this.spot));
      this.root.addEventListener("keydown", (event) => this._key(event));
    }

    _places() {
      const { _canvas: canvas, columns } = this.timeline;
      return [...(canvas.drawn || [])].sort((a, b) => columns.spots[a].lon - columns.spots[b].lon || a - b);
    }

    _key(event) {
      const places = this._places();
      const here = Math.max(places.indexOf(this.spot), 0);
      const goals = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: places.length - 1 };
      if (!(event.key in goals) || !places.length) return;
      event.preventDefault();
      event.stopPropagation();
      this.spot = places[(goals[event.key] + places.length) % places.length];
      this.timeline._bringIntoView(this.spot);
      this.update(true);
    }

    // While the days go by only a place that has the focus is followed; the others wait until they rest.
    moved() {
      if (document.activeElement === this.root) this.update();
    }

    _mark(spot) {
      this.timeline._canvas.focused = spot;
      this.timeline._canvas.draw();
    }

    update(focusing) {
      const { timeline, root } = this;
      if (!timeline.columns || !timeline.counts) return;
      const places = this._places();
      root.disabled = !places.length;
      if (!places.includes(this.spot)) this.spot = places.length ? places[0] : -1;
      if (this.spot < 0) return;
      const words = `${timeline.spotWords(this.spot)}. Place ${places.indexOf(this.spot) + 1} of ${places.length}; arrow keys go to the next, Enter shows its reports.`;
      root.setAttribute("aria-label", words);
      const [x, y] = timeline._canvas.anchor(this.spot);
      root.style.transform = `translate(${Math.round(x - 14)}px, ${Math.round(y - 14)}px)`;
      if (document.activeElement !== root) return;
      timeline._canvas.focused = this.spot;
      if (focusing) {
        timeline._canvas.draw();
        timeline._live.textContent = words;
      }
    }
  }

  const LINES = {
    light: { land: "#f3efe6", lake: "#cfe0ea", border: "#8a8577", disputed: "#8a8577", label: "#3b3a36", halo: "#f3efe6" },
    dark: { land: "#262b31", lake: "#141a20", border: "#7b8591", disputed: "#7b8591", label: "#c6ccd3", halo: "#262b31" },
  };

  const ALWAYS_NAMED = 6; // towns whose name shows from this zoom on are named whatever lies there
  const MOST_COVERED = 0.3; // the share of another town's name that may lie over symbols

  // Land, lakes and borders on a canvas below the places; town names above them.
  const Basemap = L.Layer.extend({
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
      map.on("zoomend moveend", this._showLabels, this);
    },

    onRemove() {},

    async load(id) {
      if (this._id === id) return;
      this._id = id;
      try {
        const answer = await D.host.read(id, "json");
        this._draw(await answer.json());
      } catch (error) {
        console.error("Dateline: no basemap", error);
      }
    },

    _draw(collection) {
      const features = collection.features;
      this._towns = features.filter((each) => each.properties.layer === "label");
      const drawn = { type: "FeatureCollection", features: features.filter((each) => each.properties.layer !== "label") };
      this._shapes = L.geoJSON(drawn, { renderer: this._renderer, interactive: false, style: (each) => this._style(each), pane: "ground" });
      this._shapes.addTo(this._leaflet);
      this._showLabels();
    },

    _style(feature) {
      const { layer } = feature.properties;
      const colours = LINES[this._dark ? "dark" : "light"];
      if (layer === "land" || layer === "lake") return { stroke: false, fill: true, fillColor: colours[layer], fillOpacity: 1 };
      return { fill: false, color: colours[layer], weight: 1.1, opacity: 1, dashArray: layer === "disputed" ? "5 4" : null };
    },

    setTheme(dark) {
      this._dark = dark;
      if (this._shapes) this._shapes.setStyle((each) => this._style(each));
      this._showLabels();
    },

    // The names stand where they cover the fewest symbols, whatever the day: `points` are all that may ever be drawn.
    // `placed` is told the boxes that the names take.
    avoid(points, placed) {
      this._points = points;
      this._placed = placed;
      this._showLabels();
    },

    // What lies over the map's corners.
    _takeFurniture(room) {
      const box = this._leaflet.getContainer();
      const origin = box.getBoundingClientRect();
      for (const element of box.querySelectorAll(".leaflet-control, .dl-fit, .dl-legend > summary, .dl-policy")) {
        const { left, top, width, height } = element.getBoundingClientRect();
        room.take(left - origin.left, top - origin.top, width, height, 2);
      }
    },

    _showLabels() {
      this._labels.clearLayers();
      const zoom = this._leaflet.getZoom();
      const { x: width, y: height } = this._leaflet.getSize();
      const room = new D.Room(width, height);
      for (const point of this._points || []) {
        const { x, y } = this._leaflet.latLngToContainerPoint(point);
        room.take(x - 9, y - 9, 18, 18, 1);
      }
      this._takeFurniture(room);
      this._boxes = [];
      for (const { properties, geometry } of this._towns || []) {
        if (zoom < properties.from_zoom) continue;
        const [lon, lat] = geometry.coordinates;
        const at = this._leaflet.latLngToContainerPoint([lat, lon]);
        if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
        this._place(room, properties, [lat, lon], at);
      }
      if (this._placed) this._placed(this._boxes);
    },

    // Below its town, above it, or at a side; a small town's name is left out rather than laid over symbols.
    _place(room, { name, from_zoom: fromZoom }, position, at) {
      const [wide, tall] = [this._widthOf(name), 16];
      const offsets = [[-wide / 2, 7], [-wide / 2, -23], [11, -8], [-wide - 11, -8], [-wide / 2, 21], [-wide / 2, -37]];
      const most = fromZoom <= ALWAYS_NAMED ? 1 : MOST_COVERED;
      const inside = offsets.filter(([x]) => at.x + x > 0 && at.x + x + wide < this._leaflet.getSize().x);
      const corner = room.best(inside.map(([x, y]) => [at.x + x, at.y + y]), wide, tall, most);
      if (!corner) return;
      this._boxes.push([...corner, wide, tall]);
      const icon = this._label(name, corner[0] - at.x, corner[1] - at.y);
      this._labels.addLayer(L.marker(position, { icon, pane: "names", interactive: false, keyboard: false }));
    },

    _widthOf(name) {
      this._ruler = this._ruler || document.createElement("canvas").getContext("2d");
      this._ruler.font = `11.5px ${getComputedStyle(document.body).fontFamily}`;
      return Math.ceil(this._ruler.measureText(name).width) + 2;
    },

    _label(name, x, y) {
      const element = make("span", { class: "dl-town" }, name);
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      const holder = make("span");
      holder.append(make("span", { class: "dl-dot" }), element);
      return L.divIcon({ html: holder, className: "dl-town-holder", iconSize: [0, 0] });
    },
  });

  Object.assign(D, { Legend, PlaceFocus, Basemap });
})();
