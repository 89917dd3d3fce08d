// The choice of documents: every part is counted and drawn again for it.
const form = $("filter");
const keys = { c: D.county, k: D.kind, y: D.year, s: D.status, p: D.period };
const everyNumber = () => data().documents.map((one, number) => number);
let found = null;
const counted = () => (found = found || count(everyNumber()));

const optionOf = (key, value) => {
  const there = all("option", $("f-" + key)).find((one) => one.value === value && (!one.lang || one.lang === lang() || key === "c"));
  return there ? there.textContent : "–";
};

// What is chosen, in words: 'Jönköpings län, länsöverenskommelse'.
const chosenWords = (chosen) => [...Object.keys(keys), "v"].filter((key) => chosen.get(key))
  .map((key) => optionOf(key, chosen.get(key))).concat(chosen.get("words") ? "”" + chosen.get("words") + "”" : []).join(", ");

const fits = (chosen) => {
  const sought = String(chosen.get("words") || "").toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  return (number) => {
    const one = data().documents[number];
    return Object.keys(keys).every((key) => !chosen.get(key) || String(one[keys[key]]) === chosen.get(key)) &&
      (!chosen.get("v") || one[D.weights].includes(chosen.get("v"))) &&
      sought.every((word) => one[D.title].toLocaleLowerCase("sv").includes(word));
  };
};

const tell = () => {
  const chosen = new FormData(form), all_ = heatRows.length, said = chosenWords(chosen);
  $("shown").textContent = say(phrase("shown", counted().documents, all_, counted().withError));
  $("chosen").hidden = !said;
  document.documentElement.classList.toggle("has-choice", Boolean(said));
  $("chosen-number").textContent = say(phrase("chosen", counted().documents, all_));
  $("chosen-values").textContent = said;
  for (const part of all(".whole")) part.hidden = !said;
};

const drawHeat = () => {
  const there = new Set(found.numbers);
  for (const row of heatRows) row.hidden = !there.has(Number(row.dataset.d));
  for (const body of heat.tBodies) body.hidden = !body.querySelector("tr[data-d]:not([hidden])");
  heatGrid.settle();
};

let drawnWords = "";
const apply = () => {
  const chosen = new FormData(form), values = Array.from(chosen.values()).join("\n");
  if (values !== drawnWords) {
    drawnWords = values;
    found = count(everyNumber().filter(fits(chosen)));
    drawHeat();
    for (const draw of [drawSummary, drawMap, drawCounties, drawGroups, drawGaps, drawSpread, drawRegions, drawLaw, drawDays]) draw(found);
  }
  tell();
};

let waiting = 0;
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, event.target.name === "words" ? 250 : 0);
});
form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
form.addEventListener("reset", () => setTimeout(() => {
  const gone = $("chosen").contains(document.activeElement);
  speak();
  apply();
  if (gone) form.querySelector("summary").focus();
}));
form.hidden = false;

// ---- the groups of the heat map
let grouped = "c";
const group = () => {
  grouped = $("f-group").value;
  const groups = new Map();
  for (const row of heatRows) {
    const value = String(data().documents[row.dataset.d][keys[grouped]]);
    if (!groups.has(value)) groups.set(value, []);
    groups.get(value).push(row);
  }
  const order = all("option", $("f-" + grouped)).map((one) => one.value).filter((value) => value !== "");
  const rank = (value) => (order.includes(value) ? order.indexOf(value) : order.length);
  for (const body of Array.from(heat.tBodies)) body.remove();
  for (const value of Array.from(groups.keys()).sort((a, b) => rank(a) - rank(b))) {
    const head = make("th", { scope: "rowgroup", colspan: heat.tHead.rows[0].cells.length },
      value === "" ? both(data().phrases[grouped === "c" ? "no-county" : "not-stated"]) : optionOf(grouped, value));
    heat.append(make("tbody", null, make("tr", { class: "group" }, head), groups.get(value)));
  }
  for (const body of heat.tBodies) body.hidden = !body.querySelector("tr[data-d]:not([hidden])");
};
$("groups").addEventListener("input", group);
$("groups").hidden = false;
