/* What is typed as tokens, and tokens as patterns that find them however they are written: width, traditional characters,
   numerals, units, spaces. Texts are searched as they are; only a pattern knows how else its words can be spelt. */
"use strict";

{
  const table = casebook.site.folding;
  const full = String.fromCharCode(...range(0xff10, 10), ...range(0xff21, 26), ...range(0xff41, 26));
  const half = "0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
  const plainOf = new Map([...table.traditional + full].map((char, place) => [char, (table.simplified + half)[place]]));
  const isOdd = new Uint8Array(0x10000);
  for (const char of plainOf.keys()) isOdd[char.charCodeAt(0)] = 1;

  const PART = "[0-9零〇一二三四五六七八九十]{1,3}";
  const TOKEN = new RegExp(
    `(?<year>[0-9零〇一二三四五六七八九]{4})(?:年\\s*|[-./])(?<month>${PART})(?:月\\s*|[-./])(?<day>${PART})日?` +
      `|(?<anyMonth>${PART})月\\s*(?<anyDay>${PART})[日号]` +
      `|${casebook.numbers.NUMBER}|(?<letters>[a-z]+)|(?<han>[\\u3400-\\u9fff])|(?<gap>\\s+)|(?<other>.)`,
    "gsu",
  );

  /** The same text, character for character, in simplified characters and half-width letters and digits.
      @type {(text: string) => string} */
  function even(text) {
    for (let place = 0; place < text.length; place++) {
      if (isOdd[text.charCodeAt(place)]) return Array.from({ length: text.length }, (_, at) => plainOf.get(text[at]) ?? text[at]).join("");
    }
    return text;
  }

  /** Runs of tokens that stand together; what parts them parts the query.
      @type {(query: string) => Token[][]} */
  function runs(query) {
    const text = even(query.normalize("NFKC").toLowerCase())
      .replace(/(?<=第)\s+(?=[0-9])|(?<=[0-9])\s+(?=[条款项号])/g, "")
      .replace(/([0-9一二两三四五六七八九十])个?w(?![a-z])/g, "$1万");
    /** @type {Token[][]} */
    const found = [[]];
    for (const { 0: typed, groups = {} } of text.matchAll(TOKEN)) {
      if (groups.gap || groups.other) found.push([]);
      else found[found.length - 1].push(...tokens(typed, groups));
    }
    return found.filter((run) => run.length);
  }

  /** @type {(typed: string, groups: Record<string, string | undefined>) => Token[]} */
  function tokens(typed, groups) {
    const { letters, han } = groups;
    if (han) return [{ text: han }];
    if (letters) return [{ text: letters, letters, source: `(?<![a-z])${letters}` }];
    const day = date(groups);
    if (day) return [{ text: typed, source: day, hasUnit: true }];
    const amount = casebook.numbers.amount(groups);
    if (!amount) return [...typed.replace(/\s/g, "")].map((char) => ({ text: char }));
    const text = amount.unit === "点" ? `${amount.value}点` : typed.trim();
    return [{ text, amount, source: casebook.numbers.spellings(amount), hasUnit: Boolean(amount.unit) }];
  }

  /** A date, of any year if none was typed.
      @type {(groups: Record<string, string | undefined>) => string | null} */
  function date(groups) {
    const [year, month, day, anyMonth, anyDay] = ["year", "month", "day", "anyMonth", "anyDay"].map((name) => casebook.fold(groups[name] ?? ""));
    if (year) return `${year}(?:-0?${month}-0?${day}(?![0-9])| ?年 ?${month} ?月 ?${day} ?日)`;
    return anyMonth && `(?:(?<=[0-9]{4})-0?${anyMonth}-0?${anyDay}(?![0-9])|(?<![0-9])${anyMonth} ?月 ?${anyDay} ?[日号])`;
  }

  /** What finds tokens that stand together: plain text if they are Han characters, else an expression.
      @type {(run: Token[]) => SearchPattern} */
  function pattern(run) {
    if (run.every(({ source }) => !source)) return { key: run.map(({ text }) => text).join("") };
    const key = run.map(({ source, text }) => source ?? text).join(" ?");
    return { key, expression: new RegExp(key, "gi") };
  }

  /** Call `visit(start, end)` for each place of a pattern in a text.
      @type {Terms["each"]} */
  function each({ key, expression }, text, visit) {
    if (expression) for (const hit of text.matchAll(expression)) visit(hit.index, hit.index + hit[0].length);
    else for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) visit(at, at + key.length);
  }

  /** @type {(start: number, length: number) => number[]} */
  function range(start, length) {
    return Array.from({ length }, (_, place) => start + place);
  }

  casebook.terms = /** @type {Terms} */ ({ each, even, pattern, runs }); // search-query.js adds the rest
}
