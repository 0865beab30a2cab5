/* What was probably meant: the nearest of several words, as Python's `difflib.get_close_matches` has it, with which the check
   asks “是不是 …？”. */
"use strict";

{
  const CUTOFF = 0.6;

  /** The longest run of characters that both have between some places, the first of equals: `[in one, in other, length]`.
      @type {(one: string[], other: string[], from: number, to: number, start: number, end: number) => [number, number, number]} */
  function longest(one, other, from, to, start, end) {
    /** @type {[number, number, number]} */
    let best = [from, start, 0];
    /** @type {number[]} */
    let before = [];
    for (let place = from; place < to; place += 1) {
      /** @type {number[]} */
      const now = [];
      for (let at = start; at < end; at += 1) {
        if (one[place] !== other[at]) continue;
        now[at] = (before[at - 1] ?? 0) + 1;
        if (now[at] > best[2]) best = [place - now[at] + 1, at - now[at] + 1, now[at]];
      }
      before = now;
    }
    return best;
  }

  /** How many characters both have in common, in order.
      @type {(one: string[], other: string[], from?: number, to?: number, start?: number, end?: number) => number} */
  function common(one, other, from = 0, to = one.length, start = 0, end = other.length) {
    const [place, at, length] = longest(one, other, from, to, start, end);
    if (!length) return 0;
    return length + common(one, other, from, place, start, at) + common(one, other, place + length, to, at + length, end);
  }

  /** The one that is nearest to what was written; "" if none is near.
      @type {(written: string, words: string[]) => string} */
  function formNear(written, words) {
    const other = [...written];
    let [best, score] = ["", CUTOFF];
    for (const word of words) {
      const one = [...word];
      const whole = one.length + other.length;
      if (2 * Math.min(one.length, other.length) < score * whole) continue;
      const ratio = (2 * common(one, other)) / whole;
      if (ratio > score || (ratio === score && word > best)) [best, score] = [word, ratio];
    }
    return best;
  }

  casebook.formNear = formNear;
}
