// What stands around every exercise: title, prompt, undo, clear, and whether it is saved.
//
// A host hands over { spec, answer, save(value), download } and is told nothing of kinds; it
// calls frame.status(...) with what it knows, and frame.show(answer) when one arrives from
// elsewhere. A kind hands over { empty(spec), draw(context) } and is told nothing of hosts.

import { h, later } from "./dom.js";
import { words } from "./strings.js";
import { KINDS } from "./kinds.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function mount(el, host) {
  const { spec } = host;
  const t = words(spec.lang);
  const kind = KINDS[spec.kind];
  el.replaceChildren();
  el.lang = spec.lang;
  el.classList.add("situtor", "si-exercise", `si-${spec.kind}`);
  if (!kind) {
    el.append(h("p", {}, t("unknownKind")));
    return { status() {}, show() {} };
  }

  let answer = host.answer ?? kind.empty(spec);
  const past = [];
  const commit = later(250, () => host.save(answer));
  const keep = () => {
    status("unsaved");
    commit();
  };

  const context = {
    spec,
    t,
    get answer() {
      return answer;
    },
    // A step one can take back; `quick` marks typing and dragging, which join into one step. Where
    // several such follow each other, a name for each (any text) keeps their steps apart.
    set(value, { quick = false } = {}) {
      if (same(value, answer)) return;
      if (!quick || past.at(-1)?.quick !== quick) past.push({ value: answer, quick });
      answer = value;
      refresh();
      keep();
      if (!quick) commit.now();
    },
    reasoning: () => reasoning(spec, t),
  };

  const line = h("span", { class: "si-status", role: "status" });
  const undo = h("button", { type: "button", class: "si-quiet", onclick: goBack }, t("undo"));
  const clear = h("button", { type: "button", class: "si-quiet", onclick: wipe }, t("clear"));
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
    h(
      "div",
      { class: "si-foot" },
      undo,
      clear,
      line,
      h("span", { class: "si-source" }, spec.source ? `${t("source")}: ${spec.source}` : ""),
      host.download ? download(host, t) : null,
    ),
  );

  const view = kind.draw(body, context);

  function refresh() {
    view.update(answer);
    undo.disabled = past.length === 0 || Boolean(kind.locked?.(answer));
    clear.disabled = same(answer, kind.empty(spec));
  }

  function goBack() {
    const step = past.pop();
    if (!step) return;
    answer = step.value;
    refresh();
    keep();
    commit.now();
  }

  function wipe() {
    context.set(kind.empty(spec));
  }

  function status(state, detail) {
    line.dataset.state = state;
    line.textContent = detail ?? t(state);
  }

  refresh();
  if (host.answer) status("saved");
  return {
    status,
    show(value) {
      if (!value || same(value, answer)) return;
      answer = value;
      refresh();
    },
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
