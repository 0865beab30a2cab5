/* <cb-numeric>: a number with its unit. */
"use strict";

{
  /** @type {Partial<Record<Match, string>>} */
  const WORDS = {
    "unit-missing": "数对了，但要写单位",
    "unit-wrong": "数对了，单位不对",
    unreadable: "不对：没有看出是多少",
  };
  const DAYS = new Set(["日", "工作日"]);

  class Numeric extends casebook.Written {
    /** @type {(answer: string) => Grade} */
    grade(answer) {
      const { answer: value, unit = "", tolerance, unitRequired } = this.key.dataset;
      const match = casebook.quantity(answer, value, unit, { tolerance, unitRequired: unitRequired !== undefined });
      if (match === "right") return { score: 1 };
      const isAboutDays = match === "unit-wrong" && [answer, `1${unit}`].every((text) => DAYS.has(casebook.measure(text)?.unit ?? ""));
      return { score: 0, words: isAboutDays ? `${WORDS[match]}：日和工作日不是一回事` : WORDS[match] };
    }
  }

  customElements.define("cb-numeric", Numeric);
}
