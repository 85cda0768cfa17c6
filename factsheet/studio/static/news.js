// Asks every few seconds, while it is seen, whether another window or another program wrote something.
"use strict";
(() => {
  const EVERY = 4000;
  const page = document.querySelector("[data-news]");
  const place = document.getElementById("news");
  if (!page || !place) return;
  const st = page.dataset.st;
  let digest = "";
  let shown = "";
  let asking = false;

  const ask = async () => {
    if (asking || document.hidden) return;
    asking = true;
    const sent = page.dataset.number || "0";
    try {
      const query = new URLSearchParams({ number: sent, digest, tab: studio.tab });
      const answer = await fetch(`/s/${st}/since?${query}`);
      if (!answer.ok) return;
      const told = await answer.json();
      // What came while this page kept something itself is asked again with the new number.
      if ((page.dataset.number || "0") !== sent) return;
      if (!digest) digest = told.digest;
      if (told.note !== shown) {
        shown = told.note;
        place.innerHTML = told.note;
        if (told.told) studio.say(told.told);
      }
    } catch {
      studio.tellGone();
    } finally {
      asking = false;
    }
  };
  place.addEventListener("click", (event) => {
    if (event.target.closest("[data-reload]")) { event.preventDefault(); location.reload(); }
  });
  // A save of this page's own is no news: the page that follows it asks anew.
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  addEventListener("studio:back", ask);
  ask();
})();
