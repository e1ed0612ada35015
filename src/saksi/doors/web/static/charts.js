// Charts: an element with `data-chart` names its drawing; its data stand beside it as JSON. Colours are those of
// the style sheet, so that a chart follows the theme. Everything a chart shows stands in a table below it too.
"use strict";

(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const font = () => getComputedStyle(document.body).fontFamily;
  const quads = [
    ["verbal_cooperation", "vc", 1],
    ["material_cooperation", "mc", 1],
    ["verbal_conflict", "vx", -1],
    ["material_conflict", "mx", -1],
  ];

  // Texts in a chart are drawn, not parsed: no markup of an article can act there.
  const plain = { renderMode: "richText", confine: true, appendToBody: false };

  function base() {
    return {
      animation: false,
      textStyle: { fontFamily: font(), color: colour("ink") },
      tooltip: {
        ...plain,
        trigger: "axis",
        backgroundColor: colour("paper"),
        borderColor: colour("strong"),
        textStyle: { color: colour("ink"), fontFamily: font(), fontSize: 13 },
      },
    };
  }

  function axis(more) {
    return {
      axisLine: { lineStyle: { color: colour("strong") } },
      axisTick: { show: false },
      axisLabel: { color: colour("soft") },
      splitLine: { lineStyle: { color: colour("line") } },
      nameTextStyle: { color: colour("soft") },
      ...more,
    };
  }

  // Whiskers: from the lower to the upper end of an interval, with a dot at the mean.
  function whisker(params, api) {
    const [x, mean] = api.coord([api.value(0), api.value(1)]);
    const low = api.coord([api.value(0), api.value(2)])[1];
    const high = api.coord([api.value(0), api.value(3)])[1];
    const style = { stroke: colour("ink"), fill: colour("paper"), lineWidth: 1.25 };
    const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
    return {
      type: "group",
      children: [
        line(x, low, x, high),
        line(x - 3, low, x + 3, low),
        line(x - 3, high, x + 3, high),
        { type: "circle", shape: { cx: x, cy: mean, r: 3.5 }, style: { ...style, lineWidth: 1.75 } },
      ],
    };
  }

  function pair(data) {
    const most = Math.max(1, data.most);
    const bars = quads.map(([name, short, sign]) => ({
      type: "bar",
      stack: "acts",
      name: data.words[name],
      itemStyle: {
        color: colour(short),
        ...(name.startsWith("verbal") ? { opacity: 0.55, borderColor: colour(short), borderWidth: 1 } : {}),
      },
      barMaxWidth: 26,
      data: data.counts.map((counts) => sign * counts[name]),
    }));
    const means = data.intensity
      .map(([mean, low, high], at) => (mean === null ? null : [at, mean, low, high]))
      .filter(Boolean);
    return {
      ...base(),
      grid: { left: 8, right: 8, top: 26, bottom: 8, containLabel: true },
      xAxis: axis({ type: "category", data: data.labels, splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: colour("strong") } } }),
      yAxis: [
        axis({ type: "value", min: -most, max: most, minInterval: 1, name: data.words.count, nameTextStyle: { color: colour("soft"), align: "left" }, axisLabel: { color: colour("soft"), formatter: (value) => String(Math.abs(value)) } }),
        axis({ type: "value", min: -10, max: 10, interval: 5, name: data.words.intensity, nameTextStyle: { color: colour("soft"), align: "right" }, splitLine: { show: false } }),
      ],
      series: [
        ...bars,
        { type: "custom", name: data.words.intensity, yAxisIndex: 1, renderItem: whisker, encode: { x: 0, y: [1, 2, 3], tooltip: [1, 2, 3] }, data: means, z: 5 },
      ],
      tooltip: {
        ...base().tooltip,
        formatter: (points) => {
          const at = points[0].dataIndex;
          const lines = quads.map(([name]) => `${data.words[name]}: ${data.counts[at][name]}`);
          const [mean, low, high] = data.intensity[at];
          if (mean !== null) lines.push(`${data.words.intensity}: ${mean.toFixed(1)} (${low.toFixed(1)} – ${high.toFixed(1)})`);
          return [data.labels[at], ...lines].join("\n");
        },
      },
    };
  }

  const drawings = { pair };
  const drawn = [];

  function draw(element) {
    const data = JSON.parse(element.nextElementSibling.textContent);
    const chart = echarts.init(element, null, { renderer: "canvas" });
    const paint = () => chart.setOption(drawings[element.dataset.chart](data, { colour, base, axis }), true);
    paint();
    drawn.push(paint);
    new ResizeObserver(() => chart.resize()).observe(element);
  }

  // Another script may add drawings before the page is ready: saksiCharts.name = (data, tools) => option.
  window.saksiCharts = drawings;
  const begin = (within) => within.querySelectorAll("[data-chart]:not([_echarts_instance_])").forEach(draw);
  document.addEventListener("DOMContentLoaded", () => begin(document));
  document.addEventListener("htmx:afterSettle", (event) => begin(event.target));
  const repaint = () => drawn.forEach((paint) => paint());
  document.addEventListener("saksi:theme", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
})();
