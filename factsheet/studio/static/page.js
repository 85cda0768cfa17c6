// The sheet as it will print: redrawn after each keep, swapped in place; scroll, zoom and focus stay where they are.
"use strict";
(() => {
  const pane = document.getElementById("pane");
  const tools = document.getElementById("pane-tools");
  const scroll = document.getElementById("pane-scroll");
  const sheets = document.getElementById("pane-sheets");
  const other = document.getElementById("pane-other");
  const st = pane.dataset.st;
  const byId = (id) => document.getElementById(`pane-${id}`);
  const POINT = 96 / 72;
  const STEPS = [50, 67, 80, 100, 125, 150, 200, 300, 400];
  const SLOW = 250;
  const PADDING = 30;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  let zoom = "fit";
  let view = "page";
  let shown = null; // what the server told of the proof that is on the screen
  let outlined = { key: "", part: "" };
  let last = 0; // of the asks: what an older one brings is thrown away
  let asking = null;
  let wanted = null;
  let said = "";

  // What is asked for: one ask on its way, one that waits; the server draws what is newest when it begins.
  const query = () => {
    const chosen = new URLSearchParams(new FormData(tools));
    if (!["handout", "gray"].includes(chosen.get("form"))) chosen.delete("back");
    return chosen;
  };
  // Whoever asks is answered once what is newest then is shown.
  const refresh = () => {
    if (asking) {
      wanted ||= asking.then(() => { wanted = null; return refresh(); });
      return wanted;
    }
    asking = draw().finally(() => { asking = null; });
    return asking;
  };
  const draw = async () => {
    const mine = ++last;
    const since = performance.now();
    const clock = tellTime(since);
    try {
      const asked = query();
      asked.set("scale", pickScale().toFixed(3));
      const answer = await fetch(`/s/${st}/proof?${asked}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      if (mine !== last) return;
      await putPages(told);
      tell(told);
      tellState("fresh");
      if (view !== "page") await showView(view);
    } catch (error) {
      tellState("failed");
      if (error instanceof TypeError) studio.tellGone();
    } finally {
      clearInterval(clock);
    }
  };

  // "Drawing…" after a quarter of a second, the seconds after two; a redraw in time changes nothing.
  const tellTime = (since) => setInterval(() => {
    const took = performance.now() - since;
    if (took < SLOW) return;
    const text = took < 2000 ? pane.dataset.drawing : pane.dataset.drawingFor.replace("{n}", Math.floor(took / 1000));
    tellState("drawing", text);
  }, SLOW / 2);
  const tellState = (kind, text = pane.dataset[kind]) => {
    const now = byId("now");
    now.classList.toggle("is-drawing", kind === "drawing");
    now.classList.toggle("is-failed", kind === "failed");
    if (byId("state").textContent !== text) byId("state").textContent = text;
  };

  // Sizes: a page at 100 % is as large as its paper; the picture has a pixel for each of the screen.
  const firstPage = () => (shown && shown.pages[0]) || { width: 612, height: 792 };
  const pickZoom = () => {
    if (zoom !== "fit") return zoom / 100;
    const page = firstPage();
    const across = (scroll.clientWidth - PADDING) / (page.width * POINT);
    const down = (scroll.clientHeight - PADDING) / (page.height * POINT);
    const isPhone = matchMedia("(max-width: 47.5rem)").matches;
    return Math.max(isPhone || down <= 0 ? across : Math.min(across, down), 0.25);
  };
  const pickScale = () => pickZoom() * POINT * (devicePixelRatio || 1);
  const resize = () => {
    if (!shown) return;
    const size = pickZoom() * POINT;
    shown.pages.forEach((page, at) => {
      const sheet = sheets.children[at];
      const image = sheet.querySelector("img");
      image.style.width = sheet.style.width = `${page.width * size}px`;
      image.style.height = `${page.height * size}px`;
    });
    scroll.classList.toggle("can-drag", scroll.scrollWidth > scroll.clientWidth || scroll.scrollHeight > scroll.clientHeight);
  };

  // Pages are swapped once their pictures are decoded; what is on the screen stays sharp until then.
  const putPages = async (told) => {
    byId("now").hidden = !told.pages.length;
    sheets.hidden = !told.pages.length && !shown;
    if (!told.pages.length) { shown = shown && { ...told, pages: shown.pages, areas: shown.areas }; return; }
    const seen = told.pages.filter((_page, at) => !at || (sheets.children[at] && isSeen(sheets.children[at])));
    await Promise.all(seen.map((page) => Object.assign(new Image(), { src: page.src }).decode()));
    shown = told;
    while (sheets.children.length > told.pages.length) sheets.lastElementChild.remove();
    told.pages.forEach((page, at) => putPage(page, at));
    resize();
    putAreas();
  };
  const putPage = (page, at) => {
    let sheet = sheets.children[at];
    if (!sheet) {
      sheet = sheets.appendChild(Object.assign(document.createElement("div"), { className: "sheet" }));
      sheet.append(Object.assign(new Image(), { loading: "lazy" }));
    }
    const image = sheet.querySelector("img");
    image.dataset.drawn = "";
    if (image.getAttribute("src") !== page.src) image.src = page.src;
    if (image.alt !== page.alt) image.alt = page.alt;
    let end = sheet.querySelector(".paper-end");
    if (page.paper < 1 && !end) {
      end = sheet.appendChild(Object.assign(document.createElement("div"), { className: "paper-end" }));
      end.append(Object.assign(document.createElement("span"), { textContent: pane.dataset.paper }));
    }
    if (end) { end.hidden = page.paper >= 1; end.style.top = `${page.paper * 100}%`; }
  };

  // Blocks over the picture: for the pointer alone, since they double the list of parts.
  const putAreas = () => {
    shown.pages.forEach((_page, at) => {
      const sheet = sheets.children[at];
      let areas = sheet.querySelector(".sheet-areas");
      if (!areas) {
        areas = sheet.appendChild(Object.assign(document.createElement("div"), { className: "sheet-areas" }));
        areas.setAttribute("aria-hidden", "true");
      }
      const own = shown.areas.filter((area) => area.page === at);
      while (areas.children.length > own.length) areas.lastElementChild.remove();
      own.forEach((area, place) => putArea(areas.children[place] || areas.appendChild(document.createElement("div")), area));
    });
    mark();
  };
  const putArea = (box, area) => {
    const [left, top, width, height] = area.box;
    box.className = "area";
    box.tabIndex = -1;
    box.title = area.label;
    Object.assign(box.dataset, { key: area.key, part: area.part, parts: area.parts.join(" ") });
    Object.assign(box.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
  };

  // An outline, with its label outside of the sheet where there is room for it.
  const mark = () => {
    for (const label of sheets.querySelectorAll(".area-label")) label.remove();
    const all = [...sheets.querySelectorAll(".area")];
    const { key, part } = outlined;
    const found = all.filter((area) => (key ? area.dataset.key === key : part && area.dataset.parts.split(" ").includes(part)));
    for (const area of all) area.classList.toggle("is-outlined", found.includes(area));
    if (found.length) hangLabel(found[0]);
    return found[0];
  };
  const hangLabel = (area) => {
    const label = Object.assign(document.createElement("span"), { className: "area-label", textContent: area.title });
    label.style.top = area.style.top;
    area.parentElement.append(label);
    const room = area.closest(".sheet").getBoundingClientRect().left - scroll.getBoundingClientRect().left;
    if (label.offsetWidth > room + 4) { label.classList.add("is-inside"); label.style.left = area.style.left; }
  };
  const outlineBy = (wish) => {
    outlined = wish;
    const first = shown && view === "page" && mark();
    if (first && !isSeen(first)) first.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  };
  const isSeen = (area) => {
    const [box, frame] = [area.getBoundingClientRect(), scroll.getBoundingClientRect()];
    return frame.width === 0 || (box.bottom > frame.top && box.top < frame.bottom && box.right > frame.left && box.left < frame.right);
  };

  // Words below the page. Aloud it is told only that the fit, or how much there is to look at, is another one.
  const tell = (told) => {
    byId("fit-head").textContent = told.fit.head;
    byId("fit-text").textContent = told.fit.text;
    byId("fit-change").textContent = told.fit.change;
    pane.querySelector(".pane-fit").dataset.kind = told.fit.kind;
    byId("refused").hidden = !told.refused;
    byId("refused").textContent = told.refused;
    tellTries(told.tries);
    if (!told.pages.length && shown) byId("fit-change").textContent = pane.dataset.stale;
    const loud = `${told.fit.head} ${told.to_look}`;
    if (said && said !== loud) studio.say([told.fit.head, told.fit.change, told.to_look].filter(Boolean).join(" "));
    said = loud;
    studioPage.onFindings?.(told.findings);
  };
  const tellTries = (tries) => {
    byId("tries").hidden = !tries.length;
    const place = byId("tries").querySelector("span");
    place.replaceChildren(...tries.flatMap((each, at) => {
      const one = Object.assign(document.createElement(each.part ? "a" : "button"), { textContent: each.text });
      if (each.part) { one.href = `/s/${st}/${each.part}`; one.dataset.to = each.part; } else { one.type = "button"; one.className = "button-link"; one.dataset.back = ""; }
      return at ? ["; ", one] : [one];
    }));
  };
  byId("tries").addEventListener("click", (event) => {
    if (!event.target.closest("[data-back]")) return;
    tools.elements.back.checked = true;
    choose();
  });

  // Zoom: the picture grows at once and is drawn anew at the pixels of the screen.
  let sharpening = null;
  const setZoom = (to) => {
    const middle = (scroll.scrollTop + scroll.clientHeight / 2) / Math.max(scroll.scrollHeight, 1);
    const centre = (scroll.scrollLeft + scroll.clientWidth / 2) / Math.max(scroll.scrollWidth, 1);
    zoom = to;
    resize();
    scroll.scrollTop = middle * scroll.scrollHeight - scroll.clientHeight / 2;
    scroll.scrollLeft = centre * scroll.scrollWidth - scroll.clientWidth / 2;
    const button = byId("zoom");
    button.textContent = zoom === "fit" ? button.dataset.fit : pane.dataset.zoomed.replace("{n}", zoom);
    button.setAttribute("aria-pressed", String(zoom === "fit"));
    button.title = button.dataset.fit;
    mark();
    clearTimeout(sharpening);
    sharpening = setTimeout(refresh, 150);
  };
  pane.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    const now = Math.round(pickZoom() * 100);
    const to = { fit: "fit", in: STEPS.find((step) => step > now) || 400, out: STEPS.findLast((step) => step < now) || 50 };
    setZoom(to[button.dataset.zoom]);
  });
  let width = 0;
  new ResizeObserver(() => {
    if (zoom !== "fit" || view !== "page" || scroll.clientWidth === width) { resize(); return; }
    width = scroll.clientWidth;
    resize();
    if (!shown) return;
    clearTimeout(sharpening);
    sharpening = setTimeout(refresh, 150);
  }).observe(scroll);

  // Drag pans; a press that does not move is a click on a block.
  let drag = null;
  scroll.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    drag = { x: event.clientX, y: event.clientY, left: scroll.scrollLeft, top: scroll.scrollTop, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(x, y) < 5) return;
    drag.moved = true;
    scroll.classList.add("is-dragged");
    scroll.scrollLeft = drag.left - x;
    scroll.scrollTop = drag.top - y;
  });
  addEventListener("pointerup", () => {
    scroll.classList.remove("is-dragged");
    const was = drag;
    setTimeout(() => { if (drag === was) drag = null; }, 0);
  });
  sheets.addEventListener("click", (event) => {
    const area = event.target.closest(".area");
    if (!area || (drag && drag.moved)) return;
    outlineBy({ key: area.dataset.key, part: "" });
    dispatchEvent(new CustomEvent("studio:block", { detail: { key: area.dataset.key, part: area.dataset.part } }));
  });

  // Format, language, standard: another sheet; the address keeps them, so that the page can be loaded anew.
  const choose = () => {
    const chosen = query();
    history.replaceState(history.state, "", `${location.pathname}?${chosen}${location.hash}`);
    for (const link of pane.querySelectorAll("[data-view]")) link.search = `?${chosen}`;
    for (const link of document.querySelectorAll(`a[href^="/s/${st}/pdf"]`)) {
      const isLoad = new URLSearchParams(link.search).has("download");
      link.search = `?${chosen}${isLoad ? "&download=1" : ""}`;
    }
    scroll.scrollTop = 0;
    return refresh();
  };
  tools.addEventListener("change", choose);
  tools.addEventListener("submit", (event) => { event.preventDefault(); choose(); });
  addEventListener("keydown", (event) => {
    const more = document.querySelector(":is(.pane-more, .menu)[open]");
    if (event.key === "Escape" && more?.contains(document.activeElement)) {
      more.open = false;
      more.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    for (const more of document.querySelectorAll(":is(.pane-more, .menu)[open]")) {
      if (!more.contains(event.target)) more.open = false;
    }
  });

  // Views: the page, what is heard of it, and how it was before the edits.
  const showView = async (name) => {
    view = name;
    for (const link of pane.querySelectorAll("[data-view]")) {
      if (link.dataset.view === name) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
    scroll.hidden = name !== "page";
    other.hidden = name === "page";
    pane.querySelector(".pane-zoom").hidden = name !== "page";
    if (name === "page") { resize(); mark(); return; }
    const asked = query();
    if (name === "before") asked.set("scale", (POINT * (devicePixelRatio || 1)).toFixed(3));
    const answer = await studio.askPart(`/s/${st}/${name}?${asked}`);
    if (!answer.ok || view !== name) return;
    const text = await answer.text();
    if (other.dataset.of === name && other.dataset.text === text) return;
    const top = other.dataset.of === name ? other.scrollTop : 0;
    const held = other.contains(document.activeElement);
    const [cut, isDifferent] = [other.querySelector("[data-slider]")?.value, other.querySelector("[data-differences]")?.checked];
    other.innerHTML = text;
    Object.assign(other.dataset, { of: name, text });
    wireBefore(other, cut, isDifferent);
    other.scrollTop = top;
    if (held) other.focus({ preventScroll: true });
  };
  pane.addEventListener("click", (event) => {
    const link = event.target.closest("[data-view]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    showView(link.dataset.view);
  });
  const wireBefore = (root, cut = "50", isDifferent = false) => {
    const before = root.querySelector("[data-before]");
    if (!before) return;
    const [slider, box] = [before.querySelector("[data-slider]"), before.querySelector("[data-differences]")];
    slider.value = cut;
    box.checked = isDifferent;
    const apply = () => {
      before.style.setProperty("--cut", `${100 - slider.value}%`);
      before.classList.toggle("is-differences", box.checked);
      slider.disabled = box.checked;
    };
    before.classList.add("is-live");
    before.querySelector(".before-tools").hidden = false;
    before.addEventListener("input", apply);
    apply();
  };

  const begin = () => {
    const [size, first] = [pickZoom() * POINT, sheets.querySelector("img")];
    if (first && scroll.clientWidth) first.style.width = `${firstPage().width * size}px`;
  };

  window.studioPage = {
    refresh,
    outline: (key) => outlineBy({ key, part: "" }),
    outlinePart: (part) => outlineBy({ key: "", part }),
    fit: () => setZoom("fit"),
    onFindings: null,
  };
  begin();
  refresh();
})();
