// One poster for a group: from the problem to how they will know. Printed, it fills one A3 sheet.

import { h } from "../front/dom.js";
import { words } from "../front/fields.js";

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
  const print = h("button", { type: "button", class: "si-main", onclick: poster }, t("poster"));
  const open = h(
    "button",
    { type: "button", onclick: () => context.set({ ...context.answer, revealed: true }) },
    t("reasoning"),
  );
  const model = h("div", {});
  body.append(
    group.el,
    h("div", { class: "si-canvas-boxes" }, boxes.map((box) => h("div", { class: "si-item" }, box.field.el))),
    h("div", { class: "si-row si-steer" }, print, open),
    model,
  );

  // A page of its own, so that nothing of the lesson is printed with it.
  function poster() {
    const sheet = window.open("", "_blank");
    if (!sheet) return;
    const page = sheet.document;
    page.title = `${spec.title} ${context.answer.group}`;
    page.documentElement.lang = spec.lang;
    const look = page.createElement("style");
    look.textContent =
      "@page{size:A3 landscape;margin:12mm}body{font:15pt/1.5 Sarabun,'Noto Sans Thai',sans-serif;margin:0}" +
      "h1{font-size:26pt;margin:0}p{margin:0 0 4mm}main{display:grid;grid-template-columns:repeat(3,1fr);gap:5mm}" +
      "section{border:1pt solid #6b7785;border-radius:3mm;padding:4mm;min-height:52mm;break-inside:avoid;white-space:pre-wrap}" +
      "h2{font-size:16pt;color:#0b5f8a;margin:0 0 2mm}";
    page.head.append(look);
    const make = (name, text, ...children) => {
      const element = page.createElement(name);
      element.textContent = text;
      element.append(...children);
      return element;
    };
    page.body.append(
      make("h1", spec.title),
      make("p", context.answer.group),
      make(
        "main",
        "",
        ...spec.boxes.map((box) =>
          make("section", "", make("h2", box.title), context.answer.boxes[box.id] ?? ""),
        ),
      ),
    );
    sheet.print();
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
