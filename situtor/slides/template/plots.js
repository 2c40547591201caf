// Draws the plotly figures of a deck with the plotly.js that the deck carries.
(() => {
  "use strict";
  const staged = document.documentElement.classList.contains("deck");
  for (const el of document.querySelectorAll(".plotly-figure")) {
    const { data, layout } = JSON.parse(el.querySelector("script").textContent);
    const size = staged ? { width: 1136, height: 500 } : { width: el.clientWidth, height: 360 };
    const look = { ...layout, ...size, autosize: false, paper_bgcolor: "#ffffff" };
    look.font = { family: "Sarabun, sans-serif", size: 18, color: "#17212b", ...(layout || {}).font };
    Plotly.newPlot(el, data, look, { displayModeBar: false });
  }
})();
