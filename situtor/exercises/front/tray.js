// One thing at a time: numbered (or named) buttons, back and forward, and one more step at the end that opens
// only when `opened()` says so (the reasoning, or the verdict).

import { h } from "./dom.js";

export function tray({ t, count, end, opened, state, show, names = null, extra = [] }) {
  let at = 0;
  const last = () => count - (opened() ? 0 : 1);
  const step = (index, label) =>
    h("button", { type: "button", onclick: () => move(index - at) }, label);
  const dots = Array.from({ length: count }, (_, index) => step(index, names?.[index] ?? String(index + 1)));
  const final = step(count, end);
  const back = h("button", { type: "button", onclick: () => move(-1) }, t("previous"));
  const on = h("button", { type: "button", onclick: () => move(1) }, t("next"));

  function move(by) {
    at = Math.max(0, Math.min(last(), at + by));
    const target = paint();
    if (!target) return;
    if (target.tabIndex < 0) target.setAttribute("tabindex", "-1"); // a field keeps its place for Tab
    target.focus({ preventScroll: true });
  }

  // Draws where we are; `show(index, atEnd)` returns what the focus should go to after a move.
  function paint() {
    at = Math.min(at, last());
    const atEnd = at === count;
    dots.forEach((dot, index) => {
      const { side, label } = state(index);
      dot.dataset.side = side;
      dot.setAttribute("aria-current", String(index === at));
      if (!names) dot.setAttribute("aria-label", `${t("item", { n: index + 1 })}: ${label}`);
    });
    final.hidden = !opened();
    final.setAttribute("aria-current", String(atEnd));
    back.disabled = at === 0;
    on.disabled = at === last();
    return show(atEnd ? count - 1 : at, atEnd);
  }

  return {
    list: h("ol", { class: "si-tray" }, [...dots, final].map((dot) => h("li", {}, dot))),
    steer: h("div", { class: "si-row si-steer" }, back, on, ...extra),
    paint,
    restart: () => move(-at),
    go: (index) => move(index - at),
    get at() {
      return at;
    },
  };
}
