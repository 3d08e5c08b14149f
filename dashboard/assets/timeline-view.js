// What the map looks at: fitted to places, and written into the page's address, since Python does not hear of it.
(function () {
  "use strict";

  const D = window.Dateline;
  const NEAR_DEGREES = 1.5;
  const NEAREST_FIT = 9;
  const ROOM = { paddingTopLeft: [60, 45], paddingBottomRight: [60, 60], maxZoom: NEAREST_FIT, animate: false };
  const REST_MS = 300; // Streamlit writes the address too, a little after it has told the map of a choice
  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
  const SAME_PX = 3;
  const PARAMETER = "at";

  // The weighted median of what `of` gives: half of the incidents lie on either side.
  function middle(spots, of) {
    const sorted = spots.map((each) => [of(each), each.weight]).sort((a, b) => a[0] - b[0]);
    let left = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
    return (sorted.find(([, weight]) => (left -= weight) <= 0) || sorted.at(-1))[0];
  }

  class View {
    constructor(map) {
      this.map = map;
      this._center = null;
      this.moved = false; // a view that nobody has moved is not written: elsewhere it fits itself to the window
    }

    // A view that was given is told as it was given, though Leaflet keeps its middle in whole pixels.
    get place() {
      const [{ lat, lng }, zoom] = [this.map.getCenter(), this.map.getZoom()];
      if (this._given && this._given.zoom === zoom && this._isNear([this._given.lat, this._given.lon])) return this._given;
      return { lat: Number(lat.toFixed(4)), lon: Number(lng.toFixed(4)), zoom: Number(zoom.toFixed(2)) };
    }

    _isNear(point) {
      return this.map.project(point).distanceTo(this.map.project(this.map.getCenter())) < SAME_PX;
    }

    // The view as Python is told of it.
    tell() {
      this._known = Object.values(this.place).join();
      return this.place;
    }

    // Takes over Python's view, and says whether it did: one that the map has told itself is old, since Python does not
    // hear of panning, and so says nothing.
    take(view) {
      const known = [view.lat, view.lon, view.zoom].join();
      if (view.zoom < 0 || known === this._known) return false;
      this._known = known;
      this.show(view);
      this.moved = true;
      return true;
    }

    show({ lat, lon, zoom }) {
      this._given = { lat, lon, zoom };
      this.map.setView([lat, lon], zoom, { animate: false });
    }

    // Whether the reader looks elsewhere than before; a window that changes its size leaves the middle where it was.
    look() {
      const [center, zoom] = [this.map.getCenter(), this.map.getZoom()];
      const same = this._center && this._zoom === zoom && this._isNear(this._center);
      [this._center, this._zoom] = [center, zoom];
      if (!same) this.moved = true;
    }

    bringIntoView({ lat, lon }) {
      if (!this.map.getBounds().pad(-0.1).contains([lat, lon])) this.map.panTo([lat, lon], { animate: false });
    }

    // Shows the spots that lie no farther from the middle of all than so many times the median distance, and those that
    // are near in any case: one report from afar shall not shrink the rest to a heap.
    fit(spots, times) {
      if (!spots.length) return;
      const lat = middle(spots, (each) => each.lat);
      const lon = middle(spots, (each) => each.lon);
      const distance = (each) => Math.hypot(each.lat - lat, (each.lon - lon) * Math.cos((lat * Math.PI) / 180));
      const farthest = Math.max(middle(spots, distance) * times, NEAR_DEGREES);
      const shown = spots.filter((each) => !(distance(each) > farthest)).map((each) => [each.lat, each.lon]);
      this.map.fitBounds(L.latLngBounds(shown), ROOM);
    }

    // Shows what a group holds, and is never as far as before.
    comeNearer(bounds) {
      const box = L.latLngBounds(bounds);
      const zoom = Math.max(this.map.getBoundsZoom(box, false, L.point(80, 80)), this.map.getZoom() + 1);
      this.map.setView(box.getCenter(), Math.min(zoom, this.map.getMaxZoom()), { animate: !STILL.matches });
    }

    write() {
      clearTimeout(this._timer);
      if (this.moved && !D.host.alone && this._isFirst()) this._timer = setTimeout(() => this._replace(), REST_MS);
    }

    // Where two maps stand on a page, the first says where the address is.
    _isFirst() {
      try {
        const address = (frame) => frame.src.split("?")[0];
        const frames = window.frameElement ? [...window.parent.document.querySelectorAll("iframe")] : [null];
        return frames.find((each) => !each || address(each) === address(window.frameElement)) === window.frameElement;
      } catch {
        return false; // a page of another origin
      }
    }

    _replace() {
      const { lat, lon, zoom } = this.place;
      try {
        const { location, history } = window.parent;
        const others = location.search.slice(1).split("&").filter((part) => part && !part.startsWith(PARAMETER + "="));
        const query = [...others, `${PARAMETER}=${lat},${lon},${zoom}`].join("&");
        history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
      } catch (error) {
        console.info("Dateline: the address does not follow the view", error);
      }
    }
  }

  Object.assign(D, { View });
})();
