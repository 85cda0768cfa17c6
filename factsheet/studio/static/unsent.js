// What was typed and could not be sent yet stays in the browser, a window's own until that window is gone.
"use strict";
(() => {
  const name = (st, tab) => `studio:${location.host}:${st}:${tab}`;
  // A window holds a lock as long as it lives; where the browser has none, as on a plain address, all count as gone.
  if (navigator.locks) navigator.locks.request(name("", studio.tab), () => new Promise(() => {}));
  const listLiving = async () => (navigator.locks
    ? new Set((await navigator.locks.query()).held.map((lock) => lock.name)) : new Set());

  // Keeps the fields of this window, with what they were typed on; none takes them away.
  const note = (st, typed) => {
    if (typed.fields.length) localStorage.setItem(name(st, studio.tab), JSON.stringify(typed));
    else localStorage.removeItem(name(st, studio.tab));
  };
  // What windows left that are gone, each with the name of its window.
  const findLeft = async (st) => {
    const living = await listLiving();
    const begin = name(st, "");
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(begin))
      .map((key) => ({ tab: key.slice(begin.length), ...JSON.parse(localStorage.getItem(key)) }))
      .filter((left) => left.tab !== studio.tab && !living.has(name("", left.tab)));
  };
  const drop = (st, tab) => localStorage.removeItem(name(st, tab));

  window.studioUnsent = Object.freeze({ note, findLeft, drop });
})();
