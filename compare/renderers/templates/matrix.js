"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];

  /* Points follow the filter of the findings. */
  const rows = all("#points tr[data-findings]");
  const cardOf = (number) => document.getElementById("n" + number)?.closest(".card");
  const points = rows.map((row) => ({ row, cards: row.dataset.findings.split(" ").map(cardOf).filter(Boolean) }));
  const follow = () => {
    let shown = 0;
    for (const { row, cards } of points) {
      row.hidden = cards.length > 0 && cards.every((card) => card.hidden);
      shown += !row.hidden;
    }
    for (const table of all("#points .matrix")) {
      const whole = table.closest("details") ?? table;
      whole.hidden = !table.querySelector("tbody tr:not([hidden])");
    }
    document.getElementById("points-none").hidden = shown > 0;
  };
  const count = document.getElementById("count");
  if (points.length && count) new MutationObserver(follow).observe(count, { childList: true, characterData: true, subtree: true });
  if (points.length) follow();

  /* And their decisions: a point is as decided as all of its findings. */
  const settle = () => {
    for (const { row, cards } of points) {
      const statuses = new Set(cards.map((card) => card.dataset.status ?? "open"));
      const head = row.cells[0];
      head.querySelector(".tag")?.remove();
      const tag = statuses.size === 1 && !statuses.has("open") && cards[0].querySelector(".labels .status");
      if (tag) head.querySelector(".what").after(" ", tag.cloneNode(true));
    }
  };
  const findings = document.getElementById("findings");
  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(settle);
  };
  if (points.length) new MutationObserver(soon).observe(findings, { attributes: true, attributeFilter: ["data-status"], subtree: true });

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
