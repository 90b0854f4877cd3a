/* A card opens where it was asked for: at its line on the first screen, under its row of the texts, else in the list. */
storydiff.placing = (() => {
  const { all } = storydiff;
  let away = null; // the one card that is not in the list: {card, slot, mark, asked}, `mark` keeping its place there
  const back = () => {
    if (!away) return null;
    const { card, slot, mark, asked } = away;
    slot.parentNode.classList.remove("placing");
    card.querySelector("h4").removeAttribute("aria-level");
    mark.replaceWith(card);
    slot.remove();
    away = null;
    return asked;
  };
  const row = (cells) => {
    const line = document.createElement("tr");
    const cell = document.createElement("td");
    line.className = "placed";
    cell.colSpan = cells;
    line.append(cell);
    return [line, cell];
  };
  const box = () => {
    const made = document.createElement("div");
    made.className = "placed";
    return [made, made];
  };
  /* Put `card` behind what `asked` for it; a second call for the same place takes it away again. */
  const put = (card, asked) => {
    const beside = asked.closest("#texts tr, .matrix tr, .line");
    const isThere = away?.card === card && (beside?.nextElementSibling === away.slot || beside?.lastElementChild === away.slot);
    back();
    if (!beside || isThere) return !isThere;
    const [slot, inside] = beside.localName === "tr" ? row(beside.cells.length) : box();
    const mark = document.createComment("");
    card.replaceWith(mark);
    inside.append(card);
    if (beside.localName === "tr") beside.after(slot);
    else beside.append(slot);
    if (beside.localName !== "tr") beside.classList.add("placing");
    if (!beside.closest(".pair, .more")) card.querySelector("h4").ariaLevel = "3"; // right under a heading of the second level
    away = { card, slot, mark, asked };
    return true;
  };
  const isAway = (card) => away?.card === card;
  const tidy = () => { if (away?.card.hidden) back(); };
  const lines = new Map();
  for (const line of all(".line[data-of]")) lines.set(line.dataset.of, line);
  const lineOf = (card) => lines.get(card.id);
  /* Where `card` can be asked for beside the one that is away, so that the way on leaves neither lines nor texts. */
  const near = (card) => {
    if (!away || !card || away.card === card) return undefined;
    if (away.asked.closest(".line")) return lineOf(card)?.firstElementChild;
    if (!away.asked.closest("#texts")) return undefined;
    return all(`#texts .to[href="#${card.id}"]`).find((link) => link.checkVisibility());
  };
  return { put, back, isAway, tidy, lineOf, near };
})();
