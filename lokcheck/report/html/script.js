"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // The filter of each document: what is shown must match every choice.
  const matches = (item, chosen, words) =>
    Object.entries(chosen).every(([key, value]) => !value || item.dataset[key] === value || (key === "p" && item.dataset.p.split(" ").includes(value))) &&
    words.every((word) => item.text.includes(word));

  const prepare = (form) => {
    const scope = form.closest(".document");
    const items = all(".requirement", scope);
    const topics = all(".topic", scope);
    const shown = form.querySelector(".shown");
    for (const item of items) item.text = item.textContent.toLocaleLowerCase("sv");

    const apply = () => {
      const data = new FormData(form);
      const words = String(data.get("words") || "").toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
      const chosen = {};
      for (const key of ["o", "t", "m", "p", "w"]) chosen[key] = data.get(key);
      let number = 0;
      for (const item of items) {
        item.hidden = !matches(item, chosen, words);
        if (!item.hidden) number += 1;
      }
      for (const topic of topics) topic.hidden = !topic.querySelector(".requirement:not([hidden])");
      shown.textContent = shown.dataset.text.replace("{0}", number).replace("{1}", items.length);
    };

    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("click", (event) => {
      const open = event.target.dataset.open;
      if (!open) return;
      for (const item of items) if (!item.hidden) item.open = open === "yes";
    });
    apply();
  };

  // A link to a requirement unfolds it, in the language that is shown, whatever the filter hides.
  const goTo = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (!target) return;
    const part = target.closest("[class^='part-']");
    const radio = part && document.getElementById("lang-" + part.lang);
    if (radio && !radio.checked) { radio.checked = true; speak(); }
    const details = target.closest("details");
    if (!details) return;
    if (details.hidden) {
      const form = target.closest(".document").querySelector(".filter");
      form.reset();
      details.hidden = false;
      details.closest(".topic").hidden = false;
    }
    details.open = true;
    details.scrollIntoView();
    details.querySelector("summary").focus({ preventScroll: true });
  };

  // The page is in the language that is shown.
  const speak = () => {
    const radio = document.querySelector("input[name=lang]:checked");
    if (radio) document.documentElement.lang = radio.value;
  };

  all("form.filter").forEach(prepare);
  all("input[name=lang]").forEach((radio) => radio.addEventListener("change", speak));
  addEventListener("hashchange", goTo);
  speak();
  goTo();
})();
