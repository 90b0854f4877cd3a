/* Decisions as lines: the form of the decisions file, read and written, and the status that lines give to a finding. */
storydiff.decisions = (() => {
  const fields = ["fp", "fv", "fg", "status", "reason", "comment", "by", "at", "expires", "kind", "severity"];
  const sides = ["source", "exact", "prefix", "suffix"];
  const statuses = ["baseline", "confirmed", "dismissed", "unsure"];
  const reasons = storydiff.all("#reasons input").map((one) => one.value);
  const severities = ["error", "warning", "note", "hidden"];
  /* What breaks lines or turns the direction of text where a line is shown; a lone surrogate JSON escapes itself. */
  const unseen = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

  const prints = ["fp", "fv", "fg"];
  /* A time with its zone, or a day, which lasts to its end; NaN for anything else. */
  const zoned = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
  const moment = (text) => (zoned.test(text ?? "") ? Date.parse(text.length === 10 ? text + "T23:59:59Z" : text.replace(" ", "T")) : NaN);

  const pairs = (plain, keys) => "{" + keys.map((key) => `${JSON.stringify(key)}: ${JSON.stringify(plain[key])}`).join(", ") + "}";
  const write = (line) => {
    const filled = fields.filter((key) => line[key]);
    const quoted = (line.sides ?? []).map((side) => pairs(side, sides.filter((key) => side[key] || key === "source")));
    const body = pairs(line, filled);
    const whole = quoted.length ? `${body.slice(0, -1)}, "sides": [${quoted.join(", ")}]}` : body;
    return whole.replace(unseen, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
  };

  /* One line of text to a decision; an error says what is wrong with it. */
  const wrong = (line) => {
    if (!line || typeof line !== "object" || Array.isArray(line)) return "not a JSON object";
    const strange = Object.keys(line).find((key) => !fields.includes(key) && key !== "sides");
    if (strange !== undefined) return `unknown key “${strange.slice(0, 40)}”`;
    const mistyped = fields.find((key) => key in line && typeof line[key] !== "string");
    if (mistyped) return `“${mistyped}” is not a string`;
    const odd = prints.find((name) => (line[name] || name === "fp") && !new RegExp(`^${name}\\d{1,3}:[0-9a-f]{8,64}(-[1-9]\\d{0,5})?$`).test(line[name] ?? ""));
    if (odd) return `no fingerprint ${odd}`;
    if (!statuses.includes(line.status)) return `status “${String(line.status ?? "").slice(0, 40)}” is none of ${statuses.join(", ")}`;
    if (line.reason && !reasons.includes(line.reason)) return `unknown reason “${line.reason.slice(0, 40)}”`;
    if (line.severity && !severities.includes(line.severity)) return `unknown severity “${line.severity.slice(0, 40)}”`;
    if (line.at && Number.isNaN(moment(line.at))) return `“at” is no time: “${line.at.slice(0, 40)}”`;
    const sound = (side) => side && typeof side === "object" && side.source && Object.entries(side).every(([key, value]) => sides.includes(key) && typeof value === "string");
    return !("sides" in line) || (Array.isArray(line.sides) && line.sides.every(sound)) ? "" : "“sides” is no list of places";
  };
  const read = (text) => {
    let line;
    try { line = JSON.parse(text); } catch { throw new Error("not JSON"); }
    const problem = wrong(line);
    if (problem) throw new Error(problem);
    return line;
  };
  /* A whole file: what could be read, and one message for each line that could not; markers of a merge are no lines. */
  const parse = (text) => {
    const lines = [];
    const problems = [];
    let conflict = 0;
    let skipping = false;
    text.replace(/^\ufeff/, "").split("\n").forEach((raw, at) => {
      const one = raw.replace(/\r$/, "");
      if (/^(<{7}|\|{7}|={7}|>{7})( .*)?$/.test(one)) {
        conflict ||= at + 1;
        skipping = one[0] === "|";
      } else if (one.trim() && !skipping) {
        try { lines.push(read(one)); } catch (error) { problems.push(`line ${at + 1}: ${error.message}`); }
      }
    });
    if (conflict) problems.unshift(`line ${conflict}: a conflict marker of git; the decisions of both sides were read`);
    return { lines, problems };
  };
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const serialise = (lines) => lines
    .map((line) => ({ line, text: write(line) }))
    .sort((a, b) => order(a.line.fp, b.line.fp) || order(a.line.by ?? "", b.line.by ?? "") || order(a.line.at ?? "", b.line.at ?? "") || order(a.text, b.text))
    .map(({ text }) => text + "\n")
    .join("");

  /* A decision holds to the end of the day; what is no time does not hold at all. */
  const holds = ({ expires }) => !expires || moment(expires) >= new Date().setUTCHours(0, 0, 0, 0);
  const time = (line) => { const at = moment(line.at); return Number.isNaN(at) ? -Infinity : at; };
  const byTime = (a, b) => order(time(a), time(b));
  /* The newest line of each person, oldest first; a baseline counts only where nobody decided. Of two lines of one time
     that differ in status both stay: which came later, nobody can tell. */
  const newest = (lines) => {
    const decided = lines.filter((line) => line.status !== "baseline");
    const by = new Map();
    for (const line of [...(decided.length ? decided : lines)].sort((a, b) => byTime(a, b) || order(write(a), write(b)))) {
      const [last] = by.get(line.by ?? "")?.values() ?? [];
      const own = last && time(last) === time(line) ? by.get(line.by ?? "") : new Map();
      by.set(line.by ?? "", own.set(line.status, line));
    }
    return [...by.values()].flatMap((own) => [...own.values()]).sort((a, b) => byTime(a, b) || order(a.by ?? "", b.by ?? "") || order(a.status, b.status));
  };
  /* What the newest lines come to: people who differ are a conflict, and one whose time is over has no say. */
  const status = (lines, isNear) => {
    if (!lines.length) return "open";
    if (isNear) return "recheck";
    const said = new Set(lines.filter(holds).map((line) => line.status));
    return said.size > 1 ? "conflict" : [...said][0] ?? "expired";
  };
  return { write, wrong, parse, serialise, newest, holds, status };
})();
