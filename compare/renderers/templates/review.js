/* Reviewing: the form for a decision, undo, and the way on to the next finding. */
storydiff.review = (() => {
  const { $, all, cards, tell, waits, seek, go, here, keys, keysOn, decisions, board } = storydiff;
  const { lines, put, take, mine, mineOn, asked, wordOf } = board;
  const made = new Set(); // texts of the lines made here since the page was opened
  const undone = [];
  const listeners = [];
  const number = (card) => card.dataset.number;
  const settle = () => {
    board.draw();
    if (cards.length) document.querySelector("[data-act=undo]").disabled = !undone.length;
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
    else tell($("filter").value ? "Nothing that the filter shows is unreviewed." : "Every point is reviewed.");
  };

  /* Deciding */
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const bare = (line) => decisions.write({ ...line, at: "" });
  const named = (then) => {
    if (board.reviewer()) return then();
    ask(then);
  };
  /* A line for `only` one difference, else for each that waits, or for all where none does. */
  const decide = (card, given, only) => {
    const waiting = only ? [only] : asked(card).filter(waits);
    const done = (waiting.length ? waiting : asked(card)).map((one) => decideOn(one, given)).filter(Boolean);
    if (done.length) undone.push({ card, texts: done.map(({ text }) => text), removed: done.flatMap(({ removed }) => removed) });
  };
  const decideOn = (one, given) => {
    const { fp, fv, fg } = one.dataset;
    const sides = JSON.parse(one.dataset.sides || "[]").map(([source, exact, prefix, suffix]) => ({ source, exact, prefix, suffix }));
    const line = { fp, fv, fg, ...given, by: board.reviewer(), at: now(), sides };
    const before = mine(one);
    if (before && before.fp === fp && bare(line) === bare(before)) return null;
    const replaced = board.textsOf(one).filter((text) => made.has(text) && (lines.get(text).line.by ?? "") === board.reviewer());
    const removed = replaced.map((text) => lines.get(text).line);
    replaced.forEach(take);
    const text = put(line);
    made.add(text);
    return { text, removed };
  };
  /* A plain decision keeps what else its maker said of the finding before. */
  const plainly = (card, status, only) => {
    const before = only ? mine(only) : mineOn(card);
    const { comment = "", kind = "", severity = "", expires = "" } = before && decisions.holds(before) ? before : {};
    return { status, comment, kind, severity, expires };
  };
  const finish = (card, given, isMovingOn, only) => {
    const following = nextAfter(card);
    decide(card, given, only);
    settle();
    const said = `${only ? "One difference of point" : "Point"} ${number(card)}: ${wordOf[given.status].toLowerCase()}.`;
    const isLast = !cards.some(waits);
    tell(isLast ? `${said} Every point is reviewed.` : said);
    if ((isMovingOn || card.hidden) && following) go(following);
    else if (isMovingOn) go(card);
  };
  const undo = () => {
    const last = undone.pop();
    if (!last) return tell("There is nothing to undo.");
    last.texts.forEach(take);
    for (const line of last.removed) put(line);
    settle();
    if (last.card.hidden) seek("");
    go(last.card);
    tell(`Undone: point ${number(last.card)} is ${wordOf[last.card.dataset.status].toLowerCase()} again.`);
  };

  /* The form */
  const form = $("decide").querySelector("form");
  let at = null; // the card that the form is about
  let isOnward = false;
  let alone = null; // the one difference of it that the form is about, if not all
  const verdict = { confirmed: "Confirm", dismissed: "Dismiss", unsure: "Unsure" };
  const shape = () => {
    const status = form.elements.status.value;
    const isDismissed = status === "dismissed";
    $("reasons").hidden = $("reasons").disabled = !isDismissed;
    for (const one of all("#reasons input")) one.required = isDismissed;
    $("comment").required = isDismissed && form.elements.reason.value === "other";
    $("decide-do").textContent = verdict[status];
    $("decide-title").textContent = `${verdict[status]} ${alone ? "one difference of " : ""}point ${number(at)}`;
  };
  const open = (card, status, isMovingOn, focus, only = null) => named(() => {
    const before = (only ? mine(only) : mineOn(card)) ?? {};
    at = card;
    alone = only;
    isOnward = isMovingOn;
    form.reset();
    form.elements.status.value = status || (verdict[before.status] ? before.status : "unsure");
    if (before.reason && before.status === "dismissed") form.elements.reason.value = before.reason;
    for (const name of ["comment", "severity", "kind"]) form.elements[name].value = before[name] ?? "";
    form.elements.expires.value = (before.expires ?? "").slice(0, 10);
    form.querySelector(".extras").open = !!(before.expires || before.severity || before.kind);
    $("about").textContent = (only?.querySelector(".says") ?? card.querySelector("h4")).textContent;
    shape();
    $("decide").showModal();
    (focus === "comment" ? $("comment") : $("reasons").querySelector(":checked") ?? $("reasons").querySelector("input")).focus();
  });
  const submit = () => {
    const given = Object.fromEntries(["status", "comment", "expires", "severity", "kind"].map((name) => [name, form.elements[name].value.trim()]));
    if (given.status === "dismissed") given.reason = form.elements.reason.value;
    $("decide").close();
    finish(at, given, isOnward, alone);
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
    $("who-name").value = board.reviewer();
    $("who").showModal();
    $("who-name").focus();
  };
  const name = () => {
    $("reviewer").textContent = board.reviewer() || "not named yet";
    $("rename").textContent = board.reviewer() ? "Change" : "Say who you are";
    $("rename").hidden = !!document.querySelector("meta[name=storydiff-reviewer]")?.content;
  };
  $("who").querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const given = $("who-name").value.trim();
    if (!given) return;
    board.call(given);
    name();
    $("who").close();
    after?.();
  });

  /* Buttons and keys */
  const acts = {
    confirmed: (card, isKey, button) => named(() => {
      const only = button?.closest(".difference");
      finish(card, plainly(card, "confirmed", only), isKey, only);
    }),
    unsure: (card, isKey) => named(() => finish(card, plainly(card, "unsure"), isKey)),
    dismissed: (card, isKey, button) => open(card, "dismissed", isKey, "reason", button?.closest(".difference")),
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

  if (cards.length) {
    $("tools").hidden = false;
    name();
  }
  return { lines, put, take, settle, acts, number, onChange: (listener) => listeners.push(listener) };
})();
