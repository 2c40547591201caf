// Rival explanations: rank them, name the comparison that would decide, then see what is known.

import { h } from "../front/dom.js";
import { radios, words } from "../front/fields.js";
import { sortable } from "../front/sortable.js";
import { tray } from "../front/tray.js";

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });

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
  const count = h("span", { class: "si-count", role: "status" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const steps = tray({
    t,
    count: 2,
    names: [`1 ${t("rankStep")}`, `2 ${t("compareStep")}`],
    end: t("reasoningTitle"), // what is known stands behind the two questions
    opened: () => context.answer.revealed,
    state: () => ({ side: "" }),
    show: (index, atEnd) => turn(atEnd ? 2 : index),
    extra: [count, show],
  });

  body.append(
    h(
      "div",
      { class: "si-claim" },
      h("p", {}, h("span", { class: "si-label" }, `${t("toExplain")} `), spec.finding.text),
      h("p", { class: "si-source" }, `${t("source")}: ${spec.finding.source}`),
    ),
    steps.list,
    ...panes,
    steps.steer,
  );

  function turn(at) {
    panes.forEach((pane, index) => {
      pane.hidden = index !== at;
    });
    return panes[at];
  }

  function reveal() {
    set({ revealed: true });
    steps.go(1);
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
    steps.paint();
    list.show(answer.order, answer.revealed);
    own.show(answer.own, answer.revealed);
    own.el.hidden = answer.revealed && !answer.own;
    comparison.show(answer.comparison, answer.revealed);
    const left = spec.rivals.length - answer.order.length;
    count.textContent = answer.revealed
      ? ""
      : left
        ? t("rowsLeft", { n: left })
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
