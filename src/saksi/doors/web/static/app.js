// What all pages share: keys, the theme, help, and the light that ties a note to its words.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function remember(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remember("theme", root.dataset.theme);
  document.dispatchEvent(new CustomEvent("saksi:theme"));
}

function help() {
  const dialog = one("#help");
  dialog.open ? dialog.close() : dialog.showModal();
}

// Lists: j and k go from row to row, or in an article from note to note.
function step(by) {
  const rows = all(".note, [data-row]").filter((row) => row.offsetParent);
  if (!rows.length) return;
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + by))];
  (next.tabIndex >= 0 ? next : one("a, button, [tabindex]", next) || next).focus();
  next.scrollIntoView({ block: "nearest" });
}

const actions = { theme: switchTheme, help };
const keys = { d: switchTheme, "?": help, j: () => step(1), k: () => step(-1), "/": () => one("#q").select() || one("#q").focus() };
let going = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    all("details.menu[open]").forEach((menu) => (menu.open = false));
    document.activeElement.blur();
    return;
  }
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (going) {
    const place = all(".screens a").find((link) => link.dataset.key === event.key);
    going = false;
    if (place) place.click();
    return;
  }
  if (event.key === "g") {
    going = true;
    setTimeout(() => (going = false), 1200);
  } else if (keys[event.key] && !one("dialog[open]:not(#help)")) {
    event.preventDefault();
    keys[event.key]();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button && actions[button.dataset.do]) actions[button.dataset.do]();
  all("details.menu[open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
});

// A part that did not load says so.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => {
    event.target.removeAttribute("aria-busy");
    event.target.textContent = event.target.dataset.failed || "";
  });
}

// An article: pointing at a note lights its words, pointing at words lights their notes.
function reading(page) {
  const pieces = all(".m", page).map((piece) => ({
    piece,
    marks: piece.dataset.r.split(" ").map((mark) => mark.split(":")),
  }));
  const notes = new Map(all(".note", page).map((note) => [note.dataset.record, note]));
  const strength = ["trigger", "cue", "source", "actor", "recipient", "place", "content"];
  let pinned = [];

  function light(names) {
    const wanted = new Set(names);
    page.classList.toggle("lighting", wanted.size > 0);
    let before = "";
    for (const { piece, marks } of pieces) {
      const mine = marks.filter(([name]) => wanted.has(name));
      const found = strength.find((role) => mine.some(([, own]) => own === role));
      if (!found) {
        delete piece.dataset.lit;
        delete piece.dataset.label;
        before = "";
        continue;
      }
      piece.dataset.lit = found;
      const own = mine.find(([, role]) => role === found).join(":");
      // One label at the beginning of each stretch; what is said needs none.
      if (found !== "content" && own !== before) piece.dataset.label = page.getAttribute(`data-label-${found}`);
      else delete piece.dataset.label;
      if (found !== "content") before = own;
    }
    for (const [name, note] of notes) note.classList.toggle("lit", wanted.has(name));
  }

  // Of several records the closest: those that the words name something of, else the innermost statement.
  function under(piece) {
    const marks = pieces.find((entry) => entry.piece === piece).marks;
    const near = marks.filter(([name, role]) => role !== "content" && notes.has(name));
    const inner = marks.filter(([name]) => notes.has(name)).slice(-1);
    return [...new Set((near.length ? near : inner).map(([name]) => name))];
  }

  function pin(names) {
    pinned = names;
    light(names);
    if (names.length === 1) history.replaceState(null, "", `#${names[0]}`);
  }

  const touched = (target) => {
    const note = target.closest(".note");
    if (note) return [note.dataset.record];
    const tag = target.closest("sup.tag");
    if (tag) return [tag.dataset.for];
    const piece = target.closest(".m");
    return piece ? under(piece) : null;
  };

  page.addEventListener("mouseover", (event) => light(touched(event.target) || pinned));
  page.addEventListener("mouseleave", () => light(pinned));
  page.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note");
    if (note) pin([note.dataset.record]);
  });
  page.addEventListener("click", (event) => {
    if (event.target.closest("a, summary, button")) return;
    const names = touched(event.target);
    if (!names) return pin([]);
    pin(names);
    const note = notes.get(names[0]);
    if (note && !event.target.closest(".note")) note.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && pin([]));

  // In the middle, so that the words above the note are in sight too.
  function show(name) {
    const note = notes.get(name);
    if (!note) return;
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  }

  function asked() {
    const name = location.hash.slice(1);
    show(name);
  }
  window.addEventListener("hashchange", asked);
  const named = page.dataset.asked;
  if (location.hash) asked();
  else show(named);
}

// On a phone the row of screens is longer than the window: the one that is open stands in its middle.
function center(tab) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

document.addEventListener("DOMContentLoaded", () => {
  all(".screens [aria-current]").forEach(center);
  all(".reading").forEach(reading);
});
