// Agreements against the law: the rows of the drawing, and its tables (lokcheck/audit/html/law_drawing.py, timeline.py).
const LINE = { top: 40, row: 24, left: 15, word: 6 };
const dayNumber = (day) => Date.parse(day) / 86400000;
const across = (day) => {
  const [start, end] = data().scale.map(dayNumber), part = (dayNumber(day) - start) / (end - start);
  return rounded(LINE.left + (rounded(100 * Math.min(1, Math.max(0, part))) * (100 - LINE.left)) / 100);
};

const inForce = (found) => data().counties.map(([code, name, , short]) => {
  const there = found.numbers.filter((number) => {
    const one = data().documents[number];
    return one[D.county] === name && one[D.day] && !one[D.ended];
  });
  const isAgreement = (number) => data().documents[number][D.kind] === "county-agreement";
  const latest = (kept, number) => (kept === null || data().documents[number][D.day] > data().documents[kept][D.day] ? number : kept);
  return { code, name, short, any: there.length, agreement: there.filter(isAgreement).reduce(latest, null),
    others: there.filter((number) => !isAgreement(number)) };
}).filter((county) => county.any);

const agreementBar = (one) => {
  const level = levelOf(one), asOf = data().asOf, day = one[D.day];
  const until = one[D.until] && one[D.until] < asOf ? one[D.until] : asOf;
  const left = across(day), right = across(until > day ? until : day), wide = right - left > LINE.word;
  return [
    drawn("rect", { x: left + "%", y: 4, width: Math.max(rounded(right - left), 0.6) + "%", height: 14, class: level }),
    drawn("text", { x: left + "%", dx: wide ? 4 : -4, y: 15, class: wide ? "in" : "label", "text-anchor": wide ? null : "end" },
      levelMarks[level] + " " + day.slice(0, 4)),
  ];
};

const agreementRow = (county) => {
  const others = make("td", { class: "number" }, digits(county.others.length));
  if (county.agreement === null) {
    return make("tr", null, rowHead(own(county.name)), make("td", { colspan: 4 }, both(data().phrases["no-agreement"])), others);
  }
  const one = data().documents[county.agreement], level = levelOf(one);
  const since = data().turns.map((turn, at) => (one[D.day] < turn ? String(at + 1) : null)).filter(Boolean);
  return make("tr", null, rowHead(own(county.name)), cell(link("d" + county.agreement, own(one[D.title]))), cell(one[D.day]),
    cell(make("span", null, levelMarks[level] + " "), both(data().levels[level])), cell(since.join(", ") || "–"), others);
};

const drawLaw = (found) => {
  const counties = inForce(found);
  $("law-rows").replaceChildren(...counties.map((county, at) => drawn("g", { transform: "translate(0 " + (LINE.top + LINE.row * at) + ")" },
    drawn("text", { x: 0, y: 15, class: "label" }, county.short),
    county.agreement === null ? null : agreementBar(data().documents[county.agreement]),
    county.others.map((number) => drawn("circle", { cx: across(data().documents[number][D.day]) + "%", cy: 20, r: "2.5", class: "dot" })))));
  $("law-drawing").setAttribute("height", LINE.top + LINE.row * counties.length + 6);
  document.querySelector("table.agreements tbody").replaceChildren(...counties.map(agreementRow));
  const dated = found.numbers.map((number) => data().documents[number]).filter((one) => one[D.day] && !one[D.ended]);
  all("table.turns tbody tr").forEach((row, at) => {
    const older = dated.filter((one) => one[D.day] < data().turns[at]);
    row.cells[4].replaceChildren(...both(phrase("of", older.length, dated.length)));
    row.cells[5].textContent = digits(older.filter((one) => one[D.updates].includes(data().turns[at])).length);
  });
};
