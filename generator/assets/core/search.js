/* The search of the site: reads what the build wrote, scans it, and answers. `await casebook.search()` is the one engine of
   a page. Names come at once, texts script by script while nobody waits for them. Nothing that is typed leaves the page. */
"use strict";

{
  const SLICE = 6; // milliseconds of scanning before the browser may do something else
  const PATIENCE = 400; // milliseconds between two answers while texts are being read
  const SOON = 50; // milliseconds after which names are shown without texts
  const KEPT = 150; // patterns whose hits are kept
  const SPELLINGS = 6; // words that letters are taken for

  /* Lines of text that are scanned as one. */
  class Field {
    constructor(lines) {
      this.text = casebook.terms.even(lines.join("\n"));
      this.starts = new Int32Array(lines.length + 1);
      lines.forEach((line, place) => (this.starts[place + 1] = this.starts[place] + line.length + 1));
    }

    /* Count every character. */
    tally(counts) {
      for (let place = 0; place < this.text.length; place++) counts[this.text.charCodeAt(place)]++;
    }

    hits(pattern) {
      const [lines, counts] = [[], []];
      let line = 0;
      casebook.terms.each(pattern, this.text, (at) => {
        while (this.starts[line + 1] <= at) line++;
        if (lines.at(-1) === line) counts[counts.length - 1]++;
        else counts[lines.push(line) - 1] = 1;
      });
      return { lines, counts };
    }
  }

  /* The texts of one script: a line for each section, `pages[line]` its page. */
  class Text {
    constructor(source, placeOf, base) {
      const rows = source.split("\n").map((row) => row.split("\t")).filter(([address]) => placeOf.has(address.split("#")[0]));
      this.base = base;
      this.addresses = rows.map(([address]) => address);
      this.pages = this.addresses.map((address) => placeOf.get(address.split("#")[0]));
      this.headings = rows.map(([, heading]) => heading);
      this.bodies = rows.map(([, , body]) => body);
      this.heading = new Field(this.headings);
      this.body = new Field(this.bodies);
    }
  }

  class Facet {
    constructor({ name, label, values, pages }) {
      Object.assign(this, { name, label, values });
      this.ids = Object.keys(values);
      this.lines = pages.split("\n");
    }

    /* The values of a page. */
    of(page) {
      this.known ??= this.lines.map((line) => (line ? line.split(",").map((place) => this.ids[place]) : []));
      return this.known[page];
    }
  }

  class Engine {
    constructor(catalogue) {
      const column = (name) => catalogue[name].split("\n");
      const labels = [...new Set(catalogue.groups.map(([label]) => label))];
      const groups = column("group").map((place) => catalogue.groups[place]);
      const names = column("names");
      this.paths = column("path");
      this.titles = column("title");
      this.count = this.paths.length;
      this.summaries = [];
      this.boosts = groups.map(([, boost]) => boost ** 0.35);
      this.called = this.titles.map((title, page) => [title, ...names[page].split("\t").filter(Boolean)]);
      this.fields = { title: new Field(this.titles), names: new Field(names), codes: new Field(column("codes")) };
      const pages = groups.map(([label]) => labels.indexOf(label)).join("\n");
      const group = { name: "kind", label: "种类", values: Object.fromEntries(labels.map((label) => [label, label])), pages };
      this.facets = [group, ...catalogue.facets].map((facet) => new Facet(facet));
      this.lexicon = new casebook.terms.Lexicon(this.called, catalogue.stopWords, catalogue.synonyms);
      this.placeOf = new Map(this.paths.map((path, page) => [path, page]));
      this.bare = [];
      this.inNames = new Uint32Array(0x10000);
      this.inTexts = new Uint32Array(0x10000);
      for (const field of Object.values(this.fields)) field.tally(this.inNames);
      this.texts = [];
      this.homes = []; // the page of each section of all texts
      this.openings = new Map();
      this.unread = ["search/summaries", ...catalogue.texts];
      this.kept = new Map();
      this.heard = new Map();
      this.known = new Map();
    }

    /* Look something up: `show(answer)` is called as soon as there is one, and again when more has been read. The next call
       ends this one. */
    async look(query, show) {
      const turn = (this.turn = {});
      await this.prepare(query);
      await pause(); // what was typed is drawn first
      if (turn !== this.turn) return;
      for (let isFirst = true; turn === this.turn; isFirst = false) {
        const analysis = casebook.terms.analyse(query, this.lexicon, this);
        const scanning = this.scan(analysis, turn);
        if (isFirst && (await Promise.race([scanning, later(SOON)])) === SOON) show(this.answer(analysis, []));
        if (!(await scanning)) return;
        const answer = this.answer(analysis, this.texts.slice(), !this.unread.length);
        await pause();
        if (turn !== this.turn) return;
        show(answer);
        const { isComplete } = answer;
        if (isComplete) return;
        await this.read(PATIENCE);
      }
    }

    /* Letters need the readings of characters. */
    async prepare(query) {
      if (!this.speaker && /[a-zü]/i.test(query.normalize("NFKC"))) this.speaker = new casebook.Speaker(await casebook.load("search/readings"));
      else if (!this.speaker) casebook.load("search/readings").then((readings) => (this.speaker ??= new casebook.Speaker(readings)));
    }

    /* Read scripts for a while, one after the other. What cannot be read is left out. */
    async read(patience) {
      const until = performance.now() + patience;
      while (this.unread.length && performance.now() < until) {
        this.reading ??= this.readNext();
        await this.reading;
      }
    }

    async readNext() {
      const [name] = this.unread;
      const source = await casebook.load(name).catch(() => "");
      if (name === "search/summaries") this.addSummaries(source.split("\n"));
      else this.addText(source);
      this.unread.shift();
      this.reading = null;
    }

    addSummaries(lines) {
      this.summaries = lines;
      this.fields.summary = new Field(lines);
      this.fields.summary.tally(this.inNames);
      this.known.clear();
    }

    addText(source) {
      const last = this.texts.at(-1);
      const text = new Text(source, this.placeOf, last ? last.base + last.pages.length : 0);
      text.pages.forEach((page, line) => this.openings.has(page) || this.openings.set(page, { text, line }));
      for (const page of text.pages) this.homes.push(page);
      text.heading.tally(this.inTexts);
      text.body.tally(this.inTexts);
      this.texts.push(text);
      this.known.clear();
    }

    /* How often a character occurs. */
    often(char, texts) {
      const code = char.charCodeAt(0);
      return this.inNames[code] + (texts.length ? (this.inTexts[code] * texts.length) / this.texts.length : 0);
    }

    /* Scan whatever was not scanned yet, in slices; false if somebody looks for something else meanwhile. */
    async scan({ slots }, turn) {
      let until = performance.now() + SLICE;
      for (const text of this.texts) {
        for (const { pattern } of slots.flatMap(({ choices }) => choices)) {
          for (const field of [text.heading, text.body]) this.hits(pattern, field);
          if (performance.now() < until) continue;
          await pause();
          if (turn !== this.turn) return false;
          until = performance.now() + SLICE;
        }
      }
      return true;
    }

    hits = (pattern, field) => {
      let kept = this.kept.get(pattern.key);
      if (kept) this.kept.delete(pattern.key);
      else kept = new Map();
      this.kept.set(pattern.key, kept);
      if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
      if (!kept.has(field)) kept.set(field, field.hits(pattern));
      return kept.get(field);
    };

    answer(analysis, texts, isComplete = false) {
      const ranked = casebook.rank(analysis, this, texts, this.hits);
      return new Answer(this, analysis, ranked, isComplete);
    }

    names = (page) => (this.bare[page] ??= this.called[page].map(casebook.terms.bare));

    /* What the analysis of a query asks: does any name, heading or text hold these words; which words sound so. */
    knows = (word) => {
      if (!this.known.has(word)) this.known.set(word, this.occurs(word));
      return this.known.get(word);
    };

    occurs(word) {
      return [this.fields, ...this.texts].some((one) => Object.values(one).some((field) => field instanceof Field && field.text.includes(word)));
    }

    spelt = (letters) => this.sounding(this.speaker?.spelt(letters, this.spoken()));

    /* Asked for the same pieces of a query at every keystroke. */
    alike = (word) => {
      if (!this.speaker) return [];
      if (!this.heard.has(word)) this.heard.set(word, this.sounding(this.speaker.alike(word, this.spoken())));
      return this.heard.get(word);
    };

    spoken() {
      return (this.said ??= [this.fields.title, this.fields.names].map(({ text }) => text).join("\n"));
    }

    sounding(words = new Map()) {
      const list = [...words].map(([text, often]) => ({ text, weight: often * (this.lexicon.has(text) ? 4 : 1) }));
      list.sort((one, other) => other.weight - one.weight);
      const most = list[0]?.weight;
      return list.slice(0, SPELLINGS).map(({ text, weight }) => ({ text, weight: 0.4 + (0.6 * weight) / most }));
    }
  }

  /* What was found, best first, and everything to show it with. */
  class Answer {
    constructor(engine, { slots }, { found, scores, weights, named, places }, isComplete) {
      Object.assign(this, { engine, found, scores, named, places, isComplete });
      const wanted = slots.flatMap(({ choices, factor }, slot) => choices.map(({ pattern }) => ({ pattern, factor, slot, weight: weights[slot] })));
      this.wanted = wanted.filter(({ factor }) => factor >= 0.3);
      if (!this.wanted.length) this.wanted = wanted;
    }

    /* The pages that have all chosen values: `chosen` is a map from facet to value. */
    chosen(chosen) {
      const facets = this.engine.facets.filter(({ name }) => chosen.get(name));
      return this.found.filter((page) => facets.every((facet) => facet.of(page).includes(chosen.get(facet.name))));
    }

    /* For each facet how many pages each of its values would leave, given the values that are chosen for the others. */
    counts(chosen) {
      return new Map(this.engine.facets.map((facet) => {
        const counts = new Map();
        const others = new Map([...chosen].filter(([name]) => name !== facet.name));
        for (const page of this.chosen(others)) for (const value of facet.of(page)) counts.set(value, (counts.get(value) ?? 0) + 1);
        return [facet.name, counts];
      }));
    }

    kind(page) {
      return this.engine.facets[0].of(page)[0];
    }

    /* How a few pages are shown: title and text in pieces, and the places in them that are worth going to. */
    shown(pages, most = 1) {
      return pages.map((page) => this.one(page, this.places(page), most));
    }

    one(page, places, most) {
      const { paths, titles, facets } = this.engine;
      const standing = facets.find(({ name }) => name === "standing");
      const best = places[0];
      const anchored = places.filter((place) => this.anchored(place));
      const worth = anchored.filter(({ covered }) => covered >= 0.6 * anchored[0].covered);
      const lead = worth[0] === best && this.named[page] < Math.min(0.6, best?.covered ?? 0) ? worth.shift() : null;
      const inside = worth.filter(({ text, line }) => !text.addresses[line].includes("#_"));
      return {
        title: casebook.marked(titles[page], this.wanted),
        page,
        kind: this.kind(page),
        note: standing?.of(page).filter((value) => value !== "in-force").map((value) => standing.values[value])[0],
        address: lead ? lead.text.addresses[lead.line] : paths[page],
        heading: lead && casebook.marked(lead.text.headings[lead.line], this.wanted),
        text: lead ? this.textOf(lead) : this.summary(page, best),
        places: inside.slice(0, most).map((place) => ({
          address: place.text.addresses[place.line],
          heading: casebook.marked(place.text.headings[place.line], this.wanted),
          text: this.textOf(place),
        })),
      };
    }

    anchored({ text, line }) {
      return text.addresses[line].includes("#");
    }

    textOf({ text, line }) {
      return casebook.excerpt(text.bodies[line], this.wanted) ?? casebook.beginning(text.bodies[line]);
    }

    summary(page, best) {
      const { summaries, openings } = this.engine;
      const opening = openings.get(page);
      const own = summaries[page] || (opening ? opening.text.bodies[opening.line].split("\r")[0] : "");
      const found = casebook.excerpt(own, this.wanted);
      return found ?? (best && this.named[page] < 0.6 ? this.textOf(best) : casebook.beginning(own));
    }
  }

  function pause() {
    return globalThis.scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
  }

  function later(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds, milliseconds));
  }

  let engine;

  /* The engine, as soon as it knows the names of all pages. */
  casebook.search = () => (engine ??= casebook.load("search/pages").then((catalogue) => new Engine(catalogue)));
  casebook.Engine = Engine;
}
