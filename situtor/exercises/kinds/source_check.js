// Who says so, how do they know, what do others say: trust before and after asking.

import { h } from "../front/dom.js";
import { radios, words } from "../front/fields.js";
import { tray } from "../front/tray.js";

const QUESTIONS = ["who", "how", "others"];

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  const scale = [1, 2, 3, 4, 5].map((each) => ({ id: each, label: t(`trust${each}`) }));
  const trust = (part) =>
    radios({ legend: t(`trust_${part}`), options: scale, pick: (id) => set({ [part]: id }) });

  const before = trust("before");
  const after = trust("after");
  const ask = h("span", {});
  const notes = words({
    label: ask,
    write: (value) => set({ [QUESTIONS[steps.at]]: value }, QUESTIONS[steps.at]),
    rows: 1,
  });
  const found = h("div", { class: "si-found", tabindex: -1 });
  const look = h(
    "button",
    {
      type: "button",
      class: "si-main",
      onclick() {
        set({ step: steps.at + 1 });
        found.focus({ preventScroll: true });
      },
    },
    t("lookUp"),
  );
  const item = h("div", { class: "si-item" }, notes.el, look, found);
  const open = h(
    "button",
    { type: "button", class: "si-main", onclick: () => set({ revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  const end = h("div", { class: "si-item" }, after.el, open, model);
  const steps = tray({
    t,
    count: QUESTIONS.length,
    end: t("verdictTitle"),
    opened: () => context.answer.step >= QUESTIONS.length,
    state(index) {
      const done = context.answer.step > index;
      return { side: done ? "placed" : "", label: `${t(`ask_${QUESTIONS[index]}`)}, ${done ? t("foundOut") : t("left")}` };
    },
    show(index, atEnd) {
      const name = QUESTIONS[index];
      const { answer } = context;
      item.hidden = atEnd;
      end.hidden = !atEnd;
      ask.textContent = t(`ask_${name}`);
      notes.show(answer[name]);
      // One question opens the next: nothing is looked up out of order.
      look.disabled = answer.step < index;
      look.hidden = answer.step > index;
      found.replaceChildren();
      if (answer.step > index) {
        const { text, source } = spec.found[name];
        found.append(
          h("p", {}, h("span", { class: "si-label" }, `${t("foundOut")} `), text),
          h("p", { class: "si-source" }, `${t("source")}: ${source}`),
        );
      }
      return atEnd ? end : notes.area;
    },
  });
  const inquiry = h("div", {}, steps.list, item, end, steps.steer);

  body.append(
    h(
      "div",
      { class: "si-claim" },
      h("p", {}, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim.text),
      h("p", { class: "si-source" }, `${t("source")}: ${spec.claim.source}`),
    ),
    before.el,
    inquiry,
  );

  return {
    update(answer) {
      before.show(answer.before, answer.step > 0);
      before.el.hidden = answer.step > 0;
      inquiry.hidden = answer.before === null;
      steps.paint();
      after.show(answer.after, answer.revealed);
      open.disabled = answer.after === null;
      open.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) {
        const was = scale.find((each) => each.id === answer.before)?.label;
        model.append(h("p", {}, `${t("trust_before")} ${was}`), context.reasoning());
      }
    },
  };
}

export const source_check = {
  empty: () => ({ who: "", how: "", others: "", before: null, after: null, step: 0, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
