// Keys of single screens: Ctrl and Enter send a question.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("[data-sends]")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
