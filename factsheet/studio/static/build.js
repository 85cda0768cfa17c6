// How far a build has come, told as it comes, and only while somebody looks at the page.
"use strict";
(() => {
  const place = document.getElementById("build");
  if (!place || !place.dataset.events) return;
  const panel = document.getElementById("build-panel");
  const stop = document.getElementById("build-stop");
  const after = document.getElementById("build-after");
  const title = document.getElementById("build-title");
  const spoken = document.getElementById("told");
  let source = null;
  let step = Number(place.dataset.step);

  const speak = (text) => { if (spoken) spoken.textContent = text; };

  const take = (event) => {
    const told = JSON.parse(event.data);
    panel.innerHTML = told.panel;  // our own page, whose values are escaped
    if (told.step > step) {
      step = told.step;
      speak(place.dataset.told.replace("%", `${step} %`));
    }
    if (told.ended) end();
  };

  const end = () => {
    close();
    document.removeEventListener("visibilitychange", look);
    const had = stop.contains(document.activeElement);
    title.textContent = title.dataset.over;
    stop.hidden = true;
    after.hidden = false;
    if (had) after.focus();
  };

  const close = () => {
    if (source) source.close();
    source = null;
  };

  const look = () => {
    if (document.hidden) {
      close();
    } else if (!source) {
      source = new EventSource(place.dataset.events);
      source.addEventListener("progress", take);
      source.addEventListener("error", () => speak(place.dataset.gone));
    }
  };

  document.addEventListener("visibilitychange", look);
  look();
})();
