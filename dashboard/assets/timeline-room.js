// What is taken on the screen, so that numbers and names do not lie on each other.
(function () {
  "use strict";

  // In cells: 1 by a symbol, which a number may cover if it must, 2 by a number or a name.
  const CELL = 4; // CSS pixels
  const SYMBOL = 14; // CSS pixels that a symbol takes, and from one symbol of a place to the next
  const DIGIT = 7; // CSS pixels
  const NUMBER_HEIGHT = 12;
  const PILL_HEIGHT = 12;
  const FAINTEST_NUMBER = 0.5; // opacity
  const BITS = 2 ** 20; // more than there are spots, and 2 ** 31 is more than there are incidents

  class Room {
    constructor(width, height) {
      this.columns = Math.ceil(width / CELL);
      this.lines = Math.ceil(height / CELL);
      this.cells = new Uint8Array(this.columns * this.lines);
    }

    fits(width, height) {
      return this.columns === Math.ceil(width / CELL) && this.lines === Math.ceil(height / CELL);
    }

    clear() {
      this.cells.fill(0);
    }

    take(x, y, width, height, by) {
      const left = Math.max(Math.floor(x / CELL), 0);
      const top = Math.max(Math.floor(y / CELL), 0);
      const right = Math.min(Math.ceil((x + width) / CELL), this.columns);
      const bottom = Math.min(Math.ceil((y + height) / CELL), this.lines);
      for (let line = top; line < bottom; line++) {
        for (let cell = line * this.columns + left; cell < line * this.columns + right; cell++) {
          if (this.cells[cell] < by) this.cells[cell] = by;
        }
      }
    }

    // The share of a box that symbols take; Infinity where a number or a name is in the way.
    covered(x, y, width, height) {
      const left = Math.max(Math.floor(x / CELL), 0);
      const top = Math.max(Math.floor(y / CELL), 0);
      const right = Math.min(Math.ceil((x + width) / CELL), this.columns);
      const bottom = Math.min(Math.ceil((y + height) / CELL), this.lines);
      let symbols = 0;
      for (let line = top; line < bottom; line++) {
        for (let cell = line * this.columns + left; cell < line * this.columns + right; cell++) {
          if (this.cells[cell] > 1) return Infinity;
          symbols += this.cells[cell];
        }
      }
      return symbols / Math.max((right - left) * (bottom - top), 1);
    }

    // Takes the freest of some boxes' corners, the first of equals; null where none is free of numbers and names, or
    // where symbols take more of it than `most`.
    best(corners, width, height, most = 1) {
      let [found, least] = [null, Infinity];
      for (const corner of corners) {
        const share = this.covered(corner[0], corner[1], width, height);
        if (share < least && share <= most) [found, least] = [corner, share];
        if (least === 0) break;
      }
      if (found) this.take(found[0], found[1], width, height, 2);
      return found;
    }
  }

  // The part of CanvasLayer (see there) that writes beside symbols: how many incidents, and how many places a symbol hides.
  const NumberPainting = {
    // Which symbols hide how many: the numbers belong to the spots of the stack, one for one. Who is covered up altogether
    // is not drawn, and has no circle of deaths, which would be the lesser one around nearly the same point.
    _findHeaps() {
      this._neighbours.fill(this._stack, this._shown, this.anchorX, this.anchorY);
      this._neighbours.heaps(this._hidden);
      for (let i = 0; i < this._shown; i++) this._covered[this._stack[i]] = this._hidden[i] === window.Dateline.COVERED_UP ? 1 : 0;
    },

    // What is taken before any number is written: names, symbols and groups.
    _takeRoom() {
      this._room.clear();
      for (const box of this._names || []) this._room.take(...box, 2);
      for (let i = 0; i < this._shown; i++) {
        const spot = this._order[i];
        const half = this._halfWidth(spot);
        this._room.take(this.anchorX[spot] - half, this.anchorY[spot] - SYMBOL / 2, half * 2, SYMBOL, 1);
      }
      for (let i = 0; this.groups && i < this._discsShown; i++) {
        const [x, y, radius] = this.groups.circle(this._discs[i]);
        this._room.take(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6, 2);
      }
    },

    _halfWidth(spot) {
      return (window.Dateline.countOf(this._ranking[spot]) * SYMBOL) / 2;
    },

    // A symbol that hides others says how many, where it has room; elsewhere a dot at its corner says that there are some.
    _drawHeapMarks(ctx) {
      for (let i = 0; i < this._shown; i++) {
        const spot = this._stack[i];
        if (this._hidden[i] < 1 || (this.fan && this.fan.at.has(spot))) continue;
        const x = this.anchorX[spot] + this._halfWidth(spot);
        const y = this.anchorY[spot] - 11;
        if (!this._drawPill(ctx, this._sprites.pill("+" + this._hidden[i]), x - 2, y - 6)) {
          this._sprites.put(ctx, this._sprites.dot(), x, y + 2);
        }
      }
    },

    _drawPill(ctx, pill, x, y) {
      const width = pill.width / this._ratio;
      if (this._room.covered(x, y, width, PILL_HEIGHT) > 1) return false;
      this._room.take(x, y, width, PILL_HEIGHT, 2);
      ctx.drawImage(pill, x, y, width, pill.height / this._ratio);
      return true;
    },

    // The numbers of incidents, over all symbols: each where it covers the fewest of them, the greatest first. One that
    // finds no room beside the others is left out; nearer, or under the pointer, it is there.
    _drawNumbers(ctx) {
      const { incidents } = this.counts;
      let n = 0;
      for (let i = 0; i < this._shown; i++) {
        const spot = this._order[i];
        if (incidents[spot] < 2 || this._outside(this.anchorX[spot], this.anchorY[spot], 0)) continue;
        if (this.fan && this.fan.at.has(spot)) continue;
        this._keys[n++] = (2 ** 31 - incidents[spot]) * BITS + spot;
      }
      this._keys.subarray(0, n).sort();
      this._sprites.pen(ctx);
      for (let i = 0; i < n; i++) this._drawNumber(ctx, this._keys[i] % BITS);
      ctx.globalAlpha = 1;
    },

    _drawNumber(ctx, spot) {
      const words = String(this.counts.incidents[spot]);
      const width = words.length * DIGIT;
      const beside = this._halfWidth(spot) + 2;
      const corners = this._corners;
      corners[0][0] = corners[1][0] = this.anchorX[spot] + beside;
      corners[2][0] = corners[3][0] = this.anchorX[spot] - beside - width;
      corners[0][1] = corners[2][1] = this.anchorY[spot] + 1;
      corners[1][1] = corners[3][1] = this.anchorY[spot] + 1 - NUMBER_HEIGHT;
      const place = this._room.best(corners, width, NUMBER_HEIGHT);
      ctx.globalAlpha = Math.max(this._freshness(this.counts.newest[spot]), FAINTEST_NUMBER);
      if (place) this._sprites.write(ctx, words, place[0], place[1] + NUMBER_HEIGHT / 2);
    },

    // Right and left of a symbol, below and above its middle: kept, so that a frame makes no garbage.
    _corners: [[0, 0], [0, 0], [0, 0], [0, 0]],

    // An open fan, over everything else: its spots with their numbers below them, and how many found no room.
    _drawFan(ctx) {
      const { fan, counts, _sprites: sprites } = this;
      fan.drawGround(ctx, sprites, this.anchorX, this.anchorY, (spot) => counts.incidents[spot] > 0);
      for (const [spot, [x, y]] of fan.at) {
        if (!counts.incidents[spot]) continue;
        this._ranking[spot] = window.Dateline.rankingOf(counts, spot, 3);
        this._drawSymbol(ctx, spot, x, y, 1);
      }
      ctx.globalAlpha = 1;
      sprites.pen(ctx);
      ctx.textAlign = "center";
      for (const [spot, [x, y]] of fan.at) {
        if (counts.incidents[spot] > 1) sprites.write(ctx, String(counts.incidents[spot]), x, y + 15);
      }
      if (fan.more) sprites.put(ctx, sprites.pill("+" + fan.more), fan.x, fan.y);
    },
  };

  window.Dateline = Object.assign(window.Dateline || {}, { Room, NumberPainting });
})();
