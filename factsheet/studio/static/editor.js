// The editor: keeps what is typed after each pause, puts findings beside their fields, leaves fields in hand alone.
"use strict";
(() => {
  const PAUSE = 120;
  const editor = document.getElementById("editor");
  const form = document.getElementById("fields");
  const part = document.getElementById("part");
  const st = editor.dataset.st;

  let number = Number(editor.dataset.number);
  let waiting = null;
  let sending = false;
  let sent = new Map(); // on its way
  let dirty = new Map();
  const baseOf = () => form.elements.base.value;
  let held = ""; // of which files the names in `dirty` are, if not of these
  const shown = (name) => document.getElementById(`f:${name}`);
  const note = () => studioUnsent.note(st, { base: held || baseOf(), number, fields: [...new Map([...sent, ...dirty])] });
  const boxesOf = (name) => [...form.querySelectorAll("input[type=checkbox]")].filter((one) => one.name === name);
  const valueOf = (field) => (field.type !== "checkbox" ? field.value
    : boxesOf(field.name).filter((one) => one.checked).map((one) => one.value).join(", "));
  const putValue = (name, value) => {
    const boxes = boxesOf(name);
    for (const box of boxes) box.checked = value.split(", ").includes(box.value);
    if (!boxes.length && shown(name)) shown(name).value = value;
  };

  // Keeping: one form is on its way at a time; what is typed meanwhile goes with the next one.
  const send = async (button = "", extra = []) => {
    clearTimeout(waiting);
    if (sending) { waiting = setTimeout(() => send(button, extra), 20); return; }
    if (!button && !dirty.size) return;
    sending = true;
    sent = dirty;
    dirty = new Map();
    const told = await post({ tab: studio.tab, base: held || baseOf(), number, fields: sent }, [["do", button], ...extra]);
    try {
      if (told) take(told); else dirty = new Map([...sent, ...dirty]);
    } finally { // whatever a page cannot show, the next pause is sent
      sent = new Map();
      sending = false;
      note();
    }
  };
  // Returns what the server told, null where it could not be reached or kept nothing; that is told.
  const post = async (typed, extra) => {
    const body = new URLSearchParams([["part", editor.dataset.part], ["base", typed.base],
      ["number", typed.number], ["tab", typed.tab], ...typed.fields, ...extra]);
    try {
      const answer = await studio.askPart(`/s/${st}/draft`, { method: "POST", body });
      const told = await answer.json();
      if (!told.fault) return told;
      document.getElementById("kept").textContent = told.fault;
    } catch (error) {
      document.getElementById("kept").textContent = editor.dataset.gone;
      studio.tellGone();
    }
    return null;
  };
  // What windows that are gone could not send is typed again, as theirs: so it clashes where it would have.
  const sendLeft = async () => {
    for (const left of await studioUnsent.findLeft(st)) {
      const told = await post(left, []);
      if (!told) return;
      studioUnsent.drop(st, left.tab);
      for (const [name, value] of left.fields) if (!dirty.has(name) && !sent.has(name)) putValue(name, value);
      take(told);
    }
  };
  addEventListener("studio:back", async () => { await send(); await sendLeft(); });

  const take = (told) => {
    number = told.number;
    editor.dataset.number = number;
    document.getElementById("kept").innerHTML = told.kept;
    for (const [name, html] of Object.entries(told.was)) {
      const was = document.getElementById(`was:${name}`);
      if (was) was.innerHTML = html;
      shown(name)?.classList.toggle("is-changed", html !== "");
    }
    for (const [key, entries] of Object.entries(told.entries)) {
      editor.querySelector(`.parts a[data-to="${key}"] .count`).textContent = entries;
    }
    for (const [id, text] of Object.entries(told.names)) {
      const place = document.getElementById(id);
      if (place) place.textContent = text;
    }
    if (told.lost.length) document.getElementById("kept").textContent = told.lost.join(" ");
    const base = held || baseOf();
    if (told.form) putForm(told.form, told.focus, told.is_other && told.focus);
    for (const [name, clash] of Object.entries(told.clashes)) { // what was typed here stays to be seen beside theirs
      if (!dirty.has(name)) putValue(name, clash.typed);
      const slot = document.getElementById(`slot:${name}`);
      if (slot) slot.innerHTML = clash.note;
    }
    held = dirty.size && base !== baseOf() ? base : "";
    studioPage.refresh();
  };

  // A form that is put in place of another keeps the scroll, and what had the focus has it afterwards.
  const putForm = (html, focus, isOther) => {
    const top = form.scrollTop;
    const before = document.activeElement?.id;
    const held = document.activeElement?.closest("[data-entry]")?.id;
    const isClosed = document.activeElement?.matches("summary");
    const placeOf = (id) => {
      const entry = id && document.getElementById(id);
      return entry ? [...entry.parentElement.children].indexOf(entry) : -1;
    };
    const place = placeOf(held);
    const open = new Set([...part.querySelectorAll("details[open]")].map((one) => one.closest("[data-entry]")?.id));
    const known = new Set([...part.querySelectorAll("[data-entry]")].map((one) => one.id));
    part.innerHTML = html;
    for (const id of open) {
      const box = id && document.getElementById(id)?.querySelector("details.entry-box");
      if (box) box.open = true;
    }
    form.scrollTop = top;
    const same = (before && document.getElementById(before))
      || (isClosed && held && document.getElementById(held)?.querySelector("summary"));
    const entry = focus && document.getElementById(`entry:${focus}`);
    const isAdded = entry && !known.has(entry.id);
    const first = entry?.querySelector("details.entry-box:not([open]) > summary") || entry?.querySelector("input, textarea, select");
    const target = (!isAdded && !isOther && same) || first || (focus && shown(focus)) || document.getElementById("part-title");
    target?.focus({ preventScroll: target === same });
    if (target === same && place >= 0 && placeOf(held) !== place) tellMoved(document.getElementById(held));
  };

  const tellMoved = (entry) => {
    const all = [...entry.parentElement.children];
    studio.say(editor.dataset.moved.replace("{title}", entry.dataset.title)
      .replace("{place}", all.indexOf(entry) + 1).replace("{last}", all.length));
  };

  form.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.name || !field.name.includes("/") || field.name.startsWith("reason:")) return;
    dirty.set(field.name, valueOf(field));
    note();
    clearTimeout(waiting);
    waiting = setTimeout(send, ["checkbox", "radio"].includes(field.type) || field.tagName === "SELECT" ? 0 : PAUSE);
  });
  form.addEventListener("change", () => { if (dirty.size) send(); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      const own = event.target.name.startsWith("reason:") && event.target.closest("details").querySelector("button");
      if (own) own.click(); else send();
    }
    const entry = event.altKey && event.target.closest("[data-entry]");
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (entry && way) {
      event.preventDefault();
      document.getElementById(`${way}:${entry.dataset.entry}`)?.click();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const add = event.target.closest(".list")?.querySelector(".add");
      if (add) { event.preventDefault(); add.click(); }
    }
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do]");
    const choice = event.target.closest("[data-take], [data-keep]");
    if (choice) settle(choice);
    if (!button) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    const reasons = [...form.querySelectorAll("input[name^='reason:']")].map((one) => [one.name, one.value]);
    send(button.value, reasons);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const settle = (choice) => {
    const name = choice.dataset.take || choice.dataset.keep;
    const field = shown(name);
    if (choice.dataset.take) putValue(name, choice.dataset.value);
    document.getElementById(`slot:${name}`).innerHTML = "";
    dirty.set(name, valueOf(field));
    send("", [["anyway", "1"]]);
    field.focus();
  };

  // Findings: gone at once, new ones only where the caret is not.
  const fill = (slots) => {
    const held = document.activeElement?.name || "";
    const wanted = new Map();
    for (const [key, html] of Object.entries(slots)) {
      const [of, name] = key.includes("|") ? key.split("|") : ["", key];
      if (of && of !== editor.dataset.part) continue;
      let steps = name.split("/");
      while (of && steps.length && !document.getElementById(`slot:${steps.join("/")}`)) steps = steps.slice(0, -1);
      const id = `slot:${steps.length ? steps.join("/") : of}`;
      wanted.set(id, (wanted.get(id) || "") + html);
    }
    for (const slot of editor.querySelectorAll(".slot, .summary-slot, .slot-count, [id='slot:count:all']")) {
      const html = wanted.get(slot.id) || "";
      const isInHand = slot.contains(document.activeElement) || slot.querySelector("[data-take]");
      if (slot.innerHTML === html || isInHand) continue;
      const isHeld = html && !slot.innerHTML && slot.classList.contains("slot")
        && `${held}/`.startsWith(`${slot.id.slice(5)}/`);
      if (isHeld) late = slots; else slot.innerHTML = html;
    }
    tellPart();
  };
  let late = null;
  form.addEventListener("focusout", () => setTimeout(() => {
    if (late) { const slots = late; late = null; fill(slots); }
  }, 0));
  studioPage.onFindings = fill;

  // From part to part without a new page, so that the sheet stays where it is.
  const go = async (key, name = "", isBack = false) => {
    if (dirty.size) await send();
    if (key !== editor.dataset.part) {
      const answer = await studio.askPart(`/s/${st}/${key}`);
      if (!answer.ok || answer.redirected) { location.href = `/s/${st}/${key}`; return; }
      part.innerHTML = await answer.text();
      form.scrollTop = 0;
      editor.dataset.part = key;
      form.elements.part.value = key;
      for (const link of editor.querySelectorAll(".parts a")) {
        if (link.dataset.to === key) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
      }
      document.title = document.title.replace(/: .* · /, `: ${document.getElementById("part-title").textContent} · `);
      tellPart();
      if (!isBack) history.pushState({}, "", `/s/${st}/${key}${name ? `#f:${name}` : ""}`);
    }
    reach(name);
  };
  const reach = (name) => {
    let steps = name.split("/");
    const find = () => shown(steps.join("/")) || document.getElementById(`entry:${steps.join("/")}`)
      || document.getElementById(`group:${steps.join("/")}`);
    while (steps.length && !find()) steps = steps.slice(0, -1);
    const found = name && find();
    if (!found) { document.getElementById("part-title").focus(); return; }
    for (let box = found.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const target = found.matches("input, select, textarea") ? found : found.querySelector("input, select, textarea");
    (target || found).focus();
    (target || found).scrollIntoView({ block: "center" });
    found.classList.add("is-flashed");
    setTimeout(() => found.classList.remove("is-flashed"), 1300);
  };
  editor.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-to]");
    if (!link || event.ctrlKey || event.metaKey || ["sources", "history"].includes(link.dataset.to)) return;
    event.preventDefault();
    go(link.dataset.to, link.dataset.name || "");
  });
  addEventListener("popstate", () => go(location.pathname.split("/")[3] || "figures", location.hash.slice(3), true));

  // Where the parts do not fit beside the fields, one button names the part in hand and opens the list of them.
  const parts = editor.querySelector(".parts");
  const now = document.getElementById("parts-now");
  const links = [...parts.querySelectorAll("a[data-to]")];
  const inPlace = links.filter((one) => !["sources", "history"].includes(one.dataset.to));
  const open = (to) => {
    parts.classList.toggle("is-open", to);
    now.setAttribute("aria-expanded", String(to));
  };
  const tellPart = () => {
    const link = links.find((one) => one.dataset.to === editor.dataset.part);
    now.children[0].textContent = link.firstElementChild.textContent;
    now.children[1].innerHTML = link.querySelector(".slot-count").innerHTML;
  };
  parts.addEventListener("click", (event) => {
    if (event.target.closest("a[data-to]")) open(false);
    if (event.target.closest("#parts-now")) open(!parts.classList.contains("is-open"));
    const step = Number(event.target.closest("[data-step]")?.dataset.step || 0);
    const at = inPlace.findIndex((one) => one.dataset.to === editor.dataset.part);
    if (step) inPlace[(at + step + inPlace.length) % inPlace.length].click();
  });
  parts.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !parts.classList.contains("is-open")) return;
    open(false);
    now.focus();
  });

  // Block of the page to fields, and back.
  addEventListener("studio:block", (event) => { show("fields"); go(event.detail.part); });

  // Keys that no button has: the next finding, fields to page, undo outside of fields.
  let at = -1;
  addEventListener("keydown", (event) => {
    if (event.key === "F8") {
      const links = [...editor.querySelectorAll(".to-look-at a")];
      if (!links.length) return;
      event.preventDefault();
      at = (at + (event.shiftKey ? -1 : 1) + links.length) % links.length;
      go(links[at].dataset.to, links[at].dataset.name);
    } else if (event.key === "F4" && !event.altKey) {
      event.preventDefault();
      const pane = document.getElementById("pane");
      if (pane.contains(document.activeElement)) reach(lastField); else pane.focus();
    } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.target.matches("input, textarea")) {
      event.preventDefault();
      document.getElementById("undo").click();
    }
  });
  let lastField = "";
  form.addEventListener("focusin", (event) => {
    studioPage.outlinePart(editor.dataset.part);
    if (event.target.name?.includes("/")) lastField = event.target.name;
  });

  // Dragging is the same as the buttons, for those who point.
  let dragged = null;
  form.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip) return;
    event.preventDefault();
    dragged = grip.closest("[data-entry]");
    dragged.classList.add("is-dragged");
    grip.setPointerCapture(event.pointerId);
  });
  form.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-entry]");
    const list = dragged.parentElement;
    for (const one of list.children) one.classList.toggle("is-over", one === over && one !== dragged);
    if (over && over.parentElement === list && over !== dragged) {
      const isBelow = over.compareDocumentPosition(dragged) & Node.DOCUMENT_POSITION_PRECEDING;
      list.insertBefore(dragged, isBelow ? over.nextElementSibling : over);
    }
  });
  const drop = () => {
    if (!dragged) return;
    const entry = dragged;
    dragged = null;
    entry.classList.remove("is-dragged");
    for (const one of entry.parentElement.children) one.classList.remove("is-over");
    const before = entry.previousElementSibling?.dataset.entry.split("/").pop() || "";
    send(`place:${entry.dataset.entry}:${before}`);
  };
  form.addEventListener("pointerup", drop);
  form.addEventListener("pointercancel", drop);
  form.addEventListener("click", (event) => { if (event.target.closest(".grip")) event.preventDefault(); });

  // On a phone one side is shown.
  const show = (name) => {
    const side = name === "look" ? "fields" : name;
    editor.dataset.tab = side;
    for (const button of editor.querySelectorAll(".tabs button")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === name));
    }
    if (name === "look") document.getElementById("slot:summary").scrollIntoView();
    if (name === "page") studioPage.fit();
  };
  editor.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (button) show(button.dataset.show);
  });

  sendLeft();
  if (location.hash.startsWith("#f:")) reach(decodeURIComponent(location.hash.slice(3)));
})();
