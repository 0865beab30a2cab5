/* The sentence of a text that says most of what was asked, in pieces, those that were found marked. Pure. */
"use strict";

{
  /** @typedef {Place & { weight: number, slot: number }} Found */

  const LONGEST = 96; // characters of an excerpt
  const AHEAD = 24; // of them before the first mark, where a sentence is longer
  const SHORT = 10;

  /** All of a text in pieces `{text, isMarked}`; `wanted` is `[{pattern, slot, weight}]`.
      @type {(text: string, wanted: Wanted[]) => Piece[]} */
  function marked(text, wanted) {
    return pieces(text, places(text, wanted), 0, text.length);
  }

  /** The best sentence of a text, or nothing if none has a mark.
      @type {(text: string, wanted: Wanted[]) => Piece[] | null} */
  function excerpt(text, wanted) {
    const found = places(text, wanted);
    if (!found.length) return null;
    let [start, end] = bestSentence(text, found);
    const first = found.find((place) => place.start >= start)?.start ?? start;
    if (end - start > LONGEST) {
      start = Math.max(start, Math.min(first - AHEAD, end - LONGEST));
      end = Math.min(end, start + LONGEST);
    }
    return pieces(text, found, start, end);
  }

  /** How a text begins, without marks.
      @type {(text: string) => Piece[]} */
  function beginning(text) {
    const [block] = text.split("\r");
    return pieces(block, [], 0, Math.min(block.length, LONGEST));
  }

  /** Where the patterns are, in order.
      @type {(text: string, wanted: Wanted[]) => Found[]} */
  function places(text, wanted) {
    const even = casebook.terms.even(text);
    /** @type {Found[]} */
    const found = [];
    for (const { pattern, weight, slot } of wanted) {
      casebook.terms.each(pattern, even, (start, end) => found.push({ start, end, weight, slot }));
    }
    return found.toSorted((one, other) => one.start - other.start || other.end - one.end);
  }

  /** The sentence that fills the most; of equals the first. A few words are hardly a sentence.
      @type {(text: string, found: Found[]) => [number, number]} */
  function bestSentence(text, found) {
    /** @type {{ score: number, range: [number, number] }} */
    let best = { score: -1, range: [0, text.length] };
    let from = 0;
    for (const { 0: sentence, index } of text.matchAll(/[^。！？；\r]+[。！？；]*[”’）」』]*/g)) {
      const end = index + sentence.length;
      const seen = new Map();
      while (from < found.length && found[from].start < end) {
        if (found[from].start >= index) seen.set(found[from].slot, found[from].weight);
        from++;
      }
      const score = [...seen.values()].reduce((sum, weight) => sum + weight, 0) * (sentence.length < SHORT ? 0.6 : 1);
      if (score > best.score) best = { score, range: [index, end] };
    }
    return best.range;
  }

  /** @type {(text: string, found: Found[], start: number, end: number) => Piece[]} */
  function pieces(text, found, start, end) {
    /** @type {Piece[]} */
    const list = [];
    /** @type {(to: number, isMarked: boolean) => void} */
    const add = (to, isMarked) => {
      if (to > at) list.push({ text: text.slice(at, to), isMarked });
      at = Math.max(at, to);
    };
    let at = start;
    if (start && !/[。！？；\r]/.test(text[start - 1])) list.push({ text: "…", isMarked: false });
    for (const place of found) {
      if (place.end <= at || place.start >= end) continue;
      add(Math.max(at, place.start), false);
      add(Math.min(place.end, end), true);
    }
    add(end, false);
    if (end < text.length && !/[。！？；\r]/.test(text[end - 1] + text[end])) list.push({ text: "…", isMarked: false });
    return list;
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ beginning, excerpt, marked }));
}
