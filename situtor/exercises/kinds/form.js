// A form of short items; nothing is told before the host opens it (`spec.opened`).

import { h } from "../front/dom.js";
import { radios } from "../front/fields.js";
import { tray } from "../front/tray.js";

function draw(body, context) {
  const { spec, t } = context;
  const given = (item) => context.answer.chosen[item.id];
  const label = (item, id) => item.options.find((option) => option.id === id)?.label;
  const opened = () => (context.answer.done ? spec.opened : undefined);

  const questions = spec.items.map((item) => {
    const choice = radios({
      legend: item.ask,
      options: item.options,
      pick: (id) =>
        context.set({ ...context.answer, chosen: { ...context.answer.chosen, [item.id]: id } }),
      column: true,
    });
    const text = h("p", { class: "si-item-text" }, item.text);
    const why = h("div", { class: "si-why-box" });
    return { item, choice, text, why, el: h("div", { class: "si-item" }, text, choice.el, why) };
  });
  const summary = h("div", { class: "si-item" });
  const count = h("span", { class: "si-count" });
  const handIn = h("button", { type: "button", class: "si-main", onclick: finish }, t("handIn"));
  const steps = tray({
    t,
    count: spec.items.length,
    end: t("handedIn"),
    opened: () => context.answer.done,
    state: (index) => ({
      side: given(spec.items[index]) ? "placed" : "",
      label: label(spec.items[index], given(spec.items[index])) ?? t("unanswered"),
    }),
    show,
    extra: [count, handIn],
  });
  body.append(steps.list, ...questions.map((each) => each.el), summary, steps.steer);

  function finish() {
    context.set({ ...context.answer, done: true });
    steps.go(spec.items.length);
  }

  function show(index, atEnd) {
    questions.forEach((each, place) => {
      each.el.hidden = atEnd || place !== index;
    });
    summary.hidden = !atEnd;
    return atEnd ? summary : questions[index].text;
  }

  function explain({ item, why }) {
    const key = opened()?.[item.id];
    why.replaceChildren();
    if (!key) return;
    const line = (name, id) =>
      h("p", {}, h("span", { class: "si-label" }, `${t(name)}: `), label(item, id));
    why.append(line("helpsMost", key.best), line("helpsInPart", key.half), h("p", {}, key.why));
    if (key.source) why.append(h("p", { class: "si-source" }, `${t("source")}: ${key.source}`));
  }

  function update(answer) {
    for (const each of questions) {
      each.choice.show(given(each.item), answer.done);
      explain(each);
    }
    steps.paint();
    const answered = spec.items.filter(given).length;
    count.textContent = t("answered", { n: answered, of: spec.items.length });
    handIn.disabled = answered < spec.items.length;
    handIn.hidden = answer.done;
    summary.replaceChildren();
    if (!answer.done) return;
    const key = opened();
    if (!key) {
      summary.append(h("p", {}, t("opensLater")));
      return;
    }
    const same = spec.items.filter((item) => given(item) === key[item.id].best).length;
    summary.append(
      h("p", { class: "si-strong" }, t("choseBest", { n: same, of: spec.items.length })),
      h("p", {}, t("lookBack")),
      context.reasoning(),
    );
  }

  return { update };
}

export const form = {
  empty: () => ({ chosen: {}, done: false }),
  locked: (answer) => answer.done,
  draw,
};
