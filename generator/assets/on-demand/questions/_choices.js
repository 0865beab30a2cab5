/* Options to pick from. Each has a letter, which follows the order in which the options stand; the answer below names the
   options by these letters. */
"use strict";

{
  const { make } = casebook;

  /** @template A
      @extends {Question<A>} */
  class Choices extends casebook.Question {
    /** @type {string} */ static input;

    /** @type {boolean} */ isFixed;

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

    /** @type {(text: HTMLElement, place: number) => HTMLElement} */
    option(text, place) {
      const letter = make("span", { className: "cb-letter", textContent: letterAt(place) });
      letter.dataset.letter = text.dataset.fingerprint;
      return choice({ type: /** @type {typeof Choices} */ (this.constructor).input, name: this.name, value: text.dataset.fingerprint }, letter, text.textContent);
    }

    /** @returns {HTMLInputElement[]} */
    get fields() {
      return [...this.inputs.querySelectorAll("input")];
    }

    /** @type {(order: Order) => void} */
    shuffle(order) {
      if (this.isFixed) return;
      this.inputs.append(...order([...this.inputs.querySelectorAll(".cb-choice")]));
      const fingerprints = this.fields.map(({ value }) => value);
      for (const letter of this.querySelectorAll("[data-letter]")) letter.textContent = letterAt(fingerprints.indexOf(letter.dataset.letter ?? ""));
      for (const list of this.answerBox.querySelectorAll(".cb-letters, .cb-feedbacks")) {
        /** @type {(part: HTMLElement) => number} */
        const placeOf = ({ dataset }) => fingerprints.indexOf(dataset.letter ?? dataset.fingerprint);
        list.append(...[...list.children].toSorted((one, other) => placeOf(one) - placeOf(other)));
      }
    }

    /** Where the page says how good an option is.
        @type {(fingerprint: string) => HTMLElement | undefined} */
    feedback(fingerprint) {
      return [...this.answerBox.querySelectorAll(".cb-feedbacks > *")].find(({ dataset }) => dataset.fingerprint === fingerprint);
    }

    /** @type {(fingerprint: string) => boolean} */
    isRight(fingerprint) {
      return this.feedback(fingerprint)?.dataset.score === "1";
    }

    /** @type {(fingerprint: string, good: Note["good"]) => Note} */
    noteOn(fingerprint, good) {
      const field = /** @type {HTMLElement} */ (this.fields.find(({ value }) => value === fingerprint));
      return { at: field.closest(".cb-choice"), good, why: casebook.whyOf(this.feedback(fingerprint)) };
    }
  }

  /** A radio button or a box to tick, with its words.
      @type {Casebook["choice"]} */
  function choice(field, ...words) {
    const label = make("label", {}, make("input", field), ...words.map((part) => (typeof part === "string" ? make("span", { textContent: part }) : part)));
    return make("div", { className: "cb-choice" }, label);
  }

  /** @type {(place: number) => string} */
  function letterAt(place) {
    return "ABCDEFGH"[place];
  }

  Object.assign(casebook, /** @satisfies {Partial<Casebook>} */ ({ Choices, choice }));
}
