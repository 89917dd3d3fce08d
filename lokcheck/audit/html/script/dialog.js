// The window with the requirements of a document, or with the documents of a county on one requirement.
const words = {
  then: ["På dokumentets egen dag", "On the document's own date"],
  where: ["Plats", "Place"], since: ["sedan", "since"], remedy: ["Åtgärd", "Remedy"], who: ["Vem", "Who"],
  basis: ["Grund", "Basis"], ask: ["Fråga", "Question"], page: ["s. {0}", "p. {0}"],
  line: ["{1}, rad {0}", "{1}, line {0}"], waived: ["undantagen", "waived"], topics: ["Visa alla ämnen", "Show all topics"],
  findings: ["alla fynd i dag", "all findings today"], quote: ["Ur dokumentet", "From the document"],
  empty: ["Ämnet ställer inga krav på det här slaget av dokument.", "The topic asks nothing of this kind of document."],
  nothing: ["ämnet ställer inga krav", "the topic asks nothing"],
  absent: ["Kravet gäller inget av länets dokument.", "The requirement applies to no document of the county."],
};
const marks = { m: "✓", p: "~", n: "✗", x: "–", j: "M", c: "?", f: "!" };
const dialog = $("dialog");
let open = null;
let from = null;

const label = (letter) => make("span", { class: "outcome " + outcomes[letter] },
  make("span", { class: "mark", "aria-hidden": "true" }, marks[letter]), say(data().outcomes[outcomes[letter]]));

const fields = (rows) => make("dl", null,
  rows.filter(([, value]) => value).map(([name, value]) => [make("dt", null, say(name)), make("dd", null, value)]));

const law = (lines) => {
  if (!lines.length) return null;
  return make("ul", { class: "plain" }, lines.map(([citation, url]) => {
    const safe = url && /^https:\/\/[\w.-]+(?:[/?#]\S*)?$/.test(url);
    return make("li", null, safe ? make("a", { href: url, rel: "noopener noreferrer", lang: "sv" }, citation) : own(citation));
  }));
};

// What weighs most stands first; what does not apply, last.
const rank = (one, at) => ("ewn+".indexOf(one[D.weights][at]) + 5) % 5 + (one[D.now][at] === "x" ? 1 : 0);

const before = (one, at, since) => {
  const then = one[D.then][at];
  if (then === ".") return null;
  const said = say(data().outcomes[outcomes[then]]);
  return since ? said + "; " + say(words.since) + " " + since + ": " + say(data().outcomes[outcomes[one[D.now][at]]]) : said;
};

const requirement = (one, at, said, unfold) => {
  const rule = data().rules[at], now = one[D.now][at], weight = one[D.weights][at];
  const [, message, line, since, section, page, quote] = said || [];
  const fault = Boolean(severities[weight]) || weight === "+";
  const place = [section || "", page ? say(fill(words.page, page)) : "", line ? say(fill(words.line, line, one[D.file])) : ""];
  const tag = weight === "+" ? make("span", { class: "severity waived" }, say(words.waived))
    : severities[weight] ? make("span", { class: "severity " + severities[weight] }, say(data().severities[severities[weight]])) : null;
  const text = message === undefined || message === null ? null : say(data().texts[message]);
  const body = make("div", { class: "body" }, text ? make("p", { class: "message" }, text) : null,
    fields([
      [words.quote, quote ? make("blockquote", { lang: "sv" }, quote) : null],
      [words.where, place.filter(Boolean).join(", ")],
      [words.then, before(one, at, since)],
      [words.remedy, fault && rule[R.remedy] ? say(rule[R.remedy]) : null],
      [words.who, fault && rule[R.who] ? say(rule[R.who]) : null],
      [words.ask, now === "j" && rule[R.question] ? say(rule[R.question]) : null],
      [words.basis, make("div", null, rule[R.modality] ? say(rule[R.modality]) : "", law(rule[R.law]))],
    ]));
  const head = make("summary", null, label(now), make("h4", null, say(rule[R.title])), tag, make("span", { class: "rule" }, rule[R.id]));
  return make("details", { class: "requirement", open: unfold && fault ? "" : null }, head, body);
};

const about = (one) => make("p", { class: "small" },
  [one[D.county], one[D.day], say(one[D.ended])].filter(Boolean).join(" · "), make("br"), make("code", null, one[D.file]));

const ofDocument = ({ number, topic }) => {
  const one = data().documents[number], said = new Map(one[D.said].map((item) => [item[0], item]));
  const parts = [about(one)];
  data().topics.forEach(([name, places], at) => {
    if (topic !== null && topic !== at) return;
    const shown = places.filter((place) => one[D.now][place] !== ".").sort((a, b) => rank(one, a) - rank(one, b));
    if (shown.length) parts.push(make("h3", null, say(name)));
    else if (topic !== null) parts.push(make("h3", null, say(name)), make("p", null, say(words.empty)));
    parts.push(shown.map((place) => requirement(one, place, said.get(place), topic !== null)));
  });
  if (topic !== null) {
    const more = make("button", { type: "button" }, say(words.topics));
    more.addEventListener("click", () => { open = { ...open, topic: null }; render(); $("shown-title").focus(); });
    parts.push(make("p", null, more));
  }
  return [one[D.title], parts];
};

const ofCounty = ({ county, rule }) => {
  const parts = [make("p", { class: "lead", lang: lang() }, say(data().rules[rule][R.title]) + " (" + data().rules[rule][R.id] + ")")];
  const there = counted().numbers.filter((number) => {
    const one = data().documents[number];
    return one[D.county] === county && !".x".includes(one[D.now][rule]);
  });
  if (!there.length) parts.push(make("p", null, say(words.absent)));
  for (const number of there) {
    const one = data().documents[number], said = one[D.said].find((item) => item[0] === rule);
    parts.push(make("h3", { lang: "sv" }, one[D.title]), about(one), requirement(one, rule, said, true));
  }
  return [county, parts];
};

const render = () => {
  const [title, parts] = open.county === undefined ? ofDocument(open) : ofCounty(open);
  $("shown-title").textContent = title;
  $("shown-title").lang = "sv";
  $("shown-body").replaceChildren(make("div", null, parts));
};

const show = (what) => {
  if (what.number !== undefined && !data().documents[what.number]) return;
  open = what;
  from = document.activeElement;
  render();
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  $("shown-title").focus();
};

$("close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("close", () => { open = null; if (from) from.focus(); });
