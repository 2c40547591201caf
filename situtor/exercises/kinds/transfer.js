// Would it work in my tambon? Each condition there, and whether we have it here.

import { h } from "../front/dom.js";
import { levels, radios, words } from "../front/fields.js";

const HAVE = ["yes", "partly", "no"];
const VERDICTS = ["works", "works_changed", "does_not"];

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  const at = (id) => context.answer.here[id] ?? { have: null, note: "" };
  const put = (id, part, value, quick) =>
    set({ here: { ...context.answer.here, [id]: { ...at(id), [part]: value } } }, quick);

  const rows = spec.conditions.map((condition) => {
    const have = radios({
      legend: t("haveHere"),
      options: levels(t, HAVE),
      pick: (id) => put(condition.id, "have", id),
    });
    const note = words({
      label: condition.ask,
      write: (value) => put(condition.id, "note", value, true),
      rows: 1,
      most: 1000,
    });
    const el = h(
      "li",
      { class: "si-item" },
      h("div", {}, h("p", { class: "si-strong" }, condition.there), h("p", { class: "si-source" }, `${t("source")}: ${condition.source}`)),
      h("div", {}, have.el, note.el),
    );
    return { id: condition.id, el, have, note };
  });
  const verdict = radios({
    legend: t("verdict"),
    options: levels(t, VERDICTS),
    pick: (id) => set({ verdict: id }),
  });
  const change = words({ label: t("wouldChange"), write: (value) => set({ change: value }, true), rows: 1 });
  const show = h(
    "button",
    { type: "button", class: "si-main", onclick: () => set({ revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  body.append(
    h("ol", { class: "si-conditions" }, rows.map((row) => row.el)),
    h("div", { class: "si-row" }, verdict.el, show),
    change.el,
    model,
  );

  return {
    update(answer) {
      for (const row of rows) {
        row.have.show(at(row.id).have);
        row.note.show(at(row.id).note);
      }
      verdict.show(answer.verdict);
      change.show(answer.change);
      const done = rows.every((row) => at(row.id).have) && answer.verdict;
      show.disabled = !done;
      show.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) model.append(context.reasoning());
    },
  };
}

export const transfer = {
  empty: () => ({ here: {}, change: "", verdict: null, revealed: false }),
  draw,
};
