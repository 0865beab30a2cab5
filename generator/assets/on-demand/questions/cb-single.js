/* <cb-single>: one right option among several. An answer is the fingerprint of the option. */
"use strict";

{
  /** @extends {Choices<string>} */
  class Single extends casebook.Choices {
    /** @type {() => string | null} */
    read() {
      return this.fields.find(({ checked }) => checked)?.value ?? null;
    }

    /** @type {(answer: string | null) => void} */
    write(answer) {
      for (const field of this.fields) field.checked = field.value === answer;
    }

    /** @type {(answer: string) => Result} */
    mark(answer) {
      const good = this.isRight(answer);
      return { score: Number(good), notes: [this.noteOn(answer, good)] };
    }
  }

  Single.input = "radio";
  customElements.define("cb-single", Single);
}
