// Puts the slides on reveal.js's stage, fits each to its 720 pixels, and gives the keys back to
// whatever is being filled in. Without this script the file is a page to scroll through.
(() => {
  "use strict";
  const root = document.documentElement;
  const reveal = document.querySelector(".reveal");
  const slides = [...document.querySelectorAll(".slides > .slide")];
  const roomy = matchMedia("(min-width: 700px) and (min-height: 480px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const FLOOR = 18 / 27; // body text of 27 px may come down to 18
  const STEPS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, FLOOR];
  const { FRAMES: TABLES, tooTall, restore, cut } = window.situtorTables;
  const say = reveal.dataset;
  let deck = null;

  // --- fit ------------------------------------------------------------------------------------

  const most = (slide, which) => Math.max(0, ...[...slide.querySelectorAll(which)].map(tooTall));
  function overflow(slide) {
    const body = slide.querySelector(".slide-body");
    const outside = Math.max(0, slide.scrollHeight - slide.clientHeight);
    const wide = Math.max(0, slide.scrollWidth - slide.clientWidth);
    const inside = body ? most(slide, ".slide-body, .slide-column, .slide-live") : 0;
    return Math.max(outside, wide, inside);
  }

  function fit(slide) {
    const set = (name, value) => slide.style.setProperty(name, value);
    const settled = () => !overflow(slide) && !most(slide, TABLES);
    const steps = (name) => STEPS.some((value) => (set(name, value), settled()));
    delete slide.dataset.overflow;
    delete slide.dataset.scrolls;
    restore(slide);
    set("--scale", 1);
    const tables = slide.querySelector(TABLES);
    const fits = (tables && steps("--table")) || steps("--scale");
    // A table that is too long loses rows rather than all of the slide its size.
    const shorter = () => STEPS.some((value) => (set("--scale", value), cut(slide, settled, say)));
    if (!fits && !(tables && shorter())) {
      // A table may scroll in its frame: then the rest need not be small as well.
      if (most(slide, TABLES)) STEPS.some((value) => (set("--scale", value), !overflow(slide)));
      const left = overflow(slide);
      const hidden = most(slide, TABLES);
      if (left) slide.dataset.overflow = left;
      if (hidden) slide.dataset.scrolls = hidden;
    }
    done(slide);
  }

  function done(slide) {
    reachable(slide.querySelectorAll(TABLES));
    slide.dataset.fit = slide.style.getPropertyValue("--scale");
  }

  // What scrolls in its own frame must be reached by keyboard, and keep its own swipes.
  function reachable(frames) {
    for (const el of frames) {
      if (!tooTall(el) && el.scrollWidth <= el.clientWidth + 1) continue;
      el.tabIndex = 0;
      el.dataset.preventSwipe = "";
    }
  }

  // Slides that reveal.js has put away have no size: show them, unseen, while they are measured.
  // Exercises draw themselves to the room they get, a moment later: look again after that.
  async function measured(some) {
    const frame = () => new Promise((go) => (setTimeout(go, 200), requestAnimationFrame(() => go())));
    root.classList.add("measuring");
    some.forEach(fit);
    for (let turn = 0; turn < 3; turn += 1) {
      await frame();
      await frame();
      const unsettled = (slide) => overflow(slide) || slide.dataset.overflow;
      some.filter((slide) => slide.querySelector(".slide-live") && unsettled(slide)).forEach(fit);
    }
    root.classList.remove("measuring");
  }

  async function fitAll() {
    await document.fonts.ready;
    if (document.readyState !== "complete") {
      await new Promise((go) => addEventListener("load", go, { once: true }));
    }
    const now = deck ? deck.getCurrentSlide() : slides[0];
    await measured([now, ...slides.filter((slide) => slide !== now)]);
    if (window.situtorWidgets) {
      await window.situtorWidgets; // a kernel's widgets come later: make room for them
      await measured(slides.filter((slide) => slide.querySelector(".slide-live")));
    }
    root.dataset.fit = "done";
    watch();
  }

  // An exercise grows when it shows its answer: make room for it.
  function watch() {
    const observer = new ResizeObserver((entries) => {
      const slide = deck && deck.getCurrentSlide();
      const grew = entries.some((each) => slide && slide.contains(each.target));
      if (grew && most(slide, ".slide-live")) fit(slide);
    });
    document.querySelectorAll(".slide-live > *").forEach((el) => observer.observe(el));
  }

  // --- keys -----------------------------------------------------------------------------------

  const CLICKER = ["PageUp", "PageDown"];
  function mayTurn(event) {
    const at = event.target instanceof Element ? event.target : document.body;
    if (window.situtorDialog.isOpen()) return false;
    if (at.closest("input, textarea, select, [contenteditable], [role=slider]")) return false;
    if (CLICKER.includes(event.key)) return true;
    if (at.closest(".slide-live, .si-exercise, .si-explorer, [tabindex='0']")) return false;
    return !(at.closest("button, a, summary") && [" ", "Enter"].includes(event.key));
  }

  function arrows() {
    const [back, forth] = document.querySelectorAll(".turn button");
    back.addEventListener("click", () => deck.prev());
    forth.addEventListener("click", () => deck.next());
    let hide = 0;
    addEventListener("pointermove", (event) => {
      if (event.pointerType !== "mouse") return;
      root.classList.add("pointing");
      clearTimeout(hide);
      hide = setTimeout(() => root.classList.remove("pointing"), 1800);
    });
    return () => {
      back.disabled = deck.isFirstSlide();
      forth.disabled = deck.isLastSlide();
    };
  }

  // --- stage ----------------------------------------------------------------------------------

  function arrive(update) {
    const current = deck.getCurrentSlide();
    for (const slide of slides) slide.inert = slide !== current;
    const grounds = ["title", "section", "statement"];
    root.dataset.ground = grounds.find((each) => current.classList.contains(`layout-${each}`)) || "plain";
    update();
    document.dispatchEvent(new CustomEvent("situtor:slide", { detail: { slide: current } }));
  }

  async function raise() {
    root.classList.add("deck");
    document.getElementById("reveal-style").media = "screen";
    deck = new Reveal(reveal, {
      width: 1280, height: 720, margin: 0, minScale: 0.1, maxScale: 4,
      center: false, display: "flex", hash: true, hashOneBasedIndex: true,
      controls: false, progress: true, slideNumber: false, help: false, scrollActivationWidth: null,
      postMessage: false, postMessageEvents: false, autoPlayMedia: false,
      keyboard: { 38: "prev", 40: "next" }, keyboardCondition: mayTurn,
      transition: calm.matches ? "none" : "fade", transitionSpeed: "fast",
      backgroundTransition: "none",
    });
    await deck.initialize();
    reveal.removeAttribute("role"); // "application" would take a screen reader's own keys away
    const resume = reveal.querySelector(".resume-button");
    if (resume) resume.textContent = say.resume;
    // The field to jump with (key G) is made only when it is first asked for.
    new MutationObserver(() => {
      const field = reveal.querySelector(".jump-to-slide-input");
      if (field) field.placeholder = say.jump;
    }).observe(reveal, { childList: true });
    const update = arrows();
    deck.on("slidechanged", () => arrive(update));
    arrive(update);
    root.classList.add("ready");
    const bind = (key, work) => deck.addKeyBinding({ keyCode: key.charCodeAt(0), key }, work);
    bind("S", () => window.situtorPresenter(deck, slides, say));
    bind("D", keys.turnLights);
    fitAll();
  }

  // Everything under one another: for printing, or to look a deck through.
  async function sheets() {
    root.classList.add("deck", "sheets");
    await fitAll();
    if (asked.has("print")) window.situtorHandout(slides, say);
  }

  function fallBack(error) {
    root.classList.remove("deck");
    document.getElementById("reveal-style").media = "not all";
    throw error;
  }

  const keys = window.situtorKeys(say);
  const asked = new URLSearchParams(location.search);
  if (asked.has("print-pdf") || asked.has("print")) sheets();
  else if (roomy.matches) raise().catch(fallBack);
  else {
    root.classList.remove("deck");
    addEventListener("load", () => reachable(reveal.querySelectorAll(`${TABLES}, .si-figure`)));
  }
  // A window made large enough gets its stage; one made small keeps it, for what is typed in it.
  roomy.addEventListener("change", () => roomy.matches && !deck && raise().catch(fallBack));
})();
