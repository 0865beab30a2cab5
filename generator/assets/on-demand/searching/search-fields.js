/* What is scanned: lines of text as one, and the values by which pages are chosen. */
"use strict";

{
  /* Lines of text that are scanned as one. */
  class Field {
    /** @param {string[]} lines */
    constructor(lines) {
      this.text = casebook.terms.even(lines.join("\n"));
      this.starts = new Int32Array(lines.length + 1);
      lines.forEach((line, place) => (this.starts[place + 1] = this.starts[place] + line.length + 1));
    }

    /** Count every character.
        @type {(counts: Uint32Array) => void} */
    tally(counts) {
      for (let place = 0; place < this.text.length; place++) counts[this.text.charCodeAt(place)]++;
    }

    /** @type {(pattern: SearchPattern) => Hits} */
    hits(pattern) {
      /** @type {Hits} */
      const { lines, counts } = { lines: [], counts: [] };
      let line = 0;
      casebook.terms.each(pattern, this.text, (at) => {
        while (this.starts[line + 1] <= at) line++;
        if (lines.at(-1) === line) counts[counts.length - 1]++;
        else counts[lines.push(line) - 1] = 1;
      });
      return { lines, counts };
    }
  }

  /** The texts of one script: a line for each section, `pages[line]` its page. `placeOf` tells the number of a page, `base` is
      the number of the first section.
      @type {(source: string, placeOf: Map<string, number>, base: number) => SearchText} */
  function textOf(source, placeOf, base) {
    const rows = source.split("\n").map((row) => row.split("\t")).filter(([address]) => placeOf.has(pageOf(address)));
    const addresses = rows.map(([address]) => address);
    const pages = addresses.map((address) => Number(placeOf.get(pageOf(address))));
    const headings = rows.map(([, heading]) => heading);
    const bodies = rows.map(([, , body]) => body);
    return { base, addresses, pages, headings, bodies, heading: new Field(headings), body: new Field(bodies) };
  }

  /** @type {(address: string) => Page} */
  function pageOf(address) {
    return address.split("#")[0];
  }

  /* A choice among pages: the kind, a product, whether a regulation is in force. */
  class Facet {
    /** @param {FacetData} facet */
    constructor({ name, label, values, pages }) {
      this.name = name;
      this.label = label;
      this.values = values;
      this.ids = Object.keys(values);
      this.lines = pages.split("\n");
      /** @type {string[][] | undefined} */
      this.known = undefined;
    }

    /** The values of a page.
        @type {(page: number) => string[]} */
    of(page) {
      this.known ??= this.lines.map((line) => (line ? line.split(",").map((place) => this.ids[Number(place)]) : []));
      return this.known[page];
    }
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ Facet, Field, textOf }));
}
