/* <cb-single>: one right option among several. An answer is the fingerprint of the option. */
"use strict";

{
  class Single extends casebook.Choices {
    read() {
      return this.fields.find(({ checked }) => checked)?.value ?? null;
    }

    write(answer) {
      for (const field of this.fields) field.checked = field.value === answer;
    }

    mark(answer) {
      const good = this.isRight(answer);
      return { score: Number(good), notes: [this.noteOn(answer, good)] };
    }
  }

  Single.input = "radio";
  customElements.define("cb-single", Single);
}
