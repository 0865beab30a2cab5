/* What looks like somebody's real data: the twin of generator/twins/personal.py, which also says why. `casebook.personal(table)`
   works from the table that the build wrote; the same vectors test both. */
"use strict";

{
  /** @type {Casebook["personal"]} */
  function personal(table) {
    const { halfWidth, of: unitsOf, textOf } = casebook.units;
    const [UNSEEN, OTHERWISE] = [table.unseen, table.otherwise].map((pattern) => new RegExp(pattern, "u"));
    const [MARKER, SIGNS] = [table.marker, table.signs].map((pattern) => new RegExp(pattern, "gu"));
    /** @type {(entry: [string, PersonalKind]) => [string, RegExp, string][]} */
    const compiled = ([kind, { patterns }]) => patterns.map(([pattern, name]) => [kind, new RegExp(`(?=${pattern})`, "dgu"), name]);
    const PATTERNS = Object.entries(table.kinds).flatMap(compiled);

    /** @type {(text: string) => PersonalSpan[]} */
    function find(text) {
      const units = unitsOf(text.replace(MARKER, " "), seen);
      const plain = textOf(units);
      /** @type {PersonalSpan[]} */
      const spans = [];
      for (const [which, pattern, checkName] of PATTERNS) {
        for (const { 1: written, indices } of plain.matchAll(pattern)) {
          const ends = /** @type {[number, number][]} */ (indices)[1];
          const place = { start: units[ends[0]].start, end: units[ends[1] - 1].end };
          const isTaken = spans.some(({ start, end }) => start < place.end && place.start < end);
          if (!isTaken && isReal(written, checkName) && !isCalledOtherwise(plain.slice(0, ends[0]), checkName)) {
            spans.push({ kind: table.kinds[which].sure ? "personal" : "proposed", which, ...place });
          }
        }
      }
      return spans;
    }

    /** @type {(written: string, name: string) => boolean} */
    function isReal(written, name) {
      if (!name) return true;
      const { shape, luhn, signs = "", weights, last = "" } = table.checks[name];
      const number = bare(written);
      if (!new RegExp(shape, "u").test(number)) return false;
      if (luhn) return isLuhn(number);
      const total = (weights ?? []).reduce((sum, weight, place) => sum + weight * signs.indexOf(number[place]), 0);
      return !weights || last[total % last.length] === number.at(-1);
    }

    /** @type {(before: string, name: string) => boolean} */
    function isCalledOtherwise(before, name) {
      return !table.checks[name]?.weights && OTHERWISE.test([...before].slice(-table.around).join(""));
    }

    /** @type {(character: string) => string} */
    function seen(character) {
      return UNSEEN.test(character) ? "" : halfWidth(character);
    }

    /** @type {(written: string) => string} */
    function bare(written) {
      return textOf(unitsOf(written, seen)).replace(SIGNS, "").toUpperCase();
    }

    /** How found personal data may be shown.
        @type {(kind: string, written: string) => string} */
    function masked(kind, written) {
      const { shown: count } = table.kinds[kind];
      return count ? `…${bare(written).slice(-count)}` : "…";
    }

    return { find, labelOf: (kind) => table.kinds[kind].label, masked };
  }

  /** @type {(number: string) => boolean} */
  function isLuhn(number) {
    const digits = [...number].map(Number).toReversed();
    const sums = digits.map((digit, place) => (place % 2 ? Math.floor((2 * digit) / 10) + ((2 * digit) % 10) : digit));
    return new Set(digits).size > 1 && sums.reduce((sum, digit) => sum + digit) % 10 === 0;
  }

  casebook.personal = personal;
}
