// The published files of the map: fetched by their content's id, tried twice, kept while they are in use.
(function () {
  "use strict";

  const D = window.Dateline;
  const AGAIN_MS = 1000;
  const MOST_KEPT = 4; // of one ending: who switches a filter on and off again waits for nothing

  const READ = {
    columns: ["bin", async (answer) => new D.Columns(await answer.arrayBuffer())],
    rows: ["bits", async (answer) => new Uint8Array(await answer.arrayBuffer())],
    words: ["json", (answer) => answer.json()],
    basemap: ["json", (answer) => answer.json()],
  };

  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  class Files {
    constructor() {
      this._kept = {};
    }

    // A file's content as the map uses it; null where there is none to fetch. A file that failed is asked for anew.
    get(what, id) {
      if (!id) return Promise.resolve(null);
      const kept = (this._kept[what] = this._kept[what] || new Map());
      const found = kept.get(id) || this._fetch(what, id);
      kept.delete(id);
      kept.set(id, found); // the latest stands last
      const most = what === "columns" ? 1 : MOST_KEPT;
      while (kept.size > most) kept.delete(kept.keys().next().value);
      found.catch(() => kept.get(id) === found && kept.delete(id));
      return found;
    }

    async _fetch(what, id) {
      try {
        return await this._once(what, id);
      } catch {
        await pause(AGAIN_MS);
        return this._once(what, id);
      }
    }

    async _once(what, id) {
      const [ending, parse] = READ[what];
      return parse(await D.host.read(id, ending));
    }
  }

  Object.assign(D, { Files });
})();
