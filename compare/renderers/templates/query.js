"use strict";
/* The language of the filter: words and field:value tokens; ! turns one round; values of one field are alternatives. */
const storydiff = (() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const cards = all(".card"); // a card is a point; what differs in it stands in its list
  const held = new Map(cards.map((card) => [card, all(".difference", card)]));
  const differences = (card) => held.get(card);
  const fields = ["kind", "sev", "status", "src", "speaker"];
  const unreviewed = new Set(["open", "recheck", "expired", "conflict"]);
  /* Of a point or of one difference of it. */
  const waits = ({ dataset }) => unreviewed.has(dataset.status) && dataset.sev !== "hidden";

  const parse = (query) => [...query.matchAll(/(!?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))/g)].map(([whole, not, field, quoted, plain]) => {
    const known = fields.includes(field);
    const value = quoted ?? plain;
    const strange = field && !known && plain ? field : "";
    return { whole, not: !!not, field: known ? field : "", strange, value: (known ? value : whole.replace(/^!|"/g, "")).toLowerCase() };
  }).filter((token) => token.value);
  const words = new Map();
  const text = (card) => {
    let own = words.get(card);
    if (own === undefined) {
      own = [...card.children].filter((part) => !part.matches(".actions")).map((part) => part.textContent).join(" ").toLowerCase();
      words.set(card, own);
    }
    return own;
  };
  const fits = (card, { field, value }) => {
    if (!field) return text(card).includes(value);
    if (field === "status" && value === "unreviewed") return waits(card);
    const own = (card.dataset[field] ?? "").toLowerCase();
    if (field === "kind") return own.split(" ").some((kind) => kind === value || kind.startsWith(value + "."));
    if (field === "src") return own.split(" ").includes(value);
    return field === "speaker" ? own.includes(value) : own.startsWith(value);
  };
  const test = (tokens) => {
    const plain = tokens.filter((t) => t.not || !t.field);
    const groups = fields.map((field) => tokens.filter((t) => t.field === field && !t.not)).filter((group) => group.length);
    return (card) => groups.every((group) => group.some((t) => fits(card, t))) && plain.every((t) => t.not !== fits(card, t));
  };
  /* What a token may have meant: a field or a value that no point has, and the nearest that there is. */
  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      row = row.reduce((next, above, j) => [...next, j ? Math.min(above + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1])) : i], []);
    }
    return row[b.length];
  };
  const nearest = (word, known) => known.map((one) => [distance(word, one), one]).sort((a, b) => a[0] - b[0])[0]?.[1];
  const values = {
    kind: () => [...new Set(cards.flatMap(({ dataset }) => dataset.kind.split(" ").flatMap((kind) => [kind, kind.split(".")[0]])))],
    sev: () => ["error", "warning", "note", "hidden"],
    status: () => [...unreviewed, "unreviewed", "confirmed", "dismissed", "unsure", "baseline"],
    src: () => [...new Set(cards.flatMap(({ dataset }) => (dataset.src ?? "").toLowerCase().split(" ")))].filter(Boolean),
  };
  const meant = (tokens) => {
    for (const { field, strange, value } of tokens) {
      if (strange) return `No field is called “${strange}”. Did you mean “${nearest(strange.toLowerCase(), fields)}:”?`;
      const known = field && values[field]?.();
      if (known && !known.some((one) => one === value || (field !== "src" && one.startsWith(value)))) {
        const near = nearest(value, known);
        return `No point has ${field}:${value}.${near ? ` Did you mean “${field}:${near}”?` : ""}`;
      }
    }
    return "";
  };
  return { $, all, cards, differences, waits, words, text, parse, test, meant };
})();
