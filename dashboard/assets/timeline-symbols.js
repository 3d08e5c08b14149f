// What the map's symbols look like: a colour and a shape for each kind of event (Okabe and Ito's colours),
// filled for an exact point, open for a town, a hatched area for anything wider.
(function () {
  "use strict";

  const LAYERS = { SYMBOLS: 0, GROUPS: 1, HEAT: 2 }; // as Python writes them
  const EXACT = 0;
  const TOWN = 1;
  const DISTRICT = 2; // a spot of this precision or less is no point
  const SIZE = 18; // CSS pixels, the side of a symbol
  const STEP = 14; // from one symbol to the next
  const MOST_KEPT = 6000; // sprites; a map that needs more begins anew
  const UCDP = 2; // an origin, as Python numbers them
  const FRAME = 3; // CSS pixels that a frame takes on each side of a symbol
  const CODED_KEY = 2 ** 17; // more than a ranking with its precision; that of deaths begins higher yet
  const KIND_BITS = 5; // of a ranking: the kinds of a place, the most frequent in the lowest bits
  const FAINTEST = 0.18; // opacity of a place whose newest incident is as old as fading goes
  const VAGUE_DAY = 0.6; // opacity of a place whose days are all known to within a week or worse
  const MARK = 17; // CSS pixels, the radius of the ring around what is chosen
  const LEAST_CIRCLE = 10; // CSS pixels, the radius of a circle of no deaths
  const WIDEST_CIRCLE = 64;
  const GROWTH = 2.4; // CSS pixels of radius for the first death, at most
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

  // A frame around what ACLED (solid) or UCDP (dashed) coded, its middle at a point and so far from it on each side: a
  // shape that no symbol has, so that nobody need tell colours apart.
  function frame(ctx, { ink, paper }, x, y, across, down, origin) {
    ctx.save();
    ctx.setLineDash([]);
    ctx.lineJoin = "miter";
    ctx.fillStyle = ctx.strokeStyle = paper;
    ctx.lineWidth = 3.5;
    ctx.strokeRect(x - across, y - down, across * 2, down * 2);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = ink;
    if (origin === UCDP) ctx.setLineDash([3, 2.5]);
    ctx.strokeRect(x - across, y - down, across * 2, down * 2);
    ctx.restore();
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

  // Sprites are made once for a theme and a pixel ratio: drawing an image costs a fraction of drawing its paths, but
  // making one costs twenty times more. So there are none for numbers, which differ from day to day.
  class Sprites {
    constructor(dark, ratio) {
      this.dark = dark;
      this.ratio = ratio;
      this.made = new Map();
      this.easel = new OffscreenCanvas(1, 1);
      this.hatches = new Map();
      this.ink = dark ? "#f4f4f4" : "#1d1d1d";
      this.paper = dark ? "#14181d" : "#ffffff";
    }

    // A picture of so many CSS pixels, drawn once and kept under its key. All are drawn on one canvas: to make a canvas
    // for each would take three times as long.
    _kept(key, width, height, draw) {
      const kept = this.made.get(key);
      if (kept) return kept;
      if (this.made.size >= MOST_KEPT) this.made.clear();
      this.easel.width = Math.ceil(width * this.ratio);
      this.easel.height = Math.ceil(height * this.ratio);
      const ctx = this.easel.getContext("2d");
      ctx.scale(this.ratio, this.ratio);
      draw(ctx);
      const picture = this.easel.transferToImageBitmap();
      this.made.set(key, picture);
      return picture;
    }

    // A square picture under a key of the caller's: ours are whole numbers and words.
    kept(key, side, draw) {
      return this._kept(key, side, side, draw);
    }

    // An area of which nobody knows the point: a hatched disc with a dashed rim.
    area(kind, radius) {
      const half = radius + 2;
      return this._kept(-(1 + radius * 64 + kind), half * 2, half * 2, (ctx) => {
        circle(ctx, half, half, radius);
        // Faint: it must not speak louder than the points that are known.
        ctx.globalAlpha = this.dark ? 0.32 : 0.22;
        ctx.fillStyle = this.hatch(ctx, kind);
        ctx.fill();
        ctx.globalAlpha = this.dark ? 0.9 : 0.6;
        ctx.lineWidth = 1.2;
        ctx.setLineDash([5, 5]);
        ctx.strokeStyle = KINDS[kind % KINDS.length].colour;
        ctx.stroke();
      });
    }

    // The deaths at a place: an area tinted by kind for the best figure, rings for low and high, the outer one dotted
    // where it is open above. No tint (a middle of 0) where the best figure is zero.
    deaths(kind, inner, middle, outer, open) {
      const half = Math.max(outer + (open ? 3 : 0), middle) + 2;
      const number = ((((kind * 128 + inner) * 128 + middle) * 128 + outer) * 2 + (open ? 1 : 0)) * 2 + 1;
      return this._kept(number * 2 ** 20, half * 2, half * 2, (ctx) => {
        ctx.fillStyle = KINDS[kind % KINDS.length].colour;
        ctx.strokeStyle = this.ink;
        ctx.globalAlpha = 0.3;
        circle(ctx, half, half, middle);
        if (middle) ctx.fill();
        ctx.globalAlpha = 0.9;
        circle(ctx, half, half, inner);
        ctx.stroke();
        if (outer === inner && !open) return;
        if (open) ctx.setLineDash([2, 3]);
        circle(ctx, half, half, outer + (open ? 3 : 0));
        ctx.stroke();
      });
    }

    // A few words on a dark pill, 12 pixels high.
    pill(words) {
      return this._kept(words, Math.round(words.length * 5.6) + 7, 12, (ctx) => {
        const width = Math.round(words.length * 5.6) + 7;
        ctx.beginPath();
        ctx.roundRect(0.5, 0.5, width - 1, 11, 5.5);
        ctx.fillStyle = this.ink;
        ctx.fill();
        ctx.strokeStyle = ctx.fillStyle = this.paper;
        ctx.stroke();
        this.pen(ctx, 9);
        ctx.textAlign = "center";
        ctx.fillStyle = this.paper;
        ctx.fillText(words, width / 2, 6.5);
      });
    }

    dot() {
      return this._kept("dot", 8, 8, (ctx) => {
        circle(ctx, 4, 4, 2.8);
        ctx.fillStyle = this.ink;
        ctx.fill();
        ctx.strokeStyle = this.paper;
        ctx.stroke();
      });
    }

    // The symbols of a place side by side, in the order of their ranking (see `rankingOf`), framed where somebody
    // else coded them.
    symbols(ranking, precision, origin) {
      const count = countOf(ranking);
      const room = origin ? 2 * FRAME : 0;
      const [width, height] = [SIZE + (count - 1) * STEP + room, SIZE + room];
      return this._kept(origin * CODED_KEY + ranking * 2 + Math.min(precision, TOWN), width, height, (ctx) => {
        if (origin) frame(ctx, this, width / 2, height / 2, width / 2 - 2, height / 2 - 2, origin);
        ctx.translate((SIZE + room) / 2, height / 2);
        for (let i = 0; i < count; i++) {
          symbol(ctx, kindAt(ranking, i), precision, this.dark);
          ctx.translate(STEP, 0);
        }
      });
    }

    // Draws a symbols' sprite with its middle at a point.
    put(ctx, sprite, x, y) {
      const width = sprite.width / this.ratio;
      const height = sprite.height / this.ratio;
      ctx.drawImage(sprite, x - width / 2, y - height / 2, width, height);
    }

    // Words with a halo, beginning at x, their middle at y; the pen is as `pen` leaves it.
    pen(ctx, size = 11) {
      ctx.font = `600 ${size}px system-ui, sans-serif`;
      ctx.textBaseline = "middle";
      ctx.textAlign = "left";
      ctx.lineJoin = "round";
      ctx.lineWidth = 3;
      ctx.strokeStyle = this.paper;
      ctx.fillStyle = this.dark ? "#ffffff" : "#111111";
    }

    write(ctx, words, x, y) {
      ctx.strokeText(words, x, y);
      ctx.fillText(words, x, y);
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
        const pattern = ctx.createPattern(canvas, "repeat");
        pattern.setTransform(new DOMMatrix().scale(1 / this.ratio));
        this.hatches.set(kind, pattern);
      }
      return this.hatches.get(kind);
    }
  }

  // A spot's kinds in one number, the most frequent first, so many at most: each takes KIND_BITS and is kept plus one.
  function rankingOf({ byKind, kinds }, spot, most) {
    const start = spot * kinds;
    let ranking = 0;
    let taken = 0;
    for (let place = 0; place < most; place++) {
      let best = -1;
      for (let kind = 0; kind < kinds; kind++) {
        if (!byKind[start + kind] || (taken >> kind) & 1) continue;
        if (best < 0 || byKind[start + kind] > byKind[start + best]) best = kind;
      }
      if (best < 0) break;
      taken |= 1 << best;
      ranking |= (best + 1) << (KIND_BITS * place);
    }
    return ranking;
  }

  function kindAt(ranking, place) {
    return ((ranking >> (KIND_BITS * place)) & ((1 << KIND_BITS) - 1)) - 1;
  }

  function countOf(ranking) {
    let count = 0;
    for (let rest = ranking; rest; rest >>= KIND_BITS) count++;
    return count;
  }

  // Area by deaths: a disc's radius in whole CSS pixels, for a number of people (0 has a circle of its own). Great ones
  // come in steps of two: a sprite costs more to make than anybody sees of one pixel.
  function radiusOf(people, growth = GROWTH) {
    const radius = Math.min(Math.round(LEAST_CIRCLE + growth * Math.sqrt(people)), WIDEST_CIRCLE);
    return radius > 24 ? radius & ~1 : radius;
  }

  // How fast circles grow: so that the place with the most deaths over all days has the widest.
  function growthOf({ rows, spot, best, spots }) {
    const sums = new Float64Array(spots.length);
    for (let row = 0; row < rows; row++) sums[spot[row]] += Math.max(best[row], 0);
    const most = sums.reduce((top, each) => Math.max(top, each), 1);
    return Math.min(GROWTH, (WIDEST_CIRCLE - LEAST_CIRCLE) / Math.sqrt(most));
  }

  // The part of CanvasLayer (see there) that draws places: areas, deaths, symbols, and what is chosen.
  const PlacePainting = {
    // How fresh a place is by its newest incident, as opacity.
    _freshness(newest) {
      const { fade, day } = this.style;
      return fade ? Math.max(1 - ((1 - FAINTEST) * (day - newest)) / fade, FAINTEST) : 1;
    },

    // The areas of vague places, which are the first in the order.
    _drawAreas(ctx) {
      for (let i = 0; i < this._shown && !this.survey.isPoint[this._order[i]]; i++) {
        const spot = this._order[i];
        ctx.globalAlpha = this._freshness(this.counts.newest[spot]);
        this._sprites.put(ctx, this._sprites.area(kindAt(this._ranking[spot], 0), this.area[spot]), this.x[spot], this.y[spot]);
      }
      ctx.globalAlpha = 1;
    },

    _drawDeaths(ctx) {
      const { low, best, high, known, open, newest } = this.counts;
      for (let i = 0; i < this._shown; i++) {
        const spot = this._order[i];
        if (!known[spot] || this._covered[spot]) continue;
        const middle = best[spot] > 0 ? this._reach(best[spot]) : 0;
        const sprite = this._sprites.deaths(
          kindAt(this._ranking[spot], 0), this._reach(low[spot]), middle, this._reach(high[spot]), open[spot] === 1,
        );
        ctx.globalAlpha = this._freshness(newest[spot]);
        this._sprites.put(ctx, sprite, this.anchorX[spot], this.anchorY[spot]);
      }
      ctx.globalAlpha = 1;
    },

    // The radius for so many deaths. Where many died at one place over all the days, all circles grow more slowly.
    _reach(people) {
      return radiusOf(people, this.growth);
    },

    // Lines from the true point to the symbols that stand beside it.
    _drawLeads(ctx) {
      ctx.lineWidth = 1;
      ctx.strokeStyle = ctx.fillStyle = this._sprites.ink;
      for (let i = 0; i < this._shown; i++) {
        const spot = this._order[i];
        if (!this.survey.dx[spot] && !this.survey.dy[spot]) continue;
        window.Dateline.drawLead(ctx, this.x[spot], this.y[spot], this.anchorX[spot], this.anchorY[spot]);
      }
    },

    _drawSymbols(ctx) {
      for (let i = 0; i < this._shown; i++) {
        const spot = this._stack[i];
        if (this._covered[spot] || (this.fan && this.fan.at.has(spot))) continue;
        this._drawSymbol(ctx, spot, this.anchorX[spot], this.anchorY[spot], this._freshness(this.counts.newest[spot]));
      }
      ctx.globalAlpha = 1;
    },

    _drawSymbol(ctx, spot, x, y, fresh) {
      const { vague, incidents } = this.counts;
      const sprite = this._sprites.symbols(this._ranking[spot], this.survey.precision[spot], this.survey.origin[spot]);
      ctx.globalAlpha = vague[spot] === incidents[spot] ? VAGUE_DAY * fresh : fresh;
      this._sprites.put(ctx, sprite, x, y);
    },

    // The ring around the place that is chosen or has the keyboard's focus, or around the group that it is in.
    _drawMark(ctx, spot) {
      if (spot < 0 || !this.counts.incidents[spot]) return;
      const [x, y] = this.anchor(spot);
      if (this.style.layer === LAYERS.HEAT && this._isInHeat(spot)) { // it has no symbol but now
        this._ranking[spot] = rankingOf(this.counts, spot, 3);
        this._drawSymbol(ctx, spot, x, y, 1);
      }
      const grouped = this.groups && this.groups.holds(spot) && !(this.fan && this.fan.at.has(spot));
      circle(ctx, x, y, grouped ? this.groups.radius(this.groups.of[spot]) + 5 : MARK);
      ctx.lineWidth = 5;
      ctx.strokeStyle = this._sprites.paper;
      ctx.stroke();
      ctx.lineWidth = 2.5;
      ctx.strokeStyle = this.dark ? "#8ecbff" : "#0b4f8a";
      ctx.stroke();
    },
  };

  function circle(ctx, x, y, radius) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }

  window.Dateline = Object.assign(window.Dateline || {}, {
    LAYERS, DISTRICT, Sprites, PlacePainting, growthOf, symbol, frame, rankingOf, countOf,
    colourOf: (kind) => KINDS[kind % KINDS.length].colour,
  });
})();
