// What is most often missing, and every requirement over the country.
const spreadLevels = { m: "m", p: "w", n: "e", j: "q", c: "q", f: "q" };
const spreadMarks = { m: "✓", p: "~", n: "✗", j: "?", c: "?", f: "?" };

const commonest = (found) => data().rules.map((rule, at) => at).filter((at) => gapsOf(found.rules[at])).sort((a, b) => {
  const [one, other] = [found.rules[a], found.rules[b]];
  return gapsOf(other) - gapsOf(one) || judged(one) - judged(other) || (data().rules[a][R.id] < data().rules[b][R.id] ? -1 : 1);
});

// The same rounding as in the page: to two decimals.
const rounded = (number) => Math.round(number * 100) / 100;
const bar = (rule) => {
  let left = 0;
  return drawn("svg", { width: "100%", height: 10, "aria-hidden": "true", class: "chart" }, ["n", "p", "m"].map((letter) => {
    const width = rounded((100 * rule[letter]) / Math.max(judged(rule), 1)), x = left;
    left = rounded(left + width);
    return width ? drawn("rect", { x: x + "%", y: 0, width: width + "%", height: 10, class: outcomes[letter] }) : null;
  }));
};

const gapRow = (at, found) => {
  const [id, title, modality] = data().rules[at], rule = found.rules[at], worst = worstOf(rule);
  const number = (value) => make("td", { class: "number" }, digits(value));
  return make("tr", { "data-rule": id },
    rowHead(worst ? severity(worst) : null, both(title), make("span", { class: "small" }, " " + id)),
    cell(modality ? both(modality) : null), number(rule.n), number(rule.p), number(rule.m),
    make("td", { class: "number" }, bar(rule), make("span", null, digits(judged(rule)))),
    cell(link("rule-" + id, both(spreadOf(rule, found).text))));
};

const drawGaps = (found) => {
  const common = commonest(found).slice(0, data().limits.gaps);
  document.querySelector("table.gaps tbody").replaceChildren(...common.map((at) => gapRow(at, found)));
  $("gap-table").hidden = !common.length;
  $("no-gaps").hidden = common.length > 0;
};

const drawSpread = (found) => {
  for (const row of all("tr[data-r]", spread)) {
    const rule = found.rules[row.dataset.r], { places, met } = spreadOf(rule, found);
    row.hidden = !found.numbers.some((number) => data().documents[number][D.now][row.dataset.r] !== ".");
    row.cells[1].replaceChildren(...both(phrase("of", met, data().counties.length)));
    row.cells[2].replaceChildren(...both(phrase("of", rule.m, judged(rule))));
    data().counties.forEach(([, name], at) => {
      const letter = places.get(name), square = row.cells[at + 3];
      square.className = letter === undefined ? "o" : spreadLevels[letter] || "x";
      square.textContent = letter === undefined ? "" : spreadMarks[letter] || "–";
    });
  }
  for (const body of spread.tBodies) body.hidden = !body.querySelector("tr[data-r]:not([hidden])");
  spreadGrid.settle();
  spreadGrid.label();
};
