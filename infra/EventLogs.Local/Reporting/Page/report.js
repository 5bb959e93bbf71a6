"use strict";
// Draws the sections of a report, which lie in the page as JSON. All text goes into the page as text.
(() => {
  const report = JSON.parse(document.getElementById("data").textContent);
  const palette = Array.from({ length: 8 }, (_, i) => `var(--series-${i})`);
  const symbols = ["circle", "square", "triangle", "diamond", "cross", "star", "wye", "circle"];
  const maxNames = 30, maxGroups = 16, maxLanes = 100, firstRows = 20, maxChoices = 1000, longText = 28, paperWidth = 680;
  const date = /^\d{4}-\d\d(-\d\d( \d\d:\d\d(:\d\d(\.\d+)?)?( UTC)?)?)?$/;
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
    const text = day.slice(0, 10); // of a month it has no more than the month
    return (!from || text >= from.slice(0, text.length)) && (!to || text <= to.slice(0, text.length));
  }

  const filterRows = section => section.rows.filter(row => isInPeriod(section, row)
    && section.filters.every(column => !chosen.get(column) || cellText(value(section, row, column)) === chosen.get(column)));

  /** The row of a tile: totals have no value in the columns of filters that are not set. */
  const tileRow = section => section.rows.find(row => isInPeriod(section, row)
    && section.filters.every(column => cellText(value(section, row, column)) === (chosen.get(column) ?? "")));

  // ---- charts

  /** A column as a series; an axis of times says its unit, which may be another one. */
  const seriesName = (chart, column) => spaced(["s", "min", "h"].includes(chart.unit) ? column.replace(/_(seconds|minutes|hours)$/, "") : column);

  /** One point for each row and column of y: a chart with several columns has one series for each. */
  function points(section, chart, rows) {
    const [x, color] = [chart.x[0], chart.color?.[0]];
    return chart.y.flatMap(y => rows.map(row => ({
      x: value(section, row, x),
      y: value(section, row, y),
      series: chart.y.length > 1 ? seriesName(chart, y) : color ? cellText(value(section, row, color)) || "(none)" : "",
    }))).filter(point => point.x !== null && typeof point.y === "number");
  }

  /**
   * The series of a chart, by their names; those that have no color of their own are one. All rows count, whatever is filtered: a series keeps
   * its color.
   */
  function seriesOf(section, chart) {
    if (chart.y.length > 1 && chart.kind !== "timeline") return { shown: chart.y.map(y => seriesName(chart, y)), total: chart.y.length };
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

  /** One span for each row, by times or by numbers; what has no end goes on until now. */
  function spans(section, chart, rows) {
    const [color, part] = [chart.color?.[0], chart.part?.[0]];
    return rows.map(row => {
      const [start, end] = [value(section, row, chart.x[0]), value(section, row, chart.end[0])];
      return {
        x: value(section, row, chart.y[0]),
        part: part ? value(section, row, part) : null,
        start: isDate(start) ? toDate(start) : start,
        end: isDate(end ?? report.now) && isDate(start) ? toDate(end ?? report.now) : end,
        y: 1,
        series: color ? cellText(value(section, row, color)) || "(none)" : "",
        title: spanTitle(section, row),
      };
    }).filter(span => span.x !== null && [span.start, span.end].every(end => typeof end === "number" || end instanceof Date));
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
      color: { type: "categorical", domain: series.length ? series : [""], range: colorsOf(chart, series) },
    };
  }

  /** The colors of series: those that a chart calls good or bad have theirs, the others what is left. */
  function colorsOf(chart, series) {
    const named = new Map(["good", "bad"].flatMap(name => (chart[name]?.split(",") ?? []).map(value => [value, `var(--series-${name})`])));
    const free = named.size ? palette.filter((_, i) => i !== 2 && i !== 3) : palette; // green and vermilion are those of good and bad
    let next = 0;
    return series.length ? series.map(name => named.get(name) ?? free[next++ % free.length]) : palette;
  }

  /** Axes of seconds, minutes and hours have the largest unit that leaves the largest number above two. */
  function scaleOf(chart, values) {
    const size = { s: 1, min: 60, h: 3600 }[chart.unit];
    if (!size) return { label: chart.unit ?? (chart.y.length === 1 ? spaced(chart.y[0]) : ""), divide: 1 };
    const largest = Math.max(0, ...values.map(Math.abs)) * size;
    const [label, unit] = [["days", 86400], ["hours", 3600], ["minutes", 60], ["seconds", 1]].find(([, unit]) => unit === 1 || largest >= 2 * unit);
    return { label, divide: unit / size };
  }

  const pointTitle = chart => point => [cellText(point.x), point.series, quantity(point.y, chart.unit)].filter(text => text !== "").join("\n");
  const left = names => Math.min(Math.max(...names.map(name => shorten(name, 24).length), 4) * 7 + 12, 190);

  const draw = {
    column(section, chart, rows, width) {
      const all = points(section, chart, rows);
      const { shown, notes } = withOthers(all, seriesOf(section, chart));
      const isTime = temporal(all);
      const { names, data, note } = isTime ? { data: all, note: [] } : namesOf(all);
      const x = isTime ? point => toDate(point.x) : point => cellText(point.x);
      const scaled = scaleOf(chart, data.map(point => point.y));
      const marks = [
        Plot.barY(data, { x, y: point => point.y / scaled.divide, fill: "series", title: pointTitle(chart), order: shown, className: "mark" }),
        Plot.ruleY([0]),
      ];
      const scale = isTime ? { interval: interval(data.map(x)) } : { domain: names, tickFormat: name => shorten(name, 16) };
      return { series: shown, notes: [...notes, ...note], svg: vertical(chart, width, shown, scaled, { type: "band", ...scale }, marks) };
    },

    bar(section, chart, rows, width) {
      const all = points(section, chart, rows);
      const { shown, notes } = withOthers(all, seriesOf(section, chart));
      const { names, data, note } = namesOf(all);
      notes.push(...note);
      const scaled = scaleOf(chart, data.map(point => point.y));
      const marks = [
        Plot.barX(data, { y: point => cellText(point.x), x: point => point.y / scaled.divide, fill: "series", title: pointTitle(chart), order: shown, className: "mark" }),
        Plot.ruleX([0]),
      ];
      return { series: shown, notes, svg: horizontal(chart, width, shown, scaled, names, marks) };
    },

    dot(section, chart, rows, width) {
      const { names, data, note } = namesOf(points(section, chart, rows));
      const series = chart.y.map(y => seriesName(chart, y));
      const scaled = scaleOf(chart, data.map(point => point.y));
      const ranges = names.map(name => {
        const values = data.filter(point => cellText(point.x) === name).map(point => point.y / scaled.divide);
        return { name, from: Math.min(...values), to: Math.max(...values) };
      });
      const marks = [
        Plot.ruleY(ranges, { y: "name", x1: "from", x2: "to", strokeOpacity: 0.5 }),
        Plot.dot(data, { y: point => cellText(point.x), x: point => point.y / scaled.divide, fill: "series", symbol: "series", r: 5, title: pointTitle(chart), className: "mark" }),
        Plot.ruleX([0]),
      ];
      return { series, notes: note, hasSymbols: true, svg: horizontal(chart, width, series, scaled, names, marks, { symbol: { domain: series, range: symbols } }) };
    },

    line(section, chart, rows, width) {
      const all = points(section, chart, rows);
      const { shown, total } = seriesOf(section, chart);
      const data = all.filter(point => shown.includes(point.series));
      const isTime = temporal(data);
      const x = isTime ? point => toDate(point.x) : point => cellText(point.x);
      const scaled = scaleOf(chart, data.map(point => point.y));
      const y = point => point.y / scaled.divide;
      const marks = [
        Plot.ruleY([0]),
        Plot.lineY(data, { x, y, z: "series", stroke: "series", strokeWidth: 2, sort: isTime ? "x" : undefined }),
        Plot.dot(data, { x, y, fill: "series", symbol: "series", r: 3.5, title: pointTitle(chart), className: "mark" }),
      ];
      const scale = isTime ? { type: "utc" } : { type: "point", domain: [...new Set(data.map(x))], tickFormat: name => shorten(name, 16) };
      return {
        series: shown, hasSymbols: true,
        notes: total > shown.length ? [`The ${shown.length} largest of ${total} are drawn.`] : [],
        svg: vertical(chart, width, shown, scaled, scale, marks, { symbol: { domain: shown, range: symbols } }),
      };
    },

    timeline(section, chart, rows, width) {
      const all = spans(section, chart, rows);
      const { shown, notes } = withOthers(all, seriesOf(section, chart));
      const { lanes, names, height, count } = lanesOf(all);
      if (names.length < count) notes.push(`The first ${number.format(names.length)} of ${number.format(count)} are drawn; the table has all.`);
      const isTime = lanes.every(lane => lane.start instanceof Date);
      const scaled = isTime ? { divide: 1 } : scaleOf(chart, lanes.map(lane => lane.end));
      const [left, right] = [Math.min(...lanes.map(lane => lane.start)), Math.max(...lanes.map(lane => lane.end))];
      const shortest = (right - left || 1) * 3 / width; // a shorter one would not be seen
      const at = time => isTime ? new Date(+time) : time / scaled.divide;
      const marks = [
        Plot.rect(lanes, {
          x1: lane => at(lane.start), x2: lane => at(Math.max(lane.end, +lane.start + shortest)), y1: "top", y2: "bottom",
          fill: "series", title: "title", className: "mark",
        }),
        Plot.text(names, { x: () => at(left), y: "top", text: name => shorten(name.text, Math.floor(width / 7)), title: "text", textAnchor: "start", dy: -7, className: "name" }),
      ];
      return {
        series: shown, notes,
        svg: Plot.plot({
          ...base(chart, width, shown),
          height: height + 44, marginTop: 36, marginBottom: 8, marginLeft: 8, marginRight: 16,
          x: { type: isTime ? "utc" : "linear", axis: "top", grid: true, label: isTime ? null : scaled.label, labelAnchor: "right" },
          y: { type: "linear", domain: [height, 0], axis: null },
          marks,
        }),
      };
    },
  };

  /** Where each span of a timeline lies, from the top: a name, its own bar, and a thin one for each of its parts. */
  function lanesOf(all) {
    const groups = Map.groupBy(all, span => cellText(span.x));
    const lanes = [], names = [];
    let height = 0, thin = 0;
    for (const [text, group] of groups) {
      const parts = Map.groupBy(group.filter(span => span.part !== null), span => cellText(span.part));
      if (names.length === maxNames || (thin > 0 && names.length === maxGroups) || (names.length > 0 && (thin += parts.size) > maxLanes)) break;
      height += 18;
      names.push({ text, top: height });
      for (const span of group.filter(span => span.part === null)) lanes.push({ ...span, top: height, bottom: height + 11 });
      height += 13;
      for (const part of parts.values()) {
        for (const span of part) lanes.push({ ...span, top: height, bottom: height + 4 });
        height += 6;
      }
      height += 4;
    }
    return { lanes, names, height, count: groups.size };
  }

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

  const vertical = (chart, width, series, scaled, x, marks, more = {}) => Plot.plot({
    ...base(chart, width, series),
    height: 260,
    marginLeft: 48,
    x: { label: null, tickSize: 0, ...x },
    y: { grid: true, label: scaled.label, nice: true, tickSize: 0, ticks: 5, zero: true },
    ...more,
    marks,
  });

  const horizontal = (chart, width, series, scaled, names, marks, more = {}) => Plot.plot({
    ...base(chart, width, series),
    height: names.length * 26 + 56,
    marginBottom: 42,
    marginLeft: left(names),
    y: { type: "band", domain: names, label: null, tickFormat: name => shorten(name, 24), tickSize: 0, padding: 0.25 },
    x: { grid: true, label: scaled.label, labelAnchor: "center", labelArrow: "none", nice: true, tickSize: 0, ticks: width / 80, zero: true },
    ...more,
    marks,
  });

  function legend(chart, series, hasSymbols) {
    const list = element("ul", { class: "legend" });
    const colors = colorsOf(chart, series);
    for (const [i, name] of series.entries()) {
      const key = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      key.setAttribute("viewBox", "-6 -6 12 12");
      key.setAttribute("aria-hidden", "true");
      const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
      shape.setAttribute("d", hasSymbols ? Plot.symbolPath(symbols[i], 60) : "M-5,-5H5V5H-5Z");
      shape.setAttribute("fill", colors[i]);
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
    // an image has no parts with names of their own
    for (const part of svg.querySelectorAll("[aria-label], [aria-description]")) {
      part.dataset.part = part.getAttribute("aria-label");
      part.removeAttribute("aria-label");
      part.removeAttribute("aria-description");
    }
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${label}, a ${chart.kind} chart of ${some(rows.length, "row")}, which the table below has.`);
    if (series.length > 1) made.append(legend(chart, series, hasSymbols));
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

  const cell = (text, isNumber) =>
    element("td", { class: isNumber ? "number" : text.length > longText && "long" }, element("bdi", {}, text));

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
          line.append(cell(cellText(item), isNumber[i]));
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
    const made = element("details", { open: isOpen }, element("summary", {}, `Table: ${some(rows.length, "row")}`, element("span", { class: "unseen" }, ` of ${section.title}`)));
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

  const idOf = section => `section-${report.sections.indexOf(section)}`;

  /** Charts share a line with another one where there is room; what needs the width has it. */
  const isWide = section => section.charts.length !== 1 || ["timeline", "tile"].includes(section.charts[0].kind);

  function renderSection(section, width) {
    const rows = filterRows(section);
    const id = idOf(section);
    const made = element("section", { id, class: isWide(section) && "wide", "aria-labelledby": `${id}-title` },
      element("h2", { id: `${id}-title` }, section.title), element("p", { class: "description" }, section.description));
    const note = notFiltered(section);
    if (note) made.append(element("p", { class: "note" }, note));
    if (section.count > section.rows.length)
      made.append(element("p", { class: "note" }, `The first ${number.format(section.rows.length)} of ${some(section.count, "row")}.`));
    const tiles = section.charts.filter(isTile);
    if (tiles.length) made.append(element("div", { class: "tiles" }, ...tiles.map(chart => tile(section, chart))));
    if (rows.length === 0) {
      made.append(element("p", { class: "empty" }, section.rows.length ? "No rows for these filters." : "No rows."));
      return made;
    }
    for (const chart of section.charts.filter(chart => !isTile(chart)))
      made.append(figure(section, chart, rows, width) ?? element("p", { class: "empty" }, "Nothing to draw: see the table."));
    made.append(details(section, rows, opened.get(section) ?? section.charts.length === 0));
    return made;
  }

  /** How wide a section's charts are: as wide as what is inside of its border. */
  function widthOf(section) {
    if (paper.matches) return paperWidth;
    const style = getComputedStyle(main);
    const columns = style.gridTemplateColumns.split(" ").length;
    const whole = main.clientWidth;
    const each = isWide(section) ? whole : (whole - (columns - 1) * parseFloat(style.columnGap)) / columns;
    return Math.max(each - 2 * parseFloat(style.getPropertyValue("--padding")) - 2, 240);
  }

  const paper = matchMedia("print");

  function render() {
    main.replaceChildren(...report.sections.map(section => renderSection(section, widthOf(section))));
  }

  function renderContents() {
    const list = document.querySelector("nav ul");
    list.append(...report.sections.map(section => element("li", {}, element("a", { href: `#${idOf(section)}` }, section.title))));
    list.parentElement.hidden = report.sections.length < 2;
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
  document.getElementById("made").textContent = `The ${some(report.days, "day")} up to ${report.now} UTC. All times are UTC.`
    + (report.address ? ` Read from ${report.address}: its days from ${report.first} on, and nothing of those before.` : "");
  renderContents();
  renderFilters();
  render();
  paper.addEventListener("change", render);
  let drawn = main.clientWidth;
  new ResizeObserver(() => {
    if (main.clientWidth === drawn || paper.matches) return;
    drawn = main.clientWidth;
    requestAnimationFrame(render); // drawn in the notification it would cause the next one
  }).observe(main);
})();
