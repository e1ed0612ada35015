// The progress of pages being added, as the server tells it; at the end the page is loaded anew with its links.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const task = document.querySelector("[data-follow]");
  if (!task || task.dataset.ended) return;
  const state = task.querySelector(".state");
  const stream = new EventSource(task.dataset.follow);
  stream.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (told.ended) {
      stream.close();
      // One article: straight to it.
      if (told.state === "done" && told.articles.length === 1 && !told.refused) location.replace(`/article/${encodeURIComponent(told.articles[0])}`);
      else location.reload();
      return;
    }
    state.textContent = task.dataset[told.state];
    state.dataset.state = told.state;
    task.querySelectorAll("[data-count]").forEach((cell) => (cell.textContent = told[cell.dataset.count]));
  };
  stream.onerror = () => {
    stream.close();
    state.textContent = task.dataset.lost;
    state.dataset.state = "failed";
  };
});
