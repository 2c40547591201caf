// Sort each into the frame; then compare with a sorting one can defend.

import { h } from "../front/dom.js";
import { pager, radios } from "../front/fields.js";

function draw(body, context) {
  const { spec, t } = context;
  const last = () => spec.units.length - (context.answer.revealed ? 0 : 1);
  let at = 0;

  const dots = spec.units.map((_, index) =>
    h("button", { type: "button", onclick: () => move(index - at) }, String(index + 1)),
  );
  const end = h("button", { type: "button", onclick: () => move(spec.units.length - at) }, t("reasoningTitle"));
  const text = h("p", { class: "si-item-text" });
  const source = h("p", { class: "si-source" });
  const choice = radios({
    legend: t("codeAs"),
    options: spec.codes,
    pick: (id) =>
      context.set({ ...context.answer, codes: { ...context.answer.codes, [spec.units[at].id]: id } }),
  });
  const why = h("div", { class: "si-why-box" });
  const item = h("div", { class: "si-item" }, text, source, choice.el, why);
  const summary = h("div", { class: "si-item", tabindex: -1 });
  const count = h("span", { class: "si-count" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const steer = pager({ t, go: move, extra: [count, show] });

  body.append(
    h("ol", { class: "si-tray" }, [...dots, end].map((dot) => h("li", {}, dot))),
    item,
    summary,
    steer.el,
  );

  function move(by) {
    at = Math.max(0, Math.min(last(), at + by));
    update(context.answer);
    const shown = at === spec.units.length ? summary : text;
    shown.tabIndex = -1;
    shown.focus({ preventScroll: true });
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    move(-at);
  }

  function update(answer) {
    at = Math.min(at, last());
    const atEnd = at === spec.units.length;
    const unit = spec.units[atEnd ? at - 1 : at];
    const label = (id) => spec.codes.find((code) => code.id === id)?.label ?? "–";
    item.hidden = atEnd;
    summary.hidden = !atEnd;
    end.hidden = !answer.revealed;
    end.setAttribute("aria-current", String(atEnd));
    text.textContent = unit.text;
    source.textContent = unit.source ? `${t("source")}: ${unit.source}` : "";
    choice.show(answer.codes[unit.id], answer.revealed);
    dots.forEach((dot, index) => {
      const code = answer.codes[spec.units[index].id];
      dot.dataset.side = code ? "placed" : "";
      dot.setAttribute("aria-current", String(index === at));
      dot.setAttribute("aria-label", `${t("item", { n: index + 1 })}: ${code ? label(code) : t("left")}`);
    });
    const done = spec.units.filter((each) => answer.codes[each.id]).length;
    count.textContent = t("placed", { n: done, of: spec.units.length });
    steer.show(at, last());
    show.disabled = done < spec.units.length;
    show.hidden = answer.revealed;
    why.hidden = !answer.revealed;
    if (!answer.revealed) {
      why.replaceChildren();
      summary.replaceChildren();
      return;
    }
    why.replaceChildren(
      h("p", {}, h("span", { class: "si-label" }, `${t("defendCode")}: `), label(unit.code)),
      h("p", {}, unit.why),
    );
    if (!summary.firstChild) {
      const same = spec.units.filter((each) => answer.codes[each.id] === each.code).length;
      summary.append(
        h("p", { class: "si-strong" }, t("codedAlike", { n: same, of: spec.units.length })),
        context.reasoning(),
      );
    }
  }

  return { update };
}

export const coding = {
  empty: () => ({ codes: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
