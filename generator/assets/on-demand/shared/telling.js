/* What a sentence is about, by what the build learned (`generator/twins/telling.py`): the pieces of one and two characters that
   it has, how much each of them tells, and the examples that it comes near. Sums of whole numbers and one quotient, so that every
   browser comes to the same. */
"use strict";

{
  const ZERO = 0x40; // the code that stands for 0
  const FINER = 64; // times as fine are the weights of a class as a whole

  /** `scores(text)`: how much a text is like what is said of each class, about 0 for a text that tells nothing.
      @type {Casebook["telling"]} */
  function telling({ classes, base, scale, near, examples, pieces: [ones, steps], rarities, weights }) {
    const all = [...ones, ...pairsOf(ones, steps)];
    const known = all.map((piece, at) => ({ piece, rarity: rarities.charCodeAt(at) - ZERO })).filter(({ rarity }) => rarity > 0);
    const places = new Map(known.map(({ piece }, place) => [piece, place]));
    const lines = examples.flatMap((some, at) => (some ? plain(some).split("\n") : []).map((text) => ({ at, places: placesOf(text) })));
    const lengths = lines.map((line) => lengthOf(line.places));
    /** The examples that have a piece, by its place. @type {Map<number, number[]>} */
    const having = new Map();
    for (const [number, line] of lines.entries()) {
      for (const place of line.places) {
        const some = having.get(place) ?? [];
        if (some.push(number) === 1) having.set(place, some);
      }
    }

    /** @type {(text: string) => Map<string, number>} */
    function scores(text) {
      const sums = classes.map(() => 0);
      const found = placesOf(plain(text));
      const length = lengthOf(found);
      let whole = 0;
      for (const place of found) {
        const { rarity } = known[place];
        whole += rarity;
        for (let at = 0; at < sums.length; at++) sums[at] += rarity * (weights.charCodeAt(place * sums.length + at) - ZERO);
      }
      const nearest = nearness(found, length);
      return new Map(classes.map((name, at) => [name, (FINER * sums[at] + base[at] * whole) / length / scale / FINER + near * nearest[at]]));
    }

    /** For each class the cosine of a text with its nearest example.
        @type {(found: number[], length: number) => number[]} */
    function nearness(found, length) {
      const shared = lines.map(() => 0);
      for (const place of found) for (const number of having.get(place) ?? []) shared[number] += known[place].rarity ** 2;
      const nearest = classes.map(() => 0);
      for (const [number, { at }] of lines.entries()) nearest[at] = Math.max(nearest[at], shared[number] / (length * lengths[number]));
      return nearest;
    }

    /** @type {(text: string) => number[]} */
    function placesOf(text) {
      const found = [];
      for (const piece of piecesOf(text)) {
        const place = places.get(piece);
        if (place !== undefined) found.push(place);
      }
      return found;
    }

    /** @type {(found: number[]) => number} */
    function lengthOf(found) {
      return Math.sqrt(found.reduce((sum, place) => sum + known[place].rarity ** 2, 0)) || 1;
    }

    return { scores };
  }

  /** The pairs that begin with each of the characters: how many, and how far the second of each stands behind that of the one before.
      @type {(ones: string, steps: string) => string[]} */
  function pairsOf(ones, steps) {
    /** @type {string[]} */
    const pairs = [];
    let at = 0;
    const next = () => steps.charCodeAt(at++) - ZERO;
    for (const first of ones) {
      let place = 0;
      for (let left = next(); left > 0; left--) pairs.push(first + ones[(place += next())]);
    }
    return pairs;
  }

  /** @type {(text: string) => string} */
  function plain(text) {
    return casebook.wide(text).toLowerCase();
  }

  /** The different pieces of a plain text: characters and pairs of neighbours, but for long numbers, which are somebody's.
      @type {(text: string) => string[]} */
  function piecesOf(text) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const [run] of text.replace(/[0-9]{5,}/g, " ").matchAll(/[\u3400-\u9fff0-9a-z]+/g)) {
      for (let at = 0; at < run.length; at++) found.add(run[at]);
      for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
    }
    return [...found];
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ telling }));
}
