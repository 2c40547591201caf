// The keys a speaker may want, behind "?", and the two ways to paper.
window.situtorKeys = (say) => {
  "use strict";
  const { make, open, isOpen } = window.situtorDialog;
  const root = document.documentElement;

  function help() {
    const list = make("dl", "keys");
    for (const line of say.keys.split("|")) {
      const [keys, what] = line.split(":");
      const dt = make("dt");
      keys.split(" ").forEach((key) => dt.append(make("kbd", "", key), " "));
      list.append(dt, make("dd", "", what.trim()));
    }
    const ways = make("p");
    for (const [query, text] of [["print", say.handout], ["print-pdf", say.sheets]]) {
      const link = make("a", "", text);
      link.href = `?${query}`;
      link.target = "_blank";
      link.rel = "noopener";
      ways.append(link, document.createElement("br"));
    }
    open(say.help, say.close, list, ways);
  }

  function turnLights() {
    const dark = root.dataset.theme !== "dark";
    if (dark) root.dataset.theme = "dark";
    else delete root.dataset.theme;
    try {
      localStorage.setItem("situtor-theme", dark ? "dark" : "light");
    } catch {
      // no storage: it holds until the window is closed
    }
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    // On a Thai keyboard the key that says "?" writes another letter.
    const asked = event.key === "?" || (event.shiftKey && event.code === "Slash");
    if (asked && !typing && !isOpen()) help();
  });
  // Paper is white, whatever the hall.
  let kept = "";
  addEventListener("beforeprint", () => {
    kept = root.dataset.theme || "";
    delete root.dataset.theme;
  });
  addEventListener("afterprint", () => {
    if (kept) root.dataset.theme = kept;
  });
  return { help, turnLights };
};
