/* How a phrase is looked for in what somebody wrote: the twin of generator/twins/phrases.py, which also says why.
   `casebook.phrases(patterns)` works from the table that the build wrote; the same vectors test both. */
"use strict";

{
  const { escaped, of: unitsOf, textOf } = casebook.units;

  /** @type {(patterns: ProofreadingTable["patterns"]) => Phrases} */
  function phrases(patterns) {
    const { fold, wide } = casebook; // comes after this file
    /** @type {(pattern: string) => RegExp} */
    const all = (pattern) => new RegExp(pattern, "gu");
    const [NOISE, NUMBER, OMISSION] = [patterns.noise, patterns.number, patterns.omission].map(all);
    const [CHOICE, OR, PAUSE] = [patterns.choice, patterns.or, patterns.pause].map((pattern) => new RegExp(pattern, "u"));
    const NUMERAL = new RegExp(`^(?:${patterns.numeral})$`, "u");
    /** @type {Map<string, RegExp | null>} */
    const known = new Map();

    /** @type {Phrases["locate"]} */
    function locate(text, byClause = false) {
      const kept = withoutNoise(unitsOf(text, wide), byClause);
      const folded = [];
      let at = 0;
      for (const { 0: written, index } of textOf(kept).matchAll(NUMBER)) {
        const end = index + written.length;
        const place = { start: kept[index].start, end: kept[end - 1].end };
        folded.push(...kept.slice(at, index), ...fold(written).split("").map((unit) => ({ unit, ...place })));
        at = end;
      }
      folded.push(...kept.slice(at));
      return { text: textOf(folded), places: folded };
    }

    /** @type {(units: UnitOf[], byClause: boolean) => UnitOf[]} */
    function withoutNoise(units, byClause) {
      const text = textOf(units);
      const kept = [];
      let at = 0;
      for (const { 0: written, index } of text.matchAll(NOISE)) {
        const end = index + written.length;
        kept.push(...units.slice(at, index));
        const pause = byClause ? written.search(PAUSE) : -1;
        if (NUMERAL.test(text[index - 1] ?? "") && NUMERAL.test(text[end] ?? "")) {
          kept.push({ ...units[index], unit: written === "," || written === "." ? written : " " });
        } else if (pause >= 0) {
          kept.push({ ...units[index + pause], unit: "," });
        }
        at = end;
      }
      return [...kept, ...units.slice(at)];
    }

    /** @type {Phrases["find"]} */
    function find({ text, places }, some, byClause = false) {
      const compiled = some.map((phrase) => patternOf(phrase, byClause));
      const hits = compiled.flatMap((pattern) => (pattern ? [...text.matchAll(pattern)] : []));
      return hits.map(({ 0: written, index }) => ({ start: places[index].start, end: places[index + written.length - 1].end }));
    }

    /** @type {(phrase: string, byClause: boolean) => RegExp | null} */
    function patternOf(phrase, byClause) {
      const key = `${byClause} ${phrase}`;
      if (!known.has(key)) {
        const parts = phrase.split(OMISSION).filter((part) => locate(part, byClause).text);
        const pattern = parts.map((part) => partOf(part, byClause)).join(byClause ? patterns.within : patterns.between);
        known.set(key, new RegExp(`^(?:${pattern})`, "u").test("") ? null : all(pattern));
      }
      return known.get(key) ?? null;
    }

    /** The pattern of a part: every second piece of it is a choice.
        @type {(part: string, byClause: boolean) => string} */
    function partOf(part, byClause) {
      /** @type {(words: string) => string} */
      const literal = (words) => literalOf(words, byClause);
      return part.split(CHOICE).map((piece, at) => (at % 2 ? `(?:${piece.split(OR).map(literal).join("|")})` : literal(piece))).join("");
    }

    /** @type {(words: string, byClause: boolean) => string} */
    function literalOf(words, byClause) {
      const { text } = locate(words, byClause);
      const before = /^[0-9]/.test(text) ? "(?<![0-9.])" : "";
      const after = /[0-9]$/.test(text) ? "(?![0-9.])" : "";
      const pattern = before + escaped(text) + after;
      return byClause ? pattern.replaceAll("我们", patterns.us).replaceAll("您", patterns.you) : pattern;
    }

    return { find, locate };
  }

  casebook.phrases = phrases;
}
