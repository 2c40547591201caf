// One A3 sheet: what a group wrote, as a page to print (or keep as PDF), a PNG and an HTML file.

import { h } from "./dom.js";
import { fontFaces, savePicture, saveFile } from "./picture.js";

const SIZE = { width: 1587, height: 1122 }; // A3 across, in CSS pixels
const LOOK = `
.poster{box-sizing:border-box;width:${SIZE.width}px;height:${SIZE.height}px;padding:45px;overflow:hidden;display:flex;flex-direction:column;background:#fff;color:#17212b;font:32px/1.5 Sarabun,"Noto Sans Thai","Leelawadee UI",Thonburi,sans-serif}
.poster h1{font-size:1.8em;line-height:1.4;margin:0}
.poster p{margin:0 0 .5em}
.poster .boxes{flex:1;min-height:0;display:grid;grid-template-columns:repeat(var(--across),1fr);grid-auto-rows:auto;align-content:stretch;gap:.8em}
.poster section{border:2px solid #6b7785;border-radius:12px;padding:.5em .8em;white-space:pre-wrap;overflow-wrap:anywhere}
.poster h2{font-size:1.1em;line-height:1.4;color:#0b5f8a;margin:0 0 .2em}`;

// Boxes in a row, by how many there are: as few empty places as can be.
const ACROSS = { 5: 3, 6: 3, 7: 4, 8: 4, 9: 3, 10: 5 };

function sheet(title, group, boxes) {
  const across = ACROSS[boxes.length] ?? 2;
  return h(
    "div",
    { class: "poster", style: `--across:${across}` },
    h("h1", {}, title),
    h("p", {}, group),
    h("div", { class: "boxes" }, boxes.map((box) => h("section", {}, h("h2", {}, box.title), box.text))),
  );
}

// The type shrinks until all that was written stands on the one sheet.
function fitted(el) {
  const room = h("div", { style: "position:fixed;left:-9999px;top:0" }, h("style", {}, LOOK), el);
  document.body.append(room);
  const grid = el.querySelector(".boxes");
  for (let size = 32; size > 6 && grid.scrollHeight > grid.clientHeight; size -= 0.5) {
    el.style.fontSize = `${size}px`;
  }
  room.remove();
  return el;
}

function page(lang, title, el) {
  const print = "@page{size:A3 landscape;margin:0}body{margin:0}@media print{html,body{height:1120px;overflow:hidden}}";
  const root = document.implementation.createHTMLDocument(title);
  root.documentElement.lang = lang;
  root.head.prepend(h("meta", { charset: "utf-8" }));
  root.head.append(h("style", {}, fontFaces() + print + LOOK));
  root.body.append(el);
  return `<!doctype html>${root.documentElement.outerHTML}`;
}

// `print`, `html` and `png` of a poster: { lang, name, title, group, boxes: [{ title, text }] }.
export function poster({ lang, name, title, group, boxes }) {
  const el = () => fitted(sheet(title, group, boxes));
  return {
    print() {
      const opened = window.open("", "_blank");
      if (!opened) return;
      opened.document.write(page(lang, `${title} ${group}`, el()));
      opened.document.close();
      opened.print();
    },
    html() {
      saveFile(new Blob([page(lang, `${title} ${group}`, el())], { type: "text/html" }), `${name}.html`);
    },
    png() {
      const content = new XMLSerializer().serializeToString(h("div", {}, h("style", {}, fontFaces() + LOOK), el()));
      const { width, height } = SIZE;
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${content}</foreignObject></svg>`;
      savePicture(drawing, width, height, name);
    },
  };
}
