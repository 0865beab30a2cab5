/* The search of the site: reads what the build wrote, scans it, and answers. `await casebook.search()` is the one engine of
   a page. Names come at once, texts script by script while nobody waits for them. Nothing that is typed leaves the page. */
"use strict";

{
  const SLICE = 6; // milliseconds of scanning before the browser may do something else
  const PATIENCE = 400; // milliseconds between two answers while texts are being read
  const SOON = 50; // milliseconds after which names are shown without texts
  const KEPT = 150; // patterns whose hits are kept
  const SPELLINGS = 6; // words that letters are taken for
  const GONE_THROUGH = 300_000; // characters of texts that letters may spell words of
  const SENTENCE = /(?:[\u3400-\u9fff].*){4}/su; // is how somebody asks, and so needs utterances before texts

  class Engine {
    /** @param {SearchPages} catalogue */
    constructor(catalogue) {
      /** @type {(name: "group" | "path" | "title" | "names" | "codes") => string[]} */
      const column = (name) => catalogue[name].split("\n");
      const labels = [...new Set(catalogue.groups.map(([label]) => label))];
      const groups = column("group").map((place) => catalogue.groups[Number(place)]);
      const names = column("names");
      this.paths = column("path");
      this.titles = column("title");
      this.count = this.paths.length;
      /** @type {string[]} */
      this.summaries = [];
      this.boosts = groups.map(([, boost]) => boost ** 0.35);
      this.called = this.titles.map((title, page) => [title, ...names[page].split("\t").filter(Boolean)]);
      /** @type {SearchFields} */
      this.fields = { title: new casebook.Field(this.titles), names: new casebook.Field(names), codes: new casebook.Field(column("codes")) };
      const pages = groups.map(([label]) => labels.indexOf(label)).join("\n");
      const group = { name: "kind", label: "种类", values: Object.fromEntries(labels.map((label) => [label, label])), pages };
      this.facets = [group, ...catalogue.facets].map((facet) => new casebook.Facet(facet));
      this.lexicon = new casebook.terms.Lexicon(this.called, catalogue.stopWords, catalogue.synonyms);
      this.placeOf = new Map(this.paths.map((path, page) => [path, page]));
      /** @type {string[][]} */
      this.bare = [];
      this.inNames = new Uint32Array(0x10000);
      this.inTexts = new Uint32Array(0x10000);
      for (const field of Object.values(this.fields)) field.tally(this.inNames);
      /** @type {SearchText[]} */
      this.texts = [];
      /** @type {number[]} */
      this.homes = []; // the page of each section of all texts
      /** @type {Map<number, { text: SearchText, line: number }>} */
      this.openings = new Map();
      this.unread = ["search/summaries", ...catalogue.texts, "asked"];
      /** @type {Utterances | undefined} */
      this.utterances = undefined;
      /** @type {Map<string, Map<SearchField, Hits>>} */
      this.kept = new Map();
      /** @type {Map<string, WeighedText[]>} */
      this.heard = new Map();
      /** @type {Map<string, boolean>} */
      this.known = new Map();
      /** @type {Speaker | undefined} */
      this.speaker = undefined;
      this.gone = ""; // what letters may spell words of, and of how many fields it is
      this.taken = 0;
      /** @type {Promise<void> | null} */
      this.reading = null;
      /** @type {object | null} */
      this.turn = null;
      /** @type {string | undefined} */
      this.said = undefined;
    }

    /** Look something up: `show(answer)` is called as soon as there is one, and again when more has been read. The next call
        ends this one.
        @type {(query: string, show: (answer: Answer) => void) => Promise<void>} */
    async look(query, show) {
      const turn = (this.turn = {});
      await this.prepare(query);
      await casebook.pause(); // what was typed is drawn first
      if (turn !== this.turn) return;
      for (let isFirst = true; turn === this.turn; isFirst = false) {
        const analysis = casebook.terms.analyse(query, this.lexicon, this);
        const scanning = this.scan(analysis, turn);
        if (isFirst && (await Promise.race([scanning, later(SOON)])) === SOON) show(this.answer(analysis, []));
        if (!(await scanning)) return;
        const answer = this.answer(analysis, this.texts.slice(), !this.unread.length);
        await casebook.pause();
        if (turn !== this.turn) return;
        show(answer);
        const { isComplete } = answer;
        if (isComplete) return;
        await this.read(PATIENCE);
      }
    }

    /** Letters need the readings of characters.
        @type {(query: string) => Promise<void>} */
    async prepare(query) {
      if (this.unread.includes("asked") && SENTENCE.test(query)) this.unread = this.unread.toSorted((one, other) => urgency(other) - urgency(one));
      if (!this.speaker && /[a-zü]/i.test(query.normalize("NFKC"))) this.speaker = new casebook.Speaker(await casebook.load("search/readings"));
      else if (!this.speaker) casebook.load("search/readings").then((readings) => (this.speaker ??= new casebook.Speaker(readings)));
    }

    /** Read scripts for a while, one after the other. What cannot be read is left out.
        @type {(patience: number) => Promise<void>} */
    async read(patience) {
      const until = performance.now() + patience;
      while (this.unread.length && performance.now() < until) {
        this.reading ??= this.readNext();
        await this.reading;
      }
    }

    async readNext() {
      const [name] = this.unread;
      if (name === "asked") await this.addUtterances(await casebook.load("asked"));
      else {
        const source = await casebook.load(name).catch(() => "");
        if (name === "search/summaries") this.addSummaries(source.split("\n"));
        else this.addText(source);
      }
      this.unread.splice(this.unread.indexOf(name), 1);
      this.reading = null;
    }

    /** What each page is called and says of itself, and how it is asked for, in slices.
        @type {(table: AskedTable) => Promise<void>} */
    async addUtterances({ pages, said }) {
      const utterances = new casebook.Utterances(this.lexicon);
      const all = pages.flatMap((path, place) => {
        const page = this.placeOf.get(path);
        const lines = page === undefined ? [] : [...this.called[page], this.summaries[page] ?? "", ...said[place].split("\n")];
        return lines.map((words) => ({ page: Number(page), words }));
      });
      let until = performance.now() + SLICE;
      for (const { page, words } of all) {
        utterances.add(page, words);
        if (performance.now() < until) continue;
        await casebook.pause();
        until = performance.now() + SLICE;
      }
      utterances.close();
      this.utterances = utterances;
    }

    /** @type {(lines: string[]) => void} */
    addSummaries(lines) {
      this.summaries = lines;
      const summary = new casebook.Field(lines);
      this.fields.summary = summary;
      summary.tally(this.inNames);
      this.known.clear();
    }

    /** @type {(source: string) => void} */
    addText(source) {
      const last = this.texts.at(-1);
      const text = casebook.textOf(source, this.placeOf, last ? last.base + last.pages.length : 0);
      text.pages.forEach((page, line) => this.openings.has(page) || this.openings.set(page, { text, line }));
      for (const page of text.pages) this.homes.push(page);
      text.heading.tally(this.inTexts);
      text.body.tally(this.inTexts);
      this.texts.push(text);
      this.known.clear();
    }

    /** How often a character occurs.
        @type {(char: string, texts: SearchText[]) => number} */
    often(char, texts) {
      const code = char.charCodeAt(0);
      return this.inNames[code] + (texts.length ? (this.inTexts[code] * texts.length) / this.texts.length : 0);
    }

    /** Scan whatever was not scanned yet, in slices; false if somebody looks for something else meanwhile.
        @type {(analysis: Analysis, turn: object) => Promise<boolean>} */
    async scan({ slots }, turn) {
      let until = performance.now() + SLICE;
      for (const text of this.texts) {
        for (const { pattern } of slots.flatMap(({ choices }) => choices)) {
          for (const field of [text.heading, text.body]) this.hits(pattern, field);
          if (performance.now() < until) continue;
          await casebook.pause();
          if (turn !== this.turn) return false;
          until = performance.now() + SLICE;
        }
      }
      return true;
    }

    /** @type {HitsOf} */
    hits = (pattern, field) => {
      let kept = this.kept.get(pattern.key);
      if (kept) this.kept.delete(pattern.key);
      else kept = new Map();
      this.kept.set(pattern.key, kept);
      if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value ?? "");
      const found = kept.get(field) ?? field.hits(pattern);
      kept.set(field, found);
      return found;
    };

    /** @type {(analysis: Analysis, texts: SearchText[], isComplete?: boolean) => Answer} */
    answer(analysis, texts, isComplete = false) {
      const ranked = casebook.rank(analysis, this, texts, this.hits);
      return new casebook.Answer(this, analysis, ranked, isComplete);
    }

    /** @type {(page: number) => string[]} */
    names = (page) => (this.bare[page] ??= this.called[page].map(casebook.terms.bare));

    /** @type {SearchKnown["asked"]} */
    asked = (query) => this.utterances?.scores(query) ?? [];

    /** What the analysis of a query asks: does any name, heading or text hold these words; which words sound so.
        @type {Sounds["knows"]} */
    knows = (word) => {
      const known = this.known.get(word) ?? this.occurs(word);
      this.known.set(word, known);
      return known;
    };

    /** @type {(word: string) => boolean} */
    occurs(word) {
      const fields = [...Object.values(this.fields), ...this.texts.flatMap(({ heading, body }) => [heading, body])];
      return fields.some(({ text }) => text.includes(word));
    }

    /** Words of names, or if there are none, words of texts.
        @type {Sounds["spelt"]} */
    spelt = (letters) => {
      const named = this.sounding(this.speaker?.spelt(letters, this.spoken()));
      return named.length ? named : this.sounding(this.speaker?.spelt(letters, this.written()));
    };

    /** Asked for the same pieces of a query at every keystroke.
        @type {Sounds["alike"]} */
    alike = (word) => {
      if (!this.speaker) return [];
      const heard = this.heard.get(word) ?? this.sounding(this.speaker.alike(word, this.spoken()));
      this.heard.set(word, heard);
      return heard;
    };

    /** @type {() => string} */
    spoken() {
      return (this.said ??= [this.fields.title, this.fields.names].map(({ text }) => text).join("\n"));
    }

    /** What was read of summaries and texts, the important ones first, as much as can be gone through at a keystroke.
        @type {() => string} */
    written() {
      const fields = [...(this.fields.summary ? [this.fields.summary] : []), ...this.texts.flatMap(({ heading, body }) => [heading, body])];
      for (; this.taken < fields.length && this.gone.length < GONE_THROUGH; this.taken++) this.gone += `\n${fields[this.taken].text}`;
      return this.gone;
    }

    /** @type {(words?: Map<string, number>) => WeighedText[]} */
    sounding(words = new Map()) {
      const list = [...words].map(([text, often]) => ({ text, weight: often * (this.lexicon.has(text) ? 4 : 1) }));
      list.sort((one, other) => other.weight - one.weight);
      const most = list[0]?.weight;
      return list.slice(0, SPELLINGS).map(({ text, weight }) => ({ text, weight: 0.4 + (0.6 * weight) / most }));
    }
  }

  /** What a sentence needs first.
      @type {(script: string) => number} */
  function urgency(script) {
    return ["asked", "search/summaries"].indexOf(script);
  }

  /** @type {(milliseconds: number) => Promise<number>} */
  function later(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds, milliseconds));
  }

  let engine;

  /* The engine, as soon as it knows the names of all pages. */
  casebook.search = () => (engine ??= casebook.load("search/pages").then((catalogue) => new Engine(catalogue)));
  casebook.Engine = Engine;
}
