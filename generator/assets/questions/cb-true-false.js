/* <cb-true-false>: a statement to be judged. An answer is true or false. */
"use strict";

{
  const { choice, make } = casebook;

  class TrueFalse extends casebook.Question {
    controls() {
      const fields = [["true", "对"], ["false", "错"]].map(([value, words]) => choice({ type: "radio", name: this.name, value }, words));
      return make("fieldset", {}, make("legend", { className: "cb-unseen", textContent: "判断" }), ...fields);
    }

    get fields() {
      return [...this.inputs.querySelectorAll("input")];
    }

    read() {
      const chosen = this.fields.find(({ checked }) => checked);
      return chosen ? chosen.value === "true" : null;
    }

    write(answer) {
      for (const field of this.fields) field.checked = field.value === String(answer);
    }

    mark(answer) {
      const good = this.answerBox.querySelector(".cb-key").dataset.answer === String(answer);
      const at = this.fields.find(({ value }) => value === String(answer)).closest(".cb-choice");
      const why = good ? [] : casebook.whyOf(this.answerBox.querySelector(".cb-feedbacks > li"));
      return { score: Number(good), notes: [{ at, good, why }] };
    }
  }

  TrueFalse.prompt = "先判断是对还是错。";
  customElements.define("cb-true-false", TrueFalse);
}
