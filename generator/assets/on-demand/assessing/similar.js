/* The cases that a text is most like, by pairs of characters (generator/twins/likeness.py). */
"use strict";

{
  const SAME = 0.15; // for a case of the same product, cause or level
  const SIMILAR = 3;

  /** `similar(text, first)`: the nearest of the cases, `first` being the taxa that the text seems to be of.
      @type {Casebook["similar"]} */
  function similar(cases) {
    const vectors = new Map(cases.map((one) => [one, parsed(one.vector)]));
    return (text, first) => {
      const pairs = pairsOf(text);
      const scored = cases.map((one) => ({ ...one, score: likeness(pairs, vectors.get(one) ?? new Map()) + SAME * one.taxa.filter((id) => first.has(id)).length }));
      return scored.toSorted((one, other) => other.score - one.score).slice(0, SIMILAR);
    };
  }

  /** How alike a text and a vector are, about 0 to 1.
      @type {(pairs: Map<string, number>, vector: Map<string, number>) => number} */
  function likeness(pairs, vector) {
    let sum = 0;
    for (const [pair, count] of pairs) sum += (1 + Math.log(count)) * (vector.get(pair) ?? 0);
    return sum / 100 / (Math.sqrt(pairs.size) || 1);
  }

  /** @type {(text: string) => Map<string, number>} */
  function pairsOf(text) {
    const counts = new Map();
    for (const [run] of casebook.wide(text).matchAll(/[\u3400-\u9fff]{2,}/g)) {
      for (let at = 0; at + 1 < run.length; at++) counts.set(run.slice(at, at + 2), (counts.get(run.slice(at, at + 2)) ?? 0) + 1);
    }
    return counts;
  }

  /** @type {(vector: string) => Map<string, number>} */
  function parsed(vector) {
    return new Map(vector.split(" ").filter(Boolean).map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
  }

  casebook.similar = similar;
}
