/* What a sentence is about, by what the build learned (`generator/twins/telling.py`): the pieces of one and two characters that
   it has, and how much each of them tells. Sums of whole numbers, so that every browser comes to the same. */
"use strict";

{
  const ZERO = 0x40; // the code that stands for 0
  const FINER = 64; // times as fine are the weights of a class as a whole

  /** `scores(text)`: how much a text is like what is said of each class, about 0 for a text that tells nothing.
      @type {Casebook["telling"]} */
  function telling({ classes, base, scale, pieces: [ones, pairs], rarities, weights }) {
    const all = [...ones, ...(pairs.match(/../gsu) ?? [])];
    const known = all.map((piece, at) => ({ piece, rarity: rarities.charCodeAt(at) - ZERO })).filter(({ rarity }) => rarity > 0);
    const places = new Map(known.map(({ piece }, place) => [piece, place]));

    /** @type {(text: string) => Map<string, number>} */
    function scores(text) {
      const sums = classes.map(() => 0);
      let [squares, whole] = [0, 0];
      for (const piece of piecesOf(text)) {
        const place = places.get(piece);
        if (place === undefined) continue;
        const { rarity } = known[place];
        squares += rarity ** 2;
        whole += rarity;
        for (let at = 0; at < sums.length; at++) sums[at] += rarity * (weights.charCodeAt(place * sums.length + at) - ZERO);
      }
      const length = Math.sqrt(squares) || 1;
      return new Map(classes.map((name, at) => [name, (FINER * sums[at] + base[at] * whole) / length / scale / FINER]));
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

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ telling }));
}
