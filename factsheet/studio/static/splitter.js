// The line between fields and page: dragged, or moved by arrows; Enter folds the fields away and brings them back.
"use strict";
(() => {
  const STEP = 2;
  const KEY = "studio:fields";
  const editor = document.getElementById("editor");
  const line = document.getElementById("splitter");
  const fields = document.getElementById("fields");
  const pane = document.getElementById("pane");
  const [least, most] = [Number(line.ariaValueMin), Number(line.ariaValueMax)];
  let isFolded = false;

  const measure = (element) => element.getBoundingClientRect().width;
  const read = () => {
    const [own, other] = [isFolded ? 0 : measure(fields), measure(pane)];
    return own + other ? Math.round((own / (own + other)) * 100) : 0;
  };
  const tell = () => {
    const now = read();
    line.ariaValueNow = String(Math.min(Math.max(now, isFolded ? 0 : least), most));
    line.ariaValueMin = String(isFolded ? 0 : least);
    line.ariaValueText = isFolded ? line.dataset.folded : line.dataset.text.replace("{n}", line.ariaValueNow);
  };
  // A share of 0 is the usual width, which the style knows.
  const move = (share) => {
    const kept = share && Math.min(Math.max(share, least), most);
    for (const [name, part] of [["--fields", kept], ["--page", 100 - kept]]) {
      if (kept) editor.style.setProperty(name, `minmax(0, ${part}fr)`); else editor.style.removeProperty(name);
    }
    if (kept) localStorage.setItem(KEY, String(kept)); else localStorage.removeItem(KEY);
    tell();
  };
  const fold = (to) => {
    isFolded = to;
    editor.classList.toggle("is-folded", to);
    tell();
  };

  line.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const now = read();
    const to = { ArrowLeft: now - STEP, ArrowRight: now + STEP, Home: least, End: most }[event.key];
    if (event.key !== "Enter" && to === undefined) return;
    event.preventDefault();
    if (event.key === "Enter") { fold(!isFolded); return; }
    if (isFolded) fold(false); else move(to);
  });
  line.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    line.focus();
    line.setPointerCapture(event.pointerId);
  });
  line.addEventListener("pointermove", (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    if (isFolded) fold(false);
    const left = fields.getBoundingClientRect().left;
    move(((event.clientX - left) / (measure(fields) + measure(pane))) * 100);
  });
  line.addEventListener("dblclick", () => { fold(false); move(0); });
  // Who goes to a field by a key or by a block of the page sees it.
  fields.addEventListener("focusin", () => { if (isFolded) fold(false); });
  addEventListener("studio:block", () => { if (isFolded) fold(false); });

  move(Number(localStorage.getItem(KEY)) || 0);
  addEventListener("resize", tell);
})();
