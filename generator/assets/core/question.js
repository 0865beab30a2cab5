/* What every question element shares: a form in place of the options, one check, feedback, and an entry in the record.

   A question type extends `casebook.Question` in a file of its own in questions/ and says
     controls()     the element with its inputs, made from the text on the page (called once)
     read()         what the learner has entered, as a value that JSON can hold; null while it is not an answer
     write(answer)  the inverse of read()
     mark(answer)   {score: 0…1, notes: [{at: element, good: true | false | null, why: [nodes]}], words: said instead of the usual words}
     shuffle(order) optional: bring the inputs into another order; `order(list)` gives a list in a new order
     isComplete     whether nothing is left open, if an answer can be begun and not finished
   and calls changed() where the learner changes the answer and no input says so.
   Attributes: `name` (set#question), `version` (of the key), `exam` (no feedback until `reveal()`).
   `parts` are the elements that are answered and recorded: the element itself, but those inside <cb-scenario>.
   Events, which bubble: cb-changed (an answer), cb-revealed, cb-answered (is in the record). */
"use strict";

{
  const { make } = casebook;
  const WORDS = { right: "答对了", partly: "对了一部分", wrong: "不对" };

  class Question extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.name = this.getAttribute("name");
      this.answerBox = this.querySelector(":scope > .cb-answer");
      this.stem = this.querySelector(":scope > .cb-stem");
      this.stem.id ||= `_stem-${this.name.replace("#", "-")}`;
      this.inputs = this.controls();
      this.inputs.classList.add("cb-controls");
      this.form = make("form", { className: "cb-form", noValidate: true }, this.inputs, this.confidence(), this.buttons());
      this.form.setAttribute("aria-labelledby", this.stem.id);
      this.form.addEventListener("submit", (event) => this.submitted(event));
      this.form.addEventListener("input", () => this.changed());
      this.answerBox.before(this.form);
      this.answerBox.hidden = true;
      this.isExam ? this.prepareExam() : this.stageHints();
    }

    get isExam() {
      return this.hasAttribute("exam");
    }

    get parts() {
      return [this];
    }

    get isComplete() {
      return this.read() !== null;
    }

    changed() {
      if (!this.hasAttribute("standing")) this.verdict.textContent = "";
      this.dispatchEvent(new Event("cb-changed", { bubbles: true }));
    }

    /* Whether the learner was sure: true, false, or undefined if not said. */
    get sure() {
      const chosen = this.form.querySelector(".cb-sure input:checked");
      return chosen ? chosen.value === "sure" : undefined;
    }

    set sure(value) {
      for (const input of this.form.querySelectorAll(".cb-sure input")) input.checked = value === (input.value === "sure");
    }

    /* Marks what is entered and shows how it was, in an exam as well as in practice. The value is the result. */
    reveal(answer = this.read()) {
      const result = answer === null ? { score: 0, notes: [], words: "没有作答" } : this.mark(answer);
      this.lock(true);
      this.unmark();
      result.notes.forEach(({ at, good, why = [] }) => note(at, good, why));
      this.verdict.className = `cb-verdict cb-${standingOf(result.score)}`;
      this.verdict.textContent = result.words ?? WORDS[standingOf(result.score)];
      this.setAttribute("standing", standingOf(result.score));
      this.answerBox.hidden = false;
      this.answerBox.open = result.score === 1 && !this.isExam;
      this.dispatchEvent(new Event("cb-revealed", { bubbles: true }));
      return result;
    }

    submitted(event) {
      event.preventDefault();
      if (!this.isComplete) return this.ask();
      const answer = this.read();
      const { score } = this.reveal(answer);
      this.save(answer, score);
      this.finish();
    }

    ask() {
      this.verdict.className = "cb-verdict";
      this.verdict.textContent = this.constructor.prompt ?? "先选一个答案。";
      this.inputs.querySelector("input, select, textarea, button")?.focus();
    }

    giveUp() {
      this.reveal(null);
      this.answerBox.open = true;
      this.save(null, 0);
      this.finish();
    }

    save(answer, score) {
      const sure = this.sure;
      const entry = { kind: "answer", question: this.name, version: this.getAttribute("version"), score: rounded(score), answer };
      casebook.record.add(sure === undefined ? entry : { ...entry, sure });
      this.dispatchEvent(new CustomEvent("cb-answered", { bubbles: true, detail: { name: this.name, score } }));
    }

    finish() {
      this.check.hidden = this.skip.hidden = true;
      this.again.hidden = false;
      this.again.focus();
    }

    retry() {
      this.lock(false);
      this.unmark();
      this.form.reset();
      this.write(null);
      this.removeAttribute("standing");
      this.verdict.textContent = "";
      this.verdict.className = "cb-verdict";
      this.answerBox.hidden = true;
      this.answerBox.open = false;
      this.check.hidden = this.skip.hidden = false;
      this.again.hidden = true;
      this.inputs.querySelector("input, select, textarea, button")?.focus();
    }

    lock(locked) {
      for (const control of this.form.querySelectorAll("input, select, textarea, .cb-controls button")) control.disabled = locked;
    }

    unmark() {
      for (const mark of this.form.querySelectorAll(".cb-note-of")) mark.remove();
      for (const marked of this.form.querySelectorAll("[data-good]")) delete marked.dataset.good;
    }

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

    confidence() {
      const choice = (value, words) =>
        make("label", {}, make("input", { type: "radio", name: `sure-${this.name}`, value }), ` ${words}`);
      const legend = make("legend", { textContent: "把握（可不选）" });
      return make("fieldset", { className: "cb-sure" }, legend, choice("sure", "确定"), choice("unsure", "不太确定"));
    }

    prepareExam() {
      this.actions.hidden = true;
      this.querySelector(":scope > .cb-hints")?.remove();
    }

    /* One hint at a time; what was shown stays. */
    stageHints() {
      const box = this.querySelector(":scope > .cb-hints");
      if (!box) return;
      const hints = [...box.querySelectorAll("li")];
      const shown = make("ol", { className: "cb-hints", role: "status" });
      const more = make("button", { type: "button", className: "md-button cb-hint-button" });
      const name = () => (more.textContent = `提示 ${shown.children.length + 1}／${shown.children.length + hints.length}`);
      more.addEventListener("click", () => {
        shown.append(hints.shift());
        hints.length ? name() : more.remove();
      });
      name();
      box.replaceWith(shown);
      this.check.after(more);
    }
  }

  /* Says at an input whether it was right, in words and with a sign, and why. */
  function note(at, good, why) {
    if (good !== null) at.dataset.good = good;
    const words = make("span", { className: "cb-note-of" });
    if (good !== null) words.append(make("strong", { textContent: good ? "对" : "不对" }), " ");
    words.append(...why);
    at.append(words);
  }

  function standingOf(score) {
    return score === 1 ? "right" : score > 0 ? "partly" : "wrong";
  }

  /* Four decimals, so that a score reads the same in every program. */
  function rounded(score) {
    return Math.round(score * 10_000) / 10_000;
  }

  /* A copy of the explanation that the page gives for a part of the answer. */
  function whyOf(element) {
    return [...(element?.querySelector(".cb-why")?.cloneNode(true).childNodes ?? [])];
  }

  Object.assign(casebook, { Question, rounded, whyOf });
}
