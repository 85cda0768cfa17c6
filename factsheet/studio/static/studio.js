// What every page of the studio has: keys, dialogs, lists that arrows walk, and one voice for screen readers.
"use strict";
(() => {
  const mac = /mac|iphone|ipad/i.test(navigator.platform);
  const told = document.getElementById("told");
  document.documentElement.classList.add("has-script");

  // A screen declares its keys: data-key="ctrl+s" on a button or link, more than one parted by a space.
  const nameKeys = (event) => [
    (mac ? event.metaKey : event.ctrlKey) && "ctrl",
    event.altKey && "alt",
    event.shiftKey && "shift",
    event.key.toLowerCase(),
  ].filter(Boolean).join("+");

  const findByKey = (keys) => {
    const open = [...document.querySelectorAll("dialog[open]")].pop();
    return [...(open || document).querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key.split(" ").includes(keys) && one.checkVisibility());
  };

  addEventListener("keydown", (event) => {
    lastKey = Date.now();
    if (event.isComposing || event.getModifierState("AltGraph")) return;
    const one = findByKey(nameKeys(event));
    if (!one) return;
    event.preventDefault();
    if (event.repeat) return;
    one.focus({ preventScroll: true });
    one.click();
  });

  if (mac) {
    for (const one of document.querySelectorAll("[data-ctrl]")) one.textContent = one.textContent.replace("Ctrl", "⌘");
  }

  // data-opens="id" opens a dialog, data-closes any within; without script the link leads to the page of it.
  addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener ? document.getElementById(opener.dataset.opens) : event.target.closest("dialog");
    if (!dialog || event.ctrlKey || event.metaKey) return;
    if (opener) {
      event.preventDefault();
      if (!dialog.open) dialog.showModal();
      const words = dialog.querySelector("input");
      if (words) words.select();
    } else if (event.target === dialog || event.target.closest("[data-closes]")) {
      dialog.close();
    }
  });

  // Escape closes at once, though a field for searching would take the first one to empty itself.
  addEventListener("keydown", (event) => {
    const dialog = event.key === "Escape" && event.target.closest("dialog");
    if (!dialog) return;
    event.preventDefault();
    dialog.close();
  });

  // data-walk: arrows go through the links of a list, and from the field above it into it.
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const field = event.target.closest("dialog")?.querySelector("input[type=search]");
    const list = field && field.closest("dialog").querySelector("[data-walk]");
    if (!step || !list || event.altKey || event.ctrlKey) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });

  // Enter in a field whose answers stand below it goes to the first of them.
  addEventListener("submit", (event) => {
    const first = event.target.closest("#find")?.querySelector("[data-walk] a");
    if (!first) return;
    event.preventDefault();
    first.click();
  });

  // One voice: the newest text, a while after the last key, and only if it is another one than before.
  const QUIET = 1500;
  let lastKey = 0;
  let waiting = null;
  const say = (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (told.textContent !== text) told.textContent = text;
    }, Math.max(0, lastKey + QUIET - Date.now()));
  };

  // The studio is gone: tell it, ask again after 1, 2, 4 … 30 seconds, take the band away when it is back.
  const band = document.getElementById("gone");
  let pause = 0;
  const ask = () => fetch(document.querySelector("link[rel=icon]").href, { cache: "no-store" }).then(
    () => {
      pause = 0;
      band.hidden = true;
      dispatchEvent(new Event("studio:back"));
    },
    () => {
      pause = Math.min(pause * 2, 30);
      setTimeout(ask, pause * 1000);
    });
  const tellGone = () => {
    if (pause) return;
    pause = 1;
    band.hidden = false;
    band.textContent = band.dataset.text;
    setTimeout(ask, 1000);
  };
  addEventListener("htmx:sendError", tellGone);

  // A part of a page, which is put in its place, instead of the whole.
  const askPart = (path, how = {}) => fetch(path, { ...how, headers: { "X-Studio-Fragment": "1" } });

  // This window, as it was loaded: what it keeps is told apart from what other windows do.
  const tab = Math.random().toString(36).slice(2, 12);

  window.studio = Object.freeze({ tab, say, tellGone, askPart });
})();
