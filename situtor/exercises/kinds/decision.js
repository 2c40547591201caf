// You are the mayor. Decide first; what was chosen and what followed opens step by step.

import { h, year } from "../front/dom.js";
import { levels, radios, words } from "../front/fields.js";

const SURE = ["little", "fairly", "very"];

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  const choice = radios({
    legend: t("decide"),
    options: spec.options,
    pick: (id) => set({ choice: id }),
    column: true,
  });
  const sure = radios({ legend: t("sure"), options: levels(t, SURE), pick: (id) => set({ sure: id }) });
  const why = words({ label: t("why"), write: (value) => set({ why: value }, true), most: 1000 });
  const decide = h(
    "button",
    { type: "button", class: "si-main", onclick: () => open(1) },
    t("decideNow"),
  );
  const chosen = h("p", {});
  const story = h("ol", { class: "si-story" });
  const more = h("button", { type: "button", class: "si-main", onclick: () => open(context.answer.step + 1) }, t("whatThen"));
  const model = h("div", {});
  const first = h(
    "div",
    { class: "si-ballot" },
    choice.el,
    h("div", { class: "si-side" }, sure.el, why.el, decide),
  );
  const after = h("div", {}, chosen, story, more, model);

  body.append(
    h(
      "div",
      { class: "si-claim" },
      h("p", {}, spec.situation.text),
      h("p", { class: "si-source" }, `${t("source")}: ${spec.situation.source}`),
    ),
    first,
    after,
  );

  function open(step) {
    set({ step, revealed: step >= spec.steps.length });
    const latest = story.lastElementChild;
    if (latest) {
      latest.tabIndex = -1;
      latest.focus({ preventScroll: true });
    }
  }

  const label = (id) => spec.options.find((option) => option.id === id)?.label ?? "–";

  return {
    update(answer) {
      const decided = answer.step > 0;
      choice.show(answer.choice, decided);
      sure.show(answer.sure, decided);
      why.show(answer.why);
      decide.disabled = answer.choice === null;
      first.hidden = decided;
      after.hidden = !decided;
      const theirs = decided && spec.chosen ? ` · ${t("theyChose")}: ${label(spec.chosen)}` : "";
      chosen.textContent = decided ? `${t("youChose")}: ${label(answer.choice)}${theirs}` : "";
      while (story.children.length > answer.step) story.lastElementChild.remove();
      while (story.children.length < Math.min(answer.step, spec.steps.length)) {
        const step = spec.steps[story.children.length];
        story.append(
          h(
            "li",
            {},
            step.year ? h("span", { class: "si-when" }, year(step.year, spec.lang)) : null,
            h("p", {}, step.text),
            h("p", { class: "si-source" }, `${t("source")}: ${step.source}`),
          ),
        );
      }
      more.hidden = answer.step >= spec.steps.length;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) model.append(context.reasoning());
    },
  };
}

export const decision = {
  factual: true, // what opens is what happened, so a student copy shows it too
  empty: () => ({ choice: null, why: "", sure: null, step: 0, revealed: false }),
  locked: (answer) => answer.step > 0,
  draw,
};
