// How places that lie on or near each other stay apart: side by side at one point, and fanned out where a heap is.
(function () {
  "use strict";

  const D = window.Dateline;
  const SAME = 1e4; // parts of a degree in which two points are the same
  const BESIDE = 18; // CSS pixels from one symbol to the next around a point
  const MOST_AROUND = 24; // as in a fan: whoever comes after these at one point stands where one of them stands
  const TOUCHING = 12; // CSS pixels: symbols nearer than this hide each other
  const COVERED = 8; // CSS pixels: one that lies nearer below another than this shows nothing of itself
  const INNER = 8; // of a fan, on its inner ring
  const APART = 44; // CSS pixels from one symbol of a fan to the next: three kinds stand side by side
  const TARGET = 14; // CSS pixels around a symbol that count as a hit: 28 across, WCAG 2.2 wants 24
  const LEAST_DISC = 12; // the same for a group's disc
  const MARGIN = 30; // CSS pixels from a fan's symbols to its edge

  // Where the symbols of a point's spots stand beside it, in CSS pixels; `site` is the first spot at the same point, and
  // `mates` has for each area the spots there that are placed before it.
  function standApart(spots) {
    const apart = {
      dx: new Float32Array(spots.length), dy: new Float32Array(spots.length),
      site: new Int32Array(spots.length), mates: new Map(),
    };
    const first = new Map(); // of each point, the first spot there
    const shared = new Map(); // all spots of the points that have several
    spots.forEach((spot, i) => {
      const key = Math.round(spot.lat * SAME) * 360 * SAME * 2 + Math.round(spot.lon * SAME);
      const before = first.get(key);
      if (before === undefined) first.set(key, i);
      else if (shared.has(key)) shared.get(key).push(i);
      else shared.set(key, [before, i]);
      apart.site[i] = before === undefined ? i : before;
    });
    for (const members of shared.values()) standAround(spots, members, apart);
    return apart;
  }

  function standAround(spots, members, apart) {
    const points = members.filter((spot) => spots[spot].precision < D.DISTRICT);
    const areas = members.filter((spot) => spots[spot].precision >= D.DISTRICT);
    areas.forEach((spot, i) => apart.mates.set(spot, points.concat(areas.slice(0, i))));
    if (points.length < 2) return;
    const places = around(Math.min(points.length, MOST_AROUND));
    points.forEach((spot, i) => ([apart.dx[spot], apart.dy[spot]] = places[i % MOST_AROUND]));
  }

  // Two one above the other, since several kinds stand side by side; a few on a ring, many on rings around each other.
  function around(n) {
    const inner = Math.min(n, INNER);
    const places = ring(inner, Math.max((BESIDE * inner) / (2 * Math.PI), BESIDE * 0.56));
    return n > INNER ? places.concat(ring(n - INNER, Math.max((BESIDE * (n - INNER)) / (2 * Math.PI), 2.4 * BESIDE))) : places;
  }

  function ring(n, radius) {
    return Array.from({ length: n }, (_, i) => {
      const angle = (2 * Math.PI * i) / n - Math.PI / 2;
      return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
    });
  }

  const UNSEEN = -3; // in the list of who is hidden
  const COVERED_UP = -2;
  const BELOW = -1;

  // Who stands near whom among the symbols in view: they are kept by cells as wide as two may touch.
  class Neighbours {
    constructor(width, height) {
      this.across = Math.ceil(width / TOUCHING) + 4; // the outermost are empty: every cell that is used has neighbours
      this.down = Math.ceil(height / TOUCHING) + 4;
      this.first = new Int32Array(this.across * this.down);
      this.next = new Int32Array(0);
    }

    _cell(x, y) {
      const column = Math.min(Math.max(Math.floor(x / TOUCHING) + 2, 1), this.across - 2);
      const line = Math.min(Math.max(Math.floor(y / TOUCHING) + 2, 1), this.down - 2);
      return line * this.across + column;
    }

    // Takes in the first n of `order`; `x` and `y` are by spot.
    fill(order, n, x, y) {
      if (this.next.length < n) this.next = new Int32Array(Math.max(n, 2 * this.next.length));
      Object.assign(this, { order, n, x, y });
      this.first.fill(-1);
      for (let i = 0; i < n; i++) {
        const cell = this._cell(x[order[i]], y[order[i]]);
        this.next[i] = this.first[cell];
        this.first[cell] = i;
      }
    }

    // For each symbol, from the uppermost (the last) on, how many it hides that no symbol above it hides: into `hidden`,
    // which has BELOW for those that are hidden and COVERED_UP for those of them that need not be drawn.
    heaps(hidden) {
      hidden.fill(UNSEEN, 0, this.n);
      for (let i = this.n - 1; i >= 0; i--) {
        if (hidden[i] === UNSEEN) hidden[i] = this._hide(i, hidden);
      }
    }

    _hide(i, hidden) {
      const { order, x, y } = this;
      const spotX = x[order[i]];
      const spotY = y[order[i]];
      const middle = this._cell(spotX, spotY);
      let count = 0;
      for (let line = -this.across; line <= this.across; line += this.across) {
        for (let cell = middle + line - 1; cell <= middle + line + 1; cell++) {
          for (let j = this.first[cell]; j >= 0; j = this.next[j]) {
            if (j >= i || hidden[j] !== UNSEEN) continue;
            const square = (x[order[j]] - spotX) ** 2 + (y[order[j]] - spotY) ** 2;
            if (square >= TOUCHING ** 2) continue;
            hidden[j] = square < COVERED ** 2 ? COVERED_UP : BELOW;
            count++;
          }
        }
      }
      return count;
    }

    // The spots that touch one, or touch one that does, and so on, the nearest first.
    heapOf(spot) {
      const { x, y } = this;
      const found = new Set([spot]);
      for (const each of found) this._takeTouching(each, found); // the set grows as it is gone through
      const away = (other) => Math.hypot(x[other] - x[spot], y[other] - y[spot]);
      return [...found].sort((a, b) => away(a) - away(b) || a - b);
    }

    _takeTouching(spot, found) {
      const { order, x, y } = this;
      const middle = this._cell(x[spot], y[spot]);
      for (const line of [-this.across, 0, this.across]) {
        for (let cell = middle + line - 1; cell <= middle + line + 1; cell++) {
          for (let j = this.first[cell]; j >= 0; j = this.next[j]) {
            if (Math.hypot(x[order[j]] - x[spot], y[order[j]] - y[spot]) < TOUCHING) found.add(order[j]);
          }
        }
      }
    }
  }

  // A heap fanned out: its spots on one or two rings around their middle, in the order in which they lie around it.
  class Fan {
    constructor(heap, x, y, width, height) {
      this.spots = heap.slice(0, MOST_AROUND);
      this.more = heap.length - this.spots.length;
      const n = this.spots.length;
      const rings = n > INNER ? [this.spots.slice(0, INNER), this.spots.slice(INNER)] : [this.spots];
      const radii = rings.map((ring, i) => Math.max((APART * ring.length) / (2 * Math.PI), 30 + i * 50));
      this.radius = Math.round(radii[radii.length - 1] + MARGIN);
      const middle = (values) => this.spots.reduce((sum, spot) => sum + values[spot], 0) / n;
      this.x = within(Math.round(middle(x)), this.radius, width);
      this.y = within(Math.round(middle(y)), this.radius, height);
      this.at = new Map();
      rings.forEach((ring, i) => this._layOut(ring, radii[i], x, y));
    }

    _layOut(spots, radius, x, y) {
      const angleOf = (spot) => Math.atan2(y[spot] - this.y, x[spot] - this.x);
      const sorted = [...spots].sort((a, b) => angleOf(a) - angleOf(b) || a - b);
      const first = Math.max(-Math.PI, angleOf(sorted[0]));
      sorted.forEach((spot, i) => {
        const angle = first + (2 * Math.PI * i) / sorted.length;
        this.at.set(spot, [Math.round(this.x + radius * Math.cos(angle)), Math.round(this.y + radius * Math.sin(angle))]);
      });
    }

    holds(point) {
      return Math.hypot(point.x - this.x, point.y - this.y) <= this.radius;
    }

    // The disc, and a line from where each symbol stands to its true place.
    drawGround(ctx, sprites, x, y, shown) {
      ctx.beginPath();
      ctx.arc(this.x, this.y, this.radius, 0, 2 * Math.PI);
      ctx.fillStyle = sprites.paper;
      ctx.globalAlpha = 0.93;
      ctx.fill();
      ctx.globalAlpha = 0.5;
      ctx.lineWidth = 1;
      ctx.strokeStyle = ctx.fillStyle = sprites.ink;
      ctx.stroke();
      ctx.globalAlpha = 0.75;
      for (const [spot, [toX, toY]] of this.at) {
        if (shown(spot)) drawLead(ctx, x[spot], y[spot], toX, toY);
      }
      ctx.globalAlpha = 1;
    }
  }

  function within(middle, radius, size) {
    return Math.max(Math.min(middle, size - radius - 4), Math.min(radius + 4, Math.round(size / 2)));
  }

  // A thin line from a true place, which has a dot, to the symbol that stands elsewhere for it.
  function drawLead(ctx, fromX, fromY, toX, toY) {
    ctx.beginPath();
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(fromX, fromY, 2, 0, 2 * Math.PI);
    ctx.fill();
  }

  // The part of CanvasLayer (see there) that knows what is under a point, and opens fans.
  const PlacePicking = {
    spotAt(point) {
      return this.pickAt(point).spot;
    },

    // What is under a point of the map's container: a spot (-1 for none), with how many others its symbol hides or is
    // hidden by (`heap`); or a group, as its bounds, with how many spots and incidents it has.
    pickAt(point) {
      const nothing = { spot: -1, bounds: null, heap: 0, spots: 0, incidents: 0 };
      if (!this.counts || !this.size) return nothing;
      if (this.fan && this.fan.holds(point)) return { ...nothing, spot: this._nearest(this.fan.spots, this.fan.spots.length, point) };
      const heat = this.style.layer === D.LAYERS.HEAT;
      const spot = heat ? this._nearest(this.drawn, this.drawn.length, point) : this._nearest(this._stack, this._shown, point);
      const group = this._discAt(point, spot < 0 ? Infinity : this._distance(spot, point));
      if (group >= 0) return { ...nothing, ...this._groupAt(group) };
      if (spot < 0) return { ...nothing, spot: this._groundAt(point) };
      return { ...nothing, spot, heap: heat ? 0 : this._heapOf(spot).length - 1 };
    },

    // The nearest of so many spots whose symbol is hit; of equals the last, which lies above.
    _nearest(spots, n, point) {
      let found = -1;
      let nearest = TARGET;
      for (let i = 0; i < n; i++) {
        const distance = this.counts.incidents[spots[i]] ? this._distance(spots[i], point) : Infinity;
        if (distance <= nearest) [found, nearest] = [spots[i], distance];
      }
      return found;
    },

    _distance(spot, { x, y }) {
      const fanned = this.fan && this.fan.at.get(spot);
      return fanned ? Math.hypot(fanned[0] - x, fanned[1] - y) : Math.hypot(this.anchorX[spot] - x, this.anchorY[spot] - y);
    },

    // The narrowest circle of deaths or area around a point.
    _groundAt({ x, y }) {
      let found = -1;
      let narrowest = Infinity;
      for (let i = 0; i < this._shown; i++) {
        const spot = this._order[i];
        const reach = this.counts.known[spot] ? this._reach(this.counts.best[spot]) : 0;
        const onDeaths = Math.hypot(this.anchorX[spot] - x, this.anchorY[spot] - y) <= reach;
        if (onDeaths && reach < narrowest) [found, narrowest] = [spot, reach];
        const inArea = Math.hypot(this.x[spot] - x, this.y[spot] - y) <= this.area[spot];
        if (inArea && this.area[spot] < narrowest) [found, narrowest] = [spot, this.area[spot]];
      }
      return found;
    },

    // The nearest disc around a point, if it is nearer than so many pixels.
    _discAt({ x, y }, nearest) {
      let found = -1;
      for (let i = 0; this.groups && i < this._discsShown; i++) {
        const [atX, atY, radius] = this.groups.circle(this._discs[i]);
        const distance = Math.hypot(atX - x, atY - y);
        if (distance < nearest && distance <= Math.max(radius + 2, LEAST_DISC)) [found, nearest] = [this._discs[i], distance];
      }
      return found;
    },

    _groupAt(group) {
      const { spots } = this.counts.columns;
      const members = this.drawn.filter((spot) => this.groups.of[spot] === group);
      const bounds = L.latLngBounds(Array.from(members, (spot) => [spots[spot].lat, spots[spot].lon]));
      return { bounds, spots: members.length, incidents: this.groups.incidents[group] };
    },

    // Fans out the heap in which a spot's symbol lies; the fan (its `more` counts those who found no room in it), or null
    // where nobody is near.
    fanAt(spot) {
      const heap = this._heapOf(spot);
      const { width, height } = this.size;
      this.fan = heap.length > 1 ? new D.Fan(heap, this.anchorX, this.anchorY, width, height) : null;
      this.draw();
      return this.fan;
    },

    closeFan() {
      if (!this.fan) return;
      this.fan = null;
      this.draw();
    },

    _heapOf(spot) {
      this._neighbours.fill(this._stack, this._shown, this.anchorX, this.anchorY);
      return this._neighbours.heapOf(spot);
    },
  };

  Object.assign(D, { standApart, Neighbours, Fan, drawLead, COVERED_UP, PlacePicking });
})();
