// Vote, discuss, vote again. The first vote stays as it was cast.

import { h } from "../front/dom.js";
import { levels, radios, words } from "../front/fields.js";

const SURE = ["little", "fairly", "very"];
const blank = () => ({ choice: null, sure: null, why: "" });

function ballot(round, context) {
  const { spec, t } = context;
  const change = (part, value, quick) =>
    context.set(
      { ...context.answer, [round]: { ...context.answer[round], [part]: value } },
      { quick },
    );
  const choice = radios({
    legend: t("choose"),
    options: spec.options,
    pick: (id) => change("choice", id),
    column: true,
  });
  const sure = radios({
    legend: t("sure"),
    options: levels(t, SURE),
    pick: (id) => change("sure", id),
  });
  const why = words({
    label: t("why"),
    write: (value) => change("why", value, true),
    rows: 1,
    most: 1000,
  });
  const button = h("button", { type: "button", class: "si-main" }, t(round));
  return {
    el: h(
      "div",
      { class: "si-ballot" },
      choice.el,
      h("div", { class: "si-side" }, sure.el, why.el, button),
    ),
    button,
    update(value) {
      choice.show(value.choice);
      sure.show(value.sure);
      why.show(value.why);
      button.disabled = value.choice === null;
    },
  };
}

function draw(body, context) {
  const { spec, t } = context;
  const to = (stage, more) => () => {
    context.set({ ...context.answer, stage, ...more?.() });
    body.querySelector(".si-stage:not([hidden])")?.focus();
  };
  const first = ballot("first", context);
  const second = ballot("second", context);
  first.button.addEventListener("click", to("discuss"));
  second.button.addEventListener("click", to("done"));
  const stage = (name, ...content) =>
    h("div", { class: "si-stage", "data-stage": name, tabindex: -1 }, ...content);
  const result = h("div", {});
  const steps = h(
    "ol",
    { class: "si-steps" },
    ["first", "discuss", "second"].map((name) => h("li", { "data-step": name }, t(name))),
  );
  body.append(
    steps,
    stage("first", first.el),
    stage(
      "discuss",
      h("p", { class: "si-talk" }, spec.discuss),
      h(
        "button",
        {
          type: "button",
          class: "si-main",
          onclick: to("second", () => ({ second: { ...context.answer.first, why: "" } })),
        },
        t("toSecond"),
      ),
    ),
    stage("second", second.el),
    stage("done", result),
  );
  const label = (id) => spec.options.find((option) => option.id === id)?.label ?? "–";
  const cast = ({ choice, sure }) => (sure ? `${label(choice)} (${t(sure)})` : label(choice));
  return {
    update(answer) {
      first.update(answer.first);
      second.update(answer.second);
      for (const each of body.querySelectorAll(".si-stage")) {
        each.hidden = each.dataset.stage !== answer.stage;
      }
      for (const each of steps.children) {
        if (each.dataset.step === answer.stage) each.setAttribute("aria-current", "step");
        else each.removeAttribute("aria-current");
      }
      steps.hidden = answer.stage === "done";
      if (answer.stage !== "done") return;
      const moved = answer.first.choice !== answer.second.choice;
      result.replaceChildren(
        h(
          "dl",
          { class: "si-votes" },
          ["first", "second"].map((round) =>
            h("div", {}, h("dt", {}, t(round)), h("dd", {}, cast(answer[round]))),
          ),
        ),
        h("p", { class: "si-label" }, moved ? t("changed") : t("kept")),
        context.reasoning(),
      );
    },
  };
}

export const vote = {
  empty: () => ({ stage: "first", first: blank(), second: blank() }),
  draw,
};
