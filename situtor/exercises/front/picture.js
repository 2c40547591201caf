// Taking a drawing along: an SVG with its styles in it, or a PNG of twice the size.

import { h, svg } from "./dom.js";

const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "opacity"];

// The fonts that the page carries within itself, for what is to be taken away from it.
export function fontFaces() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return []; // a sheet from elsewhere may not be read
    }
  });
  return rules.filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes("data:")).map((rule) => rule.cssText).join("");
}

// The page's stylesheet does not travel, so every element carries what it looks like.
function standalone(drawing) {
  const copy = drawing.cloneNode(true);
  const from = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const style = getComputedStyle(from[index]);
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("class");
  });
  copy.prepend(svg("style", {}, fontFaces()));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

export function saveFile(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export function saveSvg(drawing, name) {
  saveFile(new Blob([standalone(drawing)], { type: "image/svg+xml" }), `${name}.svg`);
}

// An SVG's text as a PNG of twice the size, on white.
export function savePicture(text, width, height, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = h("canvas", { width: width * 2, height: height * 2 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveFile(blob, `${name}.png`), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

export function savePng(drawing, name) {
  const { width, height } = drawing.viewBox.baseVal;
  savePicture(standalone(drawing), width, height, name);
}

// Thai has no spaces between words, so lines are broken where the language says a word ends.
export function lines(text, lang, most) {
  const parts = globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)].map((each) => each.segment)
    : text.split(/(?<=\s)/);
  const found = [""];
  for (const part of parts) {
    if (part.includes("\n")) {
      found.push("");
      continue;
    }
    if (wide(found.at(-1) + part) > most && found.at(-1)) found.push(part.trimStart());
    else found[found.length - 1] += part;
  }
  return found;
}

// Vowels and tone marks above and below a Thai consonant take no room of their own.
function wide(text) {
  return text.replace(/[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/g, "").length;
}
