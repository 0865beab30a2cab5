/* <cb-spelling>: a term, letter by letter. */
"use strict";

{
  class Spelling extends casebook.Written {
    grade(answer) {
      return { score: Number(answer === this.key.dataset.word) };
    }
  }

  customElements.define("cb-spelling", Spelling);
}
