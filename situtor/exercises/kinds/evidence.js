// Claim against evidence: one piece at a time, so that it fits a phone and a slide.

import { h } from "../front/dom.js";

const SIDES = ["for", "against", "beside"];
const STRENGTHS = ["strong", "moderate", "weak"];

function draw(body, context) {
  const { spec, t } = context;
  const name = `si-evidence-${spec.case}-${spec.id}-${draw.count++}`;
  let at = 0;

  const tray = h("ol", { class: "si-tray" });
  const dots = spec.items.map((item, index) => {
    const dot = h("button", { type: "button", onclick: () => go(index) }, String(index + 1));
    tray.append(h("li", {}, dot));
    return dot;
  });

  const text = h("p", { class: "si-item-text" });
  const source = h("p", { class: "si-source" });
  const choice = (part, values, legend) => {
    const group = h("fieldset", { class: "si-segments", "data-part": part }, h("legend", {}, t(legend)));
    for (const value of values) {
      const input = h("input", {
        type: "radio",
        name: `${name}-${part}`,
        value,
        onchange: () => place(part, value),
      });
      group.append(h("label", { class: "si-option" }, input, h("span", {}, t(value))));
    }
    return group;
  };
  const side = choice("side", SIDES, "side");
  const strength = choice("strength", STRENGTHS, "strength");
  const back = h("button", { type: "button", onclick: () => go(at - 1) }, t("previous"));
  const on = h("button", { type: "button", onclick: () => go(at + 1) }, t("next"));
  const count = h("span", { class: "si-count" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const why = h("div", { class: "si-why-box", tabindex: -1 });

  body.append(
    h("p", { class: "si-claim" }, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim),
    tray,
    h("div", { class: "si-item" }, text, source, h("div", { class: "si-row" }, side, strength), why),
    h("div", { class: "si-row si-steer" }, back, on, count, show),
  );

  function place(part, value) {
    const id = spec.items[at].id;
    const placed = { ...context.answer.placed };
    placed[id] = { side: null, strength: null, ...placed[id], [part]: value };
    context.set({ ...context.answer, placed });
  }

  function go(index) {
    at = Math.max(0, Math.min(spec.items.length - 1, index));
    update(context.answer);
    text.tabIndex = -1;
    text.focus({ preventScroll: true });
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    why.focus({ preventScroll: true });
  }

  function update(answer) {
    const item = spec.items[at];
    const own = answer.placed[item.id] ?? {};
    text.textContent = item.text;
    source.textContent = `${t("source")}: ${item.source}`;
    for (const [group, part] of [[side, "side"], [strength, "strength"]]) {
      for (const input of group.querySelectorAll("input")) {
        input.checked = own[part] === input.value;
        input.disabled = answer.revealed || (part === "strength" && own.side === "beside");
      }
    }
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
    on.disabled = at === spec.items.length - 1;
    show.disabled = done < spec.items.length;
    show.hidden = answer.revealed;
    why.hidden = !answer.revealed;
    if (!answer.revealed) return;
    const weight = item.side === "beside" ? "" : ` · ${t(item.strength)}`;
    why.replaceChildren(
      h("p", {}, h("span", { class: "si-label" }, `${t("defend")}: `), `${t(item.side)}${weight}`),
      h("p", {}, item.why),
    );
    if (at === spec.items.length - 1) why.append(context.reasoning());
  }

  return { update };
}
draw.count = 0;

export const evidence = {
  empty: () => ({ placed: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
