// What fit.py asks of an open deck: one entry for each thing that does not fit its slide.
(smallest) => {
  // --- contrast, as WCAG counts it ---
  const shown = document.documentElement.dataset.ground;
  document.documentElement.dataset.ground = "plain"; // what lies behind a slide without its own
  const paper = getComputedStyle(document.body).backgroundColor;
  document.documentElement.dataset.ground = shown;
  const channels = (colour) => {
    const unit = colour.startsWith("color(") ? 255 : 1;
    const found = colour.replace(/^[a-z]+\((srgb)?/, "").match(/[\d.]+/g) || [0, 0, 0, 0];
    return [...found.slice(0, 3).map((n) => n * unit), found.length > 3 ? Number(found[3]) : 1];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((n, at) => n * a + under[at] * (1 - a)).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // The colour behind an element; null where a picture lies behind it.
  const ground = (el, slide) => {
    const style = getComputedStyle(el);
    if (style.backgroundImage !== "none") return null;
    const own = channels(style.backgroundColor);
    if (own[3] === 1) return own;
    const under = el === slide ? channels(paper) : ground(el.parentElement, slide);
    return under && over(own, under);
  };
  const contrast = (el, style, slide) => {
    const behind = ground(el, slide);
    if (!behind) return 21;
    const [a, b] = [light(over(channels(style.color), behind)), light(behind)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const names = [
    [".block-table, table", "table"],
    [".block-figure", "figure"],
    [".block-exercise", "exercise"],
    [".block-shown-code, pre.shown-code", "code"],
    [".block-printed", "printed output"],
    [".block-card", "card"],
  ];
  const kind = (slide) => (names.find(([which]) => slide.querySelector(which)) || ["", "text"])[1];
  const found = [];
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slides > .slide")];
  root.classList.add("measuring");
  slides.forEach((slide, index) => {
    const add = (problem, text) =>
      found.push({ slide: index + 1, cell: Number(slide.dataset.cell), problem, text });
    const frame = slide.getBoundingClientRect();
    const zoom = frame.width / 1280;
    if (slide.dataset.overflow) {
      add("overflow", `the ${kind(slide)} is ${slide.dataset.overflow} px too tall`);
    }
    if (slide.dataset.scrolls) {
      add("overflow", `the table is ${slide.dataset.scrolls} px too tall and scrolls`);
    }
    const seen = new Map();
    const faint = new Map();
    const walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const el = node.parentElement;
      if (!node.data.trim() || el.closest(".sr-only, aside.notes, script, style, option")) continue;
      const style = getComputedStyle(el);
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      // What is clipped to a pixel is there for screen readers only.
      const clipped = el.closest("[class]") && el.clientWidth === 1 && el.clientHeight === 1;
      if (!box.width || !box.height || clipped || style.opacity === "0") continue;
      const drawing = el.closest("svg");
      const matrix = drawing && el.getScreenCTM ? el.getScreenCTM() : null;
      const size = parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) / zoom : 1);
      const base = el.closest("sub, sup, math, ruby") ? 0 : size;
      if (base && base < smallest - 0.05) {
        seen.set(Math.round(size * 10) / 10, node.data.trim().slice(0, 30));
      }
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const least = large ? 3 : 4.5;
      const measured = drawing || el.closest("[disabled]") ? 21 : contrast(el, style, slide);
      if (measured < least - 0.05) faint.set(style.color, [node.data.trim().slice(0, 30), measured, least]);
      const right = (box.right - frame.left) / zoom;
      const scrolls = el.closest(".table-scroll, .si-scroll, .slide-live, pre");
      if (right > 1281 && !scrolls) add("overflow", `“${node.data.trim().slice(0, 30)}” runs ${Math.round(right - 1280)} px off the side`);
    }
    for (const [text, is, least] of faint.values()) {
      add("contrast", `“${text}” is hard to tell from its ground: contrast ${is.toFixed(1)}, at least ${least} is needed`);
    }
    for (const [size, text] of seen) add("small", `“${text}” is set in ${size} px; ${smallest} px is the least the last row can read`);
    for (const img of slide.querySelectorAll("img")) {
      if (img.hasAttribute("data-no-alt") || !img.hasAttribute("alt")) add("alt", "a picture has no description (alt text)");
      const own = img.closest(".si-figure");
      if (own && img.naturalWidth && img.clientWidth) {
        const drawn = Math.min(img.clientWidth / img.naturalWidth, img.clientHeight / img.naturalHeight);
        if (drawn < 0.955) add("small", `the figure is shrunk to ${Math.round(drawn * 100)} %; its letters are too small`);
      }
    }
  });
  root.classList.remove("measuring");
  return found;
}
