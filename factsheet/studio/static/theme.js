// The theme: color pickers beside their fields, and the page chosen by state and eyes without a button.
(() => {
  "use strict";
  const hex = /^#?([0-9a-f]{6})$/i;
  for (const picker of document.querySelectorAll("input.picker")) {
    const field = document.getElementById(picker.dataset.for);
    if (!field || field.matches(":disabled")) continue;
    picker.hidden = false;
    picker.addEventListener("change", (event) => {
      event.stopPropagation();
      field.value = picker.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    picker.addEventListener("input", (event) => event.stopPropagation());
    field.addEventListener("input", () => {
      const found = hex.exec(field.value.trim());
      if (found) picker.value = `#${found[1].toLowerCase()}`;
    });
  }
  const look = document.getElementById("theme-look");
  look?.addEventListener("change", () => look.requestSubmit());
})();
