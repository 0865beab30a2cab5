/* What is scanned: lines of text as one, and the values by which pages are chosen. */
"use strict";

{
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

  Object.assign(casebook, { Facet, Field, Text });
}
