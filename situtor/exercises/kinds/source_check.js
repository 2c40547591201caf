// Who says so, how do they know, what do others say: trust before and after asking.

import { h } from "../front/dom.js";
import { radios, words } from "../front/fields.js";

const QUESTIONS = ["who", "how", "others"];

function draw(body, context) {
  const { spec, t } = context;
  const scale = [1, 2, 3, 4, 5].map((each) => ({ id: each, label: t(`trust${each}`) }));
  const trust = (part) =>
    radios({ legend: t(`trust_${part}`), options: scale, pick: (id) => set({ [part]: id }) });
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });

  const before = trust("before");
  const after = trust("after");
  const steps = QUESTIONS.map((name, index) => {
    const notes = words({
      label: t(`ask_${name}`),
      write: (value) => set({ [name]: value }, true),
      rows: 1,
    });
    const found = h("div", { class: "si-found", tabindex: -1 });
    const open = h(
      "button",
      {
        type: "button",
        class: "si-main",
        onclick() {
          set({ step: index + 1 });
          found.focus({ preventScroll: true });
        },
      },
      t("lookUp"),
    );
    return { name, notes, found, open, el: h("div", { class: "si-item" }, notes.el, open, found) };
  });
  const show = h(
    "button",
    { type: "button", class: "si-main", onclick: () => set({ revealed: true }) },
    t("reasoning"),
  );
  const end = h("div", {}, after.el, show);
  const model = h("div", {});

  body.append(
    h(
      "div",
      { class: "si-claim" },
      h("p", {}, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim.text),
      h("p", { class: "si-source" }, `${t("source")}: ${spec.claim.source}`),
    ),
    before.el,
    h("div", { class: "si-columns" }, steps.map((step) => step.el)),
    end,
    model,
  );

  return {
    update(answer) {
      before.show(answer.before, answer.step > 0);
      after.show(answer.after, answer.revealed);
      steps.forEach((step, index) => {
        const open = answer.step > index;
        step.el.hidden = answer.before === null || answer.step < index;
        step.notes.show(answer[step.name]);
        step.open.hidden = open;
        step.found.hidden = !open;
        if (!open) step.found.replaceChildren();
        else if (!step.found.firstChild) {
          const { text, source } = spec.found[step.name];
          step.found.append(
            h("p", { class: "si-label" }, t("foundOut")),
            h("p", {}, text),
            h("p", { class: "si-source" }, `${t("source")}: ${source}`),
          );
        }
      });
      end.hidden = answer.step < QUESTIONS.length;
      show.disabled = answer.after === null;
      show.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) model.append(context.reasoning());
    },
  };
}

export const source_check = {
  empty: () => ({ who: "", how: "", others: "", before: null, after: null, step: 0, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
