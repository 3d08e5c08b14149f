// Light, dark and forced colours: which one there is, and what we paint with beside the map.
(function () {
  "use strict";

  const D = window.Dateline;

  function isDark(colour) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    const [r, g, b] = ctx.getImageData(0, 0, 1, 1).data;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
  }

  // Streamlit sends its theme with every message to the frame; a file of its own follows the reader's system. `adopt` is
  // told whether it is dark, now and whenever that changes.
  D.followTheme = function (adopt) {
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    let before;
    const take = (colour) => {
      const dark = D.host.alone ? system.matches : isDark(colour || "#ffffff");
      if (dark !== before) adopt(dark);
      before = dark;
    };
    const ofPage = () => getComputedStyle(document.documentElement).getPropertyValue("--background-color").trim();
    take(ofPage());
    system.addEventListener("change", () => take(ofPage()));
    window.addEventListener("message", ({ data }) => {
      if (data && data.type === "streamlit:render" && data.theme) take(data.theme.backgroundColor);
    });
  };

  const FORCED = window.matchMedia("(forced-colors: active)");
  const INKS = {
    light: { ink: "#16191d", soft: "#59616c", paper: "#ffffff", accent: "#0b4f8a", chosen: "#d7e7f6", others: "#c9cfd6", ranges: "#7a838e" },
    dark: { ink: "#f2f4f6", soft: "#b3bcc6", paper: "#0e1117", accent: "#8ecbff", chosen: "#22384d", others: "#454e59", ranges: "#97a1ad" },
    forced: { ink: "CanvasText", soft: "CanvasText", paper: "Canvas", accent: "Highlight", chosen: "Canvas", others: "GrayText", ranges: "GrayText" },
  };

  // The colours of what we paint beside the map; a canvas does not take over forced colours by itself.
  D.inks = (dark) => INKS[FORCED.matches ? "forced" : dark ? "dark" : "light"];
})();
