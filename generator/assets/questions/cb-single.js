/* <cb-single>: one right option among several. */
"use strict";

{
  const { make, whyOf } = casebook;

  class Single extends casebook.Question {
    controls() {
      const list = this.querySelector(":scope > .cb-options");
      this.isFixed = list.hasAttribute("data-fixed");
      const options = [...list.children].map((option) => this.option(option));
      list.remove();
      return make("fieldset", {}, make("legend", { className: "cb-unseen", textContent: "选项" }), ...options);
    }

    option(text) {
      const input = make("input", { type: this.constructor.input, name: this.name, value: text.dataset.mark });
      const words = make("span", {}, ...text.childNodes);
      return make("div", { className: "cb-choice" }, make("label", {}, input, words));
    }

    shuffle(order) {
      if (!this.isFixed) this.inputs.append(...order([...this.inputs.querySelectorAll(".cb-choice")]));
    }

    read() {
      return this.inputs.querySelector("input:checked")?.value ?? null;
    }

    write(answer) {
      for (const input of this.inputs.querySelectorAll("input")) input.checked = input.value === answer;
    }

    mark(answer) {
      const feedback = this.feedback(answer);
      const score = Number(feedback.dataset.score);
      return { score, notes: [{ at: this.choice(answer), good: score === 1, why: whyOf(feedback) }] };
    }

    /* Where the page says how good an option is. */
    feedback(mark) {
      return this.answerBox.querySelector(`.cb-feedbacks > [data-mark="${mark}"]`);
    }

    choice(mark) {
      return this.inputs.querySelector(`input[value="${mark}"]`).closest(".cb-choice");
    }
  }

  Single.input = "radio";
  casebook.Single = Single;
  customElements.define("cb-single", Single);
}
