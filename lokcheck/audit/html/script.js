"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const lang = () => (document.querySelector("input[name=lang]:checked") || { value: "sv" }).value;
  const say = (pair) => (pair ? pair[lang() === "en" ? 1 : 0] : "");
  const words = {
    shown: ["{0} av {1} dokument visas; {2} av dem har en brist", "{0} of {1} documents shown; {2} of them have an error"],
    findings: ["alla fynd i dag", "all findings today"],
    met: ["Uppfyllt i {0} av {1} län", "Met in {0} of {1} counties"],
    partly: ["delvis i {0}", "partly in {0}"], not: ["inte i {0}", "not in {0}"],
    unknown: ["inte bedömt i {0}", "not judged in {0}"], none: ["inget dokument i {0}", "no document in {0}"],
    now: ["I dag", "Today"], then: ["På dokumentets egen dag", "On the document's own date"],
    says: ["Texten säger", "The text says"], where: ["Plats", "Place"], since: ["Sedan", "Since"],
    remedy: ["Åtgärd", "Remedy"], who: ["Vem", "Who"], basis: ["Grund", "Basis"], ask: ["Fråga", "Question"],
    line: ["filens rad {0}", "line {0} of the file"], page: ["s. {0}", "p. {0}"], file: ["Fil", "File"],
    waived: ["undantagen", "waived"], topics: ["Alla ämnen", "All topics"], findingsOf: ["{0} fynd", "{0} findings"],
    marks: { m: "✓", p: "~", n: "✗", x: "–", j: "M", c: "?", f: "!" },
  };
  const fill = (text, ...values) => values.reduce((made, value, at) => made.replace("{" + at + "}", value), text);
  const names = { m: "met", p: "partly", n: "not_met", x: "not_applicable", j: "manual", c: "cannot_judge", f: "error" };
  const weights = { e: "error", w: "warning", n: "note" };
  let read = null;
  const data = () => (read = read || JSON.parse($("data").textContent));

  const make = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) if (value !== null) made.setAttribute(key, value);
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  // ---- the document that is shown, with its requirements and what the text says
  const dialog = $("dialog");
  let open = null;
  let from = null;

  const label = (letter) =>
    make("span", { class: "outcome " + names[letter] },
      make("span", { class: "mark", "aria-hidden": "true" }, words.marks[letter]), say(data().outcomes[names[letter]]));

  const fields = (rows) => {
    const list = make("dl");
    for (const [name, value] of rows) if (value) list.append(make("dt", null, say(name)), make("dd", null, value));
    return list;
  };

  const law = (lines) => {
    if (!lines.length) return null;
    const list = make("ul", { class: "plain" });
    for (const [citation, url] of lines) {
      const safe = url && /^https:\/\/[\w.-]+(?:[/?#]\S*)?$/.test(url);
      const link = safe ? make("a", { href: url, rel: "noopener noreferrer", lang: "sv" }, citation) : citation;
      list.append(make("li", null, link));
    }
    return list;
  };

  const requirement = (one, at, said, unfold) => {
    const [id, title, modality, remedy, who, question, lines] = data().rules[at];
    const now = one[7][at], then = one[8][at], weight = one[9][at];
    const [, message, line, since, section, page, quote] = said || [];
    const fault = weights[weight] || weight === "+";
    const place = [section || "", page ? fill(say(words.page), page) : "", line ? fill(say(words.line), line) : ""];
    const tag = weights[weight]
      ? make("span", { class: "severity " + weights[weight] }, say(data().severities[weights[weight]]))
      : weight === "+" ? make("span", { class: "severity note" }, say(words.waived)) : null;
    const text = message === undefined || message === null ? null : say(data().texts[message]);
    const body = make("div", { class: "body" }, text ? make("p", { class: "message" }, text) : null,
      quote ? make("blockquote", { lang: "sv" }, quote) : null,
      fields([
        [words.where, place.filter(Boolean).join(", ")],
        [words.then, then === "." ? null : say(data().outcomes[names[then]]) + (since ? "; " + say(words.since).toLowerCase() + " " + since + ": " + say(data().outcomes[names[now]]) : "")],
        [words.remedy, fault && remedy ? say(remedy) : null],
        [words.who, fault && who ? say(who) : null],
        [words.ask, now === "j" && question ? say(question) : null],
        [words.basis, make("div", null, modality ? say(modality) : "", law(lines))],
      ]));
    const head = make("summary", null, label(now), make("h4", null, say(title)), tag, make("span", { class: "rule" }, id));
    return make("details", { class: "requirement", open: unfold && fault ? "" : null }, head, body);
  };

  const render = () => {
    const [number, topic] = open;
    const one = data().documents[number];
    const said = new Map(one[10].map((item) => [item[0], item]));
    $("shown-title").textContent = one[0];
    $("shown-title").lang = "sv";
    const body = make("div", null, make("p", { class: "small" },
      [one[2], one[11], say(one[12])].filter(Boolean).join(" · "), make("br"), make("code", null, one[1])));
    data().topics.forEach(([name, places], at) => {
      if (topic !== null && topic !== at) return;
      const rank = (place) => ("ewn+".indexOf(one[9][place]) + 5) % 5 + (one[7][place] === "x" ? 1 : 0);
      const shown = places.filter((place) => one[7][place] !== ".").sort((a, b) => rank(a) - rank(b));
      if (!shown.length) return;
      body.append(make("h3", null, say(name)));
      for (const place of shown) body.append(requirement(one, place, said.get(place), topic !== null));
    });
    if (topic !== null) {
      const more = make("button", { type: "button" }, say(words.topics));
      more.addEventListener("click", () => { open = [number, null]; render(); $("shown-title").focus(); });
      body.append(make("p", null, more));
    }
    $("shown-body").replaceChildren(body);
  };

  const show = (number, topic) => {
    if (!data().documents[number]) return;
    open = [number, topic];
    from = document.activeElement;
    render();
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    $("shown-title").focus();
  };

  $("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { open = null; if (from) from.focus(); });

  // ---- the heat map: one stop for the tab key, arrows inside, a square opens its requirements
  const heat = $("heat");
  const rows = all("tr[data-d]", heat);
  heat.setAttribute("role", "grid");
  let current = null;
  const cellAt = (row, column) => row && row.cells[Math.max(1, Math.min(column, row.cells.length - 1))];
  const select = (cell, focus) => {
    if (!cell) return;
    if (current) current.removeAttribute("tabindex");
    current = cell;
    cell.tabIndex = 0;
    if (focus) { cell.focus(); cell.scrollIntoView({ block: "nearest", inline: "nearest" }); }
  };
  const visible = () => all("tr[data-d]", heat).filter((row) => !row.hidden);
  heat.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    if (!cell) return;
    select(cell, true);
    const column = cell.cellIndex - 1;
    show(Number(cell.parentNode.dataset.d), cell.classList.contains("sum") ? null : column);
  });
  heat.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell) return;
    const shown = visible(), at = shown.indexOf(cell.parentNode), column = cell.cellIndex;
    const moves = {
      ArrowRight: [at, column + 1], ArrowLeft: [at, column - 1], ArrowDown: [at + 1, column], ArrowUp: [at - 1, column],
      Home: [at, 1], End: [at, 99], PageDown: [Math.min(at + 10, shown.length - 1), column], PageUp: [Math.max(at - 10, 0), column],
    };
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); cell.click(); return; }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    select(cellAt(shown[move[0]], move[1]), true);
  });
  if (rows.length) select(rows[0].cells[1], false);

  // ---- filter and grouping
  const form = $("filter");
  const index = { c: 2, k: 3, y: 4, s: 5, p: 6 };
  const apply = () => {
    const chosen = new FormData(form);
    const sought = String(chosen.get("words") || "").toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    let number = 0, bad = 0;
    for (const row of rows) {
      const one = data().documents[row.dataset.d];
      const fits = Object.keys(index).every((key) => !chosen.get(key) || String(one[index[key]]) === chosen.get(key)) &&
        (!chosen.get("v") || one[9].includes(chosen.get("v"))) &&
        sought.every((word) => one[0].toLocaleLowerCase("sv").includes(word));
      row.hidden = !fits;
      if (fits) { number += 1; if (one[9].includes("e")) bad += 1; }
    }
    for (const body of heat.tBodies) body.hidden = !body.querySelector("tr[data-d]:not([hidden])");
    const left = visible()[0];
    if (current && current.parentNode.hidden && left) select(left.cells[1], false);
    $("shown").textContent = fill(say(words.shown), number, rows.length, bad);
  };
  const nameOf = (key, value) => {
    const found = all("option", $("f-" + key)).find((o) => o.value === value && (!o.lang || o.lang === lang() || key === "c"));
    return found ? found.textContent : "–";
  };
  let grouped = "c";
  const group = () => {
    grouped = form.elements.group.value;
    const groups = new Map();
    for (const row of rows) {
      const value = String(data().documents[row.dataset.d][index[grouped]]);
      if (!groups.has(value)) groups.set(value, []);
      groups.get(value).push(row);
    }
    const keys = Array.from(groups.keys());
    const order = grouped === "c" ? null : keys.sort((a, b) => (a === "") - (b === "") || a.localeCompare(b, "sv", { numeric: true }));
    for (const body of Array.from(heat.tBodies)) body.remove();
    for (const key of order || keys) {
      const head = make("th", { scope: "rowgroup", colspan: heat.tHead.rows[0].cells.length }, nameOf(grouped, key));
      heat.append(make("tbody", null, make("tr", { class: "group" }, head), ...groups.get(key)));
    }
  };
  form.hidden = false;
  form.addEventListener("input", (event) => { if (event.target.name === "group") group(); apply(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { speak(); group(); apply(); }));

  // ---- the map: all findings, or one requirement
  const tiles = all("#map li");
  const before = tiles.map((tile) => tile.className);
  const inner = tiles.map((tile) => Array.from(tile.firstElementChild.childNodes));
  const levels = { met: "m", partly: "w", not_met: "e", manual: "q", cannot_judge: "q", error: "q" };
  const signs = { met: "✓", partly: "~", not_met: "✗", manual: "M", cannot_judge: "?", error: "!" };
  const draw = () => {
    const rule = $("map-rule").value;
    const at = data().rules.findIndex((one) => one[0] === rule);
    const outcomes = data().spread[rule] || {};
    const counts = {};
    tiles.forEach((tile, number) => {
      const box = tile.firstElementChild;
      tile.className = before[number];
      box.replaceChildren(...inner[number]);
      if (at < 0) return;
      const outcome = outcomes[tile.dataset.county];
      counts[outcome] = (counts[outcome] || 0) + 1;
      tile.className = before[number].replace(/ \w$/, " " + (outcome ? levels[outcome] : "o"));
      box.replaceChildren(inner[number][0], make("span", { class: "mark", "aria-hidden": "true" }, outcome ? signs[outcome] : ""),
        make("span", { class: "number" }, outcome ? say(data().outcomes[outcome]) : "–"));
    });
    const unknown = (counts.manual || 0) + (counts.cannot_judge || 0) + (counts.error || 0);
    const parts = [[words.partly, counts.partly], [words.not, counts.not_met], [words.unknown, unknown], [words.none, counts.undefined]];
    $("map-said").textContent = at < 0 ? "" : [fill(say(words.met), counts.met || 0, data().counties),
      ...parts.filter(([, value]) => value).map(([text, value]) => fill(say(text), value))].join("; ");
  };
  const choices = () => {
    const chooser = $("map-rule"), kept = chooser.value;
    chooser.replaceChildren(make("option", { value: "" }, say(words.findings)));
    for (const [name, places] of data().topics) {
      const part = make("optgroup", { label: say(name) });
      for (const at of places) if (data().spread[data().rules[at][0]]) {
        part.append(make("option", { value: data().rules[at][0] }, say(data().rules[at][1]) + " (" + data().rules[at][0] + ")"));
      }
      if (part.children.length) chooser.append(part);
    }
    chooser.value = kept;
  };
  $("map-rule").addEventListener("change", draw);
  $("map-rule").addEventListener("focus", choices, { once: true });
  $("map-rule").addEventListener("pointerdown", choices, { once: true });
  $("map-rule").firstElementChild.textContent = say(words.findings);
  $("map-form").hidden = false;

  // ---- links, and the language that is shown
  const goTo = (hash) => {
    const found = /^#d(\d+)$/.exec(hash);
    if (found) { show(Number(found[1]), null); return true; }
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return false;
    const details = target.closest("details");
    if (details) { details.open = true; details.querySelector("summary").focus(); }
    return false;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && goTo(link.getAttribute("href"))) event.preventDefault();
  });
  addEventListener("hashchange", () => goTo(location.hash));
  const speak = () => {
    document.documentElement.lang = lang();
    for (const chooser of all("#filter select")) {
      const kept = chooser.selectedOptions[0];
      const same = Array.from(chooser.options).find((o) => o.value === (kept ? kept.value : "") && o.lang === lang());
      if (same) same.selected = true;
    }
  };
  all("input[name=lang]").forEach((radio) => radio.addEventListener("change", () => {
    speak();
    if (grouped !== "c") group();
    if (!$("shown").textContent) return;
    apply();
    choices();
    draw();
    if (open) render();
  }));
  speak();
  setTimeout(() => {
    $("shown").textContent = fill(say(words.shown), rows.length, rows.length, rows.filter((row) => row.querySelector("td.e")).length);
  });
  goTo(location.hash);
})();
