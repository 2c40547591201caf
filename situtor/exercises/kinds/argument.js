// Build an argument in Toulmin's six parts; the map grows as one writes.

import { h, svg } from "../front/dom.js";
import { words } from "../front/fields.js";
import { lines, savePng, saveSvg } from "../front/picture.js";
import { rubric } from "../front/rubric.js";
import { tray } from "../front/tray.js";

const PARTS = ["claim", "grounds", "warrant", "backing", "qualifier", "rebuttal"];
const NEEDED = ["claim", "grounds", "warrant"];
// Where each part stands on the map: column and row of a three by three grid.
const PLACES = {
  grounds: [0, 0],
  qualifier: [1, 0],
  claim: [2, 0],
  warrant: [0.5, 1],
  rebuttal: [2, 1],
  backing: [0.5, 2],
};
const LINKS = [
  ["grounds", "qualifier"],
  ["qualifier", "claim"],
  ["warrant", "grounds"],
  ["backing", "warrant"],
  ["rebuttal", "claim"],
];
const BOX = { width: 290, across: 330, gap: 30 };
const LETTERS = 30;
const FEW = 4; // lines to a box on the screen; taken along, it holds all that was written

function map(context, most = FEW) {
  const { spec, t, answer } = context;
  const broken = Object.fromEntries(PARTS.map((part) => [part, lines(answer[part].trim(), spec.lang, LETTERS)]));
  const heights = [0, 1, 2].map((row) => {
    const longest = PARTS.filter((part) => PLACES[part][1] === row).map((part) => Math.min(most, broken[part].length));
    return 40 + 24 * Math.max(FEW, ...longest);
  });
  const top = (row) => 10 + heights.slice(0, row).reduce((sum, each) => sum + each + BOX.gap, 0);
  const corner = (part) => [PLACES[part][0] * BOX.across + 10, top(PLACES[part][1])];
  const middle = (part) => {
    const [left, above] = corner(part);
    return [left + BOX.width / 2, above + heights[PLACES[part][1]] / 2];
  };
  const viewBox = `0 0 980 ${top(2) + heights[2] + 14}`;
  const drawing = svg("svg", { class: "si-map-argument", viewBox, role: "img", "aria-label": spec.title });
  for (const [from, to] of LINKS) {
    const [[x1, y1], [x2, y2]] = [middle(from), middle(to)];
    drawing.append(svg("line", { class: "si-link", x1, y1, x2, y2 }));
  }
  for (const part of PARTS) {
    const [x, y] = corner(part);
    const shown = broken[part].slice(0, most);
    if (broken[part].length > most) shown[most - 1] += " …";
    const look = answer[part].trim() ? "si-box" : "si-box si-empty";
    drawing.append(
      svg("rect", { class: look, x, y, width: BOX.width, height: heights[PLACES[part][1]], rx: 8 }),
      svg("text", { class: "si-box-name", x: x + 12, y: y + 23 }, t(part)),
      ...shown.map((line, index) =>
        svg("text", { class: "si-box-text", x: x + 12, y: y + 48 + index * 24 }, line),
      ),
    );
  }
  return drawing;
}

function draw(body, context) {
  const { spec, t } = context;
  const set = (change, quick) => context.set({ ...context.answer, ...change }, { quick });
  const ready = () => NEEDED.every((part) => context.answer[part].trim());

  const ask = h("span", {});
  const area = words({ label: ask, write: (value) => set({ [PARTS[steps.at]]: value }, true), rows: 2 });
  const model = h("p", { class: "si-why-box" });
  const item = h("div", { class: "si-item" }, area.el, model);
  const place = rubric({ t, levels: spec.rubric, pick: (part, id) => set({ [part]: id }) });
  const open = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const thought = h("div", {});
  const end = h("div", { class: "si-item" }, place.el, open, thought);
  const picture = h("div", { class: "si-argument-map", tabindex: 0, role: "region", "aria-label": spec.title });
  const keep = (label, save) =>
    h("button", { type: "button", class: "si-quiet", onclick: () => take(save) }, label);
  const steps = tray({
    t,
    count: PARTS.length,
    end: t("rubricTitle"),
    opened: ready,
    state: (index) => {
      const done = context.answer[PARTS[index]].trim();
      return { side: done ? "placed" : "", label: `${t(PARTS[index])}, ${done ? t("written") : t("unwritten")}` };
    },
    show(index, atEnd) {
      const part = PARTS[index];
      const { answer } = context;
      item.hidden = atEnd;
      end.hidden = !atEnd;
      ask.replaceChildren(h("strong", {}, `${t(part)} `), t(`${part}Ask`));
      area.show(answer[part]);
      model.textContent = answer.revealed ? `${t("modelArgument")}: ${spec.model[part]}` : "";
      return atEnd ? end : area.area;
    },
    extra: [keep("SVG", saveSvg), keep("PNG", savePng)],
  });
  body.append(steps.list, h("div", { class: "si-argument" }, h("div", {}, item, end), picture), steps.steer);

  function reveal() {
    set({ revealed: true });
    steps.restart();
  }

  function take(save) {
    const whole = map(context, Infinity);
    picture.append(whole); // where the style sheet reaches it
    save(whole, spec.id);
    whole.remove();
  }

  return {
    update(answer) {
      steps.paint();
      place.show(answer);
      open.disabled = answer.before === null;
      open.hidden = answer.revealed;
      if (!answer.revealed) thought.replaceChildren();
      else if (!thought.firstChild) thought.append(context.reasoning());
      picture.replaceChildren(map(context));
    },
  };
}

export const argument = {
  empty: (spec) => ({
    claim: spec.claim,
    grounds: "",
    warrant: "",
    backing: "",
    qualifier: "",
    rebuttal: "",
    before: null,
    after: null,
    revealed: false,
  }),
  draw,
};
