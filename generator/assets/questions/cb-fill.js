/* <cb-fill>: a few words, or a list of them. */
"use strict";

{
  class Fill extends casebook.Written {
    grade(answer) {
      const { accept, ordered, unitOptional } = this.key.dataset;
      const options = { ordered: ordered !== undefined, unitOptional: unitOptional !== undefined };
      return { score: Number(JSON.parse(accept).some((right) => casebook.accepts(answer, right, options))) };
    }
  }

  customElements.define("cb-fill", Fill);
}
