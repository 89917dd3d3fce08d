// The headline, the map and its table.
const figure = (name, number, outOf) => {
  const value = document.querySelector("[data-figure=" + name + "]");
  value.textContent = digits(number);
  if (outOf) value.nextElementSibling.replaceChildren(...both(outOf));
};

const drawSummary = (found) => {
  const files = found.documents + data().failures, common = commonest(found)[0];
  const lead = [found.documents ? phrase("lead", found.withError, found.documents) : phrase("no-documents")];
  if (common !== undefined) {
    lead.push(phrase("common", data().rules[common][R.title], gapsOf(found.rules[common]), judged(found.rules[common])));
  }
  $("lead").replaceChildren(...both(joined(lead, " ")));
  const counties = data().counties.filter(([, name]) => found.counties.has(name)).length;
  const { warning, note, waived } = found.sums;
  figure("documents", found.documents, phrase("of-files", files));
  figure("counties", counties);
  figure("with-error", found.withError, phrase("of-documents", found.documents));
  figure("error", found.sums.error, waived ? phrase("besides-waived", found.withError, warning, note, waived)
    : phrase("besides", found.withError, warning, note));
  figure("met", found.sums.m, phrase("of-judged", judged(found.sums)));
  figure("overdue", daysIn("days-passed", found).length, phrase("coming", daysIn("days-ahead", found).length));
  if (data().failures) figure("failures", data().failures, phrase("unread", files));
};

const countyLevel = (county) => {
  if (!county) return "o";
  const worst = worstOf(county);
  if (worst === "e") return 2 * county.withError >= county.documents ? "e" : "h";
  return worst || (judged(county) ? "m" : "x");
};

const drawTile = (tile, found) => {
  const name = tile.dataset.county, [code, , , short] = data().counties.find((one) => one[1] === name);
  const rule = $("map-rule").value, county = found.counties.get(name);
  let level = countyLevel(county), mark = levelMarks[level], word = both(county ? data().levels[level] : noneHere(found), "span", "unseen");
  let number = county ? phrase("of", county.withError, county.documents) : noneHere(found);
  if (rule !== "") {
    const letter = found.rules[rule].counties.get(name);
    level = letter ? spreadLevels[letter] : county ? "x" : "o";
    mark = letter ? marks[letter] : levelMarks[level];
    number = letter ? data().outcomes[outcomes[letter]] : county ? phrase("idle-here") : noneHere(found);
    word = [];
  }
  const held = [make("span", { class: "name" }, short), make("span", { "aria-hidden": "true", class: "mark" }, mark), word,
    make("span", { class: "number" }, both(number))];
  tile.className = "k" + code + " " + level;
  tile.replaceChildren(county ? link("county-" + code, held) : make("span", null, held));
};

const drawMap = (found) => {
  const rule = $("map-rule").value;
  all("#map li").forEach((tile) => drawTile(tile, found));
  $("map-legend").hidden = rule !== "";
  $("map-said").textContent = rule === "" ? "" : say(spreadOf(found.rules[rule], found).text);
};

const countyRow = (name, county, found) => {
  const code = (data().counties.find((one) => one[1] === name) || ["none"])[0];
  const shown = name ? own(name) : both(data().phrases["not-stated"]);
  if (!county) return make("tr", { "data-county": name }, rowHead(shown), make("td", { colspan: 6 }, both(noneHere(found))));
  const numbers = [county.documents, county.withError, county.error, county.warning, county.note];
  return make("tr", { "data-county": name }, rowHead(link("county-" + code, shown)), numbers.map((n) => cell(digits(n))),
    cell(both(phrase("of", county.m, judged(county)))));
};

const drawCounties = (found) => {
  const known = data().counties.map(([, name]) => name);
  const others = Array.from(found.counties.keys()).filter((name) => !known.includes(name)).sort();
  const rows = [...known, ...others].map((name) => countyRow(name, found.counties.get(name), found));
  document.querySelector("table.counties tbody").replaceChildren(...rows);
};

// The same figures by kind, year, status and law: names and order are those of the form that chooses.
const groupNames = (key) => {
  const names = new Map();
  for (const one of all("option", $("f-" + key)).filter((each) => each.value)) {
    const pair = names.get(one.value) || [one.textContent, one.textContent];
    if (one.lang === "en") pair[1] = one.textContent;
    names.set(one.value, pair);
  }
  return names.set("", data().phrases["not-stated"]);
};

const groupRow = (name, numbers) => {
  const one = count(numbers), { error, warning, note, m } = one.sums;
  return make("tr", null, rowHead(both(name)), [one.documents, one.withError, error, warning, note].map((n) => cell(digits(n))),
    cell(both(phrase("of", m, judged(one.sums)))));
};

const drawGroups = (found) => {
  const bodies = Array.from(document.querySelector("table.groups").tBodies);
  ["k", "y", "s", "p"].forEach((key, at) => {
    const groups = new Map();
    for (const number of found.numbers) {
      const value = String(data().documents[number][keys[key]]);
      if (!groups.has(value)) groups.set(value, []);
      groups.get(value).push(number);
    }
    const there = Array.from(groupNames(key)).filter(([value]) => groups.has(value));
    bodies[at].replaceChildren(bodies[at].rows[0], ...there.map(([value, name]) => groupRow(name, groups.get(value))));
  });
};

const mapChoices = () => {
  const chooser = $("map-rule"), kept = chooser.value;
  chooser.replaceChildren(make("option", { value: "" }, say(words.findings)));
  for (const [name, places] of data().topics) {
    chooser.append(make("optgroup", { label: say(name) }, places.map((at) =>
      make("option", { value: at }, say(data().rules[at][R.title]) + " (" + data().rules[at][R.id] + ")"))));
  }
  chooser.value = kept;
};
$("map-rule").addEventListener("change", () => drawMap(counted()));
$("map-rule").addEventListener("focus", mapChoices, { once: true });
$("map-rule").addEventListener("pointerdown", mapChoices, { once: true });
$("map-rule").firstElementChild.textContent = say(words.findings);
$("map-form").hidden = false;
