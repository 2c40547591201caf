// What stands around every exercise: title, prompt, undo, clear, and whether it is saved.
//
// A host hands over { spec, answer, older, pause, save(value), history(), download } and is told
// nothing of kinds; it calls frame.status(...) with what it knows, and frame.show(answer) when one
// arrives from elsewhere. A kind hands over { empty(spec), draw(context) } and is told nothing of
// hosts.

import { h, later, same } from "./dom.js";
import { earlier } from "./earlier.js";
import { words } from "./strings.js";
import { KINDS } from "./kinds.js";

export function mount(el, host) {
  const { spec } = host;
  const t = words(spec.lang);
  const kind = KINDS[spec.kind];
  el.replaceChildren();
  el.lang = spec.lang;
  el.classList.add("situtor", "si-exercise", `si-${spec.kind}`);
  if (!kind) {
    el.append(h("p", {}, t("unknownKind")));
    return { status() {}, show() {}, notice() {}, flush() {} };
  }

  // A student copy holds no model answers: the comparison with them is left to the class.
  const held = (value) =>
    spec.withheld && value?.revealed && !kind.factual ? { ...value, revealed: false } : value;

  let answer = held(host.answer) ?? kind.empty(spec);
  let glance = null; // an earlier answer that is being looked at
  let dirty = false; // changed since the host was last told
  const past = [];
  const commit = later(host.pause ?? 250, () => {
    dirty = false;
    host.save(answer);
  });
  const keep = () => {
    dirty = true;
    status("unsaved");
    commit(true);
  };

  const context = {
    spec,
    t,
    get answer() {
      return glance ?? answer;
    },
    // A step one can take back; `quick` marks typing and dragging, which join into one step. Where
    // several such follow each other, a name for each (any text) keeps their steps apart.
    set(value, { quick = false } = {}) {
      if (glance) return refresh(); // what is looked at stays as it was
      const kept = held(value);
      if (same(kept, answer)) return void (kept === value || notice(spec.reasoning));
      if (!quick || past.at(-1)?.quick !== quick) past.push({ value: answer, quick });
      answer = kept;
      notice("");
      refresh();
      keep();
      if (!quick) commit.now();
    },
    reasoning: () => reasoning(spec, t),
  };

  const line = h("span", { class: "si-status" });
  const aloud = h("span", { class: "si-unseen", role: "status" });
  const calmly = later(800, (words) => {
    aloud.textContent = words;
  });
  const note = h("p", { class: "si-notice", role: "status", hidden: true });
  const undo = h("button", { type: "button", class: "si-quiet", onclick: goBack }, t("undo"));
  const clear = h("button", { type: "button", class: "si-quiet", onclick: wipe }, t("clear"));
  const before = host.history ? earlier({ spec, t, history: host.history, look, take }) : null;
  const heading = `si-heading-${spec.case}-${spec.id}-${mount.count++}`;
  const body = h("div", { class: "si-body" });
  el.setAttribute("role", "group");
  el.setAttribute("aria-labelledby", heading);
  el.append(
    h(
      "div",
      { class: "si-head" },
      h("p", { class: "si-name", id: heading }, spec.title),
      h("span", { class: "si-tag" }, `${spec.minutes} ${t("minutes")}`),
    ),
    h("p", { class: "si-prompt" }, spec.prompt),
    body,
    note,
    h(
      "div",
      { class: "si-foot" },
      undo,
      clear,
      before?.button,
      line,
      aloud,
      h("span", { class: "si-source" }, spec.source ? `${t("source")}: ${spec.source}` : ""),
      host.download ? download(host, t) : null,
    ),
  );
  if (before) el.append(before.panel);

  const view = kind.draw(body, context);

  function refresh() {
    const page = el.getRootNode();
    const gone = (node) => !node?.getClientRects().length;
    const pressed = page.activeElement;
    const within = body.contains(pressed);
    view.update(context.answer);
    // What was pressed may be gone: the focus goes to what it has opened.
    if (within && gone(pressed) && (page.activeElement === page.body || gone(page.activeElement))) {
      const next = body.querySelector(".si-reasoning") ?? body;
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
    undo.disabled = Boolean(glance) || past.length === 0 || Boolean(kind.locked?.(answer));
    clear.disabled = Boolean(glance) || same(answer, kind.empty(spec));
  }

  function goBack() {
    const step = past.pop();
    if (!step) return;
    answer = step.value;
    notice("");
    refresh();
    keep();
    commit.now();
  }

  function wipe() {
    context.set(kind.empty(spec));
  }

  function look(value) {
    glance = held(value);
    body.classList.toggle("si-glance", Boolean(glance));
    try {
      refresh();
    } catch {
      look(null);
    }
  }

  function take(value) {
    look(null);
    context.set(value);
  }

  // Trouble is read out at once; that all is well only when the typing has paused.
  function status(state, detail) {
    if (state === "saved" && dirty) return; // an earlier one; what was typed since is not
    line.dataset.state = state;
    line.textContent = detail ?? t(state);
    calmly(line.textContent);
    if (detail || state === "waiting" || state === "unkept") calmly.now();
  }

  function notice(words) {
    note.textContent = words;
    note.hidden = !words;
  }

  try {
    refresh();
  } catch {
    answer = kind.empty(spec); // an answer of a shape that this version does not know
    refresh();
    host.older = true;
  }
  if (host.older) notice(t("olderVersion"));
  else if (host.answer) status("saved");
  return {
    status,
    // An answer given elsewhere: shown, and said, unless something of one's own is on its way.
    show(value) {
      if (!value || same(held(value), answer)) return;
      if (dirty) return notice(t("alsoElsewhere"));
      past.push({ value: answer });
      answer = held(value);
      before?.close();
      refresh();
      status("saved");
      notice(t("fromElsewhere"));
    },
    notice: (key) => notice(t(key)),
    // Before the page goes: what was typed in the last quarter of a second counts too.
    flush: () => commit.now(),
  };
}
mount.count = 0;

function reasoning(spec, t) {
  return h(
    "div",
    { class: "si-reasoning" },
    h("p", { class: "si-label" }, t("reasoningTitle")),
    h("p", {}, spec.reasoning),
    spec.trap ? h("p", {}, h("strong", {}, `${t("trap")}: `), spec.trap) : null,
  );
}

function download(host, t) {
  const name = h("input", { type: "text", maxlength: 40, autocomplete: "off" });
  const panel = h(
    "span",
    { class: "si-download", hidden: true },
    h("label", {}, `${t("nickname")} `, name),
    h("button", { type: "button", onclick: () => host.download(name.value) }, t("download")),
  );
  const open = h(
    "button",
    {
      type: "button",
      class: "si-quiet",
      "aria-expanded": "false",
      onclick() {
        panel.hidden = !panel.hidden;
        open.setAttribute("aria-expanded", String(!panel.hidden));
        if (!panel.hidden) name.focus();
      },
    },
    t("download"),
  );
  return h("span", { class: "si-keep" }, open, panel);
}
