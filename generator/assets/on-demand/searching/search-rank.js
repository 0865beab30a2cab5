/* Which pages answer best, and where in them. Pure: hits in, order out. Numbers stand in arrays with a place for each page
   or section, because all of them are gone through at every keystroke. */
"use strict";

{
  /** @type {Record<string, number>} */
  const WEIGHTS = { title: 8, names: 5, codes: 4, summary: 2, heading: 3, body: 1.6 };
  const EXACT = 16; // for a page that is called what was typed
  const NAMED = 200; // pages whose names are looked at
  const NEARLY = 0.5; // of EXACT, for a name with one wrong character
  const SAID = 0.3; // what a section says of the name of its page leads to no section
  const ASKED = 6; // for a page that is asked for in just such words
  const LIKED = 40; // pages that may be
  const WORTH = 0.12; // of the best score
  const COVERED = 0.3; // of what the best page has of the query

  /* A number for each line, and which lines have one. */
  class Board {
    /** @param {number} length */
    constructor(length) {
      this.values = new Float64Array(length);
      /** @type {number[]} */
      this.touched = [];
    }

    /** @type {(line: number, value: number) => void} */
    raise(line, value) {
      if (!this.values[line]) this.touched.push(line);
      if (this.values[line] < value) this.values[line] = value;
    }

    /** @type {(line: number, value: number) => void} */
    add(line, value) {
      if (!this.values[line]) this.touched.push(line);
      this.values[line] += value;
    }

    /** Hand every value to `take(line, value)` and begin anew.
        @type {(take: (line: number, value: number) => void) => void} */
    empty(take) {
      for (const line of this.touched) {
        take(line, this.values[line]);
        this.values[line] = 0;
      }
      this.touched.length = 0;
    }
  }

  /* What was found in all sections: `value` and `covered` of everything, `rest` and `restCovered` with less of what the
     names of the page say too, because that leads to no section. */
  class Sections {
    /** @param {number} length */
    constructor(length) {
      /** @type {number[]} */
      this.touched = [];
      this.value = new Float64Array(length);
      this.covered = new Float64Array(length);
      this.rest = new Float64Array(length);
      this.restCovered = new Float64Array(length);
    }

    /** @type {(section: number, value: number, weight: number, share: number) => void} */
    add(section, value, weight, share) {
      if (!this.value[section]) this.touched.push(section);
      this.value[section] += value;
      this.covered[section] += weight;
      this.rest[section] += share * value;
      this.restCovered[section] += share * weight;
    }
  }

  /** `hits(pattern, field)` gives `{lines, counts}`: which lines of a field hold a pattern, and how often.
      `pages`: `{count, boosts, names, often, fields: {title, …}}`, a line a page, with `homes`, the page of each section, and
      `openings`, where the sections of each page begin, one after the other in one text.
      `texts`: `[{heading, body, pages, base}]`, a line a section, `base` the number of the first.
      @type {Casebook["rank"]} */
  function rank({ query, slots, names }, pages, texts, hits) {
    const length = texts.reduce((sum, text) => sum + text.pages.length, 0);
    const boards = { page: new Board(pages.count), section: new Board(length), best: new Board(Math.max(length, pages.count)) };
    const sums = new Board(pages.count);
    const sections = new Sections(length);
    const covered = new Float64Array(pages.count);
    const named = new Float64Array(pages.count);
    let whole = 0;
    const weights = slots.map(({ choices, factor, extra, pair }) => {
      const inNames = fill(choices, pages, texts, hits, boards);
      const found = boards.page.touched.length;
      if (!found) return 0;
      const weight = factor * Math.log(1 + pages.count / found) * (pair ? bond(pair, choices[0].pattern, pages, texts, hits) : 1);
      const counted = extra ? 0 : weight;
      whole += counted;
      const shares = new Float32Array(pages.count).fill(1);
      for (const page of inNames) {
        named[page] += counted;
        shares[page] = SAID;
      }
      boards.page.empty((page, value) => {
        sums.add(page, weight * value);
        covered[page] += counted;
      });
      boards.section.empty((section, value) => sections.add(section, weight * value, counted, shares[pages.homes[section]]));
      return weight;
    });
    const found = order(sums, covered, sections, whole, names, pages, pages.asked(query));
    return { ...found, places: placesIn(sections, whole, pages), weights, named: named.map((share) => share / whole) };
  }

  /** Whether two characters are a word, from 0.1 to 1: whether a name has them, or how often the rarer of them stands beside
      the other.
      @type {(pair: string, pattern: SearchPattern, pages: SearchKnown, texts: SearchText[], hits: HitsOf) => number} */
  function bond(pair, pattern, pages, texts, hits) {
    const fields = [...Object.values(pages.fields), ...texts.flatMap(({ heading, body }) => [heading, body])];
    const together = fields.flatMap((field) => hits(pattern, field).counts).reduce((sum, count) => sum + count, 0);
    const alone = Math.min(...[...pair].map((char) => pages.often(char, texts)));
    const isNamed = [pages.fields.title, pages.fields.names].some((field) => hits(pattern, field).lines.length);
    return Math.max(isNamed ? 0.6 : 0.1, Math.min(1, (3 * (together + 0.5)) / (alone + 1)));
  }

  /** What one slot gives to pages and sections; the value are the pages in whose names it is.
      @type {(choices: Choice[], pages: SearchKnown, texts: SearchText[], hits: HitsOf, boards: { page: Board, section: Board, best: Board }) => number[]} */
  function fill(choices, pages, texts, hits, { page, section, best }) {
    for (const [name, field] of Object.entries(pages.fields)) {
      gather(choices, field, hits, best);
      best.empty((line, value) => page.add(line, WEIGHTS[name] * value));
    }
    const inNames = page.touched.slice();
    const inPage = new Board(pages.count);
    for (const text of texts) {
      for (const name of /** @type {const} */ (["heading", "body"])) {
        gather(choices, text[name], hits, best);
        best.empty((line, value) => {
          section.add(text.base + line, WEIGHTS[name] * value);
          inPage.raise(text.pages[line], WEIGHTS[name] * value);
        });
      }
    }
    inPage.empty((line, value) => page.add(line, value));
    return inNames;
  }

  /** For each line of a field the best that a choice gives; the more often, the better, but soon no more.
      @type {(choices: Choice[], field: SearchField, hits: HitsOf, best: Board) => void} */
  function gather(choices, field, hits, best) {
    for (const { pattern, weight } of choices) {
      const { lines, counts } = hits(pattern, field);
      for (let place = 0; place < lines.length; place++) best.raise(lines[place], weight * (1 - 0.5 / (1 + counts[place])));
    }
  }

  /** @type {(sums: Board, covered: Float64Array, sections: Sections, whole: number, names: WeighedText[], pages: SearchKnown, alike: [number, number][]) => { found: number[], scores: Float64Array, asked: Float64Array }} */
  function order(sums, covered, sections, whole, names, pages, alike) {
    const scores = new Float64Array(pages.count);
    const asked = new Float64Array(pages.count);
    const inside = bestSections(sections, whole, pages);
    let most = 0;
    for (const page of sums.touched) {
      const share = covered[page] / whole;
      most = Math.max(most, share);
      scores[page] = ((sums.values[page] / whole) * share + inside[page]) * pages.boosts[page];
    }
    /** @type {(one: number, other: number) => number} */
    const byScore = (one, other) => scores[other] - scores[one] || one - other;
    const found = sums.touched.filter((page) => covered[page] >= COVERED * most * whole).toSorted(byScore);
    for (const page of found.slice(0, NAMED)) scores[page] += EXACT * likeness(names, pages.names(page));
    for (const [page, likest] of alike.toSorted((one, other) => other[1] - one[1]).slice(0, LIKED)) {
      if (!found.includes(page)) found.push(page);
      scores[page] += ASKED * likest;
      asked[page] = (ASKED * likest) / scores[page];
    }
    found.sort(byScore);
    const least = WORTH * (scores[found[0]] ?? 0);
    return { found: found.filter((page) => scores[page] >= least), scores, asked };
  }

  /** For each page the score of its best section.
      @type {(sections: Sections, whole: number, pages: SearchKnown) => Float64Array} */
  function bestSections({ touched, value, covered }, whole, { count, homes }) {
    const scores = new Float64Array(count);
    for (const section of touched) {
      const score = (value[section] * covered[section]) / whole ** 2;
      if (score > scores[homes[section]]) scores[homes[section]] = score;
    }
    return scores;
  }

  /** Finds the sections of a page in which something was found, best first.
      @type {(sections: Sections, whole: number, pages: SearchKnown) => (page: number) => SearchPlace[]} */
  function placesIn({ value, rest, restCovered }, whole, { openings }) {
    return (page) => {
      /** @type {SearchPlace[]} */
      const found = [];
      const opening = openings.get(page);
      if (!opening) return found;
      const { text, line: first } = opening;
      for (let line = first; text.pages[line] === page; line++) {
        const section = text.base + line;
        const covered = restCovered[section] / whole;
        if (value[section]) found.push({ text, line, score: (rest[section] / whole) * covered, covered });
      }
      return found.toSorted((one, other) => other.score - one.score);
    };
  }

  /** How much what was typed is one of a page's names, from 0 to 1.
      @type {(typed: WeighedText[], names: string[]) => number} */
  function likeness(typed, names) {
    let most = 0;
    for (const { text, weight } of typed) {
      for (const name of names) most = Math.max(most, weight * overlap(text, name));
    }
    return most;
  }

  /** @type {(text: string, name: string) => number} */
  function overlap(text, name) {
    if (!text || !name) return 0;
    if (text === name) return 1;
    if (differsByOne(text, name)) return NEARLY;
    if (name.includes(text)) return ((name.startsWith(text) || name.endsWith(text) ? 0.6 : 0.4) * text.length) / name.length;
    return name.length > 1 && text.includes(name) ? (0.5 * name.length) / text.length : 0;
  }

  /** Whether one character of a name of some length is another.
      @type {(text: string, name: string) => boolean} */
  function differsByOne(text, name) {
    if (text.length !== name.length || text.length < 4) return false;
    let others = 0;
    for (let place = 0; place < text.length && others < 2; place++) others += Number(text[place] !== name[place]);
    return others === 1;
  }

  casebook.rank = rank;
}
