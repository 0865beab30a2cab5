/* What counts as the same writing: width, traditional characters, numerals, units, spaces, separators.
   The twin of generator/twins/folding.py, which also says why; the table and the patterns come from there, and the same vectors
   test both. */
"use strict";

{
  const table = casebook.site.folding;
  table.traditional = characters(table.traditional);
  /** @type {(keys: string, values: string) => Map<string, string>} */
  const zipped = (keys, values) => new Map([...keys].map((key, place) => [key, [...values][place]]));
  const digits = zipped(table.digits, table.values);
  const small = zipped(table.capitals, table.small);
  const known = zipped(table.traditional, table.simplified);
  const powers = Object.entries(table.powers).toReversed();
  /** @type {(name: string) => RegExp} */
  const all = (name) => new RegExp(table.patterns[name], "g");
  /** @type {(name: string) => RegExp} */
  const whole = (name) => new RegExp(`^(?:${table.patterns[name]})$`);

  const [SPACES, QUOTES, SEPARATORS, GAPS, JOINS, ENDS] = ["SPACES", "QUOTES", "SEPARATORS", "GAPS", "JOINS", "ENDS"].map(all);
  const [THOUSANDS, NUMBER, UNIT] = ["THOUSANDS", "NUMBER", "UNIT"].map(all);
  const [SPOKEN, DECIMAL, DIGITS, ABOUT, GROUP, ARABIC, QUANTITY] =
    ["SPOKEN", "DECIMAL", "DIGITS", "ABOUT", "GROUP", "ARABIC", "QUANTITY"].map(whole);

  /** The characters whose codes the build wrote as steps (`generator/twins/folding.py`).
      @type {(steps: string) => string} */
  function characters(steps) {
    let code = 0;
    return [...steps].map((step) => String.fromCharCode((code += step.charCodeAt(0) - 32))).join("");
  }

  /** The text as it is compared: two writings of the same answer fold to the same.
      @type {(text: string) => string} */
  function fold(text) {
    return foldPart(wide(text));
  }

  /** The items of a list, each folded, as they stand.
      @type {(text: string) => string[]} */
  function items(text) {
    return parted(wide(text).replace(THOUSANDS, ""), SEPARATORS);
  }

  /** Whether an answer says the same as an accepted one; a list may come in any order unless `ordered`.
      @type {Casebook["accepts"]} */
  function accepts(answer, accepted, { ordered = false, unitOptional = false } = {}) {
    const right = items(accepted).map(bare);
    if (!right.length) return false;
    if (unitOptional && right.length === 1) {
      const [meant, said] = [measure(accepted), measure(answer)];
      if (meant && said && said.unit === "" && near(said.number, meant.number)) return true;
    }
    /** @type {(list: string[]) => string} */
    const arranged = (list) => JSON.stringify(ordered ? list : list.toSorted());
    return readings(answer).some((reading) => arranged(reading.map(bare)) === arranged(right));
  }

  /** The number (as digits) and the unit, if that is all a text says.
      @type {(text: string) => Measure | null} */
  function measure(text) {
    const hit = QUANTITY.exec(fold(text));
    return hit && { number: hit[1], unit: hit[2] };
  }

  /** How an answer compares with a number and its unit: right, unit-missing, unit-wrong, wrong or unreadable.
      5 万元 is 50,000 元. `value` and `tolerance` are written numbers, which keeps them exact.
      @type {Casebook["quantity"]} */
  function quantity(answer, value, unit, { tolerance = "0", unitRequired = true } = {}) {
    const [said, one] = [measure(answer), measure(`1${unit}`)];
    if (!said || !one) return "unreadable";
    const asWritten = near(said.number, value, tolerance);
    const asMeant = near(said.number, value, tolerance, one.number);
    if (!said.unit) return !asWritten ? "wrong" : unitRequired ? "unit-missing" : "right";
    if (asMeant && said.unit === one.unit) return "right";
    return asWritten || asMeant ? "unit-wrong" : "wrong";
  }

  /** Whether a number is another one times `scale`, or no further off than `tolerance` times `scale`.
      @type {(one: string, other: string, tolerance?: string, scale?: string) => boolean} */
  function near(one, other, tolerance = "0", scale = "1") {
    const [a, b, c, d] = [one, other, tolerance, scale].map(decimal);
    const places = Math.max(a.places, b.places + d.places, c.places + d.places);
    /** @type {(number: bigint, from: number) => bigint} */
    const at = (number, from) => number * 10n ** BigInt(places - from);
    const apart = at(a.digits, a.places) - at(b.digits * d.digits, b.places + d.places);
    return (apart < 0n ? -apart : apart) <= at(c.digits * d.digits, c.places + d.places);
  }

  /** @type {(written: string) => { digits: bigint, places: number }} */
  function decimal(written) {
    const [before, after = ""] = written.split(".");
    return { digits: BigInt(before + after), places: after.length };
  }

  /** One form for every character; what parts the text is still there.
      @type {(text: string) => string} */
  function wide(text) {
    return replaced(replaced(text.normalize("NFKC").toLowerCase(), known), small);
  }

  /** @type {(text: string, by: Map<string, string>) => string} */
  function replaced(text, by) {
    return [...text].map((char) => by.get(char) ?? char).join("");
  }

  /** The ways to take a text for a list.
      @type {(text: string) => string[][]} */
  function readings(text) {
    const written = wide(text);
    return [written.replace(THOUSANDS, ""), written].flatMap((plain) => [SEPARATORS, GAPS, JOINS].map((parting) => parted(plain, parting)));
  }

  /** @type {(plain: string, parting: RegExp) => string[]} */
  function parted(plain, parting) {
    return plain.split(parting).map(foldPart).filter(Boolean);
  }

  /** A number with its unit, without the words around it.
      @type {(folded: string) => string} */
  function bare(folded) {
    const hit = QUANTITY.exec(folded);
    return hit ? hit[1] + hit[2] : folded;
  }

  /** @type {(plain: string) => string} */
  function foldPart(plain) {
    return plain
      .replace(SPACES, "")
      .replace(QUOTES, "")
      .normalize("NFC")
      .replace(ENDS, "")
      .replace(THOUSANDS, "")
      .replace(SEPARATORS, "、")
      .replace(NUMBER, (_, ...groups) => numeral(...groups))
      .replace(UNIT, (_, ...groups) => table.units[groups.findIndex((group) => group !== undefined)][1]);
  }

  /** @type {(...groups: (string | undefined)[]) => string} */
  function numeral(over, sign, under, part, share, run, mille, other) {
    if (over && under) return numberOf(over) + sign + numberOf(under);
    const number = share === "百" ? "100" : numberOf(share ?? run ?? other ?? "");
    if (part) return percent(number, part) ?? `${part}分之${number}`;
    return mille ? (percent(number, mille) ?? number + mille) : number;
  }

  /** 0.5% for 5‰; nothing for what is no number.
      @type {(number: string, sign: string) => string | null} */
  function percent(number, sign) {
    const hit = ARABIC.exec(number);
    return hit && `${shifted(hit[1], hit[2] ?? "", table.shares[sign])}%`;
  }

  /** A run of digits and numerals in Arabic digits; what is no number stays as it is, such as 万一.
      @type {(run: string) => string} */
  function numberOf(run) {
    const spoken = SPOKEN.exec(run);
    const before = spoken && wholeOf(spoken[1]);
    if (spoken && before !== null) return decimalOf(`${before}.${spoken[2]}`) ?? run;
    return run.split("点").map((part) => decimalOf(part) ?? wholeOf(part) ?? part).join("点");
  }

  /** 24.5, or 15000 for 1.5万.
      @type {(run: string) => string | null} */
  function decimalOf(run) {
    const hit = DECIMAL.exec(replaced(run, digits));
    return hit && shifted(hit[1], hit[2], [...hit[3]].reduce((sum, power) => sum + table.powers[power], 0));
  }

  /** A number without a point: digits, numerals, or both as in 1万5千.
      @type {(run: string) => string | null} */
  function wholeOf(run) {
    if (DIGITS.test(run) && !ABOUT.test(run)) return replaced(run, digits).replace(/^0+(?=.)/, "");
    const value = [...run].length <= table.longest ? valueOf(run) : null;
    return value === null ? null : String(value);
  }

  /** @type {(run: string) => bigint | null} */
  function valueOf(run) {
    for (const [power, places] of powers) {
      const at = run.indexOf(power);
      if (at < 0) continue;
      const most = leading(run.slice(0, at), power);
      const least = most ? rest(run.slice(at + 1), places) : null;
      return most === null || least === null ? null : most * 10n ** BigInt(places) + least;
    }
    return GROUP.test(run) ? BigInt(replaced(run, digits)) : null;
  }

  /** What stands before a power: 一 before 百, nothing before 十, any number before 万 and 亿.
      @type {(run: string, power: string) => bigint | null} */
  function leading(run, power) {
    if (power === "十" && !run) return 1n;
    return "万亿".includes(power) || GROUP.test(run) ? valueOf(run) : null;
  }

  /** What follows 百 is less than 100. 一百二 is 120, 一百零二 is 102.
      @type {(run: string, places: number) => bigint | null} */
  function rest(run, places) {
    if (run.length <= 1 && (!run || GROUP.test(run))) return BigInt((replaced(run, digits) || "0") + "0".repeat(places - 1));
    const value = valueOf("零〇".includes(run[0]) ? run.slice(1) : run);
    return value !== null && value < 10n ** BigInt(places) ? value : null;
  }

  /** 15000 for 1.5 and 4 places, 0.05 for 5 and -2, without zeros that mean nothing.
      @type {(before: string, after: string, places: number) => string} */
  function shifted(before, after, places) {
    const padded = before.padStart(1 - places, "0");
    const point = padded.length + places;
    const written = (padded + after).padEnd(point, "0");
    const fraction = written.slice(point).replace(/0+$/, "");
    return (written.slice(0, point).replace(/^0+/, "") || "0") + (fraction && `.${fraction}`);
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ accepts, fold, items, measure, quantity, wide }));
}
