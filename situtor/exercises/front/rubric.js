// Placing oneself on four levels, before and after seeing the reasoning.

import { h } from "./dom.js";
import { radios } from "./fields.js";

export function rubric({ t, levels, pick }) {
  const options = levels.map((text, index) => ({ id: index + 1, label: text }));
  const one = (part) =>
    radios({ legend: t(`rubric_${part}`), options, pick: (id) => pick(part, id), column: true, part });
  const before = one("before");
  const after = one("after");
  return {
    el: h("div", { class: "si-rubric" }, before.el, after.el),
    show(answer) {
      before.show(answer.before, answer.revealed);
      after.el.hidden = !answer.revealed;
      after.show(answer.after);
    },
  };
}
