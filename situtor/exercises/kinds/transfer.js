// Would it work in my tambon? Each condition there, whether we have it here, then a verdict.

import { h } from "../front/dom.js";
import { levels, radios, words } from "../front/fields.js";
import { tray } from "../front/tray.js";

const HAVE = ["yes", "partly", "no"];
const SIDE = { yes: "for", partly: "beside", no: "against" };
const VERDICTS = ["works", "works_changed", "does_not"];

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  const here = (condition) => context.answer.here[condition.id] ?? { have: null, note: "" };
  const all = () => spec.conditions.every((condition) => here(condition).have);

  function put(part, value, quick) {
    const condition = spec.conditions[steps.at];
    const own = { ...here(condition), [part]: value };
    set({ here: { ...context.answer.here, [condition.id]: own } }, quick);
  }

  const there = h("p", { class: "si-item-text si-strong" });
  const source = h("p", { class: "si-source" });
  const have = radios({
    legend: t("haveHere"),
    options: levels(t, HAVE),
    pick: (id) => put("have", id),
  });
  const ask = h("span", {});
  const note = words({ label: ask, write: (value) => put("note", value, true), most: 1000 });
  const item = h("div", { class: "si-item" }, there, source, have.el, note.el);

  const verdict = radios({
    legend: t("verdict"),
    options: levels(t, VERDICTS),
    pick: (id) => set({ verdict: id }),
  });
  const change = words({
    label: t("wouldChange"),
    write: (value) => set({ change: value }, true),
    rows: 1,
  });
  const open = h(
    "button",
    { type: "button", class: "si-main", onclick: () => set({ revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  const end = h("div", { class: "si-item" }, verdict.el, change.el, open, model);

  const steps = tray({
    t,
    count: spec.conditions.length,
    end: t("verdictTitle"),
    opened: all,
    state(index) {
      const own = here(spec.conditions[index]).have;
      return { side: SIDE[own] ?? "", label: own ? t(own) : t("left") };
    },
    show(index, atEnd) {
      const condition = spec.conditions[index];
      item.hidden = atEnd;
      end.hidden = !atEnd;
      there.textContent = condition.there;
      source.textContent = `${t("source")}: ${condition.source}`;
      ask.textContent = condition.ask;
      have.show(here(condition).have);
      note.show(here(condition).note);
      return atEnd ? end : there;
    },
  });
  body.append(steps.list, item, end, steps.steer);

  return {
    update(answer) {
      steps.paint();
      verdict.show(answer.verdict);
      change.show(answer.change);
      open.disabled = answer.verdict === null;
      open.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) model.append(context.reasoning());
    },
  };
}

export const transfer = {
  empty: () => ({ here: {}, change: "", verdict: null, revealed: false }),
  draw,
};
