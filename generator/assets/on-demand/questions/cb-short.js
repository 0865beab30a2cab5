/* <cb-short>: an answer in the learner's own words, compared by the learner with a model answer. Recorded are the fingerprints of
   the points that were met; what was written is not, it may be about somebody. */
"use strict";

{
  const { choice, make } = casebook;

  /** @extends {Question<string[]>} */
  class Short extends casebook.Question {
    /** @type {HTMLTextAreaElement} */ text;
    /** @type {HTMLElement} */ model;
    /** @type {HTMLElement} */ points;
    /** @type {boolean} */ isComparing;

    controls() {
      const key = this.answerBox.querySelector(".cb-key");
      this.text = make("textarea", { id: this.idOf("field"), rows: 4 });
      const hint = make("p", { className: "cb-hint", id: this.idOf("hint"), textContent: "写完和参考答案对照，自己打分。写的内容不保存。" });
      this.text.setAttribute("aria-describedby", hint.id);
      this.model = make("div", { className: "cb-model", hidden: true }, make("p", { className: "cb-label", textContent: "参考答案" }), ...key.cloneNode(true).childNodes);
      this.points = make("fieldset", { className: "cb-points", hidden: true }, make("legend", { textContent: "您写到了哪些要点？" }),
        ...[...this.answerBox.querySelectorAll(".cb-points > li")].map(({ dataset, textContent }) => choice({ type: "checkbox", value: dataset.fingerprint }, textContent)));
      return make("div", {}, make("label", { htmlFor: this.text.id, textContent: "您的答案" }), hint, this.text, this.model, this.points);
    }

    /** Who marks an answer knows how good it is.
        @type {() => ""} */
    confidence() {
      return "";
    }

    buttons() {
      const box = super.buttons();
      this.compare(false);
      return box;
    }

    /** @returns {HTMLInputElement[]} */
    get fields() {
      return [...this.points.querySelectorAll("input")];
    }

    /** Shows the model answer and asks which points were met, or takes both back.
        @type {(isComparing: boolean) => void} */
    compare(isComparing) {
      this.isComparing = isComparing;
      this.model.hidden = this.points.hidden = !isComparing;
      this.text.readOnly = isComparing;
      this.check.textContent = isComparing ? "记下自评" : "看参考答案";
      this.skip.hidden = isComparing;
    }

    /** @type {(event: Event) => void} */
    submitted(event) {
      if (this.isComparing || !this.text.value.trim()) return super.submitted(event);
      event.preventDefault();
      this.compare(true);
      this.say("对照参考答案，勾出写到的要点，再记下自评。");
      this.fields[0].focus();
    }

    /** @type {() => string[] | null} */
    read() {
      return this.isComparing ? this.fields.filter(({ checked }) => checked).map(({ value }) => value).toSorted() : null;
    }

    /** @type {(answer: string[] | null) => void} */
    write(answer) {
      this.compare(answer !== null);
      for (const field of this.fields) field.checked = answer?.includes(field.value) ?? false;
    }

    /** @type {(answer: string[]) => Result} */
    mark(answer) {
      const { length } = this.fields;
      return { score: answer.length / length, notes: [], words: `自评：${length} 个要点写到 ${answer.length} 个` };
    }

    /** @type {(answer?: string[] | null) => Result} */
    reveal(answer) {
      const result = super.reveal(answer);
      this.model.hidden = true; // stands in the answer now
      this.answerBox.open = true;
      return result;
    }

    /** @type {(answer: string[] | null, score: number) => AnswerEntry} */
    entry(answer, score) {
      return { ...super.entry(answer, score), self: true };
    }
  }

  Short.prompt = "先写几句，再看参考答案。";
  customElements.define("cb-short", Short);
}
