// The host of a map in a file of its own: what the map reads stands in the file, packed into elements by name.
(function () {
  "use strict";

  const bytesOf = (packed) => Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));

  window.datelineHost = {
    alone: true,

    // The Response of a file's block, as a server would give it.
    async read(id, ending) {
      const element = document.getElementById(`${id}.${ending}`);
      if (!element) throw new Error(`no block ${id}.${ending}`);
      const unpacked = new Blob([bytesOf(element.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Response(unpacked);
    },

    // What the reader chose on the map; the reports listen for it.
    tell(value) {
      document.dispatchEvent(new CustomEvent("dateline-told", { detail: value }));
    },
  };
})();
