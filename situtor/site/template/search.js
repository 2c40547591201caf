"use strict";
// Search without a server. The index is a script of its own (a page opened from a file may not
// fetch), and Thai has no spaces: what is asked is looked for as it stands, then word by word,
// then without its tone marks.
{
  const MOST = 60;
  const WEIGHT = { case: 6, lesson: 5, term: 4, table: 3, exercise: 2, fact: 2, part: 1, source: 0 };
  const TONES = /[\u0e47-\u0e4e]/g;
  const form = document.getElementById("ask");
  const box = document.getElementById("q");
  const said = document.getElementById("said");
  const list = document.getElementById("found");

  // Keeps the length, so that a place in the folded text is a place in the text.
  const fold = (text) =>
    text
      .replace(/İ/g, "i")
      .toLowerCase()
      .replace(/[๐-๙]/g, (each) => String(each.charCodeAt(0) - 0x0e50));
  const plain = (text) =>
    fold(
      text
        .normalize("NFC")
        .replace(/[\u200b-\u200d\ufeff]/g, "")
        .replace(/เเ/g, "แ")
        .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
        .replace(/([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])/g, "$2$1")
        .replace(/\s+/g, " ")
        .trim(),
    );
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(TONES, "");

  const entries = (window.situtorIndex ?? []).map(([kind, title, url, text, place]) => ({
    kind, title, url, text, place, t: fold(title), b: fold(text),
  }));
  for (const each of entries) each.all = bare(`${each.t} ${each.b} ${fold(each.place)}`);

  const segmenter = Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : null;
  const pieces = (asked) => {
    const words = asked.split(" ");
    if (!segmenter) return words;
    return words.flatMap((word) =>
      /[\u0e00-\u0e7f]/.test(word)
        ? [...segmenter.segment(word)].filter((each) => each.isWordLike).map((each) => each.segment)
        : [word],
    );
  };

  function score(entry, asked, words, bared) {
    const held = (word) => entry.t.includes(word) || entry.b.includes(word) || fold(entry.place).includes(word);
    let points = 0;
    if (entry.t === asked) points = 140;
    else if (entry.t.startsWith(asked)) points = 120;
    else if (entry.t.includes(asked)) points = 100;
    else if (entry.b.includes(asked)) points = 60;
    else if (words.every(held)) {
      points = 20 + (20 * words.filter((word) => entry.t.includes(word)).length) / words.length;
    } else if (bared.every((word) => entry.all.includes(word))) points = 8;
    return points ? points + WEIGHT[entry.kind] : 0;
  }

  const h = (name, content, attributes = {}) => {
    const el = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
    el.append(...[content].flat());
    return el;
  };

  function marked(text, folded, words) {
    const out = [];
    let at = 0;
    while (at < text.length) {
      const next = words
        .map((word) => ({ word, from: folded.indexOf(word, at) }))
        .filter((each) => each.from >= 0)
        .sort((one, other) => one.from - other.from || other.word.length - one.word.length)[0];
      if (!next) break;
      out.push(text.slice(at, next.from), h("mark", text.slice(next.from, next.from + next.word.length)));
      at = next.from + next.word.length;
    }
    out.push(text.slice(at));
    return out;
  }

  function excerpt(entry, words) {
    const places = words.map((word) => entry.b.indexOf(word)).filter((place) => place >= 0);
    const found = places.length ? Math.min(...places) : 0;
    let from = Math.max(0, found - 60);
    // Begin at a space, or at least never between a letter and its vowel.
    const space = entry.text.indexOf(" ", from);
    if (from && space >= 0 && space < found) from = space + 1;
    while (from && /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(entry.text[from])) from -= 1;
    let to = Math.min(entry.text.length, from + 200);
    while (to < entry.text.length && /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(entry.text[to])) to += 1;
    const cut = marked(entry.text.slice(from, to), entry.b.slice(from, to), words);
    return [from ? "… " : "", ...cut, to < entry.text.length ? " …" : ""];
  }

  function run(question) {
    const asked = plain(question);
    list.replaceChildren();
    said.textContent = "";
    if (!asked) return;
    const words = pieces(asked);
    const bared = words.map(bare).filter(Boolean);
    if (!bared.length) bared.push(asked);
    const found = entries
      .map((entry, order) => ({ entry, order, points: score(entry, asked, words, bared) }))
      .filter((each) => each.points)
      .sort((one, other) => other.points - one.points || one.order - other.order);
    const many = found.length > MOST ? said.dataset.many : said.dataset.found;
    said.textContent = (found.length ? many : said.dataset.nothing)
      .replace("{n}", found.length)
      .replace("{most}", MOST);
    const light = [asked, ...words];
    list.append(
      ...found.slice(0, MOST).map(({ entry }) =>
        h("li", [
          h("p", [
            h("a", marked(entry.title, entry.t, light), { href: entry.url }),
            " ",
            h("span", list.dataset[entry.kind], { class: "si-tag" }),
          ]),
          ...(entry.text ? [h("p", excerpt(entry, light))] : []),
          ...(entry.place ? [h("p", entry.place, { class: "quiet" })] : []),
        ]),
      ),
    );
  }

  let waiting = 0;
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(box.value), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(box.value);
  });
  run(box.value);
}
