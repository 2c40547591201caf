// One window over the slides at a time: the whole of a long table, or the list of keys.
window.situtorDialog = (() => {
  "use strict";
  const make = (name, klass, text) => {
    const el = document.createElement(name);
    el.className = klass || "";
    if (text) el.textContent = text;
    return el;
  };

  function open(title, close, ...content) {
    const dialog = make("dialog", "over");
    const head = make("div", "over-head");
    const heading = make("h2", "", title);
    heading.id = "over-title";
    const button = make("button", "over-close", close);
    button.type = "button";
    const body = make("div", "over-body");
    body.tabIndex = 0; // it may be long: the arrow keys scroll it
    body.setAttribute("role", "group");
    for (const el of [dialog, body]) el.setAttribute("aria-labelledby", heading.id);
    body.append(...content);
    head.append(heading, button);
    dialog.append(head, body);
    const back = document.activeElement;
    button.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (back && back.isConnected) back.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
    body.focus();
    return dialog;
  }

  return { make, open, isOpen: () => Boolean(document.querySelector("dialog[open]")) };
})();
