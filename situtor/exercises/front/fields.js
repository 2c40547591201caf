// Form fields that several kinds share: native inputs, so that every keyboard and reader works.

import { h } from "./dom.js";

// One of several, as a row of segments or a column of options. `show(value)` sets it from outside.
export function radios({ legend, options, pick, column = false, part = null }) {
  const name = `si-radio-${radios.count++}`;
  const inputs = options.map(({ id, label }) => {
    const input = h("input", { type: "radio", name, value: id, onchange: () => pick(id) });
    return { input, el: h("label", { class: "si-option" }, input, h("span", {}, label)) };
  });
  const el = h(
    "fieldset",
    { class: column ? "si-choices" : "si-segments", "data-part": part },
    h("legend", {}, legend),
    inputs.map((each) => each.el),
  );
  return {
    el,
    show(value, disabled = false) {
      for (const { input } of inputs) {
        input.checked = input.value === String(value ?? "");
        input.disabled = disabled;
      }
    },
  };
}
radios.count = 0;

// Words of one's own. `show(value)` leaves the cursor alone while its owner types.
export function words({ label, write, rows = 2, most = 4000 }) {
  const area = h("textarea", { rows, maxlength: most, oninput: () => write(area.value) });
  return {
    el: h("label", { class: "si-words" }, label instanceof Node ? label : h("span", {}, label), area),
    area,
    show(value, disabled = false) {
      if (area.value !== value) area.value = value;
      area.disabled = disabled;
    },
  };
}

export function levels(t, keys) {
  return keys.map((key) => ({ id: key, label: t(key) }));
}
