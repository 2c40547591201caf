// What must be true for this to have worked? Then, which of these would we bet on?

import { h } from "../front/dom.js";
import { levels, radios, words } from "../front/fields.js";

const HOW = ["little", "fairly", "very"];
const ENOUGH = 3;
const MOST = 8;
const blank = () => ({ text: "", sure: null, decisive: null });

function draw(body, context) {
  const { spec, t } = context;
  const list = h("ol", { class: "si-lines" });
  const add = h("button", { type: "button", onclick: grow }, t("addAssumption"));
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const hint = h("span", { class: "si-hint", role: "status" });
  const model = h("div", { class: "si-item", tabindex: -1 });
  const steer = h("div", { class: "si-row si-steer" }, add, show, hint);
  let lines = [];

  body.append(
    h("p", { class: "si-claim" }, h("span", { class: "si-label" }, `${t("claim")} `), spec.claim),
    h("p", { class: "si-ask" }, t("premortem")),
    list,
    steer,
    model,
  );

  const shown = (answer) => (answer.items.length ? answer.items : [blank()]);

  function change(index, part, value, quick = false) {
    const items = shown(context.answer).map((item, place) =>
      place === index ? { ...item, [part]: value } : item,
    );
    context.set({ ...context.answer, items }, { quick });
  }

  function grow() {
    context.set({ ...context.answer, items: [...shown(context.answer), blank()] });
    lines.at(-1).text.area.focus();
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    model.focus({ preventScroll: true });
  }

  function line(index) {
    const text = words({
      label: t("assumptionNumber", { n: index + 1 }),
      write: (value) => change(index, "text", value, true),
      rows: 1,
      most: 1000,
    });
    const pick = (part, legend, options) =>
      radios({ legend: t(legend), options, pick: (id) => change(index, part, id) });
    const sure = pick("sure", "assumptionSure", levels(t, HOW));
    const harm = HOW.map((id) => ({ id, label: t(`harm_${id}`) }));
    const decisive = pick("decisive", "assumptionDecisive", harm);
    const el = h("li", {}, text.el, h("div", { class: "si-row" }, sure.el, decisive.el));
    return { el, text, sure, decisive };
  }

  function update(answer) {
    const items = shown(answer);
    while (lines.length < items.length) {
      lines.push(line(lines.length));
      list.append(lines.at(-1).el);
    }
    while (lines.length > items.length) lines.pop().el.remove();
    items.forEach((item, index) => {
      lines[index].text.show(item.text);
      lines[index].sure.show(item.sure);
      lines[index].decisive.show(item.decisive);
    });
    const written = items.filter((item) => item.text.trim()).length;
    add.disabled = items.length >= MOST || !items.at(-1).text.trim();
    show.disabled = written < ENOUGH;
    show.hidden = answer.revealed;
    hint.textContent =
      answer.revealed || written >= ENOUGH ? "" : t("assumptionsLeft", { n: ENOUGH - written });
    model.hidden = !answer.revealed;
    if (!answer.revealed) {
      model.replaceChildren();
    } else if (!model.firstChild) {
      const rows = spec.examples.map((each) =>
        h("li", {}, h("p", { class: "si-strong" }, each.text), h("p", {}, `${t("howTest")}: ${each.test}`)),
      );
      model.append(h("p", { class: "si-label" }, t("othersThought")), h("ul", {}, rows), context.reasoning());
    }
  }

  return { update };
}

export const assumptions = {
  empty: () => ({ items: [], revealed: false }),
  draw,
};
