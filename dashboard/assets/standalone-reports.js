// The reports of a file of its own and its table: what the map shows, in words.
(function () {
  "use strict";

  const D = window.Dateline;
  const REPORTS_A_BLOCK = 50; // as dashboard/standalone_contents.py packs them
  const LINES_A_BLOCK = 500;
  const MOST_KEPT = 8; // blocks that stay unpacked
  const INCIDENTS_A_PAGE = 40;
  const ROWS_A_PAGE = 100;
  const SEVERAL = 2;

  // Items that are packed so many together, unpacked when they are wanted.
  class Blocks {
    constructor(name, size) {
      Object.assign(this, { name, size, kept: new Map() });
    }

    async get(position) {
      const number = Math.floor(position / this.size);
      const found = this.kept.get(number) || D.host.read(`${this.name}-${number}`, "json").then((answer) => answer.json());
      this.kept.delete(number);
      this.kept.set(number, found); // the latest stands last
      if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value);
      return (await found)[position % this.size];
    }
  }

  // Positions in pages of some size, and the field that turns them where there are several.
  class Pages {
    constructor(holder, size, show) {
      Object.assign(this, { holder, size, show });
    }

    take(positions, { last }) {
      this.positions = positions;
      this.pages = Math.max(Math.ceil(positions.length / this.size), 1);
      this.holder.replaceChildren();
      if (this.pages > 1) this._field(last ? this.pages : 1);
      this._turn(last ? this.pages : 1);
    }

    _field(page) {
      const label = D.make("label", { class: "dl-field" });
      const field = D.make("input", { type: "number", min: 1, max: this.pages, step: 1, value: page });
      field.addEventListener("change", () => {
        field.value = Math.min(Math.max(Math.round(field.valueAsNumber) || 1, 1), this.pages);
        this._turn(Number(field.value));
      });
      label.append(D.make("span", {}, D.say("Page (of {pages})", { pages: this.pages })), field);
      this.holder.append(label);
    }

    async _turn(page) {
      const asked = (this._asked = {});
      const items = await this.show(this.positions.slice((page - 1) * this.size, page * this.size));
      if (asked === this._asked) items(); // a later page is on its way
    }
  }

  // The reports of one place in the days shown, newest last.
  class PlaceReports {
    constructor(root, columns, choose) {
      this.columns = columns;
      this.choose = choose;
      this.blocks = new Blocks("reports", REPORTS_A_BLOCK);
      for (const [name, selector] of Object.entries({ field: "select", heading: "h2", count: ".dl-count", sum: ".dl-sum", panel: ".dl-panel" })) {
        this[name] = root.querySelector(selector);
      }
      this.pages = new Pages(root.querySelector(".dl-pages"), INCIDENTS_A_PAGE, (positions) => this._read(positions));
      this._order();
      this.field.addEventListener("change", () => choose(Number(this.field.value)));
    }

    // The rows by place and then by day, as they are packed, and where each place begins among them.
    _order() {
      const { rows, spot, spots, placeOf } = this.columns;
      const place = (row) => placeOf[spot[row]];
      this.rows = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => place(a) - place(b) || a - b);
      this.begins = new Map();
      this.rows.forEach((row, position) => this.begins.has(place(row)) || this.begins.set(place(row), position));
      this.spotOf = new Map(); // the most exact spot of each place
      spots.forEach((each, number) => {
        const known = this.spotOf.get(each.place);
        if (known === undefined || spots[known].precision > each.precision) this.spotOf.set(each.place, number);
      });
    }

    _positions(place, rows) {
      const { spot, placeOf } = this.columns;
      const wanted = new Set(rows);
      const found = [];
      for (let i = this.begins.get(place); i < this.rows.length && placeOf[spot[this.rows[i]]] === place; i++) {
        if (wanted.has(this.rows[i])) found.push(i);
      }
      return found;
    }

    // `rows` are those that the map shows; `spot` is -1 where no place is chosen.
    show(spot, rows, days) {
      const place = spot < 0 ? -1 : this.columns.placeOf[spot];
      this._offer(place, rows);
      const positions = place < 0 ? [] : this._positions(place, rows);
      this.heading.hidden = place < 0;
      D.setText(this.heading, place < 0 ? "" : this.columns.spots[spot].name);
      D.setText(this.count, this._counted(place, positions.length, days));
      D.setText(this.sum, this._deaths(positions));
      const key = positions.join();
      if (key === this._shown) return; // what the reader has opened in the panel stays open
      this._shown = key;
      this.panel.hidden = !positions.length;
      this.pages.take(positions, { last: true });
    }

    _counted(place, number, days) {
      if (place < 0) return D.say("A place’s reports appear here.");
      if (!number) return D.say("Nothing here in {days} with these filters.", { days });
      return D.say("{incidents}, {days}, newest last.", { incidents: D.incidents(number), days });
    }

    _deaths(positions) {
      const figures = positions.map((position) => this.columns.best[this.rows[position]]).filter((best) => best >= 0);
      if (figures.length < SEVERAL) return "";
      const total = figures.reduce((sum, each) => sum + each, 0);
      return D.count(
        "Killed: {total}, the best figure of {number} of these incidents; incidents may overlap.",
        "Killed: {total}, the best figures of {number} of these incidents added up; incidents may overlap.",
        figures.length,
        { total },
      );
    }

    // The places that the map shows with their incidents, and the chosen one.
    _offer(place, rows) {
      const { spot, spots, placeOf } = this.columns;
      const counts = new Map(place < 0 ? [] : [[place, 0]]);
      for (const row of rows) counts.set(placeOf[spot[row]], (counts.get(placeOf[spot[row]]) || 0) + 1);
      const named = [...counts].map(([each, count]) => ({ number: this.spotOf.get(each), count, chosen: each === place }));
      named.sort((a, b) => spots[a.number].name.localeCompare(spots[b.number].name, D.words.language));
      const options = named.map(({ number, count }) => D.make("option", { value: number }, `${spots[number].name} (${D.number(count)})`));
      this.field.replaceChildren(D.make("option", { value: -1 }, D.say("Choose a place, or click one")), ...options);
      this.field.value = place < 0 ? -1 : this.spotOf.get(place);
    }

    // Python made this markup and escaped every word in it (dashboard/evidence.py); the file's policy runs no other script.
    async _read(positions) {
      const bodies = await Promise.all(positions.map((position) => this.blocks.get(position)));
      return () => {
        this.panel.innerHTML = bodies.join("");
        this.panel.scrollTop = 0;
      };
    }
  }

  // How many incidents and places there are among some rows, by where they come from: origins are never added up.
  D.numbersByOrigin = function (columns, rows) {
    const { spot, originOf, placeOf } = columns;
    const found = columns.origins.map((origin) => {
      const own = columns.origins.length > 1 ? rows.filter((row) => originOf[spot[row]] === origin) : rows;
      return { origin, incidents: own.length, places: new Set(own.map((row) => placeOf[spot[row]])).size };
    });
    return found.some(({ incidents }) => incidents) ? found.filter(({ incidents }) => incidents) : [{ origin: 0, incidents: 0, places: 0 }];
  };

  function wordsOf(numbers) {
    const told = numbers.map(({ origin, incidents, places }) => {
      const parts = { incidents: D.incidents(incidents), places: D.count("{number} place", "{number} places", places) };
      const words = D.say("{incidents} in {places}.", parts);
      return numbers.length > 1 || origin ? `${D.originWords(origin)}: ${words}` : words;
    });
    return [...told, ...(told.length > 1 ? [D.say("They may tell of the same events and are never added up.")] : [])].join(" ");
  }

  // The table of the incidents that the map shows, in time order.
  class IncidentTable {
    constructor(root) {
      this.blocks = new Blocks("lines", LINES_A_BLOCK);
      this.count = root.querySelector(".dl-count");
      this.body = root.querySelector("tbody");
      this.scroll = root.querySelector(".dl-scroll");
      this.pages = new Pages(root.querySelector(".dl-pages"), ROWS_A_PAGE, (rows) => this._read(rows));
    }

    // `numbers` are of `numbersByOrigin`.
    show(rows, numbers, days) {
      D.setText(this.count, `${days}: ${wordsOf(numbers)}`);
      this.scroll.hidden = !rows.length;
      const key = `${rows[0]} ${rows.at(-1)} ${rows.length}`;
      if (key === this._shown) return;
      this._shown = key;
      this.pages.take(rows, { last: false });
    }

    async _read(rows) {
      const lines = await Promise.all(rows.map((row) => this.blocks.get(row)));
      return () => this.body.replaceChildren(...lines.map((cells) => this._line(cells)));
    }

    _line(cells) {
      const line = D.make("tr");
      for (const words of cells) {
        const cell = D.make("td");
        cell.append(D.make("bdi", {}, words));
        line.append(cell);
      }
      return line;
    }
  }

  Object.assign(D, { PlaceReports, IncidentTable });
})();
