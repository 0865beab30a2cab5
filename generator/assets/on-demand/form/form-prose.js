/* The Markdown that authors write, as nodes: what `pages/prose` makes of it, as far as a preview needs it. Texts become text
   nodes and nothing else, so nothing that is typed can run. */
"use strict";

{
  const { make } = casebook;
  const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +)(?=\S)/;
  const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
  const QUOTE = /^ {0,3}> ?/;
  const FENCE = /^ {0,3}(```|~~~)/;
  const DASHES = /^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/;
  const WIDE = "[\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u303f\\p{Script=Han}\\uff00-\\uff65]";
  const BETWEEN_WIDE = new RegExp(`(?<=${WIDE})([*\`\\]]*) ?\\n *([*\`[]*)(?=${WIDE})`, "gu"); // parts nothing
  const INLINE = new RegExp([
    "\\\\(?<escaped>[!-/:-@[-`{-~])",
    "(?<ticks>`+)(?<code>[^`]+)\\k<ticks>(?!`)",
    "\\[\\[(?<ref>[^\\[\\]|]+)(?:\\|(?<named>[^\\[\\]]+))?\\]\\]",
    "\\[(?<label>[^\\[\\]]+)\\]\\((?<address>[^\\s()]+)\\)",
    "\\*\\*(?=[^\\s*])(?<strong>(?:[^*]|\\*(?!\\*))*[^\\s*])\\*\\*",
    "\\*(?=[^\\s*])(?<em>[^*]*[^\\s*]|[^\\s*])\\*",
    "(?<end>(?: {2,}|\\\\)\\n *)",
  ].join("|"), "gu");

  /** @typedef {(ref: string) => string} TitleOf */

  /** One paragraph without the paragraph around it.
      @type {(text: string, titleOf: TitleOf) => (Node | string)[]} */
  function inline(text, titleOf) {
    /** @type {(Node | string)[]} */
    const found = [];
    let from = 0;
    for (const hit of text.matchAll(INLINE)) {
      found.push(text.slice(from, hit.index), marked(hit, titleOf));
      from = hit.index + hit[0].length;
    }
    return [...found, text.slice(from)];
  }

  /** @type {(hit: RegExpMatchArray, titleOf: TitleOf) => Node | string} */
  function marked({ groups: hit = {} }, titleOf) {
    if (hit.escaped) return hit.escaped;
    if (hit.code) return make("code", { textContent: hit.code.replace(/\n/g, " ") });
    if (hit.ref) return make("span", { className: "cb-form-link", textContent: hit.named ?? (titleOf(hit.ref) || hit.ref) });
    if (hit.label) return make("span", { className: "cb-form-link" }, ...inline(hit.label, titleOf)); // nobody leaves a form by it
    if (hit.strong) return make("strong", {}, ...inline(hit.strong, titleOf));
    return hit.em ? make("em", {}, ...inline(hit.em, titleOf)) : make("br");
  }

  /** @type {(text: string, titleOf: TitleOf) => Node[]} */
  function formProse(text, titleOf) {
    const lines = text.replace(/\r\n?/g, "\n").trimEnd().split("\n");
    const blocks = [];
    while (lines.length) {
      const block = lines[0].trim() ? next(lines, titleOf) : void lines.shift();
      if (block) blocks.push(block);
    }
    return blocks;
  }

  /** The block with which the lines begin; its lines are taken from them.
      @type {(lines: string[], titleOf: TitleOf) => Node} */
  function next(lines, titleOf) {
    if (RULE.test(lines[0])) return lines.shift(), make("hr");
    if (FENCE.test(lines[0])) return fenced(lines);
    if (QUOTE.test(lines[0])) return make("blockquote", {}, ...formProse(takenWhile(lines, (line) => QUOTE.test(line)).map((line) => line.replace(QUOTE, "")).join("\n"), titleOf));
    if (ITEM.test(lines[0])) return list(lines, titleOf);
    if (isTable(lines)) return table(lines, titleOf);
    const [first, ...rest] = [lines.shift() ?? "", ...takenWhile(lines, (line) => !begins(line))];
    return make("p", {}, ...inline([first, ...rest].map((line) => line.trimStart()).join("\n").trimEnd().replace(BETWEEN_WIDE, "$1$2"), titleOf));
  }

  /** Whether a line ends the paragraph above it: a number other than 1 begins no list there.
      @type {(line: string) => boolean} */
  function begins(line) {
    const number = ITEM.exec(line)?.[2] ?? "";
    return !line.trim() || RULE.test(line) || FENCE.test(line) || QUOTE.test(line) || /^(?:[-*+]|1[.)])$/.test(number);
  }

  /** @type {(lines: string[], goesOn: (line: string) => boolean) => string[]} */
  function takenWhile(lines, goesOn) {
    const end = lines.findIndex((line) => !goesOn(line));
    return lines.splice(0, end < 0 ? lines.length : end);
  }

  /** @type {(lines: string[]) => Node} */
  function fenced(lines) {
    const fence = (lines.shift() ?? "").trim().slice(0, 3);
    const inner = takenWhile(lines, (line) => !line.trim().startsWith(fence));
    lines.shift();
    return make("pre", {}, make("code", { textContent: `${inner.join("\n")}\n` }));
  }

  /** @type {(lines: string[], titleOf: TitleOf) => Node} */
  function list(lines, titleOf) {
    const sign = signOf(lines[0]);
    const start = Number.parseInt(lines[0].trim(), 10);
    const items = [];
    let isLoose = false;
    while (lines.length && signOf(lines[0]) === sign) {
      const [[lead]] = [/** @type {RegExpExecArray} */ (ITEM.exec(lines[0]))];
      const [first, ...rest] = [(lines.shift() ?? "").slice(lead.length), ...below(lines, lead.length)];
      const inner = [first, ...rest];
      isLoose ||= inner.slice(0, -1).some((line, place) => !line.trim() && inner.slice(place).some((other) => other.trim()));
      isLoose ||= !inner.at(-1)?.trim() && signOf(lines[0] ?? "") === sign;
      items.push(formProse(inner.join("\n"), titleOf));
    }
    const boxes = items.map((blocks) => make("li", {}, ...blocks.flatMap((block) => (isLoose || block.nodeName !== "P" ? [block] : [...block.childNodes]))));
    return Number.isNaN(start) ? make("ul", {}, ...boxes) : make("ol", { start }, ...boxes);
  }

  /** The sign of an item, which tells a list from the next one; of a number what stands behind it.
      @type {(line: string) => string} */
  function signOf(line) {
    const sign = ITEM.exec(RULE.test(line) ? "" : line)?.[2] ?? "";
    return sign.at(-1) ?? "";
  }

  /** The lines below an item that belong to it, without their indentation.
      @type {(lines: string[], column: number) => string[]} */
  function below(lines, column) {
    let isAfterBlank = false;
    return takenWhile(lines, (line) => {
      const isIndented = line.startsWith(" ".repeat(column));
      const goesOn = !line.trim() || isIndented || (!isAfterBlank && !begins(line) && !ITEM.test(line));
      isAfterBlank = !line.trim();
      return goesOn;
    }).map((line) => (line.startsWith(" ".repeat(column)) ? line.slice(column) : line.trimStart()));
  }

  /** @type {(lines: string[]) => boolean} */
  const isTable = ([head, dashes = ""]) => head.includes("|") && DASHES.test(dashes) && cells(head).length === cells(dashes).length;

  /** @type {(line: string) => string[]} */
  function cells(line) {
    const plain = line.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
    return plain.split(/(?<!\\)\|(?![^[]*\]\])/).map((cell) => cell.trim().replaceAll("\\|", "|"));
  }

  /** @type {(lines: string[], titleOf: TitleOf) => Node} */
  function table(lines, titleOf) {
    const [head, , ...rows] = takenWhile(lines, (line) => Boolean(line.trim()) && !QUOTE.test(line));
    const count = cells(head).length;
    /** @type {(line: string, tag: "td" | "th") => Node} */
    const row = (line, tag) => {
      const texts = cells(line);
      return make("tr", {}, ...Array.from({ length: count }, (_, place) => make(tag, {}, ...inline(texts[place] ?? "", titleOf))));
    };
    return make("table", {}, make("thead", {}, row(head, "th")), make("tbody", {}, ...rows.map((line) => row(line, "td"))));
  }

  casebook.formProse = formProse;
}
