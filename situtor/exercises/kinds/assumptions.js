// What must be true for this to have worked? Then, which of these would we bet on?

import { h } from "../front/dom.js";
import { levels, radios, words } from "../front/fields.js";
import { tray } from "../front/tray.js";

const HOW = ["little", "fairly", "very"];
const ENOUGH = 3;
const SLOTS = 5;
const blank = () => ({ text: "", sure: null, decisive: null });

function draw(body, context) {
  const { spec, t } = context;
  const slots = () => Array.from({ length: SLOTS }, (_, at) => context.answer.items[at] ?? blank());
  const written = () => slots().filter((item) => item.text.trim()).length;

  function change(part, value, quick = false) {
    const items = slots().map((item, at) => (at === steps.at ? { ...item, [part]: value } : item));
    // Empty places behind the last one written are not part of the answer.
    while (items.length && JSON.stringify(items.at(-1)) === JSON.stringify(blank())) items.pop();
    context.set({ ...context.answer, items }, { quick: quick && `${part} ${steps.at}` });
  }

  const ask = h("span", {});
  const text = words({ label: ask, write: (value) => change("text", value, true), rows: 1, most: 1000 });
  const sure = radios({
    legend: t("assumptionSure"),
    options: levels(t, HOW),
    pick: (id) => change("sure", id),
  });
  const decisive = radios({
    legend: t("assumptionDecisive"),
    options: HOW.map((id) => ({ id, label: t(`harm_${id}`) })),
    pick: (id) => change("decisive", id),
  });
  const item = h("div", { class: "si-item" }, text.el, h("div", { class: "si-row" }, sure.el, decisive.el));
  const open = h(
    "button",
    { type: "button", class: "si-main", onclick: () => context.set({ ...context.answer, revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  const end = h("div", { class: "si-item" }, open, model);
  const hint = h("span", { class: "si-count", role: "status" });
  const steps = tray({
    t,
    count: SLOTS,
    end: t("othersThought"),
    opened: () => written() >= ENOUGH,
    state(index) {
      const done = slots()[index].text.trim();
      return { side: done ? "placed" : "", label: done ? t("written") : t("unwritten") };
    },
    show(index, atEnd) {
      const own = slots()[index];
      item.hidden = atEnd;
      end.hidden = !atEnd;
      ask.textContent = t("assumptionNumber", { n: index + 1 });
      text.show(own.text);
      sure.show(own.sure);
      decisive.show(own.decisive);
      return atEnd ? end : text.area;
    },
    extra: [hint],
  });
  body.append(
    h("p", { class: "si-claim" }, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim),
    h("p", { class: "si-ask" }, t("premortem")),
    steps.list,
    item,
    end,
    steps.steer,
  );

  return {
    update(answer) {
      steps.paint();
      const left = ENOUGH - written();
      hint.textContent = left > 0 ? t("assumptionsLeft", { n: left }) : "";
      open.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) {
        const rows = spec.examples.map((each) =>
          h("li", {}, h("strong", {}, each.text), ` ${t("howTest")}: ${each.test}`),
        );
        model.append(h("ul", {}, rows), context.reasoning());
      }
    },
  };
}

export const assumptions = {
  empty: () => ({ items: [], revealed: false }),
  draw,
};
