// Sort each into the frame; then compare with a sorting one can defend.

import { h } from "../front/dom.js";
import { radios } from "../front/fields.js";
import { tray } from "../front/tray.js";

function draw(body, context) {
  const { spec, t } = context;
  const given = (unit) => context.answer.codes[unit.id];
  const label = (id) => spec.codes.find((code) => code.id === id)?.label;

  const text = h("p", { class: "si-item-text" });
  const source = h("p", { class: "si-source" });
  const choice = radios({
    legend: t("codeAs"),
    options: spec.codes,
    pick: (id) =>
      context.set({
        ...context.answer,
        codes: { ...context.answer.codes, [spec.units[steps.at].id]: id },
      }),
  });
  const why = h("div", { class: "si-why-box" });
  const item = h("div", { class: "si-item" }, text, source, choice.el, why);
  const summary = h("div", { class: "si-item" });
  const count = h("span", { class: "si-count" });
  const open = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const steps = tray({
    t,
    count: spec.units.length,
    end: t("reasoningTitle"),
    opened: () => context.answer.revealed,
    state: (index) => ({
      side: given(spec.units[index]) ? "placed" : "",
      label: label(given(spec.units[index])) ?? t("left"),
    }),
    show,
    extra: [count, open],
  });
  body.append(steps.list, item, summary, steps.steer);

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    steps.restart();
  }

  function show(index, atEnd) {
    const unit = spec.units[index];
    const { revealed } = context.answer;
    item.hidden = atEnd;
    summary.hidden = !atEnd;
    text.textContent = unit.text;
    source.textContent = unit.source ? `${t("source")}: ${unit.source}` : "";
    choice.show(given(unit), revealed);
    why.replaceChildren();
    if (revealed) {
      why.append(
        h("p", {}, h("span", { class: "si-label" }, `${t("defendCode")}: `), label(unit.code)),
        h("p", {}, unit.why),
      );
    }
    return atEnd ? summary : text;
  }

  function update(answer) {
    steps.paint();
    const done = spec.units.filter(given).length;
    count.textContent = t("placed", { n: done, of: spec.units.length });
    open.disabled = done < spec.units.length;
    open.hidden = answer.revealed;
    summary.replaceChildren();
    if (!answer.revealed) return;
    const same = spec.units.filter((unit) => given(unit) === unit.code).length;
    summary.append(
      h("p", { class: "si-strong" }, t("codedAlike", { n: same, of: spec.units.length })),
      context.reasoning(),
    );
  }

  return { update };
}

export const coding = {
  empty: () => ({ codes: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
