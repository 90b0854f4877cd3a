/* Keeping: decisions as a file, or straight to the server that the page came from. The browser's storage holds what the
   page itself was not made with, so that a reload shows it again: what is saved in a file, and what is not yet. What is
   saved and what is not is the difference of two sets of lines. */
(() => {
  const { $, cards, kept, tell, decisions, review } = storydiff;
  if (!cards.length) return;
  const { lines } = review;
  const { story, signature } = document.body.dataset;
  const place = `unsaved:${story}:${signature}`;
  const filed = `filed:${story}:${signature}`;
  const token = document.querySelector("meta[name=storydiff-token]")?.content;
  const saved = new Map([...lines].map(([text, { line }]) => [text, line]));
  const printed = new Set(saved.keys());
  const save = $("save");
  const added = () => [...lines].filter(([text]) => !saved.has(text));
  const removed = () => [...saved].filter(([text]) => !lines.has(text));
  const open = () => added().length + removed().length;
  const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /* News above the findings: sentences, a list, buttons */
  const news = (sentence, details = [], buttons = [], where = $("news")) => {
    const line = document.createElement("p");
    const list = document.createElement("ul");
    line.textContent = sentence;
    list.append(...details.map((detail) => Object.assign(document.createElement("li"), { textContent: detail })));
    const row = buttons.map(([words, act]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      button.addEventListener("click", act);
      return button;
    });
    where.replaceChildren(...(sentence ? [line] : []), ...(details.length ? [list] : []), ...row);
  };

  const hold = (name, some) => (some.length ? kept.set(name, JSON.stringify(some)) : kept.drop(name));
  const buffer = () => {
    hold(place, added().map(([, { line }]) => line));
    if (!token) hold(filed, [...saved].filter(([text]) => !printed.has(text) && lines.has(text)).map(([, line]) => line));
  };
  let trouble = "";
  let isSending = false;
  const show = () => {
    const left = open();
    $("unsaved").textContent = left ? String(left) : "";
    save.classList.toggle("waiting", left > 0);
    save.classList.toggle("failed", !!trouble);
    if (token) save.querySelector(".word").textContent = !left ? "Saved" : trouble ? "Not saved" : "Saving…";
    save.setAttribute("aria-label", [save.querySelector(".word").textContent, left ? `${left} unsaved` : ""].filter(Boolean).join(", "));
  };
  const settled = () => {
    saved.clear();
    for (const [text, { line }] of lines) saved.set(text, line);
    buffer();
    show();
  };

  /* As a file */
  const download = () => {
    const count = open();
    const file = new Blob([decisions.serialise([...lines.values()].map(({ line }) => line))], { type: "application/jsonl" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "decisions.jsonl" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    settled();
    tell(`decisions.jsonl holds ${plural(lines.size, "decision")}, ${count} of them new.`);
    news(`Saved as decisions.jsonl. To have it beside the articles: storydiff review import decisions.jsonl`);
  };
  const load = async (file) => {
    const { lines: read, problems } = decisions.parse(await file.text());
    let known = 0;
    let lost = 0;
    for (const line of read) {
      const text = decisions.write(line);
      known += lines.has(text);
      review.put(line);
      lost += !lines.get(text).place;
      if (!token) saved.set(text, line);
    }
    review.settle();
    const parts = [`${file.name}: ${plural(read.length, "decision")} read`, known && `${known} known already`, lost && `${lost} on differences that this page does not have (kept, and saved again)`];
    news(parts.filter(Boolean).join(", ") + (problems.length ? `; ${plural(problems.length, "line")} left out or marked:` : "."), problems.slice(0, 20));
  };
  $("load").addEventListener("change", async () => {
    const [file] = $("load").files;
    if (!file) return;
    try { await load(file); } catch (error) { news(`${file.name} could not be read: ${error.message}`); }
    $("load").value = "";
  });

  /* To the server */
  let hint = ""; // what it has to say beside the decisions, and what of that stands on the page
  let hinted = "";
  const call = async (path, body) => {
    const headers = { "X-Storydiff-Token": token, ...(body && { "Content-Type": "application/json" }) };
    const answer = await fetch(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok || !Array.isArray(told.decisions)) throw new Error(told.error || `the server answers ${answer.status}`);
    hint = told.notice ?? "";
    return told.decisions;
  };
  /* What the server has is saved; what was not sent yet, or was `sent` just now, is dealt with apart. */
  const adopt = (given, sent) => {
    const more = added().filter(([text]) => text !== sent).map(([, { line }]) => line);
    const less = removed().map(([text]) => text).filter((text) => text !== sent);
    const sound = given.filter((line) => !decisions.wrong(line));
    const texts = new Set(sound.map(decisions.write));
    for (const text of [...lines.keys()]) if (!texts.has(text)) review.take(text);
    saved.clear();
    for (const line of sound) saved.set(review.put(line), line);
    more.forEach(review.put);
    less.filter((text) => texts.has(text)).forEach(review.take);
  };
  const send = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let left = 100; open() && left; left -= 1) {
        const [next] = added();
        if (next) {
          const [text, { line }] = next;
          const given = await call("/decisions", line);
          if (!given.some((one) => ["fp", "status", "at"].every((key) => one[key] === line[key]))) throw new Error("the server did not keep a decision");
          adopt(given, text);
        } else {
          const [text, line] = removed()[0];
          adopt(await call("/undo", line), text);
        }
      }
      adopt(await call("/decisions"));
      if (trouble || hint !== hinted) news(hint);
      if (hint && hint !== hinted) tell(hint);
      hinted = hint;
      trouble = "";
    } catch (error) {
      const why = error instanceof TypeError ? "the server does not answer" : error.message;
      if (why !== trouble) news(`Not saved: ${why}. What you decide is kept in this browser and sent again.`);
      trouble = why;
    }
    isSending = false;
    isQuiet = true;
    review.settle();
    isQuiet = false;
    buffer();
    show();
  };
  let isQuiet = false; // while the page shows what the server said, nothing is sent

  review.onChange(() => {
    buffer();
    show();
    if (token && !isQuiet && open()) send();
  });
  const keep = () => {
    if (token) send();
    else if (open() || lines.size) download();
    else tell("Nothing is decided yet.");
  };
  save.addEventListener("click", keep);
  addEventListener("beforeunload", (event) => { if (open()) event.preventDefault(); });

  /* After a reload or a crash */
  const left = (name) => {
    let found;
    try { found = JSON.parse(kept.get(name) ?? "[]"); } catch { found = []; }
    return (Array.isArray(found) ? found : []).filter((line) => !decisions.wrong(line) && !lines.has(decisions.write(line)));
  };
  const restore = () => {
    for (const line of token ? [] : left(filed)) saved.set(review.put(line), line);
    const unsaved = left(place);
    const texts = unsaved.map(review.put);
    review.settle();
    if (!unsaved.length) return;
    const back = unsaved.length === 1 ? "1 decision made on this page before is back, not saved yet." : `${unsaved.length} decisions made on this page before are back, not saved yet.`;
    news(back, [], [["Throw away", () => {
      texts.forEach(review.take);
      $("offer").replaceChildren();
      review.settle();
      tell("Thrown away.");
    }]], $("offer"));
  };
  restore();
  save.hidden = false;
  show();
  if (token) {
    send();
    setInterval(() => { if (!document.hidden) send(); }, 4000);
    addEventListener("focus", send);
  }
})();
