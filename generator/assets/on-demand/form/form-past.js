/* What was before: every edit can be taken back, and what is unfinished outlives the page. */
"use strict";

{
  const VERSION = 1; // of what is kept
  const MOST = 200; // edits that can be taken back

  class FormPast {
    /** @type {string[]} */ before = [];
    /** @type {string[]} */ after = [];
    place = "";

    /** @param {string} kind @param {FormDraft} draft @param {boolean} isKept */
    constructor(kind, draft, isKept) {
      this.kind = kind;
      this.isKept = isKept;
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
      if (!this.isKept) return; // what a file has is there already
      casebook.record.keep(`form:${this.kind}`, { version: VERSION, at: new Date().toISOString(), draft: JSON.parse(this.now) });
    }

    forget() {
      casebook.record.keep(`form:${this.kind}`, null);
    }
  }

  /** What was left unfinished of a kind, as far as this site has a place for it; `lost` are the names of the rest.
      @type {(kind: FormKind) => { at: Time, draft: FormDraft, lost: string[] } | null} */
  function formKept(kind) {
    const { isPlain, isTime } = casebook.shape;
    const found = casebook.record.kept(`form:${kind.name}`);
    if (!isPlain(found) || found.version !== VERSION || !isTime(found.at) || !isPlain(found.draft)) return null;
    /** @type {string[]} */
    const lost = [];
    const value = casebook.formValues.fitting(kind, { is: "part", models: [kind.model] }, found.draft.value, lost);
    if (!casebook.shape.isPlain(value)) return null;
    return { at: found.at, draft: { id: typeof found.draft.id === "string" ? found.draft.id : "", value: /** @type {FormPart} */ (value) }, lost };
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ FormPast, formKept }));
}
