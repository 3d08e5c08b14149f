// The frame around the canvas: messages, buttons on the map, the line in words under it.
(function () {
  "use strict";

  const D = window.Dateline;
  const LOWEST_MAP = 300; // CSS pixels
  const PATIENCE_MS = 400; // after so long a wait is told
  const STYLES_MS = 5000; // after so long the page does without its styles
  const STYLES_EVERY_MS = 20;

  class Page {
    constructor(map, { fit, picture }) {
      this.map = map;
      this.message = D.make("div", { class: "dl-message", role: "alert" });
      this.waiting = D.make("p", { class: "dl-waiting", role: "status" });
      this.tip = D.make("div", { class: "dl-tip", "aria-hidden": "true", hidden: "" });
      this.policy = D.make("p", { class: "dl-policy" });
      this.summary = D.make("p", { class: "dl-summary" });
      this.live = D.make("p", { class: "dl-hidden", role: "status", "aria-live": "polite" });
      this.foot = D.make("div", { class: "dl-foot" });
      this.foot.append(this.summary, this.live);
      this.fitButton = D.signButton("fit", "", fit);
      this.pictureButton = D.signButton("picture", "", picture);
      this.buttons = D.make("div", { class: "dl-map-buttons" });
      this.buttons.append(this.fitButton, this.pictureButton);
      this._place();
    }

    // The legend and the places' button come between, as they are read.
    _place() {
      const box = this.map.getContainer();
      box.append(this.message, this.waiting, this.tip, this.policy, this.buttons);
      L.DomEvent.disableClickPropagation(this.buttons);
      L.DomEvent.disableClickPropagation(this.message);
      const root = document.getElementById("root") || document.body;
      // The page around a frame has its own main part, and a file of its own may have one.
      const isMain = D.host.alone && !document.querySelector("main");
      if (root !== document.body) root.setAttribute("role", isMain ? "main" : "region");
      root.append(this.foot);
      // Folium forbids to zoom the page; whoever needs it larger must be able to.
      for (const meta of document.querySelectorAll("meta[name=viewport]")) meta.content = "width=device-width, initial-scale=1";
      new ResizeObserver(() => this.fitHeight()).observe(this.foot);
      window.addEventListener("resize", () => {
        this.summary.style.minHeight = "";
        this.fitHeight();
      });
    }

    add(element) {
      this.map.getContainer().append(element);
      L.DomEvent.disableClickPropagation(element);
    }

    // Says everything anew, in the language there is now.
    speak() {
      const named = (element, words) => {
        element.title = words;
        element.setAttribute("aria-label", words);
      };
      const box = this.map.getContainer();
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", D.say("Map: arrow keys move it, plus and minus bring it nearer or farther"));
      named(this.fitButton, D.say("Fit to what is shown"));
      named(this.pictureButton, D.say("Take a picture of the map (PNG)"));
      for (const button of box.querySelectorAll(".leaflet-control-zoom-in")) named(button, D.say("Zoom in"));
      for (const button of box.querySelectorAll(".leaflet-control-zoom-out")) named(button, D.say("Zoom out"));
      D.setText(this.policy, D.policy());
      this.summary.style.minHeight = ""; // of words in another language
      const root = document.getElementById("root");
      if (root) root.setAttribute("aria-label", D.mapName());
    }

    // Read out by a screen reader once it has done with what it says.
    announce(words) {
      D.setText(this.live, words);
    }

    // A line that grows does not shrink again while the days go by: the map above it would jump.
    summarise(words) {
      D.setText(this.summary, words);
    }

    // What was said before the window had its size may have been longer than what is said of a view at rest in it.
    loosen() {
      const size = `${window.innerWidth} × ${window.innerHeight}`;
      if (this._loosenedFor !== size) this.summary.style.minHeight = "";
      this._loosenedFor = size;
    }

    // ---- waiting and failing

    wait() {
      clearTimeout(this._patience);
      this._patience = setTimeout(() => D.setText(this.waiting, D.say("Loading the map's data…")), PATIENCE_MS);
    }

    waited() {
      clearTimeout(this._patience);
      D.setText(this.waiting, "");
      this.message.replaceChildren();
    }

    fail(words, again) {
      this.waited();
      this.message.append(D.make("p", {}, words));
      if (!again) return;
      const button = D.make("button", { type: "button" }, D.say("Try again"));
      button.addEventListener("click", again);
      this.message.append(button);
    }

    // ---- the words under the pointer

    showTip(words, { x, y }) {
      this.tip.hidden = !words;
      if (!words) return;
      D.setText(this.tip, words);
      const right = x > this.map.getSize().x / 2;
      this.tip.style.transform = `translate(${x + (right ? -12 : 12)}px, ${y + 12}px)` + (right ? " translateX(-100%)" : "");
    }

    fitHeight() {
      const tall = this.summary.offsetHeight;
      if (tall > parseFloat(this.summary.style.minHeight || 0)) this.summary.style.minHeight = `${tall}px`;
      const box = this.map.getContainer();
      const height = Math.max(LOWEST_MAP, window.innerHeight - this.foot.offsetHeight) + "px";
      if (box.style.height === height) return;
      box.style.height = height;
      this.map.invalidateSize({ animate: false });
    }
  }

  // Once the page has its styles: without them everything has another size. Scripts do not wait for them, and
  // streamlit-folium puts the links to them in twice, so that waiting for one of these may be for nothing.
  D.styled = async function () {
    const until = performance.now() + STYLES_MS;
    while (!getComputedStyle(document.documentElement).getPropertyValue("--paper") && performance.now() < until) {
      await new Promise((done) => setTimeout(done, STYLES_EVERY_MS));
    }
  };

  // Where several maps stand on a page they bear a number, or nobody could tell one landmark from the other.
  D.mapName = function () {
    const name = D.say("Map and time");
    try {
      const own = window.frameElement;
      const address = (frame) => frame.src.split("?")[0];
      const maps = [...window.parent.document.querySelectorAll("iframe")].filter((each) => address(each) === address(own));
      return maps.length > 1 ? `${name} ${D.number(maps.indexOf(own) + 1)}` : name;
    } catch {
      return name; // no frame, or one in a page of another origin
    }
  };

  // Said on the map and in every picture of it.
  D.policy = () => D.say("Borders as in Natural Earth; dashed: disputed. Names of disputed places are given in both forms.");

  Object.assign(D, { Page });
})();
