// Claim against evidence: one piece at a time, so that it fits a phone and a slide.

import { h } from "../front/dom.js";
import { levels, radios } from "../front/fields.js";
import { tray } from "../front/tray.js";

const SIDES = ["for", "against", "beside"];
const STRENGTHS = ["strong", "moderate", "weak"];

function draw(body, context) {
  const { spec, t } = context;
  const own = (item) => context.answer.placed[item.id] ?? { side: null, strength: null };

  const text = h("p", { class: "si-item-text" });
  const source = h("p", { class: "si-source" });
  const choice = (part, values) =>
    radios({ legend: t(part), options: levels(t, values), pick: (id) => place(part, id), part });
  const side = choice("side", SIDES);
  const strength = choice("strength", STRENGTHS);
  const why = h("div", { class: "si-why-box" });
  const item = h(
    "div",
    { class: "si-item" },
    text,
    source,
    h("div", { class: "si-row" }, side.el, strength.el),
    why,
  );
  const summary = h("div", { class: "si-item" });
  const count = h("span", { class: "si-count" });
  const open = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const steps = tray({
    t,
    count: spec.items.length,
    end: t("reasoningTitle"),
    opened: () => context.answer.revealed,
    state(index) {
      const placed = own(spec.items[index]).side;
      return { side: placed ?? "", label: placed ? t(placed) : t("left") };
    },
    show,
    extra: [count, open],
  });
  body.append(
    h("p", { class: "si-claim" }, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim),
    steps.list,
    item,
    summary,
    steps.steer,
  );

  function place(part, value) {
    const current = spec.items[steps.at];
    const placed = { ...context.answer.placed, [current.id]: { ...own(current), [part]: value } };
    context.set({ ...context.answer, placed });
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    steps.restart();
  }

  function show(index, atEnd) {
    const current = spec.items[index];
    const { revealed } = context.answer;
    item.hidden = atEnd;
    summary.hidden = !atEnd;
    text.textContent = current.text;
    source.textContent = `${t("source")}: ${current.source}`;
    side.show(own(current).side, revealed);
    strength.show(own(current).strength, revealed || own(current).side === "beside");
    why.replaceChildren();
    if (revealed) {
      const weight = current.side === "beside" ? "" : ` · ${t(current.strength)}`;
      const defended = `${t(current.side)}${weight}`;
      why.append(
        h("p", {}, h("span", { class: "si-label" }, `${t("defend")}: `), defended),
        h("p", {}, current.why),
      );
    }
    return atEnd ? summary : text;
  }

  function update(answer) {
    steps.paint();
    const done = spec.items.filter((each) => own(each).side).length;
    count.textContent = t("placed", { n: done, of: spec.items.length });
    open.disabled = done < spec.items.length;
    open.hidden = answer.revealed;
    summary.replaceChildren();
    if (answer.revealed) summary.append(context.reasoning());
  }

  return { update };
}

export const evidence = {
  empty: () => ({ placed: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
