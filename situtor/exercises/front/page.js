// The host in a plain page or a slide: no kernel, answers in the browser's own storage. Every
// answer is appended, none replaced, and the download is the file `situtor answers import` reads.

import { h, uid } from "./dom.js";
import { mount } from "./frame.js";
import { words } from "./strings.js";

const ANSWERS = "situtor.answers.1";
const LEARNER = "situtor.learner.1";
const memory = new Map();

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? memory.get(key) ?? otherwise;
  } catch {
    return memory.get(key) ?? otherwise;
  }
}

function write(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function learner() {
  const known = read(LEARNER, null);
  if (known) return known;
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => letters[b % 32]).join("");
  const fresh = { id, nickname: "", created: new Date().toISOString() };
  write(LEARNER, fresh);
  return fresh;
}

function save(spec, value) {
  const answers = read(ANSWERS, []);
  answers.push({
    uid: uid(),
    learner: learner().id,
    case: spec.case,
    exercise: spec.id,
    kind: spec.kind,
    spec_version: spec.version,
    value,
    at: new Date().toISOString(),
    origin: "static",
  });
  return write(ANSWERS, answers);
}

function latest(spec) {
  return read(ANSWERS, []).findLast((each) => each.case === spec.case && each.exercise === spec.id);
}

function download(nickname) {
  const who = { ...learner(), nickname: nickname.trim().slice(0, 40) || learner().nickname };
  write(LEARNER, who);
  const answers = read(ANSWERS, []);
  const lines = [
    { situtor: "answers", version: 1, exported: new Date().toISOString() },
    { learner: who },
    ...answers.map((answer) => ({ answer })),
    { end: answers.length },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join("\n") + "\n";
  const url = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
  const link = h("a", { href: url, download: `${who.id}.situtor.jsonl`, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function exercise(el) {
  const spec = JSON.parse(el.querySelector("script").textContent);
  const host = {
    spec,
    answer: latest(spec)?.value ?? null,
    download,
    save(value) {
      frame.status(save(spec, value) ? "saved" : "unkept");
    },
  };
  const frame = mount(el, host);
  window.addEventListener("pagehide", () => frame.flush());
}

// The still form of an explorer: its prepared pictures, one at a time.
function explorer(el) {
  const t = words(el.lang);
  const stills = [...el.querySelectorAll(".si-still")];
  const names = stills.map((still) => still.dataset.name);
  let at = 0;
  const list = h(
    "div",
    { class: "si-states", role: "group", "aria-label": el.dataset.label },
    names.map((name, index) =>
      h("button", { type: "button", onclick: () => go(index) }, name),
    ),
  );
  function go(index) {
    at = (index + stills.length) % stills.length;
    stills.forEach((still, place) => {
      still.hidden = place !== at;
    });
    [...list.children].forEach((button, place) => {
      button.setAttribute("aria-pressed", String(place === at));
    });
  }
  el.prepend(list);
  el.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !list.contains(event.target)) return;
    event.preventDefault();
    go(at + step);
    list.children[at].focus();
  });
  list.title = `${t("previousState")} / ${t("nextState")}: ← →`;
  go(0);
}

for (const el of document.querySelectorAll("[data-exercise]")) exercise(el);
for (const el of document.querySelectorAll("[data-explorer]")) explorer(el);
