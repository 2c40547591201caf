// Before anything is painted: a screen large enough gets the stage, a phone the page to scroll.
if (matchMedia("(min-width: 700px) and (min-height: 480px)").matches) {
  document.documentElement.classList.add("deck");
}
