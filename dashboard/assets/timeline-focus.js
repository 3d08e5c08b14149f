// The keyboard's way through the places: one tab stop for all, arrows from one to the next, west to east.
(function () {
  "use strict";

  const D = window.Dateline;

  class PlaceFocus {
    constructor(timeline) {
      this.timeline = timeline;
      this.root = D.make("button", { type: "button", class: "dl-place", hidden: "" }); // it has no name yet
      this.spot = -1;
      this.root.addEventListener("focus", () => this.update(true));
      this.root.addEventListener("blur", () => this._mark(-1));
      this.root.addEventListener("click", () => this.spot >= 0 && timeline.pick(this.spot));
      this.root.addEventListener("keydown", (event) => this._key(event));
    }

    _places() {
      const { _canvas: canvas, columns } = this.timeline;
      return [...canvas.drawnSpots()].sort((a, b) => columns.spots[a].lon - columns.spots[b].lon || a - b);
    }

    _key(event) {
      const places = this._places();
      const here = Math.max(places.indexOf(this.spot), 0);
      const goals = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: places.length - 1 };
      if (!(event.key in goals) || !places.length) return;
      event.preventDefault();
      event.stopPropagation();
      this.spot = places[(goals[event.key] + places.length) % places.length];
      this.timeline.bringIntoView(this.spot);
      this.update(true);
    }

    // While the days go by only a place that has the focus is followed; the others wait until they rest.
    moved() {
      if (document.activeElement === this.root) this.update();
    }

    _mark(spot) {
      this.timeline._canvas.focused = spot;
      this.timeline._canvas.draw();
    }

    update(focusing) {
      const { timeline, root } = this;
      if (!timeline.columns || !timeline.counts) return;
      const places = this._places();
      root.hidden = false;
      root.disabled = !places.length;
      if (!places.includes(this.spot)) this.spot = places.length ? places[0] : -1;
      if (this.spot < 0) return root.setAttribute("aria-label", D.say("Places on the map: none in these days"));
      const words = this._words(places);
      root.setAttribute("aria-label", words);
      const [x, y] = timeline._canvas.anchor(this.spot);
      root.style.transform = `translate(${Math.round(x - 14)}px, ${Math.round(y - 14)}px)`;
      if (document.activeElement !== root) return;
      timeline._canvas.focused = this.spot;
      if (!focusing) return;
      timeline._canvas.draw();
      timeline.page.announce(words);
    }

    _words(places) {
      const order = { place: this.timeline.spotWords(this.spot), number: places.indexOf(this.spot) + 1, total: places.length };
      return D.say("{place}. Place {number} of {total}; arrow keys go to the next, Enter shows its reports.", order);
    }
  }

  Object.assign(D, { PlaceFocus });
})();
