// Starts the map of a file of its own, and keeps its reports and its table in step with it.
(function () {
  "use strict";

  const D = window.Dateline;
  const SIDE = document.querySelector(".dl-side");
  const LIST = document.querySelector(".dl-list");
  const SIDE_BY_SIDE = window.matchMedia("(min-width: 900px)");
  // As the page's own map, see dashboard/map_layer.py.
  const OPTIONS = { center: [40, 46.5], zoom: 7, minZoom: 2, maxZoom: 18, zoomSnap: 0.25, attributionControl: false };

  const json = async (id) => (await D.host.read(id, "json")).json();

  // The rows that have a day in [first, last], by day.
  function rowsIn(columns, first, last) {
    const rows = [];
    const end = columns.rowOf(last + 1);
    for (let row = columns.rowOf(first - columns.longestSpan); row < end; row++) {
      if (columns.day[row] + columns.span[row] >= first) rows.push(row);
    }
    return rows;
  }

  class Standalone {
    constructor(timeline) {
      this.timeline = timeline;
      this.columns = timeline.columns;
      this.reports = new D.PlaceReports(SIDE, this.columns, (spot) => this._choose(spot));
      this.table = new D.IncidentTable(LIST);
      document.addEventListener("dateline-told", (event) => this._told(event.detail));
      SIDE.addEventListener("keydown", (event) => event.key === "Escape" && document.querySelector(".dl-place").focus());
    }

    _choose(spot) {
      this._byField = true;
      if (spot >= 0) this.timeline.bringIntoView(spot);
      this.timeline.pick(spot);
      this._byField = false;
    }

    _told(told) {
      const rows = rowsIn(this.columns, told.t0, told.t1);
      const days = D.rangeWords(this.columns, [told.t0, told.t1]);
      this.reports.show(told.spot, rows, days);
      this.table.show(rows, D.numbersByOrigin(this.columns, rows), days);
      if (this._isPick(told)) this._goToReports();
      this._before = told;
    }

    _goToReports() {
      const { heading } = this.reports;
      heading.focus({ preventScroll: true });
      if (!SIDE_BY_SIDE.matches) heading.scrollIntoView({ block: "start" });
    }

    // Whether a place was picked on the map, and so its reports are wanted: days that come to rest are told too.
    _isPick({ spot, t0, t1, mode, layer }) {
      const before = this._before;
      if (!before || this._byField || spot < 0) return false;
      return spot !== before.spot || (t0 === before.t0 && t1 === before.t1 && mode === before.mode && layer === before.layer);
    }
  }

  async function start() {
    const choice = await json("choice");
    D.setWords(await json(choice.words));
    const map = L.map("map", OPTIONS);
    L.control.scale().addTo(map);
    const timeline = new D.Timeline().addTo(map);
    await timeline.choose(choice); // given here, and not to the layer beforehand, so as to know when it is done
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    if (!timeline.columns) return; // the map has said what failed
    SIDE.hidden = LIST.hidden = !timeline.columns.rows;
    if (SIDE.hidden) return;
    new Standalone(timeline);
    timeline.report();
  }

  start().catch((error) => {
    console.error("Dateline:", error);
    D.setText(SIDE.querySelector(".dl-count"), D.say("This browser cannot open the file ({reason}).", { reason: error.message }));
  });
})();
