/* What every question element shares: a form in place of the options, one check, feedback, and an entry in the record.

   A question type extends `casebook.Question` in a file of its own in questions/ and says
     controls()     the element with its inputs, made from the text on the page (called once)
     read()         what the learner has entered, as a value that JSON can hold; null while it is not an answer
     write(answer)  the inverse of read()
     mark(answer)   {score: 0…1, notes: [{at: element, good: true | false | "missed" | null, why: [nodes]}], words: said instead of the usual words}
     shuffle(order) optional: bring the inputs into another order; `order(list)` gives a list in a new order
     isComplete     whether nothing is left open, if an answer can be begun and not finished
   and calls changed() where the learner changes the answer and no input says so. `prompt` of the class asks for an answer.
   Attributes: `name` (set#question), `version` (of the key), `exam` (no feedback until `reveal()`), `standing` (once revealed).
   `parts` are the elements that are answered and recorded: the element itself, but those inside <cb-scenario>.
   Events, which bubble: cb-changed (an answer), cb-revealed, cb-answered (is in the record). */
"use strict";

{
  const { make, note, pastWords, rounded, standingOf, verdictOf } = casebook;
  const FIELDS = "input, select, textarea, button";

  /** `A` is what an answer is.
      @template A
      @extends {QuestionBase<A>} */
  class Question extends /** @type {typeof QuestionBase} */ (HTMLElement) {
    /** @type {string | undefined} */ static prompt;

    /** @type {Name} */ name;
    /** @type {Catalogue | undefined} */ catalogue;
    /** @type {HTMLDetailsElement} */ answerBox;
    /** @type {HTMLElement} */ stem;
    /** @type {HTMLElement} */ inputs;
    /** @type {HTMLFormElement} */ form;
    /** @type {HTMLElement} */ verdict;
    /** @type {HTMLElement} */ actions;
    /** @type {HTMLButtonElement} */ check;
    /** @type {HTMLButtonElement} */ skip;
    /** @type {HTMLButtonElement} */ again;
    /** @type {HTMLElement} */ past;
    /** @type {AbortController} */ gone;

    connectedCallback() {
      if (!this.form) this.build();
      if (!this.isExam) this.remember();
    }

    disconnectedCallback() {
      this.gone?.abort();
    }

    /** @type {() => void} */
    build() {
      this.name = this.getAttribute("name");
      this.answerBox = this.querySelector(":scope > .cb-answer");
      this.stem = this.querySelector(":scope > .cb-stem");
      this.stem.id ||= this.idOf("stem");
      this.inputs = this.controls();
      this.inputs.classList.add("cb-controls");
      this.form = make("form", { className: "cb-form", noValidate: true }, this.inputs, this.confidence(), this.buttons());
      this.form.setAttribute("aria-labelledby", this.stem.id);
      this.form.addEventListener("submit", (event) => this.submitted(event));
      this.form.addEventListener("input", () => this.changed());
      this.addEventListener("keydown", (event) => stopHeldEnter(event));
      this.answerBox.before(this.form);
      this.answerBox.hidden = true;
      if (this.isExam) this.prepareExam();
      else this.stageHints();
    }

    /** An id for an element of this question, which no author's id can be.
        @type {(part: string) => string} */
    idOf(part) {
      return `_${part}-${this.name.replace("#", "-")}`;
    }

    /** @returns {boolean} */
    get isExam() {
      return this.hasAttribute("exam");
    }

    /** @returns {globalThis.Question[]} */
    get parts() {
      return [this];
    }

    /** @returns {boolean} */
    get isComplete() {
      return this.read() !== null;
    }

    changed() {
      if (!this.hasAttribute("standing")) this.verdict.textContent = "";
      this.dispatchEvent(new Event("cb-changed", { bubbles: true }));
    }

    /** Whether the learner was sure: true, false, or undefined if not said.
        @returns {boolean | undefined} */
    get sure() {
      const chosen = this.form.querySelector(".cb-sure input:checked");
      return chosen ? chosen.value === "sure" : undefined;
    }

    set sure(value) {
      for (const input of this.form.querySelectorAll(".cb-sure input")) input.checked = value === (input.value === "sure");
    }

    /** Says how the learner stood last time, and says it anew whenever the record changes.
        @type {() => Promise<void>} */
    async remember() {
      this.gone = new AbortController();
      const { signal } = this.gone;
      this.catalogue ??= await casebook.load("catalogue");
      if (signal.aborted) return;
      casebook.record.changes.addEventListener("change", () => this.showPast(), { signal });
      this.showPast();
    }

    showPast() {
      if (!this.catalogue) return;
      if (!this.past) this.querySelector(":scope > .cb-type").append((this.past = make("span", { className: "cb-past" })));
      const given = casebook.progress.answers(casebook.record.entries(), this.catalogue).get(this.name);
      this.past.textContent = this.hasAttribute("standing") ? "" : pastWords(this.getAttribute("version"), given);
    }

    /** Marks what is entered and shows how it was, in an exam as well as in practice. The value is the result.
        @type {(answer?: A | null) => Result} */
    reveal(answer = this.read()) {
      const result = answer === null ? { score: 0, notes: [], words: "没有作答" } : this.mark(answer);
      const standing = standingOf(result.score);
      this.lock(true);
      this.unmark();
      result.notes.forEach(note);
      this.setAttribute("standing", standing);
      this.say(verdictOf(result, answer !== null && this.sure), `cb-${standing}`);
      this.answerBox.hidden = false;
      this.answerBox.open = result.score === 1 && !this.isExam;
      this.dispatchEvent(new Event("cb-revealed", { bubbles: true }));
      return result;
    }

    /** @type {(words: string, tone?: string) => void} */
    say(words, tone = "") {
      this.verdict.className = `cb-verdict ${tone}`;
      this.verdict.textContent = words;
    }

    /** @type {(event: Event) => void} */
    submitted(event) {
      event.preventDefault();
      if (this.isExam) return;
      if (!this.isComplete) return this.ask();
      const answer = this.read();
      const { score } = this.reveal(answer);
      this.save(answer, score);
      this.finish();
    }

    ask() {
      this.say(/** @type {typeof Question} */ (this.constructor).prompt ?? "先选一个答案。");
      this.focusInput();
    }

    giveUp() {
      this.reveal(null);
      this.say("先看看答案，过后再做一次。");
      this.answerBox.open = true;
      this.save(null, 0);
      this.finish();
    }

    /** @type {(answer: A | null, score: number) => void} */
    save(answer, score) {
      casebook.record.add(this.entry(answer, score));
      this.dispatchEvent(new CustomEvent("cb-answered", { bubbles: true, detail: { name: this.name, score } }));
    }

    /** What is recorded of an answer.
        @type {(answer: A | null, score: number) => AnswerEntry} */
    entry(answer, score) {
      const sure = this.sure;
      /** @type {AnswerEntry} */
      const entry = { kind: "answer", question: this.name, version: this.getAttribute("version"), score: rounded(score), answer };
      return sure === undefined ? entry : { ...entry, sure };
    }

    /* The focus goes to what comes next: the explanation if it is open, another try if not. */
    finish() {
      this.check.hidden = this.skip.hidden = true;
      this.again.hidden = false;
      (this.answerBox.open ? this.answerBox.querySelector("summary") : this.again).focus();
    }

    retry() {
      this.lock(false);
      this.unmark();
      this.form.reset();
      this.write(null);
      this.removeAttribute("standing");
      this.say("");
      this.showPast();
      this.answerBox.hidden = true;
      this.answerBox.open = false;
      this.check.hidden = this.skip.hidden = false;
      this.again.hidden = true;
      this.focusInput();
    }

    focusInput() {
      this.inputs.querySelector(FIELDS)?.focus();
    }

    /** @type {(locked: boolean) => void} */
    lock(locked) {
      for (const control of this.form.querySelectorAll("input, select, textarea, .cb-controls button")) control.disabled = locked;
    }

    unmark() {
      for (const mark of this.form.querySelectorAll(".cb-note-of")) mark.remove();
      for (const marked of this.form.querySelectorAll("[data-good]")) delete marked.dataset.good;
    }

    /** @type {() => HTMLElement} */
    buttons() {
      this.verdict = make("p", { className: "cb-verdict", role: "status" });
      this.check = make("button", { type: "submit", className: "md-button md-button--primary", textContent: "看对不对" });
      this.skip = make("button", { type: "button", className: "md-button", textContent: "不会，看答案" });
      this.again = make("button", { type: "button", className: "md-button", textContent: "再做一次", hidden: true });
      this.skip.addEventListener("click", () => this.giveUp());
      this.again.addEventListener("click", () => this.retry());
      this.actions = make("p", { className: "cb-actions" }, this.check, this.skip, this.again);
      return make("div", {}, this.verdict, this.actions);
    }

    /** @type {() => HTMLElement | ""} */
    confidence() {
  /** @type {(value: string, words: string) => HTMLElement} */
      const choice = (value, words) =>
        make("label", {}, make("input", { type: "radio", name: `sure-${this.name}`, value }), ` ${words}`);
      const legend = make("legend", { textContent: "把握（可不选）" });
      return make("fieldset", { className: "cb-sure" }, legend, choice("sure", "确定"), choice("unsure", "不太确定"));
    }

    prepareExam() {
      this.actions.hidden = true;
      this.querySelector(":scope > .cb-hints")?.remove();
    }

    stageHints() {
      const box = this.querySelector(":scope > .cb-hints");
      if (!box) return;
      const { shown, more } = casebook.stagedHints(box, () => this.focusInput());
      this.inputs.after(shown);
      this.check.after(more);
    }
  }

  /** A key that is held down must not press the button to which its first stroke has led.
      @type {(event: KeyboardEvent) => void} */
  function stopHeldEnter(event) {
    if (event.repeat && event.key === "Enter" && /** @type {Element} */ (event.target).closest("button, summary")) event.preventDefault();
  }

  casebook.Question = Question;
}
