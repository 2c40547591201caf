// The host in JupyterLab: an anywidget module. The kernel writes answers to disk and says so;
// "saved" is shown only then. What it has not confirmed waits in the browser and is sent again
// when the cell is next run, so a dead kernel costs nothing.

import { uid } from "./dom.js";
import { mount } from "./frame.js";

const PATIENCE = 3000;
// Longer than a frame, so that a drag is one answer; shorter than between two keys.
const PAUSE = 20;

// What waits for the kernel: one item for each view, for two windows may wait at once.
function shelf(model) {
  const spec = model.get("spec");
  const key = `situtor.unsaved.${model.get("learner")}.${spec.case}.${spec.id}`;
  const read = () => {
    try {
      return [JSON.parse(localStorage.getItem(key)) ?? []].flat();
    } catch {
      return [];
    }
  };
  const write = (items) => {
    try {
      if (items.length) localStorage.setItem(key, JSON.stringify(items));
      else localStorage.removeItem(key);
    } catch {
      // No room or no permission: the answer still stands on the page.
    }
  };
  return {
    read,
    put: (item) => write([...read().filter((each) => each.view !== item.view), item]),
    drop: (sent) => write(read().filter((each) => each.uid !== sent)),
  };
}

function render({ model, el }) {
  const waiting = shelf(model);
  const left = waiting.read();
  const state = model.get("state");
  const view = uid();
  const sent = new Set();
  const asked = [];
  let pending = null; // on its way to the kernel: one at a time
  let next = null; // what came meanwhile, the latest of it
  let timer = null;

  const host = {
    spec: model.get("spec"),
    answer: left.length ? left.at(-1).value : state.answer,
    older: !left.length && state.older,
    pause: PAUSE,
    save(value) {
      next = { view, uid: uid(), value };
      waiting.put(next);
      frame.status("pending");
      if (!pending) send();
    },
    history() {
      model.send({ type: "history" });
      return new Promise((resolve) => asked.push(resolve));
    },
  };
  const frame = mount(el, host);

  function send() {
    const item = next;
    if (!item) return;
    next = null;
    pending = item.uid;
    sent.add(item.uid);
    clearTimeout(timer);
    timer = setTimeout(() => frame.status("waiting"), PATIENCE);
    try {
      model.send({ type: "answer", uid: item.uid, value: item.value });
    } catch {
      frame.status("waiting");
    }
  }

  function receive(message) {
    if (message.type === "history") {
      for (const resolve of asked.splice(0)) resolve(message.answers);
      return;
    }
    if (!sent.has(message.uid)) return;
    if (message.type === "saved") waiting.drop(message.uid);
    if (message.other) frame.notice("alsoElsewhere");
    if (message.uid !== pending) return;
    clearTimeout(timer);
    pending = null;
    if (next) send();
    else if (message.type === "saved") frame.status("saved");
    else frame.status("unsaved", message.reason);
  }

  // Another window on this kernel has answered; what we sent ourselves comes back too.
  function follow() {
    const { answer, uid: from } = model.get("state");
    if (sent.has(from)) return;
    if (pending || next) frame.notice("alsoElsewhere");
    else frame.show(answer);
  }
  const leave = () => {
    frame.flush();
    send();
  };
  model.on("msg:custom", receive);
  model.on("change:state", follow);
  window.addEventListener("pagehide", leave);
  for (const item of left) {
    next = { ...item, view };
    frame.status("pending");
    send();
  }
  return () => {
    leave();
    clearTimeout(timer);
    model.off("msg:custom", receive);
    model.off("change:state", follow);
    window.removeEventListener("pagehide", leave);
  };
}

export default { render };
