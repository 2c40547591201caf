// A ranking: put the rows in order, largest first, then see the true order and the values.

import { h, number } from "../front/dom.js";
import { sortable } from "../front/sortable.js";

// Always the same for everyone, and not as the author wrote the rows, which may be the true order.
function mixed(items, seed) {
  const key = ({ id }) => [...`${seed} ${id}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  return [...items].sort((one, other) => key(one) - key(other));
}

function draw(body, context) {
  const { spec, t } = context;
  const list = sortable({
    t,
    items: mixed(spec.items, spec.id),
    change: (order) => context.set({ ...context.answer, order }),
  });
  const count = h("span", { class: "si-hint", role: "status" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("show"));
  const steer = h("div", { class: "si-row si-steer" }, show, count);
  const how = h("p", { class: "si-small" }, t("rankLargest"));
  const truth = h("div", {});
  const outcome = h("div", { class: "si-outcome", tabindex: -1 });
  body.append(
    h("div", { class: "si-two" }, h("div", {}, how, list.el, truth, steer), outcome),
  );

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    outcome.focus({ preventScroll: true });
  }

  // Rows of one value share their places: any order among them is right.
  function places(value) {
    const first = spec.items.filter((each) => each.value > value).length + 1;
    return [first, first + spec.items.filter((each) => each.value === value).length - 1];
  }

  function compare(order) {
    return [...spec.items]
      .sort((one, other) => other.value - one.value)
      .map((item) => {
        const [first, last] = places(item.value);
        const mine = order.indexOf(item.id) + 1;
        return { ...item, first, mine, off: Math.max(0, first - mine, mine - last) };
      });
  }

  function table(rows) {
    const most = Math.max(...rows.map((each) => Math.abs(each.value))) || 1;
    const head = ["truePlace", "data", "yourPlace", "placesOff"];
    const bar = (value) => {
      const el = h("span", { class: "si-bar" });
      el.style.width = `${(Math.abs(value) / most) * 100}%`;
      return el;
    };
    return h(
      "table",
      { class: "si-table si-ranks" },
      h("thead", {}, h("tr", {}, head.map((key) => h("th", { scope: "col", class: key === "data" ? null : "si-num" }, t(key))))),
      h(
        "tbody",
        {},
        rows.map(({ label, value, first, mine, off }) =>
          h(
            "tr",
            { "data-off": off },
            h("td", { class: "si-num" }, first),
            h("th", { scope: "row" }, label, h("span", { class: "si-amount" }, `${number(value)} ${spec.unit}`), bar(value)),
            h("td", { class: "si-num" }, mine),
            h("td", { class: "si-num" }, off === 0 ? "✓ 0" : off),
          ),
        ),
      ),
    );
  }

  return {
    update(answer) {
      list.show(answer.order, answer.revealed);
      const left = spec.items.length - answer.order.length;
      show.disabled = left > 0;
      count.textContent = left ? t("rowsLeft", { n: left }) : t("rankedAll");
      for (const each of [how, list.el, steer]) each.hidden = answer.revealed;
      outcome.hidden = !answer.revealed;
      truth.replaceChildren();
      outcome.replaceChildren();
      if (!answer.revealed) return;
      const rows = compare(answer.order);
      const exact = rows.filter((each) => each.off === 0).length;
      truth.append(table(rows));
      outcome.append(
        h("p", { class: "si-strong" }, t("ranksRight", { n: exact, of: rows.length })),
        context.reasoning(),
      );
      if (spec.notes) outcome.append(h("p", { class: "si-small" }, spec.notes));
    },
  };
}

export const ranking = {
  empty: () => ({ order: [], revealed: false }),
  draw,
};
