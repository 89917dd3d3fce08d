// Links within the page, the language that is shown, printing, and what is said when the page opens.
const goTo = (hash) => {
  const number = /^#d(\d+)$/.exec(hash);
  if (number) { show({ number: Number(number[1]), topic: null }); return true; }
  const target = hash.length > 1 && $(decodeURIComponent(hash.slice(1)));
  if (!target) return false;
  const details = target.closest("details");
  if (details) { details.open = true; details.querySelector("summary").focus(); }
  return false;
};
document.addEventListener("click", (event) => {
  const followed = event.target.closest("a[href^='#']");
  if (followed && goTo(followed.getAttribute("href"))) event.preventDefault();
});
addEventListener("hashchange", () => goTo(location.hash));

// Each option is there in both languages, of which one shows: the choice moves to the same one in the other.
const speak = () => {
  document.documentElement.lang = lang();
  for (const chooser of all(".filter select")) {
    const kept = chooser.selectedOptions[0];
    const same = Array.from(chooser.options).find((one) => one.value === (kept ? kept.value : "") && one.lang === lang());
    if (same) same.selected = true;
  }
};
all("input[name=lang]").forEach((radio) => radio.addEventListener("change", () => {
  speak();
  if (grouped !== "c") group();
  tell();
  mapChoices();
  drawMap(counted());
  heatGrid.label();
  spreadGrid.label();
  if (open) render();
}));
speak();

// On paper everything that a region must do is unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("details.region:not([open]), #law details:not([open]), #country ~ details:not([open]), #dates details:not([open])");
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

if (matchMedia("(max-width:48rem)").matches) form.querySelector("details").open = false;
addEventListener("load", () => setTimeout(() => {
  const bad = heatRows.filter((row) => row.querySelector("td.e")).length;
  $("shown").textContent = say(phrase("shown", heatRows.length, heatRows.length, bad));
  heatGrid.label();
  spreadGrid.label();
}));
goTo(location.hash);
