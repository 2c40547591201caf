// A table too long for its slide shows the rows that fit, says how many more there are, and opens
// in full at a click. On a phone, on paper without script and in the file it is always whole.
window.situtorTables = (() => {
  "use strict";
  const FRAMES = ".table-scroll, .si-scroll";
  const LEAST = 4; // fewer rows than these say nothing: then it is the author's to mend
  const { make, open } = window.situtorDialog;
  const tooTall = (el) => Math.max(0, el.scrollHeight - el.clientHeight - 1);

  function restore(slide) {
    slide.querySelectorAll("tr[data-cut]").forEach((row) => {
      row.hidden = false;
      delete row.dataset.cut;
    });
    slide.querySelectorAll(".more-rows").forEach((el) => el.remove());
  }

  // Takes rows away until `fits` says so; true if that helped.
  function cut(slide, fits, say) {
    for (const frame of slide.querySelectorAll(FRAMES)) {
      if (!tooTall(frame) || frame.closest(".slide-live")) continue;
      const rows = [...frame.querySelectorAll("tbody > tr")];
      if (rows.length <= LEAST || frame.querySelector("tbody [rowspan]:not([rowspan='1'])")) continue;
      const button = make("button", "", " ");
      const more = make("p", "more-rows");
      button.type = "button";
      button.addEventListener("click", () => show(frame, say));
      more.append(button);
      frame.after(more);
      const keep = (count) => {
        rows.forEach((row, at) => {
          row.hidden = at >= count;
          if (row.hidden) row.dataset.cut = "";
          else delete row.dataset.cut;
        });
        button.textContent = `${say.moreRows.replace("{n}", rows.length - count)} · ${say.wholeTable}`;
        return !tooTall(frame);
      };
      let [low, high] = [LEAST, rows.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (keep(middle)) low = middle;
        else high = middle - 1;
      }
      keep(low);
    }
    if (fits()) return true;
    restore(slide);
    return false;
  }

  function show(frame, say) {
    const whole = make("div", "slide whole-table");
    const block = frame.closest(".output");
    const table = frame.querySelector("table").cloneNode(true);
    table.querySelectorAll("tr").forEach((row) => (row.hidden = false));
    // A notebook's own style holds only under the id of its block.
    if (block && block.classList.contains("own-colours")) whole.classList.add("own-colours");
    if (block && block.id) {
      whole.id = "whole-table";
      for (const style of block.querySelectorAll("style")) {
        whole.append(make("style", "", style.textContent.replace(`#${block.id}`, "#whole-table")));
      }
    }
    whole.append(table);
    const heading = frame.closest(".slide").querySelector(".slide-heading");
    open(heading ? heading.textContent : say.table, say.close, whole);
  }

  return { FRAMES, tooTall, restore, cut };
})();
