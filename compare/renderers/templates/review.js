/* Reviewing: what is decided on which card, the form for it, undo, and the way on to the next finding. */
storydiff.review = (() => {
  const { $, all, cards, kept, tell, waits, words, apply, go, here, keys, keysOn, decisions } = storydiff;
  const lines = new Map(); // text of a line -> {line, card}
  const held = new Map(); // card -> texts of its lines
  const made = new Set(); // texts of the lines made here since the page was opened
  const undone = [];
  const printed = new Map(); // text of a line in the page -> its card
  const touched = new Set();
  const listeners = [];
  const known = document.querySelector("meta[name=storydiff-reviewer]")?.content ?? "";
  let reviewer = known || kept.get("reviewer") || "";

  const icon = (node, name) => node.querySelector("use").setAttribute("href", "#i-" + name);
  const model = (id) => $(id).content.firstElementChild.cloneNode(true);
  const wordOf = Object.fromEntries(all("#statuses [data-q]").map((chip) => [chip.dataset.q.slice(7), chip.querySelector(".what").textContent.trim()]));
  const reasonOf = Object.fromEntries(all("#reasons input").map((one) => [one.value, one.parentNode.querySelector(".word").textContent]));
  const number = (card) => card.querySelector("h4").id.slice(1);
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
  const settle = () => {
    const changed = touched.size;
    for (const card of touched) show(card);
    touched.clear();
    if (changed) {
      count();
      if ($("filter").value) apply();
    }
    document.querySelector("[data-act=undo]").disabled = !undone.length;
    for (const listener of listeners) listener();
  };

  /* The way on */
  const nextAfter = (card) => {
    const at = card ? cards.indexOf(card) : -1;
    return [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))].find((one) => waits(one) && !one.hidden);
  };
  const next = (from = here()) => {
    const card = nextAfter(from);
    if (card) go(card);
    else tell($("filter").value ? "Nothing that the filter shows is unreviewed." : "Every finding is reviewed.");
  };

  /* Deciding */
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const bare = (line) => decisions.write({ ...line, at: "" });
  const named = (then) => {
    if (reviewer) return then();
    ask(then);
  };
  const decide = (card, given) => {
    const { fp, fv, fg } = card.dataset;
    const sides = JSON.parse(card.dataset.sides || "[]").map(([source, exact, prefix, suffix]) => ({ source, exact, prefix, suffix }));
    const line = { fp, fv, fg, ...given, by: reviewer, at: now(), sides };
    const before = mine(card);
    if (before && before.fp === fp && bare(line) === bare(before)) return;
    const replaced = (held.get(card) ?? []).filter((text) => made.has(text) && (lines.get(text).line.by ?? "") === reviewer);
    const removed = replaced.map((text) => lines.get(text).line);
    replaced.forEach(take);
    const text = put(line);
    made.add(text);
    undone.push({ card, text, removed });
  };
  /* A plain decision keeps what else its maker said of the finding before. */
  const plainly = (card, status) => {
    const before = mine(card);
    const { comment = "", kind = "", severity = "", expires = "" } = before && decisions.holds(before) ? before : {};
    return { status, comment, kind, severity, expires };
  };
  const finish = (card, given, isMovingOn) => {
    const following = nextAfter(card);
    decide(card, given);
    settle();
    const said = `Finding ${number(card)}: ${wordOf[given.status].toLowerCase()}.`;
    const isLast = !cards.some(waits);
    tell(isLast ? `${said} Every finding is reviewed.` : said);
    if ((isMovingOn || card.hidden) && following) go(following);
    else if (isMovingOn) go(card);
  };
  const undo = () => {
    const last = undone.pop();
    if (!last) return tell("There is nothing to undo.");
    take(last.text);
    for (const line of last.removed) put(line);
    settle();
    if (last.card.hidden) $("filter").value = "", apply();
    go(last.card);
    tell(`Undone: finding ${number(last.card)} is ${wordOf[last.card.dataset.status].toLowerCase()} again.`);
  };

  /* The form */
  const form = $("decide").querySelector("form");
  let at = null; // the card that the form is about
  let isOnward = false;
  const verdict = { confirmed: "Confirm", dismissed: "Dismiss", unsure: "Unsure" };
  const shape = () => {
    const status = form.elements.status.value;
    const isDismissed = status === "dismissed";
    $("reasons").hidden = $("reasons").disabled = !isDismissed;
    for (const one of all("#reasons input")) one.required = isDismissed;
    $("comment").required = isDismissed && form.elements.reason.value === "other";
    $("decide-do").textContent = verdict[status];
    $("decide-title").textContent = `${verdict[status]} finding ${number(at)}`;
  };
  const open = (card, status, isMovingOn, focus) => named(() => {
    const before = mine(card) ?? {};
    at = card;
    isOnward = isMovingOn;
    form.reset();
    form.elements.status.value = status || (verdict[before.status] ? before.status : "unsure");
    if (before.reason && before.status === "dismissed") form.elements.reason.value = before.reason;
    for (const name of ["comment", "severity", "kind"]) form.elements[name].value = before[name] ?? "";
    form.elements.expires.value = (before.expires ?? "").slice(0, 10);
    form.querySelector(".extras").open = !!(before.expires || before.severity || before.kind);
    $("about").textContent = card.querySelector("h4").textContent;
    shape();
    $("decide").showModal();
    (focus === "comment" ? $("comment") : $("reasons").querySelector(":checked") ?? $("reasons").querySelector("input")).focus();
  });
  const submit = () => {
    const given = Object.fromEntries(["status", "comment", "expires", "severity", "kind"].map((name) => [name, form.elements[name].value.trim()]));
    if (given.status === "dismissed") given.reason = form.elements.reason.value;
    $("decide").close();
    finish(at, given, isOnward);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("change", shape);
  $("decide").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return form.requestSubmit();
    const isWriting = event.target.closest("textarea, select, input:not([type=radio])");
    const choice = !isWriting && keysOn() && !$("reasons").hidden && !event.ctrlKey && !event.metaKey && !event.altKey
      ? all("#reasons input")[Number(event.key) - 1] : null;
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    shape();
    if ($("comment").required && !$("comment").value.trim()) $("comment").focus();
    else submit();
  });

  /* The reviewer's name, asked once */
  let after = null;
  const ask = (then) => {
    after = then;
    $("who-name").value = reviewer;
    $("who").showModal();
    $("who-name").focus();
  };
  const name = () => {
    $("reviewer").textContent = reviewer || "not named yet";
    $("rename").textContent = reviewer ? "Change" : "Say who you are";
    $("rename").hidden = !!known;
  };
  $("who").querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const given = $("who-name").value.trim();
    if (!given) return;
    reviewer = given;
    kept.set("reviewer", reviewer);
    name();
    cards.forEach(press);
    $("who").close();
    after?.();
  });

  /* Buttons and keys */
  const acts = {
    confirmed: (card, isKey) => named(() => finish(card, plainly(card, "confirmed"), isKey)),
    unsure: (card, isKey) => named(() => finish(card, plainly(card, "unsure"), isKey)),
    dismissed: (card, isKey) => open(card, "dismissed", isKey, "reason"),
    comment: (card) => open(card, "", false, "comment"),
  };
  const byKey = (act) => () => {
    const card = here();
    if (card) acts[act](card, true);
    else next();
  };
  if (cards.length) {
    Object.assign(keys, { u: () => next(), c: byKey("confirmed"), d: byKey("dismissed"), s: byKey("unsure"), m: byKey("comment"), z: undo });
    document.addEventListener("click", (event) => {
      const act = event.target.closest("[data-act]");
      if (!act) return;
      const card = act.closest(".card");
      if (card) acts[act.dataset.act]?.(card, false, act);
      else if (act.dataset.act === "next") next();
      else if (act.dataset.act === "undo") undo();
    });
    $("rename").addEventListener("click", () => ask(null));
  }

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
  if (cards.length) {
    $("tools").hidden = false;
    name();
    $("panel").classList.toggle("complete", !cards.some(waits));
  }
  return { lines, put, take, settle, acts, number, onChange: (listener) => listeners.push(listener) };
})();
