/* What must not be said in any letter, told from what only speaks of it: the twin of generator/twins/taboos.py, which also says
   why. `casebook.taboos(table, phrases)` works from the table that the build wrote; the same vectors test both. */
"use strict";

{
  /** @type {(context: ProofreadingTable["context"], phrases: Phrases) => Taboos} */
  function taboos(context, { find, locate }) {
    /** @type {(pattern: string) => RegExp} */
    const one = (pattern) => new RegExp(pattern, "u");
    const [DENIED, REPORTED, HEDGED, NAMING] = [context.denied, context.reported, context.hedged, context.naming].map(one);
    const QUOTED = new RegExp(context.quoted, "gu");

    /** @type {Taboos["said"]} */
    function said(text, asked) {
      if (!asked.length) return [];
      const located = locate(text, true);
      const asserts = asserting(text, located);
      return asked.flatMap(({ phrases: some, unless }, which) => {
        const harmless = find(located, unless, true);
        /** @type {(place: Place) => boolean} */
        const counts = (place) => !harmless.some(({ start, end }) => start < place.end && place.start < end) && asserts(place);
        return find(located, some, true).filter(counts).map((place) => ({ which, ...place }));
      });
    }

    /** Whether what stands at a place is said by the writer, and not denied.
        @type {(text: string, located: Located) => (place: Place) => boolean} */
    function asserting(text, located) {
      const quotes = [...text.matchAll(QUOTED)].map(({ 0: written, index }) => ({ start: index, end: index + written.length }));
      /** @type {(place: number) => number} */
      const at = (place) => {
        const found = located.places.findIndex(({ start }) => start >= place);
        return found < 0 ? located.places.length : found;
      };
      return ({ start, end }) => {
        const quote = quotes.find((other) => other.start < end && end <= other.end);
        const first = at(quote && quote.start <= start ? quote.start : start);
        const [before, words] = [located.text.slice(0, first), located.text.slice(first, at(end))];
        if (quote && (quote.start > start || NAMING.test(before))) return false;
        return !DENIED.test(before) && !REPORTED.test(before) && !HEDGED.test(words);
      };
    }

    return { said };
  }

  /** What sounds like a taboo in sentences in which none was found.
      @type {Casebook["sounding"]} */
  function sounding({ context, sounding: { bound, shortest } }, { names, model }) {
    const SENTENCE = new RegExp(context.sentence, "gu");
    const { scores } = casebook.telling(model);
    return (text, found) => [...text.matchAll(SENTENCE)].flatMap(({ 0: words, index }) => {
      const [start, end] = [index, index + words.length];
      if ([...words].length < shortest || found.some((other) => other.start < end && start < other.end)) return [];
      const told = scores(words);
      const all = names.map((name) => told.get(name) ?? 0);
      const best = Math.max(...all);
      return best - (told.get("") ?? 0) > bound ? [{ kind: /** @type {const} */ ("sounding"), which: all.indexOf(best), start, end }] : [];
    });
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ sounding, taboos }));
}
