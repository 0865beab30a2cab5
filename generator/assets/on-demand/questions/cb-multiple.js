/* <cb-multiple>: several right options. An answer is the list of fingerprints that were picked, sorted so that it reads the same
   however the options were arranged. */
"use strict";

{
  /** @extends {Choices<string[]>} */
  class Multiple extends casebook.Choices {
    /** @type {() => string[] | null} */
    read() {
      const picked = this.fields.filter(({ checked }) => checked).map(({ value }) => value);
      return picked.length ? picked.toSorted() : null;
    }

    /** @type {(answer: string[] | null) => void} */
    write(answer) {
      for (const field of this.fields) field.checked = answer?.includes(field.value) ?? false;
    }

    /** Right picks less wrong picks, of all that are right: to pick everything is worth nothing.
        @type {(answer: string[]) => Result} */
    mark(answer) {
      const fingerprints = this.fields.map(({ value }) => value);
      const wanted = fingerprints.filter((fingerprint) => this.isRight(fingerprint));
      const hits = wanted.filter((fingerprint) => answer.includes(fingerprint));
      const wrong = answer.length - hits.length;
      const notes = fingerprints.filter((fingerprint) => answer.includes(fingerprint) || wanted.includes(fingerprint)).map((fingerprint) =>
        this.noteOn(fingerprint, answer.includes(fingerprint) ? this.isRight(fingerprint) : "missed"));
      const score = Math.max(0, hits.length - wrong) / wanted.length;
      return score === 1 ? { score, notes } : { score, notes, words: wordsOf(score, wanted.length - hits.length, wrong) };
    }
  }

  /** @type {(score: number, missed: number, wrong: number) => string} */
  function wordsOf(score, missed, wrong) {
    const parts = [missed && `漏选 ${missed} 项`, wrong && `多选 ${wrong} 项`].filter(Boolean);
    return `${score > 0 ? "对了一部分" : "不对"}：${parts.join("，")}`;
  }

  Multiple.input = "checkbox";
  Multiple.prompt = "先选出您认为对的，可以选多个。";
  customElements.define("cb-multiple", Multiple);
}
