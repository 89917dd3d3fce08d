// Tables of squares: one stop for the tab key, arrows inside, and a square that is chosen opens what is behind it.
const grid = (table, first, labelled, opened) => {
  let current = null;
  const rows = () => all("tbody tr:not(.group)", table).filter((row) => !row.hidden && !row.parentNode.hidden);
  const select = (square, focus) => {
    if (!square) return;
    if (current) current.removeAttribute("tabindex");
    current = square;
    square.tabIndex = 0;
    if (!focus) return;
    square.focus({ preventScroll: true });
    square.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const at = (row, column) => row && row.cells[Math.max(first, Math.min(column, row.cells.length - 1))];
  const activate = (square) => opened(square.parentNode, square);
  table.setAttribute("role", "grid");
  table.addEventListener("click", (event) => {
    const square = event.target.closest("td");
    if (!square || square.cellIndex < first) return;
    select(square, true);
    activate(square);
  });
  // A square that is reached says what it is in words; the others are told in slices of few milliseconds.
  const tell = (square) => square.setAttribute("aria-label", labelled(square.parentNode, square));
  table.addEventListener("focusin", (event) => { if (event.target.cellIndex) tell(event.target); });
  let turn = 0;
  const label = () => {
    const mine = (turn += 1), left = all("tbody tr:not(.group)", table).reverse();
    const work = () => {
      const until = performance.now() + 8;
      while (mine === turn && left.length && performance.now() < until) Array.from(left.pop().cells).slice(first).forEach(tell);
      if (mine === turn && left.length) setTimeout(work);
    };
    setTimeout(work);
  };
  table.addEventListener("keydown", (event) => {
    const square = event.target.closest("td");
    if (!square) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); activate(square); return; }
    const shown = rows(), row = shown.indexOf(square.parentNode), column = square.cellIndex, last = shown.length - 1;
    const moves = {
      ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1], ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
      Home: [event.ctrlKey ? 0 : row, first], End: [event.ctrlKey ? last : row, 999],
      PageDown: [Math.min(row + 10, last), column], PageUp: [Math.max(row - 10, 0), column],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    select(at(shown[move[0]], move[1]), true);
  });
  const settle = () => {
    const shown = rows();
    if (shown.length && (!current || !shown.includes(current.parentNode))) select(at(shown[0], first), false);
  };
  settle();
  return { settle, label };
};

const heat = $("heat");
const heatRows = all("tr[data-d]", heat);
// What a square says to those who hear it: the topic, what is worst, and how many findings there are.
const heatLabel = (row, square) => {
  const number = Number(square.textContent.replace(/\D/g, ""));
  const topic = data().topics[square.cellIndex - 1];
  const found = say(phrase("finding", number));
  const level = square.className === "o" ? words.nothing : data().levels[square.className];
  return topic ? [say(topic[0]), say(level), number ? found : ""].filter(Boolean).join(", ")
    : say(words.findings) + ": " + number;
};
const heatGrid = grid(heat, 1, heatLabel, (row, square) => {
  const topic = square.classList.contains("sum") ? null : square.cellIndex - 1;
  show({ number: Number(row.dataset.d), topic });
});

const spread = $("spread-table");
const spreadLabel = (row, square) => {
  const county = data().counties[square.cellIndex - 3], rule = data().rules[row.dataset.r];
  const letter = counted().rules[row.dataset.r].counties.get(county[1]);
  const none = square.className === "o" ? say(noneHere(counted())) : say(words.absent);
  return [say(rule[R.title]), county[1], letter ? say(data().outcomes[outcomes[letter]]) : none].join(", ");
};
const spreadGrid = grid(spread, 3, spreadLabel, (row, square) =>
  show({ county: data().counties[square.cellIndex - 3][1], rule: Number(row.dataset.r) }));
