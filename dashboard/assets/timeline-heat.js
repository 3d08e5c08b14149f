// How thickly incidents lie, as a tint over the map: each is spread over 28 pixels around its point, and they add up.
(function () {
  "use strict";

  const D = window.Dateline;
  const CELL = 4; // CSS pixels
  const REACH = 7; // cells: 28 pixels
  const OUTSIDE = CELL * REACH; // CSS pixels: what lies farther out does not reach in
  const LEVELS = 256;
  const LEAST = 0.04; // of an incident: less is not shown
  const LEAST_TOP = 8; // incidents at one point that have the strongest colour at least: two are no hot spot
  // From few to many, equally spaced, as red, green, blue; the lightness goes one way only, whatever eyes see of the hue.
  const LIGHT = [[255, 232, 140], [253, 184, 92], [231, 106, 91], [156, 43, 112], [66, 10, 92]];
  const DARK = [[84, 44, 122], [150, 50, 118], [216, 90, 88], [250, 167, 92], [255, 243, 178]];
  const FAINTEST = 0.36; // opacity of the first colour and of the last: the map stays readable under them
  const STRONGEST = 0.78;
  const EDGE = 14; // how much faster than the colour the opacity rises, so that nothing ends in a hard line

  function heatRamp(dark) {
    return (dark ? DARK : LIGHT).map(([r, g, b]) => `rgb(${r}, ${g}, ${b})`);
  }

  class Heat {
    constructor(dark, width, height) {
      this.dark = dark;
      this.width = width;
      this.height = height;
      this.across = Math.ceil(width / CELL) + 4 * REACH; // what lies just outside reaches in, and has room to do so
      this.down = Math.ceil(height / CELL) + 4 * REACH;
      this.incidents = new Float32Array(this.across * this.down);
      this.heat = new Float32Array(this.incidents.length);
      this.canvas = document.createElement("canvas");
      [this.canvas.width, this.canvas.height] = [this.across, this.down];
      this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
      this.picture = this.pen.createImageData(this.across, this.down);
      this.pixels = new Uint32Array(this.picture.data.buffer);
      this.colours = coloursOf(dark);
      this.spread = spreadOf();
    }

    fits(dark, width, height) {
      return this.dark === dark && this.width === width && this.height === height;
    }

    clear() {
      this.incidents.fill(0);
      this.heat.fill(0);
    }

    // So many incidents at a point of the container.
    add(x, y, incidents) {
      const column = Math.floor(x / CELL) + 2 * REACH;
      const line = Math.floor(y / CELL) + 2 * REACH;
      if (column < REACH || line < REACH || column >= this.across - REACH || line >= this.down - REACH) return;
      this.incidents[line * this.across + column] += incidents;
    }

    // Draws it over the whole container; gives how many incidents at one point have the strongest colour: a power of two,
    // so that a colour keeps its meaning for a while as days go by.
    draw(ctx) {
      for (let at = 0; at < this.incidents.length; at++) {
        if (this.incidents[at]) this._spread(at, this.incidents[at]);
      }
      const most = this.heat.reduce((top, each) => Math.max(top, each), 1);
      const top = Math.max(LEAST_TOP, 2 ** Math.ceil(Math.log2(most)));
      this._colour(top);
      this.pen.putImageData(this.picture, 0, 0);
      ctx.drawImage(this.canvas, -2 * REACH * CELL, -2 * REACH * CELL, this.across * CELL, this.down * CELL);
      return top;
    }

    _spread(at, incidents) {
      const { heat, spread, across } = this;
      let i = 0;
      for (let line = -REACH; line <= REACH; line++) {
        const start = at + line * across - REACH;
        for (let cell = start; cell <= start + 2 * REACH; cell++) heat[cell] += incidents * spread[i++];
      }
    }

    _colour(top) {
      const { heat, pixels, colours } = this;
      const scale = (LEVELS - 1) / Math.log1p(top);
      for (let i = 0; i < heat.length; i++) {
        pixels[i] = heat[i] < LEAST ? 0 : colours[Math.min(Math.round(Math.log1p(heat[i]) * scale), LEVELS - 1)];
      }
    }
  }

  // What a cell has of an incident, by its distance: 1 in the middle, round, and nothing from REACH on.
  function spreadOf() {
    const side = 2 * REACH + 1;
    return Float32Array.from({ length: side * side }, (_, i) => {
      const square = ((i % side) - REACH) ** 2 + (Math.floor(i / side) - REACH) ** 2;
      return Math.max(1 - square / (REACH + 0.5) ** 2, 0) ** 3;
    });
  }

  // The colour of each level as a pixel, red in its lowest byte.
  function coloursOf(dark) {
    const stops = dark ? DARK : LIGHT;
    return Uint32Array.from({ length: LEVELS }, (_, level) => {
      const share = level / (LEVELS - 1);
      const place = Math.min(share * (stops.length - 1), stops.length - 1.001);
      const [low, high] = [stops[Math.floor(place)], stops[Math.floor(place) + 1]];
      const [r, g, b] = low.map((each, i) => Math.round(each + (high[i] - each) * (place % 1)));
      const alpha = Math.min(share * EDGE, 1) * (FAINTEST + (STRONGEST - FAINTEST) * share);
      return ((Math.round(alpha * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;
    });
  }

  // The part of CanvasLayer (see there) that draws the heat of points; areas have no place where it could lie.
  const HeatPainting = {
    // Points of one origin: heat of two would count the same event twice. The others keep their symbols.
    _isInHeat(spot) {
      return this.survey.isPoint[spot] === 1 && this.counts.columns.originOf[spot] === this.counts.base;
    },

    _drawHeat(ctx) {
      const { width, height } = this.size;
      if (!this._heat || !this._heat.fits(this.dark, width, height)) this._heat = new D.Heat(this.dark, width, height);
      this._heat.clear();
      for (let i = 0; i < this.drawn.length; i++) {
        const spot = this.drawn[i];
        if (!this._isInHeat(spot) || this._outside(this.x[spot], this.y[spot], OUTSIDE)) continue;
        this._heat.add(this.x[spot], this.y[spot], this.counts.incidents[spot] * this._freshness(this.counts.newest[spot]));
      }
      ctx.imageSmoothingEnabled = true;
      this._heat.draw(ctx);
      ctx.imageSmoothingEnabled = this._ratio % 1 !== 0;
    },
  };

  Object.assign(D, { Heat, heatRamp, HeatPainting });
})();
