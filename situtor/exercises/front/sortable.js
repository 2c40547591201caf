// A ranking one builds: press the items in order, then change it by dragging a handle (finger or
// mouse), by the buttons, or by the arrow keys. Nothing is ranked until someone ranks it, so the
// order in which items happen to be listed suggests no answer.

import { h } from "./dom.js";

export function sortable({ t, items, change }) {
  let order = [];
  let locked = false;
  let drag = null;
  const ranked = h("ol", { class: "si-ranked" });
  const rest = h("ul", { class: "si-unranked" });
  const said = h("span", { class: "si-unseen", role: "status" });
  const rows = new Map(items.map((item) => [item.id, row(item)]));
  const offers = new Map(items.map((item) => [item.id, offer(item)]));
  rest.append(...offers.values());

  function row({ id, label }) {
    const button = (name, sign, step) =>
      h(
        "button",
        {
          type: "button",
          class: "si-move",
          "data-step": step,
          "aria-label": `${t(name)}: ${label}`,
          onclick: () => move(id, step),
        },
        sign,
      );
    return h(
      "li",
      {
        class: "si-rankable",
        "data-lm-suppress-shortcuts": "", // else Jupyter takes the arrows to move between cells
        onkeydown(event) {
          const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!step) return;
          event.preventDefault();
          event.stopPropagation();
          move(id, step);
        },
      },
      h("span", { class: "si-grip", onpointerdown: (event) => grab(id, event) }, h("b", {})),
      h("span", { class: "si-ranked-label" }, label),
      button("moveUp", "↑", -1),
      button("moveDown", "↓", 1),
    );
  }

  function offer({ id, label }) {
    return h("li", {}, h("button", { type: "button", onclick: () => add(id) }, label));
  }

  function add(id) {
    const next = offers.get(id).nextElementSibling ?? offers.get(id).previousElementSibling;
    change([...order, id]);
    tell(id);
    (next?.querySelector("button") ?? rows.get(id).querySelector("button"))?.focus();
  }

  function move(id, step) {
    const place = order.indexOf(id) + step;
    if (locked || place < 0 || place >= order.length) return;
    const from = document.activeElement;
    put(id, place);
    // The row has moved in the page, which takes the focus away: give it back.
    if (rows.get(id).contains(from)) from.focus();
  }

  function put(id, place) {
    const next = order.filter((each) => each !== id);
    next.splice(place, 0, id);
    change(next);
    tell(id);
  }

  function tell(id) {
    const { label } = items.find((each) => each.id === id);
    said.textContent = t("rankedAt", { name: label, n: order.indexOf(id) + 1, of: items.length });
  }

  // While it is dragged, rows only shift by a transform; the page itself changes on letting go,
  // for a finger loses hold of an element that is taken out of the page.
  function grab(id, event) {
    if (locked || event.button > 0) return;
    event.preventDefault();
    const list = order.map((each) => rows.get(each));
    const from = order.indexOf(id);
    const scale = ranked.getBoundingClientRect().width / ranked.offsetWidth || 1;
    const grip = event.currentTarget;
    const middle = (el) => el.offsetTop + el.offsetHeight / 2;
    const room = list[from].offsetHeight + (Number.parseFloat(getComputedStyle(ranked).rowGap) || 0);
    grip.setPointerCapture(event.pointerId);
    list[from].classList.add("si-held");
    drag = { id, to: from, stop };

    function follow(now) {
      const by = (now.clientY - event.clientY) / scale;
      const here = middle(list[from]) + by;
      // A neighbour makes way when the edge of the held row has passed its middle.
      const half = list[from].offsetHeight / 2;
      const below = list.filter((each, at) => at > from && middle(each) < here + half);
      const above = list.filter((each, at) => at < from && middle(each) > here - half);
      drag.to = from + below.length - above.length;
      list.forEach((each, at) => {
        const down = at > from && at <= drag.to ? -room : at < from && at >= drag.to ? room : 0;
        each.style.translate = `0 ${at === from ? by : down}px`;
      });
    }
    function drop() {
      const { to } = drag;
      stop();
      if (to !== from) put(id, to);
    }
    function stop() {
      grip.removeEventListener("pointermove", follow);
      grip.removeEventListener("pointerup", drop);
      grip.removeEventListener("pointercancel", stop);
      for (const each of list) each.style.translate = "";
      list[from].classList.remove("si-held");
      drag = null;
    }
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", stop);
  }

  return {
    el: h("div", { class: "si-sortable" }, ranked, rest, said),
    show(now, isLocked = false) {
      drag?.stop();
      order = now.filter((id) => rows.has(id));
      locked = isLocked;
      order.forEach((id, at) => {
        const el = rows.get(id);
        if (ranked.children[at] !== el) ranked.insertBefore(el, ranked.children[at] ?? null);
        el.querySelector("b").textContent = at + 1;
        for (const button of el.querySelectorAll("button")) {
          const end = button.dataset.step < 0 ? 0 : order.length - 1;
          button.hidden = locked;
          // Not `disabled`, which would drop the focus of someone pressing it.
          button.setAttribute("aria-disabled", String(at === end));
        }
      });
      while (ranked.children.length > order.length) ranked.lastElementChild.remove();
      for (const [id, el] of offers) el.hidden = order.includes(id);
      ranked.hidden = order.length === 0;
      rest.hidden = order.length === items.length;
      ranked.classList.toggle("si-locked", locked);
    },
  };
}
