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
    square.setAttribute("aria-label", labelled(square.parentNode, square));
    square.focus();
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
  // A square that the tab key reaches says what it is, like one that the arrows reach.
  table.addEventListener("focusin", (event) => {
    if (event.target.cellIndex) event.target.setAttribute("aria-label", labelled(event.target.parentNode, event.target));
  });
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
  return settle;
};

const heat = $("heat");
const heatRows = all("tr[data-d]", heat);
// What a square says to those who hear it: the topic, what is worst, and how many findings there are.
const heatLabel = (row, square) => {
  const number = Number(square.textContent.replace(/\D/g, ""));
  const topic = data().topics[square.cellIndex - 1];
  const found = say(phrase("finding", number));
  return topic ? [say(topic[0]), say(data().levels[square.className]), number ? found : ""].filter(Boolean).join(", ")
    : say(words.findings) + ": " + number;
};
const settleHeat = grid(heat, 1, heatLabel, (row, square) => {
  const topic = square.classList.contains("sum") ? null : square.cellIndex - 1;
  show({ number: Number(row.dataset.d), topic });
});

const spread = $("spread-table");
const spreadLabel = (row, square) => {
  const county = data().counties[square.cellIndex - 3], rule = data().rules[row.dataset.r];
  const letter = counted().rules[row.dataset.r].counties.get(county[1]);
  const none = square.className === "o" ? say(data().levels.o) : say(words.absent);
  return [say(rule[R.title]), county[1], letter ? say(data().outcomes[outcomes[letter]]) : none].join(", ");
};
const settleSpread = grid(spread, 3, spreadLabel, (row, square) =>
  show({ county: data().counties[square.cellIndex - 3][1], rule: Number(row.dataset.r) }));
