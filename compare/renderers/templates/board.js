/* The board: which lines belong to which difference, what a card shows of them, and the counts. */
storydiff.board = (() => {
  const { $, all, cards, differences, kept, waits, words, apply, decisions, placing } = storydiff;
  const lines = new Map(); // text of a line -> {line, place}, the difference that it is on
  const held = new Map(); // difference -> texts of its lines
  const printed = new Map(); // text of a line in the page -> its difference
  const touched = new Set(); // cards
  const every = cards.flatMap(differences);
  const cardOf = (one) => one.closest(".card");
  let reviewer = document.querySelector("meta[name=storydiff-reviewer]")?.content || kept.get("reviewer") || "";

  const icon = (node, name) => node.querySelector("use").setAttribute("href", "#i-" + name);
  const model = (id) => $(id).content.firstElementChild.cloneNode(true);
  const wordOf = Object.fromEntries(all("#statuses [data-q]").map((chip) => [chip.dataset.q.slice(7), chip.querySelector(".what").textContent.trim()]));
  const reasonOf = Object.fromEntries(all("#reasons input").map((one) => [one.value, one.parentNode.querySelector(".word").textContent]));
  const linesOf = (one) => (held.get(one) ?? []).map((text) => lines.get(text).line);
  const mine = (one) => decisions.newest(linesOf(one).filter((line) => (line.by ?? "") === reviewer))[0];
  /* What a point asks to be decided: all of it but what is equal in meaning. */
  const asked = (card) => {
    const shown = differences(card).filter((one) => one.dataset.sev !== "hidden");
    return shown.length ? shown : differences(card);
  };
  const mineOn = (card) => asked(card).map(mine).find(Boolean);

  /* To which difference a line belongs: by its own words, else by the same words or values where nobody decided yet. */
  let prints = null; // fingerprint -> difference, made when first asked for
  const placeOf = (line, text) => {
    prints ??= new Map(every.flatMap(({ dataset }, at) => [dataset.fg, dataset.fv, dataset.fp].map((name) => [name, every[at]])).reverse());
    const free = (name) => name && !held.get(prints.get(name))?.length && prints.get(name);
    return printed.get(text) ?? prints.get(line.fp) ?? (free(line.fv) || free(line.fg) || null);
  };
  const put = (line) => {
    const text = decisions.write(line);
    if (lines.has(text)) return text;
    const place = placeOf(line, text);
    lines.set(text, { line: JSON.parse(text), place });
    if (place) {
      held.set(place, [...(held.get(place) ?? []), text]);
      touched.add(cardOf(place));
    }
    return text;
  };
  const take = (text) => {
    const place = lines.get(text)?.place;
    lines.delete(text);
    if (!place) return;
    held.set(place, held.get(place).filter((one) => one !== text));
    touched.add(cardOf(place));
  };

  /* What a card shows of its lines: each decision once, though every difference has a line for it */
  const entry = ({ line, share }) => {
    const item = model("a-list").querySelector("li");
    const say = (what, text) => { item.querySelector(what).textContent = text; };
    item.className = "decision " + line.status;
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
    say(".share", share);
    say(".comment", line.comment ?? "");
    return item;
  };
  const together = (counted, of) => {
    const said = new Map();
    for (const line of counted.flat()) {
      const { status, by = "", at = "", reason = "", comment = "", expires = "", severity = "", kind = "" } = line;
      const key = JSON.stringify([status, by, at, reason, comment, expires, severity, kind]);
      const one = said.get(key) ?? { line, on: 0 };
      one.on += 1;
      said.set(key, one);
    }
    return [...said.values()]
      .sort((a, b) => ((a.line.at ?? "") < (b.line.at ?? "") ? -1 : 1))
      .map(({ line, on }) => ({ line, share: on < of ? `on ${on} of ${of}` : "" }));
  };
  const list = (card, shown, says) => {
    const old = card.querySelector(".decided");
    if (!shown.length) return old?.remove();
    const box = old ?? model("a-list");
    box.querySelector("ul").replaceChildren(...shown.map(entry));
    box.querySelector(".matched")?.remove();
    if (says) {
      const line = document.createElement("p");
      line.className = "matched";
      line.textContent = says;
      box.prepend(line);
    }
    if (!old) card.querySelector(".differences").after(box);
  };
  const label = (head, status, before) => {
    head.querySelector(".status")?.remove();
    if (status === "open") return;
    const tag = model("a-status");
    tag.className = "tag strong status " + status;
    tag.querySelector(".word").textContent = wordOf[status];
    icon(tag, status);
    before.after(" ", tag);
  };
  const press = (card) => {
    const [status, other] = reviewer ? new Set(asked(card).map((one) => mine(one)?.status ?? "")) : [];
    for (const button of all(".actions [aria-pressed]", card)) button.ariaPressed = String(other === undefined && button.dataset.act === status);
  };
  /* The status of one difference, and the lines that it comes from. */
  const judge = (one) => {
    const all_ = linesOf(one);
    const own = all_.filter((line) => line.fp === one.dataset.fp);
    const isNear = one.dataset.match === "anchor" && !own.length;
    const counted = decisions.newest(one.dataset.match === "anchor" && own.length ? own : all_);
    one.dataset.status = decisions.status(counted, isNear);
    return counted;
  };
  const order = ["open", "recheck", "expired", "conflict", "confirmed", "unsure", "dismissed", "baseline"];
  const show = (card) => {
    const counted = differences(card).map(judge);
    const statuses = asked(card).map((one) => one.dataset.status).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const [status] = statuses;
    card.dataset.status = status;
    words.delete(card);
    const carried = differences(card).find((one, at) => one.dataset.carried && counted[at].some((line) => line.fp !== one.dataset.fp));
    const says = [carried?.dataset.carried ?? "", $("a-list").dataset[status] ?? ""].filter(Boolean).join(" ");
    list(card, together(counted, asked(card).length), says);
    label(card.firstElementChild, status, card.querySelector("h4"));
    const differ = new Set(statuses).size > 1;
    for (const one of asked(card)) label(one.querySelector(".labels"), differ ? one.dataset.status : "open", one.querySelector(".kind"));
    mark(card);
    press(card);
  };
  /* The line of the first screen is as decided as its card. */
  const mark = (card) => {
    const line = placing.lineOf(card);
    if (!line) return;
    line.classList.toggle("done", !waits(card));
    label(line.firstElementChild, card.dataset.status, line.querySelector(".says"));
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
    $("waiting").textContent = waiting ? `${waiting} point${waiting === 1 ? "" : "s"} unreviewed` : "Every point is reviewed";
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
    const inside = card.lastElementChild;
    if (inside.lastElementChild.className === "actions") return;
    const actions = bar.cloneNode(true);
    if (!card.querySelector(".who a[rel]")) actions.querySelector("[data-act=open]").remove();
    inside.append(actions);
    const shown = asked(card);
    if (shown.length > 1) for (const one of shown) one.querySelector(".labels").append(model("an-only"));
    press(card);
  };
  /* A card gets its buttons when it is opened: thousands of them never are. */
  for (const card of cards) if (card.open) equip(card);
  document.addEventListener("toggle", ({ target }) => { if (target.open && target.matches?.(".card")) equip(target); }, true);
  for (const one of all("[data-lines]")) {
    for (const line of JSON.parse(one.dataset.lines)) {
      printed.set(decisions.write(line), one);
      put(line);
    }
    press(cardOf(one));
  }
  cards.forEach(mark);
  touched.clear();
  if (cards.length) $("panel").classList.toggle("complete", !cards.some(waits));
  const textsOf = (one) => held.get(one) ?? [];
  return { lines, put, take, draw, mine, mineOn, asked, textsOf, wordOf, call, reviewer: () => reviewer };
})();
