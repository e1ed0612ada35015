// Keys of single screens: Ctrl and Enter send a question; letters press what they stand beside.
"use strict";

document.addEventListener("keydown", (event) => {
  const modified = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && modified && event.target.closest("[data-sends]")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (modified || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const pressed = [...document.querySelectorAll("[data-press]")].find((one) => one.dataset.press === event.key);
  if (pressed) {
    event.preventDefault();
    pressed.click();
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  const opened = document.getElementById(opener.dataset.opens);
  opened.hidden = !opened.hidden;
  opener.setAttribute("aria-expanded", String(!opened.hidden));
  if (!opened.hidden) opened.querySelector("select, input:not([type='hidden'])").focus();
});
