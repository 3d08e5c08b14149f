// What is taken on the screen, so that numbers and names do not lie on each other.
(function () {
  "use strict";

  // In cells: 1 by a symbol, which a number may cover if it must, 2 by a number or a name.
  const CELL = 4; // CSS pixels

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

    _span(x, y, width, height) {
      return [
        Math.max(Math.floor(x / CELL), 0), Math.min(Math.ceil((x + width) / CELL), this.columns),
        Math.max(Math.floor(y / CELL), 0), Math.min(Math.ceil((y + height) / CELL), this.lines),
      ];
    }

    take(x, y, width, height, by) {
      const [left, right, top, bottom] = this._span(x, y, width, height);
      for (let line = top; line < bottom; line++) {
        for (let cell = line * this.columns + left; cell < line * this.columns + right; cell++) {
          if (this.cells[cell] < by) this.cells[cell] = by;
        }
      }
    }

    // The share of a box that symbols take; Infinity where a number or a name is in the way.
    covered(x, y, width, height) {
      const [left, right, top, bottom] = this._span(x, y, width, height);
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
      }
      if (found) this.take(found[0], found[1], width, height, 2);
      return found;
    }
  }

  window.Dateline = Object.assign(window.Dateline || {}, { Room });
})();
