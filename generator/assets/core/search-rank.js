/* Which pages answer best, and where in them. Pure: hits in, order out. Numbers stand in arrays with a place for each page
   or section, because all of them are gone through at every keystroke. */
"use strict";

{
  const WEIGHTS = { title: 8, names: 5, codes: 4, summary: 2, heading: 3, body: 1.6 };
  const EXACT = 16; // for a page that is called what was typed
  const NAMED = 200; // pages whose names are looked at
  const NEARLY = 0.5; // of EXACT, for a name with one wrong character
  const SAID = 0.3; // what a section says of the name of its page leads to no section
  const WORTH = 0.12; // of the best score
  const COVERED = 0.3; // of what the best page has of the query

  /* A number for each line, and which lines have one. */
  class Board {
    constructor(length) {
      this.values = new Float64Array(length);
      this.touched = [];
    }

    raise(line, value) {
      if (!this.values[line]) this.touched.push(line);
      if (this.values[line] < value) this.values[line] = value;
    }

    add(line, value) {
      if (!this.values[line]) this.touched.push(line);
      this.values[line] += value;
    }

    /* Hand every value to `take(line, value)` and begin anew. */
    empty(take) {
      for (const line of this.touched) {
        take(line, this.values[line]);
        this.values[line] = 0;
      }
      this.touched.length = 0;
    }
  }

  /* `hits(pattern, field)` gives `{lines, counts}`: which lines of a field hold a pattern, and how often.
     `pages`: `{count, boosts, names, often, homes, fields: {title, …}}`, a line a page, `homes` the page of each section; `texts`: `[{heading, body, pages, base}]`, a line a
     section, `pages[line]` its page and `base` the number of its first section. */
  function rank({ slots, names }, pages, texts, hits) {
    const sections = texts.reduce((sum, text) => sum + text.pages.length, 0);
    const boards = { page: new Board(pages.count), section: new Board(sections), best: new Board(Math.max(sections, pages.count)) };
    const sums = { page: new Board(pages.count), section: new Board(sections), place: new Board(sections) };
    const covered = { page: new Float64Array(pages.count), section: new Float64Array(sections), place: new Float64Array(sections) };
    const named = new Float64Array(pages.count);
    let whole = 0;
    const weights = slots.map(({ choices, factor, extra, pair }) => {
      const inNames = fill(choices, pages, texts, hits, boards);
      const found = boards.page.touched.length;
      if (!found) return 0;
      const weight = factor * Math.log(1 + pages.count / found) * (pair ? bond(pair, choices[0].pattern, pages, texts, hits) : 1);
      if (!extra) whole += weight;
      if (!extra) for (const page of inNames) named[page] += weight;
      const count = (kind, line, value, share = 1) => {
        sums[kind].add(line, share * weight * value);
        if (!extra) covered[kind][line] += share * weight;
      };
      const isNamed = new Set(inNames);
      boards.page.empty((line, value) => count("page", line, value));
      boards.section.empty((line, value) => {
        count("section", line, value);
        count("place", line, value, isNamed.has(pages.homes[line]) ? SAID : 1);
      });
      return weight;
    });
    return { ...order(sums, covered, whole, { pages, texts, names }), weights, named: named.map((share) => share / whole) };
  }

  /* Whether two characters are a word, from 0.1 to 1: whether a name has them, or how often the rarer of them stands beside
     the other. */
  function bond(pair, pattern, pages, texts, hits) {
    const fields = [...Object.values(pages.fields), ...texts.flatMap(({ heading, body }) => [heading, body])];
    const together = fields.flatMap((field) => hits(pattern, field).counts).reduce((sum, count) => sum + count, 0);
    const alone = Math.min(...[...pair].map((char) => pages.often(char, texts)));
    const isNamed = [pages.fields.title, pages.fields.names].some((field) => hits(pattern, field).lines.length);
    return Math.max(isNamed ? 0.6 : 0.1, Math.min(1, (3 * (together + 0.5)) / (alone + 1)));
  }

  /* What one slot gives to pages and sections; the value are the pages in whose names it is. */
  function fill(choices, pages, texts, hits, { page, section, best }) {
    for (const [name, field] of Object.entries(pages.fields)) {
      gather(choices, field, hits, best);
      best.empty((line, value) => page.add(line, WEIGHTS[name] * value));
    }
    const inNames = page.touched.slice();
    const inPage = new Board(pages.count);
    for (const text of texts) {
      for (const name of ["heading", "body"]) {
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

  /* For each line of a field the best that a choice gives; the more often, the better, but soon no more. */
  function gather(choices, field, hits, best) {
    for (const { pattern, weight } of choices) {
      const { lines, counts } = hits(pattern, field);
      for (let place = 0; place < lines.length; place++) best.raise(lines[place], weight * (1 - 0.5 / (1 + counts[place])));
    }
  }

  function order(sums, covered, whole, { pages, texts, names }) {
    const scores = new Float64Array(pages.count);
    const inside = bestSections(sums.section, covered.section, whole, texts, pages.count);
    const places = bestSections(sums.place, covered.place, whole, texts, pages.count).places;
    let most = 0;
    for (const page of sums.page.touched) {
      const share = covered.page[page] / whole;
      most = Math.max(most, share);
      scores[page] = ((sums.page.values[page] / whole) * share + inside.scores[page]) * pages.boosts[page];
    }
    const byScore = (one, other) => scores[other] - scores[one] || one - other;
    const found = sums.page.touched.filter((page) => covered.page[page] >= COVERED * most * whole).sort(byScore);
    for (const page of found.slice(0, NAMED)) scores[page] += EXACT * likeness(names, pages.names(page));
    found.sort(byScore);
    const least = WORTH * (scores[found[0]] ?? 0);
    return { found: found.filter((page) => scores[page] >= least), scores, places };
  }

  /* For each page the score of its best section; `places(pages)` finds the sections of some pages, best first. */
  function bestSections({ touched, values }, covered, whole, texts, count) {
    const scores = new Float64Array(count);
    const home = (section) => texts.find((text) => section < text.base + text.pages.length);
    const scoreOf = (section) => (values[section] / whole) * (covered[section] / whole);
    let text = texts[0];
    for (const section of touched.sort((one, other) => one - other)) {
      if (section >= text.base + text.pages.length) text = home(section);
      const page = text.pages[section - text.base];
      scores[page] = Math.max(scores[page], scoreOf(section));
    }
    return { scores, places: (pages) => placesOf(new Map(pages.map((page) => [page, []]))) };

    function placesOf(found) {
      for (const section of touched) {
        const text = home(section);
        const line = section - text.base;
        found.get(text.pages[line])?.push({ text, line, score: scoreOf(section), covered: covered[section] / whole });
      }
      for (const list of found.values()) list.sort((one, other) => other.score - one.score);
      return found;
    }
  }

  /* How much what was typed is one of a page's names, from 0 to 1. */
  function likeness(typed, names) {
    let most = 0;
    for (const { text, weight } of typed) {
      for (const name of names) most = Math.max(most, weight * overlap(text, name));
    }
    return most;
  }

  function overlap(text, name) {
    if (!text || !name) return 0;
    if (text === name) return 1;
    if (differsByOne(text, name)) return NEARLY;
    if (name.includes(text)) return ((name.startsWith(text) || name.endsWith(text) ? 0.6 : 0.4) * text.length) / name.length;
    return name.length > 1 && text.includes(name) ? (0.5 * name.length) / text.length : 0;
  }

  /* Whether one character of a name of some length is another. */
  function differsByOne(text, name) {
    if (text.length !== name.length || text.length < 4) return false;
    let others = 0;
    for (let place = 0; place < text.length && others < 2; place++) others += text[place] !== name[place];
    return others === 1;
  }

  casebook.rank = rank;
}
