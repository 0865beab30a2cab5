/* <cb-scenario>: one situation with several questions, each an element that is answered, marked and recorded on its own;
   `parts` are these elements. What is said about the situation as a whole comes when all parts have been answered.

   For an exam: `read()` and `write()` work on the parts' answers by name, `mark()` and `reveal()` give the mean. */
"use strict";

{
  const { make } = casebook;

  class Scenario extends HTMLElement {
    /** @type {HTMLDetailsElement} */ answerBox;
    /** @type {HTMLElement} */ told;

    connectedCallback() {
      if (this.told) return;
      this.answerBox = this.querySelector(":scope > .cb-answer");
      this.told = make("p", { className: "cb-verdict cb-told", role: "status" });
      this.answerBox.before(this.told);
      this.answerBox.hidden = true;
      if (this.hasAttribute("exam")) this.prepareExam();
      this.addEventListener("cb-revealed", () => this.tell());
    }

    /** @returns {Question[]} */
    get parts() {
      return [...this.querySelectorAll(":scope > .cb-question > [version]")];
    }

    /** @type {() => Record<Name, unknown> | null} */
    read() {
      const given = this.parts.map((part) => [nameOf(part), part.read()]).filter(([, answer]) => answer !== null);
      return given.length ? Object.fromEntries(given) : null;
    }

    /** @type {(answers: Record<Name, unknown> | null) => void} */
    write(answers) {
      for (const part of this.parts) part.write(answers?.[nameOf(part)] ?? null);
    }

    /** @type {(answers: Record<Name, unknown> | null) => Result} */
    mark(answers) {
      return { score: mean(this.parts.map((part) => this.scoreOf(part, answers?.[nameOf(part)] ?? null))), notes: [] };
    }

    /** @type {(part: Question, answer: unknown) => number} */
    scoreOf(part, answer) {
      return answer === null ? 0 : part.mark(answer).score;
    }

    /** @type {(answers?: Record<Name, unknown> | null) => Result} */
    reveal(answers = this.read()) {
      return { score: mean(this.parts.map((part) => part.reveal(answers?.[nameOf(part)] ?? null).score)), notes: [] };
    }

    prepareExam() {
      for (const part of this.parts) part.setAttribute("exam", "");
      this.querySelector(":scope > .cb-hints")?.remove();
    }

    tell() {
      const standings = this.parts.map((part) => part.getAttribute("standing"));
      if (standings.includes(null)) return;
      const right = standings.filter((standing) => standing === "right").length;
      this.told.textContent = `这个情景 ${standings.length} 题都做完了，答对 ${right} 题。`;
      this.answerBox.hidden = false;
      this.answerBox.open = !this.hasAttribute("exam");
    }
  }

  /** @type {(part: Question) => Name} */
  function nameOf(part) {
    return part.getAttribute("name");
  }

  /** @type {(scores: number[]) => number} */
  function mean(scores) {
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }

  customElements.define("cb-scenario", Scenario);
}
