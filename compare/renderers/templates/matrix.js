"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];

  /* Rows follow the filter and the decisions of their points. */
  const rows = all("#points tr[data-of]").map((row) => ({ row, card: document.getElementById(row.dataset.of) })).filter(({ card }) => card);
  const follow = () => {
    let shown = 0;
    for (const { row, card } of rows) {
      row.hidden = card.hidden;
      shown += !card.hidden;
    }
    for (const table of all("#points .matrix")) {
      const whole = table.closest("details") ?? table;
      whole.hidden = !table.querySelector("tbody tr[data-of]:not([hidden])");
    }
    document.getElementById("points-none").hidden = shown > 0;
  };
  const count = document.getElementById("count");
  if (rows.length && count) new MutationObserver(follow).observe(count, { childList: true, characterData: true, subtree: true });
  if (rows.length) follow();

  const settle = () => {
    for (const { row, card } of rows) {
      const head = row.cells[0];
      head.querySelector(".tag")?.remove();
      const tag = card.querySelector("summary .status");
      if (tag) head.querySelector(".to").after(" ", tag.cloneNode(true));
    }
  };
  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(settle);
  };
  if (rows.length) new MutationObserver(soon).observe(document.querySelector("main"), { attributes: true, attributeFilter: ["data-status"], subtree: true });

  /* Under a heat map: the sentence of the base, and what stands for it, of the cell at hand. */
  const told = (link) => {
    const place = document.getElementById(link.getAttribute("href").slice(1));
    const cell = place?.closest("td");
    if (!cell) return null;
    const line = document.createElement("p");
    const badge = document.createElement("b");
    badge.className = "badge " + [...cell.classList].find((name) => /^s\d$/.test(name));
    badge.textContent = cell.dataset.l;
    line.lang = cell.lang;
    line.dir = "auto";
    line.append(badge, " ", place.textContent);
    return line;
  };
  const peek = (event) => {
    const cell = event.target.closest(".heats td, .heats thead th");
    const link = cell?.querySelector("a");
    if (!link) return;
    const box = cell.closest(".heat").querySelector(".peek");
    const head = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].querySelector("a");
    const lines = [told(head), ...(cell.localName === "td" ? [told(link)] : [])].filter(Boolean);
    const unlike = lines.filter((line, i) => i === 0 || line.textContent !== lines[0].textContent);
    box.replaceChildren(...unlike);
    box.hidden = false;
  };
  for (const map of all(".heat")) {
    map.addEventListener("mouseover", peek);
    map.addEventListener("focusin", peek);
  }
})();
