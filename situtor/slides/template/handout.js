// `?print`: a handout for A4, each slide with its notes below it, two to a page where they fit.
window.situtorHandout = (slides, say) => {
  "use strict";
  const { make } = window.situtorDialog;
  const root = document.documentElement;
  const all = document.querySelector(".slides");
  const bar = make("p", "handout-bar no-print");
  const button = make("button", "", say.print);
  button.type = "button";
  button.addEventListener("click", () => print());
  bar.append(button);
  all.before(bar);
  for (const slide of slides) {
    const page = make("div", "slides handout");
    const notes = slide.querySelector("aside.notes");
    all.append(page);
    page.append(slide);
    if (!notes) continue;
    const said = make("div", "handout-notes");
    said.append(make("p", "handout-label", say.notes));
    for (const node of notes.childNodes) said.append(node.cloneNode(true));
    page.append(said);
  }
  root.classList.add("handouts");
  root.dataset.handout = "done";
};
