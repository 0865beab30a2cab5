/* The pages that are asked for in such words: the utterances that are likest to what was typed, by the pieces they share.
   A piece is a character, a pair of neighbours, an amount, or what words of one meaning have in common. Rarities are whole
   numbers, and only sums, products and roots are taken of them, so that every browser comes to the same. */
"use strict";

{
  const NEAREST = 3; // utterances of a page that count
  const SCALE = 64; // of rarities
  const MEANING = 0.7; // what a shared meaning tells, beside a shared word

  class Utterances {
    /** @param {Lexicon} lexicon */
    constructor(lexicon) {
      this.lexicon = lexicon;
      /** @type {Map<string, number[]>} */
      this.having = new Map(); // for each piece the utterances that have it
      /** @type {number[]} */
      this.pages = []; // the page of each utterance, ascending
      this.rarity = new Map();
      this.length = new Float64Array(0);
    }

    /** @type {(page: number, text: string) => void} */
    add(page, text) {
      const utterance = this.pages.push(page) - 1;
      for (const piece of piecesOf(text, this.lexicon)) {
        const known = this.having.get(piece);
        if (known?.at(-1) === utterance) continue;
        if (known) known.push(utterance);
        else this.having.set(piece, [utterance]);
      }
    }

    /** Weigh the pieces, when all is added. */
    close() {
      const squares = new Float64Array(this.pages.length);
      for (const [piece, utterances] of this.having) {
        const share = piece.startsWith("→") ? MEANING : 1;
        const rarity = Math.round(SCALE * share * (1 + Math.log(this.pages.length / utterances.length)));
        this.rarity.set(piece, rarity);
        for (const utterance of utterances) squares[utterance] += rarity ** 2;
      }
      this.length = squares.map(Math.sqrt);
    }

    /** For each page how alike a query is to the nearest of its utterances, added up: `[page, score]`. An amount alone asks
        for nothing but the places where it is written.
        @type {SearchKnown["asked"]} */
    scores(query) {
      if (casebook.terms.runs(query).flat().every(({ amount }) => amount)) return [];
      const shared = new Float64Array(this.pages.length);
      let square = 0;
      for (const piece of new Set(piecesOf(query, this.lexicon, true))) {
        const weight = (this.rarity.get(piece) ?? 0) ** 2;
        square += weight;
        for (const utterance of this.having.get(piece) ?? []) shared[utterance] += weight;
      }
      /** @type {Map<number, number[]>} */
      const best = new Map();
      shared.forEach((weight, utterance) => {
        if (weight) keep(best, this.pages[utterance], weight / (this.length[utterance] * Math.sqrt(square)));
      });
      return [...best].map(([page, likest]) => [page, likest.reduce((sum, one) => sum + one, 0)]);
    }
  }

  /** Keep a likeness if it is among the best of its page.
      @type {(best: Map<number, number[]>, page: number, likeness: number) => void} */
  function keep(best, page, likeness) {
    const kept = best.get(page) ?? [];
    if (!kept.length) best.set(page, kept);
    if (kept.length < NEAREST) kept.push(likeness);
    else {
      const least = kept.indexOf(Math.min(...kept));
      if (kept[least] < likeness) kept[least] = likeness;
    }
  }

  /** @type {(text: string, lexicon: Lexicon, isTyped?: boolean) => string[]} */
  function piecesOf(text, lexicon, isTyped = false) {
    /** @type {string[]} */
    const found = [];
    for (const run of casebook.terms.runs(text)) {
      let words = "";
      run.forEach(({ text: word, amount }, place) => {
        words += word;
        const next = run[place + 1];
        if (amount) found.push(...amountPieces(amount, isTyped));
        else found.push(word);
        if (!amount && next && !next.amount) found.push(word + next.text);
      });
      for (const meaning of lexicon.meanings(words)) found.push(`→${meaning}`);
    }
    return found;
  }

  /** A number alone may be that of any unit; with its unit it is nothing else, but as long as some others. Round thousands
      without a unit are money.
      @type {(amount: Amount, isTyped: boolean) => string[]} */
  function amountPieces({ value, unit }, isTyped) {
    const name = unit || (value >= 1000 && value % 500 === 0 ? "元" : "");
    const own = name ? [`#${value}${name}`, `#${name}`] : [];
    const others = isTyped ? casebook.numbers.close({ value, unit }).map((other) => `#${other.value}${other.unit}`) : [];
    return [...own, ...others, ...(isTyped && unit ? [] : [`#${value}`])];
  }

  casebook.Utterances = Utterances;
}
