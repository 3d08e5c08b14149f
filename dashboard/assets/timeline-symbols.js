// What the map's symbols look like: a colour and a shape for each kind of event (Okabe and Ito's colours),
// filled for an exact point, open for a town, a hatched area for anything wider.
(function () {
  "use strict";

  const EXACT = 0;
  const TOWN = 1;
  const SIZE = 18; // CSS pixels, the side of a symbol
  const STEP = 14; // from one symbol to the next
  const MOST_KEPT = 4000; // sprites; a map that needs more begins anew
  const KINDS = [
    { colour: "#D55E00", shape: cross }, // Battles
    { colour: "#E69F00", shape: star }, // Explosions/Remote violence
    { colour: "#CC79A7", shape: diamond }, // Violence against civilians
    { colour: "#009E73", shape: square }, // Protests
    { colour: "#F0E442", shape: triangle }, // Riots
    { colour: "#0072B2", shape: disc }, // Strategic developments
  ];

  function polygon(ctx, points) {
    ctx.beginPath();
    points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
  }

  function cross(ctx, r) {
    const w = r * 0.42;
    const arms = [[-w, -r], [w, -r], [w, -w], [r, -w], [r, w], [w, w], [w, r], [-w, r], [-w, w], [-r, w], [-r, -w], [-w, -w]];
    polygon(ctx, arms.map(([x, y]) => [(x - y) * 0.72, (x + y) * 0.72]));
  }

  function star(ctx, r) {
    const points = [];
    for (let i = 0; i < 10; i++) {
      const radius = i % 2 ? r * 0.5 : r * 1.12;
      const angle = (i * Math.PI) / 5 - Math.PI / 2;
      points.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
    }
    polygon(ctx, points);
  }

  function diamond(ctx, r) {
    polygon(ctx, [[0, -r * 1.1], [r * 1.1, 0], [0, r * 1.1], [-r * 1.1, 0]]);
  }

  function square(ctx, r) {
    polygon(ctx, [[-r * 0.85, -r * 0.85], [r * 0.85, -r * 0.85], [r * 0.85, r * 0.85], [-r * 0.85, r * 0.85]]);
  }

  function triangle(ctx, r) {
    polygon(ctx, [[0, -r * 1.05], [r, r * 0.8], [-r, r * 0.8]]);
  }

  function disc(ctx, r) {
    ctx.beginPath();
    ctx.arc(0, 0, r * 0.9, 0, 2 * Math.PI);
  }

  // Draws one symbol with its middle at 0, 0.
  function symbol(ctx, kind, precision, dark) {
    const { colour, shape } = KINDS[kind % KINDS.length];
    const edge = dark ? "#f4f4f4" : "#1d1d1d";
    const paper = dark ? "#14181d" : "#ffffff";
    shape(ctx, 6.5);
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.4;
    ctx.strokeStyle = paper;
    ctx.stroke();
    if (precision === EXACT) {
      ctx.fillStyle = colour;
      ctx.fill();
      ctx.lineWidth = 1.1;
      ctx.strokeStyle = edge;
      ctx.stroke();
    } else {
      ctx.fillStyle = paper;
      ctx.fill();
      ctx.lineWidth = 3.2;
      ctx.strokeStyle = edge;
      ctx.stroke();
      ctx.lineWidth = 1.9;
      ctx.strokeStyle = colour;
      ctx.stroke();
    }
  }

  // Sprites are made once for a theme and a pixel ratio: drawing an image costs a fraction of drawing a path.
  class Sprites {
    constructor(dark, ratio) {
      this.dark = dark;
      this.ratio = ratio;
      this.made = new Map();
      this.hatches = new Map();
      this.ink = dark ? "#f4f4f4" : "#1d1d1d";
      this.paper = dark ? "#14181d" : "#ffffff";
    }

    // A canvas of so many CSS pixels, drawn once and kept under its key.
    _kept(key, width, height, draw) {
      if (!this.made.has(key)) {
        if (this.made.size >= MOST_KEPT) this.made.clear();
        const canvas = document.createElement("canvas");
        canvas.width = Math.ceil(width * this.ratio);
        canvas.height = Math.ceil(height * this.ratio);
        const ctx = canvas.getContext("2d");
        ctx.scale(this.ratio, this.ratio);
        draw(ctx);
        this.made.set(key, canvas);
      }
      return this.made.get(key);
    }

    // The deaths at a place: an area tinted by kind for the best figure, rings for low and high, the outer one
    // dotted where it is open above. Zero has a ring and no tint.
    deaths(kind, low, best, high, open) {
      const [inner, middle, outer] = [low, best, high].map((people) => Math.round(radiusOf(people)));
      const rim = outer + (open ? 3 : 0);
      const half = Math.max(rim, middle) + 2;
      const key = `deaths ${kind} ${inner} ${middle} ${rim} ${open} ${best > 0}`;
      return this._kept(key, half * 2, half * 2, (ctx) => {
        ctx.translate(half, half);
        ctx.fillStyle = KINDS[kind % KINDS.length].colour;
        ctx.strokeStyle = this.ink;
        const arc = (radius) => {
          ctx.beginPath();
          ctx.arc(0, 0, radius, 0, 2 * Math.PI);
        };
        ctx.globalAlpha = 0.3;
        arc(middle);
        if (best > 0) ctx.fill();
        ctx.globalAlpha = 0.9;
        arc(inner);
        ctx.stroke();
        if (rim === inner) return;
        if (open) ctx.setLineDash([2, 3]);
        arc(rim);
        ctx.stroke();
      });
    }

    // A number of incidents, beside a symbol.
    number(count) {
      const words = String(count);
      return this._kept(`number ${words}`, words.length * 8 + 6, 16, (ctx) => {
        ctx.font = "600 11px system-ui, sans-serif";
        ctx.textBaseline = "middle";
        ctx.lineJoin = "round";
        ctx.lineWidth = 3;
        ctx.strokeStyle = this.paper;
        ctx.strokeText(words, 3, 8);
        ctx.fillStyle = this.dark ? "#ffffff" : "#111111";
        ctx.fillText(words, 3, 8);
      });
    }

    // The symbols of a place side by side, the most frequent kind first.
    symbols(kinds, precision) {
      const width = SIZE + (kinds.length - 1) * STEP;
      return this._kept(`symbols ${kinds.join()} ${Math.min(precision, TOWN)}`, width, SIZE, (ctx) => {
        ctx.translate(SIZE / 2, SIZE / 2);
        for (const kind of kinds) {
          symbol(ctx, kind, precision, this.dark);
          ctx.translate(STEP, 0);
        }
      });
    }

    hatch(ctx, kind) {
      if (!this.hatches.has(kind)) {
        const canvas = document.createElement("canvas");
        const side = Math.ceil(9 * this.ratio);
        canvas.width = canvas.height = side;
        const pen = canvas.getContext("2d");
        pen.strokeStyle = KINDS[kind % KINDS.length].colour;
        pen.lineWidth = this.ratio;
        pen.beginPath();
        for (const shift of [-side, 0, side]) {
          pen.moveTo(shift, side);
          pen.lineTo(shift + side, 0);
        }
        pen.stroke();
        this.hatches.set(kind, ctx.createPattern(canvas, "repeat"));
      }
      return this.hatches.get(kind);
    }
  }

  // Area by deaths: a disc's radius in CSS pixels, for a number of people (0 has a circle of its own).
  function radiusOf(people) {
    return Math.min(10 + 2.4 * Math.sqrt(people), 64);
  }

  window.Dateline = Object.assign(window.Dateline || {}, {
    Sprites, radiusOf, symbol, colourOf: (kind) => KINDS[kind % KINDS.length].colour,
  });
})();
