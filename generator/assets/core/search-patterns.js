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

  const numerals = table.digits + Object.keys(table.powers).join("");
  const TOKEN = new RegExp(
    `(?<year>[0-9零〇一二三四五六七八九]{4})(?:年\\s*|[-./])(?<month>[0-9一二三四五六七八九十]+)(?:月\\s*|[-./])(?<day>[0-9一二三四五六七八九十]+)日?` +
      `|(?<number>百分之[0-9.点${numerals}]+|[0-9](?:[0-9.,]*[0-9])?|[${numerals}]+)\\s*(?<unit>%|${table.units.map(([unit]) => unit).join("|")})?` +
      "|(?<letters>[a-z]+)|(?<han>[\\u3400-\\u9fff])|(?<gap>\\s+)|(?<other>.)",
    "gsu",
  );
  const NOT_IN_NUMBER = { arabic: ["(?<![0-9.])", "(?![0-9]|[.,][0-9])"], han: [`(?<![${numerals}])`, `(?![${numerals}])`] };

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
    const text = even(query.normalize("NFKC").toLowerCase()).replace(/(第|[0-9])\s+(?=[0-9条款项号])/g, "$1");
    /** @type {Token[][]} */
    const found = [[]];
    for (const { 0: typed, groups = {} } of text.matchAll(TOKEN)) {
      if (groups.gap || groups.other) found.push([]);
      else found[found.length - 1].push(...tokens(typed, groups));
    }
    return found.filter((run) => run.length);
  }

  /** @type {(typed: string, groups: Record<string, string | undefined>) => Token[]} */
  function tokens(typed, { year, month, day, number, unit, letters, han }) {
    if (han) return [{ text: han }];
    if (year && month && day) return [{ text: typed, source: date(casebook.fold(year), casebook.fold(month), casebook.fold(day)), hasUnit: true }];
    if (letters) return [{ text: letters, letters, source: `(?<![a-z])${letters}` }];
    if (number === "一" && !unit) return [{ text: number }]; // as in 一开口
    const value = casebook.fold(number ?? "");
    if (/^[0-9.]+%?$/.test(value)) return [{ text: typed, source: quantity(number ?? "", value, unit), hasUnit: Boolean(unit) }];
    return [...typed.replace(/\s/g, "")].map((char) => ({ text: char }));
  }

  /** @type {(year: string, month: string, day: string) => string} */
  function date(year, month, day) {
    return `${year}(?:-0?${month}-0?${day}(?![0-9])| ?年 ?${month} ?月 ?${day} ?日)`;
  }

  /** A number in every usual spelling, with its unit in every usual name.
      @type {(typed: string, value: string, unit: string | undefined) => string} */
  function quantity(typed, value, unit) {
    if (value.endsWith("%") || unit === "%") {
      const share = value.replace("%", "");
      return `(?:${between("arabic", share)} ?[%％]|百分之(?:${[share, ...spoken(Number(share))].join("|")}))`;
    }
    const written = [between("arabic", value.replace(/\B(?=(?:[0-9]{3})+$)/g, ",?")), ...shortened(Number(value))];
    const said = new Set(spoken(Number(value)));
    if (/[^0-9.,]/.test(typed)) said.add(typed);
    const number = `(?:${[...written, ...[...said].map((one) => between("han", one))].join("|")})`;
    const names = unit && table.units.find(([name]) => new RegExp(`^(?:${name})$`).test(unit));
    return names ? `${number} ?(?:${names[0]})` : number;
  }

  /** @type {(kind: "arabic" | "han", number: string) => string} */
  function between(kind, number) {
    return NOT_IN_NUMBER[kind].join(number);
  }

  /** 1.5 ?万 for 15000.
      @type {(value: number) => string[]} */
  function shortened(value) {
    const units = /** @type {[number, string][]} */ ([[1e8, "亿"], [1e4, "万"]]).filter(([size]) => value >= size && Number.isInteger((value / size) * 100));
    return units.map(([size, name]) => between("arabic", `${value / size} ?${name}`.replace(".", "[.]")));
  }

  /** A number in Chinese numerals; a year digit by digit too.
      @type {(value: number) => string[]} */
  function spoken(value) {
    if (!Number.isInteger(value) || value > 1e8) return [];
    const whole = numeral(value);
    const others = value === 2 ? ["两"] : value > 999 && value < 1e4 ? byDigit(value) : [];
    return [whole, ...others];
  }

  /** @type {(value: number) => string[]} */
  function byDigit(value) {
    return ["零", "〇"].map((zero) => [...String(value)].map((digit) => zero.repeat(Number(digit === "0")) || numeral(Number(digit))).join(""));
  }

  /** @type {(value: number) => string} */
  function numeral(value) {
    if (value >= 1e4) {
      const rest = value % 1e4;
      return `${numeral(Math.floor(value / 1e4))}万${rest ? (rest < 1000 ? "零" : "") + numeral(rest) : ""}`;
    }
    let said = "";
    for (const [name, size] of /** @type {[string, number][]} */ ([["千", 1000], ["百", 100], ["十", 10], ["", 1]])) {
      const digit = Math.floor(value / size) % 10;
      if (digit) said += name === "十" && digit === 1 && !said ? "十" : "零一二三四五六七八九"[digit] + name;
      else if (said && value % size) said = `${said.replace(/零$/, "")}零`;
    }
    return said || "零";
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
