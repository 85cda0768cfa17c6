// A file dropped on any page is looked over as an import; a page that asks for another file takes it into its field.
"use strict";
(() => {
  const veil = document.getElementById("drop");
  const field = document.querySelector("main form:not([data-drop-field]) input[type=file]");
  if (!veil) return;
  if (field) veil.querySelector("p").textContent = veil.dataset.take;
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
    if (!files.files.length || field) {
      show(false);
      if (!files.files.length) return;
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
      return;
    }
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
