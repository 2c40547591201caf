// Before anything is painted: a screen large enough gets the stage, a phone the page to scroll;
// a dark hall its dark ground, if it was asked for here or chosen (key D) the last time.
(() => {
  "use strict";
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  if (matchMedia("(min-width: 700px) and (min-height: 480px)").matches) root.classList.add("deck");
  let theme = asked.get("theme");
  try {
    theme = theme || localStorage.getItem("situtor-theme");
  } catch {
    // no storage: light
  }
  const paper = asked.has("print") || asked.has("print-pdf");
  if (theme === "dark" && !paper) root.dataset.theme = "dark";
})();
