// Beside Voilà's client: says when the widgets have come, and tells people when the kernel has
// gone. `situtorWidgets` is what the deck waits for before it fits the slides that hold them.
window.situtorWidgets = (() => {
  "use strict";
  const say = JSON.parse(document.getElementById("situtor-live").textContent);
  const places = [...document.querySelectorAll(".slide-live")];
  const PATIENCE = 30000; // for a first drawing
  const STILL = 300; // without a change, before what was drawn counts as whole
  const BREATH = 5000; // for a connection that comes back by itself
  const GONE = ["autorestarting", "restarting", "dead"];

  // ipywidgets names the slider's track and leaves its handle, which has the focus, without one.
  function name(place) {
    for (const handle of place.querySelectorAll(".noUi-handle:not([aria-label])")) {
      const label = handle.closest(".widget-inline-hbox")?.querySelector(".widget-label");
      if (label) handle.setAttribute("aria-label", label.textContent);
    }
  }

  // A widget is there before its parts are: it has come when all is there and nothing moves.
  function come() {
    return new Promise((done) => {
      let timer = 0;
      const look = () => {
        for (const place of places) {
          if (place.querySelector(".jupyter-widgets, .si-exercise")) delete place.dataset.slow;
        }
        if (places.some((place) => place.dataset.slow)) return;
        observer.disconnect();
        places.forEach(name);
        done();
      };
      const moved = () => {
        clearTimeout(timer);
        timer = setTimeout(look, STILL);
      };
      const observer = new MutationObserver(moved);
      for (const place of places) {
        place.dataset.slow = say.slow;
        observer.observe(place, { childList: true, subtree: true });
      }
      setTimeout(() => {
        if (places.some((place) => place.dataset.slow)) lost();
        done();
      }, PATIENCE);
      moved();
    });
  }

  let notice = null;
  function lost() {
    if (notice) return;
    notice = document.createElement("div");
    notice.className = "live-lost";
    notice.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = say.lost;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = say.again;
    again.addEventListener("click", () => location.reload());
    notice.append(text, again);
    document.body.append(notice);
  }

  function attend() {
    const kernel = window.jupyterapp?.widgetManager?.kernel;
    if (!kernel) return setTimeout(attend, 500);
    let timer = 0;
    let over = false; // a kernel that comes back knows nothing of these widgets
    kernel.statusChanged.connect((_, status) => {
      if (!GONE.includes(status)) return;
      over = true;
      lost();
    });
    kernel.connectionStatusChanged.connect((_, status) => {
      clearTimeout(timer);
      if (status !== "connected") timer = setTimeout(lost, BREATH);
      else if (notice && !over) {
        notice.remove();
        notice = null;
      }
    });
  }

  attend();
  return come();
})();
