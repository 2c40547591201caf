// A trend: draw the part that is missing, then look at the data.

import { bareYear, h, number, svg, year } from "../front/dom.js";

function draw(body, context) {
  const { spec, t } = context;
  const PAD = { left: 58, right: 26, top: 26, bottom: 34 };
  const truth = new Map(spec.points);
  const years = spec.points.map(([each]) => each);
  const [start, end] = [Math.min(...years), Math.max(...years)];
  const label = (value) => `${number(value)} ${spec.unit}`;

  const box = h("div", { class: "si-plot" });
  const hint = h("span", { class: "si-hint", role: "status" });
  const show = h("button", { type: "button", class: "si-main", onclick: reveal }, t("show"));
  const result = h("div", { class: "si-result", tabindex: -1 });
  const steer = h("div", { class: "si-row si-steer" }, show, hint);
  body.append(box, steer, result);

  let size = { width: 640, height: 320, unit: 16 };
  let handles = new Map();
  let dragging = false;
  let stroke = 0; // each drag is one step to take back

  const narrow = () => size.width < 30 * size.unit;
  const named = (marker) => `${bareYear(marker.year, spec.lang)} ${marker.label}`;
  const x = (value) =>
    PAD.left + ((value - start) / (end - start)) * (size.width - PAD.left - PAD.right);
  const y = (value) =>
    size.height - PAD.bottom - (value / spec.top) * (size.height - PAD.top - PAD.bottom);

  function put(at, value, quick) {
    if (context.answer.revealed) return;
    const rounded = Math.round(value / spec.step) * spec.step;
    const kept = Number(Math.max(0, Math.min(spec.top, rounded)).toFixed(6));
    const values = { ...context.answer.values, [at]: kept };
    context.set({ ...context.answer, values }, { quick });
  }

  // The slide or the zoom may have scaled us: screen pixels are not our pixels.
  function under(event) {
    const frame = canvas.getBoundingClientRect();
    const px = ((event.clientX - frame.left) / frame.width) * size.width;
    const py = ((event.clientY - frame.top) / frame.height) * size.height;
    const value = ((size.height - PAD.bottom - py) / (size.height - PAD.top - PAD.bottom)) * spec.top;
    const at = spec.guess.reduce((best, each) =>
      Math.abs(x(each) - px) < Math.abs(x(best) - px) ? each : best,
    );
    return { at, value };
  }

  const canvas = svg("svg", { class: "si-canvas", role: "group", "aria-label": spec.title });
  box.append(canvas);
  canvas.addEventListener("pointerdown", (event) => {
    if (context.answer.revealed || event.button > 0) return;
    dragging = true;
    stroke += 1;
    canvas.setPointerCapture(event.pointerId);
    const { at, value } = under(event);
    put(at, value, `drag ${stroke}`);
    handles.get(at)?.focus({ preventScroll: true });
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!dragging) return;
    const { at, value } = under(event);
    put(at, value, `drag ${stroke}`);
  });
  for (const stop of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(stop, () => {
      dragging = false;
    });
  }

  function onKey(at, event) {
    const span = spec.top / 100;
    const step = Math.max(spec.step, span);
    const now = context.answer.values[at] ?? spec.top / 2;
    const moves = {
      ArrowUp: now + step,
      ArrowDown: now - step,
      PageUp: now + step * 10,
      PageDown: now - step * 10,
      Home: 0,
      End: spec.top,
    };
    const neighbours = { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key in moves) put(at, moves[event.key], `keys ${at}`);
    else if (event.key in neighbours) {
      const index = spec.guess.indexOf(at) + neighbours[event.key];
      handles.get(spec.guess[index])?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function reveal() {
    context.set({ ...context.answer, revealed: true });
    result.focus({ preventScroll: true });
  }

  function axis() {
    const lines = [];
    const steps = size.height > 260 ? 5 : 3;
    const rough = spec.top / steps;
    const power = 10 ** Math.floor(Math.log10(rough));
    const tick = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough);
    for (let value = 0; value <= spec.top; value += tick) {
      lines.push(
        svg("line", { class: "si-grid-line", x1: PAD.left, x2: size.width - PAD.right, y1: y(value), y2: y(value) }),
        svg("text", { class: "si-axis", x: PAD.left - 8, y: y(value), "text-anchor": "end", dy: "0.32em" }, number(value)),
      );
    }
    // Labels that would run into the one before are left out; the first and last always stay.
    const room = size.unit * 3.2;
    let last = -Infinity;
    const shown = [start, ...spec.given, ...spec.guess, end].sort((a, b) => a - b);
    for (const each of new Set(shown)) {
      const crowded = x(each) - last < room || (each !== end && x(end) - x(each) < room);
      if (crowded && each !== end) continue;
      last = x(each);
      lines.push(
        svg("text", { class: "si-axis", x: x(each), y: size.height - 8, "text-anchor": "middle" }, bareYear(each, spec.lang)),
      );
    }
    lines.push(svg("text", { class: "si-axis", x: 4, y: 16 }, spec.unit));
    return lines;
  }

  const path = (points) =>
    points.map(([px, py], index) => `${index ? "L" : "M"}${px.toFixed(1)} ${py.toFixed(1)}`).join("");

  function paint(answer) {
    const given = spec.given.map((each) => [x(each), y(truth.get(each))]);
    const placed = spec.guess.filter((each) => each in answer.values);
    const bridge = placed.length ? [given.at(-1), ...placed.map((each) => [x(each), y(answer.values[each])])] : [];
    const parts = axis();
    if (answer.revealed) {
      const all = spec.points.map(([at, value]) => [x(at), y(value)]);
      const rows = [];
      for (const marker of spec.markers) {
        const px = x(marker.year);
        const flip = px > size.width * 0.6;
        rows.push(px);
        const py = PAD.top + 4 + (rows.length - 1) * size.unit * 1.7;
        parts.push(
          svg("line", { class: "si-marker", x1: px, x2: px, y1: py, y2: size.height - PAD.bottom }),
          svg(
            "text",
            { class: "si-axis", x: px + (flip ? -6 : 6), y: py + size.unit * 0.6, "text-anchor": flip ? "end" : "start" },
            narrow() ? bareYear(marker.year, spec.lang) : named(marker),
          ),
        );
      }
      parts.push(svg("path", { class: "si-truth", d: path(all) }));
      for (const [px, py] of all) parts.push(svg("circle", { class: "si-truth-dot", cx: px, cy: py, r: 5 }));
    }
    parts.push(svg("path", { class: "si-given", d: path(given) }));
    for (const [px, py] of given) parts.push(svg("circle", { class: "si-given-dot", cx: px, cy: py, r: 5 }));
    for (const at of spec.given) {
      parts.push(
        svg(
          "text",
          { class: "si-axis si-strong", x: x(at) + 12, y: y(truth.get(at)) + (at === start ? 16 : 0), "text-anchor": "start" },
          number(truth.get(at)),
        ),
      );
    }
    if (bridge.length) parts.push(svg("path", { class: "si-guess", d: path(bridge) }));
    const focused = [...handles].find(([, node]) => node === node.getRootNode().activeElement)?.[0];
    handles = new Map();
    for (const at of spec.guess) {
      const set = at in answer.values;
      const value = set ? answer.values[at] : spec.top / 2;
      const node = svg(
        "g",
        {
          class: set ? "si-handle" : "si-handle si-unset",
          role: "slider",
          tabindex: answer.revealed ? -1 : 0,
          "aria-label": `${t("guess")} ${year(at, spec.lang)}`,
          "aria-valuemin": 0,
          "aria-valuemax": spec.top,
          "aria-valuenow": value,
          "aria-valuetext": set ? label(value) : t("left"),
          "aria-orientation": "vertical",
          "aria-disabled": answer.revealed ? "true" : null,
          "data-lm-suppress-shortcuts": "", // else Jupyter takes the arrows to move between cells
          onkeydown: (event) => onKey(at, event),
        },
        svg("circle", { class: "si-reach", cx: x(at), cy: y(value), r: 22 }),
        svg("circle", { class: "si-knob", cx: x(at), cy: y(value), r: answer.revealed ? 6 : 11 }),
        set && !answer.revealed
          ? svg("text", { class: "si-axis si-strong", x: x(at), y: y(value) - 18, "text-anchor": "middle" }, number(value))
          : null,
      );
      handles.set(at, node);
      parts.push(node);
    }
    canvas.replaceChildren(...parts);
    if (focused !== undefined) handles.get(focused)?.focus({ preventScroll: true });
  }

  function update(answer) {
    paint(answer);
    const left = spec.guess.filter((each) => !(each in answer.values)).length;
    show.disabled = left > 0;
    steer.hidden = answer.revealed;
    hint.textContent = answer.revealed ? "" : left === spec.guess.length ? t("drag") : left ? t("pointsLeft", { n: left }) : t("ready");
    result.hidden = !answer.revealed;
    if (!answer.revealed) {
      result.replaceChildren();
      return;
    }
    const rows = spec.guess.map((at) => [at, answer.values[at], truth.get(at)]);
    const mean = rows.reduce((sum, [, mine, real]) => sum + Math.abs(mine - real), 0) / rows.length;
    const cell = (value) => h("td", { class: "si-num" }, number(value));
    result.replaceChildren(
      h(
        "div",
        { class: "si-compare" },
        h(
          "table",
          { class: "si-table" },
          h(
            "thead",
            {},
            h("tr", {}, ["yearHead", "guess", "data", "offBy"].map((key) => h("th", { scope: "col", class: "si-num" }, t(key)))),
          ),
          h(
            "tbody",
            {},
            rows.map(([at, mine, real]) =>
              h(
                "tr",
                {},
                h("th", { scope: "row", class: "si-num" }, bareYear(at, spec.lang)),
                cell(mine),
                cell(real),
                cell(Number(Math.abs(mine - real).toFixed(1))),
              ),
            ),
          ),
        ),
        h(
          "div",
          {},
          narrow() ? h("p", {}, spec.markers.map(named).join(" · ")) : null,
          h("p", { class: "si-strong" }, t("meanOff", { n: number(Number(mean.toFixed(0))), unit: spec.unit })),
          context.reasoning(),
        ),
      ),
    );
  }

  function measure() {
    if (!box.clientWidth && handles.size) return; // put away, not narrow
    const width = Math.max(280, box.clientWidth || 640);
    const unit = Number.parseFloat(getComputedStyle(box).fontSize) || 16;
    const deep = getComputedStyle(box).getPropertyValue("--si-plot-height").trim();
    const height = deep ? Number.parseFloat(deep) : Math.max(240, Math.min(380, width * 0.48));
    if (width === size.width && height === size.height && unit === size.unit) return;
    size = { width, height, unit };
    PAD.left = unit * 2.9;
    PAD.bottom = unit * 1.7;
    PAD.top = unit * 1.9;
    canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
    canvas.setAttribute("width", width);
    canvas.setAttribute("height", height);
    paint(context.answer);
  }

  measure();
  new ResizeObserver(measure).observe(box);
  return { update };
}

export const trend = {
  empty: () => ({ values: {}, revealed: false }),
  locked: (answer) => answer.revealed,
  draw,
};
