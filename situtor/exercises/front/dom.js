// Elements without innerHTML: whatever a participant or a data file says stays text.

const SVG = "http://www.w3.org/2000/svg";

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

export function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function number(value) {
  return Number(value).toLocaleString("en-US", { maximumFractionDigits: 6 }).replace("-", "−");
}

export function bareYear(value, lang) {
  return String(lang === "th" ? value + 543 : value);
}

export function year(value, lang) {
  return lang === "th" ? `พ.ศ. ${value + 543}` : String(value);
}

// 32 hex digits. Not crypto.randomUUID: a page on a plain http address in the hall has none.
export function uid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function later(milliseconds, action) {
  let timer = null;
  let waiting = null;
  const run = () => {
    timer = null;
    const args = waiting;
    waiting = null;
    if (args) action(...args);
  };
  const soon = (...args) => {
    waiting = args;
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  soon.now = () => {
    clearTimeout(timer);
    run();
  };
  return soon;
}
