/* What matching and classifying share: every item is given one of the choices. An answer is an object, fingerprint of the item →
   fingerprint of the choice, sorted by the former so that it reads the same however the items were arranged.

   A type says
     rows()            the element with a row for every item: `[data-fingerprint]`
     chosen(row)       the fingerprint that is chosen in a row, or ""
     choose(row, fingerprint) the inverse */
"use strict";

{
  class Assigning extends /** @type {typeof AssigningBase} */ (casebook.Question) {
    /** @type {HTMLElement[]} */ items;

    controls() {
      const box = this.rows();
      this.items = [...box.querySelectorAll(".cb-row")];
      return box;
    }

    /** @returns {HTMLElement[]} */
    get open() {
      return this.items.filter((row) => !this.chosen(row));
    }

    get isComplete() {
      return this.open.length === 0;
    }

    /** @type {() => Record<string, string> | null} */
    read() {
      const given = this.items.map((row) => [row.dataset.fingerprint, this.chosen(row)]).filter(([, choice]) => choice);
      return given.length ? Object.fromEntries(given.toSorted()) : null;
    }

    /** @type {(answer: Record<string, string> | null) => void} */
    write(answer) {
      for (const row of this.items) this.choose(row, answer?.[row.dataset.fingerprint] ?? "");
    }

    /** @type {(answer: Record<string, string>) => Result} */
    mark(answer) {
      const notes = this.items.map((row) => this.noteOn(row, answer[row.dataset.fingerprint]));
      return { score: notes.filter(({ good }) => good).length / notes.length, notes };
    }

    /** @type {(row: HTMLElement, choice: string | undefined) => Note} */
    noteOn(row, choice) {
      const key = this.answerBox.querySelector(`.cb-key > [data-fingerprint="${row.dataset.fingerprint}"]`);
      const good = choice === key.dataset.to;
      const right = `${choice ? "" : "没有选。"}应当是${casebook.quoted(key.querySelector("strong").textContent)}。`;
      return { at: row, good, why: [...(good ? [] : [right]), ...casebook.whyOf(key)] };
    }

    ask() {
      const [first] = this.open;
      this.say(`还有 ${this.open.length} 项没有选。`);
      first.querySelector("input, select").focus();
    }
  }

  casebook.Assigning = Assigning;
}
