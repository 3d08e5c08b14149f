// How thickly incidents lie, as a tint over the map: each is spread over about 28 pixels and they are added up.
(function () {
  "use strict";

  const D = window.Dateline;
  const CELL = 4; // CSS pixels
  const BLURS = [2, 2, 3]; // cells to either side, one after the other: together nearly a bell curve
  const REACH = BLURS.reduce((sum, each) => sum + each, 0); // cells: 28 pixels
  const LEVELS = 256;
  const LEAST_TOP = 8; // incidents at one point that have the strongest colour at least: two are no hot spot
  // From few to many, equally spaced, as red, green, blue; the lightness goes one way only, whatever eyes see of the hue.
  const LIGHT = [[255, 236, 158], [253, 190, 99], [231, 106, 91], [156, 43, 112], [66, 10, 92]];
  const DARK = [[72, 36, 108], [142, 47, 115], [214, 87, 88], [250, 165, 90], [255, 241, 172]];
  const FAINTEST = 0.34; // opacity at the least that is shown, and at the most: the map stays readable under it
  const STRONGEST = 0.82;

  function heatRamp(dark) {
    return (dark ? DARK : LIGHT).map(([r, g, b]) => `rgb(${r}, ${g}, ${b})`);
  }

  class Heat {
    constructor(dark, width, height) {
      this.dark = dark;
      this.width = width;
      this.height = height;
      this.across = Math.ceil(width / CELL) + 2 * REACH; // what lies just outside reaches in
      this.down = Math.ceil(height / CELL) + 2 * REACH;
      this.cells = new Float32Array(this.across * this.down);
      this.other = new Float32Array(this.cells.length);
      this.canvas = document.createElement("canvas");
      [this.canvas.width, this.canvas.height] = [this.across, this.down];
      this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
      this.picture = this.pen.createImageData(this.across, this.down);
      this.colours = coloursOf(dark);
      this.ofOne = this._ofOne();
    }

    fits(dark, width, height) {
      return this.dark === dark && this.width === width && this.height === height;
    }

    clear() {
      this.cells.fill(0);
    }

    // So many incidents at a point of the container, shared by the four cells around it.
    add(x, y, weight) {
      const column = x / CELL + REACH - 0.5;
      const line = y / CELL + REACH - 0.5;
      const [left, top] = [Math.floor(column), Math.floor(line)];
      if (left < 0 || top < 0 || left + 1 >= this.across || top + 1 >= this.down) return;
      const [right, low] = [column - left, line - top];
      const at = top * this.across + left;
      this.cells[at] += weight * (1 - right) * (1 - low);
      this.cells[at + 1] += weight * right * (1 - low);
      this.cells[at + this.across] += weight * (1 - right) * low;
      this.cells[at + this.across + 1] += weight * right * low;
    }

    // Draws it over the container's whole area; the incidents at one point that have the strongest colour.
    draw(ctx) {
      for (const reach of BLURS) {
        blur(this.cells, this.other, this.down, this.across, this.across, 1, reach);
        blur(this.other, this.cells, this.across, this.down, 1, this.across, reach);
      }
      const most = this.cells.reduce((top, each) => Math.max(top, each), 0) / this.ofOne;
      // In steps, so that a colour keeps its meaning while days go by.
      const top = Math.max(LEAST_TOP, 2 ** Math.ceil(Math.log2(Math.max(most, 1))));
      this._colour(top);
      this.pen.putImageData(this.picture, 0, 0);
      ctx.drawImage(this.canvas, -REACH * CELL, -REACH * CELL, this.across * CELL, this.down * CELL);
      return top;
    }

    _colour(top) {
      const pixels = new Uint32Array(this.picture.data.buffer);
      const { cells, colours } = this;
      const scale = (LEVELS - 1) / Math.log1p(top);
      const least = this.ofOne / 16;
      for (let i = 0; i < cells.length; i++) {
        pixels[i] = cells[i] < least ? 0 : colours[Math.min(Math.round(Math.log1p(cells[i] / this.ofOne) * scale), LEVELS - 1)];
      }
    }

    // What one incident comes to in the middle of its spread.
    _ofOne() {
      let line = new Float32Array(2 * REACH + 1);
      line[REACH] = 1;
      for (const reach of BLURS) {
        const spread = new Float32Array(line.length);
        blur(line, spread, 1, line.length, 0, 1, reach);
        line = spread;
      }
      return line[REACH] ** 2;
    }
  }

  // Means over `2 * reach + 1` cells along each of so many lines, whose cells lie `step` apart and whose beginnings `next`.
  function blur(from, to, lines, length, next, step, reach) {
    const share = 1 / (2 * reach + 1);
    for (let line = 0; line < lines; line++) {
      const start = line * next;
      let sum = 0;
      for (let i = 0; i < reach; i++) sum += from[start + i * step];
      for (let i = 0; i < length; i++) {
        if (i + reach < length) sum += from[start + (i + reach) * step];
        if (i > reach) sum -= from[start + (i - reach - 1) * step];
        to[start + i * step] = sum * share;
      }
    }
  }

  // The colour of each level as a pixel, least significant byte red.
  function coloursOf(dark) {
    const stops = dark ? DARK : LIGHT;
    return Uint32Array.from({ length: LEVELS }, (_, level) => {
      const share = level / (LEVELS - 1);
      const place = Math.min(share * (stops.length - 1), stops.length - 1.001);
      const [low, high] = [stops[Math.floor(place)], stops[Math.floor(place) + 1]];
      const [r, g, b] = low.map((each, i) => Math.round(each + (high[i] - each) * (place % 1)));
      const alpha = Math.min(share * 10, 1) * (FAINTEST + (STRONGEST - FAINTEST) * share);
      return ((Math.round(alpha * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;
    });
  }

  Object.assign(D, { Heat, heatRamp });
})();
