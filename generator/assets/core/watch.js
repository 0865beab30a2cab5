/* An element that shows something of the learner's record, and shows it anew whenever the record changes. */
"use strict";

{
  class Watching extends HTMLElement {
    /** @type {AbortController} */ gone;
    /** @type {Catalogue} */ catalogue;

    async connectedCallback() {
      this.gone = new AbortController();
      const { signal } = this.gone;
      this.catalogue ??= await casebook.load("catalogue");
      if (signal.aborted) return;
      casebook.record.changes.addEventListener("change", () => this.show(), { signal });
      this.show();
    }

    disconnectedCallback() {
      this.gone?.abort();
    }

    /* To be said by each element: from `this.catalogue` and `casebook.record.entries()` to what it shows. */
    show() {}
  }

  /** What stands above everything that remembers; it is seen only where nothing can be remembered.
      @type {() => HTMLElement[]} */
  function storageNotice() {
    return [casebook.make("cb-storage")];
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ Watching, storageNotice }));
}
