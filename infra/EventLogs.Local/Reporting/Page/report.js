"use strict";
// Draws the sections of a report, which lie in the page as JSON. All text goes into the page as text.
(() => {
  const report = JSON.parse(document.getElementById("data").textContent);
  const palette = Array.from({ length: 8 }, (_, i) => `var(--series-${i})`);
  const symbols = ["circle", "square", "triangle", "diamond", "cross", "star", "wye", "circle"];
  const maxNames = 30, firstRows = 100, maxChoices = 1000;
  const date = /^\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d(\.\d+)?)?( UTC)?)?$/;
  const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
  const chosen = new Map(); // what filters are set to; from and to are the period's
  let from = "", to = "";

  // ---- text and elements

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    made.append(...children);
    return made;
  }

  const spaced = name => name.replaceAll("_", " ");
  const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
  const some = (count, noun) => `${number.format(count)} ${noun}${count === 1 ? "" : "s"}`;
  const isDate = value => typeof value === "string" && date.test(value);
  const toDate = value => new Date(value.replace(" UTC", "").replace(" ", "T") + (value.length > 10 ? "Z" : ""));
  const timeText = text => text.replace(" UTC", "").replace(/\.0+$/, "").replace(/ 00:00:00$/, "");

  function cellText(value) {
    if (value === null) return "";
    if (typeof value === "number") return number.format(value);
    return isDate(value) ? timeText(value) : String(value);
  }

  /** A number with its unit: of seconds, minutes and hours the two largest parts. */
  function quantity(value, unit = "") {
    const seconds = { s: 1, min: 60, h: 3600 }[unit];
    if (!seconds || Math.abs(value * seconds) < 60) return number.format(value) + (unit === "%" ? "%" : unit && ` ${unit}`);
    const parts = [], names = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
    let rest = Math.round(Math.abs(value) * seconds);
    for (const [name, size] of names) {
      if (parts.length === 2 || (parts.length && rest === 0)) break;
      if (rest >= size) parts.push(`${Math.floor(rest / size)} ${name}`);
      if (parts.length) rest %= size;
    }
    return (value < 0 ? "-" : "") + parts.join(" ");
  }

  /** A text with its middle left out where it is longer. */
  const shorten = (text, length) =>
    text.length <= length ? text : `${text.slice(0, Math.ceil(length / 2) - 1)}…${text.slice(-Math.floor(length / 2))}`;

  // ---- rows

  const indexOf = (section, column) => section.columns.indexOf(column);
  const value = (section, row, column) => row[indexOf(section, column)];

  function isInPeriod(section, row) {
    const day = section.period === null ? null : value(section, row, section.period);
    if (!isDate(day)) return true;
    return (!from || day.slice(0, 10) >= from) && (!to || day.slice(0, 10) <= to);
  }

  const filterRows = section => section.rows.filter(row => isInPeriod(section, row)
    && section.filters.every(column => !chosen.get(column) || cellText(value(section, row, column)) === chosen.get(column)));

  /** The row of a tile: totals have no value in the columns of filters that are not set. */
  const tileRow = section => section.rows.find(row => isInPeriod(section, row)
    && section.filters.every(column => cellText(value(section, row, column)) === (chosen.get(column) ?? "")));

  // ---- charts

  /** One point for each row and column of y: a chart with several columns has one series for each. */
  function points(section, chart, rows) {
    const [x, color] = [chart.x[0], chart.color?.[0]];
    return chart.y.flatMap(y => rows.map(row => ({
      x: value(section, row, x),
      y: value(section, row, y),
      series: chart.y.length > 1 ? spaced(y) : color ? cellText(value(section, row, color)) || "(none)" : "",
    }))).filter(point => point.x !== null && typeof point.y === "number");
  }

  /**
   * The series of a chart, by their names; those that have no color of their own are one. All rows count, whatever is filtered: a series keeps
   * its color.
   */
  function seriesOf(section, chart) {
    if (chart.y.length > 1 && chart.kind !== "timeline") return { shown: chart.y.map(spaced), total: chart.y.length };
    const totals = new Map();
    for (const point of chart.kind === "timeline" ? spans(section, chart, section.rows) : points(section, chart, section.rows))
      totals.set(point.series, (totals.get(point.series) ?? 0) + Math.abs(point.y));
    const names = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a));
    return { shown: names.slice(0, names.length > palette.length ? palette.length - 1 : palette.length).sort(), total: names.length };
  }

  /** Puts the points of series without a color of their own together. */
  function withOthers(data, series) {
    if (series.total === series.shown.length) return { shown: series.shown, notes: [] };
    for (const point of data) if (!series.shown.includes(point.series)) point.series = others;
    return { shown: [...series.shown, others], notes: [`${series.total - series.shown.length} of ${series.total} are shown as others.`] };
  }

  const spanTitle = (section, row) => section.columns.map((name, i) => `${spaced(name)}: ${cellText(row[i])}`).join("\n");

  /** One span for each row; what has not ended goes on until now. */
  function spans(section, chart, rows) {
    const color = chart.color?.[0];
    return rows.map(row => ({
      x: value(section, row, chart.y[0]),
      start: value(section, row, chart.x[0]),
      end: value(section, row, chart.end[0]) ?? report.now,
      y: 1,
      series: color ? cellText(value(section, row, color)) || "(none)" : "",
      title: spanTitle(section, row),
    })).filter(span => span.x !== null && isDate(span.start) && isDate(span.end));
  }

  const others = "others";
  const temporal = data => data.length > 0 && data.every(point => isDate(point.x));

  /** The time from one column to the next. */
  function interval(dates) {
    if (dates.some(day => day.getTime() % 86400000)) return "hour";
    if (dates.every(day => day.getUTCDate() === 1)) return dates.every(day => day.getUTCMonth() === 0) ? "year" : "month";
    return dates.every(day => day.getUTCDay() === 1) ? "monday" : dates.every(day => day.getUTCDay() === 0) ? "sunday" : "day";
  }

  function base(chart, width, series) {
    return {
      width,
      className: "plot",
      style: { fontSize: "12px" },
      color: { type: "categorical", domain: series.length ? series : [""], range: palette },
    };
  }

  const yLabel = chart => chart.unit ?? (chart.y.length === 1 ? spaced(chart.y[0]) : "");
  const pointTitle = chart => point => [cellText(point.x), point.series, quantity(point.y, chart.unit)].filter(text => text !== "").join("\n");
  const left = names => Math.min(Math.max(...names.map(name => shorten(name, 24).length), 4) * 7 + 12, 190);

  const draw = {
    column(section, chart, rows, width) {
      const all = points(section, chart, rows);
      const { shown, notes } = withOthers(all, seriesOf(section, chart));
      const isTime = temporal(all);
      const { names, data, note } = isTime ? { data: all, note: [] } : namesOf(all);
      const x = isTime ? point => toDate(point.x) : point => cellText(point.x);
      const marks = [
        Plot.barY(data, { x, y: "y", fill: "series", title: pointTitle(chart), order: shown, className: "mark" }),
        Plot.ruleY([0]),
      ];
      const scale = isTime ? { interval: interval(data.map(x)) } : { domain: names, tickFormat: name => shorten(name, 16) };
      return { series: shown, notes: [...notes, ...note], svg: vertical(chart, width, shown, { type: "band", ...scale }, marks) };
    },

    bar(section, chart, rows, width) {
      const all = points(section, chart, rows);
      const { shown, notes } = withOthers(all, seriesOf(section, chart));
      const { names, data, note } = namesOf(all);
      notes.push(...note);
      const marks = [
        Plot.barX(data, { y: point => cellText(point.x), x: "y", fill: "series", title: pointTitle(chart), order: shown, className: "mark" }),
        Plot.ruleX([0]),
      ];
      return { series: shown, notes, svg: horizontal(chart, width, shown, names, marks) };
    },

    dot(section, chart, rows, width) {
      const { names, data, note } = namesOf(points(section, chart, rows));
      const series = chart.y.map(spaced);
      const ranges = names.map(name => {
        const values = data.filter(point => cellText(point.x) === name).map(point => point.y);
        return { name, from: Math.min(...values), to: Math.max(...values) };
      });
      const marks = [
        Plot.ruleY(ranges, { y: "name", x1: "from", x2: "to", strokeOpacity: 0.5 }),
        Plot.dot(data, { y: point => cellText(point.x), x: "y", fill: "series", symbol: "series", r: 5, title: pointTitle(chart), className: "mark" }),
        Plot.ruleX([0]),
      ];
      return { series, notes: note, hasSymbols: true, svg: horizontal(chart, width, series, names, marks, { symbol: { domain: series, range: symbols } }) };
    },

    line(section, chart, rows, width) {
      const all = points(section, chart, rows);
      const { shown, total } = seriesOf(section, chart);
      const data = all.filter(point => shown.includes(point.series));
      const isTime = temporal(data);
      const x = isTime ? point => toDate(point.x) : point => cellText(point.x);
      const marks = [
        Plot.ruleY([0]),
        Plot.lineY(data, { x, y: "y", z: "series", stroke: "series", sort: isTime ? "x" : undefined }),
        Plot.dot(data, { x, y: "y", fill: "series", symbol: "series", r: 3.5, title: pointTitle(chart), className: "mark" }),
      ];
      const scale = isTime ? { type: "utc" } : { type: "point", domain: [...new Set(data.map(x))], tickFormat: name => shorten(name, 16) };
      return {
        series: shown, hasSymbols: true,
        notes: total > shown.length ? [`The ${shown.length} largest of ${total} are drawn.`] : [],
        svg: vertical(chart, width, shown, scale, marks, { symbol: { domain: shown, range: symbols } }),
      };
    },

    timeline(section, chart, rows, width) {
      const all = spans(section, chart, rows);
      const { shown, notes } = withOthers(all, seriesOf(section, chart));
      const { names, data, note } = namesOf(all);
      const [start, end, y] = [span => toDate(span.start), span => toDate(span.end), span => cellText(span.x)];
      const marks = [
        // a short one would not be seen
        Plot.ruleX(data, { x: start, y, stroke: "series", strokeWidth: 3, insetTop: 3, insetBottom: 3, title: "title" }),
        Plot.barX(data, { x1: start, x2: end, y, fill: "series", insetTop: 3, insetBottom: 3, title: "title", className: "mark" }),
      ];
      return {
        series: shown, notes: [...notes, ...note],
        svg: horizontal(chart, width, shown, names, marks, { x: { type: "utc", label: null, grid: true, nice: true } }),
      };
    },
  };

  /** The first names, in the order of the rows, and their points. */
  function namesOf(points) {
    const all = [...new Set(points.map(point => cellText(point.x)))];
    const shown = new Set(all.slice(0, maxNames));
    return {
      names: [...shown],
      data: points.filter(point => shown.has(cellText(point.x))),
      note: all.length > maxNames ? [`The first ${maxNames} of ${number.format(all.length)} are drawn; the table has all.`] : [],
    };
  }

  const vertical = (chart, width, series, x, marks, more = {}) => Plot.plot({
    ...base(chart, width, series),
    height: 260,
    marginLeft: 52,
    x: { label: null, ...x },
    y: { grid: true, label: yLabel(chart), nice: true },
    ...more,
    marks,
  });

  const horizontal = (chart, width, series, names, marks, more = {}) => Plot.plot({
    ...base(chart, width, series),
    height: names.length * 24 + 56,
    marginBottom: 42,
    marginLeft: left(names),
    y: { type: "band", domain: names, label: null, tickFormat: name => shorten(name, 24), tickSize: 0, padding: 0.2 },
    x: { grid: true, label: yLabel(chart), labelAnchor: "center", labelArrow: "none", nice: true },
    ...more,
    marks,
  });

  function legend(series, hasSymbols) {
    const list = element("ul", { class: "legend" });
    for (const [i, name] of series.entries()) {
      const key = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      key.setAttribute("viewBox", "-6 -6 12 12");
      key.setAttribute("aria-hidden", "true");
      const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
      shape.setAttribute("d", hasSymbols ? Plot.symbolPath(symbols[i], 60) : "M-5,-5H5V5H-5Z");
      shape.setAttribute("fill", palette[i]);
      key.append(shape);
      list.append(element("li", {}, key, element("bdi", {}, name)));
    }
    return list;
  }

  function figure(section, chart, rows, width) {
    const label = chart.label ?? section.title;
    const made = element("figure", {}, ...chart.label ? [element("figcaption", {}, chart.label)] : []);
    const { svg, series, notes, hasSymbols } = draw[chart.kind](section, chart, rows, width);
    if (!svg.querySelector(".mark *")) return null;
    svg.querySelector("style")?.remove(); // the page's own styles say the same
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${label}, a ${chart.kind} chart of ${some(rows.length, "row")}, which the table below has.`);
    if (series.length > 1) made.append(legend(series, hasSymbols));
    made.append(svg);
    for (const note of notes) made.append(element("p", { class: "note" }, note));
    return made;
  }

  // ---- tiles

  function tile(section, chart) {
    const row = tileRow(section);
    const now = row && value(section, row, chart.y[0]);
    const before = row && chart.before ? value(section, row, chart.before[0]) : null;
    const made = element("div", { class: "tile" }, element("h3", {}, chart.label ?? section.title));
    if (typeof now !== "number") {
      made.append(element("p", { class: "number" }, "–"), element("p", { class: "note" }, "no data"));
      return made;
    }
    made.append(element("p", { class: "number" }, quantity(now, chart.unit)));
    if (typeof before === "number") made.append(trend(now, before, chart));
    else if (chart.before) made.append(element("p", { class: "note" }, "nothing before to compare with"));
    return made;
  }

  function trend(now, before, chart) {
    const way = Math.sign(now - before);
    const isGood = way !== 0 && chart.better && (way > 0) === (chart.better === "more");
    const change = way === 0 ? "as before" : chart.unit === "%" ? `${number.format(Math.abs(now - before))} points` : before === 0 ? "from none" : `${number.format(Math.round(Math.abs(now - before) / Math.abs(before) * 100))}%`;
    return element("p", { class: way === 0 || !chart.better ? "trend" : isGood ? "trend good" : "trend bad" },
      element("span", { "aria-hidden": "true" }, ["▼ ", "", "▲ "][way + 1]),
      element("span", { class: "unseen" }, ["down ", "", "up "][way + 1]),
      change + (way !== 0 && chart.better ? isGood ? ", better" : ", worse" : ""),
      element("span", { class: "note" }, ` (before: ${quantity(before, chart.unit)})`));
  }

  // ---- tables

  function table(section, rows) {
    const head = element("tr");
    const isNumber = section.columns.map((_, i) => rows.every(row => row[i] === null || typeof row[i] === "number") && rows.some(row => row[i] !== null));
    for (const [i, name] of section.columns.entries()) head.append(element("th", { scope: "col", class: isNumber[i] && "number" }, spaced(name)));
    const body = element("tbody");
    const more = element("button", { type: "button" });
    let shown = 0;
    function show(count) {
      const next = rows.slice(shown, shown + count).map(row => {
        const line = element("tr");
        for (const [i, item] of row.entries())
          line.append(element("td", { class: isNumber[i] && "number" }, element("bdi", {}, cellText(item))));
        return line;
      });
      body.append(...next);
      shown += next.length;
      more.hidden = shown === rows.length;
      more.textContent = `Show ${some(rows.length - shown, "more row")}`;
      next[0]?.querySelector("td")?.setAttribute("tabindex", "-1");
      return next[0];
    }
    show(firstRows);
    more.addEventListener("click", () => show(rows.length).querySelector("td").focus());
    return [
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Rows of ${section.title}` },
        element("table", {}, element("thead", {}, head), body)),
      more,
    ];
  }

  /** The table of a section, made when it is opened. */
  function details(section, rows, isOpen) {
    const made = element("details", { open: isOpen }, element("summary", {}, `Table: ${some(rows.length, "row")}`));
    const fill = () => made.childElementCount === 1 && made.append(...table(section, rows));
    if (isOpen) fill();
    made.addEventListener("toggle", () => {
      opened.set(section, made.open);
      fill();
    });
    return made;
  }

  const opened = new Map();

  // ---- the page

  const filterNames = [...new Set(report.sections.flatMap(section => section.filters))];
  const hasPeriod = report.sections.some(section => section.period !== null);
  const main = document.querySelector("main");
  const isTile = chart => chart.kind === "tile";

  /** The filters that are set and that a section does not have: it is shown as a whole. */
  function notFiltered(section) {
    const missing = filterNames.filter(name => chosen.get(name) && !section.filters.includes(name)).map(spaced);
    if ((from || to) && section.period === null) missing.push("period");
    return missing.length ? `Not filtered by ${missing.join(" or ")}.` : "";
  }

  function renderSection(section, width) {
    const rows = filterRows(section);
    const id = `section-${report.sections.indexOf(section)}`;
    const made = element("section", { "aria-labelledby": id },
      element("h2", { id }, section.title), element("p", { class: "description" }, section.description));
    const charts = section.charts.filter(chart => !isTile(chart));
    const note = notFiltered(section);
    if (note) made.append(element("p", { class: "note" }, note));
    if (section.count > section.rows.length)
      made.append(element("p", { class: "note" }, `The first ${number.format(section.rows.length)} of ${some(section.count, "row")}.`));
    if (rows.length === 0) {
      made.append(element("p", { class: "empty" }, section.rows.length ? "No rows for these filters." : "No rows."));
      return made;
    }
    for (const chart of charts)
      made.append(figure(section, chart, rows, width) ?? element("p", { class: "empty" }, "Nothing to draw: see the table."));
    made.append(details(section, rows, opened.get(section) ?? charts.length === 0));
    return made;
  }

  function render() {
    const width = Math.max(Math.min(main.clientWidth - 34, 1100), 260);
    const withTiles = report.sections.filter(section => section.charts.some(isTile));
    const tiles = element("section", { class: "tiles", "aria-label": "At a glance" });
    for (const section of withTiles)
      tiles.append(...section.charts.filter(isTile).map(chart => tile(section, chart)));
    main.replaceChildren(...withTiles.length ? [tiles] : [],
      ...report.sections.filter(section => !section.charts.length || !section.charts.every(isTile)).map(section => renderSection(section, width)));
  }

  function choices(name) {
    const values = new Set();
    for (const section of report.sections.filter(section => section.filters.includes(name)))
      for (const row of section.rows) values.add(cellText(value(section, row, name)));
    values.delete("");
    return [...values].sort().slice(0, maxChoices);
  }

  function renderFilters() {
    const form = document.getElementById("filters");
    for (const name of filterNames) {
      const select = element("select", {}, element("option", { value: "" }, "all"), ...choices(name).map(text => element("option", { value: text }, text)));
      select.addEventListener("change", () => update(() => select.value ? chosen.set(name, select.value) : chosen.delete(name)));
      form.append(element("label", {}, capital(spaced(name)), select));
    }
    if (hasPeriod) {
      for (const [text, set] of [["From", day => { from = day; }], ["To", day => { to = day; }]]) {
        const input = element("input", { type: "date", max: report.now.slice(0, 10) });
        input.addEventListener("change", () => update(() => set(input.value)));
        form.append(element("label", {}, text, input));
      }
    }
    form.append(element("button", { type: "reset" }, "Clear"));
    form.hidden = !filterNames.length && !hasPeriod;
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", () => update(() => {
      chosen.clear();
      from = to = "";
    }));
  }

  function update(change) {
    change();
    render();
    const set = [...chosen].map(([name, text]) => `${spaced(name)} ${text}`);
    if (from) set.push(`from ${from}`);
    if (to) set.push(`to ${to}`);
    document.getElementById("status").textContent = set.length ? `Shown: ${set.join(", ")}` : "";
  }

  document.querySelector("h1").textContent = report.title;
  document.getElementById("made").textContent = `The ${some(report.days, "day")} up to ${report.now} UTC. All times are UTC.`;
  renderFilters();
  render();
  let drawn = main.clientWidth;
  new ResizeObserver(() => {
    if (main.clientWidth === drawn) return;
    drawn = main.clientWidth;
    requestAnimationFrame(render); // drawn in the notification it would cause the next one
  }).observe(main);
})();
