// One's own earlier answers along the time: look at one, take it up again, or go back.

import { h, same } from "./dom.js";

const BURST = 20_000; // milliseconds; what was typed in one go counts as one answer

// Everything that stands in an answer of another version, as plain text.
function leaves(value) {
  if (value === null || value === undefined || value === "") return [];
  return typeof value === "object" ? Object.values(value).flatMap(leaves) : [String(value)];
}

function worthShowing(answers) {
  const changed = answers.filter((each, place) => place === 0 || !same(each.value, answers[place - 1].value));
  return changed.filter((each, place) => {
    const next = changed[place + 1];
    return !next || new Date(next.at) - new Date(each.at) > BURST;
  });
}

function times(answers, lang) {
  const today = new Date().toDateString();
  const shown = (seconds) =>
    answers.map(({ at }) => {
      const when = new Date(at);
      const day = when.toDateString() === today ? {} : { day: "numeric", month: "short" };
      const clock = { hour: "2-digit", minute: "2-digit", hour12: false, ...(seconds ? { second: "2-digit" } : {}) };
      return when.toLocaleString(lang === "th" ? "th" : "en-GB", { ...day, ...clock }) + (lang === "th" ? " น." : "");
    });
  const short = shown(false);
  return new Set(short).size < short.length ? shown(true) : short;
}

// `history()` promises [{ at, value, fits }], oldest first; `look(value)` shows an answer without
// changing anything, `look(null)` ends that; `take(value)` answers with it.
export function earlier({ spec, t, history, look, take }) {
  const line = h("ol", { class: "si-tray" });
  const seen = h("div", { role: "status" });
  const panel = h("div", { class: "si-earlier", hidden: true }, h("p", { class: "si-small" }, t("earlierHow")), line, seen);
  const button = h(
    "button",
    { type: "button", class: "si-quiet", "aria-expanded": "false", onclick: () => (panel.hidden ? open() : close()) },
    t("earlier"),
  );

  async function open() {
    const answers = worthShowing(await history());
    const names = times(answers, spec.lang);
    const dots = answers.map((each, place) =>
      h("button", { type: "button", "aria-pressed": "false", onclick: () => show(each, place) }, names[place]),
    );
    line.replaceChildren(...dots.map((dot) => h("li", {}, dot)));
    seen.replaceChildren(answers.length ? "" : t("noneEarlier"));
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    dots.at(-1)?.scrollIntoView({ block: "nearest" });

    function show(each, place) {
      dots.forEach((dot, index) => dot.setAttribute("aria-pressed", String(index === place)));
      look(each.fits ? each.value : null);
      const quiet = (name, act) => h("button", { type: "button", class: "si-quiet", onclick: () => leave(act) }, t(name));
      const again = quiet("takeUp", () => take(each.value));
      const back = quiet("backToNow");
      const text = each.fits
        ? [h("p", {}, t("lookingAt", { when: names[place] }))]
        : [h("p", {}, t("ofOlderVersion")), h("ul", {}, leaves(each.value).map((words) => h("li", {}, h("bdi", {}, words))))];
      seen.replaceChildren(...text, h("div", { class: "si-row" }, each.fits ? again : null, back));
    }
  }

  function leave(act) {
    close();
    act?.();
    button.focus();
  }

  function close() {
    look(null);
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  return { button, panel, close };
}
