/* The board: which lines belong to which card, what a card shows of them, and the counts. */
storydiff.board = (() => {
  const { $, all, cards, kept, waits, words, apply, decisions } = storydiff;
  const lines = new Map(); // text of a line -> {line, card}
  const held = new Map(); // card -> texts of its lines
  const printed = new Map(); // text of a line in the page -> its card
  const touched = new Set();
  let reviewer = document.querySelector("meta[name=storydiff-reviewer]")?.content || kept.get("reviewer") || "";

  const icon = (node, name) => node.querySelector("use").setAttribute("href", "#i-" + name);
  const model = (id) => $(id).content.firstElementChild.cloneNode(true);
  const wordOf = Object.fromEntries(all("#statuses [data-q]").map((chip) => [chip.dataset.q.slice(7), chip.querySelector(".what").textContent.trim()]));
  const reasonOf = Object.fromEntries(all("#reasons input").map((one) => [one.value, one.parentNode.querySelector(".word").textContent]));
  const linesOf = (card) => (held.get(card) ?? []).map((text) => lines.get(text).line);
  const mine = (card) => decisions.newest(linesOf(card).filter((line) => (line.by ?? "") === reviewer))[0];

  /* To which card a line belongs: by its own words, else by the same words or values where nobody decided yet. */
  let prints = null; // fingerprint -> card, made when first asked for
  const placeOf = (line, text) => {
    prints ??= new Map(cards.flatMap(({ dataset }, at) => [dataset.fg, dataset.fv, dataset.fp].map((name) => [name, cards[at]])).reverse());
    const free = (name) => name && !held.get(prints.get(name))?.length && prints.get(name);
    return printed.get(text) ?? prints.get(line.fp) ?? (free(line.fv) || free(line.fg) || null);
  };
  const put = (line) => {
    const text = decisions.write(line);
    if (lines.has(text)) return text;
    const card = placeOf(line, text);
    lines.set(text, { line: JSON.parse(text), card });
    if (card) {
      held.set(card, [...(held.get(card) ?? []), text]);
      touched.add(card);
    }
    return text;
  };
  const take = (text) => {
    const card = lines.get(text)?.card;
    lines.delete(text);
    if (!card) return;
    held.set(card, held.get(card).filter((one) => one !== text));
    touched.add(card);
  };

  /* What a card shows of its lines */
  const entry = (line) => {
    const item = model("a-list").querySelector("li");
    const say = (what, text) => { item.querySelector(what).textContent = text; };
    item.className = "decision " + line.status;
    item.removeAttribute("data-line");
    icon(item, line.status);
    item.firstElementChild.className = "what " + line.status;
    say(".word", wordOf[line.status]);
    if (line.by) {
      const name = document.createElement("bdi");
      name.textContent = line.by;
      item.querySelector(".by").replaceChildren("by ", name);
    }
    item.querySelector("time").dateTime = line.at ?? "";
    const at = line.at ?? "";
    say("time", at.length === 20 ? `${at.slice(0, 10)} ${at.slice(11, 16)} UTC` : at);
    say(".why", reasonOf[line.reason] ?? line.reason ?? "");
    const terms = [["until", line.expires], ["severity:", line.severity], ["kind:", line.kind]];
    say(".terms", terms.filter(([, value]) => value).map((pair) => pair.join(" ")).join(", "));
    say(".comment", line.comment ?? "");
    return item;
  };
  const list = (card, shown, status, isCarried) => {
    const old = card.querySelector(".decided");
    if (!shown.length) return old?.remove();
    const box = old ?? model("a-list");
    box.querySelector("ul").replaceChildren(...shown.map(entry));
    const says = [isCarried ? card.dataset.carried : "", $("a-list").dataset[status] ?? ""].filter(Boolean).join(" ");
    box.querySelector(".matched")?.remove();
    if (says) {
      const line = document.createElement("p");
      line.className = "matched";
      line.textContent = says;
      box.prepend(line);
    }
    if (!old) card.querySelector(".body").after(box);
  };
  const label = (card, status) => {
    card.querySelector(".status")?.remove();
    if (status === "open") return;
    const tag = model("a-status");
    tag.className = "tag strong status " + status;
    tag.querySelector(".word").textContent = wordOf[status];
    icon(tag, status);
    card.querySelector(".kind").after(" ", tag);
  };
  const press = (card) => {
    const status = reviewer ? mine(card)?.status : "";
    for (const button of all(".actions [aria-pressed]", card)) button.ariaPressed = String(button.dataset.act === status);
  };
  const show = (card) => {
    const every = linesOf(card);
    const own = every.filter((line) => line.fp === card.dataset.fp);
    const isNear = card.dataset.match === "anchor" && !own.length;
    const counted = decisions.newest(card.dataset.match === "anchor" && own.length ? own : every);
    const status = decisions.status(counted, isNear);
    card.dataset.status = status;
    words.delete(card);
    list(card, counted, status, counted.some((line) => line.fp !== card.dataset.fp));
    label(card, status);
    press(card);
  };

  /* Counts, wherever they stand */
  const count = () => {
    const counts = {};
    let asking = 0;
    let waiting = 0;
    for (const card of cards) {
      counts[card.dataset.status] = (counts[card.dataset.status] ?? 0) + 1;
      asking += card.dataset.sev !== "hidden";
      waiting += waits(card);
    }
    for (const chip of all("#statuses [data-q]")) {
      const here = counts[chip.dataset.q.slice(7)] ?? 0;
      chip.querySelector(".figure").textContent = here;
      chip.parentNode.hidden = !here;
    }
    $("statuses").hidden = (counts.open ?? 0) === cards.length;
    $("left").textContent = `${waiting} unreviewed`;
    $("reviewed").textContent = `${asking - waiting} of ${asking}`;
    $("waiting").textContent = waiting ? `${waiting} finding${waiting === 1 ? "" : "s"} unreviewed` : "Every finding is reviewed";
    $("progress").value = asking - waiting;
    $("panel").classList.toggle("complete", !waiting);
  };
  /* Show what changed since the last time. */
  const draw = () => {
    const changed = touched.size;
    for (const card of touched) show(card);
    touched.clear();
    if (!changed) return;
    count();
    if ($("filter").value) apply();
  };
  const call = (name) => {
    reviewer = name;
    kept.set("reviewer", name);
    cards.forEach(press);
  };

  /* What the page was given */
  const bar = cards.length && model("an-actions");
  const equip = (card) => {
    if (card.lastElementChild.className === "actions") return;
    const actions = bar.cloneNode(true);
    if (!card.querySelector(".who a[rel]")) actions.querySelector("[data-act=open]").remove();
    card.append(actions);
    if (held.has(card)) press(card);
  };
  /* Of thousands of cards only those get buttons that come near the window. */
  if (document.querySelector("main.many") && "oncontentvisibilityautostatechange" in document.body) {
    for (const card of cards) if (card.checkVisibility({ contentVisibilityAuto: true })) equip(card);
    document.addEventListener("contentvisibilityautostatechange", (event) => {
      if (!event.skipped && event.target.className === "batch") all(".card", event.target).forEach(equip);
    }, true);
  } else cards.forEach(equip);
  for (const item of all("[data-line]")) {
    const card = item.closest(".card");
    const line = JSON.parse(item.dataset.line);
    printed.set(decisions.write(line), card);
    card.dataset.carried ??= (line.fp !== card.dataset.fp && card.querySelector(".matched")?.textContent) || "";
    put(line);
    press(card);
  }
  touched.clear();
  if (cards.length) $("panel").classList.toggle("complete", !cards.some(waits));
  const textsOf = (card) => held.get(card) ?? [];
  return { lines, put, take, draw, mine, textsOf, wordOf, call, reviewer: () => reviewer };
})();
