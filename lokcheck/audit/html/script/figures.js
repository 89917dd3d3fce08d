// The figures of a choice of documents, counted as lokcheck/audit/figures.py and next_steps.py count those of all.
const GRAVEST = "fnpcjm";
const sums = () => ({ m: 0, p: 0, n: 0, x: 0, j: 0, c: 0, f: 0, error: 0, warning: 0, note: 0, waived: 0 });
const judged = (found) => found.m + found.p + found.n;
const gapsOf = (found) => found.n + found.p;
const worstOf = (found) => "ewn".split("").find((letter) => found[severities[letter]]);
const graver = (one, other) => (one === undefined || GRAVEST.indexOf(other) < GRAVEST.indexOf(one) ? other : one);

// A county without chosen documents may have others: no word may say that it has none.
const isChoice = (found) => data().part || found.documents < data().documents.length;
const noneHere = (found) => (isChoice(found) ? data().phrases["none-chosen-here"] : data().levels.o);

const addTo = (found, outcome, weight) => {
  found[outcome] += 1;
  if (severities[weight]) found[severities[weight]] += 1;
  else if (weight === "+") found.waived += 1;
};

const count = (numbers) => {
  const rules = data().rules.map(() => ({ ...sums(), counties: new Map() }));
  const found = { numbers, documents: numbers.length, withError: 0, sums: sums(), rules, counties: new Map() };
  for (const number of numbers) {
    const one = data().documents[number], name = one[D.county], weights = one[D.weights];
    if (!found.counties.has(name)) found.counties.set(name, { ...sums(), documents: 0, withError: 0 });
    const county = found.counties.get(name), bad = weights.includes("e") ? 1 : 0;
    county.documents += 1;
    county.withError += bad;
    found.withError += bad;
    for (let at = 0; at < rules.length; at += 1) {
      const outcome = one[D.now][at];
      if (outcome === ".") continue;
      for (const into of [found.sums, county, rules[at]]) addTo(into, outcome, weights[at]);
      if (name && outcome !== "x") rules[at].counties.set(name, graver(rules[at].counties.get(name), outcome));
    }
  }
  return found;
};

// In which of the country's counties a requirement is met, and what is so in the others (lokcheck/audit/spread.py).
const spreadOf = (rule, found) => {
  const places = new Map();
  for (const [, name] of data().counties) if (found.counties.has(name)) places.set(name, rule.counties.get(name) || "x");
  const number = (letters) => Array.from(places.values()).filter((letter) => letters.includes(letter)).length;
  const every = data().counties.length;
  const parts = [["partly", number("p")], ["lacking", number("n")], ["unknown", number("jcf")], ["idle", number("x")],
    [isChoice(found) ? "none-chosen" : "none", every - places.size]];
  const said = [phrase("met", number("m"), every), ...parts.filter(([, many]) => many).map((part) => phrase(...part))];
  return { places, met: number("m"), text: joined(said, "; ") };
};

// What each county has to do, the most important first.
const stepsOf = (numbers) => {
  const counties = new Map();
  for (const number of numbers) {
    const one = data().documents[number];
    if (!counties.has(one[D.county])) counties.set(one[D.county], new Map());
    const steps = counties.get(one[D.county]);
    for (let at = 0; at < data().rules.length; at += 1) {
      if (one[D.now][at] === ".") continue;
      if (!steps.has(at)) steps.set(at, { at, asked: 0, lines: [], level: "n" });
      const step = steps.get(at), weight = one[D.weights][at];
      if ("mpn".includes(one[D.now][at])) step.asked += 1;
      if (!severities[weight]) continue;
      step.lines.push(number);
      if ("ewn".indexOf(weight) < "ewn".indexOf(step.level)) step.level = weight;
    }
  }
  const rank = (step) => ["ewn".indexOf(step.level), data().rules[step.at][R.binding], -step.lines.length];
  const order = (one, other) => {
    const [left, right] = [rank(one), rank(other)], at = left.findIndex((value, place) => value !== right[place]);
    return at < 0 ? (data().rules[one.at][R.id] < data().rules[other.at][R.id] ? -1 : 1) : left[at] - right[at];
  };
  for (const [name, steps] of counties) {
    counties.set(name, Array.from(steps.values()).filter((step) => step.lines.length).sort(order));
  }
  return counties;
};

// The gravest level of a whole document, as a square shows it.
const levelOf = (one) => {
  const grave = "ewn".split("").find((letter) => one[D.weights].includes(letter));
  if (grave) return grave;
  const letters = new Set(one[D.now].replace(/\./g, ""));
  if ("mpn".split("").some((letter) => letters.has(letter))) return "m";
  letters.delete("x");
  return letters.size ? "q" : one[D.now].includes("x") ? "x" : "o";
};
const levelMarks = { e: "✗", h: "✗", w: "▲", n: "○", q: "?", m: "✓", x: "–", o: " " };
