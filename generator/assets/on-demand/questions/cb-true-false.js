/* <cb-true-false>: a statement to be judged. An answer is true or false. */
"use strict";

{
  const { choice, make } = casebook;

  /** @extends {Question<boolean>} */
  class TrueFalse extends casebook.Question {
    controls() {
      const fields = [["true", "对"], ["false", "错"]].map(([value, words]) => choice({ type: "radio", name: this.name, value }, words));
      return make("fieldset", {}, make("legend", { className: "cb-unseen", textContent: "判断" }), ...fields);
    }

    /** @returns {HTMLInputElement[]} */
    get fields() {
      return [...this.inputs.querySelectorAll("input")];
    }

    /** @type {() => boolean | null} */
    read() {
      const chosen = this.fields.find(({ checked }) => checked);
      return chosen ? chosen.value === "true" : null;
    }

    /** @type {(answer: boolean | null) => void} */
    write(answer) {
      for (const field of this.fields) field.checked = field.value === String(answer);
    }

    /** @type {(answer: boolean) => Result} */
    mark(answer) {
      const good = this.answerBox.querySelector(".cb-key").dataset.answer === String(answer);
      const field = /** @type {HTMLElement} */ (this.fields.find(({ value }) => value === String(answer)));
      const why = good ? [] : casebook.whyOf(this.answerBox.querySelector(".cb-feedbacks > li"));
      return { score: Number(good), notes: [{ at: field.closest(".cb-choice"), good, why }] };
    }
  }

  TrueFalse.prompt = "先判断是对还是错。";
  customElements.define("cb-true-false", TrueFalse);
}
