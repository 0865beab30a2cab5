/* What a query asks for: slots, each with the patterns that fill it. A slot is two characters that stand together, or a
   number, or a word in letters; what is typed inside a name of the site is filled by the other names of the same page too.
   So a wrong character costs two slots and not the query, and a question finds what it has in common with a text. */
"use strict";

{
  const { pattern, runs } = casebook.terms;
  const LONG = 3; // characters that hardly sound like a name by chance
  const LONGEST = 12; // tokens of a name that is looked for in a query
  const KNOWN = 1;
  const CORE = 0.8;
  const ALIKE = 0.7;
  const ALIAS = 0.8;
  const SYNONYM = 0.6;

  /* The site's own words: `names` holds a list of names for each page, all of them for the same thing. */
  class Lexicon {
    /** @param {string[][]} names @param {string[]} stopWords @param {[string[], string[]][]} synonyms */
    constructor(names, stopWords, synonyms) {
      /** @type {Map<string, number[]>} */
      this.pages = new Map();
      this.names = names;
      names.forEach((list, page) => {
        for (const name of list) this.pages.set(bare(name), [...(this.pages.get(bare(name)) ?? []), page]);
      });
      this.stopWords = new Set(stopWords);
      this.synonyms = new Map(synonyms.flatMap(([said, texts]) => said.map((word) => /** @type {[string, string[]]} */ ([word, texts]))));
      /** @type {Map<string, [string, number][]>} */
      this.meaning = new Map(); // by its first character each word of a line of synonyms, with the number of the line
      synonyms.forEach((sides, line) => {
        for (const word of sides.flat()) this.meaning.set(word[0], [...(this.meaning.get(word[0]) ?? []), [word, line]]);
      });
    }

    /** What words of one line of synonyms have in common, as the number of the line, for all words of a text.
        @type {(text: string) => number[]} */
    meanings(text) {
      const found = [];
      for (let start = 0; start < text.length; start++) {
        for (const [word, line] of this.meaning.get(text[start]) ?? []) if (text.startsWith(word, start)) found.push(line);
      }
      return found;
    }

    /** @type {(word: string) => boolean} */
    has(word) {
      return this.pages.has(word);
    }

    /** What else the pages of that name are called.
        @type {(word: string) => string[]} */
    others(word) {
      const names = (this.pages.get(word) ?? []).slice(0, 8).flatMap((page) => this.names[page]);
      return [...new Set(names)].filter((name) => bare(name) !== word && name.length > 1 && name.length <= LONGEST).slice(0, 6);
    }

    /** The longest words of the lexicon in a run, from left to right: `{start, end, kind}`.
        @type {(tokens: Token[]) => Word[]} */
    cut(tokens) {
      /** @type {Word[]} */
      const found = [];
      for (let start = 0; start < tokens.length; ) {
        const span = this.longest(tokens, start);
        if (span) found.push(span);
        start = span?.end ?? start + 1;
      }
      return found;
    }

    /** @type {(tokens: Token[], start: number) => Word | null} */
    longest(tokens, start) {
      for (let end = Math.min(start + LONGEST, tokens.length); end > start; end--) {
        const word = textOf(tokens.slice(start, end));
        const kind = this.kind(word);
        if (kind) return { start, end, kind, word };
      }
      return null;
    }

    /** @type {(word: string) => Word["kind"] | false} */
    kind(word) {
      if (word.length > 1 && this.pages.has(word)) return "name";
      if (this.synonyms.has(word)) return "synonym";
      return this.stopWords.has(word) && "stop";
    }
  }

  /** `knows(word)` tells whether the names of the site hold a word; `spelt(letters)` and `alike(word)` are words of theirs
      that sound so, each with a weight. All three may know nothing yet.
      @type {(query: string, lexicon: Lexicon, sounds: Sounds) => Analysis} */
  function analyse(query, lexicon, { knows, spelt, alike }) {
    const found = joined(runs(query), spelt).map((run) => slotsOf(run, lexicon, { knows, spelt, alike }));
    const slots = found.flat();
    const only = found.length === 1 && slots.length === 1 ? slots[0].choices : [];
    const mended = slots.flatMap(({ instead = [] }) => instead).map(([wrong, right]) => ({ text: query.replace(wrong, right), weight: ALIKE }));
    const core = { text: withoutIdle(query, lexicon), weight: CORE };
    const names = [{ text: query, weight: 1 }, core, ...only, ...mended].map(({ text, weight }) => ({ text: bare(text), weight }));
    return { query, slots, names };
  }

  /** What a question is about: 砍头息 in 什么叫砍头息.
      @type {(query: string, lexicon: Lexicon) => string} */
  function withoutIdle(query, lexicon) {
    return runs(query).map((run) => {
      const spanAt = placed(lexicon.cut(run));
      return textOf(run.filter((_, place) => spanAt[place]?.kind !== "stop"));
    }).join("");
  }

  /** Syllables typed apart are one word if the site has it.
      @type {(all: Token[][], spelt: Sounds["spelt"]) => Token[][]} */
  function joined(all, spelt) {
    const letters = all.map((run) => (run.length === 1 ? run[0].letters : undefined));
    if (all.length < 2 || letters.includes(undefined) || !spelt(letters.join("")).length) return all;
    return runs(letters.join(""));
  }

  /** @type {(run: Token[], lexicon: Lexicon, sounds: Sounds) => Slot[]} */
  function slotsOf(run, lexicon, sounds) {
    const spans = lexicon.cut(run);
    const spanAt = placed(spans);
    /** @type {Slot[]} */
    const pairs = []; // by place
    const slots = spans.filter(({ kind }) => kind === "synonym").map((span) => synonymSlot(run, span, lexicon));
    run.forEach((token, place) => {
      if (["synonym", "stop"].includes(spanAt[place]?.kind ?? "")) return;
      if (token.letters) slots.push(letterSlot(token, token.letters, lexicon, sounds));
      else if (token.source || run.length === 1) slots.push({ factor: 1, choices: [choice([token]), ...asLong(token)] });
    });
    for (let place = 0; place + 1 < run.length; place++) {
      const [span, next] = [spanAt[place], spanAt[place + 1]];
      if (span?.kind === "synonym" && span === next) continue;
      const pair = run.slice(place, place + 2);
      pairs[place] = { ...factor(span, next, pair), choices: [choice(pair)], place };
    }
    slots.push(...pairs.flat());
    for (const span of spans.filter(({ kind }) => kind === "name")) {
      const others = lexicon.others(span.word).map((name) => ({ ...choice(runs(name).flat()), weight: ALIAS }));
      for (const slot of within(pairs, span)) slot.choices.push(...others);
    }
    const instead = correct(run, spanAt, pairs, sounds);
    if (run.length > 2) slots.push({ factor: 0.2 * run.length, choices: [choice(run)], extra: true, instead });
    return slots;
  }

  /** What is as long as a time that was typed, in another unit.
      @type {(token: Token) => Choice[]} */
  function asLong({ amount }) {
    const { CLOSE, close, spellings } = casebook.numbers;
    const others = amount ? close(amount).map((other) => ({ text: "", source: spellings(other) })) : [];
    return others.map((other) => ({ ...choice([other]), weight: CLOSE }));
  }

  /** How much two neighbours say: all inside a name, little across its border or in words of every question; elsewhere it
      depends on how often the texts use them together (`pair`).
      @type {(span: Word | undefined, next: Word | undefined, pair: Token[]) => { factor: number, pair?: string }} */
  function factor(span, next, pair) {
    if (span && span === next) return { factor: span.kind === "name" ? 1 : 0.03 };
    const kinds = new Set([span?.kind, next?.kind]);
    if (kinds.has("stop")) return { factor: 0.1 };
    const most = kinds.has("name") || kinds.has("synonym") ? 0.3 : 0.8;
    if (pair.every(({ source }) => !source)) return { factor: most, pair: textOf(pair) };
    return { factor: most < 0.8 || pair.some(({ hasUnit, letters }) => hasUnit || letters) ? 0.1 : most };
  }

  /** @type {(run: Token[], span: Word, lexicon: Lexicon) => Slot} */
  function synonymSlot(run, { start, end, word }, lexicon) {
    const synonyms = (lexicon.synonyms.get(word) ?? []).map((text) => ({ ...choice(runs(text).flat()), weight: SYNONYM }));
    return { factor: 0.6, choices: [choice(run.slice(start, end)), ...synonyms] };
  }

  /** A word in letters: as it stands, or the words that it spells.
      @type {(token: Token, letters: string, lexicon: Lexicon, sounds: Sounds) => Slot} */
  function letterSlot(token, letters, lexicon, { knows, spelt }) {
    const known = knows(letters);
    const others = lexicon.others(letters).map((name) => ({ ...choice(runs(name).flat()), weight: ALIAS }));
    const words = letters.length > 1 ? spelt(letters) : [];
    const sounds = words.map(({ text, weight }) => ({ ...choice(runs(text).flat()), weight: weight * (known ? 0.3 : 1) }));
    return { factor: letters.length > 1 ? 1 : 0.2, choices: [choice([token]), ...others, ...sounds] };
  }

  /** Where neighbours stand together nowhere, a character may be mistaken for one of its sound; so it may where they do only
      by chance, if a longer piece sounds like a name. The value are the pairs of what is typed and what may be meant.
      @type {(run: Token[], spanAt: (Word | undefined)[], pairs: Slot[], sounds: Sounds) => [string, string][]} */
  function correct(run, spanAt, pairs, { knows, alike }) {
    /** @type {(place: number) => boolean} */
    const strange = (place) => !spanAt[place] && !run[place].source;
    for (const { place, choices } of pairs.flat()) {
      if (place === undefined || !strange(place) || !strange(place + 1)) continue;
      const isKnown = knows(choices[0].text);
      for (const [start, end] of windows(run.length, place)) {
        if (isKnown && end - start < LONG) continue;
        const word = run.slice(start, end);
        const found = word.some(({ source }) => source) ? [] : alike(textOf(word)).map(({ text }) => text);
        for (const slot of within(pairs, { start, end })) {
          const at = Number(slot.place) - start;
          const meant = new Set(found.map((right) => right.slice(at, at + 2)));
          for (const pair of meant) if (pair !== slot.choices[0].text) slot.choices.push({ ...choice(runs(pair).flat()), weight: ALIKE });
        }
        if (found.length) return found.map((right) => [textOf(word), right]);
      }
    }
    return [];
  }

  /** Four, three, two tokens that hold the pair at `place`.
      @type {(length: number, place: number) => [number, number][]} */
  function windows(length, place) {
    /** @type {[number, number][]} */
    const found = [];
    for (const size of [4, 3, 2]) {
      for (let start = Math.max(0, place + 2 - size); start <= place && start + size <= length; start++) found.push([start, start + size]);
    }
    return found;
  }

  /** The slots of the pairs that stand in a stretch of tokens, of all by their places: looking through all of them for
      each stretch takes the square of their number, which a pasted letter shows.
      @type {(pairs: Slot[], stretch: Place) => Slot[]} */
  function within(pairs, { start, end }) {
    return pairs.slice(start, end - 1).flat();
  }

  /** Words by each of their places.
      @type {(spans: Word[]) => (Word | undefined)[]} */
  function placed(spans) {
    /** @type {(Word | undefined)[]} */
    const found = [];
    for (const span of spans) for (let place = span.start; place < span.end; place++) found[place] = span;
    return found;
  }

  /** @type {(tokens: Token[]) => Choice} */
  function choice(tokens) {
    return { text: textOf(tokens), pattern: pattern(tokens), weight: KNOWN };
  }

  /** @type {(tokens: Token[]) => string} */
  function textOf(tokens) {
    return tokens.map(({ text }) => text).join("");
  }

  /** A name without what writers leave out or type differently.
      @type {(text: string) => string} */
  function bare(text) {
    return casebook.terms.even(text.normalize("NFKC").toLowerCase()).replace(/[^a-z0-9\u3400-\u9fff]+/g, "");
  }

  Object.assign(casebook.terms, /** @satisfies {Partial<Terms>} */ ({ Lexicon, analyse, bare }));
}
