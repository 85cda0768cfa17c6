// A file dropped on any page is looked over as an import; a page of its own use for files says so: data-own-drop.
"use strict";
(() => {
  const veil = document.getElementById("drop");
  const own = () => document.querySelector("[data-own-drop]");
  if (!veil || own()) return;
  let depth = 0;
  const hasFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  const show = (isOver) => { veil.hidden = !isOver; };

  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    show(true);
  });
  addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    show(depth > 0);
  });
  addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    const files = new DataTransfer();
    if (event.dataTransfer.files.length) files.items.add(event.dataTransfer.files[0]);
    if (!files.files.length) return show(false);
    // A form as anybody would send it: the answer is a page, with an entry in the history.
    const form = document.createElement("form");
    const input = document.createElement("input");
    const place = document.querySelector("[data-drop]");
    Object.assign(form, { method: "post", enctype: "multipart/form-data", hidden: true });
    form.action = place ? place.dataset.drop : "/import";
    Object.assign(input, { type: "file", name: "file", files: files.files });
    form.append(input);
    document.body.append(form);
    veil.querySelector("p").textContent = veil.dataset.reading;
    form.submit();
  });
  addEventListener("pageshow", () => show(false));
})();
