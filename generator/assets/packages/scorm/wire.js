/* Speaks to a platform by SCORM: finds what it offers, begins at once, because the learner's record is named after the
   learner, and looks at what every call gives back. */
"use strict";

{
  const { dialect, lesson } = casebook;
  const HIGHEST = 50; // frames in frames
  const OF_DATA = /^(2|35|4)\d/; // what the platform will refuse again; all other errors may pass

  class Scorm {
    isOpen = false;
    failure = "";
    next = 0;
    /** @type {Map<string, number>} the places of answers, by the ids of their entries */ places = new Map();
    room = dialect.room;

    /** @param {ScormApi} api */
    constructor(api) {
      this.api = api;
      this.open();
    }

    open() {
      if (this.says("begin", "") || this.get(dialect.learner)) this.isOpen = true; // it may be open since before a reload
      else this.failure = this.trouble("begin");
      return this.isOpen;
    }

    get learner() {
      return this.isOpen ? this.get(dialect.learner) : "";
    }

    /** @type {Wire["begin"]} */
    async begin() {
      if (!this.isOpen && !this.open()) throw new Error(this.failure);
      const mode = this.get(dialect.mode);
      const suspended = this.get(dialect.suspended);
      const [name, whole] = dialect.mastery;
      const mastery = Number.parseFloat(this.get(name)) / whole;
      this.next = this.count();
      if (mode === "browse" || mode === "review") return { isReported: false, mastery: null, suspended };
      if (["", "not attempted", "unknown"].includes(this.get(dialect.status))) this.set(dialect.status, "incomplete");
      this.set(dialect.exit, "suspend"); // or a crash would be the end of the attempt
      this.says("commit", "");
      return { isReported: true, mastery: Number.isFinite(mastery) ? mastery : null, suspended };
    }

    /** Some platforms do not say how many answers they have.
        @type {Wire["goOn"]} */
    goOn(count) {
      this.next = Math.max(this.next, count);
    }

    /** @type {Wire["report"]} */
    async report(batch) {
      const refused = this.tell(batch);
      if (!this.says("commit", "")) throw new Error(this.trouble("commit"));
      return refused;
    }

    /** @type {Wire["end"]} */
    end(batch) {
      try {
        if (batch) this.tell(batch);
      } catch {
        // It is kept here, and told by the next lesson.
      }
      this.says("commit", "");
      this.says("end", "");
      this.isOpen = false;
    }

    /** What the platform has refused for good, in words. Throws what may pass.
        @type {(batch: Batch) => string[]} */
    tell({ answers, suspended, outcome, seconds }) {
      const refused = answers.flatMap((answer) => this.answer(answer));
      const standing = outcome ? dialect.standing(outcome) : [];
      for (const [name, value] of [[dialect.suspended, suspended], ...standing, [dialect.session, dialect.lasting(seconds)], [dialect.exit, "suspend"]]) {
        refused.push(...this.set(name, value));
      }
      return refused;
    }

    /** @type {(answer: Reported) => string[]} */
    answer(answer) {
      const place = this.places.get(answer.entry) ?? this.next;
      const refused = [];
      for (const [field, value] of dialect.fields(answer, dialect.lasting)) {
        const wrong = this.set(`cmi.interactions.${place}.${field}`, value);
        refused.push(...wrong);
        if (field === "id" && wrong.length) {
          this.next = Math.max(this.next, this.count()); // some leave an empty row
          return refused;
        }
      }
      this.places.set(answer.entry, place);
      this.next = Math.max(this.next, place + 1);
      return refused;
    }

    count() {
      return Number(this.get("cmi.interactions._count")) || 0;
    }

    /** @type {(name: string) => string} */
    get(name) {
      const value = this.call("get", name);
      return value === null || value === undefined ? "" : String(value);
    }

    /** What is refused for good, in words; throws what may pass.
        @type {(name: string, value: string) => string[]} */
    set(name, value) {
      if (this.says("set", name, value)) return [];
      const words = `${name}：${this.trouble("set")}`;
      if (OF_DATA.test(this.code())) return [words];
      throw new Error(words);
    }

    /** Whether a call was a success.
        @type {(name: keyof ScormCalls, ...values: string[]) => boolean} */
    says(name, ...values) {
      return String(this.call(name, ...values)) === "true";
    }

    /** A platform in another frame may be gone.
        @type {(name: keyof ScormCalls, ...values: string[]) => unknown} */
    call(name, ...values) {
      try {
        return this.api[dialect.calls[name]](...values);
      } catch {
        return null;
      }
    }

    code() {
      return String(this.call("code") ?? "");
    }

    /** @type {(name: keyof ScormCalls) => string} */
    trouble(name) {
      const code = this.code();
      return `${dialect.calls[name]} ${code} ${this.call("words", code) ?? ""}`.trim();
    }
  }

  /** What the platform offers, in a frame around this one, or in the window that opened it.
      @type {() => ScormApi | null} */
  function find() {
    for (const start of [window, window.opener, window.top?.opener]) {
      const found = start && above(start);
      if (found) return found;
    }
    return null;
  }

  /** @type {(start: Window) => ScormApi | null} */
  function above(start) {
    let at = start;
    for (let height = 0; height < HIGHEST; height += 1) {
      try {
        const found = /** @type {any} */ (at)[dialect.api];
        if (found) return found;
      } catch {
        return null; // a frame of another site
      }
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  }

  /** A learner's name for the storage of a browser that several use: nothing that can be read (FNV-1a).
      @type {(text: string) => string} */
  function veiled(text) {
    return ([...text].reduce((sum, char) => Math.imul(sum ^ Number(char.codePointAt(0)), 0x01000193), 0x811c9dc5) >>> 0).toString(36);
  }

  const api = find();
  casebook.wire = api && new Scorm(api);
  if (casebook.wire) casebook.site.record += `:${lesson.dialect}:${veiled(casebook.wire.learner)}`;
}
