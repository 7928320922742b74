// The page reads without this. It filters, sets two sources side by side and switches the theme; what it shows are
// copies of what stands in the page, and texts. It compares nothing: verdicts are read from where they stand.
"use strict";
{
  const at = (id) => document.getElementById(`~${id}`);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const made = (name, className = "", ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  for (const element of all(".scripted")) element.hidden = false;

  // The theme: that of the system until somebody chooses.
  const root = document.documentElement;
  const theme = at("theme");
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const named = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; named(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", named);
  named();

  // Events: their rows, and what is looked for in them, gathered once.
  const rows = all(".row:not(.ends)");
  const events = rows.map((row) => {
    const article = row.querySelector("article");
    const tellers = article.dataset.t ? article.dataset.t.split(",").map((text) => text.split(" ")) : [];
    return { row, article, tellers, told: new Set(tellers.map((words) => words[0])), verdicts: article.dataset.v || "" };
  });
  const byId = new Map(events.map((event) => [event.article.id, event]));
  const plain = (text) => text.normalize("NFKC").toLocaleLowerCase();
  const textOf = (event) => (event.text ??= plain(event.article.textContent.replace(/\s+/g, " ")));
  const waiting = [...events];
  const gather = (deadline) => {
    while (waiting.length && deadline.timeRemaining() > 1) textOf(waiting.pop());
    if (waiting.length) requestIdleCallback(gather);
  };
  if (window.requestIdleCallback) requestIdleCallback(gather);

  // Filters.
  const form = at("filters");
  const [text, by, verdict, found] = ["text", "by", "verdict", "found"].map(at);
  const chronology = at("chronology");
  const days = all(".day").map((day) => ({ day, events: events.filter((event) => day.contains(event.row)) }));
  const ends = all(".row.ends");
  const lines = all("#\\~overview .lines > li[data-e]");
  const filter = () => {
    const words = plain(text.value).split(/\s+/).filter(Boolean);
    const source = by.value;
    const letter = verdict ? verdict.value : "";
    let count = 0;
    for (const event of events) {
      event.shown = (!source || event.told.has(source)) && (!letter || event.verdicts.includes(letter))
        && words.every((word) => textOf(event).includes(word));
      count += event.shown;
    }
    const isAll = count === events.length;
    chronology.classList.toggle("filtered", !isAll);
    for (const event of events) if (event.row.hidden === event.shown) event.row.hidden = !event.shown;
    for (const { day, events: held } of days) day.hidden = !held.some((event) => event.shown);
    for (const line of lines) line.classList.toggle("faint", !byId.get(line.dataset.e).shown);
    for (const end of ends) end.hidden = !isAll;
    found.textContent = isAll ? "" : `${counted(count, "event")} of ${events.length.toLocaleString("en")}`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  // Whoever follows a link to an event sees it, whatever is filtered.
  const target = () => {
    const event = byId.get(document.querySelector(":target")?.id);
    if (event && event.row.hidden) { form.reset(); filter(); event.article.scrollIntoView(); }
  };
  addEventListener("hashchange", target);

  // What is folded is printed as well.
  const folded = new Set();
  addEventListener("beforeprint", () => {
    for (const one of all("details:not([open])")) { folded.add(one); one.open = true; }
  });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; folded.clear(); });

  // Side by side: a side is a source with all who speak for it, but for who is the other side.
  const pick = at("pick");
  const [left, right, who, told, beside] = ["left", "right", "who", "told", "beside"].map(at);
  const SIGNS = { d: ["≠", "differ", "differs"], w: ["≟", "worded otherwise", "worded"], c: ["≈", "can both be true", "compatible"],
    n: ["¦", "not comparable", "not_comparable"], s: ["=", "same", "same"] };
  const GRAVITY = "dwcns";
  const withVerdicts = events.some((event) => event.verdicts);
  const sideOf = (chain) => chain.find((number) => number === left.value || number === right.value);
  const members = (event) => {
    const heard = [[], []];
    for (const words of event.tellers) {
      const side = sideOf(words.slice(0, -1));
      if (side !== undefined) heard[side === left.value ? 0 : 1].push(words);
    }
    // Who has taken back all that he said tells nothing any more.
    return heard.map((side) => (side.every((words) => words.at(-1) === "retracted") ? [] : side));
  };
  const copy = (element) => {
    const twin = element.cloneNode(true);
    for (const link of [twin, ...all("a", twin)]) link.removeAttribute("id");
    return twin;
  };
  // The values of a row that each side tells: their places and their elements, with those speakers alone.
  const valuesOf = (row) => {
    const sides = [new Map(), new Map()];
    for (const item of all(".values > li:not(.earlier)", row)) {
      for (const said of all(".who", item)) {
        const side = sideOf(said.dataset.s.split(" "));
        if (side === undefined) continue;
        const { p: place, v: among = "s", n: remark } = said.dataset;
        const values = sides[side === left.value ? 0 : 1];
        if (!values.has(Number(place))) {
          const value = made("div", "value", copy(item.querySelector(".val")));
          const aside = item.querySelector(":scope > .aside");
          if (aside) value.append(" ", copy(aside));
          values.set(Number(place), { value, isMoment: "m" in said.dataset, among, remark });
        }
        values.get(Number(place)).value.append(" ", copy(said));
      }
    }
    return sides;
  };
  const standing = (row) => new Set(all(".values > li:not(.earlier) .who", row).map((said) => said.dataset.p)).size;
  const placeOf = (one, other, count) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return low * count - (low * (low + 1)) / 2 + (high - low - 1);
  };
  // Which of their values face each other: as stated where a side has several, else each other.
  const facings = (row, sides) => {
    const [one, other] = [Number(left.value), Number(right.value)];
    const [low, high] = one < other ? [one, other] : [other, one];
    const stated = (row.dataset.f || "").split(" ").find((text) => text.startsWith(`${low}-${high}:`));
    if (stated) {
      const pairs = stated.slice(stated.indexOf(":") + 1).split(",").map((text) => text.split(".").map(Number));
      return one === low ? pairs : pairs.map(([first, second]) => [second, first]);
    }
    return [...sides[0].keys()].flatMap((first) => [...sides[1].keys()].map((second) => [first, second]));
  };
  const cell = (role, className, ...children) => {
    const element = made(role === "cell" ? "td" : "th", className, ...children);
    element.setAttribute("role", role);
    if (role !== "cell") element.scope = role === "rowheader" ? "row" : "col";
    return element;
  };
  const line = (...cells) => {
    const element = made("tr", "", ...cells);
    element.setAttribute("role", "row");
    return element;
  };
  const signed = (letter, isRuled) => {
    if (!letter) return [];
    const [sign, words, className] = SIGNS[letter];
    const mark = made("span", `sign ${className}`, sign);
    mark.setAttribute("aria-hidden", "true");
    return [mark, made("span", "unseen", ` ${words}`), ...(isRuled ? [made("span", "mark", "§")] : [])];
  };
  const common = (row, sides) => {
    const lines = [];
    const name = copy(row.querySelector("dt bdi"));
    const count = standing(row);
    const ruled = new Map((row.dataset.r || "").split(" ").filter(Boolean).map((text) => text.split(":").map(Number)));
    const remarks = (row.dataset.n || "").split("\n");
    const rulings = all(".ruling", row);
    const header = cell("rowheader", "", name);
    if (!withVerdicts && !ruled.size) {
      const both = sides.map((side) => [...side.values()].map(({ value }) => value));
      return [line(header, cell("cell", "left", ...both[0]), cell("cell", "sign"), cell("cell", "right", ...both[1]))];
    }
    const pairs = withVerdicts ? facings(row, sides)
      : [...sides[0].keys()].flatMap((first) => [...sides[1].keys()].map((second) => [first, second]));
    let before = [-1, -1];
    for (const [first, second] of pairs) {
      if (!sides[0].has(first) || !sides[1].has(second)) continue;
      const place = placeOf(first, second, count);
      const letter = !withVerdicts ? "" : first === second ? sides[0].get(first).among : row.dataset.v[place];
      lines.gravity = Math.min(lines.gravity ?? 9, GRAVITY.indexOf(letter));
      const isRuled = first !== second && ruled.has(place);
      const rightCell = cell("cell", "right", second === before[1] ? "" : sides[1].get(second).value.cloneNode(true));
      const remark = first === second ? sides[0].get(first).remark : remarks[place];
      if (remark) rightCell.append(" ", made("span", "aside", remark));
      lines.push(line(lines.length ? cell("cell", "again") : header,
        cell("cell", "left", first === before[0] ? "" : sides[0].get(first).value.cloneNode(true)),
        cell("cell", "sign", ...signed(letter, isRuled)), rightCell));
      if (isRuled) {
        const reason = cell("cell", "reason", ...[...rulings[ruled.get(place)].cloneNode(true).childNodes]);
        reason.colSpan = 4;
        lines.push(line(reason));
      }
      before = [first, second];
    }
    return lines;
  };
  // A time has rows for its edges where both tell a span, or neither tells a moment; else one row.
  const isLeftOut = (kind, read) => {
    if (kind !== "when" && kind !== "began" && kind !== "ended") return false;
    const when = read.find(({ row }) => row.dataset.k === "when");
    const edges = read.filter(({ row }) => row.dataset.k === "began" || row.dataset.k === "ended");
    if (!when || !edges.length) return false;
    const hasMoment = when.sides.some((side) => [...side.values()].some(({ isMoment }) => isMoment));
    if (kind === "when") return !hasMoment;
    return hasMoment && ![0, 1].every((side) => edges.some(({ sides }) => sides[side].size));
  };
  const words = (event, side) => all(".st", event.article)
    .filter((statement) => sideOf(statement.dataset.s.split(" ")) === side)
    .map((statement) => {
      const twin = made("div", "value");
      const quote = statement.querySelector("blockquote") || statement.querySelector(".says");
      twin.append(copy(statement.querySelector(".said > b")), ": ", quote ? copy(quote) : "nothing in words");
      return twin;
    });
  const opinions = (heard) => new Set(heard.map((words) => words.at(-1)).filter((word) => word === "reports" || word === "denies"));
  const stance = (heard, other) => {
    const [own, their] = [opinions(heard), opinions(other)];
    const isOne = own.size === their.size && [...own].every((word) => their.has(word));
    return own.has("denies") && (!own.has("reports") || (their.has("reports") && !isOne)) ? "denies it" : own.size ? "" : "does not confirm it";
  };
  const heading = (event) => {
    const link = made("a", "", copy(event.article.querySelector(".title")));
    link.href = `#${event.article.id}`;
    const head = cell("rowheader", "event", link, " ", made("span", "aside", event.article.querySelector(".date").textContent));
    head.colSpan = 4;
    return line(head);
  };
  const bodyOf = (event, heard) => {
    const body = made("tbody", "", heading(event));
    body.setAttribute("role", "rowgroup");
    const stances = [stance(heard[0], heard[1]), stance(heard[1], heard[0])];
    if (stances.some(Boolean)) {
      const isAgainst = stances.includes("denies it") && stances.includes("");
      body.append(line(cell("rowheader", "", "the event"), cell("cell", "left", stances[0] || "tells it"),
        cell("cell", "sign", ...(isAgainst ? signed(event.article.dataset.d, false) : [])), cell("cell", "right", stances[1] || "tells it")));
    }
    const read = all(".pt", event.article).map((row) => ({ row, sides: valuesOf(row) }))
      .filter(({ sides }) => sides.some((side) => side.size));
    const kept = read.filter(({ row }) => !isLeftOut(row.dataset.k, read));
    const both = kept.filter(({ sides }) => sides.every((side) => side.size));
    // Times and the place first, then points, the gravest first.
    const drawn = both.map(({ row, sides }) => ({ isPoint: row.dataset.k === "point", lines: common(row, sides) }));
    const rank = ({ isPoint, lines }) => (isPoint ? 1 + (lines.gravity ?? 0) : 0);
    for (const { lines } of drawn.sort((one, other) => rank(one) - rank(other))) body.append(...lines);
    if (!both.some(({ row }) => row.dataset.k === "point")) {
      body.append(line(cell("rowheader", "", "in words"), cell("cell", "left", ...words(event, left.value)),
        cell("cell", "sign"), cell("cell", "right", ...words(event, right.value))));
    }
    for (const [number, select] of [[0, left], [1, right]]) {
      const only = kept.filter(({ sides }) => sides[number].size && !sides[1 - number].size);
      if (!only.length) continue;
      const list = made("ul", "only");
      for (const { row, sides } of only) {
        list.append(made("li", "", copy(row.querySelector("dt bdi")), ": ", ...[...sides[number].values()].map(({ value }) => value)));
      }
      const details = made("details", "", made("summary", "", `${counted(only.length, "point")} that only ${nameOf(select)} tells here`), list);
      const wide = cell("cell", `alone ${number ? "right" : "left"}`, details);
      wide.colSpan = 4;
      body.append(line(wide));
    }
    return body;
  };
  const nameOf = (select) => select.selectedOptions[0].textContent.replace(/^\S+ /u, "");
  const alone = (number, select, list) => {
    if (!list.length) return [];
    const items = made("ul", "only");
    for (const event of list) {
      const link = made("a", "", copy(event.article.querySelector(".title")));
      link.href = `#${event.article.id}`;
      items.append(made("li", "", link));
    }
    return [made("details", number ? "right" : "left", made("summary", "", `${counted(list.length, "event")} of which this page has an account by ${nameOf(select)} and none by ${nameOf(number ? left : right)}`), items)];
  };
  const draw = () => {
    beside.replaceChildren();
    if (!left.value || left.value === right.value) {
      told.textContent = left.value ? "Choose two sources." : "";
      return;
    }
    const heard = events.map((event) => [event, members(event)]);
    const both = heard.filter(([, sides]) => sides[0].length && sides[1].length);
    const table = made("table", "two", made("caption", "unseen", `${nameOf(left)} and ${nameOf(right)}`));
    table.setAttribute("role", "table");
    const head = made("thead", "", line(cell("columnheader", "", "point"), cell("columnheader", "left", nameOf(left)),
      cell("columnheader", "sign", made("span", "unseen", "how they compare")), cell("columnheader", "right", nameOf(right))));
    head.setAttribute("role", "rowgroup");
    table.append(head, ...both.map(([event, sides]) => bodyOf(event, sides)));
    if (both.length) beside.append(table);
    beside.append(...alone(0, left, heard.filter(([, sides]) => sides[0].length && !sides[1].length).map(([event]) => event)),
      ...alone(1, right, heard.filter(([, sides]) => !sides[0].length && sides[1].length).map(([event]) => event)));
    told.textContent = `${counted(both.length, "event")} told by both`;
    const speakers = [left, right].map((select, number) => {
      const names = new Set(heard.flatMap(([, sides]) => sides[number].filter((words) => words[0] !== select.value)
        .map((words) => select.querySelector(`option[value="${words[0]}"]`).textContent.replace(/^\S+ /u, ""))));
      return names.size ? `${nameOf(select)}: with ${[...names].join(", ")}` : "";
    });
    who.textContent = speakers.filter(Boolean).join(" · ");
  };
  pick.addEventListener("change", draw);
  pick.addEventListener("submit", (event) => event.preventDefault());
  at("swap").addEventListener("click", () => { [left.value, right.value] = [right.value, left.value]; draw(); });
  if (right.options.length > 1) right.selectedIndex = 1;
  draw();
  target();
}
