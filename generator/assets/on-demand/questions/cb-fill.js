/* <cb-fill>: a few words, or a list of them. */
"use strict";

{
  class Fill extends casebook.Written {
    /** @type {(answer: string) => Grade} */
    grade(answer) {
      const { ordered, unitOptional } = this.key.dataset;
      const options = { ordered: ordered !== undefined, unitOptional: unitOptional !== undefined };
      return { score: Number(this.accepted.some((right) => casebook.accepts(answer, right, options))) };
    }
  }

  customElements.define("cb-fill", Fill);
}
