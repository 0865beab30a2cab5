/* Answers that are written on one line. An answer is its text. A type says `grade(answer)`: {score, words}. */
"use strict";

{
  const { make } = casebook;
  const LONGEST = 200; // characters of an answer that is neither right nor a mistake we know

  class Written extends /** @type {typeof WrittenBase} */ (casebook.Question) {
    /** @type {HTMLInputElement} */ field;

    controls() {
      const hint = this.querySelector(":scope > .cb-hint");
      const { unit, unitRequired } = this.key.dataset;
      const isGiven = unit !== undefined && unitRequired === undefined;
      this.field = make("input", { type: "text", id: this.idOf("field"), autocomplete: "off", spellcheck: false, maxLength: this.longest, enterKeyHint: "done" });
      if (isGiven) this.field.inputMode = "decimal";
      const label = make("label", { htmlFor: this.field.id, textContent: "您的答案" });
      const box = make("div", { className: "cb-written" }, label, make("span", { className: "cb-line" }, this.field, ...(isGiven ? [make("span", { textContent: unit })] : [])));
      if (hint) {
        hint.id = this.idOf("hint");
        this.field.setAttribute("aria-describedby", hint.id);
        label.after(hint);
      }
      return box;
    }

    /** How many characters may be written: what the page knows of fits in any case.
        @returns {number} */
    get longest() {
      const mistakes = [...this.answerBox.querySelectorAll(".cb-feedbacks > [data-text]")].map(({ dataset }) => dataset.text ?? "");
      return Math.max(LONGEST, ...[...this.accepted, ...mistakes].map((text) => text.length));
    }

    /** What counts as right as it is written, where that is a list.
        @returns {string[]} */
    get accepted() {
      return JSON.parse(this.key.dataset.accept ?? "[]");
    }

    /** Where the page says what is right.
        @returns {HTMLElement} */
    get key() {
      return this.answerBox.querySelector(".cb-key");
    }

    /** Of spaces and punctuation alone nothing would be left to mark.
        @type {() => string | null} */
    read() {
      const text = this.field.value.trim();
      return casebook.fold(text) ? text : null;
    }

    /** @type {(answer: string | null) => void} */
    write(answer) {
      this.field.value = answer ?? "";
    }

    /** @type {(answer: string) => Result} */
    mark(answer) {
      const grade = this.grade(answer);
      const why = grade.score === 1 ? [] : casebook.whyOf(this.mistake(answer));
      return { ...grade, notes: why.length ? [{ at: this.inputs, good: false, why }] : [] };
    }

    /** Where the page speaks about this answer, if it is one that is often given.
        @type {(answer: string) => HTMLElement | undefined} */
    mistake(answer) {
      return [...this.answerBox.querySelectorAll(".cb-feedbacks > [data-text]")].find(({ dataset }) => casebook.accepts(answer, dataset.text));
    }
  }

  Written.prompt = "先写下您的答案。";
  casebook.Written = Written;
}
