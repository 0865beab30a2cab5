/* How long each answer took: the time between two things that the learner does is that of the question at which the second
   one is done. */
"use strict";

{
  class Latencies {
    last = performance.now();
    /** @type {Map<Name, number>} milliseconds that nobody has asked for yet */ spent = new Map();
    /** @type {Map<string, number>} seconds, by the ids of entries */ told = new Map();

    constructor() {
      for (const type of ["cb-changed", "cb-revealed"]) document.addEventListener(type, ({ target }) => this.note(target), { capture: true });
    }

    /** @type {(target: EventTarget | null) => void} */
    note(target) {
      const name = target instanceof Element ? target.getAttribute("name") : null;
      if (name === null) return;
      const now = performance.now();
      this.spent.set(name, (this.spent.get(name) ?? 0) + now - this.last);
      this.last = now;
    }

    /** Seconds; 0 if the answer was given in an earlier lesson.
        @type {(entry: { id: string, question: Name }) => number} */
    of({ id, question }) {
      const seconds = this.told.get(id) ?? Math.round((this.spent.get(question) ?? 0) / 10) / 100;
      this.told.set(id, seconds);
      this.spent.delete(question);
      return seconds;
    }
  }

  casebook.Latencies = Latencies;
}
