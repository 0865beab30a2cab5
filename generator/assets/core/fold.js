/* What counts as the same writing: width, traditional characters, numerals, units, spaces, separators.
   The table is the one of generator/folding.py, and so are the vectors that test both. */
"use strict";

{
  const table = casebook.site.folding;
  const digits = new Map([...table.digits].map((char, place) => [char, table.values[place]]));
  const powers = new Map(Object.entries(table.powers));
  const units = new Map(Object.entries(table.units));
  const simplified = new Map([...table.traditional].map((char, place) => [char, [...table.simplified][place]]));
  const han = table.digits + [...powers.keys()].join("");
  const byLength = [...units.keys()].sort((one, other) => other.length - one.length);

  const SPACES = new RegExp(`[${table.spaces}]`, "g");
  const QUOTES = anyOf(table.quotes);
  const SEPARATORS = anyOf(table.separators);
  const PARTS = new RegExp(`${SEPARATORS.source}|${SPACES.source}`);
  const ENDS = new RegExp(`${anyOf(table.ends).source}+$`);
  const THOUSANDS = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g;
  const PERCENT = new RegExp(`百分之([0-9.点${han}]+)`, "g");
  const SHIFTED = /([0-9]+)(?:[.]([0-9]+))?([百千万亿]+)/g;
  const HAN_NUMBER = new RegExp(`[${han}]+`, "g");
  const SPOKEN_POINT = /(?<=[0-9])点(?=[0-9])/g;
  const NUMBER = /0*([0-9]+(?:[.][0-9]+)?)/g;
  const UNIT = new RegExp(`(?<=[0-9])(${byLength.join("|")})`, "g");
  const QUANTITY = new RegExp(`^[${table.before}]*(-?[0-9]+(?:[.][0-9]+)?)(.*?)(?:${table.after})?$`);

  function fold(text) {
    return foldPart(wide(text));
  }

  /* The items of a list, each folded, as they stand. */
  function items(text, separators = SEPARATORS) {
    return wide(text).split(separators).map(foldPart).filter(Boolean);
  }

  /* Whether an answer says the same as an accepted one; a list may come in any order unless `ordered`. */
  function accepts(answer, accepted, { ordered = false, unitOptional = false } = {}) {
    const right = items(accepted);
    if (unitOptional && right.length === 1 && QUANTITY.exec(right[0])?.[1] === fold(answer)) return true;
    const arranged = ordered ? (list) => list : (list) => list.toSorted();
    const same = (list) => JSON.stringify(arranged(list)) === JSON.stringify(arranged(right));
    return same(items(answer)) || same(items(answer, PARTS));
  }

  /* How an answer compares with a number and its unit: right, unit-missing, unit-wrong, wrong or unreadable. */
  function quantity(answer, value, unit, { tolerance = 0, unitRequired = true } = {}) {
    const hit = QUANTITY.exec(fold(answer));
    if (!hit) return "unreadable";
    if (Math.abs(Number(hit[1]) - value) > tolerance + 1e-9) return "wrong";
    if (!hit[2]) return unitRequired ? "unit-missing" : "right";
    return hit[2] === fold(`1${unit}`).slice(1) ? "right" : "unit-wrong";
  }

  function wide(text) {
    const plain = [...text.normalize("NFKC").toLowerCase()].map((char) => simplified.get(char) ?? char).join("");
    return plain.replace(THOUSANDS, "");
  }

  function foldPart(text) {
    return text
      .replace(SPACES, "")
      .replace(QUOTES, "")
      .replace(PERCENT, "$1%")
      .replace(SHIFTED, (_, whole, fraction = "", signs) => shifted(whole, fraction, placesOf(signs)))
      .replace(HAN_NUMBER, arabic)
      .replace(SPOKEN_POINT, ".")
      .replace(NUMBER, (_, number) => plainNumber(number))
      .replace(UNIT, (unit) => units.get(unit))
      .replace(ENDS, "");
  }

  function placesOf(signs) {
    return [...signs].reduce((sum, sign) => sum + powers.get(sign), 0);
  }

  /* 15000 for 1.5 and 4 places. */
  function shifted(whole, fraction, places) {
    const all = whole + fraction.padEnd(places, "0");
    return `${all.slice(0, whole.length + places)}.${all.slice(whole.length + places) || "0"}`;
  }

  function plainNumber(number) {
    return number.includes(".") ? number.replace(/0+$/, "").replace(/[.]$/, "") : number;
  }

  /* A number in Chinese numerals; as it is if it is none, such as 万一. */
  function arabic(word) {
    const chars = [...word];
    if (!chars.some((char) => powers.has(char))) return chars.map((char) => digits.get(char)).join("");
    let [total, section, digit, power] = [0n, 0n, null, 0];
    for (const char of chars) {
      if (digits.has(char)) {
        if (digit) return word;
        digit = BigInt(digits.get(char));
        power = digit ? power : 0;
        continue;
      }
      power = powers.get(char);
      if (power < 4) {
        if (digit === null && char !== "十") return word;
        section += (digit ?? 1n) * 10n ** BigInt(power);
      } else {
        section += digit ?? 0n;
        if (!section && !(total && char === "亿")) return word;
        total = char === "万" ? total + section * 10n ** 4n : (total + section) * 10n ** 8n;
        section = 0n;
      }
      digit = null;
    }
    const last = (digit ?? 0n) * 10n ** BigInt(power > 1 ? power - 1 : 0); // 一百二 is 120, 一百零二 is 102
    return String(total + section + last);
  }

  function anyOf(chars) {
    return new RegExp(`[${chars.replace(/[\\\]^-]/g, "\\$&")}]`, "g");
  }

  Object.assign(casebook, { accepts, fold, items, quantity });
}
