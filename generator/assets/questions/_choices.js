/* Options to pick from. Each has a letter, which follows the order in which the options stand; the answer below names the
   options by these letters. */
"use strict";

{
  const { make } = casebook;

  class Choices extends casebook.Question {
    controls() {
      const list = this.querySelector(":scope > .cb-options");
      const hint = this.querySelector(":scope > .cb-hint");
      this.isFixed = list.hasAttribute("data-fixed");
      const legend = make("legend", { className: hint ? "cb-hint" : "cb-unseen", textContent: hint?.textContent ?? "选项" });
      const options = [...list.children].map((option, place) => this.option(option, place));
      hint?.remove();
      list.remove();
      return make("fieldset", {}, legend, ...options);
    }

    option(text, place) {
      const letter = make("span", { className: "cb-letter", textContent: letterAt(place) });
      letter.dataset.letter = text.dataset.fingerprint;
      return choice({ type: this.constructor.input, name: this.name, value: text.dataset.fingerprint }, letter, text.textContent);
    }

    get fields() {
      return [...this.inputs.querySelectorAll("input")];
    }

    shuffle(order) {
      if (this.isFixed) return;
      this.inputs.append(...order([...this.inputs.querySelectorAll(".cb-choice")]));
      const fingerprints = this.fields.map(({ value }) => value);
      for (const letter of this.querySelectorAll("[data-letter]")) letter.textContent = letterAt(fingerprints.indexOf(letter.dataset.letter));
      for (const list of this.answerBox.querySelectorAll(".cb-letters, .cb-feedbacks")) {
        const placeOf = ({ dataset }) => fingerprints.indexOf(dataset.letter ?? dataset.fingerprint);
        list.append(...[...list.children].sort((one, other) => placeOf(one) - placeOf(other)));
      }
    }

    /* Where the page says how good an option is. */
    feedback(fingerprint) {
      return [...this.answerBox.querySelectorAll(".cb-feedbacks > *")].find(({ dataset }) => dataset.fingerprint === fingerprint);
    }

    isRight(fingerprint) {
      return this.feedback(fingerprint)?.dataset.score === "1";
    }

    noteOn(fingerprint, good) {
      const field = this.fields.find(({ value }) => value === fingerprint);
      return { at: field.closest(".cb-choice"), good, why: casebook.whyOf(this.feedback(fingerprint)) };
    }
  }

  /* A radio button or a box to tick, with its words. */
  function choice(field, ...words) {
    const label = make("label", {}, make("input", field), ...words.map((part) => (typeof part === "string" ? make("span", { textContent: part }) : part)));
    return make("div", { className: "cb-choice" }, label);
  }

  function letterAt(place) {
    return "ABCDEFGH"[place];
  }

  Object.assign(casebook, { Choices, choice });
}
