// What every part uses: elements, the two languages, and sentences with numbers in them.
const $ = (id) => document.getElementById(id);
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const lang = () => (document.querySelector("input[name=lang]:checked") || { value: "sv" }).value;
const say = (pair) => (pair ? pair[lang() === "en" ? 1 : 0] : "");
let read = null;
const data = () => (read = read || JSON.parse($("data").textContent));

const digits = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
// As lokcheck/audit/phrases.py: {0} is a value, {0|one|several} one of two words.
const fill = (pair, ...values) => pair.map((text, at) =>
  text.replace(/\{(\d)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, place, one, several) => {
    const value = values[place];
    if (one !== undefined) return value === 1 ? one : several;
    return typeof value === "number" ? digits(value) : Array.isArray(value) ? value[at] : value;
  }));
const phrase = (name, ...values) => fill(data().phrases[name], ...values);
const joined = (pairs, sign) => [0, 1].map((at) => pairs.map((pair) => pair[at]).join(sign));

const filled = (made, attributes, children) => {
  for (const [key, value] of Object.entries(attributes || {})) if (value !== null) made.setAttribute(key, value);
  made.append(...children.flat(9).filter((child) => child !== null && child !== undefined));
  return made;
};
const make = (name, attributes, ...children) => filled(document.createElement(name), attributes, children);
const drawn = (name, attributes, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
// A text in both languages, of which the style shows one; the same elements as the page has before the script runs.
const both = (pair, name = "span", style = "") => pair[0] === pair[1]
  ? [make(name, style ? { class: style } : null, pair[0])]
  : ["sv", "en"].map((one, at) => make(name, { lang: one, class: (one + " " + style).trim() }, pair[at]));
const own = (text, name = "span") => make(name, { lang: "sv" }, text);
const link = (target, ...children) => make("a", { href: "#" + target }, ...children);
const cell = (...children) => make("td", null, ...children);
const rowHead = (...children) => make("th", { scope: "row" }, ...children);
const severity = (letter) => make("span", { class: "severity " + severities[letter] }, both(data().severities[severities[letter]]));

const severities = { e: "error", w: "warning", n: "note" };
const outcomes = { m: "met", p: "partly", n: "not_met", x: "not_applicable", j: "manual", c: "cannot_judge", f: "error" };
// What is in the place of what in a document and in a requirement (lokcheck/audit/html/data.py).
const D = { title: 0, file: 1, county: 2, kind: 3, year: 4, status: 5, period: 6, now: 7, then: 8, weights: 9, said: 10,
  day: 11, ended: 12, until: 13, updates: 14 };
const R = { id: 0, title: 1, modality: 2, remedy: 3, who: 4, question: 5, law: 6, binding: 7 };
