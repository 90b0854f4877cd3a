"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const picker = document.getElementById("base");
  const MARKS = "mark, ins, del";

  /* Links into what is folded open it; a row that a step has not reached yet is shown. */
  const uncover = (id) => {
    const place = id && document.getElementById(id);
    if (!place) return null;
    place.closest("tr.later")?.classList.remove("later");
    for (let up = place.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    return place;
  };
  const target = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
  /* A browser may have looked for the place while it was still covered, and found nothing to scroll to. */
  addEventListener("hashchange", () => uncover(target())?.closest("#texts tr")?.scrollIntoView());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#t'], [data-t]");
    if (link) uncover(link.dataset.t ?? link.getAttribute("href").slice(1));
  }, true);

  /* Runs that agree: some rows at a time, or all. */
  const STEP = 3;
  for (const more of all(".run > .few")) {
    const fold = more.nextElementSibling;
    const rows = all("tbody tr", fold);
    const name = more.firstChild;
    let shown = 0;
    const show = (count) => {
      shown = count;
      rows.forEach((row, i) => row.classList.toggle("later", i >= count));
      const left = rows.length - count;
      fold.toggleAttribute("data-some", left > 0 && count > 0);
      more.hidden = count > 0 && left <= 0;
      name.data = count ? `show ${Math.min(STEP, left)} more` : `show ${STEP}`;
    };
    more.hidden = false;
    more.addEventListener("click", () => {
      show(Math.min(rows.length, shown + STEP));
      fold.open = true;
      if (more.hidden) fold.querySelector("summary").focus();
    });
    fold.querySelector("summary").addEventListener("click", (event) => {
      if (!fold.hasAttribute("data-some")) return;
      event.preventDefault();
      show(rows.length);
    });
    fold.addEventListener("toggle", () => {
      if (!fold.open) show(0);
      else if (!shown) show(rows.length);
    });
  }

  /* The base: without one marks are the same on all sides; with one they are deletions and insertions. */
  if (!picker) return;
  const choices = all("input", picker);
  const own = choices.find((one) => one.defaultChecked);
  const said = document.getElementById("base-said");
  const retag = (mark, name) => {
    if (mark.localName === name) return;
    const fresh = document.createElement(name);
    for (const { name: key, value } of mark.attributes) fresh.setAttribute(key, value);
    fresh.append(...mark.childNodes);
    mark.replaceWith(fresh);
  };
  const aim = (sides, base) => {
    const directed = base && sides.some((side) => side.letter === base);
    for (const { letter, node } of sides) {
      const name = directed ? (letter === base ? "del" : "ins") : "mark";
      for (const mark of all(MARKS, node)) retag(mark, name);
      if (directed) node.dataset.side = letter === base ? "base" : "other";
      else delete node.dataset.side;
    }
  };
  const see = (base) => {
    for (const rows of all(".card .rows")) {
      aim(all(":scope > .row", rows).map((node) => ({ letter: node.querySelector(".badge").textContent, node })), base);
    }
    for (const row of all("#texts tr[class^='r-'], #texts .heads")) {
      aim(all(":scope > [data-l]", row).map((node) => ({ letter: node.dataset.l, node })), base);
      const state = row.querySelector("[data-seen]");
      const at = all(":scope > [data-l]", row).findIndex((node) => node.dataset.l === base);
      if (state) state.textContent = state.dataset.seen.split("|")[at + 1];
    }
  };
  const unfold = (base) => {
    for (const head of all(".matrix thead th[data-l]")) {
      if (base && head.dataset.l === base) head.dataset.side = "base";
      else delete head.dataset.side;
    }
    for (const map of all(".heat")) {
      map.hidden = base ? map.dataset.l !== base : !map.hasAttribute("data-first");
      if (!map.hidden) map.open = true;
    }
  };
  const tell = (choice) => {
    const name = choice.nextElementSibling.textContent.trim().replace(/\s+/g, " ");
    said.textContent = choice.value
      ? `Seen from ${name}: struck out is what only ${choice.value} prints, underlined as inserted what another prints instead.`
      : "Peers: both sides are marked alike, and neither is the right one.";
  };
  const address = () => location.hash.slice(1).split("&").filter((one) => /^(p|f|q)=/.test(one));
  const pick = (choice) => {
    choice.checked = true;
    if (choice === own) delete document.documentElement.dataset.base;
    else document.documentElement.dataset.base = choice.value;
    see(choice.value);
    unfold(choice.value);
    tell(choice);
  };
  const fromAddress = () => {
    const wanted = /(?:^#|&)base=([^&]*)/.exec(location.hash);
    if (!wanted) return;
    let letter = "";
    try { letter = decodeURIComponent(wanted[1]); } catch { return; }
    const choice = choices.find((one) => one.value === letter);
    if (choice && !choice.checked) pick(choice);
  };
  picker.addEventListener("change", (event) => {
    pick(event.target);
    const base = document.documentElement.dataset.base;
    const state = [...address(), ...(base === undefined ? [] : ["base=" + encodeURIComponent(base)])].join("&");
    history.replaceState(null, "", "#" + state);
  });
  picker.hidden = said.hidden = false;
  // A browser that restores the form after a reload may have checked another; the marks are still the run's own.
  own.checked = true;
  unfold(own.value);
  tell(own);
  fromAddress();
  uncover(target());
  addEventListener("hashchange", fromAddress);
})();
