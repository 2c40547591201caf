// The host in a plain page or a slide: no kernel, answers in the browser's own storage. Every
// answer is appended, none replaced, and the download is the file `situtor answers import` reads.

import { h, uid } from "./dom.js";
import { mount } from "./frame.js";
import { saveFile } from "./picture.js";
import { words } from "./strings.js";

const ANSWERS = "situtor.answers.1";
const LEARNER = "situtor.learner.1";
const HOUR = 3_600_000;
const frames = [];
let mine = []; // what was answered on this page, kept by the browser or not
let me = null;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const byTime = (one, other) => (one.at > other.at) - (one.at < other.at);

// Two pages that write at once may overwrite each other's list; each then puts back its own.
function answers() {
  const kept = read(ANSWERS);
  const stored = Array.isArray(kept) ? kept : [];
  const known = new Set(stored.map((each) => each.uid));
  return [...stored, ...mine.filter((each) => !known.has(each.uid))].sort(byTime);
}

// Where the browser has no more room, the steps on the way to an hour's last answer make place.
function thinned(all) {
  const last = new Map();
  for (const each of all) {
    last.set([each.case, each.exercise, Math.floor(new Date(each.at) / HOUR)].join("/"), each);
  }
  return [...last.values()];
}

function keep() {
  const all = answers();
  if (write(ANSWERS, all)) return true;
  const fewer = thinned(all);
  if (fewer.length === all.length || !write(ANSWERS, fewer)) return false;
  const left = new Set(fewer.map((each) => each.uid));
  mine = mine.filter((each) => left.has(each.uid));
  return true;
}

function learner() {
  me = read(LEARNER) ?? me;
  if (me) return me;
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => letters[b % 32]).join("");
  me = { id, nickname: "", created: new Date().toISOString() };
  write(LEARNER, me);
  return me;
}

function save(spec, value) {
  mine.push({
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
  return keep();
}

const fits = (spec, answer) => answer.kind === spec.kind && answer.spec_version === spec.version;

function given(spec) {
  return answers().filter((each) => each.case === spec.case && each.exercise === spec.id);
}

function download(nickname) {
  const who = { ...learner(), nickname: nickname.trim().slice(0, 40) || learner().nickname };
  me = who;
  write(LEARNER, who);
  const all = answers();
  const lines = [
    { situtor: "answers", version: 1, exported: new Date().toISOString() },
    { learner: who },
    ...all.map((answer) => ({ answer })),
    { end: all.length },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join("\n") + "\n";
  saveFile(new Blob([text], { type: "application/x-ndjson" }), `${who.id}.situtor.jsonl`);
}

function exercise(el) {
  const spec = JSON.parse(el.querySelector("script").textContent);
  const last = given(spec).at(-1);
  const host = {
    spec,
    answer: last && fits(spec, last) ? last.value : null,
    older: Boolean(last) && !fits(spec, last),
    download,
    save(value) {
      frame.status(save(spec, value) ? "saved" : "unkept");
    },
    history: async () => given(spec).map((each) => ({ ...each, fits: fits(spec, each) })),
  };
  const frame = mount(el, host);
  frames.push({ spec, frame });
  window.addEventListener("pagehide", () => frame.flush());
}

// Another page of this browser has answered something.
window.addEventListener("storage", (event) => {
  if (event.key !== ANSWERS) return;
  const stored = new Set((read(ANSWERS) ?? []).map((each) => each.uid));
  if (mine.some((each) => !stored.has(each.uid))) keep();
  for (const { spec, frame } of frames) {
    const last = given(spec).at(-1);
    if (last && fits(spec, last)) frame.show(last.value);
  }
});

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
