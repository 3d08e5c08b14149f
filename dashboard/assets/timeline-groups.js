// Groups of places that lie together: a disc with the number of incidents, ringed by their kinds.
(function () {
  "use strict";

  const D = window.Dateline;
  const NEAR = 0.75; // of a cell's side: neighbouring cells whose middles lie nearer than this become one group
  const LONE_FROM_ZOOM = 15; // nearer than this the places stand for themselves
  const KEY = 2 ** 24; // more than there are cells from west to east
  const ORIGIN = 2 ** 50; // more than all cells: places of one origin only make up a group
  const SMALL = 40; // CSS pixels: in cells no wider the discs are small and have no numbers
  const PARTS = 12;
  const WIDEST = 36; // CSS pixels, the radius of a disc
  const LEAST_ARC = 0.16; // radians, so that a rare kind is seen
  const GAP = 0.9; // CSS pixels on either side of the line between two kinds
  const LONE = -1;

  // Which spots make up a group at one zoom. The cells are anchored to the world, so that panning changes nothing.
  class Groups {
    // `survey` has the spots' places in the world, from 0 to 1, and which of them are points (see CanvasLayer).
    constructor(survey, zoom, cell) {
      this.survey = survey;
      this.cell = cell;
      this.of = new Int32Array(survey.x.length).fill(LONE);
      this.x = [];
      this.y = [];
      this.origin = []; // articles or whose table, of each group
      if (zoom < LONE_FROM_ZOOM) this._gather((256 * 2 ** zoom) / cell);
      const n = this.x.length;
      this.incidents = new Int32Array(n);
      this.spots = new Int32Array(n);
      this.newest = new Int32Array(n);
      this.atX = new Float32Array(n); // where it was placed on the canvas last
      this.atY = new Float32Array(n);
      this.touched = new Int32Array(n);
      this.touchedCount = 0;
    }

    _gather(cellsAcross) {
      const cells = this._cells(cellsAcross);
      const groupOf = new Int32Array(cells.length).fill(LONE);
      const order = cells.map((_, i) => i).sort((a, b) => cells[b].n - cells[a].n || cells[a].key - cells[b].key);
      const numberOf = new Map(cells.map(({ key }, i) => [key, i]));
      for (const i of order) {
        if (groupOf[i] === LONE) this._found(cells, i, groupOf, numberOf, cellsAcross);
      }
      for (const [i, { members }] of cells.entries()) {
        for (const spot of members) this.of[spot] = groupOf[i];
      }
      this._freeThoseAtOnePoint();
    }

    _cells(cellsAcross) {
      const { x, y, isPoint, origin } = this.survey;
      const found = new Map();
      for (let spot = 0; spot < x.length; spot++) {
        if (!isPoint[spot]) continue;
        const key = origin[spot] * ORIGIN + Math.floor(y[spot] * cellsAcross) * KEY + Math.floor(x[spot] * cellsAcross);
        let cell = found.get(key);
        if (!cell) found.set(key, (cell = { key, origin: origin[spot], n: 0, x: 0, y: 0, members: [] }));
        cell.n++;
        cell.x += x[spot];
        cell.y += y[spot];
        cell.members.push(spot);
      }
      return [...found.values()];
    }

    // A group begins with a cell and takes in the neighbours whose middles are near.
    _found(cells, i, groupOf, numberOf, cellsAcross) {
      const head = cells[i];
      const group = this.x.length;
      let { n, x, y } = head;
      groupOf[i] = group;
      for (const step of [-KEY - 1, -KEY, -KEY + 1, -1, 1, KEY - 1, KEY, KEY + 1]) {
        const j = numberOf.get(head.key + step);
        if (j === undefined || groupOf[j] !== LONE) continue;
        const other = cells[j];
        if (Math.hypot(other.x / other.n - head.x / head.n, other.y / other.n - head.y / head.n) * cellsAcross > NEAR) continue;
        groupOf[j] = group;
        [n, x, y] = [n + other.n, x + other.x, y + other.y];
      }
      this.x.push(x / n);
      this.y.push(y / n);
      this.origin.push(head.origin);
    }

    // No zoom would part the spots of a group that all lie at one point: they stand side by side, as everywhere.
    _freeThoseAtOnePoint() {
      const { site } = this.survey;
      const siteOf = new Int32Array(this.x.length).fill(LONE);
      const mixed = new Uint8Array(this.x.length);
      for (let spot = 0; spot < this.of.length; spot++) {
        const group = this.of[spot];
        if (group === LONE) continue;
        if (siteOf[group] === LONE) siteOf[group] = site[spot];
        else if (siteOf[group] !== site[spot]) mixed[group] = 1;
      }
      for (let spot = 0; spot < this.of.length; spot++) {
        if (this.of[spot] !== LONE && !mixed[this.of[spot]]) this.of[spot] = LONE;
      }
    }

    // What each group shows of what has been counted.
    count(counts) {
      const { of, incidents, spots, newest, touched } = this;
      const { kinds, byKind } = counts;
      if (!this.byKind || this.byKind.length !== incidents.length * kinds) this.byKind = new Int32Array(incidents.length * kinds);
      for (const each of [incidents, spots, newest, this.byKind]) each.fill(0);
      this.kinds = kinds;
      this.touchedCount = 0;
      for (let i = 0; i < counts.touchedCount; i++) {
        const spot = counts.touched[i];
        const group = of[spot];
        if (group === LONE) continue;
        if (spots[group]++ === 0) touched[this.touchedCount++] = group;
        incidents[group] += counts.incidents[spot];
        newest[group] = Math.max(newest[group], counts.newest[spot]);
        for (let kind = 0; kind < kinds; kind++) this.byKind[group * kinds + kind] += byKind[spot * kinds + kind];
      }
    }

    // Whether a spot is drawn as part of a disc: a group of one is an ordinary symbol.
    holds(spot) {
      return this.of[spot] !== LONE && this.spots[this.of[spot]] > 1;
    }

    place(group, scale, origin) {
      this.atX[group] = Math.round(this.x[group] * scale) - origin.x;
      this.atY[group] = Math.round(this.y[group] * scale) - origin.y;
    }

    // Small discs come from sprites, since there are thousands of them; the others have numbers that change.
    draw(ctx, sprites, group) {
      const { kinds, byKind, incidents, atX, atY } = this;
      const radius = this.radius(group);
      if (this.origin[group]) D.frame(ctx, sprites, atX[group], atY[group], radius + 4, radius + 4, this.origin[group]);
      if (this.cell > SMALL) return drawDisc(ctx, sprites, atX[group], atY[group], radius, incidents[group], byKind, group * kinds, kinds);
      const key = this._mixture(group) * 16 + radius;
      sprites.put(ctx, sprites.kept(key + 0.5, (radius + 2) * 2, (pen) => {
        drawDisc(pen, sprites, radius + 2, radius + 2, radius, PARTS, partsOf(key, kinds), 0, kinds, false);
      }), atX[group], atY[group]);
    }

    // The shares of the kinds in parts of PARTS, a hexadecimal digit for each kind.
    _mixture(group) {
      let mixture = 0;
      for (let kind = 0; kind < this.kinds; kind++) {
        const share = this.byKind[group * this.kinds + kind] / this.incidents[group];
        mixture = mixture * 16 + Math.round(share * PARTS);
      }
      return mixture;
    }

    circle(group) {
      return [this.atX[group], this.atY[group], this.radius(group)];
    }

    radius(group) {
      const wide = Math.log10(this.incidents[group]);
      return this.cell > SMALL ? Math.min(Math.round(12.5 + 5 * wide), WIDEST) : Math.min(Math.round(3.5 + 2.6 * wide), 12);
    }
  }

  // A disc with its middle at a point; `shares` are incidents by kind, from `start` on.
  function drawDisc(ctx, sprites, x, y, radius, incidents, shares, start, kinds, numbered = true) {
    const thick = numbered ? Math.max(3.5, Math.round(radius * 0.24)) : radius; // a small one has no middle
    fillDisc(ctx, x, y, radius + 1.5, sprites.paper);
    drawRing(ctx, x, y, radius - thick / 2, thick, incidents, shares, start, kinds);
    ctx.lineWidth = 1;
    ctx.strokeStyle = sprites.ink;
    ctx.beginPath();
    ctx.arc(x, y, radius + 0.5, 0, 2 * Math.PI);
    ctx.stroke();
    if (!numbered) return;
    const words = String(incidents);
    const size = radius >= 20 ? 13 : 11;
    if (words.length * size * 0.58 > (radius - thick) * 2) return;
    sprites.pen(ctx, size);
    ctx.textAlign = "center";
    ctx.fillText(words, x, y + 0.5);
  }

  // The other way round than `_mixture`, with the radius in the lowest digit.
  function partsOf(key, kinds) {
    return Array.from({ length: kinds }, (_, kind) => Math.floor(key / 16 ** (kinds - kind)) % 16);
  }

  function fillDisc(ctx, x, y, radius, colour) {
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }

  // Arcs by kind, always in the same order from the top on, with thin gaps where two kinds meet.
  function drawRing(ctx, x, y, radius, thick, incidents, shares, start, kinds) {
    let [several, whole] = [0, 0];
    for (let kind = 0; kind < kinds; kind++) {
      if (!shares[start + kind]) continue;
      several++;
      whole += Math.max(shares[start + kind] / incidents, LEAST_ARC / (2 * Math.PI));
    }
    const gap = several > 1 && thick < radius ? GAP / radius : 0;
    ctx.lineWidth = thick;
    let from = -Math.PI / 2;
    for (let kind = 0; kind < kinds; kind++) {
      if (!shares[start + kind]) continue;
      const to = from + (Math.max(shares[start + kind] / incidents, LEAST_ARC / (2 * Math.PI)) / whole) * 2 * Math.PI;
      ctx.strokeStyle = D.colourOf(kind);
      ctx.beginPath();
      ctx.arc(x, y, radius, from + gap, to - gap);
      ctx.stroke();
      from = to;
    }
  }

  // The part of CanvasLayer (see there) that draws the groups of several places.
  const GroupPainting = {
    _drawGroups(ctx) {
      const { groups, survey, origin } = this;
      const scale = 256 * 2 ** this._map.getZoom();
      this._discsShown = 0;
      for (let i = 0; i < groups.touchedCount; i++) {
        const group = groups.touched[i];
        if (groups.spots[group] < 2) continue;
        groups.place(group, scale, origin);
        if (this._outside(groups.atX[group], groups.atY[group], WIDEST)) continue;
        this._discs[this._discsShown++] = group;
        ctx.globalAlpha = this._freshness(groups.newest[group]);
        groups.draw(ctx, this._sprites, group);
      }
      ctx.globalAlpha = 1;
    },
  };

  Object.assign(D, { Groups, drawDisc, GroupPainting });
})();
