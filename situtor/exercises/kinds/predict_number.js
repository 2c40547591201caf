// A number: one's best guess and a range one is nine-in-ten sure of, then the truth, on one scale.
// The scale is a picture for finger and mouse; the three fields say and do the same by keyboard
// and for those who listen, so the scale is hidden from them.

import { h, number as shown, svg } from "../front/dom.js";

const PARTS = ["low", "best", "high"];
const REACH = 22; // pixels within which one means the mark, not the empty scale

// A few round values, fewer where they are long, so that they stay apart on a phone.
function ticks(low, high) {
  const rough = (high - low) / (shown(high).length > 6 ? 2 : 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough);
  const all = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) all.push(value);
  return all;
}

function draw(body, context) {
  const { spec, t } = context;
  const { truth } = spec;
  let stroke = 0; // each drag is one step to take back
  let held = null;
  let typing = null;

  const share = (value) => (value - spec.low) / (spec.high - spec.low);
  const percent = (value) => `${(share(value) * 100).toFixed(2)}%`;
  const label = (value) => `${shown(value)} ${spec.unit}`;

  const scale = svg("svg", { class: "si-canvas si-scale", "aria-hidden": "true" });
  const fields = PARTS.map((part) => {
    const input = h("input", {
      type: "number",
      min: spec.low,
      max: spec.high,
      step: spec.step,
      inputmode: "decimal",
      oninput: () => type(part, input.value),
      onchange: () => settle(part, input.value),
    });
    return { part, input, el: h("label", {}, h("span", {}, t(`guess_${part}`)), input) };
  });
  const hint = h("span", { class: "si-hint", role: "status" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("show"));
  const steer = h("div", { class: "si-row si-steer" }, show, hint);
  const outcome = h("div", { class: "si-outcome", tabindex: -1 });
  body.append(
    h(
      "div",
      { class: "si-two" },
      h(
        "div",
        {},
        h("div", { class: "si-plot si-scale-box" }, scale),
        h(
          "fieldset",
          { class: "si-numbers" },
          h("legend", {}, `${t("unit")}: ${spec.unit}`),
          fields.map((field) => field.el),
        ),
        steer,
      ),
      outcome,
    ),
  );

  // A mark that is moved past another takes it along: lowest ≤ best ≤ highest, always.
  function put(part, value, quick) {
    if (context.answer.revealed) return;
    const next = { ...context.answer, [part]: null };
    if (value !== null) {
      const stepped = spec.low + Math.round((value - spec.low) / spec.step) * spec.step;
      next[part] = Number(Math.max(spec.low, Math.min(spec.high, stepped)).toFixed(6));
      PARTS.forEach((each, place) => {
        if (each === part || next[each] === null) return;
        const bound = place < PARTS.indexOf(part) ? Math.min : Math.max;
        next[each] = bound(next[each], next[part]);
      });
    }
    context.set(next, { quick });
  }

  // Half a number typed ("1" of "1500") must not push the others about: it waits until it is done.
  function type(part, text) {
    typing = part;
    const value = Number(text);
    const { low, best, high } = { ...context.answer, [part]: value };
    const ordered = (low ?? value) <= (best ?? value) && (best ?? value) <= (high ?? value);
    const onScale = value >= spec.low && value <= spec.high;
    if (text !== "" && ordered && onScale) put(part, value, part);
  }

  function settle(part, text) {
    typing = null;
    put(part, text === "" ? null : Number(text), part);
    update(context.answer);
  }

  // Pointing beside the best guess sets the end that is still missing there, else the nearest mark.
  function meant(value, width) {
    const { answer } = context;
    if (answer.best === null) return "best";
    const far = (part) => Math.abs(share(answer[part]) - share(value)) * width;
    const end = value < answer.best ? "low" : "high";
    if (answer[end] === null && far("best") > REACH) return end;
    const set = PARTS.filter((part) => answer[part] !== null);
    if (value > answer.best) set.reverse(); // of marks in one place, the outer one
    return set.reduce((near, part) => (far(part) < far(near) ? part : near));
  }

  function under(event) {
    const { left, width } = scale.getBoundingClientRect();
    return { value: spec.low + ((event.clientX - left) / width) * (spec.high - spec.low), width };
  }

  scale.addEventListener("pointerdown", (event) => {
    if (context.answer.revealed || event.button > 0) return;
    scale.setPointerCapture(event.pointerId);
    const { value, width } = under(event);
    held = meant(value, width);
    stroke += 1;
    put(held, value, `drag ${stroke}`);
  });
  scale.addEventListener("pointermove", (event) => {
    if (held) put(held, under(event).value, `drag ${stroke}`);
  });
  for (const stop of ["pointerup", "pointercancel"]) {
    scale.addEventListener(stop, () => {
      held = null;
    });
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    outcome.focus({ preventScroll: true });
  }

  const inside = ({ low, high }) => truth >= low && truth <= high;

  function paint(answer) {
    const { low, best, high, revealed } = answer;
    const from = low ?? best;
    const to = high ?? best;
    const bar = (value) =>
      svg("line", { class: "si-end", x1: percent(value), x2: percent(value), y1: "2.3em", y2: "3.9em" });
    const parts = [
      svg("line", { class: "si-track", x1: 0, x2: "100%", y1: "3.1em", y2: "3.1em" }),
      ...ticks(spec.low, spec.high).flatMap((value) => [
        svg("line", { class: "si-marker", x1: percent(value), x2: percent(value), y1: "4.2em", y2: "4.5em" }),
        svg("text", { x: percent(value), y: "5.7em", "text-anchor": "middle" }, shown(value)),
      ]),
    ];
    if (from !== null && to !== null) {
      parts.push(svg("line", { class: "si-range", x1: percent(from), x2: percent(to), y1: "3.1em", y2: "3.1em" }));
    }
    parts.push(...[low, high].filter((value) => value !== null).map(bar));
    if (best !== null) {
      parts.push(svg("circle", { class: "si-knob", cx: percent(best), cy: "3.1em", r: revealed ? 7 : 11 }));
    }
    if (revealed) {
      const at = share(truth);
      const anchor = at < 0.25 ? "start" : at > 0.75 ? "end" : "middle";
      parts.push(
        svg("line", { class: "si-truth-line", x1: percent(truth), x2: percent(truth), y1: "1.6em", y2: "4.2em" }),
        svg("text", { class: "si-strong", x: percent(truth), y: "1.2em", "text-anchor": anchor }, `${t("data")} ${shown(truth)}`),
      );
    }
    scale.replaceChildren(...parts);
  }

  function update(answer) {
    paint(answer);
    for (const { part, input } of fields) {
      if (typing !== part) input.value = answer[part] ?? "";
      input.disabled = answer.revealed;
    }
    const left = PARTS.filter((part) => answer[part] === null);
    show.disabled = left.length > 0;
    steer.hidden = answer.revealed;
    hint.textContent = left.length === 3 ? t("tapScale") : left.length ? t("setEnds") : t("nineInTen");
    outcome.hidden = !answer.revealed;
    if (!answer.revealed) {
      outcome.replaceChildren();
      return;
    }
    const where = inside(answer) ? "inRange" : truth > answer.high ? "aboveRange" : "belowRange";
    const off = Number(Math.abs(answer.best - truth).toFixed(6));
    outcome.replaceChildren(
      h("p", { class: "si-strong" }, t(where, { n: label(truth) })),
      h("p", {}, `${t("guess")} ${shown(answer.best)} · ${t("offBy")} ${label(off)}`),
      h("p", {}, spec.statement),
      spec.notes ? h("p", { class: "si-small" }, spec.notes) : null,
      context.reasoning(),
    );
  }

  return { update };
}

export const number = {
  empty: () => ({ low: null, best: null, high: null, revealed: false }),
  draw,
};
