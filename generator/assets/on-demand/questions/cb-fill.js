/* <cb-fill>: a few words, or a list of them. */
"use strict";

{
  class Fill extends casebook.Written {
    /** @type {(answer: string) => Grade} */
    grade(answer) {
      const { accept, ordered, unitOptional } = this.key.dataset;
      const options = { ordered: ordered !== undefined, unitOptional: unitOptional !== undefined };
      /** @type {string[]} */
      const accepted = JSON.parse(accept);
      return { score: Number(accepted.some((right) => casebook.accepts(answer, right, options))) };
    }
  }

  customElements.define("cb-fill", Fill);
}
