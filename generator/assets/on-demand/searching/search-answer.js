/* What was found, best first, and everything to show it with. */
"use strict";

{
  const ASKED = 0.8; // of a score: a page that is there because it is asked for so has no place worth going to

  class Answer {
    /** @param {Engine} engine @param {Analysis} analysis @param {Ranked} ranked @param {boolean} isComplete */
    constructor(engine, { query, slots }, { found, weights, named, places, asked }, isComplete) {
      this.engine = engine;
      this.query = query;
      this.slots = slots;
      this.weights = weights;
      this.found = found;
      this.named = named;
      this.places = places;
      this.asked = asked;
      this.isComplete = isComplete;
      const wanted = slots.flatMap(({ choices, factor }, slot) => choices.map(({ pattern }) => ({ pattern, factor, slot, weight: weights[slot] })));
      this.wanted = wanted.filter(({ factor }) => factor >= 0.3);
      if (!this.wanted.length) this.wanted = wanted;
    }

    /** The pages that have all chosen values: `chosen` is a map from facet to value.
        @type {(chosen: Map<string, string>) => number[]} */
    chosen(chosen) {
      const facets = this.engine.facets.filter(({ name }) => chosen.get(name));
      return this.found.filter((page) => facets.every((facet) => facet.of(page).includes(chosen.get(facet.name) ?? "")));
    }

    /** For each facet how many pages each of its values would leave, given the values that are chosen for the others.
        @type {(chosen: Map<string, string>) => Map<string, Map<string, number>>} */
    counts(chosen) {
      return new Map(this.engine.facets.map((facet) => {
        const counts = new Map();
        const others = new Map([...chosen].filter(([name]) => name !== facet.name));
        for (const page of this.chosen(others)) for (const value of facet.of(page)) counts.set(value, (counts.get(value) ?? 0) + 1);
        return [facet.name, counts];
      }));
    }

    /** @type {(page: number) => string} */
    kind(page) {
      return this.engine.facets[0].of(page)[0];
    }

    /** How a few pages are shown: title and text in pieces, and the places in them that are worth going to.
        @type {(pages: number[], most?: number) => Shown[]} */
    shown(pages, most = 1) {
      return pages.map((page) => this.one(page, this.places(page), most));
    }

    /** @type {(page: number, places: SearchPlace[], most: number) => Shown} */
    one(page, places, most) {
      const { paths, titles, facets } = this.engine;
      const standing = facets.find(({ name }) => name === "standing");
      const best = places[0];
      const anchored = places.filter((place) => this.anchored(place));
      const worth = anchored.filter(({ covered }) => covered >= 0.6 * anchored[0].covered);
      const lead = worth[0] === best && this.named[page] < Math.min(0.6, best?.covered ?? 0) ? worth.shift() : null;
      const isWritten = this.asked[page] < ASKED;
      const inside = worth.filter(({ text, line }) => isWritten && !text.addresses[line].includes("#_"));
      return {
        title: casebook.marked(titles[page], this.wanted),
        page,
        kind: this.kind(page),
        note: standing?.of(page).filter((value) => value !== "in-force").map((value) => standing.values[value])[0],
        address: lead ? lead.text.addresses[lead.line] : paths[page],
        heading: lead ? casebook.marked(lead.text.headings[lead.line], this.wanted) : null,
        text: lead ? this.textOf(lead) : this.summary(page, best),
        places: inside.slice(0, most).map((place) => ({
          address: place.text.addresses[place.line],
          heading: casebook.marked(place.text.headings[place.line], this.wanted),
          text: this.textOf(place),
        })),
      };
    }

    /** @type {(place: SearchPlace) => boolean} */
    anchored({ text, line }) {
      return text.addresses[line].includes("#");
    }

    /** @type {(place: SearchPlace) => Piece[]} */
    textOf({ text, line }) {
      return casebook.excerpt(text.bodies[line], this.wanted) ?? casebook.beginning(text.bodies[line]);
    }

    /** @type {(page: number, best: SearchPlace | undefined) => Piece[]} */
    summary(page, best) {
      const { summaries, openings } = this.engine;
      const opening = openings.get(page);
      const own = summaries[page] || (opening ? opening.text.bodies[opening.line].split("\r")[0] : "");
      const found = casebook.excerpt(own, this.wanted);
      return found ?? (best && this.named[page] < 0.6 ? this.textOf(best) : casebook.beginning(own));
    }
  }

  casebook.Answer = Answer;
}
