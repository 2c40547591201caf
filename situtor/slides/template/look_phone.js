// What fit.py asks of a deck on a phone held sideways, where it is a page to scroll through.
(width) => {
  const found = [];
  document.querySelectorAll(".slides > .slide").forEach((slide, index) => {
    const runs = [...slide.querySelectorAll("*")].filter((el) => {
      if (el.closest("aside.notes, .sr-only, svg, math") || !el.checkVisibility()) return false;
      const frame = el.parentElement.closest(".table-scroll, .si-scroll, .si-figure, .slide-live, pre, .maths");
      return !frame && el.getBoundingClientRect().right > width + 1;
    });
    if (!runs.length) return;
    const most = Math.max(...runs.map((el) => el.getBoundingClientRect().right));
    const what = runs[0].closest("table, img, pre") ? runs[0].tagName.toLowerCase() : "text";
    const name = { table: "table", img: "picture", pre: "code" }[what] || "text";
    found.push({
      slide: index + 1,
      cell: Number(slide.dataset.cell),
      problem: "overflow",
      text: `on a phone held sideways the ${name} runs ${Math.round(most - width)} px off the side`,
    });
  });
  return found;
}
