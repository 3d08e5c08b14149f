// The elements that controls are made of. Words come into the page as text, never as markup.
(function () {
  "use strict";

  const D = window.Dateline;

  function make(tag, attributes, text) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // A button with a drawn sign; its name is its label.
  function signButton(sign, label, action) {
    const element = make("button", { type: "button", "aria-label": label, title: label });
    element.append(make("span", { class: "dl-sign", "data-sign": sign, "aria-hidden": "true" }));
    element.addEventListener("click", action);
    return element;
  }

  let fields = 0;

  // A label and its field side by side.
  function labelled(label, field) {
    fields += 1;
    field.id = `dl-field-${fields}`;
    const holder = make("span", { class: "dl-field" });
    holder.append(make("label", { for: field.id }, label), field);
    return holder;
  }

  function select(choices, changed) {
    const element = make("select");
    for (const [value, text] of choices) element.append(make("option", { value }, text));
    element.addEventListener("change", () => changed(element.value));
    return element;
  }

  // Sets a text only where it is another: the browser lays the page out anew for every text that is set.
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  D.isDark = function (colour) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    const [r, g, b] = ctx.getImageData(0, 0, 1, 1).data;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
  };

  const FORCED = window.matchMedia("(forced-colors: active)");
  const INKS = {
    light: { ink: "#16191d", soft: "#59616c", paper: "#ffffff", accent: "#0b4f8a", chosen: "#d7e7f6", others: "#c9cfd6", ranges: "#7a838e" },
    dark: { ink: "#f2f4f6", soft: "#b3bcc6", paper: "#0e1117", accent: "#8ecbff", chosen: "#22384d", others: "#454e59", ranges: "#97a1ad" },
    forced: { ink: "CanvasText", soft: "CanvasText", paper: "Canvas", accent: "Highlight", chosen: "Canvas", others: "GrayText", ranges: "GrayText" },
  };

  // The colours of what we paint beside the map; a canvas does not take over forced colours by itself.
  D.inks = (dark) => INKS[FORCED.matches ? "forced" : dark ? "dark" : "light"];

  Object.assign(D, { make, signButton, labelled, select, setText });
})();
