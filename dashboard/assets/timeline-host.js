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
})();
