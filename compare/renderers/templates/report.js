/* Reading: filter, address, keys, themes, print. What the other scripts need of it stands in `storydiff`. */
(() => {
  const { $, all, cards, text, parse, test, meant, placing } = storydiff;
  const parts = all(".part").map((part) => ({
    part,
    batches: (all(".batch", part).length ? all(".batch", part) : [null]).map((batch) => ({ batch, cards: all(".card", batch ?? part) })),
    details: part.querySelector(":scope > .folded"),
    figure: part.querySelector("h3 .figure"),
  }));
  const filter = $("filter");
  const kept = {
    get: (key) => { try { return localStorage.getItem("storydiff-" + key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem("storydiff-" + key, value); } catch { /* a page from disk may have no storage */ } },
    drop: (key) => { try { localStorage.removeItem("storydiff-" + key); } catch { /* nothing was kept */ } },
  };
  let silence = 0;
  const tell = (words) => {
    $("told").textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { $("told").textContent = ""; }, 6000);
  };

  const fold = ({ part, details, figure }, found, active) => {
    figure.dataset.all ??= figure.textContent;
    const says = active ? `${found} of ${figure.dataset.all}` : figure.dataset.all;
    if (figure.textContent !== says) figure.textContent = says;
    part.hidden = !found;
    if (!details) return;
    details.dataset.was ??= String(details.open);
    details.open = active ? found > 0 : details.dataset.was === "true";
    if (!active) delete details.dataset.was;
  };
  const chips = (tokens) => {
    $("tokens").hidden = !tokens.length;
    document.documentElement.classList.toggle("filtered", tokens.length > 0);
    $("tokens").replaceChildren(...tokens.map((token, at) => {
      const chip = document.createElement("button");
      const sign = document.createElement("span");
      chip.type = "button";
      chip.className = "token";
      chip.dataset.token = at;
      chip.title = "Take out of the filter";
      chip.setAttribute("aria-label", `Take ${token.whole} out of the filter`);
      chip.append(token.whole, sign);
      sign.textContent = "×";
      sign.ariaHidden = "true";
      return chip;
    }));
  };
  /* A batch out of sight is as high as the lines of its cards. */
  const fill = (batch, left, size) => {
    if (batch.hidden !== !left) batch.hidden = !left;
    const height = left === size ? "" : `${left * 4.1}rem`;
    if (batch.style.containIntrinsicHeight !== height) batch.style.containIntrinsicHeight = height;
  };
  const asking = cards.filter((card) => card.dataset.sev !== "hidden").length;
  let drawn = null;
  const apply = () => {
    const tokens = parse(filter.value);
    const passes = test(tokens);
    let shown = 0;
    for (const group of parts) {
      let found = 0;
      for (const { batch, cards: held } of group.batches) {
        const fitting = held.map(passes);
        const left = fitting.filter(Boolean).length;
        if (batch) fill(batch, left, held.length);
        held.forEach((card, at) => { if (card.hidden === fitting[at]) card.hidden = !fitting[at]; });
        found += left;
      }
      shown += found;
      fold(group, found, tokens.length > 0);
    }
    placing.tidy();
    $("none").hidden = shown > 0 || !cards.length;
    $("count").textContent = tokens.length ? `${shown} of ${cards.length}` : `${asking} point${asking === 1 ? "" : "s"}`;
    const hint = shown ? "" : meant(tokens);
    if ($("meant").textContent !== hint) $("meant").textContent = hint;
    if (drawn === filter.value) return;
    drawn = filter.value;
    chips(tokens);
    const active = new Set(tokens.map((token) => token.whole));
    for (const link of all("[data-q]")) {
      if (active.has(link.dataset.q)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    remember();
  };
  const seek = (query) => {
    filter.value = query;
    apply();
  };

  /* State in the address: #p=POINT&q=FILTER, so that a view can be sent; #f=FINDING leads to the point that holds it. */
  let current = null;
  const address = () => new Map(location.hash.slice(1).split("&").map((pair) => pair.split("=")).filter((p) => p.length === 2));
  const base = () => (({ base: chosen }) => (chosen === undefined ? "" : "base=" + encodeURIComponent(chosen)))(document.documentElement.dataset);
  const remember = () => {
    const state = [current ? current.id : "", filter.value ? "q=" + encodeURIComponent(filter.value) : "", base()].filter(Boolean).join("&");
    if (state || /^#(p|f|q|base)=/.test(location.hash)) history.replaceState(null, "", "#" + state);
  };
  const reveal = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  };
  /* One card is open where `asked` for it, else beside the last one where that is possible, else in the list. */
  const go = (card, asked = placing.near(card)) => {
    if (!card) return;
    if (current && current !== card) current.open = false;
    if (card.hidden) seek("");
    current = card;
    if (asked && !placing.put(card, asked)) {
      card.open = false;
      asked.focus?.();
      return;
    }
    if (!asked && !placing.isAway(card)) placing.back();
    reveal(card);
    card.open = true;
    card.firstElementChild.focus({ preventScroll: true });
    card.scrollIntoView({ block: card.offsetHeight > innerHeight * 0.8 ? "start" : "nearest" });
    remember();
  };
  const plain = (coded) => { try { return decodeURIComponent(coded); } catch { return coded; } };
  const arrive = () => {
    const state = address();
    if (state.has("q")) seek(plain(state.get("q")));
    const card = (state.has("p") && $("p=" + state.get("p"))) || (state.has("f") && $("f=" + state.get("f"))?.closest(".card"));
    if (card && card !== current) go(card);
  };

  /* Keys: the card that is acted on is the one with the focus, else the one gone to last. */
  const here = () => document.activeElement?.closest(".card") ?? (current && !current.hidden ? current : null);
  const step = (by) => {
    const open = cards.filter((card) => !card.hidden);
    const at = open.indexOf(document.activeElement?.closest(".card") ?? current);
    go(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)]);
  };
  const context = () => {
    const folds = all(".around", here() ?? document.createElement("i"));
    const open = folds.some((one) => !one.open);
    for (const one of folds) one.open = open;
  };
  const toTexts = () => {
    const link = here()?.querySelector(".who a[href^='#']");
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
  const keysOn = () => $("keys-on").checked;
  document.addEventListener("keydown", (event) => {
    if (event.target === filter && event.key === "Escape") {
      seek("");
      filter.blur();
    }
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox], [type=file]), textarea, select, dialog, [popover]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key) || !keysOn()) return;
    event.preventDefault();
    keys[event.key]();
  });

  /* Mouse: counts filter, marks and the overview lead to what they stand for. */
  const toggle = (token) => {
    const held = parse(filter.value).map((one) => one.whole);
    const rest = held.filter((one) => one.split(":")[0] !== token.split(":")[0]);
    seek((held.includes(token) ? rest : [...rest, token]).join(" "));
    if (filter.value) $("findings").scrollIntoView();
  };
  const without = (at) => {
    seek(parse(filter.value).filter((_, i) => i !== at).map((one) => one.whole).join(" "));
    ($("tokens").children[Math.max(0, at - 1)] ?? filter).focus();
  };
  document.addEventListener("click", (event) => {
    const count = event.target.closest("[data-q]");
    const token = event.target.closest("[data-token]");
    const mark = event.target.closest("#texts [data-n], #quotations [data-n]");
    const link = event.target.closest("#texts .to, .matrix .to, .line > a");
    const bar = event.target.closest("[data-t]");
    const closing = event.target.closest("[data-close]");
    if (count) {
      event.preventDefault();
      toggle(count.dataset.q);
    } else if (token) {
      without(Number(token.dataset.token));
    } else if (closing) {
      closing.closest("dialog").close();
    } else if (link) {
      event.preventDefault();
      go($(link.getAttribute("href").slice(1)), link);
    } else if (mark && !mark.closest(".placed") && !String(getSelection())) {
      go($("n" + parseInt(mark.dataset.n, 10)).closest(".card"), mark);
    } else if (bar) {
      const place = $(bar.dataset.t);
      reveal(place);
      place.scrollIntoView({ block: "center" });
    }
  });

  /* Print with every line in sight, in the list, but not with every card; then put it back. */
  let closed = [];
  let asker = null;
  addEventListener("beforeprint", () => {
    asker = placing.isAway(current) ? placing.back() : null;
    closed = all(".folded:not([open]), .more:not([open])");
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    if (asker) placing.put(current, asker);
  });

  const theme = $("theme-" + kept.get("theme")) ?? $("theme-auto");
  theme.checked = true;
  document.documentElement.dataset.theme = theme.value;
  for (const choice of all("[name=theme]")) {
    choice.addEventListener("change", () => {
      document.documentElement.dataset.theme = choice.value;
      kept.set("theme", choice.value);
    });
  }
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".card")) return;
    if (!target.open && placing.isAway(target)) placing.back().focus?.();
    if (!target.open || target === current) return;
    current = target;
    remember();
  }, true);
  $("keys-on").checked = kept.get("keys") !== "off";
  $("keys-on").addEventListener("change", () => kept.set("keys", keysOn() ? "on" : "off"));
  $("keys").addEventListener("click", help);
  $("help-close").addEventListener("click", () => $("help").close());
  $("clear").addEventListener("click", () => {
    seek("");
    filter.focus();
  });
  filter.addEventListener("input", apply);
  /* The first filter by words should not wait for the words of thousands of cards. */
  const read = (from) => {
    for (const card of cards.slice(from, from + 200)) text(card);
    if (from + 200 < cards.length) later(() => read(from + 200));
  };
  const later = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 50));
  later(() => read(0));
  addEventListener("hashchange", arrive);
  if (cards.length) $("finder").hidden = $("keys").hidden = false;
  arrive();
  /* A browser that comes to an address takes the focus away from what it cannot focus itself. */
  addEventListener("load", () => { if (current) current.firstElementChild.focus({ preventScroll: true }); });
  Object.assign(storydiff, { kept, tell, apply, seek, go, here, keys, keysOn });
})();
