// Who has power, who has an interest, who gains and who pays: the parties on a grid of both.
//
// Each party has one handle. It stands in the party's row until it is dragged, tapped or moved by
// arrow keys onto the grid; it never changes its place in the document, so a finger keeps hold.

import { h, svg } from "../front/dom.js";
import { tray } from "../front/tray.js";

const SIDES = ["gains", "pays", "both", "neither"];
const SIGNS = { gains: "+", pays: "−", both: "±", neither: "0" };
const KEYS = {
  ArrowUp: [0.05, 0],
  ArrowDown: [-0.05, 0],
  ArrowRight: [0, 0.05],
  ArrowLeft: [0, -0.05],
  PageUp: [0.25, 0],
  PageDown: [-0.25, 0],
  End: [0, 0.25],
  Home: [0, -0.25],
};
const INSET = 22; // pixels from the grid's edge to where 0 and 1 are; as in the style sheet
const THRESHOLD = 4; // pixels that make a tap a drag

const share = (value) => Number(Math.max(0, Math.min(1, value)).toFixed(2));
const corner = (power, interest) => `corner_${power ? "high" : "low"}_${interest ? "high" : "low"}`;

function draw(body, context) {
  const { spec, t } = context;
  const { parties } = spec;
  let stroke = 0; // each drag is one step to take back

  const quadrant = ({ power, interest }) => t(corner(power >= 0.5, interest >= 0.5));
  const percent = (value) => Math.round(value * 100);
  const where = (spot) =>
    t("atSpot", { power: percent(spot.power), interest: percent(spot.interest), quadrant: quadrant(spot) });
  const side = (value) => (value ? t(`party_${value}`) : "–");

  const rings = h("div", { "aria-hidden": "true" });
  const plane = h(
    "div",
    { class: "si-plane", onclick: tap },
    [[1, 0], [1, 1], [0, 0], [0, 1]].map(([power, interest]) => h("span", {}, t(corner(power, interest)))),
  );
  const rows = parties.map(row);
  const list = h("ul", { class: "si-parties" }, rows.map((each) => each.el));
  const panel = h("div", { class: "si-item" });
  // Which party is in question: while placing, the one that a tap on the grid would put there.
  const steps = tray({
    t,
    count: parties.length,
    end: t("reasoningTitle"),
    opened: () => context.answer.revealed,
    state: (index) => ({ side: spotOf(index)?.side ?? "", label: parties[index].name }),
    show: turn,
  });
  const verdict = h("div", { class: "si-verdict" }, steps.list, panel, steps.steer);
  const how = h("span", { class: "si-hint si-how" }, t("dragParty"));
  const hint = h("span", { class: "si-hint", role: "status" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("reasoning"));
  const finish = h("div", { class: "si-row si-steer" }, show, hint, how);
  const board = h(
    "div",
    { class: "si-board" },
    h(
      "div",
      { class: "si-field" },
      h("span", { class: "si-up", "aria-hidden": "true" }, `${t("power")} →`),
      plane,
      h("span", { class: "si-along", "aria-hidden": "true" }, `${t("interest")} →`),
    ),
    h("div", { class: "si-beside-field" }, list, verdict),
    finish,
    rings,
  );
  const howFirst = h("p", { class: "si-hint si-how-first" }, t("dragParty")); // on a phone
  body.append(howFirst, board);

  function row(party, index) {
    const sign = h("sup", {});
    const handle = h(
      "div",
      {
        class: "si-party",
        role: "slider",
        "aria-label": `${index + 1} ${party.name}`,
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        onfocus: () => steps.go(index),
        "data-lm-suppress-shortcuts": "", // else Jupyter takes the arrows to move between cells
        onkeydown: (event) => step(index, event),
        onpointerdown: (event) => grab(index, event),
      },
      String(index + 1),
      sign,
    );
    const select = h(
      "select",
      { onchange: () => pick(index, select.value) },
      h("option", { value: "" }, t("gainOrPay")),
      SIDES.map((value) => h("option", { value }, side(value))),
    );
    const el = h("li", {}, h("span", { class: "si-slot", "data-number": index + 1 }, handle), h("label", {}, h("span", {}, party.name), select));
    return { el, handle, sign, select };
  }

  const spotOf = (index) => context.answer.placed[parties[index].id];

  function put(index, power, interest, quick) {
    const spot = { power: share(power), interest: share(interest), side: spotOf(index)?.side ?? null };
    const placed = { ...context.answer.placed, [parties[index].id]: spot };
    context.set({ ...context.answer, placed }, { quick });
  }

  function pick(index, value) {
    const spot = { ...spotOf(index), side: value || null };
    context.set({ ...context.answer, placed: { ...context.answer.placed, [parties[index].id]: spot } });
  }

  // The slide or the zoom may have scaled us: screen pixels are not our pixels.
  function under(x, y) {
    const box = plane.getBoundingClientRect();
    const inset = (INSET * box.width) / plane.offsetWidth;
    return {
      interest: (x - box.left - inset) / (box.width - 2 * inset),
      power: (box.bottom - y - inset) / (box.height - 2 * inset),
      over: x > box.left && x < box.right && y > box.top && y < box.bottom,
      scale: box.width / plane.offsetWidth,
    };
  }

  function step(index, event) {
    const by = KEYS[event.key];
    if (!by || context.answer.revealed) return;
    event.preventDefault();
    event.stopPropagation();
    const from = spotOf(index);
    if (from) put(index, from.power + by[0], from.interest + by[1], `keys ${index}`);
    else put(index, 0.5, 0.5);
  }

  function grab(index, event) {
    if (event.button > 0) return;
    if (context.answer.revealed) return void steps.go(index);
    const { handle } = rows[index];
    const box = handle.getBoundingClientRect();
    const off = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    let moving = false;
    stroke += 1;
    handle.setPointerCapture(event.pointerId);

    function follow(now) {
      const by = [now.clientX - event.clientX, now.clientY - event.clientY];
      moving ||= Math.hypot(...by) > THRESHOLD;
      if (!moving) return;
      const { power, interest, over, scale } = under(now.clientX - off[0], now.clientY - off[1]);
      if (spotOf(index) || over) {
        handle.style.translate = "";
        put(index, power, interest, `drag ${stroke}`);
      } else handle.style.translate = `${by[0] / scale}px ${by[1] / scale}px`;
    }
    function stop() {
      handle.style.translate = "";
      handle.removeEventListener("pointermove", follow);
      handle.removeEventListener("pointerup", stop);
      handle.removeEventListener("pointercancel", stop);
    }
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", stop);
    handle.addEventListener("pointercancel", stop);
  }

  // A tap on the grid puts the chosen party there, and the next one without a place is chosen.
  function tap(event) {
    if (context.answer.revealed) return;
    const { power, interest } = under(event.clientX, event.clientY);
    put(steps.at, power, interest);
    const next = parties.findIndex((_, index) => !spotOf(index));
    if (next >= 0) steps.go(next);
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    steps.restart();
  }

  function turn(index, atEnd) {
    const { answer } = context;
    showHandles(answer, index);
    if (!answer.revealed) {
      rings.replaceChildren();
      panel.replaceChildren();
      return null;
    }
    showRings(answer, atEnd ? -1 : index);
    if (atEnd) panel.replaceChildren(context.reasoning());
    else showVerdict(answer, index);
    return panel;
  }

  function place(el, { power, interest }) {
    el.style.setProperty("--x", interest);
    el.style.setProperty("--y", power);
  }

  function showHandles(answer, at) {
    rows.forEach(({ el, handle, sign, select }, index) => {
      const spot = answer.placed[parties[index].id];
      if (spot) place(handle, spot);
      handle.classList.toggle("si-placed", Boolean(spot));
      handle.dataset.side = spot?.side ?? "";
      handle.tabIndex = answer.revealed ? -1 : 0;
      handle.setAttribute("aria-valuenow", spot ? percent(spot.power) : 50);
      handle.setAttribute("aria-valuetext", spot ? where(spot) : t("left"));
      handle.setAttribute("aria-disabled", String(answer.revealed));
      sign.textContent = SIGNS[spot?.side] ?? "";
      select.value = spot?.side ?? "";
      select.disabled = !spot;
      el.classList.toggle("si-current", index === at);
      handle.classList.toggle("si-current", index === at);
    });
  }

  // The defended spots as outlines, the one in question joined to where it was put.
  function showRings(answer, at) {
    const ring = (party, index) => {
      const el = h("div", { class: index === at ? "si-ring si-current" : "si-ring" });
      place(el, party);
      return el;
    };
    const own = at >= 0 && answer.placed[parties[at].id];
    const link = own
      ? svg(
          "svg",
          { class: "si-link", viewBox: "0 0 1 1", preserveAspectRatio: "none" },
          svg("line", { x1: own.interest, y1: 1 - own.power, x2: parties[at].interest, y2: 1 - parties[at].power }),
        )
      : null;
    rings.replaceChildren(...(link ? [link] : []), ...parties.map(ring));
  }

  function showVerdict(answer, at) {
    const party = parties[at];
    const own = answer.placed[party.id];
    const line = (name, spot) =>
      h("div", {}, h("dt", {}, t(name)), h("dd", {}, `${quadrant(spot)} · ${side(spot.side)}`));
    panel.replaceChildren(
      h("p", { class: "si-strong" }, `${at + 1} ${party.name}`),
      h("dl", { class: "si-votes" }, own ? line("yourSpot", own) : null, line("defend", party)),
      h("p", {}, party.why),
    );
  }

  function update(answer) {
    board.classList.toggle("si-revealed", answer.revealed);
    steps.paint();
    verdict.hidden = !answer.revealed;
    finish.hidden = answer.revealed;
    howFirst.hidden = answer.revealed;
    const spots = parties.map((each) => answer.placed[each.id]);
    const placed = spots.filter(Boolean).length;
    const sided = spots.filter((each) => each?.side).length;
    show.disabled = sided < parties.length;
    how.hidden = placed > 0;
    if (placed < parties.length) hint.textContent = t("partiesPlaced", { n: placed, of: parties.length });
    else hint.textContent = t("partiesSided", { n: sided, of: parties.length });
  }

  return { update };
}

export const stakeholders = {
  empty: () => ({ placed: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
