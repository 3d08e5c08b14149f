// The legend: what the layer that is drawn needs comes first, then the rest.
(function () {
  "use strict";

  const D = window.Dateline;
  const SIDE = 24; // CSS pixels of a picture
  const PLAIN = 5; // the kind whose symbol stands for any

  function circle(ctx, x, y, radius) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }

  // Each picture is drawn with its middle at 0, 0.
  const PICTURES = {
    exact: (ctx, dark) => D.symbol(ctx, PLAIN, 0, dark),
    town: (ctx, dark) => D.symbol(ctx, PLAIN, 1, dark),
    none: (ctx, dark) => D.symbol(ctx, 0, 1, dark),
    acled: (ctx, dark) => framed(ctx, dark, 1),
    ucdp: (ctx, dark) => framed(ctx, dark, 2),
    area(ctx, dark) {
      circle(ctx, 0, 0, 10);
      ctx.globalAlpha = 0.5;
      ctx.fillStyle = new D.Sprites(dark, 1).hatch(ctx, PLAIN);
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.setLineDash([4, 3]);
      ctx.strokeStyle = D.colourOf(PLAIN);
      ctx.stroke();
    },
    tint(ctx) {
      circle(ctx, 0, 0, 10);
      ctx.fillStyle = D.colourOf(1);
      ctx.globalAlpha = 0.35;
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.stroke();
    },
    circles(ctx) {
      for (const radius of [6, 10]) {
        circle(ctx, 0, 0, radius);
        ctx.stroke();
      }
    },
    number: (ctx) => words(ctx, "5"),
    heap: (ctx) => words(ctx, "+3"),
    vague(ctx, dark) {
      ctx.globalAlpha = 0.6;
      D.symbol(ctx, 0, 1, dark);
    },
    fading(ctx, dark) {
      ctx.scale(0.62, 0.62);
      for (const [x, alpha] of [[10, 1], [-1, 0.55], [-11, 0.25]]) {
        ctx.globalAlpha = alpha;
        ctx.translate(x, 0);
        D.symbol(ctx, PLAIN, 0, dark);
        ctx.translate(-x, 0);
      }
    },
    group: (ctx, dark) => D.drawDisc(ctx, new D.Sprites(dark, 1), 0, 0, 10, 6, [3, 0, 2, 0, 0, 1], 0, 6),
    heat(ctx, dark) {
      const colours = D.heatRamp(dark);
      const wide = (SIDE - 2) / colours.length;
      colours.forEach((colour, i) => {
        ctx.fillStyle = colour;
        ctx.fillRect(1 - SIDE / 2 + i * wide, -5, wide + 0.5, 10);
      });
    },
    others(ctx, dark) {
      bars(ctx, D.inks(dark).others, [14, 18, 9]);
      bars(ctx, D.colourOf(1), [8, 12, 3]);
    },
    ranges(ctx, dark) {
      ctx.fillStyle = D.inks(dark).ranges;
      [0.3, 0.6, 1, 0.6].forEach((alpha, i) => {
        ctx.globalAlpha = alpha;
        ctx.fillRect(-10 + i * 5, -2, 5, 4);
      });
    },
  };

  function framed(ctx, dark, origin) {
    D.symbol(ctx, PLAIN, 0, dark);
    D.frame(ctx, new D.Sprites(dark, 1), 0, 0, 10, 10, origin);
  }

  function words(ctx, text) {
    ctx.font = "600 12px system-ui, sans-serif";
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, 0, 0.5);
  }

  function bars(ctx, colour, heights) {
    ctx.fillStyle = colour;
    heights.forEach((tall, i) => ctx.fillRect(-10 + i * 7, 9 - tall, 6, tall));
  }

  const FRAMED = { 1: () => [PICTURES.acled, D.say("Solid frame: coded by ACLED")], 2: () => [PICTURES.ucdp, D.say("Dashed frame: coded by UCDP")] };

  const SECTIONS = {
    origins: (columns) => [
      D.say("Where it comes from"),
      [
        ...columns.origins.filter((origin) => origin).map((origin) => FRAMED[origin]()),
        ...(columns.origins.length > 1
          ? [[PICTURES.exact, D.say("Coded events may be the same as those read from articles: sums, bars and heat never count both")]]
          : []),
      ],
    ],
    kinds: (columns) => [D.say("Kinds of event"), columns.types.map((name, kind) => [(ctx, dark) => D.symbol(ctx, kind, 0, dark), D.say(name)])],
    places: () => [
      D.say("Places and days"),
      [
        [PICTURES.exact, D.say("Filled: at the point itself")],
        [PICTURES.town, D.say("Open: somewhere in the town")],
        [PICTURES.area, D.say("Hatched: somewhere in a district or region")],
        [PICTURES.number, D.say("Number: incidents there, where it has room")],
        [PICTURES.heap, D.say("+ and a number: so many more symbols at this very point; a click fans them out")],
        [PICTURES.vague, D.say("Pale: the day is known to within a week or worse")],
      ],
    ],
    fading: () => [D.say("Fading"), [[PICTURES.fading, D.say("The paler, the longer ago")]]],
    deaths: () => [
      D.say("Deaths"),
      [
        [PICTURES.tint, D.say("Tint: deaths, the best figures of the incidents shown, added up; incidents may overlap")],
        [PICTURES.circles, D.say("Two circles: lowest and highest figures, added up; dotted: open above")],
        [PICTURES.none, D.say("No circle: no number of deaths reported")],
      ],
    ],
    groups: () => [
      D.say("Groups"),
      [[PICTURES.group, D.say("Places that stand close together, with the number of their incidents; the ring shows the kinds. A click comes nearer")]],
    ],
    heat: () => [
      D.say("Heat"),
      [
        [PICTURES.heat, D.say("From few incidents to many")],
        [PICTURES.area, D.say("What is known only to a district or region keeps its symbol")],
      ],
    ],
    bars: () => [
      D.say("Bars under the map"),
      [
        [PICTURES.others, D.say("Coloured: incidents in this view, by kind; grey: all others")],
        [PICTURES.ranges, D.say("Line below the bars: incidents that last, or whose day is uncertain")],
      ],
    ],
  };

  // By the number of the layer: symbols, groups, heat.
  const ORDER = [
    ["kinds", "places", "deaths", "groups", "bars"],
    ["groups", "kinds", "places", "deaths", "bars"],
    ["heat", "bars", "kinds", "places", "deaths", "groups"],
  ];

  class Legend {
    constructor() {
      this.root = D.make("details", { class: "dl-legend" });
      this.title = D.make("summary");
      this.body = D.make("div", { class: "dl-legend-body" });
      this.root.append(this.title, this.body);
      this.root.hidden = true; // until there is something to explain
    }

    close() {
      if (!this.root.open) return;
      this.root.open = false;
      this.title.focus();
    }

    // Whether there was anything else to show than before.
    fill(columns, { layer, fade, dark }) {
      const key = [layer, fade > 0, dark, D.words.language, window.devicePixelRatio, ...columns.origins].join();
      if (key === this._key) return false;
      this._key = key;
      this.root.hidden = false;
      D.setText(this.title, D.say("Legend"));
      const order = fade && layer < 2 ? ["fading", ...ORDER[layer]] : [...ORDER[layer]];
      if (columns.origins.some((origin) => origin)) order.splice(1, 0, "origins");
      this.body.replaceChildren(...order.map((name) => this._section(SECTIONS[name](columns), dark)));
      return true;
    }

    _section([heading, lines], dark) {
      const section = D.make("div", { role: "group", "aria-label": heading });
      const list = D.make("ul");
      list.append(...lines.map((line) => this._line(line, dark)));
      section.append(D.make("p", { class: "dl-legend-head", "aria-hidden": "true" }, heading), list);
      return section;
    }

    _line([draw, text], dark) {
      const canvas = D.make("canvas", { "aria-hidden": "true" });
      D.paintPicture(canvas, draw, dark);
      const item = D.make("li");
      item.append(canvas, D.make("span", {}, text));
      return item;
    }
  }

  D.paintPicture = function (canvas, draw, dark) {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.height = SIDE * ratio;
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, (SIDE / 2) * ratio, (SIDE / 2) * ratio);
    ctx.fillStyle = ctx.strokeStyle = dark ? "#f4f4f4" : "#1d1d1d";
    draw(ctx, dark);
  };

  Object.assign(D, { Legend });
})();
