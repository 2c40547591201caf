"use strict";
// What a page does beyond being read: the theme switch, the filters of the cases, printing.
{
  const root = document.documentElement;
  const switcher = document.getElementById("theme");
  const dark = () =>
    root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const show = () => switcher?.setAttribute("aria-pressed", String(dark()));
  if (switcher) {
    switcher.hidden = false;
    show();
    switcher.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      show();
      try {
        localStorage.setItem("situtor.theme", root.dataset.theme);
      } catch {
        // No storage here; the choice holds for this page.
      }
    });
  }

  const filter = document.getElementById("filter");
  if (filter) {
    const cases = [...document.querySelectorAll(".cards [data-case]")];
    const said = filter.querySelector("[role=status]");
    const apply = () => {
      const asked = new Map();
      for (const [part, value] of new FormData(filter)) {
        asked.set(part, [...(asked.get(part) ?? []), value]);
      }
      const fits = (el) =>
        [...asked].every(([part, values]) =>
          el.dataset[part].split(" ").some((each) => values.includes(each)),
        );
      const kept = new Set(cases.filter(fits).map((el) => el.dataset.case));
      for (const el of document.querySelectorAll("[data-case]")) {
        el.toggleAttribute("data-out", !kept.has(el.dataset.case));
      }
      for (const el of document.querySelectorAll("[data-region]")) {
        el.hidden = !el.querySelector(".cards [data-case]:not([data-out])");
      }
      said.textContent = filter.dataset.said
        .replace("{n}", kept.size)
        .replace("{all}", cases.length);
    };
    filter.hidden = false;
    filter.addEventListener("change", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.addEventListener("reset", () => setTimeout(apply));
    window.addEventListener("pageshow", apply);
    apply();
  }

  // On paper nothing can be opened, so everything is.
  window.addEventListener("beforeprint", () => {
    for (const el of document.querySelectorAll("details")) el.open = true;
  });
  const unfold = () => {
    const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = aim?.querySelector(":scope > details");
    if (folded) folded.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
}
