// The network around one actor, drawn from the JSON beside it, and the slider that leads through its periods.
"use strict";

(() => {
  // Cytoscape would put a style sheet into the page, which the policy forbids; ours has what it needs.
  const sheet = document.createElement("meta");
  sheet.id = "__________cytoscape_stylesheet";
  document.head.append(sheet);

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  function style() {
    const ink = colour("ink");
    const text = {
      label: "data(label)", color: ink, "font-family": getComputedStyle(document.body).fontFamily, "font-size": 17,
      "text-background-color": colour("paper"), "text-background-opacity": 0.85, "text-background-padding": 2,
    };
    const lines = { plus: ["mc", "solid"], minus: ["mx", "dashed"], open: ["soft", "dotted"] };
    return [
      {
        selector: "node",
        style: {
          ...text, "background-color": colour("paper"), "border-color": colour("soft"), "border-width": 2,
          width: "mapData(size, 0, 1, 14, 34)", height: "mapData(size, 0, 1, 14, 34)", "text-valign": "bottom", "text-margin-y": 5,
        },
      },
      { selector: "node[?ego]", style: { "background-color": colour("accent"), "border-color": colour("accent"), "font-size": 21, "font-weight": "bold" } },
      { selector: "node.lit", style: { "border-color": colour("accent"), "border-width": 4 } },
      { selector: "edge", style: { width: "mapData(width, 0, 1, 1.5, 9)", "curve-style": "straight", opacity: 0.85 } },
      { selector: "edge[?among]", style: { "curve-style": "unbundled-bezier", "control-point-distances": 40, "control-point-weights": 0.5, opacity: 0.4 } },
      ...Object.entries(lines).map(([sign, [name, dash]]) => ({
        selector: `edge[sign = "${sign}"]`,
        style: { "line-color": colour(name), "line-style": dash, "line-dash-pattern": [9, 5] },
      })),
    ];
  }

  let graph = null;

  function draw(element) {
    const data = JSON.parse(element.nextElementSibling.textContent);
    if (graph) graph.destroy();
    graph = cytoscape({
      container: element,
      elements: [
        ...data.nodes.map((node) => ({ data: node, position: { x: node.x, y: node.y } })),
        ...data.edges.map((edge) => ({ data: { ...edge, source: edge.one, target: edge.other } })),
      ],
      style: style(),
      layout: { name: "preset", padding: 26 },
      minZoom: 0.2, maxZoom: 3, userZoomingEnabled: false, autounselectify: true,
    });
    graph.on("tap", "node[!ego]", (event) => location.assign(data.link.replace("EGO", encodeURIComponent(event.target.id()))));
    graph.on("mouseover", "node", () => (element.dataset.over = "node"));
    graph.on("mouseout", "node", () => delete element.dataset.over);
  }

  // The table and the drawing point at each other.
  function point(event) {
    if (!graph || !event.target.closest) return;
    const row = event.target.closest("[data-partner]");
    graph.nodes().removeClass("lit");
    if (row) graph.getElementById(row.dataset.partner).addClass("lit");
  }

  function slide(range) {
    const { days, link, words } = JSON.parse(range.closest(".slider").querySelector("script").textContent);
    const output = range.closest(".slider").querySelector("output");
    range.addEventListener("input", () => {
      output.textContent = words[range.value];
      range.setAttribute("aria-valuetext", words[range.value]);
    });
    range.addEventListener("change", () => {
      const address = link.replace("DAY", days[range.value]);
      htmx.ajax("GET", address, { target: "#network", select: "#network", swap: "outerHTML" }).then(() => {
        history.pushState({}, "", address);
        document.querySelector("[data-slide]").focus();
      });
    });
  }

  function begin() {
    document.querySelectorAll("[data-network]").forEach(draw);
    document.querySelectorAll("[data-slide]").forEach(slide);
  }
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "network" && begin());
  window.addEventListener("popstate", () => location.reload());
  document.addEventListener("mouseover", point);
  document.addEventListener("focusin", point);
  const repaint = () => graph && graph.style(style());
  document.addEventListener("saksi:theme", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
})();
