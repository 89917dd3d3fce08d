// What each region must do, and the days that have passed or are to come.
const namesOf = (step) => {
  const named = step.lines.slice(0, data().limits.named), left = step.lines.length - named.length;
  const names = named.map((number, at) => make("span", null, link("d" + number, own(data().documents[number][D.title])),
    make("span", null, at < named.length - 1 ? "; " : "")));
  return make("span", null, names, left > 0 ? both(phrase("more-documents", left)) : null);
};

const stepItem = (step) => {
  const rule = data().rules[step.at];
  const title = make("p", { class: "title" }, severity(step.level), both(rule[R.title], "b"), make("span", { class: "small" }, " " + rule[R.id]));
  const where = make("p", { class: "small" }, both(phrase("asked", step.lines.length, step.asked)), make("span", null, ": "), namesOf(step));
  const who = rule[R.who] ? make("p", null, make("b", null, both(data().phrases.who)), both(rule[R.who]),
    make("span", null, " · "), rule[R.modality] ? both(rule[R.modality]) : null) : null;
  return make("li", null, title, where, rule[R.remedy] ? both(rule[R.remedy], "p") : null, who);
};

const sumsOf = (steps) => {
  const numbers = "ewn".split("").map((letter) =>
    [severities[letter], steps.filter((step) => step.level === letter).reduce((sum, step) => sum + step.lines.length, 0)]);
  const parts = numbers.filter(([, number]) => number).map((part) => phrase(...part));
  return parts.length ? joined(parts, ", ") : phrase("nothing");
};

const regionPart = (code, name, steps, unfold) => {
  const shown = steps.slice(0, data().limits.steps), left = steps.length - shown.length;
  return make("details", { id: "county-" + code, class: "region", open: unfold ? "" : null },
    make("summary", null, name, both(sumsOf(steps), "span", "small")),
    shown.length ? make("ol", { class: "steps" }, shown.map(stepItem)) : null,
    left > 0 ? both(phrase("more-steps", left), "p", "small") : null);
};

const drawRegions = (found) => {
  const steps = stepsOf(found.numbers), known = new Set(data().counties.map(([, name]) => name));
  const alone = found.counties.size === 1;
  const parts = data().counties.map(([code, name, region]) => {
    if (!found.counties.has(name) && isChoice(found)) return null;
    if (!found.counties.has(name)) {
      return make("div", { id: "county-" + code, class: "region" },
        make("p", null, own(name, "b"), make("span", null, ": "), both(data().missing)));
    }
    const called = make("span", null, own(name, "b"), region === name ? null : make("span", { class: "small" }, " (" + region + ")"));
    return regionPart(code, called, steps.get(name) || [], alone);
  });
  const others = Array.from(steps).filter(([name]) => !known.has(name)).flatMap(([, list]) => list);
  if (others.length) parts.push(regionPart("none", both(data().phrases["no-county"]), others, alone));
  $("steps").replaceChildren(...parts.filter(Boolean));
};

// The rows of both tables of days are the page's own, in order of time.
const days = new Map(["days-passed", "days-ahead"].map((id) => [id, all("tr[data-d]", $(id))]));
const daysIn = (id, found) => {
  const there = new Set(found.numbers);
  return days.get(id).filter((row) => there.has(Number(row.dataset.d)));
};

const drawDays = (found) => {
  for (const id of days.keys()) {
    const rows = daysIn(id, found), part = $(id), [first, rest] = all("tbody", part), limit = data().limits.days;
    first.replaceChildren(...rows.slice(0, limit));
    rest.replaceChildren(...rows.slice(limit));
    part.querySelector("h3").replaceChildren(...both(phrase(id.slice(5), rows.length)));
    part.querySelector("summary").replaceChildren(...both(phrase("more-days", rows.length - limit)));
    part.querySelector(".none").hidden = rows.length > 0;
    part.querySelector(".first").hidden = !rows.length;
    part.querySelector("details").hidden = rows.length <= limit;
  }
  const there = new Set(found.numbers), later = data().later.filter((number) => there.has(number)).length;
  $("days-later").hidden = !later;
  $("days-later").replaceChildren(...both(phrase("later", later), "p"));
};
