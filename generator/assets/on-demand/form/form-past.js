/* What was before: every edit can be taken back, and what is unfinished outlives the page, until it is taken home. */
"use strict";

{
  const MOST = 200; // edits that can be taken back

  class FormPast {
    /** @type {string[]} */ before = [];
    /** @type {string[]} */ after = [];
    place = "";
    /** @type {string} */ kind;
    /** @type {FormFile | null} */ file;

    /** @param {string} kind @param {FormDraft} draft @param {FormFile | null} file */
    constructor(kind, draft, file) {
      [this.kind, this.file] = [kind, file];
      this.now = JSON.stringify(draft);
    }

    /** What is typed into one field one after the other is one edit.
        @type {(draft: FormDraft, place: string) => void} */
    note(draft, place) {
      const text = JSON.stringify(draft);
      if (text === this.now) return;
      if (place !== this.place || !this.before.length) this.before = [...this.before, this.now].slice(-MOST);
      [this.place, this.now, this.after] = [place, text, []];
      this.keep();
    }

    /** @type {() => FormDraft} */
    back() {
      return this.step(this.before, this.after);
    }

    /** @type {() => FormDraft} */
    again() {
      return this.step(this.after, this.before);
    }

    /** @type {(from: string[], to: string[]) => FormDraft} */
    step(from, to) {
      const text = from.pop();
      if (text !== undefined) {
        to.push(this.now);
        [this.now, this.place] = [text, ""];
        this.keep();
      }
      return JSON.parse(this.now);
    }

    keep() {
      casebook.formKept.keep(this.kind, this.file, JSON.parse(this.now));
    }

    /** What is in a file now need not be kept beside it: what was before can still be taken back. */
    forget() {
      casebook.formKept.drop(this.kind, this.file);
    }
  }

  casebook.FormPast = FormPast;
}
