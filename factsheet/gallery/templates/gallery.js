"use strict";
// The page is whole without this script; it adds search, filters, a viewer for one sheet and links to all three.
document.documentElement.classList.add("scripted");

const $ = (id) => document.getElementById(id);
const MARKS = /\p{M}/gu;
const NO_WORD = /[^\p{L}\p{N}]+/gu;

/** A text as words of small letters without accents; "U.S." is one word. */
function fold(text) {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase().replace(/[.'’]/g, "")
    .replace(NO_WORD, " ").trim();
}

/** What is searched of a card, read once. */
function readCard(element) {
  const { key, standing, format, lang, usps, state, more, findings } = element.dataset;
  const name = fold(state);
  return { element, key, standing, format, lang, usps, state, more: fold(more).split(" "),
    name, words: name.split(" "), code: usps.toLowerCase(), hasFindings: findings !== "0" };
}

/** Whether a word that was typed is meant for a card. Two capital letters are a postal code and no more. */
function matchWord(card, typed, codes) {
  if (codes.has(typed)) return card.usps === typed;
  const word = fold(typed);
  return card.code === word || card.words.some((each) => each.startsWith(word)) ||
    (word.length > 2 && card.name.includes(word)) ||
    (word.length > 3 && card.more.some((each) => each.startsWith(word)));
}

document.addEventListener("DOMContentLoaded", () => {
  const cards = Array.from(document.querySelectorAll(".card"), readCard);
  const codes = new Set(cards.map((card) => card.usps));
  const byKey = new Map(cards.map((card) => [card.key, card]));
  const form = $("tools");
  const viewer = $("viewer");
  const content = $("viewer-content");
  let shown = cards;
  let opened = null;

  /* Cards ------------------------------------------------------------------------------------------- */

  /** Make the name of a card the button that opens its sheet. */
  function addButton(card) {
    const name = card.element.querySelector(".open");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "open";
    button.setAttribute("aria-haspopup", "dialog");
    button.append(...name.childNodes);
    button.addEventListener("click", () => openSheet(card));
    name.replaceWith(button);
    card.button = button;
  }

  /* Search and filters ------------------------------------------------------------------------------ */

  function readFilters() {
    const { q, format, lang, show, findings } = form.elements;
    return { q: q.value.trim(), format: format.value, lang: lang.value, show: show ? show.value : "",
      findings: Boolean(findings && findings.checked) };
  }

  function matchCard(card, wanted, words) {
    return (!wanted.format || card.format === wanted.format) && (!wanted.lang || card.lang === wanted.lang) &&
      (!wanted.show || card.standing === wanted.show) && (!wanted.findings || card.hasFindings) &&
      words.every((word) => matchWord(card, word, codes));
  }

  function showMatches() {
    const wanted = readFilters();
    const words = wanted.q.split(/[\s,;]+/).filter((word) => fold(word));
    shown = cards.filter((card) => matchCard(card, wanted, words));
    const kept = new Set(shown);
    for (const card of cards) card.element.hidden = !kept.has(card);
    for (const group of document.querySelectorAll(".group")) {
      const count = group.querySelectorAll(".card:not([hidden])").length;
      group.hidden = count === 0;
      group.querySelector(".count").textContent = count;
    }
    const isFiltered = Object.values(wanted).some(Boolean);
    tell($("shown"), `${shown.length} of ${cards.length} sheets shown`);
    $("clear").hidden = !isFiltered;
    $("none").hidden = shown.length > 0 || !isFiltered;
  }

  function followForm() {
    showMatches();
    writeAddress();
  }

  /** Change a text that is read aloud only if it differs. */
  function tell(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /** Show all sheets, also those that the address left out when the page was opened. */
  function clearFilters() {
    const { q, format, lang, findings } = form.elements;
    for (const field of [q, format, lang]) field.value = "";
    form.querySelector("[name=show]").checked = true;
    if (findings) findings.checked = false;
    followForm();
    q.focus();
  }

  /* The address: what is shown can be linked ---------------------------------------------------------- */

  function writeAddress() {
    const wanted = readFilters();
    const told = new URLSearchParams();
    for (const [name, value] of Object.entries(wanted)) if (value) told.set(name, value === true ? "1" : value);
    if (opened) told.set("sheet", opened.key);
    const hash = told.toString() ? `#${told}` : "";
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
  }

  function readAddress() {
    const told = new URLSearchParams(location.hash.slice(1));
    const { q, format, lang, show, findings } = form.elements;
    q.value = told.get("q") || "";
    for (const [name, field] of Object.entries({ format, lang })) {
      field.value = told.get(name) || "";
      if (field.selectedIndex < 0) field.value = "";
    }
    const choices = Array.from(form.querySelectorAll("[name=show]"));
    const chosen = choices.find((choice) => choice.value === (told.get("show") || "")) || choices[0];
    chosen.checked = true;
    if (findings) findings.checked = told.has("findings");
    const sheet = byKey.get(told.get("sheet"));
    showMatches();
    if (sheet) openSheet(sheet);
    else if (viewer.open) viewer.close();
  }

  /* One sheet ----------------------------------------------------------------------------------------- */

  /** Return what stands about a sheet for those without scripts: text of our own page, escaped like all of it. */
  function readSheet(card) {
    const source = card.element.querySelector("noscript").textContent;
    return document.importNode(new DOMParser().parseFromString(source, "text/html").querySelector(".sheet"), true);
  }

  function openSheet(card) {
    opened = card;
    const sheet = readSheet(card);
    addComparison(sheet);
    content.replaceChildren(sheet);
    content.scrollTop = 0;
    $("viewer-title").textContent = card.state;
    $("viewer-kind").textContent = card.element.dataset.kind;
    const at = shown.indexOf(card);
    tellPlace(card, at);
    $("before").setAttribute("aria-disabled", String(at <= 0));
    $("after").setAttribute("aria-disabled", String(at < 0 || at >= shown.length - 1));
    if (!viewer.open) {
      viewer.showModal();
      $("viewer-title").focus();
    }
    writeAddress();
  }

  /** Tell which of the sheets shown this is; its name is for the ear alone, since it stands above. */
  function tellPlace(card, at) {
    const name = document.createElement("span");
    name.className = "vh";
    name.textContent = `${card.state}, ${$("viewer-kind").textContent}, `;
    $("viewer-place").replaceChildren(...(at < 0 ? [] : [name, `${at + 1} of ${shown.length}`]));
  }

  /** Go to the sheet before or after; the focus stays on the button. */
  function walk(step) {
    const at = shown.indexOf(opened);
    const next = at < 0 ? undefined : shown[at + step];
    if (next) openSheet(next);
  }

  function leaveSheet() {
    const card = opened;
    opened = null;
    content.replaceChildren();
    writeAddress();
    if (card && !card.element.hidden) {
      card.button.focus();
      card.element.scrollIntoView({ block: "nearest" });
    }
  }

  /* Two pictures compared ------------------------------------------------------------------------------ */

  function addComparison(sheet) {
    const pictures = sheet.querySelector(".pictures");
    if (!pictures || !pictures.querySelector(".past") || !pictures.querySelector(".now")) return;
    const tools = $("compare-tools").content.cloneNode(true);
    const range = tools.querySelector("[type=range]");
    const choices = tools.querySelectorAll("[name=view]");
    const cut = () => {
      pictures.style.setProperty("--cut", `${range.value}%`);
      range.setAttribute("aria-valuetext", `${range.value} percent from before, ${100 - range.value} percent now`);
    };
    const choose = () => { sheet.dataset.view = Array.from(choices).find((choice) => choice.checked).value; };
    range.addEventListener("input", cut);
    for (const choice of choices) choice.addEventListener("change", choose);
    const pane = document.createElement("div");
    pane.className = "pane";
    pane.append(tools);
    pictures.replaceWith(pane);
    pane.append(pictures);
    followPointer(pictures, range, cut);
    cut();
    choose();
  }

  /** Let the line between the two be dragged on the pictures as well. */
  function followPointer(pictures, range, cut) {
    const follow = (event) => {
      if (!(event.buttons & 1) || pictures.closest(".sheet").dataset.view !== "slide") return;
      const box = pictures.getBoundingClientRect();
      range.value = Math.round(100 * (event.clientX - box.left) / box.width);
      cut();
    };
    pictures.addEventListener("pointerdown", (event) => {
      pictures.setPointerCapture(event.pointerId);
      follow(event);
    });
    pictures.addEventListener("pointermove", follow);
    pictures.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /* What is pressed ------------------------------------------------------------------------------------ */

  cards.forEach(addButton);
  form.hidden = false;
  form.addEventListener("input", followForm);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (shown.length) shown[0].button.focus();
  });
  $("clear").addEventListener("click", clearFilters);
  $("none-clear").addEventListener("click", clearFilters);
  $("before").addEventListener("click", () => walk(-1));
  $("after").addEventListener("click", () => walk(1));
  $("close").addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", leaveSheet);
  viewer.addEventListener("click", (event) => { if (event.target === viewer) viewer.close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !viewer.open) {
      event.preventDefault();
      form.elements.q.select();
      form.elements.q.focus();
    }
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address keeps what is shown
    $("sheets").focus();
  });
  window.addEventListener("hashchange", readAddress);
  readAddress();
});
