// Write first; then place yourself, see the reasoning, and place yourself again.

import { h } from "../front/dom.js";
import { words } from "../front/fields.js";
import { rubric } from "../front/rubric.js";
import { tray } from "../front/tray.js";

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  const text = (question) => context.answer.texts[question.id] ?? "";
  const all = () => spec.questions.every((question) => text(question).trim());

  const ask = h("span", { class: "si-strong" });
  const area = words({
    label: ask,
    write: (value) =>
      set({ texts: { ...context.answer.texts, [spec.questions[steps.at].id]: value } }, true),
    rows: 4,
  });
  const item = h("div", { class: "si-item" }, area.el);
  const place = rubric({ t, levels: spec.rubric, pick: (part, id) => set({ [part]: id }) });
  const open = h(
    "button",
    { type: "button", class: "si-main", onclick: () => set({ revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  const end = h("div", { class: "si-item" }, place.el, open, model);
  const steps = tray({
    t,
    count: spec.questions.length,
    end: t("rubricTitle"),
    opened: all,
    state: (index) => {
      const done = text(spec.questions[index]).trim();
      return { side: done ? "placed" : "", label: done ? t("written") : t("unwritten") };
    },
    show(index, atEnd) {
      item.hidden = atEnd;
      end.hidden = !atEnd;
      ask.textContent = spec.questions[index].label;
      area.show(text(spec.questions[index]));
      return atEnd ? end : area.area;
    },
  });
  body.append(steps.list, item, end, steps.steer);

  return {
    update(answer) {
      steps.paint();
      place.show(answer);
      open.disabled = answer.before === null;
      open.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) model.append(context.reasoning());
    },
  };
}

export const reflect = {
  empty: () => ({ texts: {}, before: null, after: null, revealed: false }),
  draw,
};
