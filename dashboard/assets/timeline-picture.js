// A picture of the map to take away: ground, symbols and names, and below them what it shows and whose it is.
(function () {
  "use strict";

  const D = window.Dateline;
  const SHARPEST = 2; // pixels of the picture for one CSS pixel, at least
  const MARGIN = 14;
  const LINE = 19;
  const SMALL_LINE = 15;
  const SYMBOL = 22;

  // The lines that words fill in so many pixels.
  function wrapped(ctx, words, width) {
    const lines = [""];
    for (const word of words.split(" ")) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (lines.at(-1) && ctx.measureText(longer).width > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  function kindsShown({ byKind, kinds, touched, touchedCount, columns }) {
    const occurs = (kind) => touched.subarray(0, touchedCount).some((spot) => byKind[spot * kinds + kind] > 0);
    return columns.types.map((_, kind) => kind).filter(occurs);
  }

  // What has to be said of how the symbols are drawn.
  function layerWords({ layer, fade }) {
    const layers = ["", D.say("Places that stand close together are drawn as groups."), D.say("Colours show where incidents are many.")];
    const fading = fade ? D.count("Symbols pale within {number} day.", "Symbols pale within {number} days.", fade) : "";
    return [layers[layer], fading].filter((words) => words).join(" ");
  }

  class Picture {
    constructor(timeline, controls) {
      this.timeline = timeline;
      this.controls = controls;
      this.dark = timeline.dark;
      this.inks = D.inks(this.dark);
      this.ratio = Math.max(window.devicePixelRatio || 1, SHARPEST);
      const { x, y } = timeline.page.map.getSize();
      [this.width, this.height] = [x, y];
      this.family = getComputedStyle(document.body).fontFamily;
    }

    draw() {
      const ruler = document.createElement("canvas").getContext("2d");
      const foot = this._foot(ruler); // laid out once to know how tall it is
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(this.width * this.ratio);
      canvas.height = Math.round((this.height + foot) * this.ratio);
      const ctx = canvas.getContext("2d");
      ctx.scale(this.ratio, this.ratio);
      this._map(ctx);
      ctx.fillStyle = this.inks.paper;
      ctx.fillRect(0, this.height, this.width, foot);
      ctx.translate(0, this.height);
      this._foot(ctx);
      return canvas;
    }

    _map(ctx) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(0, 0, this.width, this.height);
      ctx.clip();
      this.timeline.paintMap(ctx, this.ratio, this.inks);
      this._scale(ctx);
      ctx.restore();
    }

    // The scale as the map has it, in its own words.
    _scale(ctx) {
      const line = document.querySelector(".leaflet-control-scale-line");
      if (!line || !line.offsetWidth) return;
      const [wide, top] = [line.offsetWidth, this.height - 26];
      ctx.font = `11px ${this.family}`;
      ctx.textBaseline = "alphabetic";
      ctx.strokeStyle = ctx.fillStyle = this.inks.ink;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      for (const [i, [x, y]] of [[12, 4], [12, 11], [12 + wide, 11], [12 + wide, 4]].entries()) ctx[i ? "lineTo" : "moveTo"](x, top + y);
      ctx.stroke();
      ctx.fillText(line.textContent, 18, top + 6);
    }

    // ---- below the map

    _foot(ctx) {
      const { timeline } = this;
      let y = MARGIN;
      y = this._words(ctx, timeline.summary(), y, `600 14px ${this.family}`, LINE, this.inks.ink);
      y = this._kinds(ctx, kindsShown(timeline.counts), y + 6);
      for (const words of [layerWords(this.controls), D.policy(), this._attribution()]) {
        if (words) y = this._words(ctx, words, y, `11.5px ${this.family}`, SMALL_LINE, this.inks.soft);
      }
      return y + MARGIN - 4;
    }

    _attribution() {
      const { version } = this.timeline.choice;
      return D.say("Dateline, data version {version}; Natural Earth; GeoNames (CC BY 4.0)", { version });
    }

    get _fromRight() {
      return D.words.direction === "rtl";
    }

    _words(ctx, words, top, font, tall, ink) {
      ctx.font = font;
      ctx.fillStyle = ink;
      ctx.textBaseline = "top";
      ctx.direction = D.words.direction;
      ctx.textAlign = "start";
      const start = this._fromRight ? this.width - MARGIN : MARGIN;
      const lines = wrapped(ctx, words, this.width - 2 * MARGIN);
      lines.forEach((line, i) => ctx.fillText(line, start, top + i * tall));
      return top + lines.length * tall;
    }

    // Symbol and name of each kind that occurs, side by side as far as there is room.
    _kinds(ctx, kinds, top) {
      ctx.font = `12.5px ${this.family}`;
      ctx.textBaseline = "middle";
      ctx.textAlign = "left";
      let [x, y] = [MARGIN, top + SYMBOL / 2];
      for (const kind of kinds) {
        const words = D.say(this.timeline.columns.types[kind]);
        const wide = SYMBOL + ctx.measureText(words).width + 16;
        if (x > MARGIN && x + wide > this.width - MARGIN) [x, y] = [MARGIN, y + SYMBOL];
        const left = this._fromRight ? this.width - x - wide + 16 : x;
        ctx.save();
        ctx.translate(left + SYMBOL / 2 - 2, y);
        D.symbol(ctx, kind, 0, this.dark);
        ctx.restore();
        ctx.fillStyle = this.inks.ink;
        ctx.fillText(words, left + SYMBOL, y);
        x += wide;
      }
      return kinds.length ? y + SYMBOL / 2 + 8 : top;
    }
  }

  // The picture as PNG.
  D.picture = function (timeline, controls) {
    const canvas = new Picture(timeline, controls).draw();
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  D.download = function (blob, name) {
    const address = URL.createObjectURL(blob);
    const link = D.make("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };
})();
