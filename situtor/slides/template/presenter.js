// The speaker's window: this slide, the next one, the notes, the time. It is a bare window that
// the deck itself fills, so it works from file:// and runs no script of its own.
window.situtorPresenter = (() => {
  "use strict";
  let view = null;

  const LOOK = `
    html.deck body.presenter { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 3fr) minmax(0, 2fr); gap: 16px 20px; height: 100vh; box-sizing: border-box; padding: 16px 20px; font-size: 20px; background: var(--si-wash); overflow: hidden; }
    .bar { grid-column: 1 / -1; display: flex; gap: 24px; align-items: baseline; font-variant-numeric: tabular-nums; }
    .bar strong { font-size: 34px; line-height: 1.3; } .bar button { margin-inline-start: auto; font: inherit; padding: 2px 14px; border: 1px solid var(--si-edge); border-radius: 6px; background: var(--si-paper); color: var(--si-ink); cursor: pointer; }
    .side { display: flex; flex-direction: column; gap: 8px; min-height: 0; }
    html.deck .reveal.glass { height: auto; flex: none; }
    .glass { position: relative; overflow: hidden; aspect-ratio: 16 / 9; background: var(--si-paper); border: 1px solid var(--si-line); pointer-events: none; }
    .glass > .slide { position: absolute !important; inset: 0 auto auto 0 !important; transform-origin: 0 0; visibility: visible !important; display: flex !important; }
    .said { flex: 1; overflow: auto; background: var(--si-paper); border: 1px solid var(--si-line); border-radius: 6px; padding: 10px 18px; font-size: 24px; line-height: 1.6; }
    .said p { margin: 0 0 0.6em; } .label { margin: 0; color: var(--si-soft); }`;

  function open(deck, slides, say) {
    if (view && !view.closed) return view.focus();
    view = window.open("", "situtor-presenter", "popup,width=1180,height=720");
    if (!view) return alert(say.popup);
    const page = view.document;
    page.documentElement.className = "deck ready";
    page.documentElement.lang = document.documentElement.lang;
    page.documentElement.dataset.theme = document.documentElement.dataset.theme || "light";
    page.head.replaceChildren();
    page.title = `${say.notes} – ${document.title}`;
    for (const style of document.querySelectorAll("head style:not(#reveal-style)")) {
      page.head.append(page.importNode(style, true));
    }
    const add = (parent, name, klass, text) => {
      const el = parent.appendChild(page.createElement(name));
      el.className = klass || "";
      el.textContent = text || "";
      return el;
    };
    add(page.head, "style", "", LOOK);
    page.body.className = "situtor presenter";
    page.body.replaceChildren();
    const bar = add(page.body, "div", "bar");
    const count = add(bar, "strong");
    add(bar, "span", "label", say.timer);
    const timer = add(bar, "strong");
    const clock = add(bar, "span", "label");
    const restart = add(bar, "button", "", say.restart);
    const left = add(page.body, "div", "side");
    const now = add(left, "div", "reveal glass");
    const right = add(page.body, "div", "side");
    const label = add(right, "p", "label");
    const next = add(right, "div", "reveal glass");
    const said = add(right, "div", "said");

    let began = Date.now();
    restart.onclick = () => { began = Date.now(); tick(); };
    const two = (n) => String(n).padStart(2, "0");
    function tick() {
      const s = Math.floor((Date.now() - began) / 1000);
      timer.textContent = `${two(Math.floor(s / 60))}:${two(s % 60)}`;
      clock.textContent = new Date().toTimeString().slice(0, 5);
    }
    function show(glass, slide) {
      glass.replaceChildren();
      if (!slide) return;
      const copy = page.importNode(slide, true);
      copy.querySelectorAll("aside.notes").forEach((el) => el.remove());
      copy.removeAttribute("hidden");
      copy.removeAttribute("style");
      copy.style.setProperty("--scale", slide.style.getPropertyValue("--scale") || 1);
      copy.style.setProperty("--table", slide.style.getPropertyValue("--table") || 1);
      copy.inert = true;
      // .slides > .slide is what the stylesheet knows.
      const holder = add(glass, "div", "slides");
      holder.append(copy);
      holder.style.cssText = `width:1280px;height:720px;transform-origin:0 0;transform:scale(${glass.clientWidth / 1280})`;
    }
    function update() {
      if (!view || view.closed) return;
      const at = slides.indexOf(deck.getCurrentSlide());
      count.textContent = `${at + 1} / ${slides.length}`;
      show(now, slides[at]);
      show(next, slides[at + 1]);
      label.textContent = slides[at + 1] ? say.next : say.last;
      const notes = slides[at].querySelector("aside.notes");
      said.replaceChildren();
      if (notes) for (const node of notes.childNodes) said.append(page.importNode(node, true));
      else add(said, "p", "label", say.noNotes);
    }
    page.addEventListener("keydown", (event) => {
      const turn = { ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", ArrowUp: "prev", PageUp: "prev", Home: "home", End: "end" }[event.key];
      if (!turn || event.target.closest("button")) return;
      event.preventDefault();
      if (turn === "home") deck.slide(0);
      else if (turn === "end") deck.slide(slides.length - 1);
      else deck[turn]();
    });
    view.addEventListener("resize", update);
    deck.on("slidechanged", update);
    setInterval(tick, 1000);
    tick();
    update();
  }

  addEventListener("pagehide", () => view && view.close());
  return open;
})();
