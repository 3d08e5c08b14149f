// Where the map lives: inside Streamlit's page, or in a file of its own that carries its data with it.
(function () {
  "use strict";

  const PUBLISHED = "../dashboard.map_layer.dateline_published/";

  // `read` gives the Response of a published file by its id; `tell` hands the reader's choice on.
  const streamlit = {
    alone: false,
    async read(id, ending) {
      const answer = await fetch(PUBLISHED + id + "." + ending);
      if (!answer.ok) throw new Error("HTTP " + answer.status);
      return answer;
    },
    tell(value) {
      window.Streamlit.setComponentValue(value);
    },
  };

  // A page that has its own host sets window.datelineHost before our scripts run.
  window.Dateline = Object.assign(window.Dateline || {}, { host: window.datelineHost || streamlit });

  // Where Leaflet or another script has not come, nobody else is there to say so, and Streamlit has given the frame no
  // height. Whoever makes the map live marks the body.
  const PATIENCE_MS = 8000;
  const HEIGHT = 130;
  setTimeout(() => {
    if (document.body.classList.contains("dl-alive")) return;
    const words = document.createElement("p");
    words.className = "dl-lifeless";
    words.setAttribute("role", "alert");
    words.style.cssText = "font: 15px/1.4 system-ui, sans-serif; margin: 16px; color: var(--text-color, CanvasText)";
    words.textContent = "The map could not be started. The page works without it: its tables hold all that the map shows.";
    document.body.prepend(words);
    if (window.parent !== window) window.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:setFrameHeight", height: HEIGHT }, "*");
  }, PATIENCE_MS);
})();
