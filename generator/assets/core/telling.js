/* What a sentence is about, by what the build learned (`generator/twins/telling.py`): the pieces of one and two characters that
   it has, and how much each of them tells. Sums of whole numbers, so that every browser comes to the same. */
"use strict";

{
  const [WEIGHTS, CLASSES] = [0x50, 0x100]; // the codes that stand for the weight 0 and for the first class
  const SCALE = 8; // of weights
  const FINER = 64; // times as fine are those of a class as a whole

  /** What a piece tells: how rare it is, and of which classes, by number, how much.
      @typedef {{ rarity: number, weights: [number, number][] }} Told */

  /** `scores(text)`: how much a text is like what is said of each class, about 0 for a text that tells nothing.
      @type {Casebook["telling"]} */
  function telling({ classes, base, pieces: rows }) {
    const tells = new Map(rows.flatMap((row, place) => parsed(row, place + 1)));

    /** @type {(text: string) => Map<string, number>} */
    function scores(text) {
      const known = piecesOf(text).flatMap((piece) => tells.get(piece) ?? []).map(told);
      const length = Math.sqrt(known.reduce((sum, { rarity }) => sum + rarity ** 2, 0)) || 1;
      const whole = known.reduce((sum, { rarity }) => sum + rarity, 0);
      const sums = base.map((one) => one * whole);
      for (const { rarity, weights } of known) for (const [place, weight] of weights) sums[place] += rarity * weight * FINER;
      return new Map(classes.map((name, place) => [name, sums[place] / length / SCALE / FINER]));
    }

    return { scores };
  }

  /** The different pieces of a text: characters and pairs of neighbours, but for long numbers, which are somebody's.
      @type {(text: string) => string[]} */
  function piecesOf(text) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const [run] of casebook.wide(text).toLowerCase().replace(/[0-9]{5,}/g, " ").matchAll(/[\u3400-\u9fff0-9a-z]+/g)) {
      for (let at = 0; at < run.length; at++) found.add(run[at]);
      for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
    }
    return [...found];
  }

  /** A row of pieces of one size, each with its signs: few are ever asked for, so they are read when they are.
      @type {(row: string, size: number) => [string, string][]} */
  function parsed(row, size) {
    return row.split(" ").filter(Boolean).map((entry) => [entry.slice(0, size), entry.slice(size)]);
  }

  /** @type {(signs: string) => Told} */
  function told(signs) {
    /** @type {[number, number][]} */
    const weights = [];
    for (let at = 1; at < signs.length; at += 2) weights.push([signs.charCodeAt(at) - CLASSES, signs.charCodeAt(at + 1) - WEIGHTS]);
    return { rarity: signs.charCodeAt(0) - WEIGHTS, weights };
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ telling }));
}
