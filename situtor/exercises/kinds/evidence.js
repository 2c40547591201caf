// Claim against evidence: one piece at a time, so that it fits a phone and a slide.

import { h } from "../front/dom.js";
import { levels, radios } from "../front/fields.js";

const SIDES = ["for", "against", "beside"];
const STRENGTHS = ["strong", "moderate", "weak"];

function draw(body, context) {
  const { spec, t } = context;
  let at = 0;

  const tray = h("ol", { class: "si-tray" });
  const dots = spec.items.map((item, index) => {
    const dot = h("button", { type: "button", onclick: () => go(index) }, String(index + 1));
    tray.append(h("li", {}, dot));
    return dot;
  });

  const end = h(
    "button",
    { type: "button", onclick: () => go(spec.items.length) },
    t("reasoningTitle"),
  );
  tray.append(h("li", {}, end));

  const text = h("p", { class: "si-item-text" });
  const source = h("p", { class: "si-source" });
  const choice = (part, values) =>
    radios({ legend: t(part), options: levels(t, values), pick: (id) => place(part, id), part });
  const side = choice("side", SIDES);
  const strength = choice("strength", STRENGTHS);
  const back = h("button", { type: "button", onclick: () => go(at - 1) }, t("previous"));
  const on = h("button", { type: "button", onclick: () => go(at + 1) }, t("next"));
  const count = h("span", { class: "si-count" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const why = h("div", { class: "si-why-box", tabindex: -1 });

  const item = h(
    "div",
    { class: "si-item" },
    text,
    source,
    h("div", { class: "si-row" }, side.el, strength.el),
    why,
  );
  const summary = h("div", { class: "si-item", tabindex: -1 });

  body.append(
    h("p", { class: "si-claim" }, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim),
    tray,
    item,
    summary,
    h("div", { class: "si-row si-steer" }, back, on, count, show),
  );

  function place(part, value) {
    const id = spec.items[at].id;
    const placed = { ...context.answer.placed };
    placed[id] = { side: null, strength: null, ...placed[id], [part]: value };
    context.set({ ...context.answer, placed });
  }

  function go(index) {
    at = Math.max(0, Math.min(last(context.answer), index));
    update(context.answer);
    const shown = at === spec.items.length ? summary : text;
    shown.tabIndex = -1;
    shown.focus({ preventScroll: true });
  }

  // Once the reasoning is open it stands behind the last item, as one more step.
  const last = (answer) => spec.items.length - (answer.revealed ? 0 : 1);

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    go(0);
  }

  function update(answer) {
    at = Math.min(at, last(answer));
    const atEnd = at === spec.items.length;
    const current = spec.items[atEnd ? at - 1 : at];
    const own = answer.placed[current.id] ?? {};
    item.hidden = atEnd;
    summary.hidden = !atEnd;
    end.hidden = !answer.revealed;
    end.setAttribute("aria-current", String(atEnd));
    text.textContent = current.text;
    source.textContent = `${t("source")}: ${current.source}`;
    side.show(own.side, answer.revealed);
    strength.show(own.strength, answer.revealed || own.side === "beside");
    dots.forEach((dot, index) => {
      const placed = answer.placed[spec.items[index].id]?.side ?? "";
      dot.dataset.side = placed;
      dot.setAttribute("aria-current", index === at ? "true" : "false");
      const state = placed ? t(placed) : t("left");
      dot.setAttribute("aria-label", `${t("item", { n: index + 1 })}: ${state}`);
    });
    const done = spec.items.filter((each) => answer.placed[each.id]?.side).length;
    count.textContent = t("placed", { n: done, of: spec.items.length });
    back.disabled = at === 0;
    on.disabled = at === last(answer);
    show.disabled = done < spec.items.length;
    show.hidden = answer.revealed;
    why.hidden = !answer.revealed;
    if (!answer.revealed) {
      why.replaceChildren();
      summary.replaceChildren();
      return;
    }
    if (!summary.firstChild) summary.append(context.reasoning());
    const weight = current.side === "beside" ? "" : ` · ${t(current.strength)}`;
    why.replaceChildren(
      h("p", {}, h("span", { class: "si-label" }, `${t("defend")}: `), `${t(current.side)}${weight}`),
      h("p", {}, current.why),
    );
  }

  return { update };
}

export const evidence = {
  empty: () => ({ placed: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
