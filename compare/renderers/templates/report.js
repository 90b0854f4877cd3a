"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const cards = all(".card");
  const parts = all(".part");
  const filter = $("filter");
  const fields = ["kind", "sev", "status", "src", "speaker"];
  const words = new Map();
  const kept = {
    get: (key) => { try { return localStorage.getItem("storydiff-" + key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem("storydiff-" + key, value); } catch { /* a page from disk may have no storage */ } },
  };

  /* Filter: words and field:value tokens; ! turns one round; values of one field are alternatives. */
  const parse = (query) => [...query.matchAll(/(!?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))/g)].map(([whole, not, field, quoted, plain]) => {
    const known = fields.includes(field);
    const value = quoted ?? plain;
    return { not: !!not, field: known ? field : "", value: (known ? value : whole.replace(/^!|"/g, "")).toLowerCase() };
  }).filter((token) => token.value);
  const text = (card) => {
    if (!words.has(card)) words.set(card, card.textContent.toLowerCase());
    return words.get(card);
  };
  const fits = (card, { field, value }) => {
    if (!field) return text(card).includes(value);
    const own = (card.dataset[field] ?? "").toLowerCase();
    if (field === "kind") return own === value || own.startsWith(value + ".");
    if (field === "src") return own.split(" ").includes(value);
    return field === "speaker" ? own.includes(value) : own.startsWith(value);
  };
  const passes = (card, tokens) => fields.every((field) => {
    const wanted = tokens.filter((t) => t.field === field && !t.not);
    return !wanted.length || wanted.some((t) => fits(card, t));
  }) && tokens.every((t) => (t.not ? !fits(card, t) : t.field || fits(card, t)));
  const fold = (part, found, active) => {
    const details = part.querySelector(":scope > details");
    const figure = part.querySelector("h3 .figure");
    figure.dataset.all ??= figure.textContent;
    figure.textContent = active ? `${found} of ${figure.dataset.all}` : figure.dataset.all;
    part.hidden = !found;
    if (!details) return;
    details.dataset.was ??= String(details.open);
    details.open = active ? found > 0 : details.dataset.was === "true";
    if (!active) delete details.dataset.was;
  };
  const apply = () => {
    const tokens = parse(filter.value);
    let shown = 0;
    for (const part of parts) {
      let found = 0;
      for (const card of all(".card", part)) {
        const fit = passes(card, tokens);
        card.hidden = !fit;
        found += fit;
      }
      shown += found;
      fold(part, found, tokens.length > 0);
    }
    $("none").hidden = shown > 0 || !cards.length;
    $("count").textContent = tokens.length ? `${shown} of ${cards.length}` : `${cards.length} finding${cards.length === 1 ? "" : "s"}`;
    const active = new Set(filter.value.split(/\s+/));
    for (const link of all("[data-q]")) link.toggleAttribute("aria-current", active.has(link.dataset.q));
    for (const link of all("[data-q][aria-current]")) link.setAttribute("aria-current", "true");
    remember();
  };

  /* State in the address: #f=FINDING&q=FILTER, so that a view can be sent. */
  let current = null;
  const address = () => new Map(location.hash.slice(1).split("&").map((pair) => pair.split("=")).filter((p) => p.length === 2));
  const remember = () => {
    const state = [current ? current.id : "", filter.value ? "q=" + encodeURIComponent(filter.value) : ""].filter(Boolean).join("&");
    if (state || /^#[fq]=/.test(location.hash)) history.replaceState(null, "", "#" + state);
  };
  const reveal = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  };
  const go = (card) => {
    if (!card) return;
    current = card;
    reveal(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: card.offsetHeight > innerHeight * 0.8 ? "start" : "center" });
    remember();
  };
  const arrive = () => {
    const state = address();
    if (state.has("q")) {
      filter.value = decodeURIComponent(state.get("q"));
      apply();
    }
    const card = state.has("f") && $("f=" + state.get("f"));
    if (!card) return;
    if (card.hidden) {
      filter.value = "";
      apply();
    }
    go(card);
  };

  /* Keys */
  const step = (by) => {
    const open = cards.filter((card) => !card.hidden);
    const at = open.indexOf(document.activeElement.closest(".card") ?? current);
    go(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)]);
  };
  const context = () => {
    const folds = all(".around", document.activeElement.closest(".card") ?? current ?? document.createElement("i"));
    const open = folds.some((fold) => !fold.open);
    for (const one of folds) one.open = open;
  };
  const toTexts = () => {
    const link = (document.activeElement.closest(".card") ?? current)?.querySelector(".who a[href^='#']");
    if (link) link.click();
    else $("texts").scrollIntoView();
  };
  const help = () => $("help").showModal();
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: context,
    t: toTexts,
    "/": () => filter.focus(),
    "?": help,
  };
  document.addEventListener("keydown", (event) => {
    if (event.target === filter && event.key === "Escape") {
      filter.value = "";
      apply();
      filter.blur();
    }
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || !$("keys-on").checked) return;
    event.preventDefault();
    keys[event.key]();
  });

  /* Mouse: counts filter, marks and the overview lead to what they stand for. */
  document.addEventListener("click", (event) => {
    const count = event.target.closest("[data-q]");
    const mark = event.target.closest("#texts [data-n], #quotations [data-n]");
    const bar = event.target.closest("[data-t]");
    if (count) {
      event.preventDefault();
      const token = count.dataset.q;
      const rest = filter.value.split(/\s+/).filter((one) => one && one.split(":")[0] !== token.split(":")[0]);
      filter.value = (filter.value.split(/\s+/).includes(token) ? rest : [...rest, token]).join(" ");
      apply();
      if (filter.value) $("findings").scrollIntoView();
    } else if (mark && !String(getSelection())) {
      go($("n" + parseInt(mark.dataset.n, 10)).closest(".card"));
    } else if (bar) {
      const place = $(bar.dataset.t);
      reveal(place);
      place.scrollIntoView({ block: "center" });
    }
  });

  /* Print with everything open, then put it back. */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  const theme = $("theme-" + kept.get("theme"));
  if (theme) theme.checked = true;
  for (const choice of all("[name=theme]")) choice.addEventListener("change", () => kept.set("theme", choice.value));
  $("keys-on").checked = kept.get("keys") !== "off";
  $("keys-on").addEventListener("change", () => kept.set("keys", $("keys-on").checked ? "on" : "off"));
  $("keys").addEventListener("click", help);
  $("help-close").addEventListener("click", () => $("help").close());
  $("clear").addEventListener("click", () => {
    filter.value = "";
    apply();
  });
  filter.addEventListener("input", apply);
  addEventListener("hashchange", arrive);
  if (cards.length) $("finder").hidden = $("keys").hidden = false;
  arrive();
})();
