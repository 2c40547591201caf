"use strict";
// Runs before the page is drawn: the theme a reader chose, else that of their system.
try {
  const chosen = localStorage.getItem("situtor.theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // No storage here; the system's theme holds.
}
