// One poster for a group: from the problem to how they will know. Printed, it fills one A3 sheet.

import { h } from "../front/dom.js";
import { words } from "../front/fields.js";
import { poster } from "../front/poster.js";

function draw(body, context) {
  const { spec, t } = context;
  const set = (change) => context.set({ ...context.answer, ...change }, { quick: true });
  const group = words({ label: t("group"), write: (value) => set({ group: value }), rows: 1, most: 200 });
  const boxes = spec.boxes.map((box) => ({
    id: box.id,
    field: words({
      label: h("span", {}, h("strong", {}, box.title), h("span", { class: "si-box-ask" }, ` ${box.ask}`)),
      write: (value) => set({ boxes: { ...context.answer.boxes, [box.id]: value } }),
      rows: 2,
    }),
  }));
  const print = h("button", { type: "button", class: "si-main", onclick: () => sheet().print() }, t("poster"));
  const take = (name, kind) =>
    h("button", { type: "button", "aria-label": `${t("posterAs")} ${name}`, onclick: () => sheet()[kind]() }, name);
  const open = h(
    "button",
    { type: "button", onclick: () => context.set({ ...context.answer, revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  body.append(
    group.el,
    h("div", { class: "si-canvas-boxes" }, boxes.map((box) => h("div", { class: "si-item" }, box.field.el))),
    h("div", { class: "si-row si-steer" }, print, take("PNG", "png"), take("HTML", "html"), open),
    model,
  );

  function sheet() {
    const written = spec.boxes.map((box) => ({ title: box.title, text: context.answer.boxes[box.id] ?? "" }));
    return poster({ lang: spec.lang, name: spec.id, title: spec.title, group: context.answer.group, boxes: written });
  }

  return {
    update(answer) {
      group.show(answer.group);
      for (const box of boxes) box.field.show(answer.boxes[box.id] ?? "");
      const done = spec.boxes.every((box) => (answer.boxes[box.id] ?? "").trim());
      open.disabled = !done;
      open.hidden = answer.revealed;
      if (!answer.revealed) model.replaceChildren();
      else if (!model.firstChild) model.append(context.reasoning());
    },
  };
}

export const canvas = {
  empty: () => ({ group: "", boxes: {}, revealed: false }),
  draw,
};
