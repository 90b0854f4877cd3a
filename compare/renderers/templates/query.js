"use strict";
/* The language of the filter: words and field:value tokens; ! turns one round; values of one field are alternatives. */
const storydiff = (() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const cards = all(".card");
  const fields = ["kind", "sev", "status", "src", "speaker"];
  const unreviewed = new Set(["open", "recheck", "expired", "conflict"]);
  const waits = (card) => unreviewed.has(card.dataset.status) && card.dataset.sev !== "hidden";

  const parse = (query) => [...query.matchAll(/(!?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))/g)].map(([whole, not, field, quoted, plain]) => {
    const known = fields.includes(field);
    const value = quoted ?? plain;
    return { whole, not: !!not, field: known ? field : "", value: (known ? value : whole.replace(/^!|"/g, "")).toLowerCase() };
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
    if (field === "kind") return own === value || own.startsWith(value + ".");
    if (field === "src") return own.split(" ").includes(value);
    return field === "speaker" ? own.includes(value) : own.startsWith(value);
  };
  const test = (tokens) => {
    const plain = tokens.filter((t) => t.not || !t.field);
    const groups = fields.map((field) => tokens.filter((t) => t.field === field && !t.not)).filter((group) => group.length);
    return (card) => groups.every((group) => group.some((t) => fits(card, t))) && plain.every((t) => t.not !== fits(card, t));
  };
  return { $, all, cards, waits, words, text, parse, test };
})();
