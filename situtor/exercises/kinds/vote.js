// Vote, discuss, vote again. The first vote stays as it was cast.

import { h } from "../front/dom.js";

const SURE = ["little", "fairly", "very"];
const blank = () => ({ choice: null, sure: null, why: "" });

function ballot(round, context) {
  const { spec, t } = context;
  const name = `si-${round}-${spec.case}-${spec.id}-${ballot.count++}`;
  const change = (part, value, quick) =>
    context.set(
      { ...context.answer, [round]: { ...context.answer[round], [part]: value } },
      { quick },
    );
  const radio = (part, value, label) => {
    const input = h("input", {
      type: "radio",
      name: `${name}-${part}`,
      value,
      onchange: () => change(part, value),
    });
    return h("label", { class: "si-option" }, input, h("span", {}, label));
  };
  const why = h("textarea", {
    rows: 1,
    maxlength: 1000,
    oninput: (event) => change("why", event.target.value, true),
  });
  const choices = h(
    "fieldset",
    { class: "si-choices" },
    h("legend", {}, t("choose")),
    spec.options.map((option) => radio("choice", option.id, option.label)),
  );
  const sure = h(
    "fieldset",
    { class: "si-segments" },
    h("legend", {}, t("sure")),
    SURE.map((level) => radio("sure", level, t(level))),
  );
  const button = h("button", { type: "button", class: "si-main" }, t(round));
  const el = h(
    "div",
    { class: "si-ballot" },
    choices,
    h("div", { class: "si-side" }, sure, h("label", { class: "si-why" }, t("why"), why), button),
  );
  return {
    el,
    button,
    update(value) {
      for (const input of el.querySelectorAll("input")) {
        const part = input.name.endsWith("-choice") ? "choice" : "sure";
        input.checked = value[part] === input.value;
      }
      if (why.value !== value.why) why.value = value.why;
      button.disabled = value.choice === null;
    },
  };
}
ballot.count = 0;

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
            h("div", {}, h("dt", {}, t(round)), h("dd", {}, label(answer[round].choice))),
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
