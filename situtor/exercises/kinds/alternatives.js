// Rival explanations: rank them, name the comparison that would decide, then see what is known.

import { h } from "../front/dom.js";
import { pager, radios, words } from "../front/fields.js";
import { sortable } from "../front/sortable.js";

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  let at = 0;

  const list = sortable({ t, items: spec.rivals, change: (order) => set({ order }) });
  const own = words({ label: t("ownRival"), write: (value) => set({ own: value }, "own") });
  const comparison = radios({
    legend: t("wouldDecide"),
    options: spec.comparisons,
    pick: (id) => set({ comparison: id }),
    column: true,
  });
  const deciding = h("div", { class: "si-item", tabindex: -1 });
  const known = h("div", { class: "si-known", tabindex: -1 });
  const panes = [
    h(
      "div",
      { class: "si-ballot", tabindex: -1 },
      h("div", {}, h("p", { class: "si-small" }, t("rankRivals")), list.el),
      own.el,
    ),
    h("div", { class: "si-ballot", tabindex: -1 }, comparison.el, deciding),
    known,
  ];
  const names = ["rankStep", "compareStep", "reasoningTitle"];
  const tabs = names.map((name, index) => {
    const label = index < 2 ? `${index + 1} ${t(name)}` : t(name);
    return h("button", { type: "button", onclick: () => go(index) }, label);
  });
  const count = h("span", { class: "si-count", role: "status" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const steer = pager({ t, go: (step) => go(at + step), extra: [count, show] });

  body.append(
    h(
      "div",
      { class: "si-claim" },
      h("p", {}, h("span", { class: "si-label" }, `${t("toExplain")} `), spec.finding.text),
      h("p", { class: "si-source" }, `${t("source")}: ${spec.finding.source}`),
    ),
    h("ol", { class: "si-tray" }, tabs.map((tab) => h("li", {}, tab))),
    ...panes,
    steer.el,
  );

  // What is known stands behind the two questions, as one more step.
  const last = (answer) => (answer.revealed ? 2 : 1);

  function go(index) {
    at = Math.max(0, Math.min(last(context.answer), index));
    update(context.answer);
    panes[at].focus({ preventScroll: true });
  }

  function reveal() {
    set({ revealed: true });
    at = 1;
    update(context.answer);
    deciding.focus({ preventScroll: true });
  }

  const label = (id) => spec.comparisons.find((each) => each.id === id).label;

  function open() {
    if (known.firstChild) return;
    deciding.append(
      h("p", { class: "si-label" }, t("bestComparison")),
      h("p", { class: "si-strong" }, label(spec.deciding)),
      h("p", {}, spec.why),
    );
    if (spec.known.length) {
      const facts = spec.known.map((each) =>
        h("li", {}, each.text, h("p", { class: "si-source" }, `${t("source")}: ${each.source}`)),
      );
      known.append(h("div", {}, h("p", { class: "si-label" }, t("known")), h("ul", {}, facts)));
    }
    known.append(context.reasoning());
  }

  function update(answer) {
    at = Math.min(at, last(answer));
    list.show(answer.order, answer.revealed);
    own.show(answer.own, answer.revealed);
    own.el.hidden = answer.revealed && !answer.own;
    comparison.show(answer.comparison, answer.revealed);
    panes.forEach((pane, index) => {
      pane.hidden = index !== at;
      tabs[index].setAttribute("aria-current", String(index === at));
    });
    tabs[2].hidden = !answer.revealed;
    steer.show(at, last(answer));
    const left = spec.rivals.length - answer.order.length;
    count.textContent = answer.revealed
      ? ""
      : left
        ? t("rivalsLeft", { n: left })
        : answer.comparison
          ? ""
          : t("comparisonLeft");
    show.disabled = left > 0 || !answer.comparison;
    show.hidden = answer.revealed;
    deciding.hidden = !answer.revealed;
    if (answer.revealed) open();
    else {
      deciding.replaceChildren();
      known.replaceChildren();
    }
  }

  return { update };
}

export const alternatives = {
  empty: () => ({ order: [], own: "", comparison: null, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
