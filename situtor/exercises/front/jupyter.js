// The host in JupyterLab: an anywidget module. The kernel writes answers to disk and says so;
// "saved" is shown only then. What it has not confirmed waits in the browser and is sent again
// when the cell is next run, so a dead kernel costs nothing.

import { uid } from "./dom.js";
import { mount } from "./frame.js";

const PATIENCE = 3000;

function shelf(model) {
  const spec = model.get("spec");
  const key = `situtor.unsaved.${model.get("learner")}.${spec.case}.${spec.id}`;
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    put(item) {
      try {
        if (item) localStorage.setItem(key, JSON.stringify(item));
        else localStorage.removeItem(key);
      } catch {
        // No room or no permission: the answer still stands on the page.
      }
    },
  };
}

function render({ model, el }) {
  const waiting = shelf(model);
  const left = waiting.read();
  const state = model.get("state");
  let current = null;
  let timer = null;

  const host = {
    spec: model.get("spec"),
    answer: left ? left.value : state.answer,
    save(value) {
      send({ uid: uid(), value });
    },
  };
  const frame = mount(el, host);

  function send(item) {
    current = item.uid;
    waiting.put(item);
    frame.status("pending");
    clearTimeout(timer);
    timer = setTimeout(() => frame.status("waiting"), PATIENCE);
    try {
      model.send({ type: "answer", ...item });
    } catch {
      frame.status("waiting");
    }
  }

  function receive(message) {
    if (message.uid !== current) return;
    clearTimeout(timer);
    if (message.type === "saved") {
      waiting.put(null);
      frame.status("saved");
    } else if (message.type === "refused") {
      frame.status("unsaved", message.reason);
    }
  }

  const follow = () => {
    if (!waiting.read()) frame.show(model.get("state").answer);
  };
  const leave = () => frame.flush();
  model.on("msg:custom", receive);
  model.on("change:state", follow);
  window.addEventListener("pagehide", leave);
  if (left) send(left);
  return () => {
    frame.flush();
    clearTimeout(timer);
    model.off("msg:custom", receive);
    model.off("change:state", follow);
    window.removeEventListener("pagehide", leave);
  };
}

export default { render };
