// What is said, in one language; the words come from Python (situtor/exercises/words.py and kinds/).

import { WORDS } from "./words.js";

export function words(lang) {
  return (key, values = {}) => {
    const text = WORDS[key][lang] ?? WORDS[key].th;
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
}
